import type { ChartModel, Reference } from "../scene/chart-model.js";
import type { Box, SceneNode, ShapeNode } from "../scene/nodes.js";
import { advance } from "../text/measure.js";
import { lineNode, textNode } from "./draw-chart.js";
import { solveLabels, spreadApart, type LabelPlace, type Obstacle } from "./label-solver.js";
import { alongAxis, isLying, lineHeight, plot, referenceLines, tickGap, wrapLabel, xOf, yOf, type Plot, type Point } from "./plot.js";

/** Bands behind the marks of a chart: shapes of their own, below the chart, in every backend. */
export function referencesBehind(model: ChartModel, box: Box): readonly SceneNode[] {
  const { area, bars } = plot(model, box);
  return (model.references ?? []).flatMap((reference, i): readonly SceneNode[] => {
    if (reference.type === "band") {
      const band = between(model, area, reference.from, reference.to);
      return [{ type: "shape", name: `band ${i + 1}`, geometry: "rect", box: band, fill: reference.color }];
    }
    if (reference.type === "range") {
      const bar = bars.find(({ point }) => point === reference.point)?.box;
      if (!bar) return [];
      const across = between(model, area, reference.from, reference.to);
      const grown = bar.height * (rangeThickness - 1);
      const range = isLying(model)
        ? { x: across.x, width: across.width, y: bar.y - grown / 2, height: bar.height + grown }
        : { y: across.y, height: across.height, x: bar.x - (bar.width * (rangeThickness - 1)) / 2, width: bar.width * rangeThickness };
      return [{ type: "shape", name: `range ${i + 1}`, geometry: "rect", box: range, fill: reference.color }];
    }
    return [];
  });
}

/** Lines, words and notes over the marks, at the places that the data give. */
export function referencesOver(model: ChartModel, box: Box): readonly SceneNode[] {
  const references = model.references ?? [];
  if (references.length === 0) return [];
  const drawn = plot(model, box);
  return [
    ...references.flatMap((reference, i) => marksOf(model, drawn, reference, i)),
    ...lineLabels(model, drawn, box),
    ...endLabels(model, drawn, box),
    ...axisTitles(model, drawn, box),
    ...notes(model, drawn, box),
  ];
}

/** A band behind a bar is this many times as thick. */
export const rangeThickness = 1.9;
/** A target's mark is this many times as long as its bar is thick. */
const tickLength = 1.55;
export const referenceSize = 12;
/** Between the plot and the words at the end of a line. */
export const endGap = 8;
const height = referenceSize * lineHeight;

function between(model: ChartModel, area: Box, from: number, to: number): Box {
  if (isLying(model)) {
    const [a, b] = [xOf(model, undefined, from, area), xOf(model, undefined, to, area)];
    return { x: Math.min(a, b), y: area.y, width: Math.abs(b - a), height: area.height };
  }
  const [a, b] = [yOf(model, undefined, from, area), yOf(model, undefined, to, area)];
  return { x: area.x, y: Math.min(a, b), width: area.width, height: Math.abs(b - a) };
}

