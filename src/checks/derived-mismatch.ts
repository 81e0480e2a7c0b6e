import type { Check } from "../kinds/check.js";
import { everyText } from "../kinds/check.js";
import { derivationsSaid } from "../kinds/derived-said.js";
import { candidate as placeOf } from "../outline/choose-figure.js";
import { formatDecimal } from "../report/decimal.js";
import { error } from "../source/diagnostic.js";

/** Typed shares, sums, differences, multiples and prior years are computed again; what the rounding of the report allows is right. */
export const check: Check = {
  name: "derived-mismatch",
  summary: {
    en: "A typed share, sum, difference, multiple or earlier level follows from the report's figures, within their rounding.",
    "zh-CN": "手写的占比、合计、差额、倍数和上年同期数，按报告数字推算得出，误差不超过四舍五入。",
  },
  group: "truth",
  level: "error",
  examples: {
    passes: {
      "outline.yaml": "deck: { title: 年度汇报, date: 2016-01-11 }\nreport: report.md\nignore: [orphan-number]\nslides:\n  - { template: bullets, title: 工业占比, items: [工业增加值占营业收入的21.4%, 平稳运行] }\n",
      "report.md": "2015年，营业收入2942亿元，同比增长10.2%；工业增加值628.7亿元，增长7.14%。\n",
    },
    fails: {
      "outline.yaml": "deck: { title: 年度汇报, date: 2016-01-11 }\nreport: report.md\nignore: [orphan-number]\nslides:\n  - { template: bullets, title: 工业占比, items: [工业增加值占营业收入的24.1%, 平稳运行] }\n",
      "report.md": "2015年，营业收入2942亿元，同比增长10.2%；工业增加值628.7亿元，增长7.14%。\n",
    },
  },
  *run(deck) {
    if (!deck.report) return;
    for (const { words, slide } of everyText(deck)) {
      for (const { typed, wrong } of derivationsSaid(words, deck)) {
        if (!wrong) continue;
        const { derived, figures } = wrong;
        const args = { text: words.text.slice(typed.start, typed.unitEnd), formula: derived.formula, expected: `${formatDecimal(derived.value)}${derived.unit}` };
        yield error("derived-mismatch", args, { span: words.at(typed.start, typed.unitEnd), ...(slide && { slide: slide.number }), related: figures.slice(0, 3).map(placeOf) });
      }
    }
  },
};
