import { withoutPeriods } from "./periods.js";
import { isEmptyNoun, isSmall, isVerbAfter, verbClass, withoutSofteners, type VerbClass } from "./words.js";

/** What the words before a number name. */
export interface Named {
  readonly name: string;
  /** The verb that leads to the number, where there is one. */
  readonly verb?: VerbClass;
  readonly verbWord?: string;
  /** The preposition or article right before the number. */
  readonly link?: string;
}

/** A person's name for a measure has no more words. */
const LONGEST_WORDS = 12;

const TRAILING = new Set("of at to by in on for with from as and or that which who is than the a an per its our their was were be among amid around about plus an also now than equal equivalent worth via under into onto through where when while respectively".split(" "));
const OPENERS = new Set("against versus among have today there * - • the a an and but or while with however of in this that these those which who we our its their his her it they as at for also then year quarter both overall finally additionally similarly around about nearly over approximately only just almost some followed by on to from during within whereas although though meanwhile including notably there further plus so where when if after before since through because despite until reported total-".split(" "));

/** `The company reported revenue of` → revenue; `Total revenue for the year reached` → Total revenue. */
export function nameBefore(printed: string): Named {
  const words = split(withoutPeriods(withoutSofteners(printed).replace(/\sin the (?:range|region|order|neighbou?rhood|vicinity)(?: of)?$/iu, " of").replace(/\sby\s(?:(?:more|less) than\s|nearly\s|almost\s|about\s|over\s)?(?:a|an|one|two|three|double)[ -]?(?:thirds?|quarters?|half|fifths?|tenths?|sixth|seventh|eighth|digits)\b/iu, " ")));
  let end = words.length;
  let link: string | undefined;
  let lead: { readonly kind: VerbClass; readonly word: string } | undefined;
  while (end > 0) {
    const word = lower(words[end - 1]!);
    const previous = end > 1 ? lower(words[end - 2]!) : undefined;
    const only = end === 1 && (/ed$/u.test(word) || (words.length === 1 && verbClass(word) === "deed" && /^[a-z]+$/u.test(words[0]!)));
    // A capitalised word within the clause is a name: Go, Reading.
    const proper = end > 1 && /^\p{Lu}/u.test(words[end - 1]!);
    const planned = end > 1 && isPlanned(words, end - 1);
    const kind = !proper && (only || planned || isVerbAfter(previous, word)) ? (verbClass(word) ?? (planned ? "deed" : undefined)) : undefined;
    // Revenue is budgeted at: the passive with a preposition says the subject's level.
    const passive = (kind === "report" || kind === "deed") && link !== undefined && /^(?:is|are|was|were|been|be|being)$/u.test(previous ?? "");
    if (passive) {
      lead ??= { kind: "level", word };
      end -= 1;
      continue;
    }
    if (kind !== undefined && kind !== "deed") lead ??= { kind, word };
    if (kind === "deed" && (lead === undefined || previous === undefined || !isAuxiliary(previous))) lead ??= { kind, word };
    else if (kind === undefined && !TRAILING.has(word) && !isTail(word)) break;
    if (kind === undefined && link === undefined && TRAILING.has(word)) link = word;
    end -= 1;
    if (kind === "deed" || kind === "report") break;
  }
  const kept = words.slice(0, end);
  const subject = lead && lead.kind !== "report" && lead.kind !== "deed" ? afterReporting(kept) : lead ? [] : objectOf(kept, link);
  const name = clean(subject);
  return { name, ...(lead && { verb: lead.kind, verbWord: lead.word }), ...(link !== undefined && { link }) };
}

/** Will absorb, should bring, is expected to yield: a base form, whatever the word. */
function isPlanned(words: readonly string[], at: number): boolean {
  const before = lower(words[at - 1]!);
  if (!/^[a-z]+$/u.test(words[at]!) || isSmall(lower(words[at]!)) || TRAILING.has(lower(words[at]!))) return false;
  return MODAL.test(before) || (before === "to" && at > 1 && /^(?:expected|meant|set|due|likely|projected|forecast|planned|intended|aims?|plans?|intends?|wants?|hopes?|continues?|continued)$/u.test(lower(words[at - 2]!)));
}

const MODAL = /^(?:will|would|could|should|may|might|must|can)$/u;

