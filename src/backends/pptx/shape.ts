import type { Box, PathStep, Point, ShapeNode, TextNode } from "../../scene/nodes.js";
import { nonVisual, type SlideContext } from "./identity.js";
import { hatchFill, solidFill, type Plan, type SlidePlan } from "./plan.js";
import { bodyProperties, paragraphElements } from "./text.js";
import { emu, thousandths } from "./units.js";
import { el, type XmlElement } from "./xml.js";

/** A drawn shape, with its own text if it has one. */
export const drawnShape = (node: ShapeNode, context: SlideContext): XmlElement =>
  el(
    "p:sp",
    {},
    el("p:nvSpPr", {}, nonVisual(node, context), shapeMark),
    shapeProperties(node, context.plan),
    node.text ? shapeText(node.text, node.box, context.plan, context.planned) : emptyText,
  );

const shapeMark: readonly XmlElement[] = [el("p:cNvSpPr"), el("p:nvPr")];

export function shapeProperties({ box, geometry, fill, stroke, hatched, adjust, rising, path }: ShapeNode, plan: Plan): XmlElement {
  // The file counts the point of an arrow in shares of the shorter side, the scene in shares of the height.
  const point = adjust === undefined ? undefined : (adjust * box.height) / Math.min(box.width, box.height);
  return el(
    "p:spPr",
    {},
    transform(box, geometry === "triangle-down" || (geometry === "line" && rising === true)),
    geometry === "path"
      ? customGeometry(box, path ?? [])
      : el(
          "a:prstGeom",
          { prst: presets[geometry] },
          el("a:avLst", {}, point === undefined ? undefined : el("a:gd", { name: "adj", fmla: `val ${thousandths(point)}` })),
        ),
    fill ? (hatched ? hatchFill(plan, fill) : solidFill(plan, fill)) : el("a:noFill"),
    stroke
      ? el("a:ln", { w: emu(stroke.width) }, solidFill(plan, stroke.color), stroke.dashed ? el("a:prstDash", { val: "dash" }) : undefined)
      : el("a:ln", {}, el("a:noFill")),
  );
}

/** An outline in the units of the box, with a connection site in the middle of each side and text in the whole box. */
function customGeometry(box: Box, path: readonly PathStep[]): XmlElement {
  const at = ({ x, y }: Point): XmlElement => el("a:pt", { x: emu(x), y: emu(y) });
  const sites = [["3cd4", "hc", "t"], ["cd2", "l", "vc"], ["cd4", "hc", "b"], ["0", "r", "vc"]] as const;
  return el(
    "a:custGeom",
    {},
    el("a:avLst"),
    el("a:gdLst"),
    el("a:ahLst"),
    el("a:cxnLst", {}, sites.map(([ang, x, y]) => el("a:cxn", { ang }, el("a:pos", { x, y })))),
    el("a:rect", { l: "l", t: "t", r: "r", b: "b" }),
    el(
      "a:pathLst",
      {},
      el(
        "a:path",
        { w: emu(box.width), h: emu(box.height) },
        path.map((step) => {
          switch (step.step) {
            case "move":
              return el("a:moveTo", {}, at(step.to));
            case "line":
              return el("a:lnTo", {}, at(step.to));
            case "cubic":
              return el("a:cubicBezTo", {}, at(step.first), at(step.second), at(step.to));
            case "close":
              return el("a:close");
          }
        }),
      ),
    ),
  );
}

/** A shape's own text: insets hold it where it was laid out. */
function shapeText(text: TextNode, box: Box, plan: Plan, { linkIds }: SlidePlan): XmlElement {
  const insets = {
    lIns: emu(text.box.x - box.x),
    tIns: emu(text.box.y - box.y),
    rIns: emu(box.x + box.width - text.box.x - text.box.width),
    bIns: emu(box.y + box.height - text.box.y - text.box.height),
  };
  const setting = { style: text.style, align: text.align, gap: text.gap, spacing: "proportional", linkIds } as const;
  return el("p:txBody", {}, bodyProperties(text.anchor, text.wrap, insets), el("a:lstStyle"), paragraphElements(text.paragraphs, setting, plan));
}

export const rectangle = el("a:prstGeom", { prst: "rect" }, el("a:avLst"));

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
} as const;
