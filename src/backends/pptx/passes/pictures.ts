import type { ImageNode } from "../../../scene/nodes.js";
import { transform } from "../shape.js";
import { mapShapes, nonVisual, type SlidePass } from "../slide.js";
import type { PictureIds } from "../plan.js";
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
      el("p:blipFill", {}, blip(draft.planned.pictureIds.get(node.picture)!), crop(node), el("a:stretch", {}, el("a:fillRect"))),
      el("p:spPr", {}, transform(node.box), geometry(node)),
    );
  });

function crop({ crop: cut }: ImageNode): XmlElement | undefined {
  if (!cut) return undefined;
  return el("a:srcRect", { l: thousandths(cut.left), t: thousandths(cut.top), r: thousandths(cut.right), b: thousandths(cut.bottom) });
}

/** The raster, and for a drawing the SVG that PowerPoint shows since 2016 in its place. */
function blip({ raster, svg }: PictureIds): XmlElement {
  if (svg === undefined) return el("a:blip", { "r:embed": raster });
  const extension = el("asvg:svgBlip", { "xmlns:asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main", "r:embed": svg });
  return el("a:blip", { "r:embed": raster }, el("a:extLst", {}, el("a:ext", { uri: "{96DAC541-7B7A-43D3-8B79-37D633B846F1}" }, extension)));
}

/** Round corners are a geometry of the picture's frame; `adj` is the radius as a share of the shorter side, at most a half. */
function geometry({ box, radius }: ImageNode): XmlElement {
  if (radius === undefined) return el("a:prstGeom", { prst: "rect" }, el("a:avLst"));
  const share = Math.min(0.5, radius / Math.min(box.width, box.height));
  return el("a:prstGeom", { prst: "roundRect" }, el("a:avLst", {}, el("a:gd", { name: "adj", fmla: `val ${thousandths(share)}` })));
}
