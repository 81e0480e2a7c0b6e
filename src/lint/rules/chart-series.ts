import { childOf, elementsOf } from "../../source/xml-tree.js";
import { defineRule } from "../rule.js";
import { within } from "../shapes.js";

/** Series with one number: PowerPoint repairs. Points beyond the count that the cache says: they are lost. */
export const rule = defineRule({
  name: "chart-series",
  severity: "error",
  summary: { en: "Series are numbered once, points within their count", "zh-CN": "系列编号不重复，数据点不超出个数" },
  *run({ reached, trees }) {
    for (const path of reached("chart")) {
      const tree = trees.get(path);
      if (!tree) continue;
      for (const key of ["c:idx", "c:order"]) {
        const seen = new Set<string>();
        for (const series of within(tree, "c:ser")) {
          const value = childOf(series, key)?.attributes["val"] ?? "";
          if (seen.has(value)) yield { args: { problem: "number", value: `${key.slice(2)} ${value}` }, part: path };
          seen.add(value);
        }
      }
      for (const name of ["c:strCache", "c:numCache", "c:strLit", "c:numLit"])
        for (const cache of within(tree, name)) {
          const count = Number(childOf(cache, "c:ptCount")?.attributes["val"] ?? 0);
          const indexes = elementsOf(cache).filter((child) => child.name === "c:pt").map(({ attributes }) => Number(attributes["idx"]));
          if (indexes.some((index) => !(index < count)) || new Set(indexes).size < indexes.length) yield { args: { problem: "points", value: String(count) }, part: path };
        }
    }
  },
});
