import type { ChartModel, Series } from "./chart-model.js";
import { formatNumber } from "./number-format.js";

/**
 * The values of a chart as rows of text under a head of names, as its labels print them; a gap is empty. Undefined where a table
 * would not say what the chart says (steps that hang on each other, points in a plane) or is too long to read.
 */
export function chartTable({ kind, categories, series, categoryHeading }: ChartModel): readonly (readonly string[])[] | undefined {
  const said = series.filter(({ sumOf }) => sumOf?.length !== 1); // the sum of one series repeats it
  const held = said.some(({ fill, sumOf }) => fill === "none" && sumOf === undefined); // a base holds others up: their heights are no values
  if (apart.has(kind) || held || said.length === 0 || said.length > mostColumns || categories.length > mostRows) return undefined;
  const names = said.map(({ name, unit }) => (unit === undefined || unit === categoryHeading || name.includes(unit) ? name : `${name} ${unit}`));
  return [[names[0] === categoryHeading ? "" : categoryHeading, ...names], ...categories.map((category, i) => [category, ...said.map((one) => valueAt(one, i))])];
}

/** Steps that hang on each other, points in a plane, values against marks of their own: their words say more than rows of numbers. */
const apart: ReadonlySet<string> = new Set(["waterfall", "scatter", "bubble", "bullet", "histogram"]);
const mostColumns = 8;
const mostRows = 40;

function valueAt({ values, labels, format }: Series, index: number): string {
  const value = values[index];
  return value === null || value === undefined ? "" : formatNumber(value, labels?.format ?? format);
}
