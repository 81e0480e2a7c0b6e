import { z } from "zod";
import { endGap, referenceSize as wordSize } from "../layout/draw-references.js";
import { categorySize } from "../layout/chart-labels.js";
import { axisSteps, lineHeight, tickGap, type ChartSize } from "../layout/plot.js";
import { readableAxis, stepDecimals } from "../layout/scale.js";
import type { ChartModel, Reference, Series, ValueAxis } from "../scene/chart-model.js";
import { formatCode, formatNumber } from "../scene/number-format.js";
import { issue } from "../source/validate.js";
import { wording, type Language } from "../source/wording/wording.js";
import { advance } from "../text/measure.js";
import type { ColorRole } from "../theme/theme.js";
import { chartFields, joined, languageIn, line, numberStyle, shownText, unitLine } from "./chart-spec.js";
import { numberSchema, type ExactNumber, type IssueContext } from "./quantity.js";

const axisSpec = (what: string) =>
  z
    .strictObject({
      title: line(60, "轴的名称 / what the axis measures").optional(),
      unit: line(40, "单位 / its unit").optional(),
      min: z.number().optional(),
      max: z.number().optional(),
    })
    .optional()
    .describe(what);

const pointFields = {
  label: line(60, "这一点的名称 / name of the point").optional(),
  x: numberSchema,
  y: numberSchema,
};

const shared = {
  title: chartFields.title,
  period: chartFields.period,
  x: axisSpec("横轴 / the horizontal axis"),
  y: axisSpec("纵轴 / the vertical axis"),
  highlight: z.union([z.int(), z.string().max(60)]).optional().describe("突出的一点：名称或从 1 数起的序号 / the point to emphasise: its name, or its number from 1"),
  means: z.boolean().optional().describe("在两轴的平均值处画线，分成四个象限 / lines at both means, which make quadrants"),
};

export const scatterFields = {
  ...shared,
  points: z.array(z.strictObject(pointFields)).min(3).max(60).describe("各点：横值 x、纵值 y / the points: x across, y up"),
  trend: z.boolean().optional().describe("线性趋势线 / a linear trend line"),
};

export const bubbleFields = {
  ...shared,
  points: z.array(z.strictObject({ ...pointFields, size: numberSchema })).min(2).max(24).describe("各点：横值 x、纵值 y、面积 size / the points: x across, y up, and the bubble's area"),
  size: z
    .strictObject({ title: line(60, "面积的含义 / what the area measures").optional(), unit: line(40, "单位 / its unit").optional() })
    .optional()
    .describe("气泡面积的含义 / what the bubbles' area measures"),
};

interface XYPoint {
  readonly label?: string;
  readonly x: ExactNumber | null;
  readonly y: ExactNumber | null;
  readonly size?: ExactNumber | null;
}

interface AxisSpec {
  readonly title?: string;
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
}

export interface XYSpec {
  readonly kind: string;
  readonly title?: string;
  readonly period?: string;
  readonly x?: AxisSpec;
  readonly y?: AxisSpec;
  readonly size?: { readonly title?: string; readonly unit?: string };
  readonly points: readonly XYPoint[];
  readonly highlight?: string | number;
  readonly means?: boolean;
  readonly trend?: boolean;
}

export function checkPoints(spec: XYSpec, context: IssueContext): void {
  const names = spec.points.map(({ label }, i) => label ?? String(i + 1));
  if (spec.highlight !== undefined && highlightedPoint(spec) === undefined) {
    context.addIssue(issue("unknown-category", { name: String(spec.highlight), known: names }, { path: ["highlight"] }));
  }
  for (const side of ["x", "y"] as const) {
    const given = spec[side];
    const numbers = spec.points.flatMap((point) => (point[side] ? [point[side].value] : []));
    const outside = numbers.find((number) => number < (given?.min ?? -Infinity) || number > (given?.max ?? Infinity));
    if (numbers.length === 0) context.addIssue(issue("chart-empty", { series: given?.title ?? side }, { path: ["points"] }));
    if (outside !== undefined || (given?.min ?? -Infinity) >= (given?.max ?? Infinity)) {
      context.addIssue(issue("axis-too-short", { value: String(outside ?? numbers[0]), min: String(given?.min ?? "…"), max: String(given?.max ?? "…") }, { path: [side] }));
    }
  }
  spec.points.forEach(({ size, label }, i) => {
    if (size && size.value < 0) context.addIssue(issue("part-negative", { label: label ?? String(i + 1), value: size.text }, { path: ["points", i, "size"] }));
  });
}

