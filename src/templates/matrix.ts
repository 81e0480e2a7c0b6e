import { z } from "zod";
import type { SlideContext, Template } from "../kinds/template.js";
import { pointIndent, squarePoints } from "../layout/blocks-structure.js";
import { body, singleLineAllowance } from "../layout/grid.js";
import { textWidth } from "../layout/layout.js";
import { column, layers, place, rect, type LayoutNode } from "../layout/node.js";
import { inline, runs, text } from "../layout/text-block.js";
import type { Path } from "../source/span.js";
import { breakParagraph } from "../text/lines.js";
import { textStyle, type Theme, type TypeRole } from "../theme/theme.js";

interface Cell {
  readonly head: string;
  readonly letter?: string;
  readonly points: readonly string[];
}

interface Content {
  /** Top left, top right, bottom left, bottom right. */
  readonly cells: readonly Cell[];
  readonly columns?: readonly string[];
  readonly rows?: readonly string[];
  readonly highlight?: number;
}

const axis = (description: string) => z.array(z.string().min(1).max(40)).length(2).optional().describe(description);

const content = z
  .strictObject({
    cells: z
      .array(
        z.strictObject({
          head: z.string().min(1).max(60).describe("格内标题，6 字以内 / head of the cell"),
          letter: z.string().min(1).max(3).optional().describe("右上角字母：S、W、O、T / letter in the corner"),
          points: z.array(z.string().min(1).max(160)).min(1).max(4).describe("要点，1–4 条，每条 22 字以内 / one to four points"),
        }),
      )
      .length(4)
      .describe("四格，依次为左上、右上、左下、右下 / four cells: top left, top right, bottom left, bottom right"),
    columns: axis("两列名称，依次为左、右 / heads of the two columns"),
    rows: axis("两行名称，依次为上、下 / labels of the two rows"),
    highlight: z
      .union([z.number().int().min(1).max(4), z.literal("none")])
      .default("none")
      .describe("突出第几格，从 1 数起；none 表示都不突出 / the emphasised cell, counted from 1, or none"),
  })
  .transform(({ highlight, ...rest }): Content => ({ ...rest, highlight: highlight === "none" ? undefined : highlight - 1 }));

/** Two by two: strengths and weaknesses, chances and risks, effort and effect. */
export const template: Template<Content> = {
  name: "matrix",
  summary: { en: "Two by two cells with points and axis labels, one emphasised", "zh-CN": "四象限：两行两列，可突出一格（如 SWOT）" },
  layout: "content",
  title: "required",
  content,
  examples: {
    swot: `template: matrix
title: 底子厚、短板明：以平台和改革红利对冲转型压力
source: 科技部网站《济宁高新区》，2016年1月11日
columns: [有利因素, 不利因素]
rows: [内部, 外部]
cells:
  - { head: 优势, letter: S, points: [17个行业公共平台向社会开放, 信息、汽车产业园获批省级示范基地, 资本中心入驻80家机构] }
  - { head: 短板, letter: W, points: [区域竞争核心优势不够突出, 部分干部创业激情有所消退, 观念、方法、考核与新常态不适应] }
  - { head: 机遇, letter: O, points: [纳入“创业中国行动计划”, 承担省人才改革试验区建设, 甲骨文、华为等信息产业龙头布局] }
  - { head: 挑战, letter: T, points: [经济下行压力加大, 工程机械行业长期低迷, 传统产业转型任务依然繁重] }
highlight: 3
`,
    priorities: `template: matrix
title: 先抓见效快、影响大的事
source: 科技部网站《济宁高新区》，2016年1月11日
note: 分类为本汇报的判断。
columns: [见效快, 见效慢]
rows: [影响大, 影响小]
cells:
  - { head: 立即做, points: [服务企业百日会战, “惠新1号”过桥基金, 对上争取政策资金, 闲置资产加快处置] }
  - { head: 持续做, points: [传统产业改造与新兴产业培育, 专业运营商招引, 人才改革试验区三年规划] }
  - { head: 顺手做, points: [创业沙龙与创客训练营, 现场招聘] }
  - { head: 先不做, points: [知识产权交易平台扩容] }
highlight: 1
`,
    english: `template: matrix
title: A sound base, and reform to offset the pressure to change
source: Ministry of Science and Technology, 11 January 2016
columns: [Helpful, Harmful]
rows: [Internal, External]
cells:
  - { head: Strengths, letter: S, points: [17 industry platforms open to all, Two parks recognised by the province, 80 firms in the capital centre] }
  - { head: Weaknesses, letter: W, points: [No clear edge over competing regions, Some staff have lost their drive, Ideas and targets behind the times] }
  - { head: Opportunities, letter: O, points: [Part of the national start-up plan, Pilot zone for talent reform, Large IT companies are settling here] }
  - { head: Threats, letter: T, points: [The economy is slowing, Construction machinery keeps falling, Old industries are hard to transform] }
highlight: 3
`,
  },
  suits: ({ cells, columns, rows }) => (columns || rows || cells.some(({ letter }) => letter) ? 1 : 0.8),
  arrange({ cells, columns, rows, highlight }, context) {
    const { theme } = context;
    const left = rows ? rowLabelWidth(rows, theme) + labelGap : 0;
    const top = columns ? columnLabelHeight : 0;
    const size = { width: (body.width - left - joint) / 2, height: (body.height - top - joint) / 2 };
    const style = styleOf(cells, size, theme);
    const x = (i: number): number => left + (i % 2) * (size.width + joint);
    const y = (i: number): number => top + Math.floor(i / 2) * (size.height + joint);
    const label = { bold: true, color: "ink3", maxLines: [1] } as const;
    const rowLabel = (i: number): LayoutNode | undefined =>
      rows && place({ y: y(2 * i), width: left - labelGap, height: size.height }, text(rows[i]!, "small", { ...label, maxLines: [3], anchor: "middle", name: `row ${i + 1} label`, from: ["rows", i] }));
    const placed = cells.map((one, i) => place({ x: x(i), y: y(i), ...size }, cellBlock(one, i, { ...style, ...size, filled: i === highlight }, context)));
    return layers([
      ...(columns ?? []).map((value, i) => place({ x: x(i), width: size.width, height: 18 }, text(value, "small", { ...label, name: `column ${i + 1} label`, from: ["columns", i] }))),
      rowLabel(0),
      ...placed.slice(0, 2),
      rowLabel(1),
      ...placed.slice(2),
    ]);
  },
};

