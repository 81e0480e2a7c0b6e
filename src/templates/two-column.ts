import { z } from "zod";
import { fittingNumerals, labelOf } from "../kinds/quantity-text.js";
import { quantitySchema, type Quantity } from "../kinds/quantity.js";
import type { SlideContext, Template } from "../kinds/template.js";
import { pointIndent, squarePoints, takeawayAtFoot } from "../layout/blocks-structure.js";
import { body, columnWidth } from "../layout/grid.js";
import { column, layers, place, rule, share, space, type LayoutNode } from "../layout/node.js";
import { inline, text } from "../layout/text-block.js";
import type { Path } from "../source/span.js";
import { issue } from "../source/validate.js";
import { breakParagraph } from "../text/lines.js";
import { textStyle, type Theme, type TypeRole } from "../theme/theme.js";

interface Side {
  readonly head?: string;
  readonly number?: Quantity;
  readonly text?: string;
  readonly points: readonly string[];
}

interface Content {
  readonly left: Side;
  readonly right: Side;
  readonly highlight?: "left" | "right";
  readonly takeaway?: { readonly head?: string; readonly text: string };
}

const side = z
  .strictObject({
    head: z.string().min(1).max(80).optional().describe("栏目标题，16 字以内 / head of the column"),
    number: quantitySchema.optional().describe("栏目的主数字，可带 label / a number for the column, with its label"),
    text: z.string().min(1).max(600).optional().describe("一段文字，120 字以内 / a paragraph"),
    points: z.array(z.string().min(1).max(200)).max(6).default([]).describe("要点，至多 6 条，每条 40 字以内 / up to six points"),
  })
  .superRefine(({ text: words, points, number }, context) => {
    if (words === undefined && points.length === 0 && number === undefined) context.addIssue(issue("missing-field", { missing: "points" }, { at: "key" }));
  });

const content = z
  .strictObject({
    left: side.describe("左栏 / the left column"),
    right: side.describe("右栏 / the right column"),
    highlight: z.enum(["left", "right"]).optional().describe("突出哪一栏 / the emphasised column"),
    takeaway: z
      .union([
        z.string().min(1).max(240),
        z.strictObject({
          head: z.string().min(1).max(60).optional().describe("小标题，14 字以内 / a short lead-in"),
          text: z.string().min(1).max(240).describe("一两句话，88 字以内 / one or two sentences"),
        }),
      ])
      .optional()
      .describe("两栏下方的结论 / the conclusion below both"),
  })
  .transform(({ takeaway, ...rest }): Content => ({ ...rest, takeaway: typeof takeaway === "string" ? { text: takeaway } : takeaway }));

/** Two subjects side by side: a number, a paragraph, points. */
export const template: Template<Content> = {
  name: "two-column",
  summary: { en: "Two subjects side by side: number, text, points", "zh-CN": "双栏：两个主题并列，各有数字、文字或要点" },
  layout: "content",
  title: "required",
  content,
  examples: {
    "numbers-and-points": `template: two-column
title: 平台育项目，市场聚资源，两条腿一起走
source: 科技部网站《济宁高新区》，2016年1月11日
left:
  head: 公共创新平台
  number: { label: 获批国家、省、市科技计划项目, value: 110, unit: 项 }
  points: [药物研发、数字影视、工业机器人等6个平台投入运营, 新引进孵化项目和团队68个，毕业企业23家, 创客中心、创业大学、ZHU梦工厂等新型孵化器陆续建成]
right:
  head: 区域要素市场
  number: { label: 入驻资本中心的机构, value: 80, unit: 家 }
  points: [要素交易市场5家，成为全省首家专注资本市场的综合服务平台, 山东煤炭交易中心投入运行，线上会员企业500余家, 新三板上市公司新增3家]
takeaway: 平台把科技变成项目，市场把资本、人才引向项目，两者在园区里接得上。
`,
    "text-beside-points": `template: two-column
title: 产业组织有了专门的人和专门的办法
source: 科技部网站《济宁高新区》，2016年1月11日
left:
  head: 怎么组织
  text: 为推进确定的重点产业，全区设置产业处12个，实行专人专责，规划、政策、招商、园区、平台、协会、展会、服务“八位一体”的组织模式初步成形。
right:
  head: 带来什么
  points: [新上产业链项目79个, 40个项目投产运营或试生产, 4个项目完成主体建设, 30余个项目加快推进]
highlight: right
`,
    english: `template: two-column
title: "Platforms grow projects, markets bring the means"
source: Ministry of Science and Technology, 11 January 2016
left:
  head: Public platforms
  number: { label: Science programmes granted, value: 110, unit: projects }
  points: ["Six platforms in operation, from drug research to robots", "68 new projects in the incubators, 23 companies have left them"]
right:
  head: Regional markets
  number: { label: Firms in the capital centre, value: 80 }
  points: ["Five exchanges, the first centre of its kind in the province", "More than 500 members trade coal online"]
`,
  },
  suits: ({ left, right }) => (left.head && right.head ? 0.8 : 0.65),
  arrange({ left, right, highlight, takeaway }, context) {
    const { above: height, block } = takeawayAtFoot(takeaway, ["takeaway"], { width: columnWidth(10), height: body.height }, context.theme);
    const style = styleOf([left, right], height, context);
    return layers([
      place({ width, height }, sideBlock(left, "left", { ...style, strong: highlight === "left" }, context)),
      place({ x: rightX, width, height }, sideBlock(right, "right", { ...style, strong: highlight === "right" }, context)),
      block,
    ]);
  },
};

