import type { Check } from "../kinds/check.js";
import type { ValueAxis } from "../scene/chart-model.js";
import type { ChartNode } from "../scene/nodes.js";
import { chartsIn, walk } from "../scene/walk.js";
import { error } from "../source/diagnostic.js";

/** Tufte: the length of a bar is its number. The charts of ours refuse another baseline themselves. */
export const check: Check = {
  name: "zero-baseline",
  summary: {
    en: "Columns and bars start at 0, and their lengths are as their numbers (lie factor 0.95–1.05).",
    "zh-CN": "柱形和条形从 0 起画，长短与数值成比例（误差在 5% 以内）。",
  },
  group: "charts",
  level: "error",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: chart-takeaway, title: 吞吐量增长, chart: { kind: column, unit: 万吨, categories: [\"2014\", \"2015\"], values: [180, 260] }, points: [甲, 乙] }\n" },
  },
  *run({ slides }) {
    for (const slide of slides) {
      for (const scene of slide.scenes) {
        for (const chart of chartsIn(scene.nodes)) {
          const { model, span } = chart;
          const where = { span: span ?? slide.at([]), slide: scene.number };
          const bars = model.series.flatMap((one, index) => ((one.mark === "column" || one.mark === "bar") && one.fill !== "none" ? [{ ...one, index, axis: (one.secondary ? model.secondaryAxis : undefined) ?? model.axis }] : []));
          const raised = bars.find(({ axis }) => axis.min > 0);
          if (raised) {
            yield error("zero-baseline", { why: "axis", min: raised.axis.min, factor: "" }, where);
            continue;
          }
          if (model.grouping === "percent") continue;
          const factor = worst([...bars.flatMap((bar) => nativeLengths(bar)), ...drawnLengths(chart, bars.map(({ index }) => index))]);
          if (factor !== undefined) yield error("zero-baseline", { why: "length", min: 0, factor: factor.toFixed(2) }, where);
        }
      }
    }
  },
};

/** A bar by its number and its length, in any unit that the bars of its chart share. `of`: bars that are compared with each other. */
interface Length {
  readonly of: string;
  readonly value: number;
  readonly length: number;
}

/** What the native chart shows: as much of the value as the axis has room for. */
const nativeLengths = ({ index, values, axis }: { readonly index: number; readonly values: readonly (number | null)[]; readonly axis: ValueAxis }): readonly Length[] =>
  values.flatMap((value) => (value === null || value === 0 ? [] : [{ of: `native ${index}`, value: Math.abs(value), length: Math.abs(Math.min(axis.max, Math.max(axis.min, value))) }]));

/** What the picture of the chart shows, by the boxes of its bars (`bar 1.3`: first series, third point). */
function drawnLengths({ model, drawn }: ChartNode, series: readonly number[]): readonly Length[] {
  const all: Length[] = [];
  for (const node of walk(drawn)) {
    const [, one, point] = /^bar (\d+)\.(\d+)$/u.exec(node.name) ?? [];
    const index = Number(one) - 1;
    const value = model.series[index]?.values[Number(point) - 1];
    if (!series.includes(index) || value == null || value === 0) continue;
    const { secondary, mark } = model.series[index]!;
    all.push({ of: `drawn ${String(secondary ?? false)}`, value: Math.abs(value), length: mark === "bar" ? node.box.width : node.box.height });
  }
  return all;
}

/** Tufte's lie factor of the bar that is farthest off, where it lies outside 0.95–1.05; the longest number is the measure. */
function worst(lengths: readonly Length[]): number | undefined {
  const measures = new Map<string, Length>();
  for (const one of lengths) if (one.length > (measures.get(one.of)?.length ?? 0)) measures.set(one.of, one);
  const factors = lengths.flatMap(({ of, value, length }) => {
    const measure = measures.get(of);
    // A sliver is drawn at least as wide as an edge; nobody reads a proportion off it.
    return !measure || value / measure.value < leastShare ? [] : [length / measure.length / (value / measure.value)];
  });
  const off = factors.reduce((far, one) => (Math.abs(Math.log(one)) > Math.abs(Math.log(far)) ? one : far), 1);
  return off < 0.95 || off > 1.05 ? off : undefined;
}

const leastShare = 0.05;
