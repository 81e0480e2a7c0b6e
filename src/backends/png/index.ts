import type { Backend, EmitOptions } from "../../kinds/backend.js";
import { rasterize } from "../../pictures/raster.js";
import type { Scene } from "../../scene/nodes.js";
import type { Theme } from "../../theme/theme.js";
import { rasterProblems, slideDrawing } from "../svg/raster.js";

/** scene → SVG → librsvg, which is in sharp. */
export const backend: Backend = {
  name: "png",
  summary: { en: "One picture a slide, at any width", "zh-CN": "每页一张图片，宽度可以指定" },
  output: { extension: ".png", files: "each", hidden: false, notes: false },
  examine: rasterProblems,
  async emit(scene, theme, _memo, options = {}) {
    const artifacts = [];
    // A few at a time: a drawing with its pictures may take megabytes, a large raster a hundred of them.
    for (let from = 0; from < scene.slides.length; from += atATime) artifacts.push(...(await Promise.all(scene.slides.slice(from, from + atATime).map((_, i) => picture(scene, theme, from + i, options)))));
    return artifacts;
  },
};

/** Full HD, what most projectors show. */
export const usualWidth = 1920;
const atATime = 4;

async function picture(scene: Scene, theme: Theme, index: number, { width = usualWidth, name = "slide", last = 0 }: EmitOptions) {
  const slide = scene.slides[index]!;
  const digits = Math.max(2, String(last).length);
  return { path: `${name}-${String(slide.number).padStart(digits, "0")}.png`, data: await rasterize(slideDrawing(scene, slide, theme), scene, width) };
}
