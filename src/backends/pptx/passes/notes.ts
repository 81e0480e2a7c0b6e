import { notesBody, notesMasterElement, notesMasterPath, slideImage } from "../notes-master.js";
import type { Pass } from "../pass.js";
import { officeRelationship, type Part } from "../package.js";
import { namespaces, treeHeads } from "../page-xml.js";
import type { Plan, SlidePlan } from "../plan.js";
import { themeElement } from "../theme.js";
import { languageAttributes } from "../text.js";
import { el, type XmlElement } from "../xml.js";

/**
 * Notes pages, for slides that have notes, and their master with a theme of its own. PptxGenJS writes a page for every
 * slide, takes plain text only, and lets the notes master share the slides' theme.
 */
export const notes: Pass = (parts, plan) => {
  const pages = plan.slides.filter(({ notesPath }) => notesPath !== undefined);
  if (pages.length === 0) return parts;
  return new Map([
    ...parts,
    ...pages.map((planned): readonly [string, Part] => [
      planned.notesPath!,
      {
        contentType: "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml",
        content: () => notesElement(planned, plan),
        relationships: [
          { id: "rId1", type: officeRelationship("notesMaster"), target: notesMasterPath },
          { id: "rId2", type: officeRelationship("slide"), target: planned.path },
        ],
      },
    ]),
    [
      notesMasterPath,
      {
        contentType: "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml",
        content: notesMasterElement(plan),
        relationships: [{ id: "rId1", type: officeRelationship("theme"), target: plan.notesThemePath }],
      },
    ],
    [plan.notesThemePath, { contentType: "application/vnd.openxmlformats-officedocument.theme+xml", content: themeElement(plan.theme) }],
  ]);
};

function notesElement({ slide }: SlidePlan, plan: Plan): XmlElement {
  const paragraphs = slide.notes.map((paragraph) =>
    el(
      "a:p",
      {},
      paragraph.flatMap((run) => {
        const properties = el("a:rPr", { ...languageAttributes(run.text, plan), b: run.bold ? 1 : undefined });
        return run.text.split("\n").flatMap((text, index) => [
          ...(index > 0 ? [el("a:br", {}, properties)] : []),
          ...(text === "" ? [] : [el("a:r", {}, properties, el("a:t", {}, text))]),
        ]);
      }),
    ),
  );
  return el(
    "p:notes",
    namespaces,
    el(
      "p:cSld",
      {},
      el(
        "p:spTree",
        {},
        treeHeads,
        slideImage(plan, el("p:spPr")),
        notesBody(plan, el("p:spPr"), paragraphs),
      ),
    ),
    el("p:clrMapOvr", {}, el("a:masterClrMapping")),
  );
}
