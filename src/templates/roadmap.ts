import { z } from "zod";
import type { IssueContext } from "../kinds/quantity.js";
import type { SlideContext, Template } from "../kinds/template.js";
import { body, columnX, page, singleLineAllowance } from "../layout/grid.js";
import { textWidth } from "../layout/layout.js";
import { group, layers, place, rect, rule, type LayoutNode } from "../layout/node.js";
import { inline, text } from "../layout/text-block.js";
import { issue } from "../source/validate.js";

const moment = z.union([z.number().min(0).max(100), z.string().min(1).max(60)]);

const bar = z.strictObject({
  text: z.string().min(1).max(120).describe("任务，16 字以内 / what is done"),
  start: moment.describe("开始的时段：名称，或序号；2.5 是第二时段的中点 / first period: its name or number; 2.5 is the middle of the second"),
  end: moment.describe("结束的时段（含），写法同 start / last period, included; 2.5 is the middle of the second"),
  key: z.boolean().optional().describe("重点任务，深色显示 / an important one, in the theme's colour"),
});

const milestone = z.strictObject({
  text: z.string().min(1).max(80).describe("里程碑，10 字以内 / what is reached"),
  at: moment.describe("时段：名称（期末）或序号；2.5 是第二时段的中点 / a period's name means its end; 2.5 is the middle of the second"),
});

const lane = z.strictObject({
  name: z.string().min(1).max(60).describe("主线，6 字以内 / name of the lane"),
  bars: z.array(bar).min(1).max(3).describe("任务，一至三条 / one to three tasks"),
  milestones: z.array(milestone).max(2).optional().describe("里程碑，以菱形标出 / milestones, shown as diamonds"),
});

const content = z
  .strictObject({
    axis: z.string().min(1).max(40).optional().describe("时间轴的名称：2016年 / what the periods belong to: 2016"),
    periods: z
      .array(z.union([z.string().min(1).max(40), z.number()]).transform(String))
      .min(3)
      .max(12)
      .describe("时段，3–12 个，从左到右 / three to twelve periods in order"),
    lanes: z.array(lane).min(2).max(6).describe("主线，2–6 条 / two to six lanes"),
    today: moment.optional().describe("今天所在的位置，写法同 at / where today is"),
  })
  .superRefine((value, context) => checkMoments(value, context));
type Content = z.infer<typeof content>;
type Moment = z.infer<typeof moment>;

