import { z } from "zod";
import type { ChartSize } from "../layout/plot.js";
import type { ChartHead } from "../scene/chart-model.js";
import { formatCode, formatNumber, needsGrouping, type NumberStyle } from "../scene/number-format.js";
import { advance } from "../text/measure.js";
import { issue } from "../source/validate.js";
import { wording, type Language, type Wording } from "../source/wording/wording.js";
import { numberSchema, type ExactNumber, type IssueContext } from "./quantity.js";

export type Values = readonly (ExactNumber | null)[];

/** A chart beside key points: seven columns of the grid, body height less the head row. */
export const referenceSize: ChartSize = { width: 496.5, height: 322 };

/** One line of plain text; references in it are already filled in and lose their braces. */
export const line = (max: number, description: string) => z.string().max(max).describe(description).transform(shownText);

const numberFormats = ["plain", "signed", "percent", "signed-percent"] as const;
const formatField = z
  .enum(numberFormats)
  .optional()
  .describe("数字的写法：signed 正数前加 +，percent 后加 % / how numbers are shown: `signed` puts a plus before them, `percent` a % behind them");
const decimalsField = z.int().min(0).max(6).optional().describe("小数位数，默认与最精确的数值相同 / digits after the point; else as many as the most exact value has");

/** What every kind of chart has. */
export const chartFields = {
  title: line(120, "数据的名称，加粗显示在图上方 / what the numbers are: bold in the row above the chart").optional(),
  unit: line(120, "单位，写在名称之后：亿元、% / unit of the numbers, shown behind the title").optional(),
  period: line(120, "数据的时间，写在单位之前：2015年1–11月 / the time they cover, shown before the unit").optional(),
  decimals: decimalsField,
  format: formatField,
};

const categoryField = z
  .union([z.string().max(120), z.number()])
  .describe("坐标轴上的类别 / a category as the axis shows it")
  .transform((category) => shownText(String(category)));
export const categoriesField = z.array(categoryField).min(1).max(60).describe("类别，与数值一一对应 / the categories, one for each value");
export const valuesField = z.array(numberSchema).max(60).describe("唯一系列的数值，与类别一一对应；null 为缺 / the values of the one series, one for each category; null is a gap");
const valuesOfSeries = z.array(numberSchema).max(60).describe("与类别一一对应的数值；null 为缺 / one value for each category; null is a gap");

/** After IBCS: what was, what is, what was planned, what is expected. */
export const scenarios = ["actual", "previous", "plan", "forecast"] as const;
export type Scenario = (typeof scenarios)[number];
const scenarioField = z
  .enum(scenarios)
  .optional()
  .describe("口径（IBCS）：actual 实际（实心）、previous 上期（浅色）、plan 计划（空心）、forecast 预测（斜纹）/ actual is solid, previous lighter, plan outlined, forecast hatched");

export const scenarioList = z.array(z.enum(scenarios)).max(60).describe("每个类别的口径：actual、previous、plan、forecast / what each category's value is");

export const seriesField = z.strictObject({
  name: line(120, "系列名称，显示在图上方的图例里 / name of the series, shown in the key above the chart"),
  values: valuesOfSeries,
  scenario: scenarioField,
});
export const highlightField = z
  .union([z.int(), z.string().max(120)])
  .optional()
  .describe("突出显示的一个类别：文字、序号，或 max、min、first、last / the one category to emphasise: its text, its number from 1, or max, min, first, last");
export const lineFields = {
  name: line(120, "折线的名称，显示在图例里 / name of the line, shown in the key above the chart"),
  values: valuesOfSeries,
  unit: line(120, "折线的单位，与柱不同时写 / unit of the line, where it differs from the columns'").optional(),
  decimals: decimalsField,
  format: formatField,
};

const numberField = z.number().min(-1e15).max(1e15);
export const axisField = z
  .strictObject({ min: numberField.optional(), max: numberField.optional() })
  .optional()
  .describe("固定坐标轴的两端，使几张图可比 / fixed ends of the value axis, so that several charts can be compared");

