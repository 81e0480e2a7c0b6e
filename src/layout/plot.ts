import type { ChartModel, Fill, LabelPosition, Labels, Series } from "../scene/chart-model.js";
import type { Box } from "../scene/nodes.js";
import { formatNumber } from "../scene/number-format.js";
import { advance } from "../text/measure.js";
import type { ColorRole } from "../theme/theme.js";
import { crosses, inside, solveLabels, type LabelRequest, type LineSegment, type Obstacle } from "./label-solver.js";

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
  readonly fill: Fill;
}

export interface PlacedPoint extends Mark {
  readonly at: Point;
  /** In points; 0 is no marker. */
  readonly radius: number;
}

export interface PlacedSegment extends LineSegment {
  readonly series: number;
  readonly color: ColorRole;
  readonly width: number;
  readonly dashed?: boolean;
}

export interface PlacedArea {
  readonly series: number;
  readonly color: ColorRole;
  readonly fill: Fill;
  readonly corners: readonly Point[];
}

export interface PlacedLabel extends Mark {
  readonly text: string;
  readonly box: Box;
  readonly size: number;
  readonly bold: boolean;
  readonly position: LabelPosition;
  readonly figure?: string;
}

export interface CategoryLabel {
  readonly lines: readonly { readonly text: string; readonly width: number }[];
  readonly box: Box;
  readonly align: "left" | "center" | "right";
}

/** Everything that a chart with axes shows, in points of the slide. */
export interface Plot {
  readonly area: Box;
  /** Lines at the steps of axes that are shown, and the rings of a radar chart. */
  readonly grid: readonly LineSegment[];
  /** The category axis, where the values cross 0; both axes of a scatter chart. */
  readonly axes: readonly LineSegment[];
  readonly areas: readonly PlacedArea[];
  readonly bars: readonly PlacedBar[];
  /** Joined points, series by series and run by run: a gap ends a run. Stems, error ranges and trends as well. */
  readonly segments: readonly PlacedSegment[];
  readonly points: readonly PlacedPoint[];
  readonly labels: readonly PlacedLabel[];
  readonly categories: readonly CategoryLabel[];
  /** Numbers along axes that are shown. */
  readonly ticks: readonly CategoryLabel[];
}

/** Between a mark and its label: PowerPoint's label inset. */
export const labelGap = 3;
export const barLabelGap = 6;
export const markerRadius = 3;
/** Between the plot and the category labels. */
export const categoryGap = 8;
/** PowerPoint's single line, whatever the font. */
export const lineHeight = 1.2;
export const defaultLine = 2.25;

/** Where PowerPoint puts the marks and labels of a model in a box. DrawingML's arithmetic of gap and overlap. */
export function plot(model: ChartModel, box: Box): Plot {
  const placed = place(model, box);
  return { ...placed, labels: chosenLabels(model, placed) };
}

type Placed = Omit<Plot, "labels">;

function place(model: ChartModel, box: Box): Placed {
  const area = plotArea(model, box);
  const lying = isLying(model);
  const points = placePoints(model, area);
  const bars = placeBars(model, area, lying);
  return {
    area,
    grid: gridLines(model, area),
    axes: axisLines(model, area, lying),
    areas: placeAreas(model, area),
    bars,
    segments: [...stems(model, points, area), ...errorRanges(model, points, area), ...joinPoints(model, points), ...trends(model, points, bars)],
    points,
    categories: model.categoryLabels.hidden || model.horizontalAxis ? [] : model.categories.flatMap((text, i) => (i % (model.categoryLabels.every ?? 1) === 0 ? [categoryLabel(model, text, i, area, box, lying)] : [])),
    ticks: tickLabels(model, area, box),
  };
}

export const isLying = (model: ChartModel): boolean => model.series.some((series) => series.mark === "bar");

/**
 * The model with a place for every label that has one, and without those that would lie on marks, on other labels or
 * outside the chart. Emphasised points keep theirs first, then the last point of a line, then the larger values.
 */
