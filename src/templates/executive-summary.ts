import { z } from "zod";
import { fittingNumerals, labelOf } from "../kinds/quantity-text.js";
import { quantityFields, quantityOf, type Quantity } from "../kinds/quantity.js";
import type { SlideContext, Template } from "../kinds/template.js";
import { onBaseline } from "../layout/blocks-structure.js";
import { changeRuns } from "../layout/change.js";
import { body, columnWidth, columnX, page, singleLineAllowance } from "../layout/grid.js";
import { textWidth } from "../layout/layout.js";
import { layers, place, rect, rule, type LayoutNode } from "../layout/node.js";
import { inline, runs, text } from "../layout/text-block.js";
import type { Path } from "../source/span.js";
import { issue } from "../source/validate.js";
import { plainText } from "../text/inline.js";
import { breakParagraph } from "../text/lines.js";
import { textStyle, type Theme, type TypeRole } from "../theme/theme.js";

interface Finding {
  readonly quantity: Quantity;
  readonly text?: string;
}

interface Content {
  readonly lead: string;
  readonly findings: readonly Finding[];
  readonly soWhat?: string;
}

const finding = z
  .strictObject({
    ...quantityFields,
    text: z.string().min(1).max(200).optional().describe("这个数字说明什么，40 字以内 / what the number shows"),
  })
  .transform(({ text: words, ...given }, context): Finding => {
    const quantity = quantityOf(given, context);
    if (!quantity) return z.NEVER;
    if (quantity.label === undefined && words === undefined) context.addIssue(issue("missing-field", { missing: "text", field: "findings" }, { at: "key" }));
    return { quantity, text: words };
  });

const content = z
  .strictObject({
    lead: z.string().min(1).max(240).describe("总判断，两行，80 字以内 / the one statement that everything below supports"),
    findings: z.array(finding).min(3).max(5).describe("三至五项发现，各有一个数字 / three to five findings, each with a number or figure"),
    "so-what": z.string().min(1).max(200).optional().describe("这意味着什么、该做什么，40 字以内 / what follows from it, what to do"),
  })
  .transform(({ "so-what": soWhat, ...rest }): Content => ({ ...rest, soWhat }));

/** A whole report on one slide: the statement, the numbers that carry it, what follows. */
export const template: Template<Content> = {
  name: "executive-summary",
  summary: { en: "One statement, three to five findings with their numbers, and what follows", "zh-CN": "摘要：一个总判断，三至五项带数字的发现，一句启示" },
  layout: "content",
  title: "required",
  content,
  examples: {
    "four-findings": `template: executive-summary
title: 调速不减势，量增质更优
subtitle: 2015年工作一页读懂
source: 科技部网站《济宁高新区》，2016年1月11日
note: 指标为1–11月数，增速为同比。
lead: 稳企业、上项目、聚要素，主要指标全部增长，创新生态初步成形
findings:
  - { label: 营业总收入, value: 2942, unit: 亿元, change: +10.2%, text: 三项主要指标中规模最大，增速保持两位数 }
  - { label: 固定资产投资, value: 346.4, unit: 亿元, change: +16.2%, text: 增速最快，新上产业链项目79个 }
  - { label: 获批科技计划, value: 110, unit: 项, text: 申报235项，获批创新支持资金9100万元 }
  - { label: 入驻资本中心, value: 80, unit: 家, text: 全省首家专注资本市场的综合服务平台 }
so-what: 把投资和平台的势头转化为工业增加值，是来年的第一要务
`,
    "five-findings": `template: executive-summary
title: 五个数字看懂创新创业生态
source: 科技部网站《济宁高新区》，2016年1月11日
lead: 平台、孵化、要素三条线同时推进，创新创业有了团队、资金和市场
findings:
  - { value: 17, unit: 个, text: 行业公共平台向社会开放运营，坚持“有团队、有人员、有实体、有经营” }
  - { value: 68, unit: 个, text: 新引进科技孵化项目和团队，孵化毕业企业23家 }
  - { value: 9100, unit: 万元, text: 获批创新支持资金，来自110项科技计划和项目 }
  - { value: 500, unit: 余家, text: 山东煤炭交易中心线上会员企业，能源商品交易市场初具雏形 }
  - { value: 3, unit: 家, text: 新增新三板上市公司：广安科技、动脉智能、科大科技 }
so-what: 下一步看平台的市场化运营，让项目毕业之后留在园区
`,
    english: `template: executive-summary
title: Slower growth, better growth
source: Ministry of Science and Technology, 11 January 2016
note: January to November, changes on the year before.
lead: "In a difficult year the park kept its companies going, brought projects in and gathered capital and talent."
findings:
  - { label: Revenue, value: 294.2, unit: bn yuan, change: +10.2%, text: The largest of the main indicators }
  - { label: Fixed investment, value: 34.6, unit: bn yuan, change: +16.2%, text: "Growing fastest, with 79 new projects in the industrial chains" }
  - { label: Programmes granted, value: 110, unit: projects, text: Out of 235 applications in science and technology }
so-what: The task of next year is to turn investment into output.
`,
  },
  suits: ({ soWhat, findings }) => (soWhat !== undefined || findings.every(({ text: words }) => words !== undefined) ? 1 : 0.8),
  arrange({ lead, findings, soWhat }, context) {
    const leadLine = textStyle(context.theme, "lead").line;
    const leadHeight = leadLine * Math.min(2, breakParagraph([{ text: plainText(inline(lead)), bold: true }], textStyle(context.theme, "lead"), columnWidth(10)).length);
    const top = leadHeight + leadGap;
    const height = (body.height - top - (soWhat === undefined ? 0 : bandHeight + bandGap)) / findings.length;
    const rowHeight = Math.min(tallestRow, height);
    const style = styleOf(findings, rowHeight, context);
    return layers([
      place({ width: barWidth, height: leadHeight }, rect("accent", { name: "lead bar" })),
      place({ x: leadX, width: columnWidth(10), height: leadHeight }, text(lead, "lead", { anchor: "middle", bold: true, maxLines: [2], prefer: "punctuation", name: "lead", from: ["lead"] })),
      ...findings.map((one, i) => place({ y: top + rowHeight * i, height: rowHeight }, findingRow(one, i, style, context))),
      soWhat === undefined ? undefined : place({ y: body.height - bandHeight }, band(soWhat, context)),
    ]);
  },
};

