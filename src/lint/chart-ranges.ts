import { unzip, ZipProblem, type Unzipped } from "../source/unzip.js";
import { childOf, elementsOf, parseXml, textOf, XmlProblem, type XmlElement } from "../source/xml-tree.js";
import { canonical } from "./canonical.js";
import { readRelations, relationsPath } from "./relations.js";
import { within } from "./shapes.js";

/** A range that a chart refers to: what the chart remembers of it, and what the workbook says; a gap is null. */
export interface ChartRange {
  /** As the chart writes it: `Sheet1!$B$2:$B$5`. */
  readonly range: string;
  readonly cached: readonly (string | null)[];
  /** Undefined where it is no plain range of a sheet that is there (a name, another file). */
  readonly cells: readonly (string | null)[] | undefined;
}

/** Every range of a chart part with the workbook embedded behind it; none where the workbook cannot be read. */
export function chartRanges(chart: XmlElement, workbook: Uint8Array): readonly ChartRange[] {
  const book = readBook(workbook);
  if (!book) return [];
  return [...within(chart)].flatMap((reference): readonly ChartRange[] => {
    const cache = childOf(reference, "c:strCache") ?? childOf(reference, "c:numCache");
    const formula = childOf(reference, "c:f");
    if (!cache || !formula) return [];
    const range = textOf(formula).trim();
    const count = Math.min(mostCells, Number(childOf(cache, "c:ptCount")?.attributes["val"] ?? 0) || 0);
    const cached = Array.from({ length: count }, (): string | null => null);
    for (const point of elementsOf(cache).filter(({ name }) => name === "c:pt")) {
      const index = Number(point.attributes["idx"]);
      if (index >= 0 && index < mostCells) cached[index] = textOf(childOf(point, "c:v") ?? point);
    }
    return [{ range, cached: Array.from(cached, (value) => value ?? null), cells: cellsOf(book, range) }];
  });
}

/** PowerPoint shows no more points of a series than that. */
const mostCells = 32_000;

type Cells = ReadonlyMap<string, string>;
type Book = ReadonlyMap<string, Cells>;

const limits = { mostEntries: 1_000, mostBytes: 50_000_000 };
const treeLimits = { deepest: 60, mostElements: 1_000_000 };

function readBook(data: Uint8Array): Book | undefined {
  try {
    const archive = unzip(data, limits);
    const workbook = "xl/workbook.xml";
    const tree = read(archive, workbook);
    const relations = read(archive, relationsPath(workbook));
    if (!tree || !relations) return undefined;
    const strings = [...within(read(archive, "xl/sharedStrings.xml") ?? nothing, "si")].map(stringOf);
    const targets = readRelations(relations, workbook);
    return new Map(
      [...within(tree, "sheet")].map(({ attributes }) => {
        const path = targets.find(({ id }) => id === attributes["r:id"])?.target;
        return [attributes["name"] ?? "", cellsIn((path === undefined ? undefined : read(archive, path)) ?? nothing, strings)];
      }),
    );
  } catch (problem) {
    if (problem instanceof ZipProblem || problem instanceof XmlProblem) return undefined;
    throw problem;
  }
}

const nothing: XmlElement = { name: "", attributes: {}, children: [] };

function read(archive: Unzipped, path: string): XmlElement | undefined {
  const data = archive.read(path);
  return data && canonical(parseXml(new TextDecoder().decode(data), treeLimits));
}

const cellsIn = (sheet: XmlElement, strings: readonly string[]): Cells =>
  new Map(
    [...within(sheet, "c")].flatMap((cell) => {
      const { r: address = "", t: type = "n" } = cell.attributes;
      const inline = childOf(cell, "is");
      const value = childOf(cell, "v");
      if (type === "inlineStr") return inline ? [[address, stringOf(inline)] as const] : [];
      if (!value) return [];
      const said = textOf(value);
      return [[address, type === "s" ? (strings[Number(said)] ?? "") : said] as const];
    }),
  );

/** Rich text is in several runs; how it is read aloud (`rPh`) is no part of it. */
const stringOf = (item: XmlElement): string =>
  elementsOf(item).map((child) => (child.name === "t" ? textOf(child) : child.name === "r" ? elementsOf(child).filter(({ name }) => name === "t").map(textOf).join("") : "")).join("");

/** Row by row, as a chart counts its points. A sheet's name stands in quotes where it has more than letters and digits. */
function cellsOf(book: Book, range: string): readonly (string | null)[] | undefined {
  const match = /^(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/u.exec(range);
  const sheet = match && book.get((match[1]?.replaceAll("''", "'") ?? match[2])!);
  if (!match || !sheet) return undefined;
  const [left, top] = [columnNumber(match[3]!), Number(match[4])];
  const [right, bottom] = [columnNumber(match[5] ?? match[3]!), Number(match[6] ?? match[4])];
  if ((right - left + 1) * (bottom - top + 1) > mostCells || right < left || bottom < top) return undefined;
  return Array.from({ length: bottom - top + 1 }, (_, r) => Array.from({ length: right - left + 1 }, (_, c) => sheet.get(`${columnName(left + c)}${top + r}`) ?? null)).flat();
}

const columnNumber = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
const columnName = (number: number): string => (number <= 0 ? "" : `${columnName(Math.floor((number - 1) / 26))}${String.fromCharCode(65 + ((number - 1) % 26))}`);
