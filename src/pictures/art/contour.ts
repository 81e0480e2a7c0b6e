import { between, randomFrom } from "./random.js";
import type { Random } from "./random.js";
import { mix, num, svgDocument } from "./svg.js";
import type { ArtInput, Point } from "./svg.js";

/** A smooth landscape in layers of tint with their height lines, every fourth stronger, the summit filled. */
export function contour({ theme, seed, size }: ArtInput): string {
  const { colors } = theme;
  const field = landscape(randomFrom(`contour ${seed}`), size.width / size.height);
  const step = Math.min(size.width, size.height) / samples;
  const columns = Math.ceil(size.width / step) + 2 * margin + 1;
  const rows = Math.ceil(size.height / step) + 2 * margin + 1;
  const heights = Array.from({ length: rows }, (_, j) =>
    Array.from({ length: columns }, (_, i) => field(((i - margin) * step) / size.height, ((j - margin) * step) / size.height)),
  );
  const highest = Math.max(...heights.map((row) => Math.max(...row)));
  const lowest = Math.min(...heights.map((row) => Math.min(...row)));
  // A moat round the frame closes every line outside it, so that lines are also areas.
  const moat = heights.map((row, j) =>
    row.map((height, i) => (i === 0 || j === 0 || i === columns - 1 || j === rows - 1 ? lowest - 1 : height)),
  );
  const unit = Math.sqrt(size.width * size.height) / 1000;
  const layers = Array.from({ length: levels }, (_, k) => {
    const share = (k + 0.5) / (levels - 1);
    const level = lowest + (highest - lowest) * (0.04 + 0.93 * (k / (levels - 1)));
    const summit = k === levels - 1;
    const strong = k % 4 === 2;
    const layer = share < 0.5 ? mix(colors.bg, colors.tint, share * 2) : mix(colors.tint, colors.tint2, share * 2 - 1);
    const edge = strong ? mix(colors.soft, colors.fill, 0.15 + share * 0.6) : mix(colors.rule, colors.soft, 0.3 + 0.7 * share);
    const [fill, color] = summit ? [colors.fill, colors.fill] : [layer, edge];
    const width = num(unit * (strong ? 2.2 : 1.1));
    const dress = `fill="#${fill}" fill-rule="evenodd" stroke="#${color}" stroke-width="${width}" stroke-linejoin="round"`;
    return `<path d="${linesAt(moat, level, step)}" ${dress}/>`;
  });
  return svgDocument(size, colors.bg, layers);
}

/** Samples along the shorter side, samples outside the frame at each edge, and height lines in all. */
const samples = 100;
const margin = 3;
const levels = 19;

/** A sum of hills and hollows; x and y in units of the frame's height. */
function landscape(random: Random, width: number): (x: number, y: number) => number {
  const hills = Array.from({ length: Math.round(10 + 8 * width) }, (_, i) => ({
    x: between(random, -0.1, 1.1) * width,
    y: between(random, -0.1, 1.1),
    radius: between(random, 0.1, 0.26),
    height: (i % 3 === 2 ? -0.7 : 1) * between(random, 0.45, 0.9),
  }));
  // One summit above the others, off the middle.
  const summit = { x: between(random, 0.52, 0.72) * width, y: between(random, 0.3, 0.5), radius: 0.13, height: 1.1 };
  const all = [...hills, summit];
  const slope = between(random, -0.4, 0.4);
  return (x, y) => {
    let sum = slope * (x / width + y);
    for (const hill of all) {
      sum += hill.height * Math.exp(-((x - hill.x) ** 2 + (y - hill.y) ** 2) / (2 * hill.radius ** 2));
    }
    return sum;
  };
}

/** A place where a level crosses an edge of the samples' net: its number tells the edge, the same for both cells at it. */
interface Crossing {
  readonly edge: number;
  readonly at: Point;
}

/** Marching squares, joined into rings. */
function linesAt(heights: readonly (readonly number[])[], level: number, step: number): string {
  const places = new Map<number, Point>();
  const next = new Map<number, number[]>();
  const join = (from: number, to: number): void => {
    const known = next.get(from);
    if (known) known.push(to);
    else next.set(from, [to]);
  };
  for (let j = 0; j + 1 < heights.length; j += 1) {
    for (let i = 0; i + 1 < heights[j]!.length; i += 1) {
      const ends = crossed(heights, i, j, level);
      for (let k = 0; k + 1 < ends.length; k += 2) {
        const [a, b] = [ends[k]!, ends[k + 1]!];
        join(a.edge, b.edge);
        join(b.edge, a.edge);
        for (const { edge, at: [x, y] } of [a, b]) places.set(edge, [(x - margin) * step, (y - margin) * step]);
      }
    }
  }
  return rings(next).map((ring) => curve(ring.map((edge) => places.get(edge)!))).join("");
}

/** Where a level crosses the edges of one cell: none, two, or at a saddle four points, in pairs. */
function crossed(heights: readonly (readonly number[])[], i: number, j: number, level: number): readonly Crossing[] {
  const [upper, lower] = [heights[j]!, heights[j + 1]!];
  const [nw, ne, se, sw] = [upper[i]! - level, upper[i + 1]! - level, lower[i + 1]! - level, lower[i]! - level];
  if (nw >= 0 === ne >= 0 && ne >= 0 === se >= 0 && se >= 0 === sw >= 0) return [];
  const number = (x: number, y: number, down: 0 | 1): number => 2 * (y * upper.length + x) + down;
  const found: Crossing[] = [];
  if (nw >= 0 !== ne >= 0) found.push({ edge: number(i, j, 0), at: [i + nw / (nw - ne), j] });
  if (ne >= 0 !== se >= 0) found.push({ edge: number(i + 1, j, 1), at: [i + 1, j + ne / (ne - se)] });
  if (sw >= 0 !== se >= 0) found.push({ edge: number(i, j + 1, 0), at: [i + sw / (sw - se), j + 1] });
  if (nw >= 0 !== sw >= 0) found.push({ edge: number(i, j, 1), at: [i, j + nw / (nw - sw)] });
  return found;
}

/** Follows joined edges round and round until none is left; every edge has two or no neighbours. */
function rings(next: ReadonlyMap<number, number[]>): readonly (readonly number[])[] {
  const all: number[][] = [];
  for (const start of next.keys()) {
    const ring: number[] = [];
    let at = start;
    for (let to = next.get(at)!.pop(); to !== undefined; to = next.get(at)!.pop()) {
      ring.push(to);
      const back = next.get(to)!;
      back.splice(back.indexOf(at), 1);
      at = to;
    }
    if (ring.length > 2) all.push(ring);
  }
  return all;
}

/** A smooth closed curve: through the middles of a ring's sides, bent towards its corners. */
function curve(ring: readonly Point[]): string {
  const middle = ([ax, ay]: Point, [bx, by]: Point): string => `${tenth((ax + bx) / 2)} ${tenth((ay + by) / 2)}`;
  const parts = ring.map((point, i) => `Q${tenth(point[0])} ${tenth(point[1])} ${middle(point, ring[(i + 1) % ring.length]!)}`);
  return `M${middle(ring.at(-1)!, ring[0]!)}${parts.join("")}Z`;
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
