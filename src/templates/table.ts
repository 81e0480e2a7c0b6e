import { z } from "zod";
import { unitOf } from "../kinds/quantity-text.js";
import { quantityFields, readNumber } from "../kinds/quantity.js";
import type { SlideContext, Template } from "../kinds/template.js";
import { takeaway } from "../layout/blocks.js";
import { changeRuns } from "../layout/change.js";
import { body, columnWidth, gap, hairline, singleLineAllowance, tableRule } from "../layout/grid.js";
import { textWidth } from "../layout/layout.js";
import { column, space, type LayoutNode, type TableCellBlock, type TableRowBlock } from "../layout/node.js";
import { inline } from "../layout/text-block.js";
import type { Paragraph } from "../scene/nodes.js";
import { displayDecimal, formatCode, formatNumber, needsGrouping } from "../scene/number-format.js";
import { issue } from "../source/validate.js";
import { plainText } from "../text/inline.js";
import { breakParagraph } from "../text/lines.js";
import { textStyle, type TypeRole } from "../theme/theme.js";

const cell = z.union([z.string().max(300), z.number(), z.null(), z.strictObject(quantityFields)]).describe("文字、数字，或 { figure: 名称 } / text, a number, or a figure");
type Cell = z.infer<typeof cell>;

const content = z
  .strictObject({
    columns: z
      .array(
        z.union([
          z.string().max(60),
          z.strictObject({
            head: z.string().max(60).describe("表头 / head of the column"),
            align: z.enum(["left", "right", "center"]).optional().describe("对齐；数字列默认靠右 / numbers stand right unless said"),
            decimals: z.int().min(0).max(6).optional().describe("小数位数；默认取该列中最多的位数 / digits after the point; by default as many as the most exact cell has"),
            format: z.enum(["change"]).optional().describe("change：显示为 ▲ 10.2% / shows a change with its arrow"),
          }),
        ]),
      )
      .min(2)
      .max(8)
      .describe("各列，2–8 列 / the columns, 2 to 8"),
    rows: z.array(z.array(cell).max(8)).min(1).max(10).describe("各行，至多 10 行 / the rows, at most 10"),
    emphasis: z.union([z.int().min(1).max(10), z.literal("last")]).optional().describe("强调第几行；last 指最后一行 / number of the row to emphasise, or last"),
    total: z.union([z.int().min(1).max(10), z.literal("last")]).optional().describe("第几行是合计 / number of the total row, or last"),
    takeaway: z.string().min(1).max(300).optional().describe("表下的一句结论，92 字以内；8 行以内才显示 / one conclusion below, up to 8 rows"),
  })
  .superRefine(({ columns, rows, emphasis, total, takeaway: said }, context) => {
    for (const [field, row] of Object.entries({ emphasis, total }))
      if (typeof row === "number" && row > rows.length)
        context.addIssue(issue("number-too-large", { field, value: String(row), max: String(rows.length), inclusive: true }, { path: [field] }));
    rows.forEach((cells, i) => {
      if (cells.length !== columns.length) context.addIssue(issue("table-row-length", { cells: cells.length, columns: columns.length }, { path: ["rows", i] }));
    });
    if (said !== undefined && rows.length > 8) context.addIssue(issue("takeaway-without-room", { rows: rows.length }, { path: ["takeaway"] }));
  });
type Content = z.infer<typeof content>;
type Head = Exclude<Content["columns"][number], string>;

