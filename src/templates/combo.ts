import { z } from "zod";
import { chartSlot } from "../kinds/chart-slot.js";
import { fittingNumerals, labelOf } from "../kinds/quantity-text.js";
import { quantityFields, quantityOf, type Quantity } from "../kinds/quantity.js";
import type { SlideContext, Template } from "../kinds/template.js";
import { narrowHead } from "../layout/blocks-charts.js";
import { body, columnWidth, columnX, page } from "../layout/grid.js";
import { column, row, rule, share, space, type LayoutNode } from "../layout/node.js";
import { text } from "../layout/text-block.js";
import { issue } from "../source/validate.js";

const figure = z.strictObject(quantityFields).transform((given, context): Quantity => {
  const quantity = quantityOf(given, context);
  if (!quantity) return z.NEVER;
  if (quantity.label === undefined) context.addIssue(issue("missing-field", { missing: "label", field: "figures" }, { at: "key" }));
  return quantity;
});

const panel = z
  .strictObject({
    label: z.string().min(1).max(80).optional().describe("侧栏的标签，默认“要点” / label above the panel"),
    figures: z.array(figure).min(1).max(3).optional().describe("一至三个数字 / one to three figures"),
    highlight: z.int().min(1).max(3).optional().describe("突出第几个数字，从 1 数起 / the emphasised figure, counted from 1"),
    head: z.string().min(1).max(80).optional().describe("小标题，8 字以内 / lead-in"),
    text: z.string().min(1).max(200).optional().describe("说明，40 字以内 / what it means"),
  })
  .superRefine(({ figures = [], highlight, text: words }, context) => {
    if (figures.length === 0 && words === undefined) context.addIssue(issue("missing-field", { missing: "text", field: "panel" }, { at: "key" }));
    if (highlight !== undefined && highlight > Math.max(1, figures.length))
      context.addIssue(issue("number-too-large", { field: "highlight", value: String(highlight), max: String(figures.length), inclusive: true }, { path: ["highlight"] }));
  });

const content = z.strictObject({
  chart: chartSlot,
  panel: panel.optional().describe("右侧的数字和一句话；省略时图表占满宽度 / figures and a sentence beside the chart; without them it takes the whole width"),
});
type Content = z.infer<typeof content>;
type Panel = NonNullable<Content["panel"]>;

/** Level and rate in one chart, and at its side the figures that follow from it. */
export const template: Template<Content> = {
  name: "combo",
  summary: { en: "Columns and a line in one chart, with up to three figures beside it", "zh-CN": "柱线组合：规模与增速同图，侧栏列一至三个数字" },
  layout: "content",
  title: "required",
  content,
  examples: {
    "two years": `template: combo
title: 三项指标全部正增长，营收一年增加约272亿元
source: 科技部网站《济宁高新区》，2016年1月11日
note: 2014年同期数=2015年数值÷（1+增速），为推算值，未剔除价格因素。
chart:
  kind: combo
  title: 总量
  unit: 亿元
  categories: [营业总收入, 工业增加值, 固定资产投资]
  columns:
    - { name: 2014年同期（推算）, values: [2669.7, 586.8, 298.1] }
    - { name: 2015年1–11月, values: [2942, 628.7, 346.4] }
  line: { name: 增速, unit: "%", format: signed-percent, decimals: 1, values: [10.2, 7.14, 16.2] }
panel:
  label: 推算增量
  figures:
    - { label: 营业总收入, value: "+272.3", unit: 亿元 }
    - { label: 工业增加值, value: "+41.9", unit: 亿元 }
    - { label: 固定资产投资, value: "+48.3", unit: 亿元 }
  highlight: 3
  head: 投资增量超过产出
  text: 固投多增48.3亿元，比工业增加值增量多6.4亿元。
`,
    "over time": `template: combo
title: 时间序列版式：柱看规模，线看增速，末期着色
note: 本页用于展示时间序列版式；除2015年外均为示意数据，不代表实际统计。
chip: 示意数据
chart:
  kind: combo
  unit: 亿元
  categories: [2010, 2011, 2012, 2013, 2014, 2015]
  columns:
    - { name: 营业总收入, values: [1480, 1760, 2050, 2360, 2670, 2942] }
  line: { name: 同比增速, unit: "%", values: [21.4, 18.9, 16.5, 15.1, 13.1, 10.2] }
`,
    english: `template: combo
title: All three indicators grew, revenue by about 27 billion yuan
source: Annual report, 2015
note: Last year's values are calculated from this year's values and growth rates.
chart:
  kind: combo
  title: Totals
  unit: bn yuan
  categories: [Revenue, Industrial value added, Fixed investment]
  columns:
    - { name: "Jan–Nov 2014", values: [267.0, 58.7, 29.8] }
    - { name: "Jan–Nov 2015", values: [294.2, 62.9, 34.6] }
  line: { name: Growth, unit: "%", format: signed-percent, decimals: 1, values: [10.2, 7.14, 16.2] }
panel:
  label: Added within a year
  figures:
    - { label: Revenue, value: "+27.2", unit: bn yuan }
    - { label: Industrial value added, value: "+4.2", unit: bn yuan }
    - { label: Fixed investment, value: "+4.8", unit: bn yuan }
  highlight: 3
  head: Investment leads
  text: It added more than industrial output did.
`,
  },
  suits: ({ chart, panel: beside }) => (chart.kind === "combo" ? 1 : beside?.figures ? 0.8 : 0.2),
  arrange({ chart, panel: beside }, context) {
    const drawn = context.chart(chart, ["chart"]);
    const width = beside ? chartWidth : body.width;
    const head = drawn && narrowHead(drawn.head, width, context.theme);
    const left = drawn && head ? column([rule("ink"), space(10.5), { ...head.block, size: head.height }, space(0.5), { ...drawn.block, size: share(1) }]) : space(share(1));
    if (!beside) return left;
    return row([{ ...left, size: chartWidth }, space(panelX - chartWidth), { ...panelColumn(beside, context), size: columnWidth(3) }]);
  },
};

