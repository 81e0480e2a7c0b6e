import { add, compare, divide, isZero, multiply, parseDecimal, shift, trimmed, type Decimal } from "../../decimal.js";
import { convert, sameFamily } from "../../units.js";
import { isDigit, isLatin, readDigits, skipNumber, type PrintedNumber } from "../digits.js";
import { readNumeral } from "./numerals.js";
import type { PeriodMention } from "./periods.js";
import {
  AMOUNT_UNITS,
  APPROXIMATE_AFTER,
  CLOSING_UNITS,
  COUNT_UNITS,
  FALLS,
  FIXED_TERMS,
  NAMING_UNITS,
  RATE_UNITS,
  RISES,
  THRESHOLD_AFTER,
  TO_LEVEL,
} from "./words.js";

/** A number with its unit in running Chinese text. */
export interface Quantity {
  readonly start: number;
  /** After the unit. */
  readonly unitEnd: number;
  /** After what follows the unit and belongs to it: 以上, 左右. */
  readonly end: number;
  readonly value: Decimal;
  /** High end of a range, in the same unit. */
  readonly upTo?: Decimal;
  /** As printed: 亿元, 家, %. Absent for bare numbers. */
  readonly unit?: string;
  readonly kind: "amount" | "rate" | "count" | "closing" | "bare" | "rank" | "flat" | "composition";
  /** 余, 多, 左右 around the unit. */
  readonly approximate: boolean;
  /** 以上, 以下: the number bounds, it does not measure. */
  readonly threshold: boolean;
  /** Written in Chinese numerals: 七项. */
  readonly word: boolean;
  /** Printed with + or −. */
  readonly signed?: boolean;
  /** The shares of a composition (25.7:26.9:47.4), in order. */
  readonly parts?: readonly PrintedNumber[];
  /** By how many per cent it changes the figure before, where a verb alone says it: 翻一番. */
  readonly multiplies?: Decimal;
}

