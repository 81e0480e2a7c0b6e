import type { Layer } from "../lint/behind.js";
import type { FittedText } from "../kinds/check.js";
import type { ParagraphLook } from "../lint/text-look.js";
import type { Box, Geometry, ImageNode, Paragraph, Scene, SceneNode, ShapeNode, SlideScene, TableCell, TableNode, TextNode } from "../scene/nodes.js";
import type { Span } from "../source/span.js";
import type { Language } from "../source/wording/wording.js";
import type { ColorRole, TypeRole } from "../theme/theme.js";
import { isSourceLine, plainText, type Item, type SlideContent, type TableItem, type TextItem } from "./content.js";
import { fitted, singleLine, textBoxOf } from "./fit.js";
import type { RenderedItem, RenderedSlide } from "./rendering.js";

/**
 * The slides as a scene, for the rules that read scenes. A file has colours and no roles: each colour is a role of its own,
 * named by its six digits, and `colors` gives it back. What is filled with several colours, or nobody knows with which, is a
 * picture to the rules: they say nothing of what stands on it.
 */
export function sceneOf(contents: readonly SlideContent[], rendering: readonly RenderedSlide[], page: { readonly width: number; readonly height: number; readonly title: string; readonly language: Language }): Scene {
  const { width, height, title, language } = page;
  const slides = contents.map((content, i) => slideScene(content, rendering[i]!, { x: 0, y: 0, width, height }));
  return { width, height, properties: { title, date: "", language }, sections: [], slides, pictures: new Map() };
}

/** Hex digits by the roles of `sceneOf`. */
export function colorsOf(contents: readonly SlideContent[]): Readonly<Record<ColorRole, string>> {
  const found = new Set<string>(["000000", "FFFFFF"]);
  const add = (color: string | undefined): void => void (color !== undefined && /^[0-9A-F]{6}$/iu.test(color) && found.add(color));
  const addText = (paragraphs: readonly ParagraphLook[]): void => paragraphs.forEach(({ runs }) => runs.forEach(({ color }) => add(color)));
  for (const { items, under, background } of contents) {
    add(background);
    for (const { fill } of under) add(fill);
    for (const item of items) {
      if (item.kind === "text") {
        add(item.fill);
        addText(item.paragraphs);
      } else if (item.kind === "table")
        for (const { fill, paragraphs } of item.rows.flat()) {
          add(fill);
          addText(paragraphs);
        }
    }
  }
  return Object.fromEntries([...found].map((color) => [color, color])) as Record<ColorRole, string>; // the roles that `roleOf` gives
}

/** See `sceneOf`: the deck's own colours are the only roles that its scene has. */
const roleOf = (color: string): ColorRole => color as ColorRole;
const known = (color: string | undefined): color is string => color !== undefined && color !== "none";

function slideScene(content: SlideContent, { items: spans, start }: RenderedSlide, page: Box): SlideScene {
  const { items, number, background, under, hidden } = content;
  const top = items.flatMap((item, i): readonly SceneNode[] => (item.group === undefined ? nodesOf(item, i, items, spans, page) : []));
  const title = items.find((item) => item.kind === "text" && item.role === "title");
  const grounds = under.flatMap((layer, i) => groundOf(layer, `layout ${i + 1}`));
  return {
    id: `slide-${number}`, number, layout: "content", brandLayout: 0,
    background: roleOf(background ?? "FFFFFF"),
    title: title?.kind === "text" ? title.paragraphs.map(plainText).join("\n") : "",
    nodes: top,
    under: background === undefined ? [picture("background", page), ...grounds] : grounds,
    notes: content.notes.map((text) => [{ text }]),
    ...(hidden && { hidden }),
    span: start,
  };
}

const picture = (name: string, box: Box): ImageNode => ({ type: "image", name, box, picture: "", alt: null });

