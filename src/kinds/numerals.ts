import { decimal, type Decimal } from "../report/decimal.js";
import { isDigit, isLatin, readDigits, skipNumber } from "../report/grammar/digits.js";
import { currencyName } from "../report/grammar/en/quantities.js";
import { readNumeral } from "../report/grammar/zh/numerals.js";
import { findPeriods } from "../report/grammar/zh/periods.js";
import type { Language } from "../source/wording/wording.js";

/**
 * `amount`: it measures. `count`: a small number in words, of things that can be counted on the slide. `rank`: 第3位.
 * `date`, `ordinal` (第三章, 表2, 1.), `name` (5G, 惠新1号, 2.0版): they number or name and measure nothing.
 */
export type NumeralRole = "amount" | "count" | "rank" | "date" | "ordinal" | "name";

/** A numeral in running text, in digits or in words. `end` stands behind the digits, `unitEnd` behind the unit. */
export interface Numeral {
  readonly start: number;
  readonly end: number;
  readonly unitEnd: number;
  readonly role: NumeralRole;
  /** Absent for what has no plain value: 十多, 10:30. */
  readonly value?: Decimal;
  readonly unit: string;
}

/** Every numeral of a text in order: nothing that looks like a number is left out. Linear in the text. */
export function numeralsIn(text: string, language: Language): readonly Numeral[] {
  const dates = language === "zh-CN" || /\p{Script=Han}/u.test(text) ? findPeriods(text) : [];
  const found: Numeral[] = [];
  let date = 0;
  for (let at = 0; at < text.length; ) {
    while (date < dates.length && dates[date]!.end <= at) date += 1;
    const mention = dates[date];
    if (mention && mention.start <= at) {
      if (hasDigit(text, mention.start, mention.end)) found.push({ start: mention.start, end: mention.end, unitEnd: mention.end, role: "date", unit: "" });
      at = mention.end;
      continue;
    }
    const address = text.startsWith("http", at) ? addressEnd(text, at) : at;
    if (address > at) {
      at = address;
      continue;
    }
    const numeral = isDigit(text[at]) ? inDigits(text, at) : (hanNumeral(text, at) ?? englishNumeral(text, at));
    if (numeral) found.push(numeral);
    at = Math.max(numeral?.unitEnd ?? 0, at + 1);
    if (numeral && isDigit(text[numeral.start])) at = Math.max(at, numeral.end);
  }
  return found;
}

/** The same of a text that several rules read: found once. */
export function numeralsOf(words: { readonly text: string }, language: Language): readonly Numeral[] {
  const found = known.get(words) ?? numeralsIn(words.text, language);
  known.set(words, found);
  return found;
}

/** Words are of one deck, and a deck has one language. */
const known = new WeakMap<object, readonly Numeral[]>();

const hasDigit = (text: string, from: number, to: number): boolean => {
  for (let i = from; i < to; i += 1) if (isDigit(text[i])) return true;
  return false;
};

