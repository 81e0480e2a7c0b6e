import type { Camera, Place } from "./camera.js";
import { between, randomFrom } from "./random.js";
import type { Random } from "./random.js";
import type { Block, Light } from "./shadow.js";
import type { Size } from "./svg.js";

export interface Building extends Block {
  readonly kind: "building";
  readonly accent: boolean;
}

export interface Tree {
  readonly kind: "tree";
  readonly at: Place;
  readonly radius: number;
}

export interface Rect {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export interface City {
  readonly plots: readonly Rect[];
  readonly parks: readonly Rect[];
  readonly river: { readonly water: readonly Place[]; readonly quay: readonly Place[] };
  readonly bridges: readonly Rect[];
  /** Trees along the river; nothing stands close behind them. */
  readonly bank: readonly Tree[];
  readonly buildings: readonly Building[];
  /** Buildings and trees from the farthest to the nearest. */
  readonly things: readonly (Building | Tree)[];
}

/** All lengths are in units of about 4 m: a storey is 0.75, a side street 1.7 wide. */
export const storey = 0.75;
const riverWidth = 9.5;
/** Thickness of a bridge. */
export const deck = 0.4;
/** Lower buildings throw no shadow on others that would show. */
export const castsFrom = 5;
/** From the left and behind: left walls are lit, right ones in shade, shadows fall to the right. */
export const light: Light = { x: 0.62, y: -0.3 };

/** What stands where, for the part of the model that shows in the frame. */
export function planCity(view: Camera, size: Size, seed: string): City {
  const random = randomFrom(`city ${seed}`);
  const at = (x: number, y: number): Place => view.ground([x * size.width, y * size.height]);
  const reach = [at(0, 0), at(1, 0), at(0, 1.25), at(1, 1.25)];
  const xs = streets(random, Math.max(...reach.map(([x]) => x)), 9.5, 13.5);
  const ys = streets(random, Math.max(...reach.map(([, y]) => y)), 8.5, 11.5);
  const centre = at(between(random, 0.42, 0.5), between(random, 0.42, 0.48));
  // From below the frame past the middle and out at the right, a little different for each seed.
  const [bend, exit] = [between(random, 0.56, 0.64), between(random, 0.8, 0.86)];
  const course = [at(0.2, 1.35), at(0.36, 1.02), at(bend, 0.78), at(exit, 0.58), at(1.06, 0.44), at(1.5, 0.36)];
  const bed = smooth(course);
  const dry = (rect: Rect): boolean => bed.every((place) => distance(place, rect) > riverWidth / 2 + 2.2);

  const plots: Rect[] = [];
  const parks: Rect[] = [];
  const things: (Building | Tree)[] = [];
  for (let i = xs.length - 2; i >= 0; i -= 1) {
    for (let j = ys.length - 2; j >= 0; j -= 1) {
      const plot = { x0: xs[i]!.end, y0: ys[j]!.end, x1: xs[i + 1]!.start, y1: ys[j + 1]!.start };
      if (!inFrame(plot, view, size, 30)) continue;
      const own = randomFrom(`city ${seed} ${i} ${j}`);
      plots.push(plot);
      const far = Math.hypot((plot.x0 + plot.x1) / 2 - centre[0], (plot.y0 + plot.y1) / 2 - centre[1]);
      const park = far > 14 && own() < 0.07;
      if (park) parks.push(inset(plot, 0.5));
      const coarse = view.depth([plot.x0, plot.y0, 0]) > 1.1 * view.depth(centre);
      const here = park ? trees(plot, own) : buildings(plot, far, coarse, own);
      things.push(...here.filter((thing) => dry(thing.kind === "tree" ? around(thing.at) : thing)));
    }
  }
  const coloured = withAccents(things, centre, view);
  const built = coloured.filter((thing) => thing.kind === "building");
  return {
    plots,
    parks,
    river: { water: band(bed, riverWidth), quay: band(bed, riverWidth + 3) },
    bridges: [...crossings(bed, xs, 0), ...crossings(bed, ys, 1)],
    bank: bankTrees(bed, random).filter(({ at }) => inFrame(around(at), view, size, 2)),
    buildings: built,
    things: coloured.filter((thing) => thing.kind === "tree" || inFrame(thing, view, size, thing.h)),
  };
}

interface Street {
  readonly start: number;
  readonly end: number;
  readonly avenue: boolean;
}

/** Streets from 0 to `reach`, every fourth an avenue. */
function streets(random: Random, reach: number, shortest: number, longest: number): readonly Street[] {
  const all: Street[] = [];
  for (let at = 0, n = Math.floor(random() * 4); at < reach + longest; n += 1) {
    const avenue = n % 4 === 0;
    const width = avenue ? 3.4 : 1.7;
    all.push({ start: at, end: at + width, avenue });
    at += width + between(random, shortest, longest);
  }
  return all;
}

/** What a plot carries, back to front: towers in the middle of the city, then lots, courts and rows. */
function buildings(plot: Rect, far: number, coarse: boolean, random: Random): readonly Building[] {
  const kind = random();
  const core = Math.exp(-((far / 20) ** 2));
  if (core > 0.42) return lots(plot, 2, random).flatMap((lot) => tower(lot, core, random));
  const floors = (low: number, high: number): number => storey * Math.round(between(random, low, high) + 7 * core * random());
  if (kind < 0.38) return rows(inset(plot, 0.9), coarse, random, floors(2, 5));
  if (kind < 0.6) return court(inset(plot, 0.8), random, floors(2, 5));
  return lots(plot, coarse ? 2 : 2 + Math.round(random()), random).flatMap((lot) => {
    if (random() < 0.07) return [];
    const high = random() < 0.06 + core * 0.5;
    return [block(inset(lot, high ? 1.1 : 0.55), high ? floors(9, 15) : floors(1, 5))];
  });
}

const block = ({ x0, y0, x1, y1 }: Rect, h: number): Building => ({ kind: "building", accent: false, x0, y0, x1, y1, h });

function tower(lot: Rect, core: number, random: Random): readonly Building[] {
  const whole = inset(lot, 0.6);
  if (random() < 0.3) return [block(whole, storey * Math.round(between(random, 2, 5)))];
  const slim = Math.min(whole.x1 - whole.x0, whole.y1 - whole.y0) * between(random, 0.08, 0.2);
  return [block(inset(whole, slim), storey * Math.round(between(random, 9, 15) + between(random, 0, 22) * core ** 2))];
}

/** Parallel houses across the plot; far away the gap in the middle of each is not worth drawing. */
function rows(plot: Rect, coarse: boolean, random: Random, h: number): readonly Building[] {
  const n = 3;
  const pitch = (plot.y1 - plot.y0) / n;
  const split = plot.x0 + (plot.x1 - plot.x0) * between(random, 0.35, 0.65);
  return Array.from({ length: n }, (_, k): readonly Building[] => {
    const y0 = plot.y1 - (k + 1) * pitch;
    const y1 = y0 + pitch * 0.52;
    if (coarse) return [block({ ...plot, y0, y1 }, h)];
    return [block({ x0: split + 0.35, y0, x1: plot.x1, y1 }, h), block({ x0: plot.x0, y0, x1: split - 0.35, y1 }, h)];
  }).flat();
}

/** Houses round a yard, open at one side or closed. */
function court({ x0, y0, x1, y1 }: Rect, random: Random, h: number): readonly Building[] {
  const wing = Math.min(x1 - x0, y1 - y0) * 0.27;
  const front = random() < 0.6 ? [block({ x0, y0, x1: x0 + wing, y1: y1 - wing }, h)] : [];
  const side = block({ x0: x0 + (front.length ? wing : 0), y0, x1: x1 - wing, y1: y0 + wing }, h);
  const back = block({ x0: x1 - wing, y0, x1, y1: y1 - wing }, h);
  return [block({ x0, y0: y1 - wing, x1, y1 }, h + storey), back, ...front, side];
}

/** Cuts a plot across its longer side again and again; the farther half comes first. */
function lots(plot: Rect, cuts: number, random: Random): readonly Rect[] {
  if (cuts === 0) return [plot];
  const share = between(random, 0.4, 0.6);
  if (plot.x1 - plot.x0 > plot.y1 - plot.y0) {
    const x = plot.x0 + (plot.x1 - plot.x0) * share;
    return [...lots({ ...plot, x0: x }, cuts - 1, random), ...lots({ ...plot, x1: x }, cuts - 1, random)];
  }
  const y = plot.y0 + (plot.y1 - plot.y0) * share;
  return [...lots({ ...plot, y0: y }, cuts - 1, random), ...lots({ ...plot, y1: y }, cuts - 1, random)];
}

/** A grove: rows of trees, none exactly in its place. */
function trees(plot: Rect, random: Random): readonly Tree[] {
  const { x0, y0, x1, y1 } = inset(plot, 1);
  const [nx, ny] = [5, 4];
  return Array.from({ length: nx * ny }, (_, k): readonly Tree[] => {
    const u = (nx - 1 - Math.floor(k / ny) + between(random, 0.2, 0.8)) / nx;
    const v = (ny - 1 - (k % ny) + between(random, 0.2, 0.8)) / ny;
    const radius = between(random, 0.4, 0.75);
    const at: Place = [x0 + (x1 - x0) * u, y0 + (y1 - y0) * v, radius];
    return random() < 0.2 ? [] : [{ kind: "tree", at, radius }];
  }).flat();
}

/** Five of the high towers near the middle, in full view and side by side in the frame; the first rises above all. */
function withAccents(things: readonly (Building | Tree)[], centre: Place, view: Camera): readonly (Building | Tree)[] {
  const away = (b: Block): number => Math.hypot((b.x0 + b.x1) / 2 - centre[0], (b.y0 + b.y1) / 2 - centre[1]);
  const towers = things.filter((thing) => thing.kind === "building").filter((b) => b.h > castsFrom && away(b) < 34);
  const highest = Math.max(0, ...towers.map((b) => b.h));
  const chosen: Building[] = [];
  for (const next of [...towers].sort((a, b) => away(a) - away(b))) {
    if (chosen.length === 5) break;
    const own = frontOf(next, view);
    const gap = (own.right - own.left) * 0.2;
    const fronts = chosen.map((one) => frontOf(one, view));
    const apart = fronts.every((one) => own.left > one.right + gap || own.right < one.left - gap);
    if (next.h > 8 && apart && seen(next, towers, view) > 0.6) chosen.push(next);
  }
  return things.map((thing) => {
    const place = chosen.findIndex((one) => one === thing);
    if (place < 0 || thing.kind === "tree") return thing;
    return { ...thing, accent: true, h: place === 0 ? highest * 1.15 : thing.h };
  });
}

/** Share of a tower's front that no nearer tower hides, by the upright boxes that they fill in the frame. */
function seen(tower: Building, towers: readonly Building[], view: Camera): number {
  const own = frontOf(tower, view);
  const hidden = towers.map((other) => {
    if (other === tower || view.depth([other.x0, other.y0, 0]) >= view.depth([tower.x0, tower.y0, 0])) return 0;
    const front = frontOf(other, view);
    const across = Math.min(own.right, front.right) - Math.max(own.left, front.left);
    const down = own.bottom - Math.max(own.top, front.top);
    return Math.max(0, across) * Math.max(0, down);
  });
  return 1 - hidden.reduce((sum, area) => sum + area, 0) / ((own.right - own.left) * (own.bottom - own.top));
}

function frontOf(one: Building, view: Camera): { left: number; right: number; top: number; bottom: number } {
  return {
    left: view.project([one.x0, one.y1, 0])[0],
    right: view.project([one.x1, one.y0, 0])[0],
    top: view.project([one.x1, one.y1, one.h])[1],
    bottom: view.project([one.x0, one.y0, 0])[1],
  };
}

export const inset = ({ x0, y0, x1, y1 }: Rect, by: number): Rect => ({ x0: x0 + by, y0: y0 + by, x1: x1 - by, y1: y1 - by });
export const around = ([x, y]: Place): Rect => ({ x0: x, y0: y, x1: x, y1: y });
/** The four corners of a rectangle on the level z. */
export const footprint = ({ x0, y0, x1, y1 }: Rect, z = 0): readonly Place[] =>
  [[x0, y0, z], [x1, y0, z], [x1, y1, z], [x0, y1, z]];

function distance([x, y]: Place, { x0, y0, x1, y1 }: Rect): number {
  return Math.hypot(Math.max(x0 - x, 0, x - x1), Math.max(y0 - y, 0, y - y1));
}

/** Whether a block of some height shows anywhere in the frame. */
function inFrame(plot: Rect, view: Camera, size: Size, height: number): boolean {
  const places = [...footprint(plot), ...footprint(plot, height)];
  if (places.some((place) => view.depth(place) < 8)) return false;
  const points = places.map(view.project);
  const [left, right] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))];
  const [top, bottom] = [Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y))];
  return right > 0 && left < size.width && bottom > 0 && top < size.height;
}

