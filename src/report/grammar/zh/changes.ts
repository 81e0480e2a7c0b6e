import type { Change } from "../../report.js";
import { ANNUAL_AVERAGE, APPROXIMATE_BEFORE, COMPARISONS, FALLS, GAPS, MONTHLY, NAMED_RATES, RISES, SHORT_CHANGES, SINCE_JANUARY, TO_LEVEL, WORDS_WITH_LINK } from "./words.js";
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
  const ended = withoutTail(words);
  if (NAMED_RATES.before(ended, ended.length) > 0) return undefined;
  if (TO_LEVEL.before(ended, ended.length) > 0 && TO_LEVEL.before(words.trimEnd(), words.trimEnd().length) > 0) return undefined;
  const verb = changeVerb(ended);
  if (!verb) {
    return GAPS.before(ended, ended.length) > 0 && /[比较]|于$|出$/u.test(ended) ? { subject: "", falls: false, basis: "other", gap: true, start: 0 } : undefined;
  }
  const before = ended.slice(0, ended.length - verb.length);
  const subject = withoutComparison(before);
  return { subject: subject.text, falls: verb.falls, basis: basisOf(before.slice(subject.text.length)), gap: false, start: subject.text.length };
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
    if (before.trim() !== "" && COMPARISONS.before(before, before.length) === 0 && !/[，,、]$/u.test(before)) return undefined;
  }
  return { length, falls: fall > rise };
}

/** 同比多拨, 比上年少缴: more or less of a verb, right after its comparison. */
function moreOrLess(words: string): { readonly length: number; readonly falls: boolean } | undefined {
  const adverb = words.at(-2);
  const before = words.slice(0, -2);
  const compared = (adverb === "多" || adverb === "少") && COMPARISONS.before(before, before.length) > 1;
  return compared ? { length: 2, falls: adverb === "少" } : undefined;
}

/** Cuts 同比, 比上年, 比2010年, 按可比价计算, adverbs off the end. */
function withoutComparison(words: string): { readonly text: string } {
  let rest = words.trimEnd();
  for (;;) {
    const length = comparisonLength(rest);
    if (length === 0) return { text: rest };
    rest = rest.slice(0, rest.length - length).trimEnd();
  }
}

function comparisonLength(words: string): number {
  const known = COMPARISONS.before(words, words.length);
  if (known > 0 && WORDS_WITH_LINK.before(words, words.length) <= known) return known;
  const last = findPeriods(words.slice(-16)).at(-1);
  const start = words.length - Math.min(16, words.length);
  const isBase = last !== undefined && last.role === "base" && start + last.end === words.length;
  return isBase ? last.end - last.start + 1 : 0;
}

function basisOf(comparison: string): Change["basis"] {
  const has = (lexicon: typeof MONTHLY): boolean => {
    for (let i = 0; i < comparison.length; i += 1) if (lexicon.at(comparison, i) > 0) return true;
    return false;
  };
  if (has(MONTHLY)) return "month-on-month";
  if (has(SINCE_JANUARY)) return "year-to-date";
  if (has(ANNUAL_AVERAGE) || findPeriods(comparison).some((period) => period.year !== undefined)) return "other";
  return "year-on-year";
}
