import { z } from "zod";
import { chartHead, joined, referenceSize } from "../kinds/chart-spec.js";
import type { Chart } from "../kinds/chart.js";
import { bubbleFields, checkPoints, xyAlt, xyModel } from "../kinds/xy-chart.js";
import { categorySize } from "../layout/chart-labels.js";
import { drawPlot, textNode } from "../layout/draw-chart.js";
import { referencesOver } from "../layout/draw-references.js";
import { bubbleRadius, lineHeight, plot, withoutCollisions } from "../layout/plot.js";
import type { ChartModel } from "../scene/chart-model.js";
import type { Box, SceneNode, ShapeNode } from "../scene/nodes.js";
import { formatNumber } from "../scene/number-format.js";
import { advance } from "../text/measure.js";

const spec = z
  .strictObject({ kind: z.literal("bubble").describe("气泡图：两项指标的关系，面积表示第三项 / two measures of the same things, a third as the area"), ...bubbleFields })
  .superRefine((value, context) => checkPoints(value, context));
type Spec = z.infer<typeof spec>;

export const chart: Chart<Spec> = {
  name: "bubble",
  summary: { en: "Two measures of two to twenty-four things, a third as the bubbles' area, with a key to it", "zh-CN": "气泡图：二至二十四个对象的三项指标，面积有图例" },
  spec,
  examples: {
    industries: `kind: bubble
title: 产业链布局
period: 2015年
x: { title: 项目数, unit: 个 }
y: { title: 投资增速, unit: "%" }
size: { title: 投资额, unit: 亿元 }
points:
  - { label: 装备制造, x: 30, y: 12.4, size: 118 }
  - { label: 新材料, x: 21, y: 18.6, size: 76 }
  - { label: 生物医药, x: 18, y: 24.1, size: 64 }
  - { label: 电子信息, x: 10, y: 9.2, size: 52 }
  - { label: 新能源, x: 6, y: 21.0, size: 21 }
highlight: 生物医药
`,
  },
  model: (value, size = referenceSize) => withoutCollisions(xyModel(value, "bubble", size), size),
  head(value) {
    const area = joined([value.size?.title, value.size?.unit]);
    return chartHead({ title: value.title, period: value.period, categories: [] }, area ? [{ label: area, color: value.highlight === undefined ? "soft" : "muted", shape: "dot" }] : []);
  },
  alt: (value, language) => xyAlt(value, "bubbleChart", language),
  draw: (model, box) => drawPlot(model, box),
  overlay: (model, box) => [...sizeKey(model, box), ...referencesOver(model, box)],
};

/** Two empty circles with their numbers, in the first corner of the plot that no bubble or name is in. */
function sizeKey(model: ChartModel, box: Box): readonly SceneNode[] {
  const { area, points, labels } = plot(model, box);
  const { sizes, format } = { sizes: model.series[0]?.sizes, format: model.series[0]?.sizes?.format ?? "General" };
  const largest = Math.max(0, ...(sizes?.values ?? []).map((size) => size ?? 0));
  if (largest <= 0) return [];
  const rows = [largest, roundQuarter(largest)].map((value) => ({ value, radius: bubbleRadius(value, largest, area), text: formatNumber(value, format) }));
  const words = Math.max(...rows.map(({ text }) => advance(text, categorySize, false)));
  const [outer] = rows;
  const size = { width: 2 * outer!.radius + 8 + words, height: 2 * outer!.radius };
  const inset = 6;
  const corners = [
    { x: area.x + area.width - size.width - inset, y: area.y + area.height - size.height - inset },
    { x: area.x + inset, y: area.y + inset },
    { x: area.x + area.width - size.width - inset, y: area.y + inset },
    { x: area.x + inset, y: area.y + area.height - size.height - inset },
  ].map((at) => ({ ...at, ...size }));
  const taken = [...points.map(({ at, radius }) => ({ x: at.x - radius, y: at.y - radius, width: 2 * radius, height: 2 * radius })), ...labels.map((label) => label.box)];
  const free = corners.find((corner) => taken.every((one) => apart(one, corner)));
  if (!free) return [];
  return rows.flatMap(({ value, radius, text }, i): readonly SceneNode[] => {
    const circle: ShapeNode = {
      type: "shape",
      name: `size ${i + 1}`,
      geometry: "ellipse",
      box: { x: free.x + outer!.radius - radius, y: free.y + size.height - 2 * radius, width: 2 * radius, height: 2 * radius },
      stroke: { color: "ink3", width: 0.75 },
    };
    const height = categorySize * lineHeight;
    const width = advance(text, categorySize, false);
    const y = value === largest ? free.y : free.y + size.height - 2 * radius - height / 2 + radius;
    return [circle, textNode(`size ${i + 1} label`, { x: free.x + 2 * outer!.radius + 8, y, width, height }, [{ text, width }], { size: categorySize, bold: false, color: "ink3", align: "left" })];
  });
}

/** About a quarter of the largest, with one digit. */
function roundQuarter(largest: number): number {
  const power = 10 ** Math.floor(Math.log10(largest / 4));
  return Number((Math.max(1, Math.round(largest / 4 / power)) * power).toPrecision(6));
}

const apart = (a: Box, b: Box): boolean => a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
