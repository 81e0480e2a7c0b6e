import { negate, trimmed, type Decimal } from "../../decimal.js";
import type { Prose } from "../../prose.js";
import type { Candidate, Setting } from "../candidate.js";
import { isAside } from "./asides.js";
import { candidateOf, labelUnit, qualifiersOf, sayingWhen } from "./candidates.js";
import { readDirection, type Direction } from "./changes.js";
import { clauseBefore } from "./clauses.js";
import { NOTHING, type Context, type Place, type State, type Step } from "./context.js";
import { earlierValue, levelReached } from "./earlier.js";
import { nounAfter } from "./counts.js";
import { nameBefore, nameOf, phraseAfter, predicateAfter, subjectIn } from "./indicator.js";
import { readRespectively, type Distribution } from "./lists.js";
import { aliased, groupIn, levelName } from "./names.js";
import { periodAround } from "./periods.js";
import { findQuantities, type Quantity } from "./quantities.js";
import { inUnit, rangeAt } from "./ranges.js";
import { scopeIn, scopePhrase } from "./scopes.js";
import { sentencesOf } from "./sentences.js";
import { verbIn, withoutSofteners } from "./words.js";

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

function change(context: Context): Step | undefined {
  const { quantity, clause, after, state, open } = context;
  const direction = directionOf(context);
  if (!direction) return undefined;
  const subjectless = direction.subject === "" || /^\s*(?:they|it|this|that|these|the (?:figure|total|number|rate|increase|growth)(?=\s*$|\s(?:was|is|has|rose|fell)\b))(?![-\w])/iu.test(direction.subject) || (/^\s*(?:in|at|on|excluding|deducting)\b/iu.test(direction.subject) && scopePhrase(direction.subject) !== undefined);
  const own = subjectless ? "" : aliased(direction.subject.trim(), nameOf(direction.subject), open);
  const pronoun = state.openAcross === true && subjectless && clause.earlier !== "" && !clause.afterNumber && !clause.bracket && scopePhrase(clause.earlier) === undefined ? subjectIn(clause.earlier) : "";
  // Lower yields (down 22%), where the figure before has its change.
  const bracketed = subjectless && clause.bracket && open?.change !== undefined && !/\d/u.test(clause.outside) ? nameOf(clause.outside.split(/\b(?:by|lower|higher|weaker|stronger|of|with|including)\s/u).at(-1)!) : "";
  const relative = subjectless && context.index === 0 && /^\s*(?:which|that|who)\b/u.test(clause.words) ? antecedent(clause.earlier) : "";
  const name = relative !== "" ? relative : bracketed !== "" ? bracketed : pronoun !== "" && own === "" ? pronoun : own === "" && !open && !clause.afterNumber ? subjectIn(clause.earlier) : own === "" && state.openAcross && subjectless && !/^\s*(?:they|it|this|that|these|the)\b/iu.test(direction.subject || clause.words) && !clause.bracket ? subjectIn(clause.earlier) : own;
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
    // 132.2 billion crowns, 14.7 billion more.
    const unit = quantity.kind !== "money" && quantity.unit !== undefined && open.unit?.startsWith(`${quantity.unit} `) ? open.unit : quantity.unit;
    const value = abs ? inUnit(amount.value, unit, open.unit) : amount.value;
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
    indicator: scoped !== undefined && ((/^(?:excluding|deducting|including)/iu.test(scoped) && clause.earlier.includes(scoped)) || (/^(?!.*\b(?:real|nominal)\b).* terms$/iu.test(scoped) && !name.endsWith(scoped))) ? `${name} ${scoped}` : name, change: changed, ...(amount.unit === "abs" && quantity.unit !== undefined && { unit: quantity.unit }), ...upTo,
    qualifiers: qualifiersOf(context), period: periodAround(sayingWhen(context), after, context.setting), ...place, ...(scope !== undefined && { scope }),
  };
  return { add: [candidate], opens: 0, state: states };
}