/** The design's lengths, in points. */
const joint = 6;
const columnLabelHeight = 24;
const labelGap = 10.5;
const shortestLabel = 45;
const longestLabel = 108;
const padding = 21;
const letterSize = 36;
const letterWidth = 60;
/** How much higher than the head the letter's box begins, so that both look centred on one line. */
const letterRise = 5;
const pointsFoot = 9;

/** The design's c0, wider where a label needs it. */
const rowLabelWidth = (rows: readonly string[], theme: Theme): number =>
  Math.min(longestLabel, Math.max(shortestLabel, ...rows.map((label) => textWidth([{ text: label, bold: true }], theme, "small") * singleLineAllowance)));

interface Style {
  readonly role: TypeRole;
  readonly head: number;
  readonly points: number;
}

const roomy: Style = { role: "text", head: 16.5, points: 58.5 };
const tight: Style = { role: "body", head: 10.5, points: 46 };
const pointGap = [6, 4, 2] as const;

/** All cells alike: the design's spacing where every cell keeps it at 16 or 14 pt, else the tighter one. */
function styleOf(cells: readonly Cell[], size: { readonly width: number; readonly height: number }, theme: Theme): Style {
  const room = size.height - roomy.points - pointsFoot;
  const width = size.width - 2 * padding - pointIndent;
  const fits = theme.type[roomy.role].steps.some((_, level) => {
    const style = textStyle(theme, roomy.role, level);
    return cells.every(({ points }) => {
      const lines = points.reduce((sum, point) => sum + breakParagraph(inline(point), style, width).length, 0);
      return lines * style.line + (points.length - 1) * pointGap[1] <= room;
    });
  });
  return fits ? roomy : tight;
}

function cellBlock({ head, letter, points }: Cell, i: number, style: Style & { readonly width: number; readonly height: number; readonly filled: boolean }, { theme }: SlideContext): LayoutNode {
  const name = `cell ${i + 1}`;
  const from = (field: string): Path => ["cells", i, field];
  const { filled, role, width } = style;
  const room = width - 2 * padding;
  return layers([
    rect(filled ? "fill" : "panel", { name }),
    place(
      { x: padding, y: style.head, width: letter === undefined ? room : room - letterWidth, height: 27 },
      text(head, "h2", { color: filled ? "onfill" : "ink", maxLines: [1], group: "cell head", name: `${name} head`, from: from("head") }),
    ),
    letter === undefined
      ? undefined
      : place(
          { x: width - padding - letterWidth, y: style.head - letterRise, width: letterWidth, height: 48 },
          runs([{ text: letter, size: letterSize }], "numeral-m", { wrap: false, align: "right", color: filled ? "onrule" : "muted", name: `${name} letter`, from: from("letter") }),
        ),
    place(
      { x: padding, y: style.points, width: room, height: style.height - style.points - pointsFoot },
      column(squarePoints(points, { role, name, from: from("points"), color: filled ? "onfill" : undefined, mark: filled ? "onfill2" : "accent", group: "points", maxLines: [2] }, theme), { gap: pointGap }),
    ),
  ]);
}
