import { z } from "zod";
import { divided } from "../kinds/divide.js";
import { iconField, symbolName } from "../kinds/picture-slot.js";
import { quantityNumeral } from "../kinds/quantity-text.js";
import { quantityFields, quantityOf, type Quantity } from "../kinds/quantity.js";
import type { SlideContext, Template } from "../kinds/template.js";
import { body, columnWidth, columnX, page, singleLineAllowance } from "../layout/grid.js";
import { textWidth } from "../layout/layout.js";
import { column, layers, place, rule, type LayoutNode, type TextBlock } from "../layout/node.js";
import { text } from "../layout/text-block.js";
import { textStyle, type Theme, type TypeRole } from "../theme/theme.js";

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
      icon: iconField,
      ...quantityFields,
    })
    .transform(({ lead, text: words, icon, ...given }, context): Item => {
      const counted = given.value !== undefined || given.figure !== undefined;
      return { lead, text: words, icon, quantity: counted ? quantityOf(given, context) : undefined };
    }),
]);

interface Item {
  readonly lead?: string;
  readonly text: string;
  /** In the place of the row's number. */
  readonly icon?: string;
  readonly quantity?: Quantity;
}
interface Content {
  readonly items: readonly Item[];
  /** Items on the slides before this one: the numbers go on. */
  readonly first?: number;
}

/** Rows that one slide holds; longer lists go on over slides. */
const mostItems = 6;

const content = z.strictObject({
  items: z.array(item).min(2).max(60).describe("条目，2–6 条最好，更多时自动分页：文字，或 { lead, text, figure } / items: text, or lead-in, text and a figure; more than six go on over slides"),
});

