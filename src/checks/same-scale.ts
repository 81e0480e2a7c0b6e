import type { Check } from "../kinds/check.js";
import { chartsIn } from "../scene/walk.js";
import { warning } from "../source/diagnostic.js";

/** IBCS CH 4: what stands side by side is compared by length. */
export const check: Check = {
  name: "same-scale",
  summary: {
    en: "Charts of one unit on one slide have one scale.",
    "zh-CN": "同一页上单位相同的图用同一刻度。",
  },
  group: "charts",
  level: "warning",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: two-charts, title: 两港吞吐量增长, charts: [{ conclusion: 东港增长, chart: { kind: column, title: 东港, unit: 万吨, categories: [甲, 乙], values: [180, 260] } }, { conclusion: 西港增长, chart: { kind: column, title: 西港, unit: 万吨, categories: [甲, 乙], values: [80, 90] } }] }\n" },
  },
  *run({ slides }) {
    for (const slide of slides) {
      for (const scene of slide.scenes) {
        const drawn = chartsIn(scene.nodes);
        if (slide.data["scale"] === "own" || drawn.length < 2 || drawn.length !== slide.charts.length) continue;
        const first = new Map<string, number>();
        for (const [i, chart] of slide.charts.entries()) {
          const { model } = drawn[i]!;
          if (chart.unit === undefined || model.secondaryAxis || !/^(?:column|bar|line|area|lollipop)$/u.test(model.kind)) continue;
          const key = `${model.kind} ${chart.unit}`;
          const max = first.get(key);
          if (max === undefined) first.set(key, model.axis.max);
          else if (max !== model.axis.max) {
            yield warning("same-scale", { unit: chart.unit, one: String(max), other: String(model.axis.max) }, { span: chart.at(), slide: scene.number });
            break;
          }
        }
      }
    }
  },
};
