import type { Check } from "../kinds/check.js";
import type { Box } from "../scene/nodes.js";
import { warning } from "../source/diagnostic.js";

/** An offset of a few points reads as a mistake, a clear one as intention. */
export const check: Check = {
  name: "near-miss",
  summary: {
    en: "Panels of one size that stand in a row or column are in line.",
    "zh-CN": "同样大小、并排或上下排列的色块对齐。",
  },
  group: "sight",
  level: "warning",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 三件事, items: [甲, 乙] }\n" },
  },
  *run({ slides }) {
    for (const slide of slides) {
      for (const scene of slide.scenes) {
        const panels = scene.nodes.filter((node) => node.type === "shape" && node.geometry === "rect" && node.fill !== undefined && node.box.width >= least && node.box.height >= least);
        for (const [i, one] of panels.entries()) {
          for (const other of panels.slice(i + 1)) {
            const by = missed(one.box, other.box);
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

/** How far two panels of one size are out of line where they stand side by side or one above the other. */
function missed(a: Box, b: Box): number | undefined {
  if (Math.abs(a.width - b.width) > 1 || Math.abs(a.height - b.height) > 1) return undefined;
  const [dx, dy] = [Math.abs(a.x - b.x), Math.abs(a.y - b.y)];
  const off = dx >= a.width * 0.9 ? dy : dy >= a.height * 0.9 ? dx : 0;
  return off >= nearest && off <= farthest ? off : undefined;
}
