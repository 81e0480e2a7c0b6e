import { z } from "zod";
import { dateSchema, dayNumber, monthOf, type Days } from "../kinds/calendar.js";
import type { DrawnChart } from "../kinds/chart.js";
import { drawnAlt, drawnHead, plain, titleField, words } from "../kinds/drawn-chart.js";
import type { IssueContext } from "../kinds/quantity.js";
import { layers, place, rect, rule, sized, type LayoutNode } from "../layout/node.js";
import { inline, text } from "../layout/text-block.js";
import { widthOf } from "../layout/words.js";
import { issue } from "../source/validate.js";
import type { Wording } from "../source/wording/wording.js";

const scales = ["months", "quarters", "years"] as const;
type Scale = (typeof scales)[number];
const when = (what: string) => dateSchema.describe(what);

const spec = z
  .strictObject({
    kind: z.literal("gantt").describe("进度图：各项工作的起止时间 / when each piece of work begins and ends"),
    title: titleField,
    rows: z
      .array(
        z.strictObject({
          label: words(40, "行名，8 字以内 / name of the row"),
          bars: z
            .array(
              z.strictObject({
                text: words(60, "条内文字 / what the bar says").optional(),
                start: when("开始：2016、2016-Q1、2016-03 或 2016-03-15 / start: a year, quarter, month or day"),
                end: when("结束，含当期 / end, included"),
                key: z.boolean().optional().describe("重点事项，深色 / emphasised"),
              }),
            )
            .max(6)
            .optional()
            .describe("各段时间 / the stretches of time"),
          milestones: z
            .array(z.strictObject({ text: words(40, "里程碑名称 / what is reached").optional(), date: when("日期 / its date") }))
            .max(6)
            .optional()
            .describe("里程碑 / milestones"),
        }),
      )
      .min(1)
      .max(10)
      .describe("一至十行 / one to ten rows"),
    from: dateSchema.optional().describe("图示时段的起点，默认按各项日期 / start of the time shown; else the dates decide"),
    to: dateSchema.optional().describe("图示时段的终点 / end of the time shown"),
    scale: z.enum(scales).optional().describe("时间刻度：月、季、年，默认按时段长短 / the columns; else the length of the time decides"),
    today: dateSchema.optional().describe("今日线的日期 / a line for today"),
  })
  .superRefine((value, context) => {
    if (context.issues.length > 0) return;
    if (value.rows.every(({ bars = [], milestones = [] }) => bars.length + milestones.length === 0)) {
      context.addIssue(issue("chart-empty", { series: value.title ?? "" }, { path: ["rows"] }));
      return;
    }
    const shown = shownTime(value);
    value.rows.forEach(({ bars = [], milestones = [] }, r) => {
      bars.forEach(({ start, end }, b) => {
        if (end.end <= start.start) context.addIssue(issue("date-order", { start: start.text, end: end.text }, { path: ["rows", r, "bars", b, "end"] }));
        else checkInside(start, shown, ["rows", r, "bars", b, "start"], context);
        checkInside(end, shown, ["rows", r, "bars", b, "end"], context);
      });
      milestones.forEach(({ date }, m) => checkInside(date, shown, ["rows", r, "milestones", m, "date"], context));
    });
    if (value.from && value.to && value.to.end <= value.from.start) context.addIssue(issue("date-order", { start: value.from.text, end: value.to.text }, { path: ["to"] }));
    if (value.today) checkInside(value.today, shown, ["today"], context);
  });
type Spec = z.infer<typeof spec>;

