import type { ConnectorNode, Geometry, Point, Site } from "../../scene/nodes.js";
import { nonVisual, type SlideContext } from "./identity.js";
import { solidFill, type Plan } from "./plan.js";
import { emu, thousandths } from "./units.js";
import { el, type XmlElement } from "./xml.js";

/** A connector, tied to its shapes; an end whose shape is not on the slide is left loose. */
export function connectorShape(node: ConnectorNode, context: SlideContext): XmlElement {
  const tie = (name: string, { shape, site }: ConnectorNode["from"]): XmlElement | undefined => {
    const end = context.ends.get(shape);
    return end && el(name, { id: context.ids.get(end), idx: siteIndex(end.geometry, site) });
  };
  return el(
    "p:cxnSp",
    {},
    el("p:nvCxnSpPr", {}, nonVisual(node, context), el("p:cNvCxnSpPr", {}, tie("a:stCxn", node.from), tie("a:endCxn", node.to)), el("p:nvPr")),
    connectorProperties(node, context.plan),
  );
}

function connectorProperties({ points, color, width, arrow }: ConnectorNode, plan: Plan): XmlElement {
  const { preset, adjust, ...turn } = shapeOf(points);
  const { x, y, width: across, height: down, ...turned } = turn;
  return el(
    "p:spPr",
    {},
    el("a:xfrm", turned, el("a:off", { x: emu(x), y: emu(y) }), el("a:ext", { cx: emu(across), cy: emu(down) })),
    el("a:prstGeom", { prst: preset }, el("a:avLst", {}, adjust.map((share, i) => el("a:gd", { name: `adj${i + 1}`, fmla: `val ${thousandths(share)}` })))),
    el("a:ln", { w: emu(width) }, solidFill(plan, color), el("a:miter", { lim: 800_000 }), arrow ? el("a:tailEnd", { type: "triangle", w: "med", len: "med" }) : undefined),
  );
}

/** What `a:stCxn` and `a:endCxn` call a side: connection sites are numbered counter-clockwise from the top. */
export function siteIndex(geometry: Geometry, site: Site): number {
  const quarter = sides.indexOf(site);
  return geometry === "ellipse" ? quarter * 2 : quarter; // an ellipse has sites on its diagonals too
}

const sides: readonly Site[] = ["top", "left", "bottom", "right"];

/** A connector as the file keeps it: a preset that runs from its top left to its bottom right, then turned over and round. */
interface Shape {
  readonly preset: string;
  readonly adjust: readonly number[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly rot?: number;
  readonly flipH?: 1;
  readonly flipV?: 1;
}

/**
 * Bent presets leave level. One that leaves upright is laid out with width and height exchanged, turned over where it has
 * to be, and then turned by a quarter about its middle; that is how PowerPoint writes its own.
 */
function shapeOf(points: readonly Point[]): Shape {
  const start = points[0]!;
  const end = points.at(-1)!;
  const left = Math.min(start.x, end.x);
  const top = Math.min(start.y, end.y);
  const width = Math.abs(end.x - start.x);
  const height = Math.abs(end.y - start.y);
  const back = end.x < start.x;
  const up = end.y < start.y;
  if (points.length === 2) return { preset: "straightConnector1", adjust: [], x: left, y: top, width, height, flipH: back ? 1 : undefined, flipV: up ? 1 : undefined };
  const preset = `bentConnector${points.length - 1}`;
  const upright = Math.abs(points[1]!.x - start.x) < Math.abs(points[1]!.y - start.y);
  if (!upright) {
    const size = { width: Math.max(least, width), height: Math.max(least, height) };
    return { preset, adjust: turns(points, start, end, size), x: left, y: top, ...size, flipH: back ? 1 : undefined, flipV: up ? 1 : undefined };
  }
  const size = { width: Math.max(least, height), height: Math.max(least, width) };
  const exchange = ({ x, y }: Point): Point => ({ x: y, y: x });
  return {
    preset,
    adjust: turns(points.map(exchange), exchange(start), exchange(end), size),
    x: left + (width - size.width) / 2,
    y: top + (height - size.height) / 2,
    ...size,
    rot: back ? 5_400_000 : 16_200_000,
    flipH: back === up ? 1 : undefined,
  };
}

/** The places of the inner legs in shares of the box, counted from the start towards the end. */
function turns(points: readonly Point[], start: Point, end: Point, size: { readonly width: number; readonly height: number }): readonly number[] {
  const across = end.x < start.x ? -1 : 1;
  const down = end.y < start.y ? -1 : 1;
  return points.slice(1, -2).map((_, i) => {
    const corner = points[i + 2]!;
    return i % 2 === 0 ? ((corner.x - start.x) * across) / size.width : ((corner.y - start.y) * down) / size.height;
  });
}

/** Points; PowerPoint gives a bent connector between ends in one line this much, so that its shares have something to be of. */
const least = 1;
