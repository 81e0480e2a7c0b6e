import { z } from "zod";
import { divided } from "../kinds/divide.js";
import { labelOf, unitOf } from "../kinds/quantity-text.js";
import { quantityFields, quantityOf, quantitySchema, type Quantity } from "../kinds/quantity.js";
import type { SlideContext, Template } from "../kinds/template.js";
import { body, columnWidth, columnX, gap, page, singleLineAllowance } from "../layout/grid.js";
import { textWidth } from "../layout/layout.js";
import { column, layers, place, rect, rule, type LayoutNode } from "../layout/node.js";
import { runs, text } from "../layout/text-block.js";
import type { Geometry, Run } from "../scene/nodes.js";
import { issue } from "../source/validate.js";
import { textStyle, type ColorRole, type Theme } from "../theme/theme.js";

const statuses = ["done", "on-track", "at-risk", "behind"] as const;
type Status = (typeof statuses)[number];

interface Row {
  readonly name: string;
  readonly value: Quantity;
  readonly of?: Quantity;
  /** Of the bar that is filled, 0–1. */
  readonly share: number;
  readonly status?: Status;
  readonly note?: string;
}
interface Content {
  readonly rows: readonly Row[];
}

const row = z
  .strictObject({
    name: z.string().min(1).max(60).describe("事项，15 字以内 / what it is, up to 30 letters"),
    ...quantityFields,
    of: quantitySchema.optional().describe("总数；省略时数值为百分比 / the whole; without it the value is a percentage"),
    status: z.enum(statuses).optional().describe("状态：done 完成，on-track 正常，at-risk 有风险，behind 滞后 / how it stands"),
    note: z.string().min(1).max(120).optional().describe("备注，21 字以内 / a note below the name"),
  })
  .transform(({ name, of, status, note, ...given }, context): Row => {
    const value = quantityOf(of === undefined ? { unit: "%", ...given } : given, context);
    if (!value) return z.NEVER;
    const [part, whole] = [amount(value), of === undefined ? 100 : amount(of)];
    const wrong = unitsApart(value, of);
    if (wrong) context.addIssue(issue("progress-units", wrong, { path: ["unit"] }));
    else if ((part !== undefined && part < 0) || (whole !== undefined && whole <= 0)) context.addIssue(issue("progress-out-of-range", { value: value.value, of: of?.value ?? "100%" }));
    const known = part !== undefined && whole !== undefined && whole > 0;
    return { name, value, of, status, note, share: known ? Math.min(1, Math.max(0, part / whole)) : 0 };
  });

/** Units that make no share: another one than the whole's, or one that is no percentage where there is no whole. */
function unitsApart({ unit }: Quantity, of: Quantity | undefined): { readonly unit: string; readonly of?: string } | undefined {
  if (unit === undefined) return undefined;
  if (of === undefined) return unit === "%" ? undefined : { unit };
  const alike = of.unit === undefined || unit.replace(/^余/u, "") === of.unit.replace(/^余/u, "");
  return alike ? undefined : { unit, of: of.unit };
}

/** undefined for a reference that could not be resolved: it has its diagnostic. */
function amount({ value }: Quantity): number | undefined {
  const number = Number(value.replaceAll(",", "").replace("−", "-").replace("+", ""));
  return Number.isFinite(number) ? number : undefined;
}

const content = z.strictObject({
  rows: z.array(row).min(2).max(60).describe("各项进度，每页至多 8 项，有备注时 7 项 / what is under way: eight to a slide, seven with notes"),
});

/** As many as a slide holds, with a note below a name and without. */
const mostRows = { plain: 8, noted: 7 };

