import type { GroupNode, SceneNode } from "../../scene/nodes.js";
import { chartFrame } from "./chart.js";
import { connectorShape } from "./connector.js";
import { nonVisual, type SlideContext } from "./identity.js";
import { pictureShape } from "./image.js";
import { drawnShape, groupTransform } from "./shape.js";
import { tableFrame } from "./table.js";
import { textShape } from "./text-shape.js";
import { el, type XmlElement } from "./xml.js";

/** A node of the scene as it stands in the slide's shape tree. */
export function nodeElement(node: SceneNode, context: SlideContext): XmlElement {
  switch (node.type) {
    case "text":
      return textShape(node, context);
    case "shape":
      return drawnShape(node, context);
    case "image":
      return pictureShape(node, context);
    case "table":
      return tableFrame(node, context);
    case "chart":
      return chartFrame(node, context);
    case "connector":
      return connectorShape(node, context);
    case "group":
      return group(node, context);
  }
}

const group = (node: GroupNode, context: SlideContext): XmlElement =>
  el(
    "p:grpSp",
    {},
    el("p:nvGrpSpPr", {}, nonVisual(node, context), el("p:cNvGrpSpPr"), el("p:nvPr")),
    el("p:grpSpPr", {}, groupTransform(node.box)),
    node.children.map((child) => nodeElement(child, context)),
  );
