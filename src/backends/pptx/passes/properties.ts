import { createRequire } from "node:module";
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
    ["docProps/custom.xml", { contentType: "application/vnd.openxmlformats-officedocument.custom-properties+xml", content: customXml(plan) }],
    ["docProps/app.xml", { contentType: "application/vnd.openxmlformats-officedocument.extended-properties+xml", content: appXml(plan) }],
  ]);

/** What the package as a whole points to. */
export const rootRelationships: readonly Relationship[] = [
  { id: "rId1", type: officeRelationship("officeDocument"), target: presentationPath },
  { id: "rId2", type: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", target: "docProps/core.xml" },
  { id: "rId3", type: officeRelationship("extended-properties"), target: "docProps/app.xml" },
  { id: "rId4", type: officeRelationship("custom-properties"), target: "docProps/custom.xml" },
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
    text("cp:keywords", deck.keywords?.join(", ")),
    text("cp:category", deck.category),
    text("cp:lastModifiedBy", deck.author),
    text("dc:language", deck.language),
    time("dcterms:created"),
    time("dcterms:modified"),
  );
}

/** What else a reader of the file may want to know: which program made it, for which meeting, from which report. */
function customXml({ scene: { properties, ledger } }: Plan): XmlElement {
  const facts = [
    ["deckwright", version],
    ["meeting", properties.meeting],
    ["report", ledger?.report.path],
    ["report-sha256", ledger?.report.sha256],
  ] as const;
  return el(
    "Properties",
    {
      xmlns: "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
      "xmlns:vt": "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
    },
    facts
      .filter(([, value]) => value !== undefined)
      .map(([name, value], i) => el("property", { fmtid: userDefined, pid: firstPropertyId + i, name }, el("vt:lpwstr", {}, value))),
  );
}

/** The format set for properties with names of their own, whose ids begin at 2. */
const userDefined = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
const firstPropertyId = 2;

const { version } = createRequire(import.meta.url)("../../../../package.json") as { readonly version: string };

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
