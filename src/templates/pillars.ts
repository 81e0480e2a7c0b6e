import { z } from "zod";
import { iconField, symbolName } from "../kinds/picture-slot.js";
import { labelOf, quantityNumeral, unitOf } from "../kinds/quantity-text.js";
import { quantityFields, quantityOf, type Quantity } from "../kinds/quantity.js";
import type { SlideContext, Template } from "../kinds/template.js";
import { body, columnWidth, gap, padding, singleLineAllowance } from "../layout/grid.js";
import { textWidth } from "../layout/layout.js";
import { column, inset, layers, place, rect, row, rule, space, type LayoutNode } from "../layout/node.js";
import { inline, text } from "../layout/text-block.js";
import type { Path } from "../source/span.js";
import { breakParagraph } from "../text/lines.js";
import { textStyle, type Theme, type TypeRole } from "../theme/theme.js";

const pillar = z
  .strictObject({
    name: z.string().min(1).max(60).describe("名称，6 字以内 / short name"),
    icon: iconField,
    ...quantityFields,
    points: z.array(z.string().min(1).max(120)).max(5).optional().describe("要点，每条 11 字以内；有数字时至多 3 条 / short points; at most 3 below a number"),
  })
  .transform(({ name, icon, points, ...given }, context): Pillar => {
    const hasNumber = given.value !== undefined || given.figure !== undefined || given.unit !== undefined || given.change !== undefined;
    return { name, icon, points: points ?? [], label: given.label, quantity: hasNumber ? quantityOf(given, context) : undefined };
  });

interface Pillar {
  readonly name: string;
  readonly icon?: string;
  readonly points: readonly string[];
  readonly label?: string;
  readonly quantity?: Quantity;
}

interface Content {
  readonly beam: string;
  readonly pillars: readonly Pillar[];
  readonly base?: { readonly head: string; readonly items: readonly string[] };
}

const content = z.strictObject({
  beam: z.string().min(1).max(120).describe("横梁：总目标或定位，28 字以内 / the goal that the pillars carry"),
  pillars: z.array(pillar).min(2).max(5).describe("支柱，3–5 根最好 / the pillars, best 3 to 5"),
  base: z
    .strictObject({
      head: z.string().min(1).max(60).describe("基座名称，8 字以内 / what the base is"),
      items: z.array(z.string().min(1).max(60)).min(1).max(4).describe("基座内容，每项 8 字以内 / what it consists of"),
    })
    .optional()
    .describe("基座；省略时支柱延伸到底 / the base; without it the pillars run to the foot"),
});

/** A goal, what carries it, and what that stands on. */
export const template: Template<Content> = {
  name: "pillars",
  summary: { en: "A goal carried by three to five pillars on a base", "zh-CN": "支柱图：总目标、三至五根支柱、基座" },
  layout: "content",
  title: "required",
  content,
  examples: {
    "four-pillars": `template: pillars
title: 四个主攻方向，撑起国内一流创新型科技园区
source: 科技部网站《济宁高新区》，2016年1月11日
beam: 战略定位：建设国内一流创新型科技园区
pillars:
  - { name: 园区, value: 79, unit: 个, label: 新上产业链项目, points: [启动专业园区建设, 2个园区获批省级示范] }
  - { name: 平台, value: 17, unit: 个, label: 行业平台向社会开放, points: [药物研发等6个平台投运, 省科学院分院主体完工] }
  - { name: 市场, value: 80, unit: 家, label: 机构入驻资本中心, points: [含要素交易市场5家, 煤炭线上会员500余家] }
  - { name: 主体, value: 22, unit: 家, label: 吟龙企业一企一策, points: [3家企业登陆新三板, 经达等国资公司组建] }
base:
  head: 三条线管理体系
  items: [园区服务企业, 部门服务基层, 街道服务群众]
`,
    "without-numbers": `template: pillars
title: 三项改革一起推，园区才有自己的造血能力
beam: 目标：管理扁平、运营市场化、资本有活力
pillars:
  - { name: 园区运营, icon: factory, points: [园区办公室直接服务企业, 审批事项一次办结, 专业公司负责招商, 绩效与岗位挂钩] }
  - { name: 产业基金, icon: coins, points: [政府出资引导, 社会资本跟进, 专业团队管理, 投早投小投科技] }
  - { name: 国资公司, icon: building, points: [经达等公司组建, 资产统一经营, 融资主体多元, 风险分级管控] }
`,
    english: `template: pillars
title: Four lines of work carry one goal
source: Ministry of Science and Technology, 11 January 2016
beam: "Goal: a leading national science park"
pillars:
  - { name: Parks, value: 79, unit: projects, label: New in the industrial chains, points: [Two model parks approved] }
  - { name: Platforms, value: 17, label: Open to outside companies, points: [Six already in operation] }
  - { name: Markets, value: 80, label: Firms in the capital centre, points: [Five exchanges among them] }
  - { name: Companies, value: 22, label: Leaders with a plan of their own, points: [Three newly listed] }
base:
  head: Three lines of management
  items: [Parks serve companies, Offices serve districts, Streets serve people]
`,
  },
  arrange({ beam, pillars, base }, context) {
    const width = (body.width - gap * (pillars.length - 1)) / pillars.length;
    const height = base ? 234 : body.height - beamHeight - joint;
    const numbered = pillars.some(({ quantity }) => quantity);
    const spread = numbered ? (base ? pointGap : 14) : base ? 14 : 20;
    const style = cardStyle(pillars, { width, height, spread }, context);
    return column(
      [
        layers([rect("fill", { name: "beam" }), text(beam, "h3", { ...centred, name: "beam text", from: ["beam"] })], { size: beamHeight }),
        row(pillars.map((pillar, i) => card(pillar, i, style, context)), { gap, size: height }),
        base && baseRow(base, pillars.length, width),
      ],
      { gap: joint },
    );
  },
};

