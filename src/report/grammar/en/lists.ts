import { isFallNoun, isRiseNoun } from "./words.js";
import { readDirection } from "./changes.js";
import { nameBefore } from "./indicator.js";
import type { Quantity } from "./quantities.js";

/** `Cloud, Devices and Services revenue grew 24%, 3% and 6%, respectively`: the names and their numbers, one to one. */
export interface Distribution {
  readonly names: readonly string[];
  readonly quantities: readonly Quantity[];
  /** Where the names begin. */
  readonly start: number;
  /** The words before the first number. */
  readonly words: string;
  /** $3.4 million and $3.1 million in 2023 and 2022, respectively: one name, several years. */
  readonly periods?: readonly string[];
  /** With growth rates of 7.3 percent and 10.2 percent respectively: changes of the figures before. */
  /** Equivalent to 16.6 and 10.5 percent of expenditure respectively: shares of the figures before. */
  readonly whole?: string;
  readonly changes?: { readonly falls: boolean };
}

const LONGEST_LIST = 300;
const MOST_NAMES = 12;

/** Undefined where no `respectively` follows the numbers or names and numbers do not match. */
export function readRespectively(text: string, quantities: readonly Quantity[], index: number, previousEnd: number): Distribution | undefined {
  let end = index + 1;
  while (end < quantities.length && end - index < MOST_NAMES && isJoint(text, quantities[end - 1]!.end, quantities[end]!.start)) end += 1;
  const group = quantities.slice(index, end);
  const last = group.at(-1)!.end;
  const after = text.slice(last, last + 120);
  if (group.length < 2) return undefined;
  const periods = periodsAfter(after, group.length);
  const inFront = /\brespectively\s(?:\w+\s){0,3}$/iu.test(text.slice(Math.max(previousEnd, group[0]!.start - 40), group[0]!.start));
  const whole = /^\sof\s(?:the\s)?([^.;]{1,60}?),?\s\(?respectively\b/u.exec(after)?.[1];
  if (!periods && !inFront && whole === undefined && !/^(?:\s(?:\w+\s){0,2})?,?\s?\(?respectively\b/u.test(after)) return undefined;
  const from = sentenceStart(text, previousEnd, group[0]!.start);
  const words = text.slice(from, group[0]!.start);
  if (periods) {
    const { name } = nameBefore(words);
    return name === "" ? undefined : { names: group.map(() => name), quantities: group, start: from, words, periods };
  }
  const direction = readDirection(words, "");
  const said = direction ? direction.subject : words;
  const names = splitNames(said, group.length);
  if (names) return { names: whole === undefined ? names : names.map((name) => `${name} share of ${whole}`), quantities: sameUnits(group), start: from, words };
  if (whole !== undefined && /\b(?:equivalent to|equal to|or|representing|accounting for|corresponding to)\s*$/iu.test(words)) return { names: [], quantities: sameUnits(group), start: from, words, whole };
  const noun = /\b(growth|increase|rise|decline|decrease|drop|fall)s?\s?(?:rates?\s)?of\s*$/iu.exec(words)?.[1]?.toLowerCase() ?? (direction && direction.subject === "" ? "growth" : undefined);
  return noun !== undefined && (isRiseNoun(noun) || isFallNoun(noun)) ? { names: [], quantities: group, start: from, words, changes: { falls: direction?.falls ?? isFallNoun(noun) } } : undefined;
}

/** 16.6 and 10.5 percent: a bare number has the last one's unit. */
function sameUnits(group: readonly Quantity[]): readonly Quantity[] {
  const { unit, kind } = group.at(-1)!;
  return group.map((quantity) => (quantity.unit === undefined && quantity.kind === "bare" && unit !== undefined ? { ...quantity, unit, kind } : quantity));
}

function periodsAfter(after: string, count: number): readonly string[] | undefined {
  const found = /^\s(?:for|in|during|at|as of)\s(?:the\s)?(?:(?:fiscal|financial)\s)?(?:years?\s)?(?:ended\s[A-Z][a-z]+\s\d{1,2},\s)?((?:19|20)\d\d(?:,\s(?:and\s)?(?:19|20)\d\d|\sand\s(?:19|20)\d\d){1,5}),?\srespectively\b/u.exec(after);
  const years = found?.[1]!.match(/\d{4}/gu) ?? [];
  return years.length === count ? years : undefined;
}

const isJoint = (text: string, from: number, to: number): boolean => to - from <= 6 && /^,?\s(?:and\s)?$/u.test(text.slice(from, to));

function sentenceStart(text: string, previousEnd: number, start: number): number {
  const limit = Math.max(previousEnd, start - LONGEST_LIST);
  let at = start;
  while (at > limit && !(";!?\n".includes(text[at - 1]!) || (text[at - 1] === "." && text[at] === " "))) at -= 1;
  return at;
}

function splitNames(list: string, count: number): readonly string[] | undefined {
  const names = list.split(/,\s*(?:and\s+)?|\s+and\s+/u).map((name) => nameBefore(`${name} was`).name || nameBefore(name).name).filter((name) => name !== "");
  const wanted = names.length > count ? names.slice(-count) : names;
  if (wanted.length !== count || (names.length > count && names.length > count + 1)) return undefined;
  const shared = /^(.*\b(?:for|of|in|from|at)\s)\S/u.exec(wanted[0]!)?.[1];
  if (shared !== undefined && wanted.slice(1).every((name) => !/\b(?:for|of|in|from|at)\s/u.test(name))) return wanted.map((name, i) => (i === 0 ? name : shared + name));
  const last = wanted.at(-1)!.split(" ");
  const single = wanted.slice(0, -1).every((name) => !name.includes(" "));
  return single && last.length > 1 ? wanted.map((name, i) => (i === count - 1 ? name : `${name} ${last.slice(1).join(" ")}`)) : wanted;
}
