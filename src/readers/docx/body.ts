import { childOf, elementsOf, textOf, type XmlElement } from "../../source/xml-tree.js";
import { readNumberings } from "./numbering.js";
import type { WordParts } from "./parts.js";
import { hiddenBy, listOf, outlineOf, readStyles, type WordStyle } from "./styles.js";

/** What the document shows, in reading order, markup and revisions gone. */
export type Shown = ShownParagraph | ShownTable;

export interface ShownParagraph {
  readonly kind: "paragraph";
  /** With `\n` for a break inside the paragraph. */
  readonly text: string;
  /** The number that Word counts by itself, as it prints it; bullets give none. */
  readonly number: string;
  /** 0-based level of a heading. */
  readonly outline?: number;
  readonly title: boolean;
  readonly centred: boolean;
}

export interface ShownTable {
  readonly kind: "table";
  readonly rows: readonly (readonly ShownCell[])[];
}

export interface ShownCell {
  readonly text: string;
  /** Columns it takes. */
  readonly columns: number;
  /** It goes on from the cell above it. */
  readonly continues: boolean;
}

/** Word allows so many columns in a table. */
const MOST_COLUMNS = 63;

/** Around paragraphs and runs: what is inside counts. Inserted and moved-in text stays; `del` and `moveFrom` are not here. */
const TRANSPARENT = new Set(["sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink", "fldSimple", "dir", "bdo", "mc:Choice"]);

export function readBody({ document, styles: stylesPart, numbering }: WordParts): readonly Shown[] {
  const styles = readStyles(stylesPart);
  const counter = readNumberings(numbering);
  const fields: Field[] = []; // a field may begin in one paragraph and end in a later one
  let carried = ""; // text of paragraphs whose mark is deleted: it belongs to the next one

  const body = childOf(document, "body");
  return body ? blocksIn(body) : [];

  function blocksIn(element: XmlElement): readonly Shown[] {
    const shown: Shown[] = [];
    for (const child of elementsOf(element)) {
      if (child.name === "p") push(shown, readParagraph(child));
      else if (child.name === "tbl") push(shown, readTable(child));
      else if (TRANSPARENT.has(child.name)) push(shown, blocksIn(child));
      else if (child.name === "mc:AlternateContent") push(shown, blocksIn(chosen(child)));
    }
    return shown;
  }

  function readParagraph(element: XmlElement): readonly Shown[] {
    const properties = childOf(element, "pPr");
    const style = styles.byId.get(childOf(properties, "pStyle")?.attributes["val"] ?? "") ?? styles.normal;
    const boxes: XmlElement[] = [];
    const text = carried + inline(element, { hidden: style?.hidden ?? false, boxes });
    carried = "";
    const mark = childOf(properties, "rPr");
    if (childOf(mark, "del") || childOf(mark, "moveFrom")) {
      carried = text;
      return boxes.flatMap(blocksIn);
    }
    const outline = outlineOf(properties) ?? style?.outline;
    const contents = /^toc \d$/u.test(style?.name ?? "");
    const number = contents || hiddenBy(mark) ? "" : numberOf(properties, style);
    const paragraph: ShownParagraph = {
      kind: "paragraph",
      text: cleaned(text),
      number,
      ...(outline !== undefined && outline < 9 && { outline }),
      title: style?.name === "title" || style?.name === "标题",
      centred: childOf(properties, "jc")?.attributes["val"] === "center",
    };
    return [...(contents || paragraph.text === "" ? [] : [paragraph]), ...boxes.flatMap(blocksIn)];
  }

  function numberOf(properties: XmlElement | undefined, style: WordStyle | undefined): string {
    const own = listOf(properties);
    const id = own?.id ?? style?.list?.id;
    if (id === undefined || id === "0") return "";
    return counter.next(id, own?.level ?? style?.list?.level ?? 0);
  }

  function inline(element: XmlElement, context: { readonly hidden: boolean; readonly boxes: XmlElement[] }): string {
    let text = "";
    for (const child of elementsOf(element)) {
      if (child.name === "r") text += run(child, context);
      else if (child.name === "mc:AlternateContent") text += inline(chosen(child), context);
      else if (TRANSPARENT.has(child.name)) text += inline(child, context);
      else if (child.name.startsWith("m:") && isShown()) text += mathText(child);
    }
    return text;
  }

  function run(element: XmlElement, context: { readonly hidden: boolean; readonly boxes: XmlElement[] }): string {
    const properties = childOf(element, "rPr");
    const style = styles.byId.get(childOf(properties, "rStyle")?.attributes["val"] ?? "");
    const hidden = hiddenBy(properties) ?? style?.hidden ?? context.hidden;
    let text = "";
    for (const child of elementsOf(element)) {
      const words = runPart(child, context);
      if (!hidden && isShown()) text += words;
    }
    return text;
  }

  function runPart(child: XmlElement, context: { readonly hidden: boolean; readonly boxes: XmlElement[] }): string {
    switch (child.name) {
      case "t":
        return textOf(child).replace(/[\r\n]/gu, " ");
      case "tab":
      case "ptab":
        return "\t";
      case "br":
      case "cr":
        return "\n";
      case "noBreakHyphen":
        return "-";
      case "fldChar":
        step(fields, child.attributes["fldCharType"]);
        return "";
      case "instrText": {
        const field = fields.at(-1);
        if (field && !field.result) field.code += textOf(child);
        return "";
      }
      case "ruby": {
        const base = childOf(child, "rubyBase");
        return base ? inline(base, context) : "";
      }
      case "mc:AlternateContent":
        return elementsOf(chosen(child)).map((inner) => runPart(inner, context)).join("");
      case "drawing":
      case "pict":
      case "object":
        if (isShown() && !context.hidden) context.boxes.push(...textBoxes(child));
        return "";
      default:
        return "";
    }
  }

  function isShown(): boolean {
    const field = fields.at(-1);
    return !field || (field.shown && field.result && !/^\s*TOC\b/u.test(field.code));
  }

  function step(open: Field[], type: string | undefined): void {
    if (type === "begin") open.push({ code: "", result: false, shown: isShown() });
    else if (type === "separate" && open.length > 0) open.at(-1)!.result = true;
    else if (type === "end") open.pop();
  }

  function readTable(element: XmlElement): readonly Shown[] {
    const rows = inside(element, "tr").filter((row) => !childOf(childOf(row, "trPr"), "del"));
    const cells = rows.map((row) => inside(row, "tc"));
    // A table of one column is a frame around text.
    if (cells.every((row) => row.length <= 1)) return cells.flatMap((row) => row.flatMap(blocksIn));
    return [{ kind: "table", rows: rows.map((row, i) => [...gap(row), ...cells[i]!.map(readCell)]) }];
  }

  function gap(row: XmlElement): readonly ShownCell[] {
    const columns = countOf(childOf(childOf(row, "trPr"), "gridBefore"), 0);
    return columns === 0 ? [] : [{ text: "", columns, continues: false }];
  }

  function readCell(element: XmlElement): ShownCell {
    const properties = childOf(element, "tcPr");
    const merge = childOf(properties, "vMerge");
    return {
      text: blocksIn(element).map(plainText).join(" ").replace(/\s+/gu, " ").trim(),
      columns: Math.max(1, countOf(childOf(properties, "gridSpan"), 1)),
      continues: merge !== undefined && merge.attributes["val"] !== "restart",
    };
  }
}

