import { z } from "zod";
import { chartHead, referenceSize } from "../kinds/chart-spec.js";
import type { Chart } from "../kinds/chart.js";
import { checkPoints, scatterFields, xyAlt, xyModel } from "../kinds/xy-chart.js";
import { drawPlot } from "../layout/draw-chart.js";
import { referencesOver } from "../layout/draw-references.js";
import { withoutCollisions } from "../layout/plot.js";

const spec = z
  .strictObject({ kind: z.literal("scatter").describe("散点图：两项指标的关系 / how two measures of the same things are related"), ...scatterFields })
  .superRefine((value, context) => checkPoints(value, context));
type Spec = z.infer<typeof spec>;

export const chart: Chart<Spec> = {
  name: "scatter",
  summary: { en: "Two measures of three to sixty things, names beside the points where there is room", "zh-CN": "散点图：三至六十个对象的两项指标，名称写在点旁" },
  spec,
  examples: {
    named: `kind: scatter
title: 投入与产出
period: 2015年
x: { title: 研发投入强度, unit: "%" }
y: { title: 营业收入增速, unit: "%" }
means: true
points:
  - { label: 工程机械, x: 2.1, y: 6.4 }
  - { label: 纺织新材料, x: 1.8, y: 9.1 }
  - { label: 生物医药, x: 4.6, y: 18.2 }
  - { label: 光电信息, x: 3.9, y: 15.7 }
  - { label: 汽车零部件, x: 2.7, y: 8.3 }
  - { label: 新能源, x: 3.2, y: 12.5 }
highlight: 生物医药
`,
    trend: `kind: scatter
title: 企业规模与人均产值
x: { title: 职工人数, unit: 人 }
y: { title: 人均产值, unit: 万元 }
trend: true
points:
  - { x: 120, y: 38 }
  - { x: 260, y: 42 }
  - { x: 310, y: 51 }
  - { x: 420, y: 49 }
  - { x: 560, y: 60 }
  - { x: 640, y: 58 }
  - { x: 790, y: 71 }
  - { x: 880, y: 69 }
`,
  },
  model: (value, size = referenceSize) => withoutCollisions(xyModel(value, "scatter", size), size),
  head: (value) => chartHead({ title: value.title, period: value.period, categories: [] }, []),
  alt: (value, language) => xyAlt(value, "scatterChart", language),
  draw: (model, box) => drawPlot(model, box),
  overlay: referencesOver,
};
