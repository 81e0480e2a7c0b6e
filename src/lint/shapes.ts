import { childOf, elementsOf, type XmlElement } from "../source/xml-tree.js";

/** A shape on a slide, a layout or a master. */
export interface Shape {
  readonly kind: "text" | "picture" | "frame" | "group" | "connector" | "other";
  readonly element: XmlElement;
  readonly id: string;
  readonly name: string;
  /** What a screen reader says; title and description as PowerPoint shows them in one field. */
  readonly alt: string;
  readonly decorative: boolean;
  readonly hidden: boolean;
  readonly placeholder?: Placeholder;
  /** On the slide, in points, groups reckoned in; undefined where it inherits its place. */
  readonly box?: Box;
  /** How many groups it is in. */
  readonly depth: number;
  /** Of the groups it is in, the outermost. */
  readonly group?: Shape;
}

export interface Placeholder {
  /** `body` where the file says none (its default is `obj`). */
  readonly type: string;
  /** 0 where the file says none. */
  readonly index: string;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Of alternative contents the first is taken, as PowerPoint of today does. */
export function readShapes(tree: XmlElement): readonly Shape[] {
  const list = childOf(childOf(tree, "p:cSld"), "p:spTree");
  return list ? shapesIn(list, identity, 0, undefined).slice(0, mostShapes) : [];
}

/** Shapes are compared with each other; a page with more is a drawing, of which the first ones are looked at. */
const mostShapes = 1_000;

/** All elements of that name below, the element itself included, in document order. */
export function* within(tree: XmlElement, name?: string): Generator<XmlElement> {
  const waiting = [tree];
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    if (name === undefined || element.name === name) yield element;
    for (let i = element.children.length - 1; i >= 0; i -= 1) {
      const child = element.children[i]!;
      if (typeof child !== "string") waiting.push(child);
    }
  }
}

export const firstWithin = (tree: XmlElement | undefined, name: string): XmlElement | undefined => {
  for (const found of tree ? within(tree, name) : []) return found;
  return undefined;
};

/** What a text body says: paragraphs as lines, soft breaks as spaces. */
export function bodyText(element: XmlElement): string {
  return [...within(element, "a:p")].map((paragraph) => [...within(paragraph)].map(({ name, children }) => (name === "a:t" ? children.join("") : name === "a:br" ? " " : "")).join("")).join("\n");
}

export const emuPerPoint = 12_700;

type Place = (box: Box) => Box;
const identity: Place = (box) => box;

const kinds: Readonly<Record<string, Shape["kind"]>> = { "p:sp": "text", "p:pic": "picture", "p:graphicFrame": "frame", "p:grpSp": "group", "p:cxnSp": "connector", "p:contentPart": "other" };

function shapesIn(list: XmlElement, place: Place, depth: number, group: Shape | undefined): readonly Shape[] {
  return elementsOf(list).flatMap((element): readonly Shape[] => {
    if (element.name === "mc:AlternateContent") return shapesIn(elementsOf(element)[0] ?? { ...element, children: [] }, place, depth, group);
    const kind = kinds[element.name];
    if (!kind) return [];
    const shape = readShape(element, kind, place, depth, group);
    return kind === "group" ? [shape, ...shapesIn(element, inside(element, place), depth + 1, group ?? shape)] : [shape];
  });
}

function readShape(element: XmlElement, kind: Shape["kind"], place: Place, depth: number, group: Shape | undefined): Shape {
  const nonVisual = elementsOf(element).find(({ name }) => name.startsWith("p:nv"));
  const named = nonVisual && childOf(nonVisual, "p:cNvPr");
  const attributes = named?.attributes ?? {};
  const ph = childOf(nonVisual && childOf(nonVisual, "p:nvPr"), "p:ph");
  const box = boxOf(transformOf(element));
  return {
    kind, element, depth,
    id: attributes["id"] ?? "",
    name: attributes["name"] ?? "",
    alt: [attributes["title"], attributes["descr"]].filter(Boolean).join(" ").trim(),
    decorative: ["1", "true"].includes(firstWithin(named, "adec:decorative")?.attributes["val"] ?? ""),
    hidden: ["1", "true"].includes(attributes["hidden"] ?? ""),
    ...(ph && { placeholder: { type: ph.attributes["type"] ?? "obj", index: ph.attributes["idx"] ?? "0" } }),
    ...(box && { box: place(box) }),
    ...(group && { group }),
  };
}

export function transformOf(element: XmlElement): XmlElement | undefined {
  return childOf(element, "p:xfrm") ?? childOf(childOf(element, element.name === "p:grpSp" ? "p:grpSpPr" : "p:spPr"), "a:xfrm");
}

function boxOf(transform: XmlElement | undefined, offset = "a:off", extent = "a:ext"): Box | undefined {
  const off = childOf(transform, offset)?.attributes;
  const ext = childOf(transform, extent)?.attributes;
  if (!off || !ext) return undefined;
  const [x = 0, y = 0, width = 0, height = 0] = [off["x"], off["y"], ext["cx"], ext["cy"]].map((value) => Number(value) / emuPerPoint);
  return [x, y, width, height].every(Number.isFinite) ? turned({ x, y, width, height }, Number(transform?.attributes["rot"] ?? 0)) : undefined;
}

/** What a turned shape covers, by quarters of a turn (60,000ths of a degree); others are taken as they lie. */
function turned(box: Box, rotation: number): Box {
  const quarter = Math.round(rotation / 5_400_000) % 2 !== 0;
  return quarter ? { x: box.x + (box.width - box.height) / 2, y: box.y + (box.height - box.width) / 2, width: box.height, height: box.width } : box;
}

/** From a group's own coordinates to the slide's. */
function inside(group: XmlElement, outer: Place): Place {
  const transform = transformOf(group);
  const to = boxOf(transform);
  const from = boxOf(transform, "a:chOff", "a:chExt");
  if (!to || !from || from.width <= 0 || from.height <= 0) return outer;
  const [sx, sy] = [to.width / from.width, to.height / from.height];
  return ({ x, y, width, height }) => outer({ x: to.x + (x - from.x) * sx, y: to.y + (y - from.y) * sy, width: width * sx, height: height * sy });
}
