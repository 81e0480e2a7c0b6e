import { defineRule } from "../rule.js";

export const rule = defineRule({
  name: "notes-unused",
  severity: "info",
  summary: { en: "A notes master is there only where a slide has notes", "zh-CN": "没有备注时不带备注母版" },
  *run({ reached }) {
    const [master] = reached("notesMaster");
    if (master !== undefined && reached("notesSlide").length === 0) yield { args: {}, part: master };
  },
});
