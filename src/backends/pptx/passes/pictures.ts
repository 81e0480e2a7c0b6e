import type { ImageNode } from "../../../scene/nodes.js";
import { transform } from "../shape.js";
import { mapShapes, nonVisual, type SlidePass } from "../slide.js";
import { thousandths } from "../units.js";
import { el, withChildren, type XmlElement } from "../xml.js";

/**
 * Pictures show their part of the package and their crop. What PptxGenJS was given is a token: it would put the bytes into
 * the file once for every use.
 */
export const pictures: SlidePass = (draft) =>
  mapShapes(draft, (shape, node) => {
    if (node.type !== "image") return shape;
    const place = node.placeholder && draft.planned.picturePlace;
    return withChildren(
      shape,
      el("p:nvPicPr", {}, nonVisual(shape), el("p:cNvPicPr", {}, el("a:picLocks", { noGrp: place ? 1 : undefined, noChangeAspect: 1 })), el("p:nvPr", {}, place && el("p:ph", place))),
      el("p:blipFill", {}, el("a:blip", { "r:embed": draft.planned.pictureIds.get(node.picture) }), crop(node), el("a:stretch", {}, el("a:fillRect"))),
      el("p:spPr", {}, transform(node.box), el("a:prstGeom", { prst: "rect" }, el("a:avLst"))),
    );
  });

function crop({ crop: cut }: ImageNode): XmlElement | undefined {
  if (!cut) return undefined;
  return el("a:srcRect", { l: thousandths(cut.left), t: thousandths(cut.top), r: thousandths(cut.right), b: thousandths(cut.bottom) });
}
