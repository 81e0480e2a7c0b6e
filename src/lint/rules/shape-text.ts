import { childOf } from "../../source/xml-tree.js";
import { defineRule } from "../rule.js";
import { within } from "../shapes.js";

/** PptxGenJS leaves it out of shapes without text and PowerPoint repairs (PptxGenJS #1441). Only the slide's picture on a notes page has none. */
export const rule = defineRule({
  name: "shape-text",
  severity: "error",
  summary: { en: "Every shape has a text body", "zh-CN": "每个形状都有文本框架" },
  *run({ trees }) {
    for (const [path, tree] of trees)
      for (const shape of within(tree, "p:sp")) {
        if (childOf(shape, "p:txBody") || [...within(shape, "p:ph")].some(({ attributes }) => attributes["type"] === "sldImg")) continue;
        yield { args: {}, part: path, shape: childOf(childOf(shape, "p:nvSpPr"), "p:cNvPr")?.attributes["name"] ?? "" };
      }
  },
});
