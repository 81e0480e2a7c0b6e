import { z } from "zod";
import { cellSchema, columnSchema, tableBlock, tableParts, type TableWords } from "../kinds/table-cells.js";
import type { SlideContext, Template } from "../kinds/template.js";
import { body } from "../layout/grid.js";
import { column, space, type TableBlock } from "../layout/node.js";
import { issue } from "../source/validate.js";

/** Rows of one line that a slide holds below the head; 200 rows are seventeen slides. */
const mostRows = 12;
const mostInAll = 200;
const mostColumns = 10;

const content = z
  .strictObject({
    columns: z.array(columnSchema).min(2).max(mostColumns).describe("各列，2–10 列 / the columns, 2 to 10"),
    rows: z.array(z.array(cellSchema).max(mostColumns)).min(1).max(mostInAll).describe("各行，至多 200 行，每页 12 行左右，重复表头 / the rows, up to 200, about twelve a slide with the head repeated"),
    groups: z
      .array(z.strictObject({ head: z.string().max(60).describe("组名；空字符串表示不分组 / head of the group; empty for none"), span: z.int().min(1).max(mostColumns).describe("包含几列 / columns it takes") }))
      .min(1)
      .max(mostColumns)
      .optional()
      .describe("表头分组，自左至右占满各列 / heads over several columns, from left to right over all of them"),
    total: z.union([z.int().min(1).max(mostInAll), z.literal("last")]).optional().describe("第几行是合计；last 指最后一行 / number of the total row, or last"),
  })
  .superRefine(({ columns, rows, groups, total }, context) => {
    const grouped = groups?.reduce((sum, { span }) => sum + span, 0);
    if (grouped !== undefined && grouped !== columns.length) context.addIssue(issue("table-row-length", { cells: grouped, columns: columns.length }, { path: ["groups"] }));
    if (typeof total === "number" && total > rows.length)
      context.addIssue(issue("number-too-large", { field: "total", value: String(total), max: String(rows.length), inclusive: true }, { path: ["total"] }));
    rows.forEach((cells, i) => {
      if (cells.length !== columns.length) context.addIssue(issue("table-row-length", { cells: cells.length, columns: columns.length }, { path: ["rows", i] }));
    });
  })
  .transform(({ columns, rows, groups, total }): TableWords => ({ columns, rows, groups, total: total === "last" ? rows.length - 1 : total === undefined ? undefined : total - 1 }));

/** Reference tables at the end of a deck: small type, rows as high as their words want, over as many slides as they need. */
export const template: Template<TableWords> = {
  name: "appendix-table",
  summary: { en: "Appendix: a long table over several slides, its head repeated", "zh-CN": "附表：长表分页，逐页重复表头" },
  layout: "content",
  title: "required",
  appendix: true,
  content,
  examples: {
    indicators: `template: appendix-table
title: 附表：2015年主要指标一览
subtitle: 未注明时间的为截至年度总结时
source: 科技部网站《济宁高新区》，2016年1月11日
columns: [指标, 报告位置, 数值, 单位, 说明]
rows:
  - [营业总收入, 二, 2942, 亿元, 1–11月，同比增长10.2%]
  - [工业增加值, 二, 628.7, 亿元, 1–11月，增长7.14%]
  - [固定资产投资, 二, 346.4, 亿元, 1–11月，增长16.2%]
  - [获批市级以上政策资金, 二, 3.5, 亿元, 累计]
  - [百日会战帮助企业, 二, 225, 家, 接力办理环保、立项、规划、建设等手续]
  - [吟龙培育计划企业, 二, 22, 家, 市场占有率居国内细分行业前三位]
  - [新上产业链项目, 三（一）, 79, 个, 40个投产运营或试生产]
  - [投入运营的创新平台, 三（二）, 6, 个, 药物研发、数字影视、工业机器人、新能源汽车等]
  - [新引进科技孵化项目, 三（二）, 68, 个, 含团队；孵化毕业企业23家]
  - [获批科技计划和项目, 三（二）, 110, 项, 申报235项]
  - [资本中心入驻机构, 三（三）, 80, 家, 其中要素交易市场5家]
`,
    "park plan": `template: appendix-table
title: 附表：园区招商任务分解
source: 示意数据
note: 示意数据，只作版式示例。
groups: [{ head: "", span: 2 }, { head: 招商签约（个）, span: 3 }, { head: "", span: 1 }]
columns: [园区, 责任部门, 年度目标, 已签约, { head: 完成率, align: right }, 备注]
rows:
  - [信息产业园, 信息产业处, 10, 12, 120%, 省级新型工业化产业示范基地]
  - [汽车产业园, 汽车产业处, 8, 9, 112.5%, 省级新型工业化产业示范基地]
  - [软件园, 软件产业处, 8, 8, 100%, null]
  - [大学园, 人才处, 7, 7, 100%, 与高校的合作意向折算一项]
  - [滨河科技园, 运营公司, 6, 6, 100%, null]
  - [安全设备园, 安全产业处, 5, 6, 120%, 国家级]
  - [合计, null, 44, 48, 109.1%, null]
total: last
`,
    english: `template: appendix-table
title: "Appendix: indicators and where they stand"
source: Annual report, 2015
columns: [Indicator, { head: Section, align: left }, Value, Unit, Remark]
rows:
  - [Revenue, "2", 294.2, RMB billion, "January to November, up 10.2%"]
  - [Industrial value added, "2", 62.87, RMB billion, "January to November, up 7.14%"]
  - [Fixed-asset investment, "2", 34.64, RMB billion, "January to November, up 16.2%"]
  - [Companies helped by the hundred-day campaign, "2", 225, companies, Permits for land and environment]
  - [New projects in the industrial chains, "3.1", 79, projects, 40 in production or on trial]
  - [Platforms in operation, "3.2", 6, platforms, null]
  - [Science projects approved, "3.2", 110, projects, 235 applied for]
  - [Institutions in the capital centre, "3.3", 80, institutions, "Five of them exchanges for land, energy and other factors of production"]
`,
  },
  suits: ({ rows }) => (rows.length > 20 ? 0.7 : 0.2),
  split(content, parts, context) {
    const heights = tableOf(content, context).rows.map(({ height }) => height);
    const heads = heights.length - content.rows.length;
    const sum = (some: readonly number[]): number => some.reduce((total, height) => total + height, 0);
    const fits = (first: number, count: number): boolean => sum(heights.slice(0, heads)) + sum(heights.slice(heads + first, heads + first + count)) <= body.height - top;
    return tableParts(content, parts, mostRows, fits);
  },
  arrange: (slide, context) => column([space(top), tableOf(slide, context)]),
};

const top = 3;
const tableOf = (words: TableWords, context: SlideContext): TableBlock =>
  tableBlock(words, { role: "table-dense", head: 30, row: words.rows.length <= 10 ? 29 : 26, grows: true, asPrinted: true }, context);