/** Lanes of work over time. */
export const template: Template<Content> = {
  name: "roadmap",
  summary: { en: "Two to six lanes of work over three to twelve periods, with milestones", "zh-CN": "路线图：二至六条主线、三至十二个时段，可带里程碑" },
  layout: "content",
  title: "required",
  content,
  examples: {
    "four lanes": `template: roadmap
title: 四条主线全年并进，上半年先落平台与基金
source: 科技部网站《济宁高新区》，2016年1月11日
note: 任务取自总结中的在建事项，时间为版式示意，待主管部门核定；深色为上年结转的优先事项。
chip: 示意排期
axis: 2016年
periods: [一季度, 二季度, 三季度, 四季度]
lanes:
  - name: 园区
    bars:
      - { text: 专业园区启动建设, start: 一季度, end: 二季度 }
      - { text: 30余个在建项目投产, start: 二季度, end: 四季度, key: true }
  - name: 平台
    bars:
      - { text: 转化医学平台投运, start: 一季度, end: 2.5, key: true }
      - { text: 行业平台向社会开放, start: 2.5, end: 四季度 }
  - name: 市场
    bars:
      - { text: 惠普信息产业子基金落地, start: 一季度, end: 二季度, key: true }
      - { text: 知识产权交易平台建设, start: 二季度, end: 三季度 }
  - name: 主体
    bars:
      - { text: 22家吟龙企业一企一策, start: 一季度, end: 四季度 }
      - { text: 骨干企业增资扩产, start: 三季度, end: 4.5 }
`,
    "months and milestones": `template: roadmap
title: 孵化体系按月推进，年中与年末各有一次检验
note: 时间为版式示意，待主管部门核定。
chip: 示意排期
axis: 2016年
periods: [1月, 2月, 3月, 4月, 5月, 6月, 7月, 8月, 9月, 10月, 11月, 12月]
today: 4.5
lanes:
  - name: 创客中心
    bars:
      - { text: 扩建与招引团队, start: 1月, end: 5月, key: true }
      - { text: 常态化运营, start: 6月, end: 12月 }
    milestones:
      - { text: 年中评估, at: 6月 }
  - name: 创业大学
    bars:
      - { text: 课程体系, start: 2月, end: 4月 }
      - { text: 两期训练营, start: 5月, end: 10月 }
  - name: 创业大赛
    bars:
      - { text: 报名, start: 3月, end: 4月 }
      - { text: 初赛与复赛, start: 5月, end: 8月 }
      - { text: 决赛, start: 9月, end: 10月, key: true }
  - name: 孵化毕业
    bars:
      - { text: 逐家评估与对接园区, start: 7月, end: 12月 }
    milestones:
      - { text: 年度毕业, at: 12月 }
`,
    english: `template: roadmap
title: Four lines of work run all year, platforms and funds come first
source: Annual report, 2015
note: Tasks are those of the report; their dates are illustrative.
chip: Illustrative
axis: "2016"
periods: [Q1, Q2, Q3, Q4]
lanes:
  - name: Parks
    bars:
      - { text: Start of the specialised parks, start: Q1, end: Q2 }
      - { text: Thirty projects go into production, start: Q2, end: Q4, key: true }
  - name: Platforms
    bars:
      - { text: Translational medicine opens, start: Q1, end: 2.5, key: true }
      - { text: Industry platforms open to the public, start: 2.5, end: Q4 }
  - name: Markets
    bars:
      - { text: Software fund is set up, start: Q1, end: Q1, key: true }
      - { text: Exchange for intellectual property, start: Q2, end: Q3 }
  - name: Companies
    bars:
      - { text: A plan for each of 22 leading companies, start: Q1, end: Q4 }
      - { text: Investment in expansion, start: Q3, end: 4.5 }
`,
  },
  suits: () => 1,
  arrange(slide, context) {
    const axis = axisOf(slide);
    const foot = slide.today === undefined ? lanesFoot : lanesFoot - todayHeight;
    const fullest = Math.max(...slide.lanes.map(({ bars, milestones = [] }) => bars.length + milestones.length));
    const stepped = fullest * (barHeight + barGap) - barGap + 2 * lanePadding <= Math.min(highestLane, (foot - lanesTop) / slide.lanes.length);
    const lanes = slide.lanes.map((each) => packed(each, axis, stepped, context));
    const heights = laneHeights(lanes.map(({ rows }) => rows), foot - lanesTop);
    const tops = heights.map((_, i) => lanesTop + heights.slice(0, i).reduce((sum, height) => sum + height, 0));
    const bottom = tops.at(-1)! + heights.at(-1)!;
    return layers([
      head(slide, axis),
      ...axis.names.slice(1).map((_, i) => place({ x: axis.x + axis.period * (i + 1), y: lanesTop, width: 0, height: bottom - lanesTop }, rule("rule", 0.75, { name: `period line ${i + 1}` }))),
      place({ y: lanesTop, height: 0 }, rule("ink", 0.75, { name: "head rule" })),
      ...lanes.map((each, i) => place({ y: tops[i]!, height: heights[i]! }, laneBlock(each, slide.lanes[i]!.name, i, heights[i]!))),
      slide.today === undefined ? undefined : todayMark(positionOf(slide.today, "at", axis.names), axis, bottom, context),
    ]);
  },
};

/** In points below the body's top edge. */
const headHeight = 24;
const lanesTop = 30;
const lanesFoot = 348;
/** The word below today's line. */
const todayHeight = 18;
const highestLane = 106;
/** From the names to the time axis. */
const axisX = columnX(2) - page.margin - 18;
const nameGap = 9;
const barHeight = 27;
const lowestBar = 20;
const barGap = 4.5;
/** Above and below the bars of a lane, at least. */
const lanePadding = 4;
/** Bars keep this much from the lines between periods. */
const barInset = 3;
const textInset = 9;
const diamond = 12;
const diamondGap = 4;

