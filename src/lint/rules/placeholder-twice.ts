import { defineRule } from "../rule.js";
import { isTitle } from "../inheritance.js";

/** Two shapes that fill one placeholder of the layout: resetting the slide puts one over the other. */
export const rule = defineRule({
  name: "placeholder-twice",
  severity: "warning",
  summary: { en: "Each placeholder of a layout is filled once", "zh-CN": "版式的每个占位符只填充一次" },
  *run({ slides, shapes }) {
    for (const { path } of slides) {
      const seen = new Set<string>();
      for (const { placeholder, name } of shapes(path)) {
        if (!placeholder) continue;
        const key = isTitle(placeholder) ? "title" : placeholder.index === "0" ? placeholder.type : placeholder.index;
        if (seen.has(key)) yield { args: { type: placeholder.type, index: placeholder.index }, part: path, shape: name };
        seen.add(key);
      }
    }
  },
});
