import { defineRule } from "../rule.js";

/** An address has to be a URI (RFC 3986) as written: spaces, backslashes and other bare characters make PowerPoint repair. */
export const rule = defineRule({
  name: "rel-target",
  severity: "error",
  summary: { en: "Targets of relationships are valid URIs", "zh-CN": "关系的目标是合法的 URI" },
  *run({ parts, relations }) {
    for (const owner of ["", ...parts.keys()])
      for (const { id, written, external, kind } of relations(owner)) {
        const bad = written === "" || /[\s\\<>"{}|^`\0-\u001f]/u.test(written) || /%(?![0-9a-f]{2})/iu.test(written);
        const foreign = !external && /^[a-z][a-z0-9+.-]+:/iu.test(written);
        if ((bad && !(kind === "hyperlink" && written === "")) || foreign) yield { args: { id, target: written }, part: owner };
      }
  },
});
