import { z } from "zod";
import { displayDecimal } from "../scene/number-format.js";
import type { Path } from "../source/span.js";
import { issue } from "../source/validate.js";

/** A number with what is known about it, as a slide shows it. */
export interface Quantity {
  /** Name of the figure it was taken from; none for a number that the author typed. */
  readonly figure?: string;
  /** As shown, with the digits as printed and without the unit: `2942`, `12,345`, `−3.10`, `+10.2`. */
  readonly value: string;
  readonly unit?: string;
  readonly label?: string;
  /** Signed, with its unit: `+10.2%`. */
  readonly change?: string;
  /** 同比, 环比 … */
  readonly basis?: string;
  readonly period?: string;
  /** 口径: what the number covers, as printed. */
  readonly scope?: string;
  readonly derived?: boolean;
  readonly approximate?: boolean;
  /** `down`: less is better. */
  readonly good?: "up" | "down";
}

/** A number to calculate with; `text` has the digits as printed and `decimals` how many stand after the point. */
export interface ExactNumber {
  readonly value: number;
  readonly text: string;
  readonly decimals: number;
  readonly figure?: string;
}

/** What `superRefine` and `transform` hand to their functions. */
export interface IssueContext {
  /** What is wrong so far. */
  readonly issues: readonly unknown[];
  addIssue(reported: { code: "custom"; path: (string | number)[]; params: Record<string, unknown> }): void;
}

/** More than any report prints; a longer text is a mistake and would not fit a slide. */
const longestNumber = 24;
/** Beyond it a double no longer holds every whole number. */
const largest = 1e15;

const short = (max: number, description: string) => z.string().max(max).optional().describe(description);
const written = z.union([z.number(), z.string().max(200)]);

/** Fields of a number written out, or of a resolved `{ figure: name }`; templates add their own beside them. */
export const quantityFields = {
  figure: short(100, "Name of a figure under `figures:`; its value stays in the report."),
  value: written.optional().describe("The number, as the report prints it."),
  unit: short(40, "Unit behind the number: 亿元, %, households."),
  label: short(200, "What the number counts."),
  change: short(60, "Signed change with its unit: +10.2%."),
  basis: short(40, "What the change is measured against: 同比, year on year."),
  period: short(60, "The time it covers."),
  scope: short(60, "口径，照报告写：规模以上、可比价 / what it covers, as the report prints it"),
  derived: z.boolean().optional().describe("Calculated, not printed in the report; shown as such."),
  approximate: z.boolean().optional().describe("The report says about, nearly, over."),
  good: z.enum(["up", "down"]).optional().describe("down：越少越好，增减不用红绿 / down: less is better; its change is neither red nor green"),
};

const record = z.strictObject(quantityFields).describe("A number with its unit and label, or a figure by name.");
type QuantityRecord = z.infer<typeof record>;

/** A number, numeric text, or a record. Output: the record with its `value` as slides show it. */
export const quantitySchema = z
  .union([z.number(), z.string().max(200), record])
  .meta({ id: "quantity", description: "A number, or a figure by name: { figure: revenue }." })
  .transform((input, context): Quantity => {
    const given: QuantityRecord = typeof input === "object" ? input : bare(input);
    return quantityOf(given, context, typeof input === "object" ? ["value"] : []) ?? z.NEVER;
  });

/** The same as a step for templates whose records have more fields than a quantity. `path`: where its number stands. */
export function quantityOf(given: QuantityRecord, context: IssueContext, path: Path = ["value"]): Quantity | undefined {
  if (given.value === undefined) {
    context.addIssue(issue("quantity-without-value", { label: given.label ?? given.figure }));
    return undefined;
  }
  if (isPlaceholder(given.value)) return { ...given, value: String(given.value) };
  const number = readNumber(given.value);
  if (!number) {
    context.addIssue(issue("not-a-number", { text: clip(String(given.value)) }, { path }));
    return undefined;
  }
  return { ...given, value: displayDecimal(number.text), unit: given.unit ?? number.unit };
}

