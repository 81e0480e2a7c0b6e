import { isTitle } from "../inheritance.js";
import { defineRule } from "../rule.js";
import { bodyText } from "../shapes.js";

/** Screen readers, the outline view and links know a slide by it. WCAG 2.4.2, 2.4.6. */
export const rule = defineRule({
  name: "slide-title",
  severity: "error",
  summary: { en: "Every slide has a title placeholder with words in it", "zh-CN": "每页都有标题占位符，且有文字" },
  *run({ slides, shapes }) {
    for (const { path } of slides) {
      const title = shapes(path).find(({ placeholder }) => placeholder && isTitle(placeholder));
      if (!title || bodyText(title.element).trim() === "") yield { args: { there: title !== undefined }, part: path };
    }
  },
});
