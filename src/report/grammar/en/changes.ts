import type { Change } from "../../report.js";
import { isFallNoun, isRiseNoun, isSmall, verbClass, withoutSofteners } from "./words.js";

export interface Direction {
  /** What changes, as printed; empty when it is the figure before. */
  readonly subject: string;
  readonly falls: boolean;
  readonly basis: Change["basis"];
}

/** How the number changes something; undefined where it is a level. `lead` is what stands before it in its clause. */
export function readDirection(lead: string, after: string): Direction | undefined {
  // Weighed down by a 185 basis point increase in the rate: what the article begins has its own subject.
  const found = (/\san?\s*$/iu.test(lead) ? afterNumber(lead, after) : undefined) ?? beforeNumber(lead) ?? afterNumber(lead, after);
  return found && { ...found, basis: basisOf(`${lead} ${after.slice(0, 60)}`) };
}

type Found = Omit<Direction, "basis">;

const ADVERB = /^(?:\w+ly|further|year-on-year|year-over-year|yoy|even|also|back|sharply|on|year|over|somewhat|again)$/u;

function beforeNumber(lead: string): Found | undefined {
  const words = split(withoutSofteners(withoutSofteners(lead).replace(/\sat an?\s(?:[a-z-]+\s){0,3}(?:rate|pace) of$/iu, "")).replace(/\b(?:year|month|quarter)[- ](?:on|over)[- ](?:year|month|quarter)\s*$/iu, ""));
  let end = words.length;
  while (end > 0 && (ADVERB.test(lower(words[end - 1]!)) || isArticle(words[end - 1]!))) end -= 1;
  const last = lower(words[end - 1] ?? "");
  if (last === "by" || last === "another") return byVerb(words.slice(0, end - 1));
  if (last === "up" && /^(?:made|makes?|making)$/u.test(lower(words[end - 2] ?? ""))) return undefined;
  const verb = verbClass(last);
  if ((verb === "rise" || verb === "fall") && !isAttribute(words, end - 1)) return { subject: subjectBefore(words, end - 1), falls: verb === "fall" };
  if (last === "of" || last === "was" || last === "were" || last === "is" || last === "at" || last === "to") return ofNoun(words.slice(0, end - 1), last);
  return undefined;
}

/** rose … by, reduced emissions by: the object is what changes where there is one. */
function byVerb(words: readonly string[]): Found | undefined {
  // Germany was ahead by.
  const adverb = lower(words.at(-1) ?? "");
  if (/^(?:ahead|behind)$/u.test(adverb) && /^(?:is|was|were|are|been|came|finished)$/u.test(lower(words.at(-2) ?? ""))) return { subject: words.slice(0, -2).join(" "), falls: adverb === "behind" };
  for (let i = words.length - 1; i >= Math.max(0, words.length - 14); i -= 1) {
    const kind = verbClass(lower(words[i]!));
    if (/^(?:exceed|exceeds|exceeded|beat|missed|followed|outperformed|outpaced|accompanied|surpassed|led|driven|helped|covered|supported)$/u.test(lower(words[i]!))) return undefined;
    if (kind !== "rise" && kind !== "fall") continue;
    const object = words.slice(i + 1).filter((word) => !ADVERB.test(lower(word)));
    const between = object.join(" ");
    const isObject = between !== "" && !/^(?:in|on|to|from|over|at|during|for|of)$/u.test(lower(object[0]!));
    return { subject: isObject ? between : subjectBefore(words, i), falls: kind === "fall" };
  }
  return words.length === 0 || /^(?:and|or|but|then)$/u.test(lower(words.at(-1)!)) ? undefined : undefined;
}

/** an increase of; registering a drop of; the increase was; an increase in revenue of. Revenue growth of 6% is a level. */
function ofNoun(words: readonly string[], link: string): Found | undefined {
  for (let i = words.length - 1; i >= Math.max(0, words.length - 8); i -= 1) {
    const word = lower(words[i]!);
    const falls = isFallNoun(word);
    if ((!falls && !isRiseNoun(word)) || COMPARATIVE.test(word)) continue;
    const within = words.slice(i + 1);
    if (within.length > 0 && lower(within[0]!) !== "in") return undefined;
    let start = i;
    while (start > 0 && /^(?:\w+ly|annual|year-on-year|year-over-year|yearly|sharp|strong|solid|slight|modest|significant|net|further|quarterly|overall|combined|corresponding|average|total|like-for-like|organic|double-digit|positive|small|large)$/u.test(lower(words[start - 1]!))) start -= 1;
    const before = lower(words[start - 1] ?? "");
    if (!/^(?:an?|the|with|showing|posting|registering|recording|of|representing|marking|saw|seeing|reported|posted|recorded|and|or|delivering|delivered|reflecting|experienced|achieved|registered|showed|this|that|)$/u.test(before)) return undefined;
    if (before === "" && words.length > 1 && start > 0) return undefined;
    if (link !== "of" && before !== "the" && before !== "this" && before !== "that") return undefined;
    const subject = within.length > 1 ? within.slice(1).join(" ") : subjectBefore(words, start);
    return { subject, falls };
  }
  return undefined;
}

/** Nouns of change only: ahead of the £40m expected is none. */
const COMPARATIVE = /^(?:more|fewer|less|higher|lower|above|below|ahead|short|up|down|faster|slower|greater|larger|smaller|better|worse)$/u;