/** A smooth line through places (Catmull and Rom), 12 steps from one to the next. */
function smooth(places: readonly Place[]): readonly Place[] {
  return places.slice(0, -1).flatMap((from, i) => {
    const to = places[i + 1]!;
    const before = places[i - 1] ?? from;
    const after = places[i + 2] ?? to;
    return Array.from({ length: 12 }, (_, k): Place => {
      const t = k / 12;
      const along = (axis: 0 | 1): number =>
        0.5 *
        (2 * from[axis] +
          (to[axis] - before[axis]) * t +
          (2 * before[axis] - 5 * from[axis] + 4 * to[axis] - after[axis]) * t * t +
          (3 * from[axis] - before[axis] - 3 * to[axis] + after[axis]) * t * t * t);
      return [along(0), along(1), 0];
    });
  });
}

/** The two banks of a line, as one closed shape. */
const band = (bed: readonly Place[], width: number): readonly Place[] => [
  ...beside(bed, width / 2),
  ...[...beside(bed, -width / 2)].reverse(),
];

/** The line that runs beside another at some distance; negative: on its other side. */
function beside(bed: readonly Place[], by: number): readonly Place[] {
  return bed.map(([x, y], i) => {
    const [ax, ay] = bed[Math.max(0, i - 1)]!;
    const [bx, ahead] = bed[Math.min(bed.length - 1, i + 1)]!;
    const length = Math.hypot(bx - ax, ahead - ay);
    return [x - (by * (ahead - ay)) / length, y + (by * (bx - ax)) / length, 0];
  });
}