/** Where things stand: a bar, its number, and a status that is told by shape and word as well as by colour. */
export const template: Template<Content> = {
  name: "progress",
  summary: { en: "Where things stand: bar, number, status and note for up to eight items", "zh-CN": "进度表：事项、进度条、数值、状态和备注，每页至多八项" },
  layout: "content",
  title: "required",
  content,
  examples: {
    projects: `template: progress
title: 79个产业链项目过半投产，孵化毕业还要加力
source: 科技部网站《济宁高新区》，2016年1月11日
note: 状态为示意
rows:
  - { name: 产业链项目投产, value: 40, of: { value: 79, unit: 个 }, status: on-track, note: 投产运营或试生产 }
  - { name: 科技计划项目获批, value: 110, of: { value: 235, unit: 项 }, status: on-track, note: 国家、省、市各类计划 }
  - { name: 创新平台投入运营, value: 6, of: { value: 9, unit: 个, derived: true }, status: at-risk, note: 转化医学平台进入设备调试 }
  - { name: 孵化企业毕业, value: 23, of: { value: 68, unit: 个 }, status: behind, note: 对全年新引进项目（团队） }
`,
    tasks: `template: progress
title: 七项重点任务五项正常，两项需要协调
note: 进度与状态均为示意
rows:
  - { name: 服务企业百日会战, value: 100, status: done, note: 帮助225家企业 }
  - { name: 资本中心机构入驻, value: 92, status: on-track, note: 入驻80家 }
  - { name: 煤炭线上交易, value: 85, status: on-track, note: 会员500余家 }
  - { name: 园区市场化运营, value: 70, status: on-track }
  - { name: 知识产权交易平台, value: 35, status: at-risk, note: 初步建设方案已经完成 }
  - { name: 人才改革试验区, value: 60, status: on-track, note: 三年规划编制完成 }
  - { name: 闲置资产处置, value: 28, status: behind, note: 以资抵账意向12.3亿元 }
`,
    english: `template: progress
title: Three of five programmes are on schedule
source: Annual report, 2015
note: Shares and states are for illustration
rows:
  - { name: Hundred-day campaign, value: 100, status: done, note: 225 companies helped with permits }
  - { name: Projects in production, value: 40, of: { value: 79 }, status: on-track, note: Running or on trial }
  - { name: Applications approved, value: 110, of: { value: 235 }, status: on-track }
  - { name: Patent exchange, value: 35, status: at-risk, note: First plan of construction is ready }
  - { name: Sale of idle assets, value: 28, status: behind }
`,
  },
  suits: ({ rows }) => (rows.some(({ status, of }) => status !== undefined || of !== undefined) ? 0.95 : 0.6),
  split({ rows }, parts) {
    const most = rows.some(({ note }) => note !== undefined) ? mostRows.noted : mostRows.plain;
    return divided(rows, { parts, most, least: 2 })?.map(({ items }) => ({ rows: items }));
  },
  arrange({ rows }, context) {
    const height = Math.min(tallest, body.height / Math.max(rows.length, 4));
    const places = columnsOf(rows, context);
    return column(rows.map((one, i) => rowNode(one, i, { height, places }, context)));
  },
};

/** Rows of few items do not grow beyond this, so that they still read as a list. */
const tallest = 87.75;
const barHeight = 12;
const glyph = 10.5;
const glyphGap = 9;
const hollowLine = 1.5;

/** Left edges and widths within the body, in points. Numerals end and units begin on common lines. */
interface Columns {
  readonly nameWidth: number;
  readonly barX: number;
  readonly barWidth: number;
  readonly numeralX: number;
  readonly numeralWidth: number;
  readonly unitX: number;
  readonly unitWidth: number;
  readonly statusX?: number;
}

/** Names have four columns, numbers and states what they need; the bars have the rest, a column at the least. */
function columnsOf(rows: readonly Row[], context: SlideContext): Columns {
  const { theme, labels } = context;
  const widest = (texts: readonly number[]): number => Math.ceil(Math.max(0, ...texts) * singleLineAllowance);
  const stated = rows.flatMap(({ status }) => status ?? []);
  const words = widest(stated.map((status) => textWidth([{ text: labels.progress[status], bold: true }], theme, "body")));
  const statusX = stated.length > 0 ? body.width - words - glyph - glyphGap : undefined;
  const unitWidth = Math.min(widestUnit, widest(rows.map((one) => textWidth(unitRuns(one, context), theme, "small"))));
  const unitX = (statusX === undefined ? body.width : statusX - 1.5 * gap) - unitWidth;
  const barX = columnX(4) - page.margin;
  const room = unitX - unitGap - gap - shortestBar - barX;
  const numeralWidth = Math.min(room, widest(rows.map((one) => textWidth(numberRuns(one, context), theme, numeralRole))));
  const numeralX = unitX - unitGap - numeralWidth;
  return { nameWidth: columnWidth(4), barX, barWidth: numeralX - gap - barX, numeralX, numeralWidth, unitX, unitWidth, statusX };
}

