import type { ChartNode, SceneNode } from "../../scene/nodes.js";
import { plain, tag, type Markup } from "./markup.js";

/** SVG has no charts: the drawn one, with the words for those who cannot see it. */
export function chart({ drawn, alt }: ChartNode, render: (node: SceneNode) => Markup): Markup {
  return tag("g", { role: "img" }, [tag("title", {}, [plain(alt)]), ...drawn.map(render)]);
}
