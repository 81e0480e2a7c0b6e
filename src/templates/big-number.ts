import { z } from "zod";
import { labelOf, quantityNumeral, unitOf } from "../kinds/quantity-text.js";
import { quantityFields, quantityOf, quantitySchema, type Quantity } from "../kinds/quantity.js";
import type { SlideContext, Template } from "../kinds/template.js";
import { changeRuns } from "../layout/change.js";
import { body, columnWidth, columnX, gap, page, singleLineAllowance } from "../layout/grid.js";
import { textWidth } from "../layout/layout.js";
import { group, layers, place, rect, row, rule, type LayoutNode, type TextBlock } from "../layout/node.js";
import { inline, runs, text } from "../layout/text-block.js";
import type { Run } from "../scene/nodes.js";
import type { Path } from "../source/span.js";
import { issue } from "../source/validate.js";
import { breakParagraph } from "../text/lines.js";
import { textStyle } from "../theme/theme.js";

interface Fact {
  readonly quantity: Quantity;
  readonly note?: string;
}

interface Proportion {
  readonly part: Quantity;
  readonly whole: Quantity;
  /** part ÷ whole, 0–1. */
  readonly share: number;
}

interface Content {
  readonly label: string;
  readonly value: Quantity;
  readonly proportion?: Proportion;
  readonly sentence?: string;
  readonly context: readonly Fact[];
}

const fact = z
  .strictObject({
    ...quantityFields,
    note: z.string().min(1).max(120).optional().describe("补充说明，22 字以内 / a short note below the number"),
  })
  .transform(({ note, ...given }, context): Fact => {
    const quantity = quantityOf(given, context);
    if (!quantity) return z.NEVER;
    if (quantity.label === undefined) context.addIssue(issue("missing-field", { missing: "label", field: "context" }, { at: "key" }));
    return { quantity, note };
  });

const proportion = z
  .strictObject({
    part: quantitySchema.describe("部分：数值、单位和名称 / the part, with its label and unit"),
    whole: quantitySchema.describe("整体：数值、单位和名称 / the whole, with its label and unit"),
  })
  .transform(({ part, whole }, context): Proportion => {
    const [left, right] = [part, whole].map(({ unit = "" }) => unit.replace(/^余/u, ""));
    if (left !== right && left !== "" && right !== "") context.addIssue(issue("proportion-units", { part: left!, whole: right! }));
    const share = shareOf(part, whole);
    if (share !== undefined) return { part, whole, share };
    context.addIssue(issue("proportion-out-of-range", { part: part.value, whole: whole.value }));
    return z.NEVER;
  });

/** undefined where the part does not lie between 0 and the whole. A reference that failed has been reported: it is 0. */
function shareOf(part: Quantity, whole: Quantity): number | undefined {
  const [a, b] = [part, whole].map(({ value }) => Number(value.replaceAll(",", "").replace("−", "-").replace("+", "")));
  const failed = [part, whole].some(({ value, figure }) => value.startsWith("〔") || (figure !== undefined && value === "0"));
  if (failed) return 0;
  return a! >= 0 && b! > 0 && a! <= b! ? a! / b! : undefined;
}

const content = z
  .strictObject({
    label: z.string().min(1).max(120).optional().describe("数字说的是什么，22 字以内；引用指标时可省略 / what the number is; a figure brings its own"),
    value: quantitySchema.describe("主数字：46.8%，或 { figure: name } / the number itself, or a figure by name"),
    proportion: proportion.optional().describe("数字下方的比例条 / a bar that shows a part of a whole"),
    sentence: z.string().min(1).max(240).optional().describe("一句话，44 字以内 / one sentence on what it means"),
    context: z.array(fact).max(3).default([]).describe("右侧的参照数字，至多 3 个 / up to three numbers beside it"),
  })
  .transform(({ label, ...rest }, context): Content => {
    const shown = label ?? rest.value.label;
    if (shown === undefined) context.addIssue(issue("missing-field", { missing: "label" }, { at: "key" }));
    return { ...rest, label: shown ?? "" };
  });

