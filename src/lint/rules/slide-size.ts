import { childOf } from "../../source/xml-tree.js";
import { defineRule } from "../rule.js";

/** ST_SlideSizeCoordinate: 1 to 56 inches. Notes need a size too. */
export const rule = defineRule({
  name: "slide-size",
  severity: "error",
  summary: { en: "The slide size is between 1 and 56 inches", "zh-CN": "页面尺寸在 1 至 56 英寸之间" },
  *run({ trees, presentation }) {
    const tree = trees.get(presentation);
    const size = childOf(tree, "p:sldSz")?.attributes;
    const given = [size?.["cx"], size?.["cy"]].map((value) => Number(value ?? Number.NaN));
    if (tree && (!given.every((value) => value >= inch && value <= 56 * inch) || !childOf(tree, "p:notesSz"))) yield { args: { width: given[0]! / inch, height: given[1]! / inch }, part: presentation };
  },
});

const inch = 914_400;
