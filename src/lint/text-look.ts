import { childOf, elementsOf, type XmlElement } from "../source/xml-tree.js";
import { fillOf, paletteOf, type Known, type Palette } from "./color.js";
import type { Deck } from "./deck.js";
import { ancestors, inheritedFrom, isRepeated, isTitle } from "./inheritance.js";
import { within, type Shape } from "./shapes.js";

/** A run of text as it is shown. */
export interface RunLook {
  readonly text: string;
  /** Points. */
  readonly size: number;
  readonly bold: boolean;
  readonly color: Known;
  /** BCP 47, empty where nothing says one. */
  readonly language: string;
  /** Above or below the line: smaller on purpose. */
  readonly raised: boolean;
  /** The properties of the table cell that it stands in. */
  readonly cell?: XmlElement;
}

/**
 * The runs of a shape with text in them. What a run leaves out comes from its shape's list style, its layout's and master's
 * placeholder, the master's text styles and the presentation's defaults, in this order (ECMA-376 21.1.2.4).
 */
export function runLooks(deck: Deck, slide: string, shape: Shape): readonly RunLook[] {
  const palette = paletteOf(deck, slide);
  const general = sourcesOf(deck, slide, shape);
  const styled = styleColor(shape, palette);
  const runs: RunLook[] = [];
  const collect = (body: XmlElement, cell?: XmlElement): void => {
    const own = childOf(body, "a:lstStyle");
    for (const paragraph of elementsOf(body).filter(({ name }) => name === "a:p")) {
      const level = Number(childOf(paragraph, "a:pPr")?.attributes["lvl"] ?? 0) + 1;
      const inherited = [own, ...general].map((list) => childOf(list, `a:lvl${level}pPr`)).map((properties) => childOf(properties, "a:defRPr")).filter((found) => found !== undefined);
      for (const run of elementsOf(paragraph)) {
        const text = run.name === "a:r" || run.name === "a:fld" ? (childOf(run, "a:t")?.children.join("") ?? "") : "";
        if (text.trim() === "") continue;
        const properties = childOf(run, "a:rPr");
        const chain = [properties, ...inherited].filter((found) => found !== undefined);
        const said = (name: string): string | undefined => chain.find(({ attributes }) => attributes[name] !== undefined)?.attributes[name];
        const fills = chain.map((found) => fillOf(found, palette)).filter((fill) => fill !== "inherited");
        const direct = properties ? fillOf(properties, palette) : "inherited";
        const linked = properties !== undefined && childOf(properties, "a:hlinkClick") !== undefined;
        const color = direct !== "inherited" ? direct : linked ? palette("hlink") : styled !== undefined ? styled : fills.length > 0 ? fills[0] : palette("tx1");
        runs.push({
          text,
          size: Number(said("sz") ?? 1800) / 100,
          bold: ["1", "true"].includes(said("b") ?? "0"),
          color: color === "none" ? undefined : color,
          language: said("lang") ?? "",
          raised: Number(said("baseline") ?? 0) !== 0,
          ...(cell && { cell }),
        });
      }
    }
  };
  const body = childOf(shape.element, "p:txBody");
  if (body) collect(body);
  for (const cell of shape.kind === "frame" ? within(shape.element, "a:tc") : []) {
    const inner = childOf(cell, "a:txBody");
    if (inner) collect(inner, childOf(cell, "a:tcPr") ?? empty);
  }
  return runs;
}

const empty: XmlElement = { name: "a:tcPr", attributes: {}, children: [] };

/** A shape's style says the colour of its text before any list style of the master does. */
function styleColor({ element }: Shape, palette: Palette): Known {
  const font = childOf(childOf(element, "p:style"), "a:fontRef");
  return font && elementsOf(font).length > 0 ? (fillOf({ name: "", attributes: {}, children: [{ name: "a:solidFill", attributes: {}, children: font.children }] }, palette) as Known) : undefined;
}

/** List styles, nearest first. */
function sourcesOf(deck: Deck, slide: string, shape: Shape): readonly (XmlElement | undefined)[] {
  const { master } = ancestors(deck, slide);
  const styles = childOf(master === undefined ? undefined : deck.trees.get(master), "p:txStyles");
  const { placeholder } = shape;
  const style = placeholder === undefined || isRepeated(placeholder) ? "p:otherStyle" : isTitle(placeholder) ? "p:titleStyle" : "p:bodyStyle";
  const lists = inheritedFrom(deck, slide, shape).map(({ element }) => childOf(childOf(element, "p:txBody"), "a:lstStyle"));
  const defaults = childOf(deck.trees.get(deck.presentation), "p:defaultTextStyle");
  return placeholder ? [...lists, childOf(styles, style), defaults] : [defaults, childOf(styles, style)];
}
