import { everyText, type Check } from "../kinds/check.js";
import { warning } from "../source/diagnostic.js";

/** GB/T 15835 5.1.4. */
export const check: Check = {
  name: "range-style",
  summary: {
    en: "Both ends of a range say their unit where leaving it out could be misread: 63%–68%, 13万–17万元.",
    "zh-CN": "数值范围前后两个数都带百分号或计数单位：63%–68%，13万–17万元（GB/T 15835）。",
  },
  group: "typography",
  level: "warning",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 目标区间, items: [增速63%–68%, 投资13万–17万元] }\n" },
    fails: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 目标区间, items: [增速63–68%, 投资13–17万元] }\n" },
  },
  *run(deck) {
    if (deck.language !== "zh-CN") return;
    for (const { words, slide } of everyText(deck)) {
      // As typed: the deck shows an en dash in any case, and the outline is what is mended.
      const typed = words.written ?? words.text;
      for (const match of typed.matchAll(range)) {
        const [text, first, dash, second, unit] = match;
        if (/[a-z]:\/\/[\x21-\x7e]*$/iu.test(typed.slice(Math.max(0, match.index - longestAddress), match.index))) continue;
        const better = `${first}${unit}${dash === "-" ? "–" : dash}${second}${unit}`;
        yield warning("range-style", { text, better }, { span: words.placeOf(text), ...(slide && { slide: slide.number }) });
      }
    }
  },
};

const longestAddress = 200;
const range = /(?<![\d.第{/A-Za-z_])(\d{1,6}(?:\.\d{1,4})?)([–—~～-])(\d{1,6}(?:\.\d{1,4})?)(%|‰|万亿|万|亿)/gu;