export function withoutCollisions(model: ChartModel, size: ChartSize): ChartModel {
  const box = { x: 0, y: 0, ...size };
  const placed = place(model, box);
  const wanted = labelRequests(model, placed);
  const { placed: chosen } = solveLabels(wanted.map(({ request }) => request), obstacles(placed), box);
  return {
    ...model,
    series: model.series.map((series, index) => settled(series, wanted.filter((one) => one.series === index), chosen)),
  };
}

type Request = LabelRequest<LabelPosition>;

interface Wanted {
  readonly series: number;
  readonly point: number;
  readonly request: Request;
}

/** A series whose labels stand where the solver put them. What stays at its first place is not written out. */
function settled(series: Series, wanted: readonly Wanted[], chosen: ReadonlyMap<string, { readonly place: LabelPosition }>): Series {
  const { labels } = series;
  if (!labels || wanted.length === 0) return series;
  const hidden = [...new Set([...(labels.hidden ?? []), ...wanted.filter(({ request }) => !chosen.has(request.id)).map(({ point }) => point)])].sort((a, b) => a - b);
  const moved = wanted.flatMap(({ point, request }) => {
    const place = chosen.get(request.id)?.place;
    return place && place !== firstPosition(series, labels, point) ? [[point, place] as const] : [];
  });
  const inverse = moved.filter(([, place]) => place === "inside-end").map(([point]) => [point, { ...(labels.points?.[point] ?? labels), color: "onfill" as const }] as const);
  return {
    ...series,
    labels: {
      ...labels,
      ...(hidden.length > 0 ? { hidden } : {}),
      ...(moved.length > 0 ? { positions: { ...labels.positions, ...Object.fromEntries(moved) } } : {}),
      ...(inverse.length > 0 ? { points: { ...labels.points, ...Object.fromEntries(inverse.map(([point, { size, bold, color }]) => [point, { size, bold, color }])) } } : {}),
    },
  };
}

const firstPosition = (series: Series, labels: Labels, point: number): LabelPosition => labels.positions?.[point] ?? labels.position ?? usualPosition(series);

/** Where a label stands unless its series or the solver says otherwise. */
export function usualPosition({ mark }: Pick<Series, "mark">): LabelPosition {
  switch (mark) {
    case "column":
    case "bar":
    case "pie":
      return "outside";
    case "scatter":
    case "bubble":
      return "right";
    case "line":
    case "area":
    case "radar":
    case "doughnut":
      return "above";
  }
}

/** Where else the label of a mark may stand, the usual place first. */
function positionsOf(series: Series, labels: Labels, point: number, grouping: ChartModel["grouping"]): readonly LabelPosition[] {
  const first = firstPosition(series, labels, point);
  const others = alternatives(series, labels, grouping);
  return [first, ...others.filter((other) => other !== first)];
}

