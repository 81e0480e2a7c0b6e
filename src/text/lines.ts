import type { Line, Paragraph, Run } from "./run.js";
import type { TextStyle } from "../theme/theme.js";
import { Break, breaksOf } from "./breaks.js";
import { isHan, measureRuns, textOf, type Measured } from "./measure.js";

const { never, forbidden, inside, glued, mixed, good } = Break;

/**
 * The lines of a paragraph in a box of `width` points, never fewer than PowerPoint or LibreOffice set. No line starts
 * or ends with a mark that must not stand there, numbers keep their units, and the last line has at least two Han
 * characters where the line before can spare them. A word wider than the box is broken anywhere; an empty paragraph
 * is one empty line.
 */
export function breakParagraph(paragraph: Paragraph, style: TextStyle, width: number): readonly Line[] {
  const measured = measureRuns(paragraph, style);
  return linesOf(measured, fill(measured, breaksFor(paragraph), width));
}

const linesOf = ({ text }: Measured, filled: readonly Filled[]): readonly Line[] =>
  filled.map((line) => ({ text: text.slice(line.start, line.end), width: line.width }));

export interface Balance {
  /** Titles of two lines: break after ，：、；… in the middle third where a narrower box can do that. */
  readonly prefer?: "punctuation";
}

/**
 * A width between `minimum` and `width` at which the paragraph has the same number of lines but no last line of
 * 3 em or less: the narrowest, where the lines are most alike. Gives `width` back when nothing is wrong or narrowing
 * does not help (the next remedy is a smaller type size).
 */
export function balanceWidth(
  paragraph: Paragraph,
  style: TextStyle,
  width: number,
  minimum: number,
  balance: Balance = {},
): number {
  return breakBalanced(paragraph, style, width, minimum, balance).width;
}

/** The balanced width and the lines of the paragraph in it, measured once. */
export function breakBalanced(
  paragraph: Paragraph,
  style: TextStyle,
  width: number,
  minimum: number,
  balance: Balance = {},
): { readonly width: number; readonly lines: readonly Line[] } {
  const measured = measureRuns(paragraph, style);
  const breaks = breaksFor(paragraph);
  const whole = fill(measured, breaks, width);
  const balanced = balancedWidth(measured, breaks, whole, style, width, minimum, balance);
  return { width: balanced, lines: linesOf(measured, balanced === width ? whole : fill(measured, breaks, balanced)) };
}

function balancedWidth(
  measured: Measured,
  breaks: Uint8Array,
  lines: readonly Filled[],
  style: TextStyle,
  width: number,
  minimum: number,
  { prefer }: Balance,
): number {
  if (lines.length < 2) return width;
  if (prefer === "punctuation" && lines.length === 2) {
    const atPunctuation = punctuationWidth(measured, breaks, width, minimum);
    if (atPunctuation !== undefined) return atPunctuation;
  }
  const shortest = SHORT_LAST_LINE * style.size;
  if (lines.at(-1)!.width > shortest) return width;
  return narrowest(measured, breaks, width, minimum, lines.length, shortest) ?? width;
}

/**
 * A title that needs two lines with a hard break after ，：、；… in its middle third, where there is such a place and
 * both halves fit; else the title as it is. Narrowing the box (`prefer: "punctuation"`) leaves the text untouched but
 * cannot help when the second half is the longer one.
 */
export function breakTitle(paragraph: Paragraph, style: TextStyle, width: number): Paragraph {
  const measured = measureRuns(paragraph, style);
  const breaks = breaksFor(paragraph);
  if (measured.text.includes("\n") || fill(measured, breaks, width).length !== 2) return paragraph;
  const end = clauseEnds(measured, breaks, width)[0];
  if (end === undefined) return paragraph;
  return [...cut(paragraph, 0, end.at), { text: "\n" }, ...cut(paragraph, end.at, measured.text.length)];
}

/** The runs of a paragraph cut at its lines, for a backend that sets every line itself. Spaces at line ends are dropped. */
export function runsOfLines(paragraph: Paragraph, lines: readonly Line[]): readonly (readonly Run[])[] {
  const text = textOf(paragraph);
  let at = 0;
  return lines.map((line) => {
    const start = line.text === "" ? at : text.indexOf(line.text, at);
    if (start < 0) throw new Error("These are not the lines of this paragraph.");
    at = start + line.text.length;
    return cut(paragraph, start, at);
  });
}

