import type { SceneNode, ShapeNode } from "../../scene/nodes.js";
import { walk } from "../../scene/walk.js";
import { decorative } from "./page-xml.js";
import { guid, type Plan, type SlidePlan } from "./plan.js";
import { linkElement } from "./text.js";
import { el, type XmlElement } from "./xml.js";

/** What the shapes of a slide have to know of it and of each other. */
export interface SlideContext {
  readonly plan: Plan;
  readonly planned: SlidePlan;
  /** Shape ids; the slide's own tree has 1, a group comes before its children. */
  readonly ids: ReadonlyMap<SceneNode, number>;
  /** The shapes that connectors may end at, by name. */
  readonly ends: ReadonlyMap<string, ShapeNode>;
}

export function slideContext(planned: SlidePlan, plan: Plan): SlideContext {
  const ids = new Map<SceneNode, number>();
  const ends = new Map<string, ShapeNode>();
  for (const node of walk(planned.slide.nodes)) {
    ids.set(node, ids.size + 2);
    if (node.type === "shape") ends.set(node.name, node);
  }
  return { plan, planned, ids, ends };
}

/**
 * `p:cNvPr`: id, name and description of a shape. Creation ids let PowerPoint tell shapes apart when versions of a deck are
 * compared; they come from the slide's id and the shape's name.
 */
export function nonVisual(node: SceneNode, { planned: { slide, linkIds }, ids }: SlideContext): XmlElement {
  const link = node.type === "text" || node.type === "shape" ? node.link : undefined;
  const linkId = link === undefined ? undefined : linkIds.get(link);
  const alt = description(node);
  return el(
    "p:cNvPr",
    { id: ids.get(node), name: node.name, descr: alt },
    linkId === undefined ? undefined : linkElement(link!, linkId),
    el("a:extLst", {}, creationId(guid(`${slide.id}/${node.name}`)), alt === "" && linkId === undefined ? decorative : undefined),
  );
}

/** What tables and charts say of their frames: they cannot be grouped. */
export const frameMark: readonly XmlElement[] = [el("p:cNvGraphicFramePr", {}, el("a:graphicFrameLocks", { noGrp: 1 })), el("p:nvPr")];

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
