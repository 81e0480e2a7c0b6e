import type { ChartHead, ChartModel, ValueAxis } from "../scene/chart-model.js";
import { textStyle, type Theme } from "../theme/theme.js";
import { breakParagraph } from "../text/lines.js";
import { chartHeadRow, chartKey } from "./blocks.js";
import { singleLineAllowance } from "./grid.js";
import { textWidth } from "./layout.js";
import { column, row, space, type ChartBlock, type LayoutNode } from "./node.js";
import { isLying, plotArea, withoutCollisions, type ChartSize } from "./plot.js";
import { inline } from "./text-block.js";

/** A chart slot's block and head, as a template gets them; undefined where the slot had an error of its own. */
type Slot = { readonly block: LayoutNode; readonly head: ChartHead } | undefined;

/**
 * Charts that stand side by side in boxes of one size: their plots end at the same height, however many lines their
 * category labels take. Lying bars, rings and drawn charts stay as they are.
 */
export function onOneBaseline<T extends Slot>(slots: readonly T[]): readonly T[] {
  const charts = slots.flatMap((slot) => (slot?.block.type === "chart" ? [slot.block] : []));
  const deepest = remembered((size) => Math.max(0, ...charts.map((chart) => zoneBelow(chart.model(size), size))));
  const aligned = (chart: ChartBlock): ChartBlock => ({
    ...chart,
    model(size) {
      const own = chart.model(size);
      const higher = isStanding(own) ? deepest(size) - zoneBelow(own, size) : 0;
      return higher > tolerance && higher < size.height / 2 ? raised(chart, size, higher) : own;
    },
  });
  return slots.map((slot) => (slot?.block.type === "chart" ? { ...slot, block: aligned(slot.block) } : slot));
}

/**
 * Charts of one unit on one scale: equal values are equally long. Room for labels is the largest that any of them asked
 * for, less `spare` points of the air above them. Charts that show no values from an axis (rings, shares of 100 %, axes
 * with their own steps) stay as they are. Where plots are aligned as well, that comes first: a scale needs their heights.
 */
export function onOneScale<T extends Slot>(slots: readonly T[], spare = 0): readonly T[] {
  const charts = slots.flatMap((slot) => (slot?.block.type === "chart" ? [slot.block] : []));
  const common = remembered((size) => commonAxis(charts.map((chart) => chart.model(size)).filter(isScaled), size, spare));
  const scaled = (chart: ChartBlock): ChartBlock => ({
    ...chart,
    model(size) {
      const own = chart.model(size);
      const axis = isScaled(own) ? common(size) : undefined;
      return axis ? withoutCollisions({ ...own, axis: { ...own.axis, ...axis } }, size) : own;
    },
  });
  return slots.map((slot) => (slot?.block.type === "chart" ? { ...slot, block: scaled(slot.block) } : slot));
}

/** A chart's head in a narrow slot: the key of its series moves to a row of its own where the name leaves no room. */
export function narrowHead(head: ChartHead, width: number, theme: Theme): { readonly block: LayoutNode; readonly height: number } {
  const words = textWidth(`${head.name ?? ""}${head.unit ? `  ${head.unit}` : ""}`, theme, "small", 0) * singleLineAllowance;
  const key = head.key.reduce((sum, { label }) => sum + keyGap + textWidth(label, theme, "small") * singleLineAllowance, 0);
  if (head.key.length === 0 || words + key <= width) return { block: chartHeadRow(head), height: headLine };
  const named = head.name === undefined && head.unit === undefined ? [] : [chartHeadRow({ ...head, key: [] })];
  const rows = [...named, ...keyRows(head.key, width, theme).map((part) => row([...chartKey(part), space({ share: 1 })], { size: headLine }))];
  return { block: column(rows), height: headLine * rows.length };
}

/** Lines that a text takes at the first step of its role, markup read. */
export function linesOf(value: string, role: Parameters<typeof textStyle>[1], width: number, theme: Theme): number {
  return breakParagraph(inline(value), textStyle(theme, role), width).length;
}

/** In points. */
const headLine = 18;
/** Between two entries of a key, and a square with the gap behind it. */
const keyBetween = 18;
const keyGap = keyBetween + 15;
const tolerance = 0.01;

