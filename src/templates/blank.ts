import { z } from "zod";
import { chartSlot } from "../kinds/chart-slot.js";
import { focusField, pictureField, type PictureSlot } from "../kinds/picture-slot.js";
import { labelOf, quantityNumeral } from "../kinds/quantity-text.js";
import { quantityFields, quantityOf, type Quantity } from "../kinds/quantity.js";
import { cellSchema, columnSchema, tableBlock, type TableWords } from "../kinds/table-cells.js";
import type { SlideContext, Template } from "../kinds/template.js";
import { chartHead } from "../layout/blocks.js";
import { changeRuns } from "../layout/change.js";
import { body, gap, padding } from "../layout/grid.js";
import { column, inset, layers, place, rect, row, rule, share, space, type ImageBlock, type LayoutNode } from "../layout/node.js";
import { runs, text } from "../layout/text-block.js";
import type { Box } from "../scene/nodes.js";
import type { Path } from "../source/span.js";
import { issue } from "../source/validate.js";

const most = 6;
const track = z.union([z.int().min(1).max(most), z.array(z.number().min(0.1).max(12)).min(1).max(most)]);
const cellNumber = z.int().min(1).max(most).optional();

/** Where a block stands, and what every block may have. */
const shared = {
  col: cellNumber.describe("从第几列起；不写则填入下一个空格 / first column; the next free cell unless said"),
  row: cellNumber.describe("从第几行起 / first row"),
  span: cellNumber.describe("跨几列，默认 1 / columns it takes"),
  rowSpan: cellNumber.describe("跨几行，默认 1 / rows it takes"),
  heading: z.string().min(1).max(60).optional().describe("小标题 / heading of the block"),
  card: z.boolean().optional().describe("放在浅色卡片里 / on a card"),
};

const number = z
  .strictObject({ ...quantityFields, note: z.string().min(1).max(160).optional().describe("补充说明 / a note below the number") })
  .transform(({ note, ...given }, context): Counted => {
    const quantity = quantityOf(given, context);
    return quantity ? { quantity, note } : z.NEVER;
  });
interface Counted {
  readonly quantity: Quantity;
  readonly note?: string;
}

const table = z
  .strictObject({
    columns: z.array(columnSchema).min(1).max(6).describe("各列 / the columns"),
    rows: z.array(z.array(cellSchema).max(6)).min(1).max(10).describe("各行 / the rows"),
  })
  .superRefine(({ columns, rows }, context) => {
    rows.forEach((cells, i) => {
      if (cells.length !== columns.length) context.addIssue(issue("table-row-length", { cells: cells.length, columns: columns.length }, { path: ["rows", i] }));
    });
  })
  .transform((words): TableWords => words);

const block = z.union([
  z.strictObject({ text: z.string().min(1).max(1000).describe("一段文字 / running text"), ...shared }),
  z.strictObject({ bullets: z.array(z.string().min(1).max(200)).min(1).max(10).describe("条目 / a list"), ...shared }),
  z.strictObject({ number: number.describe("一个大数字 / one large number"), ...shared }),
  z.strictObject({ chart: chartSlot, ...shared }),
  z.strictObject({ table: table.describe("小表格 / a small table"), ...shared }),
  z.strictObject({
    image: pictureField.describe("图片文件，或 art:名称 / a picture file, or art:NAME"),
    alt: z.string().max(300).optional().describe("图片说了什么；省略表示装饰 / what the picture says; decorative where left out"),
    caption: z.string().min(1).max(120).optional().describe("图注 / caption"),
    focus: focusField,
    ...shared,
  }),
]);
type Block = z.infer<typeof block>;

/** A block with its cells, counted from 0. */
interface Placed {
  readonly block: Block;
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  readonly rows: number;
}

interface Content {
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  readonly placed: readonly Placed[];
}

