import type { Check } from "../kinds/check.js";
import { info } from "../source/diagnostic.js";

/** Of finished files with a report: one line in place of a finding for every number. */
export const check: Check = {
  name: "own-data",
  summary: {
    en: "The numbers of a chart or table in a finished file are mostly the report's; others need a source of their own.",
    "zh-CN": "成品文件中的图表和表格，数字大多取自报告；不是的，要另有出处。",
  },
  group: "truth",
  level: "info",
  asks: "file",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 三件事, items: [甲, 乙] }\n" },
  },
  *run({ file }) {
    for (const { slide, name, count, span } of file?.ownData ?? []) yield info("own-data", { name, count }, { span, slide });
  },
};