/**
 * A number to draw or to add up: number, numeric text, or a record. null, "" and — are gaps. A reference that could not
 * be resolved has its own diagnostic already and is a gap here.
 */
export const numberSchema = z
  .union([z.number(), z.string().max(200), record, z.null()])
  .meta({ id: "number", description: "A number, a figure by name ({ figure: revenue }), or null for a gap." })
  .transform((input, context): ExactNumber | null => {
    const given: QuantityRecord = typeof input === "object" && input !== null ? input : bare(input ?? "");
    if (given.value === undefined) {
      context.addIssue(issue("quantity-without-value", { label: given.label ?? given.figure }));
      return z.NEVER;
    }
    if (isGap(given.value) || isPlaceholder(given.value)) return null;
    const number = readNumber(given.value);
    if (!number) {
      context.addIssue(issue("not-a-number", { text: clip(String(given.value)) }, { path: typeof input === "object" && input !== null ? ["value"] : [] }));
      return z.NEVER;
    }
    const text = number.text.replace("+", "");
    const point = text.indexOf(".");
    return { value: Number(text), text, decimals: point < 0 ? 0 : text.length - point - 1, figure: given.figure };
  });

/**
 * A value by itself. `{{revenue|约2942亿元}}`, which the resolver has filled in, keeps the name of its figure; what
 * stands before and behind its number are words of its own and its unit.
 */
function bare(value: string | number): QuantityRecord {
  const reference = typeof value === "string" ? /^\s*\{\{([^{}|]{1,120})\|([^{}]{0,120})\}\}\s*$/u.exec(value) : null;
  if (!reference) return { value };
  const figure = reference[1]!.split(/[.\s]/u, 1)[0]!;
  const shown = /^[^\d+\-−]{0,10}([+\-−]?[\d.,]+)(.{0,40})$/u.exec(reference[2]!.trim());
  return shown ? { figure, value: shown[1]!, unit: shown[2]!.trim() || undefined } : { figure, value: reference[2]! };
}

/**
 * Reads a number as people print it: full-width digits and signs, a true minus, thousands separators, a closing % or ‰.
 * Exponents, NaN and Infinity are no printed numbers. `text` keeps a written plus.
 */
export function readNumber(input: number | string): { readonly text: string; readonly unit?: string } | undefined {
  const plain = typeof input === "number" ? decimalText(input) : halfWidth(input.trim());
  if (plain === undefined || plain.length > longestNumber) return undefined;
  const unit = plain.endsWith("%") ? "%" : plain.endsWith("‰") ? "‰" : undefined;
  const digits = unit ? plain.slice(0, -1).trimEnd() : plain;
  if (!/^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/u.test(digits)) return undefined;
  const text = digits.replaceAll(",", "");
  return Math.abs(Number(text)) < largest ? { text, unit } : undefined;
}

/** What the resolver leaves where a reference is unknown: `〔name〕`. It stays visible and is reported only once. */
function isPlaceholder(value: string | number): boolean {
  return typeof value === "string" && value.startsWith("〔") && value.endsWith("〕");
}

const gaps: ReadonlySet<string> = new Set(["", "-", "–", "—", "——", "−"]);
const isGap = (value: string | number): boolean => typeof value === "string" && gaps.has(value.trim());

/** A JavaScript number without an exponent, with the digits that tell it apart from its neighbours. */
function decimalText(value: number): string | undefined {
  if (!Number.isFinite(value) || Math.abs(value) >= largest) return undefined;
  const text = String(value);
  return text.includes("e") ? value.toFixed(20).replace(/0+$/u, "") : text;
}

function halfWidth(text: string): string {
  let out = "";
  for (const char of text) {
    const code = char.charCodeAt(0);
    if (char === "−" || char === "－") out += "-";
    else if (code >= 0xff01 && code <= 0xff5e) out += String.fromCharCode(code - 0xfee0);
    else out += char;
  }
  return out;
}

const clip = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
