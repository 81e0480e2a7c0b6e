import { defineRule } from "../rule.js";

/** What would lead out of the archive, or is read differently by different programs. */
export const rule = defineRule({
  name: "zip-name",
  severity: "error",
  summary: { en: "Entry names are plain relative paths", "zh-CN": "条目名是普通的相对路径" },
  *run({ entries }) {
    for (const { name, flags } of entries) {
      const bad = /^[\\/]|^[a-z]:|\\|[\0-\u001f\u007f]|(?:^|\/)\.{1,2}(?:\/|$)|\/\/|\ufffd/iu.test(name);
      const unmarked = (flags & utf8) === 0 && /[^\0-\u007f]/u.test(name);
      if (bad || unmarked) yield { args: { name }, part: name };
    }
  },
});

/** General purpose bit 11: the name is UTF-8. Without it other programs take it for code page 437. */
const utf8 = 0x800;
