import {
  ADVERBS,
  CLASS_NOUNS,
  DESIGNATIONS,
  DETERMINERS,
  HEADS,
  LIGHT_VERBS,
  LINKS,
  NOUN_VERBS,
  OPENERS,
  PREDICATES,
  PREPOSITIONS,
  TO_LEVEL,
  VERBS,
  WORDS_WITH_LINK,
  WORDS_WITH_OPENER,
  WORDS_WITH_PREDICATE,
} from "./words.js";
import { findPeriods } from "./periods.js";

/** Longer phrases are clauses, not names. */
const LONGEST = 40;

/**
 * The name of what is measured from the words before its number: 实现营业总收入 → 营业总收入, 其中要素交易市场 →
 * 要素交易市场, 线上会员企业达到 → 线上会员企业. Empty when the words only link (达到) or place (全年) the number.
 */
export function nameBefore(words: string, longest = LONGEST): string {
  const bare = withoutLinks(withoutOpeners(withoutPeriods(words.trim().replace(/(?<=[至到为])[^，,至到为]{0,6}(?:季度|半年|月|月份|年|同期)的$/u, "").replace(/[[［]\d{1,3}[\]］]|^[\]］]/gu, "").replace(/^按照?[^，,]{2,12}(?:计算|口径)的/u, ""))));
  const phrase = withoutLinks(withoutOpeners(withoutReporter(lightObject(afterPreposition(bare)))));
  return verbFirst(withoutExamples(afterDeterminer(phrase))).slice(-longest).trim();
}

/** 公司共有经销商, 公司期末总资产: the report's own subject and how much of it there is. */
const withoutReporter = (words: string): string => words.replace(/^(?:公司|本公司|集团|本集团|我行|本行|我司|单位|园区)(?=(?:共有|现有|拥有|共|期末|年末|报告期末|合计|累计|全年))(?:(?:共有|现有|拥有|合计|累计|共|全年)|(?:报告)?(?:期末|年末))+(?=\p{Script=Han}{2})/u, "").replace(/(?:为|是)?每年$/u, "").replace(/(?<=率|价|本|速|耗)[低高]$/u, "").replace(/^(?:合计|总计|共计)(?=\p{Script=Han}{2})/u, "");

/** 围绕党风党纪等组织专题报告 → 组织专题报告: what a preposition governs says about what, not what. */
function afterPreposition(words: string): string {
  if (PREPOSITIONS.at(words, 0) === 0) return words;
  for (let i = words.length - 3; i > 2; i -= 1) {
    const verb = VERBS.at(words, i);
    if (verb > 1 && words.length - i - verb >= 2) return words.slice(i);
  }
  return words;
}

/** 引进盛景网联等知名机构 → 引进知名机构; 开展培训、测评等活动 keeps its list, the noun after it is too general. */
function withoutExamples(words: string): string {
  const verb = VERBS.at(words, 0);
  const etc = words.lastIndexOf("等");
  const names = etc > verb && words.length - etc - 1 >= SPECIFIC && words[etc + 1] !== "级";
  return names && (verb > 0 || words.slice(0, etc).includes("、")) ? words.slice(0, verb) + words.slice(etc + 1) : words;
}

/** A noun of so many characters says by itself what is counted. */
const SPECIFIC = 4;

/** 上市公司新增 → 新增上市公司. */
function verbFirst(words: string): string {
  const verb = ["新增", "净增"].find((known) => words.endsWith(known) && words.length > 3);
  return verb ? verb + words.slice(0, -verb.length) : words;
}

/**
 * The name of things counted before they are named, from the words on both sides: 先后帮助(225家)企业接力办理环保、…等手续 →
 * 帮助接力办理手续的企业, PSS半导体等(40个)项目投产运营 → 投产运营项目. The order is verb, what they do, noun.
 */
export function nameAround(before: string, after: string): string {
  const verb = leadingVerb(before);
  const { noun, predicate } = splitNoun(after);
  const does = verb !== "" && DESIGNATIONS.at(verb, 0) === verb.length ? "" : withoutAdverbs(predicate);
  const link = does.length > LONGEST_TIGHT || verb !== "" ? "的" : "";
  return `${verb}${does}${does === "" ? "" : link}${noun}`.slice(0, LONGEST);
}

/** A short attribute stands directly before its noun (加快推进项目), a longer one with 的. */
const LONGEST_TIGHT = 6;

