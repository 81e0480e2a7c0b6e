import { asParts } from "./brand.js";
import { handoutMasterElement, handoutMasterPath } from "../notes-master.js";
import type { Pass } from "../pass.js";
import type { Plan } from "../plan.js";
import { officeRelationship, type Part } from "../package.js";
import { themeElement } from "../theme.js";

/** The master of printed handouts: deck, date and page number in the corners. A company's template may bring its own. */
export const handout: Pass = (parts, plan) =>
  new Map<string, Part>([...parts, ...own(plan)]);

function own(plan: Plan): readonly (readonly [string, Part])[] {
  const brought = plan.theme.brand?.file.kept.handout;
  return brought ? asParts(brought.parts) : ourMaster(plan);
}

const ourMaster = (plan: Plan): readonly (readonly [string, Part])[] => [
  [
    handoutMasterPath(plan),
    {
      contentType: "application/vnd.openxmlformats-officedocument.presentationml.handoutMaster+xml",
      content: handoutMasterElement(plan),
      relationships: [{ id: "rId1", type: officeRelationship("theme"), target: plan.handoutThemePath }],
    },
  ],
  [plan.handoutThemePath, { contentType: "application/vnd.openxmlformats-officedocument.theme+xml", content: themeElement(plan.theme) }], // no two masters may share one
];
