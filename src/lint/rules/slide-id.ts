import { defineRule } from "../rule.js";
import { within } from "../shapes.js";

/** ST_SlideId: 256 to 2,147,483,647, each once (python-pptx #972). One part cannot be two slides either. */
export const rule = defineRule({
  name: "slide-id",
  severity: "error",
  summary: { en: "Slide ids are unique and in their range", "zh-CN": "幻灯片 ID 唯一且在允许范围内" },
  *run({ trees, presentation }) {
    const seen = new Set<string>();
    for (const { attributes } of within(trees.get(presentation) ?? nothing, "p:sldId")) {
      const id = attributes["id"] ?? "";
      const target = `r:${attributes["r:id"] ?? ""}`;
      if (seen.has(id) || seen.has(target) || !/^\d{3,10}$/u.test(id) || Number(id) < 256 || Number(id) >= 2 ** 31) yield { args: { id }, part: presentation };
      seen.add(id).add(target);
    }
  },
});

const nothing = { name: "", attributes: {}, children: [] };
