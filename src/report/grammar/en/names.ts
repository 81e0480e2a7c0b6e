import type { Candidate } from "../candidate.js";
import { isContinued, isDeedOnly, isWork } from "./asides.js";
import type { Context } from "./context.js";
import { countName, nounAfter } from "./counts.js";
import { participleOf } from "./deeds.js";
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
  const told = toldBefore(context);
  if (told !== undefined) return told;
  if (quantity.kind === "bare" && isDeedOnly(words, context)) return `${withoutDeed(open!.indicator)} ${words}`;
  const counted = quantity.kind === "noun" ? nounAfter(text, quantity.end) : "";
  // 2.1 points above the municipal average.
  if (open && !state.openAcross && /^\s(?:higher|lower|more|less|above|below|faster|slower)\b/u.test(context.after) && (quantity.unit === "pp" || quantity.unit === "%")) return `${open.indicator} ${predicateAfter(text, quantity.end)}`;
  const leads = rawLead.verb === "level" || rawLead.verb === "rise" || rawLead.verb === "fall" || rawLead.verb === "move";
  const has = /^(?:has|have|had)$/u.test(rawLead.verbWord ?? "");
  if (quantity.kind === "noun" && counted.length > 2) {
    if (before !== "" && ((leads && !has) || clause.label) && !/^(?:there|it|they|we|this|that|which|who)\b/iu.test(before)) return before;
    if (before !== "" && rawLead.link === "of" && rawLead.verb === undefined && !/^(?:of|a)\b/u.test(before) && !clause.afterNumber && !/\b(?:number|group|team|total|fleet|network|staff|list|set|sum)s?$/iu.test(before) && counted.split(" ").length < 3) return before;
    // 1,936 active companies from 58 countries.
    const beside = open?.value !== undefined && open.unit === undefined && !state.openAcross && /^\s*from\s*$/u.test(withoutSofteners(clause.words)) && /^(?:[a-z]+ )?(?:countries|nations|cities|towns|provinces|regions|states|universities|institutions)\b/u.test(counted);
    return beside ? `${counted} of ${open!.indicator}` : countName(counted, rawLead, clause.words);
  }
  const whose = groupIn(clause.earlier, open) ?? state.group;
  if (quantity.kind === "rate" && alone && whose !== undefined) {
    const predicate = predicateAfter(text, quantity.end).replace(/^be\s/u, "");
    if (predicate !== "") return predicate.includes(" ") ? `${whose} ${predicate}` : `${predicate} share of ${whose}`;
  }
  const phrase = phraseAfter(text, quantity.end);
  if (alone && clause.joined && open?.value !== undefined && !state.openAcross && sameKind(open.unit, quantity) && quantity.kind !== "noun" && /^\sin\s(?:19|20)\d\d\b/u.test(context.after)) return open.indicator;
  // Among women it was 67.5%, among men 75.0%.
  const group = /^\s*((?:among|in|for)\s(?:the\s)?[^,]{2,40}?)\s*(?:(?:it|they|this|the (?:rate|figure|share|proportion))\s(?:was|were|is|stood at|reached))?\s*$/iu.exec(withoutSofteners(clause.words))?.[1];
  if (group !== undefined && open?.value !== undefined && sameKind(open.unit, quantity) && quantity.kind !== "noun" && !verbIn(group) && (!state.openAcross || /\b(?:it|they|this|the (?:rate|figure|share|proportion))\b/iu.test(clause.words))) return `${open.indicator.split(/\samong\s/iu)[0]!} ${group.charAt(0).toLowerCase()}${group.slice(1)}`;
  // Cloud contributed 5.1 points to growth; mining subtracted 0.6.
  const giver = quantity.unit === "pp" ? /^(.*\S)\s(?:(?:would|will|could|should|may|might|to)\s)?(?:contributed?|added?|subtract(?:ed)?|deduct(?:ed)?|adds|contributes|cut|shaved)$/iu.exec(withoutSofteners(clause.words).trim()) : null;
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
    if (predicate !== "") return predicate.includes(" ") || quantity.unit !== "%" ? `${open.indicator} ${predicate}` : `${predicate} share of ${open.indicator}`;
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
    return predicate === "" ? undefined : `${(whose ?? open.indicator).split(" ").slice(0, 4).join(" ")} ${predicate.split(" ").slice(0, 4).join(" ")}`;
  }
  if (alone && clause.joined && open && state.last === "level" && phrase && phrase.link !== "of" && (sameKind(open.unit, quantity) || quantity.kind === "money")) return `${open.indicator} ${phrase.link} ${phrase.name}`;
  if (rawLead.verb === "deed" && phrase?.link === "of" && quantity.kind !== "rate") {
    const participle = participleOf(rawLead.verbWord ?? "");
    return participle === undefined ? phrase.name : `${phrase.name} ${participle}`;
  }
  if (rawLead.verb === "deed" && phrase && phrase.link !== "of") return phrase.link === "in" || phrase.link === "of" ? `${rawLead.verbWord} ${phrase.link} ${phrase.name}` : `${rawLead.verbWord} ${phrase.link} ${phrase.name}`;
  if (phrase && (phrase.link === "in" || phrase.link === "of" || phrase.link === "for" || phrase.link === "on" || phrase.link === "to" || phrase.link === "from")) return phrase.name;
  const attribute = quantity.kind === "rate" || quantity.kind === "money" ? attributeAfter(text, quantity.end) : "";
  if (attribute !== "") return attribute;
  if (quantity.kind === "rate" && alone) {
    const predicate = predicateAfter(text, quantity.end);
    if (predicate.length > 2) return predicate;
  }
  if (rawLead.verb === "deed" || rawLead.verb === "report") {
    const subject = clause.words.trim().split(/\s+/u).slice(-4).join(" ");
    const cut = nameOf(withoutSofteners(clause.words).replace(/\S+\s*$/u, "").replace(/\b(?:will|would|could|should|may|might|must)\s*$/u, "")) || (clause.afterNumber ? "" : subjectIn(clause.earlier));
    return cut === "" ? (rawLead.verbWord ?? subject) : `${cut} ${rawLead.verbWord}`;
  }
  if ((rawLead.verb === "rise" || rawLead.verb === "fall") && before === "" && quantity.kind === "money") return rawLead.verbWord;
  const looked = clause.earlier !== "" ? subjectIn(clause.earlier) : "";
  if (looked !== "" && !clause.afterNumber && !/^(?:in|at|by|during|for|on|as|despite)\b/iu.test(clause.earlier.trim())) return looked;
  if (open && leads && before === "") return open.indicator;
  return counted.length > 2 ? counted : undefined;
}

