import { defineRule } from "../rule.js";

/** PptxGenJS writes the path of the file, which tells no one anything and leaks the writer's folders. */
export const rule = defineRule({
  name: "alt-text-name",
  severity: "warning",
  summary: { en: "A description is no file name", "zh-CN": "替代文字不是文件名" },
  *run({ slides, shapes }) {
    for (const { path } of slides)
      for (const { alt, name } of shapes(path)) if (/^(?:\S*[\\/])?[^\s\\/]+\.(?:png|jpe?g|gif|svg|tiff?|bmp|webp|emf|wmf)$/iu.test(alt)) yield { args: { alt }, part: path, shape: name };
  },
});
