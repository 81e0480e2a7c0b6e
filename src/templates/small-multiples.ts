import { z } from "zod";
import { categoriesField, chartFields, checkCapacity, checkHighlight, checkValues, highlightField, joined } from "../kinds/chart-spec.js";
import { numberSchema, type ExactNumber } from "../kinds/quantity.js";
import type { Template } from "../kinds/template.js";
import { linesOf, onOneBaseline, onOneScale } from "../layout/blocks-charts.js";
import { chartHead } from "../layout/blocks.js";
import { body, gap } from "../layout/grid.js";
import { column, layers, row, rule, share, space, type LayoutNode } from "../layout/node.js";
import { wrapLabel } from "../layout/plot.js";
import { text } from "../layout/text-block.js";

/** Kinds with the most categories that each shows in so small a space. */
const most = { column: 8, bar: 6, line: 12, area: 12 } as const;
const kinds = ["column", "bar", "line", "area"] as const;

const one = z.strictObject({
  name: z.string().min(1).max(80).describe("这张小图的名称，10 字以内 / whose numbers these are"),
  values: z.array(numberSchema).min(1).max(12).describe("与 categories 一一对应的数值；null 为缺 / one value for each category; null is a gap"),
});

const { unit, period, decimals, format } = chartFields;

const content = z
  .strictObject({
    kind: z.enum(kinds).describe("所有小图用同一种：column、bar、line、area / the kind of all the charts"),
    measure: z.string().min(1).max(80).optional().describe("各图的数值是什么，显示在上方 / what all the numbers are, shown above the charts"),
    unit,
    period,
    decimals,
    format,
    categories: categoriesField.describe("所有小图共用的类别 / the categories that all charts share"),
    charts: z.array(one).min(3).max(9).describe("三至九张小图，同一比例 / three to nine small charts on one scale"),
    highlight: highlightField,
  })
  .superRefine(({ kind, charts, categories, highlight }, context) => {
    checkCapacity(categories, { kind, max: most[kind], longest: 14, ...(kind === "column" ? { instead: "line" } : {}) }, context);
    checkHighlight(highlight, categories, context);
    charts.forEach((each, i) => checkValues(each, categories, ["charts", i, "values"], context));
  });
type Content = z.infer<typeof content>;

/** The same chart for several parts of a whole, on one scale, so that they can be compared at a glance. */
export const template: Template<Content> = {
  name: "small-multiples",
  summary: { en: "Three to nine small charts of one kind on one scale", "zh-CN": "小图组：三至九张同类小图，同一比例，便于对比" },
  layout: "content",
  title: "required",
  content,
  examples: {
    "four in a row": `template: small-multiples
title: 四个板块都在增长，生物医药三年增长八成
note: 分板块数据为示意，2014、2015年合计与正文的营业总收入一致。
chip: 示意数据
kind: column
measure: 分板块营业总收入
unit: 亿元
categories: [2012, 2013, 2014, 2015]
highlight: last
charts:
  - { name: 装备制造, values: [820, 910, 985, 1040] }
  - { name: 纺织新材料, values: [610, 680, 790, 905] }
  - { name: 生物医药, values: [330, 410, 505, 597] }
  - { name: 其他, values: [290, 360, 390, 400] }
`,
    "two rows": `template: small-multiples
title: 六个平台的服务企业数逐季上升，软件园增势最强
note: 本页为版式示意，各平台分季数据均为示意数据。
chip: 示意数据
kind: line
measure: 服务企业数
unit: 家
period: 2015年各季度
categories: [一季度, 二季度, 三季度, 四季度]
charts:
  - { name: 药物研发平台, values: [6, 9, 11, 14] }
  - { name: 数字影视平台, values: [4, 5, 9, 12] }
  - { name: 工业机器人平台, values: [3, 6, 8, 9] }
  - { name: 新能源汽车平台, values: [2, 4, 4, 7] }
  - { name: 转化医学平台, values: [0, 1, 2, 4] }
  - { name: 软件园平台, values: [8, 12, 17, 23] }
`,
    english: `template: small-multiples
title: Every line of business grew, medicine the fastest
note: Illustrative data; the sums of 2014 and 2015 are those of the report.
chip: Illustrative
kind: column
measure: Revenue by line of business
unit: bn yuan
categories: [2012, 2013, 2014, 2015]
highlight: last
charts:
  - { name: Equipment, values: [82.0, 91.0, 98.5, 104.0] }
  - { name: New textile materials, values: [61.0, 68.0, 79.0, 90.5] }
  - { name: Biology and medicine, values: [33.0, 41.0, 50.5, 59.7] }
  - { name: Information technology, values: [12.0, 17.0, 19.0, 21.0] }
  - { name: Other lines, values: [17.0, 19.0, 20.0, 19.0] }
`,
  },
  suits: () => 1,
  arrange(slide, context) {
    const { charts, measure } = slide;
    const columns = columnsFor(slide);
    const width = (body.width - gap * (columns - 1)) / columns;
    const drawn = charts.map((each, i) => context.chart(specOf(slide, each), ["charts", i]));
    const aligned = onOneScale(onOneBaseline(drawn), slide.kind === "bar" ? 0 : spareAir);
    const crowded = slide.kind !== "bar" && !labelsFit(slide.categories, width);
    const nameLines = Math.max(...charts.map(({ name }) => Math.min(2, linesOf(name, "body", width, context.theme))));
    const cells = charts.map((each, i) => cell(each.name, aligned[i]?.block, { index: i, nameLines, ends: crowded ? slide.categories : undefined }));
    const unitLine = joined([slide.period, slide.unit]);
    const head = measure !== undefined || unitLine !== undefined ? [chartHead({ name: measure, unit: unitLine, key: [] }), space(headGap)] : [];
    const rows = Array.from({ length: Math.ceil(cells.length / columns) }, (_, i) => inRow(cells.slice(i * columns, (i + 1) * columns), columns));
    return column([...head, column(rows, { gap: rowGap, size: share(1) })]);
  },
};

