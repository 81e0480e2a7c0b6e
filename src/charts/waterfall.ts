import { z } from "zod";
import { altText, categoriesField, chartFields, chartHead, figuresOf, highlightField, highlightIndex, languageIn, line, numberStyle, referenceSize, valuesField, type Values } from "../kinds/chart-spec.js";
import type { Chart } from "../kinds/chart.js";
import { numberSchema, type ExactNumber, type IssueContext } from "../kinds/quantity.js";
import { categoryLabels, categoryZone, labelSize } from "../layout/chart-labels.js";
import { drawPlot } from "../layout/draw-chart.js";
import { categoryShare, labelGap, lineHeight, withoutCollisions, type ChartSize } from "../layout/plot.js";
import { axisFromZero } from "../layout/scale.js";
import type { ChartModel, Series } from "../scene/chart-model.js";
import { formatCode, formatNumber } from "../scene/number-format.js";
import { issue } from "../source/validate.js";
import { wording } from "../source/wording/wording.js";

const most = 10;

const step = z.strictObject({
  label: line(120, "这一步的名称 / name of the step"),
  value: numberSchema,
  total: z.boolean().optional().describe("是总量而不是增减；第一步总是总量 / a level, not a change; the first step always is one"),
});

const spec = z
  .strictObject({
    kind: z.literal("waterfall").describe("瀑布图：从一个总量逐步增减到另一个总量 / a waterfall: from one level to another by steps"),
    ...chartFields,
    steps: z.array(step).min(2).max(most).optional().describe("各步，第一步是起点，其余是增减或总量 / the steps: a starting level, then changes and levels"),
    categories: categoriesField.optional(),
    values: valuesField.optional(),
    totals: z
      .array(z.union([z.int(), z.string().max(120)]))
      .max(most)
      .optional()
      .describe("categories 中哪些是总量，默认首末两项 / which of the categories are levels; the first and the last unless told"),
    highlight: highlightField,
  })
  .superRefine((value, context) => checkSteps(value, context));
type Spec = z.infer<typeof spec>;

export const chart: Chart<Spec> = {
  name: "waterfall",
  summary: {
    en: "From a starting level to a final one by up to ten signed steps; the sum is checked",
    "zh-CN": "瀑布图：从起点逐步增减到终点，最多十步，自动核对合计",
  },
  spec,
  examples: {
    steps: `kind: waterfall
title: 新上产业链项目按进展分解
unit: 个
steps:
  - { label: 新上项目, value: 79, total: true }
  - { label: 投产或试生产, value: -40 }
  - { label: 主体建设完成, value: -4 }
  - { label: 加快推进, value: 35, total: true }
highlight: last
`,
    "rises and falls": `kind: waterfall
title: 营业总收入变动
unit: 亿元
categories: [2014年, 工程机械, 纺织新材料, 生物医药, 其他, 2015年]
values: [2670, 155, 115, 42, -40, 2942]
`,
    "below zero": `kind: waterfall
title: 利润
unit: 亿元
decimals: 1
steps:
  - { label: 上年, value: 3.2, total: true }
  - { label: 原料, value: -5.1 }
  - { label: 价格, value: -2.4 }
  - { label: 销量, value: 6.8 }
  - { label: 本年, value: 2.5, total: true }
`,
  },
  model: (value, size = referenceSize) => withoutCollisions(waterfallModel(value, size), size),
  head: (value) => chartHead({ ...value, categories: [] }, []),
  alt(value, language) {
    const steps = stepsOf(value);
    const values = steps.map((each) => each.value);
    const style = numberStyle([values], value);
    const signed = steps.map(({ total }) => ({ ...style, signed: style.signed || !total }));
    const { labels } = wording(language);
    const said = altText("waterfallChart", value, [], [], language);
    const list = steps.map(({ label, value: number }, i) => `${label}${labels.space}${number ? formatNumber(number.value, formatCode(signed[i]!)) : labels.noValue}`);
    return `${said.slice(0, said.length - labels.stop.length)}${list.join(labels.comma)}${labels.stop}`;
  },
  draw: (model, box) => drawPlot(model, box),
};

