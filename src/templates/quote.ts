import { z } from "zod";
import type { Template } from "../kinds/template.js";
import { columnWidth, page } from "../layout/grid.js";
import { column, layers, place, rect, space } from "../layout/node.js";
import { text } from "../layout/text-block.js";

const content = z.strictObject({
  lines: z
    .union([z.string().min(1).max(300).transform((line) => [line]), z.array(z.string().min(1).max(120)).min(1).max(4)])
    .describe("金句，一至四行，每行 12 字以内；也可以是一段话 / one to four lines of at most 12 characters, or one sentence"),
  attribution: z.string().min(1).max(80).optional().describe("出处或说话人，16 字以内 / who said it, or what it is"),
  comment: z.string().min(1).max(160).optional().describe("一句说明，40 字以内 / one sentence on it"),
});
type Content = z.infer<typeof content>;

/** A sentence that has the slide for itself. */
export const template: Template<Content> = {
  name: "quote",
  summary: { en: "A statement or quotation that has the slide for itself", "zh-CN": "金句页：一句话占一页，配出处和说明" },
  layout: "statement",
  title: "optional",
  content,
  suits: () => 0.4,
  examples: {
    "four-lines": `template: quote
source: 科技部网站《济宁高新区》，2016年1月11日
lines: [找准一个问题，, 开展一项调研，, 建设一个实体，, 突破一项工作。]
attribution: 重大课题研究原则
comment: 每个课题由一名班子成员牵头，投融资、综合执法等改革成果陆续落地。
`,
    sentence: `template: quote
source: 科技部网站《济宁高新区》，2016年1月11日
lines: [建设国内一流, 创新型科技园区]
attribution: 战略定位
`,
    english: `template: quote
source: Annual report, 2015
lines: [Find one problem., Do one study., Build one thing., Finish one job.]
attribution: How the zone works on large questions
comment: Each question is led by one member of the leadership.
`,
  },
  arrange({ lines, attribution, comment }) {
    return layers([
      place(
        { x: page.margin, y: linesTop, width: columnWidth(8), height: barTop - linesGap - linesTop },
        text(lines.join("\n"), "quote", { name: "statement", placeholder: "title", anchor: "bottom", maxLines: [4, 4, 5], prefer: "punctuation", from: ["lines"] }),
      ),
      place({ x: page.margin, y: barTop, width: 54, height: 3 }, rect("accent", { name: "bar" })),
      place(
        { x: page.margin, y: barTop + attributionGap, width: columnWidth(9), height: 75 },
        column([
          attribution === undefined ? undefined : text(attribution, "h3", { name: "attribution", maxLines: [1], from: ["attribution"] }),
          attribution === undefined || comment === undefined ? undefined : space(3),
          comment === undefined ? undefined : text(comment, "text", { name: "comment", maxLines: [2], from: ["comment"] }),
        ]),
      ),
    ]);
  },
};

/** Bottom-anchored, so that fewer lines keep their distance to the bar. The slips begin at 732 pt. */
const linesTop = 96;
const barTop = 381;
const linesGap = 18;
const attributionGap = 18;
