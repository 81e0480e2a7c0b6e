import { elementsOf, type XmlElement } from "../source/xml-tree.js";

/** One relationship of a part (ECMA-376 part 2, 9.3). */
export interface Relation {
  readonly id: string;
  /** Last step of its type: `slide`, `slideLayout`, `image`, `hyperlink` … */
  readonly kind: string;
  /** As written. */
  readonly written: string;
  /** The part it leads to, or the address outside. */
  readonly target: string;
  readonly external: boolean;
}

/** The relationships in a `.rels` part that belongs to `owner` (empty for the package). */
export function readRelations(tree: XmlElement, owner: string): readonly Relation[] {
  return elementsOf(tree)
    .filter(({ name }) => name === "Relationship")
    .map(({ attributes }) => {
      const written = attributes["Target"] ?? "";
      const external = attributes["TargetMode"] === "External";
      const type = attributes["Type"] ?? "";
      return { id: attributes["Id"] ?? "", kind: type.slice(type.lastIndexOf("/") + 1), written, target: external ? written : resolved(written, owner), external };
    });
}

/** `ppt/_rels/presentation.xml.rels` for `ppt/presentation.xml`. */
export function relationsPath(owner: string): string {
  const slash = owner.lastIndexOf("/") + 1;
  return `${owner.slice(0, slash)}_rels/${owner.slice(slash)}.rels`;
}

/** The part that a `.rels` part belongs to; undefined where the path is none of a `.rels` part. */
export function ownerOf(path: string): string | undefined {
  const match = /^((?:[^/]+\/)*)_rels\/([^/]*)\.rels$/u.exec(path);
  return match ? `${match[1]!}${match[2]!}` : undefined;
}

function resolved(target: string, owner: string): string {
  const path = decoded(target.split(/[?#]/u, 1)[0]!).replaceAll("\\", "/");
  const steps = path.startsWith("/") ? [] : owner.split("/").slice(0, -1);
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone % is no escape
  }
}