const barWidth = 3;
const leadX = 18;
const leadGap = 18;
const bandHeight = 42;
const bandGap = 12;
const tallestRow = 66;
const unitSize = 14;
/** Numbers over c0–c2, labels over c3–c4, texts from there to the change or the margin. */
const numberWidth = columnWidth(3) - 12;
const labelX = columnX(3) - page.margin;
const labelWidth = columnWidth(2) + 15;
const textWithLabelX = columnX(5) - page.margin + 15;
const changeGap = 24;
const numeralRoles = ["numeral-m", "numeral-s"] as const;

interface Style {
  readonly height: number;
  readonly numerals: ReturnType<typeof fittingNumerals>;
  readonly role: TypeRole;
  readonly labelled: boolean;
  /** 0 where no finding has a change. */
  readonly changeWidth: number;
}

function styleOf(findings: readonly Finding[], height: number, context: SlideContext): Style {
  const { theme } = context;
  const quantities = findings.map(({ quantity }) => quantity);
  const labelled = quantities.some((quantity) => labelOf(quantity.label, quantity, context) !== "");
  const changeWidth = Math.max(0, ...quantities.map((quantity) => textWidth(changeOf(quantity, context), theme, "text") * singleLineAllowance));
  const room = body.width - (labelled ? textWithLabelX : labelX) - (changeWidth > 0 ? changeWidth + changeGap : 0);
  const large = findings.every(({ text: words }) => words === undefined || fits(words, room, height, theme));
  const numerals = fittingNumerals(quantities, height < 48 ? ["numeral-s"] : numeralRoles, { unit: unitSize, width: numberWidth }, context);
  return { height, numerals, role: large ? "text" : "body", labelled, changeWidth };
}

/** On two lines of a row, at one of the sizes of `text`. */
const fits = (words: string, width: number, height: number, theme: Theme): boolean =>
  theme.type.text.steps.some((_, level) => {
    const style = textStyle(theme, "text", level);
    const count = breakParagraph(inline(words), style, width).length;
    return count <= 2 && count * style.line <= height;
  });

const changeOf = ({ change, basis, figure, good }: Quantity, { theme, labels }: SlideContext) =>
  change === undefined ? [] : changeRuns({ change, basis, figure, good }, theme, labels, textStyle(theme, "text").size);

/** Number, label, text and change of a finding, single lines on one baseline. */
function findingRow({ quantity, text: words }: Finding, i: number, { height, numerals, role, labelled, changeWidth }: Style, context: SlideContext): LayoutNode {
  const { theme } = context;
  const name = `finding ${i + 1}`;
  const from = (field: string): Path => ["findings", i, field];
  const label = labelOf(quantity.label, quantity, context);
  const x = labelled ? textWithLabelX : labelX;
  const changed = changeOf(quantity, context);
  const on = (at: { readonly x: number; readonly width: number }, block: Parameters<typeof onBaseline>[3]) => onBaseline(theme, role, { ...at, height }, block);
  return layers([
    place({ height: 0 }, rule(i === 0 ? "ink" : "rule", 0.75, { name: `${name} rule` })),
    on({ x: 0, width: numberWidth }, numerals.block(quantity, { color: "accent" }, { group: "finding number", name: `${name} number`, from: from("value") })),
    label === "" ? undefined : on({ x: labelX, width: words === undefined ? body.width - labelX - changeWidth - changeGap : labelWidth }, text(label, "h3", { maxLines: [1, 2], group: "finding label", placeholder: "body", name: `${name} label`, from: from("label") })),
    words === undefined
      ? undefined
      : place({ x, width: body.width - x - (changeWidth > 0 ? changeWidth + changeGap : 0) }, text(words, role, { anchor: "middle", maxLines: [2], group: "finding text", placeholder: "body", name: `${name} text`, from: from("text") })),
    changed.length === 0
      ? undefined
      : on({ x: body.width - changeWidth, width: changeWidth }, runs(changed, "text", { wrap: false, align: "right", group: "finding change", name: `${name} change`, from: from("change") })),
  ]);
}

/** The line that the audience should take away, on a filled area. */
function band(words: string, { labels, theme }: SlideContext): LayoutNode {
  const label = [{ text: labels.soWhat, bold: true }];
  const wide = textWidth(label, theme, "small") * singleLineAllowance + 18;
  return layers([
    rect("fill", { name: "so-what band" }),
    onBaseline(theme, "h3", { x: 18, width: wide, height: bandHeight }, runs(label, "small", { color: "onfill2", name: "so-what label" })),
    place({ x: 18 + wide, width: body.width - 36 - wide }, text(words, "h3", { color: "onfill", anchor: "middle", maxLines: [1], name: "so-what", from: ["so-what"] })),
  ]);
}