/** One number that the whole slide is about. */
export const template: Template<Content> = {
  name: "big-number",
  summary: { en: "One very large number with its proportion and context", "zh-CN": "大数字：一个主数字，配比例条和参照数字" },
  layout: "content",
  title: "required",
  content,
  examples: {
    proportion: `template: big-number
title: 每申报两项科技计划，就有近一项获批
source: 科技部网站《济宁高新区》，2016年1月11日
note: 获批率、平均额度为推算值。
label: 国家和省市科技计划项目获批率
value: { value: 46.8, unit: "%", derived: true }
proportion:
  part: { label: 获批, value: 110, unit: 项 }
  whole: { label: 申报, value: 235, unit: 项 }
sentence: 其余125项尚未获批，是来年继续争取的空间。
context:
  - { label: 获批创新支持资金, value: 9100, unit: 万元, note: 与获批项目同口径 }
  - { label: 平均每个获批项目, value: 82.7, unit: 万元, derived: true, note: 9100万元÷110项 }
  - { label: 投入运营的创新平台, value: 6, unit: 个, note: 药物研发、数字影视、工业机器人等 }
`,
    "number-and-context": `template: big-number
title: 营业总收入逼近三千亿元，增速保持两位数
source: 科技部网站《济宁高新区》，2016年1月11日
label: 2015年1–11月营业总收入
value: { value: 2942, unit: 亿元, change: +10.2%, basis: 同比 }
sentence: 在工程机械持续走低的背景下，新上项目与骨干企业追加投资托住了增长。
context:
  - { label: 工业增加值, value: 628.7, unit: 亿元, change: +7.14%, basis: 同比 }
  - { label: 固定资产投资, value: 346.4, unit: 亿元, change: +16.2%, basis: 同比, note: 增速为工业增加值的2.3倍 }
`,
    "bar-alone": `template: big-number
title: 新上产业链项目过半投产，下半程看在建
source: 科技部网站《济宁高新区》，2016年1月11日
note: 占比按公布的项目数计算。
label: 已投产或试生产的项目占比
value: { value: 50.6, unit: "%", derived: true }
proportion:
  part: { label: 投产或试生产, value: 40, unit: 个 }
  whole: { label: 新上产业链项目, value: 79, unit: 个 }
sentence: 其余39个中，4个主体建成，30余个加快推进。
`,
    english: `template: big-number
title: Almost every second application was granted
source: Ministry of Science and Technology, 11 January 2016
note: The rate is calculated from the numbers of projects.
label: National and provincial programmes, share granted
value: { value: 46.8, unit: "%", derived: true }
proportion:
  part: { label: Granted, value: 110, unit: projects }
  whole: { label: Applied for, value: 235, unit: projects }
sentence: The other 125 are next year's room to grow.
context:
  - { label: Funds granted, value: 91, unit: million yuan, note: For the same projects }
  - { label: Average per project, value: 0.83, unit: million yuan, derived: true, note: 91 million yuan for 110 projects }
`,
  },
  arrange(slide, context) {
    const width = slide.context.length > 0 ? columnWidth(7) : body.width;
    const x = columnX(8) - page.margin;
    return layers([
      ...mainNumber(slide, width, context),
      slide.proportion && place({ y: barTop, width, height: proportionHeight }, proportionBar(slide.proportion, width, context)),
      slide.sentence === undefined
        ? undefined
        : place(
            { y: slide.proportion ? 300 : barTop, width, height: slide.proportion ? 48 : 96 },
            text(slide.sentence, "text", { name: "sentence", maxLines: [slide.proportion ? 2 : 4], from: ["sentence"] }),
          ),
      ...(slide.context.length > 0 ? [place({ x, width: columnWidth(4) }, facts(slide.context, columnWidth(4), context))] : []),
    ]);
  },
};

/** Tops in points below the body's, from the design's positions. */
const barTop = 213;
const barHeight = 24;
const barLabels = 31.5;
const proportionHeight = 51;
/** The foot of the numeral's box; its digits stand 34 above it and its ascent runs behind the label. */
const numeralFoot = 210.5;
const numeralRole = "numeral-xxl";
const singleSpacing = 1.2;

function mainNumber({ label, value }: Content, width: number, context: SlideContext): readonly LayoutNode[] {
  const { theme } = context;
  const height = textStyle(theme, numeralRole).size * singleSpacing;
  const unitColor = /^[%‰]$/u.test(value.unit ?? "") ? "accent" : "ink2";
  const labelText = labelOf(label, value, context);
  return [
    place(
      { width, height: 24 },
      row([text(labelText, "text", { name: "label", size: { share: 1 }, maxLines: [1], from: ["label"] }), changeBlock(value, "text", "change", ["value", "change"], context)], { gap }),
    ),
    place({ y: numeralFoot - height, width, height }, numeralBlock(value, { width, unitColor }, context)),
  ];
}

