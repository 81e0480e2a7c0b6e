import { defineRule } from "../rule.js";
import { within } from "../shapes.js";

/** Masters and layouts share one range of ids, 2,147,483,648 and up, each once in the whole file; PowerPoint repairs otherwise. */
export const rule = defineRule({
  name: "master-id",
  severity: "error",
  summary: { en: "Ids of masters and layouts are unique in the file", "zh-CN": "母版和版式的 ID 在全文件中唯一" },
  *run({ trees, presentation, reached }) {
    const seen = new Set<string>();
    for (const [path, element] of [[presentation, "p:sldMasterId"], ...reached("slideMaster").map((path) => [path, "p:sldLayoutId"] as const)] as const) {
      const tree = trees.get(path);
      for (const { attributes } of tree ? within(tree, element) : []) {
        const id = attributes["id"];
        if (id === undefined) continue;
        if (seen.has(id) || !/^\d{10}$/u.test(id) || Number(id) < 2 ** 31 || Number(id) >= 2 ** 32) yield { args: { id }, part: path };
        seen.add(id);
      }
    }
  },
});
