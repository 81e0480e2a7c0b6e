import { singleLineAllowance } from "./grid.js";
import { breakParagraph, runsOfLines } from "../text/lines.js";
import { runsWidth } from "../text/measure.js";
import type { Paragraph } from "../text/run.js";
import { textStyle, type TextStyle, type Theme, type TypeRole } from "../theme/theme.js";

/** Points; so that a box computed from a text holds it. */
const rounding = 0.1;

interface Dress {
  readonly role: TypeRole;
  readonly level?: number;
  readonly bold?: boolean;
}

export const styleOf = (theme: Theme, { role, level = 0, bold }: Dress): TextStyle => {
  const style = textStyle(theme, role, level);
  return { ...style, bold: bold ?? style.bold };
};

/** Height in points of a paragraph set in this width. */
export function heightOf(paragraph: Paragraph, theme: Theme, dress: Dress, width: number): number {
  const style = styleOf(theme, dress);
  return breakParagraph(paragraph, style, width).length * style.line;
}

/** Width in points that a text on one line asks for, with the allowance for faces wider than the ones measured. */
export const widthOf = (paragraph: Paragraph, theme: Theme, dress: Dress): number => runsWidth(paragraph, styleOf(theme, dress)) * singleLineAllowance + rounding;

/** The paragraph with its predicted lines as breaks of its own, so that every program breaks it there. */
export function setLines(paragraph: Paragraph, theme: Theme, dress: Dress, width: number): Paragraph {
  const lines = breakParagraph(paragraph, styleOf(theme, dress), width);
  return lines.length < 2 ? paragraph : runsOfLines(paragraph, lines).flatMap((runs, i) => (i === 0 ? runs : [{ text: "\n" }, ...runs]));
}

/** Whether paragraphs, one below the other, fit into a box, each word on one line. */
export function fits(paragraphs: readonly Paragraph[], theme: Theme, dress: Dress, box: { readonly width: number; readonly height: number }): boolean {
  const style = styleOf(theme, dress);
  const lines = paragraphs.flatMap((paragraph) => breakParagraph(paragraph, style, box.width));
  return lines.length * style.line <= box.height + 0.1 && lines.every(({ width }) => width <= box.width + 0.1) && !paragraphs.some((paragraph) => cutWord(paragraph, style, box.width));
}

/** A word longer than the line is broken anywhere, which no label should be. */
function cutWord(paragraph: Paragraph, style: TextStyle, width: number): boolean {
  return paragraph.some((run) => run.text.split(/[\s\-–]|(?<=\p{Script=Han})|(?=\p{Script=Han})/u).some((word) => runsWidth([{ ...run, text: word }], style) > width));
}
