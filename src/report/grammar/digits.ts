import { parseDecimal, type Decimal } from "../decimal.js";

/** A number in digits as it stands in a text. */
export interface PrintedNumber {
  readonly start: number;
  readonly end: number;
  readonly value: Decimal;
}

/** Longer runs are identifiers, not figures. */
const LONGEST = 30;

/**
 * The number in digits that starts here: full-width digits, thousands signs before groups of three, a point with blanks
 * around it as scanned text has (`24. 3`), a sign when `signed`. Undefined when it is none or too long to be a figure.
 */
export function readDigits(text: string, start: number): PrintedNumber | undefined {
  let at = start;
  if (isSign(text[at]) && isDigit(text[at + 1])) at += 1;
  if (!isDigit(text[at])) return undefined;
  const wholeStart = at;
  at = skipDigits(text, at);
  if (at - wholeStart <= 3) at = skipGroups(text, at);
  at = skipFraction(text, at);
  if (at - start > LONGEST || isDigit(text[at])) return undefined;
  const value = parseDecimal(printedForm(text.slice(start, at)));
  return value && { start, end: at, value };
}

/** Past all digits, groups and points, for text that is no number. */
export function skipNumber(text: string, start: number): number {
  let at = start;
  while (at < text.length && (isDigit(text[at]) || ((text[at] === "." || text[at] === ",") && isDigit(text[at + 1])))) at += 1;
  return Math.max(at, start + 1);
}

export function isDigit(c: string | undefined): boolean {
  return c !== undefined && ((c >= "0" && c <= "9") || (c >= "０" && c <= "９"));
}

export const isLatin = (c: string | undefined): boolean => c !== undefined && ((c >= "a" && c <= "z") || (c >= "A" && c <= "Z"));

const isSign = (c: string | undefined): boolean => c === "-" || c === "−" || c === "＋" || c === "－" || c === "+";

function skipDigits(text: string, start: number): number {
  let at = start;
  while (isDigit(text[at])) at += 1;
  return at;
}

/** `,123` `，123` ` 123` as often as they come; a fourth digit means that the mark was punctuation. */
function skipGroups(text: string, start: number): number {
  let at = start;
  const mark = text[at];
  if (mark === undefined || !",，'’ \u00a0\u2009\u202f".includes(mark)) return at;
  while (text[at] === mark && isDigit(text[at + 1]) && isDigit(text[at + 2]) && isDigit(text[at + 3]) && !isDigit(text[at + 4])) at += 4;
  return at;
}

function skipFraction(text: string, start: number): number {
  let at = start;
  if (text[at] === " " && isPoint(text[at + 1])) at += 1;
  if (!isPoint(text[at])) return start;
  at += 1;
  if (text[at] === " " && isDigit(text[at + 1]) && text[at - 2] !== " ") at += 1;
  return isDigit(text[at]) ? skipDigits(text, at) : start;
}

const isPoint = (c: string | undefined): boolean => c === "." || c === "．";

function printedForm(printed: string): string {
  return printed.replace(/ ?[.．] ?/u, ".").replace(/^[+＋]/u, "").replace(/^[－−]/u, "-");
}
