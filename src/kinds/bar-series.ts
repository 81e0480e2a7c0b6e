import { emphasis, labelSize, sizeLadder } from "../layout/chart-labels.js";
import type { ChartHead, Fill, KeyEntry, Labels, Series } from "../scene/chart-model.js";
import { formatCode, formatNumber } from "../scene/number-format.js";
import { wording } from "../source/wording/wording.js";
import { seriesColors, stackColors } from "../theme/series-colors.js";
import type { ColorRole } from "../theme/theme.js";
import { figuresOf, languageIn, numbersOf, plainValues, scenarios, type CategorySpec, type Scenario, type SeriesSpec } from "./chart-spec.js";

interface Bars {
  readonly mark: "column" | "bar";
  readonly series: readonly SeriesSpec[];
  readonly format: string;
  /** Index of the emphasised category. */
  readonly highlight?: number;
  /** What each category's values are: actual, plan … */
  readonly scenarios?: readonly (Scenario | undefined)[];
  /** Points that a label may be wide. */
  readonly room: number;
  /** Points that a label may be high, where that is limited. */
  readonly height?: number;
}

/** Largest type size among the labels of the series, in points. */
interface Sized {
  readonly series: readonly Series[];
  readonly largest: number;
}

/**
 * Columns or bars with their colours and labels. One series with a highlight is muted but for that point; without one it
 * has the first colour throughout. Several have a colour each, and a highlight only dresses the labels. What a series or
 * a category stands for (plan, forecast) decides how it is filled.
 */
export function barSeries({ mark, series, format, highlight, room, height = Infinity, scenarios: kinds = [] }: Bars): Sized {
  const values = series.map((each) => each.values);
  const categories = values[0]?.length ?? 0;
  const ladder = sizeLadder(categories, series.length);
  const size = labelSize(numbersOf(values), format, true, room, ladder.filter((each) => each <= height || each === ladder.at(-1)));
  const colors = colorsOf(series);
  const mutes = series.length === 1 && highlight !== undefined;
  const drawn = series.map((each, i): Series => {
    const plain = plainValues(each.values);
    const labels: Labels = { size, bold: true, color: "ink", format };
    const fill = each.scenario && scenarioFill[each.scenario];
    return {
      name: each.name,
      mark,
      values: plain,
      color: mutes ? "muted" : colors[i]!,
      ...(fill && fill !== "solid" ? { fill } : {}),
      ...pointDress(kinds, mutes ? highlight : undefined),
      labels: highlight === undefined ? labels : { ...labels, ...emphasis(labels, highlight, plain[highlight], format, room) },
      format,
      ...figuresOf(each.values),
    };
  });
  const points = drawn.flatMap(({ labels }) => Object.values(labels?.points ?? {}));
  return { series: drawn, largest: Math.max(size, ...points.map((point) => point.size)) };
}

const scenarioFill: Readonly<Record<Scenario, Fill>> = { actual: "solid", previous: "solid", plan: "outline", forecast: "hatch" };

/** Scenarios share one hue, so that only their filling tells them apart; the previous period is lighter. */
function colorsOf(series: readonly SeriesSpec[]): readonly ColorRole[] {
  if (!series.some(({ scenario }) => scenario)) return seriesColors(series.length);
  return series.map(({ scenario }) => (scenario === "previous" ? "soft" : "s1"));
}

function pointDress(kinds: readonly (Scenario | undefined)[], highlight: number | undefined): Pick<Series, "pointColors" | "pointFills"> {
  const filled = kinds.flatMap((kind, point) => (kind === "plan" || kind === "forecast" ? [[point, scenarioFill[kind]] as const] : []));
  const colored = kinds.flatMap((kind, point) => (kind === "previous" ? [[point, "soft" as ColorRole] as const] : []));
  const all = highlight === undefined ? colored : [...colored, [highlight, "s1" as ColorRole] as const];
  return {
    ...(all.length > 0 ? { pointColors: Object.fromEntries(all) } : {}),
    ...(filled.length > 0 ? { pointFills: Object.fromEntries(filled) } : {}),
  };
}

interface Stack {
  readonly mark: "column" | "bar";
  readonly grouping: "stacked" | "percent";
  readonly series: readonly SeriesSpec[];
  readonly format: string;
  readonly shareFormat: string;
  /** Width of a column or length that a bar's label may take, and its thickness. */
  readonly room: number;
  readonly height?: number;
}

