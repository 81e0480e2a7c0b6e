import type { Check, CheckedSlide } from "../kinds/check.js";
import { chartsIn } from "../scene/walk.js";
import { valueAt } from "../source/located.js";
import { warning, type Diagnostic } from "../source/diagnostic.js";

/** IBCS UN 1.1: without its unit a number says nothing. */
export const check: Check = {
  name: "chart-unit",
  summary: {
    en: "A chart says the unit of its numbers, and highlights the one that the title speaks of.",
    "zh-CN": "图表写明数值的单位，并突出标题所说的那一项。",
  },
  group: "charts",
  level: "warning",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: chart-takeaway, title: 吞吐量增长, chart: { kind: column, title: 吞吐量, unit: 万吨, categories: [\"2014\", \"2015\"], values: [180, 260] }, points: [甲, 乙] }\n" },
    fails: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: chart-takeaway, title: 吞吐量增长, chart: { kind: column, title: 吞吐量, categories: [\"2014\", \"2015\"], values: [180, 260] }, points: [甲, 乙] }\n" },
  },
  *run({ slides }) {
    for (const slide of slides) {
      yield* unlit(slide);
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

/** The one category that a title names stands out in the chart below it (IBCS EX 2.2: say it, and show where). */
function* unlit({ charts, scenes, words, number }: CheckedSlide): Generator<Diagnostic> {
  const title = words.find(({ role }) => role === "title");
  const [chart, drawn] = [charts[0], scenes.flatMap(({ nodes }) => chartsIn(nodes))];
  const model = drawn[0]?.model;
  if (!title || !chart || charts.length > 1 || drawn.length > 1 || !model || chart.series.length !== 1 || !/^(?:column|bar|lollipop)$/u.test(chart.kind) || chart.categories.length < leastToChoose) return;
  const series = model.series.filter(({ fill, sumOf }) => fill !== "none" && sumOf === undefined);
  if (series.length !== 1 || Object.keys(series[0]!.pointColors ?? {}).length > 0) return;
  const text = title.text.toLowerCase();
  const named = chart.categories.filter((category) => category.length >= 2 && !/^\d+$/u.test(category) && text.includes(category.toLowerCase()));
  const [only] = named;
  if (only !== undefined && named.length === 1) yield warning("chart-unit", { title: chart.title ?? title.text, named: only }, { span: chart.at(), slide: number });
}

/** Of two bars the eye finds either. */
const leastToChoose = 3;
