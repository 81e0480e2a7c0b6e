import type { ImageNode } from "../../scene/nodes.js";
import { nonVisual, type SlideContext } from "./identity.js";
import type { PictureIds } from "./plan.js";
import { rectangle, transform } from "./shape.js";
import { thousandths } from "./units.js";
import { el, type XmlElement } from "./xml.js";

/** A picture with its crop; its bytes are a part of the package, once for all slides that show it. */
export function pictureShape(node: ImageNode, context: SlideContext): XmlElement {
  const { pictureIds, picturePlace } = context.planned;
  const place = node.placeholder && picturePlace;
  return el(
    "p:pic",
    {},
    el("p:nvPicPr", {}, nonVisual(node, context), el("p:cNvPicPr", {}, el("a:picLocks", { noGrp: place ? 1 : undefined, noChangeAspect: 1 })), el("p:nvPr", {}, place && el("p:ph", place))),
    el("p:blipFill", {}, blip(pictureIds.get(node.picture)!), crop(node), stretch),
    el("p:spPr", {}, transform(node.box), geometry(node)),
  );
}

const stretch = el("a:stretch", {}, el("a:fillRect"));

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
  if (radius === undefined) return rectangle;
  const share = Math.min(0.5, radius / Math.min(box.width, box.height));
  return el("a:prstGeom", { prst: "roundRect" }, el("a:avLst", {}, el("a:gd", { name: "adj", fmla: `val ${thousandths(share)}` })));
}
