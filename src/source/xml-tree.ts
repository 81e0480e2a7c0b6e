import { SaxesParser } from "saxes";

/** An element with its children in order; names and attributes as written, prefix included. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

/** Why an XML text was refused. A document type is refused because it can define entities that grow without end. */
export class XmlProblem extends Error {
  constructor(readonly kind: "malformed" | "doctype" | "depth" | "elements") {
    super(kind);
  }
}

export interface XmlLimits {
  readonly deepest: number;
  readonly mostElements: number;
}

/** Parses a whole XML text; throws `XmlProblem`. Linear in its length; the limits hold before memory is taken. */
export function parseXml(text: string, limits: XmlLimits): XmlElement {
  const parser = new SaxesParser();
  const root: Growing = { name: "", attributes: {}, children: [] };
  const open: Growing[] = [root];
  let elements = 0;
  parser.on("error", () => {
    throw new XmlProblem("malformed");
  });
  parser.on("doctype", () => {
    throw new XmlProblem("doctype");
  });
  parser.on("opentag", ({ name, attributes }) => {
    elements += 1;
    if (elements > limits.mostElements) throw new XmlProblem("elements");
    if (open.length > limits.deepest) throw new XmlProblem("depth");
    const element: Growing = { name, attributes: { ...attributes }, children: [] };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => {
    open.pop();
  });
  const addText = (piece: string): void => {
    open.at(-1)!.children.push(piece);
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.write(text).close();
  const document = elementsOf(root)[0];
  if (!document) throw new XmlProblem("malformed");
  return document;
}

export function elementsOf({ children }: XmlElement): readonly XmlElement[] {
  return children.filter((child) => typeof child !== "string");
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child): child is XmlElement => typeof child !== "string" && child.name === name);
}

/** All the text below an element. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === "string" ? child : textOf(child))).join("");
}

interface Growing extends XmlElement {
  readonly children: (XmlElement | string)[];
}
