import type { Check } from "../../kinds/check.js";
import { chartMismatches } from "./charts.js";
import { periodMismatches } from "./periods.js";
import { recordMismatches } from "./records.js";
import { sentenceMismatches } from "./sentences.js";
import { tableMismatches } from "./tables.js";

/** What a slide or a data file says of an indicator is what the report says of it: number, unit, sign and time. */
export const check: Check = {
  name: "number-mismatch",
  summary: {
    en: "A number that names an indicator of the report says what the report says: digits, unit, sign and period.",
    "zh-CN": "写明指标的数字与报告一致：数值、单位、增减和时期都不差。",
  },
  group: "truth",
  level: "error",
  examples: {
    passes: {
      "outline.yaml": "deck: { title: 年度汇报, date: 2016-01-11 }\nreport: report.md\nignore: [orphan-number]\nslides:\n  - { template: bullets, title: 收入增长, items: [2015年营业收入达到2942亿元, 营业收入增长10.2%] }\n",
      "report.md": "2015年，营业收入2942亿元，同比增长10.2%。\n",
    },
    fails: {
      "outline.yaml": "deck: { title: 年度汇报, date: 2016-01-11 }\nreport: report.md\nignore: [orphan-number]\nslides:\n  - { template: bullets, title: 收入增长, items: [2015年营业收入达到2492亿元, 营业收入增长12.0%] }\n",
      "report.md": "2015年，营业收入2942亿元，同比增长10.2%。\n",
    },
  },
  *run(deck) {
    if (!deck.report) return;
    yield* sentenceMismatches(deck);
    yield* recordMismatches(deck);
    yield* chartMismatches(deck);
    yield* tableMismatches(deck);
    yield* periodMismatches(deck);
  },
};
