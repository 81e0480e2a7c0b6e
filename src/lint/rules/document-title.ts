import { childOf, textOf } from "../../source/xml-tree.js";
import { defineRule } from "../rule.js";

/** WCAG 2.4.2: what windows, browsers and exported PDF files are called. */
export const rule = defineRule({
  name: "document-title",
  severity: "info",
  summary: { en: "The document has a title", "zh-CN": "文档属性有标题" },
  *run({ relations, trees, presentation }) {
    const path = relations("").find(({ kind }) => kind === "core-properties")?.target;
    const title = childOf(path === undefined ? undefined : trees.get(path), "dc:title");
    const said = title ? textOf(title).trim() : "";
    if (said === "" || /^(?:powerpoint|pptxgenjs) presentation$/iu.test(said)) yield { args: {}, part: path ?? presentation };
  },
});
