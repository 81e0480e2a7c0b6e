import { negate } from "../../decimal.js";
import type { Qualifier } from "../../report.js";
import type { Candidate } from "../candidate.js";
import { readEnglishUnit } from "./cells.js";
import type { Clause } from "./clauses.js";
import type { Context } from "./context.js";
import { periodAround } from "./periods.js";
import { scopeIn } from "./scopes.js";

/** The candidate for the context's number under a name; `more` overrides what the words around it say. */
export function candidateOf(context: Context, indicator: string, more: Partial<Candidate>): Candidate {
  const { quantity, clause, after, setting } = context;
  const before = sayingWhen(context);
  const scope = scopeIn(`${clause.piece} ${after.slice(0, 50).split(/[,;.)](?:\s|$)/u)[0] ?? ""}`);
  return {
    indicator,
    value: /\b(?:negative|minus|subtracted|deducted)\s*$/iu.test(clause.words) ? negate(quantity.value) : quantity.value,
    ...(quantity.upTo && { upTo: quantity.upTo }),
    unit: quantity.unit ?? labelUnit(clause),
    period: periodAround(before, after, setting),
    qualifiers: [...qualifiersOf(context), ...(more.qualifiers ?? [])],
    ...(scope !== undefined && { scope }),
    start: Math.min(clause.start, quantity.start),
    end: quantity.end,
    valueStart: quantity.start,
    valueEnd: quantity.end,
    ...(({ qualifiers: _qualifiers, ...rest }) => rest)(more),
  };
}

/** Deficit (% of GDP): 3.1. */
export function labelUnit(clause: Clause): string | undefined {
  const printed = clause.label ? /\(\s?(?:in\s)?([^()]{1,40})\)\s*$/u.exec(clause.earlier)?.[1] : undefined;
  if (printed === undefined) return undefined;
  if (/^(?:%|per ?cent)/u.test(printed)) return "%";
  return readEnglishUnit(printed) ?? (/^(?:[kMGT]Wh?|kg|km|tonnes|hectares|ha|days|hours|minutes|years|points)$/u.test(printed) ? printed : undefined);
}

/** The words before the sentence's first number and those of the number's own clause; the others belong to other numbers. */
export function sayingWhen({ text, start, quantities, quantity, clause }: Context): string {
  const first = text.slice(Math.max(start, quantities[0]!.start - 200), quantities[0]!.start);
  return quantities[0]!.start >= quantity.start ? first : `${first} ${clause.afterNumber ? clause.words : clause.piece}`;
}

const APPROXIMATE = /\b(?:about|around|approximately|nearly|almost|roughly|some|over|more than|close to|an? estimated|approx\.?|circa)\s*$/iu;
const THRESHOLD = /\b(?:over|more than|less than|under|at least|exceed(?:s|ed|ing)?|up to|surpass(?:ed|ing)?|topp?ed|in excess of|fewer than|at most|no more than)\s*(?:the\s)?$/iu;
const TARGET = /\b(?:targets?|targeted|targeting|goals?|aims?|aiming|aimed|seeks? to|objective|commit(?:s|ted)? to|ambition)\b/iu;
const PLAN = /\b(?:plans?|planned|will|intends?|budget(?:s|ed)? for|to be (?:built|completed|opened|delivered)|scheduled)\b/iu;
const ESTIMATE = /\b(?:expects?|expected|forecasts?|estimates?|estimated|projects|projected|anticipates?|anticipated|guidance|outlook|assumes?|likely)\b/iu;

export function qualifiersOf({ clause, quantity, start, text }: Context): readonly Qualifier[] {
  const tail = clause.words.slice(-40);
  const sentence = text.slice(Math.max(start, quantity.start - 200), quantity.start);
  const kinds: readonly (readonly [boolean, Qualifier])[] = [
    [APPROXIMATE.test(tail), "approximate"],
    [THRESHOLD.test(tail), "threshold"],
    [TARGET.test(sentence), "target"],
    [PLAN.test(sentence), "plan"],
    [ESTIMATE.test(sentence), "estimate"],
    [/\b(?:preliminary|provisional|flash)\b/iu.test(sentence), "preliminary"],
    [/\b(?:of which|of whom|of them|among them|among which|of this total)\b/iu.test(`${clause.words} ${text.slice(quantity.end, quantity.end + 10)}`), "of-which"],
    [/\bcumulative(?:ly)?\b/iu.test(clause.words), "cumulative"],
    [quantity.word === true, "number-word"],
  ];
  return kinds.filter(([holds]) => holds).map(([, kind]) => kind);
}
