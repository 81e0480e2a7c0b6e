import { el, type XmlElement } from "./xml.js";

/** What slides, layouts, masters and notes pages have in common. */
export const namespaces = {
  "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
  "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  "xmlns:p": "http://schemas.openxmlformats.org/presentationml/2006/main",
} as const;

export const background = (color: XmlElement): XmlElement =>
  el("p:bg", {}, el("p:bgPr", {}, el("a:solidFill", {}, color), el("a:effectLst")));

/** What stands first in every shape tree. */
export const treeHeads: readonly XmlElement[] = [
  el("p:nvGrpSpPr", {}, el("p:cNvPr", { id: 1, name: "" }), el("p:cNvGrpSpPr"), el("p:nvPr")),
  el(
    "p:grpSpPr",
    {},
    el("a:xfrm", {}, el("a:off", { x: 0, y: 0 }), el("a:ext", { cx: 0, cy: 0 }), el("a:chOff", { x: 0, y: 0 }), el("a:chExt", { cx: 0, cy: 0 })),
  ),
];

/** Which slots of the scheme stand for text and background. */
export const masterColors = el("p:clrMap", {
  bg1: "lt1",
  tx1: "dk1",
  bg2: "lt2",
  tx2: "dk2",
  accent1: "accent1",
  accent2: "accent2",
  accent3: "accent3",
  accent4: "accent4",
  accent5: "accent5",
  accent6: "accent6",
  hlink: "hlink",
  folHlink: "folHlink",
});

/** Tells screen readers to pass it over. */
export const decorative = el(
  "a:ext",
  { uri: "{C183D7F6-B498-43B3-948B-1728B52AA6E4}" },
  el("adec:decorative", { "xmlns:adec": "http://schemas.microsoft.com/office/drawing/2017/decorative", val: 1 }),
);

export const markupCompatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";
export const powerpoint2010 = "http://schemas.microsoft.com/office/powerpoint/2010/main";