const isTail = (word: string): boolean => /^(?:\w+ly|just|only|least|more|less|fewer|up|down|out|now|already|still|also|record|high|low|total|back|year-on-year|slightly|year-end|estimated|around|about|over|under|above|below|roughly|some|almost|another|even|some|negative|minus|positive)$/u.test(word) && !/^(?:supply|family|monthly|quarterly|assembly|monopoly|italy|july)$/u.test(word);
export const isAuxiliary = (word: string): boolean => /^(?:is|are|was|were|be|been|being|has|have|had)$/u.test(word);

/** No verb leads to the number: the object of the last verb before its preposition, or all of it. */
function objectOf(words: readonly string[], link: string | undefined): readonly string[] {
  for (let i = words.length - 2; i >= 0; i -= 1) {
    const word = lower(words[i]!);
    if (!isVerbAfter(i === 0 ? undefined : lower(words[i - 1]!), word)) continue;
    const object = words.slice(i + 1);
    const solid = object.filter((part) => !isSmall(lower(part)) && !isEmptyNoun(lower(part)) && !isTail(lower(part)));
    if (solid.length === 0 || (link === "at" && verbClass(word) === "level")) return afterReporting(words.slice(0, i));
    return object;
  }
  return words;
}

/** The group expects capital expenditure (to be) → capital expenditure. */
function afterReporting(words: readonly string[]): readonly string[] {
  const at = words.findLastIndex((word, i) => i < words.length - 1 && (/^(?:that|where|when|because|if)$/u.test(lower(word)) ? i > 0 && words.length - i > 2 && verbClass(lower(words[i - 1]!)) !== undefined : verbClass(lower(word)) === "report" && isVerbAfter(i === 0 ? undefined : lower(words[i - 1]!), lower(word)) && !(/ed$/u.test(word) && /^(?:in|under|by|at|on|for|with|to|last|this)$/u.test(lower(words[i + 1] ?? ""))) && !/^(?:found|left|seen|given|taken|reported|recorded|recognised|recognized|earned)$/u.test(lower(word))));
  return words.slice(at + 1);
}

/** The name that a subject is: `We expect capital expenditure` → capital expenditure. */
export function nameOf(subject: string): string {
  const words = split(withoutPeriods(withoutSofteners(subject).replace(EXPECTATION, "")));
  let end = words.length;
  if (end > 2 && /^(?:in|out|off|on|back)$/u.test(lower(words[end - 1]!)) && isVerbAfter(lower(words[end - 3]!), lower(words[end - 2]!))) end -= 1;
  while (end > 1) {
    const word = lower(words[end - 1]!);
    const previous = lower(words[end - 2]!);
    const kind = isVerbAfter(previous, word) ? verbClass(word) : undefined;
    const passive = (kind === "report" || kind === "deed") && isAuxiliary(previous);
    if (!(kind === "rise" || kind === "fall" || kind === "move" || kind === "level" || passive || TRAILING.has(word) || /^(?:will|would|could|should|may|might|also|further|back)$/u.test(word))) break;
    end -= 1;
  }
  if (end === 1 && /^(?:rise|fall|move|level)$/u.test(verbClass(lower(words[0]!)) ?? "") && /(?:ed|fell|rose|grew|went|came|was|were)$/u.test(lower(words[0]!))) return "";
  return clean(afterReporting(words.slice(0, end)));
}

/** GDP is provisionally estimated to have. */
const EXPECTATION = /\s(?:is|are|was|were)\s(?:[a-z]+ly\s)?(?:expected|estimated|projected|forecast|thought|believed|meant|set|due|likely|planned|intended|supposed|reported|said|anticipated)\s(?:to\s?)?(?:(?:have|be|also|edged|gone|come|moved|crept|ticked)\s?)*$/iu;

/** What a piece of a sentence is about: its words up to the first verb. */
export function subjectIn(piece: string): string {
  const words = split(withoutPeriods(piece));
  const verb = words.findIndex((word, i) => i > 0 && isVerbAfter(lower(words[i - 1]!), lower(word)) && !/^(?:which|that|who)$/u.test(lower(words[i - 1]!)));
  const report = verb > 0 && verbClass(lower(words[verb]!)) === "report" && verb < words.length - 1;
  return report ? nameOf(piece) : clean(verb < 0 ? words : words.slice(0, verb));
}

