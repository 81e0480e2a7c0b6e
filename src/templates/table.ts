import { z } from "zod";
import { cellSchema, columnSchema, tableBlock, tableParts, type TableWords } from "../kinds/table-cells.js";
import type { SlideContext, Template } from "../kinds/template.js";
import { takeaway } from "../layout/blocks.js";
import { body, columnWidth } from "../layout/grid.js";
import { column, space } from "../layout/node.js";
import { inline } from "../layout/text-block.js";
import { issue } from "../source/validate.js";
import { breakParagraph } from "../text/lines.js";
import { textStyle, type TypeRole } from "../theme/theme.js";

/** Rows that one slide holds, alone and above a takeaway; longer tables go on over slides. */
const mostRows = 10;
const mostRowsSaid = 8;
const mostInAll = 60;

const content = z
  .strictObject({
    columns: z.array(columnSchema).min(2).max(8).describe("各列，2–8 列 / the columns, 2 to 8"),
    rows: z.array(z.array(cellSchema).max(8)).min(1).max(mostInAll).describe("各行；超过 10 行自动分页，重复表头 / the rows; more than 10 go on over slides with the head repeated"),
    emphasis: z.union([z.int().min(1).max(mostInAll), z.literal("last")]).optional().describe("强调第几行；last 指最后一行 / number of the row to emphasise, or last"),
    total: z.union([z.int().min(1).max(mostInAll), z.literal("last")]).optional().describe("第几行是合计 / number of the total row, or last"),
    takeaway: z.string().min(1).max(300).optional().describe("表下的一句结论，92 字以内；9、10 行的表放不下 / one conclusion below; a table of 9 or 10 rows has no room for it"),
  })
  .superRefine(({ columns, rows, emphasis, total, takeaway: said }, context) => {
    for (const [field, row] of Object.entries({ emphasis, total }))
      if (typeof row === "number" && row > rows.length)
        context.addIssue(issue("number-too-large", { field, value: String(row), max: String(rows.length), inclusive: true }, { path: [field] }));
    rows.forEach((cells, i) => {
      if (cells.length !== columns.length) context.addIssue(issue("table-row-length", { cells: cells.length, columns: columns.length }, { path: ["rows", i] }));
    });
    if (said !== undefined && rows.length > mostRowsSaid && rows.length <= mostRows) context.addIssue(issue("takeaway-without-room", { rows: rows.length }, { path: ["takeaway"] }));
  })
  .transform(({ columns, rows, emphasis, total, takeaway: said }): Content => {
    const index = (row: number | "last" | undefined): number | undefined => (row === "last" ? rows.length - 1 : row === undefined ? undefined : row - 1);
    return { columns, rows, strong: index(emphasis), total: index(total), takeaway: said };
  });
interface Content extends TableWords {
  readonly takeaway?: string;
}

/** Rows and columns of text and numbers, as a native table. */
export const template: Template<Content> = {
  name: "table",
  summary: { en: "A table with one conclusion; long ones go on over slides", "zh-CN": "表格：可加一句结论，行多时自动分页" },
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
  suits: ({ rows }) => (rows.length > 2 * mostRows ? 0.4 : 0.7),
  split(content, parts) {
    const split = tableParts(content, parts, content.takeaway === undefined ? mostRows : mostRowsSaid);
    return split?.map((part, i): Content => (i === split.length - 1 ? part : { ...part, takeaway: undefined }));
  },
  arrange(slide, context) {
    const { role, height } = density(slide, context);
    const table = tableBlock(slide, { role, head: headHeight, row: height }, context);
    const below = body.height - tableTop - headHeight - height * slide.rows.length - takeawayHeight(slide, context);
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

/** Height and type of a body row by the number of rows, and by what a takeaway leaves. */
function density(slide: Content, context: SlideContext): { readonly role: TypeRole; readonly height: number } {
  const count = slide.rows.length;
  if (count > 8) return { role: "table-dense", height: 29 };
  const usual = count <= 6 ? 42 : 33;
  if (slide.takeaway === undefined) return { role: "table", height: usual };
  const room = body.height - tableTop - headHeight - takeawayHeight(slide, context) - leastTakeawayGap;
  return { role: "table", height: Math.min(usual, Math.floor(room / count)) };
}
