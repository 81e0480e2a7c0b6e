import type { Check } from "../kinds/check.js";
import { warning } from "../source/diagnostic.js";

/** Zelazny; IBCS EX 2.1. */
export const check: Check = {
  name: "chart-kind",
  summary: {
    en: "Pies have six parts at most that make 100 %; a chart has five lines at most; time runs forwards.",
    "zh-CN": "饼图最多六份，合计 100%；折线最多五条；时间按先后排列。",
  },
  group: "charts",
  level: "warning",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: chart-takeaway, title: 吞吐量增长, chart: { kind: column, unit: 万吨, categories: [\"2014\", \"2015\"], values: [180, 260] }, points: [甲, 乙] }\n" },
    fails: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: chart-takeaway, title: 吞吐量增长, chart: { kind: column, unit: 万吨, categories: [\"2015\", \"2014\"], values: [260, 180] }, points: [甲, 乙] }\n" },
  },
  *run({ slides }) {
    for (const slide of slides) {
      for (const chart of slide.charts) {
        const where = { span: chart.at(), slide: slide.number };
        const [first] = chart.series;
        const round = /^(?:pie|doughnut)$/u.test(chart.kind);
        if (round && chart.categories.length > mostParts) yield warning("chart-kind", { why: "parts", count: String(chart.categories.length) }, where);
        if (round && /^[%％]$/u.test(chart.unit ?? "") && first) {
          const sum = first.values.reduce<number>((total, value) => total + (value ?? 0), 0);
          if (Math.abs(sum - 100) > chart.categories.length / 2 + 1e-9) yield warning("chart-kind", { why: "whole", count: String(Math.round(sum * 10) / 10) }, where);
        }
        if (chart.kind === "line" && chart.series.length > mostLines) yield warning("chart-kind", { why: "lines", count: String(chart.series.length) }, where);
        const times = chart.categories.map(timeOf);
        if (times.length > 1 && times.every((time) => time !== undefined) && times.every((time, i) => i === 0 || time < times[i - 1]!)) yield warning("chart-kind", { why: "time", count: `${chart.categories[0]} → ${chart.categories.at(-1)}` }, where);
      }
    }
  },
};

const mostParts = 6;
const mostLines = 5;

/** Years, and quarters or months with or without one, as a number that grows with time. */
function timeOf(category: string): number | undefined {
  const found = /^((?:19|20)\d\d)年?(?:[-/.]?(?:Q?(\d{1,2}))(?:月|季度)?)?$/u.exec(category.trim());
  return found ? Number(found[1]) * 100 + Number(found[2] ?? 0) : undefined;
}
