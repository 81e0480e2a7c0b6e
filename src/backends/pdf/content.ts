import type { Box, Point } from "../../scene/nodes.js";
import { number } from "./objects.js";

/**
 * What stands on a page, in the order in which it is drawn and read: marks, and the elements that say what they are. Marks that
 * belong to no element are decoration.
 */
export type Content = Marks | Element;

/** Operators of a content stream, in points from the page's top left corner, y downwards. They set every colour that they use; nothing else stays set. */
export interface Marks {
  readonly marks: string;
}

/** Standard structure types (ISO 32000-1, 14.8.4) that slides need. */
export type Role = "Document" | "Sect" | "H1" | "P" | "Figure" | "Table" | "TR" | "TH" | "TD" | "Link";

export interface Element {
  readonly role: Role;
  readonly children: readonly Content[];
  /** For those who cannot see it. */
  readonly alt?: string;
  /** Of figures and tables: where it is on the page. */
  readonly box?: Box;
  /** Of header cells: the column or the row that they head. */
  readonly scope?: "Column" | "Row";
  /** Columns and rows of a cell that takes more than one. */
  readonly across?: number;
  readonly down?: number;
  /** Of links: where they lead, the places that can be clicked, and what they say. */
  readonly link?: { readonly target: Target; readonly boxes: readonly Box[]; readonly words: string };
}

/** Another page of the file, by its slide, or an address. */
export type Target = { readonly slide: string } | { readonly address: string };

export const marks = (operators: string): Marks => ({ marks: operators });

/** `1 0 0.5` for `FF0080`. */
export const rgb = (hex: string): string =>
  [0, 2, 4].map((at) => number(parseInt(hex.slice(at, at + 2), 16) / 255)).join(" ");

export const at = ({ x, y }: Point): string => `${number(x)} ${number(y)}`;

export const rectangle = ({ x, y, width, height }: Box): string => `${number(x)} ${number(y)} ${number(width)} ${number(height)} re`;

/** From corner to corner, closed. */
export const polygon = (corners: readonly Point[]): string => `${corners.map((corner, i) => `${at(corner)} ${i === 0 ? "m" : "l"}`).join(" ")} h`;

/** How far the control points of a quarter circle are from its ends, in radii. */
const quarter = 0.5523;

export function ellipse({ x, y, width, height }: Box): string {
  const [rx, ry] = [width / 2, height / 2];
  const [cx, cy] = [x + rx, y + ry];
  const curve = (...points: readonly (readonly [number, number])[]): string => `${points.map(([px, py]) => at({ x: cx + px * rx, y: cy + py * ry })).join(" ")} c`;
  return [
    `${at({ x: cx + rx, y: cy })} m`,
    curve([1, quarter], [quarter, 1], [0, 1]),
    curve([-quarter, 1], [-1, quarter], [-1, 0]),
    curve([-1, -quarter], [-quarter, -1], [0, -1]),
    curve([quarter, -1], [1, -quarter], [1, 0]),
    "h",
  ].join(" ");
}

/** A box with round corners of `radius` points, at most half of the shorter side. */
export function rounded({ x, y, width, height }: Box, radius: number): string {
  const r = Math.min(radius, width / 2, height / 2);
  const [right, bottom, k] = [x + width, y + height, r * (1 - quarter)];
  const to = (px: number, py: number): string => at({ x: px, y: py });
  return [
    `${to(x + r, y)} m ${to(right - r, y)} l`,
    `${to(right - k, y)} ${to(right, y + k)} ${to(right, y + r)} c ${to(right, bottom - r)} l`,
    `${to(right, bottom - k)} ${to(right - k, bottom)} ${to(right - r, bottom)} c ${to(x + r, bottom)} l`,
    `${to(x + k, bottom)} ${to(x, bottom - k)} ${to(x, bottom - r)} c ${to(x, y + r)} l`,
    `${to(x, y + k)} ${to(x + k, y)} ${to(x + r, y)} c h`,
  ].join(" ");
}

/** A line of `width` points from one place to another. */
export const rule = (from: Point, to: Point, hex: string, width: number): string => `q ${rgb(hex)} RG ${number(width)} w ${at(from)} m ${at(to)} l S Q`;

/** What is inside a link: pages of this file by `#slide-id`, and addresses of the web and of mail; nothing else. */
export function targetOf(link: string): Target | undefined {
  if (link.startsWith("#")) return { slide: link.slice(1) };
  if (!URL.canParse(link)) return undefined;
  const url = new URL(link);
  return ["http:", "https:", "mailto:"].includes(url.protocol) ? { address: url.href } : undefined;
}
