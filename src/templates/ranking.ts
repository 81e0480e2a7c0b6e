import { z } from "zod";
import { divided } from "../kinds/divide.js";
import { labelOf, quantityNumeral } from "../kinds/quantity-text.js";
import { quantityFields, quantityOf, readNumber, type Quantity } from "../kinds/quantity.js";
import type { SlideContext, Template } from "../kinds/template.js";
import { takeaway } from "../layout/blocks.js";
import { changeRuns } from "../layout/change.js";
import { body, columnWidth, gap, hairline, singleLineAllowance, tableRule } from "../layout/grid.js";
import { textWidth } from "../layout/layout.js";
import { column, layers, place, rect, rule, space, type LayoutNode, type TextBlock } from "../layout/node.js";
import { inline, runs, text } from "../layout/text-block.js";
import { formatCode, formatNumber, needsGrouping } from "../scene/number-format.js";
import type { Path } from "../source/span.js";
import { suggest } from "../source/suggest.js";
import { issue } from "../source/validate.js";
import { breakParagraph } from "../text/lines.js";
import { textStyle, type TypeRole } from "../theme/theme.js";

interface Entry {
  readonly name: string;
  readonly quantity: Quantity;
}

/** An entry with its place: equal values share a rank, as in sports. */
interface Ranked extends Entry {
  readonly rank: number;
  readonly amount: number;
  readonly strong: boolean;
  readonly from: Path;
}

interface Content {
  readonly ranked: readonly Ranked[];
  readonly heads: { readonly name?: string; readonly value?: string; readonly change?: string };
  readonly takeaway?: string;
  /** Of a ranking over slides: all its entries, so that bars and columns are alike on each. */
  readonly all?: readonly Ranked[];
}

const mostRows = 10;
const mostRowsSaid = 7;

const entry = z
  .strictObject({ name: z.string().min(1).max(80).describe("名称，14 字以内 / name"), ...quantityFields })
  .transform(({ name, ...given }, context): Entry => {
    const quantity = quantityOf(given, context);
    return quantity ? { name, quantity } : z.NEVER;
  });

const content = z
  .strictObject({
    entries: z.array(entry).min(3).max(60).describe("参加排名的各项：name 与数值；超过 10 项自动分页 / what is ranked: name and number; more than ten go on over slides"),
    order: z.enum(["descending", "ascending", "given"]).default("descending").describe("排序：从大到小、从小到大、按所写次序 / largest first, smallest first, or as written"),
    decimals: z.int().min(0).max(6).optional().describe("小数位数；默认与所写相同 / digits after the point; as written unless said"),
    highlight: z.string().max(80).optional().describe("突出哪一项（写名称）；默认第一名，none 表示不突出 / name of the emphasised entry; the first unless said, none for no emphasis"),
    heads: z
      .strictObject({
        name: z.string().max(40).optional().describe("名称列的表头 / head of the names"),
        value: z.string().max(40).optional().describe("数值列的表头，带单位 / head of the numbers, with their unit"),
        change: z.string().max(40).optional().describe("增减列的表头 / head of the changes"),
      })
      .optional()
      .describe("表头；可省略 / heads of the columns"),
    takeaway: z.string().min(1).max(240).optional().describe("下方的一句结论；8 到 10 项时放不下 / one conclusion below; with 8 to 10 entries there is no room for it"),
  })
  .superRefine(({ entries, highlight, takeaway: said }, context) => {
    const rows = entries.length;
    if (said !== undefined && rows > mostRowsSaid && rows <= mostRows) context.addIssue(issue("takeaway-without-room", { rows }, { path: ["takeaway"] }));
    const known = entries.map(({ name }) => name);
    if (highlight !== undefined && highlight !== "none" && !known.includes(highlight)) context.addIssue(issue("unknown-value", { field: "highlight", value: highlight, suggestion: suggest(highlight, known), known }, { path: ["highlight"] }));
  })
  .transform(({ entries, order, decimals, highlight, heads = {}, takeaway: said }): Content => ({
    ranked: ranked(entries, order, highlight).map((one) => (decimals === undefined ? one : { ...one, quantity: rounded(one.quantity, decimals) })),
    heads,
    takeaway: said,
  }));

function ranked(entries: readonly Entry[], order: "descending" | "ascending" | "given", highlight: string | undefined): readonly Ranked[] {
  const amounts = entries.map(({ quantity }) => Number(readNumber(quantity.value)?.text ?? 0));
  const sign = order === "ascending" ? 1 : -1;
  const places = entries.map((_, i) => i);
  const sorted = order === "given" ? places : places.toSorted((a, b) => sign * (amounts[a]! - amounts[b]!) || a - b);
  const rankOf = (at: number): number => (order === "given" ? at : sorted.findIndex((other) => amounts[other] === amounts[sorted[at]!])) + 1;
  return sorted.map((i, at): Ranked => {
    const strong = highlight === undefined ? at === 0 : highlight === entries[i]!.name;
    return { ...entries[i]!, rank: rankOf(at), amount: amounts[i]!, strong, from: ["entries", i] };
  });
}

