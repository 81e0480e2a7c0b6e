import { z } from "zod";
import { barSeries, scenarioKey, seriesKey, shareFormat, stackedSeries } from "../kinds/bar-series.js";
import { checkReferences, referenceFields, referencesOf, referenceValues, roomForNotes, rowForLabels } from "../kinds/chart-references.js";
import {
  altText, categoryFields, chartHead, checkAxis, checkCategories, fixedAxis, groupingField, highlightIndex, isOrdinal, numberStyle, plainValues, referenceSize,
  scenarioList, seriesOf, type Scenario, type SeriesSpec,
} from "../kinds/chart-spec.js";
import type { Chart } from "../kinds/chart.js";
import { checkStack, stackEnds } from "../kinds/stack.js";
import { categoryColumn, categoryLabels, categorySize } from "../layout/chart-labels.js";
import { drawPlot } from "../layout/draw-chart.js";
import { referencesBehind, referencesOver } from "../layout/draw-references.js";
import { barLabelGap, barWidth, lineHeight, withoutCollisions, type ChartSize } from "../layout/plot.js";
import { axisFromZero } from "../layout/scale.js";
import type { ChartModel } from "../scene/chart-model.js";
import { formatCode, formatNumber } from "../scene/number-format.js";
import { advance } from "../text/measure.js";

const most = 10;

const spec = z
  .strictObject({
    kind: z.literal("bar").describe("条形图：二至十个类别，名称可以较长 / lying bars: two to ten categories, also with long names"),
    ...categoryFields,
    sort: z
      .enum(["descending", "given"])
      .optional()
      .describe("自上而下的顺序；单个系列默认由大到小，时间和阶段除外 / order from the top; one series is sorted by value unless its categories are times or stages"),
    grouping: groupingField,
    scenarios: scenarioList.optional(),
    target: referenceFields.target,
    average: referenceFields.average,
    bands: referenceFields.bands,
    notes: referenceFields.notes,
  })
  .superRefine((value, context) => {
    checkCategories(value, { kind: "bar", max: most, longest: 22, series: 5 }, context);
    checkStack(value, context);
    checkAxis(value.axis, stackEnds(value.grouping, seriesOf(value)), true, context);
    checkReferences(value, context);
  });
type Spec = z.infer<typeof spec>;

export const chart: Chart<Spec> = {
  name: "bar",
  summary: {
    en: "Lying bars for up to ten categories with long names, the largest at the top; several series side by side, stacked or as shares",
    "zh-CN": "条形图：最多十个类别，名称可以较长，大者在上；多个系列可并列、堆积或百分比堆积",
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
    stacked: `kind: bar
title: 产业链项目
unit: 个
grouping: stacked
categories: [装备制造, 新材料, 生物医药, 电子信息]
series:
  - { name: 投产, values: [16, 11, 8, 5] }
  - { name: 在建, values: [9, 6, 7, 3] }
  - { name: 签约, values: [5, 4, 3, 2] }
`,
    "shares of 100 %": `kind: bar
title: 就业结构
unit: "%"
grouping: percent
categories: [2005年, 2010年, 2015年]
series:
  - { name: 第一产业, values: [38, 24, 12] }
  - { name: 第二产业, values: [36, 44, 49] }
  - { name: 第三产业, values: [26, 32, 39] }
`,
    "with a target": `kind: bar
title: 各园区固定资产投资完成进度
unit: "%"
categories: [北湖新区, 蓼河新城, 崇文大道园区, 黄屯片区]
values: [104.2, 98.5, 91.3, 76.8]
target: { at: 95, label: 时序进度 }
highlight: min
`,
  },
  model: (value, size = referenceSize) => withoutCollisions(barModel(value, size), size),
  head: (value) => chartHead(value, [...seriesKey(value, value.grouping), ...scenarioKey(value.scenarios, [value.title, ...value.categories])]),
  alt(value, language) {
    const { categories, series } = ordered(value);
    const style = numberStyle(series.map(({ values }) => values), value);
    return altText("barChart", value, categories, series.map((each) => ({ ...each, style })), language);
  },
  underlay: referencesBehind,
  draw: (model, box) => drawPlot(model, box),
  overlay: referencesOver,
};

function barModel(value: Spec, size: ChartSize): ChartModel {
  const { categories, series, highlight, scenarios } = ordered(value);
  const format = formatCode(numberStyle(series.map((each) => each.values), value));
  const references = referencesOf({ ...value, categories }, series, format);
  const top = topRoom + rowForLabels(references);
  const height = size.height - top;
  const slot = height / categories.length;
  const oneLineEach = slot < 2 * categorySize * lineHeight;
  const left = categoryColumn(categories, oneLineEach ? size.width * 0.6 : Math.min(widestColumn, size.width * 0.42));
  const extent = size.width - left;
  const stacked = value.grouping === "stacked" || value.grouping === "percent" ? value.grouping : undefined;
  const gaps = { gapWidth: barGap(slot, stacked ? 1 : series.length), overlap: 0 };
  const thickness = barWidth(gaps, stacked ? 1 : series.length, slot);
  const bars = stacked
    ? stackedSeries({ mark: "bar", grouping: stacked, series, format, shareFormat: shareFormat(value.decimals), room: extent, height: thickness })
    : barSeries({ mark: "bar", series, format, highlight, scenarios, room: size.width / 3, height: thickness });
  const numbers = stackEnds(value.grouping, series);
  const labelRoom = barLabelGap + Math.max(0, ...numbers.map((number) => advance(formatNumber(number, format), bars.largest, true)));
  const notes = roomForNotes(references) > 0 ? noteRoom : 0;
  const axis = axisFromZero([...numbers, ...referenceValues(references)], extent, { high: labelRoom + 1 + notes, low: labelRoom + 1 });
  return {
    kind: "bar",
    grouping: stacked ?? "clustered",
    categories,
    series: bars.series,
    axis: stacked === "percent" ? { min: 0, max: 1 } : fixedAxis(axis, value.axis),
    ...gaps,
    plot: { x: left / size.width, y: top / size.height, width: extent / size.width, height: height / size.height },
    categoryLabels,
    categoryHeading: value.unit ?? "",
    ...(references.length > 0 ? { references } : {}),
  };
}

/** Beside the longest bar, for the notes that point to bars. */
const noteRoom = 120;
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
  readonly series: readonly SeriesSpec[];
  readonly highlight?: number;
  readonly scenarios?: readonly Scenario[];
}

/** The bars from the top down. */
function ordered(value: Spec): Ordered {
  const series = seriesOf(value);
  const highlight = highlightIndex(value.highlight, value.categories, series.at(-1)?.values);
  const sorted = value.sort ? value.sort === "descending" : series.length === 1 && !isOrdinal(value.categories);
  if (!sorted) return { categories: value.categories, series, highlight, scenarios: value.scenarios };
  const stacked = value.grouping === "stacked";
  const level = (point: number): number =>
    stacked ? series.reduce((sum, each) => sum + (plainValues(each.values)[point] ?? 0), 0) : (series.at(-1)!.values[point]?.value ?? -Infinity);
  const order = value.categories.map((_, i) => i).sort((a, b) => level(b) - level(a) || a - b);
  return {
    categories: order.map((i) => value.categories[i]!),
    series: series.map((each) => ({ ...each, values: order.map((i) => each.values[i] ?? null) })),
    highlight: highlight === undefined ? undefined : order.indexOf(highlight),
    scenarios: value.scenarios && order.map((i) => value.scenarios![i]!),
  };
}
