import { background, masterColors, namespaces, treeHeads } from "./page-xml.js";
import type { Plan } from "./plan.js";
import { fonts, languageAttributes } from "./text.js";
import { emu } from "./units.js";
import { el, type XmlElement } from "./xml.js";

export const notesMasterPath = "ppt/notesMasters/notesMaster1.xml";

/** A portrait page, in points: the slide above, the text below. */
const page = { image: { x: 27, y: 54, width: 486, height: 273.375 }, text: { x: 54, y: 351, width: 432, height: 315 } } as const;

export function notesMasterElement(plan: Plan): XmlElement {
  const place = (box: (typeof page)[keyof typeof page], ...more: readonly XmlElement[]): XmlElement =>
    el(
      "p:spPr",
      {},
      el("a:xfrm", {}, el("a:off", { x: emu(box.x), y: emu(box.y) }), el("a:ext", { cx: emu(box.width), cy: emu(box.height) })),
      el("a:prstGeom", { prst: "rect" }, el("a:avLst")),
      more,
    );
  const ink = el("a:solidFill", {}, el("a:schemeClr", { val: "tx1" }));
  return el(
    "p:notesMaster",
    namespaces,
    el(
      "p:cSld",
      {},
      background(el("a:schemeClr", { val: "bg1" })),
      el(
        "p:spTree",
        {},
        treeHeads,
        slideImage(plan, place(page.image, el("a:noFill"), el("a:ln", { w: emu(0.75) }, ink))),
        notesBody(plan, place(page.text), [el("a:p", {}, el("a:r", {}, el("a:rPr", languageAttributes(plan.words.promptText, plan)), el("a:t", {}, plan.words.promptText)))]),
      ),
    ),
    masterColors,
    el(
      "p:notesStyle",
      {},
      Array.from({ length: 9 }, (_, level) =>
        el(`a:lvl${level + 1}pPr`, { marL: 457_200 * level, algn: "l" }, el("a:defRPr", { sz: 1200 }, ink, fonts)),
      ),
    ),
  );
}

/** The slide's picture on a notes page; `properties` are empty where it is inherited. */
export const slideImage = (plan: Plan, properties: XmlElement): XmlElement =>
  el(
    "p:sp",
    {},
    el(
      "p:nvSpPr",
      {},
      el("p:cNvPr", { id: 2, name: plan.words.slideImage }),
      el("p:cNvSpPr", {}, el("a:spLocks", { noGrp: 1, noRot: 1, noChangeAspect: 1 })),
      el("p:nvPr", {}, el("p:ph", { type: "sldImg", idx: 2 })),
    ),
    properties,
  );

export const notesBody = (plan: Plan, properties: XmlElement, paragraphs: readonly XmlElement[]): XmlElement =>
  el(
    "p:sp",
    {},
    el(
      "p:nvSpPr",
      {},
      el("p:cNvPr", { id: 3, name: plan.words.notes }),
      el("p:cNvSpPr", {}, el("a:spLocks", { noGrp: 1 })),
      el("p:nvPr", {}, el("p:ph", { type: "body", sz: "quarter", idx: 3 })),
    ),
    properties,
    el("p:txBody", {}, el("a:bodyPr"), el("a:lstStyle"), paragraphs),
  );
