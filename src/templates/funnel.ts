import { z } from "zod";
import { labelOf, quantityNumeral } from "../kinds/quantity-text.js";
import { quantityFields, quantityOf, quantitySchema, readNumber, type Quantity } from "../kinds/quantity.js";
import type { SlideContext, Template } from "../kinds/template.js";
import { keyPoints } from "../layout/blocks.js";
import { body, columnWidth, columnX, gap, page, singleLineAllowance } from "../layout/grid.js";
import { textWidth } from "../layout/layout.js";
import { column, layers, place, rect, row, space, type LayoutNode } from "../layout/node.js";
import { runs, text } from "../layout/text-block.js";
import type { Run } from "../scene/nodes.js";
import { issue } from "../source/validate.js";
import type { TypeRole } from "../theme/theme.js";

interface Stage {
  readonly name: string;
  readonly note?: string;
  readonly quantity?: Quantity;
  readonly rate?: Quantity;
}

const stage = z
  .strictObject({
    name: z.string().min(1).max(60).describe("阶段名，8 字以内 / name of the stage"),
    note: z.string().min(1).max(80).optional().describe("补充说明，12 字以内 / a short note"),
    rate: quantitySchema.optional().describe("上一阶段到这一阶段的转化率，可带 label / share that came here from the stage before, with a label if wanted"),
    ...quantityFields,
  })
  .transform(({ name, note, rate, ...given }, context): Stage => {
    const counted = given.value !== undefined || given.figure !== undefined;
    return { name, note, rate, quantity: counted ? quantityOf(given, context) : undefined };
  });

const point = z.union([
  z.string().min(1).max(200),
  z.strictObject({
    head: z.string().max(60).optional().describe("小标题，10 字以内 / lead-in"),
    text: z.string().min(1).max(200).describe("说明，38 字以内 / what it means"),
  }),
]);

const content = z
  .strictObject({
    stages: z.array(stage).min(3).max(6).describe("各阶段，自上而下逐级收窄，3–6 级 / the stages from wide to narrow, 3 to 6"),
    highlight: z
      .union([z.int().min(1).max(6), z.literal("none")])
      .optional()
      .describe("突出第几级；默认最后一级，none 表示不突出 / number of the emphasised stage; the last unless said"),
    points: z.array(point).min(1).max(3).optional().describe("右侧结论，一至三条 / conclusions beside the funnel"),
    head: z.string().max(30).optional().describe("结论栏的标签，默认“要点” / label above the conclusions"),
  })
  .superRefine(({ stages, highlight }, context) => {
    const count = stages.length;
    if (stages[0]?.rate) context.addIssue(issue("unknown-field", { field: "rate", known: ["name", "note", "value", "unit"] }, { path: ["stages", 0, "rate"], at: "key" }));
    if (typeof highlight === "number" && highlight > count)
      context.addIssue(issue("number-too-large", { field: "highlight", value: String(highlight), max: String(count), inclusive: true }, { path: ["highlight"] }));
  });
type Content = z.infer<typeof content>;

