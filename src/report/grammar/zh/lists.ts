import type { Candidate } from "../candidate.js";
import { readChange, withoutComparison } from "./changes.js";
import { nameBefore } from "./indicator.js";
import { readNumeral } from "./numerals.js";
import type { Quantity } from "./quantities.js";
import type { Clause } from "./reading.js";
import { LONG_MEASURES, MEASURES } from "./words.js";

/** A、B分别增长x、y: the names and the numbers that go with them, one to one. */
export interface Distribution {
  readonly names: readonly string[];
  readonly quantities: readonly Quantity[];
  /** The words between 分别 and the first number, or before it where they say the verb (年均增长分别达到). */
  readonly verb: string;
  /** The numbers go on with the figures of the list just before: 分别为28亿元和18亿元，分别增长9%和21%. */
  readonly continues: boolean;
}

/** Names of a list together may be this long. */
const LONGEST_LIST = 140;
const MOST_NAMES = 12;

/** Undefined where the clause has no 分别 or its names and numbers do not match; `before` are the figures of the list just before. */
export function readDistribution(
  text: string,
  clause: Clause,
  quantities: readonly Quantity[],
  index: number,
  before: readonly Candidate[],
): Distribution | undefined {
  const at = distributive(clause.words);
  if (at < 0 && before.length === 0) return undefined;
  const group = withSharedUnit(numbersOf(text, quantities, index));
  if (group.length < 2) return undefined;
  if (at < 0) {
    const goesOn = before.length === group.length && readChange(clause.words.replace(/^[，,\s]+/u, ""))?.subject === "";
    return goesOn ? { names: before.map(({ indicator }) => indicator), quantities: group, verb: clause.words, continues: true } : undefined;
  }
  const verb = clause.words.slice(at + 2);
  const said = clause.words.slice(0, at);
  const names = splitNames(nameBefore(withoutComparison(said).text || said, LONGEST_LIST), group.length);
  if (names.length === group.length) return { names, quantities: group, verb, continues: false };
  if (before.length < group.length || (names.length === 0 && nameBefore(said).length >= 4 && readChange(said) === undefined && !COMPARED.test(said))) return undefined;
  return { names: before.slice(-group.length).map(({ indicator }) => indicator), quantities: group, verb: readChange(said) ? said : verb, continues: true };
}

/** 同比分别, 较上年分别: the names are those before. */
const COMPARED = /(?:同比|环比|相比|比|较|占比|占|也|均|又|同|期|初|年|末)\S{0,6}$/u;

/** Where 分别, 依次 or 各 deals the numbers out. */
function distributive(words: string): number {
  return Math.max(words.indexOf("分别"), words.indexOf("依次"));
}

/** Numbers with nothing but 、 or 和 between them. */
function numbersOf(text: string, quantities: readonly Quantity[], index: number): readonly Quantity[] {
  let end = index + 1;
  while (end < quantities.length && end - index < MOST_NAMES && isJoint(text.slice(quantities[end - 1]!.end, quantities[end]!.start)) && !startsRates(text, quantities[end - 1]!, quantities[end]!)) end += 1;
  return quantities.slice(index, end);
}

/** 分别为36718元和17954元，增长4.4%和7.9%: the rates are a list of their own. */
const startsRates = (text: string, last: Quantity, next: Quantity): boolean => next.kind === "rate" && last.kind !== "rate" && last.kind !== "bare" && /[，,]/u.test(text.slice(last.end, next.start));

/** 0.3、2.4和2.1个百分点: the last number's unit is every one's. */
function withSharedUnit(group: readonly Quantity[]): readonly Quantity[] {
  const { unit, kind } = group.at(-1)!;
  return unit === undefined ? group : group.map((quantity) => (quantity.kind === "bare" ? { ...quantity, unit, kind } : quantity));
}