interface Axis {
  readonly names: readonly string[];
  readonly x: number;
  /** Width of one period. */
  readonly period: number;
}

const axisOf = ({ periods }: Content): Axis => ({ names: periods, x: axisX, period: (body.width - axisX) / periods.length });

/** Periods from the start of the axis; a whole number means the beginning of its period, or the end. */
function positionOf(moment: Moment, edge: "start" | "end" | "at", periods: readonly string[]): number {
  const index = typeof moment === "number" ? moment : periods.indexOf(moment) + 1;
  if (!Number.isInteger(index)) return index - 1;
  return edge === "start" ? index - 1 : index;
}

function checkMoments({ periods, lanes, today }: Content, context: IssueContext): void {
  if (context.issues.length > 0) return;
  const known = (moment: Moment, path: readonly (string | number)[]): boolean => {
    const found = typeof moment === "number" ? moment >= 1 && moment < periods.length + 1 : periods.includes(moment);
    if (!found) context.addIssue(issue("unknown-time", { name: String(moment), known: periods }, { path }));
    return found;
  };
  lanes.forEach(({ bars, milestones = [] }, i) => {
    bars.forEach(({ start, end, text: said }, j) => {
      const at = ["lanes", i, "bars", j];
      if (!known(start, [...at, "start"]) || !known(end, [...at, "end"])) return;
      if (positionOf(end, "end", periods) <= positionOf(start, "start", periods)) context.addIssue(issue("period-backwards", { text: said }, { path: [...at, "end"] }));
    });
    milestones.forEach(({ at }, j) => known(at, ["lanes", i, "milestones", j, "at"]));
  });
  if (today !== undefined) known(today, ["today"]);
}

/** A bar or a milestone with the room it takes along the axis, its words included; in points from the axis' start. */
interface Item {
  readonly name: string;
  readonly from: readonly (string | number)[];
  readonly text: string;
  readonly mark: { readonly x: number; readonly width: number; readonly key: boolean; readonly diamond: boolean };
  /** Where its words stand. */
  readonly words: "inside" | "right" | "left";
  readonly wordsWidth: number;
  readonly row: number;
}

interface Packed {
  readonly items: readonly Item[];
  readonly rows: number;
}

/**
 * Items one below the other, like steps, where every lane has room for that; else in as few rows as possible, each in the
 * first row where it touches no other.
 */
function packed({ bars, milestones = [] }: Content["lanes"][number], axis: Axis, stepped: boolean, { theme }: SlideContext): Packed {
  const axisWidth = axis.period * axis.names.length;
  const lane: { readonly left: number; readonly right: number }[][] = [];
  const put = (left: number, right: number): number => {
    const found = stepped ? -1 : lane.findIndex((row) => row.every((taken) => right <= taken.left || left >= taken.right));
    const row = found < 0 ? lane.length : found;
    (lane[row] ??= []).push({ left, right });
    return row;
  };
  const placed = (said: string, mark: Item["mark"], rest: Pick<Item, "name" | "from">): Item => {
    const wordsWidth = textWidth(inline(said), theme, "small") * singleLineAllowance;
    const besideWidth = wordsWidth + (mark.diamond ? diamondGap : textInset);
    const end = mark.x + mark.width;
    const words = !mark.diamond && wordsWidth + textInset + barInset <= mark.width ? "inside" : end + besideWidth <= axisWidth || mark.x < besideWidth ? "right" : "left";
    const left = words === "left" ? mark.x - besideWidth : mark.x;
    const right = words === "right" ? Math.min(axisWidth, end + besideWidth) : end;
    return { ...rest, text: said, mark, words, wordsWidth, row: put(left, right) };
  };
  const items = [
    ...bars.map(({ text: said, start, end, key }, i): Item => {
      const [from, to] = [positionOf(start, "start", axis.names) * axis.period, positionOf(end, "end", axis.names) * axis.period];
      const x = from + (from > 0 ? barInset : 0);
      return placed(said, { x, width: to - barInset - x, key: key === true, diamond: false }, { name: `bar ${i + 1}`, from: ["bars", i, "text"] });
    }),
    ...milestones.map(({ text: said, at }, i): Item => {
      const x = Math.min(axisWidth - diamond, Math.max(0, positionOf(at, "at", axis.names) * axis.period - diamond / 2));
      return placed(said, { x, width: diamond, key: true, diamond: true }, { name: `milestone ${i + 1}`, from: ["milestones", i, "text"] });
    }),
  ];
  return { items, rows: lane.length };
}

