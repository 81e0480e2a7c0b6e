import type { Check } from "../kinds/check.js";
import { tracedNumerals } from "../kinds/traced.js";
import { warning } from "../source/diagnostic.js";

/**
 * Every numeral that an author writes comes from a figure or from data, is structural (dates, ordinals, names such as 5G), counts
 * what the slide or the report lists, or quotes the report. Only decks with a report have something to be followed back to.
 */
export const check: Check = {
  name: "orphan-number",
  summary: {
    en: "Every numeral in titles, texts, tables, charts and notes comes from a figure of the report, from data, or counts what is there.",
    "zh-CN": "标题、正文、表格、图表和讲稿里的每个数字，都取自报告指标或数据，或者与所列内容的数目一致。",
  },
  group: "truth",
  level: "warning",
  examples: {
    passes: {
      "outline.yaml": "deck: { title: 年度汇报, date: 2016-01-11 }\nreport: report.md\nslides:\n  - { template: bullets, title: 两件实事, items: [\"营业收入达到{{营业收入}}\", 平台投入运营] }\n",
      "report.md": "2015年，营业收入2942亿元，同比增长10.2%。\n",
    },
    fails: {
      "outline.yaml": "deck: { title: 年度汇报, date: 2016-01-11 }\nreport: report.md\nslides:\n  - { template: bullets, title: 三件实事, items: [营业收入达到2942亿元, 平台服务460家企业] }\n",
      "report.md": "2015年，营业收入2942亿元，同比增长10.2%。\n",
    },
  },
  *run(deck) {
    for (const { words, slide, numeral, trace } of tracedNumerals(deck)) {
      if (trace.kind !== "orphan") continue;
      const { start, unitEnd } = numeral;
      const args = { text: words.text.slice(start, unitEnd), ...(trace.reference !== undefined && { reference: trace.reference }), counted: trace.counted, ...(deck.file && { inFile: true }) };
      yield warning("orphan-number", args, { span: words.at(start, unitEnd), ...(slide && { slide: slide.number }) });
    }
  },
};
