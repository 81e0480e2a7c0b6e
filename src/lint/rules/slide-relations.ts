import { defineRule } from "../rule.js";

export const rule = defineRule({
  name: "slide-relations",
  severity: "error",
  summary: { en: "Every slide has one layout and at most one notes page", "zh-CN": "每页有且只有一个版式，备注至多一份" },
  *run({ slides, relations }) {
    for (const { path } of slides) {
      const count = (wanted: string): number => relations(path).filter(({ kind }) => kind === wanted).length;
      if (count("slideLayout") !== 1) yield { args: { kind: "slideLayout", count: count("slideLayout") }, part: path };
      if (count("notesSlide") > 1) yield { args: { kind: "notesSlide", count: count("notesSlide") }, part: path };
    }
  },
});
