import type { ArgsOf } from "../source/diagnostic.js";
import { isOrdinal } from "./chart-spec.js";
import { readNumber } from "./quantity.js";

/** What a chart is to say, after Zelazny's five comparisons: time, item, component, change, correlation, frequency. */
export const intents = ["trend", "ranking", "share", "change", "relation", "frequency"] as const;
export type Intent = (typeof intents)[number];

type Spec = Readonly<Record<string, unknown>>;
type Reason = ArgsOf<"chart-chosen">["why"];
type Need = ArgsOf<"intent-unclear">["need"];

export type Choice = { readonly spec: Spec; readonly why: Reason } | { readonly need: Need };

/**
 * The kind of chart that shows what the author wants to say with these data (Zelazny, "Say It With Charts"): few periods as
 * columns, many as a line, items as sorted bars, parts of one whole as a ring, of several as bars of 100 %, two dates as
 * slopes, steps as a waterfall, two measures as a scatter chart, a list of values as a histogram.
 */
export function chooseChart(show: Intent, given: Spec): Choice {
  const data = dataOf(given);
  switch (show) {
    case "trend":
      return trend(given, data);
    case "ranking":
      return data.categories.length < 2 ? { need: "ranking" } : { spec: { kind: "bar", sort: "descending", ...given }, why: "ranking" };
    case "share":
      return share(given, data);
    case "change":
      return change(given, data);
    case "relation":
      return relation(given, data);
    case "frequency":
      return frequency(given, data);
  }
}

/** Most periods that read as columns, and that a line has room for. */
const mostColumns = 8;
const mostLinePeriods = 12;

function trend(given: Spec, { categories, series }: Data): Choice {
  if (categories.length < 2) return { need: "trend" };
  if (categories.length <= mostColumns && series.length <= 2) return { spec: { kind: "column", ...given }, why: "trendColumns" };
  const single = series.length === 1 && series[0]!.every((value) => value === null || value >= 0);
  return { spec: { kind: categories.length > mostLinePeriods && single ? "area" : "line", ...given }, why: "trendLine" };
}

function share(given: Spec, { categories, series }: Data): Choice {
  if (series.some((values) => values.some((value) => value !== null && value < 0)) || (categories.length < 2 && series.length < 2)) return { need: "share" };
  if (series.length > 1) {
    const upright = isOrdinal(categories) && categories.length <= mostColumns;
    return { spec: { kind: upright ? "column" : "bar", grouping: "percent", ...given }, why: "shareCompared" };
  }
  if (categories.length <= 4) return { spec: { kind: "doughnut", ...given }, why: "shareWhole" };
  if (categories.length <= 6) return { spec: { kind: "pie", ...given }, why: "shareWhole" };
  return { spec: { kind: "bar", sort: "descending", ...given }, why: "shareMany" };
}

function change(given: Spec, { categories, series, names }: Data): Choice {
  if (given["steps"] !== undefined) return { spec: { kind: "waterfall", ...given }, why: "changeWaterfall" };
  if (series.length === 2 && categories.length >= 2) return { spec: { kind: "slope", ...given }, why: "changeSlope" };
  if (categories.length === 2 && series.length > 2) {
    const turned = given["series"] as readonly { readonly values: readonly unknown[] }[]; // several series are written as such
    const periods = categories.map((name, i) => ({ name, values: turned.map(({ values }) => values[i] ?? null) }));
    return { spec: { kind: "slope", ...given, categories: names, series: periods }, why: "changeSlope" };
  }
  const [steps] = series;
  const signed = steps?.slice(1, -1).some((value) => value !== null && value < 0) ?? false;
  const closes = steps !== undefined && steps.length >= 3 && Math.abs(steps.slice(0, -1).reduce<number>((sum, value) => sum + (value ?? 0), 0) - (steps.at(-1) ?? 0)) <= 0.5 * steps.length;
  if (series.length === 1 && categories.length >= 3 && (signed || closes)) return { spec: { kind: "waterfall", ...given }, why: "changeWaterfall" };
  return { need: "change" };
}

/** Fewer things than this compare better as pairs of bars. */
const fewestPoints = 6;

function relation(given: Spec, { categories, series, names }: Data): Choice {
  const points = given["points"];
  if (Array.isArray(points)) {
    const sized = points.some((point) => typeof point === "object" && point !== null && Object.hasOwn(point, "size"));
    return points.length < 3 ? { need: "relation" } : { spec: { kind: sized ? "bubble" : "scatter", ...given }, why: "relation" };
  }
  if (series.length !== 2) return { need: "relation" };
  if (categories.length < fewestPoints) return { spec: { kind: "bar", ...given }, why: "relationFew" };
  const { categories: _, series: written, unit, ...own } = given;
  const [xs, ys] = (written as readonly { readonly values: readonly unknown[] }[]).map(({ values }) => values);
  const axis = (title: string): Spec => ({ title, ...(unit === undefined ? {} : { unit }) });
  const spec = { kind: "scatter", x: axis(names[0]!), y: axis(names[1]!), ...own, points: categories.map((label, i) => ({ label, x: xs?.[i] ?? null, y: ys?.[i] ?? null })) };
  return { spec, why: "relation" };
}

function frequency(given: Spec, { series }: Data): Choice {
  if (given["counts"] !== undefined) return { spec: { kind: "histogram", ...given }, why: "frequency" };
  const known = series.length === 1 ? series[0]!.filter((value) => value !== null).length : 0;
  const { categories: _, ...own } = given;
  return known < 5 ? { need: "frequency" } : { spec: { kind: "histogram", ...own }, why: "frequency" };
}

interface Data {
  readonly categories: readonly string[];
  readonly names: readonly string[];
  readonly series: readonly (readonly (number | null)[])[];
}

/** As much of a spec as the choice needs; the kind's own schema checks the rest after. */
function dataOf({ categories, values, series, parts }: Spec): Data {
  const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
  const field = (value: unknown, name: string): unknown => (typeof value === "object" && value !== null ? (value as Spec)[name] : undefined);
  if (parts !== undefined) return { categories: list(parts).map((part) => String(field(part, "label"))), names: [""], series: [list(parts).map((part) => numberIn(field(part, "value")))] };
  const several = list(series);
  return {
    categories: list(categories).map(String),
    names: several.length > 0 ? several.map((one) => String(field(one, "name") ?? "")) : [""],
    series: several.length > 0 ? several.map((one) => list(field(one, "values")).map(numberIn)) : values === undefined ? [] : [list(values).map(numberIn)],
  };
}

function numberIn(value: unknown): number | null {
  const inner = typeof value === "object" && value !== null ? (value as Spec)["value"] : value;
  if (typeof inner === "number") return inner;
  const text = typeof inner === "string" ? readNumber(inner)?.text : undefined;
  return text === undefined ? null : Number(text);
}