/** All quantities of the text outside dates, names and quotations, in order. */
export function findQuantities(text: string, periods: readonly PeriodMention[], names: readonly Stretch[]): readonly Quantity[] {
  const hidden = [...periods, ...names, ...quotations(text), ...addresses(text)].sort((a, b) => a.start - b.start);
  const found: Quantity[] = [];
  let skipIndex = 0;
  let i = 0;
  while (i < text.length) {
    while (skipIndex < hidden.length && hidden[skipIndex]!.end <= i) skipIndex += 1;
    const skip = hidden[skipIndex];
    if (skip && skip.start <= i) {
      i = skip.end;
      continue;
    }
    const quantity = quantityAt(text, i);
    if (quantity && quantity.value) found.push(quantity as Quantity);
    i = quantity ? Math.max(quantity.end, i + 1) : i + 1;
  }
  return found;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

type Skipped = { readonly end: number; readonly value?: undefined };

function quantityAt(text: string, start: number): Quantity | Skipped | undefined {
  const c = text[start]!;
  if (isDigit(c)) return digitQuantity(text, start);
  if (c === "持" && text[start + 1] === "平") return flat(start);
  if (c === "翻") return doubled(text, start);
  return numeralQuantity(text, start);
}

function digitQuantity(text: string, start: number): Quantity | Skipped {
  const signed = isMinus(text, start - 1) || isPlus(text, start - 1) ? start - 1 : start;
  const number = readScanned(text, signed) ?? readDigits(text, signed);
  if (!number) return { end: skipNumber(text, start) };
  const skipped: Skipped = { end: number.end };
  const before = text[signed - 1];
  const unit = readUnit(text, number.end);
  const shares = ":：∶".includes(text[number.end] ?? "x") && !":：∶".includes(before ?? "x") ? composition(text, start, number) ?? ratio(text, start, number) : undefined;
  if (shares) return shares;
  const range = readRange(text, number, unit);
  if (isJoined(text, signed, range?.unitEnd ?? number.end)) return { end: range?.unitEnd ?? number.end };
  if (range) return { ...range, start: signed };
  const compound = compoundAmount(text, number);
  if (compound) return { ...compound, start: signed, approximate: false, threshold: false, word: false, end: readTail(text, compound.unitEnd).end };
  if (before === "第" || before === "前") return ordinal(start, number, unit, before);
  if (isCaption(text, start)) return skipped;
  if (isLatin(before) && (unit?.kind !== "amount" || !/[元吨]$/u.test(unit.unit))) return skipped;
  if (!unit) return bare(text, start, number.end, number.value);
  // 0.11个和高0.52个百分点: things that are counted one by one have no fractions.
  if (unit.unit === "个" && number.value.scale > 0) return skipped;
  const tail = readTail(text, unit.end);
  // 年龄在50岁以上 bounds an age.
  if (unit.unit === "岁" && tail.threshold) return skipped;
  return {
    start: signed,
    value: number.value,
    unit: unit.unit,
    unitEnd: unit.end,
    kind: unit.kind,
    end: tail.end,
    approximate: unit.approximate || tail.approximate,
    threshold: tail.threshold,
    word: false,
    ...(signed < start && { signed: true }),
  };
}

/** 5亿3千万元 is 5.3亿元: a second number in a smaller scale right after the first one's. */
function compoundAmount(text: string, { end, value }: PrintedNumber): Pick<Quantity, "value" | "unit" | "unitEnd" | "kind"> | undefined {
  const scale = text[end];
  if ((scale !== "亿" && scale !== "万") || !isDigit(text[end + 1])) return undefined;
  const rest = readDigits(text, end + 1);
  // 3千元: 千 and 百 before a unit are no scale of their own (千克, 百货).
  const thousands: number = rest && "百千".includes(text[rest.end] ?? "x") && text[rest.end + 1] !== "万" ? 1 : 0;
  const unit = rest && readUnit(text, rest.end + thousands);
  const small = unit && SCALE_POWERS.find(([word]) => (thousands === 1 ? word === text[rest.end] : unit.unit.startsWith(word)));
  const power = scale === "亿" ? 8 : 4;
  if (!unit || (small?.[1] ?? 0) >= power || (scale === "亿" && !small)) return undefined;
  return { value: add(value, shift(rest.value, (small?.[1] ?? 0) - power)), unit: scale + unit.unit.slice(thousands === 1 ? 0 : (small?.[0].length ?? 0)), unitEnd: unit.end, kind: unit.kind };
}

const SCALE_POWERS: readonly (readonly [string, number])[] = [["千万", 7], ["百万", 6], ["十万", 5], ["万", 4], ["千", 3], ["百", 2]];

/** 持平 is a change of nothing, said without a number. */
function flat(start: number): Quantity {
  const end = start + 2;
  return { start: end, unitEnd: end, end, value: { digits: 0n, scale: 0 }, kind: "flat", approximate: false, threshold: false, word: false };
}

/** 翻番 and 翻一番 add 100 %, 翻两番 300 %, 翻三番 700 %. */
function doubled(text: string, start: number): Quantity | undefined {
  const found = /^翻(?:了)?([一两二三]?)番/u.exec(text.slice(start, start + 4));
  if (!found) return undefined;
  const times = "一两三".indexOf((found[1] === "二" ? "两" : found[1]) || "一") + 1;
  const end = start + found[0].length;
  const value = { digits: BigInt(100 * (2 ** times - 1)), scale: 0 };
  return { start, unitEnd: end, end, value, kind: "flat", approximate: false, threshold: false, word: true, multiplies: value };
}

/** 生师比12.6:1: how many to one, where the words before it speak of a ratio. */
function ratio(text: string, start: number, { end, value }: PrintedNumber): Quantity | undefined {
  const one = text[end + 1] === "1" && !isDigit(text[end + 2]) && !".:：∶".includes(text[end + 2] ?? "x");
  if (!one || !/比(?:例|值)?(?:约|达|达到|为|是|约为|提高到|降至)?$/u.test(text.slice(Math.max(0, start - 8), start))) return undefined;
  return { start, unitEnd: end + 2, end: end + 2, value, unit: text.slice(end, end + 2), kind: "amount", approximate: false, threshold: false, word: false };
}

/** 25.7:26.9:47.4 where the parts make 100: shares of a whole. 8:30 and 1:4 are none. */
function composition(text: string, start: number, first: PrintedNumber): Quantity | undefined {
  const parts: PrintedNumber[] = [first];
  for (let at = first.end; parts.length < MOST_PARTS && ":：∶".includes(text[at] ?? "x"); at = parts.at(-1)!.end) {
    const part = isDigit(text[at + 1]) ? readDigits(text, at + 1) : undefined;
    if (!part) break;
    parts.push(part);
  }
  const sum = parts.map(({ value }) => value).reduce(add);
  const whole = parts.length > 1 && compare(sum, { digits: 995n, scale: 1 }) >= 0 && compare(sum, { digits: 1005n, scale: 1 }) <= 0;
  const { end } = parts.at(-1)!;
  return whole ? { start, unitEnd: end, end, value: first.value, kind: "composition", unit: "%", approximate: false, threshold: false, word: false, parts } : undefined;
}

const MOST_PARTS = 8;

/** 四分之一 is 25 %, 百分之二十 20 %, 三成 30 %; 三分之一 has no exact decimal and is left out. */
function fraction(text: string, start: number, numeral: { readonly end: number; readonly value: Decimal }): Quantity | Skipped | undefined {
  const tenths = text[numeral.end] === "成" && !"立员果功本分长为交就效都".includes(text[numeral.end + 1] ?? "，");
  const parts = text.startsWith("分之", numeral.end) ? readNumeral(text, numeral.end + 2) : undefined;
  if (!tenths && !parts) return undefined;
  const end = tenths ? numeral.end + 1 : parts!.end;
  const value = tenths ? shift(numeral.value, 1) : parts!.value && !isZero(numeral.value) ? exactShare(parts!.value, numeral.value) : undefined;
  if (!value) return { end };
  const tail = readTail(text, end);
  return { start, value, unit: "%", unitEnd: end, end: tail.end, kind: "rate", approximate: tail.approximate, threshold: tail.threshold, word: true };
}

function wordPercent(text: string, start: number): Quantity | Skipped {
  const numeral = readNumeral(text, start + 3);
  if (!numeral?.value || numeral.vague) return { end: start + 3 };
  const tail = readTail(text, numeral.end);
  return { start, value: numeral.value, unit: "%", unitEnd: numeral.end, end: tail.end, kind: "rate", approximate: tail.approximate, threshold: tail.threshold, word: true };
}

function exactShare(part: Decimal, whole: Decimal): Decimal | undefined {
  const share = trimmed(divide(shift(part, 2), whole, 6));
  return compare(multiply(share, whole), shift(part, 2)) === 0 ? share : undefined;
}

/** 七项, 两个百分点; 一 is an article (一批, 一个) and 十多 or 几十 are no statistics (GB/T 15835). */
function numeralQuantity(text: string, start: number): Quantity | Skipped | undefined {
  if (text.startsWith("百分之", start)) return wordPercent(text, start);
  const numeral = readNumeral(text, start);
  if (!numeral) return undefined;
  const skipped: Skipped = { end: numeral.end };
  if (numeral.vague || numeral.value === undefined || "第前每初几数上".includes(text[start - 1] ?? "x")) return skipped;
  const part = fraction(text, start, { end: numeral.end, value: numeral.value });
  if (part) return part;
  if (numeral.value.digits < 2n || FIXED_TERMS.at(text, start) > 0) return skipped;
  const unit = readUnit(text, numeral.end);
  if (!unit || unit.approximate || unit.kind === "closing") return skipped;
  const { value } = numeral;
  const tail = readTail(text, unit.end);
  return { start, value, unit: unit.unit, unitEnd: unit.end, end: tail.end, kind: unit.kind, approximate: tail.approximate, threshold: tail.threshold, word: true };
}

/** 第6位 is a rank and kept as one; 第3条, 前10名, 前3季 are not counts of anything. */
function ordinal(start: number, number: { readonly end: number; readonly value: Decimal }, unit: Unit | undefined, before: string): Quantity | Skipped {
  if (before !== "第" || !unit || !(unit.unit === "位" || unit.unit === "名")) return { end: unit?.end ?? number.end };
  return { start, value: number.value, unit: unit.unit, unitEnd: unit.end, end: unit.end, kind: "rank", approximate: false, threshold: false, word: false };
}

/**
 * 年产能达到28吉瓦时: a unit that nobody listed, where the words before the number say that it is a level and the clause ends
 * after one to four characters.
 */
function unlistedUnit(text: string, start: number, end: number): string | undefined {
  UNLISTED.lastIndex = end;
  const unit = UNLISTED.exec(text)?.[1];
  return unit !== undefined && !NO_UNIT.test(unit) && SAYS_LEVEL.test(text.slice(Math.max(0, start - 6), start)) ? unit : undefined;
}

const UNLISTED = /([千百]?\p{Script=Han}{1,4})(?=[，,。；;、！!]|$)/uy;
const SAYS_LEVEL = /(?:达到|达|为|至|突破|超过|超|累计|合计|共计|共|约|近|逾)$/u;
/** What stands after a number and is no unit. */
const NO_UNIT = /^(?:大关|关口|台阶|门槛|左右|上下|以[上下内外]|[多余]?[大类强名号级版期届线环代轮维]|大.*|.*[年月日号版强级期届路楼线]|[和与及或比占比的是在已均]|[以其][上中下].*|分之.*|.*[率增降升减涨跌达到来去].*)$/u;

function bare(text: string, start: number, end: number, value: Decimal): Quantity | Skipped {
  const unlisted = unlistedUnit(text, start, end);
  if (unlisted !== undefined) return { start, value, unit: unlisted, unitEnd: end + unlisted.length, end: end + unlisted.length, kind: "amount", approximate: false, threshold: false, word: false };
  const naming = NAMING_UNITS.at(text, end);
  const named = naming > 0 || isLatin(text[end]) || isDigit(text[end]);
  return named ? { end: end + naming } : { start, value, unitEnd: end, end, kind: "bare", approximate: false, threshold: false, word: false };
}

interface Unit {
  readonly unit: string;
  readonly end: number;
  readonly kind: "amount" | "rate" | "count" | "closing";
  readonly approximate: boolean;
}

/** 余? 万/亿? 余? unit, as `500余家`, `5000余万元`, `3万余人`, `1.2亿吨`, `8500元/吨`. */
function readUnit(text: string, start: number): Unit | undefined {
  let at = " \u00a0\u2009\u202f".includes(text[start] ?? "x") ? start + 1 : start;
  const [first, firstMark] = skipMore(text, at);
  at = first;
  const scaleStart = at;
  at += scaleLength(text, at);
  const scale = text.slice(scaleStart, at);
  const [second, secondMark] = skipMore(text, at);
  at = second;
  const approximate = firstMark || secondMark;
  const found = unitAt(text, at, scale !== "");
  if (!found) return scale.endsWith("万") || scale.endsWith("亿") ? { unit: scale, end: at, kind: "amount", approximate } : undefined;
  return { unit: scale + found.unit, end: at + found.length, kind: found.kind, approximate };
}

function unitAt(text: string, at: number, scaled: boolean): { unit: string; length: number; kind: Unit["kind"] } | undefined {
  const rate = RATE_UNITS.at(text, at);
  if (rate > 0) return { unit: text.slice(at, at + rate), length: rate, kind: "rate" };
  const amount = AMOUNT_UNITS.at(text, at);
  const count = COUNT_UNITS.at(text, at);
  const naming = scaled ? 0 : NAMING_UNITS.at(text, at);
  if (naming > 0 && naming >= amount && naming >= count) return undefined;
  if (amount > 0 && amount >= count && !isPartOfWord(text, at, amount)) {
    const length = amount + perUnit(text, at + amount);
    return { unit: text.slice(at, at + length), length, kind: "amount" };
  }
  if (count > 0) {
    const per = perUnit(text, at + count);
    return { unit: text.slice(at, at + count + per), length: count + per, kind: per > 0 ? "amount" : "count" };
  }
  const closing = CLOSING_UNITS.at(text, at);
  const next = text[at + closing];
  const moves = TO_LEVEL.at(text, at + closing) > 0 || RISES.at(text, at + closing) > 0 || FALLS.at(text, at + closing) > 0 || THRESHOLD_AFTER.at(text, at + closing) > 0 || APPROXIMATE_AFTER.at(text, at + closing) > 0;
  const closes = next === undefined || "，,。；;、：:）)（(！!？? \n和与".includes(next) || moves;
  return closing > 0 && closes ? { unit: text.slice(at, at + closing), length: closing, kind: "closing" } : undefined;
}

/** One-letter units are the first letter of longer words too: 3方面, 5度电, 2米高 is fine. */
function isPartOfWord(text: string, at: number, length: number): boolean {
  if (length > 1) return false;
  const two = text.slice(at, at + 2);
  return ["方面", "方案", "方式", "方向", "方位", "度假", "米其", "克拉", "升级", "升学", "斤斤", "桶装", "瓦房"].includes(two);
}

/** `/吨`, `／平方公里`, `每吨`. */
function perUnit(text: string, at: number): number {
  if (text[at] !== "/" && text[at] !== "／") return 0;
  const each = text[at + 1] !== undefined && "百千万".includes(text[at + 1]!) ? 1 : 0;
  if (each === 1 && COUNT_UNITS.at(text, at + 2) > 0) return 2 + COUNT_UNITS.at(text, at + 2);
  if (/^[/／]\S[·.]?[月年天日]/u.test(text.slice(at, at + 4))) return text[at + 2] === "·" ? 4 : 3;
  const length = Math.max(AMOUNT_UNITS.at(text, at + 1), COUNT_UNITS.at(text, at + 1), CLOSING_UNITS.at(text, at + 1), NAMING_UNITS.at(text, at + 1), text[at + 1] === "股" ? 1 : 0);
  return length > 0 ? length + 1 : 0;
}

const SCALE_WORDS = ["万亿", "千亿", "百亿", "十亿", "千万", "百万", "十万", "万", "亿"];

function scaleLength(text: string, at: number): number {
  return SCALE_WORDS.find((word) => text.startsWith(word, at))?.length ?? 0;
}

function skipMore(text: string, at: number): readonly [number, boolean] {
  const more = text[at] === "余" || text[at] === "多" || text[at] === "来";
  return [more ? at + 1 : at, more];
}

function readTail(text: string, at: number): { readonly end: number; readonly approximate: boolean; readonly threshold: boolean } {
  const near = APPROXIMATE_AFTER.at(text, at);
  const bound = THRESHOLD_AFTER.at(text, at);
  return { end: at + Math.max(near, bound), approximate: near > 0, threshold: bound > 0 };
}

/**
 * `3-5家`, `63%～68%`, `120亿元至130亿元`, `6.5%左右到7%`: the low end with the high one in its unit. From 5% 到 6% with 由 or 从
 * before it is a way, not a range, and a falling pair is none.
 */
function readRange(text: string, low: PrintedNumber, unit: Unit | undefined): Omit<Quantity, "start"> | undefined {
  const scaleEnd = low.end + scaleLength(text, low.end);
  const marks = unit ? [readTail(text, unit.end).end, unit.end, scaleEnd, low.end] : [scaleEnd, low.end];
  const mark = marks.find((at) => RANGE_MARKS.includes(text[at] ?? "x"));
  if (mark === undefined || "由从自".includes(text[low.start - 1] ?? "x")) return undefined;
  const from = text[mark] === "—" && text[mark + 1] === "—" ? mark + 2 : mark + 1;
  const high = isDigit(text[from]) || (text[from] === " " && isDigit(text[from + 1])) ? readDigits(text, text[from] === " " ? from + 1 : from) : undefined;
  const highUnit = high && readUnit(text, high.end);
  if (!high || !highUnit) return undefined;
  const lowScale = text.slice(low.end, scaleEnd);
  const printed = unit && mark >= unit.end && sameFamily(unit.unit, highUnit.unit) ? unit.unit : mark === low.end ? highUnit.unit : undefined;
  const pureScale = unit !== undefined && mark === unit.end && scaleLength(unit.unit, 0) === unit.unit.length ? unit.unit : undefined;
  const said = printed ?? (pureScale === undefined ? undefined : pureScale + highUnit.unit.slice(scaleLength(highUnit.unit, 0))) ?? (mark === scaleEnd ? lowScale + highUnit.unit.slice(scaleLength(highUnit.unit, 0)) : undefined);
  const upTo = said === undefined ? undefined : said === highUnit.unit ? high.value : convert(high.value, highUnit.unit, said);
  if (said === undefined || !upTo || compare(low.value, upTo) > 0) return undefined;
  const tail = readTail(text, highUnit.end);
  const approximate = highUnit.approximate || tail.approximate || (unit !== undefined && mark > unit.end);
  return { value: low.value, upTo, unit: said, unitEnd: highUnit.end, end: tail.end, kind: highUnit.kind, approximate, threshold: tail.threshold, word: false };
}

const RANGE_MARKS = "-—–－~～至到";

/** Part of a sum, a ratio, a date or an identifier: 1+1+9, 25.7:26.9, 12-3号, A-12. */
function isJoined(text: string, start: number, end: number): boolean {
  const before = text[start - 1];
  const after = text[end];
  if (before === "+" || before === "＋" || (after === "+" && text[end + 1] !== undefined && !" ，。".includes(text[end + 1]!))) return true;
  if (before !== undefined && ":：∶".includes(before) && isDigit(text[start - 2]) && !text.startsWith("%", end)) return true;
  if (after !== undefined && ":：∶".includes(after) && isDigit(text[end + 1])) return true;
  if (before === "/" || before === "#" || before === "№" || before === "_" || before === "@" || before === "〕" || (before === "]" && !FOOTNOTE.test(text.slice(Math.max(0, start - 5), start)))) return true;
  return (before === "-" || before === "–") && (isLatin(text[start - 2]) || isDigit(text[start - 2]));
}

/** 地区生产总值[2]2486亿元: a note's mark before the number. */
const FOOTNOTE = /\[\d{1,3}\]$/u;

/** A minus sign, not a hyphen or a dash between two things. */
function isMinus(text: string, at: number): boolean {
  const c = text[at];
  if (c !== "-" && c !== "−" && c !== "－") return false;
  const before = text[at - 1];
  return before === undefined || !(isDigit(before) || isLatin(before) || before === "%" || before === "-" || before === "—");
}

/** `24 7.8`, `2, 864.3`: a blank that a scanner or a line break left inside a number; no two numbers of a sentence stand so. */
function readScanned(text: string, start: number): PrintedNumber | undefined {
  if (!text.slice(start + 1, start + 7).includes(" ")) return undefined;
  SCANNED.lastIndex = start;
  const printed = SCANNED.exec(text)?.[0];
  const value = printed === undefined ? undefined : parseDecimal(printed.replace(/[ ,]/gu, "").replace(/^[−－]/u, "-").replace(/^[+＋]/u, ""));
  return value && printed !== undefined ? { start, end: start + printed.length, value } : undefined;
}

const SCANNED = /[-−－+＋]?\d{1,3}(?: \d{1,2}\.\d{1,4}|, \d{3}(?:\.\d{1,4})?)(?![\d.])/uy;

/** 表2, 图 3, 附件1: what stands there is counted off, not measured. */
function isCaption(text: string, start: number): boolean {
  const at = text[start - 1] === " " ? start - 2 : start - 1;
  return (text[at] === "表" || text[at] === "图" || (text[at] === "件" && text[at - 1] === "附")) && (at < 1 || !/[代发列试地版意]/u.test(text[at - 1]!));
}

/** A plus sign before a change, not a sum (1+1+9). */
function isPlus(text: string, at: number): boolean {
  const before = text[at - 1];
  return (text[at] === "+" || text[at] === "＋") && (before === undefined || !(isDigit(before) || (isLatin(before) && !/o[yq]$/iu.test(text.slice(Math.max(0, at - 2), at))) || "”’』」）)%".includes(before)));
}

/** Names and slogans in quotation or title marks; a longer quotation is a sentence and may hold figures. */
const LONGEST_NAME = 14;
const MARKS: ReadonlyMap<string, string> = new Map([
  ["“", "”"],
  ["‘", "’"],
  ["「", "」"],
  ["『", "』"],
  ["《", "》"],
  ["〔", "〕"],
  ["【", "】"],
  ["[", "]"],
  ["\"", "\""],
]);

const OPENING: ReadonlySet<number> = new Set([...MARKS.keys()].map((mark) => mark.charCodeAt(0)));

function quotations(text: string): readonly Stretch[] {
  const found: Stretch[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const close = OPENING.has(text.charCodeAt(i)) ? MARKS.get(text[i]!) : undefined;
    if (!close) continue;
    const limit = text[i] === "《" ? 60 : LONGEST_NAME + 1;
    const end = text.slice(i + 1, i + 1 + limit).indexOf(close);
    if (end < 0) continue;
    found.push({ start: i, end: i + end + 2 });
    i += end + 1;
  }
  return found;
}

function addresses(text: string): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const mark of ["://", "www.", "@"]) {
    for (let i = text.indexOf(mark); i >= 0; i = text.indexOf(mark, i + mark.length)) {
      let start = i;
      let end = i + mark.length;
      while (start > 0 && i - start < 64 && isAddress(text[start - 1]!)) start -= 1;
      while (end < text.length && isAddress(text[end]!)) end += 1;
      found.push({ start, end });
      i = Math.max(i, end - mark.length);
    }
  }
  return found;
}

function isAddress(c: string): boolean {
  return (c >= "!" && c <= "~" && c !== "," && c !== ";" && c !== "(" && c !== ")") || c === "_";
}
