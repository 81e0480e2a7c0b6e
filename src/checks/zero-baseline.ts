import type { Check } from "../kinds/check.js";
import { chartsIn } from "../scene/walk.js";
import { error } from "../source/diagnostic.js";

/** Tufte: the length of a bar is its number. The charts of ours refuse another baseline themselves. */
export const check: Check = {
  name: "zero-baseline",
  summary: {
    en: "Columns and bars start at 0.",
    "zh-CN": "柱形和条形从 0 起画。",
  },
  group: "charts",
  level: "error",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: chart-takeaway, title: 吞吐量增长, chart: { kind: column, unit: 万吨, categories: [\"2014\", \"2015\"], values: [180, 260] }, points: [甲, 乙] }\n" },
  },
  *run({ slides }) {
    for (const slide of slides) {
      for (const scene of slide.scenes) {
        for (const { model, span } of chartsIn(scene.nodes)) {
          const bars = model.series.some(({ mark, secondary, fill }) => (mark === "column" || mark === "bar") && secondary !== true && fill !== "none");
          if (bars && model.axis.min > 0) yield error("zero-baseline", { min: model.axis.min }, { span: span ?? slide.at([]), slide: scene.number });
        }
      }
    }
  },
};
