import { z } from "zod";
import { labelOn } from "../kinds/bar-series.js";
import {
  altText, categoryFields, chartHead, checkAxis, checkCategories, figuresOf, fixedAxis, labelled, languageIn, numberStyle, plainValues, referenceSize, seriesOf, type SeriesSpec,
} from "../kinds/chart-spec.js";
import type { Chart } from "../kinds/chart.js";
import { checkStack, stackEnds } from "../kinds/stack.js";
import { categoryLabels, categorySize, categoryZone, labelEvery } from "../layout/chart-labels.js";
import { drawPlot } from "../layout/draw-chart.js";
import { endGap, leader, referencesBehind, referencesOver } from "../layout/draw-references.js";
import { labelGap, lineHeight, markerRadius, withoutCollisions, type ChartSize } from "../layout/plot.js";
import { axisFromZero } from "../layout/scale.js";
import type { ChartModel, Reference, Series } from "../scene/chart-model.js";
import { formatCode, formatNumber } from "../scene/number-format.js";
import { wording } from "../source/wording/wording.js";
import { advance } from "../text/measure.js";
import { stackColors } from "../theme/series-colors.js";

const most = 24;

const spec = z
  .strictObject({
    kind: z.literal("area").describe("面积图：随时间变化的总量及其构成 / areas over time: a total and what it is made of"),
    ...categoryFields,
    grouping: z.enum(["stacked", "percent"]).default("stacked").describe("多个系列：stacked 堆积、percent 百分比堆积 / several series on top of each other, or as shares of 100 %"),
  })
  .superRefine((value, context) => {
    checkCategories(value, { kind: "area", max: most, longest: 14, series: 5 }, context);
    checkStack(value, context);
    checkAxis(value.axis, stackEnds(value.grouping, seriesOf(value)), true, context);
  });
type Spec = z.infer<typeof spec>;

export const chart: Chart<Spec> = {
  name: "area",
  summary: {
    en: "Areas over two to twenty-four periods: one total, or up to five parts stacked or as shares",
    "zh-CN": "面积图：二至二十四个时期，单个总量，或最多五个部分的堆积、百分比堆积",
  },
  spec,
  examples: {
    total: `kind: area
title: 研发投入
unit: 亿元
categories: [1998, 1999, 2000, 2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008, 2009, 2010, 2011, 2012, 2013, 2014, 2015]
values: [0.3, 0.3, 0.4, 0.6, 0.7, 0.9, 1.2, 1.4, 1.9, 2.5, 3.2, 4.1, 5.6, 7.9, 10.4, 13.8, 18.0, 22.3]
`,
    stacked: `kind: area
title: 营业总收入构成
unit: 亿元
categories: [2010, 2011, 2012, 2013, 2014, 2015]
series:
  - { name: 工程机械, values: [610, 720, 820, 910, 985, 1040] }
  - { name: 纺织新材料, values: [430, 520, 610, 680, 790, 905] }
  - { name: 生物医药, values: [210, 270, 330, 410, 505, 597] }
`,
    "shares of 100 %": `kind: area
title: 能源消费结构
unit: "%"
grouping: percent
categories: [2011, 2012, 2013, 2014, 2015]
series:
  - { name: 煤炭, values: [72, 69, 65, 60, 55] }
  - { name: 天然气, values: [12, 13, 15, 17, 19] }
  - { name: 可再生能源, values: [16, 18, 20, 23, 26] }
`,
  },
  model: (value, size = referenceSize) => withoutCollisions(areaModel(value, size), size),
  head: (value) => chartHead(value, []),
  alt(value, language) {
    const series = seriesOf(value);
    const style = numberStyle(series.map(({ values }) => values), value);
    return altText("areaChart", value, value.categories, series.map((each) => ({ ...each, style })), language);
  },
  underlay: referencesBehind,
  draw: (model, box) => drawPlot(model, box),
  overlay: referencesOver,
};

