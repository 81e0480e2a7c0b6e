import type { Run } from "./run.js";
import type { TextStyle } from "../theme/theme.js";
import { bold as boldTable, regular as regularTable } from "./advances.generated.js";

/**
 * Width of a one-line text in points, never less than what LibreOffice or PowerPoint need: plain advances, the widest
 * of the likely faces, plus the gap at every change between Chinese and Latin. No kerning, no hanging punctuation.
 */
export function advance(text: string, size: number, bold: boolean): number {
  const { advances, gaps } = measureRuns([{ text }], { size, bold });
  let width = 0;
  for (let i = 0; i < advances.length; i += 1) width += advances[i]! + gaps[i]!;
  return width;
}

/** Width of the widest line of a mixed run list in points; a run's own size and weight count, "\n" starts a line. */
export function runsWidth(runs: readonly Run[], style: Dress): number {
  const { advances, gaps, text } = measureRuns(runs, style);
  let widest = 0;
  let width = 0;
  let atStart = true;
  for (let i = 0; i < text.length; i += 1) {
    width = text[i] === "\n" ? 0 : width + advances[i]! + (atStart ? 0 : gaps[i]!);
    atStart = text[i] === "\n";
    if (width > widest) widest = width;
  }
  return widest;
}

/** The part of a text style that has to do with width; size in points. */
export type Dress = Pick<TextStyle, "size" | "bold">;

/** A paragraph's text with, for every UTF-16 unit, its advance and the script gap before it, in points. */
export interface Measured {
  readonly text: string;
  /** The second unit of a surrogate pair has 0. */
  readonly advances: Float64Array;
  /** Falls away when the unit starts a line. */
  readonly gaps: Float64Array;
}

export function measureRuns(runs: readonly Run[], style: Dress): Measured {
  const text = textOf(runs);
  const advances = new Float64Array(text.length);
  const gaps = new Float64Array(text.length);
  let at = 0;
  let script: Script = "weak";
  let previousSize = 0;
  for (const run of runs) {
    const size = sizeOf(run, style);
    const pixels = layoutPixels(size);
    const table = (run.bold ?? style.bold) ? boldAdvances : regularAdvances;
    const end = at + run.text.length;
    while (at < end) {
      const code = text.charCodeAt(at);
      const next = scriptAfter(script, code);
      // The gap belongs to the font size of one side or the other: take the larger.
      if (script !== "weak" && script !== next) gaps[at] = SCRIPT_GAP * Math.max(size, previousSize);
      script = next;
      previousSize = size;
      if (isHighSurrogate(code) && at + 1 < end && isLowSurrogate(text.charCodeAt(at + 1))) {
        advances[at] = widthOf(astral(text.codePointAt(at)!), size, pixels);
        at += 2;
      } else {
        if (code === LINE_FEED) script = "weak";
        advances[at] = widthOf(table[code]!, size, pixels);
        at += 1;
      }
    }
  }
  return { text, advances, gaps };
}

export function textOf(runs: readonly Run[]): string {
  if (runs.length === 1) return runs[0]!.text;
  let text = "";
  for (const run of runs) text += run.text;
  return text;
}

/** Han ideographs, the ones a reader counts as characters: no punctuation, no kana. */
export function isHan(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xd840 && code <= 0xd8bf) || // lead surrogates of the planes 2 and 3
    code === 0x3007
  );
}

/**
 * The scripts that LibreOffice tells apart when it puts a gap between Chinese and Latin. What is weak (spaces, general
 * punctuation, symbols) takes the script of what stands before it.
 */
type Script = "weak" | "latin" | "asian";

/** The script in force once `code` has been read. Symbols that open a paragraph count as Latin, spaces wait. */
function scriptAfter(script: Script, code: number): Script {
  const own = scriptOf(code);
  if (own !== "weak") return own;
  return script === "weak" && code > 0x20 && code !== 0xa0 ? "latin" : script;
}

/** LibreOffice’s block table: full-width marks are Asian, ASCII marks and `·` are Latin, “ ” — … are weak. */
function scriptOf(code: number): Script {
  if (code <= 0x20 || code === 0xa0) return "weak";
  if (code < 0x2000) return code >= 0x1100 && code <= 0x11ff ? "asian" : "latin";
  if (code < 0x2e80) return "weak";
  if (code <= 0xd7ff || (code >= 0xf900 && code <= 0xfaff)) return "asian";
  if ((code >= 0xfe30 && code <= 0xfe4f) || (code >= 0xff00 && code <= 0xffef)) return "asian";
  return code >= 0xd840 && code <= 0xd8bf ? "asian" : "weak";
}

/** In em: what LibreOffice adds where Chinese meets Latin or digits. PowerPoint adds nothing. */
const SCRIPT_GAP = 0.24;

/** Super- and subscript are drawn at two thirds of the size in PowerPoint, at 58 % in LibreOffice. */
const SCRIPT_SCALE = 2 / 3;

const LINE_FEED = 10;

const regularAdvances = decode(regularTable);
const boldAdvances = decode(boldTable);

function sizeOf(run: Run, style: Dress): number {
  const size = run.size ?? style.size;
  return run.baseline ? size * SCRIPT_SCALE : size;
}

/**
 * Points of one character. LibreOffice rounds every advance to the pixels of a 600 dpi device, up to 0.9 % more for a
 * digit at 12 pt, and PowerPoint does not round: the larger counts.
 */
function widthOf(thousandths: number, size: number, pixels: number): number {
  return Math.max((thousandths * size) / 1000, Math.round((thousandths * pixels) / 1000) * POINTS_A_PIXEL);
}

/** The pixels of an em on LibreOffice's layout device: points are rounded to 1/100 mm, then to pixels at 600 dpi. */
function layoutPixels(size: number): number {
  return Math.round((Math.round((size * 2540) / 72) * 600) / 2540);
}

const POINTS_A_PIXEL = 72 / 600;

/** 1/1000 em beyond the BMP, where no table reaches: Han is 1 em; emoji are the widest that colour fonts draw. */
function astral(code: number): number {
  if (code >= 0xe0000) return 0; // tags and variation selectors
  return code >= 0x1f000 && code <= 0x1faff ? 1400 : 1000;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

function decode(table: string): Uint16Array {
  const advances = new Uint16Array(0x10000).fill(1000);
  let code = 0;
  for (const token of table.trim().split(/\s+/u)) {
    if (token.startsWith("@")) {
      code = parseInt(token.slice(1), 16);
      continue;
    }
    const star = token.indexOf("*");
    const width = Number(star < 0 ? token : token.slice(0, star));
    const end = code + (star < 0 ? 1 : Number(token.slice(star + 1)));
    advances.fill(width, code, end);
    code = end;
  }
  return advances;
}
