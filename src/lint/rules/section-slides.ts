import { defineRule } from "../rule.js";
import { within } from "../shapes.js";

/** Where there are sections, each slide is in one, in the order of the show. */
export const rule = defineRule({
  name: "section-slides",
  severity: "error",
  summary: { en: "Sections hold every slide once, in order", "zh-CN": "各节合起来恰好按顺序包含每页一次" },
  *run({ trees, presentation }) {
    const tree = trees.get(presentation);
    if (!tree || within(tree, "p14:section").next().done) return;
    const idsOf = (name: string): readonly string[] => [...within(tree, name)].map(({ attributes }) => attributes["id"] ?? "");
    const slides = idsOf("p:sldId");
    const members = idsOf("p14:sldId");
    if (members.join() !== slides.join()) yield { args: { slides: slides.length, members: members.length }, part: presentation };
  },
});
