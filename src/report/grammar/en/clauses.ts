import { verbClass } from "./words.js";

/** What stands before a number, as far as it can say what the number is. */
export interface Clause {
  readonly start: number;
  /** From the last mark, number or conjunction to the number. */
  readonly words: string;
  /** The same with what a conjunction parted from it. */
  readonly piece: string;
  /** The part between marks before `words` that can hold the subject: `Revenue in the Americas` before `, our largest region, rose`. */
  readonly earlier: string;
  /** For a number in brackets: what stands before the bracket. */
  readonly outside: string;
  /** From the opening bracket to a number in brackets. */
  readonly inside: string;
  /** The number stands in brackets. */
  readonly bracket: boolean;
  /** `Corporate members: 86`. */
  readonly label: boolean;
  /** A conjunction joins it to the number before. */
  readonly joined: boolean;
  /** A mark parts it from the number before. */
  readonly fresh: boolean;
  /** Nothing but words between the number before and this one. */
  readonly afterNumber: boolean;
  /** A semicolon or colon parts it from the number before. */
  readonly closed: boolean;
}

const LONGEST = 240;

/** `from` is the sentence's start or the end of the number before, `follows` says which. */
export function clauseBefore(text: string, sentence: number, from: number, number: number, follows: boolean): Clause {
  const limit = Math.max(from, number - LONGEST);
  const marks: number[] = [];
  for (let i = limit; i < number; i += 1) if (isMark(text, i)) marks.push(i);
  const asides = asidesIn(text, marks, limit, number);
  for (const aside of asides) while (marks.some((at) => at >= aside.start && at < aside.end)) marks.splice(marks.findIndex((at) => at >= aside.start && at < aside.end), 1);
  const last = marks.at(-1);
  const opening = last !== undefined && text[last] === "(" ? last : undefined;
  const open = opening ?? bracketOpen(text, marks);
  const pieceStart = last === undefined ? limit : last + 1;
  const piece = withoutAsides(text, pieceStart, number, asides);
  const afterNumber = follows && last === undefined;
  const split = afterNumber ? conjunctionIn(piece) : leadingConjunction(piece);
  const words = piece.slice(split);
  const label = last !== undefined && words.trim() === "" && (text[last] === ":" || text[last] === "–" || text[last] === "—" || text[last] === "-");
  const outside = open === undefined ? "" : before(text, marks, open, limit);
  return {
    start: pieceStart + split,
    words,
    piece,
    earlier: earlierPiece(text, marks, limit, follows, label),
    outside,
    inside: open === undefined ? "" : text.slice(open + 1, number),
    bracket: open !== undefined,
    label,
    joined: split > 0,
    fresh: last !== undefined || !follows,
    afterNumber,
    closed: marks.some((at) => text[at] === ";") || (from === sentence && !follows),
  };
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * What a subject's own sentence goes on after: `Operating profit (EBIT) rose`, `Vessels spent, on average, 31 hours`. Only
 * the last two marks before the number can be its ends.
 */
function asidesIn(text: string, marks: readonly number[], limit: number, number: number): readonly Stretch[] {
  const close = marks.at(-1);
  const open = marks.at(-2);
  if (close === undefined || open === undefined || open <= limit) return [];
  const inside = text.slice(open + 1, close).trim();
  const after = text.slice(close + 1, number);
  if (text[open] === "(" && text[close] === ")") return /^\s[a-z]/u.test(after) && /[\p{L}\d]\s?$/u.test(text.slice(limit, open)) ? [{ start: open, end: close + 1 }] : [];
  return text[open] === "," && text[close] === "," && ADVERB_ASIDE.test(inside) ? [{ start: open, end: close + 1 }] : [];
}

const ADVERB_ASIDE = /^(?:on average|in total|in all|all told|however|too|also|in turn|for example|by contrast|meanwhile|on the other hand|of course|in fact|overall)$/iu;

/** The text with blanks in the place of its asides: offsets stay. */
function withoutAsides(text: string, start: number, end: number, asides: readonly Stretch[]): string {
  let printed = text.slice(start, end);
  for (const aside of asides) {
    if (aside.start < start || aside.end > end) continue;
    printed = printed.slice(0, aside.start - start) + " ".repeat(aside.end - aside.start) + printed.slice(aside.end - start);
  }
  return printed;
}

/** An opening bracket without its closing one. */
function bracketOpen(text: string, marks: readonly number[]): number | undefined {
  let open: number | undefined;
  for (const at of marks) {
    if (text[at] === "(" || text[at] === "[") open = at;
    else if (text[at] === ")" || text[at] === "]") open = undefined;
  }
  return open;
}

function before(text: string, marks: readonly number[], open: number, limit: number): string {
  const previous = marks.findLast((at) => at < open);
  const start = previous === undefined ? limit : previous + 1;
  const words = text.slice(start, open);
  return words.slice(leadingConjunction(words));
}

const ADVERBIAL = /^\s*(?:in|at|by|during|for|as|while|despite|according|after|before|since|with|on|under|over|from|given|throughout|however|overall|meanwhile|similarly|notably|also|further|additionally|thanks|driven|helped|supported|reflecting|excluding|deducting|including|adjusted|among|of|and|but|because|although|though|when|if|where|compared|based|within|across|last|this)\b/iu;

/**
 * The piece with the subject: before a label its own; else the first between the marks that is no adverbial, or else the first
 * one, which may say what is left out (`excluding the divested line,`).
 */
function earlierPiece(text: string, marks: readonly number[], limit: number, follows: boolean, label: boolean): string {
  const pieces: string[] = [];
  let start = limit;
  for (const at of marks) {
    pieces.push(text.slice(start, at));
    start = at + 1;
  }
  // What stands right after the number before belongs to it.
  const usable = follows ? pieces.slice(1) : pieces;
  if (label) {
    // Deficit (% of GDP): the bracket belongs to the label.
    const colon = marks.at(-1)!;
    const from = marks.findLast((at) => at < colon && !"()[]".includes(text[at]!));
    return text.slice(from === undefined ? limit : from + 1, colon);
  }
  const solid = usable.filter((piece) => piece.trim() !== "");
  return solid.find((piece) => !ADVERBIAL.test(piece)) ?? solid.at(-1) ?? "";
}

function isMark(text: string, at: number): boolean {
  const c = text[at]!;
  if (c === "." && /(?:^|[\s(])(?:vs|approx|No|e\.g|i\.e|Inc|Ltd|Co|Corp|[A-Z])$/u.test(text.slice(Math.max(0, at - 7), at))) return false;
  if (c === "." || c === "," || c === ":") return at + 1 >= text.length || text[at + 1] === " " || text[at + 1] === '"' || text[at + 1] === "”";
  if (c === "-") return text[at - 1] === " " && (text[at + 1] === " " || text[at + 1] === "-") ;
  return ";!?()[]\n—•|".includes(c) || (c === "–" && text[at - 1] === " ");
}

const CONJUNCTION = /\s(?:and|while|but|with|whereas|although|though|or|plus)\s/giu;

/** Right after a number: where the words that go with this one begin; 0 where no conjunction parts them. */
function conjunctionIn(words: string): number {
  const found = [...words.matchAll(CONJUNCTION)];
  // A £90 million placement with a 35-year term and spent: what the doer did next.
  const deed = found.find((joint) => /and\s$/u.test(joint[0]) && verbClass(/^[a-z]+/u.exec(words.slice(joint.index + joint[0].length))?.[0] ?? "") === "deed");
  const first = deed ?? found[0];
  if (!first) return 0;
  return first.index + first[0].length;
}

/** `and operating profit` after a comma. */
function leadingConjunction(words: string): number {
  return /^\s*(?:and|while|but|with|whereas|or|plus|although)\s+/iu.exec(words)?.[0].length ?? 0;
}
