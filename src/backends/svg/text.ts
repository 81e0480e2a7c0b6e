import type { Align, Paragraph, Run, TextNode } from "../../scene/nodes.js";
import type { TextStyle } from "../../theme/theme.js";
import { markedFigure } from "../../scene/ledger.js";
import { linkTo, type Page } from "./link.js";
import { plain, tag, type Markup } from "./markup.js";

type Lines = Pick<TextNode, "box" | "paragraphs" | "style" | "gap" | "align" | "anchor" | "lines" | "inherits">;

/** One `<text>` a predicted line, on the baselines that PowerPoint and LibreOffice give it. */
export function text(node: Lines, page: Page): Markup {
  const { box, style, align } = node;
  const lines = cutRuns(node.paragraphs, node.lines.map((line) => line.text));
  const gaps = lines.filter(({ opens }, i) => i > 0 && opens).length;
  const room = box.height - lines.length * style.line - gaps * node.gap;
  let top = box.y + { top: 0, middle: room / 2, bottom: room }[node.anchor];
  const x = { left: box.x, center: box.x + box.width / 2, right: box.x + box.width }[align];
  const drawn = lines.flatMap(({ runs, opens }, i) => {
    if (i > 0 && opens) top += node.gap;
    const y = top + style.line - descent * style.size;
    top += style.line;
    const bullet = node.inherits === "list" && opens ? [textLine([{ text: "•" }], { x: x - bulletAt * style.size, y, style, align, page })] : [];
    return [...bullet, textLine(runs, { x, y, style, align, page })];
  });
  return drawn.length === 1 ? drawn[0]! : tag("g", {}, drawn);
}

/**
 * The baseline's distance from the foot of its line in shares of the size. Measured in LibreOffice on sizes from 12 to
 * 44 pt with line heights from 100 to 130 %: what a line has beyond the type stands above it, in the first line too.
 */
const descent = 0.208;

/** Left of the text, in shares of the size: a company's bullets are of any form, and stand about here. */
const bulletAt = 0.8;

export interface CutLine {
  readonly runs: readonly Run[];
  /** Whether a paragraph begins with this line. */
  readonly opens: boolean;
  /** Blanks and line breaks of the text between this line and the next of its paragraph. */
  readonly between: string;
}

/**
 * The runs of each line. Lines were broken from the same paragraphs and lost only blanks and line breaks at their ends,
 * so each is found by walking along the text; one that cannot be found keeps its words in the dress at that place.
 */
export function cutRuns(paragraphs: readonly Paragraph[], lines: readonly string[]): readonly CutLine[] {
  const texts = paragraphs.map((paragraph) => paragraph.map((run) => run.text).join(""));
  let index = 0;
  let at = 0;
  return lines.map((line) => {
    while (index < texts.length - 1 && texts[index]!.slice(at).trim() === "" && (at > 0 || line !== "")) {
      index += 1;
      at = 0;
    }
    const paragraph = paragraphs[index] ?? [];
    const whole = texts[index] ?? "";
    const opens = at === 0;
    const found = line === "" ? at : whole.indexOf(line, at);
    const start = found < 0 ? at : found;
    if (line === "") at = Math.max(at + 1, 1);
    else at = Math.min(whole.length, start + line.length);
    const rest = whole.slice(at);
    const between = rest.slice(0, rest.length - rest.trimStart().length);
    if (found >= 0) return { runs: slice(paragraph, start, start + line.length), opens, between };
    const dress = slice(paragraph, start, start + 1)[0] ?? paragraph.at(-1);
    return { runs: [{ ...dress, text: line }], opens, between };
  });
}

function slice(runs: Paragraph, start: number, end: number): readonly Run[] {
  let from = 0;
  return runs.flatMap((run) => {
    const begin = from;
    from += run.text.length;
    const part = run.text.slice(Math.max(0, start - begin), Math.max(0, end - begin));
    return part === "" ? [] : [{ ...run, text: part }];
  });
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly style: TextStyle;
  readonly align: Align;
  readonly page: Page;
}

function textLine(runs: readonly Run[], { x, y, style, align, page }: Place): Markup {
  const attributes = {
    x,
    y,
    "text-anchor": { left: undefined, center: "middle", right: "end" }[align],
    "font-size": style.size,
    "font-weight": style.bold ? 700 : undefined,
    fill: `#${page.theme.colors[style.color]}`,
    "xml:space": "preserve",
  };
  let raised = 0;
  const spans = runs.map((run) => {
    const size = run.size ?? style.size;
    const shift = run.baseline === undefined ? 0 : run.baseline === "superscript" ? -size * 0.3 : size * 0.25;
    const dy = shift - raised;
    raised = shift;
    const own = {
      dy: dy === 0 ? undefined : dy,
      "font-size": run.baseline ? size * smallScript : run.size !== undefined && run.size !== style.size ? size : undefined,
      "font-weight": run.bold !== undefined && run.bold !== style.bold ? (run.bold ? 700 : 400) : undefined,
      fill: run.color !== undefined && run.color !== style.color ? `#${page.theme.colors[run.color]}` : undefined,
      "data-figure": page.marks && run.figure !== undefined ? markedFigure(run.figure) : undefined,
    };
    const words = plain(run.text);
    const dressed = Object.values(own).some((value) => value !== undefined) ? tag("tspan", own, [words]) : words;
    return linkTo(run.link, dressed, page);
  });
  return tag("text", attributes, spans);
}

/** Size of superscripts and subscripts, as PowerPoint draws them. */
const smallScript = 2 / 3;
