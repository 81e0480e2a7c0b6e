import { elementsOf, parseXml, textOf, type XmlElement } from "../source/xml-tree.js";
import type { Brand, KeptPart, SchemeColors } from "./brand.js";
import { all, canonical, down, numberOf } from "./canonical.js";
import { colorOf } from "./color.js";
import { limits } from "./parts.js";

/** What a layout of a company's template shows behind the slides on it, as far as a drawing can have it: from back to front. */
export interface Backdrop {
  readonly fill: Paint;
  readonly items: readonly BackdropItem[];
}

/** Points of the file's slide. Turned around its middle by `turn` degrees clockwise, then mirrored from left to right, or upside down. */
interface Placed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly turn?: number;
  readonly mirrored?: { readonly across: boolean; readonly down: boolean };
}

export type BackdropItem =
  | { readonly type: "shape"; readonly place: Placed; readonly outline: Outline; readonly fill?: Paint; readonly stroke?: { readonly color: string; readonly width: number } }
  | { readonly type: "picture"; readonly place: Placed; readonly picture: BackdropPicture }
  | { readonly type: "text"; readonly place: Placed; readonly lines: readonly BackdropLine[]; readonly anchor: "top" | "middle" | "bottom" };

export interface BackdropLine {
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
  readonly color: string;
  readonly align: "left" | "center" | "right";
}

export type Outline =
  | { readonly shape: "rect"; readonly radius: number }
  | { readonly shape: "ellipse" }
  | { readonly shape: "line" }
  /** Corners and curves as shares of the box, 0–1: `M`, `L`, `C`, `Z` with their numbers. */
  | { readonly shape: "path"; readonly steps: readonly (readonly [letter: "M" | "L" | "C" | "Z", ...numbers: readonly number[]])[] };

/** Hex without `#`; several stops run along `angle`, in degrees clockwise from left to right. */
export interface Paint {
  readonly stops: readonly { readonly at: number; readonly color: string; readonly opacity: number }[];
  readonly angle: number;
  readonly picture?: BackdropPicture;
}

/** `crop`: what is cut off at each edge, in shares of the picture. */
export interface BackdropPicture {
  readonly data: Uint8Array;
  readonly mediaType: "image/png" | "image/jpeg" | "image/gif";
  readonly crop: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  readonly opacity: number;
}

/** Effects, tables, charts, numbers of pages and rarer preset shapes are left out; patterns are their ground, metafiles no pictures. */
export function backdrop(brand: Brand, index: number): Backdrop {
  const layout = brand.layouts[index]!;
  const pages = [pageOf(brand, brand.masters[layout.master]!.path), pageOf(brand, layout.path)].map((page) => page && { ...page, colors: layout.colors });
  const [master, own] = pages;
  const shown = own?.root.attributes["showMasterSp"] !== "0" && own?.root.attributes["showMasterSp"] !== "false";
  const items = [...(shown && master ? itemsOf(master) : []), ...(own ? itemsOf(own) : [])].slice(0, mostItems);
  const fill = (own && groundOf(own)) ?? (own && down(own.root, "p:cSld", "p:bg") ? undefined : master && groundOf(master)) ?? plain(layout.background.color);
  return { fill, items };
}

/** More than any layout draws by hand. */
const mostItems = 2000;
const emuPerPoint = 12_700;

interface Page {
  readonly root: XmlElement;
  readonly part: KeptPart;
  readonly kept: Brand["kept"]["parts"];
  readonly colors: SchemeColors;
}

function pageOf({ kept }: Brand, path: string): Omit<Page, "colors"> | undefined {
  const part = kept.parts.get(path);
  if (!part) return undefined;
  return { root: treeOf(part), part, kept: kept.parts };
}

const treeOf = ({ content }: KeptPart): XmlElement => (content instanceof Uint8Array ? canonical(parseXml(new TextDecoder().decode(content), limits)) : content);

const plain = (color: string, opacity = 1): Paint => ({ stops: [{ at: 0, color, opacity }], angle: 0 });

/** A background said in full, or one of the theme's fills in a colour of its own. */
function groundOf(page: Page): Paint | undefined {
  const background = down(page.root, "p:cSld", "p:bg");
  const properties = down(background, "p:bgPr");
  if (properties) return paintOf(properties, page);
  const reference = down(background, "p:bgRef");
  const theme = reference && themeOf(page);
  const fills = theme && down(theme.root, "a:themeElements", "a:fmtScheme", "a:bgFillStyleLst");
  const fill = fills && elementsOf(fills)[(numberOf(reference, "idx") ?? firstBackground) - firstBackground];
  return fills && fill ? paintOf({ ...fills, children: [fill] }, theme, colorOf(reference, page.colors)) : undefined;
}

