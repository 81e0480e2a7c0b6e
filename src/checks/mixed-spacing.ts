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
    const tight = typed.some(({ words }) => /\p{Script=Han}[A-Za-z0-9０-９]|[A-Za-z0-9０-９%]\p{Script=Han}/u.test(words.written!));
    if (!tight) return;
    for (const { words, slide } of typed) {
      for (const { text, start } of gaps(words.written!)) {
        if (words.written!.lastIndexOf("{{", start) > words.written!.lastIndexOf("}}", start)) continue; // {{budget as 亿元}}
        yield info("mixed-spacing", { text, better: text.replaceAll(" ", "") }, { span: words.placeOf(text), ...(slide && { slide: slide.number }) });
      }
    }
  },
};

const blank = /(?=(\p{Script=Han} [A-Za-z0-9]|[A-Za-z0-9%] \p{Script=Han}))/gu;

/** Blanks with what stands on both sides; those that share a character (A 与 B) are one. */
function gaps(text: string): readonly { readonly text: string; readonly start: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const { index, 1: piece } of text.matchAll(blank)) {
    const last = found.at(-1);
    if (last && index < last.end) last.end = index + piece!.length;
    else found.push({ start: index, end: index + piece!.length });
  }
  return found.map(({ start, end }) => ({ start, text: text.slice(start, end) }));
}
