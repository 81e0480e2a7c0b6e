import { layoutMotif } from "../layout/motif.js";
import type { Box, SceneNode, SlideScene, TableNode, TextNode } from "../scene/nodes.js";
import type { ColorRole } from "../theme/theme.js";

/** A text with the colour of what lies behind it; undefined over a picture, whose colours nobody knows. */
export interface SeenText {
  readonly text: TextNode;
  readonly box: Box;
  readonly behind?: ColorRole;
}

const solid: ReadonlySet<string> = new Set(["rect", "ellipse", "diamond", "home-plate", "chevron", "triangle", "triangle-down"]);

/** Every text of a slide over what was drawn before it. */
export function textsOver(scene: SlideScene, page: Box, sections: number): readonly SeenText[] {
  const grounds: { readonly box: Box; readonly fill?: ColorRole }[] = [{ box: page, fill: scene.background }];
  const seen: SeenText[] = [];
  const under = (box: Box): ColorRole | undefined => grounds.findLast((ground) => covers(ground.box, box))?.fill;
  const visit = (nodes: readonly SceneNode[]): void => {
    for (const node of nodes) {
      switch (node.type) {
        case "group":
          visit(node.children);
          break;
        case "image":
          grounds.push({ box: node.box });
          break;
        case "shape":
          // A free outline and a ring fill only some of their box: what stands over them is anyone's guess.
          if (node.fill !== undefined && node.geometry !== "line") grounds.push({ box: node.box, ...(solid.has(node.geometry) && !node.ring && node.hatched !== true && { fill: node.fill }) });
          if (node.text) seen.push({ text: node.text, box: inkOf(node.text), behind: node.fill !== undefined && node.hatched !== true ? node.fill : under(inkOf(node.text)) });
          break;
        case "text":
          seen.push({ text: node, box: inkOf(node), behind: under(inkOf(node)) });
          break;
        case "table":
          seen.push(...cellsOf(node));
          break;
        case "chart":
        case "connector":
      }
    }
  };
  visit(scene.under ?? []);
  // What the layout draws lies under everything, the panel of the agenda among it.
  if (scene.brandLayout === undefined) for (const node of layoutMotif(scene.layout, page.width, page.height, sections)) if (node.type === "shape") visit([node]);
  visit(scene.nodes);
  return seen;
}

/** Cells that are filled are their own ground; the others stand on what is behind the table, as its style has it. */
function cellsOf({ name, box, span, rows, widths, heights }: TableNode): readonly SeenText[] {
  return rows.flatMap((cells, r) =>
    cells.flatMap((cell, c): readonly SeenText[] => {
      if (cell.fill === undefined) return [];
      const start = (lengths: readonly number[], index: number): number => lengths.slice(0, index).reduce((sum, length) => sum + length, 0);
      const own = { x: box.x + start(widths, c), y: box.y + start(heights, r), width: widths[c] ?? 0, height: heights[r] ?? 0 };
      const { paragraph, style, align, lines } = cell;
      const text: TextNode = { type: "text", name, box: own, ...((cell.span ?? span) && { span: cell.span ?? span }), paragraphs: [paragraph], style, gap: 0, align, anchor: "middle", wrap: true, lines };
      return [{ text, box: own, behind: cell.fill }];
    }),
  );
}

/** Where the letters of a text are: its lines by their predicted width, without the air above and below them, in its box. */
export function inkOf({ box, lines, style, align, anchor, paragraphs, gap }: TextNode): Box {
  const width = Math.min(box.width, Math.max(0, ...lines.map((line) => line.width)));
  const block = Math.min(Math.max(box.height, style.line), lines.length * style.line + Math.max(0, paragraphs.length - 1) * gap);
  const x = align === "left" ? box.x : align === "right" ? box.x + box.width - width : box.x + (box.width - width) / 2;
  const y = anchor === "top" ? box.y : anchor === "bottom" ? box.y + box.height - block : box.y + (box.height - block) / 2;
  const air = (style.line - capHeight * style.size) / 2;
  return { x, y: y + air, width, height: Math.max(0, block - 2 * air) };
}

/** Digits and capitals are about so high, Han characters a little more. */
const capHeight = 0.75;

/** The middle of the text lies on the ground: widths are predicted on the long side, and edges of arrows slant. */
function covers(ground: Box, { x, y, width, height }: Box): boolean {
  const [left, right, top, bottom] = [x + width * 0.2, x + width * 0.8, y + height * 0.2, y + height * 0.8];
  return ground.x <= left && ground.y <= top && ground.x + ground.width >= right && ground.y + ground.height >= bottom;
}
