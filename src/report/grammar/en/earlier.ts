import { trimmed, type Decimal } from "../../decimal.js";
import type { Qualifier } from "../../report.js";
import type { Candidate } from "../candidate.js";
import { candidateOf } from "./candidates.js";
import { readDirection } from "./changes.js";
import type { Context, Step } from "./context.js";
import { nameBefore, nameOf, phraseAfter, subjectIn } from "./indicator.js";
import { periodAround } from "./periods.js";
import type { Quantity } from "./quantities.js";
import { inUnit, sameKind } from "./ranges.js";
import { withoutSofteners } from "./words.js";

/** Compared with 38.2% a year earlier; from 38.2% to 40.5%; (2022: $722 million). */
export function earlierValue(context: Context): Step | undefined {
  const { quantity, clause, after, open, state, text, setting } = context;
  if (quantity.kind === "flat" || quantity.signed) return undefined;
  const core = withoutSofteners(clause.words);
  const bracketed = clause.bracket && OF_EARLIER_TIME.test(clause.inside);
  const said = EARLIER.exec(withoutThe(core));
  const continues = state.last === "earlier" && clause.joined && clause.words.trim() === "" && open?.value !== undefined && phraseAfter(text, quantity.end) === undefined && !/^\s(?:more|fewer|less|higher|lower|up|down|above|below)\b/u.test(after);
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
  const ofPlan = BENCHMARK.test(core.slice(-50));
  if (word !== undefined && /^(?:short|shy|ahead) of$/u.test(word) && !ofPlan) return undefined;
  if (!open || !open.value || !(sameKind(open.unit, quantity) || (ofPlan && quantity.kind === "noun" && open.unit === undefined))) return undefined;
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

/** … to 33.5%: the level after a change or after an earlier value. */
export function levelReached(context: Context): Step | undefined {
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

const EARLIER = /(?:^|\s)(?:from|following|after|below|above|compared (?:with|to)|versus|vs\.?|(?:as )?against|up from|down from|than|short of|shy of|ahead of|(?:was|were|had been|having been|stood at|previously|formerly|relative to|in comparison to|in comparison with|as opposed to))\s*$/iu;
/** In 2022, recorded a year earlier. */
const periodSaidAfter = (after: string): boolean => /^\s(?:(?:recorded|reported|seen|achieved|posted)\s)?(?:(?:in|for|during)\s(?:the\s)?(?:19|20|FY|Q\d|(?:first|second|third|fourth) (?:quarter|half)|previous|prior|same)|a year|last year|the year before|(?:in )?the (?:previous|prior))/iu.test(after);
const BENCHMARK = /\b(?:target|goal|plan|budget|forecast|average|benchmark|guidance|estimate|expectations?|threshold|median|standard)\b[^,;]*$/iu;
const OF_EARLIER_TIME = /^\s*(?:(?:previously|prior year|previous year|last year|prior-year|year ago|py)\b|(?:in\s)?(?:FY\s?\d\d(?:\d\d)?|(?:19|20)\d\d(?:[–/-]\d\d)?|Q[1-4](?:\s(?:19|20)?\d\d)?)\s*[:=]|(?:FY|Q[1-4])[^:]{0,12}:|(?:prior|previous|last) (?:year|quarter|month)[^:]{0,10}:)[\s:]*/iu;

const withoutThe = (words: string): string => words.replace(/\s(?:the|a|an|its|their|just|last year's|the (?:previous|prior) year's|(?:the )?(?:company's |group's )?(?:target|goal|plan|budget|forecast|average|benchmark|guidance)(?: (?:of|range of))?|(?:an?|the) (?:\w+ )?(?:target|goal|plan|budget|forecast|average|benchmark|level|figure) of|(?:a|the) (?:restated|revised|comparable|national|loss of|profit of)(?: of)?)\s*$/iu, "");
const subjectOf = (words: string): string => nameOf(readDirection(words, "")?.subject || words.replace(/\s(?:by|as)\s*$/iu, ""));

/** From six days to three: the number without a unit has the other one's. */
const unitLike = (quantity: Quantity, unit: string | undefined): { readonly value: Decimal; readonly unit?: string | undefined } => ({ value: quantity.value, unit: quantity.unit ?? (quantity.kind === "bare" ? unit : undefined) });
