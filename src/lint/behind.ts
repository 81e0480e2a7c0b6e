import { childOf, elementsOf, type XmlElement } from "../source/xml-tree.js";
import { colorOf, fillOf, paletteOf, type Known, type Palette } from "./color.js";
import type { Deck } from "./deck.js";
import { ancestors, inheritedBox, inheritedFrom } from "./inheritance.js";
import type { Box, Shape } from "./shapes.js";

/** The plain colour behind the text of each shape of a slide; undefined where it is a picture, several colours, or not certain. */
export function groundsOf(deck: Deck, slide: string): (shape: Shape) => Known {
  const palette = paletteOf(deck, slide);
  const background = groundColor(deck, slide);
  const shapes = deck.shapes(slide);
  const below = layersUnder(deck, slide);
  const layers = shapes.map((shape) => layerOf(deck, slide, shape, palette));
  return (shape) => {
    const at = shapes.indexOf(shape);
    const box = layers[at]?.box;
    if (!box) return undefined;
    const own = layers[at]!.fill;
    if (own !== "none" && shape.kind === "text") return own;
    for (let i = at - 1; i >= -below.length; i -= 1) {
      const layer = i >= 0 ? layers[i]! : below[below.length + i]!;
      if (layer.fill === "none" || !layer.box || !overlaps(layer.box, box)) continue;
      return contains(layer.box, box) && layer.plain ? layer.fill : undefined;
    }
    return background;
  };
}

/** Something painted: where, and with what; `none` lets through what is behind. */
export interface Layer {
  readonly box: Box | undefined;
  readonly fill: Known | "none";
  /** A rectangle: what its box covers it covers. */
  readonly plain: boolean;
}

/** Painted before the slide's own shapes: the master's that are no placeholders, then the layout's. */
export function layersUnder(deck: Deck, slide: string): readonly Layer[] {
  const palette = paletteOf(deck, slide);
  const { layout, master } = ancestors(deck, slide);
  const showsMaster = (path: string | undefined): boolean => path !== undefined && !["0", "false"].includes(deck.trees.get(path)?.attributes["showMasterSp"] ?? "1");
  const layers = (path: string | undefined): readonly Layer[] => (path === undefined ? [] : deck.shapes(path).filter(({ placeholder }) => !placeholder).map((shape) => layerOf(deck, slide, shape, palette)));
  return showsMaster(slide) ? [...(showsMaster(layout) ? layers(master) : []), ...layers(layout)] : [];
}

/** What a shape is filled with, or a cell of its table by its properties. */
export function paintOf(deck: Deck, slide: string, shape: Shape, cell?: XmlElement): Known | "none" {
  if (shape.kind !== "frame") return shapeFill(deck, slide, shape, paletteOf(deck, slide));
  const fill = fillOf(cell, paletteOf(deck, slide));
  return fill === "inherited" ? undefined : fill; // a table's style may paint it
}

function layerOf(deck: Deck, slide: string, shape: Shape, palette: Palette): Layer {
  const { kind, hidden, element } = shape;
  // A group paints nothing itself, a line is too thin to be a ground.
  const fill = hidden || kind === "group" || kind === "connector" ? "none" : kind === "text" ? shapeFill(deck, slide, shape, palette) : undefined;
  return { box: inheritedBox(deck, slide, shape), fill, plain: isPlain(element) };
}

function shapeFill(deck: Deck, slide: string, shape: Shape, palette: Palette): Known | "none" {
  for (const { element } of [shape, ...inheritedFrom(deck, slide, shape)]) {
    const fill = fillOf(childOf(element, "p:spPr"), palette);
    if (fill !== "inherited") return fill;
    const style = childOf(childOf(element, "p:style"), "a:fillRef");
    // Index 1 is the theme's plain fill in every theme of Office; the others are gradients in many.
    if (style && style.attributes["idx"] !== "0") return style.attributes["idx"] === "1" ? colorOf(style, palette) : undefined;
  }
  return "none";
}

function isPlain(element: XmlElement): boolean {
  const geometry = childOf(childOf(element, "p:spPr"), "a:prstGeom")?.attributes["prst"];
  return geometry === "rect" || geometry === "roundRect";
}

/** The plain colour of a slide's background, its own or inherited. */
export function groundColor(deck: Deck, slide: string): Known {
  const palette = paletteOf(deck, slide);
  const { layout, master } = ancestors(deck, slide);
  for (const path of [slide, layout, master]) {
    const background = childOf(childOf(path === undefined ? undefined : deck.trees.get(path), "p:cSld"), "p:bg");
    if (!background) continue;
    const said = childOf(background, "p:bgPr");
    if (said) {
      const fill = fillOf(said, palette);
      return fill === "none" || fill === "inherited" ? undefined : fill;
    }
    const reference = elementsOf(background)[0];
    // 1001 is the first of the theme's fills for backgrounds: plain in every theme of Office.
    return reference?.attributes["idx"] === "1001" ? colorOf(reference, palette) : undefined;
  }
  return undefined;
}

const contains = (outer: Box, inner: Box): boolean =>
  outer.x - slack <= inner.x && outer.y - slack <= inner.y && outer.x + outer.width + slack >= inner.x + inner.width && outer.y + outer.height + slack >= inner.y + inner.height;

const overlaps = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width - slack && other.x < one.x + one.width - slack && one.y < other.y + other.height - slack && other.y < one.y + one.height - slack;

/** Boxes of text reach past what they stand on by this much without anyone seeing it, in points. */
const slack = 2;
