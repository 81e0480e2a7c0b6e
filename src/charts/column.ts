import { z } from "zod";
import { barSeries, seriesKey } from "../kinds/bar-series.js";
import { altText, categoryFields, chartHead, checkCategories, highlightIndex, numbersOf, numberStyle, referenceSize, seriesOf } from "../kinds/chart-spec.js";
import type { Chart } from "../kinds/chart.js";
import { categoryLabels, categoryZone } from "../layout/chart-labels.js";
import { drawPlot } from "../layout/draw-chart.js";
import { barWidth, categoryShare, labelGap, lineHeight, withoutCollisions, type ChartSize } from "../layout/plot.js";
import { axisFromZero } from "../layout/scale.js";
import type { ChartModel } from "../scene/chart-model.js";
import { formatCode } from "../scene/number-format.js";

const most = 8;

const spec = z
  .strictObject({ kind: z.literal("column").describe("Standing columns: amounts of two to eight categories."), ...categoryFields })
  .superRefine((value, context) => checkCategories(value, { kind: "column", max: most, longest: 14, instead: "bar" }, context));
type Spec = z.infer<typeof spec>;

export const chart: Chart<Spec> = {
  name: "column",
  summary: {
    en: "Standing columns for two to eight categories with short names, one to four series",
    "zh-CN": "柱形图：二至八个短名类别，一至四个系列",
  },
  spec,
  examples: {
    highlighted: `kind: column
title: 三项主要指标同比增速
period: 2015年1–11月
unit: "%"
categories: [固定资产投资, 营业总收入, 工业增加值]
values: [16.2, 10.2, 7.14]
decimals: 1
highlight: 固定资产投资
`,
    "two series": `kind: column
title: 科技计划项目
unit: 项
categories: [2013, 2014, 2015]
series:
  - { name: 申报, values: [168, 201, 235] }
  - { name: 获批, values: [72, 90, 110] }
`,
    "below zero": `kind: column
title: 增速变化
unit: 个百分点
format: signed
categories: [一季度, 上半年, 前三季度, 全年]
values: [1.2, 0.4, -0.6, -1.1]
highlight: 4
`,
  },
  model: (value, size = referenceSize) => withoutCollisions(columnModel(value, size), size),
  head: (value) => chartHead(value, seriesKey(value)),
  alt(value, language) {
    const series = seriesOf(value);
    const style = numberStyle(series.map(({ values }) => values), value);
    return altText("columnChart", value, value.categories, series.map((each) => ({ ...each, style })), language);
  },
  draw: (model, box) => drawPlot(model, box),
};

function columnModel(value: Spec, size: ChartSize): ChartModel {
  const series = seriesOf(value);
  const values = series.map((each) => each.values);
  const format = formatCode(numberStyle(values, value));
  const gaps = { gapWidth: columnGap(value.categories.length), overlap: 0 };
  const slot = size.width / value.categories.length;
  const room = series.length === 1 ? slot * categoryShare : barWidth(gaps, series.length, slot);
  const bars = barSeries({ mark: "column", series, format, highlight: highlightIndex(value.highlight, value.categories), room });
  const extent = size.height - Math.min(size.height / 2, categoryZone(value.categories, size.width));
  const labelRoom = bars.largest * lineHeight + labelGap;
  return {
    kind: "column",
    grouping: "clustered",
    categories: value.categories,
    series: bars.series,
    axis: axisFromZero(numbersOf(values), extent, { high: labelRoom + headroom, low: labelRoom + 2 }),
    ...gaps,
    plot: { x: 0, y: 0, width: 1, height: extent / size.height },
    categoryLabels,
    categoryHeading: value.unit ?? "",
  };
}

/** Between the head row and the largest label. */
const headroom = 24;

/** Fewer columns stand further apart, so that they do not become blocks. */
const columnGap = (categories: number): number => (categories >= 6 ? 60 : categories >= 3 ? 90 : 120);
