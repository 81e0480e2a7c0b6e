import { childOf, elementsOf, type XmlElement } from "../source/xml-tree.js";
import type { Deck } from "./deck.js";
import { ancestors } from "./inheritance.js";

/** Six hex digits; undefined where the colour is not known for certain (patterns, transparency, rare colour changes). */
export type Known = string | undefined;

/** What scheme colours mean on a slide: its own map and scheme or its layout's, else those of the master and its theme. */
export function paletteOf(deck: Deck, slide: string): Palette {
  const { layout, master } = ancestors(deck, slide);
  const theme = master === undefined ? undefined : deck.relations(master).find(({ kind }) => kind === "theme")?.target;
  const own = [slide, layout].map((path) => (path === undefined ? undefined : deck.relations(path).find(({ kind }) => kind === "themeOverride")?.target)).find((path) => path);
  const scheme = childOf(own === undefined ? undefined : deck.trees.get(own), "a:clrScheme") ?? childOf(childOf(theme === undefined ? undefined : deck.trees.get(theme), "a:themeElements"), "a:clrScheme");
  const overriding = [slide, layout].map((path) => childOf(childOf(path === undefined ? undefined : deck.trees.get(path), "p:clrMapOvr"), "a:overrideClrMapping")).find((map) => map);
  const map = (overriding ?? childOf(master === undefined ? undefined : deck.trees.get(master), "p:clrMap"))?.attributes ?? {};
  return (name) => {
    const slot = childOf(scheme, `a:${map[name] ?? name}`);
    const color = slot && elementsOf(slot)[0];
    return color?.attributes["lastClr"] ?? (color?.name === "a:srgbClr" ? color.attributes["val"] : undefined);
  };
}

/** A scheme colour's value by the name that slides use: `tx1`, `bg1`, `accent1` … */
export type Palette = (name: string) => Known;

/** The colour of a fill: `none` where it lets through what is behind. */
export function fillOf(properties: XmlElement | undefined, palette: Palette): Known | "none" | "inherited" {
  for (const child of properties ? elementsOf(properties) : []) {
    if (child.name === "a:noFill") return "none";
    if (child.name === "a:solidFill") return colorOf(child, palette);
    if (/^a:(?:gradFill|blipFill|pattFill|grpFill)$/u.test(child.name)) return undefined;
  }
  return "inherited";
}

/** The colour inside an element such as `a:solidFill`. */
export function colorOf(parent: XmlElement, palette: Palette): Known {
  const color = elementsOf(parent)[0];
  if (!color) return undefined;
  const val = color.attributes["val"] ?? "";
  const base = color.name === "a:srgbClr" ? val : color.name === "a:schemeClr" ? palette(val) : color.name === "a:sysClr" ? color.attributes["lastClr"] : color.name === "a:prstClr" ? presets[val] : undefined;
  if (base === undefined || !/^[0-9a-f]{6}$/iu.test(base)) return undefined;
  let rgb: Known = base.toUpperCase();
  for (const { name, attributes } of elementsOf(color)) {
    const share = Number(attributes["val"]) / 100_000;
    if (name === "a:lumMod") rgb = rgb && lighter(rgb, share, 0);
    else if (name === "a:lumOff") rgb = rgb && lighter(rgb, 1, share);
    else if (name !== "a:alpha" || share !== 1) rgb = undefined;
  }
  return rgb;
}

const presets: Readonly<Record<string, string>> = { black: "000000", white: "FFFFFF", red: "FF0000", blue: "0000FF", green: "008000", yellow: "FFFF00", gray: "808080" };

/** Luminance in HSL multiplied, then shifted (ECMA-376 20.1.2.3.20 and 21). */
function lighter(hex: string, times: number, plus: number): string {
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [least, most] = [Math.min(r, g, b), Math.max(r, g, b)];
  const old = (least + most) / 2;
  const spread = most - least;
  const saturation = spread === 0 ? 0 : spread / (1 - Math.abs(2 * old - 1));
  const light = Math.min(1, Math.max(0, old * times + plus));
  const reach = (saturation * (1 - Math.abs(2 * light - 1))) / 2;
  // Each channel keeps its place between the least and the most, so the hue stays.
  return [r, g, b].map((value) => Math.round(255 * (light + (spread === 0 ? 0 : ((value - old) / (spread / 2)) * reach))).toString(16).padStart(2, "0").toUpperCase()).join("");
}
