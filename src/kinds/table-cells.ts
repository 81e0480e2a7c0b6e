import { z } from "zod";
import { changeRuns } from "../layout/change.js";
import { body, columnWidth, gap, hairline, singleLineAllowance, tableRule } from "../layout/grid.js";
import { textWidth } from "../layout/layout.js";
import type { TableBlock, TableCellBlock, TableRowBlock } from "../layout/node.js";
import { inline } from "../layout/text-block.js";
import type { Paragraph } from "../scene/nodes.js";
import { displayDecimal, formatCode, formatNumber, needsGrouping } from "../scene/number-format.js";
import type { Path } from "../source/span.js";
import { plainText } from "../text/inline.js";
import { breakParagraph } from "../text/lines.js";
import { textStyle, type TypeRole } from "../theme/theme.js";
import { divided } from "./divide.js";
import { unitOf } from "./quantity-text.js";
import { quantityFields, readNumber } from "./quantity.js";
import type { SlideContext } from "./template.js";

/** What a cell of a table may hold. */
export const cellSchema = z.union([z.string().max(300), z.number(), z.null(), z.strictObject(quantityFields)]).describe("文字、数字，或 { figure: 名称 } / text, a number, or a figure");
export type Cell = z.infer<typeof cellSchema>;

/** A column: its head alone, or with what holds for all its cells. */
export const columnSchema = z.union([
  z.string().max(60),
  z.strictObject({
    head: z.string().max(60).describe("表头 / head of the column"),
    align: z.enum(["left", "right", "center"]).optional().describe("对齐；数字列默认靠右 / numbers stand right unless said"),
    decimals: z.int().min(0).max(6).optional().describe("小数位数；默认取该列中最多的位数 / digits after the point; by default as many as the most exact cell has"),
    format: z.enum(["change"]).optional().describe("change：显示为 ▲ 10.2% / shows a change with its arrow"),
  }),
]);
type Column = z.infer<typeof columnSchema>;
type Head = Exclude<Column, string>;

/** What a table of text and numbers shows. */
export interface TableWords {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Heads over several columns, from the left; an empty one leaves its columns without. */
  readonly groups?: readonly { readonly head: string; readonly span: number }[];
  /** Indexes of the row with a tint and of the row with a rule above. */
  readonly strong?: number;
  readonly total?: number;
  /** Of a table that goes on over slides: all its rows, so that its columns are alike on each. */
  readonly all?: readonly (readonly Cell[])[];
}

interface Dress {
  readonly role: TypeRole;
  /** Of the head and of a row, in points. */
  readonly head: number;
  readonly row: number;
  readonly width?: number;
  /** Rows with cells of several lines get the room for them. */
  readonly grows?: boolean;
  /** Numbers keep the digits they have where the author does not say how many: a column of different units. */
  readonly asPrinted?: boolean;
  readonly name?: string;
  /** Where `columns` and `rows` stand in the slide's content. */
  readonly from?: Path;
}

/** Rows and columns of text and numbers as a native table: head over an ink rule, hairlines, the last one in ink. */
export function tableBlock(words: TableWords, { role, head: headHeight, row: height, width = body.width, grows = false, asPrinted = false, name = "table", from = [] }: Dress, context: SlideContext): TableBlock {
  const { rows, strong: strongRow, total: totalRow, all = rows } = words;
  const heads = headsOf(words.columns, all, asPrinted, context);
  const numeric = heads.map((_, i) => isNumeric(all.map((cells) => cells[i])));
  const last = rows.length - 1;
  const head: TableRowBlock = {
    height: headHeight,
    role: "table-head",
    bottom: { color: "ink", width: tableRule },
    cells: heads.map(({ head: said }, i) => ({ paragraph: inline(said), from: [...from, "columns", i] })),
  };
  const cellsOf = (cells: readonly Cell[], i: number, strong: boolean): readonly TableCellBlock[] =>
    cells.map((value, k) => cellBlock(value, heads[k]!, { first: k === 0, strong, cells, size: textStyle(context.theme, role).size, from: [...from, "rows", i, k] }, context));
  const drawn = rows.map((cells, i): TableRowBlock => {
    const strong = i === totalRow || i === strongRow;
    return {
      height,
      role,
      fill: i === strongRow ? "tint" : undefined,
      top: i === totalRow ? { color: "ink", width: tableRule } : undefined,
      bottom: i === last || i + 1 === totalRow ? { color: "ink", width: tableRule } : { color: "rule", width: hairline },
      cells: cellsOf(cells, i, strong),
    };
  });
  const measured = words.all ? words.all.map((cells, i): TableRowBlock => ({ height, role, cells: cellsOf(cells, i, false) })) : drawn;
  const widths = columnWidths([head, ...measured], width, context);
  const lines = [...groupRow(words.groups, from), head, ...drawn].map((line) => (grows ? grown(line, widths, context) : line));
  return {
    type: "table",
    name,
    from: [...from, "rows"],
    alt: altText(heads, rows, context),
    columns: widths.map((size, i) => ({ size, align: heads[i]!.align ?? (numeric[i] ? "right" : "left") })),
    rows: lines,
    size: lines.reduce((sum, line) => sum + line.height, 0),
  };
}