export const chart: DrawnChart<Spec> = {
  name: "gantt",
  summary: { en: "Bars on a time axis, with milestones and a line for today", "zh-CN": "进度图：时间轴上的工作安排与里程碑" },
  spec,
  examples: {
    plan: `kind: gantt
title: 2016年重点工作排期（示意）
from: 2016-Q1
to: 2016-Q4
today: 2016-01-11
rows:
  - label: 园区
    bars:
      - { text: 专业园区启动建设, start: 2016-01, end: 2016-06 }
      - { text: 30余个在建项目投产, start: 2016-04, end: 2016-12, key: true }
  - label: 平台
    bars: [{ text: 转化医学平台投运, start: 2016-01, end: 2016-05, key: true }]
    milestones: [{ text: 平台向社会开放, date: 2016-07-01 }]
  - label: 市场
    bars: [{ text: 知识产权交易平台建设, start: 2016-04, end: 2016-09 }]
  - label: 主体
    bars: [{ text: 22家吟龙企业一企一策, start: 2016-01, end: 2016-12 }]
`,
    english: `kind: gantt
title: Work plan
scale: quarters
today: 2026-02-10
rows:
  - label: Design
    bars: [{ text: Concept, start: 2025-10, end: 2025-12 }, { text: Detail, start: 2026-01, end: 2026-04, key: true }]
    milestones: [{ text: Approval, date: 2026-05-02 }]
  - label: Building
    bars: [{ text: Foundations, start: 2026-04, end: 2026-07 }, { text: Fitting out, start: 2026-08, end: 2027-03 }]
  - label: Opening
    milestones: [{ text: First tenants, date: 2027-03-15 }]
`,
  },
  head: (value) => drawnHead(value),
  alt(value, language) {
    const items = value.rows.map(({ label, bars = [], milestones = [] }) => {
      const said = [
        ...bars.map((bar) => `${plain(bar.text ?? "")} ${bar.start.text}–${bar.end.text}`.trim()),
        ...milestones.map((stone) => `${plain(stone.text ?? "")} ${stone.date.text}`.trim()),
      ];
      return `${plain(label)} ${said.join(", ")}`;
    });
    return drawnAlt("ganttChart", value, items, language);
  },
  arrange(value, { theme, labels, at }) {
    const shown = shownTime(value);
    const columns = columnsOf(shown, value.scale ?? scaleOf(shown), labels);
    return sized(({ width, height }): LayoutNode => {
      const nameWidth = Math.min(width * widestNames, Math.max(...value.rows.map(({ label }) => widthOf(inline(label), theme, { role: "h3" }))) + 18);
      const scale = (width - nameWidth) / (shown.end - shown.start);
      const xOf = (day: number): number => nameWidth + (Math.min(shown.end, Math.max(shown.start, day)) - shown.start) * scale;
      const today = value.today ? xOf(value.today.start) : -1;
      const rows = value.rows.map((row) => lanesOf(row));
      const laneCount = rows.reduce((total, lanes) => total + Math.max(1, lanes.length), 0);
      const top = topGap + headHeight;
      const room = height - top - (value.today ? todayZone : 0);
      const pitch = Math.min(highestLane, (room - rows.length * rowPadding) / laneCount);
      const thick = Math.min(27, pitch - 3);
      const spare = Math.max(0, Math.min(mostSpare, (room - rows.length * rowPadding - laneCount * pitch) / rows.length));
      const nodes: LayoutNode[] = [];
      const marks: LayoutNode[] = [];
      columns.forEach(({ name, start, end }, i) => {
        const x = xOf(start);
        const wide = xOf(end) - x;
        if (widthOf([{ text: name, bold: true }], theme, { role: "small" }) + 6 <= wide) {
          nodes.push(place({ x: x + (i === 0 ? 0 : 6), y: topGap, width: wide - (i === 0 ? 0 : 6), height: 18 }, text(name, "small", { name: `period ${i + 1}`, bold: true, wrap: false })));
        }
      });
      let y = top;
      const rules: LayoutNode[] = [place({ x: 0, y: top - 3, width, height: 0 }, rule("ink", 0.75, { name: "axis" }))];
      rows.forEach((lanes, r) => {
        const row = value.rows[r]!;
        const rowHeight = Math.max(1, lanes.length) * pitch + rowPadding + spare;
        nodes.push(place({ x: 0, y, width: nameWidth - 12, height: rowHeight }, text(row.label, "h3", { name: `row ${r + 1}`, anchor: "middle", from: at("rows", r, "label") })));
        lanes.forEach((lane, l) => {
          const middle = y + (rowPadding + spare) / 2 + pitch * (l + 0.5);
          lane.forEach((item) => marks.push(...drawItem(item, middle, r)));
        });
        y += rowHeight;
        if (r < rows.length - 1) rules.push(place({ x: 0, y, width, height: 0 }, rule("rule", 0.75, { name: `row rule ${r + 1}` })));
      });
      const dividers = columns.slice(1).map(({ start }, i) => place({ x: xOf(start), y: top - 3, width: 0, height: y - top + 3 }, { type: "shape", geometry: "line", stroke: { color: "rule", width: 0.75 }, name: `period rule ${i + 1}` } as const));
      return layers([...dividers, ...rules, ...(value.today ? todayLine(value.today, y) : []), ...nodes, ...marks]);

      interface Item {
        readonly kind: "bar" | "milestone";
        readonly index: number;
        readonly said: string | undefined;
        readonly key: boolean;
        /** Of the mark, and of the mark with its words. */
        readonly x: number;
        readonly width: number;
        readonly left: number;
        readonly right: number;
        readonly wordsAt: "inside" | "right" | "left";
      }

      interface Mark {
        readonly kind: Item["kind"];
        readonly index: number;
        readonly said: string | undefined;
        readonly key: boolean;
        readonly from: number;
        readonly to: number;
      }

      /** Marks that would run into each other, words included, stand in lanes one below the other. */
      function lanesOf({ bars = [], milestones = [] }: Spec["rows"][number]): readonly (readonly Item[])[] {
        const marks = [
          ...bars.map(({ text: said, start, end, key }, index) => ({ kind: "bar" as const, index, said, key: key ?? false, from: xOf(start.start), to: xOf(end.end) })),
          ...milestones.map(({ text: said, date }, index) => ({ kind: "milestone" as const, index, said, key: true, from: xOf(date.start) - diamond / 2, to: xOf(date.start) + diamond / 2 })),
        ];
        const items = marks.map((mark) => itemOf(mark, marks.filter((other) => other !== mark))).sort((a, b) => a.left - b.left || a.index - b.index);
        const lanes: Item[][] = [];
        for (const item of items) {
          const lane = lanes.find((taken) => taken.at(-1)!.right + 4 <= item.left || taken.at(-1)!.right <= item.left + 0.1 && item.wordsAt === "inside");
          if (lane) lane.push(item);
          else lanes.push([item]);
        }
        return lanes;
      }

      /** Words stand inside a bar that has room for them, else on the right, or on the left where the right is taken. */
      function itemOf({ kind, index, said, key, from, to }: Mark, others: readonly Mark[]): Item {
        const mark = { x: from, width: to - from };
        const wide = said === undefined ? 0 : widthOf(inline(said), theme, { role: "small" });
        if (kind === "bar" && wide + 2 * barPadding <= mark.width) return { kind, index, said, key, ...mark, left: from, right: to, wordsAt: "inside" };
        const free = (left: number, right: number): boolean => left >= nameWidth && right <= width && others.every((other) => other.to <= left || other.from >= right) && !(today > left && today < right);
        if (free(to, to + 6 + wide) || (to + 6 + wide <= width && !free(from - 6 - wide, from)) || from - 6 - wide < nameWidth) return { kind, index, said, key, ...mark, left: from, right: to + (said ? 6 + wide : 0), wordsAt: "right" };
        return { kind, index, said, key, ...mark, left: from - 6 - wide, right: to, wordsAt: "left" };
      }

      function drawItem(item: Item, middle: number, r: number): readonly LayoutNode[] {
        const { kind, index, said, key, x, width: wide, left, right, wordsAt } = item;
        const name = `row ${r + 1} ${kind} ${index + 1}`;
        const from = kind === "bar" ? at("rows", r, "bars", index, "text") : at("rows", r, "milestones", index, "text");
        const words = said === undefined ? undefined : text(said, "small", { name: `${name} text`, color: wordsAt === "inside" && key ? "onfill" : "ink", anchor: "middle", wrap: false, from });
        const mark: LayoutNode = kind === "milestone"
          ? place({ x, y: middle - diamond / 2, width: wide, height: diamond }, { type: "shape", geometry: "diamond", fill: "accent", name })
          : place({ x: x + 0.75, y: middle - thick / 2, width: Math.max(1, wide - 1.5), height: thick }, rect(key ? "fill" : "tint2", { name, ...(wordsAt === "inside" && words ? { label: words, inset: { left: barPadding - 0.75 } } : {}) }));
        if (!words || wordsAt === "inside") return [mark];
        const box = wordsAt === "right" ? { x: x + wide + 6, width: right - x - wide - 6 } : { x: left, width: x - left - 6 };
        return [mark, place({ ...box, y: middle - 9, height: 18 }, words)];
      }

      /** Behind the bars, so that it crosses no words; its own stand below. */
      function todayLine({ start }: Days, bottom: number): readonly LayoutNode[] {
        const x = xOf(start);
        const wide = widthOf([{ text: labels.today, bold: true }], theme, { role: "small" });
        return [
          place({ x: Math.min(width - wide, Math.max(0, x - wide / 2)), y: bottom + 3, width: wide, height: 18 }, text(labels.today, "small", { name: "today label", color: "accent", bold: true, wrap: false })),
          place({ x: x - 0.75, y: top - 3, width: 1.5, height: bottom - top + 6 }, rect("accent", { name: "today" })),
        ];
      }
    });
  },
};

