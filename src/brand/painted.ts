import { elementsOf, type XmlElement } from "../source/xml-tree.js";
import type { Painted, Rect, SchemeColors } from "./brand.js";
import { down, numberOf } from "./canonical.js";
import { colorOf, mix } from "./color.js";

interface Paper {
  readonly colors: SchemeColors;
  /** Points of the file to one of the design. */
  readonly scale: number;
  /** The picture that a relationship of the page leads to. */
  readonly media: (id: string) => string | undefined;
}

/**
 * What a preview can show of the drawings on a master or layout: pictures, rectangles, ellipses and lines, also in groups. Free
 * outlines, fixed texts and effects are left to the programs that know them.
 */
export function paintedShapes(root: XmlElement, paper: Paper): readonly Painted[] {
  const tree = down(root, "p:cSld", "p:spTree");
  return tree ? paintedIn(tree, paper, (box) => box, deepest) : [];
}

/** Groups inside groups: nobody draws deeper. */
const deepest = 16;
const emuPerPoint = 12_700;
type Placing = (box: Rect) => Rect;

function paintedIn(tree: XmlElement, paper: Paper, placing: Placing, left: number): readonly Painted[] {
  return elementsOf(tree)
    .flatMap((shape) => (shape.name === "mc:AlternateContent" ? elementsOf(shape).filter(({ name }) => name === "mc:Choice").flatMap(elementsOf) : [shape]))
    .flatMap((shape): readonly Painted[] => {
      if (isHidden(shape) || down(elementsOf(shape)[0], "p:nvPr", "p:ph")) return [];
      if (shape.name === "p:grpSp") return left > 0 ? paintedIn(shape, paper, groupPlacing(shape, placing), left - 1) : [];
      const properties = down(shape, "p:spPr");
      const box = rectOf(down(properties, "a:xfrm"));
      if (!properties || !box) return [];
      const at = { box: scaled(placing(box), 1 / emuPerPoint / paper.scale), ...turned(down(properties, "a:xfrm")) };
      const line = strokeOf(properties, shape, paper);
      const form = down(properties, "a:prstGeom")?.attributes["prst"];
      if (shape.name === "p:cxnSp" || form === "line") return line ? [{ ...at, form: "line", line, ...flipped(down(properties, "a:xfrm")) }] : [];
      const fill = shape.name === "p:pic" ? pictureOf(down(shape, "p:blipFill"), paper) : fillOf(properties, shape, paper);
      if (form === undefined && shape.name !== "p:pic") return [];
      const drawn = form === "ellipse" ? "ellipse" : shape.name === "p:pic" || rectangles.has(form ?? "") ? "rect" : undefined;
      return drawn && (fill || line) ? [{ ...at, form: drawn, ...fill, ...(line && { line }) }] : [];
    });
}

const rectangles: ReadonlySet<string> = new Set(["rect", "roundRect", "round1Rect", "round2SameRect", "round2DiagRect", "snip1Rect", "snip2SameRect", "flowChartProcess"]);

const isHidden = (shape: XmlElement): boolean => ["1", "true"].includes(elementsOf(elementsOf(shape)[0] ?? shape)[0]?.attributes["hidden"] ?? "");

function rectOf(frame: XmlElement | undefined, names: readonly [string, string] = ["a:off", "a:ext"]): Rect | undefined {
  const [off, ext] = [down(frame, names[0]), down(frame, names[1])];
  const [x, y, width, height] = [numberOf(off, "x"), numberOf(off, "y"), numberOf(ext, "cx"), numberOf(ext, "cy")];
  return x === undefined || y === undefined || width === undefined || height === undefined ? undefined : { x, y, width, height };
}

