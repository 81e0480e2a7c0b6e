import { error, type Diagnosed, type Diagnostic } from "../source/diagnostic.js";
import type { SourceFile } from "../source/span.js";
import type { GridCell, GridRow } from "./grid.js";
import { mostCells, type DataNote, type DataOptions, type DataTable } from "./table.js";
import { understand } from "./understand.js";

/** Reads a CSV or TSV file. The delimiter (comma, tab, semicolon, bar) is found from the text; `notes`: what is known of the file already. */
export function readDelimited(file: SourceFile, options: DataOptions = {}, notes: readonly DataNote[] = []): Diagnosed<DataTable | undefined> {
  const delimiter = delimiterOf(file);
  const { rows, cells, open } = scan(file, delimiter);
  if (cells > mostCells) return { value: undefined, diagnostics: [error("data-too-large", { path: file.path, max: mostCells }, { span: beginning(file) })] };
  const diagnostics: Diagnostic[] = open === undefined ? [] : [error("quote-open", {}, { span: { file, start: open, end: open + 1 } })];
  if (open !== undefined) return { value: undefined, diagnostics };
  return understand({ file, rows, hidden: new Set(), merges: [], ragged: true, notes: [...notes, { kind: "delimiter", delimiter }] }, options);
}

const beginning = (file: SourceFile) => ({ file, start: 0, end: Math.min(file.text.length, 80) });

/** The more usual first. */
const delimiters = [",", "\t", ";", "|", "，"] as const;
/** Lines looked at; a table shows its shape long before. */
const sample = 200;
const longestSample = 100_000;

/** The one that divides most lines into the same number of cells: titles above a table and notes below have none, or not as many. */
function delimiterOf(file: SourceFile): string {
  const counts = delimiters.map(() => [] as number[]);
  const { text } = file;
  let line = delimiters.map(() => 0);
  let quoted = false;
  let blank = true;
  const endLine = (): void => {
    if (!blank) line.forEach((count, i) => counts[i]!.push(count));
    line = delimiters.map(() => 0);
    blank = true;
  };
  for (let i = 0; i < Math.min(text.length, longestSample) && counts[0]!.length < sample; i += 1) {
    const character = text[i]!;
    if (character === '"') quoted = !quoted;
    if (!quoted && (character === "\n" || character === "\r")) endLine();
    else if (!quoted) {
      const which = (delimiters as readonly string[]).indexOf(character);
      if (which >= 0) line[which]! += 1;
      if (character.trim() !== "" || which >= 0) blank = false;
    }
  }
  endLine();
  const scores = counts.map((each) => agreement(each));
  if (/\.(?:tsv|tab)$/iu.test(file.path) && scores[1]!.lines > 0) return "\t";
  const best = scores.reduce((top, score, i) => (score.lines > scores[top]!.lines || (score.lines === scores[top]!.lines && score.count > scores[top]!.count) ? i : top), 0);
  return delimiters[best]!;
}

/** How many lines have the most usual count above none, and that count. */
function agreement(counts: readonly number[]): { readonly lines: number; readonly count: number } {
  const lines = new Map<number, number>();
  for (const count of counts) if (count > 0) lines.set(count, (lines.get(count) ?? 0) + 1);
  return [...lines].reduce((best, [count, many]) => (many > best.lines || (many === best.lines && count > best.count) ? { lines: many, count } : best), { lines: 0, count: 0 });
}

interface Scanned {
  readonly rows: readonly GridRow[];
  readonly cells: number;
  /** Where a quote begins that nothing closes. */
  readonly open?: number;
}

/** RFC 4180, with any line end; a quote inside an unquoted cell is a character like others (`5" pipe`). Stops once there are too many cells. */
function scan({ text }: SourceFile, delimiter: string): Scanned {
  const rows: GridRow[] = [];
  let row: GridCell[] = [];
  let cells = 0;
  let line = 1;
  let rowLine = 1;
  let rowStart = 0;
  let at = 0;
  while (at <= text.length && cells <= mostCells) {
    let start = at;
    while (text[start] === " " && delimiter !== " ") start += 1;
    let value: string;
    if (text[start] === '"') {
      const closed = closing(text, start);
      if (closed === undefined) return { rows, cells, open: start };
      at = endOfCell(text, closed + 1, delimiter);
      value = text.slice(start + 1, closed).replaceAll('""', '"') + text.slice(closed + 1, at).trimEnd();
      for (let i = start; i < closed; i += 1) if (text[i] === "\n" || (text[i] === "\r" && text[i + 1] !== "\n")) line += 1;
    } else {
      at = endOfCell(text, start, delimiter);
      value = text.slice(start, at);
    }
    row.push(cell(value, start, at, text));
    cells += 1;
    if (text[at] === delimiter) {
      at += 1;
      continue;
    }
    rows.push({ number: rowLine, cells: row, start: rowStart, end: at });
    row = [];
    if (at >= text.length) break;
    at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
    line += 1;
    rowLine = line;
    rowStart = at;
  }
  return { rows, cells };
}

/** The quote that ends the one at `start`; doubled ones are characters. */
function closing(text: string, start: number): number | undefined {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return undefined;
}

function endOfCell(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== "\n" && text[at] !== "\r") at += 1;
  return at;
}

function cell(value: string, start: number, end: number, text: string): GridCell {
  let last = end;
  while (last > start && text[last - 1]!.trim() === "") last -= 1;
  return { text: value.trim(), start, end: last };
}