/** The fields of charts that have categories and one to five series of the same unit. */
export const categoryFields = {
  ...chartFields,
  categories: categoriesField,
  values: valuesField.optional(),
  series: z.array(seriesField).min(1).max(5).optional().describe("一至五个系列，代替 values / one to five series, in the order of the plot; instead of `values`"),
  highlight: highlightField,
  axis: axisField,
};

export const groupingField = z
  .enum(["clustered", "stacked", "percent"])
  .optional()
  .describe("多个系列：clustered 并列、stacked 堆积、percent 百分比堆积 / several series side by side, on top of each other, or as shares of 100 %");

export interface CategorySpec {
  readonly title?: string;
  readonly unit?: string;
  readonly period?: string;
  readonly decimals?: number;
  readonly format?: (typeof numberFormats)[number];
  readonly categories: readonly string[];
  readonly values?: Values;
  readonly series?: readonly SeriesSpec[];
  readonly highlight?: string | number;
  readonly axis?: { readonly min?: number; readonly max?: number };
}

export interface SeriesSpec {
  readonly name: string;
  readonly values: Values;
  readonly scenario?: Scenario;
}

interface Capacity {
  readonly kind: string;
  readonly max: number;
  /** Longest category name, in Chinese characters: two or three lines of its share of the axis. */
  readonly longest: number;
  /** A kind with more room. */
  readonly instead?: string;
  /** More series than this need a kind of their own; four unless said. */
  readonly series?: number;
}

/** Checks that concern several fields: one of `values` and `series`, equal lengths, room, a highlight that exists. */
export function checkCategories(spec: CategorySpec, capacity: Capacity, context: IssueContext): void {
  checkCapacity(spec.categories, capacity, context);
  checkHighlight(spec.highlight, spec.categories, context);
  if ((spec.values === undefined) === (spec.series === undefined)) {
    const both = spec.values !== undefined;
    if (!both && context.issues.length > 0) return; // a misspelt `values` has been reported as such
    context.addIssue(issue("series-missing", { both }, both ? { path: ["series"], at: "key" } : {}));
    return;
  }
  const most = capacity.series ?? 4;
  if (spec.series && spec.series.length > most) {
    context.addIssue(issue("chart-too-many-series", { kind: capacity.kind, count: spec.series.length, max: most }, { path: ["series"] }));
  }
  if (spec.values) checkValues({ name: seriesName(spec), values: spec.values }, spec.categories, ["values"], context);
  spec.series?.forEach((series, i) => checkValues(series, spec.categories, ["series", i, "values"], context));
}

export function checkCapacity(categories: readonly string[], { kind, max, longest, instead }: Capacity, context: IssueContext): void {
  categories.forEach((name, i) => {
    if (advance(name, 1, false) <= longest) return;
    context.addIssue(issue("category-too-long", { name, max: longest, instead }, { path: ["categories", i] }));
  });
  if (categories.length <= max) return;
  context.addIssue(issue("chart-too-many", { kind, count: categories.length, max, instead }, { path: ["categories"] }));
}

/** An axis given from outside has to hold all numbers, and 0 where lengths or areas are compared. */
export function checkAxis(axis: CategorySpec["axis"], numbers: readonly number[], fromZero: boolean, context: IssueContext): void {
  if (!axis || numbers.length === 0) return;
  const [min, max] = [axis.min ?? (fromZero ? 0 : -Infinity), axis.max ?? Infinity];
  if (fromZero && min > 0) {
    context.addIssue(issue("axis-not-zero", { min: String(min) }, { path: ["axis", "min"] }));
    return;
  }
  const outside = numbers.find((number) => (axis.min !== undefined && number < axis.min) || number > max);
  if (outside === undefined && min < max) return;
  context.addIssue(issue("axis-too-short", { value: String(outside ?? numbers[0]), min: String(axis.min ?? "…"), max: String(axis.max ?? "…") }, { path: ["axis"] }));
}

/** The axis as drawn: what is given from outside wins. */
export const fixedAxis = <A extends { readonly min: number; readonly max: number }>(computed: A, given: CategorySpec["axis"]): A => ({
  ...computed,
  min: given?.min ?? computed.min,
  max: given?.max ?? computed.max,
});

