import type { Check } from "../kinds/check.js";
import type { Box, SceneNode } from "../scene/nodes.js";
import { warning } from "../source/diagnostic.js";

/** An offset of a few points reads as a mistake, a clear one as intention. */
export const check: Check = {
  name: "near-miss",
  summary: {
    en: "Panels, pictures, tables and charts that stand in a row or column are in line.",
    "zh-CN": "并排或上下排列的色块、图片、表格和图表对齐。",
  },
  group: "sight",
  level: "warning",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 三件事, items: [甲, 乙] }\n" },
  },
  *run({ slides }) {
    for (const slide of slides) {
      for (const scene of slide.scenes) {
        const blocks = scene.nodes.filter(isBlock);
        for (const [i, one] of blocks.entries()) {
          for (const other of blocks.slice(i + 1, i + 1 + mostBlocks)) {
            const by = missed(one, other);
            if (by !== undefined) yield warning("near-miss", { one: one.name, other: other.name, by: Math.round(by * 10) / 10 }, { span: other.span ?? slide.at([]), slide: scene.number });
          }
        }
      }
    }
  },
};

/** Smaller shapes are marks and rules. */
const least = 40;
const [nearest, farthest] = [1, 9];
/** A slide of more blocks is a pattern; each is then compared with the next ones alone. */
const mostBlocks = 60;

const isBlock = (node: SceneNode): boolean => {
  if (node.box.width < least || node.box.height < least) return false;
  return node.type === "image" || node.type === "table" || node.type === "chart" || (node.type === "shape" && node.geometry === "rect" && node.fill !== undefined);
};

/**
 * How far two blocks are out of line. Of one size: where they stand side by side or one above the other. Of one kind and different sizes:
 * only where they stand side by side and neither their upper nor their lower edges nor their middles meet, or one above the other likewise.
 */
function missed(one: SceneNode, other: SceneNode): number | undefined {
  const [a, b] = [one.box, other.box];
  const offOf = (dx: number, dy: number): number => (sideBySide(a, b) ? dy : above(a, b) ? dx : 0);
  const sameSize = Math.abs(a.width - b.width) <= 1 && Math.abs(a.height - b.height) <= 1;
  if (!sameSize && one.type !== other.type) return undefined;
  const edges = [
    [Math.abs(a.x - b.x), Math.abs(a.y - b.y)],
    [Math.abs(a.x + a.width - b.x - b.width), Math.abs(a.y + a.height - b.y - b.height)],
    [Math.abs(a.x + a.width / 2 - b.x - b.width / 2), Math.abs(a.y + a.height / 2 - b.y - b.height / 2)],
  ] as const;
  const off = Math.min(...edges.map(([dx, dy]) => offOf(dx, dy)));
  return off >= nearest && off <= farthest ? off : undefined;
}

/** They share most of the height of the lower one, and nothing of their widths. */
const sideBySide = (a: Box, b: Box): boolean => a.x + a.width <= b.x + 1 || b.x + b.width <= a.x + 1 ? shared(a.y, a.height, b.y, b.height) : false;
const above = (a: Box, b: Box): boolean => (a.y + a.height <= b.y + 1 || b.y + b.height <= a.y + 1 ? shared(a.x, a.width, b.x, b.width) : false);
const shared = (a: number, along: number, b: number, other: number): boolean => Math.min(a + along, b + other) - Math.max(a, b) >= Math.min(along, other) * 0.8;
