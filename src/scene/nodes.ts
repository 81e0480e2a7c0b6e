import type { Span } from "../source/span.js";
import type { Line, Paragraph } from "../text/run.js";
import type { ColorRole, TextStyle } from "../theme/theme.js";
import type { Ledger } from "./ledger.js";
import type { ChartModel } from "./chart-model.js";

export type { Line, Paragraph, Run } from "../text/run.js";

/** Points (1/72 in) from the slide's top left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Align = "left" | "center" | "right";
export type Anchor = "top" | "middle" | "bottom";
export type PlaceholderType = "title" | "body" | "subtitle" | "date" | "footer" | "slide-number";

interface NodeBase {
  /** Shown in PowerPoint's selection pane; says what the shape is. Unique on its slide. */
  readonly name: string;
  readonly box: Box;
  /** The outline or report text it came from. */
  readonly span?: Span;
}

/** Running text without a visible box. Insets are 0, no autofit. */
export interface TextNode extends NodeBase {
  readonly type: "text";
  readonly paragraphs: readonly Paragraph[];
  readonly style: TextStyle;
  /** Space between paragraphs, in points. */
  readonly gap: number;
  readonly align: Align;
  readonly anchor: Anchor;
  /** false: a numeral or label that must stay on one line, whatever the box. */
  readonly wrap: boolean;
  /** The predicted lines of all paragraphs, top to bottom. */
  readonly lines: readonly Line[];
  /** The layout placeholder that it fills, if any. */
  readonly placeholder?: PlaceholderType;
  /**
   * In a company's template: the layout's own place and dress, or the dress alone where something is drawn in the place; `list`:
   * both, with its bullets, indents and distances. The box is then the room behind the bullets.
   */
  readonly inherits?: "all" | "dress" | "list";
  /** `date`, `footer`, `slide-number` as real fields. */
  readonly link?: string;
}

export type Geometry =
  | "rect"
  | "ellipse"
  | "triangle"
  | "triangle-down"
  | "diamond"
  | "home-plate"
  | "chevron"
  | "line"
  | "path";

/** A place on the slide, or in a box, in points. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One step of a free outline, in points from the top left corner of the shape's box. A cubic has two control points. */
export type PathStep =
  | { readonly step: "move" | "line"; readonly to: Point }
  | { readonly step: "cubic"; readonly first: Point; readonly second: Point; readonly to: Point }
  | { readonly step: "close" };

/** A drawn shape. A `line` runs from the box's top left to its bottom right. */
export interface ShapeNode extends NodeBase {
  readonly type: "shape";
  readonly geometry: Geometry;
  readonly fill?: ColorRole;
  readonly stroke?: { readonly color: ColorRole; readonly width: number; readonly dashed?: boolean };
  /** Thin diagonal stripes of the fill's colour on the page's: a forecast. Rectangles only. */
  readonly hatched?: boolean;
  /** Drawn charts only: a slice of a ring in place of the whole ellipse. Degrees clockwise from 12 o'clock; hole 0–1. */
  readonly ring?: { readonly start: number; readonly sweep: number; readonly hole: number };
  /** Drawn charts only: a `line` from the box's bottom left to its top right. */
  readonly rising?: boolean;
  /** Point of chevrons and home plates as a share of the height, 0–1. */
  readonly adjust?: number;
  /** The outline of a `path`; it begins with a move. */
  readonly path?: readonly PathStep[];
  /** Text that belongs to the shape and moves with it; its box lies inside the shape's. Other text lies over shapes. */
  readonly text?: TextNode;
  readonly link?: string;
}

/** A picture, already cut to its box by `crop` (shares of the picture, 0–1). */
export interface ImageNode extends NodeBase {
  readonly type: "image";
  /** Key into the build's pictures. */
  readonly picture: string;
  readonly crop?: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  /** Of its corners, in points; square without. */
  readonly radius?: number;
  /** What a person who cannot see it needs to know; null marks it decorative. */
  readonly alt: string | null;
  /** In a company's template: it fills the picture placeholder of its layout. */
  readonly placeholder?: "picture";
}

export interface CellBorder {
  readonly color: ColorRole;
  readonly width: number;
}

export interface TableCell {
  readonly paragraph: Paragraph;
  readonly style: TextStyle;
  readonly align: Align;
  readonly fill?: ColorRole;
  readonly top?: CellBorder;
  readonly bottom?: CellBorder;
  /** Rules at its left and at its right. */
  readonly sides?: CellBorder;
  /** Columns it takes, itself included; the cells behind it in the row are empty and not drawn. */
  readonly across?: number;
  /** Rows it takes, itself included; the cells under it are empty and not drawn. */
  readonly down?: number;
  readonly lines: readonly Line[];
  readonly span?: Span;
}

/** Rows × columns; widths and heights in points add up to the box. Cells have 9 pt left and right, 0 top and bottom. */
export interface TableNode extends NodeBase {
  readonly type: "table";
  readonly widths: readonly number[];
  readonly heights: readonly number[];
  readonly rows: readonly (readonly TableCell[])[];
  /** Left and right margin of the cells in points where it is not 9: on slides that are scaled as a whole. */
  readonly cellMargin?: number;
  readonly alt: string;
}