/** Eight columns of the grid and a little of the ninth, in points. */
const chartWidth = columnWidth(8) + 18;
const panelX = columnX(9) - page.margin;
/** Numbers that are too long for the usual size take the next; all have the same. */
const numeralRoles = ["numeral-s", "pillar-name", "h2"] as const;
const unitSize = 14;

function panelColumn({ label, figures = [], highlight, head, text: words }: Panel, context: SlideContext): LayoutNode {
  const numerals = fittingNumerals(figures, numeralRoles, { unit: unitSize, width: columnWidth(3) }, context);
  const numbers = figures.map((quantity, i) => figureBlock(quantity, i, { numerals, strong: highlight === i + 1 }, context));
  const said = [
    head ? text(head, "h3", { name: "panel head", from: ["panel", "head"], maxLines: [2] }) : undefined,
    head && words ? space(3) : undefined,
    words ? text(words, "body", { name: "panel text", from: ["panel", "text"] }) : undefined,
  ];
  return column([
    rule("ink", 0.75, { name: "panel rule" }),
    space(10.5),
    text(label ?? context.labels.keyPoints, "small", { bold: true, color: "accent", name: "panel label", from: label ? ["panel", "label"] : undefined, size: 18 }),
    space(figures.length > 0 ? 13.5 : 12),
    column(
      [
        figures.length > 0 ? column(numbers, { gap: [9, 7, 5], size: "auto" }) : undefined,
        head || words ? column(said, { size: "auto" }) : undefined,
      ],
      { gap: [24, 18, 12], size: share(1) },
    ),
  ]);
}

/** Label, numeral and a rule under it. */
function figureBlock(quantity: Quantity, index: number, { numerals, strong }: { readonly numerals: ReturnType<typeof fittingNumerals>; readonly strong: boolean }, context: SlideContext): LayoutNode {
  const name = `figure ${index + 1}`;
  const from = ["panel", "figures", index];
  return column(
    [
      text(labelOf(quantity.label, quantity, context), "small", { name: `${name} label`, from: [...from, "label"], maxLines: [2] }),
      space(2),
      numerals.block(quantity, { color: strong ? "accent" : "ink" }, { name: `${name} value`, from: [...from, "value"] }),
      space(6.5),
      rule("rule", 0.75, { name: `${name} rule` }),
    ],
    { size: "auto" },
  );
}
