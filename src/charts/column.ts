import { z } from "zod";
import { barSeries, scenarioKey, seriesKey, shareFormat, stackedSeries } from "../kinds/bar-series.js";
import {
  checkReferences, errorRange, referenceFields, referencesOf, referenceValues, roomForLabels, roomForNotes,
} from "../kinds/chart-references.js";
import {
  altText, categoryFields, chartHead, checkAxis, checkCategories, fixedAxis, groupingField, highlightIndex, numberStyle, referenceSize, scenarioList, seriesOf,
} from "../kinds/chart-spec.js";
import type { Chart } from "../kinds/chart.js";
import { checkStack, stackEnds } from "../kinds/stack.js";
import { categoryLabels, categoryZone } from "../layout/chart-labels.js";
import { drawPlot } from "../layout/draw-chart.js";
import { referencesBehind, referencesOver } from "../layout/draw-references.js";
import { barWidth, categoryShare, labelGap, lineHeight, withoutCollisions, type ChartSize } from "../layout/plot.js";
import { axisFromZero } from "../layout/scale.js";
import type { ChartModel } from "../scene/chart-model.js";
import { formatCode } from "../scene/number-format.js";

const most = 8;

const spec = z
  .strictObject({
    kind: z.literal("column").describe("柱形图：二至八个类别 / standing columns: amounts of two to eight categories"),
    ...categoryFields,
    grouping: groupingField,
    scenarios: scenarioList.optional(),
    ...referenceFields,
  })
  .superRefine((value, context) => {
    checkCategories(value, { kind: "column", max: most, longest: 14, instead: "bar", series: 5 }, context);
    checkStack(value, context);
    checkAxis(value.axis, stackEnds(value.grouping, seriesOf(value)), true, context);
    checkReferences(value, context);
  });
type Spec = z.infer<typeof spec>;

export const chart: Chart<Spec> = {
  name: "column",
  summary: {
    en: "Standing columns for two to eight categories with short names; several series side by side, stacked or as shares",
    "zh-CN": "柱形图：二至八个短名类别；多个系列可并列、堆积或百分比堆积",
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
    stacked: `kind: column
title: 营业总收入构成
unit: 亿元
grouping: stacked
categories: [2012, 2013, 2014, 2015]
series:
  - { name: 工程机械, values: [820, 910, 985, 1040] }
  - { name: 纺织新材料, values: [610, 680, 790, 905] }
  - { name: 生物医药, values: [330, 410, 505, 597] }
  - { name: 其他, values: [290, 360, 390, 400] }
`,
    "shares of 100 %": `kind: column
title: 研发投入构成
grouping: percent
categories: [2013, 2014, 2015]
series:
  - { name: 企业, values: [12.6, 16.4, 21.8] }
  - { name: 财政, values: [4.1, 4.6, 5.2] }
  - { name: 其他, values: [1.3, 1.1, 0.9] }
`,
    "plan and forecast": `kind: column
title: 固定资产投资
unit: 亿元
categories: [2012, 2013, 2014, 2015, 2016]
values: [214, 256, 298, 346, 400]
scenarios: [actual, actual, actual, actual, forecast]
target: { at: 380, label: 规划目标 }
notes: [{ at: 2015, text: 新上产业链项目79个 }]
`,
    "actual and plan": `kind: column
title: 季度营业总收入
unit: 亿元
categories: [一季度, 二季度, 三季度, 四季度]
series:
  - { name: 上年, scenario: previous, values: [560, 655, 702, 753] }
  - { name: 计划, scenario: plan, values: [620, 720, 780, 820] }
  - { name: 实际, scenario: actual, values: [604, 731, 796, 811] }
`,
    "average, trend and range": `kind: column
title: 每月新增企业
unit: 家
categories: [6月, 7月, 8月, 9月, 10月, 11月]
values: [21, 26, 24, 33, 30, 38]
average: true
trend: true
bands: [{ from: 20, to: 30, label: 正常区间 }]
`,
    "with errors": `kind: column
title: 企业满意度调查
unit: 分
categories: [审批, 融资, 用工, 物流]
values: [86.2, 71.5, 64.0, 78.3]
errors: [2.1, 3.4, 4.0, { plus: 2.5, minus: 3.5 }]
`,
  },
  model: (value, size = referenceSize) => withoutCollisions(columnModel(value, size), size),
  head: (value) => chartHead(value, [...seriesKey(value, value.grouping), ...scenarioKey(value.scenarios, [value.title, ...value.categories])]),
  alt(value, language) {
    const series = seriesOf(value);
    const style = numberStyle(series.map(({ values }) => values), value);
    return altText("columnChart", value, value.categories, series.map((each) => ({ ...each, style })), language);
  },
  underlay: referencesBehind,
  draw: (model, box) => drawPlot(model, box),
  overlay: referencesOver,
};