/** Rows and columns of text and numbers, as a native table. */
export const template: Template<Content> = {
  name: "table",
  summary: { en: "A table of up to ten rows with one conclusion", "zh-CN": "表格：至多十行，可加一句结论" },
  layout: "content",
  title: "required",
  content,
  examples: {
    indicators: `template: table
title: 固定资产投资增速最快，工业占比略有回落
subtitle: 主要经济指标对比，2015年1–11月
source: 科技部网站《济宁高新区》，2016年1月11日
columns:
  - 指标
  - 单位
  - { head: 2015年1–11月, decimals: 1 }
  - { head: 2014年同期（推算）, decimals: 1 }
  - 增减
  - { head: 同比增速, format: change }
rows:
  - [营业总收入, 亿元, 2942, 2669.7, "+272.3", "+10.20%"]
  - [工业增加值, 亿元, 628.7, 586.8, "+41.9", "+7.14%"]
  - [固定资产投资, 亿元, 346.4, 298.1, "+48.3", "+16.20%"]
  - [工业增加值占营收比重, "%", 21.4, 22.0, "-0.6", null]
  - [固投与营收之比, "%", 11.8, 11.2, "+0.6", null]
emphasis: 3
takeaway: 投资与营收之比上升0.6个百分点，后劲在积累；工业增加值占比回落0.6个百分点，下步重点是提升产出效益、加快项目达产。
`,
    "ten rows": `template: table
title: 十个园区全部超额完成年度招商任务
source: 示例数据
columns: [园区, 签约项目, 到位资金, 完成率]
rows:
  - [信息产业园, 12, 18.5, 121%]
  - [汽车产业园, 9, 15.2, 118%]
  - [软件园, 8, 9.7, 115%]
  - [大学园, 7, 6.4, 112%]
  - [滨河科技园, 6, 5.9, 110%]
  - [安全设备园, 6, 5.1, 109%]
  - [生物医药园, 5, 4.8, 107%]
  - [现代物流园, 4, 4.2, 105%]
  - [文化创意园, 3, 2.6, 103%]
  - [合计, 60, 72.4, 112%]
total: last
`,
    english: `template: table
title: Investment grew fastest of the three
source: Annual report, 2015
columns: [Indicator, Unit, January–November 2015, { head: Change on the year, format: change }]
rows:
  - [Revenue, RMB 100 million, 2942, "+10.2%"]
  - [Industrial value added, RMB 100 million, 628.7, "+7.1%"]
  - [Fixed-asset investment, RMB 100 million, 346.4, "+16.2%"]
emphasis: 3
`,
  },
  arrange(slide, context) {
    const heads = headsOf(slide, context);
    const { role, height } = density(slide, context);
    const numeric = heads.map((_, i) => isNumeric(slide.rows.map((cells) => cells[i])));
    const last = slide.rows.length - 1;
    const [totalRow, strongRow] = [slide.total, slide.emphasis].map((row) => (row === "last" ? last : row === undefined ? undefined : row - 1));
    const head: TableRowBlock = {
      height: headHeight,
      role: "table-head",
      bottom: { color: "ink", width: tableRule },
      cells: heads.map(({ head: words }, i) => ({ paragraph: inline(words), from: ["columns", i] })),
    };
    const rows = slide.rows.map((cells, i): TableRowBlock => {
      const strong = i === totalRow || i === strongRow;
      return {
        height,
        role,
        fill: i === strongRow ? "tint" : undefined,
        top: i === totalRow ? { color: "ink", width: tableRule } : undefined,
        bottom: i === last || i + 1 === totalRow ? { color: "ink", width: tableRule } : { color: "rule", width: hairline },
        cells: cells.map((value, k) => cellBlock(value, heads[k]!, { first: k === 0, strong, cells, from: ["rows", i, k] }, context)),
      };
    });
    const table: LayoutNode = {
      type: "table",
      name: "table",
      from: ["rows"],
      alt: altText(heads, slide.rows, context),
      columns: columnWidths([head, ...rows], context).map((size, i) => ({ size, align: heads[i]!.align ?? (numeric[i] ? "right" : "left") })),
      rows: [head, ...rows],
      size: headHeight + height * rows.length,
    };
    const below = body.height - tableTop - headHeight - height * rows.length - takeawayHeight(slide, context);
    const said = slide.takeaway === undefined ? [] : [space(Math.min(takeawayGap, below)), takeaway({ text: slide.takeaway }, ["takeaway"], takeawayWidth)];
    return column([space(tableTop), table, ...said]);
  },
};

