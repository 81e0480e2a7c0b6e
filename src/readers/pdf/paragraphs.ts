import { readNumbering } from "../../report/numbering.js";
import { lineOf, type Flow, type Line } from "./flow.js";
import type { Grid } from "./grids.js";
import type { Segment } from "./lines.js";
import { between, isChinese } from "./text.js";

/** What the document shows, in reading order. */
export type Shown = ShownParagraph | { readonly kind: "grid"; readonly grid: Grid };

export interface ShownParagraph {
  readonly kind: "paragraph";
  readonly text: string;
  /** Page of the paragraph's beginning, and of the text from each offset on. */
  readonly pages: readonly { readonly at: number; readonly page: number }[];
  readonly size: number;
  readonly bold: boolean;
  readonly lines: number;
  /** Centred in its column, as titles and their dates are. */
  readonly centred: boolean;
  readonly first: Line;
}

/** In em: what a first line is indented by, at least; what a line that was broken because it is full leaves free; a line's change of size. */
const INDENT = 1;
const FULL_WITHIN = 1.6;
const SAME_SIZE = 0.07;
/** Lines further apart than the usual distance of the document times this do not belong together. */
const FAR = 1.45;

const BULLET = /^[•·●▪■◆◇○►▶➢✓\uf06c\uf0b7\uf0d8\uf0fc–—*-]\s*(?=\S)/u;
const ENDS_SENTENCE = /[。！？!?；;：:.]["”’）)]?$/u;

/** Joins lines to paragraphs, over columns and pages. `vocabulary`: the words of the document, for words broken at a line's end. */
export function paragraphsOf(flow: readonly Flow[], vocabulary: ReadonlySet<string>): readonly Shown[] {
  const leading = usualLeading(flow);
  const shown: Shown[] = [];
  let open: Line[] = [];
  let bullet = false;
  const close = (): void => {
    if (open.length > 0) shown.push(paragraph(open, vocabulary));
    open = [];
  };
  for (const item of flow.flatMap(apart)) {
    if (item.kind === "grid") {
      close();
      shown.push(item);
      continue;
    }
    if (textOf(item) === "" || isContentsLine(textOf(item))) continue;
    if (open.length > 0 && !goesOn(open, item, bullet, leading)) close();
    if (open.length === 0) bullet = BULLET.test(textOf(item)) || (readNumbering(textOf(item))?.rank ?? 0) >= 50;
    open.push(item);
  }
  close();
  return shown;
}

/** Texts of one baseline that stand this far apart, in em, have nothing to do with each other: captions of cards, places on a map. */
const FAR_APART = 3;

function apart(item: Flow): readonly Flow[] {
  if (item.kind === "grid") return [item];
  const groups: Segment[][] = [];
  for (const segment of item.segments) {
    const last = groups.at(-1)?.at(-1);
    if (last && segment.x1 - last.x2 <= FAR_APART * Math.max(segment.size, last.size)) groups.at(-1)!.push(segment);
    else groups.push([segment]);
  }
  return groups.length === 1 ? [item] : groups.map((group) => lineOf(group, item.left, item.right));
}

/** Whether the line belongs to the paragraph of the lines before it. */
function goesOn(open: readonly Line[], line: Line, listed: boolean, leading: number): boolean {
  const previous = open.at(-1)!;
  const em = previous.size;
  if (Math.abs(line.size - em) > SAME_SIZE * em || line.bold !== previous.bold) return sentenceRunsOn(open, line) && Math.abs(line.size - em) <= 0.2 * em;
  const text = textOf(line);
  const before = textOf(previous);
  if (BULLET.test(text)) return false;
  const sameColumn = line.page === previous.page && line.y > previous.y;
  if (sameColumn && line.y - previous.y > FAR * leading * em) return false;
  const numbering = readNumbering(text);
  const full = previous.right - previous.x2 <= FULL_WITHIN * em || (asLongAsBefore(open) && line.x1 >= previous.x1 - 0.5 * em);
  if (numbering && (!full || ENDS_SENTENCE.test(before))) return false;
  if (isCentred(line) && isCentred(previous) && !full) return sameColumn && line.y - previous.y <= 1.25 * leading * em && !/^[（(]?\d{4}/u.test(text) && !/^[（(]?\d{4}.{2,12}[）)]?$/u.test(before);
  const ended = ENDS_SENTENCE.test(before);
  if (!full && !(sameColumn && wouldNotFit(previous, line))) return false;
  const indent = (line.x1 - line.left) / em;
  const indentBefore = (previous.x1 - previous.left) / em;
  if (sameColumn) {
    if (line.x1 - previous.x1 > INDENT * em) return listed && open.length === 1;
    if (previous.x1 - line.x1 > (listed && open.length > 1 ? INDENT / 2 : INDENT) * em) return open.length === 1;
    if (open.length === 1 && indent > INDENT && indentBefore > INDENT) return !ended; // two first lines, or text set in as a whole
    return true;
  }
  // Overleaf: after a full stop only where first lines are set in, and this one is not.
  return ended ? indent <= INDENT && (open[0]!.x1 - open[0]!.left) / em > INDENT : indent <= INDENT || indentBefore > INDENT;
}

/** Text set in on both sides: its lines are full although the column goes on, as long as none of them ends a sentence. */
function asLongAsBefore(open: readonly Line[]): boolean {
  const [before, previous] = [open.at(-2), open.at(-1)!];
  return before !== undefined && !ENDS_SENTENCE.test(textOf(previous)) && Math.abs(before.x1 - previous.x1) <= previous.size && previous.x2 >= before.x2 - previous.size;
}

/** A paragraph whose words change between bold and plain from line to line. */
function sentenceRunsOn(open: readonly Line[], line: Line): boolean {
  const previous = open.at(-1)!;
  const full = previous.right - previous.x2 <= FULL_WITHIN * previous.size;
  return full && line.page === previous.page && !ENDS_SENTENCE.test(textOf(previous)) && open.length + 1 >= 2 && line.x1 <= previous.x1 + 0.5 * previous.size && !BULLET.test(textOf(line)) && !readNumbering(textOf(line));
}

/** Ragged lines: what may not be broken at the beginning of the next, a word or a number, would not have found room. */
function wouldNotFit(previous: Line, line: Line): boolean {
  const first = line.segments[0]!;
  const whole = /^[^\s\u2e80-\uffef]+\s?/u.exec(first.text)?.[0].length ?? 1;
  const word = isChinese(first.text[0]!) ? first.size : (whole / first.text.length) * (first.x2 - first.x1);
  return previous.x2 + Math.min(word, whole * WIDEST_LETTER * first.size) > previous.right - 0.5 * previous.size;
}

/** In em; a text's width goes for more where Chinese follows the number. */
const WIDEST_LETTER = 0.65;

export const isCentred = ({ x1, x2, left, right, size }: Line): boolean =>
  x1 - left > 2.5 * size && Math.abs(x1 - left - (right - x2)) <= 2.2 * size && right - left > 8 * size;

/** A line of a list of contents, where dots lead to a page number, or its heading. */
const isContentsLine = (text: string): boolean => /^(?:目\s?录|(?:Table of )?Contents)$/iu.test(text) || /(?:\.[ .]{3,}|…{2,}|·{4,}|．{4,})\s*[\divxl]{1,5}$/iu.test(text.slice(-200));

export const textOf = ({ segments }: Line): string => segments.reduce((text, segment) => text + between(text, segment.text) + segment.text, "");

function paragraph(lines: readonly Line[], vocabulary: ReadonlySet<string>): ShownParagraph {
  let text = "";
  const pages: { at: number; page: number }[] = [];
  for (const line of lines) {
    const own = textOf(line);
    const { kept, gap } = seam(text, own, vocabulary);
    text = kept + gap;
    if (pages.at(-1)?.page !== line.page) pages.push({ at: text.length, page: line.page });
    text += own;
  }
  const first = lines[0]!;
  const size = lines.reduce((largest, line) => Math.max(largest, line.size), 0);
  return { kind: "paragraph", text, pages, size, bold: lines.every(({ bold }) => bold), lines: lines.length, centred: lines.every(isCentred), first };
}

/** What stands between two lines: nothing in Chinese, a blank in English; a hyphen goes where it only parts a word. */
function seam(before: string, after: string, vocabulary: ReadonlySet<string>): { readonly kept: string; readonly gap: string } {
  const broken = /([\p{L}]+(?:-[\p{L}]+)*)[-\u2010]$/u.exec(before.slice(-60));
  const next = /^\p{Ll}+/u.exec(after)?.[0];
  if (!broken || next === undefined) return { kept: before, gap: "-\u2010/".includes(before.at(-1) ?? "x") && /^[\p{L}\d]/u.test(after) ? "" : between(before, after) };
  const [head = ""] = broken[1]!.split("-").slice(-1);
  const compound = broken[1]!.includes("-") || after[next.length] === "-" || (vocabulary.has(`${broken[1]}-${next}`.toLowerCase()) && !vocabulary.has(`${head}${next}`.toLowerCase()));
  return { kept: compound ? before : before.slice(0, -1), gap: "" };
}

/** Every word, and every compound, of the lines as they stand; lower case. */
export function vocabularyOf(flow: readonly Flow[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const item of flow) {
    if (item.kind === "grid") continue;
    for (const [word] of textOf(item).matchAll(/\p{L}+(?:-\p{L}+)*/gu)) words.add(word.toLowerCase());
  }
  return words;
}

/** From one baseline to the next, in em, as most lines of the document have it. */
function usualLeading(flow: readonly Flow[]): number {
  const counts = new Map<number, number>();
  for (let i = 1; i < flow.length; i += 1) {
    const [a, b] = [flow[i - 1]!, flow[i]!];
    if (a.kind !== "line" || b.kind !== "line" || a.page !== b.page || b.y <= a.y || Math.abs(a.size - b.size) > SAME_SIZE * a.size) continue;
    const leading = Math.round((10 * (b.y - a.y)) / a.size) / 10;
    if (leading <= 4) counts.set(leading, (counts.get(leading) ?? 0) + 1);
  }
  let usual = 1.5;
  let most = 0;
  for (const [leading, count] of counts) if (count > most) [usual, most] = [leading, count];
  return usual;
}