/** The row of heads over several columns; the cells behind each are empty. */
function groupRow(groups: TableWords["groups"], from: Path): readonly TableRowBlock[] {
  if (!groups) return [];
  const cells = groups.flatMap(({ head, span }, i): readonly TableCellBlock[] => {
    const bottom = head === "" ? undefined : ({ color: "rule", width: tableRule } as const);
    return [
      { paragraph: inline(head), bold: true, color: "ink2", align: span > 1 ? "center" : undefined, bottom, ...(span > 1 && { across: span }), from: [...from, "groups", i, "head"] },
      ...Array.from({ length: span - 1 }, () => ({ paragraph: [], bottom })),
    ];
  });
  return [{ height: groupHeight, role: "table-head", cells }];
}

const groupHeight = 26;

const across = (widths: readonly number[], i: number, cell: TableCellBlock): number => widths.slice(i, i + (cell.across ?? 1)).reduce((sum, width) => sum + width, 0);

/** As high as its cell of most lines wants, with the air that one line has in a row of the usual height. */
function grown(line: TableRowBlock, widths: readonly number[], { theme }: SlideContext): TableRowBlock {
  const style = textStyle(theme, line.role);
  const most = Math.max(1, ...line.cells.map((cell, i) => breakParagraph(cell.paragraph, { ...style, bold: cell.bold ?? style.bold }, across(widths, i, cell) - 2 * cellPadding).length));
  return { ...line, height: line.height + (most - 1) * style.line };
}

/** Columns with what their cells have in common: as many decimals as the most exact number, a mark where all are derived. */
function headsOf(columns: readonly Column[], rows: TableWords["rows"], asPrinted: boolean, { labels }: SlideContext): readonly Head[] {
  return columns.map((given, i): Head => {
    const head = typeof given === "string" ? { head: given } : given;
    const cells = rows.map((row) => row[i]);
    const filled = cells.filter((value) => value !== null && value !== undefined && value !== "");
    const derived = filled.length > 0 && filled.every((value) => typeof value === "object" && value?.derived) && !head.head.includes(labels.derived);
    const decimals = head.decimals ?? (asPrinted || i === 0 || head.format === "change" ? undefined : mostDecimals(cells));
    return { ...head, decimals, head: derived ? `${head.head}${labels.open}${labels.derived}${labels.close}` : head.head };
  });
}

/** Of the plain, exact numbers; rates such as +10.2% stay as printed. */
function mostDecimals(cells: readonly (Cell | undefined)[]): number | undefined {
  const counts = cells.flatMap((value) => {
    const number = plainNumber(value);
    return number === undefined ? [] : [number.length - 1 - (number + ".").indexOf(".")];
  });
  return counts.length === 0 ? undefined : Math.min(6, Math.max(0, ...counts));
}

function plainNumber(value: Cell | undefined): string | undefined {
  if (value === null || value === undefined || value === "" || (typeof value === "object" && value.approximate)) return undefined;
  const number = readNumber(typeof value === "object" ? (value.value ?? "") : value);
  return number?.unit === undefined ? number?.text : undefined;
}

/** Three columns of the grid and a gutter; narrower where many columns want room or the table does not take the whole width. */
const firstColumn = (columns: number, width: number): number => ((columns > 6 ? columnWidth(2) + gap : columnWidth(3) + gap) * width) / body.width;

/** Every column has the room its widest cell wants on one line; what is left goes to all but the first alike. */
function columnWidths(rows: readonly TableRowBlock[], width: number, { theme }: SlideContext): readonly number[] {
  const count = rows[0]!.cells.length;
  const natural = Array.from({ length: count }, (_, i) =>
    Math.max(...rows.map(({ cells, role }) => textWidth(bolder(cells[i]!), theme, role) * singleLineAllowance + 2 * cellPadding)),
  );
  const first = Math.max(Math.min(natural[0]!, width / 2), firstColumn(count, width));
  const others = natural.slice(1);
  const room = width - first;
  const wanted = others.reduce((total, each) => total + each, 0);
  if (wanted > room) return [first, ...capped(others, room)];
  return [first, ...others.map((each) => each + (room - wanted) / others.length)];
}

