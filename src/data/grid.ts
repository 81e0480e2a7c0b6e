import type { SourceFile } from "../source/span.js";
import type { DataNote } from "./table.js";

/** The cells of a file before anybody has said which of them are header, body or remarks. */
export interface Grid {
  readonly file: SourceFile;
  readonly rows: readonly GridRow[];
  /** Indices of columns that the sheet hides. */
  readonly hidden: ReadonlySet<number>;
  readonly merges: readonly Merge[];
  /** A row of a text file that is too short has lost a cell; in a sheet its last cells are empty. */
  readonly ragged: boolean;
  readonly notes: readonly DataNote[];
}

export interface GridRow {
  /** Line of the text file or row of the sheet, from 1. */
  readonly number: number;
  /** By column, from 0. */
  readonly cells: readonly GridCell[];
  /** Offsets of the row in the file. */
  readonly start: number;
  readonly end: number;
}

export interface GridCell {
  readonly text: string;
  /** Offsets in the file; equal for an empty cell. */
  readonly start: number;
  readonly end: number;
}

/** Cells shown as one, rows by number and columns from 0, all inclusive. */
export interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}
