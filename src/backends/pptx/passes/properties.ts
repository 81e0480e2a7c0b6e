import { presentationPath } from "./presentation.js";
import type { Pass } from "../pass.js";
import { officeRelationship, type Relationship } from "../package.js";
import type { Plan } from "../plan.js";
import { el, type XmlElement } from "../xml.js";

/** Title, author and the like. The dates are the deck's own: the clock never reaches the file. */
export const properties: Pass = (parts, plan) =>
  new Map([
    ...parts,
    ["docProps/core.xml", { contentType: "application/vnd.openxmlformats-package.core-properties+xml", content: coreXml(plan) }],
    ["docProps/app.xml", { contentType: "application/vnd.openxmlformats-officedocument.extended-properties+xml", content: appXml(plan) }],
  ]);

/** What the package as a whole points to. */
export const rootRelationships: readonly Relationship[] = [
  { id: "rId1", type: officeRelationship("officeDocument"), target: presentationPath },
  { id: "rId2", type: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", target: "docProps/core.xml" },
  { id: "rId3", type: officeRelationship("extended-properties"), target: "docProps/app.xml" },
];

function coreXml({ scene: { properties: deck } }: Plan): XmlElement {
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
    text("cp:lastModifiedBy", deck.author),
    text("dc:language", deck.language),
    time("dcterms:created"),
    time("dcterms:modified"),
  );
}

function appXml({ scene }: Plan): XmlElement {
  const { company } = scene.properties;
  const count = (name: string, number: number): XmlElement => el(name, {}, String(number));
  return el(
    "Properties",
    { xmlns: "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" },
    el("Application", {}, "deckwright"),
    count("Slides", scene.slides.length),
    count("Notes", scene.slides.filter((slide) => slide.notes.length > 0).length),
    count("HiddenSlides", scene.slides.filter((slide) => slide.hidden).length),
    company === undefined ? undefined : el("Company", {}, company),
  );
}
