import type { Scene } from "../../scene/nodes.js";
import { el, type XmlElement } from "./xml.js";

/** Title, author and the like of a file (ECMA-376 part 2, 11). The dates are the deck's own: the clock never reaches the file. */
export function coreProperties(deck: Scene["properties"]): XmlElement {
  const text = (name: string, value: string | undefined): XmlElement | undefined => (value === undefined ? undefined : el(name, {}, value));
  const time = (name: string): XmlElement => el(name, { "xsi:type": "dcterms:W3CDTF" }, `${deck.date}T00:00:00Z`);
  return el(
    "cp:coreProperties",
    {
      "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
      "xmlns:dc": "http://purl.org/dc/elements/1.1/",
      "xmlns:dcterms": "http://purl.org/dc/terms/",
      "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    },
    text("dc:title", deck.title),
    text("dc:subject", deck.subject),
    text("dc:creator", deck.author),
    text("cp:keywords", deck.keywords?.join(", ")),
    text("cp:category", deck.category),
    text("cp:lastModifiedBy", deck.author),
    text("dc:language", deck.language),
    time("dcterms:created"),
    time("dcterms:modified"),
  );
}
