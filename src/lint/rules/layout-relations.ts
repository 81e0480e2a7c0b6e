import { defineRule } from "../rule.js";
import { within } from "../shapes.js";

/** A layout has one master, and that master lists it; slides on a layout that its master does not know cannot be read. */
export const rule = defineRule({
  name: "layout-relations",
  severity: "error",
  summary: { en: "Layouts and masters name each other", "zh-CN": "版式与母版互相对应" },
  *run({ reached, relations, trees }) {
    for (const path of reached("slideLayout")) {
      if (!trees.has(path)) continue;
      const masters = relations(path).filter(({ kind }) => kind === "slideMaster");
      const master = masters[0]?.target;
      if (masters.length !== 1) yield { args: { problem: "masters", count: masters.length }, part: path };
      else if (master !== undefined && trees.has(master)) {
        const listed = [...within(trees.get(master)!, "p:sldLayoutId")].map(({ attributes }) => attributes["r:id"]);
        if (!relations(master).some(({ id, target }) => target === path && listed.includes(id))) yield { args: { problem: "unlisted", count: 1 }, part: path };
      }
    }
  },
});
