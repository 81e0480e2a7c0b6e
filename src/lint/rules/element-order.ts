import { outOfOrder } from "../element-order.js";
import { defineRule } from "../rule.js";
import { within } from "../shapes.js";

/** PowerPoint reads by the schema's sequences: an element in the wrong place, or one too many, ends in a repair. */
export const rule = defineRule({
  name: "element-order",
  severity: "error",
  summary: { en: "Elements stand in the schema's order", "zh-CN": "元素按规定的顺序排列" },
  *run({ trees }) {
    for (const [path, tree] of trees)
      for (const element of within(tree)) {
        const wrong = outOfOrder(element);
        if (wrong) yield { args: { parent: element.name, ...wrong }, part: path };
      }
  },
});
