import { childOf } from "../../source/xml-tree.js";
import { defineRule } from "../rule.js";
import { within } from "../shapes.js";

/** A body without a paragraph is what PptxGenJS leaves in paged tables (PptxGenJS #1048, #1380). */
export const rule = defineRule({
  name: "text-empty",
  severity: "error",
  summary: { en: "Every text body has its properties and a paragraph", "zh-CN": "每个文本框架都有属性和至少一个段落" },
  *run({ trees }) {
    for (const [path, tree] of trees)
      for (const name of ["p:txBody", "a:txBody"])
        for (const body of within(tree, name)) {
          if (!childOf(body, "a:bodyPr")) yield { args: { element: name, missing: "a:bodyPr" }, part: path };
          if (!childOf(body, "a:p")) yield { args: { element: name, missing: "a:p" }, part: path };
        }
  },
});
