import { asParts } from "./brand.js";
import { notesBody, notesMasterElement, notesMasterPath, notesNumber, slideImage } from "../notes-master.js";
import type { Pass } from "../pass.js";
import { officeRelationship, type Part } from "../package.js";
import { namespaces, treeHeads } from "../page-xml.js";
import type { NoteList } from "../../../scene/nodes.js";
import { slideStamp, type Plan, type SlidePlan } from "../plan.js";
import { themeElement } from "../theme.js";
import { languageAttributes } from "../text.js";
import { emu } from "../units.js";
import { el, type XmlElement } from "../xml.js";

/** Notes pages, for slides that have notes, and their master, which must have a theme of its own; a company's template may bring it. */
export const notes: Pass = (parts, plan) => {
  const pages = plan.slides.filter(({ notesPath }) => notesPath !== undefined);
  if (pages.length === 0) return parts;
  const own = plan.theme.brand?.file.kept.notes;
  return new Map<string, Part>([
    ...parts,
    ...(own ? asParts(own.parts) : ourMaster(plan)),
    ...pages.map((planned): readonly [string, Part] => [
      planned.notesPath!,
      {
        contentType: "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml",
        stamp: slideStamp(plan, planned, "notes"),
        content: () => notesElement(planned, plan),
        relationships: [
          { id: "rId1", type: officeRelationship("notesMaster"), target: notesMasterPath(plan) },
          { id: "rId2", type: officeRelationship("slide"), target: planned.path },
        ],
      },
    ]),
  ]);
};

const ourMaster = (plan: Plan): readonly (readonly [string, Part])[] => [
  [
    notesMasterPath(plan),
    {
      contentType: "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml",
      content: notesMasterElement(plan),
      relationships: [{ id: "rId1", type: officeRelationship("theme"), target: plan.notesThemePath }],
    },
  ],
  [plan.notesThemePath, { contentType: "application/vnd.openxmlformats-officedocument.theme+xml", content: themeElement(plan.theme) }],
];

function notesElement({ slide }: SlidePlan, plan: Plan): XmlElement {
  const places = plan.theme.brand?.file.kept.notes?.places;
  const paragraphs = slide.notes.map((paragraph, i) =>
    el(
      "a:p",
      {},
      listProperties(slide.noteLists?.[i]),
      paragraph.flatMap((run) => {
        const baseline = run.baseline === "superscript" ? 30_000 : run.baseline === "subscript" ? -25_000 : undefined;
        const properties = el("a:rPr", { ...languageAttributes(run.text, plan), b: run.bold ? 1 : undefined, baseline });
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
        slideImage(plan, el("p:spPr"), places?.get("sldImg")),
        notesBody(plan, el("p:spPr"), paragraphs, places?.get("body")),
        places && !places.has("sldNum") ? undefined : notesNumber(plan, slide.number, places?.get("sldNum")),
      ),
    ),
    el("p:clrMapOvr", {}, el("a:masterClrMapping")),
  );
}

/** The text of an item hangs behind its mark, one tab stop of 1/4 in a level. */
function listProperties(list: NoteList | undefined): XmlElement | undefined {
  if (!list) return undefined;
  const indent = emu(18);
  return el(
    "a:pPr",
    { marL: indent * (list.level + 1), indent: -indent, lvl: list.level },
    list.first === undefined ? el("a:buChar", { char: "•" }) : el("a:buAutoNum", { type: "arabicPeriod", startAt: list.first > 1 ? list.first : undefined }),
  );
}
