import { z } from "zod";
import { focusField, pictureField } from "../kinds/picture-slot.js";
import type { Template } from "../kinds/template.js";
import { pictureOrPanel } from "../layout/blocks-picture.js";
import { bandHead, pictureBand } from "../layout/frame.js";
import { columnWidth, columnX, title } from "../layout/grid.js";
import { inset, layers, place } from "../layout/node.js";
import { text } from "../layout/text-block.js";

const content = z.strictObject({
  image: pictureField.describe("图片：文件，或 art:city 等自动生成的图 / picture: a file, or generated art such as art:city"),
  caption: z.string().min(1).max(240).optional().describe("图片说明文字，57 字以内，放在标题右侧 / words beside the title, up to 110 letters"),
  alt: z.string().max(300).optional().describe("图片内容，供看不见的人；默认取说明文字 / what the picture shows; by default the caption"),
  focus: focusField,
});
type Content = z.infer<typeof content>;

/** A picture to three edges of the slide; title, caption and source stand in a band below it, never on it. */
export const template: Template<Content> = {
  name: "full-image",
  summary: { en: "One picture over the whole slide, with title and caption in a band at the foot", "zh-CN": "全幅图：图片铺满上方，标题和说明在底部" },
  layout: "picture-full",
  title: "required",
  content,
  examples: {
    city: `template: full-image
title: 一心三轴，复合中心拉开框架
source: 科技部网站《济宁高新区》，2016年1月11日
note: 图为园区体块示意模型，非实景
image: art:city
focus: { x: 0.5, y: 0.42 }
caption: 沿蓼河、海川路、崇文大道三条主线，城市管理朝着精细化、社会化、网格化、市场化迈进
`,
    "long-title": `template: full-image
title: 以园区建设带动产业升级，以平台建设强化转型基础
note: 图为示意
image: art:contour
`,
    english: `template: full-image
title: The new centre takes shape along the river
source: Annual report, 2015
note: Generated picture, not a photograph
image: art:city
focus: { x: 0.5, y: 0.42 }
caption: One core and three axes. Residents again rank the district first for its looks and its cleanliness.
`,
  },
  suits: ({ caption }) => (caption === undefined ? 0.6 : 0.8),
  arrange({ image, caption, alt, focus }, context) {
    const picture = pictureOrPanel(context.picture(image, ["image"], alt ?? caption ?? null), { name: "picture", focus });
    return layers([
      inset(picture, { bottom: pictureBand.height }),
      caption === undefined
        ? undefined
        : place({ ...captionBox, pin: "foot" }, text(caption, "body", { name: "caption", maxLines: [3, 4], from: ["caption"] })),
    ]);
  },
};

/** Four columns; its first line is centred on the title's first. */
const captionBox = { x: columnX(8), y: title.y + bandHead + 3, width: columnWidth(4), height: 72 };
