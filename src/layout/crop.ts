import type { Box, ImageNode } from "../scene/nodes.js";

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where the picture's subject is, in shares of its width and height from the top left, 0–1. */
export interface Focus {
  readonly x: number;
  readonly y: number;
}

/** What is hidden at each edge, in shares of the picture's width or height, 0–1. */
export type Crop = NonNullable<ImageNode["crop"]>;

/**
 * The crop that makes a picture cover a box without stretching: one dimension is kept whole, the other is cut so that
 * the focus comes as near to the middle of the box as the picture's edges allow. Units cancel out: sizes may be in
 * pixels and points. A picture or box without area is not cut.
 */
export function coverCrop(picture: Size, box: Size, focus: Focus = { x: 0.5, y: 0.5 }): Crop {
  const ratio = (box.width * picture.height) / (box.height * picture.width);
  if (!Number.isFinite(ratio) || ratio <= 0) return { left: 0, top: 0, right: 0, bottom: 0 };
  const [left, right] = cut(Math.min(1, ratio), focus.x);
  const [top, bottom] = cut(Math.min(1, 1 / ratio), focus.y);
  return { left, top, right, bottom };
}

/** Shares hidden before and after, when `shown` of the length is kept around `focus`. */
function cut(shown: number, focus: number): readonly [number, number] {
  const hidden = 1 - shown;
  const before = Math.min(Math.max(focus - shown / 2, 0), hidden);
  return [before, hidden - before];
}

/** The largest box of the picture's proportions in the middle of a box, times `share`. A picture without area fills the box. */
export function containedBox(picture: Size, box: Box, share = 1): Box {
  const scale = Math.min(box.width / picture.width, box.height / picture.height) * share;
  if (!Number.isFinite(scale) || scale <= 0) return box;
  const [width, height] = [picture.width * scale, picture.height * scale];
  return { x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2, width, height };
}
