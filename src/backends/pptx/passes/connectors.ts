import type { SceneNode, ShapeNode } from "../../../scene/nodes.js";
import { walk } from "../../../scene/walk.js";
import { connectorProperties, siteIndex } from "../connector.js";
import { mapShapes, nonVisual, shapes, withShapes, type SlidePass } from "../slide.js";
import { child, el, isElement, withChildren, type XmlElement } from "../xml.js";

/** `p:cxnSp` in place of the lines that stand for connectors. */
export const connectors: SlidePass = (draft, plan) =>
  mapShapes(draft, (shape, node) => {
    if (node.type !== "connector") return shape;
    return el("p:cxnSp", {}, el("p:nvCxnSpPr", {}, nonVisual(shape), el("p:cNvCxnSpPr"), el("p:nvPr")), connectorProperties(node, plan));
  });

/**
 * Ties them to their shapes. After `identity`, because they name the ids of those. An end whose shape is not on the slide
 * is left loose.
 */
export const ties: SlidePass = (draft) => {
  const { nodes } = draft.planned.slide;
  const all = [...walk(nodes)];
  if (!all.some((node) => node.type === "connector")) return draft;
  const named = new Map(all.filter((node): node is ShapeNode => node.type === "shape").map((node) => [node.name, node]));
  const ids = idsByName(shapes(draft));
  const tie = (name: string, end: { readonly shape: string; readonly site: ShapeSite }): XmlElement | undefined => {
    const shape = named.get(end.shape);
    const id = ids.get(end.shape);
    return shape && id !== undefined ? el(name, { id, idx: siteIndex(shape.geometry, end.site) }) : undefined;
  };
  const tied = (elements: readonly XmlElement[], of: readonly SceneNode[]): readonly XmlElement[] =>
    elements.map((element, i) => {
      const node = of[i]!; // shapes stand as their nodes do
      if (node.type === "group") {
        const children = element.children.filter(isElement);
        return withChildren(element, children.slice(0, 2), tied(children.slice(2), node.children));
      }
      if (node.type !== "connector") return element;
      const [head, ...rest] = element.children.filter(isElement);
      const locks = el("p:cNvCxnSpPr", {}, tie("a:stCxn", node.from), tie("a:endCxn", node.to));
      return withChildren(element, withChildren(head!, nonVisual(element), locks, child(head!, "p:nvPr")), rest);
    });
  return withShapes(draft, tied(shapes(draft), nodes));
};

type ShapeSite = Parameters<typeof siteIndex>[1];

function idsByName(elements: readonly XmlElement[]): ReadonlyMap<string, string | number> {
  const ids = new Map<string, string | number>();
  const read = (element: XmlElement): void => {
    const { id, name } = nonVisual(element).attributes;
    if (id !== undefined && name !== undefined && !ids.has(String(name))) ids.set(String(name), id);
    if (element.name === "p:grpSp") element.children.filter(isElement).slice(2).forEach(read);
  };
  elements.forEach(read);
  return ids;
}
