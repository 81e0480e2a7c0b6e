import { z } from "zod";
import { issue } from "../source/validate.js";
import { categoriesField, line, shownText, valuesField, type Values } from "./chart-spec.js";
import { numberSchema, type ExactNumber, type IssueContext } from "./quantity.js";

export interface Part {
  readonly label: string;
  readonly value: ExactNumber | null;
}

/** Parts of a whole: written one by one, or as categories and values, as they come from a table. */
export const partsFields = (max: number) => ({
  parts: z
    .array(z.strictObject({ label: line(120, "部分的名称 / name of the part"), value: numberSchema }))
    .min(2)
    .max(max)
    .optional()
    .describe("各部分，自 12 点钟起顺时针 / the parts, clockwise from the top"),
  categories: categoriesField.optional(),
  values: valuesField.optional(),
  highlight: z.union([z.int(), z.string().max(120)]).optional().describe("突出的部分：名称或从 1 数起的序号 / the part to emphasise: its label, or its number counted from 1"),
});

interface PartsSpec {
  readonly parts?: readonly Part[];
  readonly categories?: readonly string[];
  readonly values?: Values;
  readonly highlight?: string | number;
  readonly unit?: string;
}

/** The parts of a checked spec. */
export const partsOf = ({ parts, categories = [], values = [] }: PartsSpec): readonly Part[] =>
  parts ?? categories.map((label, i) => ({ label, value: values[i] ?? null }));

export function checkParts(spec: PartsSpec, { kind, max }: { readonly kind: string; readonly max: number }, context: IssueContext): void {
  const { parts, categories, values } = spec;
  if (!parts && (!categories || !values)) {
    if (context.issues.length === 0) context.addIssue(issue("series-missing", { both: false }, {}));
    return;
  }
  if (!parts && categories!.length !== values!.length) {
    context.addIssue(issue("series-length", { series: spec.unit ?? "values", values: values!.length, categories: categories!.length }, { path: ["values"] }));
    return;
  }
  const all = partsOf(spec);
  if (all.length > max) context.addIssue(issue("chart-too-many", { kind, count: all.length, max, instead: "bar" }, { path: ["categories"] }));
  all.forEach(({ label, value }, i) => {
    if (value && value.value < 0) context.addIssue(issue("part-negative", { label, value: value.text }, { path: parts ? ["parts", i, "value"] : ["values", i] }));
  });
  const numbers = all.flatMap(({ value }) => (value ? [value] : []));
  if (numbers.every(({ value }) => value === 0)) context.addIssue(issue("parts-empty", undefined, { path: [parts ? "parts" : "values"] }));
  const sum = numbers.reduce((total, { value }) => total + value, 0);
  const rounding = numbers.reduce((total, { decimals }) => total + 0.5 * 10 ** -decimals, 0);
  if (spec.unit === "%" && Math.abs(sum - 100) > rounding + 1e-9 && sum > 0) {
    context.addIssue(issue("parts-not-whole", { sum: String(Number(sum.toPrecision(10))) }, { path: [parts ? "parts" : "values"] }));
  }
  if (spec.highlight !== undefined && highlightedPart(spec, all) === undefined) {
    context.addIssue(issue("unknown-category", { name: String(spec.highlight), known: all.map(({ label }) => label) }, { path: ["highlight"] }));
  }
}

/** Index among `parts`; a number counts the parts as they are written. */
export function highlightedPart(spec: PartsSpec, parts: readonly Part[]): number | undefined {
  if (spec.highlight === undefined) return undefined;
  const byLabel = parts.findIndex(({ label }) => label === shownText(String(spec.highlight)));
  if (byLabel >= 0) return byLabel;
  const written = typeof spec.highlight === "number" ? partsOf(spec)[spec.highlight - 1] : undefined;
  return written && parts.findIndex(({ label }) => label === written.label);
}