function groundOf({ box, fill, plain }: Layer, name: string): readonly SceneNode[] {
  if (!box || fill === "none") return [];
  return [fill === undefined || !plain ? picture(name, box) : { type: "shape", name, box, geometry: "rect", fill: roleOf(fill) }];
}

function nodesOf(item: Item, index: number, items: readonly Item[], spans: readonly RenderedItem[], page: Box): readonly SceneNode[] {
  const rendered = spans[index]!;
  const common = { name: item.name, box: item.box, span: rendered.span };
  switch (item.kind) {
    case "text":
      return textNodes(item, rendered, page);
    case "picture":
      return [{ ...common, type: "image", picture: "", alt: item.alt }];
    case "table":
      return [tableNode(item, rendered)];
    case "chart":
      return [{ ...common, type: "chart", model: item.chart.model, drawn: [], alt: item.alt ?? item.name }];
    case "line":
      return [{ ...common, type: "shape", geometry: "line" }];
    case "drawing":
      return [{ ...common, type: "image", picture: "", alt: item.lines.length > 0 ? null : item.alt }];
    case "group":
      return [{ ...common, type: "group", alt: item.alt, children: items.flatMap((child, i) => (child.group === index ? nodesOf(child, i, items, spans, page) : [])) }];
  }
}

const geometries: Readonly<Record<string, Geometry>> = {
  rect: "rect", roundRect: "rect", round1Rect: "rect", round2SameRect: "rect", snip1Rect: "rect", snip2SameRect: "rect", flowChartProcess: "rect", flowChartAlternateProcess: "rect", textBox: "rect",
  ellipse: "ellipse", diamond: "diamond", homePlate: "home-plate", chevron: "chevron", triangle: "triangle",
};

function textNodes(item: TextItem, { span }: RenderedItem, page: Box): readonly SceneNode[] {
  const text = item.paragraphs.some((paragraph) => plainText(paragraph).trim() !== "") ? textNode(item, span, page) : undefined;
  if (item.fill === "none") return text ? [text] : [];
  const ground = { name: item.name, box: item.box, span };
  if (!known(item.fill)) return [{ ...picture(item.name, item.box), span }, ...(text ? [text] : [])];
  const shape: ShapeNode = { ...ground, type: "shape", geometry: geometries[item.geometry] ?? "path", fill: roleOf(item.fill), ...(text && { text }) };
  return [shape];
}

function textNode(item: TextItem, span: Span, page: Box): TextNode {
  const { paragraphs, frame } = item;
  const { box, lines, align, anchor, wrap, gap, needs } = textBoxOf(item.box, paragraphs, frame);
  const runs = paragraphs.flatMap((paragraph) => paragraph.runs);
  const size = mainSize(paragraphs) * frame.scale;
  const unknown = runs.some(({ color, text }) => color === undefined && text.trim() !== "");
  return {
    type: "text", name: item.name, span, box, lines, align, anchor, wrap, gap,
    paragraphs: paragraphs.map((paragraph) => paragraphOf(paragraph, frame.scale)),
    style: { role: roleOfText(item, page), size, line: lines.length === 0 ? size * singleLine : needs / lines.length, bold: runs.find(({ text }) => text.trim() !== "")?.bold ?? false, color: roleOf(runs[0]?.color ?? "000000") },
    ...(item.role === "title" && { placeholder: "title" as const }),
    ...(unknown && { inherits: "dress" as const }), // its colour is not certain
  };
}

const paragraphOf = ({ runs }: ParagraphLook, scale: number): Paragraph =>
  runs.map(({ text, bold, color, size, raised }) => ({ text, bold, size: Math.round(size * scale * 10) / 10, ...(color !== undefined && { color: roleOf(color) }), ...(raised && { baseline: "superscript" as const }) }));

/** The size that most of the letters have. */
function mainSize(paragraphs: readonly ParagraphLook[]): number {
  const letters = new Map<number, number>();
  for (const { text, size } of paragraphs.flatMap(({ runs }) => runs)) letters.set(size, (letters.get(size) ?? 0) + text.trim().length);
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 18;
}

