import type { XmlElement as XmlTree } from "../../source/xml-tree.js";

/**
 * XML as text that is put together from the inside out. The only file of the backend that writes angle brackets. There is
 * no tree: an element is written when it is made and never looked into, and what thousands of slides have in common is
 * written once.
 */
export interface XmlElement {
  readonly xml: string;
}
/** In the order in which they are written; undefined ones are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;
/** What `el` takes as children: strings are text, undefined is nothing, lists are spread. */
export type Child = XmlElement | string | undefined | readonly Child[];

export function el(name: string, attributes: Attributes = {}, ...children: readonly Child[]): XmlElement {
  let xml = `<${name}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) xml += ` ${key}="${typeof value === "number" ? value : escape(value)}"`;
  }
  if (children.every(isNothing)) return { xml: `${xml}/>` };
  return { xml: `${xml}>${content(children)}</${name}>` };
}

/** The document with its declaration. */
export const serializeXml = (root: XmlElement): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root.xml}`;

/** A tree that was read, written again as it is. */
export function fromTree({ name, attributes, children }: XmlTree): XmlElement {
  return el(name, attributes, children.map((child) => (typeof child === "string" ? child : fromTree(child))));
}

function content(children: readonly Child[]): string {
  let xml = "";
  for (const child of children) {
    if (child === undefined) continue;
    if (typeof child === "string") xml += escape(child);
    else if (isList(child)) xml += content(child);
    else xml += child.xml;
  }
  return xml;
}

const isNothing = (child: Child): boolean => child === undefined || (isList(child) && child.every(isNothing));
const isList = (child: Child): child is readonly Child[] => Array.isArray(child);

const special = /[&<>"\u0000-\u001f\ud800-\udfff\ufffe\uffff]/; // code units, as the quicker test: pairs of surrogates are sorted out below
const specials = /[&<>"\u0000-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
/** Text and attributes alike: quotes and line ends as references are right in both. Characters that XML 1.0 cannot hold are left out, lone surrogates become U+FFFD. */
function escape(text: string): string {
  return special.test(text) ? text.replace(specials, reference) : text;
}

function reference(character: string): string {
  switch (character) {
    case "&":
      return "&amp;";
    case "<":
      return "&lt;";
    case ">":
      return "&gt;";
    case '"':
      return "&quot;";
    case "\t":
    case "\n":
    case "\r":
      return `&#${character.charCodeAt(0)};`;
  }
  const code = character.charCodeAt(0);
  return code >= 0xd800 && code <= 0xdfff ? "\ufffd" : "";
}
