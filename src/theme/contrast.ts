import type { ColorRole, Theme } from "./theme.js";

/** The text colour that reads best on a filled area: ink, or the light one for fills. */
export function inkOn(theme: Theme, fill: ColorRole): ColorRole {
  const against = (role: ColorRole): number => contrast(theme.colors[role], theme.colors[fill]);
  return against("ink") >= against("onfill") ? "ink" : "onfill";
}

/** WCAG 2.1 contrast ratio of two colours given as six hex digits, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
