import { z } from "zod";
import { chartSlot } from "../kinds/chart-slot.js";
import type { Template } from "../kinds/template.js";
import { chartHead, keyPoints } from "../layout/blocks.js";
import { body, columnWidth, columnX, page } from "../layout/grid.js";
import { column, row, share, space } from "../layout/node.js";

const point = z.union([
  z.string().min(1).max(200),
  z.strictObject({
    head: z.string().max(80).optional().describe("小标题，10 字以内 / lead-in"),
    text: z.string().min(1).max(200).describe("说明，30 字以内 / what it means"),
  }),
]);

const content = z.strictObject({
  chart: chartSlot,
  points: z.array(point).min(1).max(3).optional().describe("右侧要点，一至三条；省略时图表占满宽度 / key points beside the chart; without them it takes the whole width"),
  head: z.string().max(30).optional().describe("要点栏的标签，默认“要点” / label above the points"),
});
type Content = z.infer<typeof content>;

/** From one level to another by steps, and what that means. */
export const template: Template<Content> = {
  name: "waterfall",
  summary: { en: "A waterfall from one level to another, with up to three key points", "zh-CN": "瀑布图：从一个总量逐步到另一个总量，附一至三条要点" },
  layout: "content",
  title: "required",
  content,
  examples: {
    projects: `template: waterfall
title: 过半项目已投产，其余35个加快推进
source: 科技部网站《济宁高新区》，2016年1月11日
note: “加快推进”按余数计为35个，原文表述为30余个。
chart:
  kind: waterfall
  title: 新上产业链项目按进展分解
  unit: 个
  steps:
    - { label: 新上项目, value: 79, total: true }
    - { label: 投产或试生产, value: -40 }
    - { label: 主体建设完成, value: -4 }
    - { label: 加快推进, value: 35, total: true }
  highlight: last
points:
  - { head: 51%已见产出, text: PSS半导体等40个项目投产 }
  - { head: 5%即将接续, text: 印刷电路板等4个项目主体建成 }
  - { head: 44%加快推进, text: 齐力工业机器人等项目在建 }
`,
    "whole width": `template: waterfall
title: 营业总收入增加272亿元，纺织新材料贡献最大
note: 分行业增量为示意数据，合计与公布总量一致。
chip: 示意数据
chart:
  kind: waterfall
  title: 营业总收入变动
  unit: 亿元
  categories: [2014年1–11月, 装备制造, 纺织新材料, 生物医药, 其他, 2015年1–11月]
  values: [2670, 55, 115, 92, 10, 2942]
  highlight: last
`,
    english: `template: waterfall
title: More than half of the projects are in production
source: Annual report, 2015
note: The remainder is calculated as 79 − 40 − 4; the report says more than 30.
chart:
  kind: waterfall
  title: New projects by progress
  unit: number
  steps:
    - { label: New projects, value: 79, total: true }
    - { label: In production or on trial, value: -40 }
    - { label: Buildings finished, value: -4 }
    - { label: Under way, value: 35, total: true }
  highlight: last
points:
  - { head: Half already produce, text: "40 projects, semiconductors among them, have started." }
  - { head: Four come next, text: Their main buildings stand. }
  - { head: Thirty-five to go, text: Robots and other projects are being built. }
`,
  },
  suits: ({ chart }) => (chart.kind === "waterfall" ? 1 : 0.1),
  arrange({ chart, points, head }, context) {
    const drawn = context.chart(chart, ["chart"]);
    const left = drawn ? column([chartHead(drawn.head), { ...drawn.block, size: share(1) }]) : space(share(1));
    if (!points) return { ...left, size: body.width };
    const items = points.map((item) => (typeof item === "string" ? { text: item } : item));
    return row([{ ...left, size: columnWidth(8) }, space(pointsX - columnWidth(8)), { ...keyPoints(items, ["points"], context.labels, head), size: body.width - pointsX }]);
  },
};

/** The points stand a little left of the ninth column, in points. */
const pointsX = columnX(9) - page.margin - 18;