function addressEnd(text: string, at: number): number {
  if (!/^https?:\/\//u.test(text.slice(at, at + 8))) return at;
  let end = at;
  while (end < text.length && text.charCodeAt(end) > 0x20 && text.charCodeAt(end) < 0x7f) end += 1;
  return end;
}

function inDigits(text: string, start: number): Numeral {
  const signed = "+-−＋－".includes(text[start - 1] ?? "x") && !isDigit(text[start - 2]) ? start - 1 : start;
  const number = readDigits(text, signed);
  const end = number?.end ?? skipNumber(text, start);
  const unit = unitAt(text, end);
  const sign = /(?:US\$|HK\$|[$€£¥￥]|RMB ?|USD ?|EUR ?|CNY ?)$/u.exec(text.slice(Math.max(0, signed - 4), signed))?.[0];
  const currency = sign === undefined ? undefined : currencyName(sign.trim());
  const base = { start: signed - (sign?.length ?? 0), end, unitEnd: end + unit.length, unit: [unit.trim(), currency].filter(Boolean).join(" "), ...(number && { value: number.value }) };
  if (currency !== undefined && number) return { ...base, role: "amount" };
  return { ...base, role: roleOfDigits(text, start, end, unit.trim(), number !== undefined) };
}

const monthBefore = /(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? ?$/iu;
const monthAfter = /^(?:st|nd|rd|th)? ?(?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/iu;
const labelBefore = /(?:图|表|附件|附表|附图|注|例|第|步骤|阶段|专栏|[Nn]o\.?|#|figure|table|page|slide|step|phase|stage|chapter|section|part|annex|appendix|level|tier|week|day|lot|line|berth|terminal|quay|pier|scope|type|class|grade|tier|week|track|zone) ?$/iu;

function roleOfDigits(text: string, start: number, end: number, unit: string, isNumber: boolean): NumeralRole {
  const digits = text.slice(start, end);
  const before = text.slice(Math.max(0, start - 12), start);
  const after = text.slice(end, end + 12);
  const year = /^(?:19|20)\d\d$/u.test(digits);
  if (year && (unit === "" || unit === "年")) return "date";
  if (/^(?:19|20)\d\d(?:[-–—\/.]\d{1,4}){1,2}$/u.test(digits) || monthBefore.test(before) || monthAfter.test(after)) return "date";
  if (/^[:：]\d\d(?!\d)/u.test(after) && /^\d{1,2}$/u.test(digits) && !/(?:比|ratio)/u.test(before + after)) return "date";
  if (/\d[:：]$/u.test(before) && /^\d\d$/u.test(digits) && unit === "") return "date";
  // 2015-11, 2024/25: what goes on from a year.
  if (/(?:19|20)\d\d ?[-–—\/] ?$/u.test(before) && unit === "" && (digits.length <= 2 || year)) return "date";
  if (/^\d{1,2}$/u.test(digits) && (unit === "月" || unit === "日" || unit === "月底" || unit === "时") && !/[个余多]/u.test(unit)) return "date";
  if (/第$/u.test(before)) return /^(?:位|名)/u.test(unit) ? "rank" : "ordinal";
  if (/^(?:st|nd|rd|th)\b/u.test(after)) return "ordinal";
  if (labelBefore.test(before) && !digits.includes(".")) return "ordinal";
  if ((start === 0 || /[\n(（]$/u.test(before)) && /^\d{1,2}$/u.test(digits) && /^(?:[.、．)）]|[.)] )/u.test(after) && !/^[.．]\d/u.test(after)) return "ordinal";
  if (/[[［〔]$/u.test(before) && /^[\]］〕]/u.test(after)) return "ordinal"; // a footnote's mark
  if (/(?:热线|电话|传真|手机|邮编|\btel|phone|\bfax)[^，。；]{0,10}$/iu.test(before)) return "ordinal";
  if (/^(?:号|版|型|热线|平台热线)/u.test(after) || /\bK\d{1,4}\+$/u.test(before)) return "name"; // 12345热线, K32+600
  if (unit === "分钟" && /^[\p{Script=Han}]{0,4}圈/u.test(after.slice(unit.length))) return "name"; // 15分钟生活圈
  const last = before.at(-1);
  if (isLatin(last) && !/(?:RMB|CNY|USD|EUR|US|HK)$/u.test(before)) return /^(?:q|h|fy)$/iu.test(before.split(/[^A-Za-z]/u).at(-1)!) ? "date" : "name";
  if (/[A-Za-z][-–]$/u.test(before) && unit === "") return "name";
  if (unit === "" && isLatin(after[0]) && !isLatin(after[1])) return "name";
  return isNumber ? "amount" : "name";
}

const unitWords =
  "亿美元 万美元 美元 亿欧元 欧元 亿元 万元 千元 元 万亿元 万亿 亿吨 万吨 吨 万千瓦时 亿千瓦时 千瓦时 万千瓦 千瓦 公里 千米 平方公里 平方米 万平方米 公顷 万亩 亩 立方米 亿立方米 万立方米 个百分点 百分点 个 家 项 类 种 人次 万人次 亿人次 万人 亿人 人 万户 户 名 位 次 条 支 场 座 台 套 件 批 所 处 笔 起 辆 艘 栋 间 份 期 株 款 门 部 架 村 倍 成 岁 天 小时 分钟 秒 年 个月 月底 月 日 号 度 层 级 步 亿 万 千 百 % ％ ‰ ℃ 平方千米 标箱 万标箱 亿标箱 米 厘米 毫米 千克 公斤 克 升 余家 余个 余项 余场 余人 多家 多个 多项 多场 多人 余亿元 多亿元 余万 多万";
const zhUnits = unitWords.split(" ").sort((a, b) => b.length - a.length);
const unitsByFirst: ReadonlyMap<string, readonly string[]> = zhUnits.reduce((map, unit) => map.set(unit[0]!, [...(map.get(unit[0]!) ?? []), unit]), new Map<string, readonly string[]>());
const enUnit = /^ ?(?:(?:million|billion|trillion|thousand|bn|mn|m|k)\b(?: (?:tonnes|tons|teu|passengers|people|euros?|dollars|pounds|kWh|MWh|GWh|m³|hours|visits|customers|users|units|km))?|per ?cent\b|percentage points?\b|pp\b|%|tonnes\b|tons\b|TEU\b|km\b|kg\b|kW\b|MW\b|GW\b|MWh\b|GWh\b|kWh\b|hours?\b|minutes?\b|days?\b|weeks?\b|months?\b|years?\b|times\b)/iu;

/** The unit that follows, as printed, with a blank before it in English; empty where none is known. */
export function unitAt(text: string, at: number): string {
  const zh = (unitsByFirst.get(text[at] ?? "") ?? []).find((unit) => text.startsWith(unit, at));
  return zh ?? enUnit.exec(text.slice(at, at + 40))?.[0] ?? "";
}

const hanDigits: ReadonlySet<string> = new Set("一二两三四五六七八九十百千几数");
const measure = /^(?:[多余几来])?(?:[个项类种家次条位名台套件批年月天周大级层步点路支款场座处所期队组篇轮成倍户人元亩吨米度岁届区县市镇村园条]|方面|环节|板块|万|亿|公里|平方|分之)/u;
/** Words and set phrases that count nothing. */
const idioms = /^(?:十分(?![之钟])|百年|千家万户|千方百计|百家争鸣|千万(?![元家户人个亩吨])|三次产业|三大产业|两个一百年|四个全面|三个代表|四个意识|四个自信|两个维护|两个确立|万千|千百|[一二三四五六七八九]位一体|一年一度|两手|几年来|数年|百日|千年|三农|百姓|百花)/u;

function hanNumeral(text: string, start: number): Numeral | undefined {
  if (!hanDigits.has(text[start]!)) return undefined;
  const phrase = idioms.exec(text.slice(start, start + 8));
  if (phrase) return { start, end: start + phrase[0].length, unitEnd: start + phrase[0].length, role: "name", unit: "" };
  const numeral = readNumeral(text, start);
  if (!numeral) return undefined;
  const end = numeral.end;
  const before = text.slice(Math.max(0, start - 3), start);
  const skipped: Numeral = { start, end, unitEnd: end, role: "name", unit: "" };
  const rest = text.slice(end, end + 4);
  if (before.endsWith("第")) return { ...skipped, ...(numeral.value && { value: numeral.value }), role: /^[位名]/u.test(rest) ? "rank" : "ordinal" };
  // 统一, 专一, 一企一策: one says nothing about how many.
  if (text.slice(start, end) === "一" || !measure.test(rest)) return skipped;
  if (/^(?:一体|一起)/u.test(rest) || (before.endsWith("每") && /^[百千万]$/u.test(text.slice(start, end)))) return skipped; // 每百元
  const unit = unitAt(text, end) || rest[0]!;
  const amount = /^(?:亿|万|成|倍|分之|元|亩|吨)/u.test(rest) || before === "百分之";
  return { start, end, unitEnd: end + unit.length, unit, ...(numeral.value && { value: numeral.value }), role: amount ? "amount" : "count" };
}

const englishWords: ReadonlyMap<string, string> = new Map(
  "two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90 hundred 100 thousand 1000 dozen 12"
    .split(" ")
    .reduce<[string, string][]>((pairs, word, i, all) => (i % 2 === 0 ? [...pairs, [word, all[i + 1]!]] : pairs), []),
);

function englishNumeral(text: string, start: number): Numeral | undefined {
  if (!isLatin(text[start]) || isLatin(text[start - 1]) || text[start - 1] === "-") return undefined;
  let end = start;
  while (end < text.length && end - start < 10 && isLatin(text[end])) end += 1;
  if (isLatin(text[end])) return undefined;
  const value = englishWords.get(text.slice(start, end).toLowerCase());
  if (value === undefined) return undefined;
  const unit = enUnit.exec(text.slice(end, end + 40))?.[0] ?? "";
  return { start, end, unitEnd: end + unit.length, unit: unit.trim(), value: decimal(value), role: /^(?:million|billion|trillion|per|%)/iu.test(unit.trim()) ? "amount" : "count" };
}
