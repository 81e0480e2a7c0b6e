import { z } from "zod";
import { labelOf, quantityNumeral } from "../kinds/quantity-text.js";
import { quantityFields, quantityOf, type Quantity } from "../kinds/quantity.js";
import type { SlideContext, Template } from "../kinds/template.js";
import { takeaway as takeawayBlock } from "../layout/blocks.js";
import { changeRuns } from "../layout/change.js";
import { columnWidth, gap, padding, singleLineAllowance } from "../layout/grid.js";
import { textWidth } from "../layout/layout.js";
import { column, layers, place, rect, row, rule, space, type LayoutNode } from "../layout/node.js";
import { inline, runs, text } from "../layout/text-block.js";
import type { Path } from "../source/span.js";
import { issue } from "../source/validate.js";
import { breakParagraph } from "../text/lines.js";
import { textStyle, type Theme, type TypeRole } from "../theme/theme.js";

interface Card {
  readonly quantity: Quantity;
  readonly note?: string;
}

interface Content {
  readonly cards: readonly Card[];
  readonly takeaway?: { readonly head?: string; readonly text: string };
  /** Index of the emphasised card; none has it where it is missing. */
  readonly hero?: number;
}

const card = z
  .strictObject({
    ...quantityFields,
    note: z.string().min(1).max(160).optional().describe("补充说明，15 字以内 / a short note below the number"),
  })
  .transform(({ note, ...given }, context): Card => {
    const quantity = quantityOf(given, context);
    if (!quantity) return z.NEVER;
    if (quantity.label === undefined) context.addIssue(issue("missing-field", { missing: "label", field: "cards" }, { at: "key" }));
    return { quantity, note };
  });

const content = z
  .strictObject({
    cards: z.array(card).min(3).max(6).describe("指标卡，3–6 张 / three to six cards, each a number or a figure"),
    takeaway: z
      .union([
        z.string().min(1).max(240),
        z.strictObject({
          head: z.string().min(1).max(60).optional().describe("小标题，14 字以内 / a short lead-in"),
          text: z.string().min(1).max(240).describe("一两句话，88 字以内 / one or two sentences"),
        }),
      ])
      .optional()
      .describe("卡片下方的结论，只用于 3 或 4 张卡片 / the conclusion below three or four cards"),
    hero: z
      .union([z.number().int().min(1).max(6), z.literal("none")])
      .default(1)
      .describe("突出第几张卡片，从 1 数起；none 表示都不突出 / the emphasised card, counted from 1, or none"),
  })
  .superRefine(({ cards: { length: count }, takeaway, hero }, context) => {
    if (takeaway !== undefined && count > 4) context.addIssue(issue("takeaway-below-cards", { count }, { path: ["takeaway"], at: "key" }));
    if (typeof hero === "number" && hero > count)
      context.addIssue(issue("number-too-large", { field: "hero", value: String(hero), max: String(count), inclusive: true }, { path: ["hero"] }));
  })
  .transform(({ cards, takeaway, hero }): Content => ({
    cards,
    takeaway: typeof takeaway === "string" ? { text: takeaway } : takeaway,
    hero: hero === "none" ? undefined : hero - 1,
  }));

