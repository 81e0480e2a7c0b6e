import { extensionOf } from "../deck.js";
import { defineRule } from "../rule.js";

/** Harmless to PowerPoint, which itself declares `jpeg` ahead; it says that the writer took a list from elsewhere. */
export const rule = defineRule({
  name: "type-unused",
  severity: "info",
  summary: { en: "Declared file endings occur", "zh-CN": "声明过的扩展名都用到了" },
  *run({ parts, types }) {
    const used = new Set([...parts.keys()].map(extensionOf));
    const unused = types.defaults.map(([extension]) => extension).filter((extension) => extension !== "xml" && extension !== "rels" && !used.has(extension));
    if (unused.length > 0) yield { args: { extensions: unused }, part: "[Content_Types].xml" };
  },
});
