import { layoutMotif } from "../../../layout/motif.js";
import type { GroupNode, LayoutName, SceneNode, ShapeNode } from "../../../scene/nodes.js";
import { layoutNames } from "../../../scene/nodes.js";
import { placeholderAttributes, type LayoutSpec } from "../layouts.js";
import { officeRelationship, type Part } from "../package.js";
import { background, decorative, namespaces, treeHeads } from "../page-xml.js";
import type { Pass } from "../pass.js";
import { placeholderShape } from "../placeholder.js";
import { colorOf, layoutPath, type Plan } from "../plan.js";
import { emptyText, groupTransform, shapeProperties } from "../shape.js";
import { el, type XmlElement } from "../xml.js";
import { masterPath } from "./master.js";

/** The layouts: placeholders that slides inherit from, backgrounds, the motif. */
export const layouts: Pass = (parts, plan) => {
  if (plan.theme.brand) return parts;
  return new Map([
    ...parts,
    ...layoutNames.map((name) => part(layoutPath(name), layoutElement(name, { ...plan.layouts[name], name: plan.words.layouts[name] }, plan))),
    ...plan.textLayouts.map(({ path, layout: { base, number, placeholders } }) => part(path, layoutElement(base, { background: plan.layouts[base].background, placeholders, name: plan.words.textLayout(plan.words.layouts[base], number) }, plan))),
  ]);
};

const part = (path: string, content: XmlElement): readonly [string, Part] => [
  path,
  {
    contentType: "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml",
    content,
    relationships: [{ id: "rId1", type: officeRelationship("slideMaster"), target: masterPath }],
  },
];

/** What a layout is made of; one of the user's own sort has none. */
interface Made extends Pick<LayoutSpec, "background" | "placeholders"> {
  readonly sort?: LayoutSpec["sort"];
  readonly name: string;
}

function layoutElement(name: LayoutName, spec: Made, plan: Plan): XmlElement {
  const { width, height, sections } = plan.scene;
  let last = 1; // the layout's own tree has 1
  const motif = layoutMotif(name, width, height, sections.length).map((node) => drawnElement(node, () => ++last, plan));
  const placeholders = spec.placeholders.map((one) => placeholderShape(one, ++last, placeholderAttributes(one, name), plan));
  return el(
    "p:sldLayout",
    { ...namespaces, type: spec.sort, preserve: 1, userDrawn: 1 },
    el("p:cSld", { name: spec.name }, background(colorOf(plan, spec.background)), el("p:spTree", {}, treeHeads, motif, placeholders)),
    el("p:clrMapOvr", {}, el("a:masterClrMapping")),
  );
}

/** Shapes and groups of shapes, which is all that layouts draw. */
function drawnElement(node: SceneNode, nextId: () => number, plan: Plan): XmlElement | undefined {
  if (node.type === "shape") return drawnShape(node, nextId(), plan);
  if (node.type === "group") return drawnGroup(node, nextId, plan);
  return undefined;
}

const drawnShape = (node: ShapeNode, id: number, plan: Plan): XmlElement =>
  el(
    "p:sp",
    {},
    el("p:nvSpPr", {}, silent(id, node.name), el("p:cNvSpPr"), el("p:nvPr", { userDrawn: 1 })),
    shapeProperties(node, plan),
    emptyText,
  );

function drawnGroup(node: GroupNode, nextId: () => number, plan: Plan): XmlElement {
  const id = nextId();
  return el(
    "p:grpSp",
    {},
    el("p:nvGrpSpPr", {}, silent(id, node.name), el("p:cNvGrpSpPr"), el("p:nvPr", { userDrawn: 1 })),
    el("p:grpSpPr", {}, groupTransform(node.box)),
    node.children.map((child) => drawnElement(child, nextId, plan)),
  );
}

const silent = (id: number, name: string): XmlElement => el("p:cNvPr", { id, name, descr: "" }, el("a:extLst", {}, decorative));
