import { z } from "zod";
import { symbolName } from "../kinds/picture-slot.js";
import type { SlideContext, Template } from "../kinds/template.js";
import { columnWidth, columnX, page } from "../layout/grid.js";
import { layers, place, rect, type LayoutNode } from "../layout/node.js";
import { text } from "../layout/text-block.js";
import type { Path } from "../source/span.js";

const content = z.strictObject({
  lead: z.string().max(200).optional().describe("一两句结语，44 字以内 / one or two closing lines"),
  presenter: z.string().max(100).optional().describe("汇报人或单位，默认取 deck / who presents; by default the deck's"),
  date: z.string().max(60).optional().describe("日期，默认取 deck / date as shown; by default the deck's"),
  contact: z.string().max(120).optional().describe("联系方式 / how to get in touch"),
  qr: z.string().min(1).max(1000).optional().describe("二维码的网址，二维码放在竹简下方 / address of a QR code, which stands below the slips"),
});
type Content = z.infer<typeof content>;

/** The last slide: one or two lines, a sentence, and who spoke. */
export const template: Template<Content> = {
  name: "closing",
  summary: { en: "Last slide: one or two lines, a sentence, who spoke", "zh-CN": "结束页：一两行结语、汇报人与日期" },
  layout: "closing",
  title: "required",
  content,
  examples: {
    "two-lines": `template: closing
title: |-
  汇报完毕
  敬请批评指正
lead: 紧扣国内一流创新型科技园区定位，扩总量、调结构、促转型、抓创新。
presenter: 济宁高新区党工委、管委会
date: 2016年1月
`,
    "one-line": `template: closing
title: 谢谢各位领导
presenter: 济宁高新区党工委、管委会
contact: 党政办公室  0537-3255000
qr: https://www.jnhn.gov.cn/
`,
    english: `template: closing
title: Thank you
lead: We welcome your questions and your advice on the year ahead.
presenter: Jining High-tech Zone
date: January 2016
contact: office@example.org
`,
  },
  arrange(slide, context) {
    return layers([
      place(titleBox, text(context.title ?? "", "section-title", { name: "title", placeholder: "title", anchor: "bottom", maxLines: [2], prefer: "punctuation", from: ["title"] })),
      place(bar, rect("onfill", { name: "bar" })),
      slide.lead === undefined ? undefined : place(leadBox, text(slide.lead, "lead", { name: "lead", color: "onfill2", maxLines: [2], from: ["lead"] })),
      signature(slide, context),
      code(slide, context),
    ]);
  },
};

/** Bottom-anchored: a single line keeps its distance to the bar. The slips begin at 636 pt. */
const titleBox = { x: page.margin, y: 147, width: columnWidth(8), height: 104 };
const bar = { x: page.margin, y: 274.5, width: 54, height: 3 };
const leadBox = { x: page.margin, y: 297, width: columnWidth(6), height: 60 };
const signatureBox = { x: page.margin, y: 477, width: columnWidth(7), height: 18 };

/** Below the slips, which end at 389 pt, on their left edge; its foot is that of the words on the left. */
function code({ qr, contact }: Content, context: SlideContext): LayoutNode | undefined {
  const picture = qr === undefined ? undefined : context.picture(symbolName("qr", qr), ["qr"], null);
  return picture && place({ x: columnX(8), y: signatureBox.y + signatureBox.height * (contact === undefined ? 1 : 2) - codeSide, width: codeSide, height: codeSide }, { ...picture, name: "QR code" });
}

/** Points; 96 of them are 34 mm on paper, and a code of 45 modules is read from there. */
const codeSide = 96;

/** Presenter and date on one line, the contact below it. */
function signature(slide: Content, { deck }: SlideContext): LayoutNode | undefined {
  const who = [slide.presenter ?? deck.presenter ?? deck.organization, slide.date ?? deck.date].filter(Boolean).join("\u3000\u3000");
  return layers([
    place(signatureBox, text(who, "small", { name: "presenter and date", color: "onfill2", maxLines: [1], from: signatureFrom(slide) })),
    slide.contact === undefined
      ? undefined
      : place({ ...signatureBox, y: signatureBox.y + signatureBox.height }, text(slide.contact, "small", { name: "contact", color: "onfill2", maxLines: [1], from: ["contact"] })),
  ]);
}

const signatureFrom = ({ presenter, date }: Content): Path | undefined =>
  presenter !== undefined ? ["presenter"] : date !== undefined ? ["date"] : undefined;