function clean(words: readonly string[]): string {
  let start = 0;
  let end = words.length;
  while (start < end && (OPENERS.has(lower(words[start]!)) || /^\d{4}$/u.test(lower(words[start]!)) || /^(?:currently|meanwhile|similarly|finally|additionally|unsurprisingly|interestingly|only|as)$/u.test(lower(words[start]!)))) start += 1;
  while (end > start && (TRAILING.has(lower(words[end - 1]!)) || lower(words[end - 1]!) === "")) end -= 1;
  if (end - start > LONGEST_WORDS) {
    const relative = words.findIndex((word, i) => i > start + 1 && i < end && /^(?:that|which|who|whose|where)$/u.test(lower(word)));
    if (relative > 0) end = relative;
    if (end - start > LONGEST_WORDS) start = end - LONGEST_WORDS;
    while (start < end && OPENERS.has(lower(words[start]!))) start += 1;
  }
  const name = words.slice(start, end).map(bare).join(" ").trim();
  return words.slice(start, end).every((word) => isSmall(lower(word)) || isEmptyNoun(lower(word))) && !/^(?:results?|levels?)$/iu.test(name) ? "" : name;
}

/** ` of its speakers were women` → speakers were women; ` cited factors outside their control` → as it is. */
export function predicateAfter(text: string, at: number): string {
  const words = split(withoutPeriods(windowAfter(text, at)));
  const end = words.findIndex((word, i) => i > 2 && /^(?:while|but|which|although|whereas|as|because|compared|up|down|than|versus|from|though|since|and)$/u.test(lower(word)));
  return withoutEnds(words.slice(0, Math.min(end < 0 ? words.length : end, LONGEST_WORDS)).map(bare));
}

/** ` of net sales`, ` in roads`: the phrase with its preposition kept apart. */
export function phraseAfter(text: string, at: number): { readonly link: string; readonly name: string } | undefined {
  const found = /^\s(of|in|on|for|to|from|towards?|under|as|with|by|among|at)\s/u.exec(text.slice(at, at + 10));
  if (!found) return undefined;
  const words = split(withoutPeriods(windowAfter(text, at + found[0].length - 1)));
  const end = words.findIndex((word, i) => (i > 0 && /^(?:in|on|by|to|at|with|from|during|over|across|as|while|but|which|that|who|where|after|than|compared|and|under|versus|through|since|per|within|is|was|were|are|has|have|had|will|or|up|down)$/u.test(lower(word))) || (i > 0 && /^(?:rise|fall|report|level)$/u.test(verbClass(lower(word)) ?? "")));
  const name = withoutEnds((end < 0 ? words : words.slice(0, end)).slice(0, 8).map(bare));
  return name === "" || /^(?:the )?(?:year|quarter|period|month|end|first|second|third|fourth|last|previous|prior|same|19\d\d|20\d\d|FY\d*|January|February|March|April|May|June|July|August|September|October|November|December|both|addition|total)\b/iu.test(name) && found[1] !== "of" ? undefined : { link: found[1]!, name };
}

const LONGEST_WINDOW = 160;

export function windowAfter(text: string, at: number): string {
  const window = text.slice(at, at + LONGEST_WINDOW);
  const end = window.search(/[.,;:!?)](?:\s|$|["”])|[()\n—|]|\s[–-]\s|[\s$€£][\d$€£]/u);
  return end < 0 ? window : window.slice(0, end);
}

const EDGES = new Set("the our all these those a an and or to in of its their his her that for some any on from by with both is was were are as at".split(" "));

export function withoutEnds(words: readonly string[]): string {
  let start = 0;
  let end = words.length;
  while (start < end && EDGES.has(lower(words[start]!))) start += 1;
  while (end > start && EDGES.has(lower(words[end - 1]!))) end -= 1;
  return words.slice(start, end).join(" ").trim();
}

export const isNumeric = (word: string): boolean => /\d/u.test(word);
export const split = (words: string): readonly string[] => words.split(/\s+/u).filter(Boolean);
export const bare = (word: string): string => (/^\(.+\)$/u.test(word) ? word : word.replace(/^["“”'‘(*]+|["”“*:,;)]+$|(?<=s)[’'](?=$)/gu, ""));
export const lower = (word: string): string => bare(word).toLowerCase();
