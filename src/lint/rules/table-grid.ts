import { childOf, elementsOf } from "../../source/xml-tree.js";
import { defineRule } from "../rule.js";
import { within } from "../shapes.js";

/** Every row has a cell for each column, merged ones too: with fewer PowerPoint repairs the table away. */
export const rule = defineRule({
  name: "table-grid",
  severity: "error",
  summary: { en: "Table rows have as many cells as the table has columns", "zh-CN": "表格每行的单元格数与列数一致" },
  *run({ trees }) {
    for (const [path, tree] of trees)
      for (const frame of within(tree, "p:graphicFrame"))
        for (const table of within(frame, "a:tbl")) {
          const columns = elementsOf(childOf(table, "a:tblGrid") ?? table).filter(({ name }) => name === "a:gridCol").length;
          const rows = elementsOf(table).filter(({ name }) => name === "a:tr");
          const shape = [...within(frame, "p:cNvPr")][0]?.attributes["name"] ?? "";
          for (const [r, row] of rows.entries()) {
            const cells = elementsOf(row).filter(({ name }) => name === "a:tc");
            const beyond = cells.some(({ attributes }, c) => c + Number(attributes["gridSpan"] ?? 1) > columns || r + Number(attributes["rowSpan"] ?? 1) > rows.length);
            if (cells.length !== columns || beyond) yield { args: { row: r + 1, cells: cells.length, columns }, part: path, shape };
          }
        }
  },
});