function alternatives(series: Series, labels: Labels, grouping: ChartModel["grouping"]): readonly LabelPosition[] {
  switch (series.mark) {
    case "column":
    case "bar":
      return grouping === "clustered" && labels.position === undefined && series.fill === undefined ? ["inside-end"] : [];
    case "line":
      return labels.position === "above" ? [] : ["above", "below"];
    case "scatter":
    case "bubble":
      return ["right", "above", "left", "below"];
    case "area":
    case "radar":
    case "pie":
    case "doughnut":
      return [];
  }
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

export function plotArea({ plot: share }: ChartModel, box: Box): Box {
  return {
    x: box.x + share.x * box.width,
    y: box.y + share.y * box.height,
    width: share.width * box.width,
    height: share.height * box.height,
  };
}

/** Share of the axis that a value stands at, 0 at the low end; values beyond the axis are cut off as PowerPoint does. */
function share(axis: { readonly min: number; readonly max: number }, value: number): number {
  return Math.min(1, Math.max(0, (value - axis.min) / (axis.max - axis.min)));
}

const axisOf = (model: ChartModel, series: Pick<Series, "secondary"> | undefined) => (series?.secondary ? model.secondaryAxis : undefined) ?? model.axis;

/** Height on the slide of a value of the first or the second axis. */
export const yOf = (model: ChartModel, series: Pick<Series, "secondary"> | undefined, value: number, area: Box): number =>
  area.y + area.height * (1 - share(axisOf(model, series), value));
/** The same for lying bars. */
export const xOf = (model: ChartModel, series: Pick<Series, "secondary"> | undefined, value: number, area: Box): number =>
  area.x + area.width * share(axisOf(model, series), value);

/** Middle of a category along the axis. */
export function alongAxis(model: ChartModel, point: number, area: Box): number {
  const count = model.categories.length;
  if (isLying(model)) return area.y + ((point + 0.5) * area.height) / count;
  if (model.edgeToEdge) return area.x + (count === 1 ? 0 : (point * area.width) / (count - 1));
  return area.x + ((point + 0.5) * area.width) / count;
}

function axisLines(model: ChartModel, area: Box, lying: boolean): readonly LineSegment[] {
  if (model.series.some(({ mark }) => mark === "radar")) return [];
  if (lying) {
    const x = xOf(model, undefined, 0, area);
    return [{ from: { x, y: area.y }, to: { x, y: area.y + area.height } }];
  }
  const foot = { from: { x: area.x, y: area.y + area.height }, to: { x: area.x + area.width, y: area.y + area.height } };
  if (model.horizontalAxis) return [foot];
  const y = yOf(model, undefined, 0, area);
  return [{ from: { x: area.x, y }, to: { x: area.x + area.width, y } }];
}

/** Multiples of the step within the axis, without the errors of repeated addition. */
export function axisSteps({ min, max, step }: { readonly min: number; readonly max: number; readonly step?: number }): readonly number[] {
  if (!step || !(step > 0) || (max - min) / step > mostSteps) return [];
  const first = Math.ceil(min / step - 1e-9);
  const last = Math.floor(max / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)) + 0);
}

/** Beyond it an axis is a grey area. */
const mostSteps = 50;

function gridLines(model: ChartModel, area: Box): readonly LineSegment[] {
  if (model.series.some(({ mark }) => mark === "radar")) return radarGrid(model, area);
  const across = axisSteps(model.axis).map((value) => {
    const y = yOf(model, undefined, value, area);
    return { from: { x: area.x, y }, to: { x: area.x + area.width, y } };
  });
  const { horizontalAxis } = model;
  if (!horizontalAxis) return across;
  const upright = axisSteps(horizontalAxis).map((value) => {
    const x = area.x + area.width * share(horizontalAxis, value);
    return { from: { x, y: area.y }, to: { x, y: area.y + area.height } };
  });
  return [...across, ...upright];
}

function tickLabels(model: ChartModel, area: Box, box: Box): readonly CategoryLabel[] {
  if (model.series.some(({ mark }) => mark === "radar")) return [];
  const { size } = model.categoryLabels;
  const height = size * lineHeight;
  const line = (value: number, format: string | undefined) => {
    const text = formatNumber(value, format ?? "General");
    return { text, width: advance(text, size, false) };
  };
  const { axis, horizontalAxis } = model;
  const beside = axisSteps(axis).map((value): CategoryLabel => {
    const y = yOf(model, undefined, value, area) - height / 2;
    return { lines: [line(value, axis.format)], align: "right", box: { x: box.x, y, width: Math.max(1, area.x - box.x - tickGap), height } };
  });
  if (!horizontalAxis) return beside;
  const below = axisSteps(horizontalAxis).map((value): CategoryLabel => {
    const label = line(value, horizontalAxis.format);
    const x = area.x + area.width * share(horizontalAxis, value) - label.width / 2;
    return { lines: [label], align: "center", box: { x, y: area.y + area.height + tickGap, width: label.width, height } };
  });
  return [...beside, ...below];
}

