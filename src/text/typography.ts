import type { Language } from "../source/wording/wording.js";

/**
 * A text as typed, set by the rules of Chinese typography (GB/T 15834, GB/T 15835): no spaces between Chinese and
 * Latin or digits, full-width `，：；？！（）` beside Chinese, an en dash in ranges (1–11月), a true minus (−3.1%).
 * Works on the outline's inline markup and leaves figure marks, addresses, link targets, code, decimals, times,
 * ratios, dates and telephone numbers alone; when in doubt it changes nothing. English comes back as it is.
 */
export function normaliseTypography(text: string, language: Language): string {
  if (language === "en" || !hasChinese(text)) return text;
  let set = text;
  let fixed = protectedIn(set);
  for (const rule of [widenMarks, widenBrackets, widenMarks, dropSpaces, joinRanges, trueMinus]) {
    const changed = rule(set, fixed);
    if (changed === set) continue; // most texts are typed well: what is protected in them is found once
    set = changed;
    fixed = protectedIn(set);
  }
  return set;
}

/** One flag a UTF-16 unit: 1 where nothing may be changed. */
type Protection = Uint8Array;
type Rule = (text: string, fixed: Protection) => string;

/** `a , b` beside Chinese becomes `a，b`; never between digits (2,942 and 10:30 stay). */
const widenMarks: Rule = (text, fixed) =>
  mapUnits(text, (at) => {
    const wide = wideMarks[text[at]!];
    if (wide === undefined || fixed[at]) return undefined;
    const before = visibleBefore(text, at);
    const after = visibleAfter(text, at);
    if (isDigit(before) && isDigit(after)) return undefined;
    const exclaims = text[at] === "?" || text[at] === "!"; // Yahoo!公司 keeps its own
    if (isChinese(before) || closesChinese(text, at)) return wide;
    return !exclaims && isChinese(after) && !isCode(text, at) ? wide : undefined;
  });

/** A pair becomes full-width when Chinese stands before it or inside: 济宁(高新区), GDP(亿元); f(x) stays. */
const widenBrackets: Rule = (text, fixed) => {
  const widened = new Map<number, string>();
  const open: { at: number; chinese: boolean }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (fixed[at]) continue;
    const inside = open.at(-1);
    if (text[at] === "(") open.push({ at, chinese: isChinese(visibleBefore(text, at)) });
    else if (text[at] === ")" && inside) {
      open.pop();
      if (inside.chinese) widened.set(inside.at, "（").set(at, "）");
      const around = open.at(-1);
      if (around && inside.chinese) around.chinese = true;
    } else if (inside && isChinese(text.charCodeAt(at))) inside.chinese = true;
  }
  return mapUnits(text, (at) => widened.get(at));
};

/** Spaces go where Chinese meets Latin, a digit, a figure mark, and beside full-width marks. */
const dropSpaces: Rule = (text, fixed) =>
  mapUnits(text, (at) => {
    if (text[at] !== " " || fixed[at]) return undefined;
    const before = visibleBefore(text, at);
    const after = visibleAfter(text, at);
    if (Number.isNaN(before) || Number.isNaN(after)) return undefined;
    const meets = (isChinese(before) && isLatinOrDigit(after)) || (isLatinOrDigit(before) && isChinese(after));
    return meets || isWideMark(before) || isWideMark(after) ? "" : undefined;
  });

/** `1-11月`, `63%-68%`, `3.5-4.2万`: two rising numbers before a unit; dates, telephone and figure numbers stay. */
const joinRanges: Rule = (text, fixed) =>
  mapUnits(text, (at) => {
    if (text[at] !== "-" || fixed[at]) return undefined;
    const left = numberBefore(text, at);
    const right = numberAfter(text, at);
    if (left === undefined || right === undefined || left.value >= right.value) return undefined;
    const before = text.charCodeAt(left.start - 1);
    if (isLetter(before) || before === HYPHEN || labels.has(text[left.start - 1] ?? "")) return undefined;
    const after = text.charCodeAt(right.end);
    const unit = text[right.end - 1] === "%" || isHan(after);
    return unit ? "–" : undefined;
  });

