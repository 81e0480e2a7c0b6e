import type { Box } from "../scene/nodes.js";

export interface LabelPlace<P> {
  readonly place: P;
  /** What must stay free of other things: the digits, not their whole line. */
  readonly box: Box;
}

/** A label and the places it may take, the best first. */
export interface LabelRequest<P> {
  readonly id: string;
  /** Higher is placed first and is moved, but never given up, for a lower one. */
  readonly priority: number;
  readonly places: readonly LabelPlace<P>[];
}

/** A mark that labels keep off, but for those of its owner: a label, or all whose ids begin with the owner's and a full stop. */
export interface Obstacle {
  readonly owner?: string;
  readonly shape: Box | LineSegment;
}

export interface LineSegment {
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
}

export interface Solution<P> {
  /** By id. */
  readonly placed: ReadonlyMap<string, LabelPlace<P>>;
  /** By id, with what stands in the way at the best place: the edge of the chart, a mark, or another label. */
  readonly hidden: ReadonlyMap<string, "edge" | "mark" | "label">;
}

/**
 * A place for every label that has one: no two touch, none lies on a foreign mark, none leaves `bounds`. Greedy by
 * priority, then improved: a label without a place asks the labels in its way to move to another place of theirs. Equal
 * priorities go in the order given, so equal input has equal output.
 */
export function solveLabels<P>(requests: readonly LabelRequest<P>[], obstacles: readonly Obstacle[], bounds: Box): Solution<P> {
  const order = requests.map((request, i) => ({ request, i })).sort((a, b) => b.request.priority - a.request.priority || a.i - b.i);
  const free = new Map(requests.map((request) => [request.id, request.places.filter(({ box }) => inside(box, bounds) && !onMark(request.id, box, obstacles))]));
  const placed = new Map<string, LabelPlace<P>>();
  const unplaced: LabelRequest<P>[] = [];
  for (const { request } of order) {
    const place = free.get(request.id)!.find(({ box }) => inTheWay(box, placed, request.id).length === 0);
    if (place) placed.set(request.id, place);
    else unplaced.push(request);
  }
  const hidden = new Map<string, "edge" | "mark" | "label">();
  for (const request of unplaced) {
    if (!makeRoom(request.id, free, placed)) hidden.set(request.id, reason(request, free.get(request.id)!, bounds));
  }
  return { placed, hidden };
}

/** Moves the labels in the way of one of its places, if all of them can. */
function makeRoom<P>(id: string, free: ReadonlyMap<string, readonly LabelPlace<P>[]>, placed: Map<string, LabelPlace<P>>): boolean {
  for (const place of free.get(id)!) {
    const moved = new Map(placed);
    moved.set(id, place);
    const all = inTheWay(place.box, placed, id).every((other) => {
      moved.delete(other);
      const elsewhere = free.get(other)!.find(({ box }) => inTheWay(box, moved, other).length === 0);
      if (elsewhere) moved.set(other, elsewhere);
      return elsewhere !== undefined;
    });
    if (!all) continue;
    for (const [key, value] of moved) placed.set(key, value);
    return true;
  }
  return false;
}

function reason<P>({ places }: LabelRequest<P>, free: readonly LabelPlace<P>[], bounds: Box): "edge" | "mark" | "label" {
  if (free.length > 0) return "label";
  return places[0] && inside(places[0].box, bounds) ? "mark" : "edge";
}

const inTheWay = <P>(box: Box, placed: ReadonlyMap<string, LabelPlace<P>>, id: string): readonly string[] =>
  [...placed].filter(([other, place]) => other !== id && overlap(place.box, box)).map(([other]) => other);

const onMark = (id: string, box: Box, obstacles: readonly Obstacle[]): boolean =>
  obstacles.some(({ owner, shape }) => owner !== id && !(owner !== undefined && id.startsWith(`${owner}.`)) && ("from" in shape ? crosses(shape, box) : overlap(shape, box)));

/** Points by which boxes may touch without being seen to overlap. */
const touch = 0.5;

export const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width - touch && b.x < a.x + a.width - touch && a.y < b.y + b.height - touch && b.y < a.y + a.height - touch;

export const inside = (box: Box, outer: Box): boolean =>
  box.x >= outer.x - touch && box.y >= outer.y - touch &&
  box.x + box.width <= outer.x + outer.width + touch && box.y + box.height <= outer.y + outer.height + touch;

/** Whether a segment passes through a box: Liang and Barsky's clipping (1984). */
export function crosses({ from, to }: LineSegment, box: Box): boolean {
  let enter = 0;
  let leave = 1;
  const clip = (start: number, step: number, low: number, high: number): boolean => {
    if (step === 0) return start > low && start < high;
    const [near, far] = step > 0 ? [(low - start) / step, (high - start) / step] : [(high - start) / step, (low - start) / step];
    enter = Math.max(enter, near);
    leave = Math.min(leave, far);
    return enter < leave;
  };
  return (
    clip(from.x, to.x - from.x, box.x + touch, box.x + box.width - touch) &&
    clip(from.y, to.y - from.y, box.y + touch, box.y + box.height - touch)
  );
}

/**
 * Positions along one line, moved apart as little as possible, given in rising order: things of these `sizes` no longer
 * overlap, and lie between `low` and `high` where there is room. Pool of adjacent violators, so the result is the nearest one by least squares; the order is kept.
 */
export function spreadApart(wanted: readonly number[], sizes: readonly number[], low: number, high: number): readonly number[] {
  // Half sizes of neighbours add up to their distance; shifting by the sum turns "apart" into "not decreasing".
  const offsets: number[] = [];
  wanted.forEach((_, i) => offsets.push(i === 0 ? 0 : offsets[i - 1]! + (sizes[i - 1]! + sizes[i]!) / 2));
  const pools: { sum: number; count: number }[] = [];
  for (const [i, at] of wanted.entries()) {
    pools.push({ sum: at - offsets[i]!, count: 1 });
    while (pools.length > 1 && mean(pools.at(-2)!) > mean(pools.at(-1)!)) {
      const last = pools.pop()!;
      const before = pools.pop()!;
      pools.push({ sum: before.sum + last.sum, count: before.count + last.count });
    }
  }
  const ends = { low: low + (sizes[0] ?? 0) / 2, high: high - (sizes.at(-1) ?? 0) / 2 - (offsets.at(-1) ?? 0) };
  const levels = pools.flatMap((pool) => Array.from({ length: pool.count }, () => Math.max(ends.low, Math.min(ends.high, mean(pool)))));
  return levels.map((level, i) => level + offsets[i]!);
}

const mean = ({ sum, count }: { readonly sum: number; readonly count: number }): number => sum / count;
