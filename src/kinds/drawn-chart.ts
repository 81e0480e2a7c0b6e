import { z } from "zod";
import type { ChartHead } from "../scene/chart-model.js";
import { formatCode, formatNumber, type NumberStyle } from "../scene/number-format.js";
import type { Run } from "../scene/nodes.js";
import { issue } from "../source/validate.js";
import { suggest } from "../source/suggest.js";
import { wording, type Language, type Wording } from "../source/wording/wording.js";
import { parseInline, plainText } from "../text/inline.js";
import { line, unitLine } from "./chart-spec.js";
import { numberSchema, type ExactNumber, type IssueContext } from "./quantity.js";

/** Words in a drawn chart; inline markup and references are read, so that figures stay traceable. */
export const words = (max: number, description: string) => z.string().trim().min(1).max(max).describe(description);

/** The words as a reader sees them. */
export const plain = (text: string): string => plainText(parseInline(text));

export const titleField = line(120, "图表名称，写在图上方 / what the diagram shows: bold in the row above it").optional();
export const amountField = numberSchema.describe("数值或指标 / a number, or a figure by name");
export const drawnFields = {
  title: line(120, "数值的名称，图上方粗体 / what the numbers are: bold in the row above the chart").optional(),
  unit: line(120, "单位：亿元、% / unit of the numbers: million, %").optional(),
  period: line(120, "数值所属时段 / the time the numbers cover").optional(),
  decimals: z.int().min(0).max(6).optional().describe("小数位数，默认取最精确的一个 / digits after the point; else as many as the most exact value has"),
  format: z.enum(["plain", "signed", "percent", "signed-percent"]).optional().describe("数值写法：signed 带正号，percent 带百分号 / how numbers are shown: `signed` with a plus, `percent` with a % behind"),
};
export const highlightField = words(120, "要强调的一项：写它的名称 / the one to emphasise, by its name").optional();

type Titled = { readonly title?: string; readonly unit?: string; readonly period?: string };

export const drawnHead = (spec: Titled, key: ChartHead["key"] = []): ChartHead => ({ name: spec.title, unit: unitLine(spec), key });

/** `漏斗图：科技计划项目（2015年，项）。申报235，获批110。` */
export function drawnAlt(kind: AltLabel, spec: Titled, items: readonly string[], language: Language): string {
  const { labels } = wording(language);
  const aside = unitLine(spec);
  const title = [spec.title, spec.title && aside ? `${labels.open}${aside}${labels.close}` : aside].filter(Boolean).join("");
  return `${labels[kind]}${title ? labels.colon + title : ""}${labels.stop}${labels.space}${items.join(labels.semicolon)}${labels.stop}`;
}

type AltLabel = { [K in keyof Wording["labels"]]: K extends `${string}Chart` | `${string}Diagram` ? K : never }[keyof Wording["labels"]];

/** A number as the chart shows it, with the mark of its figure; a gap is a dash. */
export function amountRun(amount: ExactNumber | null, style: NumberStyle, dress: Partial<Run> = {}): Run {
  return { ...dress, text: amountText(amount, style), ...(amount?.figure === undefined ? {} : { figure: amount.figure }) };
}

export const amountText = (amount: ExactNumber | null, style: NumberStyle): string => (amount ? formatNumber(amount.value, formatCode(style)) : "—");

/** Parts of a whole are not negative, and not all nothing. */
export function checkParts(parts: readonly { readonly label: string; readonly value: ExactNumber | null; readonly path: readonly (string | number)[] }[], list: string, context: IssueContext): void {
  for (const { label, value, path } of parts) {
    if (value && value.value < 0) context.addIssue(issue("part-negative", { label: plain(label), value: value.text }, { path }));
  }
  if (parts.every(({ value }) => !value || value.value === 0)) context.addIssue(issue("parts-empty", undefined, { path: [list] }));
}

/** A highlight names one of the parts. */
export function checkName(name: string | undefined, known: readonly string[], path: readonly (string | number)[], context: IssueContext): void {
  if (name === undefined || known.includes(plain(name))) return;
  context.addIssue(issue("unknown-node", { name, suggestion: suggest(name, known), known }, { path }));
}

/** Lines and highlights go by names, so no two parts have the same. */
export function checkDistinct(parts: readonly { readonly name: string; readonly path: readonly (string | number)[] }[], context: IssueContext): void {
  const seen = new Set<string>();
  for (const { name, path } of parts) {
    if (seen.has(name)) context.addIssue(issue("duplicate-node", { name }, { path }));
    seen.add(name);
  }
}
