import type { ChartModel, Labels, Series } from "../scene/chart-model.js";
import type { Box } from "../scene/nodes.js";
import { formatNumber } from "../scene/number-format.js";
import { advance } from "../text/measure.js";
import type { ColorRole } from "../theme/theme.js";

/** Width and height of a chart, in points. */
export type ChartSize = Pick<Box, "width" | "height">;

export interface Point {
  readonly x: number;
  readonly y: number;
}

interface Mark {
  /** Indices into the model's series and categories. */
  readonly series: number;
  readonly point: number;
  readonly color: ColorRole;
}

export interface PlacedBar extends Mark {
  readonly box: Box;
}

export interface PlacedPoint extends Mark {
  readonly at: Point;
}

export interface PlacedLabel extends Mark {
  readonly text: string;
  readonly box: Box;
  readonly size: number;
  readonly bold: boolean;
  readonly figure?: string;
}

export interface CategoryLabel {
  readonly lines: readonly { readonly text: string; readonly width: number }[];
  readonly box: Box;
  readonly align: "center" | "right";
}

/** Everything that a column, bar, line or combo chart shows, in points of the slide. */
export interface Plot {
  readonly area: Box;
  /** The category axis, where the values cross 0. */
  readonly axis: { readonly from: Point; readonly to: Point };
  readonly bars: readonly PlacedBar[];
  /** Joined points, series by series and run by run: a gap ends a run. */
  readonly segments: readonly { readonly series: number; readonly color: ColorRole; readonly from: Point; readonly to: Point }[];
  readonly points: readonly PlacedPoint[];
  readonly labels: readonly PlacedLabel[];
  readonly categories: readonly CategoryLabel[];
}

/** Between a mark and its label: PowerPoint's label inset. */
export const labelGap = 3;
export const barLabelGap = 6;
export const markerRadius = 3;
/** Between the plot and the category labels. */
export const categoryGap = 8;
/** PowerPoint's single line, whatever the font. */
export const lineHeight = 1.2;

/** Where PowerPoint puts the marks and labels of a model in a box. DrawingML's arithmetic of gap and overlap. */
export function plot(model: ChartModel, box: Box): Plot {
  const area = plotArea(model, box);
  const lying = model.series.some((series) => series.mark === "bar");
  const bars = placeBars(model, area, lying);
  const points = placePoints(model, area);
  const marks = { bars, points };
  return {
    area,
    axis: axisLine(model, area, lying),
    bars,
    segments: joinPoints(model, points),
    points,
    labels: placeLabels(model, marks, lying),
    categories: model.categories.map((text, i) => categoryLabel(model, text, i, area, box, lying)),
  };
}

/**
 * The model without the labels that would lie on marks, on other labels or outside the chart. Emphasised points keep
 * theirs first, then the last point of a line, then the larger values.
 */
export function withoutCollisions(model: ChartModel, size: ChartSize): ChartModel {
  const box = { x: 0, y: 0, ...size };
  const { bars, points, segments, labels } = plot(model, box);
  const kept: PlacedLabel[] = [];
  const hidden = new Map<number, number[]>();
  for (const label of [...labels].sort((a, b) => rank(model, b) - rank(model, a) || a.series - b.series || a.point - b.point)) {
    const own = (mark: Mark): boolean => mark.series === label.series && mark.point === label.point;
    const clear =
      inside(label.box, box) &&
      bars.every((bar) => own(bar) || !overlap(bar.box, inkBox(label))) &&
      points.every((point) => own(point) || !overlap(markerBox(point.at), inkBox(label))) &&
      segments.every((segment) => segment.series === label.series || !crosses(segment.from, segment.to, inkBox(label))) &&
      kept.every((other) => !overlap(inkBox(other), inkBox(label)));
    if (clear) kept.push(label);
    else hidden.set(label.series, [...(hidden.get(label.series) ?? []), label.point]);
  }
  if (hidden.size === 0) return model;
  return { ...model, series: model.series.map((series, i) => hide(series, hidden.get(i) ?? [])) };
}

/** Lines that a category label takes in `width` points; Chinese breaks anywhere, Latin at spaces. */
export function wrapLabel(text: string, width: number, size: number): readonly { readonly text: string; readonly width: number }[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.match(/[\x21-\u02ff]+|\s+|[^]/gu) ?? []) {
    if (line !== "" && advance((line + word).trimEnd(), size, false) > width) {
      lines.push(line.trimEnd());
      line = word.trimStart();
    } else line += word;
  }
  lines.push(line.trimEnd());
  return lines.map((each) => ({ text: each, width: advance(each, size, false) }));
}

