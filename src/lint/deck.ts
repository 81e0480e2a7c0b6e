import { unzip, zipEntries, ZipProblem, type ZipEntry, type ZipLimits } from "../source/unzip.js";
import { childOf, elementsOf, parseXml, XmlProblem, type XmlElement } from "../source/xml-tree.js";
import { canonical } from "./canonical.js";
import { ownerOf, readRelations, relationsPath, type Relation } from "./relations.js";
import { readShapes, type Shape } from "./shapes.js";

/** A presentation as its file has it: entries, parts, relationships, slides in the order of the show. */
export interface Deck {
  /** The archive's directory, with what is there twice. */
  readonly entries: readonly ZipEntry[];
  /** Every part by its path, in the archive's order; `undefined` where it cannot be unpacked. */
  readonly parts: ReadonlyMap<string, Uint8Array | undefined>;
  /** Every XML part that could be read. */
  readonly trees: ReadonlyMap<string, XmlElement>;
  /** XML parts that could not be read, and why. */
  readonly broken: ReadonlyMap<string, XmlProblem["kind"] | "encoding">;
  readonly types: ContentTypes;
  /** Path of the presentation part. */
  readonly presentation: string;
  readonly slides: readonly Slide[];
  relations(path: string): readonly Relation[];
  /** The parts of one kind that relationships from anywhere lead to, such as `slideLayout`. */
  reached(kind: string): readonly string[];
  /** Number of the slide that a part is or belongs to (its notes, its charts). */
  slideOf(path: string): number | undefined;
  /** Shapes of a slide, layout or master, in their order; groups before what is in them. */
  shapes(path: string): readonly Shape[];
}

export interface Slide {
  /** From 1, as PowerPoint counts, hidden ones included. */
  readonly number: number;
  readonly path: string;
  readonly tree: XmlElement;
}

export interface ContentTypes {
  /** By extension in lower case, as often as they are declared. */
  readonly defaults: readonly (readonly [extension: string, type: string])[];
  readonly overrides: readonly (readonly [path: string, type: string])[];
  of(path: string): string | undefined;
}

/** More than any real deck: 1,000 slides with charts have some 8,000 parts. Bytes of all parts together, unpacked. */
export const deckLimits: ZipLimits = { mostEntries: 40_000, mostBytes: 800_000_000 };
/**
 * A deck of ours with 1,000 slides and 334 charts has 560,000 elements in all, its largest part some thousands; a million takes
 * some 600 MB. PowerPoint nests no deeper than some dozens.
 */
const treeLimits = { deepest: 200, mostOfPart: 300_000, mostElements: 1_500_000 };

/** Reads the file; undefined where it is no presentation. Throws `ZipProblem` where the archive cannot be read at all. */
export function openDeck(bytes: Uint8Array): Deck | undefined {
  const entries = zipEntries(bytes, deckLimits);
  const archive = unzip(bytes, deckLimits);
  const parts = new Map(archive.names.filter((name) => !name.endsWith("/")).map((name) => [name, readPart(archive.read, name)]));
  const trees = new Map<string, XmlElement>();
  const broken = new Map<string, XmlProblem["kind"] | "encoding">();
  let left = treeLimits.mostElements;
  for (const [path, data] of parts) {
    if (!data || !/\.(?:xml|rels)$/iu.test(path)) continue;
    const read = readTree(data, Math.min(left, treeLimits.mostOfPart));
    if (typeof read === "string") broken.set(path, read);
    else {
      trees.set(path, read);
      left -= countOf(read);
    }
  }
  const all = new Map<string, readonly Relation[]>();
  // Names of parts are equal whatever their case (ECMA-376 part 2, 9.1.1).
  const stored = new Map([...parts.keys()].map((path) => [path.toLowerCase(), path]));
  for (const path of ["", ...parts.keys()]) {
    const tree = trees.get(relationsPath(path));
    if (tree) all.set(path, readRelations(tree, path).map((relation) => ({ ...relation, target: relation.external || parts.has(relation.target) ? relation.target : (stored.get(relation.target.toLowerCase()) ?? relation.target) })));
  }
  const relations = (path: string): readonly Relation[] => all.get(path) ?? [];
  const presentation = relations("").find(({ kind }) => kind === "officeDocument")?.target ?? "ppt/presentation.xml";
  const tree = trees.get(presentation);
  if (tree?.name !== "p:presentation" && !broken.has(presentation)) return undefined;
  const slides = tree ? slidesOf(tree, relations(presentation), trees) : [];
  const numbers = slideNumbers(slides, relations);
  const shapes = new Map<string, readonly Shape[]>();
  return {
    entries, parts, trees, broken, presentation, slides, relations,
    types: readTypes(trees.get("[Content_Types].xml")),
    reached: (kind) => [...new Set([...all.values()].flat().filter((relation) => relation.kind === kind && !relation.external).map(({ target }) => target))],
    slideOf: (path) => numbers.get(path) ?? numbers.get(ownerOf(path) ?? ""),
    shapes(path) {
      const known = shapes.get(path) ?? (trees.has(path) ? readShapes(trees.get(path)!) : []);
      shapes.set(path, known);
      return known;
    },
  };
}

