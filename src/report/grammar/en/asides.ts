import { toNumber } from "../../decimal.js";
import type { Context } from "./context.js";
import { nounAfter } from "./counts.js";
import { nameBefore } from "./indicator.js";
import type { Quantity } from "./quantities.js";
import { verbClass, verbIn, withoutSofteners } from "./words.js";

/** Ages, thresholds of a class, time limits, denominators and the like. */
export function isAside(context: Context): boolean {
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
    // Volunteers gave 38,000 hours: an amount of work.
    if (isWork(quantity) && nameBefore(clause.words).verb !== undefined) return false;
    if (/\s(?:spent|spends?)$/u.test(core)) return false;
    const led = /(?:^|\s)(?:of|was|were|is|averaged|averages|reached|at|takes|took|lasted|totalled|totaled|fell to|rose to|to|stands at|stood at|equal to|averaging)$/iu.test(core);
    if (/^\sof\s[a-z]/u.test(after) && /\b(?:cover|covers|covering|covered|equal to|equivalent to|worth|enough for|representing|for)$/iu.test(core)) return quantity.word === true;
    if (!led && !clause.bracket && !(core === "" && clause.label)) return true;
    if (/\b(?:period|term|tenure|track record|next|last|past|first|maturity|within|warranty|years?|life|lease|contract|sentence|plan|programme|program|over) of$/iu.test(core)) return true;
    if (/^[ -](?:old|ago|later|after|before|earlier|since|from now)\b/u.test(after)) return true;
    return quantity.word === true && !open;
  }
  if (isContinued(context)) return false;
  if (quantity.kind === "noun" && quantity.word === true && toNumber(quantity.value) < 10 && /\([^()]*$/u.test(text.slice(Math.max(context.start, quantity.start - 80), quantity.start))) return true;
  if (quantity.kind === "bare") {
    if (quantity.unit === undefined && clause.bracket && clause.joined && core === "") return true;
    if (isDeedOnly(core, context)) return false;
    if (clause.label || clause.bracket) return quantity.word === true || (clause.bracket && isDecimalValue(quantity) && quantity.unit === undefined);
    if (/(?:^|\s)(?:reached|was|were|is|are|totalled|totaled|at|to|numbered|of|hit|exceeded|from|averaged|surpassed|approached|came to|stood at|stands at|topped|passed|below|above|beyond|past)$/iu.test(core)) {
      if (quantity.word === true && toNumber(quantity.value) < 10 && !/(?:numbered|totall?ed|stood at|stands at)$/iu.test(core)) return true;
      // Tenants over 65 are an age.
      if (/\b(?:is|are)\s(?:over|under|below|above)\s*$/iu.test(clause.words) && toNumber(quantity.value) < 100 && quantity.unit === undefined) return true;
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

/** Below this hours are a time, from here on work. */
const MANY_HOURS = 200;

export const isWork = ({ value, unit }: Quantity): boolean => toNumber(value) >= MANY_HOURS && /^(?:hours|days|minutes)$/u.test(unit ?? "");

/** Manufacturing took 118 of these, logistics 97 and business services 69: a short name and its number, after a count. */
export function isContinued({ quantity, clause, open, state, text }: Pick<Context, "quantity" | "clause" | "open" | "state" | "text" | "after">): boolean {
  if (quantity.kind !== "bare" || quantity.unit !== undefined || quantity.word === true || open?.value === undefined || open.unit !== undefined || state.openAcross || state.last !== "level") return false;
  const name = clause.words.trim();
  return /^\p{L}[\p{L}&-]*(?: [\p{L}&-]+){0,2}$/u.test(name) && (clause.joined || clause.fresh) && !/\b(?:in|on|at|of|to|by|from|for|with|than|was|were|is|are|the|no|about|over|page|tel)\b/iu.test(name) && !verbIn(name) && verbClass(name.toLowerCase()) === undefined && /^(?:[.,;]|\sand\s|$)/u.test(text.slice(quantity.end, quantity.end + 5));
}

/** Opened 18 stores, closed 7: the verb alone, with the last count's noun. */
export const isDeedOnly = (core: string, { open, state, quantity }: Context): boolean => open?.value !== undefined && open.unit === undefined && !state.openAcross && quantity.unit === undefined && /^[a-z]+$/u.test(core) && (verbClass(core) === "deed" || core === "closed");

const isMeasured = (words: string): boolean => /\b(?:number|count|score|index|rating|ratio|average|rank|total|headcount|rose|fell|grew|increased|decreased|declined|climbed|dropped|rate|stood|stands|came|amounted|up|down|improved|remained|NPS|standing|points?|multiple)\b/iu.test(words);
const isDecimalValue = ({ value }: Quantity): boolean => value.scale > 0;

const ABSTRACT = /^(?:\w+ )?(?:reasons?|priorities|priority|issues|areas|things|ways|factors|themes|pillars|points|parts|questions|objectives|goals|steps|phases|categories|types|kinds|options|times|dimensions|aspects|principles|sections|chapters|observations|caveats|scenarios|consecutive|sides|directions|halves|thirds|of|other|main|key|major)\b/iu;
const TIMES_OF_DAY = /^\s?(?:a\.?m|p\.?m|o'clock)\b/iu;