export function highlightedPoint({ points, highlight }: Pick<XYSpec, "points" | "highlight">): number | undefined {
  if (highlight === undefined) return undefined;
  const byName = points.findIndex(({ label }) => label === shownText(String(highlight)));
  if (byName >= 0) return byName;
  return typeof highlight === "number" && points[highlight - 1] ? highlight - 1 : undefined;
}

/** Two readable axes with light grid lines, one series, names beside the points. Collisions are the caller's to solve. */
export function xyModel(spec: XYSpec, mark: "scatter" | "bubble", size: ChartSize): ChartModel {
  const points = spec.points.filter(({ x, y }) => x && y); // a point without both has no place
  const [xs, ys] = [points.map(({ x }) => x!.value), points.map(({ y }) => y!.value)];
  // The largest bubble reaches an eighth of the plot beyond its middle: m ÷ (1 + 2 m) of the range has to be as much.
  const margin = mark === "bubble" ? 0.17 : 0.04;
  const [horizontal, upright] = [axisOf(spec.x, xs, margin), axisOf(spec.y, ys, margin)];
  const rowHeight = categorySize * lineHeight;
  const left = Math.max(...axisSteps(upright).map((value) => advance(formatNumber(value, upright.format!), categorySize, false))) + tickGap + 2;
  const words = wording(languageIn([spec.title, spec.x?.title, spec.y?.title, ...points.map(({ label }) => label)])).labels.chartWords;
  const references = [...titles(spec), ...(spec.means ? means(xs, ys, spec, words.average) : [])];
  const lastTick = axisSteps(horizontal).at(-1) ?? horizontal.max;
  const right = Math.max(10, advance(formatNumber(lastTick, horizontal.format!), categorySize, false) / 2 + 2, ...references.map((reference) => (reference.type === "line" && reference.label ? advance(reference.label, wordSize, true) + endGap : 0)));
  const top = (spec.y?.title || spec.y?.unit || spec.means ? rowHeight + tickGap + 12 : 12) + (spec.means && (spec.y?.title || spec.y?.unit) ? rowHeight : 0);
  const bottom = rowHeight + tickGap + (spec.x?.title || spec.x?.unit ? rowHeight + 3 : 0) + 2;
  const highlight = highlightedPoint({ points, highlight: spec.highlight === undefined ? undefined : (spec.points[highlightedPoint(spec)!]?.label ?? spec.highlight) });
  const color: ColorRole = highlight === undefined ? "s1" : "muted";
  const texts = Object.fromEntries(points.flatMap(({ label }, i) => (label ? [[i, label]] : [])));
  const format = (side: "x" | "y" | "size"): string => formatCode(numberStyle([points.map((point) => point[side] ?? null)], {}));
  const figures = Object.fromEntries(points.flatMap(({ x, y }, i) => (y?.figure ?? x?.figure ? [[i, (y?.figure ?? x?.figure)!]] : [])));
  const series: Series = {
    name: axisName(spec.y) ?? "y",
    mark,
    values: ys,
    x: { name: axisName(spec.x) ?? "x", values: xs, format: format("x") },
    ...(mark === "bubble" ? { sizes: { name: joined([spec.size?.title, spec.size?.unit]) ?? "size", values: points.map((point) => point.size?.value ?? 0), format: format("size") } } : { marker: points.length > 25 ? 7 : 9 }),
    color: mark === "bubble" && highlight === undefined ? "soft" : color,
    ...(highlight === undefined ? {} : { pointColors: { [highlight]: "s1" as const } }),
    labels: {
      size: categorySize,
      bold: false,
      color: mark === "bubble" ? "ink" : "ink2",
      format: "General",
      texts,
      ...(highlight === undefined ? {} : { points: { [highlight]: { size: categorySize + 2, bold: true, color: "accent" as const } } }),
      hidden: points.flatMap(({ label }, i) => (label ? [] : [i])),
      ...(mark === "bubble" ? { position: "center" as const } : {}),
    },
    ...(spec.trend ? { trend: "ink3" as const } : {}),
    format: format("y"),
    ...(Object.keys(figures).length > 0 ? { figures } : {}),
  };
  return {
    kind: spec.kind,
    grouping: "clustered",
    categories: points.map(({ label }, i) => label ?? String(i + 1)),
    series: [series],
    axis: upright,
    horizontalAxis: horizontal,
    gapWidth: 100,
    overlap: 0,
    plot: {
      x: left / size.width,
      y: top / size.height,
      width: Math.max(0.3, (size.width - left - right) / size.width),
      height: Math.max(0.3, (size.height - top - bottom) / size.height),
    },
    categoryLabels: { size: categorySize, color: "ink2" },
    categoryHeading: "",
    references,
  };
}

