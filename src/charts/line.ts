import { z } from "zod";
import {
  altText, categoryFields, chartHead, checkAxis, checkCategories, figuresOf, fixedAxis, highlightIndex, languageIn, numbersOf, numberStyle, plainValues, referenceSize, scenarioList, seriesOf,
} from "../kinds/chart-spec.js";
import { checkReferences, errorRange, referenceFields, referencesOf, referenceValues, roomForLabels, roomForNotes } from "../kinds/chart-references.js";
import { scenarioKey } from "../kinds/bar-series.js";
import type { Chart } from "../kinds/chart.js";
import { checkStack } from "../kinds/stack.js";
import { categoryLabels, categoryZone, emphasis, labelSize } from "../layout/chart-labels.js";
import { drawPlot } from "../layout/draw-chart.js";
import { referencesBehind, referencesOver } from "../layout/draw-references.js";
import { categoryShare, labelGap, lineHeight, markerRadius, withoutCollisions, type ChartSize } from "../layout/plot.js";
import { axisAroundData, axisFromZero } from "../layout/scale.js";
import type { ChartModel, Series } from "../scene/chart-model.js";
import { formatCode } from "../scene/number-format.js";
import { wording } from "../source/wording/wording.js";
import { lineColors } from "../theme/series-colors.js";

const most = 12;

const spec = z
  .strictObject({
    kind: z.literal("line").describe("折线图：二至十二个时期，一至四个系列 / lines over time: two to twelve periods, one to four series"),
    ...categoryFields,
    scenarios: scenarioList.optional(),
    ...referenceFields,
    baseline: z
      .enum(["zero", "data"])
      .default("zero")
      .describe("data 使坐标轴从最小值附近起，用于变动很小的比率和指数 / `data` starts the axis near the smallest value, for rates and indices that hardly move"),
  })
  .superRefine((value, context) => {
    checkCategories(value, { kind: "line", max: most, longest: 14 }, context);
    checkAxis(value.axis, numbersOf(seriesOf(value).map(({ values }) => values)), false, context);
    checkReferences(value, context);
    checkStack(value, context);
  });
type Spec = z.infer<typeof spec>;

export const chart: Chart<Spec> = {
  name: "line",
  summary: {
    en: "Lines over two to twelve periods, one to four series; the last point is emphasised",
    "zh-CN": "折线图：二至十二个时期，一至四个系列，突出末期",
  },
  spec,
  examples: {
    "over time": `kind: line
title: 工业增加值同比增速
unit: "%"
categories: [2010, 2011, 2012, 2013, 2014, 2015]
values: [15.8, 14.2, 12.6, 11.0, 9.4, 7.1]
`,
    "two series": `kind: line
title: 增速
unit: "%"
categories: [一季度, 上半年, 前三季度, 全年]
series:
  - { name: 固定资产投资, values: [18.1, 17.4, 16.6, 16.2] }
  - { name: 工业增加值, values: [8.2, 7.9, 7.3, 7.1] }
`,
    "with a plan and a note": `kind: line
title: 单位产值能耗
unit: 吨标准煤/万元
categories: [2011, 2012, 2013, 2014, 2015]
series:
  - { name: 实际, values: [0.86, 0.81, 0.77, 0.70, 0.66] }
  - { name: 计划, scenario: plan, values: [0.88, 0.85, 0.81, 0.77, 0.74] }
notes: [{ at: 2014, text: 关停小锅炉62台 }]
`,
    "with a forecast": `kind: line
title: 研发投入
unit: 亿元
categories: [2011, 2012, 2013, 2014, 2015, 2016, 2017]
values: [7.9, 10.4, 13.8, 18.0, 22.3, 26.5, 31.0]
scenarios: [actual, actual, actual, actual, actual, forecast, forecast]
highlight: 2015
`,
  },
  model: (value, size = referenceSize) => withoutCollisions(withForecast(lineModel(value, size), value), size),
  head(value) {
    const named = value.series && value.series.length > 1 ? value.series : [];
    const key = named.map(({ name, scenario }, i) => ({ label: name, color: scenario === "previous" ? previous.mark : lineColors[i]!.mark, shape: "dot" as const }));
    const expected = scenarioKey(named.length > 0 ? undefined : value.scenarios, [value.title, ...value.categories]);
    return chartHead(value, [...key, ...expected.map((entry) => ({ ...entry, color: "s1" as const, shape: "dot" as const, fill: entry.fill === "solid" ? ("solid" as const) : ("outline" as const) }))]);
  },
  alt(value, language) {
    const series = seriesOf(value);
    const style = numberStyle(series.map(({ values }) => values), value);
    return altText("lineChart", value, value.categories, series.map((each) => ({ ...each, style })), language);
  },
  underlay: referencesBehind,
  draw: (model, box) => drawPlot(model, box),
  overlay: referencesOver,
};

