import type { ChartModel } from "../scene/chart-model.js";
import type { Align, Anchor, Box, ConnectorEnd, Geometry, Paragraph, PathStep, PlaceholderType, SceneNode, TextNode } from "../scene/nodes.js";
import type { Path } from "../source/span.js";
import type { ColorRole, Theme, TypeRole } from "../theme/theme.js";

/** Room along the parent's axis: points, what the content needs, or a share of what is left. */
export type Size = number | "auto" | { readonly share: number };

interface Block {
  readonly size?: Size;
  /** What the shape is, for the selection pane and for messages: `card 2 value`. */
  readonly name?: string;
  /** Where in the slide's content it comes from. */
  readonly from?: Path;
}

export interface TextBlock extends Block {
  readonly type: "text";
  readonly paragraphs: readonly Paragraph[];
  readonly role: TypeRole;
  readonly color?: ColorRole;
  readonly bold?: boolean;
  readonly align?: Align;
  readonly anchor?: Anchor;
  /** false: one line, whatever happens; the type steps down until it fits. */
  readonly wrap?: boolean;
  /** Between paragraphs, in points. */
  readonly gap?: number;
  /** Texts of one group step down together; a role is a group unless another is named. */
  readonly group?: string;
  /** Most lines, by ladder step; the last entry holds for all further steps. */
  readonly maxLines?: readonly number[];
  /** Break titles after punctuation where that balances the lines. */
  readonly prefer?: "punctuation";
  readonly placeholder?: PlaceholderType;
  readonly inherits?: TextNode["inherits"];
  readonly link?: string;
}

export interface ShapeBlock extends Block {
  readonly type: "shape";
  readonly geometry: Geometry;
  readonly fill?: ColorRole;
  readonly stroke?: { readonly color: ColorRole; readonly width: number };
  readonly hatched?: boolean;
  readonly adjust?: number;
  /** The outline of a `path`, in points from the top left corner of the shape. */
  readonly path?: readonly PathStep[];
  /** Text that belongs to the shape and moves with it, `inset` points inside its edges. */
  readonly label?: TextBlock;
  readonly inset?: number | { readonly top?: number; readonly right?: number; readonly bottom?: number; readonly left?: number };
  readonly link?: string;
}

export interface ImageBlock extends Block {
  readonly type: "image";
  readonly picture: string;
  /** Pixels of the picture, for the cover crop. */
  readonly pixels: { readonly width: number; readonly height: number };
  readonly focus?: { readonly x: number; readonly y: number };
  /** `cover` (the default): it fills its box and is cut. `contain`: it is shown whole, in the middle of its box. */
  readonly fit?: "cover" | "contain";
  /** Of its corners, in points; square without. */
  readonly radius?: number;
  /** With `contain`, where the box's shorter side has `from` points or more: the box in a colour, the picture with that share of it. */
  readonly ground?: { readonly color: ColorRole; readonly from: number; readonly share: number };
  readonly alt: string | null;
}

/** A chart: its model depends on the room it gets, because labels have points and plots have shares. */
export interface ChartBlock extends Block {
  readonly type: "chart";
  readonly alt: string;
  model(size: Pick<Box, "width" | "height">): ChartModel;
  draw(model: ChartModel, box: Box, theme: Theme): readonly SceneNode[];
  /** What stands behind the chart in every backend: shaded bands. */
  underlay?(model: ChartModel, box: Box, theme: Theme): readonly SceneNode[];
  /** What stands over the chart in every backend, as shapes of its own. */
  overlay?(model: ChartModel, box: Box, theme: Theme): readonly SceneNode[];
}

export interface TableColumn {
  readonly size: Size;
  readonly align: Align;
}

export interface TableCellBlock {
  readonly paragraph: Paragraph;
  readonly color?: ColorRole;
  readonly bold?: boolean;
  /** In place of the column's. */
  readonly align?: Align;
  /** In place of the row's. */
  readonly fill?: ColorRole;
  readonly bottom?: { readonly color: ColorRole; readonly width: number };
  /** Rules at its left and at its right. */
  readonly sides?: { readonly color: ColorRole; readonly width: number };
  /** Columns it takes, itself included; the row still has an empty cell for each of the others. */
  readonly across?: number;
  /** Rows it takes, itself included; the rows below still have an empty cell for it. */
  readonly down?: number;
  readonly from?: Path;
}

export interface TableRowBlock {
  readonly cells: readonly TableCellBlock[];
  readonly height: number;
  readonly role: TypeRole;
  readonly fill?: ColorRole;
  /** Rules above and below the row. */
  readonly top?: { readonly color: ColorRole; readonly width: number };
  readonly bottom?: { readonly color: ColorRole; readonly width: number };
}

export interface TableBlock extends Block {
  readonly type: "table";
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRowBlock[];
  readonly alt: string;
}

