import { memoKind, remembered, type Memo } from "../../source/memo.js";
import { el, serializeXml, type XmlElement } from "./xml.js";
import { pack, zip, type Packed, type ZipEntry } from "./zip.js";

/** From one part to another, or to an address outside (`external`). Ids are unique within their part. */
export interface Relationship {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly external?: boolean;
}

/**
 * One part of an Open Packaging package: a tree, or bytes. Where there may be a thousand of a kind, `content` is a function
 * that is called once, when the part is written, so that they are never all in memory.
 */
export interface Part {
  readonly contentType: string;
  readonly content: Content | (() => Content);
  readonly relationships?: readonly Relationship[];
  /** Parts with equal stamps have equal content: a memo keeps it packed. */
  readonly stamp?: string;
}

export type Content = XmlElement | Uint8Array;

/** Parts by path (`ppt/presentation.xml`), in the order in which they are written. */
export type Package = ReadonlyMap<string, Part>;

export const officeRelationship = (name: string): string =>
  `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${name}`;

/**
 * The bytes of a package, in pieces: content types and relationships are made from the parts, so that they never name one that is
 * missing. `[Content_Types].xml` comes first, as some readers want it. `deflate: false` stores everything, for a package
 * that goes into another one.
 */
export function writePackage(parts: Package, roots: readonly Relationship[], deflate = true, memo?: Memo): readonly Uint8Array[] {
  return zip(entries(parts, roots, deflate, memo));
}

/** What is made for stamped parts, by their stamps. */
export const packedParts = memoKind<Packed>("part");

function* entries(parts: Package, roots: readonly Relationship[], deflate: boolean, memo: Memo | undefined): Generator<ZipEntry> {
  const packed = (content: Content, store = !deflate): Packed => pack(content instanceof Uint8Array ? content : Buffer.from(serializeXml(content)), store);
  const entry = (path: string, content: Content): ZipEntry => ({ path, packed: packed(content) });
  yield entry("[Content_Types].xml", contentTypes(parts));
  yield entry("_rels/.rels", relationshipsXml("", roots));
  for (const [path, { contentType, content, relationships, stamp }] of parts) {
    const make = (): Packed => packed(typeof content === "function" ? content() : content, !deflate || contentType.startsWith("image/"));
    yield { path, packed: stamp === undefined ? make() : remembered(memo, packedParts, stamp, make) };
    if (relationships?.length) yield entry(relationshipsPath(path), relationshipsXml(path, relationships));
  }
}

/** Binary parts go by extension, XML parts each by name. */
function contentTypes(parts: Package): XmlElement {
  const defaults = new Map<string, string>([
    ["rels", "application/vnd.openxmlformats-package.relationships+xml"],
    ["xml", "application/xml"],
  ]);
  for (const [path, part] of parts) if (extension(path) !== "xml") defaults.set(extension(path), part.contentType);
  return el(
    "Types",
    { xmlns: "http://schemas.openxmlformats.org/package/2006/content-types" },
    [...defaults].map(([name, type]) => el("Default", { Extension: name, ContentType: type })),
    [...parts]
      .filter(([path, part]) => defaults.get(extension(path)) !== part.contentType)
      .map(([path, part]) => el("Override", { PartName: `/${path}`, ContentType: part.contentType })),
  );
}

const extension = (path: string): string => path.slice(path.lastIndexOf(".") + 1);

function relationshipsPath(path: string): string {
  const slash = path.lastIndexOf("/");
  return `${path.slice(0, slash + 1)}_rels/${path.slice(slash + 1)}.rels`;
}

function relationshipsXml(source: string, relationships: readonly Relationship[]): XmlElement {
  return el(
    "Relationships",
    { xmlns: "http://schemas.openxmlformats.org/package/2006/relationships" },
    relationships.map(({ id, type, target, external }) =>
      el("Relationship", {
        Id: id,
        Type: type,
        Target: external ? target : relativePath(source, target),
        TargetMode: external ? "External" : undefined,
      }),
    ),
  );
}

function relativePath(source: string, target: string): string {
  const from = source.split("/").slice(0, -1);
  const to = target.split("/");
  let common = 0;
  while (common < from.length && from[common] === to[common]) common++;
  return [...from.slice(common).map(() => ".."), ...to.slice(common)].join("/");
}