/** As many entries of the key in a row as there is room for. */
function keyRows(entries: ChartHead["key"], width: number, theme: Theme): readonly ChartHead["key"][] {
  const rows: ChartHead["key"][number][][] = [[]];
  let used = 0;
  for (const entry of entries) {
    const wide = keyGap + textWidth(entry.label, theme, "small") * singleLineAllowance;
    if (used > 0 && used + wide - keyBetween > width) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)!.push(entry); // there is a first row
    used += wide;
  }
  return rows;
}

/** Columns, lines and areas over a category axis at the foot. */
const isStanding = (model: ChartModel): boolean => model.series.every(({ mark }) => mark === "column" || mark === "line" || mark === "area");

const isScaled = (model: ChartModel): boolean =>
  model.grouping !== "percent" && model.axis.step === undefined && !model.horizontalAxis && (isStanding(model) || model.series.every(({ mark }) => mark === "bar"));

/** Points between a plot's foot and the lower edge of its chart. */
const zoneBelow = (model: ChartModel, size: ChartSize): number => (isStanding(model) ? size.height * (1 - model.plot.y - model.plot.height) : 0);

/** The chart as it would be in a box that is `by` points lower, put into the whole box. */
function raised(chart: ChartBlock, size: ChartSize, by: number): ChartModel {
  const low = size.height - by;
  const model = chart.model({ width: size.width, height: low });
  const share = low / size.height;
  return { ...model, plot: { ...model.plot, y: model.plot.y * share, height: model.plot.height * share } };
}

/** The axis that holds the values of all charts with as many points above and below them as any chart has. */
function commonAxis(models: readonly ChartModel[], size: ChartSize, spare: number): Pick<ValueAxis, "min" | "max"> | undefined {
  if (models.length < 2 || new Set(models.map(isLying)).size > 1) return undefined;
  const needs = models.map((model) => {
    const area = plotArea(model, { x: 0, y: 0, ...size });
    const extent = isLying(model) ? area.width : area.height;
    const perPoint = (model.axis.max - model.axis.min) / Math.max(1, extent);
    const { low, high } = ends(model);
    return { extent, low, high, below: Math.max(0, (low - model.axis.min) / perPoint), above: Math.max(0, (model.axis.max - high) / perPoint) };
  });
  const extent = Math.min(...needs.map((need) => need.extent));
  const low = Math.min(...needs.map((need) => need.low));
  const high = Math.max(...needs.map((need) => need.high));
  const below = Math.max(...needs.map((need) => need.below));
  const above = Math.max(0, Math.max(...needs.map((need) => need.above)) - spare);
  const perPoint = (high - low) / Math.max(extent / 4, extent - below - above);
  return { min: clean(low - below * perPoint), max: clean(high + above * perPoint) };
}

/** The lowest and the highest value that a model's first axis shows; 0 is one of them where the axis has it. */
function ends(model: ChartModel): { readonly low: number; readonly high: number } {
  const series = model.series.filter(({ secondary }) => !secondary);
  const bars = series.filter(({ mark }) => mark !== "line");
  const from0 = bars.length > 0 || (model.axis.min <= 0 && model.axis.max >= 0) ? [0] : [];
  const sums = model.categories.flatMap((_, point) => {
    const values = bars.map(({ values: all }) => all[point] ?? 0);
    return [values.filter((value) => value > 0).reduce(add, 0), values.filter((value) => value < 0).reduce(add, 0)];
  });
  const singles = (model.grouping === "stacked" ? series.filter(({ mark }) => mark === "line") : series).flatMap(({ values }) => values.filter((value) => value !== null));
  const all = [...from0, ...singles, ...(model.grouping === "stacked" ? sums : [])];
  return all.length === 0 ? { low: 0, high: 1 } : { low: Math.min(...all), high: Math.max(...all) };
}

const add = (a: number, b: number): number => a + b;
/** Without the last binary digits; never -0. */
const clean = (value: number): number => Number(value.toPrecision(6)) + 0;

/** A layout asks for a model of the same size several times; the answer for the last size is kept. */
function remembered<T>(of: (size: ChartSize) => T): (size: ChartSize) => T {
  let last: { readonly size: ChartSize; readonly value: T } | undefined;
  return (size) => {
    if (last?.size.width !== size.width || last.size.height !== size.height) last = { size: { width: size.width, height: size.height }, value: of(size) };
    return last!.value; // just set
  };
}
