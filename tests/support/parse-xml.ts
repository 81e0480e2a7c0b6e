import { SaxesParser } from "saxes";
import { isElement, type Attributes, type XmlElement, type XmlNode } from "../../src/backends/pptx/xml.js";

/** Reads a well-formed document; throws if it is not. White space between elements is dropped, text in `a:t` kept. */
export function parseXml(text: string): XmlElement {
  interface Open {
    readonly name: string;
    readonly attributes: Attributes;
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
