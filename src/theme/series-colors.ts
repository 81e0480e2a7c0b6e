import type { ColorRole } from "./theme.js";

/** Colours of a chart's series by their number: of two the second is the one that matters (this year after last year). */
export function seriesColors(count: number): readonly ColorRole[] {
  return count === 2 ? ["muted", "s1"] : ["s1", "s2", "s3", "s4", "muted"];
}

/** Parts of one whole keep to one hue, from the strongest on; the last of two is the lighter one. */
export function stackColors(count: number): readonly ColorRole[] {
  return count <= 2 ? ["s1", "soft"] : ["s1", "muted", "soft", "rest", "tint2"];
}

/** Lines cross and need hues that differ; their labels have the hue in a tone that can be read. */
export const lineColors: readonly { readonly mark: ColorRole; readonly text: ColorRole }[] = [
  { mark: "s1", text: "accent" },
  { mark: "s2", text: "s2t" },
  { mark: "s3", text: "s3" },
  { mark: "s4", text: "s4" },
];
