import { createHash } from "node:crypto";
import { slideContext } from "./identity.js";
import { nodeElement } from "./node.js";
import { background, namespaces, powerpoint2010, treeHeads } from "./page-xml.js";
import { colorOf, type Plan, type SlidePlan } from "./plan.js";
import { timingElement, transitionElement } from "./show.js";
import { el, type XmlElement } from "./xml.js";

/**
 * A slide: its shapes in reading order, its background where it is not the layout's, whether it is hidden, its creation id,
 * how it comes in and what on it comes click by click.
 */
export function slideElement(planned: SlidePlan, plan: Plan): XmlElement {
  const { slide } = planned;
  const context = slideContext(planned, plan);
  return el(
    "p:sld",
    { ...namespaces, show: slide.hidden ? 0 : undefined },
    el(
      "p:cSld",
      {},
      ownBackground(planned, plan),
      el("p:spTree", {}, treeHeads, slide.nodes.map((node) => nodeElement(node, context))),
      creationId(slide.id),
    ),
    masterColors,
    transitionElement(slide.transition),
    timingElement(slide, new Map(slide.nodes.map((node) => [node.name, context.ids.get(node)!]))),
  );
}

const masterColors = el("p:clrMapOvr", {}, el("a:masterClrMapping"));

function ownBackground({ slide }: SlidePlan, plan: Plan): XmlElement | undefined {
  const { colors, brand } = plan.theme;
  if (brand) return undefined; // the company's layout has it
  if (colors[slide.background] === colors[plan.layouts[slide.layout].background]) return undefined;
  return background(colorOf(plan, slide.background));
}

function creationId(slideId: string): XmlElement {
  const val = createHash("sha256").update(slideId).digest().readUInt32BE(0);
  return el(
    "p:extLst",
    {},
    el("p:ext", { uri: "{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}" }, el("p14:creationId", { "xmlns:p14": powerpoint2010, val })),
  );
}