/** Three to six numbers, one of them emphasised. */
export const template: Template<Content> = {
  name: "kpi-cards",
  summary: { en: "Three to six key figures as cards, one of them emphasised", "zh-CN": "指标卡：三至六项关键数字，突出其中一项" },
  layout: "content",
  title: "required",
  content,
  examples: {
    "four-cards": `template: kpi-cards
title: 主要指标调速不减势，固定资产投资领跑
subtitle: 2015年1–11月主要经济指标与对上争取情况
source: 科技部网站《济宁高新区》，2016年1月11日
note: 同比增量按公布增速倒算，未剔除价格因素。
cards:
  - { label: 营业总收入, value: 2942, unit: 亿元, change: +10.2%, basis: 同比, note: 同比约增272亿元（推算） }
  - { label: 工业增加值, value: 628.7, unit: 亿元, change: +7.14%, basis: 同比, note: 比营收增速低3.1个百分点 }
  - { label: 固定资产投资, value: 346.4, unit: 亿元, change: +16.2%, basis: 同比, note: 增速为工业增加值的2.3倍 }
  - { label: 获批政策资金, value: 3.5, unit: 亿元, basis: 市级以上, note: 截至2015年度总结时 }
takeaway:
  head: 投资先行，量稳质升
  text: 固定资产投资增速比营业总收入高6.0个百分点。在工程机械持续走低的背景下，新上项目与骨干企业追加投资托住了增长。
`,
    "three-cards": `template: kpi-cards
title: 三项主要指标全部正增长
subtitle: 2015年1–11月
source: 科技部网站《济宁高新区》，2016年1月11日
cards:
  - { label: 营业总收入, value: 2942, unit: 亿元, change: +10.2%, basis: 同比, note: 三项中规模最大 }
  - { label: 工业增加值, value: 628.7, unit: 亿元, change: +7.14%, basis: 同比, note: 增速比营业总收入低3.1个百分点 }
  - { label: 固定资产投资, value: 346.4, unit: 亿元, change: +16.2%, basis: 同比, note: 增速为工业增加值的2.3倍 }
hero: 3
takeaway: 固定资产投资增速比营业总收入高6.0个百分点，投资走在了产出前面。
`,
    "five-cards": `template: kpi-cards
title: 五项数据显示创新生态成形
subtitle: 2015年公共创新平台、孵化与要素市场
source: 科技部网站《济宁高新区》，2016年1月11日
cards:
  - { label: 新上产业链项目, value: 79, unit: 个, note: 其中40个投产或试生产，4个主体建成，30余个加快推进。 }
  - { label: 获批科技计划项目, value: 110, unit: 项, note: 申报235项，获批率46.8% }
  - { label: 新引进孵化项目, value: 68, unit: 个, note: 孵化毕业企业23家 }
  - { label: 资本中心入驻机构, value: 80, unit: 家, note: 其中要素交易市场5家 }
  - { label: 煤炭交易线上会员, value: 500, unit: 余家, note: 山东煤炭交易中心启动运营 }
`,
    "six-cards": `template: kpi-cards
title: 创新要素加快集聚，六项数据显示生态成形
subtitle: 2015年公共创新平台、孵化与要素市场
source: 科技部网站《济宁高新区》，2016年1月11日
cards:
  - { label: 新上产业链项目, value: 79, unit: 个, note: 其中40个投产或试生产 }
  - { label: 获批科技计划项目, value: 110, unit: 项, note: 申报235项，获批率46.8% }
  - { label: 新引进孵化项目, value: 68, unit: 个, note: 孵化毕业企业23家 }
  - { label: 资本中心入驻机构, value: 80, unit: 家, note: 其中要素交易市场5家 }
  - { label: 煤炭交易线上会员, value: 500, unit: 余家, note: 山东煤炭交易中心启动运营 }
  - { label: 新三板上市企业, value: 3, unit: 家, note: 广安科技、动脉智能、科大科技 }
`,
    english: `template: kpi-cards
title: Investment grew faster than revenue and output
subtitle: January–November 2015
source: Ministry of Science and Technology, 11 January 2016
cards:
  - { label: Revenue, value: 294.2, unit: bn yuan, change: +10.2%, basis: year on year, note: The largest of the four }
  - { label: Industrial output, value: 62.9, unit: bn yuan, change: +7.1%, basis: year on year, note: Value added }
  - { label: Fixed investment, value: 34.6, unit: bn yuan, change: +16.2%, basis: year on year, note: Growing 2.3 times as fast as output }
  - { label: Policy funds, value: 0.35, unit: bn yuan, basis: City level and above, note: Granted by the year's end }
hero: 3
`,
  },
  arrange(slide, context) {
    const { cards, takeaway } = slide;
    const placed = cards.map((one, index): Placed => ({ ...one, index, hero: index === slide.hero }));
    if (cards.length < 5) return oneRow(placed, takeaway, context);
    return cards.length === 5 ? besideHero(placed, context) : twoRows(placed, context);
  },
};

