import { unzipSync } from "fflate";
import { child, isElement, type XmlElement } from "../../src/backends/pptx/xml.js";
import { parseXml } from "./parse-xml.js";

/**
 * Rules that a presentation has to hold beyond the schema, because PowerPoint repairs or misreads files that break them
 * (the list was gathered from PptxGenJS's defects). Gives one line for every breach.
 */
export function packageProblems(data: Uint8Array): readonly string[] {
  const file = openPackage(data);
  return [
    ...archiveProblems(data, file),
    ...contentTypeProblems(file),
    ...relationshipProblems(file),
    ...presentationProblems(file),
    ...[...file.trees].flatMap(([path, tree]) => partProblems(path, tree).map((problem) => `${path}: ${problem}`)),
    ...chartProblems(file),
  ];
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
  const file = openPackage(data);
  return [...file.trees].flatMap(([path, tree]) => {
    if (!/^ppt\/charts\/chart\d+\.xml$/u.test(path)) return [];
    const target = relationships(file, path).find(({ type }) => type.endsWith("/package"))!.target;
    const cells = workbookCells(file.files.get(target)!);
    return [...within(tree, "c:strRef"), ...within(tree, "c:numRef")].map((reference) => {
      const range = textOf(child(reference, "c:f")!);
      const cache = child(reference, "c:strCache") ?? child(reference, "c:numCache")!;
      const count = Number(child(cache, "c:ptCount")!.attributes["val"]);
      const cached = Array.from({ length: count }, (): string | null => null);
      for (const point of within(cache, "c:pt")) cached[Number(point.attributes["idx"])] = textOf(child(point, "c:v")!);
      return { chart: path, range, cached, cells: addresses(range).map((address) => cells.get(address) ?? null) };
    });
  });
}

function workbookCells(data: Uint8Array): ReadonlyMap<string, string> {
  const { trees } = openPackage(data);
  const strings = [...within(trees.get("xl/sharedStrings.xml")!, "si")].map(textOfString);
  return new Map(
    [...within(trees.get("xl/worksheets/sheet1.xml")!, "c")].map((cell) => {
      const value = textOf(child(cell, "v")!);
      return [String(cell.attributes["r"]), cell.attributes["t"] === "s" ? strings[Number(value)]! : value];
    }),
  );
}

const textOfString = (item: XmlElement): string => [...within(item, "t")].map(textOf).join("");

function addresses(range: string): readonly string[] {
  const [, column, first, last] = /^Sheet1!\$([A-Z]+)\$(\d+)(?::\$\1\$(\d+))?$/u.exec(range) ?? [];
  if (!column) throw new Error(`Not a range of one column: ${range}`);
  return Array.from({ length: Number(last ?? first) - Number(first) + 1 }, (_, i) => `${column}${Number(first) + i}`);
}