/** Numbered rows, two to six a slide: a lead-in, a sentence, a number where there is one. */
export const template: Template<Content> = {
  name: "bullets",
  summary: { en: "Numbered rows with lead-in, text and an optional number, best two to six", "zh-CN": "要点：编号的各行，小标题、说明，可带数字，二至六行最好" },
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
    icons: `template: bullets
title: 三件民生实事年内全部建成
items:
  - { icon: school, lead: 学校, text: 新建中小学和幼儿园，就近入学 }
  - { icon: hospital, lead: 医院, text: 社区卫生服务中心全部达标 }
  - { icon: bus, lead: 公交, text: 新增线路，园区与城区直达 }
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
  suits: ({ items }) => (items.length <= mostItems ? 0.7 : 0.5),
  split: (content, parts) => {
    const stretches = divided(content.items, { parts, most: mostItems, least: 2 });
    return stretches?.length === 1 ? [content] : stretches?.map(({ first, items }) => ({ items, first: (content.first ?? 0) + first }));
  },
  arrange({ items, first = 0 }, context) {
    const rowHeight = Math.min(tallest, body.height / Math.max(items.length, 4));
    const led = items.some(({ lead }) => lead);
    const counts = countColumns(items, context);
    const leadX = items.some(({ icon }) => icon) ? afterIcon : afterNumber;
    return column(items.map((each, i) => itemRow(each, i, { rowHeight, led, leadX, counts, first }, context)));
  },
};

/** Rows of few items do not grow beyond this, so that they still read as a list. */
const tallest = 86.4;
/** Where the lead-ins begin: behind the row's number, or behind an icon. */
const afterNumber = 27;
const iconSide = 24;
const afterIcon = iconSide + 15;
const leadWidth = columnWidth(3) + 15;
const textX = columnX(4) - page.margin - 30;
/** Between the text and the numerals. */
const beforeNumerals = 21;
/** Beyond it a numeral steps down and a unit takes two lines. */
const widestColumn = 150;

/** Where the numbers of all rows stand: numerals right-aligned, units left-aligned beside them. */
interface CountColumns {
  readonly numeralX: number;
  readonly numeralWidth: number;
  readonly unitX: number;
}

/** The design's columns (numerals end at 11.55 in, units begin at 11.69 in), wider where a number or a unit needs it. */
function countColumns(items: readonly Item[], context: SlideContext): CountColumns | undefined {
  const { theme } = context;
  const quantities = items.flatMap(({ quantity }) => quantity ?? []);
  if (quantities.length === 0) return undefined;
  const widest = (blocks: readonly TextBlock[], role: TypeRole): number =>
    Math.max(0, ...blocks.flatMap(({ paragraphs }) => paragraphs.map((runs) => textWidth(runs, theme, role) * singleLineAllowance)));
  const units = quantities.map((quantity) => text(unitText(quantity, context), "small"));
  const numbers = quantities.map((quantity) => numberBlock(quantity, "", [], context));
  const unitWidth = Math.min(widestColumn, Math.max(70.3, widest(units, "small")));
  const numeralWidth = Math.min(widestColumn, Math.max(78, widest(numbers, "numeral-m")));
  const unitX = body.width - unitWidth;
  return { unitX, numeralWidth, numeralX: unitX - 10.1 - numeralWidth };
}

interface Style {
  readonly rowHeight: number;
  readonly led: boolean;
  readonly leadX: number;
  readonly counts?: CountColumns;
  readonly first: number;
}

function itemRow({ lead, text: words, icon, quantity }: Item, i: number, { rowHeight, led, leadX, counts, first }: Style, context: SlideContext): LayoutNode {
  const { theme } = context;
  const name = `item ${i + 1}`;
  const from = ["items", i];
  const left = led ? textX : leadX;
  const right = counts ? counts.numeralX - beforeNumerals : led ? body.width : columnWidth(10);
  const role: TypeRole = led ? "text" : "lead";
  const middle = { anchor: "middle" } as const;
  const mark = icon === undefined ? undefined : context.picture(symbolName("icon", icon), [...from, "icon"], null);
  /** Boxes of single lines, moved so that their baselines stand on the text's. */
  const at = (of: TypeRole, x: number, width: number, child: LayoutNode) =>
    place({ x, y: belowMiddle(theme, role) - belowMiddle(theme, of), width, height: rowHeight }, child);
  return layers(
    [
      place({ height: 0 }, rule(i === 0 ? "ink" : "rule", 0.75, { name: `${name} rule` })),
      mark
        ? place({ y: (rowHeight - iconSide) / 2 + belowMiddle(theme, role) - glyphMiddle * textStyle(theme, role).size, width: iconSide, height: iconSide }, { ...mark, name: `${name} icon` })
        : at("h3", 0, leadX, text(String(first + i + 1), "h3", { ...middle, color: "accent", name: `${name} number` })),
      lead === undefined ? undefined : at("h2", leadX, afterNumber + leadWidth - leadX, text(lead, "h2", { ...middle, maxLines: [1, 2], placeholder: "body", name: `${name} lead`, from: [...from, "lead"] })),
      place({ x: left, width: right - left }, text(words, role, { ...middle, maxLines: [2], placeholder: "body", name: `${name} text`, from: led || lead ? [...from, "text"] : from })),
      ...(quantity && counts
        ? [
            at("numeral-m", counts.numeralX, counts.numeralWidth, numberBlock(quantity, name, [...from, "value"], context)),
            unitText(quantity, context) === ""
              ? undefined
              : at("small", counts.unitX, body.width - counts.unitX, text(unitText(quantity, context), "small", { ...middle, maxLines: [2], name: `${name} unit`, from: [...from, "unit"] })),
          ]
        : []),
    ],
    { size: rowHeight },
  );
}

/** The number alone; its unit stands in a column of its own. */
function numberBlock(quantity: Quantity, name: string, from: readonly (string | number)[], context: SlideContext): TextBlock {
  const block = quantityNumeral(quantity, "numeral-m", { unit: 14, color: "accent" }, { anchor: "middle", align: "right", name: `${name} value`, from }, context);
  const withoutUnit = (runs: TextBlock["paragraphs"][number]) => (quantity.unit ? runs.slice(0, -1) : runs);
  return { ...block, paragraphs: block.paragraphs.map(withoutUnit) };
}

const unitText = ({ unit, derived }: Quantity, { labels }: SlideContext): string =>
  `${unit ?? ""}${derived ? `${labels.open}${labels.derived}${labels.close}` : ""}`.trim();

/** Middle of Han characters and capitals above the baseline, as a share of the size: marks are centred on it. */
const glyphMiddle = 0.38;

/**
 * How far below its middle a single line has its baseline: .208 of the size above the line's foot, as measured in
 * LibreOffice (backends/svg/text.ts). Numerals are set at a single line of 1.2 × size.
 */
function belowMiddle(theme: Theme, role: TypeRole): number {
  const { size, line } = textStyle(theme, role);
  return (role.startsWith("numeral") ? 1.2 * size : line) / 2 - 0.208 * size;
}
