import { unzip, type Unzipped } from "../source/unzip.js";
import { childOf, elementsOf, parseXml, type XmlElement } from "../source/xml-tree.js";
import type { KeptPart, KeptRelationship } from "./brand.js";
import { canonical, strictRoot, transitional } from "./canonical.js";

/** The parts of a presentation, found by their relationships: names and folders are anyone's choice. */
export interface BrandParts {
  /** Path of the presentation part; undefined where the package has none. */
  readonly presentation?: string;
  /** Its content type says what kind of file it is, whatever its name. */
  readonly contentType: string;
  readonly names: readonly string[];
  /** The tree of a part in canonical names, undefined where there is none. Parsed once. */
  tree(path: string): XmlElement | undefined;
  relationships(path: string): readonly KeptRelationship[];
  /** A part as it goes into a deck; undefined where the file lacks it. */
  kept(path: string): KeptPart | undefined;
}

/** A large template has a hundred layouts, each with its relationships, and some hundred pictures. */
export const limits = { mostEntries: 6_000, mostMegabytes: 256, deepest: 256, mostElements: 1_000_000 } as const;

/** Throws `ZipProblem` or `XmlProblem` where the file is damaged or beyond the limits. */
export function openParts(bytes: Uint8Array): BrandParts {
  const zip = unzip(bytes, { mostEntries: limits.mostEntries, mostBytes: limits.mostMegabytes * 1024 * 1024 });
  const read = once((name: string) => zip.read(actual(zip, name)));
  const raw = once((path: string): XmlElement | undefined => {
    const data = read(path);
    return data && parseXml(decodeXml(data), limits);
  });
  const tree = once((path: string) => {
    const root = raw(path);
    return root && canonical(root);
  });
  const types = contentTypes(tree("[Content_Types].xml"));
  const relationships = once((path: string): readonly KeptRelationship[] => {
    const slash = path.lastIndexOf("/");
    return related(tree(`${path.slice(0, slash + 1)}_rels/${path.slice(slash + 1)}.rels`), path.slice(0, slash + 1));
  });
  const presentation = relationships("").find(({ type, external }) => !external && type.endsWith("/officeDocument"))?.target;
  const strict = presentation !== undefined && strictPart(raw(presentation));
  return {
    ...(presentation !== undefined && { presentation }),
    contentType: presentation === undefined ? "" : types(presentation),
    names: zip.names,
    tree,
    relationships,
    kept(path) {
      const data = read(path);
      if (!data) return undefined;
      const contentType = types(path);
      const rewritten = strict && contentType.endsWith("+xml");
      return { contentType, content: rewritten ? tree(path)! : data, relationships: relationships(path) };
    },
  };
}

/** Names in packages are compared without regard to case (OPC, part 2). */
function actual({ names }: Unzipped, name: string): string {
  if (names.includes(name)) return name;
  const wanted = name.toLowerCase();
  return names.find((one) => one.toLowerCase() === wanted || decoded(one).toLowerCase() === wanted) ?? name; // some writers escape names in the zip as in targets
}

const strictPart = (root: XmlElement | undefined): boolean => root !== undefined && Object.values(root.attributes).some((value) => value.startsWith(strictRoot));

function once<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key)!; // set above; undefined is a value of T then
  };
}

function contentTypes(root: XmlElement | undefined): (path: string) => string {
  const entries = root ? elementsOf(root) : [];
  const byName = new Map(entries.filter(({ name }) => name === "Override").map(({ attributes }) => [(attributes["PartName"] ?? "").toLowerCase(), attributes["ContentType"] ?? ""]));
  const byEnding = new Map(entries.filter(({ name }) => name === "Default").map(({ attributes }) => [(attributes["Extension"] ?? "").toLowerCase(), attributes["ContentType"] ?? ""]));
  return (path) => byName.get(`/${path.toLowerCase()}`) ?? byEnding.get(path.slice(path.lastIndexOf(".") + 1).toLowerCase()) ?? "application/octet-stream";
}

function related(root: XmlElement | undefined, folder: string): readonly KeptRelationship[] {
  if (!root) return [];
  return elementsOf(root).flatMap(({ name, attributes }) => {
    const { Id: id, Type: type, Target: target, TargetMode: mode } = attributes;
    if (name !== "Relationship" || id === undefined || type === undefined || target === undefined) return [];
    const external = mode === "External";
    return [{ id, type: transitional(type), target: external ? target : resolved(folder, target), external }];
  });
}

/** A target as a path in the package: relative to the folder of its source, or from the root. */
function resolved(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of `${target.startsWith("/") ? "" : folder}${target.split("#")[0]!}`.replaceAll("\\", "/").split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(decoded(step));
  }
  return steps.join("/");
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

function decodeXml(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}

