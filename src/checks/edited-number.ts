import type { Check } from "../kinds/check.js";
import { warning } from "../source/diagnostic.js";

/** Of files that deckwright has made: their ledger says which shape shows which figure. */
export const check: Check = {
  name: "edited-number",
  summary: {
    en: "The shapes of a file made by deckwright still show the figures that its ledger says they show.",
    "zh-CN": "由 deckwright 制作的文件，各处数字与文件内的数据台账一致，制作后没有改动。",
  },
  group: "truth",
  level: "warning",
  asks: "file",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 三件事, items: [甲, 乙] }\n" },
  },
  *run({ file }) {
    for (const { slide, name, figure, value, span } of file?.edited ?? []) yield warning("edited-number", { name, figure, value }, { span, slide });
  },
};
