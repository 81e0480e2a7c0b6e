import type { ChartNode, SceneNode } from "../../scene/nodes.js";
import type { Content, Element } from "./content.js";

/** PDF has no charts: the drawn one, as a figure with the words for those who cannot see it. */
export function chart({ drawn, alt, box }: ChartNode, draw: (node: SceneNode) => readonly Content[]): Element {
  return { role: "Figure", alt, box, children: drawn.flatMap(draw) };
}
