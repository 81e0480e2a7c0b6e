import type { Align, Anchor, Box } from "../../scene/nodes.js";
import { background, masterColors, namespaces, treeHeads } from "./page-xml.js";
import type { Plan } from "./plan.js";
import { aligns, anchors, fonts, languageAttributes, slideNumberField } from "./text.js";
import { emu } from "./units.js";
import { el, type XmlElement } from "./xml.js";

/** The template's own, or ours. */
export const notesMasterPath = ({ theme }: Plan): string => theme.brand?.file.kept.notes?.path ?? "ppt/notesMasters/notesMaster1.xml";
export const handoutMasterPath = ({ theme }: Plan): string => theme.brand?.file.kept.handout?.path ?? "ppt/handoutMasters/handoutMaster1.xml";

/** A portrait page of 540 × 720 pt: the slide above, the text below. */
const page = { image: { x: 27, y: 54, width: 486, height: 273.375 }, text: { x: 54, y: 351, width: 432, height: 315 } } as const;

/** What stands in the corners of printed pages; the numbers are the placeholders' `idx` on either master. */
const corners = [
  { type: "hdr", notes: undefined, handout: undefined, box: { x: 0, y: 0, width: 234, height: 36 }, align: "left", anchor: "top" },
  { type: "dt", notes: 1, handout: 1, box: { x: 306, y: 0, width: 234, height: 36 }, align: "right", anchor: "top" },
  { type: "ftr", notes: 4, handout: 2, box: { x: 0, y: 684, width: 234, height: 36 }, align: "left", anchor: "bottom" },
  { type: "sldNum", notes: 5, handout: 3, box: { x: 306, y: 684, width: 234, height: 36 }, align: "right", anchor: "bottom" },
] as const satisfies readonly Corner[];

interface Corner {
  readonly type: "hdr" | "dt" | "ftr" | "sldNum";
  readonly notes: number | undefined;
  readonly handout: number | undefined;
  readonly box: Box;
  readonly align: Align;
  readonly anchor: Anchor;
}

export function notesMasterElement(plan: Plan): XmlElement {
  const prompt = el("a:p", {}, el("a:r", {}, el("a:rPr", languageAttributes(plan.words.promptText, plan)), el("a:t", {}, plan.words.promptText)));
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
        notesBody(plan, place(page.text), [prompt]),
        corners.map((corner, i) => cornerElement(corner, 4 + i, corner.notes, plan)),
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

export const handoutMasterElement = (plan: Plan): XmlElement =>
  el(
    "p:handoutMaster",
    namespaces,
    el(
      "p:cSld",
      {},
      background(el("a:schemeClr", { val: "bg1" })),
      el("p:spTree", {}, treeHeads, corners.map((corner, i) => cornerElement(corner, 2 + i, corner.handout, plan))),
    ),
    masterColors,
  );

const ink = el("a:solidFill", {}, el("a:schemeClr", { val: "tx1" }));

const place = (box: Box, ...more: readonly XmlElement[]): XmlElement =>
  el(
    "p:spPr",
    {},
    el("a:xfrm", {}, el("a:off", { x: emu(box.x), y: emu(box.y) }), el("a:ext", { cx: emu(box.width), cy: emu(box.height) })),
    el("a:prstGeom", { prst: "rect" }, el("a:avLst")),
    more,
  );

function cornerElement({ type, box, align, anchor }: Corner, id: number, idx: number | undefined, plan: Plan): XmlElement {
  const style = el("a:lvl1pPr", { algn: aligns[align] }, el("a:defRPr", { sz: 1000 }, ink, fonts));
  return cornerShape(plan, type, id, idx, place(box), [
    el("a:bodyPr", { vert: "horz", anchor: anchors[anchor] }),
    el("a:lstStyle", {}, style),
    type === "sldNum" ? numberParagraph("‹#›") : el("a:p", {}, type === "hdr" ? headLine(plan) : undefined, el("a:endParaRPr", languageAttributes("", plan))),
  ]);
}

const headLine = (plan: Plan): XmlElement => {
  const { title } = plan.scene.properties;
  return el("a:r", {}, el("a:rPr", languageAttributes(title, plan)), el("a:t", {}, title));
};

/** The number of the slide on its notes page. */
export const notesNumber = (plan: Plan, number: number, attributes?: PlaceAttributes): XmlElement =>
  cornerShape(plan, "sldNum", 4, 5, el("p:spPr"), [el("a:bodyPr"), el("a:lstStyle"), numberParagraph(String(number))], attributes);

/** Of the `p:ph` of a template's own notes master. */
type PlaceAttributes = Readonly<Record<string, string>>;

const numberParagraph = (shown: string): XmlElement =>
  el("a:p", {}, el("a:fld", { id: slideNumberField, type: "slidenum" }, el("a:rPr", { lang: "en-US" }), el("a:t", {}, shown)), el("a:endParaRPr", { lang: "en-US" }));

const cornerShape = (plan: Plan, type: Corner["type"], id: number, idx: number | undefined, properties: XmlElement, body: readonly XmlElement[], attributes?: PlaceAttributes): XmlElement =>
  el(
    "p:sp",
    {},
    el(
      "p:nvSpPr",
      {},
      el("p:cNvPr", { id, name: plan.words.corners[type] }),
      el("p:cNvSpPr", {}, el("a:spLocks", { noGrp: 1 })),
      el("p:nvPr", {}, el("p:ph", attributes ?? { type, sz: "quarter", idx })),
    ),
    properties,
    el("p:txBody", {}, body),
  );

/** The slide's picture on a notes page; `properties` are empty where it is inherited. */
export const slideImage = (plan: Plan, properties: XmlElement, attributes?: PlaceAttributes): XmlElement =>
  el(
    "p:sp",
    {},
    el(
      "p:nvSpPr",
      {},
      el("p:cNvPr", { id: 2, name: plan.words.slideImage }),
      el("p:cNvSpPr", {}, el("a:spLocks", { noGrp: 1, noRot: 1, noChangeAspect: 1 })),
      el("p:nvPr", {}, el("p:ph", attributes ?? { type: "sldImg", idx: 2 })),
    ),
    properties,
  );

export const notesBody = (plan: Plan, properties: XmlElement, paragraphs: readonly XmlElement[], attributes?: PlaceAttributes): XmlElement =>
  el(
    "p:sp",
    {},
    el(
      "p:nvSpPr",
      {},
      el("p:cNvPr", { id: 3, name: plan.words.notes }),
      el("p:cNvSpPr", {}, el("a:spLocks", { noGrp: 1 })),
      el("p:nvPr", {}, el("p:ph", attributes ?? { type: "body", sz: "quarter", idx: 3 })),
    ),
    properties,
    el("p:txBody", {}, el("a:bodyPr"), el("a:lstStyle"), paragraphs),
  );
