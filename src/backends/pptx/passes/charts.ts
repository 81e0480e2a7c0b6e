import { chartElement } from "../chart.js";
import { officeRelationship, type Part } from "../package.js";
import type { Pass } from "../pass.js";
import { slideStamp } from "../plan.js";
import { transform } from "../shape.js";
import { mapShapes, nonVisual, type SlidePass } from "../slide.js";
import { chartSheet, workbook } from "../workbook.js";
import { el } from "../xml.js";

/** The frame of each chart in place of the empty rectangle that holds it. */
export const chartFrames: SlidePass = (draft) =>
  mapShapes(draft, (shape, node) => {
    if (node.type !== "chart") return shape;
    const namespace = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    return el(
      "p:graphicFrame",
      {},
      el("p:nvGraphicFramePr", {}, nonVisual(shape), el("p:cNvGraphicFramePr", {}, el("a:graphicFrameLocks", { noGrp: 1 })), el("p:nvPr")),
      transform(node.box, false, "p:xfrm"),
      el("a:graphic", {}, el("a:graphicData", { uri: namespace }, el("c:chart", { "xmlns:c": namespace, "r:id": draft.planned.chartIds.get(node) }))),
    );
  });

/** Chart parts and the workbooks behind them. */
export const charts: Pass = (parts, plan) =>
  new Map([
    ...parts,
    ...plan.charts.flatMap(({ node, path, workbookPath, slide, position }): readonly [string, Part][] => [
      [
        path,
        {
          contentType: "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
          stamp: slideStamp(plan, { slide, linkIds: none }, `chart ${position}`),
          content: () => chartElement(node.model, "rId1", plan),
          relationships: [{ id: "rId1", type: officeRelationship("package"), target: workbookPath }],
        },
      ],
      [
        workbookPath,
        {
          contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          stamp: slideStamp(plan, { slide, linkIds: none }, `workbook ${position}`),
          content: () => workbook(chartSheet(node.model)),
        },
      ],
    ]),
  ]);

/** Charts have no links. */
const none: ReadonlyMap<string, string> = new Map();
