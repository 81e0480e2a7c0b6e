import type { Piece, Prose } from "../../report/prose.js";
import type { SourceFile } from "../../source/span.js";
import type { TextNode } from "./page.js";

/** One stretch of a heading, paragraph or cell: a text with its place in the file, or a break inside it. */
export type Inline = TextNode | "break";

/** The words of a paragraph as a browser shows them, white space collapsed; undefined where there are none. */
export function proseOf(inlines: readonly Inline[], file: SourceFile): Prose | undefined {
  const parts = inlines.map((inline) => (inline === "break" ? ("break" as const) : decoded(inline, file)));
  const pieces: Piece[] = [];
  const text: string[] = [];
  let length = 0;
  let gap: string | undefined; // white space not yet written: none at the start, one within, none at the end
  let gapAt = 0;
  let expected = -1;
  const add = (c: string, source: number): void => {
    if (source !== expected) pieces.push({ at: length, source });
    text.push(c);
    length += 1;
    expected = source + 1;
  };
  for (const part of parts) {
    if (part === "break") {
      gap = " ";
      gapAt = Math.max(expected, 0);
      continue;
    }
    for (let i = 0; i < part.text.length; i += 1) {
      const c = part.text[i]!;
      const source = part.sources(i);
      if (BLANK.includes(c)) {
        if (gap === undefined) gapAt = source;
        gap = gap === "\n" || c === "\n" || c === "\r" ? "\n" : " ";
        continue;
      }
      if (UNPRINTED.test(c)) continue;
      if (gap !== undefined && length > 0) {
        // A line end of the source between Chinese characters is none: authors wrap lines, and write no spaces there.
        const wrapped = gap === "\n" && isFullWidth(text.at(-1)!) && isFullWidth(c);
        if (!wrapped) add(" ", gapAt);
      }
      gap = undefined;
      add(c, source);
    }
  }
  return length === 0 ? undefined : { file, text: text.join(""), pieces, names: [] };
}

const BLANK = " \t\n\r\f\u00a0\u3000";
/** Soft hyphens, zero-width spaces, control characters. */
const UNPRINTED = /[\0-\u001f\u007f-\u009f\u00ad\u200b\u2060\ufeff\ufffe\uffff]/u;

const isFullWidth = (c: string): boolean => c >= "\u2e80" && c <= "\uffef";

interface Decoded {
  readonly text: string;
  sources(i: number): number;
}

/** The parser has resolved references and line ends; walking both texts gives every character its place again. */
function decoded(node: TextNode, file: SourceFile): Decoded {
  const place = node.sourceCodeLocation;
  const start = place?.startOffset ?? 0;
  const end = place?.endOffset ?? start;
  const text = node.value;
  if (file.text.slice(start, end) === text) return { text, sources: (i) => start + i };
  const sources: number[] = [];
  let at = start;
  for (let i = 0; i < text.length; ) {
    const c = text[i]!;
    const reference = file.text[at] === "&" ? referenceAt(file.text, at, end) : undefined;
    if (reference !== undefined) {
      // A reference may stand for two characters; the next plain character of the source says where it ends.
      const after = file.text[at + reference];
      const wide = i + 1 < text.length && isHigh(c) ? 2 : text[i + 1] !== after && after !== "&" && after !== "\r" && text[i + 2] === after ? 2 : 1;
      for (let k = 0; k < wide; k += 1) sources.push(at);
      i += wide;
      at += reference;
      continue;
    }
    if (c === "\n" && file.text[at] === "\r" && file.text[at + 1] === "\n") at += 1;
    sources.push(Math.min(at, Math.max(start, end - 1)));
    at += 1;
    i += 1;
  }
  return { text, sources: (i) => sources[i] ?? start };
}

const isHigh = (c: string): boolean => c >= "\ud800" && c <= "\udbff";

/** Length of the character reference, if it is one: `&nbsp;`, `&#8212;`. */
function referenceAt(text: string, at: number, end: number): number | undefined {
  const found = /^&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/u.exec(text.slice(at, Math.min(end, at + 40)));
  return found?.[0].length;
}
