import { error, warning, type Diagnosed, type Diagnostic } from "../source/diagnostic.js";
import type { Span } from "../source/span.js";
import { columnLetters, parseRange } from "./address.js";
import type { Grid, GridRow, Merge } from "./grid.js";
import { findFootnotes, findHeader, lengthOf, type Line } from "./outlines.js";
import { isRemark, unitCell, unitIn, unitLine } from "./shape.js";
import { mostCells, type DataNote, type DataOptions, type DataTable } from "./table.js";

/**
 * A grid of cells as a table: what stands above the header and below the body is put aside, headers of several rows are
 * joined, units are noted. Options say what need not be guessed; what was guessed is in the table's notes.
 */
export function understand(grid: Grid, options: DataOptions): Diagnosed<DataTable | undefined> {
  const none = (diagnostic: Diagnostic): Diagnosed<undefined> => ({ value: undefined, diagnostics: [diagnostic] });
  const { file } = grid;
  const head: Span = { file, start: 0, end: Math.min(file.text.length, Math.max(1, file.text.search(/[\r\n]|$/u))) };
  const range = options.range === undefined ? undefined : parseRange(options.range);
  if (options.range !== undefined && !range) return none(error("data-range", { range: options.range }));

  const area = cut(grid, range);
  if (area.columns.length * area.lines.length > 4 * mostCells) return none(error("data-too-large", { path: file.path, max: mostCells }, { span: head }));
  const found = options.header === undefined ? findHeader(area.lines, area.merges) : givenHeader(area.lines, options.header);
  if (!found) {
    const rows = [options.header ?? 1].flat();
    if (options.header !== undefined && area.lines.length > 0) return none(error("data-header", { rows: rows.join("–"), path: file.path }, { span: head }));
    return none(error("data-empty", { path: file.path }, { span: head }));
  }
  const above = area.lines.slice(0, found.first);
  const header = area.lines.slice(found.first, found.end);
  const below = area.lines.slice(found.end);
  const footnotes = findFootnotes(below);
  const body = below.slice(0, below.length - footnotes);
  if (body.length === 0) return none(error("data-empty", { path: file.path }, { span: head }));

  const width = Math.max(most(header, lengthOf), Math.min(most(header, ({ texts }) => texts.length), most(body, lengthOf)));
  const named = names(header, width, area);
  const filled = filledDown(body, area.merges, width);
  const used = Array.from({ length: width }, (_, i) => i).filter((i) => named[i]!.name !== "" || filled.texts.some((row) => row[i] !== ""));
  const nameless = used.filter((i) => named[i]!.name === "").map((i) => columnLetters(area.columns[i]!));
  const columns = used.map((i) => named[i]!.name || columnLetters(area.columns[i]!));

  const spanOf = (line: Line, i: number): Span => {
    const cell = line.row.cells[area.columns[i]!];
    return cell ? { file, start: cell.start, end: cell.end } : { file, start: line.row.end, end: line.row.end };
  };
  const headerSpan = { file, start: header[0]!.row.start, end: header.at(-1)!.row.end };
  const unit = tableUnit(above);
  const table: DataTable = {
    file,
    columns,
    rows: filled.texts.map((row) => used.map((i) => row[i]!)),
    units: used.map((i) => named[i]!.unit),
    ...(unit === undefined ? {} : { unit }),
    spans: body.map((line) => used.map((i) => spanOf(line, i))),
    notes: [
      ...grid.notes,
      ...put("preamble", above),
      { kind: "header", rows: header.map(({ row }) => row.number) },
      ...put("footnotes", below.slice(body.length)),
      ...(nameless.length > 0 ? [{ kind: "nameless-columns", letters: nameless } as const] : []),
      ...(filled.cells > 0 ? [{ kind: "filled-down", cells: filled.cells } as const] : []),
    ],
  };
  if (table.rows.length * columns.length > mostCells) return none(error("data-too-large", { path: file.path, max: mostCells }, { span: head }));
  const diagnostics = [...(grid.ragged ? ragged(grid, header, body, width, range) : []), ...repeatedColumns(columns, firstLine(headerSpan))];
  return { value: table, diagnostics };
}

const most = (lines: readonly Line[], count: (line: Line) => number): number => lines.reduce((all, line) => Math.max(all, count(line)), 0);

interface Area {
  /** Index in the grid of each column that is read. */
  readonly columns: readonly number[];
  /** Rows that hold anything. */
  readonly lines: readonly Line[];
  /** In columns of the area. */
  readonly merges: readonly Merge[];
}

function cut(grid: Grid, range: Merge | undefined): Area {
  const width = grid.rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  const columns = Array.from({ length: width }, (_, i) => i).filter((i) => !grid.hidden.has(i) && (!range || (i >= range.left && i <= range.right)));
  let gap = false;
  const lines: Line[] = [];
  for (const row of grid.rows) {
    if (range && (row.number < range.top || row.number > range.bottom)) continue;
    const texts = columns.filter((i) => i < row.cells.length).map((i) => row.cells[i]!.text);
    if (texts.some((text) => text !== "")) lines.push({ row, texts, gap });
    gap = texts.every((text) => text === "");
  }
  const merges = grid.merges.flatMap((merge) => {
    const left = countBelow(columns, merge.left);
    const right = countBelow(columns, merge.right + 1) - 1;
    return right < left ? [] : [{ ...merge, left, right }];
  });
  return { columns, lines, merges };
}

