import { childOf } from "../../source/xml-tree.js";
import { defineRule } from "../rule.js";
import { within } from "../shapes.js";

/** PptxGenJS names a third axis that is not there; PowerPoint drops the chart. */
export const rule = defineRule({
  name: "chart-axes",
  severity: "error",
  summary: { en: "Charts have the axes that they name, and cross existing ones", "zh-CN": "图表引用的坐标轴都存在并相互交叉" },
  *run({ reached, trees }) {
    for (const path of reached("chart")) {
      const area = childOf(childOf(trees.get(path), "c:chart"), "c:plotArea");
      if (!area) continue;
      const axes = [...within(area)].filter(({ name }) => /^c:(?:cat|val|date|ser)Ax$/u.test(name));
      const ids = axes.map((axis) => childOf(axis, "c:axId")?.attributes["val"] ?? "");
      const used = [...within(area)].filter(({ name }) => name.endsWith("Chart")).flatMap((group) => [...within(group, "c:axId")].map(({ attributes }) => attributes["val"] ?? ""));
      for (const id of new Set(used)) if (!ids.includes(id)) yield { args: { id, problem: "missing" }, part: path };
      for (const id of ids) if (!used.includes(id)) yield { args: { id, problem: "unused" }, part: path };
      for (const axis of axes) {
        const other = childOf(axis, "c:crossAx")?.attributes["val"] ?? "";
        if (!ids.includes(other)) yield { args: { id: other, problem: "crossing" }, part: path };
      }
    }
  },
});
