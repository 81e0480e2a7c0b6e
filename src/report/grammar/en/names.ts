import type { Candidate } from "../candidate.js";
import { isDeedOnly } from "./asides.js";
import type { Context } from "./context.js";
import { countName, nounAfter } from "./counts.js";
import { nameBefore, nameOf, phraseAfter, predicateAfter, subjectIn } from "./indicator.js";
import { sameKind } from "./ranges.js";
import { isVerbAfter, verbIn, withoutSofteners } from "./words.js";

/** What a level measures: the words before it, the noun it counts, or what its sentence is about; undefined where nothing says it. */
export function levelName(context: Context): string | undefined {
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
    return countName(counted, rawLead, clause.words);
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
export function aliased(words: string, name: string, open: Candidate | undefined): string {
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
