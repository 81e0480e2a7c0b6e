import { childOf } from "../../source/xml-tree.js";
import { defineRule } from "../rule.js";
import { within } from "../shapes.js";

/** WCAG 1.3.1: screen readers say the head of a column with each cell. */
export const rule = defineRule({
  name: "table-header",
  severity: "warning",
  summary: { en: "Tables mark their header row", "zh-CN": "表格标明标题行" },
  *run({ slides, shapes }) {
    for (const { path } of slides)
      for (const { kind, element, name, decorative } of shapes(path)) {
        if (kind !== "frame" || decorative) continue;
        for (const table of within(element, "a:tbl")) {
          const marks = childOf(table, "a:tblPr")?.attributes ?? {};
          if (![marks["firstRow"], marks["firstCol"]].some((mark) => mark === "1" || mark === "true")) yield { args: {}, part: path, shape: name };
        }
      }
  },
});