interface Placed extends Card {
  readonly index: number;
  readonly hero: boolean;
}

/** The cards begin a little below the body's top edge. */
const top = 6;

function oneRow(cards: readonly Placed[], takeaway: Content["takeaway"], context: SlideContext): LayoutNode {
  const three = cards.length === 3;
  const height = takeaway ? 204 : 252;
  const size = { width: columnWidth(three ? 4 : 3), height };
  const drawn = cardRow(cards, takeaway ? "row" : "tall", { ...size, numeral: three ? "numeral-l" : "numeral-l-small" }, context);
  return column([space(top), drawn, space(39), takeaway && takeawayBlock(takeaway, ["takeaway"], columnWidth(10))]);
}

/** The hero, or else the first card, stands large at the left; the others two by two. */
function besideHero(cards: readonly Placed[], context: SlideContext): LayoutNode {
  const large = cards.find(({ hero }) => hero) ?? cards[0]!; // the schema wants at least three
  const small = cards.filter((one) => one !== large);
  const size = { width: columnWidth(4), height: 162, numeral: smallNumeral(small) };
  const shape = heroShape(large);
  return column([
    space(top),
    row(
      [
        { ...cardBlock(large, shape, { width: columnWidth(4), height: 342, numeral: largeNumeral(large, context), changeSize: 16 }, context), size: columnWidth(4) },
        column([cardRow(small.slice(0, 2), "half", size, context), cardRow(small.slice(2), "half", size, context)], { gap, size: { share: 1 } }),
      ],
      { gap, size: 342 },
    ),
  ]);
}

function twoRows(cards: readonly Placed[], context: SlideContext): LayoutNode {
  const size = { width: columnWidth(4), height: 156, numeral: smallNumeral(cards) };
  return column([
    space(top),
    column([cardRow(cards.slice(0, 3), "third", size, context), cardRow(cards.slice(3), "third", size, context)], { gap, size: 2 * 156 + gap }),
  ]);
}

/** A change line leaves less room above it; all numerals of the slide share one size. */
const smallNumeral = (cards: readonly Placed[]): TypeRole => (cards.some(changes) ? "numeral-l-small" : "numeral-l-mid");

/** Where the lines of a card stand, in points below its top edge; `baseline` is the numeral's. Left out: not shown. */
interface Shape {
  readonly label: number;
  readonly baseline: number;
  readonly change?: number;
  readonly rule?: number;
  readonly note?: number;
  readonly noteRole: TypeRole;
  readonly noteLines: readonly number[];
  readonly side: number;
}

type Arrangement = "row" | "tall" | "half" | "third";

/**
 * Positions by arrangement. `change` and `plain` (a row without a change line) are the design's, or keep its rhythm in
 * a card of another height; `dense` has room for notes of two lines.
 */
const shapes: Readonly<Record<Arrangement, Readonly<Record<"change" | "plain" | "dense", Shape>>>> = {
  row: {
    change: { label: 16.5, baseline: 94.5, change: 109.5, rule: 150, note: 160.5, noteRole: "small", noteLines: [2], side: padding },
    plain: { label: 16.5, baseline: 100, rule: 132, note: 144, noteRole: "body", noteLines: [2], side: padding },
    dense: { label: 16.5, baseline: 96, rule: 122, note: 133, noteRole: "body", noteLines: [2, 3], side: padding },
  },
  tall: {
    change: { label: 18, baseline: 106, change: 126, rule: 174, note: 187, noteRole: "body", noteLines: [2, 3], side: padding },
    plain: { label: 18, baseline: 114, rule: 154, note: 168, noteRole: "body", noteLines: [3], side: padding },
    dense: { label: 18, baseline: 114, rule: 154, note: 168, noteRole: "body", noteLines: [3], side: padding },
  },
  half: {
    change: { label: 13.5, baseline: 81, change: 90.5, rule: 123, note: 131, noteRole: "small", noteLines: [1], side: padding },
    plain: { label: 16.5, baseline: 93, rule: 114, note: 126, noteRole: "small", noteLines: [1], side: padding },
    dense: { label: 12, baseline: 86, rule: 106, note: 114, noteRole: "small", noteLines: [2], side: padding },
  },
  third: {
    change: { label: 11.5, baseline: 78, change: 87.5, rule: 119, note: 126, noteRole: "small", noteLines: [1], side: padding },
    plain: { label: 15, baseline: 91, rule: 111.5, note: 121.5, noteRole: "small", noteLines: [1], side: padding },
    dense: { label: 11, baseline: 84, rule: 103, note: 110, noteRole: "small", noteLines: [2], side: padding },
  },
};