export function checkHighlight(highlight: string | number | undefined, categories: readonly string[], context: IssueContext): void {
  if (highlight === undefined || isExtreme(highlight, categories) || highlightIndex(highlight, categories) !== undefined) return;
  context.addIssue(issue("unknown-category", { name: String(highlight), known: categories }, { path: ["highlight"] }));
}

export function checkValues(
  series: { readonly name: string; readonly values: Values },
  categories: readonly string[],
  path: readonly (string | number)[],
  context: IssueContext,
): void {
  const { name, values } = series;
  if (values.length !== categories.length) {
    context.addIssue(issue("series-length", { series: name, values: values.length, categories: categories.length }, { path }));
  } else if (values.every((value) => value === null)) {
    context.addIssue(issue("chart-empty", { series: name }, { path }));
  }
}

/** The series of a checked spec; the only one is named after the chart. */
export function seriesOf(spec: Pick<CategorySpec, "series" | "values" | "title" | "unit">): readonly SeriesSpec[] {
  return spec.series ?? [{ name: seriesName(spec), values: spec.values ?? [] }];
}

export const seriesName = (spec: Pick<CategorySpec, "title" | "unit">): string => spec.title ?? spec.unit ?? "1";

const extremes: ReadonlySet<unknown> = new Set(["max", "min", "first", "last"]);
const isExtreme = (highlight: string | number, categories: readonly string[]): boolean => extremes.has(highlight) && !categories.includes(String(highlight));

/**
 * 0-based; a category's text wins over its number, so that `highlight: 2015` means the year. `max` and `min` are looked up in
 * `values`, of equals the last; so is `last`, which passes over gaps at the end.
 */
export function highlightIndex(highlight: string | number | undefined, categories: readonly string[], values: Values = []): number | undefined {
  if (highlight === undefined) return undefined;
  const byText = categories.indexOf(shownText(String(highlight)));
  if (byText >= 0) return byText;
  if (isExtreme(highlight, categories)) {
    const known = values.flatMap((value, point) => (value ? [{ point, value: value.value }] : []));
    if (highlight === "first" || highlight === "last") return known.at(highlight === "first" ? 0 : -1)?.point;
    const wanted = known.reduce((best, one) => (highlight === "max" ? one.value >= best : one.value <= best) ? one.value : best, highlight === "max" ? -Infinity : Infinity);
    return known.findLast(({ value }) => value === wanted)?.point;
  }
  return typeof highlight === "number" && highlight >= 1 && highlight <= categories.length ? highlight - 1 : undefined;
}

/** Whether the order of the categories means something, so that points may be joined: years, months, quarters, stages. */
export function isOrdinal(categories: readonly string[]): boolean {
  return categories.length > 1 && categories.every((category) => ordinalForms.some((form) => form.test(category)));
}