/** Background fills of a theme are counted from here (ECMA-376, 20.1.4.2). */
const firstBackground = 1001;

/** A layout's theme is its master's. */
function themeOf({ part, kept, colors }: Page): Page | undefined {
  const to = (from: KeptPart, sort: string): KeptPart | undefined => kept.get(from.relationships.find(({ type }) => type.endsWith(sort))?.target ?? "");
  const found = to(part, "/theme") ?? to(to(part, "/slideMaster") ?? part, "/theme");
  return found && { root: treeOf(found), part: found, kept, colors };
}

function paintOf(holder: XmlElement, page: Page, own?: string): Paint | undefined {
  const { colors } = page;
  const solid = down(holder, "a:solidFill");
  const color = colorOf(solid, colors, own);
  if (solid && color !== undefined) return plain(color, opacityOf(solid));
  const gradient = down(holder, "a:gradFill");
  if (gradient) {
    const stops = elementsOf(down(gradient, "a:gsLst") ?? gradient).flatMap((stop) => {
      const hex = colorOf(stop, colors, own);
      return hex === undefined ? [] : [{ at: (numberOf(stop, "pos") ?? 0) / 100_000, color: hex, opacity: opacityOf(stop) }];
    });
    return stops.length === 0 ? undefined : { stops: [...stops].sort((a, b) => a.at - b.at), angle: (numberOf(down(gradient, "a:lin"), "ang") ?? 0) / 60_000 };
  }
  const ground = colorOf(down(holder, "a:pattFill", "a:bgClr"), colors, own);
  if (ground !== undefined) return plain(ground);
  const picture = down(holder, "a:blipFill");
  const filled = picture && pictureOf(picture, page);
  return filled && { stops: [], angle: 0, picture: filled };
}

const opacityOf = (choice: XmlElement): number => (numberOf([...all(choice, "a:alpha")][0], "val") ?? 100_000) / 100_000;

function pictureOf(fill: XmlElement, { part, kept }: Page): BackdropPicture | undefined {
  const blip = down(fill, "a:blip");
  const target = part.relationships.find(({ id, external }) => !external && id === blip?.attributes["r:embed"])?.target;
  const found = target === undefined ? undefined : kept.get(target);
  const mediaType = found && mediaTypes.find((one) => one === found.contentType.replace("image/jpg", "image/jpeg"));
  if (!blip || !found || mediaType === undefined || !(found.content instanceof Uint8Array)) return undefined;
  const source = down(fill, "a:srcRect");
  const share = (name: string): number => Math.min(0.99, Math.max(0, (numberOf(source, name) ?? 0) / 100_000));
  return { data: found.content, mediaType, crop: { left: share("l"), top: share("t"), right: share("r"), bottom: share("b") }, opacity: (numberOf(down(blip, "a:alphaModFix"), "amt") ?? 100_000) / 100_000 };
}

const mediaTypes = ["image/png", "image/jpeg", "image/gif"] as const;

/** From the numbers of a group's children to points of the slide. */
interface Frame {
  readonly x: number;
  readonly y: number;
  readonly across: number;
  readonly down: number;
}

function itemsOf(page: Page): readonly BackdropItem[] {
  const tree = down(page.root, "p:cSld", "p:spTree");
  return tree ? within(tree, { x: 0, y: 0, across: 1 / emuPerPoint, down: 1 / emuPerPoint }, page, 0) : [];
}

/** Deeper groups nobody draws. */
const deepest = 16;

function within(tree: XmlElement, frame: Frame, page: Page, depth: number): readonly BackdropItem[] {
  if (depth > deepest) return [];
  return elementsOf(tree)
    .flatMap((element) => (element.name === "mc:AlternateContent" ? elementsOf(element).filter(({ name }) => name === "mc:Choice").flatMap(elementsOf) : [element]))
    .flatMap((element): readonly BackdropItem[] => {
      if (down(elementsOf(element)[0], "p:nvPr", "p:ph") || isHidden(element)) return [];
      switch (element.name) {
        case "p:grpSp":
          return within(element, childFrame(element, frame), page, depth + 1);
        case "p:pic":
          return pictureItem(element, frame, page);
        case "p:sp":
        case "p:cxnSp":
          return shapeItems(element, frame, page);
        default:
          return [];
      }
    });
}

function isHidden(element: XmlElement): boolean {
  const hidden = elementsOf(elementsOf(element)[0] ?? element)[0]?.attributes["hidden"];
  return hidden === "1" || hidden === "true";
}

