import { z } from "zod";
import { fittingNumerals, labelOf, quantityRuns } from "../kinds/quantity-text.js";
import { quantityFields, quantityOf, type Quantity } from "../kinds/quantity.js";
import type { SlideContext, Template } from "../kinds/template.js";
import { takeawayAtFoot } from "../layout/blocks-structure.js";
import { body, columnWidth, gap } from "../layout/grid.js";
import { column, group, layers, place, rect, space, type LayoutNode } from "../layout/node.js";
import { runs, text } from "../layout/text-block.js";
import type { Path } from "../source/span.js";
import type { ColorRole, TypeRole } from "../theme/theme.js";

const states = ["done", "now", "plan"] as const;
type State = (typeof states)[number];

interface Item {
  readonly label: string;
  readonly head?: string;
  readonly text?: string;
  readonly quantity?: Quantity;
  readonly state: State;
}

interface Content {
  readonly items: readonly Item[];
  readonly takeaway?: { readonly head?: string; readonly text: string };
}

const { label: _, ...numberFields } = quantityFields;

const item = z
  .strictObject({
    label: z.string().min(1).max(40).describe("时间或阶段，6 字以内 / date or stage"),
    head: z.string().min(1).max(60).optional().describe("小标题，8 字以内；没有数字时用 / a few words where there is no number"),
    text: z.string().min(1).max(160).optional().describe("说明，22 字以内 / what happened or will happen"),
    state: z.enum(states).default("done").describe("done 已完成，now 进行中，plan 待推进 / how far it is"),
    ...numberFields,
  })
  .transform(({ label, head, text: words, state, ...given }, context): Item => {
    const counted = given.value !== undefined || given.figure !== undefined;
    return { label, head, text: words, state, quantity: counted ? quantityOf(given, context) : undefined };
  });

const content = z
  .strictObject({
    items: z.array(item).min(3).max(8).describe("节点，3–8 个，按时间先后 / three to eight points in time or stages"),
    takeaway: z
      .union([
        z.string().min(1).max(240),
        z.strictObject({
          head: z.string().min(1).max(60).optional().describe("小标题，14 字以内 / a short lead-in"),
          text: z.string().min(1).max(240).describe("一两句话，88 字以内 / one or two sentences"),
        }),
      ])
      .optional()
      .describe("时间轴下方的结论 / the conclusion below"),
  })
  .transform(({ items, takeaway }): Content => ({ items, takeaway: typeof takeaway === "string" ? { text: takeaway } : takeaway }));