function areaModel(value: Spec, size: ChartSize): ChartModel {
  const series = seriesOf(value);
  const many = series.length > 1;
  const format = formatCode(numberStyle(series.map(({ values }) => values), value));
  const colors = many ? stackColors(series.length) : (["tint2"] as const); // its edge is a line in the first colour
  const ends = many ? series.flatMap((each, i) => bothEnds(each, i, format, labelOn(colors[i]!) === "onfill")) : [];
  const widest = (side: "left" | "right"): number => Math.max(0, ...ends.map((end) => (end.side === side ? advance(end.text, categorySize, true) + endGap : 0)));
  const overhang = Math.min(size.width * 0.25, Math.max(halfLabel(value.categories), widest("left")));
  const right = many ? Math.min(size.width * 0.45, widest("right") + leader) : overhang;
  const width = size.width - overhang - right;
  const every = labelEvery(value.categories, width).every ?? 1;
  const extent = size.height - Math.min(size.height / 2, categoryZone(value.categories.filter((_, i) => i % every === 0), width));
  const percent = value.grouping === "percent";
  const edge = percent ? [] : edgeSeries(value, series, format);
  const room = (largestLabel + 2) * lineHeight + labelGap + markerRadius;
  const axis = axisFromZero(stackEnds(many ? value.grouping : "clustered", series), extent, { high: room + headroom, low: room });
  const top = percent ? percentHead : 0;
  return {
    kind: "area",
    grouping: value.grouping,
    categories: value.categories,
    series: [
      ...series.map((each, i): Series => ({ name: each.name, mark: "area", values: plainValues(each.values), color: colors[i]!, format, ...figuresOf(each.values) })),
      ...edge,
    ],
    axis: percent ? { min: 0, max: 1 } : fixedAxis(axis, value.axis),
    edgeToEdge: true,
    gapWidth: 100,
    overlap: 0,
    plot: { x: overhang / size.width, y: top / size.height, width: width / size.width, height: (extent - top) / size.height },
    categoryLabels: { ...categoryLabels, ...labelEvery(value.categories, width) },
    categoryHeading: value.unit ?? "",
    ...(ends.length > 0 ? { references: ends } : {}),
  };
}

/**
 * The upper edge as a line that carries the numbers, which areas have no good place for: of one series the line itself, of
 * several one that is not seen, at the totals.
 */
function edgeSeries(value: Spec, series: readonly SeriesSpec[], format: string): readonly Series[] {
  const values = series.map((each) => plainValues(each.values));
  const totals = value.categories.map((_, point) => Number(values.reduce((sum, each) => sum + (each[point] ?? 0), 0).toPrecision(12)));
  const last = totals.length - 1;
  const one = series.length === 1;
  const words = wording(languageIn([value.title, ...series.map(({ name }) => name)])).labels.chartWords;
  return [
    {
      name: words.total,
      mark: "line",
      values: one ? values[0]! : totals,
      color: one ? "s1" : "ink",
      ...(one ? { marker: 0 } : { width: 0, marker: 0, joined: false }),
      labels: {
        size: value.categories.length > 8 ? 12 : largestLabel,
        bold: true,
        color: "ink",
        format,
        position: "above",
        points: { [last]: { size: largestLabel + 2, bold: true, color: "accent" } },
        ...(value.categories.length > fullyLabelled ? { hidden: totals.flatMap((_, point) => (isMilestone(totals, point) ? [] : [point])) } : {}),
      },
      format,
      sumOf: series.map((_, i) => i),
      ...(one ? figuresOf(series[0]!.values) : {}),
    },
  ];
}

/** The first, the last, the highest and the lowest: what is said of a development. */
const isMilestone = (values: readonly number[], point: number): boolean =>
  point === 0 || point === values.length - 1 || point === values.indexOf(Math.max(...values)) || point === values.indexOf(Math.min(...values));

/** More periods than this, and only some have their number. */
const fullyLabelled = 10;
const largestLabel = 14;

/** What the first and the last period say about a part: its number, at the right with its name. */
function bothEnds(series: SeriesSpec, index: number, format: string, strong: boolean): readonly Extract<Reference, { readonly type: "end" }>[] {
  const [first, last] = [series.values[0], series.values.at(-1)];
  const dress = { type: "end" as const, series: index, color: strong ? ("accent" as const) : ("ink2" as const), bold: strong };
  const text = last ? labelled(series.name, formatNumber(last.value, format), " ") : series.name;
  const right = { ...dress, side: "right" as const, text, ...(last?.figure ? { figure: last.figure } : {}) };
  if (!first || series.values.length < 2) return [right];
  return [{ ...dress, side: "left", text: formatNumber(first.value, format), ...(first.figure ? { figure: first.figure } : {}) }, right];
}

/** The first and the last category stand under the edges of the plot, half of them outside it. */
function halfLabel(categories: readonly string[]): number {
  const ends = [categories[0] ?? "", categories.at(-1) ?? ""];
  return Math.max(...ends.map((text) => advance(text, categorySize, false))) / 2 + 4;
}

const headroom = 10;
const percentHead = 16;
