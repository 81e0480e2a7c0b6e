import type { XmlElement } from "../source/xml-tree.js";

/**
 * The same tree with the customary prefixes (`p:sld`, `a:t`, `r:id`), whatever prefixes and whichever of the two sets of
 * namespaces (ISO/IEC 29500 transitional or strict) the writer has chosen, so that rules compare plain names.
 */
export function canonical(tree: XmlElement): XmlElement {
  return isCanonical(tree) ? tree : renamed(tree, new Map());
}

const customary: Readonly<Record<string, string>> = {
  "http://schemas.openxmlformats.org/presentationml/2006/main": "p",
  "http://purl.oclc.org/ooxml/presentationml/main": "p",
  "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
  "http://purl.oclc.org/ooxml/drawingml/main": "a",
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
  "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
  "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
  "http://purl.oclc.org/ooxml/drawingml/chart": "c",
  "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
  "http://schemas.microsoft.com/office/powerpoint/2010/main": "p14",
  "http://schemas.microsoft.com/office/drawing/2017/decorative": "adec",
  "http://schemas.openxmlformats.org/package/2006/relationships": "",
  "http://schemas.openxmlformats.org/package/2006/content-types": "",
  "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "",
  "http://purl.oclc.org/ooxml/spreadsheetml/main": "",
  "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp",
  "http://purl.org/dc/elements/1.1/": "dc",
  "http://purl.org/dc/terms/": "dcterms",
  "http://www.w3.org/2001/XMLSchema-instance": "xsi",
};

type Prefixes = ReadonlyMap<string, string>;

function isCanonical({ attributes, children }: XmlElement): boolean {
  for (const [name, value] of Object.entries(attributes)) {
    const declared = declaredPrefix(name);
    const wanted = declared === undefined ? undefined : customary[value];
    if (wanted !== undefined && wanted !== declared) return false;
  }
  return children.every((child) => typeof child === "string" || isCanonical(child));
}

/** `xmlns:p` declares p, `xmlns` the empty prefix, other attributes none. */
const declaredPrefix = (name: string): string | undefined => (name === "xmlns" ? "" : name.startsWith("xmlns:") ? name.slice(6) : undefined);

function renamed(element: XmlElement, outer: Prefixes): XmlElement {
  const scope = new Map(outer);
  for (const [name, value] of Object.entries(element.attributes)) {
    const declared = declaredPrefix(name);
    if (declared !== undefined) scope.set(declared, customary[value] ?? declared);
  }
  const nameOf = (name: string): string => {
    const colon = name.indexOf(":");
    const prefix = scope.get(name.slice(0, Math.max(0, colon))) ?? name.slice(0, Math.max(0, colon));
    const local = name.slice(colon + 1);
    return prefix === "" ? local : `${prefix}:${local}`;
  };
  return {
    name: nameOf(element.name),
    // An attribute without prefix is in no namespace, whatever the default is.
    attributes: Object.fromEntries(Object.entries(element.attributes).map(([name, value]) => [declaredPrefix(name) !== undefined || !name.includes(":") ? name : nameOf(name), value])),
    children: element.children.map((child) => (typeof child === "string" ? child : renamed(child, scope))),
  };
}
