import { binaryKind } from "../../source/decode.js";
import { error, type Diagnostic } from "../../source/diagnostic.js";
import { unzip, ZipProblem } from "../../source/unzip.js";
import { childOf, elementsOf, parseXml, textOf, XmlProblem, type XmlElement } from "../../source/xml-tree.js";

/** The parts of a Word file that say something about its text. Element names are without the `w:` prefix. */
export interface WordParts {
  readonly document: XmlElement;
  readonly styles?: XmlElement;
  readonly numbering?: XmlElement;
  /** `dc:title`, and `dcterms:created` as an ISO date. */
  readonly title?: string;
  readonly created?: string;
}

/** A Word file has some twenty parts and a picture each; a 300-page report has 20 MB of XML and 400,000 elements. */
const MOST_ENTRIES = 5_000;
const MOST_MEGABYTES = 128;
const MOST_ELEMENTS = 2_000_000;
const DEEPEST = 256;

/** Opens the file, or says why it is none that can be read. */
export function openWordFile(bytes: Uint8Array, path: string): WordParts | Diagnostic {
  const where = { span: { file: { path, text: "" }, start: 0, end: 0 } };
  const other = otherFile(bytes, path);
  if (other) return other;
  let part = "";
  try {
    const zip = unzip(bytes, { mostEntries: MOST_ENTRIES, mostBytes: MOST_MEGABYTES * 1024 * 1024 });
    const read = (name: string): XmlElement | undefined => {
      part = name;
      const data = zip.read(name);
      return data && parseXml(decodeXml(data), { deepest: DEEPEST, mostElements: MOST_ELEMENTS });
    };
    const main = mainPart(read("_rels/.rels"), zip.names);
    const document = main === undefined ? undefined : read(main);
    if (main === undefined || !document) return error("docx-other-file", { path, looksLike: binaryKind(bytes) }, where);
    const folder = main.slice(0, main.lastIndexOf("/") + 1);
    const [styles, numbering] = [read(`${folder}styles.xml`), read(`${folder}numbering.xml`)];
    return {
      document: plainNames(document),
      ...(styles && { styles: plainNames(styles) }),
      ...(numbering && { numbering: plainNames(numbering) }),
      ...properties(read("docProps/core.xml")),
    };
  } catch (problem) {
    return problemOf(problem, path, part, where);
  }
}

function problemOf(problem: unknown, path: string, part: string, where: { readonly span: NonNullable<Diagnostic["span"]> }): Diagnostic {
  if (!(problem instanceof ZipProblem || problem instanceof XmlProblem)) throw problem;
  switch (problem.kind) {
    case "damaged":
    case "malformed":
      return error("docx-damaged", { path }, where);
    case "encrypted":
      return error("docx-encrypted", { path }, where);
    case "doctype":
      return error("docx-doctype", { path, part }, where);
    case "entries":
      return error("report-too-complex", { path, what: "entries", limit: MOST_ENTRIES }, where);
    case "size":
      return error("report-too-complex", { path, what: "expansion", limit: MOST_MEGABYTES }, where);
    case "depth":
      return error("report-too-complex", { path, what: "depth", limit: DEEPEST }, where);
    case "elements":
      return error("report-too-complex", { path, what: "elements", limit: MOST_ELEMENTS }, where);
  }
}

/** Told by content: Office encrypts a .docx into the container of the old formats. */
function otherFile(bytes: Uint8Array, path: string): Diagnostic | undefined {
  const where = { span: { file: { path, text: "" }, start: 0, end: 0 } };
  if (bytes.length === 0) return error("file-empty", { path }, where);
  const is = (...sign: readonly number[]): boolean => sign.every((byte, i) => bytes[i] === byte);
  if (is(0x50, 0x4b)) return undefined;
  if (!is(0xd0, 0xcf, 0x11, 0xe0)) return error("docx-other-file", { path, looksLike: binaryKind(bytes) }, where);
  const holds = (stream: string): boolean => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from(stream, "utf16le"));
  if (holds("EncryptedPackage")) return error("docx-encrypted", { path }, where);
  return holds("WordDocument") ? error("docx-old-format", { path }, where) : error("docx-other-file", { path, looksLike: binaryKind(bytes) }, where);
}

function decodeXml(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}

/** The main part that the package names; Word's own place where it names none. Not a workbook's or a deck's. */
function mainPart(relationships: XmlElement | undefined, names: readonly string[]): string | undefined {
  const main = relationships && elementsOf(relationships).find(({ attributes }) => attributes["Type"]?.endsWith("/officeDocument"));
  const target = main?.attributes["Target"]?.replace(/^\//u, "");
  if (target !== undefined && names.includes(target)) return /^(xl|ppt)\//u.test(target) ? undefined : target;
  return names.find((name) => name === "word/document.xml");
}

const MAIN = [
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
  "http://purl.oclc.org/ooxml/wordprocessingml/main", // ISO “strict”
];

/** Names in Word's main namespace without their prefix, whatever it is; all others keep theirs. */
function plainNames(root: XmlElement): XmlElement {
  const bound = Object.entries(root.attributes).find(([name, value]) => name.startsWith("xmlns") && MAIN.includes(value))?.[0];
  const prefix = bound === undefined ? "w:" : bound === "xmlns" ? "" : `${bound.slice("xmlns:".length)}:`;
  const plain = (name: string): string => (prefix !== "" && name.startsWith(prefix) ? name.slice(prefix.length) : name);
  const rename = ({ name, attributes, children }: XmlElement): XmlElement => ({
    name: plain(name),
    attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [plain(key), value])),
    children: children.map((child) => (typeof child === "string" ? child : rename(child))),
  });
  return rename(root);
}

/** python-docx leaves the date of its template in every file it makes; that says nothing about the document. */
const TEMPLATE_DATE = "2013-12-23T23:15:00Z";

function properties(core: XmlElement | undefined): Pick<WordParts, "title" | "created"> {
  const title = childOf(core, "dc:title");
  const created = childOf(core, "dcterms:created");
  const words = title && textOf(title).trim();
  const day = created && textOf(created).trim();
  return {
    ...(words && { title: words }),
    ...(day !== undefined && day !== TEMPLATE_DATE && /^\d{4}-\d\d-\d\d/u.test(day) && { created: day.slice(0, 10) }),
  };
}
