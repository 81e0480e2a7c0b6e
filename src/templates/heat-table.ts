import { z } from "zod";
import { divided } from "../kinds/divide.js";
import { unitOf } from "../kinds/quantity-text.js";
import { quantitySchema, readNumber, type Quantity } from "../kinds/quantity.js";
import type { SlideContext, Template } from "../kinds/template.js";
import { body, columnWidth, singleLineAllowance } from "../layout/grid.js";
import { textWidth } from "../layout/layout.js";
import { column, layers, place, rect, row, rule, space, type LayoutNode, type TableCellBlock, type TableRowBlock } from "../layout/node.js";
import { inline, runs, text } from "../layout/text-block.js";
import type { Run } from "../scene/nodes.js";
import { formatCode, formatNumber, needsGrouping } from "../scene/number-format.js";
import { issue } from "../source/validate.js";
import { plainText } from "../text/inline.js";
import { breakParagraph } from "../text/lines.js";
import { contrast } from "../theme/contrast.js";
import { textStyle, type ColorRole, type Theme, type TypeRole } from "../theme/theme.js";

type Value = Quantity | null;
interface Line {
  readonly name: string;
  readonly values: readonly Value[];
}

const line = z.strictObject({
  name: z.string().min(1).max(80).describe("行名，12 字以内 / name of the row"),
  values: z.array(z.union([z.null(), quantitySchema])).min(1).max(10).describe("各格的数；null 表示空 / the numbers; null for none"),
});

const content = z
  .strictObject({
    head: z.string().max(40).optional().describe("首列的表头 / head of the first column"),
    columns: z.array(z.union([z.string().min(1).max(40), z.number().transform(String)])).min(2).max(10).describe("各列的表头，2–10 列 / heads of the columns"),
    rows: z.array(line).min(2).max(60).describe("各行：name 与 values；超过 9 行自动分页 / the rows: name and values; more than nine go on over slides"),
    unit: z.string().max(40).optional().describe("各格共同的单位，写在图例一侧 / unit of all cells, shown once"),
    scale: z.enum(["table", "column", "row"]).default("table").describe("深浅在全表、同列或同行内比较 / compare within the table, each column or each row"),
    tints: z.int().min(3).max(5).default(5).describe("色阶数，3–5 / how many tints"),
    decimals: z.int().min(0).max(6).optional().describe("小数位数；默认取最多的位数 / digits after the point; by default as many as the most exact number has"),
  })
  .superRefine(({ columns, rows }, context) => {
    rows.forEach(({ values }, i) => {
      if (values.length !== columns.length) context.addIssue(issue("table-row-length", { cells: values.length, columns: columns.length }, { path: ["rows", i, "values"] }));
    });
  });
interface Content extends z.infer<typeof content> {
  /** Of a table over slides: all its rows, so that tints mean the same on each. */
  readonly all?: readonly Line[];
}

