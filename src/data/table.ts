import type { DataNote } from "../source/data-note.js";
import type { SourceFile, Span } from "../source/span.js";

export type { DataNote };

/** A data file as understood: named columns, and every cell as the file prints it. */
export interface DataTable {
  /** The text file, or a sheet of a workbook with one row a line. */
  readonly file: SourceFile;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Unit of each column where its header gives one: `产值（亿元）` has 亿元. */
  readonly units: readonly (string | undefined)[];
  /** Unit of the whole table, from a line such as 单位：亿元. */
  readonly unit?: string;
  /** Where each cell stands, by row and column as in `rows`. */
  readonly spans: readonly (readonly Span[])[];
  /** What was guessed and left out, for `deckwright data`. */
  readonly notes: readonly DataNote[];
}

/** What an outline may say about a data file; everything left out is guessed. */
export interface DataOptions {
  /** Row of the header, or its first and last row. */
  readonly header?: number | readonly number[];
  /** Cells to read, `B3:F20`. */
  readonly range?: string;
  /** Name of a sheet, or its number from 1. */
  readonly sheet?: string | number;
}

/** What one data file may hold; far above any slide. */
export const mostCells = 200_000;

/** A column's cells, or undefined when there is no such column. */
export function columnOf(table: DataTable, name: string): readonly string[] | undefined {
  const index = table.columns.indexOf(name);
  return index < 0 ? undefined : table.rows.map((row) => row[index]!);
}
