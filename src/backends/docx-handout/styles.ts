import type { Theme } from "../../theme/theme.js";
import type { Language } from "../../source/wording/wording.js";
import { el, type Child, type XmlElement } from "../pptx/xml.js";
import { dxa, halfPoints, inkOf, ruleColor, softInk, textWidth } from "./paper.js";

/** The names of the styles that paragraphs and tables ask for: Word's own where there are such. */
export type StyleId = "Title" | "Subtitle" | "Heading1" | "Heading2" | "TOCHeading" | "TOC1" | "TOC2" | "HandoutOpening" | "HandoutPicture" | "HandoutLabel" | "HandoutNote" | "HandoutCell" | "HandoutCellHead" | "Header" | "Footer";

/** The whole look of the handout: who wants another changes styles, not paragraphs. */
export function stylesXml(theme: Theme, language: Language): XmlElement {
  const { latin, ea } = theme.fonts;
  const ink = inkOf(theme, "ink");
  const accent = inkOf(theme, "accent");
  return el(
    "w:styles",
    { "xmlns:w": wordNamespace },
    el(
      "w:docDefaults",
      {},
      el(
        "w:rPrDefault",
        {},
        el(
          "w:rPr",
          {},
          el("w:rFonts", { "w:ascii": latin, "w:hAnsi": latin, "w:eastAsia": ea, "w:cs": latin }),
          el("w:color", { "w:val": ink }),
          el("w:sz", { "w:val": halfPoints(10.5) }),
          el("w:szCs", { "w:val": halfPoints(10.5) }),
          el("w:lang", { "w:val": "en-US", "w:eastAsia": "zh-CN", "w:bidi": "ar-SA" }),
        ),
      ),
      el("w:pPrDefault", {}, el("w:pPr", {}, el("w:spacing", { "w:after": dxa(6), "w:line": language === "en" ? 276 : 300, "w:lineRule": "auto" }))),
    ),
    paragraphStyle({ id: "Normal", name: "Normal", standard: true }),
    el("w:style", { "w:type": "character", "w:default": 1, "w:styleId": "DefaultParagraphFont" }, el("w:name", { "w:val": "Default Paragraph Font" }), el("w:uiPriority", { "w:val": 1 }), el("w:semiHidden")),
    el(
      "w:style",
      { "w:type": "table", "w:default": 1, "w:styleId": "TableNormal" },
      el("w:name", { "w:val": "Normal Table" }),
      el("w:uiPriority", { "w:val": 99 }),
      el("w:semiHidden"),
      el("w:tblPr", {}, el("w:tblInd", { "w:w": 0, "w:type": "dxa" }), cellMargins(0, 108)),
    ),
    paragraphStyle({ id: "Title", name: "Title", next: "Subtitle", size: 26, bold: true, color: ink, spacing: { before: 0, after: 6, line: 1.15 }, keep: true }),
    paragraphStyle({ id: "Subtitle", name: "Subtitle", size: 12, color: softInk, spacing: { after: 4 }, keep: true }),
    paragraphStyle({ id: "Heading1", name: "heading 1", next: "Normal", size: 18, bold: true, color: accent, spacing: { before: 24, after: 8, line: 1.2 }, keep: true, outline: 0, ruleBelow: accent }),
    paragraphStyle({ id: "Heading2", name: "heading 2", next: "Normal", size: 13, bold: true, spacing: { before: 18, after: 6, line: 1.2 }, keep: true, outline: 1 }),
    paragraphStyle({ id: "TOCHeading", name: "TOC Heading", size: 16, bold: true, color: accent, spacing: { after: 8 }, keep: true, breakBefore: true }),
    paragraphStyle({ id: "TOC1", name: "toc 1", bold: true, spacing: { before: 7, after: 2, line: 1.15 }, keep: true }),
    paragraphStyle({ id: "TOC2", name: "toc 2", spacing: { after: 1, line: 1.15 }, indent: { left: 28, hanging: 28 } }),
    paragraphStyle({ id: "HandoutOpening", name: "Handout Opening", size: 12, color: softInk, spacing: { after: 6 }, keep: true }),
    paragraphStyle({ id: "HandoutPicture", name: "Handout Picture", spacing: { before: 6, after: 6, line: 1 } }),
    paragraphStyle({ id: "HandoutLabel", name: "Handout Label", size: 9.5, bold: true, color: accent, spacing: { before: 6, after: 3 }, keep: true }),
    paragraphStyle({ id: "HandoutNote", name: "Handout Note", spacing: { after: 4 } }),
    paragraphStyle({ id: "HandoutCell", name: "Handout Cell", size: 8.5, spacing: { after: 0, line: 1.15 } }),
    paragraphStyle({ id: "HandoutCellHead", name: "Handout Cell Head", size: 8.5, color: softInk, spacing: { after: 0, line: 1.15 }, keep: true }),
    paragraphStyle({ id: "Header", name: "header", size: 8.5, color: softInk, spacing: { after: 0 }, endTab: true }),
    paragraphStyle({ id: "Footer", name: "footer", size: 8.5, color: softInk, spacing: { after: 0 }, endTab: true }),
    el("w:style", { "w:type": "character", "w:styleId": "Hyperlink" }, el("w:name", { "w:val": "Hyperlink" }), el("w:uiPriority", { "w:val": 99 }), el("w:rPr", {}, el("w:color", { "w:val": accent }))),
    el(
      "w:style",
      { "w:type": "table", "w:customStyle": 1, "w:styleId": "HandoutFigures" },
      el("w:name", { "w:val": "Handout Figures" }),
      el("w:basedOn", { "w:val": "TableNormal" }),
      el("w:uiPriority", { "w:val": 59 }),
      el("w:tblPr", {}, el("w:tblBorders", {}, border("w:top", 8, softInk), border("w:bottom", 8, softInk), border("w:insideH", 4, ruleColor)), cellMargins(40, 80)),
    ),
  );
}

