import type { Path } from "../source/span.js";
import { breakParagraph } from "../text/lines.js";
import { textStyle, type ColorRole, type Theme, type TypeRole } from "../theme/theme.js";
import { takeaway } from "./blocks.js";
import { column, group, inset, layers, place, rect, rule, type LayoutNode, type TextBlock } from "./node.js";
import { inline } from "./text-block.js";

/** A short arrow to the right, 10.5 pt high: a line with a solid point. It repeats what the columns say: decorative. */
export function arrow(name: string, width: number): LayoutNode {
  return group(
    name,
    layers([
      place({ y: arrowHeight / 2, width: width - pointLength + 1, height: 0 }, rule("accent", 1.5, { name: "shaft" })),
      place({ x: width - pointLength, width: pointLength, height: arrowHeight }, { type: "shape", geometry: "home-plate", adjust: pointLength / arrowHeight, fill: "accent", name: "point" }),
    ]),
  );
}

/** Of the design's arrow, in points. */
export const arrowHeight = 10.5;
const pointLength = 7.5;

interface PointStyle {
  readonly role: TypeRole;
  /** Before the names of the texts: `cell 1`. */
  readonly name: string;
  readonly from: Path;
  readonly color?: ColorRole;
  readonly mark?: ColorRole;
  readonly group?: string;
  readonly maxLines?: readonly number[];
}

/** One block a point: a small square on its first line, the text beside it. For a column with a gap. */
export function squarePoints(points: readonly string[], style: PointStyle, theme: Theme): readonly LayoutNode[] {
  const { role, name, from, color, mark = "accent", group: shared, maxLines } = style;
  const { line } = textStyle(theme, role);
  return points.map((value, i) =>
    layers(
      [
        inset(place({ width: squareSize, height: squareSize }, rect(mark, { name: `${name} mark ${i + 1}` })), { top: (line - squareSize) / 2 + 0.5 }),
        inset({ type: "text", role, paragraphs: [inline(value)], placeholder: "body", color, group: shared, maxLines, name: `${name} point ${i + 1}`, from: [...from, i] }, { left: pointIndent }),
      ],
      { size: "auto" },
    ),
  );
}

const squareSize = 4.5;
/** Left edge of a point's text from that of its square. */
export const pointIndent = 16.5;

/**
 * How far below its middle a single line has its baseline: .208 of the size above the line's foot, as measured in
 * LibreOffice (backends/svg/text.ts). Numerals are set at a single line of 1.2 × size.
 */
export function belowMiddle(theme: Theme, role: TypeRole): number {
  const { size, line } = textStyle(theme, role);
  return (role.startsWith("numeral") ? 1.2 * size : line) / 2 - 0.208 * size;
}

/** A box of the same height, moved so that the middle line of `role` stands on the baseline of `of`. */
export function onBaseline(theme: Theme, of: TypeRole, at: { readonly x: number; readonly y?: number; readonly width: number; readonly height: number }, block: TextBlock): LayoutNode {
  return place({ ...at, y: (at.y ?? 0) + belowMiddle(theme, of) - belowMiddle(theme, block.role) }, { ...block, anchor: "middle" });
}


type Takeaway = Parameters<typeof takeaway>[0];

/**
 * A takeaway at the foot of a body of `height` points, or from `top` on where that leaves it room, and how much of the
 * body remains above, less the gap between.
 */
export function takeawayAtFoot(content: Takeaway | undefined, from: Path, size: { readonly width: number; readonly height: number; readonly top?: number }, theme: Theme): { readonly above: number; readonly block?: LayoutNode } {
  if (!content) return { above: size.height };
  const style = textStyle(theme, "text");
  const lines = Math.min(2, breakParagraph(inline(content.text), style, size.width).length);
  const needed = lines * style.line + (content.head === undefined ? 0 : textStyle(theme, "h3").line + 6);
  const y = Math.min(size.top ?? size.height, size.height - needed);
  return { above: y - takeawayGap, block: place({ y }, column([takeaway(content, from, size.width)])) };
}

const takeawayGap = 21;