/** Between an axis and its numbers. */
export const tickGap = 6;

const isBar = (series: Series): boolean => series.mark === "column" || series.mark === "bar";

/** Where each bar begins and ends in units of the axis: from 0, or on top of the series before it. */
function bounds(model: ChartModel, of: (series: Series) => boolean): ReadonlyMap<Series, readonly (readonly [number, number] | undefined)[]> {
  const members = model.series.filter(of);
  if (model.grouping === "clustered")
    return new Map(members.map((series) => [series, series.values.map((value) => (value === null ? undefined : ([0, value] as const)))]));
  const totals = model.categories.map((_, point) => members.reduce((sum, { values }) => sum + Math.abs(values[point] ?? 0), 0) || 1);
  const high = model.categories.map(() => 0);
  const low = model.categories.map(() => 0);
  return new Map(
    members.map((series) => [
      series,
      model.categories.map((_, point) => {
        const value = series.values[point];
        if (value === null || value === undefined) return undefined;
        const size = model.grouping === "percent" ? value / totals[point]! : value;
        const stack = size < 0 ? low : high;
        const from = stack[point]!;
        stack[point] = from + size;
        return [from, from + size] as const;
      }),
    ]),
  );
}

function placeBars(model: ChartModel, area: Box, lying: boolean): readonly PlacedBar[] {
  const columns = model.series.flatMap((series, index) => (isBar(series) ? [{ series, index }] : []));
  if (columns.length === 0) return [];
  const slot = (lying ? area.height : area.width) / model.categories.length;
  const stacked = model.grouping !== "clustered";
  const width = barWidth(stacked ? { ...model, overlap: 100 } : model, columns.length, slot);
  const step = stacked ? 0 : width * (1 - model.overlap / 100);
  const first = (slot - width - step * (columns.length - 1)) / 2;
  const ends = bounds(model, isBar);
  return columns.flatMap(({ series, index }, place) =>
    ends.get(series)!.flatMap((range, point): readonly PlacedBar[] => {
      if (!range) return [];
      const along = point * slot + first + place * step;
      const color = series.pointColors?.[point] ?? series.color;
      const fill = series.pointFills?.[point] ?? series.fill ?? "solid";
      if (lying) {
        const [a, b] = [xOf(model, series, range[0], area), xOf(model, series, range[1], area)];
        const x = Math.min(a, b);
        return [{ series: index, point, color, fill, box: { x, y: area.y + along, width: Math.max(a, b) - x, height: width } }];
      }
      const [a, b] = [yOf(model, series, range[0], area), yOf(model, series, range[1], area)];
      const y = Math.min(a, b);
      return [{ series: index, point, color, fill, box: { x: area.x + along, y, width, height: Math.max(a, b) - y } }];
    }),
  );
}

function placeAreas(model: ChartModel, area: Box): readonly PlacedArea[] {
  if (model.series.some(({ mark }) => mark === "radar")) return [];
  const ends = bounds(model, ({ mark }) => mark === "area");
  return model.series.flatMap((series, index): readonly PlacedArea[] => {
    if (series.mark !== "area") return [];
    const range = ends.get(series)!;
    const edge = (side: 0 | 1): readonly Point[] =>
      range.map((pair, point) => ({ x: alongAxis(model, point, area), y: yOf(model, series, pair?.[side] ?? 0, area) }));
    return [{ series: index, color: series.color, fill: series.fill ?? "solid", corners: [...edge(1), ...edge(0).toReversed()] }];
  });
}