/** `-3.1%` at a start, after a mark or a space; straight after Chinese only with a decimal, a rate or an amount. */
const trueMinus: Rule = (text, fixed) =>
  mapUnits(text, (at) => {
    if (text[at] !== "-" || fixed[at]) return undefined;
    const number = numberAfter(text, at);
    if (number === undefined) return undefined;
    const before = text.charCodeAt(at - 1);
    if (before === 0x20 && isDigit(visibleBefore(text, at))) return undefined; // 10 -20: who knows
    const free = Number.isNaN(before) || isSpace(before) || "(（:：,，、；=*|/".includes(text[at - 1]!);
    if (free) return "−";
    const digits = text.slice(at + 1, number.end);
    const amount = digits.includes(".") || digits.endsWith("%") || "亿万元".includes(text[number.end] || "?");
    return isHan(before) && amount ? "−" : undefined;
  });

const wideMarks: Readonly<Record<string, string | undefined>> = { ",": "，", ":": "：", ";": "；", "?": "？", "!": "！" };

/** 图1-2, 附件3-1: the number of a thing, not a range. */
const labels = new Set("图表式例款号件-.–—~～");

const HYPHEN = 0x2d;

/** Figure marks, code between backticks, addresses, link targets, mail addresses and escaped characters. */
function protectedIn(text: string): Protection {
  const fixed = new Uint8Array(text.length);
  for (let at = 0; at < text.length; ) {
    const length = protectedLength(text, at);
    fixed.fill(1, at, at + length);
    at += Math.max(length, 1);
  }
  return fixed;
}

function protectedLength(text: string, at: number): number {
  switch (text[at]) {
    case "{":
      return text[at + 1] === "{" ? closedBy(text, at, "}}", "{", 2) : 0;
    case "`":
      return closedBy(text, at, "`", "\n", 1);
    case "]":
      return text[at + 1] === "(" ? closedBy(text, at, ")", " ([", 2) : 0;
    case "\\":
      return 2;
    default:
      return isWordStart(text, at) ? technicalLength(text, at) : 0;
  }
}

/** Length up to and with `end`; 0 when one of `stops` or the end of the text comes first, which keeps it linear. */
function closedBy(text: string, at: number, end: string, stops: string, from: number): number {
  for (let i = at + from; i < text.length; i += 1) {
    if (text.startsWith(end, i)) return i + end.length - at;
    if (stops.includes(text[i]!) || text[i] === "\n") return 0;
  }
  return 0;
}

/** A printable ASCII word that is an address, a path or code: `https://…`, `a@b.cn`, `key=value;`, `C:\dir`. */
function technicalLength(text: string, at: number): number {
  let end = at;
  while (end < text.length && isAsciiWord(text.charCodeAt(end))) end += 1;
  const word = text.slice(at, end);
  if (word.length > LONGEST_WORD) return word.length; // nothing a person wrote
  if (!technical.test(word)) return 0;
  const ends = word.includes("(") ? ",;:?!" : ",;:?!)"; // these belong to the sentence
  let length = word.length;
  while (length > 0 && ends.includes(word[length - 1]!)) length -= 1;
  return length;
}

const technical = /:\/\/|^mailto:|^www\.|[A-Za-z0-9]@[A-Za-z0-9]|^[A-Za-z]:[\\/]|[A-Za-z_]\(\S*\)|[A-Za-z]=[A-Za-z0-9"']|[{}<>`$_]|::/u;
const LONGEST_WORD = 2000;

function isWordStart(text: string, at: number): boolean {
  return isLetter(text.charCodeAt(at)) && !isAsciiWord(text.charCodeAt(at - 1));
}

/** `&amp;中`, `a/b:中`: a mark after a word that looks like code; asks only about what stands before. */
function isCode(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && at - start < LOOK && isAsciiWord(text.charCodeAt(start - 1))) start -= 1;
  return /[_=<>{}/\\&]/u.test(text.slice(start, at));
}

