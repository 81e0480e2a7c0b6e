import type { Box, Line, Run, TextNode } from "../../scene/nodes.js";
import type { TextStyle } from "../../theme/theme.js";
import { cutRuns, type CutLine } from "../svg/text.js";
import { ellipse, marks, rectangle, rgb, targetOf, type Content, type Element, type Role, type Target } from "./content.js";
import { factor, number } from "./objects.js";
import type { Page } from "./page.js";
import type { Stretch } from "./typeface.js";

type Lines = Pick<TextNode, "box" | "paragraphs" | "style" | "gap" | "align" | "anchor" | "lines" | "link" | "inherits">;

/** An element a paragraph, its lines on the baselines that PowerPoint gives them. `link` is that of the whole text. */
export function text(node: Lines, page: Page, role: Role = "P"): readonly Element[] {
  const { box, style, align } = node;
  const lines = cutRuns(node.paragraphs, node.lines.map((line) => line.text));
  const gaps = lines.filter(({ opens }, i) => i > 0 && opens).length;
  const room = box.height - lines.length * style.line - gaps * node.gap;
  let top = box.y + { top: 0, middle: room / 2, bottom: room }[node.anchor];
  const paragraphs: Content[][] = [];
  lines.forEach((line, i) => {
    if (i > 0 && line.opens) top += node.gap;
    const baseline = top + style.line - descent * style.size;
    top += style.line;
    if (i === 0 || line.opens || paragraphs.length === 0) paragraphs.push(node.inherits === "list" ? [bullet(box.x, baseline, style, page)] : []);
    const set = setLine(line, node.lines[i]!, style, node.link, page, lines[i + 1]?.opens === false && parts(line, lines[i + 1]!));
    const x = box.x + { left: 0, center: 0.5, right: 1 }[align] * (box.width - set.width);
    paragraphs.at(-1)!.push(...drawLine(set, x, baseline));
  });
  return paragraphs.filter((children) => children.length > 0).map((children) => ({ role, children }));
}

/** In front of a paragraph in a company's list, whose bullets are of any form: a dot, which is no text to be copied. */
function bullet(x: number, baseline: number, { size, color }: TextStyle, { theme }: Page): Content {
  const across = 0.3 * size;
  return marks(`q ${rgb(theme.colors[color])} rg ${ellipse({ x: x - bulletAt * size, y: baseline - 0.5 * size, width: across, height: across })} f Q`);
}

/** Left of the text, in shares of the size, as in `backends/svg`. */
const bulletAt = 0.75;

/** The baseline's distance from the foot of its line in shares of the size, as in `backends/svg`. */
const descent = 0.208;
/** Size of superscripts and subscripts, as PowerPoint draws them. */
const smallScript = 2 / 3;

/** Whether the words on both sides of the end of a line are two: at a blank, and at a line break but between Chinese characters. */
function parts({ runs, between }: CutLine, next: CutLine): boolean {
  const sides = [runs.at(-1)?.text.at(-1) ?? "", next.runs[0]?.text[0] ?? ""];
  return between.includes(" ") || (between.includes("\n") && !sides.every((side) => cjk.test(side)));
}

/** A run of a line with its width and size in points. */
interface SetRun {
  readonly operators: string;
  readonly width: number;
  readonly size: number;
  readonly words: string;
  /** Words that are a link, not a place that is one: PowerPoint underlines them. */
  readonly underlined: boolean;
  readonly target?: Target;
}

interface SetLine {
  readonly runs: readonly SetRun[];
  /** In points, without the blank that stands between it and the next. */
  readonly width: number;
  /** 1, or less where the faces at hand are wider than the layout allowed for. */
  readonly stretch: number;
}

function setLine({ runs }: CutLine, line: Line, style: TextStyle, link: string | undefined, page: Page, blank: boolean): SetLine {
  const asian = isChinese(line.text, page);
  const set = runs.map((run) => setRun(run, style, link, asian, page));
  const natural = set.reduce((sum, { width }) => sum + width, 0);
  const stretch = natural > line.width && line.width > 0 ? line.width / natural : 1;
  // Text is copied and read aloud by lines: without it, the words on both sides would be one.
  const last = runs.at(-1);
  const end = blank && last ? [setRun({ ...last, text: " ", link: undefined }, style, undefined, asian, page)] : [];
  return { runs: [...set, ...end], width: natural * stretch, stretch };
}

