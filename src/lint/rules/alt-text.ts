import { defineRule } from "../rule.js";
import { bodyText, type Shape } from "../shapes.js";

/** WCAG 1.1.1. Inside a group that is described or decorative the parts need no words of their own. */
export const rule = defineRule({
  name: "alt-text",
  severity: "error",
  summary: { en: "Pictures, charts, tables and groups are described, or marked as decoration", "zh-CN": "图片、图表、表格、组合有替代文字，或标为装饰" },
  *run({ slides, shapes }) {
    for (const { path } of slides)
      for (const shape of shapes(path)) {
        if (shape.hidden || isDescribed(shape) || (shape.group && isDescribed(shape.group))) continue;
        // A group of words is read word by word.
        const needs = shape.kind === "picture" || (shape.kind === "frame" && !isEmpty(shape)) || (shape.kind === "group" && shape.depth === 0 && bodyText(shape.element).trim() === "");
        if (needs) yield { args: { kind: shape.kind }, part: path, shape: shape.name };
      }
  },
});

const isDescribed = ({ alt, decorative }: Shape): boolean => alt !== "" || decorative;
const isEmpty = ({ element, placeholder }: Shape): boolean => placeholder !== undefined && element.children.length === 0;