function placePoints(model: ChartModel, area: Box): readonly PlacedPoint[] {
  const largest = Math.max(0, ...model.series.flatMap(({ sizes }) => (sizes?.values ?? []).map((size) => size ?? 0)));
  return model.series.flatMap((series, index) => {
    const color = (point: number): ColorRole => series.pointColors?.[point] ?? series.color;
    return series.values.flatMap((value, point): readonly PlacedPoint[] => {
      if (value === null) return [];
      switch (series.mark) {
        case "line":
          return [{ series: index, point, at: { x: alongAxis(model, point, area), y: yOf(model, series, value, area) }, color: color(point), radius: markerSize(series, point) / 2 }];
        case "scatter":
        case "bubble": {
          const x = series.x?.values[point];
          if (x === null || x === undefined || !model.horizontalAxis) return [];
          const at = { x: area.x + area.width * share(model.horizontalAxis, x), y: yOf(model, series, value, area) };
          const size = series.sizes?.values[point];
          if (series.mark === "scatter") return [{ series: index, point, at, color: color(point), radius: markerSize(series, point) / 2 }];
          return size && size > 0 ? [{ series: index, point, at, color: color(point), radius: bubbleRadius(size, largest, area) }] : [];
        }
        case "radar":
          return [{ series: index, point, at: onRadar(model, point, value, area), color: color(point), radius: markerSize(series, point) / 2 }];
        case "column":
        case "bar":
        case "area":
        case "pie":
        case "doughnut":
          return [];
      }
    });
  });
}

/**
 * Diameter of a point's marker. One in a colour of its own is larger: LibreOffice colours a single marker only if its size
 * differs from that of its series (measured).
 */
export function markerSize({ marker = 2 * markerRadius, pointColors }: Pick<Series, "marker" | "pointColors">, point: number): number {
  return marker > 0 && pointColors?.[point] ? marker + 3 : marker;
}

/** The largest bubble is a quarter of the plot's shorter side wide, the others by area (DrawingML's bubbleScale 100). */
export const bubbleRadius = (size: number, largest: number, area: Box): number => (Math.min(area.width, area.height) / 8) * Math.sqrt(size / largest);

/** The middle and the radius of a radar chart: the largest circle in its plot. */
export const radarCircle = (area: Box): { readonly centre: Point; readonly radius: number } => ({
  centre: { x: area.x + area.width / 2, y: area.y + area.height / 2 },
  radius: Math.min(area.width, area.height) / 2,
});

/** The first axis points upwards, the others follow clockwise. */
export function onRadar(model: ChartModel, point: number, value: number, area: Box): Point {
  const { centre, radius } = radarCircle(area);
  const angle = (2 * Math.PI * point) / model.categories.length;
  const distance = radius * share(model.axis, value);
  return { x: centre.x + distance * Math.sin(angle), y: centre.y - distance * Math.cos(angle) };
}

function radarGrid(model: ChartModel, area: Box): readonly LineSegment[] {
  const spokes = model.categories.map((_, i) => ({ from: radarCircle(area).centre, to: onRadar(model, i, model.axis.max, area) }));
  const rings = axisSteps(model.axis).filter((value) => value > model.axis.min).flatMap((value) => {
    const corners = model.categories.map((_, i) => onRadar(model, i, value, area));
    return corners.map((from, i) => ({ from, to: corners[(i + 1) % corners.length]! }));
  });
  return [...rings, ...spokes];
}

function joinPoints(model: ChartModel, points: readonly PlacedPoint[]): readonly PlacedSegment[] {
  const dress = (index: number): Omit<PlacedSegment, "from" | "to"> => {
    const { color, width = defaultLine, dashed } = model.series[index]!; // placed from the model's own series
    return { series: index, color, width, dashed };
  };
  const joined = points.flatMap((to, i): readonly PlacedSegment[] => {
    const from = points[i - 1];
    const series = model.series[to.series]!;
    if (!from || from.series !== to.series || from.point !== to.point - 1 || series.joined === false || series.width === 0) return [];
    if (series.mark !== "line" && series.mark !== "radar") return [];
    return [{ ...dress(to.series), from: from.at, to: to.at }];
  });
  const closing = model.series.flatMap((series, index): readonly PlacedSegment[] => {
    if (series.mark !== "radar") return [];
    const own = points.filter((point) => point.series === index);
    return own.length === model.categories.length && own.length > 2 ? [{ ...dress(index), from: own.at(-1)!.at, to: own[0]!.at }] : [];
  });
  return [...joined, ...closing];
}

