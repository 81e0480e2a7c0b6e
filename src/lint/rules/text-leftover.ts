import { defineRule } from "../rule.js";
import { bodyText } from "../shapes.js";

/** Words that stand for words still to be written. */
export const rule = defineRule({
  name: "text-leftover",
  severity: "warning",
  summary: { en: "No text is left over from a template or a draft", "zh-CN": "没有模板或草稿遗留的文字" },
  *run({ slides, shapes }) {
    for (const { path } of slides)
      for (const { kind, element, name } of shapes(path)) {
        if (kind !== "text" && kind !== "frame") continue;
        const [word] = leftover.exec(bodyText(element)) ?? [];
        if (word !== undefined) yield { args: { word }, part: path, shape: name };
      }
  },
});

const leftover = /\blorem ipsum\b|\bclick to (?:add|edit)\b|\b(?:TODO|TBD|FIXME)\b|\bX{3,}\b|单击此处(?:添加|编辑)?|点击此处(?:添加|编辑|输入)?|在此(?:处)?输入|此处(?:添加|输入)|待补充|待填写/iu;
