import { transform } from "../shape.js";
import { mapShapes, nonVisual, type SlidePass } from "../slide.js";
import { tableElement } from "../table.js";
import { el, withChildren } from "../xml.js";

/**
 * Tables get their rows from the scene. PptxGenJS gives ragged rows too few cells, mixes up cell margins, cannot mark a
 * head row, has no exact line spacing in cells, and stamps every table with the same modification id.
 */
export const tables: SlidePass = (draft, plan) =>
  mapShapes(draft, (shape, node) => {
    if (node.type !== "table") return shape;
    return withChildren(
      shape,
      el("p:nvGraphicFramePr", {}, nonVisual(shape), el("p:cNvGraphicFramePr", {}, el("a:graphicFrameLocks", { noGrp: 1 })), el("p:nvPr")),
      transform(node.box, false, "p:xfrm"),
      el(
        "a:graphic",
        {},
        el("a:graphicData", { uri: "http://schemas.openxmlformats.org/drawingml/2006/table" }, tableElement(node, plan, draft.planned.linkIds)),
      ),
    );
  });