const widestNames = 0.24;
const topGap = 6;
const headHeight = 27;
/** Of a lane of bars, and above and below the lanes of a row. */
const highestLane = 33;
const rowPadding = 9;
const mostSpare = 48;
const todayZone = 21;
const barPadding = 9;
const diamond = 12;

/** From the first day to the last, in whole months. */
function shownTime({ rows, from, to, today }: Pick<Spec, "rows" | "from" | "to" | "today">): { readonly start: number; readonly end: number } {
  const all = [...rows.flatMap(({ bars = [], milestones = [] }) => [...bars.flatMap(({ start, end }) => [start, end]), ...milestones.map(({ date }) => date)]), ...(today ? [today] : [])];
  if (all.length === 0 && (!from || !to)) return { start: 0, end: 31 };
  const first = monthOf(from?.start ?? Math.min(...all.map(({ start }) => start)));
  const last = monthOf((to?.end ?? Math.max(...all.map(({ end }) => end))) - 1);
  return { start: dayNumber(first.year, first.month, 1), end: dayNumber(last.year, last.month + 1, 1) };
}

function checkInside(days: Days, shown: { readonly start: number; readonly end: number }, path: (string | number)[], context: IssueContext): void {
  if (days.start >= shown.start && days.end <= shown.end) return;
  const name = (day: number): string => `${monthOf(day).year}-${String(monthOf(day).month).padStart(2, "0")}`;
  context.addIssue(issue("date-outside", { text: days.text, start: name(shown.start), end: name(shown.end - 1) }, { path }));
}

