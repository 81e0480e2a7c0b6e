import type { Labels } from "../scene/chart-model.js";
import { formatNumber } from "../scene/number-format.js";
import { advance } from "../text/measure.js";
import type { ColorRole } from "../theme/theme.js";
import { categoryGap, categoryShare, lineHeight, wrapLabel } from "./plot.js";

/** The smallest type that content may have. */
const minimum = 12;
export const categorySize = 12;
/** Words on the axis are quieter than the numbers. */
export const categoryLabels = { size: categorySize, color: "ink2" } as const;

/** The largest size on the ladder at which every number fits into `room` points; the last one where none does. */
export function labelSize(values: readonly number[], format: string, bold: boolean, room: number, ladder: readonly number[]): number {
  const texts = values.map((value) => formatNumber(value, format));
  const fits = (size: number): boolean => texts.every((text) => advance(text, size, bold) <= room);
  return ladder.find(fits) ?? ladder.at(-1) ?? minimum;
}

/** Sizes for the numbers on columns and bars: large where there are few, never below the minimum. */
export function sizeLadder(categories: number, series: number): readonly number[] {
  const first = series > 1 ? 16 : categories <= 3 ? 18 : categories <= 6 ? 16 : 14;
  return [18, 16, 14, minimum].filter((size) => size <= first);
}

/** The emphasised number is about a fifth larger than the others, where it fits. */
export function emphasis(
  base: Pick<Labels, "size">,
  point: number,
  value: number | null | undefined,
  format: string,
  room: number,
): Pick<Labels, "points"> {
  const wanted = base.size >= 18 ? 22 : base.size + 2;
  const size = value == null || advance(formatNumber(value, format), wanted, true) <= room ? wanted : base.size;
  const color: ColorRole = "accent";
  return { points: { [point]: { size, bold: true, color } } };
}

/** Height under the plot that category labels need, in points. */
export function categoryZone(categories: readonly string[], width: number): number {
  const slot = (width / categories.length) * categoryShare;
  const lines = Math.max(1, ...categories.map((category) => wrapLabel(category, slot, categorySize).length));
  return categoryGap + lines * categorySize * lineHeight + footRoom;
}

/** Where times are too dense to name them all: every second, third … has a label, so that none has to wrap or touch its neighbour. */
export function labelEvery(categories: readonly string[], width: number): { readonly every?: number } {
  const widest = Math.max(...categories.map((category) => advance(category, categorySize, false))) + categorySize / 2;
  const slot = width / Math.max(1, categories.length - 1);
  const every = Math.ceil(widest / slot);
  return every > 1 && isShort(categories) ? { every } : {};
}

/** Names that would wrap are words; times and numbers are not broken. */
const isShort = (categories: readonly string[]): boolean => categories.every((category) => /\d/u.test(category));

/** Between the category labels and the chart's lower edge. */
const footRoom = 4;

/** Width beside the bars that category labels need: the longest label, at most `most`; longer ones wrap. */
export function categoryColumn(categories: readonly string[], most: number): number {
  const longest = Math.max(0, ...categories.map((category) => advance(category, categorySize, false)));
  return Math.min(most, Math.ceil(longest) + 1 + categoryGap);
}
