import { z } from "zod";
import { categoriesField, chartFields, chartHead, languageIn, numbersOf, referenceSize, seriesName, unitLine, type Values } from "../kinds/chart-spec.js";
import type { Chart } from "../kinds/chart.js";
import { numberSchema } from "../kinds/quantity.js";
import { categoryLabels, categorySize, labelSize } from "../layout/chart-labels.js";
import { drawPlot, textNode } from "../layout/draw-chart.js";
import { referencesOver } from "../layout/draw-references.js";
import { labelGap, lineHeight, plot, tickGap, withoutCollisions, type ChartSize } from "../layout/plot.js";
import { axisFromZero, readableStep, stepDecimals } from "../layout/scale.js";
import type { ChartModel } from "../scene/chart-model.js";
import type { Box, SceneNode } from "../scene/nodes.js";
import { formatCode, formatNumber } from "../scene/number-format.js";
import { issue } from "../source/validate.js";
import { wording } from "../source/wording/wording.js";
import { advance } from "../text/measure.js";

const [fewest, most] = [5, 2000];
const mostClasses = 24;

const spec = z
  .strictObject({
    kind: z.literal("histogram").describe("直方图：数值的分布 / how often values occur"),
    title: chartFields.title,
    period: chartFields.period,
    unit: chartFields.unit,
    values: z.array(numberSchema).max(most).optional().describe("原始数值，自动分组 / the raw values; the classes follow from them"),
    categories: categoriesField.max(most).optional().describe("各数值的名称，不显示 / names of the values; not shown"),
    edges: z.array(z.number()).max(mostClasses + 1).optional().describe("分组的边界，由小到大，比频数多一个 / edges of the classes, one more than there are counts"),
    counts: z.array(numberSchema).max(mostClasses).optional().describe("各组的频数，与 edges 同用 / how many values each class has; with `edges`"),
    classes: z.int().min(2).max(mostClasses).optional().describe("大致的分组数 / about how many classes"),
    highlight: z.number().optional().describe("突出这个数值所在的一组 / emphasise the class that holds this value"),
  })
  .superRefine((value, context) => {
    const { values, edges, counts } = value;
    if ((values === undefined) === (counts === undefined)) {
      if (context.issues.length === 0) context.addIssue(issue("series-missing", { both: values !== undefined }, {}));
      return;
    }
    if (values) {
      const known = numbersOf([values]).length;
      if (known < fewest) context.addIssue(issue("chart-too-few", { kind: "histogram", count: known, min: fewest }, { path: ["values"] }));
    }
    const given = edges ?? [];
    const rising = given.every((edge, i) => i === 0 || edge > given[i - 1]!);
    if (counts && (!edges || edges.length !== counts.length + 1 || !rising)) context.addIssue(issue("bins-shape", { edges: given.length, counts: counts.length }, { path: ["edges"] }));
    else if (edges && (!rising || edges.length < 3)) context.addIssue(issue("bins-shape", { edges: edges.length, counts: Math.max(0, edges.length - 1) }, { path: ["edges"] }));
    counts?.forEach((count, i) => {
      if (count && count.value < 0) context.addIssue(issue("part-negative", { label: String(given[i] ?? i + 1), value: count.text }, { path: ["counts", i] }));
    });
  });
type Spec = z.infer<typeof spec>;

export const chart: Chart<Spec> = {
  name: "histogram",
  summary: { en: "How values are distributed: raw values in classes with readable edges, or counts", "zh-CN": "直方图：数值的分布，原始数值自动分组，或直接给出频数" },
  spec,
  examples: {
    "raw values": `kind: histogram
title: 规模以上企业研发投入强度
unit: "%"
values: [0.4, 0.9, 1.2, 1.3, 1.7, 1.8, 2.1, 2.2, 2.2, 2.4, 2.6, 2.7, 2.9, 3.0, 3.1, 3.1, 3.3, 3.6, 3.8, 4.1, 4.4, 4.9, 5.3, 6.2, 7.8]
`,
    "given classes": `kind: histogram
title: 职工年龄
unit: 岁
edges: [20, 25, 30, 35, 40, 45, 50, 60]
counts: [38, 92, 131, 104, 77, 46, 29]
highlight: 32
`,
  },
  model: (value, size = referenceSize) => withoutCollisions(histogramModel(value, size), size),
  head: (value) => chartHead({ title: value.title, period: value.period, unit: value.unit, categories: [] }, []),
  alt(value, language) {
    const { labels } = wording(language);
    const { edges, counts } = classesOf(value);
    const aside = unitLine(value);
    const items = counts.map((count, i) => `${edges[i]}–${edges[i + 1]}${labels.colon}${count}`);
    return `${labels.histogramChart}${value.title ? labels.colon + value.title : ""}${aside ? `${labels.open}${aside}${labels.close}` : ""}${labels.stop}${labels.space}${items.join(labels.semicolon)}${labels.stop}`;
  },
  draw: (model, box) => drawPlot(model, box),
  overlay: (model, box) => [...edgeLabels(model, box), ...referencesOver(model, box)],
};

interface Classes {
  readonly edges: readonly number[];
  readonly counts: readonly number[];
}

