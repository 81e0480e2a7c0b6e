import type { Check } from "../kinds/check.js";
import { valueAt } from "../source/located.js";
import { warning } from "../source/diagnostic.js";

/** IBCS UN 1.1: without its unit a number says nothing. */
export const check: Check = {
  name: "chart-unit",
  summary: {
    en: "A chart says the unit of its numbers.",
    "zh-CN": "图表写明数值的单位。",
  },
  group: "charts",
  level: "warning",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: chart-takeaway, title: 吞吐量增长, chart: { kind: column, title: 吞吐量, unit: 万吨, categories: [\"2014\", \"2015\"], values: [180, 260] }, points: [甲, 乙] }\n" },
    fails: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: chart-takeaway, title: 吞吐量增长, chart: { kind: column, title: 吞吐量, categories: [\"2014\", \"2015\"], values: [180, 260] }, points: [甲, 乙] }\n" },
  },
  *run({ slides }) {
    for (const slide of slides) {
      for (const chart of slide.charts) {
        const said = chart.unit !== undefined || chart.series.some(({ unit, name }) => unit !== undefined || inBrackets.test(name ?? "")) || inBrackets.test(chart.title ?? "") || inBrackets.test(slide.envelope.subtitle ?? "");
        const { grouping } = (valueAt(slide.data, chart.path) ?? {}) as { readonly grouping?: unknown }; // a mapping: it has categories
        if (grouping === "percent") continue;
        const ofAWhole = /^(?:pie|doughnut|waffle)$/u.test(chart.kind) && chart.title !== undefined; // 79 new projects
        if (chart.kind === "" || said || ofAWhole || !chart.series.some(({ values }) => values.some((value) => value !== undefined))) continue;
        yield warning("chart-unit", { title: chart.title ?? slide.envelope.title ?? chart.kind }, { span: chart.at(), slide: slide.number });
      }
    }
  },
};

/** 产值（亿元）, “Cargo (million tonnes)”, a subtitle such as “Million tonnes”. */
const inBrackets = /[（(][^（）()]+[）)]|单位|%|％|亿元|万元|万吨|million|billion|thousand|tonnes|per cent/iu;
