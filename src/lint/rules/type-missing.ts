import { defineRule } from "../rule.js";

export const rule = defineRule({
  name: "type-missing",
  severity: "error",
  summary: { en: "Every part has a content type", "zh-CN": "每个部件都声明了内容类型" },
  *run({ parts, types }) {
    for (const path of parts.keys()) if (path !== "[Content_Types].xml" && !types.of(path)) yield { args: { path }, part: path };
  },
});
