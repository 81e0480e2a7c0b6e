import { z } from "zod";
import { chartSlot } from "../kinds/chart-slot.js";
import { joined } from "../kinds/chart-spec.js";
import type { Template } from "../kinds/template.js";
import { linesOf, narrowHead, onOneBaseline, onOneScale } from "../layout/blocks-charts.js";
import { body } from "../layout/grid.js";
import { column, inset, row, rule, share, space, type LayoutNode } from "../layout/node.js";
import { text } from "../layout/text-block.js";

const half = z.strictObject({
  conclusion: z.string().min(1).max(160).describe("这张图说明什么，16 字以内 / what this chart shows, as a statement"),
  chart: chartSlot,
  note: z.string().min(1).max(200).optional().describe("图下的补充，26 字以内 / a remark below the chart"),
});

const content = z.strictObject({
  charts: z.array(half).length(2).describe("左右两张图，各带一句结论 / two charts, each with its conclusion"),
  scale: z
    .enum(["shared", "own"])
    .optional()
    .describe("单位相同的两张图默认用同一比例（shared）；own 各用各的 / charts of one unit share a scale unless this says own"),
});
type Content = z.infer<typeof content>;
type Half = Content["charts"][number];

/** Two charts side by side, each with what it shows; plots end at one height, equal units have one scale. */
export const template: Template<Content> = {
  name: "two-charts",
  summary: { en: "Two charts side by side, each under its own conclusion", "zh-CN": "双图对照：左右两张图，各有一句结论" },
  layout: "content",
  title: "required",
  content,
  examples: {
    "columns and bars": `template: two-charts
title: 科技立项与创业孵化两端发力，成果开始兑现
source: 科技部网站《济宁高新区》，2016年1月11日
scale: own
charts:
  - conclusion: 科技立项：获批率接近一半
    chart:
      kind: column
      title: 科技计划和项目
      unit: 项
      categories: [申报, 获批]
      values: [235, 110]
      highlight: 获批
    note: 获批项目带来创新支持资金9100万元
  - conclusion: 创业孵化：新引进近毕业的3倍
    chart:
      kind: bar
      unit: 个、家、支
      categories: [新引进孵化项目, 孵化毕业企业, 入驻创业园团队]
      values: [68, 23, 20]
      highlight: 新引进孵化项目
    note: 创客中心、创业大学等新型孵化器建成
`,
    "one scale": `template: two-charts
title: 营业总收入与固定资产投资规模相差悬殊，同一比例下一目了然
source: 科技部网站《济宁高新区》，2016年1月11日
note: 2014年同期按公布增速倒算，为推算值。
charts:
  - conclusion: 营业总收入一年增加约272亿元
    chart: { kind: column, unit: 亿元, decimals: 1, categories: [2014年1–11月, 2015年1–11月], values: [2669.7, 2942], highlight: 2 }
  - conclusion: 固定资产投资一年增加约48亿元
    chart: { kind: column, unit: 亿元, categories: [2014年1–11月, 2015年1–11月], values: [298.1, 346.4], highlight: 2 }
`,
    english: `template: two-charts
title: Applications and incubation both begin to pay off
source: Annual report, 2015
scale: own
charts:
  - conclusion: Nearly half of all applications were approved
    chart:
      kind: column
      title: Science and technology projects
      unit: number
      categories: [Applied for, Approved]
      values: [235, 110]
      highlight: Approved
    note: The approved projects brought 91 million yuan of support.
  - conclusion: Three newcomers for each company that left
    chart:
      kind: bar
      title: Incubators
      unit: number
      categories: [New projects, Companies that left, Student teams]
      values: [68, 23, 20]
      highlight: New projects
    note: A maker centre and a university for founders have opened.
`,
  },
  suits: () => 1,
  arrange(slide, context) {
    const { theme } = context;
    const drawn = slide.charts.map(({ chart }, i) => context.chart(chart, ["charts", i, "chart"]));
    const [first, second] = slide.charts.map(({ chart }) => chart["unit"]);
    const aligned = onOneBaseline(drawn);
    const scaled = slide.scale !== "own" && first !== undefined && first === second ? onOneScale(aligned) : aligned;
    const heads = drawn.map((slot) => slot && narrowHead({ name: undefined, unit: joined([slot.head.name, slot.head.unit]), key: slot.head.key }, halfWidth, theme));
    const shape = {
      conclusionLines: Math.max(...slide.charts.map(({ conclusion }) => Math.min(2, linesOf(conclusion, "h3", halfWidth, theme)))),
      headHeight: Math.max(...heads.map((head) => head?.height ?? 0)),
      noteLines: Math.max(0, ...slide.charts.map(({ note }) => (note === undefined ? 0 : Math.min(2, linesOf(note, "body", halfWidth, theme))))),
    };
    const halves = scaled.map((slot, i) =>
      halfBlock(slide.charts[i]!, i, slot && airy({ ...slot.block, name: `chart ${i + 1}` }, slide.charts[i]!.chart.kind), heads[i]?.block, shape),
    );
    return row([halves[0], space(between), halves[1]]);
  },
};

/** The design's gap between the halves; in points, as all below. */
const between = 36;
const halfWidth = (body.width - between) / 2;
const conclusionLine = 24;
/** Between the chart's unit line and its plot. */
const beforePlot = 4.5;
const noteLine = 22;

/** Lying bars begin right at the edge of their chart; beside columns they need the air that those have above them. */
const airy = (chart: LayoutNode, kind: string | undefined): LayoutNode => (kind === "bar" ? inset(chart, { top: barAir, bottom: barAir }) : chart);
const barAir = 12;

/** What both halves have room for, so that their plots are alike. */
interface Shape {
  readonly conclusionLines: number;
  readonly headHeight: number;
  readonly noteLines: number;
}

function halfBlock({ conclusion, note }: Half, index: number, chart: LayoutNode | undefined, head: LayoutNode | undefined, shape: Shape): LayoutNode {
  const name = `chart ${index + 1}`;
  const from = ["charts", index];
  return column([
    rule("ink", 0.75, { name: `${name} rule` }),
    space(10.5),
    text(conclusion, "h3", { name: `${name} conclusion`, from: [...from, "conclusion"], size: conclusionLine * shape.conclusionLines, maxLines: [2] }),
    space(1.5),
    head ? { ...head, size: shape.headHeight } : space(shape.headHeight),
    space(beforePlot),
    chart ? { ...chart, size: share(1) } : space(share(1)),
    ...(shape.noteLines === 0 ? [] : remark(note, index, shape.noteLines)),
  ]);
}

function remark(note: string | undefined, index: number, lines: number): readonly LayoutNode[] {
  const room = { before: 12, after: 9, foot: lines === 1 ? 11 : 4 };
  const height = lines * noteLine;
  if (note === undefined) return [space(room.before + room.after + height + room.foot)];
  const name = `chart ${index + 1} note`;
  return [
    space(room.before),
    rule("rule", 0.75, { name: `${name} rule` }),
    space(room.after),
    text(note, "body", { name, from: ["charts", index, "note"], size: height, maxLines: [2] }),
    space(room.foot),
  ];
}
