import { defineRule } from "../rule.js";

/** OPC allows two methods (ECMA-376 part 2, annex C): stored and deflated. Also says which parts are damaged. */
export const rule = defineRule({
  name: "zip-method",
  severity: "error",
  summary: { en: "Every entry is stored or deflated, and whole", "zh-CN": "各条目为存储或 Deflate 压缩，且完整" },
  *run({ parts }) {
    for (const [path, data] of parts) if (!data) yield { args: { path }, part: path };
  },
});
