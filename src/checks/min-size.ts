import type { Check } from "../kinds/check.js";
import { walk } from "../scene/walk.js";
import { warning } from "../source/diagnostic.js";

/** One finding a slide: who mends one text looks at the others. */
export const check: Check = {
  name: "min-size",
  summary: {
    en: "Text is set in 12 pt or more, source lines and markers in 10.",
    "zh-CN": "文字不小于 12 磅，来源行和页眉不小于 10 磅。",
  },
  group: "sight",
  level: "warning",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 三件事, items: [甲, 乙] }\n" },
  },
  *run({ slides, scene: { width } }) {
    const scale = width / usualWidth;
    for (const slide of slides) {
      for (const scene of slide.scenes) {
        for (const node of walk(scene.nodes)) {
          const text = node.type === "text" ? node : node.type === "shape" ? node.text : undefined;
          if (!text || (text.inherits === "all" && repeated.has(text.placeholder ?? ""))) continue; // a company's layout sets the size of its footers
          const needed = Math.floor((fine.has(text.style.role) ? leastFine : least) * scale * 2) / 2;
          const small = text.paragraphs.flat().find((run) => run.baseline === undefined && /[\p{L}\p{N}]/u.test(run.text) && (run.size ?? text.style.size) < needed);
          if (!small) continue;
          yield warning("min-size", { text: small.text.slice(0, 24), size: small.size ?? text.style.size, needed }, { span: text.span ?? slide.at([]), slide: scene.number });
          break;
        }
      }
    }
  },
};

/** The design's smallest steps: on the wall 12 pt is the least that the last row reads of what it may skip. */
const least = 12;
/** The page that they are said for: what a smaller one shows is as large on the wall. */
const usualWidth = 960;
const leastFine = 10;
const repeated: ReadonlySet<string> = new Set(["date", "footer", "slide-number"]);
const fine: ReadonlySet<string> = new Set(["source", "marker", "table-head"]);
