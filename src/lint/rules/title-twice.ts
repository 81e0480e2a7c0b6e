import { isTitle } from "../inheritance.js";
import { defineRule } from "../rule.js";
import { bodyText } from "../shapes.js";

export const rule = defineRule({
  name: "title-twice",
  severity: "warning",
  summary: { en: "No two slides have the same title", "zh-CN": "各页标题互不相同" },
  *run({ slides, shapes }) {
    const seen = new Map<string, number>();
    for (const { path, number } of slides) {
      const title = shapes(path).find(({ placeholder }) => placeholder && isTitle(placeholder));
      const text = title ? bodyText(title.element).replace(/\s+/gu, " ").trim() : "";
      const first = seen.get(text);
      if (text !== "" && first !== undefined) yield { args: { title: text, first }, part: path, shape: title!.name };
      else seen.set(text, number);
    }
  },
});
