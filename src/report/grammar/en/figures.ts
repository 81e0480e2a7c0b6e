import { negate } from "../../decimal.js";
import type { Prose } from "../../prose.js";
import type { Period, Qualifier } from "../../report.js";
import type { Candidate, Setting } from "../candidate.js";
import { periodOf } from "../zh/periods.js";
import { readDirection, type Direction } from "./changes.js";
import { nameAfter, nameBefore } from "./indicator.js";
import { readRespectively, type Distribution } from "./lists.js";
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
  let share: string | undefined;
  const quantities = findQuantities(text, prose.names);
  for (let i = 0; i < quantities.length; i += 1) {
    const quantity = quantities[i]!;
    if (quantity.kind === "range" || isRangeTo(text, quantity, quantities[i + 1])) {
      if (quantity.kind !== "range") i += 1;
      previousEnd = quantities[i]!.end;
      continue;
    }
    const distribution = readRespectively(text, quantities, i, previousEnd);
    if (distribution) {
      found.push(...distribute(distribution, periodIn(text, quantity, setting)));
      i += distribution.quantities.length - 1;
      previousEnd = quantities[i]!.end;
      open = undefined;
      continue;
    }
    const printed = clauseBefore(text, previousEnd, quantity.start);
    // Gross margin increased from 31% to 33.5%: the second number has the first one's subject.
    const clause = isTo(printed.words) ? { ...printed, words: `${subject}${printed.words}` } : printed;
    subject = "";
    if (clause.closed) open = undefined;
    const startedAt = previousEnd;
    previousEnd = quantity.end;
    const period = periodIn(text, quantity, setting);
    const beside = open === undefined ? undefined : found[open];
    const other = beside && readBeside(text, quantity, clause, beside);
    if (other) {
      found.push({ ...other, period });
      continue;
    }
    const part = readShare(text, quantity, clause, share, startedAt);
    if (part) {
      share = part.whole;
      found.push({ ...levelAt(quantity, clause), indicator: `${part.name} share of ${part.whole}`, period, qualifiers: ["share"] });
      open = found.length - 1;
      continue;
    }
    const direction = quantity.kind === "flat" ? flatDirection(clause.words) : readDirection(clause.words, text.slice(quantity.end, quantity.end + LOOK_AHEAD));
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
      if (known && direction.subject === "" && !known.change && (change.unit !== "abs" || quantity.unit === known.unit)) {
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

/** One figure a name, levels or changes as the words before the numbers say. */
function distribute({ names, quantities, start, words }: Distribution, period: Period | undefined): readonly Candidate[] {
  const direction = readDirection(words, "");
  return names.map((indicator, i) => {
    const quantity = quantities[i]!;
    const { value, unit, end } = quantity;
    if (direction && direction !== "earlier") return { indicator, change: changeOf(quantity, direction, quantity.start), period, qualifiers: [], start, end };
    return { indicator, value, unit, period, qualifiers: [], start, end, valueStart: quantity.start, valueEnd: end };
  });
}

/** Growth of 6% to 8%, between 3 and 5 million: no single value. From 6% to 8% is a change. */
function isRangeTo(text: string, quantity: Quantity, next: Quantity | undefined): boolean {
  if (!next || next.start - quantity.end > 5 || !/^\s(?:to|and)\s$/u.test(text.slice(quantity.end, next.start))) return false;
  const before = text.slice(Math.max(0, quantity.start - 40), quantity.start);
  if (text.startsWith("and", quantity.end + 1)) return /\bbetween\s$/iu.test(before);
  return /\b(?:of|between|range|be|at)\s(?:about\s|approximately\s)?$/iu.test(before) && !/\bincreases? of\s$/iu.test(before) && quantity.unit === next.unit;
}

/** Doubled, halved: the number is in the verb. */
const flatDirection = (words: string): Direction => ({ subject: nameBefore(words) === "" ? "" : words, falls: false, basis: "year-on-year" });

/** Beside the open figure: its growth in constant currency, or how many times another one it is. */
function readBeside(text: string, quantity: Quantity, clause: Clause, open: Candidate): Candidate | undefined {
  const after = text.slice(quantity.end, quantity.end + LOOK_AHEAD);
  if (quantity.kind === "times") {
    const other = nameAfter(text, quantity.end);
    const name = nameBefore(clause.words);
    return other === "" || /^\s(?:more|higher|as|faster|less|lower)\b/u.test(after) ? undefined : { ...levelAt(quantity, clause), indicator: `${name.length > 2 ? name : open.indicator} to ${other}`, qualifiers: [] };
  }
  const measure = /^\s(?:in|at|on an?)\s(constant[- ]currenc(?:y|ies)|constant exchange rates|like-for-like basis|organic basis)\b/iu.exec(after)?.[1];
  if (measure === undefined || quantity.unit !== "%") return undefined;
  const direction = readDirection(clause.words, "");
  const falls = direction !== undefined && direction !== "earlier" && direction.falls;
  const alone = /^\s*(?:or|and|but|\(|,)?\s*(?:up|down|an increase of|a decrease of)?\s*$/iu.test(clause.words);
  if (!alone) return undefined;
  return { indicator: `${open.indicator} in ${measure}`, change: changeOf(quantity, { subject: "", falls, basis: "year-on-year" }, clause.start), qualifiers: [], start: clause.start, end: quantity.end };
}

/** Europe accounted for 31% of revenue; Asia Pacific, 22%: `whole` is what the shares are of. */
function readShare(text: string, quantity: Quantity, clause: Clause, share: string | undefined, from: number): { readonly name: string; readonly whole: string } | undefined {
  if (quantity.unit !== "%") return undefined;
  const said = /^(.*?)\s(?:accounts?|accounted|accounting) for\s(?:about\s|around\s|nearly\s|some\s)?$/iu.exec(clause.words);
  const whole = nameAfter(text, quantity.end);
  if (said && text.startsWith(" of ", quantity.end) && whole !== "") {
    const name = nameBefore(said[1]!);
    return name === "" ? undefined : { name, whole };
  }
  if (share === undefined || clause.words.trim() !== "" || text[clause.start - 1] !== ",") return undefined;
  const name = /(?:^|[;,]\s?)(?:and\s)?(\p{Lu}[^;,.]{1,40})$/u.exec(text.slice(Math.max(from, clause.start - 48), clause.start - 1))?.[1];
  return name === undefined ? undefined : { name, whole: share };
}

function levelAt(quantity: Quantity, clause: Clause): Pick<Candidate, "value" | "unit" | "start" | "end" | "valueStart" | "valueEnd"> {
  return { value: quantity.value, unit: quantity.unit, start: Math.min(clause.start, quantity.start), end: quantity.end, valueStart: quantity.start, valueEnd: quantity.end };
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
  if (quantity.kind === "flat" || quantity.kind === "times") return undefined;
  const before = nameBefore(clause.words);
  const after = nameAfter(text, quantity.end);
  const follows = text[quantity.end] === " " && after !== "";
  // Ridership climbed to 9.6 million trips: a verb of level leads from its subject to the number.
  const led = before !== "" && /\b(?:rose|fell|grew|climbed|increased|declined|dropped|decreased|up|down|jumped) to\s*(?:about\s|around\s|nearly\s)?$/iu.test(clause.words);
  const named = !led && follows && (quantity.kind === "count" || before === "" || /^ of\b/u.test(text.slice(quantity.end, quantity.end + 4)));
  const indicator = named ? after : before;
  if (indicator.length < 3) return undefined;
  return {
    indicator,
    value: quantity.value,
    unit: quantity.unit,
    period,
    qualifiers: [...qualifiersOf(clause.words), ...(quantity.word ? (["number-word"] as const) : [])],
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