/** From the group's own measure to the page's. */
function groupPlacing(group: XmlElement, outer: Placing): Placing {
  const frame = down(group, "p:grpSpPr", "a:xfrm");
  const [on, inside] = [rectOf(frame), rectOf(frame, ["a:chOff", "a:chExt"])];
  if (!on || !inside || inside.width === 0 || inside.height === 0) return outer;
  const [sx, sy] = [on.width / inside.width, on.height / inside.height];
  return ({ x, y, width, height }) => outer({ x: on.x + (x - inside.x) * sx, y: on.y + (y - inside.y) * sy, width: width * sx, height: height * sy });
}

const scaled = ({ x, y, width, height }: Rect, by: number): Rect => ({ x: x * by, y: y * by, width: width * by, height: height * by });

function turned(frame: XmlElement | undefined): Pick<Painted, "turn"> {
  const turn = (numberOf(frame, "rot") ?? 0) / 60_000;
  return turn === 0 ? {} : { turn };
}

const flipped = (frame: XmlElement | undefined): Pick<Painted, "rising"> =>
  (frame?.attributes["flipV"] === "1") !== (frame?.attributes["flipH"] === "1") ? { rising: true } : {};

type Fill = Pick<Painted, "fill" | "opacity" | "picture" | "crop">;

/** A gradient is painted in the colour of its middle. */
function fillOf(properties: XmlElement, shape: XmlElement, paper: Paper): Fill | undefined {
  const solid = down(properties, "a:solidFill");
  if (solid) return colored(solid, paper);
  const stops = down(properties, "a:gradFill", "a:gsLst");
  const found = stops ? elementsOf(stops).flatMap((stop) => colorOf(stop, paper.colors) ?? []) : [];
  if (found.length > 0) return { fill: mix(found[0]!, found.at(-1)!, 0.5) };
  const blip = down(properties, "a:blipFill");
  if (blip) return pictureOf(blip, paper);
  if (elementsOf(properties).some(({ name }) => name.endsWith("Fill"))) return undefined;
  const reference = down(shape, "p:style", "a:fillRef");
  return reference && reference.attributes["idx"] !== "0" ? colored(reference, paper) : undefined;
}

function colored(choice: XmlElement, { colors }: Paper): Fill | undefined {
  const fill = colorOf(choice, colors);
  const alpha = elementsOf(choice).flatMap((color) => elementsOf(color).filter(({ name }) => name === "a:alpha"))[0];
  const opacity = numberOf(alpha, "val");
  return fill === undefined ? undefined : { fill, ...(opacity !== undefined && { opacity: opacity / 100_000 }) };
}

/** The picture of an `a:blipFill` or `p:blipFill`; undefined for what the package does not hold. */
export function pictureOf(fill: XmlElement | undefined, { media }: Pick<Paper, "media">): Fill | undefined {
  const id = down(fill, "a:blip")?.attributes["r:embed"];
  const picture = id === undefined ? undefined : media(id);
  if (picture === undefined) return undefined;
  const cut = down(fill, "a:srcRect");
  const [left = 0, top = 0, right = 0, bottom = 0] = ["l", "t", "r", "b"].map((side) => (numberOf(cut, side) ?? 0) / 100_000);
  const whole = left === 0 && top === 0 && right === 0 && bottom === 0;
  return { picture, ...(!whole && left + right < 1 && top + bottom < 1 && { crop: { left, top, right, bottom } }) };
}

/** A line without a width is 0.75 pt wide (ECMA-376, 20.1.2.2.24). */
const usualLine = 9525;

function strokeOf(properties: XmlElement, shape: XmlElement, { colors, scale }: Paper): Painted["line"] {
  const line = down(properties, "a:ln");
  if (down(line, "a:noFill")) return undefined;
  const reference = down(shape, "p:style", "a:lnRef");
  const color = colorOf(down(line, "a:solidFill"), colors) ?? (reference && reference.attributes["idx"] !== "0" ? colorOf(reference, colors) : undefined);
  return color === undefined ? undefined : { color, width: (numberOf(line, "w") ?? usualLine) / emuPerPoint / scale };
}