const content = z
  .strictObject({
    grid: z
      .strictObject({
        columns: track.describe("列数，或各列宽度之比：3、[2, 1] / how many columns, or their widths in proportion"),
        rows: track.default(1).describe("行数，或各行高度之比 / how many rows, or their heights in proportion"),
      })
      .describe("版面网格 / the grid of the slide"),
    blocks: z.array(block).min(1).max(12).describe("各块：text、bullets、number、chart、table、image 之一，加位置 / the blocks: one of these each, and its place"),
  })
  .transform(({ grid, blocks }, context): Content => {
    const [columns, rows] = [tracks(grid.columns), tracks(grid.rows)];
    const placed: Placed[] = [];
    const owner = new Map<string, number>();
    blocks.forEach((one, i) => {
      const at = placeOf(one, { columns: columns.length, rows: rows.length }, owner);
      if (!at) return context.addIssue(issue("block-without-cell", { columns: columns.length, rows: rows.length }, { path: ["blocks", i] }));
      if (at.x + at.columns > columns.length || at.y + at.rows > rows.length)
        return context.addIssue(issue("block-outside", { column: at.x + at.columns, row: at.y + at.rows, columns: columns.length, rows: rows.length }, { path: ["blocks", i] }));
      const other = cellsOf(at).map((cell) => owner.get(cell)).find((taken) => taken !== undefined);
      if (other !== undefined) context.addIssue(issue("block-overlap", { first: other + 1, second: i + 1 }, { path: ["blocks", i] }));
      for (const cell of cellsOf(at)) owner.set(cell, i);
      placed.push(at);
    });
    return { columns, rows, placed };
  });

/** Text, lists, numbers, charts, tables and pictures in a grid of the author's own. */
export const template: Template<Content> = {
  name: "blank",
  summary: { en: "Free blocks in a grid of your own: text, lists, numbers, charts, tables, pictures", "zh-CN": "自由版面：自定网格，放文字、条目、数字、图表、表格、图片" },
  layout: "content",
  title: "required",
  content,
  examples: {
    mixed: `template: blank
title: 创新平台一页看清：立项、孵化、市场一起走
source: 科技部网站《济宁高新区》，2016年1月11日
grid: { columns: 3, rows: [5, 4] }
blocks:
  - heading: 科技计划，获批近半
    chart:
      kind: column
      title: 科技计划和项目
      period: 2015年
      unit: 项
      categories: [申报, 获批]
      values: [235, 110]
      highlight: 获批
  - heading: 平台与孵化
    bullets:
      - 药物研发、数字影视等6个创新平台投入运营
      - 新引进孵化项目68个，毕业企业23家
      - 20支创业团队入驻大学生创业园
  - { heading: 支持资金, number: { value: 9100, unit: 万元, label: 获批创新支持资金, note: 来自国家、省、市各类计划 }, card: true }
  - heading: 区域要素市场
    span: 2
    table:
      columns: [机构, 数量, 单位]
      rows:
        - [资本中心入驻机构, 80, 家]
        - [其中：要素交易市场, 5, 家]
  - { heading: 下一步, text: 完善孵化体系，把科技计划变成现实生产力；推进知识产权交易平台建设。 }
`,
    picture: `template: blank
title: 城市框架基本拉开，产业与城市一起长
source: 科技部网站《济宁高新区》，2016年1月11日
grid: { columns: [3, 2], rows: 2 }
blocks:
  - { image: "art:city", rowSpan: 2 }
  - heading: 一心三轴
    text: 沿蓼河、海川路、崇文大道展开的城市框架基本拉开，城市管理朝着精细化、社会化、网格化、市场化迈进。
  - heading: 一区多园
    bullets: [信息产业园、汽车产业园获批省级示范基地, 惠普产业基地获批国家软件国际创新园]
`,
    english: `template: blank
title: Three numbers and one chart tell the year
source: Annual report, 2015
grid: { columns: [1, 2], rows: 3 }
blocks:
  - { number: { value: 294.2, unit: bn yuan, label: Revenue, change: +10.2%, basis: year on year } }
  - heading: Growth of the main indicators
    rowSpan: 3
    chart:
      kind: bar
      period: January to November 2015
      unit: "%"
      decimals: 1
      categories: [Fixed-asset investment, Revenue, Industrial value added]
      values: [16.2, 10.2, 7.1]
      highlight: Fixed-asset investment
  - { number: { value: 79, unit: projects, label: New in the industrial chains, note: 40 of them in production } }
  - { number: { value: 80, unit: institutions, label: In the capital centre, note: Five exchanges among them } }
`,
  },
  suits: () => 0.6,
  arrange({ columns, rows, placed }, context) {
    const [across, down] = [edges(columns, body.width, gap), edges(rows, body.height, rowGap)];
    return layers(
      placed.map((at, i) => {
        const box: Box = {
          x: across[at.x]!.start,
          y: down[at.y]!.start,
          width: across[at.x + at.columns - 1]!.end - across[at.x]!.start,
          height: down[at.y + at.rows - 1]!.end - down[at.y]!.start,
        };
        return place(box, blockNode(at.block, box, { name: `block ${i + 1}`, from: ["blocks", i] }, context));
      }),
    );
  },
};

