import type { Scene, SceneNode } from "../../scene/nodes.js";
import type { Slide } from "./pptxgenjs.js";
import { drawChart } from "./chart.js";
import { drawConnector } from "./connector.js";
import { drawImage } from "./image.js";
import { writeParts } from "./pptxgenjs.js";
import { drawShape } from "./shape.js";
import { drawTable } from "./table.js";
import { drawText } from "./text.js";
import { inches } from "./units.js";

/**
 * The slides as PptxGenJS writes them, one XML text each. It has no groups, so theirs is a flat list; a shape is named
 * after the place of its node (`nodeKey`), by which the passes find it again. It changes the options it is given: they are
 * always made afresh, the scene stays as it is.
 */
export async function drawSlides(scene: Scene): Promise<readonly string[]> {
  const parts = await writeParts((deck) => {
    deck.defineLayout({ name: "slide", width: inches(scene.width), height: inches(scene.height) });
    deck.layout = "slide";
    for (const { nodes } of scene.slides) {
      const slide = deck.addSlide();
      for (const [key, node] of leaves(nodes)) draw(slide, key, node);
    }
  });
  return scene.slides.map((_, index) => parts.get(`ppt/slides/slide${index + 1}.xml`)!); // it writes one a slide
}

/** The nodes that are drawn, by key: `2` is the third node of the slide, `2.0` the first child of a group there. */
export function* leaves(nodes: readonly SceneNode[], prefix = ""): Generator<readonly [string, SceneNode]> {
  for (const [index, node] of nodes.entries()) {
    const key = `${prefix}${index}`;
    if (node.type === "group") yield* leaves(node.children, `${key}.`);
    else yield [key, node];
  }
}

function draw(slide: Slide, key: string, node: SceneNode): void {
  switch (node.type) {
    case "text":
      return drawText(slide, key, node);
    case "shape":
      return drawShape(slide, key, node);
    case "image":
      return drawImage(slide, key, node);
    case "table":
      return drawTable(slide, key, node);
    case "chart":
      return drawChart(slide, key, node);
    case "connector":
      return drawConnector(slide, key, node);
    case "group":
      return; // `leaves` has taken it apart
  }
}
