import { z } from "zod";
import { captionLine, focusField, pictureField } from "../kinds/picture-slot.js";
import type { SlideContext, Template } from "../kinds/template.js";
import { oneLine } from "../layout/frame.js";
import { columnWidth, page } from "../layout/grid.js";
import { currentSlipHeight, sectionSlip, sectionSlipHeight } from "../layout/motif.js";
import { column, group, layers, place, rect, space, type LayoutNode } from "../layout/node.js";
import { text } from "../layout/text-block.js";

const content = z.strictObject({
  number: z
    .union([z.string().max(4), z.int().min(0).max(999)])
    .optional()
    .describe("大号编号，默认取本部分的序号 / big number; by default the section's own"),
  lead: z.string().max(200).optional().describe("一两句引语，46 字以内 / one or two lines below the title"),
  image: pictureField.optional().describe("右侧图片，代替竹简；自动生成的图用章节页的颜色 / picture on the right, in place of the slips; generated art takes the divider's colours"),
  alt: z.string().max(300).optional().describe("图片说明，供看不见的人；纯装饰可省略 / what the picture shows; leave out for decoration"),
  focus: focusField,
});
type Content = z.infer<typeof content>;

/** Opens a part of the deck: its number, its title, and where it stands among the slips. */
export const template: Template<Content> = {
  name: "section",
  summary: { en: "Opens a part of the deck: number, title, one or two lines; slips or a picture", "zh-CN": "章节页：编号、标题、一两句引语；竹简或图片" },
  layout: "section",
  title: "optional",
  content,
  examples: {
    "two-lines": `template: section
title: |-
  保持战略定力
  稳定经济增势
number: "02"
lead: 面对下行压力，以五项逆周期措施稳企业、稳投资、稳增长。
`,
    "one-line": `template: section
title: 加快培育创新生态
number: "03"
`,
    picture: `template: section
title: |-
  城市形象提升
  复合中心成型
number: "04"
lead: 以三条主线构建发展框架，完善城市管理机制。
image: art:contour
`,
    english: `template: section
title: Steady growth in a hard year
number: "02"
lead: Five measures kept companies, investment and output on course.
`,
  },
  arrange(slide, context) {
    const section = context.section === undefined ? undefined : context.sections[context.section];
    const number = slide.number === undefined ? section?.number : String(slide.number);
    const title = context.title ?? section?.name ?? oneLine(context.deck.title);
    const picture = slide.image === undefined ? undefined : context.picture(slide.image, ["image"], slide.alt ?? null);
    const caption = slide.image === undefined ? undefined : captionLine(slide.image, context.labels);
    return layers([
      place({ x: page.margin, y: 249, width: titleWidth, height: 210 }, words(title, slide.lead, context)),
      number === undefined ? undefined : place(numberBox, text(number, "section-number", { name: "number", wrap: false, anchor: "bottom", from: ["number"] })),
      place(bar, rect("onfill", { name: "bar" })),
      place(deckTitle, text(oneLine(context.deck.title), "small", { name: "deck title", color: "onfill2", maxLines: [1] })),
      caption === undefined ? undefined : place(captionBox, text(caption, "source", { name: "caption", color: "onfill2", maxLines: [1], from: ["image"] })),
      picture ? place({ x: pictureLeft }, { ...picture, name: "picture", focus: picture.focus ?? slide.focus }) : slips(context),
    ]);
  },
};

/** Twelve characters at 40 pt with the allowance of titles: the slips begin 69 pt further right. */
const titleWidth = 519;
/** Round figures have side bearings; moved left by them the number stands on the margin. */
const numberBox = { x: page.margin - 4.5, y: 78, width: 500, height: 144 };
const bar = { x: page.margin, y: 223.5, width: 54, height: 3 };
const deckTitle = { x: page.margin, y: 477, width: columnWidth(7), height: 18 };

const captionBox = { ...deckTitle, y: 498, height: 14 };
/** A picture covers the layout's slips, which begin at 636 pt, and leaves the title its width. */
const pictureLeft = 600;

const words = (title: string, lead: string | undefined, context: SlideContext): LayoutNode =>
  column([
    text(title, "section-title", { name: "title", placeholder: "title", maxLines: [2], prefer: "punctuation", from: context.title === undefined ? undefined : ["title"] }),
    lead === undefined ? undefined : space(13),
    lead === undefined
      ? undefined
      : layers([place({ width: columnWidth(6) }, text(lead, "lead", { name: "lead", color: "onfill2", maxLines: [2], from: ["lead"] }))], { size: "auto" }),
  ]);

/** The layout draws all slips; the slide lays its own white one over them and writes the numbers near their feet. */
function slips(context: SlideContext): LayoutNode | undefined {
  const count = context.sections.length;
  if (count === 0) return undefined;
  const current = context.section;
  const numbers = context.sections.map((section, i) => {
    const { x, width } = sectionSlip(i, count);
    const foot = page.height * (i === current ? currentSlipHeight : sectionSlipHeight(i));
    return place(
      { x, y: foot - 33, width, height: 21 },
      text(section.number, "small", {
        name: `slip number ${i + 1}`,
        align: "center",
        anchor: "middle",
        color: i === current ? "accentOn" : "onfill2",
        link: i === current ? undefined : `#${section.slideId}`,
      }),
    );
  });
  return group("section slips", layers([current === undefined ? undefined : currentSlip(current, count), ...numbers]));
}

const currentSlip = (index: number, count: number): LayoutNode =>
  place({ ...sectionSlip(index, count), y: 0, height: page.height * currentSlipHeight }, rect("onfill", { name: "current slip" }));
