import { slotsOf } from "../../brand/regions.js";
import { bandHead, pictureBand, pictureColumns, pictureTitle, type Column } from "../../layout/frame.js";
import { bodyOn, deckName, page, pageNumber, source, title } from "../../layout/grid.js";
import type { Align, Anchor, Box, LayoutName, PlaceholderType } from "../../scene/nodes.js";
import { textStyle, type ColorRole, type TextStyle, type Theme } from "../../theme/theme.js";

/** What a slide inherits when it fills this placeholder in the same place and dress. */
export interface LayoutPlaceholder {
  readonly type: PlaceholderType;
  readonly box: Box;
  readonly style: TextStyle;
  readonly align: Align;
  readonly anchor: Anchor;
  /** Of bodies where a layout has several: their `idx`. */
  readonly index?: number;
  /** Between paragraphs, in points. */
  readonly gap?: number;
  /** In a company's template. */
  readonly brand?: BrandDress;
}

/** What a slide has to know of a placeholder that it takes its dress from; lengths in points of the file. */
export interface BrandDress {
  /** Of `p:ph`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly size: number;
  /** Its first level has a bullet or an indent, which our paragraphs have not. */
  readonly bullet: boolean;
  readonly insets: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
}

export interface LayoutSpec {
  /** PowerPoint's own word for the sort of layout. */
  readonly sort: "title" | "obj" | "titleOnly";
  readonly background: ColorRole;
  readonly placeholders: readonly LayoutPlaceholder[];
}
export type LayoutSpecs = Readonly<Record<LayoutName, LayoutSpec>>;

/** The layouts of the file (design §1 and §8), in points on a slide of 960 × `height`. */
export function layoutSpecs(theme: Theme, height: number): LayoutSpecs {
  const more = height - page.height;
  const atFoot = (box: Box): Box => ({ ...box, y: box.y + more });
  const stretched = (box: Box): Box => ({ ...box, y: (box.y * height) / page.height, height: (box.height * height) / page.height });
  const style = (role: Parameters<typeof textStyle>[1], color?: ColorRole): TextStyle => {
    const plain = textStyle(theme, role);
    return color ? { ...plain, color } : plain;
  };
  const footers: readonly LayoutPlaceholder[] = [
    { type: "footer", box: atFoot(deckName), style: style("source"), align: "right", anchor: "top" },
    { type: "slide-number", box: atFoot(pageNumber), style: { ...style("source", "ink"), bold: true }, align: "right", anchor: "top" },
  ];
  const place = (type: PlaceholderType, box: Box, dress: TextStyle, anchor: Anchor = "top"): LayoutPlaceholder => ({
    type,
    box,
    style: dress,
    align: "left",
    anchor,
  });
  const pictured = ({ x, width }: Column): LayoutSpec => ({
    sort: "titleOnly",
    background: "bg",
    placeholders: [
      place("title", { ...pictureTitle, x, width }, style("title")),
      { type: "slide-number", box: atFoot({ ...pageNumber, x: x + width - pageNumber.width }), style: { ...style("source", "ink"), bold: true }, align: "right", anchor: "top" },
    ],
  });
  return {
    cover: {
      sort: "title",
      background: "bg",
      placeholders: [place("title", stretched(boxes.coverTitle), style("cover-title")), place("subtitle", stretched(boxes.coverSubtitle), style("lead"))],
    },
    agenda: {
      sort: "titleOnly",
      background: "bg",
      placeholders: [place("title", stretched(boxes.agendaHead), style("agenda-head"), "bottom"), ...footers],
    },
    section: { sort: "titleOnly", background: "sectbg", placeholders: [place("title", stretched(boxes.sectionTitle), style("section-title"))] },
    content: {
      sort: "obj",
      background: "bg",
      placeholders: [
        place("title", title, style("title")),
        place("body", bodyOn(height), style("text")),
        { type: "date", box: atFoot(boxes.date), style: style("source"), align: "left", anchor: "top" },
        ...footers,
      ],
    },
    "picture-left": pictured(pictureColumns["picture-left"]),
    "picture-right": pictured(pictureColumns["picture-right"]),
    "picture-full": {
      sort: "titleOnly",
      background: "bg",
      placeholders: [place("title", atFoot({ ...title, y: title.y + bandHead, width: pictureBand.title }), style("title")), ...footers],
    },
    statement: {
      sort: "titleOnly",
      background: "bg",
      placeholders: [place("title", stretched(boxes.statement), style("quote"), "bottom"), ...footers],
    },
    closing: { sort: "titleOnly", background: "sectbg", placeholders: [place("title", stretched(boxes.closingTitle), style("section-title"))] },
  };
}

const boxes = {
  coverTitle: { x: 48, y: 147, width: 465, height: 144 },
  coverSubtitle: { x: 48, y: 333, width: 450, height: 30 },
  agendaHead: { x: 48, y: 315, width: 240, height: 126 },
  sectionTitle: { x: 48, y: 249, width: 496.5, height: 105 },
  closingTitle: { x: 48, y: 147, width: 570, height: 105 },
  statement: { x: 48, y: 102, width: 570, height: 252 },
  date: { ...source, width: 120, height: 14 },
} as const;

/** The placeholders of a company's layout that slides fill. */
export function brandPlaceholders({ file }: NonNullable<Theme["brand"]>, index: number, theme: Theme): readonly LayoutPlaceholder[] {
  const layout = file.layouts[index];
  if (!layout) return [];
  const { scale } = file;
  const slots = slotsOf(layout);
  return (["title", "subtitle", "body", "date", "footer", "slide-number"] as const).flatMap((type) => {
    const slot = slots[type];
    if (!slot) return [];
    const { box, insets, text, anchor, attributes } = slot;
    const style = { ...textStyle(theme, type === "title" ? "title" : "text"), size: text.size * scale, bold: text.bold };
    return [
      {
        type,
        box: { x: box.x * scale, y: box.y * scale, width: box.width * scale, height: box.height * scale },
        style,
        align: text.align,
        anchor,
        brand: {
          attributes,
          size: text.size * scale,
          bullet: text.bullet,
          insets: { left: insets.left * scale, top: insets.top * scale, right: insets.right * scale, bottom: insets.bottom * scale },
        },
      },
    ];
  });
}

/** The `p:ph` that ties a slide's shape to its layout's, and that to the master's. */
export function placeholderAttributes({ type, index }: Pick<LayoutPlaceholder, "type" | "index">, layout: LayoutName): Readonly<Record<string, string | number>> {
  switch (type) {
    case "title":
      return { type: layout === "cover" ? "ctrTitle" : "title" };
    case "subtitle":
      return { type: "subTitle", idx: 1 };
    case "body":
      return index === undefined ? { idx: 1 } : { type: "body", sz: "quarter", idx: index };
    case "date":
      return { type: "dt", sz: "half", idx: 10 };
    case "footer":
      return { type: "ftr", sz: "quarter", idx: 11 };
    case "slide-number":
      return { type: "sldNum", sz: "quarter", idx: 12 };
  }
}
