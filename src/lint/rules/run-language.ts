import { defineRule } from "../rule.js";
import { runLooks } from "../text-look.js";

/** WCAG 3.1.2: the voice that reads, the spelling and the line breaks go by it. */
export const rule = defineRule({
  name: "run-language",
  severity: "warning",
  summary: { en: "Text says its language, and it fits the script", "zh-CN": "文字标明语言，且与文字相符" },
  *run(deck) {
    for (const { path } of deck.slides)
      for (const shape of deck.shapes(path)) {
        if (shape.kind === "group") continue;
        const wrong = runLooks(deck, path, shape).find(({ text, language }) => language === "" || (/\p{Script=Han}/u.test(text) && !/^(?:zh|ja|ko)\b/iu.test(language)));
        if (wrong) yield { args: { text: wrong.text, language: wrong.language }, part: path, shape: shape.name };
      }
  },
});
