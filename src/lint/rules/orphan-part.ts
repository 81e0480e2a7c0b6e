import { relationsPath } from "../relations.js";
import { defineRule } from "../rule.js";

/** What nothing leads to is lost at the next save; left-over slides and media may also say what was meant to be gone. */
export const rule = defineRule({
  name: "orphan-part",
  severity: "warning",
  summary: { en: "Something leads to every part", "zh-CN": "每个部件都有关系指向它" },
  *run({ parts, relations }) {
    const reached = new Set<string>();
    const waiting = [""];
    for (let owner = waiting.pop(); owner !== undefined; owner = waiting.pop())
      for (const { target, external } of relations(owner))
        if (!external && parts.has(target) && !reached.has(target)) {
          reached.add(target);
          waiting.push(target);
        }
    const expected = new Set(["[Content_Types].xml", relationsPath(""), ...[...reached].map(relationsPath)]);
    for (const path of parts.keys()) if (!reached.has(path) && !expected.has(path)) yield { args: { path }, part: path };
  },
});