function rounded(quantity: Quantity, decimals: number): Quantity {
  const number = readNumber(quantity.value);
  return number ? { ...quantity, value: formatNumber(Number(number.text), formatCode({ decimals, signed: number.text.startsWith("+"), grouped: needsGrouping(number.text) })) } : quantity;
}

/** Names in the order of their numbers, each with a bar; one of them stands out. */
export const template: Template<Content> = {
  name: "ranking",
  summary: { en: "A ranking: names, bars and numbers in order, one of them emphasised", "zh-CN": "排名：名称、条形与数值按序排列，突出一项" },
  layout: "content",
  title: "required",
  content,
  examples: {
    indicators: `template: ranking
title: 三项主要指标比增速，固定资产投资领跑
subtitle: 2015年1–11月同比增速
source: 科技部网站《济宁高新区》，2016年1月11日
heads: { name: 指标, value: 同比增速 }
decimals: 1
entries:
  - { name: 营业总收入, value: 10.2, unit: "%" }
  - { name: 工业增加值, value: 7.14, unit: "%" }
  - { name: 固定资产投资, value: 16.2, unit: "%" }
takeaway: 固定资产投资增速比营业总收入高6.0个百分点，投资走在了产出前面。
`,
    parks: `template: ranking
title: 十个园区比招商，信息产业园到位资金居首
source: 示意数据
note: 示意数据，只作版式示例。
heads: { name: 园区, value: 到位资金, change: 同比 }
entries:
  - { name: 信息产业园, value: 18.5, unit: 亿元, change: +21.0% }
  - { name: 汽车产业园, value: 15.2, unit: 亿元, change: +12.4% }
  - { name: 软件园, value: 9.7, unit: 亿元, change: +15.3% }
  - { name: 大学园, value: 6.4, unit: 亿元, change: +8.0% }
  - { name: 滨河科技园, value: 5.9, unit: 亿元, change: +2.6% }
  - { name: 安全设备产业园, value: 5.1, unit: 亿元, change: +4.1% }
  - { name: 生物医药园, value: 4.8, unit: 亿元, change: -1.2% }
  - { name: 现代物流园, value: 4.2, unit: 亿元, change: 0% }
  - { name: 文化创意园, value: 2.6, unit: 亿元, change: -3.8% }
  - { name: 检验检测示范区, value: 2.1, unit: 亿元 }
highlight: 信息产业园
`,
    english: `template: ranking
title: Capital market institutions lead the new settlements
source: Annual report, 2015
heads: { name: What was added, value: Number in 2015 }
entries:
  - { name: Institutions in the capital centre, value: 80 }
  - { name: New projects in the industrial chains, value: 79 }
  - { name: Science projects in the incubators, value: 68 }
  - { name: Companies that left the incubators, value: 23 }
  - { name: Teams in the students' start-up park, value: 20 }
  - { name: Public platforms open to outside companies, value: 17 }
highlight: New projects in the industrial chains
`,
  },
  suits: ({ ranked: { length: count } }) => (count <= 20 ? 0.8 : 0.5),
  split(content, parts) {
    const { ranked: list, all = list, takeaway: said } = content;
    const stretches = divided(list, { parts, most: said === undefined ? mostRows : mostRowsSaid, least: 2 });
    if (stretches?.length === 1) return [content];
    return stretches?.map(({ items }, i): Content => ({ ...content, ranked: items, all, takeaway: i === stretches.length - 1 ? said : undefined }));
  },
  arrange(slide, context) {
    const { ranked: list, heads, takeaway: said } = slide;
    const headed = Object.values(heads).some((head) => head !== undefined);
    const head = headed ? headHeight : 0;
    const room = body.height - top - head - (said === undefined ? 0 : takeawayHeight(said, context) + takeawayGap);
    const height = Math.min(tallest, room / list.length);
    const columns = columnsOf(slide, height, context);
    const table = column([headed ? headRow(heads, columns) : undefined, ...list.map((one, i) => entryRow(one, { height, columns, first: i === 0, last: i === list.length - 1 }, context))]);
    return column([space(top), table, ...(said === undefined ? [] : [space(Math.min(42, takeawayGap + room - height * list.length)), takeaway({ text: said }, ["takeaway"], columnWidth(10))])]);
  },
};

const top = 3;
const headHeight = 30;
/** A row of few entries grows to this; below `dense` the type is a step smaller. */
const tallest = 57;
const dense = 40;
const takeawayGap = 24;
const rankWidth = 27;
/** Names take this much at most, and have two lines then. */
const widestName = columnWidth(4);
const changeSize = 14;
const unitSize = 12;

interface Columns {
  readonly nameWidth: number;
  readonly barX: number;
  readonly barWidth: number;
  readonly valueX: number;
  readonly valueWidth: number;
  readonly changeWidth: number;
  /** Where zero stands in the bars' column, and points for one unit. */
  readonly zero: number;
  readonly scale: number;
  readonly role: TypeRole;
}

