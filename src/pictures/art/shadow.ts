/** A block standing on the ground: two corners of its footprint and its height. */
export interface Block {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly h: number;
}

/** Where the light goes while it falls by one: the shadow of a block of height h is h times this long. */
export interface Light {
  readonly x: number;
  readonly y: number;
}

type Flat = readonly [number, number];

/** Shadow of a block on the level z, as a polygon there; undefined where the block does not reach above it. */
export function shadowOnLevel(block: Block, light: Light, z: number): readonly Flat[] | undefined {
  const rise = block.h - z;
  if (rise <= 0) return undefined;
  const foot = corners(block);
  return hull([...foot, ...foot.map(([x, y]): Flat => [x + light.x * rise, y + light.y * rise])]);
}

/** Shadow of a block on the plane x = `wall` beyond it, as (y, z); undefined where none of it falls there. */
export function shadowOnWall(block: Block, light: Light, wall: number): readonly Flat[] | undefined {
  if (light.x <= 0 || block.x1 > wall) return undefined;
  const points = corners(block).flatMap(([x, y]): readonly Flat[] => {
    const fall = (wall - x) / light.x;
    const along = y + light.y * fall;
    return [[along, block.h - fall], [along, -fall]];
  });
  return hull(points);
}

/** The part of a convex polygon inside a rectangle; empty where they do not meet. */
export function clip(points: readonly Flat[], low: Flat, high: Flat): readonly Flat[] {
  let kept = points;
  for (const axis of [0, 1] as const) {
    kept = cut(kept, (point) => point[axis] - low[axis]);
    kept = cut(kept, (point) => high[axis] - point[axis]);
  }
  return kept;
}

/** Sutherland and Hodgman: keeps the side where `inside` is positive. */
function cut(points: readonly Flat[], inside: (point: Flat) => number): readonly Flat[] {
  const kept: Flat[] = [];
  points.forEach((point, index) => {
    const next = points[(index + 1) % points.length]!;
    const [here, there] = [inside(point), inside(next)];
    if (here >= 0) kept.push(point);
    if (here >= 0 !== there >= 0) {
      const share = here / (here - there);
      kept.push([point[0] + (next[0] - point[0]) * share, point[1] + (next[1] - point[1]) * share]);
    }
  });
  return kept;
}

const corners = ({ x0, y0, x1, y1 }: Block): readonly Flat[] => [[x0, y0], [x1, y0], [x1, y1], [x0, y1]];

/** Convex hull, counter-clockwise (Andrew's monotone chain). */
function hull(points: readonly Flat[]): readonly Flat[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (ordered: readonly Flat[]): Flat[] => {
    const chain: Flat[] = [];
    for (const point of ordered) {
      while (chain.length > 1 && turn(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    chain.pop();
    return chain;
  };
  return [...half(sorted), ...half([...sorted].reverse())];
}

const turn = (a: Flat, b: Flat, c: Flat): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
