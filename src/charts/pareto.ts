import { z } from "zod";
import { altText, categoryFields, chartHead, checkCategories, figuresOf, languageIn, numberStyle, numbersOf, plainValues, referenceSize, seriesName } from "../kinds/chart-spec.js";
import type { Chart } from "../kinds/chart.js";
import { categoryLabels, categoryZone, labelSize } from "../layout/chart-labels.js";
import { drawPlot } from "../layout/draw-chart.js";
import { endGap, referencesBehind, referencesOver, referenceSize as wordSize } from "../layout/draw-references.js";
import { barWidth, labelGap, lineHeight, markerRadius, withoutCollisions, type ChartSize } from "../layout/plot.js";
import type { ChartModel, Labels } from "../scene/chart-model.js";
import { formatCode } from "../scene/number-format.js";
import { issue } from "../source/validate.js";
import { wording } from "../source/wording/wording.js";
import { advance } from "../text/measure.js";

const most = 10;
/** The share that the few causes on the left are asked to reach (Juran's 80/20 rule). */
const vital = 80;

const { series: _, values, highlight: __, axis: ___, ...fields } = categoryFields;
const spec = z
  .strictObject({
    kind: z.literal("pareto").describe("帕累托图：由大到小的柱和累计占比线 / columns from the largest down, and their cumulative share"),
    ...fields,
    values: values.unwrap(),
  })
  .superRefine((value, context) => {
    checkCategories(value, { kind: "pareto", max: most, longest: 14 }, context);
    value.values.forEach((each, i) => {
      if (each && each.value < 0) context.addIssue(issue("part-negative", { label: value.categories[i] ?? String(i + 1), value: each.text }, { path: ["values", i] }));
    });
    if (value.values.length > 0 && value.values.every((each) => !each || each.value === 0)) context.addIssue(issue("parts-empty", undefined, { path: ["values"] }));
  });
type Spec = z.infer<typeof spec>;

export const chart: Chart<Spec> = {
  name: "pareto",
  summary: { en: "Causes from the largest down with their cumulative share: the vital few", "zh-CN": "帕累托图：由大到小的柱与累计占比，突出关键少数" },
  spec,
  examples: {
    causes: `kind: pareto
title: 企业诉求分类
unit: 件
categories: [用工, 融资, 用地, 审批, 物流, 水电, 其他]
values: [86, 64, 31, 18, 11, 7, 5]
`,
  },
  model: (value, size = referenceSize) => withoutCollisions(paretoModel(value, size), size),
  head(value) {
    const words = wordsOf(value);
    return chartHead(value, [{ label: `${words.cumulative}${languageIn([words.cumulative]) === "zh-CN" ? "，" : ", "}%`, color: "s2", shape: "dot" }]);
  },
  alt(value, language) {
    const sorted = ordered(value);
    const cumulated = shares(sorted.map((each) => each.value?.value ?? 0)).map((share) => ({ value: share, text: String(share), decimals: 0 }));
    const series = [
      { name: seriesName(value), values: sorted.map((each) => each.value), style: numberStyle([value.values], value) },
      { name: wording(language).labels.chartWords.cumulative, unit: "%", values: cumulated, style: { decimals: 0 } },
    ];
    return altText("paretoChart", value, sorted.map(({ name }) => name), series, language);
  },
  underlay: referencesBehind,
  draw: (model, box) => drawPlot(model, box),
  overlay: referencesOver,
};

const wordsOf = (value: Spec) => wording(languageIn([value.title, ...value.categories])).labels.chartWords;

const ordered = (value: Spec) =>
  value.categories.map((name, i) => ({ name, value: value.values[i] ?? null, i })).sort((a, b) => (b.value?.value ?? 0) - (a.value?.value ?? 0) || a.i - b.i);

/** Cumulative shares in percent. */
function shares(numbers: readonly number[]): readonly number[] {
  const total = numbers.reduce((sum, number) => sum + number, 0) || 1;
  let sum = 0;
  return numbers.map((number) => Number((((sum += number) / total) * 100).toPrecision(12)));
}

function paretoModel(value: Spec, size: ChartSize): ChartModel {
  const items = ordered(value);
  const categories = items.map(({ name }) => name);
  const numbers = items.map((each) => each.value);
  const plain = plainValues(numbers).map((each) => each ?? 0);
  const cumulated = shares(plain);
  const format = formatCode(numberStyle([numbers], value));
  const percent = formatCode({ decimals: 0, suffix: "%" });
  const gaps = { gapWidth: 40, overlap: 0 };
  const words = wordsOf(value);
  const right = advance(`${vital}%`, wordSize, true) + endGap + 2;
  const width = size.width - right;
  const slot = width / items.length;
  const extent = size.height - Math.min(size.height / 2, categoryZone(categories, width));
  const text = labelSize(numbersOf([numbers]), format, true, barWidth(gaps, 1, slot), [14, 12]);
  const total = plain.reduce((sum, number) => sum + number, 0) || 1;
  // Both axes end at the total, so that the line starts at the first column's top; room for a number above 100 %.
  const headroom = (extent + (text + 2) * lineHeight + labelGap + markerRadius + 10) / extent;
  const enough = cumulated.findIndex((share) => share >= vital - 1e-9);
  const labels: Labels = { size: text, bold: true, color: "ink", format };
  return {
    kind: "pareto",
    grouping: "clustered",
    categories,
    series: [
      {
        name: seriesName(value),
        mark: "column",
        values: plain,
        color: "muted",
        pointColors: Object.fromEntries(items.slice(0, enough + 1).map((_, i) => [i, "s1" as const])),
        labels,
        format,
        ...figuresOf(numbers),
      },
      {
        name: words.cumulative,
        mark: "line",
        values: cumulated,
        color: "s2",
        secondary: true,
        joined: true,
        labels: { size: 12, bold: true, color: "s2t", format: percent, position: "above", hidden: [0] },
        format: percent,
        unit: "%",
      },
    ],
    axis: { min: 0, max: Number((total * headroom).toPrecision(6)) },
    secondaryAxis: { min: 0, max: Number((100 * headroom).toPrecision(6)) },
    ...gaps,
    plot: { x: 0, y: 0, width: width / size.width, height: extent / size.height },
    categoryLabels,
    categoryHeading: value.unit ?? "",
    references: [{ type: "line", at: vital, color: "ink3", dashed: true, secondary: true, label: `${vital}%` }],
  };
}