const heroSide = 21;

/** The large card of five. */
function heroShape(large: Placed): Shape {
  const common = { label: 18, baseline: 157.5, noteRole: "text", noteLines: [4], side: heroSide } as const;
  if (large.note === undefined) return { ...common, change: changes(large) ? 178 : undefined };
  return changes(large) ? { ...common, change: 178, rule: 219, note: 231 } : { ...common, rule: 201, note: 216 };
}

/** A number that is too wide even at the last of the largest sizes goes on down the next ladder. */
function largeNumeral({ quantity }: Placed, context: SlideContext): TypeRole {
  const { theme } = context;
  const [paragraph = []] = quantityNumeral(quantity, "numeral-xl", { unit: heroUnitSize }, {}, context).paragraphs;
  const last = theme.type["numeral-xl"].steps.length - 1;
  const fits = textWidth(paragraph, theme, "numeral-xl", last) * singleLineAllowance <= columnWidth(4) - 2 * heroSide + numeralOverhang;
  return fits ? "numeral-xl" : "numeral-l";
}

interface CardSize {
  readonly width: number;
  readonly height: number;
  readonly numeral: TypeRole;
}

/** One row of cards on common lines. What no card of the row has takes no room. */
function cardRow(cards: readonly Placed[], arrangement: Arrangement, size: CardSize, context: SlideContext): LayoutNode {
  const shape = rowShape(cards, shapes[arrangement], size, context);
  const style = { ...size, changeSize: changeSize(cards, size.width - 2 * shape.side, context) };
  return row(cards.map((one) => cardBlock(one, shape, style, context)), { gap, size: size.height });
}

function rowShape(cards: readonly Placed[], by: (typeof shapes)[Arrangement], size: CardSize, context: SlideContext): Shape {
  const { theme } = context;
  const notes = cards.flatMap(({ note }) => (note === undefined ? [] : [note]));
  const wide = size.width - 2 * padding;
  const chosen = cards.some(changes) ? by.change : notes.every((note) => fits(note, by.plain, wide + noteOverhang, theme)) ? by.plain : by.dense;
  const shifted = cards.every(({ quantity }) => lines(labelOf(quantity.label, quantity, context), "body", 1, wide, theme) === 1) ? chosen : twoLineLabel(chosen);
  return notes.length > 0 ? shifted : lowered(shifted, size.height);
}

const fits = (note: string, { noteRole, noteLines }: Shape, width: number, theme: Theme): boolean =>
  noteLines.some((max, level) => lines(note, noteRole, level, width, theme) <= max);

const lines = (value: string, role: TypeRole, level: number, width: number, theme: Theme): number =>
  breakParagraph(inline(value), textStyle(theme, role, level), width).length;

/** A label of two lines begins higher and moves what is below it a little down. */
const twoLineLabel = (shape: Shape): Shape => ({ ...shape, label: shape.label - 7.5, baseline: shape.baseline + (shape.change === undefined ? 4 : 3) });

/** Cards without notes have no rule either; number and change move down a little. */
function lowered({ rule: _rule, note: _note, ...shape }: Shape, height: number): Shape {
  const foot = shape.change === undefined ? shape.baseline : shape.change + changeHeight;
  const by = Math.max(0, (height - foot - padding) / 3);
  return { ...shape, baseline: shape.baseline + by, change: shape.change === undefined ? undefined : shape.change + by };
}

