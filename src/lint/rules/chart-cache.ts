import { childOf } from "../../source/xml-tree.js";
import { chartRanges } from "../chart-ranges.js";
import { defineRule } from "../rule.js";

/** What the chart shows is its cache; what "Edit data" opens is the workbook. The first edit replaces the one by the other. */
export const rule = defineRule({
  name: "chart-cache",
  severity: "error",
  summary: { en: "Charts show what their workbooks say", "zh-CN": "图表显示的与工作簿一致" },
  *run({ reached, trees, relations, parts }) {
    for (const path of reached("chart")) {
      const tree = trees.get(path);
      const id = childOf(tree, "c:externalData")?.attributes["r:id"];
      const target = relations(path).find((relation) => relation.id === id && !relation.external)?.target;
      const workbook = target === undefined ? undefined : parts.get(target);
      if (!tree || !workbook) continue;
      for (const { range, cached, cells } of chartRanges(tree, workbook)) {
        const at = cells ? Math.max(cached.length, cells.length) : 0;
        const i = Array.from({ length: at }, (_, k) => k).find((k) => !sameValue(cached[k] ?? null, cells![k] ?? null));
        if (i !== undefined) yield { args: { range, shown: cached[i] ?? "", cell: cells![i] ?? "" }, part: path };
      }
    }
  },
});

/** Excel stores 17 digits and shows 15. */
function sameValue(one: string | null, other: string | null): boolean {
  if (one === other || (one ?? "") === (other ?? "")) return true;
  const [a, b] = [Number(one ?? Number.NaN), Number(other ?? Number.NaN)];
  return Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
}
