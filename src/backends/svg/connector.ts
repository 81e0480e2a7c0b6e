import type { ConnectorNode, Point } from "../../scene/nodes.js";
import { arrowHead } from "../../scene/outline.js";
import type { Theme } from "../../theme/theme.js";
import { round, tag, type Markup } from "./markup.js";

/** The line and, where it has one, its arrow head. */
export function connector({ points, color, width, arrow }: ConnectorNode, theme: Theme): Markup {
  const stroke = `#${theme.colors[color]}`;
  const line = tag("path", { d: lineOf(points), fill: "none", stroke, "stroke-width": width });
  const head = arrow ? arrowHead(points, width) : undefined;
  return head ? tag("g", {}, [line, tag("polygon", { points: head.map(at).join(" "), fill: stroke })]) : line;
}

const at = ({ x, y }: Point): string => `${round(x)},${round(y)}`;
const lineOf = (points: readonly Point[]): string => points.map((point, i) => `${i === 0 ? "M" : "L"}${at(point)}`).join("");
