import type { Align, PlaceholderType } from "../../scene/nodes.js";
import type { TextStyle } from "../../theme/theme.js";
import type { LayoutPlaceholder } from "./layouts.js";
import { solidFill, type Plan } from "./plan.js";
import { transform } from "./shape.js";
import { aligns, bodyProperties, fonts, headingFonts, languageAttributes, lineSpacing, slideNumberField } from "./text.js";
import { centipoints } from "./units.js";
import { el, type XmlElement } from "./xml.js";

/** A placeholder as masters and layouts have it. `attributes`: of its `p:ph`. */
export function placeholderShape(
  { type, index, box, style, align, anchor, gap }: LayoutPlaceholder,
  id: number,
  attributes: Readonly<Record<string, string | number>>,
  plan: Plan,
): XmlElement {
  return el(
    "p:sp",
    {},
    el(
      "p:nvSpPr",
      {},
      el("p:cNvPr", { id, name: index === undefined ? plan.words.placeholders[type] : `${plan.words.placeholders[type]} ${index}` }),
      el("p:cNvSpPr", {}, el("a:spLocks", { noGrp: 1 })),
      el("p:nvPr", {}, el("p:ph", attributes)),
    ),
    el("p:spPr", {}, transform(box), el("a:prstGeom", { prst: "rect" }, el("a:avLst"))),
    el("p:txBody", {}, bodyProperties(anchor, true), el("a:lstStyle", {}, level(1, style, align, plan, { faces: type === "title" ? headingFonts : fonts, gap })), el("a:p", {}, prompt(type, plan))),
  );
}

/** What an empty placeholder says while it is edited; dates and footers say nothing. */
function prompt(type: PlaceholderType, plan: Plan): XmlElement | undefined {
  const { promptTitle, promptText } = plan.words;
  const say = (text: string): XmlElement => el("a:r", {}, el("a:rPr", languageAttributes(text, plan)), el("a:t", {}, text));
  switch (type) {
    case "title":
      return say(promptTitle);
    case "subtitle":
    case "body":
      return say(promptText);
    case "slide-number":
      return el("a:fld", { id: slideNumberField, type: "slidenum" }, el("a:rPr", { lang: "en-US" }), el("a:t", {}, "‹#›"));
    case "date":
    case "footer":
      return undefined;
  }
}

export const levels = (style: TextStyle, plan: Plan): readonly XmlElement[] => Array.from({ length: 5 }, (_, index) => level(index + 1, style, "left", plan));

/** One level of a list style: the second and later ones, which we never write ourselves, are indented with a dash. */
export function level(number: number, style: TextStyle, align: Align, plan: Plan, { faces = fonts, gap = 0 }: { readonly faces?: readonly XmlElement[]; readonly gap?: number } = {}): XmlElement {
  const indent = 228_600;
  return el(
    `a:lvl${number}pPr`,
    { marL: indent * (number - 1), indent: number > 1 ? -indent : 0, algn: aligns[align], eaLnBrk: 1, hangingPunct: 0 },
    el("a:lnSpc", {}, el("a:spcPct", { val: lineSpacing(style) })),
    el("a:spcBef", {}, el("a:spcPts", { val: centipoints(gap) })),
    number > 1 ? el("a:buChar", { char: "–" }) : el("a:buNone"),
    el("a:defRPr", { sz: centipoints(style.size), b: style.bold ? 1 : 0 }, solidFill(plan, style.color), faces),
  );
}
