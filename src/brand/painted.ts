import { elementsOf, type XmlElement } from "../source/xml-tree.js";
import type { OutlineStep, Painted, Rect, SchemeColors } from "./brand.js";
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
 * What a preview can show of the drawings on a master or layout: pictures, lines, free outlines and the usual shapes, also in groups.
 * Fixed texts, effects and rarer shapes are left to the programs that know them.
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
      const preset = down(properties, "a:prstGeom")?.attributes["prst"];
      if (shape.name === "p:cxnSp" || preset === "line") return line ? [{ ...at, form: "line", line, ...flipped(down(properties, "a:xfrm")) }] : [];
      const fill = shape.name === "p:pic" ? pictureOf(down(shape, "p:blipFill"), paper) : fillOf(properties, shape, paper);
      const drawn = shape.name === "p:pic" ? { form: "rect" as const } : outlineOf(properties, at.box);
      return drawn && (fill || line) ? [{ ...at, ...drawn, ...fill, ...(line && { line }) }] : [];
    });
}

type Outline = Pick<Painted, "form" | "radius" | "steps">;

/** A preset shape or a free one; undefined for those that are not known. */
function outlineOf(properties: XmlElement, { width, height }: Rect): Outline | undefined {
  const free = down(properties, "a:custGeom", "a:pathLst");
  const preset = down(properties, "a:prstGeom");
  const found = free ? freeOutline(free) : preset && presetOutline(preset, width, height);
  if (!found?.steps) return found;
  const { attributes } = down(properties, "a:xfrm") ?? properties;
  const [across, below] = ["flipH", "flipV"].map((name) => attributes[name] === "1" || attributes[name] === "true");
  return { ...found, steps: found.steps.map(({ letter, numbers }) => ({ letter, numbers: numbers.map((value, i) => ((i % 2 === 0 ? across : below) ? 1 - value : value)) })) };
}

const rectangles: ReadonlySet<string> = new Set(["rect", "round1Rect", "round2SameRect", "round2DiagRect", "snip1Rect", "snip2SameRect", "flowChartProcess"]);

/** Preset shapes as ECMA-376 has them (presetShapeDefinitions), with their usual adjustments. */
function presetOutline(preset: XmlElement, width: number, height: number): Outline | undefined {
  const name = preset.attributes["prst"] ?? "";
  const shorter = Math.min(width, height);
  const reach = (share: number): number => (width === 0 ? 0 : (shorter * share) / width);
  if (rectangles.has(name)) return { form: "rect" };
  switch (name) {
    case "ellipse":
      return { form: "ellipse" };
    case "roundRect": {
      const [, given] = /^val (\d{1,6})$/u.exec(down(preset, "a:avLst", "a:gd")?.attributes["fmla"] ?? "") ?? [];
      return { form: "rect", radius: (shorter * Math.min(50_000, Number(given ?? 16_667))) / 100_000 };
    }
    case "triangle":
      return corners([0.5, 0], [1, 1], [0, 1]);
    case "rtTriangle":
      return corners([0, 0], [1, 1], [0, 1]);
    case "diamond":
      return corners([0.5, 0], [1, 0.5], [0.5, 1], [0, 0.5]);
    case "parallelogram":
      return corners([reach(0.25), 0], [1, 0], [1 - reach(0.25), 1], [0, 1]);
    case "trapezoid":
      return corners([reach(0.25), 0], [1 - reach(0.25), 0], [1, 1], [0, 1]);
    case "homePlate":
      return corners([0, 0], [1 - reach(0.5), 0], [1, 0.5], [1 - reach(0.5), 1], [0, 1]);
    case "chevron":
      return corners([0, 0], [1 - reach(0.5), 0], [1, 0.5], [1 - reach(0.5), 1], [0, 1], [reach(0.5), 0.5]);
    case "flowChartDocument":
      return { form: "path", steps: [{ letter: "M", numbers: [0, 0] }, { letter: "L", numbers: [1, 0] }, { letter: "L", numbers: [1, 0.802] }, { letter: "C", numbers: [0.5, 0.802, 0.5, 1.1075, 0, 0.9339] }, { letter: "Z", numbers: [] }] };
    default:
      return undefined;
  }
}

