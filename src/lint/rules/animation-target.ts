import { defineRule } from "../rule.js";
import { within } from "../shapes.js";

/** An animation of a shape that is gone makes PowerPoint repair the slide. */
export const rule = defineRule({
  name: "animation-target",
  severity: "error",
  summary: { en: "Animations and connectors refer to shapes of their slide", "zh-CN": "动画和连接线引用的形状都在本页" },
  *run({ slides }) {
    for (const { path, tree } of slides) {
      const ids = new Set([...within(tree, "p:cNvPr")].map(({ attributes }) => attributes["id"]));
      for (const [name, attribute] of references)
        for (const { attributes } of within(tree, name)) {
          const id = attributes[attribute];
          if (id !== undefined && !ids.has(id)) yield { args: { element: name, id }, part: path };
        }
    }
  },
});

const references = [["p:spTgt", "spid"], ["p:bldP", "spid"], ["p:bldGraphic", "spid"], ["a:stCxn", "id"], ["a:endCxn", "id"]] as const;
