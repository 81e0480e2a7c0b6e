import type { Box, PathStep, Point } from "../scene/nodes.js";
import { place, type LayoutNode, type ShapeBlock } from "./node.js";

/** A free shape with its outline in the coordinates of the surrounding box; it is placed where the outline lies. */
export function freeShape(steps: readonly PathStep[], options: Partial<Omit<ShapeBlock, "type" | "geometry" | "path">>): LayoutNode {
  const { x, y, width, height } = extentOf(steps);
  const moved = (point: Point): Point => ({ x: point.x - x, y: point.y - y });
  const path = steps.map((each): PathStep => {
    switch (each.step) {
      case "move":
      case "line":
        return { ...each, to: moved(each.to) };
      case "cubic":
        return { ...each, first: moved(each.first), second: moved(each.second), to: moved(each.to) };
      case "close":
        return each;
    }
  });
  return place({ x, y, width, height }, { ...options, type: "shape", geometry: "path", path });
}

export const polygon = (corners: readonly Point[]): readonly PathStep[] => [
  ...corners.map((to, i): PathStep => ({ step: i === 0 ? "move" : "line", to })),
  { step: "close" },
];

/** A band between two upright edges that leaves and arrives level: `from` and `to` are its ends as ranges of y. */
export function ribbon(from: { readonly x: number; readonly top: number; readonly bottom: number }, to: { readonly x: number; readonly top: number; readonly bottom: number }): readonly PathStep[] {
  const middle = (from.x + to.x) / 2;
  return [
    { step: "move", to: { x: from.x, y: from.top } },
    { step: "cubic", first: { x: middle, y: from.top }, second: { x: middle, y: to.top }, to: { x: to.x, y: to.top } },
    { step: "line", to: { x: to.x, y: to.bottom } },
    { step: "cubic", first: { x: middle, y: to.bottom }, second: { x: middle, y: from.bottom }, to: { x: from.x, y: from.bottom } },
    { step: "close" },
  ];
}

/** Of a circle, or of an ellipse across and down. */
type Radius = number | Point;

/** A point on a circle or an ellipse; degrees clockwise from 12 o'clock, on an ellipse those of the circle it is stretched from. */
export function onCircle(centre: Point, radius: Radius, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180;
  const { x, y } = typeof radius === "number" ? { x: radius, y: radius } : radius;
  return { x: centre.x + x * Math.sin(angle), y: centre.y - y * Math.cos(angle) };
}

/** The arc between two angles as cubics of at most a quarter each; backwards where `end` is less than `start`. */
export function arc(centre: Point, radius: Radius, start: number, end: number): readonly PathStep[] {
  const count = Math.max(1, Math.ceil(Math.abs(end - start) / 90));
  const sweep = (end - start) / count;
  const handle = (4 / 3) * Math.tan((sweep * Math.PI) / 720);
  const reach = typeof radius === "number" ? radius * handle : { x: radius.x * handle, y: radius.y * handle };
  return Array.from({ length: count }, (_, i): PathStep => {
    const [from, to] = [start + sweep * i, start + sweep * (i + 1)];
    const leave = onCircle({ x: 0, y: 0 }, reach, from + 90);
    const arrive = onCircle({ x: 0, y: 0 }, reach, to - 90);
    const [a, b] = [onCircle(centre, radius, from), onCircle(centre, radius, to)];
    return { step: "cubic", first: { x: a.x + leave.x, y: a.y + leave.y }, second: { x: b.x + arrive.x, y: b.y + arrive.y }, to: b };
  });
}

/** A slice of a ring. */
export function ringSlice(centre: Point, radii: { readonly inner: number; readonly outer: number }, start: number, end: number): readonly PathStep[] {
  return [
    { step: "move", to: onCircle(centre, radii.outer, start) },
    ...arc(centre, radii.outer, start, end),
    { step: "line", to: onCircle(centre, radii.inner, end) },
    ...arc(centre, radii.inner, end, start),
    { step: "close" },
  ];
}

/** The box of an outline, curves included. */
export function extentOf(steps: readonly PathStep[]): Box {
  const points: Point[] = [];
  let at: Point = { x: 0, y: 0 };
  for (const each of steps) {
    if (each.step === "close") continue;
    if (each.step === "cubic") points.push(...along(at, each.first, each.second, each.to));
    points.push(each.to);
    at = each.to;
  }
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** Points of a cubic where it turns back in x or in y. */
function along(a: Point, b: Point, c: Point, d: Point): readonly Point[] {
  const turnsOf = (p0: number, p1: number, p2: number, p3: number): readonly number[] => {
    const [i, j, k] = [p3 - 3 * p2 + 3 * p1 - p0, 2 * (p2 - 2 * p1 + p0), p1 - p0];
    if (Math.abs(i) < 1e-9) return Math.abs(j) < 1e-9 ? [] : [-k / j];
    const root = j * j - 4 * i * k;
    return root < 0 ? [] : [(-j + Math.sqrt(root)) / (2 * i), (-j - Math.sqrt(root)) / (2 * i)];
  };
  const at = (t: number, p0: number, p1: number, p2: number, p3: number): number =>
    (1 - t) ** 3 * p0 + 3 * (1 - t) ** 2 * t * p1 + 3 * (1 - t) * t * t * p2 + t ** 3 * p3;
  return [...turnsOf(a.x, b.x, c.x, d.x), ...turnsOf(a.y, b.y, c.y, d.y)]
    .filter((t) => t > 0 && t < 1)
    .map((t) => ({ x: at(t, a.x, b.x, c.x, d.x), y: at(t, a.y, b.y, c.y, d.y) }));
}
