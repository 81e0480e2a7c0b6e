import { z } from "zod";
import { labelOf, quantityNumeral } from "../kinds/quantity-text.js";
import { quantityFields, quantityOf, type Quantity } from "../kinds/quantity.js";
import type { SlideContext, Template } from "../kinds/template.js";
import { body, columnWidth, gap, padding, singleLineAllowance } from "../layout/grid.js";
import { textWidth } from "../layout/layout.js";
import { column, inset, layers, place, rect, rule, type LayoutNode } from "../layout/node.js";
import { text } from "../layout/text-block.js";
import { issue } from "../source/validate.js";

interface Level {
  readonly name: string;
  readonly text?: string;
  readonly label?: string;
  readonly quantity?: Quantity;
}
interface Content {
  readonly levels: readonly Level[];
  /** Index of the one that stands out. */
  readonly highlight?: number;
}

const level = z
  .strictObject({
    name: z.string().min(1).max(60).describe("名称，7 字以内 / short name"),
    text: z.string().min(1).max(200).optional().describe("说明，至多两行：无数字时 48 字以内，有数字时 28 字以内 / what it means, two lines at most"),
    ...quantityFields,
  })
  .transform(({ name, text: words, ...given }, context): Level => {
    const counted = given.value !== undefined || given.figure !== undefined || given.unit !== undefined;
    return { name, text: words, label: given.label, quantity: counted ? quantityOf(given, context) : undefined };
  });

const content = z
  .strictObject({
    levels: z.array(level).min(3).max(5).describe("各层，自上而下，3–5 层 / the levels from the top, three to five"),
    highlight: z.union([z.int().min(1).max(5), z.literal("none")]).default(1).describe("突出的一层（从 1 起），或 none / number of the level that stands out, or none"),
  })
  .superRefine(({ levels: { length: count }, highlight }, context) => {
    if (typeof highlight === "number" && highlight > count)
      context.addIssue(issue("number-too-large", { field: "highlight", value: String(highlight), max: String(count), inclusive: true }, { path: ["highlight"] }));
  })
  .transform(({ levels, highlight }): Content => ({ levels, highlight: highlight === "none" ? undefined : highlight - 1 }));

/** Slips that grow wider downwards, each with what it means beside it. */
export const template: Template<Content> = {
  name: "pyramid",
  summary: { en: "Three to five levels from the top to the base, with text and numbers beside them", "zh-CN": "金字塔：三至五层，旁边是说明，可带数字" },
  layout: "content",
  title: "required",
  content,
  examples: {
    "four-levels": `template: pyramid
title: 从总基调到管理体系，四层目标一贯到底
source: 科技部网站《济宁高新区》，2016年1月11日
levels:
  - { name: 总基调, text: 创新引领、争先进位 }
  - { name: 战略定位, text: 建设国内一流的创新型科技园区 }
  - { name: 主攻方向, text: 园区、平台、市场、主体，四个方向同时发力 }
  - { name: 管理体系, text: 园区服务企业、部门服务基层、街道服务群众，“三条线”各司其职 }
`,
    numbers: `template: pyramid
title: 创新生态三层结构，底座是79个产业链项目
source: 科技部网站《济宁高新区》，2016年1月11日
highlight: 3
levels:
  - { name: 要素市场, text: 资本中心挂牌，成为全省首家专注资本市场的综合服务平台, value: 80, unit: 家, label: 入驻机构 }
  - { name: 公共平台, text: 有团队、有人员、有实体、有经营，向社会开放运营, value: 17, unit: 个, label: 行业公共平台 }
  - { name: 专业园区, text: 一区多园，传统产业改造与新兴产业培育同步推进, value: 79, unit: 个, label: 新上产业链项目 }
`,
    english: `template: pyramid
title: Four levels lead from the goal to the daily work
source: Annual report, 2015
levels:
  - { name: Goal, text: "Innovation first, and a better place among the parks of the country" }
  - { name: Position, text: A leading national science park }
  - { name: Lines of work, text: "Parks, platforms, markets and companies" }
  - { name: Management, text: "Parks serve companies, offices serve districts, streets serve people" }
`,
  },
  suits: ({ levels }) => (levels.every(({ text: words }) => words !== undefined) ? 0.95 : 0.8),
  arrange({ levels, highlight }, context) {
    const height = (body.height - joint * (levels.length - 1)) / levels.length;
    const numberWidth = numberWidthOf(levels, context);
    const columns = numberWidth > 0 ? 5 : 6;
    const widths = widthsOf(levels, columnWidth(columns), context);
    return column(levels.map((one, i) => levelNode(one, i, { height, width: widths[i]!, base: widths.at(-1)!, numberWidth, strong: i === highlight }, context)), { gap: joint });
  },
};