interface Step {
  readonly label: string;
  readonly value: ExactNumber | null;
  readonly total: boolean;
}

/** The steps of a spec; the first is always a level. */
function stepsOf({ steps, categories = [], values = [], totals }: Pick<Spec, "steps" | "categories" | "values" | "totals">): readonly Step[] {
  if (steps) return steps.map(({ label, value, total }, i) => ({ label, value, total: i === 0 || total === true }));
  const levels = new Set(totals?.map((at) => highlightIndex(at, categories)) ?? [categories.length - 1]);
  return categories.map((label, i) => ({ label, value: values[i] ?? null, total: i === 0 || levels.has(i) }));
}

function checkSteps(value: Spec, context: IssueContext): void {
  if (!value.steps && (!value.categories || !value.values)) {
    if (context.issues.length === 0) context.addIssue(issue("series-missing", { both: false }, {}));
    return;
  }
  const { categories = [], values = [] } = value;
  if (!value.steps && categories.length !== values.length) {
    context.addIssue(issue("series-length", { series: value.title ?? "values", values: values.length, categories: categories.length }, { path: ["values"] }));
    return;
  }
  if (!value.steps && categories.length > most) context.addIssue(issue("chart-too-many", { kind: "waterfall", count: categories.length, max: most }, { path: ["categories"] }));
  const steps = stepsOf(value);
  if (steps.length < 2 || steps.slice(1).every(({ total }) => total)) context.addIssue(issue("waterfall-start", undefined, { path: [value.steps ? "steps" : "categories"] }));
  const labels = steps.map(({ label }) => label);
  if (value.highlight !== undefined && !["max", "min", "first", "last"].includes(String(value.highlight)) && highlightIndex(value.highlight, labels) === undefined) {
    context.addIssue(issue("unknown-category", { name: String(value.highlight), known: labels }, { path: ["highlight"] }));
  }
  checkClosing(steps, value.steps ? (i) => ["steps", i, "value"] : (i) => ["values", i], context);
}

/**
 * Every level has to be what the steps before it add up to. Each printed number may be off by half of its last digit, so
 * the difference may be as much as the halves of all numbers since the level before.
 */
function checkClosing(steps: readonly Step[], path: (index: number) => readonly (string | number)[], context: IssueContext): void {
  let sum = 0;
  let rounding = 0;
  let decimals = 0;
  steps.forEach(({ label, value, total }, i) => {
    if (!value) return;
    const half = 0.5 * 10 ** -value.decimals;
    decimals = Math.max(decimals, value.decimals);
    if (total && i > 0) {
      const by = Math.abs(sum - value.value);
      if (by > rounding + half + 1e-9) {
        const exact = (number: number): string => String(Number(number.toFixed(decimals)));
        context.addIssue(issue("waterfall-closes", { label, shown: value.text, sum: exact(sum), by: exact(by) }, { path: path(i) }));
      }
    }
    sum = total ? value.value : sum + value.value;
    rounding = total ? half : rounding + half;
  });
}

interface Stack {
  /** Unseen part below (above 0) or above (below 0) the step. */
  readonly base: number;
  /** Parts above and below 0 of what is seen; a change may cross the axis. */
  readonly above: number;
  readonly below: number;
  readonly after: number;
  readonly top: number;
}

