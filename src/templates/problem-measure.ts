import { z } from "zod";
import { phraseBlock, phraseSchema, type Phrase } from "../kinds/phrase.js";
import type { SlideContext, Template } from "../kinds/template.js";
import { arrow, arrowHeight } from "../layout/blocks-structure.js";
import { body } from "../layout/grid.js";
import { column, layers, place, rule, space, type LayoutNode } from "../layout/node.js";
import { text } from "../layout/text-block.js";
import type { Path } from "../source/span.js";

interface Row {
  readonly problem: string;
  readonly symptom?: string;
  readonly measure: string;
  readonly means?: Phrase;
}

interface Content {
  readonly rows: readonly Row[];
  readonly heads?: { readonly problem?: string; readonly measure?: string; readonly means?: string };
  /** Rows on the slides before, where the list was divided: numbers go on, and messages point at the right row. */
  readonly before?: number;
}

const head = (description: string) => z.string().min(1).max(40).optional().describe(description);

const content = z.strictObject({
  rows: z
    .array(
      z.strictObject({
        problem: z.string().min(1).max(100).describe("问题，12 字以内 / the problem"),
        symptom: z.string().min(1).max(120).optional().describe("表现，14 字以内 / how it shows"),
        measure: z.string().min(1).max(240).describe("对策，42 字以内 / what is done about it"),
        means: phraseSchema(120).optional().describe("抓手，18 字以内，或一个数字 / by what means, or a number or figure"),
      }),
    )
    .min(2)
    .max(60)
    .describe("问题与对策，每页 2–5 行 / problems and measures, two to five on a slide"),
  heads: z
    .strictObject({
      problem: head("第一栏名称，默认“问题” / head of the first column"),
      measure: head("第二栏名称，默认“对策” / head of the second column"),
      means: head("第三栏名称，默认“抓手” / head of the third column"),
    })
    .optional()
    .describe("栏目名称 / other heads for the columns"),
});

/** Problems on the left, what is done about each on the right. */
export const template: Template<Content> = {
  name: "problem-measure",
  summary: { en: "Problems, the measure against each, and by what means", "zh-CN": "问题对策：问题、对策、抓手逐行对应" },
  layout: "content",
  title: "required",
  content,
  examples: {
    "four-problems": `template: problem-measure
title: 四个问题逐一对应措施，每项都有抓手
source: 科技部网站《济宁高新区》，2016年1月11日
rows:
  - { problem: 传统产业转型任务艰巨, symptom: 工程机械持续走低, measure: 扩总量、调结构、促转型、抓创新，改造传统、壮大新兴, means: 22家吟龙企业一企一策 }
  - { problem: 区域竞争优势不明显, symptom: 与先进高新区仍有差距, measure: 与先进对标、向一流学习，聚焦四个主攻方向, means: 17个公共平台向社会开放 }
  - { problem: 部分干部激情减退, symptom: 干事创业精气神有待提振, measure: 增强能力素质，提振精气神，提升执行力, means: 重点工作督查调度与现场办公 }
  - { problem: 理念方法不适应新常态, symptom: 思想观念、方法、考核滞后, measure: 强化进取、机遇、责任意识，改进目标考核, means: 班子成员领题研究重大课题 }
`,
    "without-means": `template: problem-measure
title: 稳增长先解三道难题
source: 科技部网站《济宁高新区》，2016年1月11日
rows:
  - { problem: 手续办理慢, symptom: 土地和房产确权滞后, measure: 开展服务企业百日会战，帮助225家企业接力办理环保、立项、规划、建设等手续 }
  - { problem: 担保圈风险, symptom: 企业短期续贷资金吃紧, measure: 研究形成“2.0版”综合措施，设立“惠新1号”过桥基金，组建融资合作联盟 }
  - { problem: 政策资金不足, measure: 加大对上争取力度，累计获批市级以上政策资金3.5亿元 }
heads: { measure: 已采取的措施 }
`,
    english: `template: problem-measure
title: Every problem has a measure and someone who answers for it
source: Ministry of Science and Technology, 11 January 2016
rows:
  - { problem: Old industries are slow to change, symptom: Machinery keeps falling, measure: "Modernise what exists, and build up information technology and new energy", means: A plan for each of 22 leading firms }
  - { problem: No clear edge over other parks, symptom: A gap to the leaders, measure: "Learn from the best, and concentrate on four lines of work", means: 17 platforms open to all }
  - { problem: Some staff have lost their drive, measure: "Train, motivate and follow up on what was decided", means: Reviews on the spot }
`,
  },
  suits: () => 0.95,
  split(slide, parts) {
    const { rows } = slide;
    const slides = Math.max(parts, Math.ceil(rows.length / mostRows));
    if (slides > 1 && rows.length < 2 * slides) return undefined;
    const start = (part: number): number => Math.round((rows.length * part) / slides);
    return Array.from({ length: slides }, (_, part) => ({ ...slide, rows: rows.slice(start(part), start(part + 1)), before: (slide.before ?? 0) + start(part) }));
  },
  arrange(slide, context) {
    const { rows, heads, before = 0 } = slide;
    const { labels } = context;
    const withMeans = rows.some(({ means }) => means !== undefined);
    const height = rowsHeight / Math.max(rows.length, 3);
    const style = { height, withMeans, dense: rows.length > 4, before };
    const headAt = (x: number, field: "problem" | "measure" | "means", width: number) =>
      place(
        { x, y: headTop, width, height: 18 },
        text(heads?.[field] ?? labels[field], "small", {
          name: `${field} head`, bold: true, color: field === "measure" ? "accent" : "ink3", maxLines: [1], from: ["heads", field],
        }),
      );
    return layers([
      headAt(0, "problem", problemX + problemWidth),
      headAt(measureX, "measure", withMeans ? measureWidth : body.width - measureX),
      withMeans ? headAt(meansX, "means", body.width - meansX) : undefined,
      ...rows.map((row, i) => place({ y: headHeight + height * i, height }, rowBlock(row, i, style, context))),
    ]);
  },
};

