import { negate, shift } from "../../decimal.js";
import type { Prose } from "../../prose.js";
import { sameFamily } from "../../units.js";
import type { Candidate, Setting } from "../candidate.js";
import { readChange, type ChangeWords } from "./changes.js";
import { nameBefore } from "./indicator.js";
import { readIndex, readLevel, readRank } from "./levels.js";
import { readDistribution, type Distribution } from "./lists.js";
import { findPeriods } from "./periods.js";
import { qualifiersOf } from "./qualifiers.js";
import { findQuantities, type Quantity } from "./quantities.js";
import { clauseBefore, isCategory, wordsAfter, type Clause, type Reading } from "./reading.js";
import { timeline } from "./times.js";
import { SECOND_ORDER } from "./words.js";

/**
 * The figures of one Chinese paragraph, in order. Reads number by number: the words before it, back to the last mark or
 * the last number, say what it measures, or by how much the figure before it changed.
 */
export function chineseFigures(prose: Prose, setting: Setting): readonly Candidate[] {
  const { text } = prose;
  const periods = findPeriods(text);
  const quantities = findQuantities(text, periods, prose.names);
  const periodOf = timeline(text, periods, setting);
  const found: Candidate[] = [];
  let open: number | undefined;
  let list: readonly Candidate[] = [];
  let previousEnd = 0;
  for (let i = 0; i < quantities.length; i += 1) {
    const quantity = quantities[i]!;
    if (isCategory(text, quantity, quantities[i - 1])) continue;
    const clause = clauseBefore(text, previousEnd, quantity.start, periods);
    if (clause.closed) open = undefined;
    const reading: Reading = { text, quantity, clause, next: quantities[i + 1], open: open === undefined ? undefined : found[open], period: periodOf(quantity.start) };
    const distribution = readDistribution(text, clause, quantities, i, list);
    if (distribution) {
      list = distribute(distribution, reading);
      found.push(...list);
      i += distribution.quantities.length - 1;
      previousEnd = distribution.quantities.at(-1)!.end;
      open = undefined;
      continue;
    }
    previousEnd = quantity.end;
    const step = readQuantity(reading);
    if (step === undefined) continue;
    if (step.replaces && open !== undefined) found[open] = step.candidate;
    else open = found.push(step.candidate) - 1;
  }
  return found;
}

interface Step {
  readonly candidate: Candidate;
  /** It is the open figure with more known about it. */
  readonly replaces: boolean;
}

function readQuantity(reading: Reading): Step | undefined {
  switch (reading.quantity.kind) {
    case "range":
      return undefined;
    case "rank":
      return added(readRank(reading));
    case "bare":
      return added(readIndex(reading));
    case "flat":
    case "amount":
    case "rate":
    case "count":
    case "closing": {
      const change = readChangeOf(reading);
      if (change === "nothing" || reading.quantity.kind === "flat") return change === "nothing" ? undefined : change;
      return change ?? completed(reading) ?? added(readLevel(reading));
    }
  }
}

const added = (candidate: Candidate | undefined): Step | undefined => candidate && { candidate, replaces: false };

/** 增长10%，达到2942亿元: the value that the open figure still lacks. */
function completed({ quantity, clause, open }: Reading): Step | undefined {
  if (!open || open.value || !open.change || quantity.kind === "count" || nameBefore(clause.words) !== "") return undefined;
  const value = { value: quantity.value, unit: quantity.unit, valueStart: quantity.start, valueEnd: quantity.unitEnd };
  return { candidate: { ...open, ...value, end: quantity.end }, replaces: true };
}

/**
 * 增长10.2%: of the open figure or of a subject of its own (工业增加值增长7.5%). `nothing` where it is a change, but
 * nothing can be told of it; undefined where the number is a level.
 */
function readChangeOf(reading: Reading): Step | "nothing" | undefined {
  const { quantity, clause, open } = reading;
  const words = readChange(clause.words.replace(/^[、\s]+/u, ""));
  if (!words) return undefined;
  if (words.gap) return "nothing";
  if (words.subject === "") {
    if (quantity.kind === "count" && wordsAfter(reading).words !== "") return undefined;
    if (!open) return "nothing";
    const change = makeChange(words, quantity, clause);
    if (!open.change && fits(change, open, quantity)) return { candidate: { ...open, change, end: quantity.end }, replaces: true };
    return added(changeOnly(open.indicator, change, reading, open.start));
  }
  const name = nameBefore(words.subject);
  if (name.length < 2) return undefined;
  const secondOrder = open !== undefined && SECOND_ORDER.at(name, 0) === name.length;
  const indicator = secondOrder ? `${open.indicator}${name}` : name;
  return added(changeOnly(indicator, makeChange(words, quantity, clause), reading, clause.start + Math.max(0, clause.words.indexOf(name))));
}

type FoundChange = NonNullable<Candidate["change"]>;

function changeOnly(indicator: string, change: FoundChange, reading: Reading, start: number): Candidate {
  const { quantity, period } = reading;
  const unit = change.unit === "abs" ? quantity.unit : undefined;
  return { indicator, unit, change, period, qualifiers: qualifiersOf(reading), start, end: quantity.end };
}

/** 亿元 added to 亿元; a percentage or a number of points goes with any figure. */
function fits(change: FoundChange, open: Candidate, quantity: Quantity): boolean {
  return change.unit !== "abs" || sameFamily(open.unit ?? "", quantity.unit ?? "");
}

/** 1.3倍 more is +130 %, exactly. */
function makeChange(words: ChangeWords, quantity: Quantity, clause: Clause): FoundChange {
  const value = words.falls ? negate(quantity.value) : quantity.value;
  const lead = clause.words.length - clause.words.replace(/^[、\s]+/u, "").length;
  const where = { basis: words.basis, start: clause.start + lead + words.start, end: quantity.unitEnd };
  const unit = quantity.unit ?? "";
  if (unit === "%" || unit === "％" || quantity.kind === "flat") return { value, unit: "%", ...where };
  if (unit.endsWith("百分点")) return { value, unit: "pp", ...where };
  if (unit === "倍") return { value: shift(value, 2), unit: "%", ...where };
  return { value, unit: "abs", ...where };
}

/** One figure a name; what follows 分别 says whether the numbers are levels or changes. */
function distribute({ names, quantities, verb }: Distribution, reading: Reading): readonly Candidate[] {
  const change = readChange(verb);
  return names.map((indicator, i) => {
    const quantity = quantities[i]!;
    const own = { ...reading, quantity };
    if (change && !change.gap) {
      return changeOnly(indicator, { ...makeChange(change, quantity, reading.clause), start: quantity.start }, own, reading.clause.start);
    }
    const values = { value: quantity.value, unit: quantity.unit, valueStart: quantity.start, valueEnd: quantity.unitEnd };
    return { indicator, ...values, period: reading.period, qualifiers: qualifiersOf(own), start: reading.clause.start, end: quantity.end };
  });
}
