import type { Check } from "../kinds/check.js";
import { walk } from "../scene/walk.js";
import { warning } from "../source/diagnostic.js";

/** CLREQ 3.1.5. */
export const check: Check = {
  name: "orphan-character",
  summary: {
    en: "The last line of a paragraph has two characters or more.",
    "zh-CN": "段落末行至少两个字。",
  },
  group: "typography",
  level: "warning",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 平台运营, items: [服务企业百日会战, 平稳运行] }\n" },
  },
  *run(deck) {
    if (deck.language !== "zh-CN") return;
    for (const slide of deck.slides) {
      for (const scene of slide.scenes) {
        for (const node of walk(scene.nodes)) {
          const text = node.type === "text" ? node : node.type === "shape" ? node.text : undefined;
          const last = text?.lines.at(-1)?.text.trim();
          if (!text || text.lines.length < 2 || last === undefined || text.paragraphs.length !== 1) continue;
          if (text.paragraphs[0]!.some((run) => run.text === "\n") || !/^\p{Script=Han}[，。；：！？、”）]?$/u.test(last)) continue;
          yield warning("orphan-character", { text: last }, { span: node.span ?? slide.at([]), slide: scene.number });
        }
      }
    }
  },
};
