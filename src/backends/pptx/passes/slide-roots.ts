import { createHash } from "node:crypto";
import { background, namespaces, powerpoint2010, treeHeads } from "../page-xml.js";
import { colorOf, type Plan, type SlidePlan } from "../plan.js";
import { timingElement, transitionElement } from "../show.js";
import { nonVisual, shapes, type SlidePass } from "../slide.js";
import { child, el, withChildren, type XmlElement } from "../xml.js";

/**
 * What a slide says of itself: its background where it is not the layout's (PptxGenJS leaves out `a:effectLst` there, and
 * PowerPoint repairs the file), whether it is hidden, its creation id, how it comes
 * in and what on it comes click by click.
 */
export const slideRoots: SlidePass = (draft, plan) => {
  const { slide } = draft.planned;
  const tree = child(child(draft.tree, "p:cSld")!, "p:spTree")!; // PptxGenJS writes both into every slide
  return {
    ...draft,
    tree: el(
      "p:sld",
      { ...namespaces, show: slide.hidden ? 0 : undefined },
      el("p:cSld", {}, ownBackground(draft.planned, plan), rootTree(tree), creationId(slide.id)),
      el("p:clrMapOvr", {}, el("a:masterClrMapping")),
      transitionElement(slide.transition),
      timingElement(slide, new Map(shapes(draft).map(nonVisual).map(({ attributes }) => [String(attributes["name"]), Number(attributes["id"])]))),
    ),
  };
};

const rootTree = (tree: XmlElement): XmlElement => withChildren(tree, treeHeads, tree.children.slice(2));

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
