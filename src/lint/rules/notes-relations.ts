import { defineRule } from "../rule.js";

export const rule = defineRule({
  name: "notes-relations",
  severity: "error",
  summary: { en: "A notes page leads to its slide and to the notes master", "zh-CN": "备注页对应本页和备注母版" },
  *run({ parts, relations }) {
    for (const slide of parts.keys())
      for (const { target, external } of relations(slide).filter(({ kind }) => kind === "notesSlide")) {
        if (external || !parts.has(target)) continue;
        const back = relations(target).filter(({ kind }) => kind === "slide").map((relation) => relation.target);
        const masters = relations(target).filter(({ kind }) => kind === "notesMaster").length;
        if (!back.includes(slide) || masters !== 1) yield { args: { slide, masters }, part: target };
      }
  },
});
