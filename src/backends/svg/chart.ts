import { markedFigure } from "../../scene/ledger.js";
import type { ChartNode, SceneNode } from "../../scene/nodes.js";
import type { Page } from "./link.js";
import { plain, tag, type Markup } from "./markup.js";

/** SVG has no charts: the drawn one, with the words for those who cannot see it. */
export function chart({ drawn, alt, model }: ChartNode, page: Page, render: (node: SceneNode) => Markup): Markup {
  const figures = page.marks ? [...new Set(model.series.flatMap((series) => Object.values(series.figures ?? {}).map(markedFigure)))] : [];
  return tag("g", { role: "img", "data-figure": figures.length > 0 ? figures.join("|") : undefined }, [tag("title", {}, [plain(alt)]), ...drawn.map(render)]);
}
