import type { ConnectorNode, Point } from "../../scene/nodes.js";
import type { Theme } from "../../theme/theme.js";
import { round, tag, type Markup } from "./markup.js";

/** The line and, where it has one, its arrow head: three widths long and wide, but never too small to see. */
export function connector({ points, color, width, arrow }: ConnectorNode, theme: Theme): Markup {
  const stroke = `#${theme.colors[color]}`;
  const line = tag("path", { d: lineOf(points), fill: "none", stroke, "stroke-width": width });
  const [before, tip] = points.slice(-2);
  if (!arrow || !before || !tip) return line;
  return tag("g", {}, [line, tag("polygon", { points: head(before, tip, Math.max(6, 3 * width)).map(at).join(" "), fill: stroke })]);
}

const at = ({ x, y }: Point): string => `${round(x)},${round(y)}`;
const lineOf = (points: readonly Point[]): string => points.map((point, i) => `${i === 0 ? "M" : "L"}${at(point)}`).join("");

function head(before: Point, tip: Point, size: number): readonly Point[] {
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const along = { x: (tip.x - before.x) / length, y: (tip.y - before.y) / length };
  const foot = { x: tip.x - along.x * size, y: tip.y - along.y * size };
  const half = size / 2;
  return [tip, { x: foot.x - along.y * half, y: foot.y + along.x * half }, { x: foot.x + along.y * half, y: foot.y - along.x * half }];
}