const changes = ({ quantity: { change, basis } }: Card): boolean => change !== undefined || basis !== undefined;

/** Notes may run a little nearer to the card's right edge than its rule. */
const noteOverhang = 6;
/** A numeral lays claim to more width than it takes; that much may lie in the padding. */
const numeralOverhang = 10;
const noteFoot = 6;
const changeHeight = 24;
const unitSize = 16;
const heroUnitSize = 20;
/** The baseline's distance from the foot of a numeral's box, in shares of its size. */
const descent = 0.208;
const singleSpacing = 1.2;

/** The largest size at which every change of the row fits its card. */
function changeSize(cards: readonly Placed[], width: number, { theme, labels }: SlideContext): number {
  const changed = cards.flatMap(({ quantity: { change, basis } }) => (change === undefined ? [] : [{ change, basis }]));
  const sizes = [16, 14, 12];
  return sizes.find((size) => changed.every((one) => textWidth(changeRuns(one, theme, labels, size), theme, "text") <= width)) ?? sizes.at(-1)!;
}

function cardBlock(one: Placed, shape: Shape, size: CardSize & { readonly changeSize: number }, context: SlideContext): LayoutNode {
  const { quantity, note, index, hero } = one;
  const name = `card ${index + 1}`;
  const from = (field: string): Path => ["cards", index, field];
  const width = size.width - 2 * shape.side;
  const quiet = hero ? "onfill2" : "ink2";
  const large = shape.side === heroSide;
  const { size: numeralSize } = textStyle(context.theme, size.numeral);
  const at = (y: number, height: number, child: LayoutNode, wide = width) => place({ x: shape.side, y, width: wide, height }, child);
  const numeralHeight = numeralSize * singleSpacing;
  return layers([
    rect(hero ? "fill" : "panel", { name }),
    at(
      shape.label,
      labelHeight,
      text(labelOf(quantity.label, quantity, context), "body", { name: `${name} label`, color: quiet, group: "card label", maxLines: [1, 2], from: from("label") }),
    ),
    at(
      shape.baseline + descent * numeralSize - numeralHeight,
      numeralHeight,
      quantityNumeral(
        quantity,
        size.numeral,
        { unit: large ? heroUnitSize : unitSize, color: hero ? "onfill" : "ink", unitColor: quiet },
        { name: `${name} value`, group: large ? "hero value" : "card value", from: from("value") },
        context,
      ),
      width + numeralOverhang,
    ),
    shape.change === undefined || !changes(one) ? undefined : at(shape.change, changeHeight, changeLine(one, size.changeSize, context)),
    shape.rule === undefined || note === undefined ? undefined : at(shape.rule, 0, rule(hero ? "onrule" : "rule", 0.75, { name: `${name} rule` })),
    shape.note === undefined || note === undefined
      ? undefined
      : at(
          shape.note,
          size.height - shape.note - noteFoot,
          text(note, shape.noteRole, { name: `${name} note`, color: quiet, group: large ? "hero note" : "card note", maxLines: shape.noteLines, from: from("note") }),
          width + noteOverhang,
        ),
  ]);
}

/** Two lines of the smaller step. */
const labelHeight = 36;

/** `▲ 10.2% 同比`; a number without a change shows what its basis is, on the same line. */
function changeLine({ quantity, index, hero }: Placed, size: number, { theme, labels }: SlideContext): LayoutNode {
  const { change, basis, figure } = quantity;
  const options = { name: `card ${index + 1} change`, wrap: false, anchor: "bottom", group: "card change", from: ["cards", index, change === undefined ? "basis" : "change"] } as const;
  if (change === undefined) return text(basis ?? "", "small", { ...options, color: hero ? "onfill2" : "ink2" });
  return runs(changeRuns({ change, basis, figure, good: quantity.good }, theme, labels, size, hero ? "onfill" : undefined), "text", { ...options, color: hero ? "onfill2" : "ink2" });
}
