import { coveredPlaces, place } from "../../scene/merged.js";
import type { Box, CellBorder, TableCell, TableNode } from "../../scene/nodes.js";
import { marks, rectangle, rgb, rule, type Content, type Element, type Marks } from "./content.js";
import type { Page } from "./page.js";
import { text } from "./text.js";

/** Fills first, then the table with its text, then rules, so that no fill covers a rule. Its first row heads the columns. */
export function table(node: TableNode, page: Page): readonly Content[] {
  const rows = placeCells(node);
  const cells = rows.flat();
  const fills = cells.flatMap(({ cell, box }) => (cell.fill ? [marks(`q ${rgb(page.theme.colors[cell.fill])} rg ${rectangle(box)} f Q`)] : []));
  const rules = cells.flatMap(({ cell, box }) => [...level(cell.top, box, box.y, page), ...level(cell.bottom, box, box.y + box.height, page), ...upright(cell.sides, box, page)]);
  const whole: Element = {
    role: "Table",
    alt: node.alt,
    box: node.box,
    children: rows.map((row, r): Element => ({
      role: "TR",
      children: row.map(({ cell, box }): Element => ({
        role: r === 0 ? "TH" : "TD",
        ...(r === 0 && { scope: "Column" as const }),
        across: cell.across,
        down: cell.down,
        children: cell.lines.length > 0 ? cellText(cell, box, node.cellMargin ?? usualMargin, page) : [],
      })),
    })),
  };
  return [...fills, whole, ...rules];
}

interface PlacedCell {
  readonly cell: TableCell;
  readonly box: Box;
}

function placeCells({ box, widths, heights, rows }: TableNode): readonly (readonly PlacedCell[])[] {
  const before = (sizes: readonly number[], count: number): number => sizes.slice(0, count).reduce((sum, size) => sum + size, 0);
  const covered = coveredPlaces(rows);
  return rows.map((row, r) =>
    row.flatMap((cell, c) => {
      if (covered.has(place(r, c))) return [];
      const width = before(widths.slice(c), cell.across ?? 1);
      const height = before(heights.slice(r), cell.down ?? 1);
      return [{ cell, box: { x: box.x + before(widths, c), y: box.y + before(heights, r), width, height } }];
    }),
  );
}

function cellText({ paragraph, style, align, lines }: TableCell, box: Box, margin: number, page: Page): readonly Element[] {
  const inner = { ...box, x: box.x + margin, width: box.width - 2 * margin };
  return text({ box: inner, paragraphs: [paragraph], style, gap: 0, align, anchor: "middle", lines }, page);
}

/** Left and right of a cell's text, in points. */
const usualMargin = 9;

const level = (border: CellBorder | undefined, { x, width }: Box, y: number, { theme }: Page): readonly Marks[] =>
  border ? [marks(rule({ x, y }, { x: x + width, y }, theme.colors[border.color], border.width))] : [];

const upright = (border: CellBorder | undefined, { x, y, width, height }: Box, { theme }: Page): readonly Marks[] =>
  border ? [x, x + width].map((at) => marks(rule({ x: at, y }, { x: at, y: y + height }, theme.colors[border.color], border.width))) : [];
