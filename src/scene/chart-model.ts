import type { ColorRole } from "../theme/theme.js";

/** How a series is drawn. `column` stands, `bar` lies; a combo chart has columns and lines. */
export type Mark = "column" | "bar" | "line" | "area" | "doughnut" | "pie" | "scatter" | "bubble" | "radar";

/** What a mark is filled with. `outline`: its edge alone, `hatch`: thin stripes, `none`: it only holds others up. */
export type Fill = "solid" | "outline" | "hatch" | "none";

/** Where a label stands at its mark: DrawingML's places, which every office program knows. */
export type LabelPosition = "outside" | "inside-end" | "inside-base" | "center" | "above" | "below" | "left" | "right";

export interface PointLabel {
  readonly size: number;
  readonly bold: boolean;
  readonly color: ColorRole;
}

/** Type and colour of a series' data labels; `format` is an Excel number format. */
export interface Labels {
  readonly size: number;
  readonly bold: boolean;
  readonly color: ColorRole;
  readonly format: string;
  /** Labels of single points that differ (the highlighted one), by index. */
  readonly points?: Readonly<Record<number, PointLabel>>;
  /** Without it outside the bar, in the middle of a stacked one, above a point. */
  readonly position?: LabelPosition;
  /** Points whose label stands elsewhere, by index: what the label solver found. */
  readonly positions?: Readonly<Record<number, LabelPosition>>;
  /** What a label says in place of its number, by index: the name of a point, a share. Plain text in the file. */
  readonly texts?: Readonly<Record<number, string>>;
  /** Points without a label, by index. */
  readonly hidden?: readonly number[];
}

/** Distances from each value, one a point; null where there is none. */
export interface ErrorRange {
  readonly plus: readonly (number | null)[];
  readonly minus: readonly (number | null)[];
}

/** A column of the workbook beside those of the series. */
export interface DataColumn {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly format: string;
}

export interface Series {
  readonly name: string;
  readonly mark: Mark;
  /** One value a category, as exact as printed; null is a gap. Of scatter and bubble charts the vertical one. */
  readonly values: readonly (number | null)[];
  readonly color: ColorRole;
  /** Points in another colour, by index: the one highlight, parts of a doughnut. */
  readonly pointColors?: Readonly<Record<number, ColorRole>>;
  readonly fill?: Fill;
  /** Points that are filled otherwise, by index: plan, forecast. */
  readonly pointFills?: Readonly<Record<number, Fill>>;
  readonly labels?: Labels;
  /** Number format of the cells in the workbook and the axis. */
  readonly format: string;
  /** Lines only: the second value axis, and whether the points are joined. */
  readonly secondary?: boolean;
  readonly joined?: boolean;
  /** Width of a line in points, else 2.25; 0 draws none. */
  readonly width?: number;
  readonly dashed?: boolean;
  /** Diameter of a line's or scatter chart's points, else 6; 0 draws none. */
  readonly marker?: number;
  /** Scatter and bubble charts: horizontal values and areas, one a point. */
  readonly x?: DataColumn;
  readonly sizes?: DataColumn;
  /** A line through the values by least squares, drawn by the program that shows the chart. */
  readonly trend?: ColorRole;
  readonly errors?: ErrorRange;
  /** Stems from every point down to 0. */
  readonly stems?: boolean;
  /** The series whose values add up to this one's: its cells are sums that follow when the numbers are edited. */
  readonly sumOf?: readonly number[];
  /** Shown in the chart's own key when there are two or more series. */
  readonly unit?: string;
  /** Names of the figures that points were taken from, by index: what the trace follows. */
  readonly figures?: Readonly<Record<number, string>>;
}

/**
 * Where min is below 0 the axis line still crosses at 0, and the category labels stand at the low end of the plot.
 * A bar chart's first category is at the top.
 */
export interface ValueAxis {
  readonly min: number;
  readonly max: number;
  /** Distance of grid lines; only axes with one are shown, with their numbers in `format`. */
  readonly step?: number;
  readonly format?: string;
}

/** What stands behind or over the marks as shapes of its own, at places the data give. Values are of the first axis. */
export type Reference =
  | { readonly type: "line"; readonly at: number; readonly label?: string; readonly color: ColorRole; readonly dashed?: boolean; readonly secondary?: boolean }
  | { readonly type: "vertical"; readonly at: number; readonly label?: string; readonly color: ColorRole; readonly dashed?: boolean }
  | { readonly type: "band"; readonly from: number; readonly to: number; readonly label?: string; readonly color: ColorRole }
  /** A short mark across the bar of one category. */
  | { readonly type: "tick"; readonly point: number; readonly at: number; readonly color: ColorRole }
  /** A band behind the bar of one category alone. */
  | { readonly type: "range"; readonly point: number; readonly from: number; readonly to: number; readonly color: ColorRole }
  | { readonly type: "note"; readonly point: number; readonly series: number; readonly text: string }
  /** Words at the right or left end of a line or an area, with its colour. */
  | { readonly type: "end"; readonly series: number; readonly side: "left" | "right"; readonly text: string; readonly color: ColorRole; readonly bold?: boolean; readonly figure?: string }
  /** Axis title at the end of a scatter chart's axis. */
  | { readonly type: "title"; readonly axis: "x" | "y"; readonly text: string };

/**
 * A chart as both backends need it. No title, legend, gridlines or value axis are drawn: labels carry the values,
 * the head row (name, unit, key) stands above the chart as text. Shares are of the chart's box, 0–1.
 */
export interface ChartModel {
  readonly kind: string;
  readonly grouping: "clustered" | "stacked" | "percent";
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  readonly axis: ValueAxis;
  readonly secondaryAxis?: ValueAxis;
  /** Scatter and bubble charts: the horizontal axis. */
  readonly horizontalAxis?: ValueAxis;
  /** The first and the last category stand at the edges of the plot: areas. */
  readonly edgeToEdge?: boolean;
  /** Space between categories in percent of a bar, and overlap of bars in percent, as in DrawingML. */
  readonly gapWidth: number;
  readonly overlap: number;
  /** Inner plot area in shares of the box: outside it lie the category labels. */
  readonly plot: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** `hidden`: the chart's overlay or references name the categories. `every`: only every so many has a label, from the first on. */
  readonly categoryLabels: { readonly size: number; readonly color: ColorRole; readonly hidden?: boolean; readonly every?: number };
  /** Doughnuts: hole in percent of the diameter, and what stands in it (drawn by the chart's `overlay`). */
  readonly holeSize?: number;
  readonly centre?: { readonly value?: string; readonly label?: string };
  /** What stands in the workbook's corner cell, above the categories. */
  readonly categoryHeading: string;
  readonly references?: readonly Reference[];
}

export interface KeyEntry {
  readonly label: string;
  readonly color: ColorRole;
  readonly shape: "square" | "dot";
  readonly strong?: boolean;
  readonly fill?: Fill;
}

/** The key row of a chart's head: what stands beside its name. */
export interface ChartHead {
  readonly name?: string;
  readonly unit?: string;
  readonly key: readonly KeyEntry[];
}
