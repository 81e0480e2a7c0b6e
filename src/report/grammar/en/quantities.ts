import type { Decimal } from "../../decimal.js";
import { isDigit, isLatin, readDigits, skipNumber } from "../digits.js";

/** A number with its unit in running English text. */
export interface Quantity {
  readonly start: number;
  readonly end: number;
  readonly value: Decimal;
  /** `%`, `pp`, `billion RMB`, `million`; absent for plain counts, whose noun is their name. */
  readonly unit?: string;
  readonly kind: "money" | "rate" | "count" | "range";
}

/** All quantities of the text outside names, in order; years, dates, versions and ordinals are none. */
export function findQuantities(text: string, names: readonly { readonly start: number; readonly end: number }[]): readonly Quantity[] {
  const found: Quantity[] = [];
  let nameIndex = 0;
  let i = 0;
  while (i < text.length) {
    while (nameIndex < names.length && names[nameIndex]!.end <= i) nameIndex += 1;
    const name = names[nameIndex];
    if (name && name.start <= i) {
      i = name.end;
      continue;
    }
    if (!isDigit(text[i])) {
      i += 1;
      continue;
    }
    const quantity = quantityAt(text, i);
    if (quantity) found.push(quantity);
    i = Math.max(quantity?.end ?? 0, skipNumber(text, i));
  }
  return found;
}

function quantityAt(text: string, start: number): Quantity | undefined {
  const number = readDigits(text, start);
  if (!number) return undefined;
  const currency = currencyBefore(text, start);
  const first = currency?.start ?? start;
  if (isPartOfName(text, first, number.end)) return undefined;
  const scale = scaleAt(text, number.end);
  const unitEnd = scale?.end ?? number.end;
  const rate = rateAt(text, number.end);
  const { value } = number;
  if (rate) return { start: first, end: rate.end, value, unit: rate.unit, kind: isRange(text, first, rate.end) ? "range" : "rate" };
  if (isRange(text, first, unitEnd)) return undefined;
  const name = currency?.name ?? currencyAfter(text, unitEnd)?.name;
  const end = currency ? unitEnd : (currencyAfter(text, unitEnd)?.end ?? unitEnd);
  if (name !== undefined) return { start: first, end, value, unit: scale ? `${scale.word} ${name}` : name, kind: "money" };
  if (isYearOrDate(text, start, number.end)) return undefined;
  if (scale) return { start: first, end: unitEnd, value, unit: scale.word, kind: "count" };
  return nounAt(text, number.end) ? { start: first, end: number.end, value, kind: "count" } : undefined;
}

const CURRENCIES: readonly (readonly [string, string])[] = [
  ["RMB", "RMB"],
  ["CNY", "RMB"],
  ["US$", "USD"],
  ["USD", "USD"],
  ["HK$", "HKD"],
  ["EUR", "EUR"],
  ["GBP", "GBP"],
  ["$", "USD"],
  ["€", "EUR"],
  ["£", "GBP"],
  ["¥", "RMB"],
];
const CURRENCY_WORDS: readonly (readonly [string, string])[] = [
  ["yuan", "RMB"],
  ["RMB", "RMB"],
  ["dollars", "USD"],
  ["euros", "EUR"],
  ["pounds", "GBP"],
];
const SCALES: readonly (readonly [string, string])[] = [
  ["thousand", "thousand"],
  ["million", "million"],
  ["billion", "billion"],
  ["trillion", "trillion"],
  ["bn", "billion"],
  ["mn", "million"],
];

interface Word {
  readonly end: number;
  readonly word: string;
}

function currencyBefore(text: string, start: number): { readonly start: number; readonly name: string } | undefined {
  const end = text[start - 1] === " " ? start - 1 : start;
  const found = CURRENCIES.find(([sign]) => text.endsWith(sign, end) && !isLatin(text[end - sign.length - 1]));
  return found && { start: end - found[0].length, name: found[1] };
}

function currencyAfter(text: string, at: number): { readonly end: number; readonly name: string } | undefined {
  if (text[at] !== " ") return undefined;
  const found = CURRENCY_WORDS.find(([word]) => wordAt(text, at + 1, word));
  return found && { end: at + 1 + found[0].length, name: found[1] };
}

