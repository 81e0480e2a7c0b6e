import type { Box, Point, ShapeNode } from "../../scene/nodes.js";
import { corners } from "../../scene/outline.js";
import type { Theme } from "../../theme/theme.js";
import { at, ellipse, marks, polygon, rectangle, rgb, type Marks } from "./content.js";
import { number } from "./objects.js";

export function shape(node: ShapeNode, theme: Theme): readonly Marks[] {
  const { box, geometry } = node;
  switch (geometry) {
    case "rect":
      return node.hatched && node.fill ? [hatchedRect(node, theme.colors[node.fill], theme)] : painted(rectangle(box), node, theme);
    case "ellipse":
      return node.ring ? painted(ringPath(box, node.ring), node, theme, true) : painted(ellipse(box), node, theme);
    case "line":
      return line(node, theme);
    case "path":
      return painted(outline(node), node, theme);
    case "triangle":
    case "triangle-down":
    case "diamond":
    case "home-plate":
    case "chevron":
      return painted(polygon(corners(node)), node, theme);
  }
}

/** Filled, outlined or both; nothing where it is neither. `evenOdd` leaves the inside of inner outlines open. */
function painted(path: string, { fill, stroke }: ShapeNode, theme: Theme, evenOdd = false): readonly Marks[] {
  if ((!fill && !stroke) || path === "") return [];
  const operator = fill && stroke ? "B" : fill ? "f" : "S";
  const state = [...(fill ? [`${rgb(theme.colors[fill])} rg`] : []), ...(stroke ? [strokeState(stroke, theme)] : [])];
  return [marks(`q ${state.join(" ")} ${path} ${operator}${evenOdd && fill ? "*" : ""} Q`)];
}

/** PowerPoint's `dash`: four widths of line, three of gap. */
const strokeState = ({ color, width, dashed }: NonNullable<ShapeNode["stroke"]>, theme: Theme): string =>
  `${rgb(theme.colors[color])} RG ${number(width)} w${dashed ? ` [${number(4 * width)} ${number(3 * width)}] 0 d` : ""}`;

function outline({ box, path = [] }: ShapeNode): string {
  const place = ({ x, y }: Point): string => at({ x: box.x + x, y: box.y + y });
  return path
    .map((step) => {
      switch (step.step) {
        case "move":
          return `${place(step.to)} m`;
        case "line":
          return `${place(step.to)} l`;
        case "cubic":
          return `${place(step.first)} ${place(step.second)} ${place(step.to)} c`;
        case "close":
          return "h";
      }
    })
    .join(" ");
}

/** Stripes from the lower left to the upper right, each cut at the edges. */
function hatchedRect({ box, stroke }: ShapeNode, color: string, theme: Theme): Marks {
  const { x, y, width, height } = box;
  const stripes: string[] = [];
  for (let along = stripePitch; along < width + height; along += stripePitch) {
    const from = { x: x + Math.max(0, along - height), y: y + Math.min(height, along) };
    const to = { x: x + Math.min(width, along), y: y + Math.max(0, along - width) };
    stripes.push(`${at(from)} m ${at(to)} l`);
  }
  const frame = stroke ? strokeState(stroke, theme) : `${rgb(color)} RG 0.75 w`;
  return marks(`q ${frame} ${rectangle(box)} S Q q ${rgb(color)} RG 1 w ${stripes.join(" ")} S Q`);
}

/** Along the edges, in points: as wide as `wdUpDiag` looks. */
const stripePitch = 5;

/** Joints of a thick broken line are round; thin rules end where they should. */
function line({ box, stroke, rising }: ShapeNode, theme: Theme): readonly Marks[] {
  if (!stroke) return [];
  const [from, to] = rising ? [box.y + box.height, box.y] : [box.y, box.y + box.height];
  const cap = stroke.width >= 2 ? " 1 J" : "";
  return [marks(`q ${strokeState(stroke, theme)}${cap} ${at({ x: box.x, y: from })} m ${at({ x: box.x + box.width, y: to })} l S Q`)];
}

/** Outer arc clockwise, inner arc back; a whole ring is two circles. */
function ringPath(box: Box, { start, sweep, hole }: NonNullable<ShapeNode["ring"]>): string {
  const radius = Math.min(box.width, box.height) / 2;
  const center = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  if (sweep >= wholeRing) {
    const circle = (r: number): string => ellipse({ x: center.x - r, y: center.y - r, width: 2 * r, height: 2 * r });
    return hole > 0 ? `${circle(radius)} ${circle(radius * hole)}` : circle(radius);
  }
  const outer = `${at(onCircle(center, radius, start))} m ${arc(center, radius, start, sweep)}`;
  if (hole === 0) return `${outer} ${at(center)} l h`;
  const inner = radius * hole;
  return `${outer} ${at(onCircle(center, inner, start + sweep))} l ${arc(center, inner, start + sweep, -sweep)} h`;
}

/** From here on it looks closed. */
const wholeRing = 359.99;

/** Degrees clockwise from 12 o'clock. */
function onCircle(center: Point, radius: number, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180;
  return { x: center.x + radius * Math.sin(angle), y: center.y - radius * Math.cos(angle) };
}

/** Cubic curves of at most 45° each, which no eye tells from a circle. */
function arc(center: Point, radius: number, start: number, sweep: number): string {
  const parts = Math.max(1, Math.ceil(Math.abs(sweep) / 45));
  const step = sweep / parts;
  const reach = (4 / 3) * Math.tan((step * Math.PI) / 180 / 4) * radius;
  return Array.from({ length: parts }, (_, i) => {
    const [from, to] = [start + i * step, start + (i + 1) * step];
    const [first, last] = [onCircle(center, radius, from), onCircle(center, radius, to)];
    const control = (place: Point, degrees: number, length: number): Point => {
      const angle = (degrees * Math.PI) / 180;
      return { x: place.x + length * Math.cos(angle), y: place.y + length * Math.sin(angle) };
    };
    return `${at(control(first, from, reach))} ${at(control(last, to, -reach))} ${at(last)} c`;
  }).join(" ");
}
