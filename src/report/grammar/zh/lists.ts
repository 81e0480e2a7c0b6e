import type { Candidate } from "../candidate.js";
import { readChange } from "./changes.js";
import { nameBefore } from "./indicator.js";
import type { Quantity } from "./quantities.js";
import type { Clause } from "./reading.js";

/** A、B分别增长x、y: the names and the numbers that go with them, one to one. */
export interface Distribution {
  readonly names: readonly string[];
  readonly quantities: readonly Quantity[];
  /** The words between 分别 and the first number, or before it where they say the verb (年均增长分别达到). */
  readonly verb: string;
}

/** Undefined where the clause has no 分别 or its names and numbers do not match; `before` are the list's figures of the last one. */
export function readDistribution(
  text: string,
  clause: Clause,
  quantities: readonly Quantity[],
  index: number,
  before: readonly Candidate[],
): Distribution | undefined {
  const at = clause.words.indexOf("分别");
  if (at < 0) return undefined;
  const group = numbersOf(text, quantities, index);
  const verb = clause.words.slice(at + 2);
  const said = clause.words.slice(0, at);
  const names = splitNames(nameBefore(said));
  if (group.length < 2) return undefined;
  if (names.length === group.length) return { names, quantities: group, verb };
  return before.length === group.length ? { names: before.map(({ indicator }) => indicator), quantities: group, verb: readChange(said) ? said : verb } : undefined;
}

/** Numbers with nothing but 、 or 和 between them. */
function numbersOf(text: string, quantities: readonly Quantity[], index: number): readonly Quantity[] {
  let end = index + 1;
  while (end < quantities.length && isJoint(text.slice(quantities[end - 1]!.end, quantities[end]!.start))) end += 1;
  return quantities.slice(index, end);
}

function isJoint(between: string): boolean {
  return between.length <= 4 && /^[\s、，,]*[和及与]?\s*$/u.test(between);
}

/** 财政收入、固定资产投资和社会消费品零售总额; 和 in 和谐 or inside a bracket is not looked for. */
function splitNames(list: string): readonly string[] {
  if (!list.includes("、") && !/[和与及]/u.test(list)) return [];
  const parts = list.split("、");
  const last = parts.pop() ?? "";
  const joint = last.search(/[和与及]/u);
  const tail = joint > 1 && joint < last.length - 2 ? [last.slice(0, joint).replace(/以$/u, ""), last.slice(joint + 1)] : [last];
  return [...parts, ...tail].map((name) => name.trim()).filter((name) => name !== "");
}
