import { z } from "zod";
import { captionLine, focusField, pictureField } from "../kinds/picture-slot.js";
import type { SlideContext, Template } from "../kinds/template.js";
import { page } from "../layout/grid.js";
import { column, layers, place, rect, space, type LayoutNode } from "../layout/node.js";
import { text } from "../layout/text-block.js";
import type { Path } from "../source/span.js";

const content = z.strictObject({
  tagline: z.string().max(120).optional().describe("副题下的一句话，30 字以内，默认取 deck / one line below the subtitle; by default the deck's"),
  organization: z.string().max(100).optional().describe("单位名称，默认取 deck / organisation; by default the deck's"),
  presenter: z.string().max(100).optional().describe("汇报人或单位，默认取 deck / who presents; by default the deck's"),
  date: z.string().max(60).optional().describe("日期的写法，默认取 deck / date as shown; by default the deck's"),
  image: pictureField.optional().describe("右半幅图片，代替竹简 / picture on the right, in place of the slips"),
  alt: z.string().max(300).optional().describe("图片说明，供看不见的人；纯装饰可省略 / what the picture shows; leave out for decoration"),
  focus: focusField,
});
type Content = z.infer<typeof content>;

/** The first slide. The layout draws the bamboo slips; a picture takes their place. */
export const template: Template<Content> = {
  name: "cover",
  summary: { en: "First slide: title, subtitle, organisation, date; slips or a picture", "zh-CN": "封面：题目、副题、单位、日期；竹简或图片" },
  layout: "cover",
  title: "optional",
  content,
  examples: {
    slips: `template: cover
title: |-
  创新引领
  争先进位
subtitle: 济宁高新区2015年工作汇报
tagline: 以园区建设带动产业升级，以平台建设强化转型基础
organization: 济宁国家高新技术产业开发区
presenter: 济宁高新区党工委、管委会
date: 2016年1月
`,
    picture: `template: cover
title: |-
  提升功能
  拉开框架
subtitle: 济宁高新区2015年工作汇报
tagline: 以园区建设带动产业升级，以平台建设强化转型基础
organization: 济宁国家高新技术产业开发区
presenter: 济宁高新区党工委、管委会
date: 2016年1月
image: art:city
`,
    english: `template: cover
title: Innovation first
subtitle: Work report of the Jining High-tech Zone, 2015
organization: Jining National High-tech Zone
presenter: Administrative Committee
date: January 2016
`,
  },
  arrange(slide, context) {
    const picture = slide.image === undefined ? undefined : context.picture(slide.image, ["image"], slide.alt ?? null);
    const width = picture ? besidePicture : besideSlips;
    return layers([
      place({ x: page.margin, y: titleTop, width: width.title, height: barTop - titleGap - titleTop }, title(context)),
      place({ x: page.margin, y: barTop, width: 54, height: 3 }, rect("accent", { name: "bar" })),
      place({ x: page.margin, y: 333, width: width.text, height: 126 }, below(slide, context)),
      organization(slide, context, width.text),
      place({ x: page.margin, y: 477, width: width.text, height: 18 }, signature(slide, context)),
      credit(slide, context, width.text),
      picture && place({ x: bandLeft, width: bandWidth }, rect("fill", { name: "band" })),
      picture && place({ x: bandLeft + bandWidth }, { ...picture, name: "picture", focus: picture.focus ?? slide.focus }),
    ]);
  },
};

/** A cover has no source line; what its picture shows stands below the signature. */
function credit({ image }: Content, { labels }: SlideContext, width: number): LayoutNode | undefined {
  const line = image === undefined ? undefined : captionLine(image, labels);
  return line === undefined ? undefined : place({ x: page.margin, y: 498, width, height: 14 }, text(line, "source", { name: "caption", maxLines: [1], from: ["image"] }));
}

/** Title: eight characters at 56 pt with the allowance of titles. The slips begin at 562.5 pt, the band at 471. */
const besideSlips = { title: 506, text: 496.5 };
const besidePicture = { title: 405, text: 405 };
const bandLeft = 471;
const bandWidth = 18;
const titleTop = 147;
const titleGap = 22.5;
const barTop = 313.5;

/** Stands on the bar: with fewer lines it moves down, the bar stays. */
const title = (context: SlideContext): LayoutNode =>
  text(context.title ?? context.deck.title, "cover-title", {
    name: "title",
    placeholder: "title",
    anchor: "bottom",
    maxLines: [2, 2, 3],
    prefer: "punctuation",
    from: context.title === undefined ? undefined : ["title"],
  });

function below(slide: Content, { subtitle, deck }: SlideContext): LayoutNode {
  const shown = subtitle ?? deck.subtitle;
  const tagline = slide.tagline ?? deck.tagline;
  return column([
    shown === undefined
      ? undefined
      : text(shown, "lead", { name: "subtitle", placeholder: "subtitle", maxLines: [2], from: subtitle === undefined ? undefined : ["subtitle"] }),
    shown === undefined || tagline === undefined ? undefined : space(3),
    tagline === undefined ? undefined : text(tagline, "body", { name: "tagline", maxLines: [2], from: slide.tagline === undefined ? undefined : ["tagline"] }),
  ]);
}

/** The organisation's mark: a square of the pigment and the name. */
function organization(slide: Content, { deck }: SlideContext, width: number): LayoutNode | undefined {
  const name = slide.organization ?? deck.organization;
  if (name === undefined) return undefined;
  return layers([
    place({ x: page.margin, y: 49.5, width: 9, height: 9 }, rect("accent", { name: "organisation mark" })),
    place(
      { x: page.margin + 18, y: 45, width: width - 18, height: 18 },
      text(name, "small", { name: "organisation", bold: true, color: "ink", maxLines: [1], from: slide.organization === undefined ? undefined : ["organization"] }),
    ),
  ]);
}

function signature(slide: Content, { deck }: SlideContext): LayoutNode {
  const parts = [slide.presenter ?? deck.presenter, slide.date ?? deck.date].filter(Boolean);
  return text(parts.join("\u3000\u3000"), "small", { name: "presenter and date", maxLines: [1], from: signatureFrom(slide) });
}

const signatureFrom = ({ presenter, date }: Content): Path | undefined =>
  presenter !== undefined ? ["presenter"] : date !== undefined ? ["date"] : undefined;