/** Halves with half an inch between them, as the design's two charts. */
const width = 414;
const rightX = body.width - width;
const headTop = 13.5;
const numeralRoles = ["numeral-l", "numeral-s"] as const;
const unitSize = 20;
const pointGap = [14, 10, 7, 4] as const;

interface Style {
  readonly role: TypeRole;
  readonly numerals: ReturnType<typeof fittingNumerals>;
  readonly numeralHeight: number;
  readonly strong: boolean;
  /** What one column has the other leaves room for, so that numbers and points stand on common lines. */
  readonly headed: boolean;
  readonly numbered: boolean;
}

function styleOf(sides: readonly Side[], height: number, context: SlideContext): Omit<Style, "strong"> {
  const { theme } = context;
  const quantities = sides.flatMap(({ number }) => number ?? []);
  const numerals = fittingNumerals(quantities, numeralRoles, { unit: unitSize, width }, context);
  const numeralHeight = numerals.role ? theme.type[numerals.role].steps[0]!.line : 3 * theme.type.body.steps.at(-1)!.line;
  const headed = sides.some(({ head }) => head !== undefined);
  const numbered = quantities.length > 0;
  const room = height - (headed ? 60 : headTop) - (numbered ? numeralHeight + 46 : 0);
  const roles = numbered ? plainRoles.slice(1) : plainRoles;
  const role = roles.find((each) => sides.every((one) => wordsHeight(one, each, theme) <= room)) ?? "body";
  return { role, numerals, numeralHeight, headed, numbered };
}

/** Beside a number, words stay smaller. */
const plainRoles = ["lead", "text"] as const;

/** Of text and points at the last step of their ladder, with the tighter gaps. */
function wordsHeight({ text: words, points }: Side, role: TypeRole, theme: Theme): number {
  const style = textStyle(theme, role, theme.type[role].steps.length - 1);
  const lines = (value: string, room: number): number => breakParagraph(inline(value), style, room).length;
  const all = (words === undefined ? 0 : lines(words, width)) + points.reduce((sum, point) => sum + lines(point, width - pointIndent), 0);
  return all * style.line + points.length * pointGap[2];
}

function sideBlock(one: Side, at: "left" | "right", { role, numerals, numeralHeight, strong, headed, numbered }: Style, context: SlideContext): LayoutNode {
  const { theme } = context;
  const from = (field: string): Path => [at, field];
  const { number } = one;
  const label = number && labelOf(number.label, number, context);
  return column([
    rule(strong ? "accent" : "ink", strong ? 2.25 : 0.75, { name: `${at} rule` }),
    space(headTop),
    !headed ? undefined
    : one.head === undefined ? space(26)
    : text(one.head, "h2", { size: 26, color: strong ? "accent" : "ink", maxLines: [1], group: "column head", placeholder: "body", name: `${at} head`, from: from("head") }),
    headed ? space(12) : undefined,
    !numbered ? undefined
    : number ? numerals.block(number, { color: strong ? "accent" : "ink" }, { size: numeralHeight, group: "column number", name: `${at} number`, from: from("number") })
    : space(numeralHeight),
    !numbered ? undefined
    : label ? text(label, "body", { size: 22, maxLines: [1], group: "number label", name: `${at} number label`, from: from("number") })
    : space(22),
    numbered ? space(16) : undefined,
    column(
      [
        one.text === undefined ? undefined : text(one.text, role, { color: "ink2", group: "words", placeholder: "body", name: `${at} text`, from: from("text") }),
        ...squarePoints(one.points, { role, name: at, from: from("points"), color: "ink2", group: "words" }, theme),
      ],
      { gap: pointGap, size: share(1) },
    ),
  ]);
}
