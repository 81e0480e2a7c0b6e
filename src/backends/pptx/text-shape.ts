import type { Box, TextNode } from "../../scene/nodes.js";
import { nonVisual, type SlideContext } from "./identity.js";
import type { BrandDress, LayoutPlaceholder } from "./layouts.js";
import { placeholderAttributes } from "./layouts.js";
import type { Plan, SlidePlan } from "./plan.js";
import { rectangle, transform } from "./shape.js";
import { bodyProperties, paragraphElements } from "./text.js";
import { el, type XmlElement } from "./xml.js";

/** A text box, or a placeholder that inherits what its layout says already. */
export function textShape(node: TextNode, context: SlideContext): XmlElement {
  const { planned, plan } = context;
  const placeholder = planned.placeholders.get(node);
  return el(
    "p:sp",
    {},
    el("p:nvSpPr", {}, nonVisual(node, context), placeholder ? placeholderMark(placeholder, planned) : textBoxMark),
    frame(node, placeholder),
    body(node, placeholder, planned, plan),
  );
}

const textBoxMark: readonly XmlElement[] = [el("p:cNvSpPr", { txBox: 1 }), el("p:nvPr")];

const placeholderMark = (placeholder: LayoutPlaceholder, { slide }: SlidePlan): readonly XmlElement[] => [
  noGrouping,
  el("p:nvPr", {}, el("p:ph", placeholder.brand?.attributes ?? placeholderAttributes(placeholder, slide.layout))),
];

const noGrouping = el("p:cNvSpPr", {}, el("a:spLocks", { noGrp: 1 }));

function frame({ box, inherits }: TextNode, placeholder: LayoutPlaceholder | undefined): XmlElement {
  if (!placeholder) return el("p:spPr", {}, transform(box), rectangle, noFill);
  if (placeholder.brand) return el("p:spPr", {}, inherits === "all" || inherits === "list" ? undefined : transform(inherits ? around(box, placeholder.brand) : box));
  const there = (["x", "y", "width", "height"] as const).every((side) => Math.abs(box[side] - placeholder.box[side]) < 0.01);
  return el("p:spPr", {}, there ? undefined : transform(box));
}

const noFill = el("a:noFill");

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
    gap: node.inherits === "list" ? 0 : node.gap,
    spacing: "proportional",
    inherited: placeholder?.brand ? node.inherits && { ...node.style, size: placeholder.brand.size } : placeholder?.style,
    dress: node.inherits === "list" ? { bullet: false } : node.inherits && placeholder?.brand,
    heading: placeholder?.type === "title",
    linkIds: planned.linkIds,
    slideNumber: node.placeholder === "slide-number" ? planned.slide.number : undefined,
  } as const;
  const frameProperties = setting.dress ? el("a:bodyPr") : bodyProperties(node.anchor, node.wrap);
  return el("p:txBody", {}, frameProperties, el("a:lstStyle"), paragraphElements(node.paragraphs, setting, plan));
}