/** What a fixed turn around the number says; undefined where none does. */
function toldBefore({ text, quantity, clause, open, state, after }: Context): string | undefined {
  const core = withoutSofteners(clause.words);
  // Before returning to the 2% target.
  const mark = /^\s(target|goal|ceiling|limit|cap|threshold|floor|ambition)\b/u.exec(after)?.[1];
  if (mark !== undefined && /\b(?:the|its|their|our|a)\s*$/u.test(clause.words) && quantity.kind !== "noun") {
    const own = subjectIn(clause.words.replace(/\b(?:to|towards?|of|above|below|within|against|with|before|after)\s(?:\w+\s){0,3}$/u, ""));
    const subject = own !== "" && !clause.afterNumber ? own : open?.indicator ?? own;
    return subject === "" ? undefined : `${subject} ${mark}`;
  }
  // Out of the SEK 450 million we promised.
  if (/^\s*(?:out )?of (?:the|a|its|our)$/iu.test(core) && /\bout\b/u.test(core) && open?.value !== undefined && sameKind(open.unit, quantity)) {
    const said = /^\s(?:we|it|they|the [a-z]+)\s(?:had\s)?([a-z]+ed|set|sought)\b/u.exec(after)?.[1];
    return `${open.indicator} ${said ?? "in all"}`;
  }
  // 512 awards with a combined value of £118.7 million.
  const value = /(?:^|\b(?:with|at|for|of|to)\s)an?\s((?:combined |total |average |median |estimated |market |aggregate )*(?:value|cost|price|worth|length|area|capacity|budget))\sof$/iu.exec(core)?.[1];
  if (value !== undefined && open !== undefined && !state.openAcross && clause.afterNumber) return `${value} of ${open.indicator}`;
  // The pension scheme has a surplus of £55 million.
  const owned = /^(.{3,60}?)\s(?:has|have|had|recorded|posted|ran|showed|carries|carried|made)\san?\s((?:[a-z]+ )?(?:surplus|deficit|loss|profit|balance|capacity|population|area|workforce|reserve))\sof$/iu.exec(core.trim());
  if (owned) {
    const owner = nameOf(owned[1]!);
    if (owner !== "" && !GENERIC_OWNER.test(owner)) return `${owner} ${owned[2]!}`;
  }
  // Fuel subsidies, which cost the Treasury 6.8 billion.
  const cost = /^(.*?)\b(?:which\s|that\s)?(cost|costs|saved|saves)\s(?:the\s|its\s|us\b|them\b)[\p{L} ]{0,24}$/u.exec(core);
  if (cost && quantity.kind === "money") {
    const payer = nameOf(cost[1]!) || subjectIn(clause.earlier);
    return payer === "" ? undefined : `${payer} ${cost[2]!}`;
  }
  // The second substation, rated at 120 MW.
  if (/^\s*(?:now\s|currently\s)?(?:rated|numbering|measuring|covering|totall?ing|valued|priced|averaging|weighing|built|estimated|put|spanning|costing|standing|running)(?:\s(?:at|to|on|some))?$/u.test(core) && !clause.afterNumber && clause.earlier !== "") {
    return subjectIn(clause.earlier) || undefined;
  }
  // Vessels spent 31 hours in port.
  const spent = /^(.*\S)\s(?:spent|spends?)$/u.exec(core.trim());
  if (spent && quantity.kind === "duration") {
    const phrase = phraseAfter(text, quantity.end);
    return `${nameOf(spent[1]!)} time${phrase ? ` ${phrase.link} ${phrase.name}` : ""}`;
  }
  // Volunteers gave 38,000 hours; recorded 14,200 hours of lectures.
  const gave = quantity.kind === "duration" && isWork(quantity) ? /^(.*?)\s?([a-z]+)$/u.exec(core.trim()) : null;
  const participle = gave ? participleOf(gave[2]!) : undefined;
  if (gave && participle !== undefined) {
    const of = phraseAfter(text, quantity.end);
    return of?.link === "of" ? `hours of ${of.name} ${participle}` : `${nameOf(gave[1]!)} hours ${participle}`.trim();
  }
  if (isContinued({ text, quantity, clause, open, state, after })) return `${core.trim()} ${open!.indicator.split(" ").slice(1).join(" ")}`.trim();
  return undefined;
}

/** The report's own subject adds nothing to a measure's name. */
const GENERIC_OWNER = /^(?:we|it|they|(?:company|group|region|business|division|segment|firm|bank|university|authority|city|council|organi[sz]ation|charity|country|government|fund|year|quarter))$/iu;

/** Whose parts the sentence counts: Of our professors, …; of this, …. */
export function groupIn(earlier: string, open: Candidate | undefined): string | undefined {
  const said = /^\s*(?:of|among)\s(?:(?:the|those|all|our|its|their|these)\s)?(.+)$/iu.exec(earlier)?.[1]?.trim();
  if (said === undefined) return undefined;
  if (/^(?:this|these|them|which|whom|those|that)$/iu.test(said)) return open?.indicator;
  return said.split(/\s+/u).length > 6 ? undefined : said;
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
