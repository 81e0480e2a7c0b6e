import { unzipSync } from "fflate";
import { openDeck } from "../../src/lint/deck.js";
import { bodyText, within as elements } from "../../src/lint/shapes.js";
import { childOf, elementsOf, textOf, type XmlElement } from "../../src/source/xml-tree.js";

/** What a deck says, slide by slide, as a reader of its file finds it. */
export interface SlideContent {
  /** Of all shapes that are no tables, in their order, a paragraph each; empty ones left out, and the page number, which is a field. */
  readonly texts: readonly string[];
  /** Tables, rows, cells. */
  readonly tables: readonly (readonly (readonly string[])[])[];
  /** Charts: each series with its name, categories and values; a gap is empty. */
  readonly charts: readonly (readonly SeriesContent[])[];
  readonly notes: readonly string[];
}

export interface SeriesContent {
  readonly name: string;
  readonly categories: readonly string[];
  readonly values: readonly string[];
}

/** By our own reader, the one of the linter. */
export function contentByLinter(data: Uint8Array): readonly SlideContent[] {
  const deck = openDeck(data)!;
  return deck.slides.map(({ path }) => {
    const shapes = deck.shapes(path);
    const targets = (kind: string): readonly string[] => deck.relations(path).filter((relation) => relation.kind === kind).map(({ target }) => target);
    const frames = shapes.filter(({ kind }) => kind === "frame").map(({ element }) => element);
    return {
      texts: shapes.filter(({ kind, placeholder }) => kind === "text" && placeholder?.type !== "sldNum").flatMap(({ element }) => paragraphs(element)),
      tables: frames.flatMap((frame) => [...elements(frame, "a:tbl")].map((table) => elementsOf(table).filter(({ name }) => name === "a:tr").map((row) => elementsOf(row).filter(({ name }) => name === "a:tc").map(bodyText)))),
      charts: frames.flatMap((frame) => [...elements(frame, "c:chart")].map(({ attributes }) => seriesIn(deck.trees.get(deck.relations(path).find(({ id }) => id === attributes["r:id"])!.target)!))),
      notes: targets("notesSlide").flatMap((notes) => deck.shapes(notes).filter(({ placeholder }) => placeholder?.type === "body").flatMap(({ element }) => paragraphs(element))),
    };
  });
}

const paragraphs = (element: XmlElement): readonly string[] => bodyText(element).split("\n").filter((text) => text.trim() !== "");

const seriesIn = (chart: XmlElement): readonly SeriesContent[] =>
  [...elements(chart, "c:ser")].map((series) => ({
    name: points(childOf(series, "c:tx")).join(""),
    categories: points(childOf(series, "c:cat") ?? childOf(series, "c:xVal")),
    values: points(childOf(series, "c:val") ?? childOf(series, "c:yVal")),
  }));

function points(parent: XmlElement | undefined): readonly string[] {
  const count = parent && [...elements(parent, "c:ptCount")][0];
  const said = Array.from({ length: Number(count?.attributes["val"] ?? 0) }, () => "");
  for (const point of parent ? elements(parent, "c:pt") : []) said[Number(point.attributes["idx"])] = textOf(childOf(point, "c:v")!);
  return said;
}

/** By a reader that shares nothing with ours: a walk over tags, by file names and what stands in quotes. */
export function contentByTags(data: Uint8Array): readonly SlideContent[] {
  const files = unzipSync(data);
  const text = (path: string): string => new TextDecoder().decode(files[path] ?? new Uint8Array());
  const targets = (path: string): ReadonlyMap<string, string> => {
    const relations = text(path.replace(/([^/]+)$/u, "_rels/$1.rels"));
    return new Map([...relations.matchAll(/<Relationship\b[^>]*>/gu)].map(([tag]) => [quoted(tag, "Id"), `ppt/${quoted(tag, "Target").replace(/^\/?(?:\.\.\/|ppt\/)?/u, "")}`]));
  };
  const main = targets("ppt/presentation.xml");
  return [...text("ppt/presentation.xml").matchAll(/<p:sldId\b[^>]*>/gu)].map(([tag]) => {
    const path = main.get(quoted(tag, "r:id"))!;
    const slide = text(path);
    const related = targets(path);
    const notes = [...related.values()].find((target) => target.includes("/notesSlides/"));
    return {
      texts: spans(slide, "p:sp").filter((shape) => !/<p:ph\b[^>]*type="sldNum"/u.test(shape)).flatMap(lines),
      tables: spans(slide, "a:tbl").map((table) => spans(table, "a:tr").map((row) => spans(row, "a:tc").map((cell) => spans(cell, "a:p").map(words).join("\n")))),
      charts: [...slide.matchAll(/<c:chart\b[^>]*>/gu)].map(([chart]) => spans(text(related.get(quoted(chart, "r:id"))!), "c:ser").map((series) => ({
        name: cached(spans(series, "c:tx")[0]).join(""),
        categories: cached(spans(series, "c:cat")[0] ?? spans(series, "c:xVal")[0]),
        values: cached(spans(series, "c:val")[0] ?? spans(series, "c:yVal")[0]),
      }))),
      notes: notes === undefined ? [] : spans(text(notes), "p:sp").filter((shape) => /<p:ph\b[^>]*type="body"/u.test(shape)).flatMap(lines),
    };
  });
}

const quoted = (tag: string, name: string): string => unescape(new RegExp(`\\s${name}="([^"]*)"`, "u").exec(tag)?.[1] ?? "");

/** What stands between the tags of one name; none of those read here nest. */
const spans = (text: string, name: string): readonly string[] =>
  text.split(new RegExp(`<${name}(?=[\\s>])`, "u")).slice(1).flatMap((piece) => (/^[^>]*\/>/u.test(piece) ? [] : [piece.slice(0, piece.indexOf(`</${name}>`))]));

const lines = (shape: string): readonly string[] => spans(shape, "a:p").map(words).filter((line) => line.trim() !== "");

const words = (paragraph: string): string => [...paragraph.matchAll(/<a:t(?:\s[^>]*)?>([^<]*)<\/a:t>|<a:br\b/gu)].map(([, said]) => (said === undefined ? " " : unescape(said))).join("");

function cached(text = ""): readonly string[] {
  const said = Array.from({ length: Number(/<c:ptCount val="(\d+)"/u.exec(text)?.[1] ?? 0) }, () => "");
  for (const [, index, value] of text.matchAll(/<c:pt idx="(\d+)"[^>]*>\s*<c:v>([^<]*)<\/c:v>/gu)) said[Number(index)] = unescape(value!);
  return said;
}

const unescape = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(lt|gt|quot|apos|amp));/giu, (_, hex: string | undefined, decimal: string | undefined, name: string) =>
    hex !== undefined ? String.fromCodePoint(Number.parseInt(hex, 16)) : decimal !== undefined ? String.fromCodePoint(Number(decimal)) : { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" }[name]!);
