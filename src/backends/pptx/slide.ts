import type { SceneNode } from "../../scene/nodes.js";
import type { Plan, SlidePlan } from "./plan.js";
import { child, isElement, replaceChild, withChildren, type XmlElement } from "./xml.js";

/** A slide on its way from PptxGenJS's XML to ours. */
export interface SlideDraft {
  /** The `p:sld` element. */
  readonly tree: XmlElement;
  readonly planned: SlidePlan;
  /** Its nodes by key, as `leaves` names them; the passes know shapes by it until `identity` gives them their names. */
  readonly nodes: ReadonlyMap<string, SceneNode>;
}

export type SlidePass = (draft: SlideDraft, plan: Plan) => SlideDraft;

/** Puts something else in the place of each shape; the order stays. */
export function mapShapes(draft: SlideDraft, change: (shape: XmlElement, node: SceneNode) => XmlElement): SlideDraft {
  return withShapes(
    draft,
    shapes(draft).map((shape) => change(shape, draft.nodes.get(shapeKey(shape))!)), // a key for every shape drawn
  );
}

/** The shapes of the slide: all that stands in `p:spTree` behind its two heads. */
export const shapes = (draft: SlideDraft): readonly XmlElement[] => shapeTree(draft).children.filter(isElement).slice(2);

export function withShapes(draft: SlideDraft, all: readonly XmlElement[]): SlideDraft {
  const tree = shapeTree(draft);
  const common = child(draft.tree, "p:cSld")!;
  const changed = replaceChild(common, "p:spTree", withChildren(tree, tree.children.slice(0, 2), all));
  return { ...draft, tree: replaceChild(draft.tree, "p:cSld", changed) };
}

export const shapeKey = (shape: XmlElement): string => String(nonVisual(shape).attributes["name"]);

/** `p:cNvPr`, which stands first in the first child of every sort of shape. */
export function nonVisual(shape: XmlElement): XmlElement {
  const head = shape.children.find(isElement);
  return head?.children.find(isElement) ?? fail(shape);
}

export function withNonVisual(shape: XmlElement, properties: XmlElement): XmlElement {
  const [head, ...rest] = shape.children.filter(isElement);
  return withChildren(shape, withChildren(head!, properties, head!.children.slice(1)), rest);
}

function shapeTree(draft: SlideDraft): XmlElement {
  return child(child(draft.tree, "p:cSld")!, "p:spTree")!; // PptxGenJS writes both into every slide
}

function fail(shape: XmlElement): never {
  throw new Error(`${shape.name} has no properties`);
}
