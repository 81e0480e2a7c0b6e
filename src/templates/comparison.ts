import { z } from "zod";
import { phraseBlock, phraseSchema, type Phrase } from "../kinds/phrase.js";
import type { SlideContext, Template } from "../kinds/template.js";
import { arrow, arrowHeight } from "../layout/blocks-structure.js";
import { body, columnWidth, columnX, page } from "../layout/grid.js";
import { layers, place, rect, rule, type LayoutNode } from "../layout/node.js";
import { text } from "../layout/text-block.js";
import type { Path } from "../source/span.js";

interface Row {
  readonly aspect: string;
  readonly before: Phrase;
  readonly after: Phrase;
}

interface Content {
  readonly left: string;
  readonly right: string;
  readonly rows: readonly Row[];
  readonly arrows: boolean;
}

const content = z.strictObject({
  left: z.string().min(1).max(60).describe("左栏名称，8 字以内：以前 / head of the left column: before"),
  right: z.string().min(1).max(60).describe("右栏名称，8 字以内：现在 / head of the emphasised right column: after"),
  rows: z
    .array(
      z.strictObject({
        aspect: z.string().min(1).max(60).describe("比较的方面，6 字以内 / what is compared"),
        before: phraseSchema(160).describe("左栏：文字，17 字以内，或一个数字 / the left side: words, or a number or figure"),
        after: phraseSchema(160).describe("右栏：文字，20 字以内，或一个数字 / the right side: words, or a number or figure"),
      }),
    )
    .min(2)
    .max(5)
    .describe("逐项对比，2–5 行 / two to five aspects"),
  arrows: z.boolean().default(true).describe("两栏之间是否用箭头 / arrows from left to right; false for alternatives"),
});

/** Two states of the same things, aspect by aspect; the right one is where it leads. */
export const template: Template<Content> = {
  name: "comparison",
  summary: { en: "Before and after, two to five aspects, the right side emphasised", "zh-CN": "前后对比：二至五个方面，突出右栏" },
  layout: "content",
  title: "required",
  content,
  examples: {
    "before-and-after": `template: comparison
title: 招商与运营从“政府直接给”转向“专业市场做”
source: 科技部网站《济宁高新区》，2016年1月11日
left: 以前
right: 现在
rows:
  - { aspect: 招商主体, before: 管委会与企业一对一谈项目, after: 招引专业运营商，由其承担园区招商运营 }
  - { aspect: 政策兑现, before: 优惠政策直接兑现给企业, after: 政策集中扶持运营商，由其自求平衡 }
  - { aspect: 工作抓手, before: 抓单个企业、单个项目, after: 抓园区整体发展，滨河科技园等取得突破 }
  - { aspect: 资产运作, before: 资产由管委会持有, after: 确权给公司，“借用还”一体化运作 }
`,
    "with-numbers": `template: comparison
title: 申报数量之外，更要看获批质量
source: 科技部网站《济宁高新区》，2016年1月11日
left: 申报与引进
right: 获批与毕业
rows:
  - { aspect: 科技计划, before: { value: 235, unit: 项 }, after: { value: 110, unit: 项 } }
  - { aspect: 科技孵化, before: 新引进项目和团队68个, after: 孵化毕业企业23家 }
  - { aspect: 产业链项目, before: 新上79个, after: 40个投产运营或试生产，4个完成主体建设 }
`,
    english: `template: comparison
title: The government stops giving and lets professionals run the parks
source: Ministry of Science and Technology, 11 January 2016
left: Before
right: Now
rows:
  - { aspect: Promotion, before: The committee talks to each company, after: Professional operators win companies for a whole park }
  - { aspect: Incentives, before: Paid out to single companies, after: "Given to operators, who have to balance their own books" }
  - { aspect: Focus of work, before: "One company, one project at a time", after: The development of the park as a whole }
  - { aspect: Assets, before: Held by the committee, after: Transferred to companies that borrow and repay }
`,
  },
  suits: ({ rows }) => (rows.every(({ before, after }) => brief(before) && brief(after)) ? 0.95 : 0.7),
  arrange(slide, context) {
    const height = (body.height - headHeight) / slide.rows.length;
    return layers([
      place({ x: panelX }, rect("tint", { name: "right panel" })),
      place({ x: beforeX, y: headTop, width: columnWidth(4), height: 26 }, text(slide.left, "h2", { name: "left head", color: "ink3", group: "head", maxLines: [1], from: ["left"] })),
      place({ x: afterX, y: headTop, width: afterWidth, height: 26 }, text(slide.right, "h2", { name: "right head", color: "accent", group: "head", maxLines: [1], from: ["right"] })),
      ...slide.rows.map((row, i) => place({ y: headHeight + height * i, height }, rowBlock(row, i, { height, arrows: slide.arrows }, context))),
    ]);
  },
};

/** Longer phrases are paragraphs, which other templates set better. */
const brief = (phrase: Phrase): boolean => typeof phrase !== "string" || phrase.length <= 60;

/** The design's columns, in points from the body's left edge: c0w2, c2w4, the arrow, the panel from c7 less a gutter. */
const headHeight = 54;
const headTop = 13.5;
const beforeX = columnX(2) - page.margin;
const arrowX = 441;
const arrowWidth = 30;
const leftEnd = 472.5;
const panelX = columnX(7) - page.margin - 18;
const panelPadding = 24;
const afterX = panelX + panelPadding;
const afterWidth = body.width - panelPadding - afterX;

function rowBlock({ aspect, before, after }: Row, i: number, { height, arrows }: { readonly height: number; readonly arrows: boolean }, context: SlideContext): LayoutNode {
  const name = `row ${i + 1}`;
  const from = (field: string): Path => ["rows", i, field];
  const middle = { anchor: "middle", maxLines: [2] } as const;
  return layers([
    place({ width: leftEnd, height: 0 }, rule(i === 0 ? "ink" : "rule", 0.75, { name: `${name} left rule` })),
    place({ x: afterX, width: afterWidth, height: 0 }, rule(i === 0 ? "accent" : "soft", 0.75, { name: `${name} right rule` })),
    place({ width: columnWidth(2) }, text(aspect, "h3", { ...middle, name: `${name} aspect`, from: from("aspect") })),
    place({ x: beforeX, width: columnWidth(4) }, phraseBlock(before, "text", { ...middle, name: `${name} before`, group: "cells", from: from("before") }, context)),
    arrows ? place({ x: arrowX, y: (height - arrowHeight) / 2, width: arrowWidth, height: arrowHeight }, arrow(`${name} arrow`, arrowWidth)) : undefined,
    place({ x: afterX, width: afterWidth }, phraseBlock(after, "text", { ...middle, name: `${name} after`, bold: true, color: "ink", group: "cells", from: from("after") }, context)),
  ]);
}
