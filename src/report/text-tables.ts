import type { SourceFile } from "../source/span.js";
import type { Line } from "./page-chrome.js";
import type { Table } from "./report.js";

/** A run of lines that is a table, as positions in the list of lines; `to` is not included. */
export interface TextTable {
  readonly from: number;
  readonly to: number;
  readonly table: Table;
}

/** Tables in plain text: at least two lines on end whose cells tabs or bars part, one of them with a number. */
export function textTables(file: SourceFile, lines: readonly Line[]): readonly TextTable[] {
  const found: TextTable[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const aligned = alignedTable(file, lines, i);
    if (aligned) {
      found.push(aligned);
      i = aligned.to - 1;
      continue;
    }
    const mark = markOf(lines[i]!.text);
    if (!mark) continue;
    let to = i + 1;
    while (to < lines.length && markOf(lines[to]!.text) === mark) to += 1;
    const rows = lines.slice(i, to).filter(({ text }) => !isRule(text)).map((line) => cellsOf(file, line, mark));
    const numbers = mark === BLANKS ? /^[-−(]?\d[\d,. ]*%?\)?$/u : /\d/u;
    const even = mark !== BLANKS || rows.every((row) => row.length === rows[0]!.length);
    if (rows.length >= 2 && even && rows.some((row) => row.slice(1).some(({ text }) => numbers.test(text)))) {
      found.push({ from: i, to, table: { rows, span: { file, start: lines[i]!.start, end: lines[to - 1]!.end } } });
    }
    i = to - 1;
  }
  return found;
}

/**
 * Lines on end whose cells two blanks or more part, at least two of them with a number after the first cell. A header
 * over the numbers alone has no cell over the names. Only for Latin letters: Chinese pages set blanks in names and menus.
 */
function alignedTable(file: SourceFile, lines: readonly Line[], from: number): TextTable | undefined {
  if (!isAligned(lines[from]!.text)) return undefined;
  let to = from;
  while (to < lines.length && (isAligned(lines[to]!.text) || (to > from && isRule(lines[to]!.text) && lines[to]!.text.trim() !== ""))) to += 1;
  const rows = lines.slice(from, to).filter(({ text }) => !isRule(text)).map((line) => alignedCells(file, line));
  const numeric = rows.filter((row) => row.slice(1).some(({ text }) => NUMBER_CELL.test(text)));
  if (rows.length < 3 || numeric.length < 2 || numeric.length * 2 < rows.length) return undefined;
  const width = Math.max(...rows.map((row) => row.length));
  const even = rows.map((row) => (row.length === width - 1 && row === rows[0] ? [{ text: "", span: { ...row[0]!.span, end: row[0]!.span.start } }, ...row] : row));
  return { from, to, table: { rows: even, span: { file, start: lines[from]!.start, end: lines[to - 1]!.end } } };
}

const NUMBER_CELL = /^[-+−(]?[$€£]?\d[\d,.]*\s?(?:%|[A-Za-z]{1,3})?\)?$/u;
const isAligned = (text: string): boolean => text.length < 200 && !/[\t|｜\u3000-\u9fff]/u.test(text) && /\S {2,}\S/u.test(text.trim());

function alignedCells(file: SourceFile, line: Line): Table["rows"][number] {
  return [...line.text.matchAll(/\S+(?: \S+)*/gu)].map((found) => {
    const start = line.start + found.index;
    return { text: found[0], span: { file, start, end: start + found[0].length } };
  });
}

/** A line of a table with a number in it; it is content of a page as a sentence is. */
export function isTableLine(line: string): boolean {
  const mark = markOf(line);
  return mark !== undefined && mark !== BLANKS && line.split(mark).some((cell) => /^\s*[-−(]?\d[\d,.]*\s*%?\)?\s*$/u.test(cell));
}

/** A tab inside the line, or a bar; one at the very beginning only indents. */
function markOf(line: string): "\t" | "|" | "｜" | typeof BLANKS | undefined {
  const inner = line.trim();
  if (inner.includes("\t")) return "\t";
  if (inner.includes("|")) return "|";
  if (inner.includes("｜")) return "｜";
  return !/[。；;，]/u.test(inner) && (inner.includes("  ") || inner.includes("\u3000")) ? BLANKS : undefined;
}

/** Two blanks or more, or a full-width one, where columns were set with them. */
const BLANKS = "  ";
const CELL = /[^\s](?:[^\S\u3000]?[^\s])*/gu;

const isRule = (line: string): boolean => /^[\s|:+=-]+$/u.test(line);

function cellsOf(file: SourceFile, line: Line, mark: string): Table["rows"][number] {
  if (mark === BLANKS) return [...line.text.matchAll(CELL)].map(({ 0: text, index }) => ({ text, span: { file, start: line.start + index, end: line.start + index + text.length } }));
  const lead = line.text.length - line.text.trimStart().length;
  let text = mark === "\t" ? line.text.slice(lead) : line.text.trim();
  let at = line.start + lead;
  if (mark !== "\t" && text.startsWith(mark)) {
    text = text.slice(1);
    at += 1;
  }
  if (mark !== "\t" && text.endsWith(mark) && line.text.trim().startsWith(mark)) text = text.slice(0, -1);
  return text.split(mark).map((cell) => {
    const start = at + cell.length - cell.trimStart().length;
    const trimmed = cell.trim();
    at += cell.length + 1;
    return { text: trimmed, span: { file, start, end: start + trimmed.length } };
  });
}
