import type { Box, SceneNode, SlideScene, TextNode } from "../scene/nodes.js";
import type { ColorRole } from "../theme/theme.js";

/** A text with the colour of what lies behind it; undefined over a picture, whose colours nobody knows. */
export interface SeenText {
  readonly text: TextNode;
  readonly box: Box;
  readonly behind?: ColorRole;
}

/** Every text of a slide over what was drawn before it. */
export function textsOver(scene: SlideScene, page: Box): readonly SeenText[] {
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
          if (node.fill !== undefined && node.hatched !== true && node.geometry !== "line") grounds.push({ box: inner(node.geometry, node.box), fill: node.fill });
          if (node.text) seen.push({ text: node.text, box: inkOf(node.text), behind: node.fill !== undefined && node.hatched !== true ? node.fill : under(inkOf(node.text)) });
          break;
        case "text":
          seen.push({ text: node, box: inkOf(node), behind: under(inkOf(node)) });
          break;
        case "table":
        case "chart":
        case "connector":
      }
    }
  };
  visit(scene.nodes);
  return seen;
}

/** What surely lies inside a shape that is no rectangle. */
function inner(geometry: string, box: Box): Box {
  if (geometry === "rect") return box;
  const [dx, dy] = [box.width * 0.15, box.height * 0.15];
  return { x: box.x + dx, y: box.y + dy, width: box.width - 2 * dx, height: box.height - 2 * dy };
}

/** Where the letters of a text are: its lines by their predicted width, in its box. */
export function inkOf({ box, lines, style, align, anchor, paragraphs, gap }: TextNode): Box {
  const width = Math.min(box.width, Math.max(0, ...lines.map((line) => line.width)));
  const height = Math.min(box.height, lines.length * style.line + Math.max(0, paragraphs.length - 1) * gap);
  const x = align === "left" ? box.x : align === "right" ? box.x + box.width - width : box.x + (box.width - width) / 2;
  const y = anchor === "top" ? box.y : anchor === "bottom" ? box.y + box.height - height : box.y + (box.height - height) / 2;
  return { x, y, width, height };
}

function covers(ground: Box, box: Box): boolean {
  const slack = 1.5;
  return ground.x <= box.x + slack && ground.y <= box.y + slack && ground.x + ground.width >= box.x + box.width - slack && ground.y + ground.height >= box.y + box.height - slack;
}
