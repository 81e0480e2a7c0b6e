import { z } from "zod";
import type { ChartSize } from "../layout/plot.js";
import type { ChartHead } from "../scene/chart-model.js";
import { formatCode, formatNumber, needsGrouping, type NumberStyle } from "../scene/number-format.js";
import { advance } from "../text/measure.js";
import { issue } from "../source/validate.js";
import { wording, type Language } from "../source/wording/wording.js";
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
  .describe("How the numbers are shown: `signed` puts a plus before them, `percent` a % behind them.");
const decimalsField = z.int().min(0).max(6).optional().describe("Digits after the point; else as many as the most exact value has.");

/** What every kind of chart has. */
export const chartFields = {
  title: line(120, "What the numbers are: bold in the row above the chart.").optional(),
  unit: line(120, "Unit of the numbers, shown behind the title: 亿元, %.").optional(),
  period: line(120, "The time they cover, shown before the unit: 2015年1–11月.").optional(),
  decimals: decimalsField,
  format: formatField,
};

const categoryField = z
  .union([z.string().max(120), z.number()])
  .describe("A category as the axis shows it.")
  .transform((category) => shownText(String(category)));
export const categoriesField = z.array(categoryField).min(1).max(60).describe("The categories, one for each value.");
export const valuesField = z.array(numberSchema).max(60).describe("The values of the one series, one for each category; null is a gap.");
export const seriesField = z.strictObject({
  name: line(120, "Name of the series, shown in the key above the chart."),
  values: z.array(numberSchema).max(60).describe("One value for each category; null is a gap."),
});
export const highlightField = z
  .union([z.int(), z.string().max(120)])
  .optional()
  .describe("The one category to emphasise: its text, or its number counted from 1.");
export const lineFields = {
  name: line(120, "Name of the line, shown in the key above the chart."),
  values: z.array(numberSchema).max(60).describe("One value for each category; null is a gap."),
  unit: line(120, "Unit of the line, where it differs from the columns'.").optional(),
  decimals: decimalsField,
  format: formatField,
};

/** The fields of charts that have categories and one to four series of the same unit. */
export const categoryFields = {
  ...chartFields,
  categories: categoriesField,
  values: valuesField.optional(),
  series: z.array(seriesField).min(1).max(4).optional().describe("One to four series, in the order of the plot; instead of `values`."),
  highlight: highlightField,
};

export interface CategorySpec {
  readonly title?: string;
  readonly unit?: string;
  readonly period?: string;
  readonly decimals?: number;
  readonly format?: (typeof numberFormats)[number];
  readonly categories: readonly string[];
  readonly values?: Values;
  readonly series?: readonly { readonly name: string; readonly values: Values }[];
  readonly highlight?: string | number;
}

interface Capacity {
  readonly kind: string;
  readonly max: number;
  /** Longest category name, in Chinese characters: two or three lines of its share of the axis. */
  readonly longest: number;
  /** A kind with more room. */
  readonly instead?: string;
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

export function checkHighlight(highlight: string | number | undefined, categories: readonly string[], context: IssueContext): void {
  if (highlight === undefined || highlightIndex(highlight, categories) !== undefined) return;
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
export function seriesOf(spec: CategorySpec): readonly { readonly name: string; readonly values: Values }[] {
  return spec.series ?? [{ name: seriesName(spec), values: spec.values ?? [] }];
}

const seriesName = (spec: CategorySpec): string => spec.title ?? spec.unit ?? "1";

/** 0-based; a category's text wins over its number, so that `highlight: 2015` means the year. */
export function highlightIndex(highlight: string | number | undefined, categories: readonly string[]): number | undefined {
  if (highlight === undefined) return undefined;
  const byText = categories.indexOf(shownText(String(highlight)));
  if (byText >= 0) return byText;
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

/** `{{projects|79个}}产业链项目` → `79个产业链项目`. */
function shownText(text: string): string {
  return text.replace(/\{\{[^{}|]*\|([^{}]*)\}\}/gu, "$1").trim();
}

type KindLabel = "columnChart" | "barChart" | "lineChart" | "doughnutChart" | "comboChart";

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
