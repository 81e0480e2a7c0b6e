import { z } from "zod";
import {
  altText, categoriesField, chartFields, checkCapacity, checkHighlight, checkValues, figuresOf, highlightField, highlightIndex, isOrdinal, joined,
  lineFields, numbersOf, numberStyle, plainValues, referenceSize, seriesField, unitLine,
} from "../kinds/chart-spec.js";
import type { Chart } from "../kinds/chart.js";
import { categoryLabels, categoryZone, labelSize } from "../layout/chart-labels.js";
import { drawPlot } from "../layout/draw-chart.js";
import { barWidth, categoryShare, labelGap, lineHeight, markerRadius, withoutCollisions, type ChartSize } from "../layout/plot.js";
import { comboAxes } from "../layout/scale.js";
import type { ChartModel, Labels, Series } from "../scene/chart-model.js";
import { formatCode } from "../scene/number-format.js";

const most = 12;
/** More categories than this and only the line and the last column have labels. */
const fullyLabelled = 8;

const spec = z
  .strictObject({
    kind: z.literal("combo").describe("组合图：柱看规模，线看增速 / columns for the level and a line on a second axis for the rate"),
    ...chartFields,
    categories: categoriesField,
    columns: z.array(seriesField).min(1).max(2).describe("一或两个系列的柱；两个时突出后一个 / one or two series of columns; of two the second is emphasised"),
    line: z.strictObject(lineFields).describe("柱上方的折线，有自己的单位 / the line above the columns, with its own unit"),
    joined: z.boolean().optional().describe("是否连点成线；默认只在类别为时间或阶段时连 / whether the points are joined; else only where the categories are times or stages"),
    highlight: highlightField,
  })
  .superRefine((value, context) => {
    checkCapacity(value.categories, { kind: "combo", max: most, longest: 14 }, context);
    checkHighlight(value.highlight, value.categories, context);
    value.columns.forEach((series, i) => checkValues(series, value.categories, ["columns", i, "values"], context));
    checkValues(value.line, value.categories, ["line", "values"], context);
  });
type Spec = z.infer<typeof spec>;

export const chart: Chart<Spec> = {
  name: "combo",
  summary: {
    en: "Columns for the level and a line on a second axis for the rate, two to twelve categories",
    "zh-CN": "柱线组合图：柱看规模、线看增速，二至十二个类别",
  },
  spec,
  examples: {
    "over time": `kind: combo
unit: 亿元
categories: [2010, 2011, 2012, 2013, 2014, 2015]
columns:
  - { name: 营业总收入, values: [1480, 1760, 2050, 2360, 2670, 2942] }
line: { name: 同比增速, unit: "%", values: [21.4, 18.9, 16.5, 15.1, 13.1, 10.2] }
`,
    "two years": `kind: combo
title: 总量
unit: 亿元
decimals: 0
categories: [营业总收入, 工业增加值, 固定资产投资]
columns:
  - { name: 2014年同期（推算）, values: [2670, 587, 298] }
  - { name: 2015年1–11月, values: [2942, 628.7, 346.4] }
line: { name: 增速, unit: "%", format: signed-percent, decimals: 1, values: [10.2, 7.14, 16.2] }
`,
  },
  model: (value, size = referenceSize) => withoutCollisions(comboModel(value, size), size),
  head(value) {
    const [first, second] = value.columns;
    const rate = { label: joined([value.line.name, value.line.unit])!, color: "s2" as const, shape: "dot" as const };
    if (!second) return { name: value.title ?? first!.name, unit: unitLine(value), key: [rate] };
    return {
      name: value.title,
      unit: unitLine(value),
      key: [
        { label: first!.name, color: "muted", shape: "square" },
        { label: second.name, color: "s1", shape: "square", strong: true },
        rate,
      ],
    };
  },
  alt(value, language) {
    const style = numberStyle(value.columns.map(({ values }) => values), value);
    const series = [
      ...value.columns.map((each) => ({ ...each, unit: value.unit, style })),
      { ...value.line, style: numberStyle([value.line.values], value.line) },
    ];
    return altText("comboChart", { title: value.title, period: value.period }, value.categories, series, language);
  },
  draw: (model, box) => drawPlot(model, box),
};

function comboModel(value: Spec, size: ChartSize): ChartModel {
  const count = value.categories.length;
  const values = value.columns.map((each) => each.values);
  const numbers = numbersOf(values);
  const rates = numbersOf([value.line.values]);
  const format = formatCode(numberStyle(values, value));
  const rateFormat = formatCode(numberStyle([value.line.values], value.line));
  const gaps = { gapWidth: comboGap, overlap: 0 };
  const slot = size.width / count;
  const two = values.length === 2;
  const room = two ? barWidth(gaps, 2, slot) : slot * categoryShare;
  const dense = count > fullyLabelled;
  const quiet = labelSize(numbers, format, !two, room, dense ? [12] : [14, 12]);
  const strong = labelSize(numbers, format, true, room, dense ? [12] : two ? [16, 14, 12] : [quiet]);
  const rateSize = labelSize(rates, rateFormat, true, slot * categoryShare, dense ? [12] : [14, 12]);
  const zone = Math.min(size.height / 2, categoryZone(value.categories, size.width));
  const extent = size.height - zone;
  const columnLabel = Math.max(quiet, strong) * lineHeight + 2 * labelGap;
  const axes = comboAxes(numbers, rates, extent, {
    columns: { high: columnLabel, low: columnLabel },
    lineAbove: rateSize * lineHeight + labelGap + markerRadius + headroom,
    lineBelow: markerRadius + 5,
  });
  const ordinal = isOrdinal(value.categories);
  const highlight = highlightIndex(value.highlight, value.categories, value.columns.at(-1)!.values) ?? (two || !ordinal ? undefined : count - 1);
  const columns = value.columns.map((each, i): Series => {
    const emphasised = two ? i === 1 : highlight === undefined;
    const dress: Labels = two && i === 0
      ? { size: quiet, bold: false, color: "ink2", format }
      : { size: strong, bold: true, color: two ? "accent" : "ink", format };
    return {
      name: each.name,
      mark: "column",
      values: plainValues(each.values),
      color: emphasised ? "s1" : "muted",
      ...(!two && highlight !== undefined ? { pointColors: { [highlight]: "s1" as const } } : {}),
      labels: {
        ...dress,
        ...(!two && highlight !== undefined ? { points: { [highlight]: { size: strong, bold: true, color: "accent" as const } } } : {}),
        ...(dense ? { hidden: value.categories.map((_, point) => point).filter((point) => point !== (highlight ?? count - 1)) } : {}),
      },
      format,
      unit: value.unit,
      ...figuresOf(each.values),
    };
  });
  return {
    kind: "combo",
    grouping: "clustered",
    categories: value.categories,
    series: [
      ...columns,
      {
        name: value.line.name,
        mark: "line",
        values: plainValues(value.line.values),
        color: "s2",
        labels: { size: rateSize, bold: true, color: "s2t", format: rateFormat },
        format: rateFormat,
        secondary: true,
        joined: value.joined ?? ordinal,
        unit: value.line.unit,
        ...figuresOf(value.line.values),
      },
    ],
    axis: axes.columns,
    secondaryAxis: axes.line,
    ...gaps,
    plot: { x: 0, y: 0, width: 1, height: extent / size.height },
    categoryLabels,
    categoryHeading: value.unit ?? "",
  };
}

const comboGap = 70;
/** Between the head row and the line's highest label. */
const headroom = 12;
