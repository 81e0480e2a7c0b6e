import { shift, type Decimal } from "../../decimal.js";
import { isDigit, isLatin, readDigits, skipNumber } from "../digits.js";

/** A number with its unit in running English text. */
export interface Quantity {
  readonly start: number;
  readonly end: number;
  readonly value: Decimal;
  /** `%`, `pp`, `billion RMB`, `million`; absent for plain counts, whose noun is their name. */
  readonly unit?: string;
  readonly kind: "money" | "rate" | "count" | "range" | "times" | "flat";
  /** Written in words: twenty-three, a quarter of. */
  readonly word?: boolean;
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
      const starts = isLatin(text[i]) && !isLatin(text[i - 1]) && text[i - 1] !== "-";
      const word = starts ? wordQuantity(text, i) : undefined;
      if (word) found.push(word);
      i = word ? word.end : i + 1;
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
  if (rate) return { start: first, end: rate.end, value: shift(value, rate.power), unit: rate.unit, kind: isRange(text, first, rate.end) ? "range" : "rate" };
  if (isRange(text, first, unitEnd)) return undefined;
  const name = currency?.name ?? currencyAfter(text, unitEnd)?.name;
  const end = currency ? unitEnd : (currencyAfter(text, unitEnd)?.end ?? unitEnd);
  if (name !== undefined) return { start: first, end, value, unit: scale ? `${scale.word} ${name}` : name, kind: "money" };
  if (isYearOrDate(text, start, number.end)) return undefined;
  if (scale) return { start: first, end: unitEnd, value, unit: scale.word, kind: "count" };
  if (wordAt(text, number.end + 1, "times")) return { start: first, end: number.end + 6, value, unit: "times", kind: "times" };
  const duration = durationAt(text, start, number.end);
  if (duration) return { start: first, end: duration.end, value, unit: duration.word, kind: "money" };
  if (closesClause(text, start, number.end)) return { start: first, end: number.end, value, kind: "count" };
  return nounAt(text, number.end) ? { start: first, end: number.end, value, kind: "count" } : undefined;
}

/** An average response time of 5.2 minutes: a measure where a verb or `of` leads to it, else only a time. */
function durationAt(text: string, start: number, end: number): Word | undefined {
  const word = wordFrom(text, end + 1);
  const measured = text[end] === " " && /^(?:minutes|hours|days|seconds|weeks|months)$/u.test(word);
  return measured && /\b(?:of|was|is|to|at|averaged|reached)\s(?:about\s|around\s)?$/u.test(text.slice(Math.max(0, start - 20), start)) ? { end: end + 1 + word.length, word } : undefined;
}

/** The population reached 318,400, …: a count whose noun stands before its verb; a short number may be anything. */
function closesClause(text: string, start: number, end: number): boolean {
  const next = text[end];
  if (end - start < 3 || !(next === undefined || next === "," || next === ";" || next === "." || next === "\n")) return false;
  return /\b(?:reached|was|were|totalled|totaled|at|to|numbered|of)\s(?:about\s|around\s|some\s|nearly\s|almost\s|over\s)?$/u.test(text.slice(Math.max(0, start - 24), start));
}

const UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
/** A small number word is a figure only as what somebody did: opened three libraries; three reasons are none. */
const DEEDS =
  /\b(?:opened|launched|completed|built|added|hired|signed|acquired|created|delivered|installed|renovated|planted|won|issued|approved|renewed|closed|established|founded|trained|commissioned|started|held|filed|published|introduced|received|secured|constructed|expanded|upgraded|purchased)\s(?:another\s|a total of\s)?$/iu;
const MULTIPLIERS: ReadonlyMap<string, number> = new Map([["doubled", 100], ["tripled", 200], ["trebled", 200], ["quadrupled", 300], ["halved", -50]]);

