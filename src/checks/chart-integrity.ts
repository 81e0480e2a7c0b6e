import type { Check, ChartWords } from "../kinds/check.js";
import type { ChartModel } from "../scene/chart-model.js";
import { chartsIn } from "../scene/walk.js";
import { error } from "../source/diagnostic.js";

/**
 * The chart has the numbers of the outline or the data, each as often as there. Its file part, the cache in it and its workbook are written
 * from the same model; in a finished file `deckwright lint` compares them (chart-cache, chart-workbook, chart-series).
 */
export const check: Check = {
  name: "chart-integrity",
  summary: {
    en: "What a chart draws are the numbers that the outline or its data have, none more and none less.",
    "zh-CN": "图上画的，就是提纲或数据里的数值，不多也不少。",
  },
  group: "charts",
  asks: "outline",
  level: "error",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: chart-takeaway, title: 吞吐量增长, chart: { kind: column, unit: 万吨, categories: [\"2014\", \"2015\"], values: [180, 260] }, points: [甲, 乙] }\n" },
  },
  *run({ slides }) {
    for (const slide of slides) {
      const drawn = slide.scenes.flatMap(({ nodes }) => chartsIn(nodes));
      if (drawn.length !== slide.charts.length) continue; // what the template draws otherwise, a table or shapes of its own
      for (const [i, chart] of slide.charts.entries()) {
        const wrong = plain.test(chart.kind) ? missing(chart, drawn[i]!.model) : undefined;
        if (wrong) yield error("chart-integrity", { category: wrong.category, here: wrong.value }, { span: chart.at(), slide: slide.number });
      }
    }
  },
};

/** Kinds that draw the numbers as they are; others count, add up or sort them into classes. */
const plain = /^(?:column|bar|line|area|combo|lollipop|pie|doughnut)$/u;

/** The first number of the outline that no series has at its category. */
function missing({ categories, series }: ChartWords, model: ChartModel): { readonly category: string; readonly value: number } | undefined {
  for (const [c, category] of categories.entries()) {
    const at = model.categories.findIndex((one, i) => one === category && (i === c || categories.filter((other) => other === category).length === 1));
    if (at < 0) continue; // shown under another label
    for (const { values } of series) {
      const value = values[c];
      if (value !== undefined && !model.series.some((one) => same(one.values[at], value))) return { category, value };
    }
  }
  return undefined;
}

const same = (a: number | null | undefined, b: number): boolean => a != null && Math.abs(a - b) <= Math.abs(b) * 1e-9;
