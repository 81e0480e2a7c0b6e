import type { Slide } from "./pptxgenjs.js";
import type { ImageNode } from "../../scene/nodes.js";
import { inches } from "./units.js";

/** The frame of a picture with a token for its bytes: the real one, once for all slides, comes with the passes `pictures` and `media`. */
export function drawImage(slide: Slide, key: string, { box }: ImageNode): void {
  slide.addImage({
    objectName: key,
    data: "image/png;base64,AA==",
    x: inches(box.x),
    y: inches(box.y),
    w: inches(box.width),
    h: inches(box.height),
  });
}
