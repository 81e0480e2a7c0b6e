import { handoutMasterElement } from "../notes-master.js";
import type { Pass } from "../pass.js";
import { officeRelationship } from "../package.js";
import { themeElement } from "../theme.js";

/** The master of printed handouts: deck, date and page number in the corners. */
export const handout: Pass = (parts, plan) =>
  new Map([
    ...parts,
    [
      handoutMasterPath,
      {
        contentType: "application/vnd.openxmlformats-officedocument.presentationml.handoutMaster+xml",
        content: handoutMasterElement(plan),
        relationships: [{ id: "rId1", type: officeRelationship("theme"), target: plan.handoutThemePath }],
      },
    ],
    [plan.handoutThemePath, { contentType: "application/vnd.openxmlformats-officedocument.theme+xml", content: themeElement(plan.theme) }], // no two masters may share one
  ]);

export const handoutMasterPath = "ppt/handoutMasters/handoutMaster1.xml";
