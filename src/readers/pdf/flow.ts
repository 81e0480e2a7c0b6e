import type { Grid } from "./grids.js";
import { baselines, type Segment } from "./lines.js";

/** A line of text in its column: its segments from the left, and how far the column reaches. */
export interface Line {
  readonly kind: "line";
  readonly segments: readonly Segment[];
  readonly page: number;
  readonly x1: number;
  readonly x2: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  readonly left: number;
  readonly right: number;
}

export type Flow = Line | { readonly kind: "grid"; readonly grid: Grid };

/** Between two columns nothing is drawn for so many points. */
const NARROWEST_GUTTER = 8;
/** Lines each column has at least, and how much of its width most of them fill: cells of a table are short. */
const FEWEST_LINES = 5;
const FULL = 0.5;
/** Of the lines so many may run across the gutter: titles, captions. */
const ACROSS = 0.3;
/** Steps in which gutters are looked for, and levels of columns in columns. */
const STEP = 3;
const MOST_STEPS = 300;
const DEEPEST = 3;

/** The lines and drawn tables of a page in reading order: column after column, in stretches between what runs across. */
export function flowOf(segments: readonly Segment[], grids: readonly Grid[], frame: Frame, width: number): readonly Flow[] {
  const things: Thing[] = [
    ...segments.map((segment): Thing => ({ x1: segment.x1, x2: segment.x2, y: segment.y, size: segment.size, segment })),
    ...grids.map((grid): Thing => ({ x1: grid.x1, x2: grid.x2, y: grid.y1, size: 1, grid })),
  ];
  // A page of a few lines does not show how far its text could reach; the others do.
  return things.length < FEW_LINES ? linesOf(things, frame) : read(things, 0, width);
}

/** How far text reaches on the pages of a document. */
export interface Frame {
  readonly left: number;
  readonly right: number;
}

const FEW_LINES = 8;

/** Margins differ by less than this, in parts of the page: lines that all end earlier are short ones, not full. */
const MARGINS_DIFFER = 0.1;

export function frameOf(segments: readonly Segment[], width = 0): Frame {
  const left = quantile(segments.map(({ x1 }) => x1), 0.05);
  return { left, right: Math.max(quantile(segments.map(({ x2 }) => x2), 0.95), width - left - MARGINS_DIFFER * width) };
}

interface Thing {
  readonly x1: number;
  readonly x2: number;
  readonly y: number;
  readonly size: number;
  readonly segment?: Segment;
  readonly grid?: Grid;
}

function read(things: readonly Thing[], depth: number, width = 0): readonly Flow[] {
  const gutter = depth < DEEPEST ? findGutter(things) : undefined;
  if (gutter === undefined) return linesOf(things, frameOf(segmentsIn(things), width));
  const flow: Flow[] = [];
  const [left, right, across]: [Thing[], Thing[], Thing[]] = [[], [], []];
  const flush = (): void => {
    for (const part of [across, left, right]) for (const item of read(part.splice(0), depth + 1)) flow.push(item);
  };
  for (const thing of [...things].sort((a, b) => a.y - b.y)) {
    const side = thing.x2 <= gutter ? left : thing.x1 >= gutter ? right : across;
    if (side === across ? left.length + right.length > 0 : false) flush();
    side.push(thing);
    if (side !== across && across.length > 0) for (const item of linesOf(across.splice(0))) flow.push(item);
  }
  flush();
  return flow;
}

function linesOf(things: readonly Thing[], frame?: Frame): readonly Flow[] {
  const { left, right } = frame ?? frameOf(segmentsIn(things));
  return baselines(things, ({ y }) => y).flatMap((line): readonly Flow[] => {
    const own = line.flatMap(({ segment }) => (segment ? [segment] : [])).sort((a, b) => a.x1 - b.x1);
    const grids = line.flatMap(({ grid }): readonly Flow[] => (grid ? [{ kind: "grid", grid }] : []));
    return own.length === 0 ? grids : [lineOf(own, left, right), ...grids];
  });
}

const segmentsIn = (things: readonly Thing[]): readonly Segment[] => things.flatMap(({ segment }) => (segment ? [segment] : []));

export function lineOf(segments: readonly Segment[], left: number, right: number): Line {
  const main = segments.reduce((longest, segment) => (segment.text.length > longest.text.length ? segment : longest));
  return {
    kind: "line",
    segments,
    page: main.page,
    x1: segments[0]!.x1,
    x2: Math.max(...segments.map(({ x2 }) => x2)),
    y: main.y,
    size: main.size,
    bold: segments.every(({ bold }) => bold),
    left,
    right,
  };
}

/** Where the page falls into two columns of running text, if it does: the place that the fewest lines cross. */
function findGutter(things: readonly Thing[]): number | undefined {
  if (things.length < 2 * FEWEST_LINES) return undefined;
  const [from, to] = [Math.min(...things.map(({ x1 }) => x1)), Math.max(...things.map(({ x2 }) => x2))];
  const width = to - from;
  let best: { readonly at: number; readonly crossing: number; readonly room: number } | undefined;
  for (let at = from + 0.2 * width; at <= from + 0.8 * width; at += Math.max(STEP, width / MOST_STEPS)) {
    let crossing = 0;
    let [before, after] = [from, to];
    for (const { x1, x2 } of things) {
      if (x2 <= at) before = Math.max(before, x2);
      else if (x1 >= at) after = Math.min(after, x1);
      else crossing += 1;
    }
    const room = after - before;
    if (room < NARROWEST_GUTTER || crossing > ACROSS * things.length) continue;
    if (!best || crossing < best.crossing || (crossing === best.crossing && room > best.room)) best = { at: (before + after) / 2, crossing, room };
  }
  if (!best) return undefined;
  const { at } = best;
  const left = things.filter(({ x2 }) => x2 <= at);
  const right = things.filter(({ x1 }) => x1 >= at);
  return isColumn(left) && isColumn(right) && overlap(left, right) ? at : undefined;
}

function isColumn(things: readonly Thing[]): boolean {
  if (things.length < FEWEST_LINES) return false;
  const width = Math.max(...things.map(({ x2 }) => x2)) - Math.min(...things.map(({ x1 }) => x1));
  return width > 0 && quantile(things.map(({ x1, x2 }) => x2 - x1), 0.5) >= FULL * width && width >= 8 * quantile(things.map(({ size }) => size), 0.5);
}

/** The two stand beside each other, not one below the other. */
function overlap(left: readonly Thing[], right: readonly Thing[]): boolean {
  const [a, b] = [left, right].map((side) => [Math.min(...side.map(({ y }) => y)), Math.max(...side.map(({ y }) => y))] as const);
  return Math.min(a![1], b![1]) - Math.max(a![0], b![0]) > 0.4 * Math.min(a![1] - a![0], b![1] - b![0]);
}

/** The value below which the given part of all lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}