const rowGap = 21;
const tracks = (given: number | readonly number[]): readonly number[] => (typeof given === "number" ? Array.from({ length: given }, () => 1) : given);
const cellsOf = ({ x, y, columns, rows }: Omit<Placed, "block">): readonly string[] =>
  Array.from({ length: columns * rows }, (_, i) => `${x + (i % columns)},${y + Math.floor(i / columns)}`);

/** The stated cell, or the first free one, row by row, that holds the block; in the stated column or row where only one is stated. */
function placeOf(one: Block, grid: { readonly columns: number; readonly rows: number }, taken: ReadonlyMap<string, number>): Placed | undefined {
  const { col, row: line, span = 1, rowSpan = 1 } = one;
  const at = (x: number, y: number): Placed => ({ block: one, x, y, columns: span, rows: rowSpan });
  if (col !== undefined && line !== undefined) return at(col - 1, line - 1);
  if (span > grid.columns || rowSpan > grid.rows) return at((col ?? 1) - 1, (line ?? 1) - 1);
  for (let y = 0; y + rowSpan <= grid.rows; y += 1)
    for (let x = 0; x + span <= grid.columns; x += 1) {
      if ((col !== undefined && x !== col - 1) || (line !== undefined && y !== line - 1)) continue;
      if (!cellsOf(at(x, y)).some((cell) => taken.has(cell))) return at(x, y);
    }
  return undefined;
}

