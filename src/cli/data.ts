import type { DataOptions, DataTable } from "../data/table.js";
import { readTable } from "../load.js";
import { cellWidth, visible } from "../source/code-frame.js";
import { error } from "../source/diagnostic.js";
import { diskWorld } from "../world.js";
import type { Terminal } from "./terminal.js";

interface Options {
  readonly sheet?: string;
  readonly range?: string;
  readonly header?: string;
  readonly format: "table" | "json" | "csv";
}

/** What is understood of a data file: its columns with their units, what was guessed, the first rows (or all of them, as JSON or CSV). */
export async function dataCommand(path: string, options: Options, terminal: Terminal): Promise<number> {
  const header = options.header === undefined ? undefined : /^([1-9]\d{0,6})(?:\s*[-–,]\s*([1-9]\d{0,6}))?$/u.exec(options.header.trim());
  if (header === null) {
    terminal.diagnostics([error("wrong-usage", { problem: terminal.words.badHeader(options.header!) })]);
    return 2;
  }
  const asked: DataOptions = {
    sheet: options.sheet,
    range: options.range,
    header: header?.slice(1).flatMap((row) => (row === undefined ? [] : [Number(row)])),
  };
  const { value: table, diagnostics } = await readTable(diskWorld(), path, asked);
  terminal.diagnostics(diagnostics);
  if (!table) return 1;
  terminal.out(formatData(table, options.format, terminal.words));
  return diagnostics.some(({ severity }) => severity === "error") ? 1 : 0;
}

/** Rows of the table that a person is shown. */
const firstRows = 8;
const widestCell = 24;

export function formatData(table: DataTable, format: Options["format"], words: Terminal["words"]): string {
  switch (format) {
    case "json": {
      const columns = table.columns.map((name, i) => ({ name, ...(table.units[i] === undefined ? {} : { unit: table.units[i] }) }));
      const { rows, notes, unit, file } = table;
      return `${JSON.stringify({ file: file.path, ...(unit === undefined ? {} : { unit }), columns, rows, notes }, undefined, 2)}\n`;
    }
    case "csv":
      return [table.columns, ...table.rows].map((row) => `${row.map(quoted).join(",")}\n`).join("");
    case "table":
      return shown(table, words);
  }
}

const quoted = (cell: string): string => (/[",\r\n]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

function shown(table: DataTable, words: Terminal["words"]): string {
  const rows = [table.columns, ...table.rows.slice(0, firstRows)].map((row) => row.map(clipped));
  const widths = table.columns.map((_, i) => Math.max(...rows.map((row) => cellWidth(row[i]!))));
  const line = (row: readonly string[]): string => row.map((cell, i) => cell + " ".repeat(widths[i]! - cellWidth(cell))).join("  ").trimEnd();
  const more = table.rows.length - firstRows;
  return [
    `${visible(table.file.path)}  ${words.dataSize(table.rows.length, table.columns.length)}`,
    ...(table.unit === undefined ? [] : [visible(words.dataUnit(table.unit))]),
    ...table.notes.map((note) => visible(words.dataNote(note))),
    "",
    words.dataColumns,
    ...table.columns.map((name, i) => `  ${visible(name)}${table.units[i] === undefined ? "" : words.remark([visible(words.dataUnit(table.units[i]))])}`),
    "",
    ...rows.map(line),
    ...(more > 0 ? [words.dataMore(more)] : []),
    "",
  ].join("\n");
}

/** On one line, and cut where it would push the other columns off the screen. */
function clipped(cell: string): string {
  const text = visible(cell.replaceAll(/\s+/gu, " "));
  if (cellWidth(text) <= widestCell) return text;
  let end = 0;
  for (let width = 0; end < text.length && width + cellWidth(text[end]!) < widestCell; end += 1) width += cellWidth(text[end]!);
  return `${text.slice(0, end)}…`;
}