/** 8% higher; a 12% increase in admissions; 4.3 percent up from the year before. Above the average is no change. */
function afterNumber(lead: string, after: string): Found | undefined {
  const words = split(after.slice(0, 90));
  if (!/^[ -]/u.test(after)) return undefined;
  let at = 0;
  while (at < 3 && /^(?:year-on-year|year-over-year|annual|organic|net|yoy|like-for-like|further|overall|average|point|year|on|over|annualised|annualized|nominal|real|sequential|quarterly|monthly)$/u.test(lower(words[at] ?? ""))) at += 1;
  const word = lower(words[at] ?? "");
  const falls = isFallNoun(word);
  if (!falls && !isRiseNoun(word)) return undefined;
  const next = lower(words[at + 1] ?? "");
  const noun = /^(?:increase|rise|growth|gain|jump|surge|uptick|improvement|expansion|decrease|decline|drop|fall|reduction|contraction|cut|slump|dip|deterioration|uplift|hike)$/u.test(word);
  if (!noun && /\b(?:average|mean|median|targets?|plan|planned|budget|budgeted|forecast|guidance|expectations?|benchmark|peers?|industry|national|municipal|market|threshold|limit|standard|goal|poverty|minimum|norm|provincial|state level)\b/iu.test(after.slice(0, 80).replace(/\bon average\b/iu, "").split(/[.;,]\s|\s(?:but|and|while)\s/u)[0]!)) return undefined;
  if (!noun && !/^(?:than|from|on|in|over|at|the|its|their|that|to|year|compared|of|fy\S*|19\d\d|20\d\d|last|prior|previous|)$/u.test(next) && !/[.,;)]$/u.test(words[at]!)) return undefined;
  if (/^(?:above|below|short|ahead)$/u.test(word) && !/\b(?:fy|19\d\d|20\d\d|year|quarter|level)/iu.test(after.slice(0, 60))) return undefined;
  if (noun && (next === "in" || next === "of")) {
    const what = words.slice(at + 2, at + 10).join(" ").split(/[,.;]/u)[0]!.replace(/\b(?:to|from|compared|over|during|while|which|as|by|in|on|was|is|were|since|and|would|will|could|should|may|might|can|has|have|had|adds?|added|cuts?|lifts?|raises?|means)\b.*$/iu, "").trim();
    if (what !== "" && !/^(?:the )?(?:year|quarter|period|month|(?:19|20)\d\d|fy)/iu.test(what)) return { subject: what, falls };
  }
  if (/^\s*(?:and\s)?(?:the|its|their|a)\s(?:lowest|highest|best|worst|largest|biggest|smallest|first|strongest|weakest)\b/iu.test(lead)) return { subject: "", falls };
  return { subject: noun || isOnlySmall(lead) ? subjectOf(lead) : lead, falls };
}

const isOnlySmall = (lead: string): boolean => split(lead).every((word) => isSmall(lower(word)));

/** The cut in, falling prices of: a form of change that stands as an attribute or a noun. */
function isAttribute(words: readonly string[], at: number): boolean {
  return at > 0 && /^(?:the|an?|of|in|for)$/u.test(lower(words[at - 1]!)) && !/^(?:up|down)$/u.test(lower(words[at]!));
}

const subjectBefore = (words: readonly string[], end: number): string => subjectOf(words.slice(0, end).join(" "));

/** Words that leave the subject to the figure before: `an increase of`, `which is a`, `and`. */
function subjectOf(words: string): string {
  const rest = words
    .trim()
    .replace(/^(?:[a-z]+ed|goes|went|go|goes up|went up|went down|comes?|came)$/u, "")
    .replace(/^(?:(?:and|but|while|or|which|that|representing|marking|with|then|also|showing|registering|recording|posting|seeing|as|up|having|thus)\b[\s,]*)+/iu, "")
    .replace(/\s(?:has|have|had|is|was|were|are|been|be|to|would|will|also|have been|has been|saw|posted|recorded|registered|showed|reported|experienced)(?:\s(?:an?|the|been|by))*$/iu, "")
    .replace(/^(?:goes|went|go|comes?|came|moved|edged)$/u, "");
  return /^(?:(?:is|was|were|are|it|they|this|has|have|had|been|be|a|an|the|also|both|all|each|would|will|to|that|these|figure|number|total|or|and|itself|again|by|in turn|representing|over|at)\b\s*)*$/iu.test(rest) ? "" : rest;
}

function basisOf(words: string): Change["basis"] {
  if (/month[- ](?:on|over)[- ]month|quarter[- ](?:on|over)[- ]quarter|sequential|previous quarter|prior quarter|previous month|end of (?:january|february|march|april|may|june|july|august|september|october|november)/iu.test(words)) return "month-on-month";
  if (/year[- ]to[- ]date/iu.test(words)) return "year-to-date";
  return /\b(?:since|than|from|over|compared with|against) (?:in )?(?:20[01]\d)\b/iu.test(words) ? "other" : "year-on-year";
}

const split = (words: string): readonly string[] => words.split(/\s+/u).filter(Boolean);
const lower = (word: string): string => word.toLowerCase().replace(/^["“'(*]+|["”'*:,.;)]+$/gu, "");
const isArticle = (word: string): boolean => /^(?:an?|the)$/iu.test(word);
