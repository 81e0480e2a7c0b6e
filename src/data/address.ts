import type { Merge } from "./grid.js";

/** Last row and column of a sheet (ECMA-376 does not say; these are Excel's). */
export const lastRow = 1_048_576;
export const lastColumn = 16_383;

/** `A` for 0, `AA` for 26. */
export function columnLetters(index: number): string {
  let letters = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** `B7` as row 7, column 1; undefined for what is no address of a sheet. */
export function parseAddress(text: string): { readonly row: number; readonly column: number } | undefined {
  const [, letters, digits] = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/u.exec(text) ?? [];
  if (letters === undefined || digits === undefined) return undefined;
  const column = columnIndex(letters);
  const row = Number(digits);
  return row <= lastRow && column <= lastColumn ? { row, column } : undefined;
}

/** `B3:F20`, or whole columns `B:F`. Corners in any order. */
export function parseRange(text: string): Merge | undefined {
  const [first = "", second = first, ...more] = text.trim().split(":");
  if (more.length > 0) return undefined;
  const whole = /^[A-Za-z]{1,3}$/u;
  if (whole.test(first) && whole.test(second)) return rectangle({ row: 1, column: columnIndex(first) }, { row: lastRow, column: columnIndex(second) });
  const a = parseAddress(first);
  const b = parseAddress(second);
  return a && b && rectangle(a, b);
}

const columnIndex = (letters: string): number => [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

function rectangle(a: { readonly row: number; readonly column: number }, b: { readonly row: number; readonly column: number }): Merge {
  return { top: Math.min(a.row, b.row), bottom: Math.max(a.row, b.row), left: Math.min(a.column, b.column), right: Math.max(a.column, b.column) };
}
