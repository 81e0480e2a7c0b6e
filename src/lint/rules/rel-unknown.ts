import { defineRule } from "../rule.js";
import { within } from "../shapes.js";

/** An empty id is how PowerPoint itself writes a link that does nothing but an action. */
export const rule = defineRule({
  name: "rel-unknown",
  severity: "error",
  summary: { en: "Every relationship that a part refers to exists", "zh-CN": "部件引用的关系都存在" },
  *run({ trees, relations }) {
    for (const [path, tree] of trees) {
      const ids = new Set(relations(path).map(({ id }) => id));
      for (const { name, attributes } of within(tree))
        for (const [attribute, value] of Object.entries(attributes))
          if (attribute.startsWith("r:") && !ids.has(value) && !(value === "" && (name.startsWith("a:hlink") || name === "a:snd"))) yield { args: { element: name, id: value }, part: path };
    }
  },
});
