import { negate, shift, toNumber, trimmed, type Decimal } from "../../decimal.js";
import type { Prose } from "../../prose.js";
import type { Qualifier } from "../../report.js";
import type { Candidate, Setting } from "../candidate.js";
import { readEnglishUnit } from "./cells.js";
import { readDirection, type Direction } from "./changes.js";
import { clauseBefore, type Clause } from "./clauses.js";
import { nameBefore, nameOf, nounAfter, phraseAfter, predicateAfter, subjectIn } from "./indicator.js";
import { readRespectively, type Distribution } from "./lists.js";
import { periodAround } from "./periods.js";
import { findQuantities, type Quantity } from "./quantities.js";
import { scopeIn, scopePhrase } from "./scopes.js";
import { sentencesOf } from "./sentences.js";
import { isVerbAfter, verbClass, withoutSofteners } from "./words.js";

/**
 * The figures of one English paragraph, in order. Each number of a sentence is, in this order, the value of an earlier
 * time, a change, a share of something, or a level; the words before it back to the last mark or number decide, then the
 * words after it. A change or an earlier value without a name of its own belongs to the figure before.
 */
export function englishFigures(prose: Prose, setting: Setting): readonly Candidate[] {
  const { text } = prose;
  const quantities = findQuantities(text, prose.names).filter((quantity) => !isDenominator(text, quantity));
  const found: Candidate[] = [];
  let state: State = {};
  let next = 0;
  for (const { start, end } of sentencesOf(text)) {
    const from = next;
    while (next < quantities.length && quantities[next]!.start < end) next += 1;
    // A question asks; it states nothing.
    if (next === from || text[end - 1] === "?") continue;
    state = { ...(state.open !== undefined && { open: state.open, openAcross: true }) };
    const inside = quantities.slice(from, next);
    for (let i = 0; i < inside.length; i += 1) {
      const place: Place = { text, start, end, quantities: inside, index: i, setting };
      const step = readQuantity(place, state, found);
      if (step.replace) found.splice(step.replace.at, 1, step.replace.candidate);
      if (step.changed) found.splice(step.changed.from, step.changed.candidates.length, ...step.changed.candidates);
      const first = found.length;
      found.push(...(step.add ?? []));
      const opened = step.opens === undefined ? (step.replace?.at ?? state.open) : step.opens < 0 ? undefined : first + step.opens;
      state = { ...state, ...step.state, ...(opened === undefined ? { open: undefined } : { open: opened }), ...((step.add?.length ?? 0) > 0 && { openAcross: false }) };
      i += (step.used ?? 1) - 1;
    }
  }
  return found;
}

/** Per 100,000 people, for every 20 pupils, aged 65 and over. */
const isDenominator = (text: string, { start, kind }: Quantity): boolean => (kind === "noun" || kind === "bare" || kind === "duration") && /\b(?:per|every|aged?|ages|aged between|aged under|aged over|age of|aged?\s(?:between\s)?\d{1,3}\s?(?:to|and|or|–|-)|ages?\s(?:of\s)?\d{1,3}\s?(?:to|and|or|–|-))\s$/iu.test(text.slice(Math.max(0, start - 26), start));

/** A number in its sentence. */
interface Place {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly quantities: readonly Quantity[];
  readonly index: number;
  readonly setting: Setting;
}

/** What the numbers before left behind. */
interface State {
  /** The figure that changes and earlier values belong to. */
  readonly open?: number | undefined;
  /** It stands in a sentence before. */
  readonly openAcross?: boolean;
  /** Gross margin increased from 31% (to 33.5%): whose level comes next, and the earlier value. */
  readonly pending?: { readonly subject: string; readonly earlier: Quantity } | undefined;
  /** Of the last change: 8% in Europe and 12% in Asia. */
  readonly direction?: Direction | undefined;
  readonly whole?: string | undefined;
  /** What the last number was: and 12% in 2021 goes on with it. */
  readonly last?: "level" | "change" | "earlier" | "share" | undefined;
}

interface Step {
  readonly add?: readonly Candidate[];
  readonly replace?: { readonly at: number; readonly candidate: Candidate };
  /** The last figures, with their changes. */
  readonly changed?: { readonly from: number; readonly candidates: readonly Candidate[] };
  /** Which of `add` is open afterwards; −1: none. */
  readonly opens?: number;
  /** Numbers read in one. */
  readonly used?: number;
  readonly state?: Partial<State>;
}

const NOTHING: Step = { state: { pending: undefined } };

function readQuantity(place: Place, state: State, found: readonly Candidate[]): Step {
  const { text, start, end, index } = place;
  const previousEnd = index === 0 ? start : place.quantities[index - 1]!.end;
  const distribution = readRespectively(text, place.quantities, index, previousEnd);
  if (distribution) return distribute(distribution, place, found);
  const range = rangeAt(place);
  const quantity = range ?? place.quantities[index]!;
  const used = range && range.end !== place.quantities[index]!.end ? 2 : 1;
  const clause = clauseBefore(text, start, previousEnd, quantity.start, index > 0);
  const after = text.slice(quantity.end, Math.min(end, quantity.end + LOOK_AHEAD));
  const context: Context = { ...place, quantity, clause, after, previousEnd, state, open: state.open === undefined ? undefined : found[state.open] };
  const step = earlierValue(context) ?? levelReached(context) ?? change(context) ?? multiple(context) ?? share(context) ?? level(context);
  return { ...step, used };
}

const LOOK_AHEAD = 120;

interface Context extends Place {
  readonly quantity: Quantity;
  readonly clause: Clause;
  readonly after: string;
  readonly previousEnd: number;
  readonly state: State;
  readonly open: Candidate | undefined;
}

const FORECAST = /\b(?:expects?|expected|forecasts?|guidance|outlook|target(?:s|ed|ing)?|anticipates?|range|ranges|ranged|ranging|between|projects|projected|plans?|aims?|estimates?|estimated|will|should|likely)\b/iu;

