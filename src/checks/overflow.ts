import type { Check } from "../kinds/check.js";
import { error, warning } from "../source/diagnostic.js";

/** Of finished files: what deckwright sets fits, or the build says so (`text-overflow`). Widths are estimates, and PowerPoint's own metrics differ by some per cent. */
export const check: Check = {
  name: "overflow",
  summary: {
    en: "Texts of a finished file fit their shapes, and its tables the slide, by estimate.",
    "zh-CN": "成品文件中的文字放得进文本框，表格放得进页面（按估算）。",
  },
  group: "sight",
  level: "error",
  asks: "file",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 三件事, items: [甲, 乙] }\n" },
  },
  *run({ file }) {
    for (const { slide, name, needs, has, line, span } of file?.texts ?? []) {
      const by = needs - has;
      if (by <= Math.max(line * uncertain, needs * imprecise)) continue;
      const args = { name, by: Math.round(by), lines: Math.max(1, Math.round(by / Math.max(1, line))) };
      yield by > line * certain ? error("overflow", args, { span, slide }) : warning("overflow", args, { span, slide });
    }
  },
};

/** In lines: less is the air above and below the letters; more than `certain` no other face would save. */
const uncertain = 0.6;
const certain = 1.5;
/** Share of the height by which estimates may be wrong. */
const imprecise = 0.06;