function waterfallModel(value: Spec, size: ChartSize): ChartModel {
  const steps = stepsOf(value);
  const categories = steps.map(({ label }) => label);
  const values: Values = steps.map((each) => each.value);
  const style = numberStyle([values], value);
  const [format, change] = [formatCode(style), formatCode({ ...style, signed: true })];
  const stacks = stacked(steps);
  const words = wording(languageIn([value.title, ...categories])).labels.chartWords;
  const highlight = highlightIndex(value.highlight, categories, values);
  const slot = size.width / steps.length;
  const numbers = stacks.flatMap(({ top, after }) => [top, after, 0]);
  const text = labelSize(values.flatMap((each) => (each ? [each.value] : [])), change, true, slot * categoryShare, steps.length <= 6 ? [18, 16, 14, 12] : [14, 12]);
  const zone = categoryZone(categories, size.width);
  const extent = size.height - Math.min(size.height / 2, zone);
  const largest = highlight === undefined ? text : text + 2;
  const axis = axisFromZero([...numbers, ...stacks.map(({ base, below }) => base + below)], extent, { high: largest * lineHeight + labelGap + headroom, low: 4 });
  const column = (name: string, color: Series["color"], part: (stack: Stack, step: Step) => number, extra: Partial<Series> = {}): Series => ({
    name,
    mark: "column",
    values: stacks.map((stack, i) => clean(part(stack, steps[i]!)) || null),
    color,
    format,
    ...extra,
  });
  const kinds = [
    { name: words.level, color: "s1" as const, is: (each: Step) => each.total },
    { name: words.rise, color: "soft" as const, is: (each: Step) => !each.total && (each.value?.value ?? 0) >= 0 },
    { name: words.fall, color: "muted" as const, is: (each: Step) => !each.total && (each.value?.value ?? 0) < 0 },
  ].filter(({ is }) => steps.some(is));
  const crossing = stacks.some(({ above, below }) => above > 0 && below < 0);
  const parts = kinds.flatMap(({ name, color, is }): readonly Series[] => [
    column(name, color, (stack, each) => (is(each) ? stack.above + (crossing ? 0 : stack.below) : 0)),
    ...(crossing && stacks.some((stack, i) => stack.below < 0 && is(steps[i]!)) ? [column(`${name} −`, color, (stack, each) => (is(each) ? stack.below : 0))] : []),
  ]);
  const connectors = stacks.slice(0, -1).map((stack, i): Series => ({
    name: `${words.connector}${words.connector === "连线" ? "" : " "}${i + 1}`,
    mark: "line",
    values: stacks.map((_, point) => (point === i || point === i + 1 ? clean(stack.after) : null)),
    color: "ink3",
    width: 0.75,
    marker: 0,
    format,
  }));
  const label: Series = {
    name: words.label,
    mark: "line",
    values: stacks.map(({ top }) => clean(top)),
    color: "ink",
    width: 0,
    marker: 0,
    joined: false,
    labels: {
      size: text,
      bold: true,
      color: "ink",
      format,
      position: "above",
      texts: Object.fromEntries(steps.flatMap((each, i) => (each.value ? [[i, formatNumber(each.value.value, each.total ? format : change)]] : []))),
      ...(highlight === undefined ? {} : { points: { [highlight]: { size: largest, bold: true, color: "accent" as const } } }),
      hidden: steps.flatMap((each, i) => (each.value ? [] : [i])),
    },
    format,
    ...figuresOf(values),
  };
  return {
    kind: "waterfall",
    grouping: "stacked",
    categories,
    series: [column(words.base, "bg", ({ base }) => base, { fill: "none" }), ...parts, ...connectors, label],
    axis,
    gapWidth: 50,
    overlap: 100,
    plot: { x: 0, y: 0, width: 1, height: extent / size.height },
    categoryLabels,
    categoryHeading: value.unit ?? "",
  };
}

/** What carries each step, and what is seen of it on both sides of the axis. */
function stacked(steps: readonly Step[]): readonly Stack[] {
  let level = 0;
  return steps.map(({ value, total }) => {
    const before = total ? 0 : level;
    const after = value === null ? before : total ? value.value : before + value.value;
    level = after;
    const [low, high] = [Math.min(before, after), Math.max(before, after)];
    const base = low > 0 ? low : high < 0 ? high : 0;
    return { base, above: Math.max(0, high) - Math.max(0, low), below: Math.min(0, low) - Math.min(0, high), after, top: high };
  });
}

/** Without the last binary digits of sums. */
const clean = (value: number): number => Number(value.toPrecision(12)) + 0;

/** Between the head row and the highest label. */
const headroom = 20;
