import { isSpokenPath, type Check } from "../kinds/check.js";
import { warning } from "../source/diagnostic.js";

/** Zelazny, Minto: the title is the message, and whoever reads only the titles knows the story. */
export const check: Check = {
  name: "action-title",
  summary: {
    en: "The title of a slide with numbers is a statement, of at most 40 characters and two lines.",
    "zh-CN": "有数据的页面，标题说结论，不超过 40 个字、两行。",
  },
  group: "message",
  level: "warning",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nreport: report.md\nslides:\n  - { template: kpi-cards, title: 主要指标平稳增长, cards: [{ figure: 营业收入 }, { figure: 工业增加值 }, { figure: 固定资产投资 }] }\n", "report.md": "2015年，营业收入2942亿元，同比增长10.2%；工业增加值628.7亿元，增长7.14%；固定资产投资346.4亿元，增长16.2%。\n" },
    fails: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nreport: report.md\nslides:\n  - { template: kpi-cards, title: 主要指标情况, cards: [{ figure: 营业收入 }, { figure: 工业增加值 }, { figure: 固定资产投资 }] }\n", "report.md": "2015年，营业收入2942亿元，同比增长10.2%；工业增加值628.7亿元，增长7.14%；固定资产投资346.4亿元，增长16.2%。\n" },
  },
  *run(deck) {
    for (const slide of deck.slides) {
      const title = slide.words.find(({ role }) => role === "title");
      if (!title || !slide.framed || slide.appendix) continue;
      const text = title.text.replace(/\s+/gu, " ").trim();
      const where = { span: title.at(), slide: slide.number };
      const numbers = slide.charts.length > 0 || slide.uses.some(({ path }) => !isSpokenPath(path));
      const chinese = /\p{Script=Han}/u.test(text);
      const length = chinese ? Math.ceil([...text].reduce((sum, c) => sum + (c.charCodeAt(0) > 0x2e7f ? 1 : 0.5), 0)) : text.split(" ").length;
      const max = chinese ? mostHan : mostWords;
      const lines = slide.scenes[0]?.nodes.find((node) => node.type === "text" && node.placeholder === "title");
      if (numbers && isTopic(text)) yield warning("action-title", { title: text, why: "topic", max }, where);
      else if (length > max) yield warning("action-title", { title: text, why: "long", max }, where);
      else if (lines?.type === "text" && lines.lines.length > mostLines) yield warning("action-title", { title: text, why: "lines", max: mostLines }, where);
    }
  },
};

const mostHan = 40;
const mostWords = 24;
const mostLines = 2;

/** 主要指标情况, “Financial overview”: a noun that says what the slide is about, without a comma, a number or a verb before it. */
function isTopic(title: string): boolean {
  if (/[，,：:\d]/u.test(title)) return false;
  const chinese = title.length <= longestTopic && /(?:情况|概况|分析|介绍|总览|一览|一览表|数据|汇总|总结|概述|说明|统计|展示|背景)$/u.test(title) && !/增长|下降|提高|提升|实现|完成|超|达|居|领|优于|好于/u.test(title);
  return chinese || (title.split(" ").length <= 4 && /^(?:\S+ ){0,3}(?:overview|summary|results|analysis|figures|update|introduction|background|highlights|performance)$/iu.test(title));
}

const longestTopic = 14;
