import type { Theme } from "../../theme/theme.js";

/** Hex without `#`, as in a theme. */
export type Hex = string;
/** Pixels from the picture's top left. */
export type Point = readonly [x: number, y: number];

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What every generated picture is drawn from: the same four give the same bytes. */
export interface ArtInput {
  readonly theme: Theme;
  readonly seed: string;
  readonly size: Size;
}

/** A whole document: the background, then the marks from back to front. */
export function svgDocument({ width, height }: Size, background: Hex, marks: readonly string[]): string {
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`;
  return [head, rect(0, 0, width, height, background), ...marks, "</svg>"].join("\n");
}

export const rect = (x: number, y: number, width: number, height: number, fill: Hex): string =>
  `<rect x="${num(x)}" y="${num(y)}" width="${num(width)}" height="${num(height)}" fill="#${fill}"/>`;

export const path = (data: string, fill: Hex, opacity = 1): string =>
  `<path d="${data}" fill="#${fill}"${opacity === 1 ? "" : ` fill-opacity="${num(opacity)}"`}/>`;

export const stroke = (data: string, color: Hex, width: number): string =>
  `<path d="${data}" fill="none" stroke="#${color}" stroke-width="${num(width)}"/>`;

export const circle = ([x, y]: Point, radius: number, fill: Hex): string =>
  `<circle cx="${num(x)}" cy="${num(y)}" r="${num(radius)}" fill="#${fill}"/>`;

/** Path data of a closed polygon. */
export const polygon = (points: readonly Point[]): string => `M${points.map(pair).join("L")}Z`;
/** Path data of an open line. */
export const line = (points: readonly Point[]): string => `M${points.map(pair).join("L")}`;

/** A tenth of a pixel: polygons are many, and no eye sees less. */
const pair = ([x, y]: Point): string => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;

/** A hundredth of a pixel is finer than anything that shows, and the same text on every machine. */
export function num(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return String(rounded === 0 ? 0 : rounded);
}

/** The colour that lies at `share` on the way from one to another, 0–1. */
export function mix(from: Hex, to: Hex, share: number): Hex {
  return [0, 2, 4]
    .map((at) => {
      const start = Number.parseInt(from.slice(at, at + 2), 16);
      const end = Number.parseInt(to.slice(at, at + 2), 16);
      return Math.round(start + (end - start) * share).toString(16).padStart(2, "0");
    })
    .join("")
    .toUpperCase();
}

/** Whether a theme's page is dark, by the mean of its background's channels. */
export function isDark(theme: Theme): boolean {
  const { bg } = theme.colors;
  return [0, 2, 4].reduce((sum, at) => sum + Number.parseInt(bg.slice(at, at + 2), 16), 0) < 3 * 128;
}
