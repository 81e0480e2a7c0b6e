import { defineRule } from "../rule.js";

/** Names of parts are equal whatever their case. PowerPoint repairs or refuses such files (python-pptx #132 and its like). */
export const rule = defineRule({
  name: "zip-twice",
  severity: "error",
  summary: { en: "No entry is in the archive twice", "zh-CN": "压缩包里没有重复的条目" },
  *run({ entries }) {
    const seen = new Set<string>();
    for (const { name } of entries) {
      const key = name.toLowerCase();
      if (seen.has(key)) yield { args: { name }, part: name };
      seen.add(key);
    }
  },
});