/** How many of the ascending numbers are less than the limit. */
function countBelow(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function givenHeader(lines: readonly Line[], rows: number | readonly number[]): { readonly first: number; readonly end: number } | undefined {
  const [top = 0, bottom = top] = [rows].flat();
  const first = lines.findIndex(({ row }) => row.number === Math.min(top, bottom));
  const last = lines.findIndex(({ row }) => row.number === Math.max(top, bottom));
  return first < 0 || last < first ? undefined : { first, end: last + 1 };
}

interface Named {
  readonly name: string;
  readonly unit?: string;
}

/** The names of a column from top to bottom, a name over several columns said for each: `2015年 / 增速`. A row of units names nothing. */
function names(header: readonly Line[], width: number, area: Area): readonly Named[] {
  const unitRow = header.length > 1 && header.at(-1)!.texts.every((text) => text === "" || unitCell(text) !== undefined) ? header.at(-1) : undefined;
  const lines = unitRow ? header.slice(0, -1) : header;
  const levels = lines.map((line, depth) => spread(line, lines.slice(depth + 1), width, area.merges));
  return Array.from({ length: width }, (_, i) => {
    const parts = levels.map((level) => oneLine(level[i]!)).filter((part, depth, all) => part !== "" && part !== all[depth - 1]);
    const name = parts.join(" / ");
    const unit = unitRow ? unitCell(unitRow.texts[i] ?? "") : unitIn(parts.at(-1) ?? "");
    return unit === undefined ? { name } : { name, unit };
  });
}

/** A header row with its wide names repeated: as merged, or to the right as long as something stands below. */
function spread(line: Line, deeper: readonly Line[], width: number, merges: readonly Merge[]): readonly string[] {
  const texts = Array.from({ length: width }, (_, i) => line.texts[i] ?? "");
  const own = merges.filter(({ top, bottom, right, left }) => top <= line.row.number && bottom >= line.row.number && right > left);
  const taken = new Set<number>();
  for (const { left, right, top } of own) for (let i = left; i <= Math.min(right, width - 1); i += 1) {
    taken.add(i);
    if (top === line.row.number) texts[i] = texts[left]!;
  }
  const under = (i: number): boolean => deeper.some((each) => (each.texts[i] ?? "") !== "");
  for (let i = 1; i < width; i += 1) if (texts[i] === "" && !taken.has(i) && !taken.has(i - 1) && under(i) && under(i - 1)) texts[i] = texts[i - 1]!;
  return texts;
}

/** Line breaks inside a heading are for its width: none between Chinese characters, a space between words. */
function oneLine(text: string): string {
  const parts = text.split(/[\r\n]+/u).map((part) => part.trim()).filter((part) => part !== "");
  return parts.reduce((all, part) => (all === "" ? part : wide.test(all.at(-1)!) || wide.test(part[0]!) ? all + part : `${all} ${part}`), "");
}

const wide = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/u;

/** Body cells with those of a merge over several rows said in each of them, as a reader of the sheet sees it. */
function filledDown(body: readonly Line[], merges: readonly Merge[], width: number): { readonly texts: readonly (readonly string[])[]; readonly cells: number } {
  const texts = body.map((line) => Array.from({ length: width }, (_, i) => line.texts[i] ?? ""));
  const rowAt = new Map(body.map(({ row }, i) => [row.number, i]));
  const done = texts.map(() => new Set<number>()); // merges that overlap, as no program writes them, cost no more than others
  let cells = 0;
  for (const { top, bottom, left } of merges) {
    const first = rowAt.get(top);
    if (bottom === top || first === undefined || left >= width) continue;
    for (let i = first + 1; i < body.length && body[i]!.row.number <= bottom && !done[i]!.has(left); i += 1) {
      done[i]!.add(left);
      texts[i]![left] = texts[first]![left]!;
      cells += 1;
    }
  }
  return { texts, cells };
}

/** A unit line above the table, else the unit in brackets at the end of a line there: 指标：地区生产总值(亿元). */
function tableUnit(above: readonly Line[]): string | undefined {
  const texts = above.flatMap((line) => line.texts.filter((text) => text !== ""));
  return texts.map(unitLine).find((unit) => unit !== undefined) ?? texts.filter((text) => !isRemark(text)).map(unitIn).find((unit) => unit !== undefined);
}

function put(kind: "preamble" | "footnotes", lines: readonly Line[]): readonly DataNote[] {
  const texts = lines.map((line) => line.texts.filter((text) => text !== "").join(" "));
  return lines.length === 0 ? [] : [{ kind, rows: lines.map(({ row }) => row.number), texts }];
}

/** Empty cells at the end are no fault; a cell too many or too few means that the others have moved. */
function ragged({ file }: Grid, header: readonly Line[], body: readonly Line[], width: number, range: Merge | undefined): readonly Diagnostic[] {
  const top = header[0]!.row;
  return body.flatMap((line) => {
    const cells = lengthOf(line) > width ? lengthOf(line) : line.texts.length < width && !range ? line.texts.length : width;
    if (cells === width) return [];
    const related = [{ note: "header-here" as const, span: firstLine({ file, start: top.start, end: top.end }) }];
    return [error("ragged-row", { cells, columns: width }, { span: firstLine(spanOfRow(line.row, file)), related })];
  });
}

const spanOfRow = ({ start, end }: GridRow, file: Span["file"]): Span => ({ file, start, end: Math.max(end, start + 1) });

function firstLine({ file, start, end }: Span): Span {
  const text = file.text.slice(start, end);
  const stop = text.search(/[\r\n]/u);
  return { file, start, end: stop < 0 ? end : start + Math.max(1, stop) };
}

function repeatedColumns(columns: readonly string[], span: Span): readonly Diagnostic[] {
  const seen = new Set<string>();
  for (const name of columns) {
    if (seen.has(name)) return [warning("repeated-column", { name }, { span })];
    seen.add(name);
  }
  return [];
}
