import { childOf } from "../../source/xml-tree.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  name: "chart-workbook",
  severity: "warning",
  summary: { en: "Every chart has the workbook behind it", "zh-CN": "每个图表都带数据工作簿" },
  *run({ reached, trees, relations, parts }) {
    for (const path of reached("chart")) {
      const id = childOf(trees.get(path), "c:externalData")?.attributes["r:id"];
      const relation = relations(path).find((candidate) => candidate.id === id);
      if (trees.has(path) && (!relation || (!relation.external && !parts.has(relation.target)))) yield { args: {}, part: path };
    }
  },
});
