import { childOf, elementsOf } from "../../source/xml-tree.js";
import { defineRule } from "../rule.js";

/** Twelve colours, two fonts with three scripts each, and three of each format (ECMA-376 20.1.6): PowerPoint repairs a theme with less. */
export const rule = defineRule({
  name: "theme-incomplete",
  severity: "error",
  summary: { en: "Themes have all colours, fonts and formats", "zh-CN": "主题的颜色、字体、格式齐全" },
  *run({ reached, trees }) {
    for (const path of reached("theme")) {
      const all = childOf(trees.get(path), "a:themeElements");
      if (!trees.has(path)) continue;
      const colors = childOf(all, "a:clrScheme");
      const fonts = childOf(all, "a:fontScheme");
      const formats = childOf(all, "a:fmtScheme");
      const missing = [
        ...colorNames.filter((name) => !childOf(colors, `a:${name}`)),
        ...["a:majorFont", "a:minorFont"].flatMap((name) => ["a:latin", "a:ea", "a:cs"].filter((script) => !childOf(childOf(fonts, name), script)).map((script) => `${name}/${script}`)),
        ...["a:fillStyleLst", "a:lnStyleLst", "a:effectStyleLst", "a:bgFillStyleLst"].filter((name) => elementsOf(childOf(formats, name) ?? nothing).length < 3),
      ];
      if (missing.length > 0) yield { args: { missing }, part: path };
    }
  },
});

const colorNames = ["dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"];
const nothing = { name: "", attributes: {}, children: [] };
