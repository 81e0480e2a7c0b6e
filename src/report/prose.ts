import type { SourceFile, Span } from "../source/span.js";

/** Running text of one paragraph, cell or heading, freed of markup, with the way back to the file. */
export interface Prose {
  readonly file: SourceFile;
  readonly text: string;
  /** Stretches copied one to one from the file, in order: `text[at]` stands at `source` there. */
  readonly pieces: readonly Piece[];
  /** Stretches of `text` that are names, not language: code, addresses. No figure is read in them. */
  readonly names: readonly { readonly start: number; readonly end: number }[];
}

export interface Piece {
  readonly at: number;
  readonly source: number;
}

/** A stretch of the file as it stands, without the white space around it. */
export function plainProse(file: SourceFile, start: number, end: number): Prose {
  const raw = file.text.slice(start, end);
  const lead = raw.length - raw.trimStart().length;
  return { file, text: raw.trim(), pieces: [{ at: 0, source: start + lead }], names: [] };
}

/** Several stretches as one, each set off by `between` (nothing in Chinese, a space in English). */
export function joinProse(first: Prose, others: readonly Prose[], between: string): Prose {
  const texts: string[] = [first.text];
  const pieces = [...first.pieces];
  const names = [...first.names];
  let length = first.text.length;
  for (const prose of others) {
    const at = length + between.length;
    texts.push(prose.text);
    pieces.push(...prose.pieces.map((piece) => ({ at: at + piece.at, source: piece.source })));
    names.push(...prose.names.map(({ start, end }) => ({ start: at + start, end: at + end })));
    length = at + prose.text.length;
  }
  return { file: first.file, text: texts.join(between), pieces, names };
}

/** Where `text.slice(start, end)` stands in the file. */
export function spanIn(prose: Prose, start: number, end: number): Span {
  const last = end > start ? sourceOf(prose, end - 1) + 1 : sourceOf(prose, end);
  return { file: prose.file, start: sourceOf(prose, start), end: last };
}

export function wholeSpan(prose: Prose): Span {
  return spanIn(prose, 0, prose.text.length);
}

function sourceOf({ pieces }: Prose, offset: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (pieces[middle]!.at <= offset) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  return piece ? piece.source + offset - piece.at : 0;
}
