import type { ParagraphLook } from "../lint/text-look.js";
import type { Box, Line, Paragraph, TextNode } from "../scene/nodes.js";
import { breakParagraph } from "../text/lines.js";
import type { TextFrame } from "./text-frame.js";

/** Lines of a text as they would be set, and the height that they need, in points. An estimate: the faces may be others. */
export interface Fitted {
  readonly lines: readonly Line[];
  readonly needs: number;
}

/** Sets paragraphs in a width with the project's own advances, the largest of the usual faces. */
export function fitted(paragraphs: readonly ParagraphLook[], width: number, { scale = 1, closer = 0, wrap = true }: { readonly scale?: number; readonly closer?: number; readonly wrap?: boolean } = {}): Fitted {
  const lines: Line[] = [];
  let needs = 0;
  for (const [i, paragraph] of paragraphs.entries()) {
    const own = linesOfParagraph(paragraph, wrap ? Math.max(1, width - paragraph.margins) : Number.MAX_SAFE_INTEGER, scale);
    const line = lineHeight(paragraph, scale, closer);
    needs += own.length * line + (i === 0 ? 0 : paragraph.before * scale) + (i === paragraphs.length - 1 ? 0 : paragraph.after * scale);
    lines.push(...own);
    if (lines.length > mostLines) break;
  }
  return { lines, needs };
}

/** No slide has more. */
const mostLines = 2_000;
const longestParagraph = 20_000;

function linesOfParagraph({ runs, size }: ParagraphLook, width: number, scale: number): readonly Line[] {
  const paragraph = runsOf(runs, scale);
  const main = largest(runs, size) * scale;
  const style = { role: "body" as const, size: main, line: main * singleLine, bold: false, color: "ink" as const };
  const text = runs.reduce((sum, run) => sum + run.text.length, 0);
  return text > longestParagraph ? [] : breakParagraph(paragraph, style, width);
}

const runsOf = (runs: ParagraphLook["runs"], scale: number): Paragraph => runs.map(({ text, bold, size, raised }) => ({ text, bold, size: size * scale, ...(raised && { baseline: "superscript" as const }) }));

const largest = (runs: ParagraphLook["runs"], standard: number): number => Math.max(...(runs.length === 0 ? [standard] : runs.filter(({ raised }) => !raised || runs.length === 1).map(({ size }) => size)), 1);

/** PowerPoint's single line is 1.2 × size with most faces. */
export const singleLine = 1.2;

export function lineHeight({ runs, size, line }: ParagraphLook, scale: number, closer: number): number {
  return "points" in line ? line.points : largest(runs, size) * scale * singleLine * Math.max(0.1, line.share - closer);
}

/** Where the letters of a text may stand: its shape without the insets. */
export function innerBox(box: Box, { insets, turned }: TextFrame): Box {
  if (turned) return box;
  return { x: box.x + insets.left, y: box.y + insets.top, width: Math.max(0, box.width - insets.left - insets.right), height: Math.max(0, box.height - insets.top - insets.bottom) };
}

/** A text's own box for rules that look at where letters are. Of a turned text no line is foretold. */
export function textBoxOf(box: Box, paragraphs: readonly ParagraphLook[], frame: TextFrame): Pick<TextNode, "box" | "lines" | "align" | "anchor" | "wrap" | "gap"> & { readonly needs: number; readonly line: number } {
  const inner = innerBox(box, frame);
  const { lines, needs } = frame.turned ? { lines: [], needs: 0 } : fitted(paragraphs, inner.width / frame.columns / frame.faceWidth, frame);
  const line = lines.length === 0 ? 0 : needs / lines.length;
  return { box: inner, lines: lines.map((one) => ({ ...one, width: one.width * frame.faceWidth })), align: paragraphs[0]?.align ?? "left", anchor: frame.anchor, wrap: frame.wrap, gap: 0, needs: needs / frame.columns, line };
}