/** Between levels, as between the parts of the pillars. */
const joint = 9;
/** What is longer is reported. */
const widestNumber = columnWidth(3) + 3 * gap;
const narrowestTop = columnWidth(2);
const widestTop = columnWidth(4) + gap;

/** Two columns, more for long numbers; 0 where there are none. */
function numberWidthOf(levels: readonly Level[], context: SlideContext): number {
  const quantities = levels.flatMap(({ quantity }) => quantity ?? []);
  if (quantities.length === 0) return 0;
  const needed = quantities.map((quantity) => textWidth(quantityNumeral(quantity, "numeral-s", { unit: 14 }, {}, context).paragraphs[0]!, context.theme, "numeral-s") * singleLineAllowance);
  return Math.min(widestNumber, Math.max(columnWidth(2) + gap, ...needed));
}

/** From the top to the base in equal steps; the top is wider where a name needs it. */
function widthsOf(levels: readonly Level[], base: number, { theme }: SlideContext): readonly number[] {
  const steps = levels.length - 1;
  const tops = levels.slice(0, -1).map(({ name }, i) => {
    const down = i / steps;
    const needed = textWidth(name, theme, "h3") * singleLineAllowance + 2 * padding;
    return (needed - base * down) / (1 - down);
  });
  const top = Math.min(widestTop, Math.max(narrowestTop, ...tops));
  return levels.map((_, i) => top + ((base - top) * i) / steps);
}

interface Shape {
  readonly height: number;
  readonly width: number;
  /** Width of the lowest level, in which the others are centred. */
  readonly base: number;
  /** Of the column of numbers, for which every text leaves room; 0 where there are none. */
  readonly numberWidth: number;
  readonly strong: boolean;
}

function levelNode({ name: words, text: more, label, quantity }: Level, i: number, { height, width, base, numberWidth, strong }: Shape, context: SlideContext): LayoutNode {
  const name = `level ${i + 1}`;
  const x = (base - width) / 2;
  const textX = base + 2 * gap;
  const shownLabel = quantity ? labelOf(label, quantity, context) : (label ?? "");
  return layers(
    [
      place({ x, width }, rect(strong ? "fill" : "tint2", { name })),
      place(
        { x, width },
        inset(text(words, "h3", { name: `${name} name`, group: "level name", align: "center", anchor: "middle", color: strong ? "onfill" : "ink", maxLines: [2], from: ["levels", i, "name"] }), {
          left: nameInset,
          right: nameInset,
        }),
      ),
      more === undefined && !quantity ? undefined : place({ x: x + width, height: 0, width: body.width - x - width }, rule(strong ? "ink" : "rule", 0.75, { name: `${name} rule` })),
      more === undefined
        ? undefined
        : place(
            { x: textX, width: body.width - textX - (numberWidth > 0 ? numberWidth + gap : 0) },
            text(more, "text", { name: `${name} text`, anchor: "middle", bold: false, color: strong ? "ink" : undefined, maxLines: [2, 3], from: ["levels", i, "text"] }),
          ),
      quantity &&
        place(
          { x: body.width - numberWidth, width: numberWidth },
          column(
            [
              quantityNumeral(quantity, "numeral-s", { unit: 14, color: strong ? "accent" : "ink" }, { name: `${name} value`, align: "right", from: ["levels", i, "value"] }, context),
              shownLabel === "" ? undefined : text(shownLabel, "small", { name: `${name} label`, align: "right", maxLines: [2], from: ["levels", i, "label"] }),
            ],
            { anchor: "middle" },
          ),
        ),
    ],
    { size: height },
  );
}

const nameInset = 12;
