import { defineRule } from "../rule.js";

/** Two links to one slide under one id are enough for a repair (PPTX.jl #63). */
export const rule = defineRule({
  name: "rel-twice",
  severity: "error",
  summary: { en: "Relationship ids are unique in their part", "zh-CN": "同一部件内关系 ID 不重复" },
  *run({ parts, relations }) {
    for (const owner of ["", ...parts.keys()]) {
      const seen = new Set<string>();
      for (const { id } of relations(owner)) {
        if (seen.has(id)) yield { args: { id }, part: owner };
        seen.add(id);
      }
    }
  },
});
