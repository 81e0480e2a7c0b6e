import type { GridRow, Merge } from "./grid.js";
import { hasMark, isLabelled, isNumeric, isRemark, isYear, unitCell, unitLine } from "./shape.js";

/** A row of the part of a file that is read; never empty. */
export interface Line {
  readonly row: GridRow;
  /** Texts of the cells that the row has, by column of the part. */
  readonly texts: readonly string[];
  /** An empty row stands above. */
  readonly gap: boolean;
}

/** Cells up to the last one that holds anything. */
export const lengthOf = ({ texts }: Line): number => texts.findLastIndex((text) => text !== "") + 1;

/** Rows looked at for a header, and rows a header may have. */
const deepest = 60;
const tallest = 4;

/**
 * First row of the header and the row after its last. Titles and remarks come first: rows with one cell of text where the
 * table is wide, unit lines, 数据来源：…. A second row belongs to it where the first has gaps or merges and numbers follow.
 */
export function findHeader(lines: readonly Line[], merges: readonly Merge[]): { readonly first: number; readonly end: number } | undefined {
  if (lines.length === 0) return undefined;
  const width = usualLength(lines);
  let first = 0;
  while (first < Math.min(lines.length - 1, deepest) && isAbove(lines, first, width, merges)) first += 1;
  if (first === Math.min(lines.length - 1, deepest) && first > 0 && isAbove(lines, first, width, merges)) first = 0;
  let end = first + 1;
  while (end < Math.min(first + tallest, lines.length - 1) && continues(lines, first, end, width, merges)) end += 1;
  return { first, end };
}

/** How many rows at the end are remarks: from the first that is plainly one, if no numbers stand in them. */
export function findFootnotes(body: readonly Line[]): number {
  const width = usualLength(body);
  const numeric = new Set(Array.from({ length: width }, (_, i) => i).filter((i) => mostlyNumbers(body, i)));
  let first = body.length;
  for (let i = body.length - 1; i >= 0; i -= 1) {
    const line = body[i]!;
    const filled = line.texts.filter((text) => text !== "");
    const opening = line.texts.find((text) => text !== "") ?? "";
    const hasNumbers = line.texts.some((text, column) => numeric.has(column) && isNumeric(text));
    if (!isRemark(opening) && (hasNumbers || filled.length * 2 > width)) break;
    const alone = filled.length === 1 && width > 1;
    if (isRemark(opening)) first = i;
    else if (alone && numeric.size > 0 && (line.gap || opening.length >= (hasMark(opening) ? 8 : 24))) first = i;
    else if (line.gap && numeric.size > 0 && width > 2 && filled.length * 2 <= width) first = i;
  }
  return body.length - first;
}

/** The length that most rows have; of equals the larger. */
function usualLength(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const line of lines.slice(0, 1000)) counts.set(lengthOf(line), (counts.get(lengthOf(line)) ?? 0) + 1);
  return [...counts].reduce((best, [length, count]) => (count > best.count || (count === best.count && length > best.length) ? { length, count } : best), { length: 0, count: 0 }).length;
}

function isAbove(lines: readonly Line[], at: number, width: number, merges: readonly Merge[]): boolean {
  const line = lines[at]!;
  const filled = line.texts.filter((text) => text !== "");
  const says = (text: string): boolean => unitLine(text) !== undefined || isRemark(text);
  if (filled.every(says)) return true;
  if (width < 2) return filled.length === 1 && width === 1 && isLabelled(filled[0]!) && at === 0 && lines.length > 2;
  const group = merges.some(({ top, bottom, left, right }) => top <= line.row.number && bottom >= line.row.number && right > left && left > 0);
  if (filled.length === 1) return line.texts[0] !== "" || !group;
  if (!group && filled.length * 2 <= width && (filled.some(says) || line.texts.some((text) => text.length > 40))) return true;
  return filled.length < width && !continues(lines, at, at + 1, width, merges) && fullerHeader(lines, at + 1, width);
}

/** Rows below a line of scattered words that are looked at for the real header. */
const scattered = 8;

/** Whether one of the next rows names every column, in words above numbers. */
function fullerHeader(lines: readonly Line[], from: number, width: number): boolean {
  for (let i = from; i < Math.min(from + scattered, lines.length - 1); i += 1) {
    const { texts } = lines[i]!;
    const named = texts.length >= width && texts.slice(0, width).every((text) => text !== "" && (!isNumeric(text) || isYear(text)));
    if (named && texts.some((text, column) => !isNumeric(text) && mostlyNumbers(lines.slice(i + 1, i + 21), column))) return true;
  }
  return false;
}

/** Whether the row at `end` belongs to the header that begins at `first`. */
function continues(lines: readonly Line[], first: number, end: number, width: number, merges: readonly Merge[]): boolean {
  const above = lines[end - 1]!;
  const next = lines[end]!;
  const heading = (text: string): boolean => !isNumeric(text) || isYear(text);
  if (next.gap || !next.texts.every((text) => text === "" || heading(text))) return false;
  const over = merges.filter(({ top, bottom }) => top <= above.row.number && bottom >= above.row.number);
  if (over.some(({ bottom, top }) => bottom >= next.row.number && top >= lines[first]!.row.number)) return true;
  const filled = next.texts.flatMap((text, i) => (text === "" ? [] : [i]));
  const body = lines.slice(end + 1, end + 21);
  const numbersFollow = filled.some((i) => mostlyNumbers(body, i));
  if (filled.length > 0 && filled.every((i) => unitCell(next.texts[i]!) !== undefined) && numbersFollow) return true;
  const wide = over.some(({ left, right }) => right > left);
  const fills = filled.some((i) => i < width && (above.texts[i] ?? "") === "");
  const corner = (above.texts[0] ?? "") !== "" && (next.texts[0] ?? "") !== ""; // a name above a name is no group above its parts
  return numbersFollow && fills && !corner && (wide || filled.length >= 2 || lengthOf(next) > lengthOf(above));
}

function mostlyNumbers(lines: readonly Line[], column: number): boolean {
  const texts = lines.slice(0, 200).map(({ texts }) => texts[column] ?? "").filter((text) => text !== "");
  return texts.length > 0 && texts.filter(isNumeric).length * 2 > texts.length;
}
