import { defineRule } from "../rule.js";
import { within } from "../shapes.js";

/** A line that says nothing at all: older PowerPoint repairs, others draw one or none. */
export const rule = defineRule({
  name: "line-empty",
  severity: "warning",
  summary: { en: "A line says how it looks", "zh-CN": "线条写明样式" },
  *run({ trees }) {
    for (const [path, tree] of trees) {
      const count = [...within(tree, "a:ln")].filter(({ attributes, children }) => children.length === 0 && Object.keys(attributes).length === 0).length;
      if (count > 0) yield { args: { count }, part: path };
    }
  },
});