function scaleAt(text: string, at: number): Word | undefined {
  const start = text[at] === " " || text[at] === "\u00a0" ? at + 1 : at;
  const found = SCALES.find(([word]) => wordAt(text, start, word));
  return found && { end: start + found[0].length, word: found[1] };
}

function rateAt(text: string, at: number): { readonly end: number; readonly unit: string } | undefined {
  if (text[at] === "%") return { end: at + 1, unit: "%" };
  const start = text[at] === " " || text[at] === "-" ? at + 1 : at;
  for (const word of ["percentage points", "percentage point", "percentage-point", "pp", "pts"]) {
    if (wordAt(text, start, word)) return { end: start + word.length, unit: "pp" };
  }
  for (const word of ["percent", "per cent", "%"]) {
    if (text.startsWith(word, start) && !isLatin(text[start + word.length])) return { end: start + word.length, unit: "%" };
  }
  return undefined;
}

const wordAt = (text: string, at: number, word: string): boolean => text.startsWith(word, at) && !isLatin(text[at + word.length]);

/** v1.2, RFC 2119, GPT-4, #123, 4.5.1, 1/3, 10:30, A4, 3D. */
function isPartOfName(text: string, start: number, end: number): boolean {
  const before = text[start - 1];
  const after = text[end];
  if (isLatin(before) || (before !== undefined && "#/._-–:@~^".includes(before) && text[start - 2] !== " " && text[start - 2] !== undefined)) return true;
  if (before === "#" || before === "~" || before === "@") return true;
  if (after !== undefined && "/:_@".includes(after) && isDigit(text[end + 1])) return true;
  if (after === "." && isDigit(text[end + 1])) return true;
  if (isLatin(after) && !/^(pp|bn|mn|m|k|x|pts)\b/u.test(text.slice(end, end + 4))) return true;
  return (after === "-" || after === "–") && isLatin(text[end + 1]) && !text.startsWith("percent", end + 1);
}

/** 15%-60%, 3–5: a range is no single value. */
function isRange(text: string, start: number, end: number): boolean {
  const dash = (c: string | undefined): boolean => c === "-" || c === "–" || c === "—" || c === "~";
  return (dash(text[end]) && isDigit(text[end + 1])) || (dash(text[start - 1]) && (isDigit(text[start - 2]) || text[start - 2] === "%"));
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
/** A number right after one of these is its own name: version 5, section 3, page 12, step 2, day 1. */
const LABELS =
  /(?:^|[\s(])(?:version|release|section|chapter|page|figure|table|step|day|week|issue|phase|part|item|level|tier|type|class|no\.|number|top|rust|python|java|node|windows|linux|kubernetes|edition|grade|room|article|annex|appendix|note|question|q|fy)\s$/iu;

function isYearOrDate(text: string, start: number, end: number): boolean {
  const digits = end - start;
  const before = text.slice(Math.max(0, start - 12), start);
  if (digits === 4 && /^(?:19|20)\d\d$/u.test(text.slice(start, end))) return true;
  if (MONTHS.some((month) => before.endsWith(`${month} `) || before.endsWith(`${month.slice(0, 3)} `) || wordAt(text, end + 1, month))) return true;
  return LABELS.test(before);
}

/** Counted things follow as words: 23 companies, 7,310 completed surveys. */
function nounAt(text: string, at: number): boolean {
  return text[at] === " " && isLatin(text[at + 1]) && !NOT_COUNTED.has(wordFrom(text, at + 1));
}

/** After these a number is an ordinal, a measure of time, or the end of its clause. */
const NOT_COUNTED: ReadonlySet<string> = new Set(
  "and or of to in on at by for with from as is are was were the a an that which who when but per than year years month months day days week weeks hour hours minutes seconds am pm st nd rd th times will has have had can if we it this".split(" "),
);

function wordFrom(text: string, start: number): string {
  let end = start;
  while (end < text.length && end - start < 30 && isLatin(text[end])) end += 1;
  return text.slice(start, end);
}