function axisOf(given: AxisSpec | undefined, values: readonly number[], margin: number): ValueAxis & { readonly step: number } {
  const ends = [given?.min, given?.max].filter((end) => end !== undefined);
  const zero = margin < 0.1 && Math.min(...values) >= 0 && Math.min(...values) < 0.35 * Math.max(...values);
  const axis = readableAxis([...values, ...ends], { zero, margin });
  const fixed = { ...axis, min: given?.min ?? axis.min, max: given?.max ?? axis.max };
  return { ...fixed, format: formatCode({ decimals: stepDecimals(fixed.step), grouped: Math.max(Math.abs(fixed.min), Math.abs(fixed.max)) >= 10_000 }) };
}

const axisName = (axis: AxisSpec | undefined): string | undefined => joined([axis?.title, axis?.unit]);

const titles = ({ x, y }: XYSpec): readonly Reference[] =>
  ([["x", x], ["y", y]] as const).flatMap(([axis, given]): readonly Reference[] => {
    const text = axisName(given);
    return text ? [{ type: "title", axis, text }] : [];
  });

/** Lines at the means of both measures, each with its number. */
function means(xs: readonly number[], ys: readonly number[], spec: XYSpec, word: string): readonly Reference[] {
  const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const shown = (values: readonly number[], side: "x" | "y"): string => {
    const style = numberStyle([spec.points.map((point) => point[side])], {});
    return `${word}${/[a-z]$/iu.test(word) ? " " : ""}${formatNumber(average(values), formatCode(style))}`;
  };
  return [
    { type: "line", at: average(ys), color: "ink3", dashed: true, label: shown(ys, "y") },
    { type: "vertical", at: average(xs), color: "ink3", dashed: true, label: shown(xs, "x") },
  ];
}

/** `散点图：标题。甲：横值1，纵值2；…` */
export function xyAlt(spec: XYSpec, kind: "scatterChart" | "bubbleChart", language: Language): string {
  const { labels } = wording(language);
  const title = [spec.title, unitLine({ period: spec.period })].filter(Boolean).join(labels.comma);
  const measure = (axis: { readonly title?: string; readonly unit?: string } | undefined, otherwise: string, value: ExactNumber | null | undefined): string =>
    `${axis?.title ?? otherwise} ${value ? value.text : labels.noValue}${axis?.unit ?? ""}`;
  const items = spec.points.map(({ label, x, y, size }, i) => {
    const said = [measure(spec.x, "x", x), measure(spec.y, "y", y), ...(size === undefined ? [] : [measure(spec.size, "size", size)])];
    return `${label ?? i + 1}${labels.colon}${said.join(labels.comma)}`;
  });
  return `${labels[kind]}${title ? labels.colon + title : ""}${labels.stop}${labels.space}${items.join(labels.semicolon)}${labels.stop}`;
}
