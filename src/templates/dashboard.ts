import { z } from "zod";
import { chartSlot } from "../kinds/chart-slot.js";
import { fittingNumerals, labelOf } from "../kinds/quantity-text.js";
import { quantityFields, quantityOf, type Quantity } from "../kinds/quantity.js";
import type { SlideContext, Template } from "../kinds/template.js";
import { narrowHead, onOneBaseline, onOneScale } from "../layout/blocks-charts.js";
import { changeRuns } from "../layout/change.js";
import { body, gap, padding, singleLineAllowance } from "../layout/grid.js";
import { textWidth } from "../layout/layout.js";
import { column, inset, layers, place, rect, row, rule, share, space, type LayoutNode } from "../layout/node.js";
import { runs, text } from "../layout/text-block.js";
import type { Run } from "../scene/nodes.js";
import { issue } from "../source/validate.js";
import { textStyle } from "../theme/theme.js";

const kpi = z.strictObject(quantityFields).transform((given, context): Quantity => {
  const quantity = quantityOf(given, context);
  if (!quantity) return z.NEVER;
  if (quantity.label === undefined) context.addIssue(issue("missing-field", { missing: "label", field: "kpis" }, { at: "key" }));
  return quantity;
});

const content = z.strictObject({
  kpis: z.array(kpi).min(3).max(5).describe("上方的关键数字，3–5 个 / three to five key figures in a row above"),
  charts: z.array(chartSlot).min(2).max(3).describe("下方的图表，2–3 张，每张最好不超过 4 个类别 / two or three charts below, each best with at most four categories"),
  scale: z
    .enum(["shared", "own"])
    .optional()
    .describe("单位相同的图表默认用同一比例（shared）；own 各用各的 / charts of one unit share a scale unless this says own"),
});
type Content = z.infer<typeof content>;

/** A page of figures and charts; its title is the conclusion. */
export const template: Template<Content> = {
  name: "dashboard",
  summary: { en: "Three to five key figures above two or three charts", "zh-CN": "数据总览：上方三至五个数字，下方两三张图表" },
  layout: "content",
  title: "required",
  content,
  examples: {
    "three charts": `template: dashboard
title: 一页看全年：增长稳、项目实、立项多
source: 科技部网站《济宁高新区》，2016年1月11日
note: “推进”按79−40−4计，原文为30余个。
kpis:
  - { label: 营业总收入, value: 2942, unit: 亿元, change: +10.2% }
  - { label: 工业增加值, value: 628.7, unit: 亿元, change: +7.14% }
  - { label: 固定资产投资, value: 346.4, unit: 亿元, change: +16.2% }
  - { label: 获批政策资金, value: 3.5, unit: 亿元, basis: 市级以上 }
charts:
  - kind: bar
    title: 增速
    period: 同比
    unit: "%"
    decimals: 1
    categories: [固定资产投资, 营业总收入, 工业增加值]
    values: [16.2, 10.2, 7.14]
    highlight: 固定资产投资
  - kind: doughnut
    title: 79个产业链项目
    period: 按进展
    unit: 个
    parts:
      - { label: 投产, value: 40 }
      - { label: 完工, value: 4 }
      - { label: 推进, value: 35 }
    centre: { value: 51%, label: 已投产 }
  - kind: column
    title: 科技计划项目
    unit: 项
    categories: [申报, 获批]
    values: [235, 110]
    highlight: 获批
`,
    "two charts": `template: dashboard
title: 平台与市场聚集要素，五个数字看创新生态
source: 科技部网站《济宁高新区》，2016年1月11日
kpis:
  - { label: 新上产业链项目, value: 79, unit: 个 }
  - { label: 新引进孵化项目, value: 68, unit: 个 }
  - { label: 资本中心入驻机构, value: 80, unit: 家 }
  - { label: 线上会员企业, value: 500, unit: 余家 }
  - { label: 创新支持资金, value: 9100, unit: 万元 }
charts:
  - { kind: column, title: 科技计划和项目, unit: 项, categories: [申报, 获批], values: [235, 110], highlight: 获批 }
  - { kind: column, title: 人才活动, unit: 场, categories: [培训联谊测评, 现场招聘, 专题辅导], values: [230, 15, 4], highlight: 培训联谊测评 }
`,
    english: `template: dashboard
title: The year on one page, steady growth and real projects
source: Annual report, 2015
note: The remainder is calculated as 79 − 40 − 4; the report says more than 30.
kpis:
  - { label: Revenue, value: 294.2, unit: bn yuan, change: +10.2%, basis: year on year }
  - { label: Industrial value added, value: 62.9, unit: bn yuan, change: +7.1%, basis: year on year }
  - { label: Fixed-asset investment, value: 34.6, unit: bn yuan, change: +16.2%, basis: year on year }
charts:
  - kind: bar
    title: Growth
    period: year on year
    unit: "%"
    decimals: 1
    categories: [Fixed investment, Revenue, Value added]
    values: [16.2, 10.2, 7.1]
    highlight: Fixed investment
  - kind: doughnut
    title: 79 new projects
    parts:
      - { label: Producing, value: 40 }
      - { label: Built, value: 4 }
      - { label: Under way, value: 35 }
    centre: { value: 51%, label: producing }
  - kind: column
    title: Science projects
    unit: number
    categories: [Applied for, Approved]
    values: [235, 110]
    highlight: Approved
`,
  },
  suits: () => 1,
  arrange({ kpis, charts, scale }, context) {
    const strip = kpiStrip(kpis, context);
    return column([strip.block, space(strip.below), { ...cards(charts, scale !== "own", context), size: share(1) }]);
  },
};