function marksOf(model: ChartModel, { area, bars }: Plot, reference: Reference, i: number): readonly SceneNode[] {
  switch (reference.type) {
    case "line": {
      const stroke = { color: reference.color, width: reference.dashed ? 1 : 1.25, dashed: reference.dashed };
      if (isLying(model)) {
        const x = xOf(model, reference, reference.at, area);
        return [lineNode(`line ${i + 1}`, { x, y: area.y }, { x, y: area.y + area.height }, stroke)];
      }
      const y = yOf(model, reference, reference.at, area);
      return [lineNode(`line ${i + 1}`, { x: area.x, y }, { x: area.x + area.width, y }, stroke)];
    }
    case "vertical": {
      if (!model.horizontalAxis) return [];
      const x = area.x + (area.width * (reference.at - model.horizontalAxis.min)) / (model.horizontalAxis.max - model.horizontalAxis.min);
      return [lineNode(`line ${i + 1}`, { x, y: area.y }, { x, y: area.y + area.height }, { color: reference.color, width: 1, dashed: reference.dashed })];
    }
    case "tick": {
      const bar = bars.find(({ point }) => point === reference.point)?.box;
      if (!bar) return [];
      const stroke = { color: reference.color, width: 2.5 };
      if (isLying(model)) {
        const x = xOf(model, undefined, reference.at, area);
        const middle = bar.y + bar.height / 2;
        const half = (bar.height * tickLength) / 2;
        return [lineNode(`target ${i + 1}`, { x, y: middle - half }, { x, y: middle + half }, stroke)];
      }
      const y = yOf(model, undefined, reference.at, area);
      const half = (bar.width * tickLength) / 2;
      return [lineNode(`target ${i + 1}`, { x: bar.x + bar.width / 2 - half, y }, { x: bar.x + bar.width / 2 + half, y }, stroke)];
    }
    case "band":
    case "range":
    case "note":
    case "end":
    case "title":
      return [];
  }
}

interface Said {
  readonly name: string;
  readonly text: string;
  readonly at: number;
  readonly dress: Omit<Parameters<typeof textNode>[3], "align">;
}

/** Words at the lines and bands: at the right end of what runs across, above what stands upright. */
function lineLabels(model: ChartModel, { area }: Plot, box: Box): readonly SceneNode[] {
  const across: Said[] = [];
  const upright: Said[] = [];
  (model.references ?? []).forEach((reference, i) => {
    if ((reference.type !== "line" && reference.type !== "band" && reference.type !== "vertical") || reference.label === undefined) return;
    const color = reference.type === "band" ? ("ink2" as const) : textColor(reference.color);
    const said = { name: `line label ${i + 1}`, text: reference.label, dress: { size: referenceSize, bold: reference.type === "line", color } };
    if (reference.type === "vertical") {
      if (model.horizontalAxis) upright.push({ ...said, at: area.x + (area.width * (reference.at - model.horizontalAxis.min)) / (model.horizontalAxis.max - model.horizontalAxis.min) });
      return;
    }
    const value = reference.type === "band" ? (reference.from + reference.to) / 2 : reference.at;
    const series = reference.type === "line" ? reference : undefined;
    if (isLying(model)) upright.push({ ...said, at: xOf(model, series, value, area) });
    else across.push({ ...said, at: yOf(model, series, value, area) });
  });
  const sortedAcross = across.toSorted((a, b) => a.at - b.at);
  const middles = spreadApart(sortedAcross.map(({ at }) => at), sortedAcross.map(() => height), box.y, box.y + box.height);
  const sortedUpright = upright.toSorted((a, b) => a.at - b.at);
  const widths = sortedUpright.map(({ text, dress }) => advance(text, dress.size, dress.bold) + 6);
  const centres = spreadApart(sortedUpright.map(({ at }) => at), widths, box.x, box.x + box.width);
  return [
    ...sortedAcross.map((said, i) => wordsAt(said, { x: area.x + area.width + endGap, y: middles[i]! - height / 2 }, "left")),
    ...sortedUpright.map((said, i) => wordsAt(said, { x: centres[i]! - widths[i]! / 2 + 3, y: area.y - height - 2 }, "left")),
  ];
}

/** Marks may be lighter than words have to be. */
const textColor = (color: Said["dress"]["color"]): Said["dress"]["color"] => (color === "s2" ? "s2t" : color === "s1" ? "accent" : color === "muted" || color === "soft" || color === "rest" || color === "rule" ? "ink2" : color);

function wordsAt({ name, text, dress }: Said, { x, y }: Point, align: "left" | "right"): SceneNode {
  const width = advance(text, dress.size, dress.bold);
  return textNode(name, { x: align === "left" ? x : x - width, y, width, height: dress.size * lineHeight }, [{ text, width }], { ...dress, align });
}