function isJoint(between: string): boolean {
  return between.length <= 6 && /^[\s、，,]*[和及与]?\s*(?:增长|上升|提高|增加|上涨|下降|减少|降低|回落|下跌|收窄|扩大)?$/u.test(between);
}

/** The names of a list that has `count` of them: 和 parts the last two only where 、 alone leaves one too few (社会保障和就业). */
export function splitNames(list: string, count: number): readonly string[] {
  const whole = list.replace(/一、二、三(?:次)?产业/u, "三次产业");
  if (count === 3 && whole.includes("三次产业")) return ["第一产业", "第二产业", "第三产业"].map((sector) => whole.replace("三次产业", sector));
  const pair = count === 2 ? pairIn(whole) : [];
  if (pair.length === 2) return pair;
  const parts = whole.split("、").map((name) => name.trim()).filter((name) => name !== "");
  if (parts.length === count) return count > 1 ? withSharedEnd(parts) : [];
  if (parts.length !== count - 1) return [];
  const last = parts.at(-1)!;
  const joint = last.slice(1, -2).search(/以及|[和与及]/u) + 1;
  if (joint < 1) return [];
  const tail = last.slice(joint).replace(/^以及|^./u, "");
  return withSharedEnd([...parts.slice(0, -1), last.slice(0, joint), tail]);
}

/** Two things said in one word: 产销 are 产量 and 销量, 城乡居民收入 that of 城镇居民 and of 农村居民. */
const PAIRS: readonly (readonly [string, string, string])[] = [
  ["产销量", "产量", "销量"], ["产销", "产量", "销量"], ["收支", "收入", "支出"], ["存贷款", "存款", "贷款"], ["城乡", "城镇", "农村"],
  ["进出口", "进口", "出口"], ["男女", "男性", "女性"], ["购销", "购进", "销售"], ["供需", "供给", "需求"], ["客货", "客运", "货运"],
  ["开竣工", "开工", "竣工"], ["一二产业", "第一产业", "第二产业"], ["二三产业", "第二产业", "第三产业"], ["二、三产业", "第二产业", "第三产业"], ["工农业", "工业", "农业"],
];

function pairIn(name: string): readonly string[] {
  const pair = /[、和与及]/u.test(name.replace("二、三产业", "")) ? undefined : PAIRS.find(([both]) => name.includes(both));
  return pair ? [name.replace(pair[0], pair[1]), name.replace(pair[0], pair[2])] : [];
}

/**
 * 减速器、伺服电机、控制系统三大业务收入 measures the income of each; 教育、科学技术、交通运输支出 the spending on each;
 * 甲县、乙县财政收入 and 城镇和农村居民收入 go on after a name that is like the first one.
 */
function withSharedEnd(names: readonly string[]): readonly string[] {
  const last = names.at(-1)!;
  const others = names.slice(0, -1);
  for (let i = 1; i < last.length; i += 1) {
    const numeral = readNumeral(last, i);
    if (!numeral?.value || Number(numeral.value.digits) !== names.length) continue;
    const end = last.slice(numeral.end).replace(/^[大个类项种家]/u, "");
    return end === "" ? [...others, last.slice(0, i)] : [...others, last.slice(0, i)].map((name) => name + end);
  }
  const measure = MEASURES.before(last, last.length);
  if (measure === 0 || others.some((name) => MEASURES.before(name, name.length) > 0)) return names;
  const { length } = others[0]!;
  const alike = others.every((name) => name.length === length) && (last[length - 1] === others[0]!.at(-1) || (length === 2 && /^(?:农村|乡村|城镇|城市)/u.test(last)));
  const evenly = others.every((name) => name.length === length) && LONG_MEASURES.before(last, last.length) === last.length - length;
  const end = evenly ? last.slice(length) : alike && last.length > length + measure ? last.slice(length) : last.slice(-(measure === 1 && last.length >= 5 ? 3 : measure));
  return [...others.map((name) => name + end), last];
}
