import { everyText, type Check } from "../kinds/check.js";
import { error } from "../source/diagnostic.js";

/** A rate that rises from 10 % to 12 % is up by 2 percentage points, or by 20 %. */
export const check: Check = {
  name: "percentage-point",
  summary: {
    en: "The difference of two rates is in percentage points, not in %.",
    "zh-CN": "两个百分率之差用“个百分点”，不用“%”。",
  },
  group: "typography",
  level: "error",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 增速比较, items: [投资增速比收入增速高6个百分点, 平稳运行] }\n" },
    fails: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 增速比较, items: [投资增速比收入增速高6%, 平稳运行] }\n" },
  },
  *run(deck) {
    for (const { words, slide } of everyText(deck)) {
      if (words.text.length > longestText) continue;
      for (const match of words.text.matchAll(deck.language === "zh-CN" ? chinese : english)) {
        const [start, end] = [match.index, match.index + match[0].length];
        yield error("percentage-point", { text: match[0], points: true }, { span: words.at(start, end), ...(slide && { slide: slide.number }) });
      }
    }
  },
};

const longestText = 20_000;
const rate = "(?:增速|增幅|增长率|占比|比重|率)";
const chinese = new RegExp(`${rate}比[^，。；\\d]{1,16}${rate}?(?:高|低|快|慢|提高|下降)(?:出|了)?约?\\d{1,3}(?:\\.\\d{1,4})?[%％]`, "gu");
const english = /\b(?:rate|share|margin)s?[^.;\d]{1,40}(?:higher|lower|up|down|rose|fell) (?:by )?\d{1,3}(?:\.\d{1,4})? ?%/giu;