const beamHeight = 42;
const baseHeight = 54;
/** Between beam, pillars and base. */
const joint = 9;
const centred = { color: "onfill", align: "center", anchor: "middle", maxLines: [1], group: "beam" } as const;
/** Texts may run a little nearer to the card's right edge than its rule. */
const sides = { left: padding, right: 12 };

/** What all cards of a slide share, so that names, numerals, labels and rules stand on common lines. */
interface CardStyle {
  readonly top: number;
  readonly nameHeight: number;
  /** Heights of the rows that some pillar needs; others leave them empty. */
  readonly numeral?: { readonly above: number; readonly height: number };
  readonly label?: { readonly above: number; readonly height: number };
  readonly points?: { readonly role: TypeRole; readonly aboveRule: number; readonly belowRule: number; readonly gap: number };
}

/** The design's spacing, with the points spread where there is room to spare, or tighter where there is none. */
function cardStyle(pillars: readonly Pillar[], card: { width: number; height: number; spread: number }, context: SlideContext): CardStyle {
  const { theme } = context;
  const width = card.width - sides.left - sides.right;
  const numbers = pillars.map(({ quantity }) => quantity).filter((quantity) => quantity !== undefined);
  const labelled = pillars.map((pillar) => labelText(pillar, context)).filter((label) => label !== undefined);
  const nameHeight = roomFor(pillars.map(({ name }) => name), "pillar-name", width - (pillars.some(({ icon }) => icon !== undefined) ? iconRoom : 0), theme);
  const numeralHeight = heightOfNumerals(numbers, width, context);
  const labelHeight = roomFor(labelled, "body", width, theme);
  const role: TypeRole = numbers.length > 0 ? "body" : "text";
  const spaced = (tight: boolean): CardStyle => {
    const head = {
      top: tight ? 13.5 : 16.5,
      nameHeight,
      numeral: numbers.length > 0 ? { above: tight ? 3 : 9, height: numeralHeight } : undefined,
      label: labelled.length > 0 ? { above: numbers.length > 0 ? 1 : 6, height: labelHeight } : undefined,
    };
    if (pillars.every(({ points }) => points.length === 0)) return head;
    const rules = { role, aboveRule: tight ? 9 : 15.5, belowRule: tight ? 9 : 12, gap: 0 };
    const room = card.height - headHeight({ ...head, points: rules }) - cardFoot;
    const gaps = pillars.map(({ points }) => (room - linesHeight(points, role, width, theme)) / Math.max(1, points.length - 1));
    return { ...head, points: { ...rules, gap: Math.min(tight ? pointGap - 2 : card.spread, ...gaps) } };
  };
  const roomy = spaced(false);
  if (!roomy.points || roomy.points.gap >= pointGap) return roomy;
  const tight = spaced(true);
  return { ...tight, points: tight.points && { ...tight.points, gap: Math.max(tightest, tight.points.gap) } };
}

/** Between points: the design's 8 pt, more where a card is high, less before the type gets smaller. */
const pointGap = 8;
const tightest = 4;
const numeralRole = "numeral-l-small";
const unitSize = 16;
const numeralSizes = { unit: unitSize, color: "accent" } as const;
const cardFoot = 12;

/** Of everything above the points. */
const headHeight = ({ top, nameHeight, numeral: number, label, points }: CardStyle): number =>
  top + nameHeight + (number ? number.above + number.height : 0) + (label ? label.above + label.height : 0) + (points ? points.aboveRule + points.belowRule : 0);

const linesHeight = (points: readonly string[], role: TypeRole, width: number, theme: Theme): number =>
  points.reduce((sum, point) => sum + linesOf(point, role, 0, width, theme), 0) * textStyle(theme, role).line;

