import type { Properties } from "../../scene/nodes.js";
import { el, serializeXml } from "../pptx/xml.js";
import { dictionary, text, type Dictionary } from "./objects.js";

const producer = "deckwright";

/** The document information; dates are the deck's, at midnight, so that equal decks are equal files. */
export function documentInfo(properties: Properties): Dictionary {
  const { title, subject, author, keywords, date } = properties;
  const day = dayOf(date);
  const stamp = day === undefined ? undefined : text(`D:${day.replaceAll("-", "")}000000Z`);
  return dictionary({
    Title: text(title),
    Author: author === undefined ? undefined : text(author),
    Subject: subject === undefined ? undefined : text(subject),
    Keywords: keywords && keywords.length > 0 ? text(keywords.join(", ")) : undefined,
    Creator: text(producer),
    Producer: text(producer),
    CreationDate: stamp,
    ModDate: stamp,
  });
}

/** The same as XMP, which newer programs read. */
export function xmp({ title, subject, author, keywords, date, language }: Properties): Uint8Array {
  const day = dayOf(date);
  const alternative = (value: string) => el("rdf:Alt", {}, el("rdf:li", { "xml:lang": "x-default" }, value));
  const body = el(
    "x:xmpmeta",
    { "xmlns:x": "adobe:ns:meta/" },
    el(
      "rdf:RDF",
      { "xmlns:rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#" },
      el(
        "rdf:Description",
        { "rdf:about": "", "xmlns:dc": "http://purl.org/dc/elements/1.1/", "xmlns:xmp": "http://ns.adobe.com/xap/1.0/", "xmlns:pdf": "http://ns.adobe.com/pdf/1.3/" },
        el("dc:title", {}, alternative(title)),
        author === undefined ? undefined : el("dc:creator", {}, el("rdf:Seq", {}, el("rdf:li", {}, author))),
        subject === undefined ? undefined : el("dc:description", {}, alternative(subject)),
        el("dc:language", {}, el("rdf:Bag", {}, el("rdf:li", {}, language))),
        keywords && keywords.length > 0 ? el("pdf:Keywords", {}, keywords.join(", ")) : undefined,
        el("pdf:Producer", {}, producer),
        el("xmp:CreatorTool", {}, producer),
        day === undefined ? undefined : el("xmp:CreateDate", {}, `${day}T00:00:00Z`),
        day === undefined ? undefined : el("xmp:ModifyDate", {}, `${day}T00:00:00Z`),
      ),
    ),
  );
  const written = serializeXml(body);
  const packet = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n${written.slice(written.indexOf("\n") + 1)}\n<?xpacket end="r"?>`;
  return new TextEncoder().encode(packet);
}

const dayOf = (date: string): string | undefined => /^\d{4}-\d{2}-\d{2}/u.exec(date)?.[0];
