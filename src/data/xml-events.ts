import { SaxesParser } from "saxes";
import { Unreadable } from "./archive.js";

/** What a reader of a part wants to hear; names without their prefix. */
export interface XmlEvents {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

const deepest = 60;
/** 200,000 cells have 600,000; empty cells with a format come on top. */
const mostElements = 2_000_000;
const piece = 64 * 1024;

/** Reads a part of a package. Type declarations (and with them entities) have no place in one. Throws `Unreadable`. */
export function readXml(source: string, part: string, events: XmlEvents): void {
  const parser = new SaxesParser();
  const damaged = (): never => {
    throw new Unreadable("damaged", part);
  };
  let depth = 0;
  let elements = 0;
  parser.on("error", damaged);
  parser.on("doctype", damaged);
  parser.on("opentag", ({ name, attributes }) => {
    depth += 1;
    elements += 1;
    if (depth > deepest) damaged();
    if (elements > mostElements) throw new Unreadable("too-large", part);
    events.open?.(local(name), attributes as Record<string, string>); // strings, as namespaces are not resolved
  });
  parser.on("closetag", ({ name }) => {
    depth -= 1;
    events.close?.(local(name));
  });
  if (events.text) {
    const said = events.text.bind(events);
    parser.on("text", said);
    parser.on("cdata", said);
  }
  for (let at = 0; at < source.length; at += piece) parser.write(source.slice(at, at + piece));
  parser.close();
}

const local = (name: string): string => name.slice(name.indexOf(":") + 1);

/** An attribute whatever its prefix: `r:id`. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  return attributes[name] ?? Object.entries(attributes).find(([key]) => local(key) === name)?.[1];
}

/** xsd:boolean. */
export const isTrue = (value: string | undefined): boolean => value === "1" || value === "true";
