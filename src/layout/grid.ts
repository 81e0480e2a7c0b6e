import type { Box } from "../scene/nodes.js";

/**
 * Slide sizes by name: heights in points at the design's width of 960. A 4:3 or A4 slide is as wide as a 16:9 one and
 * taller; on a screen or on paper only the proportions count.
 */
export const slideHeights = { "16:9": 540, "4:3": 720, A4: 678.75 } as const;
export type SlideSize = keyof typeof slideHeights;

/**
 * The page as all templates see it, in points: 13.333 × 7.5 in, side margins of 48, twelve columns of 55.5 with gutters
 * of 18. Source of every number: the design's geometry (1 in = 72 pt, vertical step 6).
 */
export const page = { width: 960, height: 540, margin: 48, contentWidth: 864 } as const;

export const gap = 18;
export const padding = 18;
/** Thickness of thin rules, and of the ink rules above and below tables. */
export const hairline = 0.75;
export const tableRule = 1.1;

/** The body region on a slide of another height: the foot keeps its distance to the lower edge. */
export const bodyOn = (height: number): Box => ({ ...body, height: body.height + height - page.height });

/** Left edge of grid column `i` (0–11). */
export const columnX = (i: number): number => page.margin + 73.5 * i;
/** Width of `n` columns with the gutters between them. */
export const columnWidth = (n: number): number => 73.5 * n - gap;

export const marker: Box = { x: 48, y: 25.5, width: 525, height: 16 };
export const progress = { y: 27, width: 4.5, height: 12, pitch: 9 } as const;
export const title: Box = { x: 48, y: 45, width: 864, height: 38 };
export const titleTwoLines: Box = { ...title, height: 66 };
export const subtitle: Box = { x: 48, y: 85.5, width: 864, height: 20 };
export const body: Box = { x: 48, y: 126, width: 864, height: 351 };
export const footerRule = { x: 48, y: 495, width: 864 } as const;
export const source: Box = { x: 48, y: 501, width: columnWidth(9), height: 28.5 };
export const deckName: Box = { x: columnX(9) - 73.5, y: 501, width: columnWidth(3) + 73.5 - 27, height: 14 };
export const pageNumber: Box = { x: 885, y: 501, width: 27, height: 14 };
/** What a text lays claim to beyond its estimate, for faces wider than the ones measured: one-line titles and numerals. */
export const singleLineAllowance = 1.08;
