import { lineText, positionOf, type Span } from "./span.js";

/** A line of source with the stretch to underline, ready to print: tabs expanded, nothing a terminal would act on. */
export interface Frame {
  /** 1-based. */
  readonly line: number;
  readonly text: string;
  /** Cells before the underlined stretch, and its width; at least 1. */
  readonly indent: number;
  readonly width: number;
}

/** Cells that a frame's text may take; longer lines are clipped around the caret. */
const widest = 100;
const tabStop = 4;
/** Characters looked at on each side of the caret: a megabyte on one line costs no more than this. */
const reach = 400;

/** The first line of a span; `undefined` for a file without text. Columns are cells: a full-width character takes two. */
export function frameOf(span: Span): Frame | undefined {
  if (span.file.text === "") return undefined;
  const { line, column } = positionOf(span.file, span.start);
  const source = lineText(span.file, line);
  const from = Math.min(column - 1, source.length);
  const to = Math.max(from, Math.min(source.length, from + (span.end - span.start)));

  const first = Math.max(0, from - reach);
  const last = Math.min(source.length, from + reach);
  const before = cellsOf(source.slice(first, from), 0);
  const indentWidth = widthOf(before);
  const marked = cellsOf(source.slice(from, Math.min(to, last)), indentWidth);
  const after = cellsOf(source.slice(Math.min(to, last), last), indentWidth + widthOf(marked));
  const cells = [...before, ...marked, ...after];

  const cut = window(cells, before.length, first > 0, last < source.length);
  const shown = cells.slice(cut.start, cut.end);
  const left = cut.clippedLeft ? "…" : "";
  const markedShown = cells.slice(Math.max(cut.start, before.length), Math.min(cut.end, before.length + marked.length));
  return {
    line,
    text: left + shown.map((cell) => cell.text).join("") + (cut.clippedRight ? "…" : ""),
    indent: left.length + widthOf(cells.slice(cut.start, before.length)),
    width: Math.max(1, widthOf(markedShown)),
  };
}

/** Width of a text on a terminal, in cells. */
export function cellWidth(text: string): number {
  return widthOf(cellsOf(text, 0));
}

/** What a terminal would act on (escape sequences, direction marks, line breaks) shown as a picture of itself. */
export function visible(text: string): string {
  return text.replace(unsafe, (character) => {
    const code = character.charCodeAt(0);
    return code < 32 ? String.fromCharCode(0x2400 + code) : code === 127 ? "␡" : "\ufffd";
  });
}

