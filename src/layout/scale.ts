import type { ValueAxis } from "../scene/chart-model.js";

/** Points that labels need beyond the longest mark at each end of the axis. */
export interface Room {
  readonly high: number;
  readonly low: number;
}

/**
 * The axis on which marks start at 0 and the labels at both ends fit into `extent` points. There is no value axis to
 * read, so its ends need not be round; three digits keep them readable in PowerPoint's axis dialog.
 */
export function axisFromZero(values: readonly number[], extent: number, room: Room): ValueAxis {
  const { low, high } = rangeWithZero(values);
  const above = high > 0 || low === 0 || values.includes(0) ? room.high : 0;
  const below = low < 0 ? room.low : 0;
  const unitsPerPoint = (high - low) / usable(extent, above + below);
  return outward(low - below * unitsPerPoint, high + above * unitsPerPoint);
}

/** The axis of a line whose level says little (employment rates, indices): from the data's own range, not from 0. */
export function axisAroundData(values: readonly number[], extent: number, room: Room): ValueAxis {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const range = high - low || Math.abs(high) * 0.1 || 1;
  const unitsPerPoint = range / usable(extent, room.high + room.low);
  return { min: low - room.low * unitsPerPoint, max: low + range + room.high * unitsPerPoint };
}

export interface ComboAxes {
  readonly columns: ValueAxis;
  readonly line: ValueAxis;
}

/**
 * Two axes for one plot: columns reach up to about 1/1.6 of the height, the line lives in the top third, above the
 * columns' labels. Where the plot is low the columns give way.
 */
export function comboAxes(
  columns: readonly number[],
  line: readonly number[],
  extent: number,
  room: { readonly columns: Room; readonly lineAbove: number; readonly lineBelow: number },
): ComboAxes {
  const { low, high } = rangeWithZero(columns);
  const below = low < 0 ? room.columns.low : 0;
  const lineTop = extent - room.lineAbove;
  const lineRoom = Math.max(extent * leastLineShare, Math.min(lineTop - extent * (2 / 3), extent * mostLineShare));
  const top = Math.max(extent * 0.2, Math.min(extent / columnHeadroom, lineTop - lineRoom - room.lineBelow - room.columns.high));
  const unitsPerPoint = (high - low) / Math.max(extent * 0.1, top - below);
  const lineBottom = Math.max(top + room.columns.high + room.lineBelow, lineTop - lineRoom);
  return {
    columns: outward(low - below * unitsPerPoint, high + (extent - top) * unitsPerPoint),
    line: lineAxis(line, extent, lineBottom, lineTop),
  };
}

/** Largest column × this = top of the axis, where the plot is high enough. */
const columnHeadroom = 1.6;
/** Least and most of the plot's height that the line's ups and downs take. */
const leastLineShare = 0.1;
const mostLineShare = 0.2;

/** The axis that puts the smallest value at `bottom` and the largest at `top`, in points from the plot's foot. */
function lineAxis(values: readonly number[], extent: number, bottom: number, top: number): ValueAxis {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const flat = high === low;
  const range = flat ? Math.abs(high) * 0.2 || 1 : high - low;
  const from = flat ? low - range / 2 : low;
  const unitsPerPoint = range / Math.max(1, top - bottom);
  const min = clean(from - bottom * unitsPerPoint);
  return { min, max: clean(min + extent * unitsPerPoint) };
}

function rangeWithZero(values: readonly number[]): { readonly low: number; readonly high: number } {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  return low === high ? { low: 0, high: 1 } : { low, high };
}

/** Even where labels need nearly all of a tiny chart, a quarter is left to its marks. */
const usable = (extent: number, room: number): number => Math.max(extent * 0.25, extent - room);

function outward(min: number, max: number): ValueAxis {
  const step = 10 ** (Math.floor(Math.log10(max - min)) - 2);
  return { min: clean(Math.floor(min / step + 1e-9) * step), max: clean(Math.ceil(max / step - 1e-9) * step) };
}

/** Without the last binary digits, so that 17.900000000000002 is written 17.9; never -0. */
const clean = (value: number): number => Number(value.toPrecision(12)) + 0;

/**
 * An axis with round ends and a step of 1, 2, 2.5 or 5 times a power of ten, four to seven steps long: for axes whose numbers
 * are read. `zero` puts 0 on it; `margin` keeps the values that share of the range away from its ends.
 */
export function readableAxis(values: readonly number[], { zero = false, margin = 0 }: { readonly zero?: boolean; readonly margin?: number } = {}): ValueAxis & { readonly step: number } {
  const known = zero ? [0, ...values] : values;
  const [low, high] = known.length === 0 ? [0, 1] : [Math.min(...known), Math.max(...known)];
  const range = high - low || Math.abs(high) || 1;
  const from = low - (zero && low === 0 ? 0 : margin * range);
  const to = high + (zero && high === 0 ? 0 : margin * range);
  const step = readableStep((to - from || 1) / wantedSteps);
  return { min: clean(Math.floor(from / step + 1e-9) * step), max: clean(Math.ceil(to / step - 1e-9) * step || step), step };
}

const wantedSteps = 5;

/** The readable step nearest above a rough one. */
export function readableStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const lead = rough / power;
  const round = lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 2.5 ? 2.5 : lead <= 5 ? 5 : 10;
  return clean(round * power);
}

/** Digits after the point that a step needs. */
export function stepDecimals(step: number): number {
  const text = String(clean(step));
  if (text.includes("e-")) return Math.min(10, Number(text.split("e-")[1]));
  return text.split(".")[1]?.length ?? 0;
}