/** Numbers on tints of one colour: where the high ones are is seen before they are read. */
export const template: Template<Content> = {
  name: "heat-table",
  summary: { en: "Numbers in cells tinted by their size, with a key", "zh-CN": "热力表：数字越大，底色越深" },
  layout: "content",
  title: "required",
  content,
  examples: {
    quarters: `template: heat-table
title: 招商到位资金逐季走高，信息产业园始终领先
subtitle: 2015年各园区分季度到位资金
source: 示意数据
note: 示意数据，只作版式示例。
head: 园区
unit: 亿元
columns: [一季度, 二季度, 三季度, 四季度]
rows:
  - { name: 信息产业园, values: [3.6, 4.2, 5.1, 5.6] }
  - { name: 汽车产业园, values: [2.9, 3.8, 4.1, 4.4] }
  - { name: 软件园, values: [1.8, 2.2, 2.6, 3.1] }
  - { name: 大学园, values: [1.2, 1.5, 1.7, 2.0] }
  - { name: 滨河科技园, values: [0.9, 1.4, 1.7, 1.9] }
  - { name: 安全设备产业园, values: [0.7, 1.1, 1.5, 1.8] }
`,
    indicators: `template: heat-table
title: 创新平台获批多、孵化快，两头都在发力
subtitle: 各行内部比较，颜色越深数值越大
source: 示意数据
note: 示意数据，只作版式示例。
head: 指标
scale: row
tints: 4
columns: [2011年, 2012年, 2013年, 2014年, 2015年]
rows:
  - { name: 申报科技计划和项目（项）, values: [148, 162, 190, 212, 235] }
  - { name: 获批科技计划和项目（项）, values: [61, 70, 84, 97, 110] }
  - { name: 新引进孵化项目（个）, values: [31, 36, 45, 57, 68] }
  - { name: 孵化毕业企业（家）, values: [null, 9, 14, 18, 23] }
`,
    english: `template: heat-table
title: Money arrives late in the year in every park
subtitle: Investment received by quarter
source: Illustrative data
note: Illustrative numbers, for the layout only.
head: Park
unit: RMB 100 million
columns: [First quarter, Second quarter, Third quarter, Fourth quarter]
rows:
  - { name: Information technology park, values: [3.6, 4.2, 5.1, 5.6] }
  - { name: Automotive industry park, values: [2.9, 3.8, 4.1, 4.4] }
  - { name: Software park, values: [1.8, 2.2, 2.6, 3.1] }
  - { name: University park, values: [1.2, 1.5, 1.7, 2.0] }
  - { name: Safety equipment park, values: [0.7, 1.1, 1.5, 1.8] }
`,
  },
  suits: ({ rows }) => (rows.length <= 2 * mostRows ? 0.7 : 0.5),
  split(content, parts) {
    const { rows, all = rows } = content;
    const stretches = divided(rows, { parts, most: mostRows });
    return stretches?.length === 1 ? [content] : stretches?.map(({ items }): Content => ({ ...content, rows: items as Content["rows"], all }));
  },
  arrange(slide, context) {
    const { rows, columns, all = rows, head = "" } = slide;
    const { theme } = context;
    const nameWidth = firstColumn(slide, theme);
    const headHeight = 10 + 18 * Math.max(...columns.map((words) => breakParagraph(inline(words), textStyle(theme, "table-head"), (body.width - nameWidth) / columns.length - 2 * cellPadding).length));
    const height = Math.min(tallest, (body.height - legendHeight - headHeight) / rows.length);
    const role: TypeRole = height < 33 ? "table-dense" : "table";
    const decimals = slide.decimals ?? mostDecimals(all);
    const tints = tintsOf(slide.tints, theme);
    const cell = (value: Value, r: number, c: number): TableCellBlock => {
      const from = ["rows", r, "values", c];
      if (value === null) return { paragraph: [{ text: missing }], color: "ink3", from };
      const fill = tints[level(value, range(slide, r, c), tints.length)]!;
      return { paragraph: [{ text: shown(value, slide.unit, decimals, context), figure: value.figure }], fill, color: inkOn(fill, theme), bold: fill === tints.at(-1), sides: cut, from };
    };
    const lines: readonly TableRowBlock[] = [
      { height: headHeight, role: "table-head", cells: [head, ...columns].map((words, i) => ({ paragraph: inline(words), from: i === 0 ? ["head"] : ["columns", i - 1] })) },
      ...rows.map(({ name, values }, r): TableRowBlock => ({
        height, role, top: cut, bottom: cut, cells: [{ paragraph: inline(name), color: "ink", from: ["rows", r, "name"] }, ...values.map((value, c) => cell(value, r, c))],
      })),
    ];
    const table: LayoutNode = {
      type: "table",
      name: "heat table",
      from: ["rows"],
      alt: context.labels.tableAlt(rows.length, columns.map((words) => plainText(inline(words))).join(context.labels.listSeparator)),
      columns: [{ size: nameWidth, align: "left" }, ...columns.map(() => ({ size: { share: 1 }, align: "center" as const }))],
      rows: lines,
      size: headHeight + height * rows.length,
    };
    return column([rule("ink"), legend(slide, tints, decimals, context), table]);
  },
};

const mostRows = 9;
const legendHeight = 42;
const tallest = 54;
const cellPadding = 9;
const missing = "—";
/** Cells stand apart by the colour of the page. */
const cut = { color: "bg", width: 2.25 } as const;

/** As wide as the longest name, between two and four columns of the grid. */
function firstColumn({ rows, all = rows, head = "" }: Content, theme: Theme): number {
  const widest = Math.max(textWidth(head, theme, "table-head"), ...all.map(({ name }) => textWidth(inline(name), theme, "table")));
  return Math.min(columnWidth(4), Math.max(columnWidth(2), widest * singleLineAllowance + 2 * cellPadding));
}

const amount = (value: Quantity): number => Number(readNumber(value.value)?.text ?? Number.NaN);

