import { z } from "zod";
import type { Template } from "../kinds/template.js";
import { takeawayAtFoot } from "../layout/blocks-structure.js";
import { body, columnWidth, gap } from "../layout/grid.js";
import { column, layers, place, rect, rule, space, type LayoutNode } from "../layout/node.js";
import { inline, text } from "../layout/text-block.js";
import type { Path } from "../source/span.js";
import { breakParagraph } from "../text/lines.js";
import { textStyle, type ColorRole, type Theme } from "../theme/theme.js";

interface Point {
  readonly lead?: string;
  readonly text: string;
}

interface Content {
  readonly pros: readonly Point[];
  readonly cons: readonly Point[];
  readonly heads?: { readonly pros?: string; readonly cons?: string };
  readonly verdict?: { readonly head?: string; readonly text: string };
}

const point = z.union([
  z
    .string()
    .min(1)
    .max(160)
    .transform((words): Point => ({ text: words })),
  z.strictObject({
    lead: z.string().min(1).max(60).optional().describe("小标题，10 字以内 / a short lead-in"),
    text: z.string().min(1).max(200).describe("说明，40 字以内 / what speaks for or against it"),
  }),
]);

const head = (description: string) => z.string().min(1).max(40).optional().describe(description);

const content = z
  .strictObject({
    pros: z.array(point).min(1).max(5).describe("有利的理由，1–5 条 / what speaks for it"),
    cons: z.array(point).min(1).max(5).describe("不利的理由，1–5 条 / what speaks against it"),
    heads: z
      .strictObject({ pros: head("左栏名称，默认“有利” / head of the left side"), cons: head("右栏名称，默认“不利” / head of the right side") })
      .optional()
      .describe("两栏名称 / other heads"),
    verdict: z
      .union([
        z.string().min(1).max(240),
        z.strictObject({
          head: z.string().min(1).max(60).optional().describe("小标题，14 字以内 / a short lead-in"),
          text: z.string().min(1).max(240).describe("一两句话，88 字以内 / one or two sentences"),
        }),
      ])
      .optional()
      .describe("权衡之后的结论 / what the weighing comes to"),
  })
  .transform(({ verdict, ...rest }): Content => ({ ...rest, verdict: typeof verdict === "string" ? { text: verdict } : verdict }));

/** What speaks for something and what against it, and what that comes to. */
export const template: Template<Content> = {
  name: "pros-cons",
  summary: { en: "What speaks for and against something, and the verdict", "zh-CN": "利弊：有利与不利的理由，以及结论" },
  layout: "content",
  title: "required",
  content,
  examples: {
    "with-verdict": `template: pros-cons
title: 由运营商招商，利大于弊，但要守住契约
source: 科技部网站《济宁高新区》，2016年1月11日
note: 利弊分析为示意。
pros:
  - { lead: 专业的人做专业的事, text: 招商由运营商承担，管委会抓园区整体发展 }
  - { lead: 政策用在一处, text: 政策和资源集中兑现给运营商，由其自求平衡 }
  - { lead: 市场化有了突破, text: 滨河科技园、软件园、大学园率先运营 }
cons:
  - { lead: 对运营商依赖加深, text: 运营商经营不善，园区招商随之受阻 }
  - { lead: 监督要求更高, text: 产出效益、环境保护须写进合同作为对赌条件 }
verdict: { head: 建议：继续推行, text: 以合同管理委员会把关，把政企双方的承诺写进规范的合同。 }
`,
    "five-and-four": `template: pros-cons
title: 资金基金化：撬动作用大，见效要等待
source: 科技部网站《济宁高新区》，2016年1月11日
note: 利弊分析为示意。
heads: { pros: 好处, cons: 顾虑 }
pros: [对接省里、参与市里的基金, 财政资金可以循环使用, 吸引社会资本跟进, 由专业团队管理投资, 信息产业等基金已经落地]
cons: [见效比直接补助慢, 投资有失败的可能, 需要专业的管理人才, 惠普子基金仍在设计运作方案]
`,
    english: `template: pros-cons
title: "Operators should run the parks, bound by contract"
source: Ministry of Science and Technology, 11 January 2016
note: The weighing is illustrative.
pros:
  - { lead: Professionals at work, text: The committee is free to develop the park as a whole }
  - { lead: Incentives in one place, text: Operators receive them and balance their own books }
  - { lead: First results, text: The market runs three parks already }
cons:
  - { lead: More dependence, text: "If an operator fails, so does the promotion of its park" }
  - { lead: More supervision, text: Output and environment have to be part of each contract }
verdict: { head: Go on, text: "The contract committee puts the promises of both sides in writing." }
`,
  },
  suits: () => 1,
  arrange({ pros, cons, heads, verdict }, context) {
    const { labels, theme } = context;
    const { above: height, block } = takeawayAtFoot(verdict, ["verdict"], { width: columnWidth(10), height: body.height }, theme);
    const rows = rowsOf([...pros, ...cons], Math.max(pros.length, cons.length), height, theme);
    const side = (list: readonly Point[], at: "pros" | "cons", look: Look): LayoutNode =>
      sideBlock(list, at, heads?.[at] ?? labels[at], { ...look, ...rows });
    return layers([
      place({ width, height }, side(pros, "pros", { fill: "tint", rule: "soft", accent: "accent" })),
      place({ x: width + gap, width, height }, side(cons, "cons", { fill: "panel", rule: "rule", accent: "ink2" })),
      block,
    ]);
  },
};