function columnModel(value: Spec, size: ChartSize): ChartModel {
  const series = seriesOf(value);
  const values = series.map((each) => each.values);
  const format = formatCode(numberStyle(values, value));
  const references = referencesOf(value, series, format);
  const width = size.width - roomForLabels(references, size.width * 0.42);
  const stacked = value.grouping === "stacked" || value.grouping === "percent" ? value.grouping : undefined;
  const gaps = { gapWidth: columnGap(value.categories.length), overlap: 0 };
  const slot = width / value.categories.length;
  const room = stacked || series.length > 1 ? barWidth(gaps, stacked ? 1 : series.length, slot) : slot * categoryShare;
  const highlight = highlightIndex(value.highlight, value.categories, values.at(-1));
  const bars = stacked
    ? stackedSeries({ mark: "column", grouping: stacked, series, format, shareFormat: shareFormat(value.decimals), room })
    : barSeries({ mark: "column", series, format, highlight, scenarios: value.scenarios, room });
  const extent = size.height - Math.min(size.height / 2, categoryZone(value.categories, width));
  const labelRoom = bars.largest * lineHeight + labelGap;
  const notes = roomForNotes(references);
  const numbers = [...stackEnds(value.grouping, series), ...referenceValues(references), ...errorEnds(value)];
  const axis = stacked === "percent" ? { min: 0, max: 1 } : axisFromZero(numbers, extent, { high: labelRoom + headroom + notes, low: labelRoom + 2 });
  return {
    kind: "column",
    grouping: stacked ?? "clustered",
    categories: value.categories,
    series: bars.series.map((each, i) => (i === series.length - 1 ? { ...each, ...(value.trend ? { trend: "ink3" as const } : {}), ...withErrors(each, value) } : each)),
    axis: stacked === "percent" ? axis : fixedAxis(axis, value.axis),
    ...gaps,
    plot: { x: 0, y: stacked === "percent" ? percentHead / size.height : 0, width: width / size.width, height: (stacked === "percent" ? extent - percentHead : extent) / size.height },
    categoryLabels,
    categoryHeading: value.unit ?? "",
    ...(references.length > 0 ? { references } : {}),
  };
}

/** Ranges start at the end of a column, so its number stands at the foot; a lighter column lets the range be seen. */
function withErrors(series: ChartModel["series"][number], { errors }: Spec): Partial<ChartModel["series"][number]> {
  if (!errors || !series.labels) return {};
  return { ...errorRange(errors), color: "soft", pointColors: undefined, labels: { ...series.labels, position: "inside-base", points: undefined } };
}

function errorEnds({ errors, ...value }: Spec): readonly number[] {
  const range = errorRange(errors).errors;
  const last = seriesOf(value).at(-1)!.values;
  return range ? last.flatMap((each, i) => (each ? [each.value + (range.plus[i] ?? 0), each.value - (range.minus[i] ?? 0)] : [])) : [];
}

/** Between the head row and the largest label. */
const headroom = 24;
/** Columns of 100 % are all of one height; less air above them is enough. */
const percentHead = 16;

/** Fewer columns stand further apart, so that they do not become blocks. */
const columnGap = (categories: number): number => (categories >= 6 ? 60 : categories >= 3 ? 90 : 120);
