import { defineRule } from "../rule.js";

/** Slides copied by programs share their charts and notes (python-pptx #132): an edit of one changes the other, or PowerPoint repairs. */
export const rule = defineRule({
  name: "part-shared",
  severity: "warning",
  summary: { en: "Each slide has its own charts and notes, each chart its own workbook", "zh-CN": "图表、备注归各页独有，工作簿归各图表独有" },
  *run({ parts, relations }) {
    const owners = new Map<string, string>();
    for (const path of parts.keys())
      for (const { kind, target, external } of relations(path)) {
        if (external || !["chart", "notesSlide", "package"].includes(kind)) continue;
        const other = owners.get(target);
        if (other !== undefined && other !== path) yield { args: { path: target, other }, part: path };
        owners.set(target, path);
      }
  },
});