/** Exit interviews pointed to rents, which …: the last noun before the relative clause. */
function antecedent(words: string): string {
  return nameBefore(words.split(/\b(?:to|of|by|in|from|on|at|with|for|against|than)\s/u).at(-1)!).name;
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
  if (quantity.signed && SIGNED_LEVEL.test(withoutSofteners(clause.words))) return undefined;
  if (quantity.signed && (open || clause.words.trim() !== "")) return { subject: clause.bracket || clause.words.trim() === "" ? "" : `${clause.words} `, falls: false, basis: "year-on-year" };
  // Up 0.1% in the final quarter and by 0.9% in the year.
  if (state.direction && state.last === "change" && !state.openAcross && clause.joined && /^by$/iu.test(withoutSofteners(clause.words).trim())) return { ...state.direction, subject: "" };
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

/** Organic growth was -8.3%, items of SEK -42 million: the sign is the level's. */
const SIGNED_LEVEL = /\S\s(?:of|was|were|is|are|at|to|stood at|came to|amounted to|reached|totalled|totaled|of around|remained)$/iu;

/** In Asia, after 8% in Europe and 12%. */
function parallelPhrase({ text, quantity, clause, state }: Context): string | undefined {
  const by = /^by$/iu.test(withoutSofteners(clause.words).trim());
  if ((clause.words.trim() !== "" && !by) || state.last !== "change") return undefined;
  const phrase = phraseAfter(text, quantity.end);
  if (!phrase && by) return /^\s((?:in|for|over) the (?:(?:full |whole |fiscal |financial )?year|quarter|month|half|period)(?: as a whole)?)\b/u.exec(text.slice(quantity.end, quantity.end + 50))?.[1];
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
  // 412 defects, 96% of which were fixed; 94% of them stayed.
  const part = /^\sof (?:which|whom|them|these|those)(?=\s)/u.exec(after)?.[0];
  if (part !== undefined && open && (withoutSofteners(clause.words).trim() === "" || /^(?:over|some)$/iu.test(clause.words.trim()))) {
    const predicate = predicateAfter(text, quantity.end + part.length);
    if (predicate !== "") return shareStep(context, predicate.includes(" ") || /(?:ed|en|ing)$/u.test(predicate) ? `${subjectIn(open.indicator) || open.indicator} ${predicate}` : `${predicate} share of ${open.indicator}`, "");
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
    // In the national survey 84.1% of finalists were satisfied.
    if (named.verb === undefined && /^\s*(?:in|at|during|among|across|within|for|according)\b/iu.test(clause.words) && clause.fresh) {
      const predicate = predicateAfter(text, quantity.end);
      if (predicate.split(" ").length > 1) return shareStep(context, predicate, "");
    }
    if (HOLDS.test(named.verbWord ?? "") || /\s(?:will|would|could|should|may|might)\s[a-z]+$/u.test(core)) {
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

/** What has or makes a part of something: Recycled water met 28.5 percent of consumption. */
const HOLDS = /^(?:suppl|generat|provid|produc|own|control|captur|receiv|deliver|cover|fund|financ|consum|handl|employ|attract|absorb|earn)(?:e|es|ed|y|ies|ied|s|led|rolled|ted|)$|^(?:held|holds?|took|takes?|won|wins?|met|meets?|brought|drew|concern(?:ed|s)|affect(?:ed|s))$/u;

function shareStep(context: Context, indicator: string, whole: string): Step {
  const opens = 0;
  return { add: [candidateOf(context, indicator, { qualifiers: ["share"] })], opens, state: { last: "share", whole: whole || undefined, pending: undefined } };
}

function level(context: Context): Step {
  const { quantity, clause } = context;
  if (quantity.kind === "flat") return NOTHING;
  const shed = jobsShed(context);
  if (shed) return shed;
  if (isAside(context)) return NOTHING;
  const indicator = levelName(context);
  if (indicator === undefined || indicator.length < 3 || !/\p{L}{2}/u.test(indicator)) return NOTHING;
  // Sales of SEK 1,702 million were flat.
  const stays = /^\s(?:was|were|is|are|remained|stayed|held)\s(?:broadly\s|largely\s|essentially\s|roughly\s|almost\s|virtually\s)?(?:flat|unchanged|level with|on a par|stable at)\b/u.test(context.after);
  const unchanged = stays || /\b(?:unchanged|flat|steady)\s(?:at|on)?\s*$/iu.test(clause.words) ? { change: { value: { digits: 0n, scale: 0 }, unit: quantity.unit === "%" ? ("pp" as const) : ("%" as const), basis: "year-on-year" as const, start: quantity.start, end: quantity.end } } : {};
  // Attendees from 61 countries: what comes after is about the attendees.
  const beside = clause.afterNumber && !clause.joined && context.open !== undefined && quantity.kind === "noun" && /\s(?:from|in|across|at|with|by|of|for|over|to|on)\s+$/iu.test(` ${clause.words}`);
  const unit = labelUnit(clause);
  const name = unit === undefined || unit === "%" ? indicator : indicator.replace(/\s\([^()]*\)$/u, "");
  return { add: [candidateOf(context, name, unchanged)], opens: beside ? undefined : 0, state: { last: "level", pending: undefined, direction: undefined, ...groupState(context) } };
}

/** Of our professors, 29.3% are women and 11.2% identify as …: whose parts the numbers are. */
function groupState({ quantity, clause, open }: Context): Partial<State> {
  const counts = quantity.kind === "rate" || quantity.kind === "bare";
  const group = counts && withoutSofteners(clause.words).trim() === "" ? groupIn(clause.earlier, open) : undefined;
  return group === undefined ? {} : { group };
}

/** Construction shed 6,200 jobs: a change of theirs. Raised $8 million and added 300 jobs are levels of what was done. */
function jobsShed(context: Context): Step | undefined {
  const { quantity, clause, text } = context;
  // Construction shed 6,200 jobs, whereas communication added 9,700.
  const gained = /\s(added|gained|created|shed|lost|cut)$/iu.exec(withoutSofteners(clause.piece))?.[1];
  if (quantity.kind === "bare" && gained !== undefined && context.open?.change?.unit === "abs" && !context.open.value && !context.state.openAcross) {
    const noun = context.open.indicator.split(" ").at(-1)!;
    const subject = nameOf(withoutSofteners(clause.piece).replace(/\s\S+$/u, "").replace(/^\s*(?:whereas|while|but|and)\s/u, ""));
    const value = /^(?:shed|lost|cut)$/iu.test(gained) ? negate(quantity.value) : quantity.value;
    const { period, qualifiers, start, end } = candidateOf(context, noun, {});
    return subject === "" ? undefined : { add: [{ indicator: `${subject} ${noun}`, change: { value, unit: "abs", basis: "year-on-year", start: quantity.start, end }, period, qualifiers, start, end }], opens: 0, state: { last: "change", pending: undefined, direction: undefined } };
  }
  if (quantity.kind !== "noun" || !/\s(?:shed|lost|cut|eliminated|axed)$/iu.test(withoutSofteners(clause.words))) return undefined;
  const noun = nounAfter(text, quantity.end);
  const subject = nameOf(withoutSofteners(clause.words).replace(/\s\S+$/u, ""));
  if (subject === "" || !/\b(?:jobs|positions|posts|staff|employees|workers|seats|customers|subscribers|members|users)\b/iu.test(noun)) return undefined;
  const change = { value: negate(quantity.value), unit: "abs" as const, basis: "year-on-year" as const, start: quantity.start, end: quantity.end };
  const { indicator, period, qualifiers, start, end } = candidateOf(context, `${subject} ${noun}`, {});
  return { add: [{ indicator, change, period, qualifiers, start, end, ...(quantity.unit !== undefined && { unit: quantity.unit }) }], opens: 0, state: { last: "change", pending: undefined, direction: undefined } };
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