/** Names, numbers and changes as wide as all entries need; bars have the rest. */
function columnsOf({ ranked: list, all = list, heads }: Content, height: number, context: SlideContext): Columns {
  const { theme, labels } = context;
  const role: TypeRole = height < dense ? "body" : "text";
  const wide = (widths: readonly number[]): number => Math.max(0, ...widths) * singleLineAllowance;
  const headWidth = (head: string | undefined): number => textWidth(head ?? "", theme, "table-head");
  const nameWidth = Math.min(widestName, wide([headWidth(heads.name), ...all.map((one) => textWidth([{ text: labelOf(one.name, one.quantity, context), bold: true }], theme, role))]) + 2);
  const valueWidth = wide([headWidth(heads.value), ...all.map((one) => textWidth(valueBlock(one, role, "", context).paragraphs[0]!.map((run) => ({ bold: true, ...run })), theme, role))]);
  const changes = all.flatMap(({ quantity: { change, basis } }) => (change === undefined ? [] : [textWidth(changeRuns({ change, basis }, theme, labels, changeSize), theme, role)]));
  const changeWidth = changes.length === 0 ? 0 : wide([headWidth(heads.change), ...changes]);
  const barX = rankWidth + nameWidth + gap;
  const valueX = body.width - (changeWidth > 0 ? changeWidth + gap + 9 : 0) - valueWidth;
  const barWidth = valueX - gap - barX;
  const [least, largest] = [Math.min(0, ...all.map(({ amount }) => amount)), Math.max(0, ...all.map(({ amount }) => amount))];
  const scale = barWidth / (largest - least || 1);
  return { nameWidth, barX, barWidth, valueX, valueWidth, changeWidth, zero: -least * scale, scale, role };
}

function headRow(heads: Content["heads"], { nameWidth, barX, barWidth, valueX, valueWidth, changeWidth }: Columns): LayoutNode {
  const at = (x: number, width: number, head: string | undefined, name: string, align: "left" | "right"): LayoutNode | undefined =>
    head === undefined || width <= 0 ? undefined : place({ x, width, height: headHeight }, text(head, "table-head", { name: `head ${name}`, align, anchor: "middle", maxLines: [1], from: ["heads", name] }));
  return layers(
    [
      at(0, rankWidth + nameWidth + gap + barWidth / 3, heads.name, "name", "left"),
      at(barX + barWidth / 2, valueX + valueWidth - barX - barWidth / 2, heads.value, "value", "right"),
      at(body.width - changeWidth, changeWidth, heads.change, "change", "right"),
    ],
    { size: headHeight },
  );
}

interface Style {
  readonly height: number;
  readonly columns: Columns;
  readonly first: boolean;
  readonly last: boolean;
}

function entryRow(one: Ranked, { height, columns, first, last }: Style, context: SlideContext): LayoutNode {
  const { nameWidth, barX, zero, scale, valueX, valueWidth, changeWidth, role } = columns;
  const { rank, amount, strong, quantity, from } = one;
  const name = `entry ${rank}`;
  const { change, basis, figure, good } = quantity;
  const bar = Math.max(1.5, Math.abs(amount) * scale);
  const thickness = Math.min(24, Math.round(height * 0.44));
  const ranked = { anchor: "middle", wrap: false, bold: true, name: `${name} rank` } as const;
  return layers(
    [
      place({ height: 0 }, rule(first ? "ink" : "rule", first ? tableRule : hairline, { name: `${name} rule` })),
      place({ width: rankWidth, height }, text(String(rank), role, { ...ranked, color: strong ? "accent" : "ink3" })),
      place({ x: rankWidth, width: nameWidth, height }, text(labelOf(one.name, quantity, context), role, { name: `${name} name`, anchor: "middle", bold: strong, color: "ink", maxLines: [height < dense ? 1 : 2], group: "names", from: [...from, "name"] })),
      place({ x: barX + zero - (amount < 0 ? bar : 0), y: (height - thickness) / 2, width: bar, height: thickness }, rect(strong ? "fill" : "muted", { name: `${name} bar` })),
      zero > 0 ? place({ x: barX + zero, width: 0, height }, rule("ink3", hairline, { name: `${name} zero` })) : undefined,
      place({ x: valueX, width: valueWidth, height }, valueBlock(one, role, name, context)),
      change === undefined
        ? undefined
        : place({ x: body.width - changeWidth, width: changeWidth, height }, runs(changeRuns({ change, basis, figure, good }, context.theme, context.labels, changeSize), role, { name: `${name} change`, anchor: "middle", align: "right", wrap: false, group: "changes", from: [...from, "change"] })),
      last ? place({ y: height, height: 0 }, rule("ink", tableRule, { name: "last rule" })) : undefined,
    ],
    { size: height },
  );
}

const valueBlock = ({ quantity, strong, from }: Ranked, role: TypeRole, name: string, context: SlideContext): TextBlock => ({
  ...quantityNumeral(quantity, role, { unit: unitSize, color: strong ? "accent" : "ink" }, { anchor: "middle", align: "right", group: "values", name: `${name} value`, from: [...from, "value"] }, context),
  bold: true,
});

function takeawayHeight(said: string, { theme }: SlideContext): number {
  const style = textStyle(theme, "text");
  return style.line * Math.min(2, breakParagraph(inline(said), style, columnWidth(10)).length);
}
