import type { ColorRole, Theme } from "../../theme/theme.js";

/** A4 upright, 25 mm margins: twentieths of a point, as Word counts (`dxa`). */
export const paper = { width: 11_906, height: 16_838, margin: 1418 } as const;
export const textWidth = paper.width - 2 * paper.margin;

export const dxa = (points: number): number => Math.round(points * 20);
/** Half points: font sizes. */
export const halfPoints = (points: number): number => Math.round(points * 2);

/** Dark letters for paper, where a theme's own are made for a dark ground. */
const onPaper = "262626";
/** WCAG 2.2, 1.4.3: of text with its ground. */
const leastContrast = 4.5;

/** A theme's colour as letters on white paper; hex without `#`. */
export function inkOf(theme: Theme, role: ColorRole): string {
  const hex = theme.colors[role];
  return 1.05 / (luminance(hex) + 0.05) >= leastContrast ? hex : onPaper;
}

/** Relative luminance as in WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Rules of tables and pictures. */
export const ruleColor = "BFBFBF";
export const softInk = "595959";