/** Children one below the other. `gap` is a ladder: fitting takes the tighter ones before it touches the type. */
export interface Column extends Block {
  readonly type: "column";
  readonly children: readonly LayoutNode[];
  readonly gap?: number | readonly number[];
  /** Where children stand when they leave room. */
  readonly anchor?: Anchor;
}

/** Children side by side. */
export interface Row extends Block {
  readonly type: "row";
  readonly children: readonly LayoutNode[];
  readonly gap?: number;
}

/** Children on top of each other, the first at the back. */
export interface Layers extends Block {
  readonly type: "layers";
  readonly children: readonly LayoutNode[];
}

export interface Inset extends Block {
  readonly type: "inset";
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
  readonly child: LayoutNode;
}

/** A child at a stated place of its parent's box; what is left out runs to the parent's edge. */
export interface Place extends Block {
  readonly type: "place";
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  /** On a taller page it keeps its distance to the foot instead of its share of the height. */
  readonly pin?: "foot";
  /** On a taller page it keeps its height and all that is in it, and moves with its middle: circles stay round. */
  readonly rigid?: true;
  readonly child: LayoutNode;
}

/** Shapes that belong together and are moved together. */
export interface Group extends Block {
  readonly type: "group";
  readonly child: LayoutNode;
  readonly alt: string | null;
}

/** Content that depends on the room it gets: it is made when its box is known, and asks for no room of its own. */
export interface Sized extends Block {
  readonly type: "sized";
  make(size: Pick<Box, "width" | "height">): LayoutNode;
}

/**
 * A line between two shapes, which are named within the same group or the same slide. `turns`: the x (or y, where the line
 * leaves upright) of its second leg, then y, then x of the others, in points from the corner of the connector's own box;
 * without them an elbow turns half way.
 */
export interface ConnectorBlock extends Block {
  readonly type: "connector";
  readonly start: ConnectorEnd;
  readonly end: ConnectorEnd;
  readonly route: "straight" | "elbow";
  readonly turns?: readonly number[];
  readonly color: ColorRole;
  readonly width: number;
  readonly arrow: boolean;
}

export interface Space extends Block {
  readonly type: "space";
}

export type LayoutNode =
  | TextBlock | ShapeBlock | ImageBlock | ChartBlock | TableBlock | Column | Row | Layers | Inset | Place | Group | Sized
  | ConnectorBlock | Space;

type Options<T extends LayoutNode> = Partial<Omit<T, "type">>;

export const column = (children: readonly (LayoutNode | undefined)[], options: Options<Column> = {}): Column => ({
  ...options, type: "column", children: present(children),
});
export const row = (children: readonly (LayoutNode | undefined)[], options: Options<Row> = {}): Row => ({
  ...options, type: "row", children: present(children),
});
export const layers = (children: readonly (LayoutNode | undefined)[], options: Options<Layers> = {}): Layers => ({
  ...options, type: "layers", children: present(children),
});
export const inset = (child: LayoutNode, sides: number | { top?: number; right?: number; bottom?: number; left?: number }): Inset => ({
  type: "inset",
  child,
  ...(typeof sides === "number"
    ? { top: sides, right: sides, bottom: sides, left: sides }
    : { top: sides.top ?? 0, right: sides.right ?? 0, bottom: sides.bottom ?? 0, left: sides.left ?? 0 }),
});
export const place = (at: Partial<Pick<Place, "x" | "y" | "width" | "height" | "pin" | "rigid">>, child: LayoutNode): Place => ({
  type: "place", ...at, child,
});
export const space = (size: Size): Space => ({ type: "space", size });
export const rect = (fill: ColorRole, options: Options<ShapeBlock> = {}): ShapeBlock => ({
  ...options, type: "shape", geometry: "rect", fill,
});
/** A horizontal rule; give it a place or let a column stack it. */
export const rule = (color: ColorRole, width = 0.75, options: Options<ShapeBlock> = {}): ShapeBlock => ({
  size: 0, name: "rule", ...options, type: "shape", geometry: "line", stroke: { color, width },
});
export const group = (name: string, child: LayoutNode, alt: string | null = null): Group => ({ type: "group", name, child, alt });
export const sized = (make: Sized["make"], options: { readonly size?: Size } = {}): Sized => ({ ...options, type: "sized", make });
export const connector = (start: ConnectorEnd, end: ConnectorEnd, options: Options<ConnectorBlock> = {}): ConnectorBlock => ({
  name: `${start.shape} to ${end.shape}`, route: "elbow", color: "ink3", width: 0.75, arrow: false, ...options, type: "connector", start, end,
});
export const share = (part: number): Size => ({ share: part });

function present(children: readonly (LayoutNode | undefined)[]): readonly LayoutNode[] {
  return children.filter((child): child is LayoutNode => child !== undefined);
}
