import { z } from "zod";
import { chartSlot } from "../kinds/chart-slot.js";
import type { SlideContext, Template } from "../kinds/template.js";
import { chartHead, keyPoints, takeaway } from "../layout/blocks.js";
import { body, columnWidth, columnX, page } from "../layout/grid.js";
import { column, row, space, type LayoutNode } from "../layout/node.js";

const point = z.union([
  z.string().min(1).max(200),
  z.strictObject({
    head: z.string().max(60).optional().describe("小标题，10 字以内 / lead-in"),
    text: z.string().min(1).max(200).describe("说明，38 字以内 / what it means"),
  }),
]);

const content = z.strictObject({
  chart: chartSlot,
  points: z.array(point).min(1).max(4).optional().describe("右侧要点，一至三条最好；省略时图表占满宽度 / key points beside the chart; without them it takes the whole width"),
  head: z.string().max(30).optional().describe("要点栏的标签，默认“要点” / label above the points"),
  takeaway: z
    .union([
      z.string().min(1).max(300),
      z.strictObject({ head: z.string().max(60).optional(), text: z.string().min(1).max(300) }),
    ])
    .optional()
    .describe("图表下方的一句结论 / one conclusion below the chart"),
});
type Content = z.infer<typeof content>;

/** A chart and what follows from it. */
export const template: Template<Content> = {
  name: "chart-takeaway",
  summary: { en: "A chart with one to three key points beside it, or over the whole width", "zh-CN": "图表加要点：左图右文，或整幅图表" },
  layout: "content",
  title: "required",
  content,
  examples: {
    column: `template: chart-takeaway
title: 投资跑在产出前面，固投增速居三项之首
source: 科技部网站《济宁高新区》，2016年1月11日
chart:
  kind: column
  title: 三项主要指标同比增速
  period: 2015年1–11月
  unit: "%"
  decimals: 1
  categories: [固定资产投资, 营业总收入, 工业增加值]
  values: [16.2, 10.2, 7.14]
  highlight: 固定资产投资
points:
  - { head: 投资先行, text: 固投增速高出营收6.0个百分点，新上产业链项目79个。 }
  - { head: 企业加码, text: 伊顿、莱尼、萨维奥、元鸿光电、冠铨光电追加投资。 }
  - { head: 产出偏弱, text: 工业增加值增速最低，传统产业转型仍是下一步的硬任务。 }
`,
    "whole width": `template: chart-takeaway
title: 营业总收入五年接近翻番，增速逐年回落
source: 示例数据
chart:
  kind: combo
  unit: 亿元
  categories: [2010, 2011, 2012, 2013, 2014, 2015]
  columns:
    - { name: 营业总收入, values: [1480, 1760, 2050, 2360, 2670, 2942] }
  line: { name: 同比增速, unit: "%", values: [21.4, 18.9, 16.5, 15.1, 13.1, 10.2] }
`,
    takeaway: `template: chart-takeaway
title: 人才服务下沉，培训活动占大头
source: 示例数据
chart:
  kind: bar
  title: 人才服务
  unit: 场
  categories: [培训联谊测评, 现场招聘]
  values: [230, 15]
  highlight: 培训联谊测评
takeaway: 全年活动平均每周四场以上，下一步要提高现场招聘的频次。
`,
    english: `template: chart-takeaway
title: Investment grew faster than output
source: Annual report, 2015
chart:
  kind: bar
  title: Growth of the main indicators
  period: January–November 2015
  unit: "%"
  decimals: 1
  categories: [Fixed-asset investment, Revenue, Industrial value added]
  values: [16.2, 10.2, 7.1]
  highlight: Fixed-asset investment
points:
  - { head: Investment leads, text: It grew six points faster than revenue. }
  - { head: Output lags, text: Value added grew slowest of the three. }
`,
  },
  arrange(slide, context) {
    const chart = context.chart(slide.chart, ["chart"]);
    const drawn = chart && column([chartHead(chart.head), { ...chart.block, size: { share: 1 } }]);
    const width = slide.points ? columnWidth(7) : body.width;
    const left = column([drawn ? { ...drawn, size: { share: 1 } } : space({ share: 1 }), ...conclusion(slide, width)], { size: width });
    if (!slide.points) return left;
    return row([left, space(columnX(8) - page.margin - width), pointsBeside(slide.points, slide, context)]);
  },
};

function pointsBeside(points: NonNullable<Content["points"]>, slide: Content, context: SlideContext): LayoutNode {
  const items = points.map((item) => (typeof item === "string" ? { text: item } : item));
  return { ...keyPoints(items, ["points"], context.labels, slide.head), size: columnWidth(4) };
}

/** A takeaway ends above the foot of the body, with air between it and the chart. */
function conclusion({ takeaway: said }: Content, width: number): readonly LayoutNode[] {
  if (said === undefined) return [];
  const words = typeof said === "string" ? { text: said } : said;
  return [space(24), takeaway(words, ["takeaway"], width - 18), space(9)];
}