/** Names and values at both ends of lines, moved apart; a thin line leads to those that had to move far. */
function endLabels(model: ChartModel, drawn: Plot, box: Box): readonly SceneNode[] {
  const { area } = drawn;
  return (["left", "right"] as const).flatMap((side) => {
    const said = (model.references ?? []).flatMap((reference, i) => {
      if (reference.type !== "end" || reference.side !== side) return [];
      const at = endOf(model, drawn, reference.series, side);
      if (!at) return [];
      const dress = { size: referenceSize, bold: reference.bold ?? false, color: textColor(reference.color), figure: reference.figure };
      return [{ name: `end ${i + 1}`, text: reference.text, at: at.y, point: at, dress }];
    });
    const sorted = said.toSorted((a, b) => a.at - b.at);
    const middles = spreadApart(sorted.map(({ at }) => at), sorted.map(() => height), box.y, area.y + area.height + height / 2);
    return sorted.flatMap((one, i): readonly SceneNode[] => {
      const middle = middles[i]!;
      const moved = Math.abs(middle - one.at) > height * 0.6;
      const outer = side === "left" ? one.point.x - endGap - leader : one.point.x + endGap + leader;
      const x = moved ? outer : side === "left" ? one.point.x - endGap : one.point.x + endGap;
      const from = { x: one.point.x + (side === "left" ? -5 : 5), y: one.at };
      return [
        ...(moved ? [lineNode(`${one.name} leader`, from, { x: side === "left" ? outer + 2 : outer - 2, y: middle }, { color: "ink3", width: 0.5 })] : []),
        wordsAt(one, { x, y: middle - height / 2 }, side === "left" ? "right" : "left"),
      ];
    });
  });
}

/** Room for the line that leads to a label which had to move. */
export const leader = 10;

/** The first or last point of a line; of an area the middle of its edge there. */
function endOf(model: ChartModel, { areas, points, area }: Plot, series: number, side: "left" | "right"): Point | undefined {
  const own = points.filter((point) => point.series === series);
  const point = side === "left" ? own[0] : own.at(-1);
  if (point) return point.at;
  const band = areas.find((one) => one.series === series);
  if (!band) return undefined;
  const count = model.categories.length;
  const [upper, lower] = side === "left" ? [band.corners[0]!, band.corners.at(-1)!] : [band.corners[count - 1]!, band.corners[count]!];
  return { x: side === "left" ? area.x : area.x + area.width, y: (upper.y + lower.y) / 2 };
}

function axisTitles(model: ChartModel, { area }: Plot, box: Box): readonly SceneNode[] {
  const upright = model.references?.some((reference) => reference.type === "vertical" && reference.label !== undefined); // their words stand between
  return (model.references ?? []).flatMap((reference): readonly SceneNode[] => {
    if (reference.type !== "title") return [];
    const said = { name: `axis title ${reference.axis}`, text: reference.text, at: 0, dress: { size: referenceSize, bold: false, color: "ink2" as const } };
    if (reference.axis === "y") return [wordsAt(said, { x: box.x, y: area.y - height - tickGap - (upright ? height : 0) }, "left")];
    return [wordsAt(said, { x: area.x + area.width, y: area.y + area.height + tickGap + height + 1 }, "right")];
  });
}