/** Of the first step of the ladder at which each numeral fits the card. */
function heightOfNumerals(quantities: readonly Quantity[], width: number, { theme }: SlideContext): number {
  const { steps } = theme.type[numeralRole];
  const fits = steps.find((_, level) =>
    quantities.every((quantity) => {
      const runs = [{ text: quantity.value }, { text: unitOf(quantity) ?? "", size: unitSize, bold: false }];
      return textWidth(runs, theme, numeralRole, level) * singleLineAllowance <= width;
    }),
  );
  return (fits ?? steps.at(-1)!).line;
}

/** One line at the first step of the ladder at which each text fits on one; two lines at the last where none does. */
function roomFor(texts: readonly string[], role: TypeRole, width: number, theme: Theme): number {
  const { steps } = theme.type[role];
  const fits = steps.some((_, level) => texts.every((value) => linesOf(value, role, level, width, theme) === 1));
  return fits ? steps[0]!.line : 2 * steps.at(-1)!.line;
}

/** Counted in bold, the wider of the two. */
const linesOf = (value: string, role: TypeRole, level: number, width: number, theme: Theme): number =>
  breakParagraph(inline(value), { ...textStyle(theme, role, level), bold: true }, width).length;

function labelText({ label, quantity }: Pillar, context: SlideContext): string | undefined {
  const words = quantity ? labelOf(label, quantity, context) : (label ?? "");
  return words === "" ? undefined : words;
}

function card(pillar: Pillar, index: number, style: CardStyle, context: SlideContext): LayoutNode {
  const name = `pillar ${index + 1}`;
  const from = (field: string): Path => ["pillars", index, field];
  const { numeral: number, label, points } = style;
  const words = labelText(pillar, context);
  return layers([
    rect("panel", { name }),
    inset(
      column([
        nameRow(pillar, name, style, from, context),
        number && space(number.above),
        number && (pillar.quantity ? quantityNumeral(pillar.quantity, numeralRole, numeralSizes, { name: `${name} number`, size: number.height, from: from("value") }, context) : space(number.height)),
        label && space(label.above),
        label &&
          (words === undefined
            ? space(label.height)
            : text(words, "body", { name: `${name} label`, size: label.height, bold: true, color: "ink", group: "pillar label", maxLines: [1, 2], from: from("label") })),
        points && space(points.aboveRule),
        points && inset(rule("rule", 0.75, { name: `${name} rule` }), { right: padding - sides.right }),
        points && space(points.belowRule),
        points && pillar.points.length > 0
          ? { type: "text", role: points.role, name: `${name} points`, paragraphs: pillar.points.map(inline), gap: points.gap, size: { share: 1 }, from: from("points") }
          : undefined,
      ]),
      { ...sides, top: style.top, bottom: cardFoot },
    ),
  ]);
}

/** The name, and the icon on its first line, as far from the right edge as the name is from the left. */
function nameRow(pillar: Pillar, name: string, { nameHeight }: CardStyle, from: (field: string) => Path, context: SlideContext): LayoutNode {
  const words = { name: `${name} name`, maxLines: [1, 2], from: from("name") };
  const icon = pillar.icon === undefined ? undefined : context.picture(symbolName("icon", pillar.icon), from("icon"), null);
  if (!icon) return text(pillar.name, "pillar-name", { ...words, size: nameHeight });
  const { size, line } = textStyle(context.theme, "pillar-name");
  const mark = layers([place({ x: iconGap, y: line - glyphMiddle * size - iconSide / 2, width: iconSide, height: iconSide }, { ...icon, name: `${name} icon` })], { size: iconRoom });
  return row([text(pillar.name, "pillar-name", { ...words, size: { share: 1 } }), mark], { size: nameHeight });
}

/** Middle of Han characters and capitals above the foot of their line, as a share of the size: .208 to the baseline, .38 above it. */
const glyphMiddle = 0.588;
const iconSide = 24;
const iconGap = 8;
/** The card's text runs nearer to its right edge than to its left; an icon does not. */
const iconRoom = iconGap + iconSide + padding - sides.right;

/** Items stand under the pillars after the first where their numbers agree, else evenly beside the head. */
function baseRow({ head, items }: NonNullable<Content["base"]>, pillars: number, pillarWidth: number): LayoutNode {
  const aligned = items.length === pillars - 1;
  const headWidth = aligned ? pillarWidth : columnWidth(3);
  const itemWidth = aligned ? pillarWidth : (body.width - headWidth - gap * items.length) / items.length;
  const cell = (x: number, width: number, child: LayoutNode) => place({ x, width }, inset(child, { left: padding }));
  return layers(
    [
      rect("tint", { name: "base" }),
      cell(0, headWidth, text(head, "h3", { name: "base head", color: "accent", anchor: "middle", maxLines: [1, 2], group: "base", from: ["base", "head"] })),
      ...items.map((value, i) =>
        cell(
          headWidth + gap + (itemWidth + gap) * i,
          itemWidth,
          text(value, "text", { name: `base item ${i + 1}`, color: "ink", anchor: "middle", maxLines: [1, 2], group: "base", from: ["base", "items", i] }),
        ),
      ),
    ],
    { size: baseHeight },
  );
}