/** Offsets into the paragraph's text, `end` without trailing spaces. */
interface Filled {
  readonly start: number;
  readonly end: number;
  readonly width: number;
}

/** In em: a last line of three characters or fewer looks forgotten (their widths may be rounded up a little). */
const SHORT_LAST_LINE = 3.25;

/** Last lines need this many Han characters (CLREQ). */
const LEAST_HAN = 2;

/** A line without Han may give some up when more characters than this stay. */
const LEAST_LEFT = 3;

/** Sums of floating point numbers: a box as wide as `runsWidth` says holds the text on one line. In points. */
const ROUNDING = 0.001;

/** What a computed box gets on top, in points: files keep 1/100 mm in LibreOffice. */
const MARGIN = 0.06;

/**
 * Opportunities depend on the text alone, while fitting asks for the same paragraph at many sizes and widths; finding
 * them takes several times as long as filling the lines.
 */
const knownBreaks = new WeakMap<Paragraph, Uint8Array>();

function breaksFor(paragraph: Paragraph): Uint8Array {
  const known = knownBreaks.get(paragraph);
  if (known) return known;
  const breaks = breaksOf(textOf(paragraph));
  knownBreaks.set(paragraph, breaks);
  return breaks;
}

/**
 * Lines as typography wants them, unless LibreOffice, which shuns some of those line ends, needs more: then the first
 * of the stricter ways that comes to as many.
 */
function fill(measured: Measured, breaks: Uint8Array, width: number): readonly Filled[] {
  const lines = fillBy(measured, breaks, width, asWanted);
  if (lines.length === 1 || !breaks.includes(mixed)) return lines;
  const needed = fillBy(measured, breaks, width, asLibreOffice);
  if (needed.length <= lines.length) return lines;
  const strict = fillBy(measured, breaks, width, asWantedByBoth);
  return strict.length < needed.length ? needed : strict;
}

/** What each quality of a line end is worth when a line is filled. */
type Worth = readonly number[];

const asWanted: Worth = [never, forbidden, inside, glued, good, good];
const asWantedByBoth: Worth = [never, forbidden, inside, glued, mixed, good];
const asLibreOffice: Worth = [never, forbidden, inside, good, inside, good];

function fillBy(measured: Measured, breaks: Uint8Array, width: number, worth: Worth): readonly Filled[] {
  const lines: Filled[] = [];
  const { text } = measured;
  for (let start = 0; start <= text.length; ) {
    const feed = text.indexOf("\n", start);
    const end = feed < 0 ? text.length : feed;
    for (const line of fillStretch(measured, breaks, width, worth, start, end)) lines.push(line);
    start = end + 1;
  }
  return lines;
}

/** Lines between two hard breaks: as much as fits on each, then the last one is seen to. */
function fillStretch(
  measured: Measured,
  breaks: Uint8Array,
  width: number,
  worth: Worth,
  from: number,
  to: number,
): readonly Filled[] {
  const ends: number[] = [];
  for (let start = from; start < to; start = ends.at(-1)!) ends.push(lineEnd(measured, breaks, width, worth, start, to));
  if (ends.length === 0) return [{ start: from, end: from, width: 0 }];
  if (ends.length > 1) relieveOrphan(measured, breaks, width, from, ends);
  return ends.map((end, i) => lineOf(measured, i === 0 ? from : ends[i - 1]!, end));
}

/** Where the line that starts at `start` ends: the last of the best places that fit, always beyond `start`. */
function lineEnd(
  { text, advances, gaps }: Measured,
  breaks: Uint8Array,
  width: number,
  worth: Worth,
  start: number,
  to: number,
): number {
  const best = [0, 0, 0, 0, 0, 0]; // by worth
  const room = width + ROUNDING;
  let used = 0;
  for (let at = start; at < to; at += 1) {
    if (at > start) {
      best[worth[breaks[at]!]!] = at;
      used += gaps[at]!;
    }
    used += advances[at]!;
    if (used > room && !isSpace(text.charCodeAt(at))) {
      for (let value: number = good; value > never; value -= 1) if (best[value]! > start) return best[value]!;
      return nextCharacter(breaks, at, to);
    }
  }
  return to;
}

/** A box narrower than one character still takes one a line. */
function nextCharacter(breaks: Uint8Array, at: number, to: number): number {
  let next = at + 1;
  while (next < to && breaks[next] === never) next += 1;
  return next;
}