function scaleOf({ start, end }: { readonly start: number; readonly end: number }): Scale {
  const months = (end - start) / 30.4;
  return months <= 9 ? "months" : months <= 30 ? "quarters" : "years";
}

interface Period {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The columns of the time axis; the year stands at its first column. */
function columnsOf({ start, end }: { readonly start: number; readonly end: number }, scale: Scale, labels: Wording["labels"]): readonly Period[] {
  const step = scale === "months" ? 1 : scale === "quarters" ? 3 : 12;
  const first = monthOf(start);
  const columns: Period[] = [];
  for (let month = Math.floor((first.month - 1) / step) * step + 1, from = dayNumber(first.year, month, 1); from < end && columns.length < mostColumns; month += step) {
    const to = dayNumber(first.year, month + step, 1);
    const { year, month: inYear } = monthOf(from);
    const newYear = columns.length === 0 || inYear <= step;
    const part = scale === "months" ? labels.month(inYear) : labels.quarter(Math.ceil(inYear / 3));
    columns.push({ name: scale === "years" ? labels.year(String(year)) : newYear ? labels.yearPart(year, part) : part, start: Math.max(start, from), end: Math.min(end, to) });
    from = to;
  }
  return columns;
}

/** A longer time than this has columns too narrow to name. */
const mostColumns = 60;