const mostRows = 5;
/** The design's columns and lines, in points from the body's top left corner. */
const headTop = -3;
const headHeight = 21;
const rowsHeight = 330;
const problemX = 24;
const problemWidth = 240;
const arrowX = 273;
const arrowWidth = 27;
const measureX = 312;
const measureWidth = 322.5;
const meansX = 670.5;

interface Style {
  readonly height: number;
  readonly withMeans: boolean;
  readonly dense: boolean;
  readonly before: number;
}

function rowBlock({ problem, symptom, measure, means }: Row, i: number, { height, withMeans, dense, before }: Style, context: SlideContext): LayoutNode {
  const name = `row ${i + 1}`;
  const from = (field: string): Path => ["rows", before + i, field];
  const top = dense ? 11 : 16.5;
  const line = dense ? 22 : 24;
  const [headRole, role, smallRole] = dense ? (["body", "body", "small"] as const) : (["h3", "text", "body"] as const);
  const ink = { bold: true, color: "ink", group: "problem" } as const;
  const room = height - top;
  const lines = [Math.floor(room / line), Math.floor(room / (dense ? 18 : 22))];
  const at = (x: number, width: number, child: LayoutNode) => place({ x, y: top, width, height: room }, child);
  return layers([
    place({ height: 0 }, rule(i === 0 ? "ink" : "rule", 0.75, { name: `${name} rule` })),
    at(0, problemX, text(String(before + i + 1), headRole, { ...ink, color: "ink3", name: `${name} number` })),
    at(
      problemX,
      problemWidth,
      column([
        text(problem, headRole, { ...ink, maxLines: [2], placeholder: "body", name: `${name} problem`, from: from("problem") }),
        symptom === undefined ? undefined : space(dense ? 0 : 3),
        symptom === undefined ? undefined : text(symptom, smallRole, { maxLines: [2], group: "symptom", placeholder: "body", name: `${name} symptom`, from: from("symptom") }),
      ]),
    ),
    place({ x: arrowX, y: top + (line - arrowHeight) / 2, width: arrowWidth, height: arrowHeight }, arrow(`${name} arrow`, arrowWidth)),
    at(measureX, withMeans ? measureWidth : body.width - measureX, text(measure, role, { color: "ink", maxLines: lines, group: "measure", placeholder: "body", name: `${name} measure`, from: from("measure") })),
    means === undefined ? undefined : at(meansX, body.width - meansX, phraseBlock(means, role, { maxLines: lines, group: "measure", name: `${name} means`, from: from("means") }, context)),
  ]);
}

