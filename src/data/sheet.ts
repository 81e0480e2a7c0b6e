import { lastColumn, lastRow, parseAddress, parseRange } from "./address.js";
import { Unreadable } from "./archive.js";
import { showCell } from "./cell-format.js";
import type { Merge } from "./grid.js";
import { mostCells } from "./table.js";
import { isTrue, readXml } from "./xml-events.js";

/** What the cells of every sheet of a workbook refer to. */
export interface Book {
  readonly strings: readonly string[];
  /** Number format of each cell style. */
  readonly formats: readonly string[];
  readonly date1904: boolean;
}

export interface SheetCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  /** An error such as #REF!, or a formula that nobody has calculated: the cell has no value. */
  readonly fault?: "error" | "uncalculated";
}

export interface Sheet {
  /** As the file has them; rows ascend. */
  readonly cells: readonly SheetCell[];
  readonly merges: readonly Merge[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
}

const mostMerges = 50_000;

/** The cells of a sheet that hold something, each as the sheet prints it. Throws `Unreadable`. */
export function readSheet(source: string, part: string, book: Book): Sheet {
  const cells: SheetCell[] = [];
  const merges: Merge[] = [];
  const hiddenRows = new Set<number>();
  const hiddenColumns = new Set<number>();
  let row = 0;
  let column = -1;
  let open: { readonly type: string; readonly style: number; formula: boolean; value?: string; inline: string } | undefined;
  let into: "value" | "inline" | undefined;
  let phonetic = false;

  readXml(source, part, {
    open(name, given) {
      switch (name) {
        case "col": {
          const [first, last] = [Number(given["min"]) - 1, Math.min(Number(given["max"]) - 1, lastColumn)];
          if (isTrue(given["hidden"]) && first >= 0) for (let i = first; i <= last; i += 1) hiddenColumns.add(i);
          break;
        }
        case "row":
          row = whole(given["r"], row + 1, lastRow, part);
          column = -1;
          if (isTrue(given["hidden"])) hiddenRows.add(row);
          break;
        case "c": {
          const at = given["r"] === undefined ? undefined : parseAddress(given["r"]);
          if (given["r"] !== undefined && !at) throw new Unreadable("damaged", part);
          row = at?.row ?? row;
          column = at?.column ?? column + 1;
          open = { type: given["t"] ?? "n", style: Number(given["s"] ?? 0), formula: false, inline: "" };
          break;
        }
        case "f":
          if (open) open.formula = true;
          break;
        case "v":
          if (open) open.value = "";
          into = "value";
          break;
        case "rPh":
          phonetic = true;
          break;
        case "t":
          into = phonetic ? undefined : "inline";
          break;
        case "mergeCell": {
          const merge = parseRange(given["ref"] ?? "");
          if (merge) merges.push(merge);
          if (merges.length > mostMerges) throw new Unreadable("too-large", part);
        }
      }
    },
    text(text) {
      if (!open || into === undefined) return;
      if (into === "value") open.value += text;
      else open.inline += text;
    },
    close(name) {
      if (name === "v" || name === "t") into = undefined;
      if (name === "rPh") phonetic = false;
      if (name !== "c" || !open) return;
      const cell = cellOf(open, book);
      open = undefined;
      if (cell.text === "" && !cell.fault) return;
      cells.push({ row, column, ...cell });
      if (cells.length > mostCells) throw new Unreadable("too-large", `${mostCells} cells`);
    },
  });
  return { cells: cells.sort((a, b) => a.row - b.row || a.column - b.column), merges, hiddenRows, hiddenColumns };
}

function cellOf(open: { readonly type: string; readonly style: number; readonly formula: boolean; readonly value?: string; readonly inline: string }, book: Book): Pick<SheetCell, "text" | "fault"> {
  const { type, value } = open;
  if (type === "inlineStr") return { text: unescaped(open.inline).trim() };
  if (value === undefined || (value === "" && type !== "str")) return open.formula ? { text: "", fault: "uncalculated" } : { text: "" };
  const format = book.formats[open.style] ?? "General";
  switch (type) {
    case "s":
      return { text: (book.strings[Number(value)] ?? "").trim() };
    case "str":
      return { text: unescaped(value).trim() };
    case "b":
      return { text: isTrue(value) ? "TRUE" : "FALSE" };
    case "e":
      return { text: value.trim(), fault: "error" };
    case "d":
      return { text: value.slice(0, 10) };
    default: {
      const number = Number(value);
      return { text: Number.isFinite(number) ? showCell(number, format, book.date1904).trim() : value.trim() };
    }
  }
}

/** Shared strings in order; the runs of rich text joined, readings above characters left out. Throws `Unreadable`. */
export function readStrings(source: string, part: string): readonly string[] {
  const strings: string[] = [];
  let current = "";
  let inText = false;
  let phonetic = false;
  readXml(source, part, {
    open(name) {
      if (name === "si") current = "";
      if (name === "rPh") phonetic = true;
      if (name === "t") inText = !phonetic;
    },
    text(text) {
      if (inText) current += text;
    },
    close(name) {
      if (name === "t") inText = false;
      if (name === "rPh") phonetic = false;
      if (name === "si") strings.push(unescaped(current));
      if (strings.length > mostStrings) throw new Unreadable("too-large", part);
    },
  });
  return strings;
}

const mostStrings = 500_000;

/** The number format of each style in `cellXfs`. Throws `Unreadable`. */
export function readFormats(source: string, part: string, builtIn: (id: number) => string): readonly string[] {
  const own = new Map<number, string>();
  const ids: number[] = [];
  let inCells = false;
  readXml(source, part, {
    open(name, given) {
      if (name === "numFmt") own.set(Number(given["numFmtId"]), given["formatCode"] ?? "General");
      if (name === "cellXfs") inCells = true;
      if (name === "xf" && inCells) ids.push(Number(given["numFmtId"] ?? 0));
      if (ids.length > mostStyles || own.size > mostStyles) throw new Unreadable("too-large", part);
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  return ids.map((id) => own.get(id) ?? builtIn(id));
}

/** Excel itself stops at 64,000. */
const mostStyles = 70_000;

/** `_x000D_` stands for a character that XML cannot hold (ECMA-376 22.9.2.19). */
function unescaped(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code === 9 || code === 10 || code === 13 || (code >= 32 && code < 0xd800) ? String.fromCharCode(code) : "";
  });
}

function whole(text: string | undefined, standard: number, most: number, part: string): number {
  const value = text === undefined ? standard : Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most) throw new Unreadable("damaged", part);
  return value;
}