function wordQuantity(text: string, start: number): Quantity | undefined {
  const word = wordFrom(text, start);
  const lower = word.toLowerCase();
  const times = MULTIPLIERS.get(lower);
  if (times !== undefined) return { start, end: start + word.length, value: { digits: BigInt(times), scale: 0 }, unit: "%", kind: "flat", word: true };
  const part = partOfWhole(text, start, lower);
  if (part) return part;
  const number = wordNumber(text, start, lower);
  if (!number || number.value < 2) return undefined;
  const value = { digits: BigInt(number.value), scale: 0 };
  const rate = rateAt(text, number.end);
  if (rate) return { start, end: rate.end, value: shift(value, rate.power), unit: rate.unit, kind: "rate", word: true };
  const noun = text[number.end + 1];
  if (!nounAt(text, number.end) || noun === undefined || noun !== noun.toLowerCase()) return undefined;
  if (number.value < 10 && !DEEDS.test(text.slice(Math.max(0, start - 40), start))) return undefined;
  return { start, end: number.end, value, kind: "count", word: true };
}

/** twenty, twenty-three, three. */
function wordNumber(text: string, start: number, lower: string): { readonly value: number; readonly end: number } | undefined {
  const end = start + lower.length;
  const unit = UNITS.indexOf(lower);
  if (unit >= 0) return text[end] === "-" ? undefined : { value: unit, end };
  const tens = (TENS.indexOf(lower) + 2) * 10;
  if (tens < 20) return undefined;
  if (text[end] !== "-") return { value: tens, end };
  const ones = wordFrom(text, end + 1);
  const digit = UNITS.indexOf(ones.toLowerCase());
  return digit > 0 && digit < 10 && text[end + 1 + ones.length] !== "-" ? { value: tens + digit, end: end + 1 + ones.length } : undefined;
}

/** A quarter of, half of, three quarters of; thirds have no exact decimal. */
function partOfWhole(text: string, start: number, lower: string): Quantity | undefined {
  if (lower !== "half" && lower !== "three" && lower !== "a") return undefined;
  const found = /^(?:(a quarter)|(half)|(three[- ]quarters)) of\b/iu.exec(text.slice(start, start + 20));
  if (!found) return undefined;
  const percent = found[1] ? 25n : found[2] ? 50n : 75n;
  return { start, end: start + found[0].length - 3, value: { digits: percent, scale: 0 }, unit: "%", kind: "rate", word: true };
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

/** The unit of a rate and the power of ten that makes points of it: 150 basis points are 1.50 points. */
function rateAt(text: string, at: number): { readonly end: number; readonly unit: string; readonly power: number } | undefined {
  if (text[at] === "%") return { end: at + 1, unit: "%", power: 0 };
  const start = text[at] === " " || text[at] === "-" ? at + 1 : at;
  for (const word of ["percentage points", "percentage point", "percentage-point", "pp", "pts"]) {
    if (wordAt(text, start, word)) return { end: start + word.length, unit: "pp", power: 0 };
  }
  for (const word of ["basis points", "basis point", "basis-point", "bps"]) {
    if (wordAt(text, start, word)) return { end: start + word.length, unit: "pp", power: -2 };
  }
  for (const word of ["percent", "per cent", "%"]) {
    if (text.startsWith(word, start) && !isLatin(text[start + word.length])) return { end: start + word.length, unit: "%", power: 0 };
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
  if (before === " " && followsAcronym(text, start - 1, end)) return true;
  if (after !== undefined && "/:_@".includes(after) && isDigit(text[end + 1])) return true;
  if (after === "." && isDigit(text[end + 1])) return true;
  if (isLatin(after) && !/^(pp|bn|mn|m|k|x|pts)\b/u.test(text.slice(end, end + 4))) return true;
  return (after === "-" || after === "–") && isLatin(text[end + 1]) && !text.startsWith("percent", end + 1);
}

/** ISO 27001, RFC 2119, but not RMB 5 or GDP 4.2%. */
function followsAcronym(text: string, at: number, numberEnd: number): boolean {
  let start = at;
  while (start > 0 && at - start < 6 && text[start - 1]! >= "A" && text[start - 1]! <= "Z") start -= 1;
  if (at - start < 2 || isLatin(text[start - 1]) || ["RMB", "CNY", "USD", "EUR", "GBP", "HKD"].includes(text.slice(start, at))) return false;
  return !/^\s?(?:%|percent|million|billion)/u.test(text.slice(numberEnd, numberEnd + 10));
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
