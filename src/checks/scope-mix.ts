import type { Check } from "../kinds/check.js";
import { sameIndicator } from "../kinds/same-indicator.js";
import { warning } from "../source/diagnostic.js";

/** 规模以上工业 and all of it are two quantities. */
export const check: Check = {
  name: "scope-mix",
  summary: {
    en: "An indicator has one scope on a slide, or a note says why not.",
    "zh-CN": "同一指标在一页里只用一种口径，否则在注里说明。",
  },
  group: "truth",
  level: "warning",
  asks: "outline",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nreport: report.md\nfigures: { all: { indicator: 工业增加值 } }\nslides:\n  - { template: kpi-cards, title: 工业增长, cards: [{ figure: all }, { figure: 营业收入 }, { figure: 固定资产投资 }] }\n", "report.md": "2015年，营业收入2942亿元。工业增加值628.7亿元，增长7.14%；固定资产投资346.4亿元，增长16.2%。\n" },
    fails: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nreport: report.md\nfigures: { all: { indicator: 工业增加值（按可比价格计算） }, large: { indicator: 工业增加值（按现价计算） } }\nslides:\n  - { template: kpi-cards, title: 工业增长, cards: [{ figure: all }, { figure: large }, { figure: 固定资产投资 }] }\n", "report.md": "2015年，工业增加值（按可比价格计算）628.7亿元，增长7.14%。工业增加值（按现价计算）671.2亿元，增长5.2%；固定资产投资346.4亿元，增长16.2%。\n" },
  },
  *run(deck) {
    for (const slide of deck.slides) {
      if (slide.envelope.note !== undefined) continue; // a note explains it
      for (const [name, figures] of sameIndicator(slide)) {
        const scopes = [...new Set(figures.map(({ scope }) => scope ?? "—"))];
        if (scopes.length > 1) yield warning("scope-mix", { name, scopes }, { span: slide.at([]), slide: slide.number });
      }
    }
  },
};
