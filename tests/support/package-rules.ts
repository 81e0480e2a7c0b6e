import { unzipSync } from "fflate";
import { chartRanges as rangesOf } from "../../src/lint/chart-ranges.js";
import { openDeck } from "../../src/lint/deck.js";
import { lintDeck } from "../../src/lint/lint.js";
import { fileRules } from "../../src/lint/rules.js";
import { child, isElement, parseXml, type XmlElement } from "./parse-xml.js";

/**
 * What a presentation of ours breaks: the linter's rules of the file, and those that only we have to hold, because our files
 * are equal byte by byte and leave nothing of their text to inheritance. One line a breach. Scenes of tests need no titles and
 * the like: the rules of access are those of `lint.test.ts`.
 */
export function packageProblems(data: Uint8Array): readonly string[] {
  const { value, diagnostics } = lintDeck(data, "deck.pptx");
  const names = new Set(fileRules.map(({ name }) => name));
  const breaches = (value?.findings ?? []).filter(({ rule }) => names.has(rule)).map(({ rule, part, shape, args }) => `${part ?? "archive"} ${shape ?? ""}: ${rule} ${JSON.stringify(args)}`);
  const house = [...openPackage(data).trees].flatMap(([path, tree]) => houseProblems(path, tree).map((problem) => `${path}: ${problem}`));
  return [...diagnostics.map(({ code }) => code), ...breaches, ...timeProblems(data), ...house];
}

export interface OpenPackage {
  /** Every entry of the archive, in order. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly trees: ReadonlyMap<string, XmlElement>;
}

export function openPackage(data: Uint8Array): OpenPackage {
  const files = new Map(Object.entries(unzipSync(data)));
  const xml = [...files].filter(([path]) => /\.(?:xml|rels)$/u.test(path));
  return { files, trees: new Map(xml.map(([path, bytes]) => [path, parseXml(new TextDecoder("utf-8", { fatal: true }).decode(bytes))])) };
}

/** All elements of that name below, or all if none is given. */
export function* within(tree: XmlElement, name?: string): Generator<XmlElement> {
  if (name === undefined || tree.name === name) yield tree;
  for (const node of tree.children) if (isElement(node)) yield* within(node, name);
}

export const textOf = (tree: XmlElement): string =>
  tree.children.map((node) => (isElement(node) ? textOf(node) : node)).join("");

/** Each range of each chart: what the chart remembers and what its workbook says, cell by cell; a gap is null. */
export function chartRanges(data: Uint8Array): readonly { chart: string; range: string; cached: readonly (string | null)[]; cells: readonly (string | null)[] }[] {
  const deck = openDeck(data)!;
  return deck.reached("chart").flatMap((chart) => {
    const workbook = deck.relations(chart).find(({ kind }) => kind === "package")!.target;
    return rangesOf(deck.trees.get(chart)!, deck.parts.get(workbook)!).map(({ range, cached, cells }) => {
      if (!cells) throw new Error(`Not a range of the workbook: ${range}`);
      return { chart, range, cached, cells };
    });
  });
}

function timeProblems(data: Uint8Array): readonly string[] {
  const bytes = Buffer.from(data);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  for (let at = bytes.readUInt32LE(end + 16); at < end; at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32))
    if (bytes.readUInt32LE(at + 12) !== 0x00210000) return ["an entry has a time"];
  return [];
}

function houseProblems(path: string, tree: XmlElement): readonly string[] {
  const pictures = [...within(tree, "p:pic")].filter((picture) => [...within(picture, "p:cNvPr")][0]?.attributes["descr"] === undefined);
  return [...pictures.map(() => "a picture without description"), ...(path.startsWith("ppt/slides/") ? textProblems(tree) : [])];
}

/** A placeholder of a company's layout, which gives it all its dress: nothing of the body's properties is its own. */
function isInherited(shape: XmlElement): boolean {
  const [properties] = [...within(shape, "a:bodyPr")];
  return [...within(shape, "p:ph")].length > 0 && properties !== undefined && Object.keys(properties.attributes).length === 0 && properties.children.length === 0;
}

/** What is left out is inherited, and a font size is only ours if nothing may shrink it. */
function textProblems(tree: XmlElement): readonly string[] {
  const problems: string[] = [];
  const inherited = new Set([...within(tree, "p:sp")].filter(isInherited).flatMap((shape) => [...within(shape, "p:txBody"), ...within(shape, "a:p")]));
  for (const text of within(tree, "p:txBody")) {
    if (inherited.has(text)) continue;
    if (![...within(text, "a:r"), ...within(text, "a:fld")].length) continue;
    const properties = child(text, "a:bodyPr")!;
    for (const attribute of ["wrap", "lIns", "tIns", "rIns", "bIns", "anchor"]) if (properties.attributes[attribute] === undefined) problems.push(`a text body without ${attribute}`);
    if (!child(properties, "a:noAutofit")) problems.push("a text body without noAutofit");
  }
  for (const paragraph of within(tree, "a:p")) {
    const runs = [...within(paragraph, "a:rPr"), ...within(paragraph, "a:endParaRPr")];
    if (runs.length === 0 || inherited.has(paragraph)) continue;
    if (![...within(paragraph, "a:lnSpc")].length) problems.push("a paragraph without line spacing");
    if (!child(paragraph, "a:endParaRPr")) problems.push("a paragraph without end properties");
    for (const run of runs) {
      if (!run.attributes["lang"]) problems.push("a run without language");
      for (const face of ["a:latin", "a:ea"]) if (!child(run, face)) problems.push(`a run without ${face}`);
    }
  }
  return problems;
}
