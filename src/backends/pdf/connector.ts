import type { ConnectorNode } from "../../scene/nodes.js";
import { arrowHead } from "../../scene/outline.js";
import type { Theme } from "../../theme/theme.js";
import { at, marks, polygon, rgb, type Marks } from "./content.js";
import { number } from "./objects.js";

/** The line and, where it has one, its arrow head. */
export function connector({ points, color, width, arrow }: ConnectorNode, theme: Theme): Marks {
  const paint = rgb(theme.colors[color]);
  const path = points.map((point, i) => `${at(point)} ${i === 0 ? "m" : "l"}`).join(" ");
  const head = arrow ? arrowHead(points, width) : undefined;
  return marks(`q ${paint} RG ${number(width)} w ${path} S${head ? ` ${paint} rg ${polygon(head)} f` : ""} Q`);
}
