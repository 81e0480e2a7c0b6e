import Papa from "papaparse";
import { error, warning, type Diagnosed, type Diagnostic } from "../source/diagnostic.js";
import type { SourceFile } from "../source/span.js";

/** A data file as read: one header row, every cell as text. */
export interface DataTable {
  readonly file: SourceFile;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const maxCells = 200_000;

/** Reads a CSV file; the header shows the delimiter (comma, tab, semicolon). Ragged rows are errors, by line. */
export function readCsv(file: SourceFile): Diagnosed<DataTable | undefined> {
  const starts: number[] = [];
  const rows: string[][] = [];
  let cursor = 0;
  let cells = 0;
  const parsed = Papa.parse<string[]>(file.text, {
    delimiter: delimiterOf(file.text),
    step: (result, parser) => {
      const blank = result.data.every((cell) => cell.trim() === "");
      if (!blank) {
        starts.push(cursor);
        rows.push(result.data.map((cell) => cell.trim()));
        cells += result.data.length;
      }
      cursor = result.meta.cursor;
      if (cells > maxCells) parser.abort();
    },
  });
  void parsed;
  const whole = { file, start: 0, end: Math.min(file.text.length, 80) };
  if (cells > maxCells) return { value: undefined, diagnostics: [error("data-too-large", { path: file.path, max: maxCells }, { span: whole })] };
  const [columns, ...body] = rows;
  if (!columns || body.length === 0) return { value: undefined, diagnostics: [error("data-empty", { path: file.path }, { span: whole })] };
  return { value: { file, columns, rows: body }, diagnostics: [...ragged(file, columns, body, starts), ...repeatedColumns(file, columns)] };
}

const delimiters = [",", "\t", ";", "，"] as const;

/** What stands most often between the names of the header, quoted ones left out; of equals the more usual. */
function delimiterOf(text: string): string {
  const [header = ""] = /\S.*/u.exec(text) ?? [];
  const counts = new Map<string, number>(delimiters.map((delimiter) => [delimiter, 0]));
  let quoted = false;
  for (const character of header) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && counts.has(character)) counts.set(character, counts.get(character)! + 1);
  }
  return delimiters.reduce<string>((best, one) => (counts.get(one)! > counts.get(best)! ? one : best), ",");
}

function ragged(file: SourceFile, columns: readonly string[], rows: readonly (readonly string[])[], starts: readonly number[]): readonly Diagnostic[] {
  return rows.flatMap((row, i) => {
    if (row.length === columns.length) return [];
    const start = starts[i + 1]!;
    const skipped = /^[\r\n]*/u.exec(file.text.slice(start))![0].length;
    const end = file.text.slice(start + skipped).search(/[\r\n]|$/u);
    const span = { file, start: start + skipped, end: start + skipped + Math.max(1, end) };
    const header = { file, start: 0, end: Math.max(1, file.text.search(/[\r\n]|$/u)) };
    return [error("ragged-row", { cells: row.length, columns: columns.length }, { span, related: [{ note: "header-here", span: header }] })];
  });
}

function repeatedColumns(file: SourceFile, columns: readonly string[]): readonly Diagnostic[] {
  const twice = columns.find((name, i) => columns.indexOf(name) !== i);
  return twice === undefined ? [] : [warning("repeated-column", { name: twice }, { span: { file, start: 0, end: file.text.search(/[\r\n]|$/u) } })];
}

/** A column's cells, or undefined when there is no such column. */
export function columnOf(table: DataTable, name: string): readonly string[] | undefined {
  const index = table.columns.indexOf(name);
  return index < 0 ? undefined : table.rows.map((row) => row[index]!);
}
