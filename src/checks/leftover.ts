import { everyText, type Check } from "../kinds/check.js";
import { error } from "../source/diagnostic.js";

/** The last thing that anyone wants to see on the wall. */
export const check: Check = {
  name: "leftover",
  summary: {
    en: "No placeholder is left over: TODO, lorem ipsum, 待补充.",
    "zh-CN": "没有遗留的占位文字：待补充、TODO、lorem ipsum。",
  },
  group: "message",
  level: "error",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 三件事, items: [平台投入运营, 企业满意] }\n" },
    fails: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 三件事, items: [待补充, TODO 企业案例] }\n" },
  },
  *run(deck) {
    for (const { words, slide } of everyText(deck)) {
      for (const match of words.text.matchAll(forms)) {
        const [start, end] = [match.index, match.index + match[0].length];
        yield error("leftover", { text: match[0] }, { span: words.at(start, end), ...(slide && { slide: slide.number }) });
      }
    }
  },
};

const forms = /(?<![A-Za-z])(?:TODO|TBD|FIXME|XXX+)(?![A-Za-z])|lorem ipsum|待补充|待填写|待完善|此处填写|占位文字|单击此处|点击此处添加|请在此输入|[×Xx]{2,}(?=[家个项亿万%％])|click to add|your text here|insert (?:text|title) here/giu;
