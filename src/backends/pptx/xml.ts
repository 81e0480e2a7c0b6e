/** XML as a tree. The only file of the backend that writes angle brackets. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: readonly XmlNode[];
}
export type XmlNode = XmlElement | string;
/** In the order in which they are written; undefined ones are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;
/** What `el` takes as children: strings are text, undefined is nothing, lists are spread. */
export type Child = XmlNode | undefined | readonly Child[];

export function el(name: string, attributes: Attributes = {}, ...children: readonly Child[]): XmlElement {
  return { name, attributes, children: flatten(children) };
}

/** The document with its declaration. Characters that XML 1.0 cannot hold are left out, lone surrogates become U+FFFD. */
export function serializeXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${write(root)}`;
}

export const isElement = (node: XmlNode): node is XmlElement => typeof node !== "string";

/** The first child element of that name. */
export function child(parent: XmlElement, name: string): XmlElement | undefined {
  for (const node of parent.children) if (isElement(node) && node.name === name) return node;
  return undefined;
}

/** The same element with other children. */
export const withChildren = (element: XmlElement, ...children: readonly Child[]): XmlElement => ({
  ...element,
  children: flatten(children),
});

/** The same element with the first child of that name replaced, by nothing if undefined; other children stay in place. */
export function replaceChild(parent: XmlElement, name: string, replacement: Child): XmlElement {
  const at = parent.children.findIndex((node) => isElement(node) && node.name === name);
  if (at < 0) throw new Error(`No ${name} in ${parent.name}`);
  return withChildren(parent, parent.children.slice(0, at), replacement, parent.children.slice(at + 1));
}

function flatten(children: readonly Child[]): readonly XmlNode[] {
  if (children.every(isNode)) return children;
  const flat: XmlNode[] = [];
  for (const item of children) {
    if (item === undefined) continue;
    if (typeof item === "string" || !isList(item)) flat.push(item);
    else flat.push(...flatten(item));
  }
  return flat;
}

const isNode = (item: Child): item is XmlNode => item !== undefined && !Array.isArray(item);
const isList = (item: XmlElement | readonly Child[]): item is readonly Child[] => Array.isArray(item);

/** One growing text: joining the texts of children to those of their parents takes a third more time. */
function write(root: XmlElement): string {
  let text = "";
  const element = ({ name, attributes, children }: XmlElement): void => {
    text += `<${name}`;
    for (const key in attributes) {
      const value = attributes[key];
      if (value !== undefined) text += ` ${key}="${typeof value === "number" ? value : escape(value)}"`;
    }
    if (children.length === 0) {
      text += "/>";
      return;
    }
    text += ">";
    for (const node of children) {
      if (typeof node === "string") text += escape(node);
      else element(node);
    }
    text += `</${name}>`;
  };
  element(root);
  return text;
}

const special = /[&<>"\u0000-\u001f\ufffe\uffff]|\p{Surrogate}/u;
const specials = /[&<>"\u0000-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
/** Text and attributes alike: quotes and line ends as references are right in both. */
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
