import type { Checked, CheckedSlide, FigureMark, Words } from "../../kinds/check.js";
import type { Claim } from "./grammar.js";
import type { Mention } from "./mention.js";
import { clauseAround, subjectOf, type Subject } from "./subject.js";

/** A text of a slide with what it names, and the figures that the slide shows. */
export interface Reading {
  readonly words: Words;
  readonly slide: CheckedSlide;
  readonly mentions: readonly Mention[];
  readonly subjects: readonly Subject[];
  readonly language: Checked["language"];
}

export type Of<K extends Claim["kind"]> = Extract<Claim, { kind: K }>;

/** A clause says 增速 of the rate itself: 增速回落 is not a fall of the level. */
export const aboutRates = /增速|增幅|涨幅|降幅|增长率|增势|growth|the pace/iu;

export const said = ({ label, shown }: Subject, rates: boolean): string => `${label} ${(rates ? shown.change : shown.value) ?? shown.value ?? shown.change ?? ""}`.trim();

export interface Clause {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function clauseOf({ start }: Claim, { words }: Reading): Clause {
  const { start: from, end } = clauseAround(words, start);
  return { start: from, end, text: words.text.slice(from, end) };
}

/** What the clause names before the claim, the nearest last. */
export const namedBefore = (claim: Claim, { mentions }: Reading, clause: Clause): readonly Mention[] => mentions.filter(({ start, end }) => start >= clause.start && end <= claim.start);

/** What the clause names behind the claim, close to it. */
export const namedAfter = (claim: Claim, { mentions }: Reading, clause: Clause, within: number): Mention | undefined => mentions.find(({ start, end }) => start >= claim.end && end <= clause.end && start - claim.end <= within);

/** What the clause names, or the clause before it in the same sentence. */
export function nearest(claim: Claim, reading: Reading): readonly Mention[] {
  const clause = clauseOf(claim, reading);
  const own = namedBefore(claim, reading, clause);
  if (own.length > 0) return own;
  const earlier = reading.mentions.findLast(({ end }) => end <= clause.start && !/[。；！？.;!?\n]/u.test(reading.words.text.slice(end, claim.start)));
  return earlier ? [earlier] : [];
}

/** The figures that a clause names, shows, or stands beside. */
export function subjectsOfClause(claim: Claim, reading: Reading): readonly Subject[] {
  const named = nearest(claim, reading).at(-1);
  if (named) return named.subjects;
  const { words } = reading;
  const clause = clauseOf(claim, reading);
  const shown = words.marks.filter((mark) => mark.start >= clause.start && mark.end <= clause.end).flatMap(({ figure }: FigureMark) => (figure ? [subjectOf(figure)] : []));
  return shown.length > 0 ? shown : words.owner ? [subjectOf(words.owner)] : [];
}