/** Stages or dates along a rail, with what has been reached. */
export const template: Template<Content> = {
  name: "timeline",
  summary: { en: "Three to eight dates or stages on a rail, done, under way or planned", "zh-CN": "时间轴：三至八个时间或阶段，标明进度" },
  layout: "content",
  title: "required",
  content,
  examples: {
    stages: `template: timeline
title: 公共平台梯次成熟，六个已经投入运营
source: 科技部网站《济宁高新区》，2016年1月11日
note: 前三个阶段按原文点名的平台计数；各阶段平台可能重叠。
items:
  - { label: 方案设计, value: 1, unit: 个, text: 知识产权交易平台, state: plan }
  - { label: 主体完工, value: 2, unit: 个, text: 鲁南煤化工装备检验中心、省科学院济宁分院, state: plan }
  - { label: 设备调试, value: 1, unit: 个, text: 转化医学等平台, state: plan }
  - { label: 投入运营, value: 6, unit: 个, text: 药物研发、数字影视、新能源汽车等, state: done }
  - { label: 社会开放, value: 17, unit: 个, text: 行业公共平台陆续开放运营, state: done }
takeaway: 前三个阶段是来年投运的增量。已投运平台转入市场化运营，按有团队、有人员、有实体、有经营的标准逐个向社会开放。
`,
    alternating: `template: timeline
title: 一年七件事，要素市场从挂牌走到成势
source: 科技部网站《济宁高新区》，2016年1月11日
note: 报告未注明各事项的月份，次序为示意。
items:
  - { label: 资本中心, value: 80, unit: 家机构入驻, text: 全省首家专注资本市场的综合服务平台 }
  - { label: 要素交易, value: 5, unit: 家市场入驻, text: 要素交易市场进入资本中心 }
  - { label: 煤炭交易, value: 500, unit: 余家会员, text: 山东煤炭交易中心投入运行 }
  - { label: 新三板, value: 3, unit: 家新增, text: 广安科技、动脉智能、科大科技上市 }
  - { label: 人才联盟, value: 230, unit: 余场活动, text: 培训、联谊、测评等，另有现场招聘15场 }
  - { label: 金融机构, head: 集聚吴泰闸, text: 枣庄银行、日照银行等先后开业, state: now }
  - { label: 知识产权, head: 方案完成, text: 交易平台初步建设方案已经完成, state: plan }
`,
    english: `template: timeline
title: "Six platforms are at work, the next three are on their way"
source: Ministry of Science and Technology, 11 January 2016
note: The first three stages count the platforms that the report names.
items:
  - { label: Designed, value: 1, text: Exchange for intellectual property, state: plan }
  - { label: Built, value: 2, text: "Coal equipment, academy of sciences", state: plan }
  - { label: Being set up, value: 1, text: Translational medicine, state: now }
  - { label: In operation, value: 6, text: "Drug research, digital film and others", state: done }
  - { label: Open to all, value: 17, text: Industry platforms for every company, state: done }
takeaway: "The first three stages are next year's growth. What works already is opened to outside companies, one platform at a time."
`,
  },
  suits: ({ items }) => (items.length > 3 ? 0.95 : 0.8),
  arrange({ items, takeaway }, context) {
    const alternate = items.length > mostInOneRow;
    const at = places(items.length);
    const shift = takeaway ? 0 : withoutTakeaway;
    const tone = toneOf(items);
    const { above: foot, block } = takeawayAtFoot(takeaway, ["takeaway"], { width: columnWidth(9), height: body.height, top: takeawayTop }, context.theme);
    const drawn = alternate
      ? items.flatMap((one, i) => alternating(one, i, { ...at, above: i % 2 === 0, color: tone(one), foot: takeaway ? foot + 18 : takeawayTop }, context))
      : oneRow(items, at, tone, context);
    return layers([
      place({ y: shift }, layers([...drawn, rail(items, at.pitch, context)])),
      block,
    ]);
  },
};

/** Lines and tops of the design, in points from the body's top left corner. */
const labelTop = 28.5;
/** A label of two lines begins a line higher. */
const labelLine = 24;
const numeralTop = 57;
const numeralHeight = 58;
const railY = 153;
const railThickness = 3;
const nodeSize = 18;
const textTop = 177;
const textHeight = 72;
const takeawayTop = 291;
/** Without a takeaway everything stands a little lower, in the middle of the body. */
const withoutTakeaway = 24;
const mostInOneRow = 6;
const unitSize = 16;
/** Between the foot of what stands above the rail and its middle. */
const aboveRail = 24;

interface Places {
  readonly pitch: number;
  readonly width: number;
}

/** One row shares the body; of two rows each text has the room of two nodes, and the last still ends at the margin. */
function places(count: number): Places {
  if (count <= mostInOneRow) return { pitch: (body.width + gap) / count, width: (body.width + gap) / count - gap };
  const pitch = (body.width + gap) / (count + 1);
  return { pitch, width: 2 * pitch - gap };
}

/** What is under way stands out; where nothing is, what is done; where all are alike, none. */
function toneOf(items: readonly Item[]): (one: Item) => ColorRole {
  const alike = new Set(items.map(({ state }) => state)).size === 1;
  const shown: State = items.some(({ state }) => state === "now") ? "now" : "done";
  return ({ state }) => (!alike && state === shown ? "accent" : "ink");
}

