import type { Check } from "../kinds/check.js";
import { sameIndicator } from "../kinds/same-indicator.js";
import { formatPeriod } from "../report/period.js";
import { warning } from "../source/diagnostic.js";

/** Two years side by side are a comparison where the slide names them, and a slip where it does not. */
export const check: Check = {
  name: "period-mix",
  summary: {
    en: "An indicator stands for one period on a slide, or the slide says which number is of when.",
    "zh-CN": "同一指标在一页里只用一个时期，否则写明各是何时。",
  },
  group: "truth",
  level: "warning",
  asks: "outline",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nreport: report.md\nfigures: { one: { indicator: 营业收入 } }\nslides:\n  - { template: kpi-cards, title: 收入增长, cards: [{ figure: one }, { figure: 工业增加值 }, { figure: 固定资产投资 }] }\n", "report.md": "2015年，营业收入2942亿元，同比增长10.2%；工业增加值628.7亿元，增长7.14%；固定资产投资346.4亿元，增长16.2%。\n" },
    fails: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nreport: report.md\nfigures: { one: { indicator: 营业收入, period: 2015 }, two: { indicator: 营业收入, period: 2014 } }\nslides:\n  - { template: kpi-cards, title: 收入增长, cards: [{ figure: one }, { figure: two }, { figure: 固定资产投资 }] }\n", "report.md": "2014年，营业收入2670亿元。2015年，营业收入2942亿元，同比增长10.2%；固定资产投资346.4亿元，增长16.2%。\n" },
  },
  *run(deck) {
    for (const slide of deck.slides) {
      if (slide.envelope.note !== undefined) continue; // a note explains it
      for (const [name, figures] of sameIndicator(slide)) {
        const periods = [...new Set(figures.flatMap(({ period }) => (period ? [formatPeriod(period)] : [])))];
        const text = slide.words.map((words) => words.text).join("\n");
        const told = periods.filter((period) => text.includes(period.slice(0, 4))).length;
        // 由9.4小时降至6.1小时, “a year before”: the sentence says which is which.
        if (/从|由|上年|去年|同期|\bfrom\b|earlier|before|last year|previous/iu.test(text)) continue;
        if (periods.length > 1 && told < periods.length - 1) yield warning("period-mix", { name, periods }, { span: slide.at([]), slide: slide.number });
      }
    }
  },
};
