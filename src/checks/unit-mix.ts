import type { Check } from "../kinds/check.js";
import { sameIndicator } from "../kinds/same-indicator.js";
import { sameFamily } from "../report/units.js";
import { warning } from "../source/diagnostic.js";

/** A reader takes numbers side by side for comparable. */
export const check: Check = {
  name: "unit-mix",
  summary: {
    en: "An indicator stands in one unit on a slide, or a note says why not.",
    "zh-CN": "同一指标在一页里只用一种单位，否则在注里说明。",
  },
  group: "truth",
  level: "warning",
  asks: "outline",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nreport: report.md\nfigures: { income: { indicator: 营业收入 } }\nslides:\n  - { template: kpi-cards, title: 收入增长, cards: [{ figure: income }, { figure: 工业增加值 }, { figure: 固定资产投资 }] }\n", "report.md": "2015年，营业收入2942亿元，同比增长10.2%；工业增加值628.7亿元，增长7.14%；固定资产投资346.4亿元，增长16.2%。\n" },
    fails: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nreport: report.md\nfigures: { income: { indicator: 营业收入 }, more: { indicator: 营业收入, unit: 万元 } }\nslides:\n  - { template: kpi-cards, title: 收入增长, cards: [{ figure: income }, { figure: more }, { figure: 固定资产投资 }] }\n", "report.md": "2015年，营业收入2942亿元，同比增长10.2%；工业增加值628.7亿元，增长7.14%；固定资产投资346.4亿元，增长16.2%。\n" },
  },
  *run(deck) {
    for (const slide of deck.slides) {
      if (slide.envelope.note !== undefined) continue; // a note explains it
      for (const [name, figures] of sameIndicator(slide)) {
        const known = figures.flatMap(({ unit }) => unit ?? []);
        // A dividend in 股 and one in 元 are two things; 万元 and 亿元 are one.
        const units = [...new Set(known.filter((unit) => known.some((other) => other !== unit && sameFamily(unit, other))))];
        if (units.length > 1) yield warning("unit-mix", { name, units }, { span: slide.at([]), slide: slide.number });
      }
    }
  },
};