/** A native chart and the same chart drawn, from one model. */
export interface ChartNode extends NodeBase {
  readonly type: "chart";
  readonly model: ChartModel;
  readonly drawn: readonly SceneNode[];
  readonly alt: string;
}

export interface GroupNode extends NodeBase {
  readonly type: "group";
  readonly children: readonly SceneNode[];
  /** null: decorative. */
  readonly alt: string | null;
}

/** Middle of a side of a shape, where a connector can be tied. */
export type Site = "top" | "left" | "bottom" | "right";

/** One end of a connector: a shape of the same slide by its name, and the side that the line leaves or enters. */
export interface ConnectorEnd {
  readonly shape: string;
  readonly site: Site;
}

/**
 * A line tied to two shapes: in PowerPoint it follows when they are moved. `points` are the corners of the drawn line from
 * end to end: two for a straight one; with three to six its legs are level and upright by turns.
 */
export interface ConnectorNode extends NodeBase {
  readonly type: "connector";
  readonly from: ConnectorEnd;
  readonly to: ConnectorEnd;
  readonly points: readonly Point[];
  readonly color: ColorRole;
  readonly width: number;
  /** An arrow head at the end. */
  readonly arrow: boolean;
}

export type SceneNode = TextNode | ShapeNode | ImageNode | TableNode | ChartNode | GroupNode | ConnectorNode;

/** The slide layouts of the file; each has its placeholders and its share of the motif. */
export const layoutNames = ["cover", "agenda", "section", "content", "picture-left", "picture-right", "picture-full", "statement", "closing"] as const;
export type LayoutName = (typeof layoutNames)[number];

/** How a slide comes in. */
export const transitions = ["none", "fade", "push", "morph"] as const;
export type Transition = (typeof transitions)[number];

/** What each click brings. */
export const builds = ["paragraphs", "series", "items"] as const;
export type Build = (typeof builds)[number];

/** What comes with a click: a shape of the slide by its name, or one paragraph of its text, or one series of its chart. */
export interface Reveal {
  readonly shape: string;
  readonly paragraph?: number;
  readonly series?: number;
}

/** An item of a list in speaker notes. A numbered one has the number that its list begins with. Levels count from 0. */
export interface NoteList {
  readonly level: number;
  readonly first?: number;
}

/** A remark for those who work on the deck. The date is ISO (`2016-01-11`). */
export interface Comment {
  readonly author: string;
  readonly text: string;
  readonly date: string;
}

export interface SlideScene {
  /** Unique, from the outline's `id` or made from the position: `slide-7`. */
  readonly id: string;
  readonly number: number;
  readonly layout: LayoutName;
  /** In a company's template: index of its layout. */
  readonly brandLayout?: number;
  readonly background: ColorRole;
  /** In a company's template: the colour that its layout has there, in hex; the role above is the nearest of ours. */
  readonly ground?: string;
  /** Plain text of the title, for outline view, links and bookmarks. */
  readonly title: string;
  readonly nodes: readonly SceneNode[];
  /** Of a deck that was read from a file: what its master and layout paint below everything. */
  readonly under?: readonly SceneNode[];
  readonly notes: readonly Paragraph[];
  /** Of the paragraphs of `notes`, by their index, those that are items of a list. */
  readonly noteLists?: Readonly<Record<number, NoteList>>;
  /** Index into `Scene.sections`; slides before the first section have none. */
  readonly section?: number;
  readonly hidden?: boolean;
  readonly transition?: Transition;
  /** Click by click, what comes in; all else is there from the start. */
  readonly clicks?: readonly (readonly Reveal[])[];
  readonly comments?: readonly Comment[];
  /** Of everything the slide was made from but its place in the outline: equal stamps, equal slides. Watched builds alone have it. */
  readonly stamp?: string;
  readonly span?: Span;
}

/** Metadata of the file; dates are ISO (`2016-01-11`). */
export interface Properties {
  readonly title: string;
  readonly subject?: string;
  readonly author?: string;
  readonly company?: string;
  readonly date: string;
  readonly language: "zh-CN" | "en";
  readonly keywords?: readonly string[];
  readonly category?: string;
  /** The meeting whose variant this is. */
  readonly meeting?: string;
}

/**
 * A raster picture ready for the file; `key` is its content hash. A drawing has its SVG as well, of the same proportions: what
 * can show it does, sharp at every size, and the raster is for the others.
 */
export interface Picture {
  readonly key: string;
  readonly data: Uint8Array;
  readonly format: "png" | "jpeg";
  readonly width: number;
  readonly height: number;
  readonly svg?: Uint8Array;
}

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly properties: Properties;
  readonly sections: readonly { readonly name: string }[];
  readonly slides: readonly SlideScene[];
  readonly pictures: ReadonlyMap<string, Picture>;
  /** Where its numbers come from; only decks with a report have one. */
  readonly ledger?: Ledger;
}

/** One file a build writes. */
export interface Artifact {
  readonly path: string;
  readonly data: Uint8Array;
  /** The same bytes one after the other, where joining them for nothing would cost memory. */
  readonly pieces?: readonly Uint8Array[];
}
