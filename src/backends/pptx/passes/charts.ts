import { chartElement } from "../chart.js";
import { officeRelationship, type Part } from "../package.js";
import type { Pass } from "../pass.js";
import { slideStamp } from "../plan.js";
import { chartSheet, workbook } from "../workbook.js";

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