function childFrame(group: XmlElement, { x, y, across, down: below }: Frame): Frame {
  const transform = down(group, "p:grpSpPr", "a:xfrm");
  const [off, ext, inner, room] = ["a:off", "a:ext", "a:chOff", "a:chExt"].map((name) => down(transform, name));
  if (!off || !ext) return { x, y, across, down: below };
  const scaled = (length: string): number => ((numberOf(ext, length) ?? 1) || 1) / ((numberOf(room, length) ?? numberOf(ext, length) ?? 1) || 1);
  const own = { across: across * scaled("cx"), down: below * scaled("cy") };
  return { ...own, x: x + (numberOf(off, "x") ?? 0) * across - (numberOf(inner, "x") ?? 0) * own.across, y: y + (numberOf(off, "y") ?? 0) * below - (numberOf(inner, "y") ?? 0) * own.down };
}

function placed(properties: XmlElement | undefined, frame: Frame): Placed | undefined {
  const transform = down(properties, "a:xfrm");
  const [off, ext] = [down(transform, "a:off"), down(transform, "a:ext")];
  if (!transform || !off || !ext) return undefined;
  const turn = (numberOf(transform, "rot") ?? 0) / 60_000;
  const [across, below] = ["flipH", "flipV"].map((name) => transform.attributes[name] === "1" || transform.attributes[name] === "true");
  return {
    x: frame.x + (numberOf(off, "x") ?? 0) * frame.across,
    y: frame.y + (numberOf(off, "y") ?? 0) * frame.down,
    width: Math.abs((numberOf(ext, "cx") ?? 0) * frame.across),
    height: Math.abs((numberOf(ext, "cy") ?? 0) * frame.down),
    ...(turn !== 0 && { turn }),
    ...((across || below) && { mirrored: { across: across === true, down: below === true } }),
  };
}

function pictureItem(element: XmlElement, frame: Frame, page: Page): readonly BackdropItem[] {
  const place = placed(down(element, "p:spPr"), frame);
  const fill = down(element, "p:blipFill");
  const picture = fill && pictureOf(fill, page);
  return place && picture ? [{ type: "picture", place, picture }] : [];
}

function shapeItems(element: XmlElement, frame: Frame, page: Page): readonly BackdropItem[] {
  const properties = down(element, "p:spPr");
  const place = placed(properties, frame);
  if (!properties || !place) return [];
  const outline = outlineOf(properties, place);
  const filled = elementsOf(properties).some(({ name }) => name.endsWith("Fill"));
  const reference = down(element, "p:style", "a:fillRef");
  const styled = !filled && reference && reference.attributes["idx"] !== "0" ? colorOf(reference, page.colors) : undefined;
  const fill = element.name === "p:cxnSp" ? undefined : (paintOf(properties, page) ?? (styled === undefined ? undefined : plain(styled)));
  const stroke = strokeOf(element, properties, page);
  const said = textItem(element, place, page);
  if (fill?.picture) return [{ type: "picture", place, picture: fill.picture }, ...said];
  return [...(outline && (fill || stroke) ? [{ type: "shape" as const, place, outline, ...(fill && { fill }), ...(stroke && { stroke }) }] : []), ...said];
}

function strokeOf(element: XmlElement, properties: XmlElement, { colors }: Page): { readonly color: string; readonly width: number } | undefined {
  const line = down(properties, "a:ln");
  if (down(line, "a:noFill")) return undefined;
  const reference = down(element, "p:style", "a:lnRef");
  const color = colorOf(down(line, "a:solidFill"), colors) ?? (reference && reference.attributes["idx"] !== "0" ? colorOf(reference, colors) : undefined);
  return color === undefined ? undefined : { color, width: (numberOf(line, "w") ?? 9525) / emuPerPoint };
}

/** Of a rounded rectangle: its radius in shares of the shorter side (ECMA-376, presetShapeDefinitions). */
const usualRounding = 16_667;