/** What is left from stage to stage: slips that get narrower, as wide as their numbers say where these can be compared. */
export const template: Template<Content> = {
  name: "funnel",
  summary: { en: "Three to six stages that get narrower, with what passes between them", "zh-CN": "漏斗：三至六级逐级收窄，标出转化率" },
  layout: "content",
  title: "required",
  content,
  examples: {
    projects: `template: funnel
title: 科技计划申报获批近半，孵化还要往下走
subtitle: 2015年科技计划与孵化
source: 科技部网站《济宁高新区》，2016年1月11日
stages:
  - { name: 申报科技计划, note: 国家、省、市各类, value: 235, unit: 项 }
  - { name: 获批立项, note: 获批资金9100万元, value: 110, unit: 项, rate: { label: 获批率, value: 46.8, unit: "%" } }
  - { name: 新引进孵化, note: 科技项目与团队, value: 68, unit: 个 }
  - { name: 孵化毕业, note: 毕业企业, value: 23, unit: 家 }
points:
  - { head: 立项接近一半, text: 每申报两项，就有近一项获批，创新支持资金9100万元。 }
  - { head: 孵化是瓶颈, text: 新引进68个项目，同年毕业23家，孵化周期仍需缩短。 }
`,
    "without-numbers": `template: funnel
title: 课题研究层层落地，最后落到一项突破
source: 科技部网站《济宁高新区》，2016年1月11日
stages:
  - { name: 找准一个问题, note: 班子成员牵头，选定重大课题 }
  - { name: 开展一项调研, note: 到漕河泾、光谷、麓谷学习 }
  - { name: 建设一个实体, note: 有团队、有人员、有经营 }
  - { name: 突破一项工作, note: 成果转化为具体举措 }
`,
    english: `template: funnel
title: Nearly one in two applications becomes a project
source: Annual report, 2015
stages:
  - { name: Applications, note: "National, provincial and city programmes", value: 235 }
  - { name: Approved projects, note: With 91 million yuan of funds, value: 110, rate: { label: Approved, value: 46.8, unit: "%" } }
  - { name: Incubated projects, note: New in the incubators, value: 68 }
  - { name: Graduates, note: Companies on their own feet, value: 23 }
highlight: 2
points:
  - { head: Approval is high, text: Almost half of what is handed in gets funds from above. }
  - { head: Incubation is slow, text: Few of the projects leave the incubators in their first year. }
`,
  },
  suits: () => 0.8,
  arrange(slide, context) {
    const { stages, points } = slide;
    const width = points ? columnWidth(8) : body.width;
    const counted = stages.some(({ quantity }) => quantity);
    const between = stages.some(({ rate }) => rate) ? rateGap : plainGap;
    const height = Math.min(counted ? tallest : tallestNamed, (body.height - 2 * edge - between * (stages.length - 1)) / stages.length);
    const strong = slide.highlight === "none" ? undefined : (slide.highlight ?? stages.length) - 1;
    const lane: Lane = counted ? { x: nameWidth(points !== undefined) + gap, width: width - nameWidth(points !== undefined) - gap } : { x: 0, width };
    const widths = slipWidths(stages, lane.width);
    const role = numeralRole(stages, widths, lane, context);
    const drawn = layers(
      stages.flatMap((one, i) => {
        const style: Style = { y: edge + i * (height + between), height, between, lane, width: widths[i]!, strong: i === strong, role };
        return [...(one.rate ? [rateBlock(one.rate, i, style, context)] : []), ...(counted ? countedStage(one, i, style, context) : namedStage(one, i, style))];
      }),
      { size: width },
    );
    if (!points) return drawn;
    const items = points.map((item) => (typeof item === "string" ? { text: item } : item));
    return row([drawn, space(columnX(8) - page.margin - width), { ...keyPoints(items, ["points"], context.labels, slide.head), size: columnWidth(4) }]);
  },
};

/** Air above the first and below the last slip, for names of two lines beside them. */
const edge = 9;
const rateGap = 27;
const plainGap = 12;
const tallest = 66;
const tallestNamed = 72;
const nameWidth = (beside: boolean): number => columnWidth(beside ? 2 : 3) + (beside ? 27 : 0);
/** Of a funnel without numbers of one unit: its last slip as a share of the first. */
const narrowest = 0.4;
const leastSlip = 3;

interface Lane {
  readonly x: number;
  readonly width: number;
}

interface Style {
  readonly y: number;
  readonly height: number;
  readonly between: number;
  readonly lane: Lane;
  /** Of the slip. */
  readonly width: number;
  readonly strong: boolean;
  /** Of all numbers. */
  readonly role: TypeRole;
}

/** As the numbers where all are of one unit and none is larger than the one before; else in even steps. */
function slipWidths(stages: readonly Stage[], room: number): readonly number[] {
  const amounts = stages.map(({ quantity }) => Number(quantity ? (readNumber(quantity.value)?.text ?? Number.NaN) : Number.NaN));
  const [largest = 0] = amounts;
  const kinds = new Set(stages.map(({ quantity: { unit = "" } = {} }) => (counters.has(unit) ? "" : unit)));
  const comparable = largest > 0 && kinds.size === 1 && amounts.every((amount, i) => amount >= 0 && (i === 0 || amount <= amounts[i - 1]!));
  if (comparable) return amounts.map((amount) => Math.max(leastSlip, (amount / largest) * room));
  return stages.map((_, i) => room * (1 - ((1 - narrowest) * i) / (stages.length - 1)));
}

/** Units that only say what is counted: 235项 and 23家 are both so many. */
const counters: ReadonlySet<string> = new Set(["项", "个", "家", "户", "人", "名", "件", "次", "场", "份", "条", "台", "套"]);

const slip = (i: number, { y, height, lane, width, strong }: Style): LayoutNode =>
  place({ x: lane.x + (lane.width - width) / 2, y, width, height }, rect(strong ? "fill" : "tint2", { name: `stage ${i + 1} slip` }));

