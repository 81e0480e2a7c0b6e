import type { ImageBlock, LayoutNode } from "./node.js";
import { rect } from "./node.js";

interface Options {
  readonly name: string;
  /** Point to keep when the picture is cut, 0–1 from the top left. */
  readonly focus?: { readonly x: number; readonly y: number };
}

/** A picture that covers its box; a quiet panel where it could not be read, so that the page keeps its shape. */
export function pictureOrPanel(picture: ImageBlock | undefined, { name, focus }: Options): LayoutNode {
  return picture ? { ...picture, name, focus: picture.focus ?? focus } : rect("panel", { name });
}