/** Least and largest of what a cell is compared with. */
function range({ rows, all = rows, scale }: Content, r: number, c: number): readonly [Quantity, Quantity] | undefined {
  const compared = scale === "table" ? all.flatMap(({ values }) => values) : scale === "row" ? rows[r]!.values : all.map(({ values }) => values[c] ?? null);
  const numbers = compared.filter((value): value is Quantity => value !== null && !Number.isNaN(amount(value))).toSorted((a, b) => amount(a) - amount(b));
  return numbers.length === 0 ? undefined : [numbers[0]!, numbers.at(-1)!];
}

/** Steps of equal width between the least and the largest. */
function level(value: Quantity, ends: readonly [Quantity, Quantity] | undefined, count: number): number {
  if (!ends || Number.isNaN(amount(value))) return 0;
  const [least, largest] = [amount(ends[0]), amount(ends[1])];
  return largest === least ? 0 : Math.min(count - 1, Math.floor(((amount(value) - least) / (largest - least)) * count));
}

/** From the one nearest to the page to the one farthest from it, whatever the theme; three and four leave out steps between. */
function tintsOf(count: number, { colors }: Theme): readonly ColorRole[] {
  const away = (role: ColorRole): number => contrast(colors[role], colors.bg);
  const sorted = (["panel", "tint", "tint2", "soft", "fill", "accent"] as const).toSorted((a, b) => away(a) - away(b));
  const taken = count === 5 ? [0, 1, 2, 3] : count === 4 ? [0, 1, 2] : [0, 2];
  return [...taken.map((i) => sorted[i]!), away("accent") > away("fill") ? "accent" : "fill"];
}

function inkOn(fill: ColorRole, { colors }: Theme): ColorRole {
  const inks = ["ink", "onfill", "bg"] as const;
  return inks.reduce<ColorRole>((best, ink) => (contrast(colors[ink], colors[fill]) > contrast(colors[best], colors[fill]) ? ink : best), "ink");
}

function mostDecimals(rows: readonly Line[]): number {
  const digits = (value: Value): number => (value === null ? 0 : (readNumber(value.value)?.text.split(".")[1]?.length ?? 0));
  return Math.min(6, Math.max(0, ...rows.flatMap(({ values }) => values.map(digits))));
}

/** The number with as many decimals as the others; its unit only where it is not the table's. */
function shown(value: Quantity, common: string | undefined, decimals: number, { labels }: SlideContext): string {
  const number = readNumber(value.value);
  const digits = number && !value.approximate ? formatNumber(Number(number.text), formatCode({ decimals, signed: number.text.startsWith("+"), grouped: needsGrouping(number.text) })) : value.value;
  const unit = value.unit === undefined || value.unit === common ? "" : unitOf(value);
  return `${value.approximate ? labels.about : ""}${digits}${unit}${value.derived ? `${labels.open}${labels.derived}${labels.close}` : ""}`;
}

const swatch = { width: 22.5, height: 9 } as const;

/** Unit at the left; at the right the tints between the least and the largest number. */
function legend(slide: Content, tints: readonly ColorRole[], decimals: number, context: SlideContext): LayoutNode {
  const { labels } = context;
  const ends = slide.scale === "table" ? range(slide, 0, 0) : undefined;
  const end = (word: string, value: Quantity | undefined): readonly Run[] => [
    { text: value ? `${word} ` : word },
    ...(value ? [{ text: shown({ ...value, derived: false }, slide.unit ?? value.unit, decimals, context), figure: value.figure, bold: true, color: "ink" as const }] : []),
  ];
  const swatches = layers(tints.map((tint, i) => place({ x: i * (swatch.width + 1.5), y: 4.5, ...swatch }, rect(tint, { name: `key ${i + 1}` }))), { size: tints.length * (swatch.width + 1.5) });
  return column(
    [
      space(12),
      row(
        [
          slide.unit === undefined ? space({ share: 1 }) : text(slide.unit, "small", { name: "unit", size: { share: 1 }, maxLines: [1], from: ["unit"] }),
          runs(end(labels.low, ends?.[0]), "small", { name: "key low", wrap: false, size: "auto" }),
          space(9),
          swatches,
          space(7.5),
          runs(end(labels.high, ends?.[1]), "small", { name: "key high", wrap: false, size: "auto", align: "right" }),
        ],
        { size: 18 },
      ),
    ],
    { size: legendHeight },
  );
}