/** Whether the name says only what was done, not to what: 获批(110项). */
export function isBareVerb(name: string): boolean {
  return name !== "" && VERBS.at(name, 0) === name.length && NOUN_VERBS.at(name, 0) === 0;
}

/** 申报科技计划和项目 without its verb, for a number that shares the noun. */
export function withoutVerb(name: string): string {
  const verb = VERBS.at(name, 0);
  return verb < name.length ? name.slice(verb) : name;
}

/** Fully listed things before their number need no counting (蓼河、海川路、崇文大道三条主线). */
export function isFullList(before: string): boolean {
  return before.includes("、") && !endsWithEtc(before);
}

export function endsWithEtc(before: string): boolean {
  return before.endsWith("等") || before.endsWith("等共");
}

function withoutPeriods(words: string): string {
  const periods = findPeriods(words).filter((period) => period.role !== "base");
  const last = periods.at(-1);
  return last ? `${words.slice(0, periods[0]!.start === 0 ? 0 : periods[0]!.start)}${words.slice(last.end)}` : words;
}

function withoutOpeners(words: string): string {
  let rest = words;
  for (;;) {
    rest = rest.replace(/^[，,、；;：:\s]+/u, "");
    const length = OPENERS.at(rest, 0);
    const inWord = WORDS_WITH_OPENER.at(rest, 0);
    if (length === 0 || inWord > 0) return rest;
    rest = rest.slice(length);
  }
}

/** Cuts the words that only lead to the number off the end: 达到, 约为, 提升至. */
export function withoutLinks(words: string): string {
  let rest = words;
  for (;;) {
    rest = rest.trimEnd().replace(/[，,、]$/u, "");
    const length = Math.max(LINKS.before(rest, rest.length), TO_LEVEL.before(rest, rest.length));
    const inWord = WORDS_WITH_LINK.before(rest, rest.length);
    if (length === 0 || inWord >= length) return rest;
    rest = rest.slice(0, rest.length - length);
  }
}

/** 国有控股企业, not 企业 alone nor a town. */
const isClass = (subject: string): boolean => subject.length > 2 && subject.length <= LONGEST_CLASS && CLASS_NOUNS.before(subject, subject.length) > 0 && (CLASS_NOUNS.before(subject, subject.length) > 2 || subject.length > CLASS_NOUNS.before(subject, subject.length)) && !/[全该本我]|[等的了]/u.test(subject);
const LONGEST_CLASS = 22;

/** What someone does or becomes; without the one who does it says nothing: 就业困难人员实现(就业). */
const INTRANSITIVE: ReadonlySet<string> = new Set(["就业", "再就业", "转移就业", "脱贫", "盈利", "创业", "增收", "复工", "达标", "覆盖", "并网", "交付", "上市", "通车", "稳定就业"]);

/** What stands after the last 实现 or 完成: 济宁高新区实现营业总收入 → 营业总收入. A short word after it may be its own (完成率). */
function lightObject(words: string): string {
  for (let i = words.length - 2; i >= 0; i -= 1) {
    const length = LIGHT_VERBS.at(words, i);
    const rest = words.slice(i + length);
    if (length > 0 && i >= 2 && INTRANSITIVE.has(rest)) return words.slice(0, i) + rest;
    if (length > 0 && rest.length >= 2 && isClass(words.slice(0, i)) && !/^[率度量数额情者的]/u.test(rest)) return withoutLinks(words.slice(0, i)) + rest;
    if (length > 0 && rest.length >= 2 && !/^[率度量数额情者的]/u.test(rest)) return rest;
  }
  return words;
}

/** 申报国家和省市各类科技计划 → 申报科技计划: what stands between verb and determiner only says whose. */
function afterDeterminer(words: string): string {
  const verb = VERBS.at(words, 0);
  for (let i = verb; i < words.length - 2; i += 1) {
    const length = DETERMINERS.at(words, i);
    if (length > 0 && (length > 1 || i === verb)) return words.slice(0, verb) + words.slice(i + length);
  }
  return words;
}