const tableTop = 3;
const headHeight = 36;
/** Between table and takeaway; rows get a little lower before it gets less than the least. */
const takeawayGap = 33;
const leastTakeawayGap = 18;
/** At most 46 em of its text. */
const takeawayWidth = columnWidth(10);

function takeawayHeight({ takeaway: said }: Content, { theme }: SlideContext): number {
  if (said === undefined) return 0;
  const style = textStyle(theme, "text");
  return style.line * Math.min(2, breakParagraph(inline(said), style, takeawayWidth).length);
}

/** Columns with what their cells have in common: as many decimals as the most exact number, a mark where all are derived. */
function headsOf({ columns, rows }: Content, { labels }: SlideContext): readonly Head[] {
  return columns.map((given, i): Head => {
    const head = typeof given === "string" ? { head: given } : given;
    const cells = rows.map((row) => row[i]);
    const filled = cells.filter((value) => value !== null && value !== undefined && value !== "");
    const derived = filled.length > 0 && filled.every((value) => typeof value === "object" && value?.derived) && !head.head.includes(labels.derived);
    const decimals = head.decimals ?? (i === 0 || head.format === "change" ? undefined : mostDecimals(cells));
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

/** Three columns of the grid and a gutter; narrower where many columns want room. */
const firstColumn = (columns: number): number => (columns > 6 ? columnWidth(2) + gap : columnWidth(3) + gap);

/** Every column has the room its widest cell wants on one line; what is left goes to all but the first alike. */
function columnWidths(rows: readonly TableRowBlock[], { theme }: SlideContext): readonly number[] {
  const count = rows[0]!.cells.length;
  const natural = Array.from({ length: count }, (_, i) =>
    Math.max(...rows.map(({ cells, role }) => textWidth(bolder(cells[i]!), theme, role) * singleLineAllowance + 2 * cellPadding)),
  );
  const first = Math.max(Math.min(natural[0]!, body.width / 2), firstColumn(count));
  const others = natural.slice(1);
  const wanted = others.reduce((total, width) => total + width, 0);
  const room = body.width - first;
  if (wanted > room) return [first, ...others.map((width) => (width / wanted) * room)];
  return [first, ...others.map((width) => width + (room - wanted) / others.length)];
}

const cellPadding = 9;
const bolder = ({ paragraph, bold }: TableCellBlock): Paragraph => (bold ? paragraph.map((run) => ({ ...run, bold: true })) : paragraph);

/** Height and type of a body row by the number of rows, and by what a takeaway leaves. */
function density(slide: Content, context: SlideContext): { readonly role: TypeRole; readonly height: number } {
  const count = slide.rows.length;
  if (count > 8) return { role: "table-dense", height: 29 };
  const usual = count <= 6 ? 42 : 33;
  if (slide.takeaway === undefined) return { role: "table", height: usual };
  const room = body.height - tableTop - headHeight - takeawayHeight(slide, context) - leastTakeawayGap;
  return { role: "table", height: Math.min(usual, Math.floor(room / count)) };
}

interface Place {
  readonly first: boolean;
  readonly strong: boolean;
  /** The whole row: a unit that stands in it is not repeated beside its numbers. */
  readonly cells: readonly Cell[];
  readonly from: readonly (string | number)[];
}

function cellBlock(value: Cell, head: Head, { first, strong, cells, from }: Place, context: SlideContext): TableCellBlock {
  const shown = shownCell(value, head, cells, context);
  const dress = { bold: strong || undefined, color: first || strong ? ("ink" as const) : undefined, from };
  if (head.format !== "change" || shown.text === missing) return { ...dress, paragraph: shown.figure ? [{ text: shown.text, figure: shown.figure }] : inline(shown.text) };
  const change = plainText(inline(shown.text));
  return { ...dress, paragraph: changeRuns({ change, figure: shown.figure }, context.theme, context.labels, 14) };
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