/** Labels and numerals above the rail on common lines, texts below it. */
function oneRow(items: readonly Item[], { pitch, width }: Places, tone: (one: Item) => ColorRole, context: SlideContext): readonly LayoutNode[] {
  const { theme } = context;
  const quantities = items.flatMap(({ quantity }) => quantity ?? []);
  const numerals = fittingNumerals(quantities, ["numeral-l-mid", "numeral-s"], { unit: unitSize, width }, context);
  const headed = quantities.length > 0 || items.some(({ head }) => head !== undefined);
  const top = quantities.length > 0 ? labelTop : headed ? labelTop + 20 : railY - aboveRail - labelLine;
  const textRole: TypeRole = items.length === mostInOneRow ? "small" : "body";
  const lines = theme.type[textRole].steps.map(({ line }) => Math.floor(textHeight / line));
  return items.flatMap((one, i) => {
    const name = `item ${i + 1}`;
    const from = (field: string): Path => ["items", i, field];
    const x = pitch * i;
    return [
      place(
        { x, y: top - labelLine, width, height: 2 * labelLine },
        text(one.quantity ? labelOf(one.label, one.quantity, context) : one.label, "h3", { color: tone(one), anchor: "bottom", maxLines: [1, 2], group: "item label", name: `${name} label`, from: from("label") }),
      ),
      one.quantity
        ? place({ x, y: numeralTop, width, height: numeralHeight }, numerals.block(one.quantity, { color: tone(one) }, { name: `${name} number`, group: "item number", from: from("value") }))
        : one.head === undefined
          ? undefined
          : place(
              { x, y: quantities.length > 0 ? numeralTop : top + 28, width, height: quantities.length > 0 ? numeralHeight - 4 : 54 },
              text(one.head, "h2", { color: tone(one), anchor: quantities.length > 0 ? "bottom" : "top", maxLines: [2], group: "item head", name: `${name} head`, from: from("head") }),
            ),
      one.text === undefined
        ? undefined
        : place({ x, y: textTop, width, height: textHeight }, text(one.text, textRole, { maxLines: lines, group: "item text", name: `${name} text`, from: from("text") })),
    ].filter((node) => node !== undefined);
  });
}

/** Label, number or head, and text in one block, above the rail and below it by turns. */
function alternating(one: Item, i: number, { pitch, width, above, color, foot }: Places & { readonly above: boolean; readonly color: ColorRole; readonly foot: number }, context: SlideContext): readonly LayoutNode[] {
  const name = `item ${i + 1}`;
  const from = (field: string): Path => ["items", i, field];
  const head = { bold: true, color: "ink", maxLines: [1, 2], group: "item head", name: `${name} ${one.quantity ? "number" : "head"}` } as const;
  const words = column(
    [
      text(one.label, "h3", { color, maxLines: [1], group: "item label", name: `${name} label`, from: from("label") }),
      one.quantity
        ? runs(quantityRuns(one.quantity, context), "body", { ...head, from: from("value") })
        : one.head === undefined ? undefined : text(one.head, "body", { ...head, from: from("head") }),
      one.text === undefined ? undefined : space(2),
      one.text === undefined ? undefined : text(one.text, "body", { maxLines: [3], group: "item text", name: `${name} text`, from: from("text") }),
    ],
    { anchor: above ? "bottom" : "top" },
  );
  const box = above ? { y: 0, height: railY - aboveRail } : { y: textTop - 3, height: foot - textTop };
  return [place({ x: pitch * i, width, ...box }, words)];
}

/** The rail with its nodes. What the colours say is said in words for those who do not see them. */
function rail(items: readonly Item[], pitch: number, { labels }: SlideContext): LayoutNode {
  const done = items.flatMap(({ state }, i) => (state === "done" ? [i] : []));
  const first = done[0];
  const last = done.at(-1);
  const start = first === undefined ? 0 : pitch * first;
  const end = last === undefined ? 0 : last === items.length - 1 ? body.width : pitch * last + nodeSize / 2;
  const alike = new Set(items.map(({ state }) => state)).size === 1;
  const said = items.map(({ label, state }) => `${label}${labels.colon}${labels.states[state]}`).join(labels.semicolon);
  const bar = { y: railY - railThickness / 2, height: railThickness } as const;
  return group(
    "rail",
    layers([
      place(bar, rect("rule", { name: "whole rail" })),
      end > start ? place({ ...bar, x: start, width: end - start }, rect("accent", { name: "rail done" })) : undefined,
      ...items.map(({ state }, i) => place({ x: pitch * i, y: railY - nodeSize / 2, width: nodeSize, height: nodeSize }, node(state, `node ${i + 1}`))),
    ]),
    alike ? null : said,
  );
}

/** Rings are drawn inside their box, so that all nodes are equally large. */
function node(state: State, name: string): LayoutNode {
  if (state === "done") return { type: "shape", geometry: "ellipse", fill: "accent", name };
  const ring = { fill: "bg", stroke: { color: state === "now" ? "accent" : "muted", width: 2.25 } } as const;
  return place({ x: 1.2, y: 1.2, width: nodeSize - 2.4, height: nodeSize - 2.4 }, { type: "shape", geometry: "ellipse", name, ...ring });
}