export const wordNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

const cellMargins = (level: number, side: number): XmlElement =>
  el("w:tblCellMar", {}, ...([["w:top", level], ["w:left", side], ["w:bottom", level], ["w:right", side]] as const).map(([name, width]) => el(name, { "w:w": width, "w:type": "dxa" })));

/** Widths are eighths of a point. */
const border = (name: string, width: number, color: string): XmlElement => el(name, { "w:val": "single", "w:sz": width, "w:space": 0, "w:color": color });

interface ParagraphStyle {
  readonly id: StyleId | "Normal";
  readonly name: string;
  readonly standard?: boolean;
  readonly next?: StyleId | "Normal";
  /** Points, but `line`, which is in lines. */
  readonly size?: number;
  readonly spacing?: { readonly before?: number; readonly after?: number; readonly line?: number };
  readonly indent?: { readonly left: number; readonly hanging: number };
  readonly bold?: boolean;
  readonly color?: string;
  /** On the page of what follows. */
  readonly keep?: boolean;
  readonly breakBefore?: boolean;
  /** Level in the outline, from 0. */
  readonly outline?: number;
  readonly ruleBelow?: string;
  /** A tab that ends at the right margin. */
  readonly endTab?: boolean;
}

function paragraphStyle(style: ParagraphStyle): XmlElement {
  const { id, name, standard, next, size, spacing, indent, bold, color, keep, breakBefore, outline, ruleBelow, endTab } = style;
  const custom = id.startsWith("Handout");
  const when = (given: unknown, child: XmlElement): Child => (given === undefined || given === false ? undefined : child);
  return el(
    "w:style",
    { "w:type": "paragraph", "w:default": standard ? 1 : undefined, "w:customStyle": custom ? 1 : undefined, "w:styleId": id },
    el("w:name", { "w:val": name }),
    when(!standard, el("w:basedOn", { "w:val": "Normal" })),
    when(next, el("w:next", { "w:val": next })),
    when(id.startsWith("TOC"), el("w:uiPriority", { "w:val": 39 })),
    el("w:qFormat"),
    el(
      "w:pPr",
      {},
      when(keep, el("w:keepNext")),
      when(keep && outline !== undefined, el("w:keepLines")),
      when(breakBefore, el("w:pageBreakBefore")),
      when(ruleBelow, el("w:pBdr", {}, el("w:bottom", { "w:val": "single", "w:sz": 8, "w:space": 4, "w:color": ruleBelow }))),
      when(endTab, el("w:tabs", {}, el("w:tab", { "w:val": "right", "w:pos": textWidth }))),
      when(
        spacing,
        el("w:spacing", {
          "w:before": spacing?.before === undefined ? undefined : dxa(spacing.before),
          "w:after": spacing?.after === undefined ? undefined : dxa(spacing.after),
          "w:line": spacing?.line === undefined ? undefined : Math.round(spacing.line * 240),
          "w:lineRule": spacing?.line === undefined ? undefined : "auto",
        }),
      ),
      when(indent, el("w:ind", { "w:left": dxa(indent?.left ?? 0), "w:hanging": dxa(indent?.hanging ?? 0) })),
      when(outline, el("w:outlineLvl", { "w:val": outline })),
    ),
    el(
      "w:rPr",
      {},
      when(bold, el("w:b")),
      when(bold, el("w:bCs")),
      when(color, el("w:color", { "w:val": color })),
      when(size, el("w:sz", { "w:val": halfPoints(size ?? 0) })),
      when(size, el("w:szCs", { "w:val": halfPoints(size ?? 0) })),
    ),
  );
}
