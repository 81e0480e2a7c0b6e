import { childOf } from "../../source/xml-tree.js";
import { defineRule } from "../rule.js";
import { within } from "../shapes.js";

/** Named as a cause of repairs (PptxGenJS #1442), though LibreOffice leaves it out too and its files open. */
export const rule = defineRule({
  name: "background-effects",
  severity: "warning",
  summary: { en: "A background says its effects, if only that there are none", "zh-CN": "背景写明效果，哪怕为空" },
  *run({ trees }) {
    for (const [path, tree] of trees)
      for (const background of within(tree, "p:bgPr")) if (!childOf(background, "a:effectLst") && !childOf(background, "a:effectDag")) yield { args: {}, part: path };
  },
});
