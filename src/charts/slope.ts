import { z } from "zod";
import {
  altText, categoriesField, chartFields, chartHead, checkCategories, figuresOf, highlightField, highlightIndex, labelled, numberStyle, numbersOf, plainValues, referenceSize,
  seriesField,
} from "../kinds/chart-spec.js";
import type { Chart } from "../kinds/chart.js";
import { categoryLabels, categorySize, categoryZone } from "../layout/chart-labels.js";
import { drawPlot } from "../layout/draw-chart.js";
import { endGap, leader, referencesOver, referenceSize as wordSize } from "../layout/draw-references.js";
import { lineHeight, type ChartSize } from "../layout/plot.js";
import { axisAroundData } from "../layout/scale.js";
import type { ChartModel, Reference, Series } from "../scene/chart-model.js";
import { formatCode, formatNumber } from "../scene/number-format.js";
import { advance } from "../text/measure.js";

const most = 10;

const spec = z
  .strictObject({
    kind: z.literal("slope").describe("斜率图：各项在前后两个时期的变化 / how items changed between two periods"),
    ...chartFields,
    categories: categoriesField,
    series: z.array(seriesField).length(2).describe("前后两个时期，各项一个数值 / the two periods, each with one value for every item"),
    highlight: highlightField,
  })
  .superRefine((value, context) => checkCategories(value, { kind: "slope", max: most, longest: 14, instead: "bar" }, context));
type Spec = z.infer<typeof spec>;

export const chart: Chart<Spec> = {
  name: "slope",
  summary: { en: "Two to ten items at two periods: who rose, who fell, who changed places", "zh-CN": "斜率图：二至十项在前后两个时期的升降与位次" },
  spec,
  examples: {
    "two years": `kind: slope
title: 各产业占营业总收入的比重
unit: "%"
categories: [工程机械, 纺织新材料, 生物医药, 光电信息, 其他]
series:
  - { name: 2010年, values: [41.2, 29.0, 14.2, 6.1, 9.5] }
  - { name: 2015年, values: [35.3, 30.8, 20.3, 8.4, 5.2] }
highlight: 生物医药
`,
  },
  model: (value, size = referenceSize) => slopeModel(value, size),
  head: (value) => chartHead(value, []),
  alt(value, language) {
    const style = numberStyle(value.series.map(({ values }) => values), value);
    return altText("slopeChart", value, value.categories, value.series.map((each) => ({ ...each, style })), language);
  },
  draw: (model, box) => drawPlot(model, box),
  overlay: referencesOver,
};

function slopeModel(value: Spec, size: ChartSize): ChartModel {
  const [before, after] = value.series;
  const format = formatCode(numberStyle(value.series.map(({ values }) => values), value));
  const highlight = highlightIndex(value.highlight, value.categories, after!.values);
  const items = value.categories.map((name, i) => ({ name, i, values: [before!.values[i] ?? null, after!.values[i] ?? null] as const }));
  const references = items.flatMap(({ name, i, values: [first, last] }): readonly Extract<Reference, { type: "end" }>[] => {
    const strong = i === highlight;
    const dress = { type: "end" as const, series: i, color: strong ? ("accent" as const) : ("ink2" as const), bold: strong };
    return [
      ...(first ? [{ ...dress, side: "left" as const, text: labelled(name, formatNumber(first.value, format), " "), figure: first.figure }] : []),
      ...(last ? [{ ...dress, side: "right" as const, text: first ? formatNumber(last.value, format) : labelled(name, formatNumber(last.value, format), " "), figure: last.figure }] : []),
    ];
  });
  const room = (side: "left" | "right"): number =>
    Math.max(advance(value.series[side === "left" ? 0 : 1]!.name, categorySize, false) / 2, ...references.map((end) => (end.side === side ? advance(end.text, wordSize, true) + endGap + leader : 0))) + 4;
  const [left, right] = [Math.min(size.width * 0.55, room("left")), Math.min(size.width * 0.3, room("right"))];
  const periods = value.series.map(({ name }) => name);
  const width = size.width - left - right;
  const extent = size.height - categoryZone(periods, width);
  const axis = axisAroundData(numbersOf(value.series.map(({ values }) => values)), extent, { high: 2 * wordSize * lineHeight, low: wordSize * lineHeight });
  return {
    kind: "slope",
    grouping: "clustered",
    categories: periods,
    series: items.map(({ name, i, values }): Series => ({
      name,
      mark: "line",
      values: plainValues(values),
      color: highlight === undefined || i === highlight ? "s1" : "muted",
      width: i === highlight ? 3 : 1.75,
      marker: i === highlight ? 9 : 7,
      format,
      ...figuresOf(values),
    })),
    axis,
    edgeToEdge: true,
    gapWidth: 100,
    overlap: 0,
    plot: { x: left / size.width, y: 0, width: width / size.width, height: extent / size.height },
    categoryLabels,
    categoryHeading: value.unit ?? "",
    references,
  };
}
