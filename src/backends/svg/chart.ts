import { markedFigure } from "../../scene/ledger.js";
import type { ChartNode, SceneNode } from "../../scene/nodes.js";
import type { Page } from "./link.js";
import { plain, tag, type Markup } from "./markup.js";

/** SVG has no charts: the drawn one, with the words for those who cannot see it. */
export function chart({ drawn, alt, model }: ChartNode, page: Page, render: (node: SceneNode) => Markup): Markup {
  const parts = drawn.map((node) => {
    const figure = page.marks && node.type === "shape" ? figureOf(node.name, model) : undefined;
    return figure === undefined ? render(node) : tag("g", { "data-figure": markedFigure(figure) }, [render(node)]);
  });
  return tag("g", { role: "img" }, [tag("title", {}, [plain(alt)]), ...parts]);
}

/** Of a bar, a point or a part of a ring, by the name that `layout/draw-chart.ts` gives it; labels bring their own. */
function figureOf(name: string, { series }: ChartNode["model"]): string | undefined {
  const [, in1, of1, part1] = /^(?:(?:bar|point) (\d{1,6})\.(\d{1,6})|part (\d{1,6}))$/u.exec(name) ?? [];
  return series[Number(in1 ?? 1) - 1]?.figures?.[Number(of1 ?? part1) - 1];
}