const unsafe = /[\0-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

interface Cell {
  readonly text: string;
  readonly width: number;
}

let segmenter: Intl.Segmenter | undefined;

/** Made when the first frame is drawn: loading its tables takes 10 ms, which `--help` and a clean build need not wait for. */
function graphemes(): Intl.Segmenter {
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return segmenter;
}

function cellsOf(text: string, startColumn: number): readonly Cell[] {
  const cells: Cell[] = [];
  let column = startColumn;
  for (const { segment } of graphemes().segment(text)) {
    const width = segment === "\t" ? tabStop - (column % tabStop) : graphemeWidth(segment);
    cells.push({ text: segment === "\t" ? " ".repeat(width) : visible(segment), width });
    column += width;
  }
  return cells;
}

const widthOf = (cells: readonly Cell[]): number => cells.reduce((sum, cell) => sum + cell.width, 0);

/** The stretch of cells to show: the whole line if it fits, else a window with the caret at about a third. */
function window(cells: readonly Cell[], caret: number, moreLeft: boolean, moreRight: boolean) {
  let start = 0;
  if (moreLeft || widthOf(cells) > widest) {
    let room = widthOf(cells) - widthOf(cells.slice(0, caret)) > (widest * 2) / 3 ? widest / 3 : widest - widthOf(cells.slice(caret));
    for (start = caret; start > 0 && room - cells[start - 1]!.width >= 0; start -= 1) room -= cells[start - 1]!.width;
  }
  let end = start;
  for (let room = widest; end < cells.length && room - cells[end]!.width >= 0; end += 1) room -= cells[end]!.width;
  return { start, end, clippedLeft: moreLeft || start > 0, clippedRight: moreRight || end < cells.length };
}

function graphemeWidth(grapheme: string): number {
  if (grapheme.includes("\ufe0f")) return 2; // asks for the coloured picture
  let width = 0;
  for (const character of grapheme) width = Math.max(width, isWide(character.codePointAt(0)!) ? 2 : isZero(character) ? 0 : 1);
  return width;
}

const isZero = (character: string): boolean => /^[\p{Mn}\p{Me}\u200b-\u200d\u2060\ufeff]$/u.test(character);

function isWide(code: number): boolean {
  return code >= 0x1100 && wide.some(([first, last]) => code >= first && code <= last);
}

/** East Asian Width W and F (Unicode 16, EastAsianWidth.txt), neighbouring ranges joined over unassigned code points; flags with them. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f], [0x231a, 0x231b], [0x2329, 0x232a], [0x23e9, 0x23ec], [0x23f0, 0x23f0], [0x23f3, 0x23f3],
  [0x25fd, 0x25fe], [0x2614, 0x2615], [0x2630, 0x2637], [0x2648, 0x2653], [0x267f, 0x267f], [0x268a, 0x268f],
  [0x2693, 0x2693], [0x26a1, 0x26a1], [0x26aa, 0x26ab], [0x26bd, 0x26be], [0x26c4, 0x26c5], [0x26ce, 0x26ce],
  [0x26d4, 0x26d4], [0x26ea, 0x26ea], [0x26f2, 0x26f3], [0x26f5, 0x26f5], [0x26fa, 0x26fa], [0x26fd, 0x26fd],
  [0x2705, 0x2705], [0x270a, 0x270b], [0x2728, 0x2728], [0x274c, 0x274c], [0x274e, 0x274e], [0x2753, 0x2755],
  [0x2757, 0x2757], [0x2795, 0x2797], [0x27b0, 0x27b0], [0x27bf, 0x27bf], [0x2b1b, 0x2b1c], [0x2b50, 0x2b50],
  [0x2b55, 0x2b55], [0x2e80, 0x303e], [0x3041, 0x3247], [0x3250, 0x4dbf], [0x4dc0, 0xa4cf], [0xa960, 0xa97f],
  [0xac00, 0xd7a3], [0xf900, 0xfaff], [0xfe10, 0xfe19], [0xfe30, 0xfe6f], [0xff01, 0xff60], [0xffe0, 0xffe6],
  [0x16fe0, 0x18dff], [0x1aff0, 0x1b2ff], [0x1d300, 0x1d376], [0x1f004, 0x1f004], [0x1f0cf, 0x1f0cf], [0x1f18e, 0x1f18e],
  [0x1f191, 0x1f19a], [0x1f1e6, 0x1f1ff], [0x1f200, 0x1f320], [0x1f32d, 0x1f335], [0x1f337, 0x1f37c], [0x1f37e, 0x1f393], [0x1f3a0, 0x1f3ca],
  [0x1f3cf, 0x1f3d3], [0x1f3e0, 0x1f3f0], [0x1f3f4, 0x1f3f4], [0x1f3f8, 0x1f43e], [0x1f440, 0x1f440], [0x1f442, 0x1f4fc],
  [0x1f4ff, 0x1f53d], [0x1f54b, 0x1f54e], [0x1f550, 0x1f567], [0x1f57a, 0x1f57a], [0x1f595, 0x1f596], [0x1f5a4, 0x1f5a4],
  [0x1f5fb, 0x1f64f], [0x1f680, 0x1f6c5], [0x1f6cc, 0x1f6cc], [0x1f6d0, 0x1f6d2], [0x1f6d5, 0x1f6df], [0x1f6eb, 0x1f6ec],
  [0x1f6f4, 0x1f6fc], [0x1f7e0, 0x1f7f0], [0x1f90c, 0x1f93a], [0x1f93c, 0x1f945], [0x1f947, 0x1f9ff], [0x1fa70, 0x1faff],
  [0x20000, 0x3fffd],
];
