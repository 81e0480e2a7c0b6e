import type { Check } from "../kinds/check.js";
import { warning } from "../source/diagnostic.js";

/** Titles are how slides are found and called, by people and by screen readers (WCAG 2.4.2). */
export const check: Check = {
  name: "duplicate-title",
  summary: {
    en: "No two content slides have the same title.",
    "zh-CN": "内容页的标题各不相同。",
  },
  group: "message",
  level: "warning",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 一季度平稳开局, items: [甲, 乙] }\n  - { template: bullets, title: 二季度加快回升, items: [甲, 乙] }\n" },
    fails: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 平稳增长, items: [甲, 乙] }\n  - { template: bullets, title: 平稳增长, items: [丙, 丁] }\n" },
  },
  *run(deck) {
    const first = new Map<string, number>();
    for (const slide of deck.slides) {
      const title = slide.words.find(({ role }) => role === "title");
      if (!title || !slide.framed) continue;
      const key = title.text.replace(/\s+/gu, "").toLowerCase();
      const other = first.get(key);
      if (other === undefined) first.set(key, slide.number);
      else yield warning("duplicate-title", { title: title.text, other }, { span: title.at(), slide: slide.number });
    }
  },
};
