import type { ConnectorNode, Point } from "../../scene/nodes.js";
import type { Theme } from "../../theme/theme.js";
import { at, marks, polygon, rgb, type Marks } from "./content.js";
import { number } from "./objects.js";

/** The line and, where it has one, its arrow head: three widths long and wide, but never too small to see. */
export function connector({ points, color, width, arrow }: ConnectorNode, theme: Theme): Marks {
  const paint = rgb(theme.colors[color]);
  const path = points.map((point, i) => `${at(point)} ${i === 0 ? "m" : "l"}`).join(" ");
  const [before, tip] = points.slice(-2);
  const tipped = arrow && before && tip ? ` ${paint} rg ${polygon(head(before, tip, Math.max(6, 3 * width)))} f` : "";
  return marks(`q ${paint} RG ${number(width)} w ${path} S${tipped} Q`);
}

function head(before: Point, tip: Point, size: number): readonly Point[] {
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const along = { x: (tip.x - before.x) / length, y: (tip.y - before.y) / length };
  const foot = { x: tip.x - along.x * size, y: tip.y - along.y * size };
  const half = size / 2;
  return [tip, { x: foot.x - along.y * half, y: foot.y + along.x * half }, { x: foot.x + along.y * half, y: foot.y - along.x * half }];
}
