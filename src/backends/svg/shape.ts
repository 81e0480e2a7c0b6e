import type { Box, Point, ShapeNode } from "../../scene/nodes.js";
import { corners } from "../../scene/outline.js";
import type { Theme } from "../../theme/theme.js";
import { round, tag, type Markup } from "./markup.js";

export function shape(node: ShapeNode, theme: Theme): Markup {
  const { box, geometry } = node;
  const stroke = node.stroke && { stroke: `#${theme.colors[node.stroke.color]}`, "stroke-width": node.stroke.width, ...(node.stroke.dashed ? { "stroke-dasharray": dashes(node.stroke.width) } : {}) };
  const paint = { fill: node.fill ? `#${theme.colors[node.fill]}` : "none", ...stroke };
  switch (geometry) {
    case "rect":
      if (node.hatched && node.fill) return hatchedRect(node, theme.colors[node.fill], stroke);
      return tag("rect", { x: box.x, y: box.y, width: box.width, height: box.height, ...paint });
    case "ellipse":
      if (node.ring) return tag("path", { d: ringPath(box, node.ring), "fill-rule": "evenodd", ...paint });
      return tag("ellipse", { cx: box.x + box.width / 2, cy: box.y + box.height / 2, rx: box.width / 2, ry: box.height / 2, ...paint });
    case "line":
      return line(node, stroke);
    case "path":
      return tag("path", { d: outline(node), ...paint });
    case "triangle":
    case "triangle-down":
    case "diamond":
    case "home-plate":
    case "chevron":
      return tag("polygon", { points: corners(node).map(({ x, y }) => `${round(x)},${round(y)}`).join(" "), ...paint });
  }
}

function outline({ box, path = [] }: ShapeNode): string {
  const at = ({ x, y }: Point): string => `${round(box.x + x)} ${round(box.y + y)}`;
  return path
    .map((step) => {
      switch (step.step) {
        case "move":
          return `M${at(step.to)}`;
        case "line":
          return `L${at(step.to)}`;
        case "cubic":
          return `C${at(step.first)} ${at(step.second)} ${at(step.to)}`;
        case "close":
          return "Z";
      }
    })
    .join("");
}

/** PowerPoint's `dash`: four widths of line, three of gap. */
const dashes = (width: number): string => `${round(4 * width)} ${round(3 * width)}`;

/** Stripes from the lower left to the upper right, each cut at the edges: no clip path, no ids. */
function hatchedRect({ box }: ShapeNode, color: string, stroke: Readonly<Record<string, string | number>> | undefined): Markup {
  const { x, y, width, height } = box;
  const stripes: string[] = [];
  for (let at = stripePitch; at < width + height; at += stripePitch) {
    const from = { x: Math.max(0, at - height), y: Math.min(height, at) };
    const to = { x: Math.min(width, at), y: Math.max(0, at - width) };
    stripes.push(`M${round(x + from.x)} ${round(y + from.y)}L${round(x + to.x)} ${round(y + to.y)}`);
  }
  return tag("g", {}, [
    tag("rect", { x, y, width, height, fill: "none", ...(stroke ?? { stroke: `#${color}`, "stroke-width": 0.75 }) }),
    tag("path", { d: stripes.join(""), fill: "none", stroke: `#${color}`, "stroke-width": 1 }),
  ]);
}

/** Along the edges, in points: as wide as `wdUpDiag` looks. */
const stripePitch = 5;

/** Joints of a thick broken line are round; thin rules end where they should. */
function line({ box, stroke, rising }: ShapeNode, paint: Readonly<Record<string, string | number>> | undefined): Markup {
  const [from, to] = rising ? [box.y + box.height, box.y] : [box.y, box.y + box.height];
  const cap = (stroke?.width ?? 0) >= 2 ? "round" : undefined;
  return tag("line", { x1: box.x, y1: from, x2: box.x + box.width, y2: to, ...paint, "stroke-linecap": cap });
}

/** Outer arc clockwise, inner arc back. A whole ring is two circles, since an arc cannot end where it starts. */
function ringPath(box: Box, { start, sweep, hole }: NonNullable<ShapeNode["ring"]>): string {
  const radius = Math.min(box.width, box.height) / 2;
  const inner = radius * hole;
  const at = (degrees: number, distance: number): string => {
    const angle = (degrees * Math.PI) / 180;
    return `${round(box.x + box.width / 2 + distance * Math.sin(angle))} ${round(box.y + box.height / 2 - distance * Math.cos(angle))}`;
  };
  const arc = (to: number, distance: number, large: boolean, clockwise: boolean): string =>
    `A${round(distance)} ${round(distance)} 0 ${large ? 1 : 0} ${clockwise ? 1 : 0} ${at(to, distance)}`;
  if (sweep >= wholeRing) {
    const circle = (distance: number): string => `M${at(0, distance)}${arc(180, distance, true, true)}${arc(360, distance, true, true)}Z`;
    return circle(radius) + circle(inner);
  }
  const end = start + sweep;
  const large = sweep > 180;
  return `M${at(start, radius)}${arc(end, radius, large, true)}L${at(end, inner)}${arc(start, inner, large, false)}Z`;
}

/** From here on the ends of the arc fall together at two decimals. */
const wholeRing = 359.99;
