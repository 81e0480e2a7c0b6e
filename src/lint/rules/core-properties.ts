import { elementsOf } from "../../source/xml-tree.js";
import { defineRule } from "../rule.js";

/** A package has at most one (ECMA-376 part 2, 11.1), and its dates say their type; Office reports anything else as damage. */
export const rule = defineRule({
  name: "core-properties",
  severity: "error",
  summary: { en: "The document properties are one part with typed dates", "zh-CN": "文档属性只有一份，日期带类型" },
  *run({ relations, trees }) {
    const found = relations("").filter(({ kind }) => kind === "core-properties");
    if (found.length > 1) yield { args: { problem: "twice" }, part: found[1]!.target };
    const path = found[0]?.target;
    const tree = path === undefined ? undefined : trees.get(path);
    for (const { name, attributes, children } of tree ? elementsOf(tree) : []) {
      if (name !== "dcterms:created" && name !== "dcterms:modified") continue;
      const date = children.join("").trim();
      if (attributes["xsi:type"] !== "dcterms:W3CDTF" || !/^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?)?)?$/u.test(date)) yield { args: { problem: "date" }, part: path! };
    }
  },
});
