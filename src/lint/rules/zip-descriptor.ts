import { defineRule } from "../rule.js";

/** Stored data whose size stands behind it cannot be read as a stream, and strict readers refuse it. */
export const rule = defineRule({
  name: "zip-descriptor",
  severity: "warning",
  summary: { en: "No stored entry has its size only behind its data", "zh-CN": "未压缩的条目不把大小写在数据之后" },
  *run({ entries }) {
    const found = entries.filter(({ flags, method, name }) => (flags & descriptor) !== 0 && method === 0 && !name.endsWith("/"));
    if (found.length > 0) yield { args: { count: found.length, example: found[0]!.name }, part: found[0]!.name };
  },
});

/** General purpose bit 3. */
const descriptor = 8;