/** Equal lanes where the fullest fits in one; else each in proportion to its rows. Few lanes do not fill the page. */
function laneHeights(rows: readonly number[], room: number): readonly number[] {
  const equal = Math.min(highestLane, room / rows.length);
  if (Math.max(...rows) * (lowestBar + barGap) - barGap + 2 * lanePadding <= equal) return rows.map(() => equal);
  const total = rows.reduce((sum, count) => sum + count, 0);
  return rows.map((count) => (room * count) / total);
}

/** The periods above their columns. */
function head({ axis: name, periods }: Content, axis: Axis): LayoutNode {
  const left = periods.length > 6 ? textInset / 2 : textInset;
  return layers([
    name === undefined
      ? undefined
      : place({ height: headHeight, width: axis.x - nameGap }, text(name, "small", { bold: true, color: "ink3", anchor: "middle", name: "axis", maxLines: [1], from: ["axis"] })),
    ...periods.map((period, i) =>
      place(
        { x: axis.x + axis.period * i + left, height: headHeight, width: axis.period - left },
        text(period, "small", { bold: true, anchor: "middle", name: `period ${i + 1}`, maxLines: [1], from: ["periods", i] }),
      ),
    ),
  ]);
}

function laneBlock({ items, rows }: Packed, laneName: string, index: number, height: number): LayoutNode {
  const name = `lane ${index + 1}`;
  const bar = Math.min(barHeight, (height - 2 * lanePadding - barGap * (rows - 1)) / rows);
  const top = (height - rows * bar - (rows - 1) * barGap) / 2;
  return layers([
    index === 0 ? undefined : place({ height: 0 }, rule("rule", 0.75, { name: `${name} rule` })),
    place({ width: axisX - nameGap, height }, text(laneName, "h2", { anchor: "middle", name: `${name} name`, maxLines: [2], from: ["lanes", index, "name"] })),
    ...items.map((item) => place({ x: axisX, y: top + item.row * (bar + barGap), height: bar }, itemBlock(item, name, ["lanes", index], bar))),
  ]);
}

function itemBlock({ name: own, from, text: said, mark, words, wordsWidth }: Item, lane: string, at: readonly (string | number)[], height: number): LayoutNode {
  const name = `${lane} ${own}`;
  const gap = mark.diamond ? diamondGap : textInset;
  const shape: LayoutNode = mark.diamond
    ? place({ x: mark.x, y: (height - diamond) / 2, width: diamond, height: diamond }, { type: "shape", geometry: "diamond", fill: "accent", name })
    : place({ x: mark.x, width: mark.width, height }, rect(mark.key ? "fill" : "tint2", { name }));
  const inside = words === "inside";
  const x = { inside: mark.x + textInset, right: mark.x + mark.width + gap, left: mark.x - gap - wordsWidth }[words];
  const width = inside ? mark.width - textInset : wordsWidth;
  return group(
    `${name} group`,
    layers([
      shape,
      place(
        { x, width, height },
        text(said, "small", { name: `${name} text`, color: inside && mark.key ? "onfill" : "ink", anchor: "middle", maxLines: [1], wrap: false, align: words === "left" ? "right" : "left", from: [...at, ...from] }),
      ),
    ]),
  );
}

/** A line in the accent colour through all lanes, and its name below. */
function todayMark(position: number, axis: Axis, bottom: number, { labels }: SlideContext): LayoutNode {
  const x = axis.x + position * axis.period;
  const wide = 60;
  return layers([
    place({ x, y: lanesTop, width: 0, height: bottom - lanesTop }, rule("accent", 1.5, { name: "today" })),
    place(
      { x: Math.min(body.width - wide, x - wide / 2), y: bottom, width: wide, height: todayHeight },
      text(labels.today, "small", { bold: true, color: "accent", align: x + wide / 2 > body.width ? "right" : "center", wrap: false, name: "today label" }),
    ),
  ]);
}
