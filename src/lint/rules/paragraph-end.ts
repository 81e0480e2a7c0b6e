import { childOf, elementsOf } from "../../source/xml-tree.js";
import { defineRule } from "../rule.js";
import { within } from "../shapes.js";

/** An empty line without end properties takes 18 pt from the defaults, and the next words typed into it too. */
export const rule = defineRule({
  name: "paragraph-end",
  severity: "info",
  summary: { en: "Empty paragraphs say their size", "zh-CN": "空段落写明字号" },
  *run({ slides, shapes }) {
    for (const { path } of slides)
      for (const { element, name, kind, placeholder } of shapes(path)) {
        if (kind !== "text" || placeholder) continue;
        const paragraphs = [...within(element, "a:p")];
        const empty = paragraphs.filter((paragraph) => elementsOf(paragraph).every((child) => child.name === "a:pPr") && !childOf(paragraph, "a:endParaRPr"));
        // A shape without any text is not read: nothing of its size matters.
        if (empty.length > 0 && empty.length < paragraphs.length) yield { args: { count: empty.length }, part: path, shape: name };
      }
  },
});