/** What stands in the margins of the page (sources, page numbers, running heads) is looked up, not read from the last row. */
function roleOfText(item: TextItem, page: Box): TypeRole {
  const { role, box, paragraphs } = item;
  if (role === "title") return "title";
  if (role === "footer" || role === "number" || isSourceLine(item)) return "source";
  if (box.y >= page.height * 0.88) return "source";
  if (box.y + box.height <= page.height * 0.09) return "marker";
  if (role === "subtitle") return "subtitle";
  return paragraphs.some((paragraph) => lettersOf(plainText(paragraph)) >= runningText) ? "body" : "marker";
}

/** In Han characters; what is shorter is a label, a chip or a number, and has a size of its own. */
const runningText = 12;
const lettersOf = (text: string): number => [...text.matchAll(/\p{Script=Han}/gu)].length + [...text.matchAll(/[A-Za-z]+/gu)].length * 1.5;

function tableNode(item: TableItem, { span, lines }: RenderedItem): TableNode {
  let at = 0;
  return {
    type: "table", name: item.name, box: item.box, span, widths: item.widths, heights: item.heights, alt: item.alt ?? item.name,
    rows: item.rows.map((cells) =>
      cells.map(({ paragraphs, fill, across, down }): TableCell => {
        const runs = paragraphs.flatMap((paragraph) => paragraph.runs);
        const size = mainSize(paragraphs);
        const own = lines[at];
        at += 1;
        return {
          paragraph: runs.map(({ text, bold, size: own, color }) => ({ text, bold, size: own, ...(color !== undefined && { color: roleOf(color) }) })),
          style: { role: "table", size, line: size * singleLine, bold: runs[0]?.bold ?? false, color: roleOf(runs[0]?.color ?? "000000") },
          align: paragraphs[0]?.align ?? "left", lines: [], ...(own && { span: own }),
          ...(known(fill) && runs.every(({ color }) => color !== undefined) && { fill: roleOf(fill) }),
          ...(across > 1 && { across }), ...(down > 1 && { down }),
        };
      }),
    ),
  };
}

/** Texts with the height that they need and the one that they have; a table's is what is left of the page below its top. */
export function fittedTexts(contents: readonly SlideContent[], rendering: readonly RenderedSlide[], height: number): readonly FittedText[] {
  return contents.flatMap(({ number, items }, s) =>
    items.flatMap((item, i): readonly FittedText[] => {
      const { span } = rendering[s]!.items[i]!;
      if (item.kind === "table") {
        const needs = item.rows.reduce((sum, cells, r) => sum + Math.max(item.heights[r] ?? 0, ...cells.map((cell, c) => heightOf(cell, c, item))), 0);
        return [{ slide: number, name: item.name, needs, has: height - item.box.y, line: 12, grows: false, span }];
      }
      if (item.kind !== "text" || item.frame.turned || item.role === "number" || item.paragraphs.every((paragraph) => plainText(paragraph).trim() === "")) return [];
      const { box, needs, line } = textBoxOf(item.box, item.paragraphs, item.frame);
      // A shape that grows does so downwards, from its middle or upwards, as its text is anchored; the page ends it.
      const has = item.frame.fit === "grow" ? Math.max(box.height, height - box.y) : box.height;
      return [{ slide: number, name: item.name, needs, has, line, grows: item.frame.fit === "grow", span }];
    }),
  );
}

function heightOf({ paragraphs, margins, across, down, covered }: TableItem["rows"][number][number], column: number, { widths }: TableItem): number {
  if (covered || down > 1 || paragraphs.length === 0) return 0;
  const width = widths.slice(column, column + across).reduce((sum, one) => sum + one, 0) - margins.left - margins.right;
  return fitted(paragraphs, width).needs + margins.top + margins.bottom;
}
