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
}

const LONGEST_LIST = 300;
const MOST_NAMES = 12;

/** Undefined where no `respectively` follows the numbers or names and numbers do not match. */
export function readRespectively(text: string, quantities: readonly Quantity[], index: number, previousEnd: number): Distribution | undefined {
  let end = index + 1;
  while (end < quantities.length && end - index < MOST_NAMES && isJoint(text, quantities[end - 1]!.end, quantities[end]!.start)) end += 1;
  const group = quantities.slice(index, end);
  const last = group.at(-1)!.end;
  if (group.length < 2 || !/^,?\srespectively\b/u.test(text.slice(last, last + 20))) return undefined;
  const from = sentenceStart(text, previousEnd, group[0]!.start);
  const words = text.slice(from, group[0]!.start);
  const direction = readDirection(words, "");
  const said = direction && direction !== "earlier" ? direction.subject : words;
  const names = splitNames(said, group.length);
  return names && { names, quantities: group, start: from, words };
}

const isJoint = (text: string, from: number, to: number): boolean => to - from <= 6 && /^,?\s(?:and\s)?$/u.test(text.slice(from, to));

function sentenceStart(text: string, previousEnd: number, start: number): number {
  const limit = Math.max(previousEnd, start - LONGEST_LIST);
  let at = start;
  while (at > limit && !(";!?\n".includes(text[at - 1]!) || (text[at - 1] === "." && text[at] === " "))) at -= 1;
  return at;
}

function splitNames(list: string, count: number): readonly string[] | undefined {
  const names = list.split(/,\s*(?:and\s+)?|\s+and\s+/u).map((name) => nameBefore(name)).filter((name) => name !== "");
  if (names.length !== count) return undefined;
  const shared = /^(.*\b(?:for|of|in|from|at)\s)\S/u.exec(names[0]!)?.[1];
  if (shared !== undefined && names.slice(1).every((name) => !/\b(?:for|of|in|from|at)\s/u.test(name))) return names.map((name, i) => (i === 0 ? name : shared + name));
  const last = names.at(-1)!.split(" ");
  const single = names.slice(0, -1).every((name) => !name.includes(" "));
  return single && last.length > 1 ? names.map((name, i) => (i === count - 1 ? name : `${name} ${last.slice(1).join(" ")}`)) : names;
}
