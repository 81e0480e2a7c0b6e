import { coveredPlaces, place } from "../../scene/merged.js";
import type { Box, CellBorder, TableCell, TableNode } from "../../scene/nodes.js";
import type { Page } from "./link.js";
import { plain, tag, type Markup } from "./markup.js";
import { text } from "./text.js";

/** Fills first, then text, then rules, so that no fill covers a rule. */
export function table(node: TableNode, page: Page): Markup {
  const cells = placeCells(node);
  return tag("g", { role: "img" }, [
    tag("title", {}, [plain(node.alt)]),
    ...cells.flatMap(({ cell, box }) =>
      cell.fill ? [tag("rect", { x: box.x, y: box.y, width: box.width, height: box.height, fill: `#${page.theme.colors[cell.fill]}` })] : [],
    ),
    ...cells.flatMap(({ cell, box }) => (cell.lines.length > 0 ? [cellText(cell, box, page)] : [])),
    ...cells.flatMap(({ cell, box }) => [...border(cell.top, box, box.y, page), ...border(cell.bottom, box, box.y + box.height, page), ...sides(cell.sides, box, page)]),
  ]);
}

function placeCells({ box, widths, heights, rows }: TableNode): readonly { readonly cell: TableCell; readonly box: Box }[] {
  const before = (sizes: readonly number[], count: number): number => sizes.slice(0, count).reduce((sum, size) => sum + size, 0);
  const covered = coveredPlaces(rows);
  return rows.flatMap((row, r) =>
    row.flatMap((cell, c) => {
      if (covered.has(place(r, c))) return [];
      const width = before(widths.slice(c), cell.across ?? 1);
      const height = before(heights.slice(r), cell.down ?? 1);
      return [{ cell, box: { x: box.x + before(widths, c), y: box.y + before(heights, r), width, height } }];
    }),
  );
}

function cellText({ paragraph, style, align, lines }: TableCell, box: Box, page: Page): Markup {
  const inner = { ...box, x: box.x + cellMargin, width: box.width - 2 * cellMargin };
  return text({ box: inner, paragraphs: [paragraph], style, gap: 0, align, anchor: "middle", lines }, page);
}

/** Left and right of a cell's text, in points. */
const cellMargin = 9;

function border(rule: CellBorder | undefined, box: Box, y: number, { theme }: Page): readonly Markup[] {
  if (!rule) return [];
  return [tag("line", { x1: box.x, y1: y, x2: box.x + box.width, y2: y, stroke: `#${theme.colors[rule.color]}`, "stroke-width": rule.width })];
}

function sides(rule: CellBorder | undefined, { x, y, width, height }: Box, { theme }: Page): readonly Markup[] {
  if (!rule) return [];
  return [x, x + width].map((at) => tag("line", { x1: at, y1: y, x2: at, y2: y + height, stroke: `#${theme.colors[rule.color]}`, "stroke-width": rule.width }));
}
