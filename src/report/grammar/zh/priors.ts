import type { Period } from "../../report.js";
import { sameFamily } from "../../units.js";
import type { Candidate, Setting } from "../candidate.js";
import { nameBefore } from "./indicator.js";
import { lastMention, resolvePeriod, type PeriodMention } from "./periods.js";
import type { Quantity } from "./quantities.js";
import type { Clause, Reading } from "./reading.js";
import { topicBefore } from "./topics.js";
import { FALLS, RISES, TO_LEVEL } from "./words.js";

/** A value of an earlier time that the next number is compared with. */
export interface Prior {
  readonly quantity: Quantity;
  readonly period: Period | undefined;
  readonly start: number;
}

/**
 * 由40万台提升至55万台, 较2022年的1102.4亿元增长14.0%: the number before the verb is the earlier value, and the words before it
 * go on with the next number.
 */
export function carriedPast(reading: Reading, periods: readonly PeriodMention[], setting: Setting): { readonly clause: Clause; readonly prior: Prior } | undefined {
  const { text, quantity, clause, next } = reading;
  if (!next || quantity.kind === "rank") return undefined;
  const end = skipBlank(text, quantity.end);
  const changes = TO_LEVEL.at(text, end) > 0 || RISES.at(text, end) > 0 || FALLS.at(text, end) > 0 || TURNS.test(text.slice(end, end + 2));
  if (!changes) return undefined;
  const way = /[由从](?:[^，,。；;由从]{0,14}的?)$/u.exec(clause.words.slice(-LONGEST_COMPARED)) ?? COMPARED.exec(clause.words.slice(-LONGEST_COMPARED));
  // The clause may begin after the time it names: 由2018年|的41.3%.
  const cut = way ? clause.words.length - way[0].length : undefined;
  const mention = lastMention(periods, quantity.start);
  const near = mention && quantity.start - mention.end <= 2 ? mention : undefined;
  if (cut === undefined) return undefined;
  if (quantity.kind === "count" && /^[^，,。；;]{1,20}/u.test(text.slice(quantity.end, end))) return undefined;
  const own = clause.words.slice(0, cut);
  const topic = nameBefore(own) === "" ? topicBefore(reading) : undefined;
  return { clause: { ...clause, words: topic?.name ?? own }, prior: { quantity, period: near && resolvePeriod(near, setting.year), start: clause.start } };
}

const skipBlank = (text: string, at: number): number => (text[at] === " " || text[at] === "，" ? at + 1 : at);
const TURNS = /^(?:调整|优化|演变|转变|提升|变[为成])/u;
/** 首次突破2000亿元大关，达到2018.6亿元: the mark that was passed, with the value right after it. */
export function isMilestone({ text, quantity, next }: Reading): boolean {
  if (!next || !"大台关门".includes(text[quantity.end] ?? "x") || next.start - quantity.end > LONGEST_SAID) return false;
  return /^(?:大关|台阶|关口|门槛)[，,、](?:总量|规模|实际|全年|实)?(?:达到|达|为|完成|实现|共)$/u.test(text.slice(quantity.end, next.start));
}

/** 1美元兑7.0467元: the one that the other is counted against. */
export const isOne = ({ text, quantity }: Reading): boolean => quantity.kind === "amount" && quantity.value.digits === 1n && text.slice(quantity.start, quantity.unitEnd).startsWith("1") && /^(?:[兑对合折]|可兑)/u.test(text.slice(quantity.end, quantity.end + 2));

/** 较上年的, 比2019年同期, 较年初的: right before the earlier value. */
const COMPARED = /(?:比|较)(?:上|去|前|同|年|月|季|期|度|初|末|底|半|\d){2,10}的?$/u;
const LONGEST_COMPARED = 20;

/** The earlier value has the name of the one it led to, and no hedge of its own. */
export function priorOf(candidate: Candidate, { quantity, period, start }: Prior): Candidate {
  const { indicator } = candidate;
  return { indicator, value: quantity.value, unit: quantity.unit, period, qualifiers: ["prior"], start, end: quantity.end, valueStart: quantity.start, valueEnd: quantity.unitEnd };
}

/** 上年同期为9.8亿元, （2022年：9.8亿元）: the open figure's value of a time said right before it. */
export function readPrior({ text, quantity, clause, open, period }: Reading): Candidate | undefined {
  if (!open?.value || !quantity.unit || open.unit === undefined || !sameFamily(open.unit, quantity.unit)) return undefined;
  const said = text.slice(Math.max(0, quantity.start - LONGEST_SAID), quantity.start);
  if (!/(?:上年同期|去年同期|上年|去年|上年度|上年末|去年末|同期|上期|期初|年初|\d年|\d年末|\d年底|\d年同期)(?:为|是|约|[:：]|仅|仅为|只有|数为|数是|数)?$/u.test(said)) return undefined;
  if (/[比较]/u.test(clause.words) || nameBefore(clause.words.replace(/(?:上期|期初|年初|同期|数)/gu, "")) !== "") return undefined;
  const known = /上期|期初|年初/u.test(said.slice(-6)) ? undefined : period;
  if (known && open.period && known.start === open.period.start && known.end === open.period.end) return undefined;
  return { indicator: open.indicator, value: quantity.value, unit: quantity.unit, period: known, qualifiers: ["prior"], start: clause.start, end: quantity.end, valueStart: quantity.start, valueEnd: quantity.unitEnd };
}

const LONGEST_SAID = 16;