/** What leads from masters and layouts to slides or to other masters' pages is not followed, nor what programs would run. */
const left = ["slide", "notesSlide", "notesMaster", "handoutMaster", "officeDocument", "presProps", "viewProps", "comments", "printerSettings", "control", "activeXControlBinary", "oleObject", "vbaProject", "attachedToolbars", "wordVbaData"];

/**
 * Masters with all they need, by path; relationships to what is missing or left out go with what would use them, and a picture
 * that is missing becomes an empty one. Names are in plain letters: others have to be escaped, and programs differ in how;
 * `names` has those that were given before.
 */
export function keptParts(parts: BrandParts, roots: readonly string[], names = new Map<string, string>()): ReadonlyMap<string, KeptPart> {
  const kept = new Map<string, KeptPart>();
  const nameOf = (path: string): string => {
    if (!names.has(path)) names.set(path, plainName(path, names.size));
    return names.get(path)!;
  };
  const open = [...roots];
  for (let path = open.shift(); path !== undefined; path = open.shift()) {
    if (kept.has(nameOf(path))) continue;
    const part = parts.kept(path);
    if (!part) continue;
    const sortOf = ({ type }: KeptRelationship): string => type.slice(type.lastIndexOf("/") + 1);
    const followed = part.relationships.filter((one) => one.external || !left.includes(sortOf(one))).map((one) => (one.external || sortOf(one) !== "image" || parts.kept(one.target) ? one : { ...one, target: emptyPicture }));
    const relationships = followed.filter(({ target, external }) => external || target === emptyPicture || parts.kept(target) !== undefined);
    const stays = new Set(relationships.map(({ id }) => id));
    const gone = new Set(part.relationships.flatMap(({ id }) => (stays.has(id) ? [] : [id])));
    const content = gone.size === 0 ? part.content : withoutLinks(parts.tree(path)!, gone);
    kept.set(nameOf(path), { ...part, content, relationships: relationships.map((one) => (one.external ? one : { ...one, target: nameOf(one.target) })) });
    if (relationships.some(({ target }) => target === emptyPicture)) kept.set(nameOf(emptyPicture), { contentType: "image/png", content: transparent, relationships: [] });
    open.push(...relationships.filter(({ external, target }) => !external && target !== emptyPicture).map(({ target }) => target));
  }
  return kept;
}

/** Of pictures and other files. XML parts have the names that programs give them, which are plain. */
function plainName(path: string, number: number): string {
  if (path.endsWith(".xml") || /^[A-Za-z0-9._/-]+$/u.test(path)) return path;
  const ending = /\.[A-Za-z0-9]+$/u.exec(path)?.[0] ?? ".bin";
  return `ppt/media/kept-${number}${ending}`;
}

const emptyPicture = "ppt/media/kept-nothing.png";
/** One pixel that shows what is behind it. */
const transparent = new Uint8Array(Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64"));

/** Links and fills that point to nothing make PowerPoint repair a file. */
function withoutLinks(root: XmlElement, gone: ReadonlySet<string>): XmlElement {
  const points = ({ attributes }: XmlElement): boolean => Object.entries(attributes).some(([name, value]) => name.startsWith("r:") && gone.has(value));
  const visit = (element: XmlElement): XmlElement => ({
    ...element,
    children: element.children.filter((child) => typeof child === "string" || !(dispensable.has(child.name) && (points(child) || refersTo(child, points)))).map((child) => (typeof child === "string" ? child : visit(child))),
  });
  return visit(root);
}

/** What may be left out of its parent without harm to the schema. */
const dispensable: ReadonlySet<string> = new Set(["a:hlinkClick", "a:hlinkHover", "p:pic", "p:custDataLst", "p:oleObj", "p:control", "p:graphicFrame", "p:transition", "p:timing", "p:sldLayoutId", "a:ext", "p:ext"]);

function refersTo(element: XmlElement, points: (element: XmlElement) => boolean): boolean {
  return elementsOf(element).some((child) => points(child) || refersTo(child, points));
}

/** Ids of the masters in the order of the presentation, with what the package calls them. */
export function masterList(parts: BrandParts, presentation: XmlElement): readonly { readonly id: number; readonly path: string }[] {
  const relationships = parts.relationships(parts.presentation ?? "");
  const listed = childOf(presentation, "p:sldMasterIdLst");
  const masters = (listed ? elementsOf(listed) : []).flatMap(({ attributes }) => {
    const target = relationships.find(({ id }) => id === attributes["r:id"])?.target;
    return target === undefined || !parts.tree(target) ? [] : [{ id: Number(attributes["id"]), path: target }];
  });
  const unique = masters.filter(({ path }, i) => masters.findIndex((one) => one.path === path) === i);
  if (unique.length > 0) return unique;
  return relationships.filter(({ type, target }) => type.endsWith("/slideMaster") && parts.tree(target)).map(({ target }) => ({ id: Number.NaN, path: target }));
}
