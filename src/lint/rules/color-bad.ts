import { defineRule } from "../rule.js";
import { within } from "../shapes.js";

/** `White` or `#fff` where six hex digits belong: named again and again in reports of repairs (PptxGenJS #588). */
export const rule = defineRule({
  name: "color-bad",
  severity: "error",
  summary: { en: "Colours are six hex digits", "zh-CN": "颜色为六位十六进制数" },
  *run({ trees }) {
    for (const [path, tree] of trees)
      for (const { attributes } of within(tree, "a:srgbClr")) if (!/^[0-9a-f]{6}$/iu.test(attributes["val"] ?? "")) yield { args: { value: attributes["val"] ?? "" }, part: path };
  },
});
