import { z } from "zod";
import { chartFields, chartHead, figuresOf, joined, languageIn, line, numberStyle, plainValues, referenceSize, axisField, checkAxis, fixedAxis, unitLine } from "../kinds/chart-spec.js";
import type { Chart } from "../kinds/chart.js";
import { numberSchema } from "../kinds/quantity.js";
import { categoryColumn, categoryLabels } from "../layout/chart-labels.js";
import { drawPlot, textNode } from "../layout/draw-chart.js";
import { rangeThickness, referencesBehind, referencesOver } from "../layout/draw-references.js";
import { alongAxis, barLabelGap, lineHeight, plot, type ChartSize } from "../layout/plot.js";
import { axisFromZero } from "../layout/scale.js";
import type { ChartModel, Reference } from "../scene/chart-model.js";
import type { Box, SceneNode } from "../scene/nodes.js";
import { formatCode, formatNumber } from "../scene/number-format.js";
import { issue } from "../source/validate.js";
import { wording } from "../source/wording/wording.js";
import { advance } from "../text/measure.js";
import type { ColorRole } from "../theme/theme.js";

const spec = z
  .strictObject({
    kind: z.literal("bullet").describe("子弹图：实际与目标 / actual against target, in bands of what is poor and good"),
    ...chartFields,
    items: z
      .array(
        z.strictObject({
          label: line(60, "指标名称 / name of the measure"),
          value: numberSchema,
          target: numberSchema.optional(),
          bands: z.array(numberSchema).min(1).max(3).optional().describe("区间的上限，由小到大 / upper ends of the bands, from the lowest"),
        }),
      )
      .min(1)
      .max(8)
      .describe("各项指标，同一单位 / the measures, all in one unit"),
    axis: axisField,
  })
  .superRefine((value, context) => {
    const numbers = value.items.flatMap(({ value: actual, target, bands = [] }) => [actual, target ?? null, ...bands]).flatMap((one) => (one ? [one.value] : []));
    checkAxis(value.axis, numbers, true, context);
    value.items.forEach(({ label, bands = [] }, i) => {
      const ends = plainValues(bands);
      if (ends.some((end, k) => k > 0 && (end ?? 0) <= (ends[k - 1] ?? 0))) context.addIssue(issue("bullet-bands", { name: label }, { path: ["items", i, "bands"] }));
    });
    if (value.items.every((item) => item.value === null)) context.addIssue(issue("chart-empty", { series: value.title ?? "items" }, { path: ["items"] }));
  });
type Spec = z.infer<typeof spec>;

export const chart: Chart<Spec> = {
  name: "bullet",
  summary: { en: "One to eight measures: a bar for what is, a mark for the target, bands behind", "zh-CN": "子弹图：一至八项指标的实际、目标和区间" },
  spec,
  examples: {
    targets: `kind: bullet
title: 年度目标完成情况
period: 2015年1–11月
unit: "%"
items:
  - { label: 固定资产投资, value: 96, target: 91.7, bands: [70, 90, 110] }
  - { label: 营业总收入, value: 92, target: 91.7, bands: [70, 90, 110] }
  - { label: 工业增加值, value: 84, target: 91.7, bands: [70, 90, 110] }
  - { label: 实际利用外资, value: 103, target: 91.7, bands: [70, 90, 110] }
`,
  },
  model: (value, size = referenceSize) => bulletModel(value, size),
  head(value) {
    const words = wording(languageIn([value.title, ...value.items.map(({ label }) => label)])).labels.chartWords;
    return chartHead({ ...value, categories: [] }, [
      { label: words.actual, color: "s1", shape: "square" },
      ...(value.items.some(({ target }) => target) ? [{ label: words.target, color: "ink" as const, shape: "square" as const }] : []),
    ]);
  },
  alt(value, language) {
    const { labels } = wording(language);
    const style = numberStyle([value.items.map((item) => item.value)], value);
    const shown = (number: Spec["items"][number]["value"]): string => (number ? formatNumber(number.value, formatCode(style)) : labels.noValue);
    const items = value.items.map(({ label, value: actual, target }) =>
      `${label}${labels.space}${shown(actual)}${target ? `${labels.comma}${labels.chartWords.target}${labels.space}${target.text}` : ""}`,
    );
    return `${joined([`${labels.bulletChart}${value.title ? labels.colon + value.title : ""}`, unitLine(value)])}${labels.stop}${labels.space}${items.join(labels.semicolon)}${labels.stop}`;
  },
  underlay: referencesBehind,
  draw: (model, box) => drawPlot(model, box),
  overlay: (model, box) => [...referencesOver(model, box), ...numbersBeside(model, box)],
};

function bulletModel(value: Spec, size: ChartSize): ChartModel {
  const { items } = value;
  const categories = items.map(({ label }) => label);
  const values = items.map((item) => item.value);
  const format = formatCode(numberStyle([values], value));
  const left = categoryColumn(categories, Math.min(137, size.width * 0.42));
  const height = size.height - topRoom;
  const thickness = Math.min(24, height / items.length / (rangeThickness + 0.7));
  const gapWidth = Math.round(Math.min(500, (height / items.length / thickness - 1) * 100));
  const extent = size.width - left;
  const references = items.flatMap(({ target, bands = [] }, point): readonly Reference[] => [
    ...bands.flatMap((band, i): readonly Reference[] => (band ? [{ type: "range", point, from: bands[i - 1]?.value ?? 0, to: band.value, color: bandColors(bands.length)[i]! }] : [])),
    ...(target ? [{ type: "tick" as const, point, at: target.value, color: "ink" as const }] : []),
  ]);
  const numbers = items.flatMap(({ value: actual, target, bands = [] }) => [actual, target ?? null, ...bands]).flatMap((one) => (one ? [one.value] : []));
  const label = Math.max(...values.map((one) => (one ? advance(formatNumber(one.value, format), numberSize, true) : 0)));
  const textRoom = label + barLabelGap * 2;
  const width = extent - textRoom;
  return {
    kind: "bullet",
    grouping: "clustered",
    categories,
    series: [{ name: value.title ?? value.unit ?? "1", mark: "bar", values: plainValues(values), color: "s1", format, ...figuresOf(values) }],
    axis: fixedAxis(axisFromZero(numbers, width, { high: 0, low: 0 }), value.axis),
    gapWidth,
    overlap: 0,
    plot: { x: left / size.width, y: topRoom / size.height, width: width / size.width, height: height / size.height },
    categoryLabels,
    categoryHeading: value.unit ?? "",
    references,
  };
}

/** The actual values in a column beside the bands: on the bars they would lie under the targets' marks. */
function numbersBeside(model: ChartModel, box: Box): readonly SceneNode[] {
  const series = model.series[0]!; // a bullet chart has exactly one
  const { area } = plot(model, box);
  return model.categories.flatMap((_, i): readonly SceneNode[] => {
    const value = series.values[i];
    if (value == null) return [];
    const text = formatNumber(value, series.format);
    const [width, height] = [advance(text, numberSize, true), numberSize * lineHeight];
    const at = { x: box.x + box.width - width, y: alongAxis(model, i, area) - height / 2, width, height };
    return [textNode(`number ${i + 1}`, at, [{ text, width }], { size: numberSize, bold: true, color: "ink", align: "right", figure: series.figures?.[i] })];
  });
}

const numberSize = 14;
const topRoom = 6;

/** From poor to good, dark to light. */
const bandColors = (count: number): readonly ColorRole[] => (count === 1 ? ["tint2"] : count === 2 ? ["rest", "tint2"] : ["rest", "tint2", "tint"]);
