import type { Box, Point, Site } from "../scene/nodes.js";

/** One end of a line: a box and the side that the line leaves or enters, in its middle. */
export interface End {
  readonly box: Box;
  readonly site: Site;
}

interface Way {
  readonly route: "straight" | "elbow";
  /** Places of the legs between the first and the last, counted from `origin`: across, along, across. */
  readonly turns?: readonly number[];
  readonly origin: Pick<Box, "x" | "y">;
}

/** The corners of a line between two boxes, ends included. An elbow in one line with its end is straight. */
export function route(from: End, to: End, { route: shape, turns, origin }: Way): readonly Point[] {
  const start = sitePoint(from);
  const end = sitePoint(to);
  if (shape === "straight") return [start, end];
  const upright = isUpright(from.site);
  if (upright !== isUpright(to.site)) return [start, upright ? { x: start.x, y: end.y } : { x: end.x, y: start.y }, end];
  // Worked out for lines that leave level; upright ones are the same with x and y exchanged.
  const [a, b] = upright ? [turned(start), turned(end)] : [start, end];
  const base = upright ? turned(origin) : origin;
  const given = turns?.map((turn, i) => turn + (i % 2 === 0 ? base.x : base.y)) ?? [(a.x + b.x) / 2];
  if (given.length === 1 && Math.abs(a.y - b.y) < inLine) return [start, upright ? { x: start.x, y: end.y } : { x: end.x, y: start.y }];
  const [first = a.x, lane = b.y, last = first] = given;
  const corners = given.length === 1
    ? [a, { x: first, y: a.y }, { x: first, y: b.y }, b]
    : [a, { x: first, y: a.y }, { x: first, y: lane }, { x: last, y: lane }, { x: last, y: b.y }, b];
  return upright ? corners.map(turned) : corners;
}

/** Where a connector is tied to a box. */
export function sitePoint({ box, site }: End): Point {
  const { x, y, width, height } = box;
  switch (site) {
    case "top":
      return { x: x + width / 2, y };
    case "left":
      return { x, y: y + height / 2 };
    case "bottom":
      return { x: x + width / 2, y: y + height };
    case "right":
      return { x: x + width, y: y + height / 2 };
  }
}

export function boundsOf(points: readonly Point[]): Box {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** Points; ends nearer than this lie in one line. */
const inLine = 0.1;
const isUpright = (site: Site): boolean => site === "top" || site === "bottom";
const turned = ({ x, y }: Point): Point => ({ x: y, y: x });