/** In points: below the common head, between rows, in a cell. */
const headGap = 9;
const rowGap = 15;
const beforeName = 7.5;
const nameLine = 22;
const endLabel = 18;
/** Charts leave this for a head above them, which has its own air here. */
const spareAir = 12;

/** Up to four stand in one row, where heights are compared most easily; lying bars are compared one below the other. */
function columnsFor({ kind, charts: { length } }: Content): number {
  if (length === 4) return kind === "bar" ? 2 : 4;
  return length <= 6 || length === 9 ? 3 : 4;
}

/** Numbers of one accuracy in all charts; each chart is a whole spec of its kind. */
function specOf(slide: Content, { name, values }: Content["charts"][number]): { readonly kind: string } & Record<string, unknown> {
  const { kind, unit: of, decimals: given, format: written, categories, highlight } = slide;
  const most = Math.max(0, ...slide.charts.flatMap((each) => each.values.map((value) => value?.decimals ?? 0)));
  const spec = { kind, title: name, unit: of, decimals: given ?? most, format: written, categories, values: values.map(asWritten), highlight: kind === "area" || kind === "line" ? undefined : highlight };
  return Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== undefined)) as typeof spec;
}

const asWritten = (value: ExactNumber | null) => (value === null ? null : { value: value.text, ...(value.figure === undefined ? {} : { figure: value.figure }) });

/** Whether every category has room below its mark, on two lines at most. */
function labelsFit(categories: readonly string[], width: number): boolean {
  const room = (width / categories.length) * 0.96;
  return categories.every((name) => {
    const lines = wrapLabel(name, room, smallest);
    return lines.length <= 2 && lines.every((line) => line.width <= room);
  });
}
const smallest = 12;

const inRow = (cells: readonly LayoutNode[], columns: number): LayoutNode =>
  row([...cells, ...Array.from({ length: columns - cells.length }, () => space(share(1)))], { gap, size: share(1) });

interface Cell {
  readonly index: number;
  readonly nameLines: number;
  /** The categories, where only the first and the last have room to be named. */
  readonly ends?: readonly string[];
}

function cell(name: string, chart: LayoutNode | undefined, { index, nameLines, ends }: Cell): LayoutNode {
  const called = `chart ${index + 1}`;
  return column([
    rule("rule", 0.75, { name: `${called} rule` }),
    space(beforeName),
    text(name, "body", { bold: true, color: "ink", name: `${called} name`, from: ["charts", index, "name"], size: nameLine * nameLines, maxLines: [2], group: "chart name" }),
    chart ? { ...withEnds(chart, called, ends), size: share(1) } : space(share(1)),
  ]);
}

/** The first and the last category below the plot's ends, in place of all. */
function withEnds(chart: LayoutNode, called: string, ends: readonly string[] | undefined): LayoutNode {
  if (!ends || chart.type !== "chart") return { ...chart, name: called };
  const quiet: LayoutNode = {
    ...chart,
    name: called,
    model(size) {
      const model = chart.model(size);
      return { ...model, categoryLabels: { ...model.categoryLabels, hidden: true } };
    },
  };
  const label = (words: string, end: "first" | "last") => text(words, "small", { name: `${called} ${end} category`, align: end === "first" ? "left" : "right", wrap: false });
  return layers([quiet, column([space(share(1)), row([label(ends[0]!, "first"), label(ends.at(-1)!, "last")], { size: endLabel })])]);
}
