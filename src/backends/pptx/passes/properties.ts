import { createRequire } from "node:module";
import { coreProperties } from "../core-properties.js";
import { presentationPath } from "./presentation.js";
import type { Pass } from "../pass.js";
import { officeRelationship, type Relationship } from "../package.js";
import type { Plan } from "../plan.js";
import { el, type XmlElement } from "../xml.js";

/** Title, author and the like. The dates are the deck's own: the clock never reaches the file. */
export const properties: Pass = (parts, plan) =>
  new Map([
    ...parts,
    ["docProps/core.xml", { contentType: "application/vnd.openxmlformats-package.core-properties+xml", content: coreProperties(plan.scene.properties) }],
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
