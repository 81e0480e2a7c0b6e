import type { Box, TextNode } from "../../../scene/nodes.js";
import type { BrandDress, LayoutPlaceholder } from "../layouts.js";
import { placeholderAttributes } from "../layouts.js";
import type { Plan, SlidePlan } from "../plan.js";
import { transform } from "../shape.js";
import { mapShapes, nonVisual, type SlidePass } from "../slide.js";
import { bodyProperties, paragraphElements } from "../text.js";
import { el, withChildren, type XmlElement } from "../xml.js";

/**
 * Text bodies, and placeholders that inherit. Both are written anew from the scene: PptxGenJS repeats `a:pPr` for each run,
 * sets one face for Latin and Chinese alike, knows no language, swaps insets, leaves out autofit, and its placeholders copy
 * their position instead of inheriting it.
 */
export const texts: SlidePass = (draft, plan) =>
  mapShapes(draft, (shape, node) => {
    if (node.type !== "text") return shape;
    const placeholder = draft.planned.placeholders.get(node);
    return withChildren(
      shape,
      placeholder ? placeholderHead(shape, placeholder, draft.planned) : textHead(shape),
      frame(node, placeholder),
      body(node, placeholder, draft.planned, plan),
    );
  });

const textHead = (shape: XmlElement): XmlElement =>
  el("p:nvSpPr", {}, nonVisual(shape), el("p:cNvSpPr", { txBox: 1 }), el("p:nvPr"));

const placeholderHead = (shape: XmlElement, { type, brand }: LayoutPlaceholder, { slide }: SlidePlan): XmlElement =>
  el(
    "p:nvSpPr",
    {},
    nonVisual(shape),
    el("p:cNvSpPr", {}, el("a:spLocks", { noGrp: 1 })),
    el("p:nvPr", {}, el("p:ph", brand?.attributes ?? placeholderAttributes(type, slide.layout))),
  );

function frame({ box, inherits }: TextNode, placeholder: LayoutPlaceholder | undefined): XmlElement {
  if (!placeholder) return el("p:spPr", {}, transform(box), el("a:prstGeom", { prst: "rect" }, el("a:avLst")), el("a:noFill"));
  if (placeholder.brand) return el("p:spPr", {}, inherits === "all" ? undefined : transform(inherits ? around(box, placeholder.brand) : box));
  const there = (["x", "y", "width", "height"] as const).every((side) => Math.abs(box[side] - placeholder.box[side]) < 0.01);
  return el("p:spPr", {}, there ? undefined : transform(box));
}

/** The frame whose text stands in the box. */
const around = ({ x, y, width, height }: Box, { insets }: BrandDress): Box => ({
  x: x - insets.left,
  y: y - insets.top,
  width: width + insets.left + insets.right,
  height: height + insets.top + insets.bottom,
});

function body(node: TextNode, placeholder: LayoutPlaceholder | undefined, planned: SlidePlan, plan: Plan): XmlElement {
  const setting = {
    style: node.style,
    align: node.align,
    gap: node.gap,
    spacing: "proportional",
    inherited: placeholder?.brand ? node.inherits && { ...node.style, size: placeholder.brand.size } : placeholder?.style,
    dress: node.inherits && placeholder?.brand,
    heading: placeholder?.type === "title",
    linkIds: planned.linkIds,
    slideNumber: node.placeholder === "slide-number" ? planned.slide.number : undefined,
  } as const;
  const frameProperties = setting.dress ? el("a:bodyPr") : bodyProperties(node.anchor, node.wrap);
  return el("p:txBody", {}, frameProperties, el("a:lstStyle"), paragraphElements(node.paragraphs, setting, plan));
}
