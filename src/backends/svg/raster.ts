import { canRasterize, hasHanFace } from "../../pictures/raster.js";
import type { Scene, SceneNode, SlideScene } from "../../scene/nodes.js";
import { error, type Diagnostic } from "../../source/diagnostic.js";
import { hanFaces, substitutes } from "../../theme/substitutes.js";
import type { Theme } from "../../theme/theme.js";
import { familyOf, renderSlide } from "./index.js";

/** A slide's drawing for a program that sets type in the faces of this computer. */
export const slideDrawing = (scene: Scene, slide: SlideScene, theme: Theme): string => renderSlide(scene, slide, theme, { faces: rasterFaces(theme) });

/** What keeps the slides from becoming pictures here: no sharp, or no face with Chinese characters where slides have some. */
export async function rasterProblems(scene: Scene, theme: Theme): Promise<readonly Diagnostic[]> {
  if (!(await canRasterize())) return [error("renderer-missing", { package: "sharp" })];
  const han = scene.slides.some(({ nodes }) => nodes.some(hasHan));
  return han && !(await hasHanFace(familyOf(rasterFaces(theme)))) ? [error("han-face-missing", { faces: hanFaces })] : [];
}

/** The theme's faces, each before what may stand in for it: a Latin one without Chinese characters hands them on. */
function rasterFaces({ fonts }: Theme): readonly string[] {
  return [fonts.latin, ...substitutes(fonts.latin), fonts.ea, ...substitutes(fonts.ea), ...hanFaces];
}

const hasHan = (node: SceneNode): boolean => {
  switch (node.type) {
    case "text":
      return node.lines.some(({ text }) => han.test(text));
    case "table":
      return node.rows.some((row) => row.some(({ lines }) => lines.some(({ text }) => han.test(text))));
    case "shape":
      return node.text !== undefined && hasHan(node.text);
    case "chart":
      return node.drawn.some(hasHan);
    case "group":
      return node.children.some(hasHan);
    case "image":
    case "connector":
      return false;
  }
};

const han = /\p{Script=Han}/u;
