import type { ColorRole } from "../theme/theme.js";

/** How a series is drawn. `column` stands, `bar` lies; a combo chart has columns and lines. */
export type Mark = "column" | "bar" | "line" | "doughnut";

/** Type and colour of a series' data labels; `format` is an Excel number format. */
export interface Labels {
  readonly size: number;
  readonly bold: boolean;
  readonly color: ColorRole;
  readonly format: string;
  /** Labels of single points that differ (the highlighted one), by index. */
  readonly points?: Readonly<Record<number, { readonly size: number; readonly bold: boolean; readonly color: ColorRole }>>;
  /** Lines only: labels stand above the points unless this says below. */
  readonly position?: "above" | "below";
  /** Points without a label, by index. */
  readonly hidden?: readonly number[];
}

export interface Series {
  readonly name: string;
  readonly mark: Mark;
  /** One value a category, as exact as printed; null is a gap. */
  readonly values: readonly (number | null)[];
  readonly color: ColorRole;
  /** Points in another colour, by index: the one highlight, parts of a doughnut. */
  readonly pointColors?: Readonly<Record<number, ColorRole>>;
  readonly labels?: Labels;
  /** Number format of the cells in the workbook and the axis. */
  readonly format: string;
  /** Lines only: the second value axis, and whether the points are joined. */
  readonly secondary?: boolean;
  readonly joined?: boolean;
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
}

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
  /** Space between categories in percent of a bar, and overlap of bars in percent, as in DrawingML. */
  readonly gapWidth: number;
  readonly overlap: number;
  /** Inner plot area in shares of the box: outside it lie the category labels. */
  readonly plot: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly categoryLabels: { readonly size: number; readonly color: ColorRole };
  /** Doughnuts: hole in percent of the diameter, and what stands in it (drawn by the chart's `overlay`). */
  readonly holeSize?: number;
  readonly centre?: { readonly value?: string; readonly label?: string };
  /** What stands in the workbook's corner cell, above the categories. */
  readonly categoryHeading: string;
}

/** The key row of a chart's head: what stands beside its name. */
export interface ChartHead {
  readonly name?: string;
  readonly unit?: string;
  readonly key: readonly { readonly label: string; readonly color: ColorRole; readonly shape: "square" | "dot"; readonly strong?: boolean }[];
}