const numeralRole = "numeral-s";
const unitGap = 3;
/** What is longer is reported. */
const widestUnit = columnWidth(3);
const shortestBar = columnWidth(1);
/** A unit's box stands so much lower than the numeral's that both have one baseline (.208 of the size above a line's foot). */
const belowNumeral = (theme: Theme): number => {
  const [numeral, unit] = [textStyle(theme, numeralRole), textStyle(theme, "small")];
  return (1.2 * numeral.size) / 2 - 0.208 * numeral.size - (unit.line / 2 - 0.208 * unit.size);
};

function rowNode(one: Row, i: number, { height, places }: { readonly height: number; readonly places: Columns }, context: SlideContext): LayoutNode {
  const name = `row ${i + 1}`;
  const barY = (height - barHeight) / 2;
  const unit = unitRuns(one, context);
  return layers(
    [
      place({ height: 0 }, rule(i === 0 ? "ink" : "rule", 0.75, { name: `${name} rule` })),
      place(
        { width: places.nameWidth },
        column(
          [
            text(one.name, "h3", { name: `${name} name`, maxLines: one.note === undefined ? [2] : [1, 1], from: ["rows", i, "name"] }),
            one.note === undefined ? undefined : text(one.note, "small", { name: `${name} note`, maxLines: [1], from: ["rows", i, "note"] }),
          ],
          { anchor: "middle" },
        ),
      ),
      place({ x: places.barX, y: barY, width: places.barWidth, height: barHeight }, rect("rest", { name: `${name} bar` })),
      one.share > 0 ? place({ x: places.barX, y: barY, width: places.barWidth * one.share, height: barHeight }, rect("accent", { name: `${name} bar filled` })) : undefined,
      place({ x: places.numeralX, width: places.numeralWidth }, runs(numberRuns(one, context), numeralRole, { name: `${name} value`, wrap: false, anchor: "middle", align: "right", from: ["rows", i, "value"] })),
      unit.length === 0
        ? undefined
        : place({ x: places.unitX, y: belowNumeral(context.theme), width: places.unitWidth, height }, runs(unit, "small", { name: `${name} unit`, wrap: false, anchor: "middle", from: ["rows", i, "unit"] })),
      one.status === undefined || places.statusX === undefined ? undefined : place({ x: places.statusX }, statusNode(one.status, i, height, context)),
    ],
    { size: height },
  );
}

const numberRuns = ({ value }: Row, { labels }: SlideContext): readonly Run[] => [
  ...(value.approximate ? [{ text: labels.about, bold: false, size: 12, color: "ink2" } as const] : []),
  { text: value.value, figure: value.figure },
];

/** Behind the number: `%`, or `/79个`. */
function unitRuns({ value, of }: Row, context: SlideContext): readonly Run[] {
  const derived = labelOf(undefined, value, context) || (of === undefined ? "" : labelOf(undefined, of, context));
  const unit = unitOf(value) ?? (of && unitOf(of)) ?? "";
  const whole: readonly Run[] = of === undefined ? [] : [{ text: "/" }, { text: `${of.approximate ? context.labels.about : ""}${of.value}`, figure: of.figure }];
  const words = `${unit}${derived}`;
  return words === "" ? whole : [...whole, { text: words }];
}

/** Shape, colour and word say the same thing. `up` and `down` are the theme's red and green, whatever a rise means. */
const marks: Readonly<Record<Status, { readonly geometry: Geometry; readonly color: ColorRole; readonly hollow?: true }>> = {
  done: { geometry: "rect", color: "accent" },
  "on-track": { geometry: "ellipse", color: "down" },
  "at-risk": { geometry: "triangle", color: "up", hollow: true },
  behind: { geometry: "diamond", color: "up" },
};
/** The middle of Chinese letters lies below the middle of their line. */
const belowMiddle = 2.5;

function statusNode(status: Status, i: number, height: number, { labels }: SlideContext): LayoutNode {
  const { geometry, color, hollow } = marks[status];
  const dress = hollow ? { fill: "bg" as const, stroke: { color, width: hollowLine } } : { fill: color };
  const urgent = status === "at-risk" || status === "behind";
  return layers([
    place({ y: (height - glyph) / 2 + belowMiddle, width: glyph, height: glyph }, { type: "shape", geometry, ...dress, name: `row ${i + 1} status mark` }),
    place(
      { x: glyph + glyphGap },
      text(labels.progress[status], "body", { name: `row ${i + 1} status`, group: "status", anchor: "middle", bold: urgent, color: urgent ? "ink" : undefined, from: ["rows", i, "status"] }),
    ),
  ]);
}
