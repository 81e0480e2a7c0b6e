import { dressFor } from "../../layout/dress.js";
import { layoutMotif } from "../../layout/motif.js";
import type { GroupNode, Scene, SceneNode, ShapeNode, SlideScene, TextNode } from "../../scene/nodes.js";
import { brandGround } from "./brand.js";
import { chart } from "./chart.js";
import { connector } from "./connector.js";
import { marks, rectangle, rgb, type Content } from "./content.js";
import { image } from "./image.js";
import type { Page } from "./page.js";
import { shape } from "./shape.js";
import { table } from "./table.js";
import { untagged } from "./tags.js";
import { targetIn, text } from "./text.js";

/** A slide from back to front: background, what its layout draws, then its nodes. */
export function slideContent({ width, height, sections }: Scene, slide: SlideScene, page: Page): readonly Content[] {
  const ground = marks(`q ${rgb(page.theme.colors[slide.background])} rg ${rectangle({ x: 0, y: 0, width, height })} f Q`);
  const motif = page.theme.brand ? [] : layoutMotif(slide.layout, width, height, sections.length);
  return [ground, ...brandGround(slide, { width, height }, page), ...decoration(motif.flatMap((node) => draw(node, page))), ...slide.nodes.flatMap((node) => draw(node, { ...page, theme: dressFor(node, slide, page.theme) }))];
}

function draw(node: SceneNode, page: Page): readonly Content[] {
  switch (node.type) {
    case "text":
      return textNode(node, page);
    case "shape":
      return shapeNode(node, page);
    case "connector":
      return [connector(node, page.theme)];
    case "image":
      return image(node, page);
    case "table":
      return table(node, page);
    case "chart":
      return [chart(node, (child) => draw(child, page))];
    case "group":
      return group(node, page);
  }
}

/** What every slide repeats at its foot is passed over by those who listen. */
function textNode(node: TextNode, page: Page): readonly Content[] {
  const repeated = node.placeholder === "footer" || node.placeholder === "slide-number";
  const content = text(node, page, node.placeholder === "title" ? "H1" : "P");
  return repeated ? decoration(content) : content;
}

function shapeNode(node: ShapeNode, page: Page): readonly Content[] {
  const content = [...shape(node, page.theme), ...(node.text ? text(node.text, page) : [])];
  const target = targetIn(node.link, page);
  if (!target) return content;
  const words = node.text?.lines.map((line) => line.text).join("") ?? node.name;
  return [{ role: "Link", link: { target, boxes: [node.box], words }, children: content }];
}

function group({ children, alt, box }: GroupNode, page: Page): readonly Content[] {
  const content = children.flatMap((child) => draw(child, page));
  return alt === null ? content : [{ role: "Figure", alt, box, children: content }];
}

const decoration = (content: readonly Content[]): readonly Content[] => (content.length === 0 ? [] : [marks(untagged(content))]);
