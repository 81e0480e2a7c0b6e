import type { PlaceholderType } from "../../../scene/nodes.js";
import { layoutNames } from "../../../scene/nodes.js";
import { textStyle } from "../../../theme/theme.js";
import { officeRelationship } from "../package.js";
import { background, masterColors, namespaces, treeHeads } from "../page-xml.js";
import type { Pass } from "../pass.js";
import { level, levels, placeholderShape } from "../placeholder.js";
import { colorOf, layoutPath, type Plan } from "../plan.js";
import { headingFonts } from "../text.js";
import { el, type XmlElement } from "../xml.js";

/** The slide master: the pattern of all layouts, with placeholders and text styles. */
export const master: Pass = (parts, plan) => {
  if (plan.theme.brand) return parts;
  return new Map([
    ...parts,
    [
      masterPath,
      {
        contentType: "application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml",
        content: masterElement(plan),
        relationships: [
          ...layoutPaths(plan).map((target, index) => ({ id: `rId${index + 1}`, type: officeRelationship("slideLayout"), target })),
          { id: `rId${layoutPaths(plan).length + 1}`, type: officeRelationship("theme"), target: "ppt/theme/theme1.xml" },
        ],
      },
    ],
  ]);
};

const layoutPaths = ({ textLayouts }: Plan): readonly string[] => [...layoutNames.map(layoutPath), ...textLayouts.map(({ path }) => path)];

/** The format wants ids of masters and layouts from 2³¹ up, no two alike. */
export const firstMasterId = 2_147_483_648;

export const masterPath = "ppt/slideMasters/slideMaster1.xml";

function masterElement(plan: Plan): XmlElement {
  const { placeholders } = plan.layouts.content; // the master is the content layout's pattern
  return el(
    "p:sldMaster",
    namespaces,
    el(
      "p:cSld",
      {},
      background(colorOf(plan, "bg")),
      el("p:spTree", {}, treeHeads, placeholders.map((one, index) => placeholderShape(one, index + 2, masterPlaceholder(one.type), plan))),
    ),
    masterColors,
    el("p:sldLayoutIdLst", {}, layoutPaths(plan).map((_, index) => el("p:sldLayoutId", { id: firstMasterId + 1 + index, "r:id": `rId${index + 1}` }))),
    el(
      "p:txStyles",
      {},
      el("p:titleStyle", {}, level(1, textStyle(plan.theme, "title"), "left", plan, { faces: headingFonts })),
      el("p:bodyStyle", {}, levels(textStyle(plan.theme, "text"), plan)),
      el("p:otherStyle", {}, levels(textStyle(plan.theme, "text"), plan)),
    ),
  );
}

function masterPlaceholder(type: PlaceholderType): Readonly<Record<string, string | number>> {
  switch (type) {
    case "title":
      return { type: "title" };
    case "subtitle":
    case "body":
      return { type: "body", idx: 1 };
    case "date":
      return { type: "dt", sz: "half", idx: 2 };
    case "footer":
      return { type: "ftr", sz: "quarter", idx: 3 };
    case "slide-number":
      return { type: "sldNum", sz: "quarter", idx: 4 };
  }
}