const width = (body.width - gap) / 2;
const padding = 21;
const headHeight = 54;
/** Rows of few points do not grow beyond this. */
const tallestRow = 84;
const rowPadding = 7;
/** Of a full row, before the type gets smaller. */
const least = 2;

interface Rows {
  readonly pitch: number;
  /** Of the words, below the rule of their row. */
  readonly top: number;
}

/** Rows of both sides are equally high and begin on common lines: as high as there is room, unless that would pull them apart. */
function rowsOf(points: readonly Point[], count: number, height: number, theme: Theme): Rows {
  const room = (height - headHeight - 6) / count;
  const needed = Math.max(...points.map((one) => neededHeight(one, theme)));
  const pitch = Math.min(room, Math.max(tallestRow, needed));
  return { pitch, top: Math.max(least, (pitch - needed) / 2 + rowPadding) };
}

function neededHeight({ lead, text: words }: Point, theme: Theme): number {
  const style = textStyle(theme, lead === undefined ? "text" : "body");
  return breakParagraph(inline(words), style, width - 2 * padding).length * style.line + (lead === undefined ? 0 : theme.type.h3.steps[0]!.line) + 2 * rowPadding;
}

interface Look {
  readonly fill: ColorRole;
  readonly rule: ColorRole;
  readonly accent: ColorRole;
}

/** A card with a sign that tells the sides apart without their colours, and a row a point. */
function sideBlock(list: readonly Point[], at: "pros" | "cons", head: string, { fill, rule: line, accent, pitch, top }: Look & Rows): LayoutNode {
  const inner = { x: padding, width: width - 2 * padding } as const;
  return layers([
    rect(fill, { name: `${at} card` }),
    place({ ...inner, y: 16.5, width: inner.width - signSize - 12, height: 26 }, text(head, "h2", { color: accent, maxLines: [1], group: "heads", placeholder: "body", name: `${at} head`, from: ["heads", at] })),
    place({ x: width - padding - signSize, y: 29.5 - signSize / 2, width: signSize, height: signSize }, sign(at, accent)),
    ...list.map((one, i) => {
      const name = `${at} ${i + 1}`;
      const from = (field: string): Path => (one.lead === undefined ? [at, i] : [at, i, field]);
      const role = one.lead === undefined ? "text" : "body";
      return place(
        { ...inner, y: headHeight + pitch * i, height: pitch },
        layers([
          place({ height: 0 }, rule(i === 0 ? accent : line, 0.75, { name: `${name} rule` })),
          place(
            { y: top },
            column([
              one.lead === undefined ? undefined : text(one.lead, "h3", { maxLines: [1], group: "leads", placeholder: "body", name: `${name} lead`, from: from("lead") }),
              one.lead === undefined ? undefined : space(1),
              text(one.text, role, { color: one.lead === undefined ? "ink" : undefined, maxLines: [2, 3], group: "texts", placeholder: "body", name: `${name} text`, from: from("text") }),
            ]),
          ),
        ]),
      );
    }),
  ]);
}

const signSize = 15;
const signStroke = 3;

/** Plus and minus, drawn: not every font has them on one height. */
function sign(at: "pros" | "cons", color: ColorRole): LayoutNode {
  const middle = (signSize - signStroke) / 2;
  return layers([
    place({ y: middle, height: signStroke }, rect(color, { name: at === "pros" ? "plus across" : "minus" })),
    at === "pros" ? place({ x: middle, width: signStroke }, rect(color, { name: "plus down" })) : undefined,
  ]);
}
