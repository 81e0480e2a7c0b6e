import { z } from "zod";
import { endGap, referenceSize } from "../layout/draw-references.js";
import { lineHeight } from "../layout/plot.js";
import type { ErrorRange, Reference } from "../scene/chart-model.js";
import { formatNumber } from "../scene/number-format.js";
import { issue } from "../source/validate.js";
import { wording } from "../source/wording/wording.js";
import { advance } from "../text/measure.js";
import { highlightIndex, labelled, languageIn, line, plainValues, type CategorySpec, type SeriesSpec, type Values } from "./chart-spec.js";
import { numberSchema, type ExactNumber, type IssueContext } from "./quantity.js";

const markField = z.union([
  numberSchema,
  z.strictObject({ at: numberSchema, label: line(40, "线端的文字 / words at the end of the line").optional() }),
]);

/** What may be drawn beside the data on a chart with categories. */
export const referenceFields = {
  target: markField.optional().describe("目标线：数值，或 { at, label } / a line at a target: a number, or { at, label }"),
  average: z
    .union([z.boolean(), line(40, "线端的文字 / words at the end of the line")])
    .optional()
    .describe("平均线，由数据算出；可写文字 / a line at the average of the data; or the words at its end"),
  bands: z
    .array(z.strictObject({ from: numberSchema, to: numberSchema, label: line(40, "区间的名称 / what the range means").optional() }))
    .max(3)
    .optional()
    .describe("数值的底纹区间，如合理区间 / shaded ranges of the values"),
  notes: z
    .array(
      z.strictObject({
        at: z.union([z.int(), z.string().max(120)]).describe("类别的文字或序号 / the category, by text or number"),
        text: line(80, "注释，一两句话 / what to say about it"),
      }),
    )
    .max(4)
    .optional()
    .describe("指向某个数据点的注释 / notes that point to one value"),
  trend: z.boolean().optional().describe("线性趋势线 / a linear trend line"),
  errors: z
    .array(z.union([numberSchema, z.strictObject({ plus: numberSchema, minus: numberSchema })]))
    .max(60)
    .optional()
    .describe("误差：每个数值一项，可分上下 / the error of each value, up and down alike or apart"),
};

type Mark = ExactNumber | null | { readonly at: ExactNumber | null; readonly label?: string };

export interface ReferenceSpec extends CategorySpec {
  readonly target?: Mark;
  readonly average?: boolean | string;
  readonly bands?: readonly { readonly from: ExactNumber | null; readonly to: ExactNumber | null; readonly label?: string }[];
  readonly notes?: readonly { readonly at: string | number; readonly text: string }[];
  readonly trend?: boolean;
  readonly errors?: readonly (ExactNumber | null | { readonly plus: ExactNumber | null; readonly minus: ExactNumber | null })[];
}

export function checkReferences(spec: ReferenceSpec, context: IssueContext): void {
  spec.notes?.forEach(({ at }, i) => {
    if (highlightIndex(at, spec.categories) === undefined)
      context.addIssue(issue("unknown-category", { name: String(at), known: spec.categories }, { path: ["notes", i, "at"] }));
  });
  if (spec.errors && spec.errors.length !== spec.categories.length) {
    context.addIssue(issue("series-length", { series: "errors", values: spec.errors.length, categories: spec.categories.length }, { path: ["errors"] }));
  }
}

/** Lines, bands and notes for the model; `series` are those of the spec in their order. */
export function referencesOf(spec: ReferenceSpec, series: readonly SeriesSpec[], format: string): readonly Reference[] {
  const words = wording(languageIn([spec.title, ...spec.categories, ...series.map(({ name }) => name)])).labels;
  const main = series.length - 1;
  const shown = (label: string, value: number): string => labelled(label, formatNumber(value, format), words.space);
  const target = spec.target === null || spec.target === undefined ? undefined : "at" in spec.target ? spec.target : { at: spec.target };
  const mean = spec.average ? averageOf(series[main]!.values) : undefined;
  return [
    ...(spec.bands ?? []).flatMap(({ from, to, label }): readonly Reference[] => (from && to ? [{ type: "band", from: from.value, to: to.value, label, color: "tint" }] : [])),
    ...(target?.at
      ? [{ type: "line" as const, at: target.at.value, label: shown(("label" in target ? target.label : undefined) ?? words.chartWords.target, target.at.value), color: "s2" as const }]
      : []),
    ...(mean !== undefined
      ? [{ type: "line" as const, at: mean, label: shown(typeof spec.average === "string" ? spec.average : words.chartWords.average, mean), color: "ink3" as const, dashed: true }]
      : []),
    ...(spec.notes ?? []).map(({ at, text }): Reference => ({ type: "note", series: main, point: highlightIndex(at, spec.categories, series[main]!.values)!, text })),
  ];
}

function averageOf(values: Values): number | undefined {
  const numbers = plainValues(values).filter((value) => value !== null);
  return numbers.length === 0 ? undefined : numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
}

/** Values that the axis has to reach although no mark does. */
export const referenceValues = (references: readonly Reference[]): readonly number[] =>
  references.flatMap((reference) => (reference.type === "line" ? [reference.at] : reference.type === "band" ? [reference.from, reference.to] : []));

/** Points beside the plot for the words at the ends of its lines, at most `most`. */
export function roomForLabels(references: readonly Reference[], most: number): number {
  const widths = references.flatMap((reference) =>
    (reference.type === "line" || reference.type === "band") && reference.label ? [advance(reference.label, referenceSize, reference.type === "line")] : [],
  );
  return widths.length === 0 ? 0 : Math.min(most, Math.ceil(Math.max(...widths)) + endGap + 1);
}

/** Points above the plot of lying bars for the same words, and above any plot for its notes. */
export const rowForLabels = (references: readonly Reference[]): number =>
  references.some((reference) => (reference.type === "line" || reference.type === "band") && reference.label) ? referenceSize * lineHeight + 4 : 0;

export const roomForNotes = (references: readonly Reference[]): number => (references.some(({ type }) => type === "note") ? 2 * referenceSize * lineHeight + 18 : 0);

export function errorRange(errors: ReferenceSpec["errors"]): { readonly errors?: ErrorRange } {
  if (!errors) return {};
  const side = (of: "plus" | "minus"): readonly (number | null)[] =>
    errors.map((error) => (error === null ? null : "plus" in error ? (error[of]?.value ?? null) : error.value));
  return { errors: { plus: side("plus"), minus: side("minus") } };
}
