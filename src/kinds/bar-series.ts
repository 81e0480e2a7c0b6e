import { emphasis, labelSize, sizeLadder } from "../layout/chart-labels.js";
import type { ChartHead, Labels, Series } from "../scene/chart-model.js";
import { seriesColors } from "../theme/series-colors.js";
import { figuresOf, numbersOf, plainValues, type CategorySpec, type Values } from "./chart-spec.js";

interface Bars {
  readonly mark: "column" | "bar";
  readonly series: readonly { readonly name: string; readonly values: Values }[];
  readonly format: string;
  /** Index of the emphasised category. */
  readonly highlight?: number;
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
 * has the first colour throughout. Several have a colour each, and a highlight only dresses the labels.
 */
export function barSeries({ mark, series, format, highlight, room, height = Infinity }: Bars): Sized {
  const values = series.map((each) => each.values);
  const categories = values[0]?.length ?? 0;
  const ladder = sizeLadder(categories, series.length);
  const size = labelSize(numbersOf(values), format, true, room, ladder.filter((each) => each <= height || each === ladder.at(-1)));
  const colors = seriesColors(series.length);
  const mutes = series.length === 1 && highlight !== undefined;
  const drawn = series.map((each, i): Series => {
    const plain = plainValues(each.values);
    const labels: Labels = { size, bold: true, color: "ink", format };
    return {
      name: each.name,
      mark,
      values: plain,
      color: mutes ? "muted" : colors[i]!,
      ...(mutes ? { pointColors: { [highlight]: "s1" as const } } : {}),
      labels: highlight === undefined ? labels : { ...labels, ...emphasis(labels, highlight, plain[highlight], format, room) },
      format,
      ...figuresOf(each.values),
    };
  });
  const points = drawn.flatMap(({ labels }) => Object.values(labels?.points ?? {}));
  return { series: drawn, largest: Math.max(size, ...points.map((point) => point.size)) };
}

/** The key of two or more series: squares in the order of the plot. One series is named by the chart's title. */
export function seriesKey({ series }: CategorySpec): ChartHead["key"] {
  if (!series || series.length < 2) return [];
  const colors = seriesColors(series.length);
  return series.map(({ name }, i) => ({ label: name, color: colors[i]!, shape: "square" }));
}
