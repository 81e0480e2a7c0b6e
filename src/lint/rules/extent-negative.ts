import { defineRule } from "../rule.js";
import { within } from "../shapes.js";

/** A line that runs up or left is written with `flipV` and `flipH`. */
export const rule = defineRule({
  name: "extent-negative",
  severity: "error",
  summary: { en: "No width or height is below zero", "zh-CN": "宽度和高度不为负" },
  *run({ trees }) {
    for (const [path, tree] of trees)
      for (const name of ["a:ext", "a:chExt", "p:ext"])
        for (const { attributes } of within(tree, name)) {
          const [width, height] = [attributes["cx"], attributes["cy"]];
          if (Number(width ?? 0) < 0 || Number(height ?? 0) < 0) yield { args: { width: width ?? "", height: height ?? "" }, part: path };
        }
  },
});
