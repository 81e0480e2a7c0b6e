import { defineRule } from "../rule.js";

/** PowerPoint repairs; python-pptx and others refuse to open (python-pptx #786: a target of `NULL`). */
export const rule = defineRule({
  name: "rel-missing",
  severity: "error",
  summary: { en: "Every relationship leads to a part of the file", "zh-CN": "每个关系都指向文件里的部件" },
  *run({ parts, relations }) {
    for (const owner of ["", ...parts.keys()])
      for (const { id, written, target, external } of relations(owner)) if (!external && !parts.has(target)) yield { args: { id, target: written }, part: owner };
  },
});
