import { childOf } from "../../source/xml-tree.js";
import { defineRule } from "../rule.js";
import { within } from "../shapes.js";

export const rule = defineRule({
  name: "master-relations",
  severity: "error",
  summary: { en: "Every master is listed, has one theme and a colour map", "zh-CN": "每个母版均已登记，有一个主题和颜色映射" },
  *run({ reached, relations, trees, presentation }) {
    const tree = trees.get(presentation);
    const listed = new Set(tree ? [...within(tree, "p:sldMasterId")].map(({ attributes }) => relations(presentation).find(({ id }) => id === attributes["r:id"])?.target) : []);
    for (const path of reached("slideMaster")) {
      const themes = relations(path).filter(({ kind }) => kind === "theme").length;
      if (themes !== 1) yield { args: { problem: "theme", count: themes }, part: path };
      if (trees.has(path) && !childOf(trees.get(path), "p:clrMap")) yield { args: { problem: "colours", count: 0 }, part: path };
      if (!listed.has(path)) yield { args: { problem: "unlisted", count: 0 }, part: path };
    }
  },
});
