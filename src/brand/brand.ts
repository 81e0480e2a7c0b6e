import type { XmlElement } from "../source/xml-tree.js";

/**
 * A company's presentation or template, as far as a deck needs it. Lengths are in points of the design's page, which is 960
 * wide whatever the slide measures: a layout of 10 in and one of 13.333 in are arranged alike.
 */
export interface Brand {
  readonly path: string;
  /** Points of the slide as the file has it. */
  readonly width: number;
  readonly height: number;
  /** Points of the file to one of the design. */
  readonly scale: number;
  readonly masters: readonly BrandMaster[];
  /** Of all masters, in their order. */
  readonly layouts: readonly BrandLayout[];
  /** What masters and layouts show, by path in the file: those that a browser can draw. */
  readonly pictures: ReadonlyMap<string, { readonly contentType: string; readonly data: Uint8Array }>;
  readonly kept: KeptParts;
}

export interface BrandMaster {
  readonly path: string;
  /** Of its theme. */
  readonly name: string;
  readonly colors: SchemeColors;
  readonly fonts: { readonly major: ThemeFonts; readonly minor: ThemeFonts };
}

/** Hex by the names that slides use: `bg1`, `tx1`, `accent1` … */
export type SchemeColors = Readonly<Record<string, string>>;

/** Empty where the theme names none. `hans`: what the theme has for Chinese where `ea` is empty. */
export interface ThemeFonts {
  readonly latin: string;
  readonly ea: string;
  readonly hans: string;
}

export interface BrandLayout {
  readonly path: string;
  /** Index into `masters`. */
  readonly master: number;
  readonly name: string;
  /** The `type` of `p:sldLayout`: `title`, `secHead`, `obj`, `titleOnly` …; undefined for one's own. */
  readonly sort?: string;
  readonly colors: SchemeColors;
  readonly background: BrandBackground;
  readonly placeholders: readonly BrandPlaceholder[];
  /** What master and layout draw under the slides: logos, bands, panels, fixed texts. */
  readonly drawn: readonly Drawn[];
  /** The same as a preview draws it, from back to front. */
  readonly painted: readonly Painted[];
}

export interface BrandBackground {
  readonly color: string;
  readonly picture: boolean;
  /** The colours of a gradient, which `color` is in the middle of, and its direction in degrees clockwise from left to right. */
  readonly stops?: readonly string[];
  readonly angle?: number;
  /** Path of the picture, and the shares of it that are cut off. */
  readonly file?: string;
  readonly crop?: Crop;
}

/** Shares of a picture, 0–1. */
interface Crop {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export type SlotType = "title" | "subtitle" | "body" | "picture" | "date" | "footer" | "slide-number" | "other";

export interface BrandPlaceholder {
  readonly type: SlotType;
  /** Of its `p:ph`: what a slide has to repeat. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly box: Rect;
  /** The file has it lower than one line of its text: the box is what the text takes. */
  readonly grown?: true;
  readonly insets: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  readonly vertical: boolean;
  readonly anchor: "top" | "middle" | "bottom";
  readonly text: BrandText;
}

/** First level of a placeholder's text. `line`: line height as a multiple of PowerPoint's single one. */
export interface BrandText {
  readonly size: number;
  readonly bold: boolean;
  readonly color: string;
  readonly align: "left" | "center" | "right";
  readonly line: number;
  readonly bullet: boolean;
  /** Points of the design: left edge of the text from that of its box, and space before a paragraph. */
  readonly indent: number;
  readonly before: number;
}

export interface Drawn {
  readonly box: Rect;
  readonly sort: "picture" | "shape";
  readonly name: string;
  /** Of a shape with one colour. */
  readonly fill?: string;
}

export interface Painted {
  readonly form: "rect" | "ellipse" | "line" | "path";
  readonly box: Rect;
  /** Of a rectangle's corners, in points of the design. */
  readonly radius?: number;
  /** Of a `path`: it begins with a move. */
  readonly steps?: readonly OutlineStep[];
  /** Degrees clockwise around its middle. */
  readonly turn?: number;
  readonly fill?: string;
  /** Of the fill, 0–1. */
  readonly opacity?: number;
  /** In place of the fill, which is its middle, for those who can draw one: along `angle`, in degrees clockwise from left to right. */
  readonly gradient?: { readonly stops: readonly { readonly at: number; readonly color: string; readonly opacity: number }[]; readonly angle: number };
  /** Path in the file. */
  readonly picture?: string;
  readonly crop?: Crop;
  readonly line?: { readonly color: string; readonly width: number };
  /** A line from the box's bottom left to its top right. */
  readonly rising?: boolean;
}

/** To a corner, along a curve, or back to the beginning. Numbers are x and y by turns, in shares of the box. */
export interface OutlineStep {
  readonly letter: "M" | "L" | "C" | "Z";
  readonly numbers: readonly number[];
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What goes into the deck as it is. */
export interface KeptParts {
  readonly parts: ReadonlyMap<string, KeptPart>;
  readonly masters: readonly { readonly id: number; readonly path: string }[];
  /** Attributes of `p:sldSz` and `p:notesSz`. */
  readonly slideSize: Readonly<Record<string, string>>;
  readonly notesSize: Readonly<Record<string, string>>;
  readonly defaultText?: XmlElement;
  readonly embeddedFonts?: { readonly list: XmlElement; readonly relationships: readonly KeptRelationship[] };
  readonly tableStyles?: string;
  readonly notes?: PrintMaster;
  readonly handout?: PrintMaster;
}

/** The master of notes pages or of handouts, for decks that have such pages. */
export interface PrintMaster {
  readonly path: string;
  /** It and what it needs. */
  readonly parts: ReadonlyMap<string, KeptPart>;
  /** Attributes of its places by their type: what a page has to repeat. */
  readonly places: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

export interface KeptPart {
  readonly contentType: string;
  readonly content: XmlElement | Uint8Array;
  readonly relationships: readonly KeptRelationship[];
}

/** `target`: a path in the package, or an address where it is external. */
export interface KeptRelationship {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}
