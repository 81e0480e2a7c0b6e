import { defineRule } from "../rule.js";

/** PptxGenJS gives its notes master theme1, which is the slides'; PowerPoint repairs (PptxGenJS #1443). */
export const rule = defineRule({
  name: "notes-theme",
  severity: "error",
  summary: { en: "Every master has a theme of its own", "zh-CN": "每个母版使用各自的主题" },
  *run({ reached, relations }) {
    const owners = new Map<string, string>();
    for (const path of [...reached("slideMaster"), ...reached("notesMaster"), ...reached("handoutMaster")])
      for (const { target } of relations(path).filter(({ kind }) => kind === "theme")) {
        const other = owners.get(target);
        if (other !== undefined && other !== path) yield { args: { theme: target, other }, part: path };
        owners.set(target, path);
      }
  },
});
