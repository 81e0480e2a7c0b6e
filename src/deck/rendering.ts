import type { PlacedShape, SourceFile, Span } from "../source/span.js";
import { plainText, type ChartItem, type Item, type SlideContent, type TableItem } from "./content.js";

/** The deck as text, a paragraph, a cell or a point of a chart a line, and where each of them stands. */
export interface Rendering {
  readonly file: SourceFile;
  /** Slide by slide as in the contents. */
  readonly slides: readonly RenderedSlide[];
}

export interface RenderedSlide {
  /** Where the slide begins. */
  readonly start: Span;
  readonly items: readonly RenderedItem[];
  /** One a paragraph of the notes. */
  readonly notes: readonly Span[];
}

export interface RenderedItem {
  /** Everything that it says; empty, and at its place, where it says nothing. */
  readonly span: Span;
  /** Its texts: paragraphs, cells row by row, the points of a chart series by series behind its title, names and categories. */
  readonly lines: readonly Span[];
  readonly alt?: Span;
}

export function rendered(path: string, contents: readonly SlideContent[]): Rendering {
  const pieces: string[] = [];
  const shapes: PlacedShape[] = [];
  let length = 0;
  const placed: { readonly start: number; readonly end: number }[] = [];
  const say = (text: string): number => {
    placed.push({ start: length, end: length + text.length });
    pieces.push(text, "\n");
    length += text.length + 1;
    return placed.length - 1;
  };
  const drafts = contents.map(({ number, items, notes }) => ({
    start: placed.length,
    empty: items.length === 0 && (shapes.push({ at: length, slide: number }), say("")),
    items: items.map((item) => {
      shapes.push({ at: length, slide: number, shape: item.name });
      const texts = linesOf(item);
      // What says nothing has a line of its own all the same: a place to point at.
      const own = texts.length === 0 ? [say("")] : texts.map(say);
      const alt = item.alt !== null && item.alt !== "" ? say(item.alt) : undefined;
      return { own, silent: texts.length === 0, alt };
    }),
    notes: (notes.length === 0 ? [] : (shapes.push({ at: length, slide: number }), notes)).map(say),
  }));
  const file: SourceFile = { path, text: pieces.join(""), shapes };
  const at = (index: number): Span => ({ file, ...placed[index]! });
  return {
    file,
    slides: drafts.map(({ start, items, notes }) => ({
      start: at(start),
      items: items.map(({ own, silent, alt }) => ({ span: { file, start: placed[own[0]!]!.start, end: placed[own[0]!]!.end }, lines: silent ? [] : own.map(at), ...(alt !== undefined && { alt: at(alt) }) })),
      notes: notes.map(at),
    })),
  };
}

/** What an item says, as it is rendered. */
export function linesOf(item: Item): readonly string[] {
  switch (item.kind) {
    case "text":
      return item.paragraphs.map(plainText).every((text) => text.trim() === "") ? [] : item.paragraphs.map(plainText);
    case "table":
      return cellTexts(item).flat();
    case "chart":
      return chartLines(item);
    case "drawing":
      return item.lines;
    case "picture":
    case "group":
    case "line":
      return [];
  }
}

/** Paragraphs of a cell stand in one line. */
export const cellTexts = ({ rows }: TableItem): readonly (readonly string[])[] => rows.map((cells) => cells.map(({ paragraphs }) => paragraphs.map(plainText).join(" ").trim()));

/** Where among the lines of a chart its points begin. */
export const firstPoint = 4;

/** Title, captions, names of series, categories, and then every point: `营业总收入 2015年 2942`. */
export function chartLines({ chart: { title, captions, model } }: ChartItem): readonly string[] {
  const { series, categories } = model;
  const points = series.flatMap(({ name, values }) => values.map((value, i) => [name, categories[i] ?? "", value === null ? "" : String(value)].filter((part) => part !== "").join(" ")));
  return [title ?? "", captions.join(" "), series.map(({ name }) => name).join("  "), categories.join("  "), ...points];
}