function stems(model: ChartModel, points: readonly PlacedPoint[], area: Box): readonly PlacedSegment[] {
  return points.flatMap((point): readonly PlacedSegment[] => {
    const series = model.series[point.series]!;
    if (!series.stems) return [];
    return [{ series: point.series, color: series.color, width: 1.5, from: { x: point.at.x, y: yOf(model, series, 0, area) }, to: point.at }];
  });
}

/** Error ranges of points and of bars, as lines without end caps. */
function errorRanges(model: ChartModel, points: readonly PlacedPoint[], area: Box): readonly PlacedSegment[] {
  const lying = isLying(model);
  return model.series.flatMap((series, index) => {
    const { errors } = series;
    if (!errors) return [];
    const bars = isBar(series) ? placeBars(model, area, lying) : [];
    return series.values.flatMap((value, point): readonly PlacedSegment[] => {
      const [plus, minus] = [errors.plus[point] ?? 0, errors.minus[point] ?? 0];
      if (value === null || (plus === 0 && minus === 0)) return [];
      const bar = bars.find((one) => one.series === index && one.point === point)?.box;
      const at = points.find((one) => one.series === index && one.point === point)?.at;
      const dress = { series: index, color: "ink" as const, width: errorWidth };
      if (lying && bar) {
        const y = bar.y + bar.height / 2;
        return [{ ...dress, from: { x: xOf(model, series, value - minus, area), y }, to: { x: xOf(model, series, value + plus, area), y } }];
      }
      const x = bar ? bar.x + bar.width / 2 : at?.x;
      if (x === undefined) return [];
      return [{ ...dress, from: { x, y: yOf(model, series, value - minus, area) }, to: { x, y: yOf(model, series, value + plus, area) } }];
    });
  });
}

export const errorWidth = 1.25;
export const trendWidth = 1.5;