function archiveProblems(data: Uint8Array, { files }: OpenPackage): readonly string[] {
  const bytes = Buffer.from(data);
  const paths = [...files.keys()];
  const problems = paths.filter((path) => path.endsWith("/")).map((path) => `${path} is a folder entry`);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (bytes.readUInt16LE(end + 10) !== paths.length) problems.push("an entry is there twice");
  if (paths[0] !== "[Content_Types].xml") problems.push("[Content_Types].xml is not the first entry");
  let at = bytes.readUInt32LE(end + 16);
  while (at < end) {
    if (bytes.readUInt32LE(at + 12) !== 0x00210000) problems.push("an entry has a time");
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return problems;
}

function contentTypeProblems({ files, trees }: OpenPackage): readonly string[] {
  const types = trees.get("[Content_Types].xml")!;
  const defaults = new Map([...within(types, "Default")].map(({ attributes }) => [String(attributes["Extension"]), String(attributes["ContentType"])]));
  const overrides = new Map([...within(types, "Override")].map(({ attributes }) => [String(attributes["PartName"]).slice(1), String(attributes["ContentType"])]));
  const parts = [...files.keys()].filter((path) => path !== "[Content_Types].xml");
  const extensions = new Set(parts.map((path) => path.slice(path.lastIndexOf(".") + 1)));
  return [
    ...parts.filter((path) => !overrides.has(path) && !defaults.has(path.slice(path.lastIndexOf(".") + 1))).map((path) => `${path} has no content type`),
    ...parts.filter((path) => path.endsWith(".xml") && !overrides.has(path) && !/^customXml\/item\d+\.xml$/u.test(path)).map((path) => `${path} is just any XML`),
    ...[...overrides.keys()].filter((path) => !files.has(path)).map((path) => `${path} has a content type but is missing`),
    ...[...defaults.keys()].filter((name) => !extensions.has(name) && name !== "xml").map((name) => `no part ends in .${name}`),
    ...[...defaults.values()].filter((type) => type === "image/jpg").map(() => "image/jpg is no type"),
  ];
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

function relationships({ trees }: OpenPackage, path: string): readonly Relation[] {
  const slash = path.lastIndexOf("/") + 1;
  const tree = trees.get(`${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`);
  if (!tree) return [];
  return [...within(tree, "Relationship")].map(({ attributes }) => {
    const external = attributes["TargetMode"] === "External";
    const target = String(attributes["Target"]);
    return {
      id: String(attributes["Id"]),
      type: String(attributes["Type"]),
      target: external ? target : new URL(target, `file:///${path}`).pathname.slice(1),
      external,
    };
  });
}

function relationshipProblems(file: OpenPackage): readonly string[] {
  const reached = new Set<string>();
  const problems: string[] = [];
  for (const path of ["", ...file.files.keys()]) {
    const all = relationships(file, path);
    for (const { id, target, external } of all) {
      if (all.filter((other) => other.id === id).length > 1) problems.push(`${path}: ${id} is there twice`);
      if (!external && !file.files.has(target)) problems.push(`${path}: ${id} points to ${target}, which is missing`);
      reached.add(target);
    }
    const tree = file.trees.get(path);
    for (const element of tree ? within(tree) : [])
      for (const [name, value] of Object.entries(element.attributes))
        if (/^r:(?:id|embed|link)$/u.test(name) && !all.some(({ id }) => id === value)) problems.push(`${path}: ${element.name} refers to ${String(value)}`);
  }
  for (const path of file.files.keys())
    if (!reached.has(path) && !path.endsWith(".rels") && path !== "[Content_Types].xml") problems.push(`nothing refers to ${path}`);
  const media = [...file.files].filter(([path]) => path.startsWith("ppt/media/"));
  const contents = new Set(media.map(([, bytes]) => Buffer.from(bytes).toString("base64")));
  if (contents.size < media.length) problems.push("a picture is in the file twice");
  return problems;
}

function presentationProblems(file: OpenPackage): readonly string[] {
  const problems: string[] = [];
  const tree = file.trees.get("ppt/presentation.xml")!;
  const order = tree.children.filter(isElement).map(({ name }) => name);
  if (order.includes("p:notesMasterIdLst") && order.indexOf("p:notesMasterIdLst") > order.indexOf("p:sldIdLst")) problems.push("notesMasterIdLst after sldIdLst");
  const theme = (path: string): string | undefined => relationships(file, path).find(({ type }) => type.endsWith("/theme"))?.target;
  if (theme("ppt/notesMasters/notesMaster1.xml") === theme("ppt/slideMasters/slideMaster1.xml")) problems.push("the notes master shares the theme");
  const pages = [...file.files.keys()].filter((path) => /^ppt\/notesSlides\/[^/]+\.xml$/u.test(path));
  if (pages.length === 0 && file.files.has("ppt/notesMasters/notesMaster1.xml")) problems.push("a notes master without notes");
  const slides = [...within(tree, "p:sldId")].map(({ attributes }) => String(attributes["id"]));
  const sections = [...within(tree, "p14:section")];
  for (const section of sections)
    if (!/^\{[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\}$/u.test(String(section.attributes["id"]))) problems.push(`section id ${String(section.attributes["id"])}`);
  const members = [...within(tree, "p14:sldId")].map(({ attributes }) => String(attributes["id"]));
  if (sections.length > 0 && [...members].sort().join() !== [...slides].sort().join()) problems.push("sections do not hold every slide once");
  return problems;
}

function partProblems(path: string, tree: XmlElement): readonly string[] {
  const problems: string[] = [];
  const drawn = /^ppt\/(?:slides|slideLayouts|slideMasters|notesSlides|notesMasters)\/[^/]+\.xml$/u.test(path);
  const ids = [...within(tree, "p:cNvPr")].map(({ attributes }) => String(attributes["id"]));
  if (new Set(ids).size < ids.length) problems.push("a shape id is there twice");
  for (const element of within(tree)) {
    const { name, attributes } = element;
    const kids = element.children.filter(isElement);
    for (const [attribute, value] of Object.entries(attributes))
      if (/^(?:NaN|null|undefined|-?Infinity)$/u.test(String(value))) problems.push(`${name} ${attribute} is ${String(value)}`);
    if (name === "p:sp" && !child(element, "p:txBody") && ![...within(element, "p:ph")].some((ph) => ph.attributes["type"] === "sldImg")) problems.push("a shape without text body");
    if (name === "p:bgPr" && !child(element, "a:effectLst")) problems.push("a background without effects");
    if (name === "a:ln" && kids.length === 0) problems.push("an empty line");
    if (name === "a:ext" && (Number(attributes["cx"] ?? 0) < 0 || Number(attributes["cy"] ?? 0) < 0)) problems.push("a negative extent");
    if (name === "a:p" && kids.filter((kid) => kid.name === "a:pPr").length > 1) problems.push("two paragraph properties");
    if (name === "a:tr") {
      const grid = [...within(tree, "a:tbl")].find((table) => [...within(table)].includes(element))!;
      if (kids.filter((kid) => kid.name === "a:tc").length !== [...within(grid, "a:gridCol")].length) problems.push("a row with too few cells");
    }
    if (name === "p:pic" && [...within(element, "p:cNvPr")][0]?.attributes["descr"] === undefined) problems.push("a picture without description");
  }
  if (drawn && path.startsWith("ppt/slides/")) problems.push(...textProblems(tree));
  return problems;
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

function chartProblems({ trees }: OpenPackage): readonly string[] {
  return [...trees].flatMap(([path, tree]) => {
    if (!path.startsWith("ppt/charts/chart")) return [];
    const axes = [...within(tree)].filter(({ name }) => /^c:(?:cat|val|date|ser)Ax$/u.test(name));
    const ids = axes.map((axis) => String(child(axis, "c:axId")!.attributes["val"]));
    const used = [...within(tree)].filter(({ name }) => name.endsWith("Chart")).flatMap((group) => [...within(group, "c:axId")].map(({ attributes }) => String(attributes["val"])));
    return [
      ...used.filter((id) => !ids.includes(id)).map((id) => `${path}: there is no axis ${id}`),
      ...ids.filter((id) => !used.includes(id)).map((id) => `${path}: nothing uses axis ${id}`),
      ...axes.filter((axis) => !ids.includes(String(child(axis, "c:crossAx")!.attributes["val"]))).map(() => `${path}: an axis crosses none`),
    ];
  });
}