function lineModel(value: Spec, size: ChartSize): ChartModel {
  const series = seriesOf(value);
  const values = series.map((each) => each.values);
  const numbers = numbersOf(values);
  const format = formatCode(numberStyle(values, value));
  const references = referencesOf(value, series, format);
  const width = size.width - roomForLabels(references, size.width * 0.42);
  const slot = width / value.categories.length;
  const one = series.length === 1;
  const base = labelSize(numbers, format, true, slot * categoryShare, value.categories.length <= 6 ? [14, 12] : [12]);
  const zone = Math.min(size.height / 2, categoryZone(value.categories, width));
  const extent = size.height - zone;
  const labelRoom = (base + 4) * lineHeight + labelGap + markerRadius;
  const axisOf = value.baseline === "data" ? axisAroundData : axisFromZero;
  const axis = fixedAxis(axisOf([...numbers, ...referenceValues(references), ...errorEnds(value)], extent, { high: labelRoom + headroom + roomForNotes(references), low: labelRoom + 2 }), value.axis);
  const lowest = lowestSeries(values.map((each) => plainValues(each)));
  const lowestPoint = ((Math.min(...numbers) - axis.min) / (axis.max - axis.min)) * extent;
  const below = !one && lowestPoint >= labelRoom; // else its labels would lie on the axis
  return {
    kind: "line",
    grouping: "clustered",
    categories: value.categories,
    series: series.map((each, i): Series => {
      const color = each.scenario === "previous" ? previous : lineColors[i]!;
      const plain = plainValues(each.values);
      const point = highlightIndex(value.highlight, value.categories, each.values) ?? lastIndex(plain);
      const labels = { size: base, bold: true, color: one ? ("ink" as const) : color.text, format };
      const emphasised = emphasis({ size: one ? 16 : base }, point, plain[point], format, slot * categoryShare).points![point]!;
      return {
        name: each.name,
        mark: "line",
        values: plain,
        color: color.mark,
        labels: {
          ...labels,
          ...(below && i === lowest ? { position: "below" as const } : {}),
          points: { [point]: { ...emphasised, color: color.text } },
        },
        format,
        joined: true,
        ...(each.scenario === "plan" || each.scenario === "forecast" ? { dashed: true } : {}),
        ...(i === series.length - 1 ? { ...(value.trend ? { trend: "ink3" as const } : {}), ...errorRange(value.errors) } : {}),
        ...figuresOf(each.values),
      };
    }),
    axis,
    gapWidth: 100,
    overlap: 0,
    plot: { x: 0, y: 0, width: width / size.width, height: extent / size.height },
    categoryLabels,
    categoryHeading: value.unit ?? "",
    ...(references.length > 0 ? { references } : {}),
  };
}

function errorEnds(value: Spec): readonly number[] {
  const { errors } = errorRange(value.errors);
  const last = plainValues(seriesOf(value).at(-1)!.values);
  return errors ? last.flatMap((each, i) => (each === null ? [] : [each + (errors.plus[i] ?? 0), each - (errors.minus[i] ?? 0)])) : [];
}

/**
 * What is only planned or expected continues the one line as a dashed one: a series of its own that starts at the last point
 * before, whose number is not repeated.
 */
function withForecast(model: ChartModel, { scenarios }: Spec): ChartModel {
  const [only, ...others] = model.series;
  const from = scenarios?.findIndex((one) => one === "plan" || one === "forecast") ?? -1;
  if (!only || others.length > 0 || from < 0) return model;
  const kind = scenarios![from]!;
  const name = wording(languageIn([only.name, ...model.categories])).labels.chartWords[kind];
  const part = (series: Series, keep: (point: number) => boolean): Series => ({ ...series, values: series.values.map((value, point) => (keep(point) ? value : null)) });
  const before = part(only, (point) => point < from);
  const { trend: _, errors: __, ...rest } = only;
  const after: Series = { ...part({ ...rest, name }, (point) => point >= from - 1), dashed: true, labels: only.labels && { ...only.labels, hidden: [...(only.labels.hidden ?? []), ...(from > 0 ? [from - 1] : [])] } };
  return { ...model, series: from === 0 ? [{ ...only, dashed: true }] : [before, after] };
}

/** A period before is quieter than those that matter. */
const previous = { mark: "muted", text: "ink2" } as const;

/** Between the head row and the largest label. */
const headroom = 10;

/** Last point that has a value. */
function lastIndex(values: readonly (number | null)[]): number {
  for (let i = values.length - 1; i > 0; i -= 1) if (values[i] !== null) return i;
  return 0;
}

/** The series that ends lowest: its labels stand below it, out of the way of the others. */
function lowestSeries(series: readonly (readonly (number | null)[])[]): number {
  const ends = series.map((values) => values[lastIndex(values)] ?? Infinity);
  return ends.indexOf(Math.min(...ends));
}