const corners = (...points: readonly (readonly [number, number])[]): Outline => ({
  form: "path",
  steps: [...points.map((numbers, i) => ({ letter: i === 0 ? ("M" as const) : ("L" as const), numbers })), { letter: "Z", numbers: [] }],
});

/** Corners and curves; one with arcs or computed points is left out. */
function freeOutline(list: XmlElement): Outline | undefined {
  const steps: OutlineStep[] = [];
  for (const path of elementsOf(list)) {
    const [width, height] = [numberOf(path, "w"), numberOf(path, "h")];
    if (!width || !height) return undefined;
    for (const step of elementsOf(path)) {
      const form = stepForms[step.name];
      const numbers = elementsOf(step).flatMap((point) => [(numberOf(point, "x") ?? Number.NaN) / width, (numberOf(point, "y") ?? Number.NaN) / height]);
      if (!form || numbers.length !== form.numbers || numbers.some(Number.isNaN) || steps.length >= mostSteps) return undefined;
      steps.push({ letter: form.letter, numbers });
    }
  }
  return steps[0]?.letter === "M" ? { form: "path", steps } : undefined;
}

const stepForms: Readonly<Record<string, { readonly letter: OutlineStep["letter"]; readonly numbers: number }>> = {
  "a:moveTo": { letter: "M", numbers: 2 },
  "a:lnTo": { letter: "L", numbers: 2 },
  "a:cubicBezTo": { letter: "C", numbers: 6 },
  "a:close": { letter: "Z", numbers: 0 },
};
/** Finer outlines are traced photographs. */
const mostSteps = 20_000;

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

type Fill = Pick<Painted, "fill" | "opacity" | "gradient" | "picture" | "crop">;

/** A pattern is painted in the colour of its ground. */
function fillOf(properties: XmlElement, shape: XmlElement, paper: Paper): Fill | undefined {
  const solid = down(properties, "a:solidFill");
  if (solid) return colored(solid, paper);
  const gradient = down(properties, "a:gradFill");
  const blended = gradient && gradientOf(gradient, down(properties, "a:xfrm"), paper);
  if (blended) return blended;
  const ground = colorOf(down(properties, "a:pattFill", "a:bgClr"), paper.colors);
  if (ground !== undefined) return { fill: ground };
  const blip = down(properties, "a:blipFill");
  if (blip) return pictureOf(blip, paper);
  if (elementsOf(properties).some(({ name }) => name.endsWith("Fill"))) return undefined;
  const reference = down(shape, "p:style", "a:fillRef");
  return reference && reference.attributes["idx"] !== "0" ? colored(reference, paper) : undefined;
}

function gradientOf(gradient: XmlElement, frame: XmlElement | undefined, { colors }: Paper): Fill | undefined {
  const stops = elementsOf(down(gradient, "a:gsLst") ?? gradient)
    .flatMap((stop) => {
      const color = colorOf(stop, colors);
      return color === undefined ? [] : [{ at: (numberOf(stop, "pos") ?? 0) / 100_000, color, opacity: opacityOf(stop) ?? 1 }];
    })
    .sort((a, b) => a.at - b.at);
  const [first, last] = [stops[0], stops.at(-1)];
  if (!first || !last) return undefined;
  const angle = (numberOf(down(gradient, "a:lin"), "ang") ?? 0) / 60_000;
  const mirrored = ["flipH", "flipV"].map((name) => frame?.attributes[name] === "1" || frame?.attributes[name] === "true");
  const turned = mirrored.reduce((degrees, one, i) => (one ? (i === 0 ? 180 - degrees : -degrees) : degrees), angle);
  const opacity = stops.reduce((sum, stop) => sum + stop.opacity, 0) / stops.length;
  return { fill: mix(first.color, last.color, 0.5), ...(opacity < 1 && { opacity }), gradient: { stops, angle: (turned + 360) % 360 } };
}

function colored(choice: XmlElement, { colors }: Paper): Fill | undefined {
  const fill = colorOf(choice, colors);
  const opacity = opacityOf(choice);
  return fill === undefined ? undefined : { fill, ...(opacity !== undefined && { opacity }) };
}

function opacityOf(choice: XmlElement): number | undefined {
  const alpha = elementsOf(choice).flatMap((color) => elementsOf(color).filter(({ name }) => name === "a:alpha"))[0];
  const value = numberOf(alpha, "val");
  return value === undefined ? undefined : value / 100_000;
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
