import { defineRule } from "../rule.js";

/** PptxGenJS declares a slide master for every slide; PowerPoint then repairs (PptxGenJS #1444). */
export const rule = defineRule({
  name: "type-orphan",
  severity: "error",
  summary: { en: "No content type is declared for a part that is not there", "zh-CN": "没有为不存在的部件声明内容类型" },
  *run({ parts, types }) {
    const known = new Set([...parts.keys()].map((path) => path.toLowerCase()));
    for (const [path] of types.overrides) if (!known.has(path.toLowerCase())) yield { args: { path }, part: "[Content_Types].xml" };
  },
});