/** Least squares over the places of the points, as PowerPoint's linear trend line, which counts categories 1, 2, 3. */
function trends(model: ChartModel, points: readonly PlacedPoint[], bars: readonly PlacedBar[]): readonly PlacedSegment[] {
  return model.series.flatMap((series, index): readonly PlacedSegment[] => {
    const ends = bars.map(({ box, ...bar }) => ({ ...bar, at: { x: box.x + box.width / 2, y: series.values[bar.point]! < 0 ? box.y + box.height : box.y } }));
    const own = [...points, ...ends].filter((point) => point.series === index).map(({ at }) => at);
    if (!series.trend || own.length < 2) return [];
    const mean = { x: average(own.map(({ x }) => x)), y: average(own.map(({ y }) => y)) };
    const spread = own.reduce((sum, { x }) => sum + (x - mean.x) ** 2, 0);
    if (spread === 0) return [];
    const slope = own.reduce((sum, { x, y }) => sum + (x - mean.x) * (y - mean.y), 0) / spread;
    const [left, right] = [Math.min(...own.map(({ x }) => x)), Math.max(...own.map(({ x }) => x))];
    const at = (x: number): Point => ({ x, y: mean.y + slope * (x - mean.x) });
    return [{ series: index, color: series.trend, width: trendWidth, dashed: true, from: at(left), to: at(right) }];
  });
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function labelRequests(model: ChartModel, placed: Placed): readonly Wanted[] {
  const soft = [...referenceLines(model, placed.area), ...placed.segments.filter(({ series, dashed }) => dashed || model.series[series]!.mark === "line")];
  return labelledMarks(model, placed).map(({ mark, labels, series }): Wanted => {
    const places = positionsOf(series, labels, mark.point, model.grouping)
      .map((position) => ({ place: position, label: labelAt(model, mark, position) }))
      .filter(({ label, place }) => fitsItsMark(label, place, mark, model))
      .map(({ label, place }) => ({ place, box: inkBox(label) }));
    const clear = places.filter(({ box }) => soft.every((segment) => !crosses(segment, box)));
    const id = idOf(mark);
    return {
      series: mark.series,
      point: mark.point,
      request: { id, priority: rank(model, mark), places: [...clear, ...places.filter((one) => !clear.includes(one))] },
    };
  });
}

interface LabelledMark {
  readonly mark: PlacedBar | PlacedPoint;
  readonly labels: Labels;
  readonly series: Series;
}

function labelledMarks(model: ChartModel, { bars, points }: Pick<Placed, "bars" | "points">): readonly LabelledMark[] {
  return [...bars, ...points].flatMap((mark) => {
    const series = model.series[mark.series]!; // placed from the model's own series
    const { labels } = series;
    return labels && !labels.hidden?.includes(mark.point) ? [{ mark, labels, series }] : [];
  });
}

const chosenLabels = (model: ChartModel, placed: Placed): readonly PlacedLabel[] =>
  labelledMarks(model, placed).map(({ mark, labels, series }) => labelAt(model, mark, firstPosition(series, labels, mark.point)));

function labelAt(model: ChartModel, mark: PlacedBar | PlacedPoint, position: LabelPosition): PlacedLabel {
  const series = model.series[mark.series]!;
  const labels = series.labels!; // only labelled marks get here
  const value = series.values[mark.point]!;
  const own = labels.points?.[mark.point] ?? labels;
  const text = labels.texts?.[mark.point] ?? formatNumber(value, labels.format);
  const width = advance(text, own.size, own.bold);
  const height = own.size * lineHeight;
  const { x, y } = "box" in mark ? atBar(mark.box, { width, height }, position, value < 0, isLying(model)) : atPoint(mark, { width, height }, position);
  return {
    series: mark.series,
    point: mark.point,
    text,
    size: own.size,
    bold: own.bold,
    color: own.color,
    position,
    figure: series.figures?.[mark.point],
    box: { x, y, width, height },
  };
}

/** Top left corner of a label at a bar. */
function atBar(bar: Box, { width, height }: ChartSize, position: LabelPosition, negative: boolean, lying: boolean): Point {
  const middle = { x: bar.x + (bar.width - width) / 2, y: bar.y + (bar.height - height) / 2 };
  if (position === "center") return middle;
  const far = position === "outside" || position === "inside-end";
  const high = far !== negative; // at the end where the larger values are
  const within = position === "inside-end" || position === "inside-base";
  if (lying) {
    const end = high ? bar.x + bar.width : bar.x;
    return { x: high !== within ? end + barLabelGap : end - barLabelGap - width, y: middle.y };
  }
  const end = high ? bar.y : bar.y + bar.height;
  return { x: middle.x, y: high !== within ? end - labelGap - height : end + labelGap };
}

function atPoint({ at, radius }: PlacedPoint, { width, height }: ChartSize, position: LabelPosition): Point {
  const away = radius + labelGap;
  switch (position) {
    case "below":
      return { x: at.x - width / 2, y: at.y + away };
    case "left":
      return { x: at.x - away - labelGap - width, y: at.y - height / 2 };
    case "right":
      return { x: at.x + away + labelGap, y: at.y - height / 2 };
    case "center":
      return { x: at.x - width / 2, y: at.y - height / 2 };
    case "above":
    case "outside":
    case "inside-end":
    case "inside-base":
      return { x: at.x - width / 2, y: at.y - away - height };
  }
}

/** A label inside its bar or bubble has to fit there; one that stands outside need not. */
function fitsItsMark(label: PlacedLabel, position: LabelPosition, mark: PlacedBar | PlacedPoint, model: ChartModel): boolean {
  if (!("box" in mark)) return position !== "center" || (label.box.width <= 1.7 * mark.radius && label.box.height <= 1.4 * mark.radius);
  if (position === "outside" || mark.fill === "none") return true;
  const tight = position === "inside-end" || label.color === "onfill"; // light digits would vanish beside the mark
  const slack = tight ? 0 : label.size;
  const room = isLying(model) ? { ...mark.box, y: mark.box.y - slack, height: mark.box.height + 2 * slack } : { ...mark.box, x: mark.box.x - slack, width: mark.box.width + 2 * slack };
  return inside(inkBox(label), room);
}

function obstacles({ bars, points, segments, categories }: Placed): readonly Obstacle[] {
  const markers = points.filter(({ radius }) => radius > 0);
  return [
    ...bars.filter(({ fill }) => fill !== "none").map((bar): Obstacle => ({ owner: idOf(bar), shape: bar.box })),
    ...markers.map((point): Obstacle => ({ owner: idOf(point), shape: markerBox(point) })),
    ...segments.filter(({ dashed }) => !dashed).flatMap((segment): readonly Obstacle[] => {
      const own = points.filter(({ series }) => series === segment.series);
      const shape = { from: segment.from, to: segment.to };
      return own.length === 0 ? [{ shape }] : [{ shape, owner: String(segment.series) }];
    }),
    ...categories.map(({ box }): Obstacle => ({ shape: box })),
  ];
}

/** Lines at values, as far as labels try to keep off them. */
export function referenceLines(model: ChartModel, area: Box): readonly LineSegment[] {
  return (model.references ?? []).flatMap((reference): readonly LineSegment[] => {
    if (reference.type === "vertical" && model.horizontalAxis) {
      const x = area.x + area.width * share(model.horizontalAxis, reference.at);
      return [{ from: { x, y: area.y }, to: { x, y: area.y + area.height } }];
    }
    if (reference.type !== "line") return [];
    if (isLying(model)) {
      const x = xOf(model, reference, reference.at, area);
      return [{ from: { x, y: area.y }, to: { x, y: area.y + area.height } }];
    }
    const y = yOf(model, reference, reference.at, area);
    return [{ from: { x: area.x, y }, to: { x: area.x + area.width, y } }];
  });
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
  const slot = (area.width / (model.edgeToEdge ? Math.max(1, count - 1) : count)) * (model.categoryLabels.every ?? 1);
  const lines = wrapLabel(text, slot * categoryShare, size);
  const y = area.y + area.height + categoryGap;
  const width = model.edgeToEdge ? Math.max(...lines.map((line) => line.width)) : slot; // at the edges only half a share is inside
  return { lines, align: "center", box: { x: alongAxis(model, index, area) - width / 2, y, width, height: lines.length * size * lineHeight } };
}

/** Share of a category's width that its label may take, so that neighbours stay apart. */
export const categoryShare = 0.96;

function rank(model: ChartModel, mark: Mark): number {
  const series = model.series[mark.series]!; // placed from the model's own series
  if (series.labels?.points?.[mark.point]) return 3;
  if (series.mark === "line" && mark.point === series.values.length - 1) return 2;
  const measured = series.sizes?.values ?? series.values;
  const largest = Math.max(...measured.map((value) => Math.abs(value ?? 0)));
  return largest === 0 ? 0 : Math.abs(measured[mark.point] ?? 0) / largest;
}

/** Digits are three quarters of the size high; the rest of their line is air that may lie over a neighbour. */
const inkBox = ({ box, size }: PlacedLabel): Box => ({ ...box, y: box.y + size * air, height: box.height - 2 * size * air });
const air = 0.2;

const markerBox = ({ at, radius }: PlacedPoint): Box => ({ x: at.x - radius, y: at.y - radius, width: 2 * radius, height: 2 * radius });

const idOf = ({ series, point }: Pick<Mark, "series" | "point">): string => `${series}.${point}`;