/** 6–8%, growth of 6% to 8%, between 5 and 7 percent; rose 5% to 8 million and from 6% to 8% are none. */
function rangeAt({ text, start, quantities, index }: Place): Quantity | undefined {
  const quantity = quantities[index]!;
  if (quantity.upTo) return quantity;
  const next = quantities[index + 1];
  if (!next || next.start - quantity.end > 6 || next.word !== quantity.word) return undefined;
  const joint = text.slice(quantity.end, next.start).trim();
  if (joint !== "to" && joint !== "and" && joint !== "–" && joint !== "-" && joint !== "or") return undefined;
  const before = text.slice(Math.max(start, quantity.start - 160), quantity.start);
  const between = /\bbetween\s+(?:\w+ly\s|about\s)?$/iu.test(before);
  if (joint === "and" && !between) return undefined;
  if (joint === "or") return undefined;
  // Between NOK 110 and 115 billion: the currency stands once.
  if (quantity.kind === "money" && POWERS.some(([word]) => word === next.unit) && !POWERS.some(([word]) => quantity.unit!.startsWith(word)) && (between || FORECAST.test(before))) return { ...next, kind: "money", unit: `${next.unit} ${quantity.unit}`, start: quantity.start, value: quantity.value, upTo: next.value };
  const sameUnit = quantity.unit === next.unit || (quantity.unit === undefined && next.unit !== undefined && next.kind !== "noun") || (next.unit?.endsWith(quantity.unit ?? "?") ?? false) || (quantity.unit !== undefined && inUnit(quantity.value, quantity.unit, next.unit) !== undefined);
  if (!sameUnit || next.kind === "times" !== (quantity.kind === "times")) return undefined;
  if (/\bfrom\s*$/iu.test(before) && !/\brang(?:e|es|ed|ing)\b[^.]*$/iu.test(before.slice(-60))) return undefined;
  if (joint === "to" && !between && readDirection(before.slice(-60), "") && !FORECAST.test(before)) return undefined;
  if (joint === "to" && !between && !FORECAST.test(before) && !/\b(?:of|at|be|was|were|is|are|about|approximately|around|[:(])\s*$/iu.test(before)) return undefined;
  if (toNumber(quantity.value) >= toNumber(next.value) && quantity.unit === next.unit) return undefined;
  return { ...next, start: quantity.start, value: scaled(quantity, next), upTo: next.value };
}

/** The low end in the unit of the high one: $900 million to $1.1 billion. */
function scaled(low: Quantity, high: Quantity): Decimal {
  return low.unit === undefined || low.unit === high.unit || (high.unit?.endsWith(low.unit) && low.unit.length <= 4 && low.kind !== "money") || high.unit === `million ${low.unit}` || high.unit === `billion ${low.unit}` || high.unit === `thousand ${low.unit}` ? low.value : trimmed(inUnit(low.value, low.unit, high.unit) ?? low.value);
}

const POWERS: readonly (readonly [string, number])[] = [["thousand", 3], ["million", 6], ["billion", 9], ["trillion", 12]];

/** A value in another unit that differs only in its scale. */
function inUnit(value: Decimal, from: string | undefined, to: string | undefined): Decimal | undefined {
  const source = scaleOf(from);
  const target = scaleOf(to);
  return source.base === target.base ? shift(value, source.power - target.power) : undefined;
}

function scaleOf(unit = ""): { readonly base: string; readonly power: number } {
  const found = POWERS.find(([word]) => unit.startsWith(word));
  return found ? { base: unit.slice(found[0].length).trim(), power: found[1] } : { base: unit, power: 0 };
}

const EARLIER = /(?:^|\s)(?:from|following|after|below|above|compared (?:with|to)|versus|vs\.?|(?:as )?against|up from|down from|than|(?:was|were|had been|stood at|previously|formerly|relative to|in comparison to|in comparison with|as opposed to))\s*$/iu;
/** In 2022, recorded a year earlier. */
const periodSaidAfter = (after: string): boolean => /^\s(?:(?:recorded|reported|seen|achieved|posted)\s)?(?:(?:in|for|during)\s(?:the\s)?(?:19|20|FY|Q\d|(?:first|second|third|fourth) (?:quarter|half)|previous|prior|same)|a year|last year|the year before|(?:in )?the (?:previous|prior))/iu.test(after);
const BENCHMARK = /\b(?:target|goal|plan|budget|forecast|average|benchmark|guidance|estimate|expectations?|threshold|median|standard)\b[^,;]*$/iu;
const OF_EARLIER_TIME = /^\s*(?:(?:previously|prior year|previous year|last year|prior-year|year ago|py)\b|(?:in\s)?(?:FY\s?\d\d(?:\d\d)?|(?:19|20)\d\d(?:[–/-]\d\d)?|Q[1-4](?:\s(?:19|20)?\d\d)?)\s*[:=]|(?:FY|Q[1-4])[^:]{0,12}:|(?:prior|previous|last) (?:year|quarter|month)[^:]{0,10}:)[\s:]*/iu;

/** Compared with 38.2% a year earlier; from 38.2% to 40.5%; (2022: $722 million). */
function earlierValue(context: Context): Step | undefined {
  const { quantity, clause, after, open, state, text, setting } = context;
  if (quantity.kind === "flat" || quantity.signed) return undefined;
  const core = withoutSofteners(clause.words);
  const bracketed = clause.bracket && OF_EARLIER_TIME.test(clause.inside);
  const said = EARLIER.exec(withoutThe(core));
  const continues = state.last === "earlier" && clause.joined && clause.words.trim() === "" && open?.value !== undefined && phraseAfter(text, quantity.end) === undefined;
  if (!bracketed && !said && !continues) return undefined;
  const word = said?.[0].trim().toLowerCase();
  const rest = said ? core.slice(0, Math.max(0, withoutThe(core).length - said[0].length)).trim() : "";
  const following = context.quantities[context.index + 1];
  const isPair = word === "from" && following !== undefined && /^[^.;()]{0,60}?\bto\b[^.;()]{0,30}$/iu.test(text.slice(quantity.end, following.start));
  if (isPair && (rest === "" ? open !== undefined || state.last !== undefined : true) && quantity.kind !== "noun") {
    const own = rest === "" ? "" : subjectOf(rest);
    const subject = own !== "" ? own : state.openAcross || !open ? subjectIn(clause.earlier) : "";
    if (subject !== "" || open) return { state: { pending: { subject: subject || open!.indicator, earlier: quantity }, last: "earlier" } };
  }
  if (isPair && quantity.kind === "noun" && rest !== "" && readDirection(rest, "")) return { state: { pending: { subject: subjectOf(rest), earlier: quantity }, last: "earlier" } };
  if (open && !open.value && open.change && (said || bracketed) && word !== "from" && quantity.unit === open.change.unit && !state.openAcross) {
    // Grew 3.8 percent, following 5.6 percent in 2022: a change of the time before.
    const period = periodAround(bracketed ? clause.inside : "", after, setting, true);
    const change = { value: quantity.value, unit: open.change.unit, basis: open.change.basis, start: quantity.start, end: quantity.end };
    return { add: [{ indicator: open.indicator, change, period, qualifiers: ["prior"], start: quantity.start, end: quantity.end }], opens: undefined, state: { last: "earlier", pending: undefined } };
  }
  if (word !== undefined && /^(?:following|after|below|above)$/u.test(word) && !periodSaidAfter(after)) return undefined;
  if (!open || !open.value || !sameKind(open.unit, quantity)) return undefined;
  if (word === "from" && rest !== "" && !(clause.afterNumber && !clause.joined && /^(?:in|of|at|for|on|to)\b/iu.test(rest) && quantity.kind !== "noun") && !/\b(?:up|down|rise|rose|fell|fall|increase|increased|decrease|decreased|decline|declined|grew|climbed|dropped|improved|improvement|jump|higher|lower|recovered|compared|reduced|risen|fallen|grown|gain|drop)\b/iu.test(rest)) return undefined;
  if (word === "from" && rest === "" && quantity.kind === "noun" && !clause.fresh) return undefined;
  if (word !== undefined && /^(?:was|were|had been|stood at)$/u.test(word) && !/^\s(?:a year (?:earlier|ago|before)|(?:in )?the (?:previous|prior) year|last year|the year before)/iu.test(after)) return undefined;
  const benchmark = word !== undefined && word !== "from" && (BENCHMARK.test(core.slice(-50)) || /^\s(?:target|average|plan|budget|goal|forecast)/iu.test(after));
  const { value, unit } = unitLike(quantity, open.unit);
  const indicator = benchmark ? `${open.indicator} ${/target|goal|average|budget|plan|forecast|benchmark|median|guidance/iu.exec(`${core.slice(-60)} ${after.slice(0, 40)}`)?.[0].toLowerCase() ?? "target"}` : open.indicator;
  const qualifiers: readonly Qualifier[] = benchmark && /target|goal/iu.test(indicator) ? ["target"] : benchmark ? [] : ["prior"];
  const base = { indicator, value, unit, qualifiers, start: quantity.start, end: quantity.end, valueStart: quantity.start, valueEnd: quantity.end };
  const period = benchmark ? open.period : periodAround(bracketed ? clause.inside.replace(/^\s*((?:19|20)\d\d)/u, "in $1") : "", after, setting, !bracketed);
  const candidate = { ...base, period: period ?? open.period, ...(quantity.upTo && { upTo: quantity.upTo }), ...(open.scope !== undefined && { scope: open.scope }) };
  return { add: [candidate], opens: undefined, state: { last: "earlier", pending: undefined }};
}

const withoutThe = (words: string): string => words.replace(/\s(?:the|a|an|its|their|just|last year's|the (?:previous|prior) year's|(?:the )?(?:company's |group's )?(?:target|goal|plan|budget|forecast|average|benchmark|guidance)(?: (?:of|range of))?|(?:an?|the) (?:\w+ )?(?:target|goal|plan|budget|forecast|average|benchmark|level|figure) of|(?:a|the) (?:restated|revised|comparable|national|loss of|profit of)(?: of)?)\s*$/iu, "");
const subjectOf = (words: string): string => nameOf(readDirection(words, "")?.subject || words.replace(/\s(?:by|as)\s*$/iu, ""));

function sameKind(unit: string | undefined, quantity: Quantity): boolean {
  if (quantity.unit === unit) return true;
  if (unit === undefined) return quantity.unit === undefined;
  if (quantity.unit === undefined) return /day|week|month|hour|minute/u.test(unit) || (quantity.word !== true && (unit !== "%" || toNumber(quantity.value) < 1000));
  return scaleOf(unit).base === scaleOf(quantity.unit).base;
}

/** From six days to three: the number without a unit has the other one's. */
const unitLike = (quantity: Quantity, unit: string | undefined): { readonly value: Decimal; readonly unit?: string | undefined } => ({ value: quantity.value, unit: quantity.unit ?? (quantity.kind === "bare" ? unit : undefined) });

/** … to 33.5%: the level after a change or after an earlier value. */
function levelReached(context: Context): Step | undefined {
  const { quantity, clause, state, open, setting, after, text } = context;
  if (quantity.kind === "flat" || quantity.signed) return undefined;
  const core = withoutSofteners(clause.words);
  const pending = state.pending;
  if (pending && /(?:^|\s)to$/iu.test(core)) {
    const { earlier, subject } = pending;
    const unit = quantity.unit ?? (quantity.kind === "bare" ? earlier.unit : undefined);
    const direction = open && state.open !== undefined && !open.value && open.indicator === subject ? open : undefined;
    const level = candidateOf(context, subject, { unit, ...(direction?.change && { change: direction.change }) });
    const priorUnit = earlier.unit ?? (earlier.kind === "bare" || earlier.kind === "noun" ? (unit !== undefined && earlier.kind === "bare" ? unit : undefined) : undefined);
    const prior: Candidate = {
      indicator: subject, value: earlier.value, unit: priorUnit, qualifiers: ["prior"], period: periodAround("", text.slice(earlier.end, earlier.end + 60), setting, true),
      start: earlier.start, end: earlier.end, valueStart: earlier.start, valueEnd: earlier.end, ...(level.scope !== undefined && { scope: level.scope }),
    };
    if (direction) return { replace: { at: state.open!, candidate: level }, add: [prior], state: { pending: undefined, last: "level" }, opens: undefined };
    return { add: [prior, level], opens: 1, state: { pending: undefined, last: "level" } };
  }
  const reaches = /(?:^|\s)to$/iu.test(core) && clause.afterNumber && !clause.joined && nameBefore(core.replace(/\sto$/iu, "")).verb === undefined;
  if (!reaches && !/^(?:(?:higher|lower|up|down|more|less|growth|increase|decrease|decline|rise|fall|drop) (?:to|at)|to|reaching|totalling|totaling|to reach|hitting|(?:and )?(?:reached|totalled|totaled|stood at|amounted to)|(?:bringing|taking|leaving) (?:it|them|the (?:total|figure|level|number)) (?:to|at)|at)$/iu.test(core.trim()) || !open || open.value || !open.change || state.openAcross) return undefined;
  if (/(?:^|\s)at$/iu.test(core.trim()) && clause.fresh === false && quantity.kind === "rate" && open.change.unit === "%") return undefined;
  if (quantity.kind === "noun" && quantity.word) return undefined;
  const period = open.period ?? periodAround(clause.words, after, setting);
  const spread = { value: quantity.value, unit: quantity.unit, end: quantity.end, valueStart: quantity.start, valueEnd: quantity.end, ...(quantity.upTo && { upTo: quantity.upTo }) };
  const changed = open.change.unit === "abs" && open.unit === "points" && quantity.unit === "%" ? { change: { ...open.change, unit: "pp" as const } } : open.change.unit === "abs" && open.unit !== quantity.unit ? { change: { ...open.change, value: trimmed(inUnit(open.change.value, open.unit, quantity.unit) ?? open.change.value) } } : {};
  return { replace: { at: state.open!, candidate: { ...open, ...spread, ...changed, period } }, state: { last: "level" } };
}

function change(context: Context): Step | undefined {
  const { quantity, clause, after, state, open } = context;
  const direction = directionOf(context);
  if (!direction) return undefined;
  const subjectless = direction.subject === "" || /^\s*(?:they|it|this|that|these|the (?:figure|total|number|rate|increase|growth)(?=\s*$|\s(?:was|is|has|rose|fell)\b))(?![-\w])/iu.test(direction.subject) || (/^\s*(?:in|at|on|excluding|deducting)\b/iu.test(direction.subject) && scopePhrase(direction.subject) !== undefined);
  const own = subjectless ? "" : aliased(direction.subject.trim(), nameOf(direction.subject), open);
  const pronoun = state.openAcross === true && subjectless && clause.earlier !== "" && !clause.afterNumber && !clause.bracket && scopePhrase(clause.earlier) === undefined ? subjectIn(clause.earlier) : "";
  // Lower yields (down 22%), where the figure before has its change.
  const bracketed = subjectless && clause.bracket && open?.change !== undefined && !/\d/u.test(clause.outside) ? nameOf(clause.outside.split(/\b(?:by|lower|higher|weaker|stronger|of|with|including)\s/u).at(-1)!) : "";
  const name = bracketed !== "" ? bracketed : pronoun !== "" && own === "" ? pronoun : own === "" && !open && !clause.afterNumber ? subjectIn(clause.earlier) : own === "" && state.openAcross && subjectless && !/^\s*(?:they|it|this|that|these|the)\b/iu.test(direction.subject || clause.words) && !clause.bracket ? subjectIn(clause.earlier) : own;
  const around = `${clause.piece} ${after.slice(0, 50).split(/[,;.)](?:\s|$)/u)[0] ?? ""}`;
  const scoped = scopePhrase(around) ?? (clause.earlier === "" ? undefined : scopePhrase(clause.earlier));
  const amount = amountOf(quantity.unit === "points" && open?.unit === "%" ? { ...quantity, unit: "pp" } : quantity, direction);
  const place = { start: Math.min(clause.start, quantity.start), end: quantity.end };
  const span = { start: quantity.start, end: quantity.end };
  const changed = { ...amount, basis: direction.basis, ...span };
  const upTo = quantity.upTo && { upTo: direction.falls ? negate(quantity.upTo) : quantity.upTo };
  const states = { direction, last: "change" as const, pending: undefined };
  const repeats = open !== undefined && !state.openAcross && !open.change && open.value !== undefined && name.toLowerCase() === open.indicator.toLowerCase();
  if (name === "" || repeats) {
    if (!open) return undefined;
    const abs = amount.unit === "abs";
    const value = abs ? inUnit(amount.value, quantity.unit, open.unit) : amount.value;
    const parallel = parallelPhrase(context);
    if (!open.change && (!abs || value !== undefined) && (scoped === undefined || !/^(?:excluding|deducting)/iu.test(scoped)) && parallel === undefined && !(quantity.unit === "%" && open.value === undefined)) {
      const scope = open.scope ?? scopeIn(around);
      return { replace: { at: state.open!, candidate: { ...open, change: { ...changed, value: abs && value ? trimmed(value) : amount.value }, end: Math.max(open.end, quantity.end), ...(scope !== undefined && { scope }) } }, state: states };
    }
    if (scoped === undefined && parallel === undefined && (state.openAcross || clause.bracket)) return undefined;
    if (scoped === undefined && parallel === undefined && abs) return undefined;
    const indicator = parallel !== undefined ? `${open.indicator} ${parallel}` : withScope(open.indicator, scoped);
    const candidate: Candidate = { indicator, change: changed, ...upTo, qualifiers: qualifiersOf(context), period: open.period, ...place, ...(scoped !== undefined && { scope: scopeIn(scoped) ?? scoped }) };
    return { add: [candidate], opens: undefined, state: states };
  }
  const scope = scopeIn(`${/^\s*(?:excluding|including|deducting|adjusted|on an?|at constant|in constant)\b/iu.test(clause.earlier) ? clause.earlier : ""} ${clause.piece} ${around}`);
  const candidate: Candidate = {
    indicator: scoped !== undefined && /^(?:excluding|deducting|including)/iu.test(scoped) && clause.earlier.includes(scoped) ? `${name} ${scoped}` : name, change: changed, ...(amount.unit === "abs" && quantity.unit !== undefined && { unit: quantity.unit }), ...upTo,
    qualifiers: qualifiersOf(context), period: periodAround(sayingWhen(context), after, context.setting), ...place, ...(scope !== undefined && { scope }),
  };
  return { add: [candidate], opens: 0, state: states };
}

function withScope(indicator: string, scope: string | undefined): string {
  if (scope === undefined) return indicator;
  if (/^organic/iu.test(scope)) return `${indicator} (organic)`;
  return indicator.toLowerCase().includes(scope.toLowerCase()) ? indicator : `${indicator} ${scope}`;
}

function directionOf({ quantity, clause, after, state, open }: Context): Direction | undefined {
  if (quantity.kind === "flat") return { subject: clause.words.replace(/\b(?:more than|almost|nearly|roughly|about|has|have|had|over|which|that|than)\s*$/iu, "").replace(/\b(?:more|has|have|had|which|nearly|almost)\s*$/iu, ""), falls: false, basis: "year-on-year" };
  if (quantity.kind === "times" || /^\s(?:places?|positions?|spots?|ranks?)\b/u.test(after)) return undefined;
  const money = quantity.kind === "money" || quantity.kind === "noun" || quantity.kind === "bare" || quantity.kind === "measure" || quantity.kind === "duration";
  const found = readDirection(clause.words, after);
  if (found) {
    // Cut 300 jobs, raised $8 million, grew 3,000 tonnes: what somebody does with an amount is a level.
    if (money && /\b(?:raise[sd]?|raising|lost|lose[sd]?|losing|cut|cuts|cutting|shed|gained|expanded|grew|grow|drop(?:ped)?|cuts?|saved|contract(?:ed|s)?|advance[sd]?|slides?|lift(?:ed)?|lower(?:ed)?)\s*(?:an?\s|another\s)?$/iu.test(withoutSofteners(clause.words)) && (quantity.kind !== "bare" || clause.words.trim().split(/\s+/u).length < 2) && !/^\s(?:to|from)\s/u.test(after)) return undefined;
    return found;
  }
  if (/(?:^|\s)by$/iu.test(withoutSofteners(clause.words)) && clause.earlier !== "") {
    const before = readDirection(`${clause.earlier} by`, "");
    if (before && clause.words.trim().split(/\s+/u).length <= 2) return before;
  }
  if (quantity.signed && clause.label && quantity.kind !== "rate" && open === undefined) return undefined;
  if (quantity.signed && (open || clause.words.trim() !== "")) return { subject: clause.bracket || clause.words.trim() === "" ? "" : `${clause.words} `, falls: false, basis: "year-on-year" };
  // Operating profit rose 8% and net profit 12%; 8% in Europe and 12% in Asia.
  // Food went up by 5.1% and housing costs by 6.6%.
  if (state.direction && state.last === "change" && !state.openAcross && !clause.closed && /\sby$/iu.test(withoutSofteners(clause.words))) {
    const subject = withoutSofteners(clause.words).replace(/\sby$/iu, "");
    if (nameBefore(`${subject} was`).name !== "" && !verbIn(subject)) return { ...state.direction, subject };
  }
  // 4.4 percent in 2024, revised down by 0.3 points, and 4.9 percent in 2025: the level goes on.
  if (open?.value !== undefined && open.unit === quantity.unit && open.change !== undefined && open.change.unit !== quantity.unit && open.change.unit !== "abs") return undefined;
  const same = state.direction && state.last === "change" && (quantity.unit === "%" || quantity.unit === "pp") && !clause.closed && !state.openAcross;
  if (!same) return undefined;
  const words = clause.words.trim();
  if (words === "" && open !== undefined && /^\s(?:in|on|for|at|from|as|among|organically|year|month|quarter|over|since|compared)\b/u.test(after)) return { ...state.direction!, subject: "", basis: /^\s(?:month|quarter)[- ]o/u.test(after) ? "month-on-month" : /^\s(?:since|year)/u.test(after) ? "year-on-year" : state.direction!.basis };
  if (words !== "" && clause.joined && nameBefore(words).verb === undefined && nameBefore(words).link === undefined) return { ...state.direction!, subject: words };
  return undefined;
}

const verbIn = (words: string): boolean => words.trim().split(/\s+/u).some((word, i, all) => i > 0 && isVerbAfter(all[i - 1]!.toLowerCase(), word.toLowerCase()));

/** In Asia, after 8% in Europe and 12%. */
function parallelPhrase({ text, quantity, clause, state }: Context): string | undefined {
  if (clause.words.trim() !== "" || state.last !== "change") return undefined;
  const phrase = phraseAfter(text, quantity.end);
  return phrase && phrase.link !== "of" && !/constant|organic|real terms/iu.test(phrase.name) ? `${phrase.link} ${phrase.name}` : undefined;
}

function amountOf(quantity: Quantity, direction: Direction): { readonly value: Decimal; readonly unit: "%" | "pp" | "abs" } {
  const value = direction.falls && !quantity.signed ? negate(quantity.value) : quantity.value;
  return { value, unit: quantity.unit === "%" || quantity.unit === "pp" ? quantity.unit : "abs" };
}

/** 1.4 times net income; three times the 2020 level. */
function multiple(context: Context): Step | undefined {
  const { quantity, clause, after, open, text } = context;
  if (quantity.kind !== "times") return undefined;
  if (/^\s(?:more|higher|as|faster|less|lower|likely|larger|greater)\b/u.test(after)) return NOTHING;
  const named = nameBefore(clause.words);
  const other = predicateAfter(text, quantity.end);
  const subject = named.name.length > 2 ? named.name : (open?.indicator ?? "");
  if (subject === "") return NOTHING;
  const indicator = other === "" || named.name.length > 2 ? subject : `${subject} to ${other}`;
  return { add: [candidateOf(context, indicator, {})], opens: named.name.length > 2 ? 0 : undefined, state: { last: "level", pending: undefined } };
}

const SHARE_VERB = /^(.*?)(?:\s|^)(?:(?:which\s)?(?:accounts?|accounted|accounting) for|(?:made|makes?|making) up|(?:represent|constitut|compris|contribut)(?:e|es|ed|ing|s)|contributed|is|was|were|are|equal to|equivalent to|amounting to|or|as|and|for|at)$/iu;

/** Europe accounted for 31% of revenue; or 4.2% of net sales; 62% of respondents said …. */
function share(context: Context): Step | undefined {
  const { quantity, clause, text, open, state, after } = context;
  if (quantity.unit !== "%" || (quantity.word === true && isAside(context))) return undefined;
  // 85% of the 1,400 participants found work.
  const counted = /^\sof\s(?:the\s|its\s|our\s|all\s)?\d[\d,]*(?=\s[a-z])/u.exec(after);
  if (counted && withoutSofteners(clause.words).trim() === "") {
    const predicate = predicateAfter(text, quantity.end + counted[0].length);
    if (predicate !== "") return shareStep(context, predicate, "");
  }
  const of = /^\s(?:of|share of)\s/u.test(after) ? phraseAfter(text, quantity.end + (after.startsWith(" share") ? 6 : 0)) : undefined;
  const core = withoutSofteners(clause.words).trim();
  if (of) {
    const said = SHARE_VERB.exec(core);
    const own = said ? nameBefore(`${said[1]!} was`).name : core === "" ? "" : undefined;
    const subject = own === undefined ? undefined : own !== "" ? own : clause.earlier !== "" && !clause.afterNumber && said ? subjectIn(clause.earlier) : "";
    const apposition = said !== null || clause.bracket || /^\s*(?:or|equal|equivalent)\b/iu.test(clause.piece);
    if (core === "" && clause.joined && state.last === "share" && open?.indicator.includes(" share of ") && !state.openAcross) return shareStep(context, `${open.indicator.split(" share of ")[0]!} share of ${of.name}`, of.name);
    if (subject !== undefined && subject !== "") return shareStep(context, `${subject} share of ${of.name}`, of.name);
    if (apposition && open && (state.last !== undefined || state.openAcross)) return shareStep(context, `${open.indicator} share of ${of.name}`, of.name);
    if (core === "" || own === "") {
      const predicate = predicateAfter(text, quantity.end);
      return predicate === "" ? undefined : shareStep(context, predicate, of.name);
    }
    const named = nameBefore(clause.words);
    if (named.verb === "deed" && /^(?:supplied|generated|provided|produced|held|owned|controlled|took|captured|received|won|earned|hold|holds|own|owns|supply|provide|took)$/u.test(named.verbWord ?? "")) {
      const holder = nameOf(core.replace(/\S+$/u, ""));
      if (holder !== "") return shareStep(context, `${holder} share of ${of.name}`, of.name);
    }
    const indicator = named.name !== "" && named.verb !== "deed" && named.verb !== "report" ? named.name : predicateAfter(text, quantity.end);
    return indicator.length < 3 ? NOTHING : shareStep(context, indicator, of.name);
  }
  // Asia Pacific, 22%; Latin America (8%).
  if (state.whole !== undefined && state.last === "share" && !clause.closed) {
    const name = clause.words.trim() !== "" ? nameBefore(clause.words).name : clause.earlier === "" ? "" : nameBefore(clause.earlier.replace(/^\s*(?:and|while)\s/iu, "")).name;
    if (name !== "" && nameBefore(clause.words).link === undefined) return shareStep(context, `${name} share of ${state.whole}`, state.whole);
  }
  if (clause.bracket && clause.words.trim() === "" && open && state.last === "level" && open.unit !== "%" && !/\p{L}/u.test(text.slice(context.previousEnd, quantity.start).replace(/^[^(]{0,60}\($/u, "")) && /^\s*\)/u.test(after)) {
    return shareStep(context, `${open.indicator} share`, "");
  }
  return undefined;
}

function shareStep(context: Context, indicator: string, whole: string): Step {
  const opens = 0;
  return { add: [candidateOf(context, indicator, { qualifiers: ["share"] })], opens, state: { last: "share", whole: whole || undefined, pending: undefined } };
}

function level(context: Context): Step {
  const { quantity, clause } = context;
  if (quantity.kind === "flat") return NOTHING;
  if (isAside(context)) return NOTHING;
  const indicator = levelName(context);
  const shed = jobsShed(context);
  if (shed) return shed;
  if (indicator === undefined || indicator.length < 3 || !/\p{L}{2}/u.test(indicator)) return NOTHING;
  const unchanged = /\b(?:unchanged|flat|steady)\s(?:at|on)?\s*$/iu.test(clause.words) ? { change: { value: { digits: 0n, scale: 0 }, unit: quantity.unit === "%" ? ("pp" as const) : ("%" as const), basis: "year-on-year" as const, start: quantity.start, end: quantity.end } } : {};
  // Attendees from 61 countries: what comes after is about the attendees.
  const beside = clause.afterNumber && !clause.joined && context.open !== undefined && quantity.kind === "noun" && /\s(?:from|in|across|at|with|by|of|for|over|to|on)\s+$/iu.test(` ${clause.words}`);
  const unit = labelUnit(clause);
  const name = unit === undefined || unit === "%" ? indicator : indicator.replace(/\s\([^()]*\)$/u, "");
  return { add: [candidateOf(context, name, unchanged)], opens: beside ? undefined : 0, state: { last: "level", pending: undefined, direction: undefined } };
}

/** Construction shed 6,200 jobs: a change of theirs. Raised $8 million and added 300 jobs are levels of what was done. */
function jobsShed(context: Context): Step | undefined {
  const { quantity, clause, text } = context;
  if (quantity.kind !== "noun" || !/\s(?:shed|lost|cut|eliminated|axed)$/iu.test(withoutSofteners(clause.words))) return undefined;
  const noun = nounAfter(text, quantity.end);
  const subject = nameOf(withoutSofteners(clause.words).replace(/\s\S+$/u, ""));
  if (subject === "" || !/\b(?:jobs|positions|posts|staff|employees|workers|seats|customers|subscribers|members|users)\b/iu.test(noun)) return undefined;
  const change = { value: negate(quantity.value), unit: "abs" as const, basis: "year-on-year" as const, start: quantity.start, end: quantity.end };
  const { indicator, period, qualifiers, start, end } = candidateOf(context, `${subject} ${noun}`, {});
  return { add: [{ indicator, change, period, qualifiers, start, end, ...(quantity.unit !== undefined && { unit: quantity.unit }) }], opens: 0, state: { last: "change", pending: undefined, direction: undefined } };
}

const ABSTRACT = /^(?:\w+ )?(?:reasons?|priorities|priority|issues|areas|things|ways|factors|themes|pillars|points|parts|questions|objectives|goals|steps|phases|categories|types|kinds|options|times|dimensions|aspects|principles|sections|chapters|observations|caveats|scenarios|consecutive|sides|directions|halves|thirds|of|other|main|key|major)\b/iu;
const TIMES_OF_DAY = /^\s?(?:a\.?m|p\.?m|o'clock)\b/iu;

/** Ages, thresholds of a class, time limits, denominators and the like. */
function isAside(context: Context): boolean {
  const { quantity, clause, after, text, open } = context;
  const core = withoutSofteners(clause.words).trim();
  const words = clause.words.trim();
  if (/^\s(?:under|over|below|above|ahead of|short of)\s(?:the\s|its\s|our\s)?(?:\w+\s)?(?:budget|plan|target|forecast|expectations)\b/iu.test(after)) return true;
  // Nearly three quarters of developers (74%): the exact number follows.
  if (quantity.word === true && quantity.unit === "%" && /^[^.;()]{0,60}\(\s?\d[\d.]*\s?%/u.test(after)) return true;
  if (/\b(?:ahead|short|instead|independent) of\s(?:the\s)?$/iu.test(clause.words)) return true;
  if (/\be\.g\.,?\s/u.test(clause.piece) || /^\s(?:places?|positions?|spots?|ranks?)\b/u.test(after)) return true;
  if (TIMES_OF_DAY.test(after) || /^[’']s\b/u.test(after)) return true;
  if (/\b(?:aged?|ages|per|every|each|under-|over-|within|out of|for every|page|dial|passcode|tel|telephone|phone|fax|no\.|extension|room|suite|box|item|rule|section|form|note|no|postcode|zip)\s*:?$/iu.test(words) && quantity.kind !== "rate") return true;
  if (/\bof (?:more than|over|at least|up to|less than)?\s*$/iu.test(words) && /^\s(?:or more\s)?each\b/u.test(after)) return true;
  if (quantity.kind === "measure" && /\S\s(?:under|over|above|below|up to|less than|more than)\s*$/iu.test(clause.words) && /^\s(?:accounted|made|were|are|have|had|in length|long|or|made up)\b/u.test(after)) return true;
  if (/^\s(?:or (?:more|less|older|younger|over|above|under)|and (?:over|above|older|under))\b/u.test(after)) return true;
  if (/^[ -]years?[ -]?olds?\b|^\s(?:years? (?:of age|old))\b/u.test(after)) return true;
  if (quantity.kind === "duration") {
    const led = /(?:^|\s)(?:of|was|were|is|averaged|averages|reached|at|takes|took|lasted|totalled|totaled|fell to|rose to|to|stands at|stood at|equal to|averaging)$/iu.test(core);
    if (/^\sof\s[a-z]/u.test(after) && /\b(?:cover|covers|covering|covered|equal to|equivalent to|worth|enough for|representing|for)$/iu.test(core)) return quantity.word === true;
    if (!led && !clause.bracket && !(core === "" && clause.label)) return true;
    if (/\b(?:period|term|tenure|track record|next|last|past|first|maturity|within|warranty|years?|life|lease|contract|sentence|plan|programme|program|over) of$/iu.test(core)) return true;
    if (/^[ -](?:old|ago|later|after|before|earlier|since|from now)\b/u.test(after)) return true;
    return quantity.word === true && !open;
  }
  if (quantity.kind === "bare") {
    if (quantity.unit === undefined && clause.bracket && clause.joined && core === "") return true;
    if (isDeedOnly(core, context)) return false;
    if (clause.label || clause.bracket) return quantity.word === true || (clause.bracket && isDecimalValue(quantity) && quantity.unit === undefined);
    if (/(?:^|\s)(?:reached|was|were|is|are|totalled|totaled|at|to|numbered|of|hit|exceeded|from|averaged|surpassed|approached|came to|stood at|stands at|topped|passed|below|above|beyond|past)$/iu.test(core)) {
      if (quantity.word === true && toNumber(quantity.value) < 10) return true;
      return /(?:^|\s)(?:at|to|of|from)$/iu.test(core) && !quantity.unit && toNumber(quantity.value) < 100 && !isMeasured(core) && !isDecimalValue(quantity);
    }
    if (quantity.unit !== undefined) return false;
    return !/^\s(?:\w+ly\s)?(?:were|was|are|is|have|had|came|went|opened|passed|failed|completed|agreed|took|live|work|said|remained|joined|left|graduated|attended|of (?:them|these|which|the))\b/u.test(after) || !(clause.fresh || core === "" || clause.joined);
  }
  if (quantity.word === true && quantity.unit === undefined && toNumber(quantity.value) < 10) {
    if (ABSTRACT.test(text.slice(quantity.end + 1, quantity.end + 30))) return true;
    const noun = nounAfter(text, quantity.end);
    const plural = /(?:s|people|children|staff|men|women|personnel)\b/u.test(noun);
    if (!plural) return true;
    if (core === "" && clause.earlier === "" ) return false;
    if (/\b(?:the|these|those|our|its|their|all|both|other|last|next|past|first|top|following)$/iu.test(words)) return true;
    const named = nameBefore(core);
    return !(named.verb !== undefined || (core === "" && (clause.joined || clause.fresh)));
  }
  if (quantity.kind === "noun" && /\b(?:phase|step|version|level|tier|category|class|type|group|zone|route|line|unit|model|series|chapter|top|the (?:top|first|last|next|past|previous|other|remaining))$/iu.test(words)) return true;
  if (quantity.kind === "noun" && quantity.unit === undefined && ABSTRACT.test(text.slice(quantity.end + 1, quantity.end + 30)) && toNumber(quantity.value) < 10) return true;
  return false;
}

/** Opened 18 stores, closed 7: the verb alone, with the last count's noun. */
const isDeedOnly = (core: string, { open, state, quantity }: Context): boolean => open?.value !== undefined && open.unit === undefined && !state.openAcross && quantity.unit === undefined && /^[a-z]+$/u.test(core) && (verbClass(core) === "deed" || core === "closed");

const isMeasured = (words: string): boolean => /\b(?:number|count|score|index|rating|ratio|average|rank|total|headcount|rose|fell|grew|increased|decreased|declined|climbed|dropped|rate|stood|stands|came|amounted|up|down|improved|remained|NPS|standing|points?|multiple)\b/iu.test(words);
const isDecimalValue = ({ value }: Quantity): boolean => value.scale > 0;

function levelName(context: Context): string | undefined {
  const { quantity, clause, text, open, state } = context;
  const named = nameBefore(clause.words);
  const alone = withoutSofteners(clause.words).trim() === "";
  // At $1.9 billion, operating expenses were 4% lower.
  if (/^\s*at\s*$/iu.test(withoutSofteners(clause.words)) && context.index === 0 && clause.earlier === "" && context.after.startsWith(", ")) {
    const subject = subjectIn(context.after.slice(2).split(/,\s/u)[0]!);
    if (subject !== "") return subject;
  }
  const rawLead = named.name === "" && alone && clause.label ? nameBefore(`${clause.earlier} was`) : named;
  const words = clause.words.trim();
  const before = /^(?:that|those)\s/iu.test(words) || (clause.joined && state.last !== undefined && !state.openAcross && sameKind(open?.unit, quantity)) ? aliased(words.replace(/\s(?:was|were|is|are|at|stood at|reached)$/iu, ""), rawLead.name, open) : rawLead.name;
  if (quantity.kind === "bare" && isDeedOnly(words, context)) return `${withoutDeed(open!.indicator)} ${words}`;
  const counted = quantity.kind === "noun" ? nounAfter(text, quantity.end) : "";
  // 2.1 points above the municipal average.
  if (open && !state.openAcross && /^\s(?:higher|lower|more|less|above|below|faster|slower)\b/u.test(context.after) && (quantity.unit === "pp" || quantity.unit === "%")) return `${open.indicator} ${predicateAfter(text, quantity.end)}`;
  const leads = rawLead.verb === "level" || rawLead.verb === "rise" || rawLead.verb === "fall" || rawLead.verb === "move";
  const has = /^(?:has|have|had)$/u.test(rawLead.verbWord ?? "");
  if (quantity.kind === "noun" && counted.length > 2) {
    if (before !== "" && ((leads && !has) || clause.label) && !/^(?:there|it|they|we|this|that|which|who)\b/iu.test(before)) return before;
    if (before !== "" && rawLead.link === "of" && rawLead.verb === undefined && !/^(?:of|a)\b/u.test(before) && !clause.afterNumber && !/\b(?:number|group|team|total|fleet|network|staff|list|set|sum)s?$/iu.test(before) && counted.split(" ").length < 3) return before;
    return counted;
  }
  const phrase = phraseAfter(text, quantity.end);
  if (alone && clause.joined && open?.value !== undefined && !state.openAcross && sameKind(open.unit, quantity) && quantity.kind !== "noun" && /^\sin\s(?:19|20)\d\d\b/u.test(context.after)) return open.indicator;
  // Among women it was 67.5%, among men 75.0%.
  const group = /^\s*((?:among|in|for)\s(?:the\s)?[^,]{2,40}?)\s*(?:(?:it|they|this|the (?:rate|figure|share|proportion))\s(?:was|were|is|stood at|reached))?\s*$/iu.exec(withoutSofteners(clause.words))?.[1];
  if (group !== undefined && open?.value !== undefined && sameKind(open.unit, quantity) && quantity.kind !== "noun" && !verbIn(group) && (!state.openAcross || /\b(?:it|they|this|the (?:rate|figure|share|proportion))\b/iu.test(clause.words))) return `${open.indicator.split(/\samong\s/iu)[0]!} ${group.charAt(0).toLowerCase()}${group.slice(1)}`;
  // Cloud contributed 5.1 points to growth; mining subtracted 0.6.
  const giver = quantity.unit === "pp" ? /^(.*\S)\s(?:contributed|added|subtracted|deducted)$/iu.exec(withoutSofteners(clause.words).trim()) : null;
  const given = giver && phrase && (phrase.link === "to" || phrase.link === "from") ? nameOf(giver[1]!) : "";
  if (giver && phrase && given !== "") return `${given} contribution to ${phrase.name}`;
  const total = /\b(?:bringing|taking|brought|for|making|giving|to) (?:the|a|our|its) (?:\w+ )?total (?:\w+ )?(?:to|of|at)\s*$/iu.test(clause.words);
  if (total && open && before === "") return `total ${open.indicator.replace(/^(?:net )?new /iu, "")}`;
  // A $12 million grant, a 34% response rate.
  if (/(?:^|\s)an?\s(?:\w+ly\s|record\s|new\s|further\s|total\s)?$/iu.test(clause.words) && quantity.kind !== "noun") {
    const attribute = attributeAfter(text, quantity.end);
    if (attribute !== "") return attribute;
  }
  if (/^\s*(?:of|among) (?:which|whom|them|these|those)\b/iu.test(clause.words) && open) {
    const predicate = predicateAfter(text, quantity.end);
    if (predicate !== "") return `${open.indicator} ${predicate}`;
  }
  if (clause.bracket && alone && before === "") {
    const nearest = clause.afterNumber || context.index > 0 ? clause.outside.split(/\b(?:through|including|via|with|of which|such as)\s/u).at(-1)! : clause.outside;
    const outside = nameOf(nearest) || nameBefore(clause.outside).name;
    return outside === "" ? open?.indicator : outside;
  }
  if (before !== "" && !(rawLead.verb === "deed" || (rawLead.verb === "report" && phrase))) {
    if (rawLead.link === "for" && clause.afterNumber && open) return before;
    return before;
  }
  if (quantity.kind === "bare" && quantity.unit === undefined && open && open.value && alone) {
    const predicate = predicateAfter(text, quantity.end);
    return predicate === "" ? undefined : `${open.indicator.split(" ").slice(0, 4).join(" ")} ${predicate.split(" ").slice(0, 4).join(" ")}`;
  }
  if (alone && clause.joined && open && state.last === "level" && phrase && phrase.link !== "of" && (sameKind(open.unit, quantity) || quantity.kind === "money")) return `${open.indicator} ${phrase.link} ${phrase.name}`;
  if (rawLead.verb === "deed" && phrase && phrase.link !== "of") return phrase.link === "in" || phrase.link === "of" ? `${rawLead.verbWord} ${phrase.link} ${phrase.name}` : `${rawLead.verbWord} ${phrase.link} ${phrase.name}`;
  if (phrase && (phrase.link === "in" || phrase.link === "of" || phrase.link === "for" || phrase.link === "on" || phrase.link === "to" || phrase.link === "from")) return phrase.name;
  const attribute = quantity.kind === "rate" || quantity.kind === "money" ? attributeAfter(text, quantity.end) : "";
  if (attribute !== "") return attribute;
  if (quantity.kind === "rate" && alone) {
    const predicate = predicateAfter(text, quantity.end);
    const group = /^\s*(?:of|among)\s(?:the|those|all|our)?\s?/iu.test(clause.earlier) ? nameBefore(clause.earlier.replace(/^\s*(?:of|among)\s/iu, "")).name : "";
    if (predicate !== "" && group !== "" && group.split(" ").length < 6) return `${group} ${predicate}`;
    if (predicate.length > 2) return predicate;
  }
  if (rawLead.verb === "deed" || rawLead.verb === "report") {
    const subject = clause.words.trim().split(/\s+/u).slice(-4).join(" ");
    const cut = nameBefore(`${clause.words.replace(/\S+\s*$/u, "")} was`).name || (clause.afterNumber ? "" : subjectIn(clause.earlier));
    return cut === "" ? (rawLead.verbWord ?? subject) : `${cut} ${rawLead.verbWord}`;
  }
  if ((rawLead.verb === "rise" || rawLead.verb === "fall") && before === "" && quantity.kind === "money") return rawLead.verbWord;
  const looked = clause.earlier !== "" ? subjectIn(clause.earlier) : "";
  if (looked !== "" && !clause.afterNumber && !/^(?:in|at|by|during|for|on|as|despite)\b/iu.test(clause.earlier.trim())) return looked;
  if (open && leads && before === "") return open.indicator;
  return counted.length > 2 ? counted : undefined;
}

/** Stores closed → stores. */
const withoutDeed = (name: string): string => name.replace(/\s(?:closed|[a-z]+ed)$/u, "");

/** That of the tertiary industry → Added value of the tertiary industry. */
function aliased(words: string, name: string, open: Candidate | undefined): string {
  const rest = /^(?:and\s|while\s|but\s)?(?:(?:that|those)\s)?(of|for|in|from|at|on) (?:the\s)?(.+)$/iu.exec(words.trim());
  if (!rest || !open || name === "" || !rest[2]!.includes(name)) return name;
  const head = open.indicator.split(new RegExp(`\\s${rest[1]!}\\s`, "iu"))[0]!;
  return `${head} ${rest[1]!} ${rest[2]!}`;
}

/** A 62% response rate, a $40 million grant: the noun that the number stands before. */
function attributeAfter(text: string, at: number): string {
  if (!/^[ -][a-z]/u.test(text.slice(at, at + 2))) return "";
  const noun = nounAfter(text, at);
  const first = noun.split(" ")[0]!.toLowerCase();
  if (isVerbAfter("respondents", first)) return "";
  return /^(?:year-on-year|more|higher|lower|less|fewer|above|below|of|and|or)\b/iu.test(noun) ? "" : noun;
}

/** One figure a name, or a period, as the words before the numbers say. */
function distribute(distribution: Distribution, place: Place, found: readonly Candidate[]): Step {
  const { names, quantities, start, words, periods, changes, whole } = distribution;
  const direction = readDirection(words, "");
  const period = periodAround(place.text.slice(place.start, quantities[0]!.start), "", place.setting);
  if (whole !== undefined && names.length === 0) {
    const shares = found.slice(-quantities.length).map(({ indicator }, i): Candidate => ({ indicator: `${indicator} share of ${whole}`, value: quantities[i]!.value, unit: quantities[i]!.unit, period, qualifiers: ["share"], start: quantities[i]!.start, end: quantities[i]!.end, valueStart: quantities[i]!.start, valueEnd: quantities[i]!.end }));
    return { add: shares.length === quantities.length ? shares : [], opens: -1, used: quantities.length, state: { pending: undefined, last: undefined } };
  }
  if (changes) {
    // With growth rates of 7.3 percent and 10.2 percent respectively: the changes of the last figures.
    const last = found.length - quantities.length;
    if (last >= 0 && found.slice(last).every((one) => !one.change)) {
      return { changed: { from: last, candidates: quantities.map((quantity, i) => withChange(found[last + i]!, quantity, changes.falls)) }, used: quantities.length };
    }
  }
  const add = names.map((indicator, i): Candidate => {
    const quantity = quantities[i]!;
    const { value, unit, end } = quantity;
    const when = periods?.[i] === undefined ? period : periodAround(`in ${periods[i]}`, "", place.setting);
    if (direction) return { indicator, change: { ...amountOf(quantity, direction), basis: direction.basis, start: quantity.start, end }, period: when, qualifiers: [], start, end };
    return { indicator, value, unit, period: when, qualifiers: [], start, end, valueStart: quantity.start, valueEnd: end };
  });
  return { add, opens: -1, used: quantities.length, state: { pending: undefined, last: undefined } };
}

function withChange(candidate: Candidate, quantity: Quantity, falls: boolean): Candidate {
  const { value, unit } = amountOf(quantity, { subject: "", falls, basis: "year-on-year" });
  return { ...candidate, change: { value, unit, basis: "year-on-year", start: quantity.start, end: quantity.end } };
}

function candidateOf(context: Context, indicator: string, more: Partial<Candidate>): Candidate {
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
function labelUnit(clause: Clause): string | undefined {
  const printed = clause.label ? /\(\s?(?:in\s)?([^()]{1,40})\)\s*$/u.exec(clause.earlier)?.[1] : undefined;
  if (printed === undefined) return undefined;
  if (/^(?:%|per ?cent)/u.test(printed)) return "%";
  return readEnglishUnit(printed) ?? (/^(?:[kMGT]Wh?|kg|km|tonnes|hectares|ha|days|hours|minutes|years|points)$/u.test(printed) ? printed : undefined);
}

/** The words before the sentence's first number and those of the number's own clause; the others belong to other numbers. */
function sayingWhen({ text, start, quantities, quantity, clause }: Context): string {
  const first = text.slice(Math.max(start, quantities[0]!.start - 200), quantities[0]!.start);
  return quantities[0]!.start >= quantity.start ? first : `${first} ${clause.afterNumber ? clause.words : clause.piece}`;
}

const APPROXIMATE = /\b(?:about|around|approximately|nearly|almost|roughly|some|over|more than|close to|an? estimated|approx\.?|circa)\s*$/iu;
const THRESHOLD = /\b(?:over|more than|less than|under|at least|exceed(?:s|ed|ing)?|up to|surpass(?:ed|ing)?|topp?ed|in excess of|fewer than|at most|no more than)\s*(?:the\s)?$/iu;
const TARGET = /\b(?:targets?|targeted|targeting|goals?|aims?|aiming|aimed|seeks? to|objective|commit(?:s|ted)? to|ambition)\b/iu;
const PLAN = /\b(?:plans?|planned|will|intends?|budget(?:s|ed)? for|to be (?:built|completed|opened|delivered)|scheduled)\b/iu;
const ESTIMATE = /\b(?:expects?|expected|forecasts?|estimates?|estimated|projects|projected|anticipates?|anticipated|guidance|outlook|assumes?|likely)\b/iu;

function qualifiersOf({ clause, quantity, start, text }: Context): readonly Qualifier[] {
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