/** What does not fit side by side is taken from the widest, so that short columns keep their words whole. */
function capped(widths: readonly number[], room: number): readonly number[] {
  const ascending = widths.toSorted((a, b) => a - b);
  let [left, cap] = [room, 0];
  for (const [i, width] of ascending.entries()) {
    cap = left / (ascending.length - i);
    if (width > cap) break;
    left -= width;
  }
  return widths.map((width) => Math.min(width, cap));
}

const cellPadding = 9;
const bolder = ({ paragraph, bold }: TableCellBlock): Paragraph => (bold ? paragraph.map((run) => ({ ...run, bold: true })) : paragraph);

interface Place {
  readonly first: boolean;
  readonly strong: boolean;
  /** The whole row: a unit that stands in it is not repeated beside its numbers. */
  readonly cells: readonly Cell[];
  /** Of the type, in points. */
  readonly size: number;
  readonly from: Path;
}

function cellBlock(value: Cell, head: Head, { first, strong, cells, size, from }: Place, context: SlideContext): TableCellBlock {
  const shown = shownCell(value, head, cells, context);
  const dress = { bold: strong || undefined, color: first || strong ? ("ink" as const) : undefined, from };
  if (head.format !== "change" || shown.text === missing) return { ...dress, paragraph: shown.figure ? [{ text: shown.text, figure: shown.figure }] : inline(shown.text) };
  const change = plainText(inline(shown.text));
  return { ...dress, paragraph: changeRuns({ change, figure: shown.figure }, context.theme, context.labels, Math.min(14, size)) };
}

const missing = "—";

function shownCell(value: Cell, head: Head, row: readonly Cell[], { labels }: SlideContext): { readonly text: string; readonly figure?: string } {
  if (value === null || value === "") return { text: missing };
  if (typeof value !== "object") return { text: decimals(value, head) };
  if (value.value === undefined) return { text: missing };
  const unit = value.unit ?? "";
  const said = [...row.filter((cell) => cell !== value), head.head].some((words) => typeof words === "string" && unitWords(words).includes(unit));
  const about = value.approximate && !(labels.more !== "" && unit.startsWith(labels.more)) ? labels.about : "";
  const marked = [head.head, row[0]].some((words) => typeof words === "string" && words.includes(labels.derived));
  const derived = value.derived && !marked ? `${labels.open}${labels.derived}${labels.close}` : "";
  return { text: `${about}${decimals(value.value, head, value.approximate)}${said ? "" : (unitOf({ unit }) ?? "")}${derived}`, figure: value.figure };
}

/** `总量（亿元）`, `总量，亿元` and a cell with 亿元 alone all say the unit. */
const unitWords = (words: string): readonly string[] => words.split(/[（）()，,：:\s]+/u);

/**
 * With the column's number of decimals. What is no number stays as it is; so do rates and approximate numbers that have
 * fewer: 约2670 is not known to be 2670.0.
 */
function decimals(value: string | number, head: Head, approximate = false): string {
  const number = readNumber(value);
  if (!number) return String(value);
  const own = number.text.length - 1 - (number.text + ".").indexOf(".");
  if (head.decimals === undefined || own === head.decimals || (own < head.decimals && (approximate || number.unit))) return `${displayDecimal(number.text)}${number.unit ?? ""}`;
  const style = { decimals: head.decimals, signed: number.text.startsWith("+"), grouped: needsGrouping(number.text) };
  return `${formatNumber(Number(number.text), formatCode(style))}${number.unit ?? ""}`;
}

const isNumeric = (cells: readonly (Cell | undefined)[]): boolean =>
  cells.every((value) => value === null || value === undefined || typeof value !== "string" || value === "" || readNumber(plainText(inline(value))) !== undefined) &&
  cells.some((value) => value !== null && value !== undefined);

function altText(heads: readonly Head[], rows: readonly (readonly Cell[])[], { labels }: SlideContext): string {
  return labels.tableAlt(rows.length, heads.map(({ head }) => plainText(inline(head))).join(labels.listSeparator));
}

/** A table's rows over slides: the tinted and the total row stay with theirs. `fits`: whether so many of its rows, from `first` on, go on a slide. */
export function tableParts<T extends TableWords>(words: T, parts: number, most: number, fits: (first: number, count: number) => boolean = () => true): readonly T[] | undefined {
  const { rows, strong, total, all = rows } = words;
  for (let count = parts; ; count += 1) {
    const stretches = divided(rows, { parts: count, most });
    if (!stretches) return undefined;
    if (stretches.length < rows.length && !stretches.every(({ first, items }) => fits(first, items.length))) continue;
    if (stretches.length === 1) return [words];
    return stretches.map(({ first, items }): T => {
      const here = (row: number | undefined): number | undefined => (row !== undefined && row >= first && row < first + items.length ? row - first : undefined);
      return { ...words, rows: items, strong: here(strong), total: here(total), all };
    });
  }
}