/** The verb of a clause whose object follows the number; lists of examples (PSS半导体等) and subjects go. */
function leadingVerb(before: string): string {
  const words = withoutLinks(withoutOpeners(withoutPeriods(before.trim())));
  const aspect = words.lastIndexOf("了");
  if (aspect > 0) {
    const verb = words.slice(0, aspect);
    const known = longestVerbEnd(verb);
    return known || verb.slice(-4);
  }
  if (endsWithEtc(words) || words.includes("、")) return words.slice(0, VERBS.at(words, 0));
  const end = longestVerbEnd(words);
  if (end !== "") return end;
  const start = VERBS.at(words, 0);
  return start > 0 ? words.slice(0, start) : "";
}

function longestVerbEnd(words: string): string {
  const length = VERBS.before(words, words.length);
  return words.slice(words.length - length);
}

/** Splits 机构率先入驻 into noun and predicate; 的 parts an attribute from its noun. */
function splitNoun(after: string): { readonly noun: string; readonly predicate: string } {
  const list = readList(after);
  const words = list.words;
  const attribute = words.lastIndexOf("的");
  if (attribute > 1 && words.length - attribute > 2) {
    const rest = splitAt(words.slice(attribute + 1));
    const modifier = words.slice(0, attribute);
    return rest.predicate === "" && modifier.length <= 12 ? { noun: `${modifier}的${rest.noun}`, predicate: "" } : rest;
  }
  const split = splitAt(words);
  return list.tail === "" ? split : { noun: split.noun, predicate: withListHead(split.predicate, list.tail) };
}

function splitAt(words: string): { readonly noun: string; readonly predicate: string } {
  const at = predicateStart(words);
  const whole = { noun: words, predicate: "" };
  if (at === undefined) return whole;
  const noun = words.slice(0, at);
  const attributive = HEADS.before(words, words.length) > 0 && HEADS.before(noun, noun.length) === 0;
  return attributive ? whole : { noun, predicate: words.slice(at) };
}

/** Where the first predicate begins after at least two characters of noun; a leading one is an attribute (已建成项目). */
function predicateStart(words: string): number | undefined {
  let i = 0;
  for (let length = predicateAt(words, i); length > 0; length = predicateAt(words, i)) i += length;
  for (i = Math.max(i, 1) + (i > 0 ? 1 : 0); i < words.length; i += 1) {
    const inWord = WORDS_WITH_PREDICATE.at(words, i);
    if (inWord > 0) {
      i += inWord - 1;
      continue;
    }
    if (predicateAt(words, i) > 0) return i;
  }
  return undefined;
}

const predicateAt = (words: string, i: number): number => (WORDS_WITH_PREDICATE.at(words, i) > 0 ? 0 : PREDICATES.at(words, i));

/** 接力办理 + 环保 (first of the list) with 手续 (what the list is of) → 接力办理手续. */
function withListHead(predicate: string, head: string): string {
  let at = 0;
  for (let length = predicateAt(predicate, at); length > 0; length = predicateAt(predicate, at)) at += length;
  return at === 0 ? predicate : predicate.slice(0, at) + head;
}

/** A list is cut at its first mark; what it is a list of stands after 等, or it is a list of attributes before 的. */
function readList(after: string): { readonly words: string; readonly tail: string } {
  // 县（市、区） is one name.
  const mark = after.replace(/[（(][^（()）]{0,12}[)）]/gu, (inside) => "x".repeat(inside.length)).indexOf("、");
  if (mark < 0) return { words: after, tail: "" };
  const attribute = after.lastIndexOf("的");
  if (attribute > mark && after.length - attribute > 2) return { words: after.slice(attribute + 1), tail: "" };
  const etc = after.indexOf("等", mark);
  const tail = etc < 0 ? "" : after.slice(etc + 1);
  return { words: after.slice(0, mark), tail: tail.length >= 2 && tail.length <= 8 ? tail : "" };
}

/** 率先入驻 → 入驻, 在新三板成功上市 → 新三板上市. */
function withoutAdverbs(predicate: string): string {
  let result = "";
  let i = 0;
  while (i < predicate.length) {
    const inWord = WORDS_WITH_PREDICATE.at(predicate, i);
    const adverb = inWord > 0 ? 0 : ADVERBS.at(predicate, i);
    if (adverb > 0 && predicate.length - i > adverb) {
      i += adverb;
      continue;
    }
    const length = Math.max(1, inWord);
    result += predicate.slice(i, i + length);
    i += length;
  }
  return result.startsWith("在") && WORDS_WITH_PREDICATE.at(result, 0) === 0 ? result.slice(1) : result.replace(/了$/u, "");
}
