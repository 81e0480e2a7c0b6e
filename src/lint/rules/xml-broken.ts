import { defineRule } from "../rule.js";

export const rule = defineRule({
  name: "xml-broken",
  severity: "error",
  summary: { en: "Every XML part can be read", "zh-CN": "各 XML 部件都能读取" },
  *run({ broken }) {
    for (const [path, why] of broken) yield { args: { path, why }, part: path };
  },
});
