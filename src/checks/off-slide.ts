import type { Check } from "../kinds/check.js";
import { inkOf } from "../kinds/seen.js";
import type { SceneNode } from "../scene/nodes.js";
import { walk } from "../scene/walk.js";
import { error } from "../source/diagnostic.js";

/** What hangs over the edge is cut off in the show. */
export const check: Check = {
  name: "off-slide",
  summary: {
    en: "Everything stands on the slide.",
    "zh-CN": "所有内容都在页面之内。",
  },
  group: "sight",
  level: "error",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 三件事, items: [甲, 乙] }\n" },
  },
  *run({ slides, scene: { width, height }, file }) {
    for (const slide of slides) {
      for (const scene of slide.scenes) {
        for (const node of file ? walk(scene.nodes) : scene.nodes) {
          if (file && isDecoration(node)) continue; // what bleeds off the page is meant to
          const box = file && node.type === "text" ? inkOf(node) : node.box;
          const by = Math.max(-box.x, -box.y, box.x + box.width - width, box.y + box.height - height);
          if (by > allowance) yield error("off-slide", { name: node.name, by: Math.round(by * 10) / 10 }, { span: node.span ?? slide.at([]), slide: scene.number });
        }
      }
    }
  },
};

const isDecoration = (node: SceneNode): boolean => node.type === "image" || node.type === "group" || node.type === "connector" || (node.type === "shape" && !node.text);

/** Lines and halves of strokes at the edge. */
const allowance = 1;
