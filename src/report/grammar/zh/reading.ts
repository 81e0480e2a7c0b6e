import type { Period } from "../../report.js";
import type { Candidate } from "../candidate.js";
import { lastMention, type PeriodMention } from "./periods.js";
import type { Quantity } from "./quantities.js";
import { THRESHOLD_BEFORE } from "./words.js";

/** One number with what stands around it. */
export interface Reading {
  readonly text: string;
  readonly quantity: Quantity;
  readonly clause: Clause;
  /** The number after it, if any. */
  readonly next: Quantity | undefined;
  /** The figure that a following 增长… belongs to. */
  readonly open: Candidate | undefined;
  /** A share or multiple of the open figure, said after it. */
  readonly aside: Candidate | undefined;
  readonly period: Period | undefined;
  /** The figure before the last semicolon, which a change without a subject still belongs to. */
  readonly previous?: Candidate;
}

/** The words between the last clause mark (or the last number) and this one. */
export interface Clause {
  readonly start: number;
  readonly words: string;
  /** A full stop or semicolon stands between this number and the one before it. */
  readonly closed: boolean;
}

/** Longer stretches without a mark are no clause of a report. */
const LONGEST_CLAUSE = 140;
const LONGEST_BRACKET = 24;
const CLAUSE_MARKS = "，,。；;：:！!？?\n";
const STOPS = "。；;！!？?\n";

export function clauseBefore(text: string, previousEnd: number, start: number, periods: readonly PeriodMention[]): Clause {
  const limit = Math.max(previousEnd, start - LONGEST_CLAUSE);
  let at = start;
  while (at > limit && !CLAUSE_MARKS.includes(text[at - 1]!) && text[at - 1] !== "（" && text[at - 1] !== "(") {
    at = bracketStart(text, at, limit) ?? at - 1;
  }
  const period = lastMention(periods, start);
  const from = period && period.start > at && period.role === "period" ? period.end : at;
  return { start: from, words: text.slice(from, start), closed: hasStop(text, previousEnd, start) };
}

/** Where the bracket that closes just before `at` opens: 项目（团队） is one name. */
function bracketStart(text: string, at: number, limit: number): number | undefined {
  const c = text[at - 1];
  if (c !== "）" && c !== ")") return undefined;
  const open = c === "）" ? "（" : "(";
  const most = Math.max(limit, at - LONGEST_BRACKET);
  for (let i = at - 2; i >= most; i -= 1) if (text[i] === open) return i;
  return undefined;
}

/** Figures further apart than this do not belong to one sentence. */
const FURTHEST = 400;

function hasStop(text: string, from: number, to: number): boolean {
  if (to - from > FURTHEST) return true;
  for (let i = from; i < to; i += 1) if (STOPS.includes(text[i]!)) return true;
  return false;
}

export interface WordsAfter {
  readonly words: string;
  /** They run into the next number without a mark. */
  readonly runsOn: boolean;
}

/** A relative clause that lists attributes may be long: 22家主导产品…、…的科技领军企业. */
const LONGEST_AFTER = 120;

/** The words after the number that belong to it: up to the next clause mark, or to the next number. */
export function wordsAfter({ text, quantity, next }: Reading): WordsAfter {
  const following = next?.start ?? text.length;
  const most = Math.min(following, quantity.end + LONGEST_AFTER);
  let end = quantity.end;
  while (end < most && !CLAUSE_MARKS.includes(text[end]!) && text[end] !== "）" && text[end] !== ")") {
    if (text[end] === "（" || text[end] === "(") {
      const close = text.slice(end, Math.min(most, end + LONGEST_BRACKET)).search(/[）)]/u);
      if (end === quantity.end || close < 0) break;
      end += close;
    }
    end += 1;
  }
  const words = text.slice(quantity.end, end);
  const apart = words.startsWith("、") || words.startsWith(" ");
  return { words: apart ? "" : words.trim(), runsOn: !apart && end === following && next !== undefined };
}

/**
 * The number names a class of things and measures nothing: 10亿元以上项目, 超10亿元的项目, 纳税过500万的企业, and the
 * bound of a distribution (56个高新区营业收入超过1000亿元).
 */
export function isCategory(text: string, quantity: Quantity, before: Quantity | undefined): boolean {
  if (quantity.kind === "count" || quantity.kind === "rank" || quantity.kind === "flat") return false;
  const next = text[quantity.end];
  const goesOn = next !== undefined && !"，,。；;、：:）)！!？? \n（(".includes(next);
  if (quantity.threshold && goesOn && next !== "的") return true;
  // 110千伏变电站, 50亿元级项目: what kind of thing is counted.
  if (goesOn && (next === "级" || (/伏$|kV$/u.test(quantity.unit ?? "") && /^\p{Script=Han}/u.test(next!) && !/[以及和与的]/u.test(next!)))) return true;
  if (measuresNoun(text, quantity)) return false;
  if (next === "的") return quantity.kind === "amount" || quantity.threshold || isBound(text, quantity);
  return before?.kind === "count" && boundsCount(text, before, quantity);
}

/** What an exact amount before 的 can say of the thing after it. */
export const MEASURED = /(总投资|计划投资|投资额?|注册资本|建筑面积|占地面积|总造价|造价|合同金额|交易额)(?:约|近|达|达到|为)?$/u;

/** What an amount before 的 can be the amount of: 18.5亿元的全年投资目标, 247.8亿元的经济总量. */
export const TOTALS = /^的([^，,。；;、（(的和与\d]{0,8}?(?:目标|任务|额度|总量|规模|体量|预算|营收|收入|产值|销售额|订单|利润|贷款|资金))(?=[，,。；;、！\n]|来|[已在仍]|$)/u;

export function measuresNoun(text: string, quantity: Quantity): boolean {
  if (quantity.kind !== "amount" || quantity.threshold || text[quantity.end] !== "的" || isBound(text, quantity)) return false;
  if (TOTALS.test(text.slice(quantity.end, quantity.end + 14))) return true;
  return MEASURED.test(text.slice(Math.max(0, quantity.start - 8), quantity.start));
}

function boundsCount(text: string, count: Quantity, quantity: Quantity): boolean {
  const between = text.slice(count.end, quantity.start);
  const together = between.length > 1 && between.length < 30 && !/[，,。；;：:、]/u.test(between);
  return together && (quantity.threshold || isBound(text, quantity));
}

function isBound(text: string, quantity: Quantity): boolean {
  return THRESHOLD_BEFORE.before(text, quantity.start) > 0 || text[quantity.start - 1] === "过";
}
