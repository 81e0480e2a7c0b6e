import type { Change } from "../../report.js";
import { ANNUAL_AVERAGE, APPROXIMATE_BEFORE, COMPARISONS, FALLS, GAPS, LINKS, MONTHLY, NAMED_RATES, RISES, SECOND_ORDER, SHORT_CHANGES, SINCE_JANUARY, TO_LEVEL, WORDS_WITH_LINK } from "./words.js";
import { findPeriods } from "./periods.js";

/** What the words before a number say about change: 工业增加值同比下降(2.1%). */
export interface ChangeWords {
  /** What changes, as printed; empty when it is the figure before. */
  readonly subject: string;
  readonly falls: boolean;
  readonly basis: Change["basis"];
  /** A distance to a benchmark (高于全国…), no change over time. */
  readonly gap: boolean;
  /** Where the comparison or the verb of change begins in the words. */
  readonly start: number;
}

/** Undefined when the words do not end in a verb of change. */
export function readChange(words: string): ChangeWords | undefined {
  const rated = withoutRateLinks(words);
  const ended = rated ?? withoutTail(words);
  if (NAMED_RATES.before(ended, ended.length) > 0) return undefined;
  if (rated === undefined && TO_LEVEL.before(ended, ended.length) > 0 && TO_LEVEL.before(words.trimEnd(), words.trimEnd().length) > 0) return undefined;
  // 缩短为63天 says where it has got to.
  if (rated === undefined && /[缩压提降上下扩增减收](?:短|缩|减|高|低|降|升|大|加|少|窄)为$/u.test(words.trimEnd())) return undefined;
  const verb = changeVerb(ended);
  if (!verb) return readGap(ended);
  const before = ended.slice(0, ended.length - verb.length);
  const subject = withoutComparison(before);
  return { subject: subject.text, falls: verb.falls, basis: basisOf(before.slice(subject.text.length)), gap: false, start: subject.text.length };
}

/** 同比, （环比: what stands before a number with a sign of its own, +12.4%; undefined where it is more than that. */
export function readComparison(words: string): ChangeWords | undefined {
  const subject = withoutComparison(words);
  if (subject.text === words.trimEnd()) return undefined;
  return { subject: subject.text, falls: false, basis: basisOf(words.slice(subject.text.length)), gap: false, start: subject.text.length };
}

/** 高于全国平均水平 is a distance to a benchmark; 高于上年同期 and 比上年高 are changes over time. */
function readGap(ended: string): ChangeWords | undefined {
  const gap = GAPS.before(ended, ended.length);
  if (gap > 0 && /[比较]|于$|出$/u.test(ended)) {
    const before = ended.slice(0, ended.length - gap);
    const rest = withoutComparison(before).text;
    const compared = rest.length < before.trimEnd().length && BASE.test(before.slice(-LONGEST_BASE));
    const falls = /[低慢少]/u.test(ended.slice(-gap));
    return compared ? { subject: rest, falls, basis: basisOf(before.slice(rest.length)), gap: false, start: rest.length } : { subject: "", falls: false, basis: "other", gap: true, start: 0 };
  }
  const than = /^(.*?)(?:高于|低于|快于|慢于|好于|高出)((?:上年|去年|上一年|上季|上月|上半年|年初|20\d\d年)[^，,]{0,6})$/u.exec(ended.slice(-40));
  if (than) return { subject: than[1]!.replace(/^[，,、\s]+/u, ""), falls: /低于|慢于/u.test(ended), basis: basisOf(`比${than[2]!}`), gap: false, start: ended.length - than[0].length + than[1]!.length };
  return /(?:高于|低于|高出|快于|慢于|好于|优于|领先于?|落后于?|超出|超过)[^，,]{2,16}$/u.test(ended.slice(-24)) && !/[为达到]$/u.test(ended) ? { subject: "", falls: false, basis: "other", gap: true, start: 0 } : undefined;
}

/** 增速达到, 涨幅控制在: a rate of change stays one whatever links it to its number. */
function withoutRateLinks(words: string): string | undefined {
  let rest = words.trimEnd();
  for (let length = 1; length > 0; ) {
    length = Math.max(LINKS.before(rest, rest.length), TO_LEVEL.before(rest, rest.length));
    if (SECOND_ORDER.before(rest, rest.length) > 0) return rest;
    rest = rest.slice(0, rest.length - length).trimEnd();
  }
  return undefined;
}

