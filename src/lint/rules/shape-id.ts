import { elementsOf, type XmlElement } from "../../source/xml-tree.js";
import { defineRule } from "../rule.js";

/** PptxGenJS gives tables and media ids that others have. Of alternative contents only one counts at a time. */
export const rule = defineRule({
  name: "shape-id",
  severity: "error",
  summary: { en: "Shape ids are unique on their slide", "zh-CN": "同一页内形状 ID 不重复" },
  *run({ trees }) {
    for (const [path, tree] of trees) {
      if (!/^p:(?:sld|sldLayout|sldMaster|notes|notesMaster|handoutMaster)$/u.test(tree.name)) continue;
      const seen = new Map<string, string>();
      for (const { attributes } of names(tree)) {
        const id = attributes["id"] ?? "";
        const name = attributes["name"] ?? "";
        const other = seen.get(id);
        if (other !== undefined) yield { args: { id, other }, part: path, shape: name };
        seen.set(id, name);
      }
    }
  },
});

function* names(tree: XmlElement): Generator<XmlElement> {
  if (tree.name === "p:cNvPr") yield tree;
  for (const child of tree.name === "mc:AlternateContent" ? elementsOf(tree).slice(0, 1) : elementsOf(tree)) yield* names(child);
}
