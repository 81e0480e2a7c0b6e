import { elementsOf, type XmlElement } from "../source/xml-tree.js";

/**
 * The tree with the prefixes that PowerPoint writes (`a`, `p`, `r`), whatever the file calls them, and in the transitional
 * namespaces: a file saved as strict Open XML has others, and percentages with a sign (ECMA-376 part 1 and part 4).
 */
export function canonical(root: XmlElement): XmlElement {
  const used = new Set<string>();
  const tree = visit(root, new Map(), used);
  const declared = Object.fromEntries([...used].map((prefix) => [`xmlns:${prefix}`, uriOf[prefix]!]));
  return { ...tree, attributes: { ...declared, ...tree.attributes } };
}

export const strictRoot = "http://purl.oclc.org/ooxml/";
const office = "http://schemas.openxmlformats.org/";

const uriOf: Readonly<Record<string, string>> = {
  a: `${office}drawingml/2006/main`,
  p: `${office}presentationml/2006/main`,
  r: `${office}officeDocument/2006/relationships`,
};
const prefixes = new Map(Object.entries(uriOf).map(([prefix, uri]) => [uri, prefix]));

/** `http://purl.oclc.org/ooxml/drawingml/main` is `…/drawingml/2006/main` elsewhere. */
export function transitional(uri: string): string {
  if (!uri.startsWith(strictRoot)) return uri;
  const [area = "", ...rest] = uri.slice(strictRoot.length).split("/");
  return `${office}${area}/2006/${rest.join("/")}`;
}

type Scope = ReadonlyMap<string, string>;

function visit(element: XmlElement, outer: Scope, used: Set<string>): XmlElement {
  const scope = declarations(element, outer);
  const rename = (name: string, attribute: boolean): string => {
    const colon = name.indexOf(":");
    if (colon < 0 && attribute) return name; // attributes without a prefix have no namespace
    const known = prefixes.get(scope.get(colon < 0 ? "" : name.slice(0, colon)) ?? "");
    if (known === undefined) return name;
    used.add(known);
    return `${known}:${name.slice(colon + 1)}`;
  };
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(element.attributes)) {
    const declaration = name === "xmlns" || name.startsWith("xmlns:");
    if (declaration && prefixes.has(transitional(value))) continue;
    attributes[declaration ? name : rename(name, true)] = declaration ? transitional(value) : percentage(value);
  }
  return { name: rename(element.name, false), attributes, children: element.children.map((child) => (typeof child === "string" ? child : visit(child, scope, used))) };
}

function declarations({ attributes }: XmlElement, outer: Scope): Scope {
  const found = Object.entries(attributes).filter(([name]) => name === "xmlns" || name.startsWith("xmlns:"));
  if (found.length === 0) return outer;
  return new Map([...outer, ...found.map(([name, value]) => [name.slice("xmlns:".length), transitional(value)] as const)]);
}

/** `45%` is 45000 thousandths of a percent. */
function percentage(value: string): string {
  if (!value.endsWith("%") || value.length > 12) return value;
  const number = Number(value.slice(0, -1));
  return Number.isFinite(number) ? String(Math.round(number * 1000)) : value;
}

/** The first element down a path of names. */
export function down(element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined {
  return names.reduce<XmlElement | undefined>((at, name) => at && elementsOf(at).find((child) => child.name === name), element);
}

/** Every element of a name below this one. */
export function* all(element: XmlElement, name: string): Generator<XmlElement> {
  for (const child of elementsOf(element)) {
    if (child.name === name) yield child;
    yield* all(child, name);
  }
}

/** An attribute as a number, undefined where it is none. */
export function numberOf(element: XmlElement | undefined, name: string): number | undefined {
  const text = element?.attributes[name];
  const number = text === undefined || text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}