/** Width of one bar and of one category along the category axis, in points. */
export function barWidth(model: Pick<ChartModel, "gapWidth" | "overlap">, barSeries: number, slot: number): number {
  const overlapped = model.overlap / 100;
  return slot / (barSeries - (barSeries - 1) * overlapped + model.gapWidth / 100);
}

function plotArea({ plot: share }: ChartModel, box: Box): Box {
  return {
    x: box.x + share.x * box.width,
    y: box.y + share.y * box.height,
    width: share.width * box.width,
    height: share.height * box.height,
  };
}

/** Share of the axis that a value stands at, 0 at the low end; values beyond the axis are cut off as PowerPoint does. */
function share(model: ChartModel, series: Series | undefined, value: number): number {
  const axis = (series?.secondary ? model.secondaryAxis : undefined) ?? model.axis;
  return Math.min(1, Math.max(0, (value - axis.min) / (axis.max - axis.min)));
}

const yOf = (model: ChartModel, series: Series | undefined, value: number, area: Box): number =>
  area.y + area.height * (1 - share(model, series, value));
const xOf = (model: ChartModel, series: Series | undefined, value: number, area: Box): number =>
  area.x + area.width * share(model, series, value);

function axisLine(model: ChartModel, area: Box, lying: boolean): Plot["axis"] {
  if (lying) {
    const x = xOf(model, undefined, 0, area);
    return { from: { x, y: area.y }, to: { x, y: area.y + area.height } };
  }
  const y = yOf(model, undefined, 0, area);
  return { from: { x: area.x, y }, to: { x: area.x + area.width, y } };
}

function placeBars(model: ChartModel, area: Box, lying: boolean): readonly PlacedBar[] {
  const columns = model.series.flatMap((series, index) => (series.mark === "column" || series.mark === "bar" ? [{ series, index }] : []));
  if (columns.length === 0) return [];
  const slot = (lying ? area.height : area.width) / model.categories.length;
  const width = barWidth(model, columns.length, slot);
  const step = width * (1 - model.overlap / 100);
  const first = (slot - width - step * (columns.length - 1)) / 2;
  return columns.flatMap(({ series, index }, place) =>
    series.values.flatMap((value, point): readonly PlacedBar[] => {
      if (value === null) return [];
      const along = point * slot + first + place * step;
      const color = series.pointColors?.[point] ?? series.color;
      if (lying) {
        const ends = [xOf(model, series, 0, area), xOf(model, series, value, area)];
        const x = Math.min(...ends);
        return [{ series: index, point, color, box: { x, y: area.y + along, width: Math.max(...ends) - x, height: width } }];
      }
      const ends = [yOf(model, series, 0, area), yOf(model, series, value, area)];
      const y = Math.min(...ends);
      return [{ series: index, point, color, box: { x: area.x + along, y, width, height: Math.max(...ends) - y } }];
    }),
  );
}

function placePoints(model: ChartModel, area: Box): readonly PlacedPoint[] {
  const slot = area.width / model.categories.length;
  return model.series.flatMap((series, index) => {
    if (series.mark !== "line") return [];
    return series.values.flatMap((value, point): readonly PlacedPoint[] => {
      if (value === null) return [];
      const at = { x: area.x + (point + 0.5) * slot, y: yOf(model, series, value, area) };
      return [{ series: index, point, at, color: series.pointColors?.[point] ?? series.color }];
    });
  });
}

function joinPoints(model: ChartModel, points: readonly PlacedPoint[]): Plot["segments"] {
  return points.flatMap((to, i) => {
    const from = points[i - 1];
    const series = model.series[to.series]!; // placed from the model's own series
    if (!from || from.series !== to.series || from.point !== to.point - 1 || series.joined === false) return [];
    return [{ series: to.series, color: series.color, from: from.at, to: to.at }];
  });
}

