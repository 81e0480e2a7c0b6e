import { z } from "zod";
import type { SlideContext, Template } from "../kinds/template.js";
import { pictureColumns } from "../layout/frame.js";
import { footerRule, page } from "../layout/grid.js";
import { textWidth } from "../layout/layout.js";
import { column, layers, place, row, rule, space, type LayoutNode } from "../layout/node.js";
import { text } from "../layout/text-block.js";
import { focusField, pictureField } from "../kinds/picture-slot.js";
import { issue } from "../source/validate.js";

const item = z.strictObject({
  lead: z.string().min(1).max(40).optional().describe("小标题，5 字以内 / a lead-in"),
  text: z.string().min(1).max(240).describe("说明，40 字以内 / what it says"),
});

const content = z
  .strictObject({
    image: pictureField.describe("占半页的图片 / the picture over half of the page"),
    alt: z.string().max(300).optional().describe("图片说明，供看不见的人；纯装饰可省略 / what the picture shows; leave out for decoration"),
    focus: focusField,
    side: z.enum(["left", "right"]).default("left").describe("图片在左还是在右 / where the picture stands"),
    items: z.array(item).min(2).max(4).optional().describe("二至四项：小标题和说明 / two to four items"),
    text: z.string().min(1).max(600).optional().describe("一段文字，代替各项 / a paragraph in place of the items"),
  })
  .superRefine((slide, context) => {
    const both = slide.items !== undefined && slide.text !== undefined;
    if (both || (slide.items === undefined && slide.text === undefined)) context.addIssue(issue("one-of-two", { first: "items", second: "text", both }, both ? { path: ["text"], at: "key" } : {}));
  });
type Content = z.infer<typeof content>;

/** A picture to three edges of the slide, and beside it what it stands for. */
export const template: Template<Content> = {
  name: "image-text",
  summary: { en: "A picture to three edges, with two to four items or a paragraph beside it", "zh-CN": "图文页：图片占半页，旁边二至四项或一段文字" },
  layout: "picture-left",
  layoutFor: ({ side }) => (side === "left" ? "picture-left" : "picture-right"),
  title: "required",
  content,
  examples: {
    items: `template: image-text
title: |-
  一心三轴初步成型
  复合中心拉开框架
source: 科技部网站《济宁高新区》，2016年1月11日
note: 图为园区体块示意模型，非实景
image: art:city
items:
  - { lead: 三条主线, text: 以蓼河、海川路、崇文大道三条主线，构建城市发展框架体系 }
  - { lead: 四化管理, text: 精细化、社会化、网格化、市场化的城市管理机制不断完善 }
  - { lead: 形象领先, text: 保持“最美最清洁高新区”形象，群众满意度全市领先 }
`,
    paragraph: `template: image-text
title: 城市形象继续领先
image: art:contour
side: right
text: 以蓼河、海川路、崇文大道三条主线构建城市发展框架体系，精细化、社会化、网格化、市场化的城市管理机制不断完善，保持了“最美最清洁高新区”的形象。
`,
    english: `template: image-text
title: |-
  A city that grows
  along three lines
source: Annual report, 2015
image: art:grid
items:
  - { lead: Three axes, text: A river and two avenues give the new centre its frame }
  - { lead: Four rules, text: "Managed finely, jointly, by block and by the market" }
`,
  },
  arrange(slide, context) {
    const { x, width } = pictureColumns[slide.side === "left" ? "picture-left" : "picture-right"];
    const picture = context.picture(slide.image, ["image"], slide.alt ?? null);
    const words = slide.items ? itemRows(slide.items, width, context) : paragraph(slide.text ?? "");
    return layers([
      picture && place(slide.side === "left" ? { x: 0, width: pictureWidth } : { x: page.width - pictureWidth }, { ...picture, name: "picture", focus: picture.focus ?? slide.focus }),
      place({ x, y: itemsTop, width, height: footerRule.y - itemsTop - itemsFoot }, words),
    ]);
  },
};

const pictureWidth = 471;
const itemsTop = 162;
const itemsFoot = 12;
/** The design's column of leads; longer ones take more, up to two fifths. */
const leadWidth = 87;
const leadGap = 15;

function itemRows(items: NonNullable<Content["items"]>, width: number, { theme }: SlideContext): LayoutNode {
  const longest = Math.max(0, ...items.map(({ lead }) => (lead === undefined ? 0 : textWidth(lead, theme, "h3"))));
  const leads = longest === 0 ? 0 : Math.min(Math.max(leadWidth, longest * leadAllowance + leadGap), width * 0.4);
  const pitch = (footerRule.y - itemsTop - itemsFoot) / Math.max(items.length, 3);
  return column(
    items.map((one, i) =>
      layers(
        [
          place({ height: 0 }, rule(i === 0 ? "ink" : "rule", 0.75, { name: `item ${i + 1} rule` })),
          place(
            { y: 13.5 },
            row([
              leads === 0 ? undefined : one.lead === undefined ? space(leads) : text(one.lead, "h3", { placeholder: "body", name: `item ${i + 1} lead`, size: leads, maxLines: [2], from: ["items", i, "lead"] }),
              text(one.text, "text", { placeholder: "body", name: `item ${i + 1} text`, size: { share: 1 }, maxLines: [3, 4], from: ["items", i, "text"] }),
            ]),
          ),
        ],
        { size: pitch },
      ),
    ),
  );
}

const leadAllowance = 1.04;

const paragraph = (words: string): LayoutNode => column([rule("ink"), space(18), text(words, "text", { placeholder: "body", name: "text", from: ["text"], size: { share: 1 } })]);
