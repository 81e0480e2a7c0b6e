import { z } from "zod";
import { quantityFields, quantityOf, type Quantity } from "../kinds/quantity.js";
import type { SlideContext, Template } from "../kinds/template.js";
import { body, columnWidth, columnX, page } from "../layout/grid.js";
import { column, layers, place, rule, type LayoutNode } from "../layout/node.js";
import { numeral, text } from "../layout/text-block.js";

const item = z.union([
  z
    .string()
    .min(1)
    .max(200)
    .transform((words): Item => ({ text: words })),
  z
    .strictObject({
      lead: z.string().max(60).optional().describe("小标题，9 字以内 / lead-in"),
      text: z.string().min(1).max(300).describe("说明，每行 27 字以内，至多两行 / what it says, two lines at most"),
      ...quantityFields,
    })
    .transform(({ lead, text: words, ...given }, context): Item => {
      const counted = given.value !== undefined || given.figure !== undefined;
      return { lead, text: words, quantity: counted ? quantityOf(given, context) : undefined };
    }),
]);

interface Item {
  readonly lead?: string;
  readonly text: string;
  readonly quantity?: Quantity;
}
interface Content {
  readonly items: readonly Item[];
}

const content = z.strictObject({
  items: z.array(item).min(2).max(6).describe("条目，2–6 条：文字，或 { lead, text, figure } / items: text, or lead-in, text and a figure"),
});

/** Two to six numbered rows: a lead-in, a sentence, a number where there is one. */
export const template: Template<Content> = {
  name: "bullets",
  summary: { en: "Two to six rows with lead-in, text and an optional number", "zh-CN": "要点：二至六行，小标题、说明，可带数字" },
  layout: "content",
  title: "required",
  content,
  examples: {
    measures: `template: bullets
title: 五项逆周期措施，一企一策稳住企业
source: 科技部网站《济宁高新区》，2016年1月11日
items:
  - { lead: 服务企业百日会战, text: 从土地、房产确权入手，接力办理环保、立项等手续, value: 225, unit: 家企业 }
  - { lead: 实施吟龙培育计划, text: 遴选细分领域市场占有率前三位的科技领军企业, value: 22, unit: 家企业 }
  - { lead: 实施共生计划, text: 以最优政策支持骨干企业扎根，伊顿、莱尼等纷纷追加投资 }
  - { lead: 化解担保圈风险, text: 设立“惠新1号”过桥基金，建立产业发展融资合作联盟 }
  - { lead: 加大对上争取, text: 争取市级以上政策资金，支持重点项目建设, value: 3.5, unit: 亿元 }
`,
    plain: `template: bullets
title: 下一步抓住四件事，把优势变成胜势
items:
  - 扩总量：围绕主导产业招引龙头项目，形成新的增长点
  - 调结构：一手抓传统产业改造，一手抓新兴产业培育
  - 促转型：以平台和市场聚集要素，提升产出效益
  - 抓创新：完善孵化体系，让科技计划变成现实生产力
`,
    english: `template: bullets
title: Four measures keep companies going
source: Annual report, 2015
items:
  - { lead: Hundred-day campaign, text: Help with permits for land and environment, value: 225, unit: companies }
  - { lead: Leaders programme, text: Companies among the top three of their market, value: 22, unit: companies }
  - { lead: Bridging fund, text: Short-term loans against the guarantee circle }
  - { lead: Public funds, text: Won from the city and above, value: 3.5, unit: RMB 100 m }
`,
  },
  arrange({ items }, context) {
    const rowHeight = Math.min(tallest, body.height / Math.max(items.length, 4));
    const counted = items.some(({ quantity }) => quantity);
    const led = items.some(({ lead }) => lead);
    return column(items.map((each, i) => itemRow(each, i, { rowHeight, counted, led }, context)));
  },
};

/** Rows of few items do not grow beyond this, so that they still read as a list. */
const tallest = 86.4;
const leadX = 27;
const leadWidth = columnWidth(3) + 15;
const textX = columnX(4) - page.margin - 30;
/** Numerals end at 11.55 in of the slide, their units begin at 11.69 in. */
const numeralRight = 783.6;
const unitX = 793.7;
const numeralWidth = 110;
/**
 * Baselines of one row: a middle-anchored line of 1.2 × size has its baseline .392 × size below the middle, a text of
 * 16/24 pt 8.7 pt below it. Numerals are raised, units lowered by the difference.
 */
const numeralRaise = 3.9;
const unitDrop = 2.2;

interface Style {
  readonly rowHeight: number;
  readonly counted: boolean;
  readonly led: boolean;
}

function itemRow({ lead, text: words, quantity }: Item, i: number, { rowHeight, counted, led }: Style, context: SlideContext): LayoutNode {
  const name = `item ${i + 1}`;
  const from = ["items", i];
  const left = led ? textX : leadX;
  const right = counted ? numeralRight - numeralWidth - 9 : body.width;
  const middle = { anchor: "middle" } as const;
  return layers(
    [
      place({ height: 0 }, rule(i === 0 ? "ink" : "rule", 0.75, { name: `${name} rule` })),
      place({ width: leadX }, text(String(i + 1), "h3", { ...middle, color: "accent", name: `${name} number` })),
      lead === undefined ? undefined : place({ x: leadX, width: leadWidth }, text(lead, "h2", { ...middle, maxLines: [1, 2], name: `${name} lead`, from: [...from, "lead"] })),
      place({ x: left, width: right - left }, text(words, led ? "text" : "lead", { ...middle, maxLines: [2], name: `${name} text`, from: led || lead ? [...from, "text"] : from })),
      ...(quantity ? count(quantity, name, from, context) : []),
    ],
    { size: rowHeight },
  );
}

function count(quantity: Quantity, name: string, from: readonly (string | number)[], { labels }: SlideContext): readonly LayoutNode[] {
  const mark = quantity.derived ? `${labels.open}${labels.derived}${labels.close}` : "";
  const number = place(
    { x: numeralRight - numeralWidth, y: -numeralRaise, width: numeralWidth },
    numeral({ value: quantity.value, figure: quantity.figure }, "numeral-m", { unit: 14, color: "accent" }, { anchor: "middle", align: "right", name: `${name} value`, from }),
  );
  const unit = `${quantity.unit ?? ""}${mark}`;
  if (unit === "") return [number];
  return [number, place({ x: unitX, y: unitDrop, width: body.width - unitX }, text(unit, "small", { anchor: "middle", name: `${name} unit`, from }))];
}
