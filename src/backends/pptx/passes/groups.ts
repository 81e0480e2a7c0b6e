import type { SceneNode } from "../../../scene/nodes.js";
import { groupTransform } from "../shape.js";
import { shapeKey, shapes, withShapes, type SlidePass } from "../slide.js";
import { el, type XmlElement } from "../xml.js";

/** Groups, which PptxGenJS does not have: its shapes are a flat list in reading order, as the leaves of the scene are. */
export const groups: SlidePass = (draft) => {
  if (!draft.planned.slide.nodes.some((node) => node.type === "group")) return draft;
  const drawn = new Map(shapes(draft).map((shape) => [shapeKey(shape), shape]));
  return withShapes(draft, nest(draft.planned.slide.nodes, "", drawn));
};

function nest(nodes: readonly SceneNode[], prefix: string, drawn: ReadonlyMap<string, XmlElement>): readonly XmlElement[] {
  return nodes.map((node, index) => {
    const key = `${prefix}${index}`;
    if (node.type !== "group") return drawn.get(key)!; // every leaf has been drawn
    return el(
      "p:grpSp",
      {},
      el("p:nvGrpSpPr", {}, el("p:cNvPr", { name: key }), el("p:cNvGrpSpPr"), el("p:nvPr")),
      el("p:grpSpPr", {}, groupTransform(node.box)),
      nest(node.children, `${key}.`, drawn),
    );
  });
}
