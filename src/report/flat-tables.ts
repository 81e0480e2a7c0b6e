import type { SourceFile } from "../source/span.js";
import type { Line } from "./page-chrome.js";
import type { Table } from "./report.js";
import type { TextTable } from "./text-tables.js";

/**
 * Tables that lost their columns on the way through a clipboard: one cell a line, header cells first, then row after row.
 * The rhythm tells them: so many labels, so many numbers, again and again, under as many header cells.
 */
export function flatTables(file: SourceFile, lines: readonly Line[]): readonly TextTable[] {
  const found: TextTable[] = [];
  for (let i = 0; i < lines.length; ) {
    const cells = runFrom(lines, i);
    const table = cells.length >= FEWEST_CELLS ? readRun(file, lines, cells) : undefined;
    if (table) found.push(table);
    i = cells.length > 0 ? cells.at(-1)! + 1 : i + 1;
  }
  return found;
}

/** Two header cells and two rows of two. */
const FEWEST_CELLS = 6;
const LONGEST_CELL = 26;
const MOST_COLUMNS = 10;

/** Positions of the short lines from `start` on that could be cells; blank lines between them do not count. */
function runFrom(lines: readonly Line[], start: number): readonly number[] {
  const cells: number[] = [];
  for (let i = start; i < lines.length; i += 1) {
    const text = lines[i]!.text.trim();
    if (text === "") continue;
    if (text.length > LONGEST_CELL || /[。；;，！？\t|｜]/u.test(text)) break;
    cells.push(i);
  }
  return cells;
}

function readRun(file: SourceFile, lines: readonly Line[], cells: readonly number[]): TextTable | undefined {
  const numeric = cells.map((at) => isNumber(lines[at]!.text.trim()));
  const lead = numeric.indexOf(true);
  if (lead < 2) return undefined;
  let values = 0;
  while (numeric[lead + values]) values += 1;
  const readings = [1, 2].flatMap((labels) => readWith(labels, values, lead, numeric) ?? []);
  // The reading that leaves fewer cells over is the table's.
  const best = readings.reduce<Grid | undefined>((a, b) => (a && a.rows.length * a.width >= b.rows.length * b.width ? a : b), undefined);
  if (!best) return undefined;
  const cell = (at: number): Table["rows"][number][number] => cellOf(file, lines[cells[at]!]!);
  const heads = best.heads.map(cell);
  const corner = heads.length < best.width ? [{ text: "", span: { ...heads[0]!.span, end: heads[0]!.span.start } }] : [];
  const from = cells[best.heads[0]!]!;
  const to = cells[best.rows.at(-1)!.at(-1)!]! + 1;
  return { from, to, table: { rows: [[...corner, ...heads], ...best.rows.map((row) => row.map(cell))], span: { file, start: lines[from]!.start, end: lines[to - 1]!.end } } };
}

/** Positions of a table's cells in the run. */
interface Grid {
  readonly width: number;
  readonly heads: readonly number[];
  readonly rows: readonly (readonly number[])[];
}

/** Reads rows of so many labels and numbers; the first number stands at `lead`. At least two rows make a table. */
function readWith(labels: number, values: number, lead: number, numeric: readonly boolean[]): Grid | undefined {
  const width = labels + values;
  const first = lead - labels;
  const header = Math.min(width, first);
  // The corner over the labels may be empty and leave no line.
  if (width > MOST_COLUMNS || header < Math.max(1, width - 1)) return undefined;
  const rows: (readonly number[])[] = [];
  for (let at = first; at < numeric.length; ) {
    const row = rowAt(numeric, at, labels, values);
    if (row === undefined) break;
    if (row.full) rows.push(positions(at, width));
    at += row.length;
  }
  return rows.length < 2 ? undefined : { width, heads: positions(first - header, header), rows };
}

const positions = (start: number, length: number): readonly number[] => Array.from({ length }, (_, i) => start + i);

/** A row is its labels and then its numbers; one that lost a cell, or a label that only heads a group, is passed over. */
function rowAt(numeric: readonly boolean[], at: number, labels: number, values: number): { readonly length: number; readonly full: boolean } | undefined {
  if (numeric[at]) return undefined;
  let before = 0;
  while (at + before < numeric.length && !numeric[at + before] && before <= labels) before += 1;
  if (before > labels) return { length: 1, full: false };
  let after = 0;
  while (numeric[at + before + after]) after += 1;
  if (after > values) return undefined;
  return { length: Math.max(1, before + after), full: before === labels && after === values };
}

/** A number as a whole, with a sign, a unit or a dash in its place; a year is a header. */
function isNumber(text: string): boolean {
  if (/^(?:19|20)\d\d$/u.test(text)) return false;
  return /^[-−+(（]?\d[\d,. ]{0,18}[)）]?\s?(?:[%％‰倍]|[万亿]{0,2}[元美吨人户家个项件台辆]{0,2})?$/u.test(text) || /^(?:—|——|-|－|–|\.{3}|…|持平|\/)$/u.test(text);
}

function cellOf(file: SourceFile, { text, start }: Line): Table["rows"][number][number] {
  const from = start + text.length - text.trimStart().length;
  const trimmed = text.trim();
  return { text: trimmed, span: { file, start: from, end: from + trimmed.length } };
}
