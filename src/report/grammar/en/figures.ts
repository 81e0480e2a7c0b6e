import { negate } from "../../decimal.js";
import type { Prose } from "../../prose.js";
import type { Period, Qualifier } from "../../report.js";
import type { Candidate, Setting } from "../candidate.js";
import { periodOf } from "../zh/periods.js";
import { readDirection, type Direction } from "./changes.js";
import { nameAfter, nameBefore } from "./indicator.js";
import { findQuantities, type Quantity } from "./quantities.js";

/**
 * The figures of one English paragraph, in order. The words before a number, back to the last mark or the last number,
 * name it or say how the figure before it changed; a share or a count may be named by what follows it.
 */
export function englishFigures(prose: Prose, setting: Setting): readonly Candidate[] {
  const { text } = prose;
  const found: Candidate[] = [];
  let open: number | undefined;
  let previousEnd = 0;
  let subject = "";
  for (const quantity of findQuantities(text, prose.names)) {
    if (quantity.kind === "range") {
      previousEnd = quantity.end;
      continue;
    }
    const printed = clauseBefore(text, previousEnd, quantity.start);
    // Gross margin increased from 31% to 33.5%: the second number has the first one's subject.
    const clause = isTo(printed.words) ? { ...printed, words: `${subject}${printed.words}` } : printed;
    subject = "";
    if (clause.closed) open = undefined;
    previousEnd = quantity.end;
    const period = periodIn(text, quantity, setting);
    const direction = readDirection(clause.words, text.slice(quantity.end, quantity.end + LOOK_AHEAD));
    if (direction === "earlier") {
      subject = clause.words.replace(/\bfrom\s*(?:about|around|a)?\s*$/iu, "");
      continue;
    }
    const known = open === undefined ? undefined : found[open];
    if (known && !known.value && isTo(printed.words)) {
      found[open!] = { ...known, value: quantity.value, unit: quantity.unit, end: quantity.end, valueStart: quantity.start, valueEnd: quantity.end };
      continue;
    }
    if (direction && direction.subject === "" && open === undefined) continue;
    if (direction) {
      const change = changeOf(quantity, direction, clause.start);
      if (known && direction.subject === "" && !known.change && change.unit !== "abs") {
        found[open!] = { ...known, change, end: quantity.end };
        continue;
      }
      const indicator = direction.subject === "" ? (known?.indicator ?? "") : nameBefore(direction.subject);
      if (indicator === "" || (change.unit === "abs" && direction.subject === "")) continue;
      const unit = change.unit === "abs" ? quantity.unit : undefined;
      open = found.push({ indicator, unit, change, period, qualifiers: [], start: clause.start, end: quantity.end }) - 1;
      continue;
    }
    const candidate = levelOf(text, quantity, clause, period);
    if (candidate) open = found.push(candidate) - 1;
  }
  return found;
}

const isTo = (words: string): boolean => /^\s*(?:to|reaching)\s*(?:about|around|nearly|over)?\s*$/iu.test(words);

const LOOK_AHEAD = 80;

interface Clause {
  readonly start: number;
  readonly words: string;
  readonly closed: boolean;
}

const LONGEST_CLAUSE = 200;

function clauseBefore(text: string, previousEnd: number, start: number): Clause {
  const limit = Math.max(previousEnd, start - LONGEST_CLAUSE);
  let at = start;
  while (at > limit && !isMark(text, at - 1)) at -= 1;
  // United States (22%): the name stands before the bracket.
  if (text[at - 1] === "(" && text.slice(at, start).trim() === "") {
    let before = at - 1;
    while (before > limit && !isMark(text, before - 1)) before -= 1;
    return { start: before, words: text.slice(before, at - 1), closed: hasStop(text, previousEnd, start) };
  }
  return { start: at, words: text.slice(at, start), closed: hasStop(text, previousEnd, start) };
}

function isMark(text: string, at: number): boolean {
  const c = text[at]!;
  if (c === "." || c === "," || c === ":") return at + 1 >= text.length || text[at + 1] === " ";
  return ";!?()[]\n—".includes(c) || (c === "–" && text[at - 1] === " ");
}

function hasStop(text: string, from: number, to: number): boolean {
  if (to - from > 2 * LONGEST_CLAUSE) return true;
  for (let i = from; i < to; i += 1) if ((text[i] === "." && text[i + 1] === " ") || "!?\n".includes(text[i]!)) return true;
  return false;
}

function levelOf(text: string, quantity: Quantity, clause: Clause, period: Period | undefined): Candidate | undefined {
  const before = nameBefore(clause.words);
  const after = nameAfter(text, quantity.end);
  const follows = text[quantity.end] === " " && after !== "";
  const named = follows && (quantity.kind === "count" || before === "" || /^ of\b/u.test(text.slice(quantity.end, quantity.end + 4)));
  const indicator = named ? after : before;
  if (indicator.length < 3) return undefined;
  return {
    indicator,
    value: quantity.value,
    unit: quantity.unit,
    period,
    qualifiers: qualifiersOf(clause.words),
    start: Math.min(clause.start, quantity.start),
    end: quantity.end,
    valueStart: quantity.start,
    valueEnd: quantity.end,
  };
}

function changeOf(quantity: Quantity, direction: Direction, start: number): NonNullable<Candidate["change"]> {
  const value = direction.falls ? negate(quantity.value) : quantity.value;
  const unit = quantity.unit === "%" || quantity.unit === "pp" ? quantity.unit : "abs";
  return { value, unit, basis: direction.basis, start, end: quantity.end };
}

const APPROXIMATE = /\b(?:about|around|approximately|nearly|almost|roughly|some|over|more than)\s*$/iu;
const THRESHOLD = /\b(?:over|more than|less than|under|at least|exceeded|exceeding|up to)\s*$/iu;
const TARGET = /\b(?:target|plan to|plans to|aim to|aims to|will reach|goal of)\b/iu;

function qualifiersOf(words: string): readonly Qualifier[] {
  const tail = words.slice(-40);
  const kinds: readonly (readonly [boolean, Qualifier])[] = [
    [APPROXIMATE.test(tail), "approximate"],
    [THRESHOLD.test(tail), "threshold"],
    [TARGET.test(words), "target"],
  ];
  return kinds.filter(([holds]) => holds).map(([, kind]) => kind);
}

/** The year said in the number's sentence before it (`in 2024`, `Q4 2024`), else the document's. */
function periodIn(text: string, quantity: Quantity, setting: Setting): Period | undefined {
  const window = text.slice(Math.max(0, quantity.start - LONGEST_CLAUSE), quantity.start);
  const sentence = window.slice(window.lastIndexOf(". ") + 1);
  const said = [...sentence.matchAll(/\b(?:(in|for|during|of|Q([1-4])|FY)\s?)((?:19|20)\d\d)\b/gu)].at(-1);
  if (said) {
    const quarter = said[2] === undefined ? undefined : Number(said[2]);
    return periodOf(Number(said[3]), quarter === undefined ? undefined : [quarter * 3 - 2, quarter * 3]);
  }
  return setting.year === undefined ? undefined : periodOf(setting.year, undefined, false);
}