function readPart(read: (name: string) => Uint8Array | undefined, name: string): Uint8Array | undefined {
  try {
    return read(name);
  } catch (problem) {
    if (problem instanceof ZipProblem && problem.kind === "damaged") return undefined; // one bad part; the rest can be read
    throw problem;
  }
}

function readTree(data: Uint8Array, mostElements: number): XmlElement | XmlProblem["kind"] | "encoding" {
  try {
    return canonical(parseXml(decodeXml(data), { deepest: treeLimits.deepest, mostElements }));
  } catch (problem) {
    if (problem instanceof XmlProblem) return problem.kind;
    if (problem instanceof TypeError) return "encoding"; // TextDecoder's, when it is fatal
    throw problem;
  }
}

/** OPC allows UTF-8 and UTF-16, the latter with a byte order mark. */
function decodeXml(data: Uint8Array): string {
  const encoding = data[0] === 0xff && data[1] === 0xfe ? "utf-16le" : data[0] === 0xfe && data[1] === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding, { fatal: true }).decode(data);
}

const countOf = (tree: XmlElement): number => elementsOf(tree).reduce((sum, child) => sum + countOf(child), 1);

function slidesOf(presentation: XmlElement, relations: readonly Relation[], trees: ReadonlyMap<string, XmlElement>): readonly Slide[] {
  const ids = elementsOf(childOf(presentation, "p:sldIdLst") ?? presentation).filter(({ name }) => name === "p:sldId");
  const targets = new Map(relations.filter(({ external }) => !external).map(({ id, target }) => [id, target]));
  const slides = new Map<string, Slide>(); // a part that is listed twice is one slide
  for (const [i, { attributes }] of ids.entries()) {
    const path = targets.get(attributes["r:id"] ?? "");
    const tree = path === undefined ? undefined : trees.get(path);
    if (path !== undefined && tree?.name === "p:sld" && !slides.has(path)) slides.set(path, { number: i + 1, path, tree });
  }
  return [...slides.values()];
}

/** A slide, and what only it uses: its notes, its charts and their workbooks. */
function slideNumbers(slides: readonly Slide[], relations: (path: string) => readonly Relation[]): ReadonlyMap<string, number> {
  const numbers = new Map(slides.map(({ path, number }) => [path, number]));
  for (const { path, number } of slides)
    for (const { target, kind, external } of relations(path)) {
      if (external || !["notesSlide", "chart", "chartEx", "comments", "diagramData"].includes(kind) || numbers.has(target)) continue;
      numbers.set(target, number);
      for (const inner of relations(target)) if (inner.kind === "package" && !numbers.has(inner.target)) numbers.set(inner.target, number);
    }
  return numbers;
}

function readTypes(tree: XmlElement | undefined): ContentTypes {
  const declared = (name: string, key: string): readonly (readonly [string, string])[] =>
    elementsOf(tree ?? { name: "", attributes: {}, children: [] }).filter((element) => element.name === name).map(({ attributes }) => [attributes[key] ?? "", attributes["ContentType"] ?? ""] as const);
  const defaults = declared("Default", "Extension").map(([extension, type]) => [extension.toLowerCase(), type] as const);
  const overrides = declared("Override", "PartName").map(([path, type]) => [path.replace(/^\//u, ""), type] as const);
  const byExtension = new Map(defaults);
  const byPath = new Map(overrides.map(([path, type]) => [path.toLowerCase(), type]));
  return { defaults, overrides, of: (path) => byPath.get(path.toLowerCase()) ?? byExtension.get(extensionOf(path)) };
}

/** In lower case, without the dot; empty where there is none. */
export function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const dot = name.lastIndexOf(".");
  return dot < 0 ? "" : name.slice(dot + 1).toLowerCase();
}