/** Moves the last break back until the last line has two Han characters, if the line before keeps as many. */
function relieveOrphan(measured: Measured, breaks: Uint8Array, width: number, from: number, ends: number[]): void {
  const last = ends.length - 1;
  const to = ends[last]!;
  const start = last === 1 ? from : ends[last - 2]!;
  let wanted = LEAST_HAN - countHan(measured.text, ends[last - 1]!, to);
  if (wanted <= 0) return;
  for (let at = ends[last - 1]! - 1; at > start; at -= 1) {
    if (isHan(measured.text.charCodeAt(at))) wanted -= 1;
    if (wanted > 0 || breaks[at]! < mixed) continue;
    const fits = lineOf(measured, at, to).width <= width + ROUNDING;
    const spared = countHan(measured.text, start, at) >= LEAST_HAN || at - start > LEAST_LEFT;
    if (fits && spared) ends[last - 1] = at;
    return;
  }
}

function lineOf({ text, advances, gaps }: Measured, start: number, end: number): Filled {
  let visible = end;
  while (visible > start && isSpace(text.charCodeAt(visible - 1))) visible -= 1;
  let width = 0;
  for (let at = start; at < visible; at += 1) width += advances[at]! + (at > start ? gaps[at]! : 0);
  return { start, end: visible, width };
}

/** The narrowest width with `count` lines whose last is longer than `shortest`; more width never means more lines. */
function narrowest(
  measured: Measured,
  breaks: Uint8Array,
  width: number,
  minimum: number,
  count: number,
  shortest: number,
): number | undefined {
  let low = Math.min(minimum, width);
  let high = width;
  if (fill(measured, breaks, low).length <= count) high = low;
  while (high - low > BALANCE_STEP) {
    const middle = (low + high) / 2;
    if (fill(measured, breaks, middle).length <= count) high = middle;
    else low = middle;
  }
  for (let candidate = high; candidate <= width; candidate += shortest / 12) {
    const lines = fill(measured, breaks, candidate);
    if (lines.length === count && lines.at(-1)!.width > shortest) return Math.min(candidate + MARGIN, width);
  }
  return undefined;
}

/** Points; well under what an eye sees. */
const BALANCE_STEP = 0.25;

/** The width at which two lines break after a mark in the middle third of the text. */
function punctuationWidth(measured: Measured, breaks: Uint8Array, width: number, minimum: number): number | undefined {
  for (const candidate of clauseEnds(measured, breaks, width)) {
    const narrowed = Math.max(candidate.width, minimum);
    const lines = fill(measured, breaks, narrowed);
    if (lines.length === 2 && lines[1]!.start === candidate.at) return narrowed;
  }
  return undefined;
}

interface ClauseEnd {
  /** Offset of the second line. */
  readonly at: number;
  /** Width of the longer line, with a margin. */
  readonly width: number;
}

/** Line ends after a mark in the middle third that leave two lines within `width`; the most even first. */
function clauseEnds(measured: Measured, breaks: Uint8Array, width: number): readonly ClauseEnd[] {
  const { text } = measured;
  const whole = lineOf(measured, 0, text.length).width;
  const ends: ClauseEnd[] = [];
  for (let at = 1; at < text.length; at += 1) {
    if (breaks[at]! < mixed || !titleMarks.has(text.slice(0, at).trimEnd().at(-1)!)) continue;
    const first = lineOf(measured, 0, at).width;
    if (first < whole / 3 || first > (whole * 2) / 3) continue;
    const longer = Math.max(first, lineOf(measured, at, text.length).width) + MARGIN;
    if (longer <= width) ends.push({ at, width: longer });
  }
  return ends.sort((a, b) => a.width - b.width);
}

const titleMarks = new Set("，：、；。！？—,:;");

function cut(paragraph: Paragraph, start: number, end: number): readonly Run[] {
  const pieces: Run[] = [];
  let at = 0;
  for (const run of paragraph) {
    const from = Math.max(start - at, 0);
    const to = Math.min(end - at, run.text.length);
    if (to > from) pieces.push(from === 0 && to === run.text.length ? run : { ...run, text: run.text.slice(from, to) });
    at += run.text.length;
  }
  return pieces;
}

function countHan(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at += 1) if (isHan(text.charCodeAt(at))) count += 1;
  return count;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x3000;
}
