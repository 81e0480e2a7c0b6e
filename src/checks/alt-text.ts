import type { Check } from "../kinds/check.js";
import { walk } from "../scene/walk.js";
import { error } from "../source/diagnostic.js";

/** WCAG 2.2, 1.1.1. */
export const check: Check = {
  name: "alt-text",
  summary: {
    en: "Every picture, chart and table has a text for people who cannot see it, or is marked as decoration.",
    "zh-CN": "图片、图表和表格都有替代文字，纯装饰的标明为装饰。",
  },
  group: "sight",
  level: "error",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 三件事, items: [甲, 乙] }\n" },
  },
  *run({ slides }) {
    for (const slide of slides) {
      for (const scene of slide.scenes) {
        for (const node of walk(scene.nodes)) {
          const silent = (node.type === "image" || node.type === "chart" || node.type === "table") && node.alt !== null && node.alt.trim() === "";
          if (silent) yield error("alt-text", { name: node.name }, { span: node.span ?? slide.at([]), slide: scene.number });
        }
      }
    }
  },
};
