import type { Check } from "../kinds/check.js";
import { info } from "../source/diagnostic.js";

/** One line; `deckwright coverage` has the list. */
export const check: Check = {
  name: "coverage",
  summary: {
    en: "Sections and core figures of the report that no slide shows, and slides tied to no section.",
    "zh-CN": "报告中没有哪一页讲到的部分和核心指标，以及不属于任何部分的页。",
  },
  group: "truth",
  level: "info",
  asks: "outline",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nreport: report.md\nslides:\n  - { template: kpi-cards, section: 一, title: 收入增长, cards: [{ figure: 营业收入 }, { figure: 工业增加值 }, { figure: 固定资产投资 }] }\n", "report.md": "# 报告\n\n## 一、指标\n\n2015年，营业收入2942亿元，同比增长10.2%；工业增加值628.7亿元，增长7.14%；固定资产投资346.4亿元，增长16.2%。\n" },
    fails: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nreport: report.md\nslides:\n  - { template: kpi-cards, section: 一, title: 收入增长, cards: [{ figure: 营业收入 }, { figure: 工业增加值 }, { figure: 固定资产投资 }] }\n", "report.md": "# 报告\n\n## 一、指标\n\n2015年，营业收入2942亿元，同比增长10.2%；工业增加值628.7亿元，增长7.14%。\n\n## 二、民生\n\n财政收入58.2亿元，增长2.1%；固定资产投资346.4亿元，增长16.2%。\n" },
  },
  *run({ coverage, at }) {
    if (!coverage || (coverage.sections.length === 0 && coverage.shown === coverage.core && coverage.loose === 0)) return;
    yield info("coverage", { ...coverage }, { span: at(["report"], "key") });
  },
};
