import type { Run } from "../../scene/nodes.js";
import { el, type Child, type XmlElement } from "../pptx/xml.js";
import { dxa } from "./paper.js";
import type { StyleId } from "./styles.js";

export interface ParagraphOptions {
  /** Item of a list: its list and level. */
  readonly list?: { readonly id: number; readonly level: number };
  readonly right?: boolean;
  readonly breakBefore?: boolean;
  readonly keepNext?: boolean;
  /** Points above it, in place of its style's. */
  readonly before?: number;
}

export function paragraph(style: StyleId | undefined, content: Child, { list, right, breakBefore, keepNext, before }: ParagraphOptions = {}): XmlElement {
  return el(
    "w:p",
    {},
    el(
      "w:pPr",
      {},
      style === undefined ? undefined : el("w:pStyle", { "w:val": style }),
      keepNext ? el("w:keepNext") : undefined,
      breakBefore ? el("w:pageBreakBefore") : undefined,
      list && el("w:numPr", {}, el("w:ilvl", { "w:val": list.level }), el("w:numId", { "w:val": list.id })),
      before === undefined ? undefined : el("w:spacing", { "w:before": dxa(before) }),
      right ? el("w:jc", { "w:val": "right" }) : undefined,
    ),
    content,
  );
}

export interface Dress {
  readonly bold?: boolean;
  /** Hex without `#`. */
  readonly color?: string;
  readonly baseline?: Run["baseline"];
  readonly style?: "Hyperlink";
}

/** One run; line ends become breaks. Quotation marks beside Chinese characters are Chinese ones: `hint` says so. */
export function run(text: string, { bold, color, baseline, style }: Dress = {}): XmlElement {
  const dress: readonly Child[] = [
    style && el("w:rStyle", { "w:val": style }),
    /[\p{Script=Han}“”‘’…—]/u.test(text) && /\p{Script=Han}/u.test(text) ? el("w:rFonts", { "w:hint": "eastAsia" }) : undefined,
    ...(bold ? [el("w:b"), el("w:bCs")] : []),
    color === undefined ? undefined : el("w:color", { "w:val": color }),
    baseline && el("w:vertAlign", { "w:val": baseline }),
  ];
  const pieces = text.split("\n").flatMap((line, i): readonly Child[] => [i > 0 ? el("w:br") : undefined, line === "" ? undefined : el("w:t", { "xml:space": "preserve" }, line)]);
  return el("w:r", {}, dress.some((one) => one !== undefined) ? el("w:rPr", {}, dress) : undefined, pieces);
}

/** The runs of a paragraph; `linked` gives the id of the relationship to an address. */
export function runs(words: readonly Run[], linked: (address: string) => string, bold = false): readonly Child[] {
  return words.map(({ text, bold: own, baseline, link }) => {
    const dressed = run(text, { bold: bold || own === true, baseline, ...(isAddress(link) && { style: "Hyperlink" as const }) });
    return isAddress(link) ? el("w:hyperlink", { "r:id": linked(link) }, dressed) : dressed;
  });
}

/** Links inside the deck lead to slides, which here have their places on paper. */
const isAddress = (link: string | undefined): link is string => link !== undefined && /^(?:https?:\/\/|mailto:)/iu.test(link);

/** A field that the program fills in when it lays out the page. */
export const field = (instruction: string, shown: string): XmlElement => el("w:fldSimple", { "w:instr": ` ${instruction} ` }, run(shown));

/** A link to a bookmark of the document. */
export const jump = (anchor: string, ...content: readonly Child[]): XmlElement => el("w:hyperlink", { "w:anchor": anchor, "w:history": 1 }, ...content);

export const tab = (): XmlElement => el("w:r", {}, el("w:tab"));