/** In points: from a figure's rule to its label, and from that to the numeral's box. */
const labelTop = 9;
const labelLine = 18;
const beforeNumeral = 4.5;
/** From the numerals to the cards; a line of changes takes half of it. */
const beforeCards = 17.1;
/** Numbers that are too long for the usual size take the next; all have the same. */
const numeralRoles = ["numeral-m", "numeral-s", "pillar-name", "h2", "h3"] as const;
const unitSize = 14;
const changeSize = 12;

/** Figures on common lines under ink rules. Changes stand beside the labels, or below the numerals where a label is too long. */
function kpiStrip(kpis: readonly Quantity[], context: SlideContext): { readonly block: LayoutNode; readonly below: number } {
  const { theme } = context;
  const width = (body.width - gap * (kpis.length - 1)) / kpis.length;
  const labels = kpis.map((quantity) => labelOf(quantity.label, quantity, context));
  const changes = kpis.map((quantity) => changeOf(quantity, context));
  const wide = (list: readonly Run[]): number => (list.length === 0 ? 0 : textWidth(list, theme, "small") * singleLineAllowance + 9);
  const beside = kpis.every((_, i) => textWidth(labels[i]!, theme, "small") + wide(changes[i]!) <= width);
  const changed = !beside && changes.some((list) => list.length > 0);
  const changeLines = !changed ? 0 : changes.some((list) => wide(list) > width) ? 2 : 1;
  const labelLines = labels.some((label) => textWidth(label, theme, "small") > width) ? 2 : 1;
  const numerals = fittingNumerals(kpis, numeralRoles, { unit: unitSize, width }, context);
  const numeralHeight = textStyle(theme, "numeral-m").size * 1.2;
  const height = labelTop + labelLine * labelLines + beforeNumeral + numeralHeight + changeLines * labelLine;
  const blocks = kpis.map((quantity, i) => {
    const name = `figure ${i + 1}`;
    const from = ["kpis", i];
    const change = (align: "left" | "right") =>
      changes[i]!.length === 0
        ? undefined
        : runs(changes[i]!, "small", {
            name: `${name} change`, align, wrap: changeLines > 1, maxLines: [2], size: labelLine * Math.max(1, changeLines),
            from: [...from, quantity.change === undefined ? "basis" : "change"],
          });
    const aside = beside ? wide(changes[i]!) : 0;
    const words = text(labels[i]!, "small", { name: `${name} label`, maxLines: [2], from: [...from, "label"] });
    const number = numerals.block(quantity, {}, { name: `${name} value`, from: [...from, "value"] });
    return layers([
      place({ height: 0 }, rule("ink", 0.75, { name: `${name} rule` })),
      place({ y: labelTop, width: width - aside, height: labelLine * labelLines }, words),
      beside ? place({ y: labelTop, x: width - aside, width: aside, height: labelLine }, change("right") ?? space(0)) : undefined,
      inset(column([{ ...number, size: numeralHeight }, changed ? change("left") : undefined]), { top: labelTop + labelLine * labelLines + beforeNumeral }),
    ]);
  });
  return { block: row(blocks, { gap, size: height }), below: changed ? beforeCards / 2 : beforeCards };
}

function changeOf({ change, basis, figure, good }: Quantity, { theme, labels }: SlideContext): readonly Run[] {
  if (change !== undefined) return changeRuns({ change, basis, figure, good }, theme, labels, changeSize);
  return basis === undefined ? [] : [{ text: basis }];
}

/** In points inside a card: above its head, from head to chart, below the chart. */
const cardTop = 16.5;
const beforeChart = 6;

function cards(charts: Content["charts"], shared: boolean, context: SlideContext): LayoutNode {
  const width = (body.width - gap * (charts.length - 1)) / charts.length;
  const drawn = charts.map((chart, i) => context.chart(chart, ["charts", i]));
  const heads = drawn.map((slot) => slot && narrowHead(slot.head, width - 2 * padding, context.theme));
  const headHeight = Math.max(0, ...heads.map((head) => head?.height ?? 0));
  const aligned = onOneBaseline(drawn);
  const blocks = (shared ? byUnit(charts, aligned) : aligned).map((slot, i) => {
    const name = `chart ${i + 1}`;
    const head = heads[i];
    const inner = column([
      head ? { ...head.block, size: headHeight } : space(headHeight),
      space(beforeChart),
      slot ? { ...slot.block, name, size: share(1) } : space(share(1)),
    ]);
    return layers([rect("panel", { name: `card ${i + 1}` }), inset(inner, { top: cardTop, right: padding, bottom: padding - 3, left: padding })]);
  });
  return row(blocks, { gap });
}

/** Charts of the same unit get one scale. */
function byUnit<T extends Parameters<typeof onOneScale>[0][number]>(charts: Content["charts"], drawn: readonly T[]): readonly T[] {
  const units = [...new Set(charts.flatMap(({ unit }) => (typeof unit === "string" ? [unit] : [])))];
  return units.reduce<readonly T[]>((all, unit) => {
    const of = charts.flatMap((chart, i) => (chart["unit"] === unit ? [i] : []));
    const scaled = onOneScale(of.map((i) => all[i]!)); // an index of its own list
    return all.map((slot, i) => (of.includes(i) ? scaled[of.indexOf(i)]! : slot));
  }, drawn);
}