/** A class holds its lower edge, the last one both of its edges. */
function classesOf({ values, edges, counts, classes }: Spec): Classes {
  if (counts) return { edges: edges!, counts: counts.map((count) => count?.value ?? 0) };
  const numbers = numbersOf([values as Values]);
  const found = edges ?? edgesFor(numbers, classes);
  const held = found.slice(1).map((to, i) => {
    const [from, last] = [found[i]!, i === found.length - 2];
    return numbers.filter((number) => number >= from && (number < to || (last && number === to))).length;
  });
  return { edges: found, counts: held };
}

/**
 * Class width by Freedman and Diaconis (1981), 2 × IQR ÷ ∛n, or by Sturges (1926) where the quartiles fall together; then the
 * nearest readable width.
 */
function edgesFor(numbers: readonly number[], classes: number | undefined): readonly number[] {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low, high] = [sorted[0]!, sorted.at(-1)!];
  const range = high - low;
  if (range <= Math.abs(high) * finest) return [low - 1, low, low + 1];
  const quartile = (share: number): number => {
    const at = (sorted.length - 1) * share;
    const [below, above] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
    return below + (above - below) * (at - Math.floor(at));
  };
  const spread = quartile(0.75) - quartile(0.25);
  const sturges = range / Math.ceil(Math.log2(sorted.length) + 1);
  const rough = classes ? range / classes : spread > 0 ? (2 * spread) / Math.cbrt(sorted.length) : sturges;
  const width = nearestReadable(Math.max(rough, (range / mostClasses) * 1.5));
  const first = Math.floor(low / width + 1e-9);
  const last = Math.max(first + 1, Math.floor(high / width + 1e-9) + (Math.abs(high / width - Math.round(high / width)) < 1e-9 ? 0 : 1));
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * width).toPrecision(12)) + 0);
}

/** Below this share of the values themselves their differences are noise of binary numbers. */
const finest = 1e-9;

/** Of the readable widths above and below the one that is nearer as a ratio. */
function nearestReadable(rough: number): number {
  const above = readableStep(rough);
  const below = readableStep(above * 0.49);
  return above / rough <= rough / below ? above : below;
}

function histogramModel(value: Spec, size: ChartSize): ChartModel {
  const { edges, counts } = classesOf(value);
  const format = formatCode({ decimals: Math.max(...counts.map(stepDecimals)) });
  const edgeText = edgeFormat(edges);
  const zone = tickGap + categorySize * lineHeight + 6;
  const side = edgeOverhang(edges);
  const width = size.width - 2 * side;
  const extent = size.height - zone;
  const text = labelSize(counts, format, true, width / counts.length, [14, 12]);
  const at = value.highlight === undefined ? undefined : edges.findIndex((edge, i) => i < counts.length && value.highlight! >= edge && (value.highlight! < edges[i + 1]! || i === counts.length - 1));
  const highlight = at === undefined || at < 0 ? undefined : at;
  const words = wording(languageIn([value.title, value.unit])).labels.chartWords;
  return {
    kind: "histogram",
    grouping: "clustered",
    categories: counts.map((_, i) => `${formatNumber(edges[i]!, edgeText)}–${formatNumber(edges[i + 1]!, edgeText)}`),
    series: [
      {
        name: words.frequency,
        mark: "column",
        values: counts,
        color: highlight === undefined ? "s1" : "muted",
        ...(highlight === undefined ? {} : { pointColors: { [highlight]: "s1" as const } }),
        labels: {
          size: text, bold: true, color: "ink", format,
          hidden: counts.flatMap((count, i) => (count === 0 ? [i] : [])),
          ...(highlight === undefined ? {} : { points: { [highlight]: { size: text + 2, bold: true, color: "accent" as const } } }),
        },
        format,
      },
    ],
    axis: axisFromZero(counts, extent, { high: (text + 2) * lineHeight + labelGap + headroom, low: 0 }),
    gapWidth: 4,
    overlap: 0,
    plot: { x: side / size.width, y: 0, width: width / size.width, height: extent / size.height },
    categoryLabels: { ...categoryLabels, hidden: true },
    categoryHeading: seriesName(value),
  };
}

const headroom = 14;

const edgeFormat = (edges: readonly number[]): string => formatCode({ decimals: Math.max(...edges.map(stepDecimals)), grouped: edges.some((edge) => Math.abs(edge) >= 10_000) });

const edgeOverhang = (edges: readonly number[]): number =>
  Math.max(...[edges[0]!, edges.at(-1)!].map((edge) => advance(formatNumber(edge, edgeFormat(edges)), categorySize, false))) / 2 + 2;

/** The edges' numbers under the lines between the columns, as many as have room. */
function edgeLabels(model: ChartModel, box: Box): readonly SceneNode[] {
  const { area } = plot(model, box);
  const texts = model.categories.flatMap((category, i) => (i === 0 ? category.split("–").slice(0, 2) : category.split("–").slice(1, 2)));
  const slot = area.width / model.categories.length;
  const widest = Math.max(...texts.map((text) => advance(text, categorySize, false)));
  const every = Math.max(1, Math.ceil((widest + 6) / slot));
  return texts.flatMap((text, i): readonly SceneNode[] => {
    if (i % every !== 0) return [];
    const width = advance(text, categorySize, false);
    const at = { x: area.x + i * slot - width / 2, y: area.y + area.height + tickGap, width, height: categorySize * lineHeight };
    return [textNode(`edge ${i + 1}`, at, [{ text, width }], { size: categorySize, bold: false, color: "ink2", align: "center" })];
  });
}