/**
 * Series on top of each other in one hue, the strongest at the foot, each with its number inside where it fits. Above
 * stacked amounts a series that is not seen carries the totals; shares of 100 % need none.
 */
export function stackedSeries({ mark, grouping, series, format, shareFormat, room, height = Infinity }: Stack): Sized & { readonly totals: readonly number[] } {
  const values = series.map((each) => plainValues(each.values));
  const totals = (values[0] ?? []).map((_, point) => values.reduce((sum, each) => sum + Math.abs(each[point] ?? 0), 0));
  const size = labelSize(numbersOf(series.map((each) => each.values)), format, true, room, [14, 12].filter((each) => each <= height || each === 12));
  const shares = grouping === "percent" && !totals.every(isWhole);
  const colors = stackColors(series.length);
  const drawn = series.map((each, i): Series => {
    const color = colors[i]!;
    const plain = values[i]!;
    const texts = plain.flatMap((value, point) => (value === null ? [] : [[point, formatNumber((Math.abs(value) / (totals[point]! || 1)) * 100, shareFormat)] as const]));
    return {
      name: each.name,
      mark,
      values: plain,
      color,
      ...(each.scenario === "plan" || each.scenario === "forecast" ? { fill: scenarioFill[each.scenario] } : {}),
      labels: {
        size,
        bold: true,
        color: labelOn(color),
        format,
        position: "center",
        ...(shares ? { texts: Object.fromEntries(texts) } : {}),
        ...(plain.some((value) => value === 0) ? { hidden: plain.flatMap((value, point) => (value === 0 ? [point] : [])) } : {}),
      },
      format,
      ...figuresOf(each.values),
    };
  });
  const negative = values.some((each) => each.some((value) => (value ?? 0) < 0));
  if (grouping === "percent" || negative) return { series: drawn, largest: size, totals };
  const words = wording(languageIn(series.map(({ name }) => name))).labels.chartWords;
  const exact = totals.map((total) => Number(total.toPrecision(12)));
  const largest = labelSize(exact, format, true, room, mark === "bar" ? [14, 12] : [16, 14, 12]);
  const labels: Labels = { size: largest, bold: true, color: "ink", format };
  const sum: Series = {
    name: words.total,
    values: exact,
    color: "ink",
    format,
    sumOf: series.map((_, i) => i),
    ...(mark === "column"
      ? { mark: "line", width: 0, marker: 0, joined: false, labels: { ...labels, position: "above" } }
      : { mark: "bar", fill: "none", labels: { ...labels, position: "inside-base" } }),
  };
  return { series: [...drawn, sum], largest, totals };
}

/** Values that are shares already: they add up to 100 as far as rounding lets them. */
const isWhole = (total: number): boolean => total === 0 || Math.abs(total - 100) <= 1;

/** A number inside a mark: light on the strong colours, dark on the others (3 : 1 and more at 12 pt bold). */
export const labelOn = (color: ColorRole): ColorRole => (color === "s1" || color === "s3" || color === "s4" || color === "fill" || color === "accent" ? "onfill" : "ink");

export const shareFormat = (decimals = 0): string => formatCode({ decimals, suffix: "%" });

/** The key of two or more series: squares in the order of the plot. One series is named by the chart's title. */
export function seriesKey({ series }: Pick<CategorySpec, "series">, grouping: "clustered" | "stacked" | "percent" = "clustered"): ChartHead["key"] {
  if (!series || series.length < 2) return [];
  const colors = grouping === "clustered" ? colorsOf(series) : stackColors(series.length);
  return series.map(({ name, scenario }, i) => ({ label: name, color: colors[i]!, shape: "square", ...(scenario ? { fill: scenarioFill[scenario] } : {}) }));
}

/** What the fillings of single categories mean, where there is more than one. */
export function scenarioKey(kinds: readonly (Scenario | undefined)[] | undefined, texts: readonly (string | undefined)[]): readonly KeyEntry[] {
  const used = scenarios.filter((one) => kinds?.some((kind) => (kind ?? "actual") === one));
  if (used.length < 2) return [];
  const words = wording(languageIn(texts)).labels.chartWords;
  return used.map((one) => ({ label: words[one], color: one === "previous" ? "soft" : "s1", shape: "square", fill: scenarioFill[one] }));
}
