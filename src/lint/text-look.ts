import { childOf, elementsOf, type XmlElement } from "../source/xml-tree.js";
import { fillOf, paletteOf, type Known, type Palette } from "./color.js";
import type { Deck } from "./deck.js";
import { ancestors, inheritedFrom, isRepeated, isTitle } from "./inheritance.js";
import { emuPerPoint, within, type Shape } from "./shapes.js";

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
  /** Typefaces as the file names them: `+mn-lt` is the theme's for running text. Empty where nothing says one. */
  readonly latin: string;
  readonly ea: string;
  /** The properties of the table cell that it stands in. */
  readonly cell?: XmlElement;
}

/** A paragraph as it is shown; a run whose text is "\n" is a line break inside it. */
export interface ParagraphLook {
  readonly runs: readonly RunLook[];
  readonly align: "left" | "center" | "right";
  /** What the left margin and the right one take from the width, in points. */
  readonly margins: number;
  /** `share` of the single line, or points; spaces before and after in points. */
  readonly line: { readonly share: number } | { readonly points: number };
  readonly before: number;
  readonly after: number;
  /** Points, of a paragraph without a run. */
  readonly size: number;
}

/** The runs of a shape with text in them. */
export const runLooks = (deck: Deck, slide: string, shape: Shape): readonly RunLook[] => bodiesOf(shape).flatMap(({ body, cell }) => paragraphLooks(deck, slide, shape, body, cell).flatMap(({ runs }) => runs.filter(({ text }) => text.trim() !== "")));

/** The bodies of a shape: its own, or one a cell of its table. */
function bodiesOf(shape: Shape): readonly { readonly body: XmlElement; readonly cell?: XmlElement }[] {
  const body = childOf(shape.element, "p:txBody");
  const cells = shape.kind === "frame" ? [...within(shape.element, "a:tc")] : [];
  return [...(body ? [{ body }] : []), ...cells.flatMap((cell) => (childOf(cell, "a:txBody") ? [{ body: childOf(cell, "a:txBody")!, cell: childOf(cell, "a:tcPr") ?? empty }] : []))];
}

/**
 * The paragraphs of a text body. What a run leaves out comes from its shape's list style, its layout's and master's
 * placeholder, the master's text styles and the presentation's defaults, in this order (ECMA-376 21.1.2.4).
 */
export function paragraphLooks(deck: Deck, slide: string, shape: Shape, body: XmlElement, cell?: XmlElement): readonly ParagraphLook[] {
  const palette = paletteOf(deck, slide);
  const general = sourcesOf(deck, slide, shape);
  const styled = styleColor(shape, palette);
  const own = childOf(body, "a:lstStyle");
  return elementsOf(body).filter(({ name }) => name === "a:p").map((paragraph): ParagraphLook => {
    const written = childOf(paragraph, "a:pPr");
    const level = Number(written?.attributes["lvl"] ?? 0) + 1;
    const levels = [own, ...general].map((list) => childOf(list, `a:lvl${level}pPr`)).filter((found) => found !== undefined);
    const inherited = levels.map((properties) => childOf(properties, "a:defRPr")).filter((found) => found !== undefined);
    const lookOf = (text: string, properties: XmlElement | undefined): RunLook => {
      const chain = [properties, ...inherited].filter((found) => found !== undefined);
      const said = (name: string): string | undefined => chain.find(({ attributes }) => attributes[name] !== undefined)?.attributes[name];
      const face = (name: string): string => chain.map((found) => childOf(found, name)?.attributes["typeface"]).find((found) => found !== undefined) ?? "";
      const fills = chain.map((found) => fillOf(found, palette)).filter((fill) => fill !== "inherited");
      const direct = properties ? fillOf(properties, palette) : "inherited";
      const linked = properties !== undefined && childOf(properties, "a:hlinkClick") !== undefined;
      const color = direct !== "inherited" ? direct : linked ? palette("hlink") : styled !== undefined ? styled : fills.length > 0 ? fills[0] : palette("tx1");
      return {
        text,
        size: (Number(said("sz") ?? 1800) || 1800) / 100,
        bold: ["1", "true"].includes(said("b") ?? "0"),
        color: color === "none" ? undefined : color,
        language: said("lang") ?? "",
        raised: Number(said("baseline") ?? 0) !== 0,
        latin: face("a:latin"),
        ea: face("a:ea"),
        ...(cell && { cell }),
      };
    };
    const runs = elementsOf(paragraph).flatMap((run): readonly RunLook[] => {
      const text = run.name === "a:r" || run.name === "a:fld" ? (childOf(run, "a:t")?.children.join("") ?? "") : run.name === "a:br" ? "\n" : "";
      return text === "" ? [] : [lookOf(text, childOf(run, "a:rPr"))];
    });
    const chain = [written, ...levels].filter((found) => found !== undefined);
    const { size } = lookOf("", childOf(paragraph, "a:endParaRPr"));
    const spacing = (name: string): { readonly share: number } | { readonly points: number } | undefined => spacingOf(chain.map((found) => childOf(found, name)).find((found) => found !== undefined));
    const points = (name: string): number => {
      const space = spacing(name);
      return space === undefined ? 0 : "points" in space ? space.points : space.share * (runs[0]?.size ?? size);
    };
    const said = (name: string): string | undefined => chain.find(({ attributes }) => attributes[name] !== undefined)?.attributes[name];
    const align = said("algn");
    return {
      runs, size,
      align: align === "ctr" ? "center" : align === "r" ? "right" : "left",
      margins: Math.max(0, (Number(said("marL") ?? 0) + Number(said("marR") ?? 0)) / emuPerPoint || 0),
      line: spacing("a:lnSpc") ?? { share: 1 },
      before: points("a:spcBef"),
      after: points("a:spcAft"),
    };
  });
}

function spacingOf(spacing: XmlElement | undefined): { readonly share: number } | { readonly points: number } | undefined {
  const [points, share] = [childOf(spacing, "a:spcPts"), childOf(spacing, "a:spcPct")].map((found) => Number.parseFloat(found?.attributes["val"] ?? ""));
  if (Number.isFinite(points)) return { points: points! / 100 };
  // Strict files write 90%, transitional ones 90000.
  return Number.isFinite(share) ? { share: childOf(spacing, "a:spcPct")!.attributes["val"]!.endsWith("%") ? share! / 100 : share! / 100_000 } : undefined;
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
