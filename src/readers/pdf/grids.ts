import type { Page, Rule, Run } from "./page.js";
import { segmentsOf } from "./lines.js";
import { between } from "./text.js";

/** A table of a page: cells by row, those that a merged cell covers with its text. */
export interface Grid {
  readonly page: number;
  readonly rows: readonly (readonly string[])[];
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
  /** Left edges of its columns: a table that goes on overleaf has the same ones. */
  readonly edges: readonly number[];
}

/** Lines that are this near are one, and meet. */
const NEAR = 3;
/** Of the cells of a table so many have text; the lines of a chart enclose little. */
const FILLED = 0.35;
/** Cells times lines that are looked at for one table. */
const MOST_WORK = 2_000_000;

/** Tables with drawn lines between their columns, and what of the page's text stands in none. */
export function findGrids(page: Page): { readonly grids: readonly Grid[]; readonly rest: readonly Run[] } {
  const grids: Grid[] = [];
  let rest = page.runs;
  for (const rules of connected(page.rules)) {
    const found = gridOf(page, rules, rest);
    if (!found) continue;
    grids.push(found.grid);
    rest = rest.filter((run) => !found.taken.has(run));
  }
  return { grids, rest };
}

const isLevel = (rule: Rule): boolean => rule.x2 - rule.x1 > rule.y2 - rule.y1;

/** Rules that meet, group by group, from the top. Sorted by their upper end, so that each is compared with those still open. */
function connected(rules: readonly Rule[]): readonly (readonly Rule[])[] {
  const sorted = [...rules].sort((a, b) => a.y1 - b.y1 || a.x1 - b.x1);
  const parents = sorted.map((_, i) => i);
  const rootOf = (i: number): number => {
    let at = i;
    while (parents[at] !== at) at = parents[at] = parents[parents[at]!]!;
    return at;
  };
  let open: number[] = [];
  sorted.forEach((rule, i) => {
    open = open.filter((j) => sorted[j]!.y2 + NEAR >= rule.y1);
    for (const j of open) if (sorted[j]!.x1 <= rule.x2 + NEAR && rule.x1 <= sorted[j]!.x2 + NEAR) parents[rootOf(j)] = rootOf(i);
    open.push(i);
  });
  const groups = new Map<number, Rule[]>();
  sorted.forEach((rule, i) => {
    const group = groups.get(rootOf(i));
    if (group) group.push(rule);
    else groups.set(rootOf(i), [rule]);
  });
  return [...groups.values()];
}

function gridOf(page: Page, rules: readonly Rule[], runs: readonly Run[]): { readonly grid: Grid; readonly taken: ReadonlySet<Run> } | undefined {
  const level = rules.filter(isLevel);
  const upright = rules.filter((rule) => !isLevel(rule));
  const xs = distinct(upright.map(({ x1 }) => x1));
  const ys = distinct(level.map(({ y1 }) => y1));
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  if (columns < 2 || rows < 1 || columns * rows * rules.length > MOST_WORK) return undefined;
  const box = { x1: xs[0]!, x2: xs.at(-1)!, y1: ys[0]!, y2: ys.at(-1)! };
  const places = runs.flatMap((run) => {
    const column = bandOf(xs, run.x + Math.min(run.width / 2, 4));
    const row = bandOf(ys, run.y - run.size * 0.3);
    return column === undefined || row === undefined ? [] : [{ run, column, row }];
  });
  // A cell goes on to the right or below where no line is drawn between the two.
  const owner = Array.from({ length: rows * columns }, (_, i) => i);
  const ownerOf = (row: number, column: number): number => owner[row * columns + column]!;
  for (let row = 0; row < rows; row += 1) {
    const middle = (ys[row]! + ys[row + 1]!) / 2;
    const inRow = upright.filter(({ y1, y2 }) => y1 <= middle && middle <= y2);
    for (let column = 0; column < columns; column += 1) {
      const [left, centre] = [xs[column]!, (xs[column]! + xs[column + 1]!) / 2];
      if (column > 0 && !inRow.some(({ x1 }) => Math.abs(x1 - left) <= NEAR)) owner[row * columns + column] = ownerOf(row, column - 1);
      else if (row > 0 && !level.some(({ x1, x2, y1 }) => Math.abs(y1 - ys[row]!) <= NEAR && x1 <= centre && centre <= x2)) owner[row * columns + column] = ownerOf(row - 1, column);
    }
  }
  const inside = new Map<number, Run[]>();
  for (const { run, column, row } of places) {
    const cell = ownerOf(row, column);
    const own = inside.get(cell);
    if (own) own.push(run);
    else inside.set(cell, [run]);
  }
  const texts = new Map([...inside].map(([cell, own]) => [cell, segmentsOf(page, own).reduce((text, segment) => text + between(text, segment.text) + segment.text, "")]));
  const cells = new Set(owner);
  const table = Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (__, column) => texts.get(ownerOf(row, column)) ?? "")).filter((row) => row.some((text) => text !== ""));
  const spread = new Set(places.map(({ column }) => column)).size;
  if (texts.size < FILLED * cells.size || texts.size < 3 || spread < 2 || table.length < 2) return undefined;
  return { grid: { page: page.number, rows: table, ...box, edges: xs.slice(0, -1) }, taken: new Set(places.map(({ run }) => run)) };
}

/** Sorted, those that are nearly alike once. */
function distinct(values: readonly number[]): readonly number[] {
  const kept: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) if (kept.length === 0 || value - kept.at(-1)! > NEAR) kept.push(value);
  return kept;
}

/** The band between two of the values that a place lies in. */
function bandOf(values: readonly number[], at: number): number | undefined {
  if (at < values[0]! - NEAR || at > values.at(-1)! + NEAR) return undefined;
  const above = values.findIndex((value) => value > at);
  return above < 0 ? values.length - 2 : Math.max(above - 1, 0);
}
