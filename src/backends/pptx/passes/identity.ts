import type { SceneNode } from "../../../scene/nodes.js";
import { decorative } from "../page-xml.js";
import { guid, type SlidePlan } from "../plan.js";
import { shapes, withNonVisual, withShapes, type SlidePass } from "../slide.js";
import { linkElement } from "../text.js";
import { el, isElement, withChildren, type XmlElement } from "../xml.js";

/**
 * Ids, names and descriptions. PptxGenJS numbers tables and media so that ids meet each other, leaves shapes and tables
 * without a description, and gives pictures their file's path as one. Creation ids let PowerPoint tell shapes apart when
 * versions of a deck are compared; they come from the slide's id and the shape's name.
 */
export const identity: SlidePass = (draft) => {
  let last = 1; // the slide's own tree has 1
  const identify = (all: readonly XmlElement[], nodes: readonly SceneNode[]): readonly XmlElement[] =>
    all.map((shape, index) => {
      const node = nodes[index]!; // shapes stand as their nodes do
      const named = withNonVisual(shape, properties(node, ++last, draft.planned));
      if (node.type !== "group") return named;
      const children = named.children.filter(isElement);
      return withChildren(named, children.slice(0, 2), identify(children.slice(2), node.children));
    });
  return withShapes(draft, identify(shapes(draft), draft.planned.slide.nodes));
};

function properties(node: SceneNode, id: number, { slide, linkIds }: SlidePlan): XmlElement {
  const link = node.type === "text" || node.type === "shape" ? node.link : undefined;
  const linkId = link === undefined ? undefined : linkIds.get(link);
  const alt = description(node);
  return el(
    "p:cNvPr",
    { id, name: node.name, descr: alt },
    linkId === undefined ? undefined : linkElement(link!, linkId),
    el("a:extLst", {}, creationId(guid(`${slide.id}/${node.name}`)), alt === "" && linkId === undefined ? decorative : undefined),
  );
}

/** "" where there is nothing to say: drawn shapes, whose text lies over them as its own, and what the scene calls decorative. */
function description(node: SceneNode): string | undefined {
  switch (node.type) {
    case "text":
      return undefined;
    case "shape":
      return node.text ? undefined : "";
    case "connector":
      return "";
    case "image":
    case "group":
      return node.alt ?? "";
    case "table":
    case "chart":
      return node.alt;
  }
}

const creationId = (id: string): XmlElement =>
  el(
    "a:ext",
    { uri: "{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}" },
    el("a16:creationId", { "xmlns:a16": "http://schemas.microsoft.com/office/drawing/2014/main", id }),
  );