/** Name and note at the left, the number in its slip or, where that is too narrow, beside it. */
function countedStage({ name, note, quantity }: Stage, i: number, style: Style, context: SlideContext): readonly LayoutNode[] {
  const { y, height, between, lane, width, strong, role } = style;
  const from = ["stages", i];
  const room = Math.min(edge, between / 2 - 1);
  const words = column(
    [
      text(quantity ? labelOf(name, quantity, context) : name, "h3", { name: `stage ${i + 1} name`, group: "stage names", color: strong ? "accent" : undefined, maxLines: [1, 2], from: [...from, "name"] }),
      note === undefined ? undefined : text(note, "small", { name: `stage ${i + 1} note`, maxLines: [2], from: [...from, "note"] }),
    ],
    { anchor: "middle" },
  );
  const left = place({ y: y - room, width: lane.x - gap, height: height + 2 * room }, words);
  if (!quantity) return [left, slip(i, style)];
  const numeral = quantityNumeral(quantity, role, { unit: unitSize }, { anchor: "middle", name: `stage ${i + 1} value`, group: "stage values", from: [...from, "value"] }, context);
  const middle = lane.x + lane.width / 2;
  if (widthOf(quantity, role, 0, context) > width - inside && roomBeside(width, lane) > width - inside) return [left, slip(i, style), place({ x: middle + width / 2 + inside, y, width: roomBeside(width, lane), height }, { ...numeral, color: strong ? "accent" : "ink" })];
  const tone = strong ? "onfill" : "ink";
  const within = { ...numeral, color: tone, align: "center", paragraphs: numeral.paragraphs.map((list) => list.map((run): Run => (strong && run.color ? { ...run, color: "onfill2" } : run))) } as const;
  return [left, slip(i, style), place({ x: middle - width / 2 + inside / 2, y, width: width - inside, height }, within)];
}

/** Large, unless some number then fits neither its slip nor the room beside it. */
function numeralRole(stages: readonly Stage[], widths: readonly number[], lane: Lane, context: SlideContext): TypeRole {
  const last = context.theme.type["numeral-s"].steps.length - 1;
  const fits = stages.every(({ quantity }, i) => !quantity || widthOf(quantity, "numeral-s", last, context) <= Math.max(widths[i]! - inside, roomBeside(widths[i]!, lane)));
  return fits ? "numeral-s" : "h2";
}

const widthOf = (quantity: Quantity, role: TypeRole, level: number, context: SlideContext): number =>
  textWidth(quantityNumeral(quantity, role, { unit: unitSize }, {}, context).paragraphs[0]!.map((run) => ({ bold: true, ...run })), context.theme, role, level) * singleLineAllowance;
const roomBeside = (width: number, lane: Lane): number => (lane.width - width) / 2 - inside;

const unitSize = 14;
/** Between a number and the ends of its slip. */
const inside = 9;

/** Without numbers the slips carry the names. */
function namedStage({ name, note }: Stage, i: number, style: Style): readonly LayoutNode[] {
  const { y, height, lane, width, strong } = style;
  const from = ["stages", i];
  const words = column(
    [
      text(name, "h3", { name: `stage ${i + 1} name`, group: "stage names", align: "center", color: strong ? "onfill" : "ink", maxLines: [1, 2], from: [...from, "name"] }),
      note === undefined ? undefined : text(note, "small", { name: `stage ${i + 1} note`, align: "center", color: strong ? "onfill2" : undefined, maxLines: [1], from: [...from, "note"] }),
    ],
    { anchor: "middle" },
  );
  return [slip(i, style), place({ x: lane.x + (lane.width - width) / 2 + gap, y, width: width - 2 * gap, height }, words)];
}

/** `▼ 获批率 46.8%` between two slips. */
function rateBlock(rate: Quantity, i: number, { y, between, lane }: Style, context: SlideContext): LayoutNode {
  const label = labelOf(rate.label, rate, context);
  const [number = []] = quantityNumeral(rate, "small", { unit: 12, unitColor: "ink" }, {}, context).paragraphs;
  const list: readonly Run[] = [{ text: "▼ ", size: 9, color: "muted" }, ...(label === "" ? [] : [{ text: `${label} ` }]), ...number.map((run): Run => ({ ...run, bold: true, color: "ink" }))];
  return place({ x: lane.x, y: y - between + (between - 18) / 2, width: lane.width, height: 18 }, runs(list, "small", { name: `stage ${i + 1} rate`, align: "center", anchor: "middle", maxLines: [1], from: ["stages", i, "rate"] }));
}