/** A closing quote after Chinese counts as the Chinese it closes. */
function closesChinese(text: string, at: number): boolean {
  const last = lastVisible(text, at);
  return (text[last] === "”" || text[last] === "’") && isChinese(text.charCodeAt(last - 1));
}

function mapUnits(text: string, change: (at: number) => string | undefined): string {
  let set = "";
  let copied = 0;
  for (let at = 0; at < text.length; at += 1) {
    const changed = change(at);
    if (changed === undefined) continue;
    set += text.slice(copied, at) + changed;
    copied = at + 1;
  }
  return copied === 0 ? text : set + text.slice(copied);
}

interface Numeral {
  readonly start: number;
  readonly end: number;
  readonly value: number;
}

/** Digits with an optional decimal part and %, at most eight long; no leading zero as in area codes. */
function numberAfter(text: string, at: number): Numeral | undefined {
  const match = /^(?:0|[1-9]\d{0,7})(?:\.\d{1,4})?(?![\d.]\d|\d)(%?)/u.exec(text.slice(at + 1, at + 16));
  if (!match) return undefined;
  const end = at + 1 + match[0].length;
  return text[end] === "-" ? undefined : { start: at + 1, end, value: parseFloat(match[0]) };
}

function numberBefore(text: string, at: number): Numeral | undefined {
  let start = text[at - 1] === "%" ? at - 1 : at;
  while (start > 0 && at - start < 14 && (isDigit(text.charCodeAt(start - 1)) || text[start - 1] === ".")) start -= 1;
  const digits = text.slice(start, at);
  return /^(?:0|[1-9]\d{0,7})(?:\.\d{1,4})?%?$/u.test(digits) ? { start, end: at, value: parseFloat(digits) } : undefined;
}

/** Unit beside `at`, looking through spaces and the markers `**`, `==`; a figure mark looks like a digit. NaN at an end. */
function visibleBefore(text: string, at: number): number {
  const last = lastVisible(text, at);
  return last < 0 ? NaN : text[last] === "}" && text[last - 1] === "}" ? DIGIT : text.charCodeAt(last);
}

function lastVisible(text: string, at: number): number {
  let i = at - 1;
  while (i >= 0 && at - i < LOOK && (text[i] === " " || isMarker(text, i))) i -= 1;
  return i;
}

function visibleAfter(text: string, at: number): number {
  let i = at + 1;
  while (i < text.length && i - at < LOOK && (text[i] === " " || isMarker(text, i))) i += 1;
  return i >= text.length ? NaN : text[i] === "{" && text[i + 1] === "{" ? DIGIT : text.charCodeAt(i);
}

const DIGIT = 0x30;

/** How far a rule looks for its neighbours. */
const LOOK = 32;

function isMarker(text: string, at: number): boolean {
  const unit = text[at];
  return (unit === "*" || unit === "=") && (text[at + 1] === unit || text[at - 1] === unit);
}

function hasChinese(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (isChinese(text.charCodeAt(at))) return true;
  return false;
}

/** Han and full-width marks. */
function isChinese(code: number): boolean {
  return isHan(code) || isWideMark(code);
}

function isHan(code: number): boolean {
  return (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff) || (code >= 0xd840 && code <= 0xd8bf);
}

function isWideMark(code: number): boolean {
  return (code >= 0x3001 && code <= 0x3011) || (code >= 0x3014 && code <= 0x301f) || (code >= 0xff01 && code <= 0xff60);
}

function isLatinOrDigit(code: number): boolean {
  return isDigit(code) || isLetter(code) || code === 0x25 || code === 0x2030;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x3000;
}

function isAsciiWord(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}
