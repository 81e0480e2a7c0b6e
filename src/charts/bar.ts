import { z } from "zod";
import { barSeries, seriesKey } from "../kinds/bar-series.js";
import {
  altText, categoryFields, chartHead, checkCategories, highlightIndex, isOrdinal, numbersOf, numberStyle, referenceSize, seriesOf, type Values,
} from "../kinds/chart-spec.js";
import type { Chart } from "../kinds/chart.js";
import { categoryColumn, categoryLabels, categorySize } from "../layout/chart-labels.js";
import { drawPlot } from "../layout/draw-chart.js";
import { barLabelGap, barWidth, lineHeight, withoutCollisions, type ChartSize } from "../layout/plot.js";
import { axisFromZero } from "../layout/scale.js";
import type { ChartModel } from "../scene/chart-model.js";
import { formatCode, formatNumber } from "../scene/number-format.js";
import { advance } from "../text/measure.js";

const most = 10;

const spec = z
  .strictObject({
    kind: z.literal("bar").describe("Lying bars: two to ten categories, also with long names."),
    ...categoryFields,
    sort: z
      .enum(["descending", "given"])
      .optional()
      .describe("Order of the bars from the top. One series is sorted by value unless its categories are times or stages."),
  })
  .superRefine((value, context) => checkCategories(value, { kind: "bar", max: most, longest: 22 }, context));
type Spec = z.infer<typeof spec>;

export const chart: Chart<Spec> = {
  name: "bar",
  summary: {
    en: "Lying bars for up to ten categories with long names, the largest at the top",
    "zh-CN": "条形图：最多十个类别，名称可以较长，大者在上",
  },
  spec,
  examples: {
    sorted: `kind: bar
title: 创业孵化
unit: 个、家、支
categories: [孵化毕业企业, 新引进孵化项目, 入驻创业园团队]
values: [23, 68, 20]
highlight: 新引进孵化项目
`,
    "two series": `kind: bar
title: 获批资金
unit: 万元
categories: [国家级科技计划, 省级自主创新专项, 市级科技发展计划]
series:
  - { name: 2014年, values: [2100, 1850, 960] }
  - { name: 2015年, values: [3200, 2400, 1300] }
`,
  },
  model: (value, size = referenceSize) => withoutCollisions(barModel(value, size), size),
  head: (value) => chartHead(value, seriesKey(value)),
  alt(value, language) {
    const { categories, series } = ordered(value);
    const style = numberStyle(series.map(({ values }) => values), value);
    return altText("barChart", value, categories, series.map((each) => ({ ...each, style })), language);
  },
  draw: (model, box) => drawPlot(model, box),
};

function barModel(value: Spec, size: ChartSize): ChartModel {
  const { categories, series, highlight } = ordered(value);
  const values = series.map((each) => each.values);
  const numbers = numbersOf(values);
  const format = formatCode(numberStyle(values, value));
  const height = size.height - topRoom;
  const slot = height / categories.length;
  const oneLineEach = slot < 2 * categorySize * lineHeight;
  const left = categoryColumn(categories, oneLineEach ? size.width * 0.6 : Math.min(widestColumn, size.width * 0.42));
  const gaps = { gapWidth: barGap(slot, series.length), overlap: 0 };
  const bars = barSeries({ mark: "bar", series, format, highlight, room: size.width / 3, height: barWidth(gaps, series.length, slot) });
  const labelRoom = barLabelGap + Math.max(0, ...numbers.map((number) => advance(formatNumber(number, format), bars.largest, true)));
  const extent = size.width - left;
  return {
    kind: "bar",
    grouping: "clustered",
    categories,
    series: bars.series,
    axis: axisFromZero(numbers, extent, { high: labelRoom + 1, low: labelRoom + 1 }),
    ...gaps,
    plot: { x: left / size.width, y: topRoom / size.height, width: extent / size.width, height: height / size.height },
    categoryLabels,
    categoryHeading: value.unit ?? "",
  };
}

/** Between the head row and the first bar's share of the plot. */
const topRoom = 6;
/** 1.9 in: category names that need more are set in two lines. */
const widestColumn = 137;
/** Thickest bar, 0.67 in, and the thickness below which bars move closer together, 0.45 in. */
const thickest = 48;
const thin = 32.4;

/** Gap in percent of a bar for categories `slot` points apart: half of it is bar, within the two limits above. */
function barGap(slot: number, series: number): number {
  const group = Math.min(thickest * Math.min(2, series), Math.max(slot * 0.5, Math.min(thin * series, slot / 1.5)));
  return Math.round(Math.min(500, (slot / group - 1) * series * 100));
}

interface Ordered {
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: Values }[];
  readonly highlight?: number;
}

/** The bars from the top down. */
function ordered(value: Spec): Ordered {
  const series = seriesOf(value);
  const highlight = highlightIndex(value.highlight, value.categories);
  const sorted = value.sort ? value.sort === "descending" : series.length === 1 && !isOrdinal(value.categories);
  if (!sorted) return { categories: value.categories, series, highlight };
  const level = (point: number): number => series.at(-1)!.values[point]?.value ?? -Infinity;
  const order = value.categories.map((_, i) => i).sort((a, b) => level(b) - level(a) || a - b);
  return {
    categories: order.map((i) => value.categories[i]!),
    series: series.map((each) => ({ ...each, values: order.map((i) => each.values[i] ?? null) })),
    highlight: highlight === undefined ? undefined : order.indexOf(highlight),
  };
}
