import { childOf, elementsOf, type XmlElement } from "../../source/xml-tree.js";

/** What a paragraph or character style says about its text, its ancestors included. */
export interface WordStyle {
  /** In lower case: Word writes `heading 1` whatever the language of its menus. */
  readonly name: string;
  /** 0-based outline level of a heading; 9 is body text. */
  readonly outline?: number;
  readonly hidden?: boolean;
  readonly list?: ListPlace;
}

/** A paragraph's place in a numbering definition: `numId`, `ilvl`. `id` 0 takes a style's numbering away. */
export interface ListPlace {
  readonly id?: string;
  readonly level?: number;
}

export interface WordStyles {
  /** By style id. */
  readonly byId: ReadonlyMap<string, WordStyle>;
  /** The paragraph style of paragraphs that name none. */
  readonly normal?: WordStyle;
}

export function readStyles(part: XmlElement | undefined): WordStyles {
  const elements = part ? elementsOf(part).filter(({ name }) => name === "style") : [];
  const written = new Map(elements.map((element) => [element.attributes["styleId"] ?? "", element]));
  const byId = new Map<string, WordStyle>();
  for (const [id, element] of written) byId.set(id, inherited(element, written));
  const normal = elements.find(({ attributes }) => attributes["type"] === "paragraph" && isOn(attributes["default"]));
  const style = normal && byId.get(normal.attributes["styleId"] ?? "");
  return { byId, ...(style && { normal: style }) };
}

/** Styles may be based on each other in a ring in a damaged file. */
const LONGEST_CHAIN = 20;

function inherited(element: XmlElement, written: ReadonlyMap<string, XmlElement>): WordStyle {
  const own = (childOf(element, "name")?.attributes["val"] ?? "").toLowerCase();
  let outline: number | undefined;
  let hidden: boolean | undefined;
  let list: ListPlace | undefined;
  let at: XmlElement | undefined = element;
  for (let i = 0; at && i < LONGEST_CHAIN; i += 1) {
    const paragraph = childOf(at, "pPr");
    const name = childOf(at, "name")?.attributes["val"] ?? "";
    outline ??= outlineOf(paragraph) ?? headingLevel(name);
    hidden ??= hiddenBy(childOf(at, "rPr"));
    const place = listOf(paragraph);
    if (place) list = { ...place, ...(list ?? {}) };
    at = written.get(childOf(at, "basedOn")?.attributes["val"] ?? "");
  }
  return { name: own, ...(outline !== undefined && { outline }), ...(hidden !== undefined && { hidden }), ...(list && { list }) };
}

/** Files not written by Word may give heading styles a local name and no outline level. */
function headingLevel(name: string): number | undefined {
  const found = /^(?:heading|标题)\s*([1-9])$/iu.exec(name.trim());
  return found ? Number(found[1]) - 1 : undefined;
}

export function outlineOf(properties: XmlElement | undefined): number | undefined {
  const level = childOf(properties, "outlineLvl")?.attributes["val"];
  return level !== undefined && /^\d$/u.test(level) ? Number(level) : undefined;
}

export function hiddenBy(properties: XmlElement | undefined): boolean | undefined {
  const vanish = childOf(properties, "vanish");
  return vanish && isOn(vanish.attributes["val"] ?? "1");
}

export function listOf(properties: XmlElement | undefined): ListPlace | undefined {
  const numbering = childOf(properties, "numPr");
  if (!numbering) return undefined;
  const id = childOf(numbering, "numId")?.attributes["val"];
  const level = Number(childOf(numbering, "ilvl")?.attributes["val"] ?? Number.NaN);
  return { ...(id !== undefined && { id }), ...(Number.isInteger(level) && level >= 0 && level < 9 && { level }) };
}

const isOn = (value: string | undefined): boolean => value !== undefined && !["0", "false", "off"].includes(value);
