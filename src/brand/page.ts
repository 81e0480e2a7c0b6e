import { elementsOf, textOf, type XmlElement } from "../source/xml-tree.js";
import type { BrandPlaceholder, BrandText, Drawn, Rect, SchemeColors, SlotType } from "./brand.js";
import { all, down, numberOf } from "./canonical.js";
import { colorOf } from "./color.js";

/** What texts on a layout inherit from. */
export interface PageText {
  readonly colors: SchemeColors;
  /** Points of the file to one of the design. */
  readonly scale: number;
  /** `p:txStyles` of the master. */
  readonly styles: XmlElement | undefined;
  /** In points of the design. */
  readonly page: { readonly width: number; readonly height: number };
}

const emuPerPoint = 12_700;

/** The placeholders of a layout; what they leave out comes from the master's placeholder of their type, then from its styles. */
export function placeholdersOf(layout: XmlElement, master: XmlElement, text: PageText): readonly BrandPlaceholder[] {
  const above = shapesOf(master).flatMap((shape) => {
    const holder = placeholderOf(shape);
    return holder ? [{ shape, type: slotType(holder.attributes["type"]) }] : [];
  });
  const found = shapesOf(layout).flatMap((shape): readonly BrandPlaceholder[] => {
    const holder = placeholderOf(shape);
    if (!holder) return [];
    const type = slotType(holder.attributes["type"]);
    const sources = [shape, ...above.filter((one) => one.type === inheritedFrom(type)).map((one) => one.shape).slice(0, 1)];
    const box = sources.map((source) => boxOf(source, text.scale)).find((one) => one !== undefined);
    if (!box || box.width < 1 || box.height < 1) return [];
    return [{ type, attributes: written(holder), box, ...frameOf(sources, text.scale), text: textStyle(sources, type, text), vertical: isVertical(holder, sources) }];
  });
  // Of two with one index only the first can be told from the other by a slide.
  return found.filter((one, i) => found.findIndex((other) => keyOf(other) === keyOf(one)) === i);
}

const keyOf = ({ attributes }: BrandPlaceholder): string => `${attributes["idx"] ?? attributes["type"]}`;

/** Shapes that may be placeholders or drawings, groups as one. */
const shapesOf = (root: XmlElement): readonly XmlElement[] => {
  const tree = down(root, "p:cSld", "p:spTree");
  return tree ? elementsOf(tree).flatMap(chosen).filter(({ name }) => shapeNames.has(name)) : [];
};
const shapeNames: ReadonlySet<string> = new Set(["p:sp", "p:pic", "p:grpSp", "p:graphicFrame", "p:cxnSp"]);

/** What a reader of today shows of two versions: the choice. */
const chosen = (element: XmlElement): readonly XmlElement[] => (element.name === "mc:AlternateContent" ? elementsOf(element).filter(({ name }) => name === "mc:Choice").flatMap(elementsOf) : [element]);

function placeholderOf(shape: XmlElement): XmlElement | undefined {
  const head = elementsOf(shape)[0];
  return down(head, "p:nvPr", "p:ph");
}

function slotType(type: string | undefined): SlotType {
  switch (type) {
    case "title":
    case "ctrTitle":
      return "title";
    case "subTitle":
      return "subtitle";
    case "dt":
      return "date";
    case "ftr":
      return "footer";
    case "sldNum":
      return "slide-number";
    case "pic":
      return "picture";
    case undefined:
    case "obj":
    case "body":
      return "body";
    default:
      return "other";
  }
}

const inheritedFrom = (type: SlotType): SlotType => (type === "subtitle" || type === "picture" || type === "other" ? "body" : type);

/** A slide's `p:ph` names type, index and size as its layout's does; a prompt of one's own is the layout's business. */
function written({ attributes }: XmlElement): Readonly<Record<string, string>> {
  return Object.fromEntries(["type", "orient", "sz", "idx"].flatMap((name) => (attributes[name] === undefined ? [] : [[name, attributes[name]] as const])));
}

/** In points of the design; a turned shape takes the room of its turned box. */
function boxOf(shape: XmlElement, scale: number): Rect | undefined {
  const frame = shape.name === "p:graphicFrame" ? down(shape, "p:xfrm") : (down(shape, "p:spPr", "a:xfrm") ?? down(shape, "p:grpSpPr", "a:xfrm"));
  const [off, ext] = [down(frame, "a:off"), down(frame, "a:ext")];
  const values = [numberOf(off, "x"), numberOf(off, "y"), numberOf(ext, "cx"), numberOf(ext, "cy")];
  if (values.some((value) => value === undefined)) return undefined;
  const [x = 0, y = 0, width = 0, height = 0] = values.map((value) => (value ?? 0) / emuPerPoint / scale);
  const quarters = Math.round((numberOf(frame, "rot") ?? 0) / 5_400_000) % 4;
  if (Math.abs(quarters) % 2 === 0) return { x, y, width, height };
  return { x: x + (width - height) / 2, y: y + (height - width) / 2, width: height, height: width };
}

function frameOf(sources: readonly XmlElement[], scale: number): Pick<BrandPlaceholder, "insets" | "anchor"> {
  const bodies = sources.map((source) => down(source, "p:txBody", "a:bodyPr"));
  const inset = (name: string, otherwise: number): number => (bodies.map((body) => numberOf(body, name)).find((value) => value !== undefined) ?? otherwise) / emuPerPoint / scale;
  const anchor = bodies.map((body) => body?.attributes["anchor"]).find((value) => value !== undefined);
  return {
    insets: { left: inset("lIns", 91_440), top: inset("tIns", 45_720), right: inset("rIns", 91_440), bottom: inset("bIns", 45_720) },
    anchor: anchor === "ctr" ? "middle" : anchor === "b" ? "bottom" : "top",
  };
}

