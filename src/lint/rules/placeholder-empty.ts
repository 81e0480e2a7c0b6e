import { childOf } from "../../source/xml-tree.js";
import { isRepeated } from "../inheritance.js";
import { defineRule } from "../rule.js";
import { bodyText } from "../shapes.js";

/** "Click to add text": seen by everyone who edits, read aloud by some readers. */
export const rule = defineRule({
  name: "placeholder-empty",
  severity: "warning",
  summary: { en: "No placeholder is left empty", "zh-CN": "没有留空的占位符" },
  *run({ slides, shapes }) {
    for (const { path } of slides)
      for (const { kind, element, placeholder, name } of shapes(path)) {
        if (kind !== "text" || !placeholder || isRepeated(placeholder) || bodyText(element).trim() !== "" || childOf(childOf(element, "p:spPr"), "a:blipFill")) continue;
        yield { args: { type: placeholder.type }, part: path, shape: name };
      }
  },
});
