import { mapShapes, type SlidePass } from "../slide.js";
import { emptyText, shapeProperties, shapeText } from "../shape.js";
import { withChildren } from "../xml.js";

/**
 * Shapes get their properties from the scene. PptxGenJS writes an empty `a:ln` where there is no line, no text body, fixed
 * colours, and no points of chevrons.
 */
export const shapes: SlidePass = (draft, plan) =>
  mapShapes(draft, (shape, node) => {
    if (node.type !== "shape") return shape;
    const [head] = shape.children; // p:nvSpPr
    return withChildren(shape, head, shapeProperties(node, plan), node.text ? shapeText(node.text, node.box, plan, draft.planned) : emptyText);
  });