/** With the largest unit at which the number fits: a wide unit gets smaller with the number, not alone. */
function numeralBlock(value: Quantity, { width, unitColor }: { readonly width: number; readonly unitColor: "accent" | "ink2" }, context: SlideContext): TextBlock {
  const { theme } = context;
  const block = (unit: number) => quantityNumeral(value, numeralRole, { unit, color: "accent", unitColor }, { name: "value", from: ["value"] }, context);
  const fitting = units.find(({ unit, level }) => textWidth(block(unit).paragraphs[0]!, theme, numeralRole, level) * singleLineAllowance <= width);
  return block((fitting ?? units.at(-1)!).unit);
}

/** Unit sizes by step of the numeral, .36 of it; at the last step smaller ones too. */
const units = [{ unit: 60, level: 0 }, { unit: 43, level: 1 }, { unit: 35, level: 2 }, { unit: 24, level: 2 }, { unit: 20, level: 2 }] as const;

function changeBlock({ change, basis, figure, good }: Quantity, role: "text" | "small", name: string, from: Path, { theme, labels }: SlideContext): LayoutNode | undefined {
  if (change === undefined) return undefined;
  return runs(changeRuns({ change, basis, figure, good }, theme, labels, textStyle(theme, role).size), role, { name, wrap: false, align: "right", size: "auto", group: name, from });
}

/** The part in the accent colour on the whole, both named below with their numbers. */
function proportionBar({ part, whole, share }: Proportion, width: number, context: SlideContext): LayoutNode {
  const [partRuns, wholeRuns] = [part, whole].map((quantity) => namedRuns(quantity, context));
  const said = [partRuns!, wholeRuns!].map((list) => list.map((run) => run.text).join("")).join(" / ");
  const half = (width - gap) / 2;
  return layers([
    place(
      { height: barHeight },
      group("proportion", layers([rect("rest", { name: "whole bar" }), share > 0 ? place({ width: width * share }, rect("accent", { name: "part bar" })) : undefined]), said),
    ),
    place({ y: barLabels, width: half, height: 18 }, runs(partRuns!, "small", { name: "part label", bold: true, color: "accent", maxLines: [1], from: ["proportion", "part"] })),
    place(
      { x: half + gap, y: barLabels, width: half, height: 18 },
      runs(wholeRuns!, "small", { name: "whole label", align: "right", maxLines: [1], from: ["proportion", "whole"] }),
    ),
  ]);
}

/** 获批110项. */
function namedRuns(quantity: Quantity, context: SlideContext): readonly Run[] {
  const { labels } = context;
  const label = labelOf(quantity.label, quantity, context);
  const number = { text: `${quantity.value}${unitOf(quantity) ?? ""}`, figure: quantity.figure };
  return label === "" ? [number] : [{ text: `${label}${labels.space}` }, number];
}

/** Rows at the design's pitch, the first below an ink rule. */
function facts(list: readonly Fact[], width: number, context: SlideContext): LayoutNode {
  const { theme } = context;
  const wraps = list.some(({ note }) => note !== undefined && breakParagraph(inline(note), textStyle(theme, "small"), width).length > 1);
  return layers(list.map((one, i) => place({ y: factsTop + factPitch * i, height: factPitch }, factBlock(one, i, wraps ? tightFact : fullFact, context))));
}

const factsTop = 3;
const factPitch = 114;
const factNumeral = "numeral-m";
const factUnit = 14;
/** Below the rule; a note of two lines moves everything up. */
const fullFact = { label: 12, numeral: 36.5, note: 79.5, noteLines: 1 } as const;
const tightFact = { label: 8, numeral: 28, note: 69, noteLines: 2 } as const;

function factBlock({ quantity, note }: Fact, index: number, at: typeof fullFact | typeof tightFact, context: SlideContext): LayoutNode {
  const name = `context ${index + 1}`;
  const from = (field: string): Path => ["context", index, field];
  const height = textStyle(context.theme, factNumeral).size * singleSpacing;
  return layers([
    place({ height: 0 }, rule(index === 0 ? "ink" : "rule", 0.75, { name: `${name} rule` })),
    place(
      { y: at.label, height: 18 },
      row(
        [
          text(labelOf(quantity.label, quantity, context), "small", { name: `${name} label`, bold: true, color: "ink", size: { share: 1 }, maxLines: [1], from: from("label") }),
          changeBlock(quantity, "small", `${name} change`, from("change"), context),
        ],
        { gap: gap / 2 },
      ),
    ),
    place({ y: at.numeral, height }, quantityNumeral(quantity, factNumeral, { unit: factUnit, color: "ink" }, { name: `${name} value`, from: from("value") }, context)),
    note === undefined
      ? undefined
      : place({ y: at.note, height: 18 * at.noteLines }, text(note, "small", { name: `${name} note`, maxLines: [at.noteLines], from: from("note") })),
  ]);
}