function placeLabels(
  model: ChartModel,
  marks: { readonly bars: readonly PlacedBar[]; readonly points: readonly PlacedPoint[] },
  lying: boolean,
): readonly PlacedLabel[] {
  const shown = (mark: Mark): readonly [Labels, Mark, number] | undefined => {
    const { labels, values } = model.series[mark.series]!; // placed from the model's own series
    const value = values[mark.point];
    if (!labels || value === null || value === undefined || labels.hidden?.includes(mark.point)) return undefined;
    return [labels, mark, value];
  };
  const dress = ([labels, mark, value]: readonly [Labels, Mark, number]) => {
    const own = labels.points?.[mark.point] ?? labels;
    const text = formatNumber(value, labels.format);
    return {
      series: mark.series,
      point: mark.point,
      text,
      size: own.size,
      bold: own.bold,
      color: own.color,
      figure: model.series[mark.series]!.figures?.[mark.point],
      width: advance(text, own.size, own.bold),
      height: own.size * lineHeight,
      negative: value < 0,
      below: labels.position === "below",
    };
  };
  const onBars = marks.bars.flatMap((bar) => {
    const label = shown(bar);
    if (!label) return [];
    const { width, height, negative, below: _, ...rest } = dress(label);
    const { box } = bar;
    const x = lying ? (negative ? box.x - barLabelGap - width : box.x + box.width + barLabelGap) : box.x + (box.width - width) / 2;
    const y = lying ? box.y + (box.height - height) / 2 : negative ? box.y + box.height + labelGap : box.y - labelGap - height;
    return [{ ...rest, box: { x, y, width, height } }];
  });
  const onPoints = marks.points.flatMap((point) => {
    const label = shown(point);
    if (!label) return [];
    const { width, height, below, negative: _, ...rest } = dress(label);
    const away = markerRadius + labelGap;
    const y = below ? point.at.y + away : point.at.y - away - height;
    return [{ ...rest, box: { x: point.at.x - width / 2, y, width, height } }];
  });
  return [...onBars, ...onPoints];
}

function categoryLabel(model: ChartModel, text: string, index: number, area: Box, box: Box, lying: boolean): CategoryLabel {
  const { size } = model.categoryLabels;
  const count = model.categories.length;
  if (lying) {
    const slot = area.height / count;
    const width = Math.max(1, area.x - box.x - categoryGap);
    const lines = wrapLabel(text, width, size);
    const height = lines.length * size * lineHeight;
    return { lines, align: "right", box: { x: box.x, y: area.y + (index + 0.5) * slot - height / 2, width, height } };
  }
  const slot = area.width / count;
  const lines = wrapLabel(text, slot * categoryShare, size);
  const y = area.y + area.height + categoryGap;
  return { lines, align: "center", box: { x: area.x + index * slot, y, width: slot, height: lines.length * size * lineHeight } };
}

/** Share of a category's width that its label may take, so that neighbours stay apart. */
export const categoryShare = 0.96;

function rank(model: ChartModel, label: PlacedLabel): number {
  const series = model.series[label.series]!; // placed from the model's own series
  if (series.labels?.points?.[label.point]) return 3;
  if (series.mark === "line" && label.point === series.values.length - 1) return 2;
  const largest = Math.max(...series.values.map((value) => Math.abs(value ?? 0)));
  return largest === 0 ? 0 : Math.abs(series.values[label.point] ?? 0) / largest;
}

function hide(series: Series, points: readonly number[]): Series {
  if (!series.labels || points.length === 0) return series;
  const hidden = [...new Set([...(series.labels.hidden ?? []), ...points])].sort((a, b) => a - b);
  return { ...series, labels: { ...series.labels, hidden } };
}

/** Digits are three quarters of the size high; the rest of their line is air that may lie over a neighbour. */
const inkBox = ({ box, size }: PlacedLabel): Box => ({ ...box, y: box.y + size * air, height: box.height - 2 * size * air });
const air = 0.2;

const markerBox = (at: Point): Box => ({ x: at.x - markerRadius, y: at.y - markerRadius, width: 2 * markerRadius, height: 2 * markerRadius });

/** Points by which boxes may touch without being seen to overlap. */
const touch = 0.5;

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width - touch && b.x < a.x + a.width - touch && a.y < b.y + b.height - touch && b.y < a.y + a.height - touch;

const inside = (box: Box, outer: Box): boolean =>
  box.x >= outer.x - touch && box.y >= outer.y - touch &&
  box.x + box.width <= outer.x + outer.width + touch && box.y + box.height <= outer.y + outer.height + touch;

/** Whether a segment that runs to the right passes through a box. */
function crosses(from: Point, to: Point, box: Box): boolean {
  const left = Math.max(from.x, box.x);
  const right = Math.min(to.x, box.x + box.width);
  if (left >= right) return false;
  const at = (x: number): number => from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x);
  const [a, b] = [at(left), at(right)];
  return Math.min(a, b) < box.y + box.height - touch && Math.max(a, b) > box.y + touch;
}
