import { el, type XmlElement } from "../pptx/xml.js";
import { emu } from "../pptx/units.js";
import { ruleColor, textWidth } from "./paper.js";

export interface PlacedPicture {
  /** Of the relationship to its part. */
  readonly relationship: string;
  /** Unique in the document, from 1. */
  readonly id: number;
  readonly name: string;
  readonly alt: string;
  /** Height for a width of 1. */
  readonly ratio: number;
}

/** In line with the text, over the whole width, with a hairline around: slides are white as paper is. */
export function pictureRun({ relationship, id, name, alt, ratio }: PlacedPicture): XmlElement {
  const size = { cx: emu(textWidth / 20), cy: emu((textWidth / 20) * ratio) };
  const line = emu(0.5);
  return el(
    "w:r",
    {},
    el(
      "w:drawing",
      {},
      el(
        "wp:inline",
        { distT: 0, distB: 0, distL: 0, distR: 0 },
        el("wp:extent", size),
        el("wp:effectExtent", { l: line, t: line, r: line, b: line }),
        el("wp:docPr", { id, name, descr: alt }),
        el("wp:cNvGraphicFramePr", {}, el("a:graphicFrameLocks", { noChangeAspect: 1 })),
        el(
          "a:graphic",
          {},
          el(
            "a:graphicData",
            { uri: "http://schemas.openxmlformats.org/drawingml/2006/picture" },
            el(
              "pic:pic",
              {},
              el("pic:nvPicPr", {}, el("pic:cNvPr", { id, name, descr: alt }), el("pic:cNvPicPr", {}, el("a:picLocks", { noChangeAspect: 1 }))),
              el("pic:blipFill", {}, el("a:blip", { "r:embed": relationship }), el("a:stretch", {}, el("a:fillRect"))),
              el(
                "pic:spPr",
                {},
                el("a:xfrm", {}, el("a:off", { x: 0, y: 0 }), el("a:ext", size)),
                el("a:prstGeom", { prst: "rect" }, el("a:avLst")),
                el("a:ln", { w: line }, el("a:solidFill", {}, el("a:srgbClr", { val: ruleColor }))),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}