const ordinalForms: readonly RegExp[] = [
  /^(?:FY ?)?\d{4}(?:年度?)?(?:同期|末|底)?$/u,
  /^\d{4}[-/]\d{2,4}(?:年度?|学年)?$/u,
  /^(?:\d{4}[-/.年] ?)?(?:\d{1,2}(?:[-–—~～至到]\d{1,2})?月?)(?:份|末|底)?$/u,
  /^(?:\d{4}年? ?)?(?:Q[1-4]|[1-4]Q|H[12]|第?[一二三四1-4]季度?|[上下]半年|前三季度|全年)$/iu,
  /^(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?(?: '?\d{2,4})?$/iu,
  /^第[一二三四五六七八九十\d]{1,3}(?:期|年|阶段|步|周|批|轮)$/u,
  /^[“"]?十[一二三四五六]五[”"]?(?:时期|期末|末)?$/u,
];

/** One number of decimals for all numbers of one unit, and separators for all as soon as one has five digits. */
export function numberStyle(
  values: readonly Values[],
  stated: { readonly decimals?: number; readonly format?: (typeof numberFormats)[number] },
): NumberStyle {
  const numbers = values.flat().filter((value) => value !== null);
  const format = stated.format ?? "plain";
  return {
    decimals: stated.decimals ?? commonDecimals(numbers),
    signed: format.startsWith("signed"),
    suffix: format.endsWith("percent") ? "%" : undefined,
    grouped: numbers.some(({ text }) => needsGrouping(text)),
  };
}

/**
 * As many digits as the most exact number has; but a report's figures are never shown more exact than it prints them,
 * so figures of different precision keep their own digits.
 */
function commonDecimals(numbers: readonly ExactNumber[]): number | "as-printed" {
  const most = Math.min(6, Math.max(0, ...numbers.map(({ decimals }) => decimals)));
  return numbers.some(({ figure, decimals }) => figure !== undefined && decimals < most) ? "as-printed" : most;
}

export const plainValues = (values: Values): readonly (number | null)[] => values.map((value) => value?.value ?? null);
export const numbersOf = (values: readonly Values[]): readonly number[] =>
  values.flat().flatMap((value) => (value === null ? [] : [value.value]));

/** Names of the figures behind the points, by index; nothing where there are none. */
export function figuresOf(values: Values): { readonly figures?: Readonly<Record<number, string>> } {
  const named = values.flatMap((value, i) => (value?.figure ? [[i, value.figure] as const] : []));
  return named.length === 0 ? {} : { figures: Object.fromEntries(named) };
}

/** `2015年1–11月，%`: the comma of the language that the words are in. */
export function unitLine(spec: Pick<CategorySpec, "period" | "unit">): string | undefined {
  return joined([spec.period, spec.unit]);
}

export const joined = (parts: readonly (string | undefined)[]): string | undefined => {
  const words = parts.filter((part) => part !== undefined && part !== "");
  const chinese = words.some((word) => /\p{Script=Han}/u.test(word!));
  return words.length === 0 ? undefined : words.join(chinese ? "，" : ", ");
};

export const chartHead = (spec: CategorySpec, key: ChartHead["key"]): ChartHead => ({ name: spec.title, unit: unitLine(spec), key });

/** `投产40`, `2015 110`: after Chinese a number needs no space, after a digit or a Latin letter it does. */
export function labelled(label: string, value: string, space = ""): string {
  return `${label}${/[\p{Script=Latin}\d]$/u.test(label) ? " " : space}${value}`;
}

/** The language that words on a chart are in: Chinese as soon as one of its own texts is. */
export const languageIn = (texts: readonly (string | undefined)[]): Language => (texts.some((text) => /\p{Script=Han}/u.test(text ?? "")) ? "zh-CN" : "en");

/** `{{projects|79个}}产业链项目` → `79个产业链项目`. */
export function shownText(text: string): string {
  return text.replace(/\{\{[^{}|]*\|([^{}]*)\}\}/gu, "$1").trim();
}

type KindLabel = Extract<keyof Wording["labels"], `${string}Chart`>;

/** `柱形图：同比增速（2015年1–11月，%）。固定资产投资16.2，营业总收入10.2。` */
export function altText(
  kind: KindLabel,
  spec: Pick<CategorySpec, "title" | "unit" | "period">,
  categories: readonly string[],
  series: readonly { readonly name: string; readonly unit?: string; readonly values: Values; readonly style: NumberStyle }[],
  language: Language,
): string {
  const { labels } = wording(language);
  const aside = unitLine(spec);
  const title = [spec.title, spec.title && aside ? `${labels.open}${aside}${labels.close}` : aside].filter(Boolean).join("");
  const lists = series.map(({ name, unit, values, style }) => {
    const code = formatCode(style);
    const items = categories.map((category, i) => {
      const value = values[i];
      return labelled(category, value ? formatNumber(value.value, code) : labels.noValue, labels.space);
    });
    const head = series.length > 1 ? `${name}${unit ? `${labels.open}${unit}${labels.close}` : ""}${labels.colon}` : "";
    return head + items.join(labels.comma);
  });
  const between = labels.stop + labels.space;
  return `${labels[kind]}${title ? labels.colon + title : ""}${between}${lists.join(labels.semicolon)}${labels.stop}`;
}
