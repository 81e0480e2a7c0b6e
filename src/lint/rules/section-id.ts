import { defineRule } from "../rule.js";
import { within } from "../shapes.js";

/** In lower case PowerPoint repairs. */
export const rule = defineRule({
  name: "section-id",
  severity: "error",
  summary: { en: "Section ids are GUIDs in upper case, each once", "zh-CN": "节 ID 为大写 GUID 且不重复" },
  *run({ trees, presentation }) {
    const tree = trees.get(presentation);
    const seen = new Set<string>();
    for (const { attributes } of tree ? within(tree, "p14:section") : []) {
      const id = attributes["id"] ?? "";
      if (seen.has(id) || !/^\{[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\}$/u.test(id)) yield { args: { id, section: attributes["name"] ?? "" }, part: presentation };
      seen.add(id);
    }
  },
});
