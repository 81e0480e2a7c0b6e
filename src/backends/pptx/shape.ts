import type { Slide } from "./pptxgenjs.js";
import type { Box, ShapeNode } from "../../scene/nodes.js";
import { hatchFill, solidFill, type Plan } from "./plan.js";
import { emu, inches, thousandths } from "./units.js";
import { el, type XmlElement } from "./xml.js";

/** The frame of a shape; its geometry, fill and line come with the pass `shapes`. */
export function drawShape(slide: Slide, key: string, { box, geometry }: ShapeNode): void {
  slide.addShape(presets[geometry], {
    objectName: key,
    x: inches(box.x),
    y: inches(box.y),
    w: inches(box.width),
    h: inches(box.height),
  });
}

export function shapeProperties(node: ShapeNode, plan: Plan): XmlElement {
  const { box, geometry, fill, stroke, adjust, rising } = node;
  // The file counts the point of an arrow in shares of the shorter side, the scene in shares of the height.
  const point = adjust === undefined ? undefined : (adjust * box.height) / Math.min(box.width, box.height);
  return el(
    "p:spPr",
    {},
    transform(box, geometry === "triangle-down" || (geometry === "line" && rising === true)),
    geometry === "polygon"
      ? freeform(node)
      : el(
          "a:prstGeom",
          { prst: presets[geometry] },
          el("a:avLst", {}, point === undefined ? undefined : el("a:gd", { name: "adj", fmla: `val ${thousandths(point)}` })),
        ),
    fill ? (node.hatched ? hatchFill(plan, fill) : solidFill(plan, fill)) : el("a:noFill"),
    stroke
      ? el("a:ln", { w: emu(stroke.width) }, solidFill(plan, stroke.color), stroke.dashed ? el("a:prstDash", { val: "dash" }) : undefined)
      : el("a:ln", {}, el("a:noFill")),
  );
}

/** A closed path through the corners; its space is the box in EMU. */
function freeform({ box, corners = [] }: ShapeNode): XmlElement {
  const points = corners.map(({ x, y }) => el("a:pt", { x: emu(x * box.width), y: emu(y * box.height) }));
  const [first, ...others] = points;
  return el(
    "a:custGeom",
    {},
    ["a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"].map((name) => el(name)),
    el("a:rect", { l: "0", t: "0", r: "r", b: "b" }),
    el(
      "a:pathLst",
      {},
      el(
        "a:path",
        { w: Math.max(0, emu(box.width)), h: Math.max(0, emu(box.height)) },
        first ? el("a:moveTo", {}, first) : undefined,
        others.map((corner) => el("a:lnTo", {}, corner)),
        first ? el("a:close") : undefined,
      ),
    ),
  );
}

export const transform = (box: Box, upsideDown = false, name = "a:xfrm"): XmlElement =>
  el(name, { flipV: upsideDown ? 1 : undefined }, ...corner("a:off", "a:ext", box));

/** A group's own place and that of its children's space: the same, so that children keep their positions on the slide. */
export const groupTransform = (box: Box): XmlElement =>
  el("a:xfrm", {}, ...corner("a:off", "a:ext", box), ...corner("a:chOff", "a:chExt", box));

/** Negative extents make PowerPoint repair the file. */
const corner = (offset: string, extent: string, { x, y, width, height }: Box): readonly XmlElement[] => [
  el(offset, { x: emu(x), y: emu(y) }),
  el(extent, { cx: Math.max(0, emu(width)), cy: Math.max(0, emu(height)) }),
];

/** Every `p:sp` has a text body, if an empty one: PowerPoint repairs those that have none. */
export const emptyText = el("p:txBody", {}, el("a:bodyPr"), el("a:lstStyle"), el("a:p"));

/** DrawingML's names; a downward triangle is a triangle turned over. */
const presets = {
  rect: "rect",
  ellipse: "ellipse",
  triangle: "triangle",
  "triangle-down": "triangle",
  diamond: "diamond",
  "home-plate": "homePlate",
  chevron: "chevron",
  line: "line",
  /** The pass `shapes` writes its corners. */
  polygon: "rect",
} as const;