/** Whether marks that both scripts use (“ ” — …) are those of Chinese: PowerPoint goes by the language of the text. */
const isChinese = (line: string, { language }: Page): boolean => cjk.test(line) || (language === "zh-CN" && !/\p{Script=Latin}/u.test(line));
const cjk = /[\p{Script=Han}\u3001-\u303f\uff00-\uffef]/u;

function setRun(run: Run, style: TextStyle, link: string | undefined, asian: boolean, page: Page): SetRun {
  const bold = run.bold ?? style.bold;
  const whole = run.size ?? style.size;
  const size = run.baseline ? whole * smallScript : whole;
  const rise = run.baseline === undefined ? 0 : run.baseline === "superscript" ? whole * 0.3 : -whole * 0.25;
  const color = rgb(page.theme.colors[run.color ?? style.color]);
  const stretches = page.typesetter.set(run.text.replaceAll("\t", " "), bold, asian);
  const target = targetIn(run.link ?? link, page);
  return {
    operators: [...(rise === 0 ? [] : [`${number(rise)} Ts`]), show(stretches, size, color), ...(rise === 0 ? [] : ["0 Ts"])].join(" "),
    width: stretches.reduce((sum, stretch) => sum + stretch.width, 0) * size,
    size: whole,
    words: run.text,
    underlined: target !== undefined && run.link !== undefined,
    ...(target && { target }),
  };
}

/** Inside a text object; `color` in the form that `rgb` gives it. */
function show(stretches: readonly Stretch[], size: number, color: string): string {
  const shown = stretches.map(({ font, hex, room, thickened }) => {
    const words = room === 0 ? `<${hex}> Tj` : `[<${hex}> ${number(-1000 * room)}] TJ`;
    return `/${font} ${number(size)} Tf ${thickened ? `2 Tr ${number(size * thickening)} w ${color} RG ${words} 0 Tr` : words}`;
  });
  return [`${color} rg`, ...shown].join(" ");
}

/** Of the outline of letters that have to pass for bold, in shares of the size: what PowerPoint adds, seen at 44 pt. */
const thickening = 1 / 36;

/** Where a link leads; undefined where that is nowhere, or something that must not be opened. */
export function targetIn(link: string | undefined, page: Page): Target | undefined {
  const target = link === undefined ? undefined : targetOf(link);
  return target && "slide" in target && !page.has(target.slide) ? undefined : target;
}

/** Runs side by side as one text object; each stretch of a link as one of its own, in its element. */
function drawLine({ runs, stretch }: SetLine, x: number, baseline: number): readonly Content[] {
  const parts: Content[] = [];
  let at = x;
  for (let i = 0; i < runs.length; ) {
    const { target } = runs[i]!;
    const next = runs.findIndex((run, j) => j > i && !sameTarget(run.target, target));
    const together = runs.slice(i, next < 0 ? undefined : next);
    const shown = marks(`BT ${factor(stretch)} 0 0 -1 ${number(at)} ${number(baseline)} Tm ${together.map(({ operators }) => operators).join(" ")} ET`);
    const width = together.reduce((sum, run) => sum + run.width, 0) * stretch;
    if (target) {
      const size = Math.max(...together.map((run) => run.size));
      const place: Box = { x: at, y: baseline - 0.9 * size, width, height: 1.15 * size };
      // In the colour of the words, which is still set.
      const line = together.some(({ underlined }) => underlined) ? [marks(`${rectangle({ x: at, y: baseline + 0.1 * size, width, height: 0.05 * size })} f`)] : [];
      parts.push({ role: "Link", children: [shown, ...line], link: { target, boxes: [place], words: together.map(({ words }) => words).join("") } });
    } else parts.push(shown);
    at += width;
    i += together.length;
  }
  return parts;
}

const sameTarget = (a: Target | undefined, b: Target | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);
