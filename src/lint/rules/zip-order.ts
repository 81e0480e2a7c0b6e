import { defineRule } from "../rule.js";

/** Readers of a stream learn the types first; Office writes it so. */
export const rule = defineRule({
  name: "zip-order",
  severity: "info",
  summary: { en: "`[Content_Types].xml` is the first entry", "zh-CN": "`[Content_Types].xml` 排在最前" },
  *run({ entries }) {
    const first = entries[0]?.name ?? "";
    if (first !== "[Content_Types].xml") yield { args: { first } };
  },
});
