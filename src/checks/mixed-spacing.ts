import { everyText, type Check } from "../kinds/check.js";
import { info } from "../source/diagnostic.js";

/** CLREQ leaves the gap to the program; a deck shows none, whatever the outline has. */
export const check: Check = {
  name: "mixed-spacing",
  summary: {
    en: "The outline has one style of blanks between Chinese and Latin letters or digits.",
    "zh-CN": "提纲里汉字与西文、数字之间加不加空格，前后一致。",
  },
  group: "typography",
  level: "info",
  asks: "outline",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 平台数据, items: [5G基站, 2942亿元] }\n" },
    fails: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 平台数据, items: [5G 基站, 2942亿元] }\n" },
  },
  *run(deck) {
    if (deck.language !== "zh-CN") return;
    const typed = [...everyText(deck)].filter(({ words }) => words.written !== undefined && /\p{Script=Han}/u.test(words.text));
    const tight = typed.some(({ words }) => /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9%]\p{Script=Han}/u.test(words.written!));
    if (!tight) return;
    for (const { words, slide } of typed) {
      for (const match of words.written!.matchAll(blank)) {
        const text = match[0];
        if (words.written!.lastIndexOf("{{", match.index) > words.written!.lastIndexOf("}}", match.index)) continue; // {{budget as 亿元}}
        yield info("mixed-spacing", { text, better: text.replaceAll(" ", "") }, { span: words.placeOf(text), ...(slide && { slide: slide.number }) });
      }
    }
  },
};

const blank = /\p{Script=Han} (?=[A-Za-z0-9])[A-Za-z0-9]|[A-Za-z0-9%] \p{Script=Han}/gu;