function isVertical({ attributes }: XmlElement, sources: readonly XmlElement[]): boolean {
  const vert = sources.map((source) => down(source, "p:txBody", "a:bodyPr")?.attributes["vert"]).find((value) => value !== undefined);
  return attributes["orient"] === "vert" || (vert !== undefined && vert !== "horz");
}

const styleNames: Readonly<Record<SlotType, string>> = {
  title: "p:titleStyle", subtitle: "p:bodyStyle", body: "p:bodyStyle", picture: "p:bodyStyle", other: "p:bodyStyle", date: "p:otherStyle", footer: "p:otherStyle", "slide-number": "p:otherStyle",
};

/** First level: from the layout's list style up to the master's text styles, each property where it is first said. */
function textStyle(sources: readonly XmlElement[], type: SlotType, { colors, scale, styles }: PageText): BrandText {
  const levels = [...sources.map((source) => down(source, "p:txBody", "a:lstStyle", "a:lvl1pPr")), down(styles, styleNames[type], "a:lvl1pPr")];
  const runs = levels.map((level) => down(level, "a:defRPr"));
  const first = <T>(values: readonly (T | undefined)[]): T | undefined => values.find((value) => value !== undefined);
  const align = first(levels.map((level) => level?.attributes["algn"]));
  const bullets = levels.map((level) => level && elementsOf(level).find(({ name }) => bulletNames.has(name))?.name);
  const bold = first(runs.map((run) => run?.attributes["b"]));
  const size = (first(runs.map((run) => numberOf(run, "sz"))) ?? 1800) / 100 / scale;
  const before = first(levels.map((level) => (level ? elementsOf(level).find(({ name }) => name === "a:spcBef") : undefined)));
  return {
    size,
    bold: bold === "1" || bold === "true",
    color: first(runs.map((run) => colorOf(down(run, "a:solidFill"), colors))) ?? colors["tx1"]!,
    align: align === "ctr" ? "center" : align === "r" ? "right" : "left",
    line: (first(levels.map((level) => numberOf(down(level, "a:lnSpc", "a:spcPct"), "val"))) ?? 100_000) / 100_000,
    bullet: (first(bullets) ?? "a:buNone") !== "a:buNone",
    indent: (first(levels.map((level) => numberOf(level, "marL"))) ?? 0) / emuPerPoint / scale,
    before: (numberOf(down(before, "a:spcPts"), "val") ?? 0) / 100 / scale + ((numberOf(down(before, "a:spcPct"), "val") ?? 0) / 100_000) * 1.2 * size,
  };
}

const bulletNames: ReadonlySet<string> = new Set(["a:buNone", "a:buChar", "a:buAutoNum", "a:buBlip"]);

/** What a master or layout draws: pictures, filled or outlined shapes, fixed texts; not lines, which take no room. */
export function drawnShapes(root: XmlElement, { colors, scale, page }: PageText): readonly Drawn[] {
  return shapesOf(root).flatMap((shape): readonly Drawn[] => {
    if (placeholderOf(shape) || shape.name === "p:cxnSp") return [];
    const properties = elementsOf(elementsOf(shape)[0] ?? shape)[0]?.attributes ?? {};
    const box = boxOf(shape, scale);
    if (!box || properties["hidden"] === "1" || properties["hidden"] === "true" || outside(box, page)) return [];
    const name = properties["name"] ?? "";
    if (shape.name === "p:sp" && !isPictureFilled(shape)) {
      const fill = colorOf(down(shape, "p:spPr", "a:solidFill"), colors) ?? styledFill(shape, colors);
      return isVisible(shape, fill) ? [{ box, sort: "shape", name, ...(fill !== undefined && { fill }) }] : [];
    }
    return [{ box, sort: "picture", name }];
  });
}

const outside = ({ x, y, width, height }: Rect, page: PageText["page"]): boolean => x + width <= 0 || y + height <= 0 || x >= page.width || y >= page.height;

const isPictureFilled = (shape: XmlElement): boolean => down(shape, "p:spPr", "a:blipFill") !== undefined;

function styledFill(shape: XmlElement, colors: SchemeColors): string | undefined {
  const properties = down(shape, "p:spPr");
  if (!properties || elementsOf(properties).some(({ name }) => name.endsWith("Fill"))) return undefined;
  const reference = down(shape, "p:style", "a:fillRef");
  return reference && reference.attributes["idx"] !== "0" ? colorOf(reference, colors) : undefined;
}

/** Thinner than this a shape is a rule. */
const thin = 4 * emuPerPoint;

function isVisible(shape: XmlElement, fill: string | undefined): boolean {
  const properties = down(shape, "p:spPr");
  const ext = down(properties, "a:xfrm", "a:ext");
  if ((numberOf(ext, "cx") ?? 0) < thin || (numberOf(ext, "cy") ?? 0) < thin) return false;
  const line = down(properties, "a:ln");
  const outlined = line !== undefined && elementsOf(line).some(({ name }) => name.endsWith("Fill") && name !== "a:noFill");
  const body = down(shape, "p:txBody");
  const says = body !== undefined && [...all(body, "a:t")].some((run) => textOf(run).trim() !== "");
  return fill !== undefined || down(properties, "a:gradFill") !== undefined || down(properties, "a:pattFill") !== undefined || outlined || says;
}