/** A row of trees on each bank, farthest first, with gaps. */
function bankTrees(bed: readonly Place[], random: Random): readonly Tree[] {
  const spacing = 2.1;
  return [1, -1].flatMap((side) => {
    const row = [...beside(bed, side * (riverWidth / 2 + 0.75))].reverse();
    return row.slice(0, -1).flatMap((from, i) => {
      const to = row[i + 1]!;
      const count = Math.floor(Math.hypot(to[0] - from[0], to[1] - from[1]) / spacing);
      return Array.from({ length: count }, (_, k): readonly Tree[] => {
        const share = (k + between(random, 0.3, 0.7)) / count;
        const radius = between(random, 0.4, 0.6);
        const at: Place = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share, radius];
        return random() < 0.25 ? [] : [{ kind: "tree", at, radius }];
      }).flat();
    });
  });
}

/** Avenues go on over the water where they meet it at a fair angle. */
function crossings(bed: readonly Place[], lines: readonly Street[], axis: 0 | 1): readonly Rect[] {
  const other = axis === 0 ? 1 : 0;
  return lines.filter(({ avenue }) => avenue).flatMap(({ start, end }) => {
    const middle = (start + end) / 2;
    const i = bed.findIndex((place, k) => k > 0 && (bed[k - 1]![axis] - middle) * (place[axis] - middle) <= 0);
    if (i < 0) return [];
    const [from, to] = [bed[i - 1]!, bed[i]!];
    const slope = Math.abs(to[axis] - from[axis]) / Math.hypot(to[0] - from[0], to[1] - from[1]);
    if (slope < 0.5) return [];
    const reach = (riverWidth / 2 + 2) / slope + (Math.sqrt(1 - slope * slope) * (end - start)) / slope;
    const [near, far] = [from[other] - reach, from[other] + reach];
    const [low, high] = [start + 0.6, end - 0.6];
    return [axis === 0 ? { x0: low, x1: high, y0: near, y1: far } : { x0: near, x1: far, y0: low, y1: high }];
  });
}
