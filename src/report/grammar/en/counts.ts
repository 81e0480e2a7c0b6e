import type { Named } from "./indicator.js";
import { bare, isAuxiliary, isNumeric, lower, split, windowAfter, withoutEnds } from "./indicator.js";
import { participleOf } from "./deeds.js";
import { isSmall, isVerbAfter, verbClass, withoutSofteners } from "./words.js";

/** What a count counts: its noun, with what was done: `We published 5,084 papers` → papers published. */
export function countName(counted: string, lead: Named, words: string): string {
  const last = counted.split(" ").at(-1)!;
  if (counted.split(" ").length > 5 || /(?:ed|built|won|sold|made|held)$/u.test(last)) return counted;
  const directly = /(?:^|\s)([a-z]+)(?:\s(?:out|up|off))?\s*$/u.exec(withoutSofteners(words))?.[1];
  const verb = lead.link !== undefined ? undefined : lead.verb === "deed" || lead.verb === "report" ? lead.verbWord : directly;
  const participle = verb === undefined ? undefined : participleOf(verb);
  return participle === undefined ? counted : `${counted} ${participle}`;
}

/** The noun phrase after a count: ` new urban jobs were created` → new urban jobs created; nothing after ` in 2022`. */
export function nounAfter(text: string, at: number): string {
  const words = split(windowAfter(text, at).replace(/^-/u, " "));
  const kept: string[] = [];
  for (let i = 0; i < words.length && kept.length < MOST_WORDS; i += 1) {
    const word = lower(words[i]!);
    if (STOPS.has(word)) break;
    if (LINKS.has(word)) {
      if (kept.length === 0 || !goesOn(words, i, kept.length)) break;
    }
    const previous = kept.length === 0 ? undefined : lower(kept.at(-1)!);
    if (previous !== undefined && MODALS.has(word)) {
      const verb = words.slice(i + 1).find((next) => !/ly$/u.test(next) && !/^(?:be|have|also|then|now|not)$/u.test(lower(next)));
      if (verb !== undefined && kept.length < 4 && /^[a-z]+$/u.test(verb)) kept.push("to", ...(lower(words[i + 1]!) === "be" ? ["be"] : []), verb);
      break;
    }
    const kind = previous !== undefined && isVerbAfter(previous, word) ? verbClass(word) : undefined;
    if (kind !== undefined && previous !== "of") {
      kept.push(...predicate(words, i, kept.length, kind));
      break;
    }
    kept.push(bare(words[i]!));
    if (/[,;:]$/u.test(words[i]!)) break;
  }
  return withoutEnds(kept);
}

const MOST_WORDS = 9;
const STOPS: ReadonlySet<string> = new Set(
  "that which who whose where when while but than compared as by after since during across over under per to at with throughout this through within between because worth up down against each versus including via last so also respectively among before until totalling totaling valued more fewer nearly about around".split(" "),
);
const LINKS: ReadonlySet<string> = new Set(["in", "on", "from", "for", "of", "and", "or"]);
const MODALS: ReadonlySet<string> = new Set(["will", "would", "shall", "should", "must"]);

/** `persons in employment`, `papers on climate and health`: a link that another noun of the name follows. */
function goesOn(words: readonly string[], at: number, kept: number): boolean {
  const next = words[at + 1];
  switch (lower(words[at]!)) {
    case "and":
    case "or":
      return !(next === undefined || kept > 3 || isNumeric(next) || /^(?:one|two|three|four|five|six|seven|eight|nine|ten)$/iu.test(next) || verbClass(lower(next)) !== undefined || isSmall(lower(next)));
    case "in":
      return kept < 3 && next !== undefined && /^[a-z]{4,}$/u.test(next) && !NOT_IN.test(next);
    case "of":
    case "for":
      return true;
    default:
      return false;
  }
}

const NOT_IN = /^(?:more|most|over|about|around|nearly|almost|total|addition|which|this|these|those|that|each|every|both|their|late|early|mid|spring|summer|autumn|winter|line|return|order|response|favour|place|recent|several|many|some|just|only|what|time|terms|part|turn)$/u;

/** countries taking part in the survey */
const LASTING = /^(?:taking|using|living|working|studying|attending|waiting|holding|receiving)$/u;

/** What the counted did, or what was done with them: `were granted` → granted, `left the zone` as it is. */
function predicate(words: readonly string[], at: number, kept: number, kind: ReturnType<typeof verbClass>): readonly string[] {
  const word = lower(words[at]!);
  if (isAuxiliary(word)) {
    const after = words.slice(at + 1).filter((next) => !/ly$/u.test(next) && lower(next) !== "been");
    const planned = lower(after[0] ?? "") === "to" && lower(after[1] ?? "") === "be";
    // Persons were in employment, homes are under construction.
    if (/^(?:in|under)$/u.test(lower(after[0] ?? "")) && /^[a-z]{5,}[,;]?$/u.test(after[1] ?? "") && !NOT_IN.test(lower(after[1]!)) && verbClass(lower(after[1]!)) === undefined) return [lower(after[0]!), bare(after[1]!)];
    const participle = planned ? after[2] : after[0];
    if (participle === undefined || (verbClass(lower(participle)) !== "deed" && participleOf(participle) === undefined)) return [];
    return [...(planned ? ["to", "be"] : []), bare(participle)];
  }
  const acts = kind === "deed" || kind === "report" || word === "passed";
  if (kept >= 4 || !acts || (/ing$/u.test(word) && !LASTING.test(word))) return [];
  if (LASTING.test(word)) return words.slice(at, at + 5).map(bare);
  const rest = words.slice(at + 1, at + 6);
  const end = rest.findIndex((next, i) => isNumeric(next) && i === 0 || STOPS.has(lower(next)) || /^(?:in|on|from|for|of|and|or|is|was|were|are)$/u.test(lower(next)));
  const object = (end < 0 ? rest : rest.slice(0, end)).map(bare);
  return object.length === 0 && !/ed$/u.test(word) ? [word] : [word, ...object.slice(0, 4)];
}