interface Field {
  code: string;
  /** Past its `separate`: what follows is its result. */
  result: boolean;
  /** The field itself stands in shown text. */
  readonly shown: boolean;
}

/** Spreading a list of a million into a call overflows the stack. */
function push<T>(to: T[], more: readonly T[]): void {
  for (const item of more) to.push(item);
}

const plainText = (shown: Shown): string =>
  shown.kind === "paragraph" ? withNumber(shown.number, shown.text) : shown.rows.map((row) => row.map(({ text }) => text).join(" ")).join(" ");

/** `一、总体` needs no space after its number, `1. Overview` does. */
export function withNumber(number: string, text: string): string {
  if (number === "") return text;
  return /[、）．。]$/u.test(number) ? `${number}${text}` : `${number} ${text}`;
}

/** Soft hyphens and the control characters that XML allows but no slide can hold. */
const cleaned = (text: string): string => text.replace(/[\u00ad\u007f-\u009f\ufffe\uffff]/gu, "").trim();

function inside(element: XmlElement, name: string): readonly XmlElement[] {
  return elementsOf(element).flatMap((child) => (child.name === name ? [child] : TRANSPARENT.has(child.name) ? inside(child, name) : []));
}

/** The first alternative is the newest form of the same content, the fallback repeats it. */
function chosen(element: XmlElement): XmlElement {
  return childOf(element, "mc:Choice") ?? childOf(element, "mc:Fallback") ?? { name: "", attributes: {}, children: [] };
}

function textBoxes(element: XmlElement): readonly XmlElement[] {
  return elementsOf(element).flatMap((child) => (child.name === "txbxContent" ? [child] : child.name === "mc:AlternateContent" ? textBoxes(chosen(child)) : textBoxes(child)));
}

function mathText(element: XmlElement): string {
  return element.name === "m:t" ? textOf(element) : elementsOf(element).map(mathText).join("");
}

function countOf(element: XmlElement | undefined, otherwise: number): number {
  const count = Number(element?.attributes["val"] ?? otherwise);
  return Number.isInteger(count) && count >= 0 ? Math.min(count, MOST_COLUMNS) : otherwise;
}
