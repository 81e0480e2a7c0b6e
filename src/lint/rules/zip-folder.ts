import { defineRule } from "../rule.js";

/** OPC (ECMA-376 part 2, 10.2.4) knows parts, no folders; PptxGenJS writes 19 of them. */
export const rule = defineRule({
  name: "zip-folder",
  severity: "info",
  summary: { en: "The archive has no folder entries", "zh-CN": "压缩包里没有文件夹条目" },
  *run({ entries }) {
    const folders = entries.filter(({ name }) => name.endsWith("/"));
    if (folders.length > 0) yield { args: { count: folders.length, example: folders[0]!.name } };
  },
});
