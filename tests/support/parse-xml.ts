import { SaxesParser } from "saxes";

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: readonly XmlNode[];
}
type XmlNode = XmlElement | string;

export const isElement = (node: XmlNode): node is XmlElement => typeof node !== "string";

/** The first child element of that name. */
export const child = (parent: XmlElement, name: string): XmlElement | undefined => parent.children.filter(isElement).find((one) => one.name === name);

/** Reads a well-formed document; throws if it is not. White space between elements is dropped, text in `a:t` kept. */
export function parseXml(text: string): XmlElement {
  interface Open {
    readonly name: string;
    readonly attributes: XmlElement["attributes"];
    readonly children: XmlNode[];
  }
  const top: Open = { name: "", attributes: {}, children: [] };
  const stack: Open[] = [top];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => {
    const open: Open = { name: tag.name, attributes: tag.attributes, children: [] };
    stack[stack.length - 1]!.children.push(open);
    stack.push(open);
  });
  parser.on("closetag", () => {
    stack.pop();
  });
  parser.on("text", (value) => {
    const open = stack[stack.length - 1]!;
    if (open !== top && (open.name === "a:t" || value.trim() !== "")) open.children.push(value);
  });
  parser.write(text).close();
  return top.children.find(isElement)!; // saxes has thrown if there is no root
}