/** Words beside a data point, where nothing else is, and a thin line that leads to it. */
function notes(model: ChartModel, drawn: Plot, box: Box): readonly SceneNode[] {
  const wanted = (model.references ?? []).flatMap((reference, i) => (reference.type === "note" ? [{ ...reference, id: `note ${i + 1}` }] : []));
  if (wanted.length === 0) return [];
  const set = wanted.map((note) => {
    const lines = wrapLabel(note.text, Math.min(noteWidth, drawn.area.width * 0.4), referenceSize);
    const anchor = anchorOf(model, drawn, note.series, note.point);
    const size = { width: Math.max(...lines.map(({ width }) => width)), height: lines.length * height };
    return { ...note, lines, anchor, size, places: notePlaces(anchor, size) };
  });
  const taken: readonly Obstacle[] = [
    ...drawn.bars.filter(({ fill }) => fill !== "none").map(({ box: shape }): Obstacle => ({ shape })),
    ...drawn.labels.map((label): Obstacle => ({ shape: label.box })),
    ...drawn.points.map(({ at, radius }): Obstacle => ({ shape: { x: at.x - radius - 2, y: at.y - radius - 2, width: 2 * radius + 4, height: 2 * radius + 4 } })),
    ...[...drawn.segments, ...referenceLines(model, drawn.area)].map(({ from, to }): Obstacle => ({ shape: { from, to } })),
    ...drawn.categories.map(({ box: shape }): Obstacle => ({ shape })),
  ];
  const within = { ...box, height: drawn.area.y + drawn.area.height - box.y };
  const { placed } = solveLabels(set.map(({ id, places }, i) => ({ id, priority: set.length - i, places })), taken, within);
  return set.flatMap(({ id, lines, anchor, size, places }): readonly SceneNode[] => {
    const at = (placed.get(id) ?? places[0]!).box;
    const [x, y] = [Math.max(box.x, Math.min(box.x + box.width - size.width, at.x + noteAir)), Math.max(box.y, at.y + noteAir)];
    const clamped = { x, y, ...size };
    return [...leaderTo(id, anchor, clamped), textNode(id, clamped, lines, { size: referenceSize, bold: false, color: "ink", align: "left" })];
  });
}

const noteWidth = 150;
/** Around a note, so that it does not seem to touch its neighbours. */
const noteAir = 3;

/** Top of a point's mark, and of the number above it. */
function anchorOf(model: ChartModel, { bars, points, labels, area }: Plot, series: number, point: number): Point {
  const own = (mark: { readonly series: number; readonly point: number }): boolean => mark.series === series && mark.point === point;
  const label = labels.find(own);
  const bar = bars.find(own)?.box;
  const at = points.find(own)?.at;
  if (bar && isLying(model)) return { x: (label ? label.box.x + label.box.width : bar.x + bar.width) + 4, y: bar.y + bar.height / 2 };
  const top = bar ? { x: bar.x + bar.width / 2, y: bar.y } : (at ?? { x: alongAxis(model, point, area), y: area.y + area.height / 2 });
  return { x: top.x, y: Math.min(top.y, label?.box.y ?? Infinity) - 2 };
}

/** Above the anchor first, then to the sides and higher, then below. */
function notePlaces(anchor: Point, size: { readonly width: number; readonly height: number }): readonly LabelPlace<number>[] {
  const shifts = [0.5, 0.85, 0.15, 1.15, -0.15];
  const lifts = [14, 26, 40, 60, 84, 112, -40, -64];
  return lifts.flatMap((lift, i) =>
    shifts.map((shift, j) => ({
      place: i * shifts.length + j,
      box: {
        x: anchor.x - size.width * shift - noteAir,
        y: (lift > 0 ? anchor.y - lift - size.height : anchor.y - lift) - noteAir,
        width: size.width + 2 * noteAir,
        height: size.height + 2 * noteAir,
      },
    })),
  );
}

/** From the note's nearest edge to the point; a short one is left out. */
function leaderTo(id: string, anchor: Point, box: Box): readonly ShapeNode[] {
  const below = box.y > anchor.y;
  const from = { x: Math.max(box.x, Math.min(box.x + box.width, anchor.x)), y: below ? box.y - 1 : box.y + box.height + 1 };
  if (Math.hypot(from.x - anchor.x, from.y - anchor.y) < 4) return [];
  return [lineNode(`${id} leader`, from, anchor, { color: "ink3", width: 0.75 })];
}
