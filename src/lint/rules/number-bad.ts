import { defineRule } from "../rule.js";
import { within } from "../shapes.js";

/** What a program wrote that had no number, and fractions where the schema has whole units (EMU, 100ths of a point). */
export const rule = defineRule({
  name: "number-bad",
  severity: "error",
  summary: { en: "Numbers are numbers, and whole where they have to be", "zh-CN": "数值有效，应为整数的是整数" },
  *run({ trees }) {
    for (const [path, tree] of trees)
      for (const { name, attributes } of within(tree))
        for (const [attribute, value] of Object.entries(attributes)) {
          const none = !free.has(attribute) && /^(?:NaN|null|undefined|-?Infinity)$/u.test(value);
          const fraction = (whole[name]?.includes(attribute) ?? false) && !/^-?\d+(?:\.0+)?(?:mm|cm|in|pt|pc|pi|%)?$/u.test(value);
          if (none || fraction) yield { args: { element: name, attribute, value }, part: path };
        }
  },
});

/** Attributes that hold what a person wrote. */
const free = new Set(["name", "descr", "title", "tooltip", "typeface", "Target", "section"]);

const whole: Readonly<Record<string, readonly string[]>> = {
  "a:off": ["x", "y"], "a:ext": ["cx", "cy"], "a:chOff": ["x", "y"], "a:chExt": ["cx", "cy"],
  "a:rPr": ["sz", "spc", "baseline"], "a:endParaRPr": ["sz", "spc"], "a:defRPr": ["sz", "spc"],
  "a:pPr": ["marL", "indent", "lvl"], "a:spcPts": ["val"], "a:ln": ["w"], "a:gridCol": ["w"], "a:tr": ["h"],
  "a:tcPr": ["marL", "marR", "marT", "marB"], "p:cNvPr": ["id"],
};