/** Where each column or row begins and ends, in points. */
function edges(weights: readonly number[], room: number, between: number): readonly { readonly start: number; readonly end: number }[] {
  const left = room - between * (weights.length - 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let start = 0;
  return weights.map((weight) => {
    const end = start + (left * weight) / total;
    const edge = { start, end };
    start = end + between;
    return edge;
  });
}

interface Named {
  readonly name: string;
  readonly from: Path;
}

/** Heading over an ink rule, then the content; a card has its own edge in place of the rule, a picture needs none. */
function blockNode(one: Block, box: Box, { name, from }: Named, context: SlideContext): LayoutNode {
  const { heading, card } = one;
  const heads: readonly LayoutNode[] = heading === undefined ? [] : [text(heading, "h3", { name: `${name} heading`, group: "block headings", maxLines: [1], from: [...from, "heading"] }), space(headingGap)];
  const ruled = !card && !("image" in one) && !("chart" in one) && !("table" in one && heading === undefined);
  const room = box.width - (card ? 2 * padding : 0);
  const above = (heading === undefined ? 0 : 24 + headingGap) + (ruled ? ruleGap : 0) + (card ? 2 * cardPadding : 0);
  const inner = column([...heads, ...(ruled ? [rule("ink", 0.75, { name: `${name} rule` }), space("table" in one ? 0 : ruleGap)] : []), ...contentOf(one, { width: room, height: box.height - above }, { name, from }, context)]);
  if (!card) return inner;
  return layers([rect("panel", { name: `${name} card` }), inset(inner, { left: padding, right: padding, top: cardPadding, bottom: cardPadding })]);
}

const headingGap = 4.5;
const ruleGap = 9;
const cardPadding = 13.5;
const captionHeight = 24;

function contentOf(one: Block, room: Pick<Box, "width" | "height">, { name, from }: Named, context: SlideContext): readonly LayoutNode[] {
  const filling = { size: share(1) };
  if ("text" in one) return [text(one.text, "body", { name, gap: 6, group: "block texts", ...filling, from: [...from, "text"] })];
  if ("bullets" in one) return [{ ...listed(one.bullets, { name, from: [...from, "bullets"] }), ...filling }];
  if ("number" in one) return [column(counted(one.number, { name, from: [...from, "number"] }, context), { ...filling })];
  if ("table" in one) return [smallTable(one.table, room, { name, from: [...from, "table"] }, context)];
  if ("image" in one) return pictured(one, { name, from }, context);
  const chart = context.chart(one.chart, [...from, "chart"]);
  return chart ? [chartHead(chart.head), { ...chart.block, name: `${name} chart`, ...filling }] : [];
}

function listed(items: readonly string[], { name, from }: Named): LayoutNode {
  return column(
    items.map((words, i) =>
      row([
        layers([place({ y: 8.5, height: 4.5, width: 4.5 }, rect("accent", { name: `${name} mark ${i + 1}` }))], { size: 13.5 }),
        text(words, "body", { name: `${name} item ${i + 1}`, group: "block texts", size: share(1), from: [...from, i] }),
      ]),
    ),
    { gap: [8, 5, 3] },
  );
}

function counted({ quantity, note }: Counted, { name, from }: Named, context: SlideContext): readonly LayoutNode[] {
  const { change, basis, figure, good } = quantity;
  const label = labelOf(quantity.label, quantity, context);
  return [
    ...(label === "" ? [] : [text(label, "small", { name: `${name} label`, maxLines: [2], from: [...from, "label"] })]),
    quantityNumeral(quantity, "numeral-m", { unit: 14, color: "accent" }, { name: `${name} value`, group: "block numbers", from: [...from, "value"] }, context),
    ...(change === undefined ? [] : [space(3), runs(changeRuns({ change, basis, figure, good }, context.theme, context.labels, 14), "body", { name: `${name} change`, maxLines: [1], from: [...from, "change"] })]),
    ...(note === undefined ? [] : [space(3), text(note, "small", { name: `${name} note`, maxLines: [2], from: [...from, "note"] })]),
  ];
}

const tableHead = 27;

function smallTable(words: TableWords, { width, height }: Pick<Box, "width" | "height">, { name, from }: Named, context: SlideContext): LayoutNode {
  const each = Math.min(33, Math.max(24, (height - tableHead) / words.rows.length));
  return tableBlock(words, { role: "table-dense", head: tableHead, row: each, width, name: `${name} table`, from, asPrinted: true }, context);
}

function pictured(one: Extract<Block, { readonly image: PictureSlot }>, { name, from }: Named, context: SlideContext): readonly LayoutNode[] {
  const { image, alt = null, caption, focus } = one;
  const picture = context.picture(image, [...from, "image"], alt);
  const shown: ImageBlock | undefined = picture && { ...picture, name: `${name} picture`, focus: picture.focus ?? focus, size: share(1) };
  return [
    shown ?? space(share(1)),
    ...(caption === undefined ? [] : [text(caption, "small", { name: `${name} caption`, anchor: "bottom", size: captionHeight, maxLines: [1], from: [...from, "caption"] })]),
  ];
}
