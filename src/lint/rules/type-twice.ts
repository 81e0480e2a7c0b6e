import { defineRule } from "../rule.js";

export const rule = defineRule({
  name: "type-twice",
  severity: "error",
  summary: { en: "Each content type is declared once", "zh-CN": "内容类型不重复声明" },
  *run({ types }) {
    const seen = new Set<string>();
    const names = [...types.defaults.map(([extension]) => `.${extension}`), ...types.overrides.map(([path]) => path.toLowerCase())];
    for (const name of names) {
      if (seen.has(name)) yield { args: { name }, part: "[Content_Types].xml" };
      seen.add(name);
    }
  },
});