/** 了, 约, 近, 达, 为 between the verb and its number; a minus sign belongs to the number. */
function withoutTail(words: string): string {
  let rest = words.trimEnd();
  for (;;) {
    const length = /[了达为幅度]$/u.test(rest) && WORDS_WITH_LINK.before(rest, rest.length) === 0 ? 1 : APPROXIMATE_BEFORE.before(rest, rest.length);
    const threshold = /(超过|突破|超|逾|高达|不低于)$/u.exec(rest)?.[0].length ?? 0;
    const cut = Math.max(length, threshold);
    if (cut === 0 || RISES.before(rest, rest.length) > cut) return rest;
    rest = rest.slice(0, rest.length - cut).trimEnd();
  }
}

function changeVerb(words: string): { readonly length: number; readonly falls: boolean } | undefined {
  const rise = RISES.before(words, words.length);
  const fall = FALLS.before(words, words.length);
  const length = Math.max(rise, fall);
  if (length === 0) return moreOrLess(words);
  if (length === 1 && SHORT_CHANGES.includes(words.at(-1)!)) {
    const before = words.slice(0, -1);
    if (before.trim() !== "" && COMPARISONS.before(before, before.length) === 0 && !BASE.test(before.slice(-LONGEST_BASE)) && !/[，,、]$/u.test(before)) return moreOrLess(words);
  }
  return { length, falls: fall > rise };
}

/** 同比多拨, 比上年少缴: more or less of a verb, right after its comparison. */
function moreOrLess(words: string): { readonly length: number; readonly falls: boolean } | undefined {
  const adverb = words.at(-2);
  const before = words.slice(0, -2);
  if (/(?:新增|净增加?)$/u.test(words)) {
    const length = /净增加$/u.test(words) ? 3 : 2;
    return comparisonLength(words.slice(0, -length).trimEnd()) > 0 ? { length, falls: false } : undefined;
  }
  const more = /(多|少)(?:完成|实现|投入|发放|接待|生产|销售|拨付|缴纳|入库|征收|投放|支出|安排|新增)$/u.exec(words);
  if (more && COMPARISONS.before(words.slice(0, more.index), more.index) > 1) return { length: more[0].length, falls: more[1] === "少" };
  const compared = (adverb === "多" || adverb === "少") && COMPARISONS.before(before, before.length) > 1;
  return compared ? { length: 2, falls: adverb === "少" } : undefined;
}

/** A time that something is compared with: 上年同期, 上季度. */
export const isTime = (words: string): boolean => comparisonLength(`比${words}`) === words.length + 1;

/** Cuts 同比, 比上年, 比2010年, 按可比价计算, adverbs off the end. */
export function withoutComparison(words: string): { readonly text: string } {
  let rest = words.trimEnd();
  for (;;) {
    const length = comparisonLength(rest);
    if (length === 0) return { text: rest };
    rest = rest.slice(0, rest.length - length).trimEnd();
  }
}

function comparisonLength(words: string): number {
  const base = BASE.exec(words.slice(-LONGEST_BASE))?.[0].length ?? 0;
  const without = /(?:剔除|扣除|按|按照|不考虑|考虑|还原|加回|若|如)[^，,剔扣]{1,20}(?:后|计算|口径|因素|比较|来看)[，,]?$/u.exec(words.slice(-30))?.[0].length ?? 0;
  const known = Math.max(base, without, COMPARISONS.before(words, words.length));
  if (base > 0 || without > 0 || known > 0 && WORDS_WITH_LINK.before(words, words.length) <= known) return known;
  const last = findPeriods(words.slice(-16)).at(-1);
  const start = words.length - Math.min(16, words.length);
  const isBase = last !== undefined && last.role === "base" && start + last.end === words.length;
  return isBase ? last.end - last.start + 1 : 0;
}

/** 比上年末, 较期初, 与2019年同期相比, 较三季度末: a comparison with another time, made of the characters that times are made of. */
const BASE = /(?:比|较|与|同|和|对比|相比|相较于?|比起)(?:上|去|前|今|本|同|年|月|季|期|度|初|末|底|半|常|周|旬|日|财|一|二|三|四|五|十|第|以|来|份|报告|个|\d){1,12}(?:相比较?|水平|相较)?的?(?:[，,](?=$))?$/u;
const LONGEST_BASE = 22;

function basisOf(comparison: string): Change["basis"] {
  const has = (lexicon: typeof MONTHLY): boolean => {
    for (let i = 0; i < comparison.length; i += 1) if (lexicon.at(comparison, i) > 0) return true;
    return false;
  };
  if (has(MONTHLY) || /(?:上月|上季|上个月|上一季|[一二三四]季度)/u.test(comparison)) return "month-on-month";
  if (has(SINCE_JANUARY) || /年初|期初/u.test(comparison)) return "year-to-date";
  if (has(ANNUAL_AVERAGE) || findPeriods(comparison).some((period) => period.year !== undefined)) return "other";
  return "year-on-year";
}