function outlineOf(properties: XmlElement, { width, height }: Placed): Outline | undefined {
  const custom = down(properties, "a:custGeom", "a:pathLst");
  if (custom) return pathOf(custom);
  const preset = down(properties, "a:prstGeom");
  const corner = (...steps: readonly (readonly [number, number])[]): Outline => ({ shape: "path", steps: [...steps.map(([x, y], i) => [i === 0 ? "M" : "L", x, y] as const), ["Z"] as const] });
  switch (preset?.attributes["prst"]) {
    case "rect":
    case undefined:
      return { shape: "rect", radius: 0 };
    case "roundRect": {
      const [, given] = /^val (\d{1,6})$/u.exec(down(preset, "a:avLst", "a:gd")?.attributes["fmla"] ?? "") ?? [];
      return { shape: "rect", radius: (Math.min(width, height) * Math.min(50_000, Number(given ?? usualRounding))) / 100_000 };
    }
    case "ellipse":
      return { shape: "ellipse" };
    case "line":
    case "straightConnector1":
      return { shape: "line" };
    case "triangle":
      return corner([0.5, 0], [1, 1], [0, 1]);
    case "rtTriangle":
      return corner([0, 0], [1, 1], [0, 1]);
    case "parallelogram":
      return corner([slant(width, height, usualSlant), 0], [1, 0], [1 - slant(width, height, usualSlant), 1], [0, 1]);
    case "trapezoid":
      return corner([slant(width, height, usualSlant), 0], [1 - slant(width, height, usualSlant), 0], [1, 1], [0, 1]);
    case "homePlate":
      return corner([0, 0], [1 - slant(width, height, usualPoint), 0], [1, 0.5], [1 - slant(width, height, usualPoint), 1], [0, 1]);
    case "chevron":
      return corner([0, 0], [1 - slant(width, height, usualPoint), 0], [1, 0.5], [1 - slant(width, height, usualPoint), 1], [0, 1], [slant(width, height, usualPoint), 0.5]);
    case "flowChartProcess":
    case "round2SameRect":
    case "round1Rect":
      return { shape: "rect", radius: 0 };
    case "flowChartDocument":
      return { shape: "path", steps: [["M", 0, 0], ["L", 1, 0], ["L", 1, 0.802], ["C", 0.5, 0.802, 0.5, 1.1075, 0, 0.9339], ["Z"]] };
    case "diamond":
      return corner([0.5, 0], [1, 0.5], [0.5, 1], [0, 0.5]);
    default:
      return undefined;
  }
}

/** How far a slanted edge or a point reaches, in shares of the width; presets measure it in shares of the shorter side. */
const slant = (width: number, height: number, share: number): number => (width === 0 ? 0 : (Math.min(width, height) * share) / width);
const usualSlant = 0.25;
const usualPoint = 0.5;

/** Free forms of corners and curves; one with arcs or computed points is left out. */
function pathOf(list: XmlElement): Outline | undefined {
  const steps: (readonly ["M" | "L" | "C" | "Z", ...number[]])[] = [];
  for (const path of elementsOf(list)) {
    const [width, height] = [numberOf(path, "w"), numberOf(path, "h")];
    if (!width || !height) return undefined;
    for (const step of elementsOf(path)) {
      const letter = letters[step.name];
      if (letter === undefined || steps.length >= mostSteps) return undefined;
      const points = elementsOf(step).flatMap((point) => [numberOf(point, "x"), numberOf(point, "y")]);
      if (points.some((value) => value === undefined)) return undefined;
      steps.push([letter, ...points.map((value, i) => (value ?? 0) / (i % 2 === 0 ? width : height))]);
    }
  }
  return steps.length === 0 ? undefined : { shape: "path", steps };
}

const letters: Readonly<Record<string, "M" | "L" | "C" | "Z">> = { "a:moveTo": "M", "a:lnTo": "L", "a:cubicBezTo": "C", "a:close": "Z" };
const mostSteps = 20_000;

/** Fixed words of a template: a motto, 内部资料. Each paragraph is a line. */
function textItem(element: XmlElement, place: Placed, { colors }: Page): readonly BackdropItem[] {
  const body = down(element, "p:txBody");
  if (!body) return [];
  const style = down(element, "p:style", "a:fontRef");
  const ink = (style && colorOf(style, colors)) ?? colors["tx1"] ?? "000000";
  const lines = elementsOf(body).filter(({ name }) => name === "a:p").flatMap((paragraph): readonly BackdropLine[] => {
    const text = [...all(paragraph, "a:t")].map(textOf).join("").trim();
    if (text === "" || down(paragraph, "a:fld")) return []; // a field has a value on a slide alone
    const run = down(paragraph, "a:r", "a:rPr") ?? down(paragraph, "a:endParaRPr");
    const align = down(paragraph, "a:pPr")?.attributes["algn"];
    return [{
      text: text.slice(0, longestLine),
      size: (numberOf(run, "sz") ?? 1800) / 100,
      bold: run?.attributes["b"] === "1",
      color: colorOf(down(run, "a:solidFill"), colors) ?? ink,
      align: align === "ctr" ? "center" : align === "r" ? "right" : "left",
    }];
  });
  const anchor = down(body, "a:bodyPr")?.attributes["anchor"];
  return lines.length === 0 ? [] : [{ type: "text", place, lines, anchor: anchor === "ctr" ? "middle" : anchor === "b" ? "bottom" : "top" }];
}

const longestLine = 200;
