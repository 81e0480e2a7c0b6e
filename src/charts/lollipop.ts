import { z } from "zod";
import { altText, categoryFields, chartHead, checkAxis, checkCategories, figuresOf, fixedAxis, highlightIndex, isOrdinal, numberStyle, numbersOf, plainValues, referenceSize, seriesName } from "../kinds/chart-spec.js";
import type { Chart } from "../kinds/chart.js";
import { categoryLabels, categoryZone, emphasis, labelSize } from "../layout/chart-labels.js";
import { drawPlot } from "../layout/draw-chart.js";
import { categoryShare, labelGap, lineHeight, withoutCollisions, type ChartSize } from "../layout/plot.js";
import { axisFromZero } from "../layout/scale.js";
import type { ChartModel, Labels } from "../scene/chart-model.js";
import { formatCode } from "../scene/number-format.js";

const most = 16;

const { series: _, values, ...fields } = categoryFields;
const spec = z
  .strictObject({
    kind: z.literal("lollipop").describe("棒棒糖图：类别较多时代替柱形图 / dots on stems: columns for many categories, with less ink"),
    ...fields,
    values: values.unwrap(),
    sort: z.enum(["descending", "given"]).optional().describe("自左至右的顺序，默认由大到小，时间和阶段除外 / order from the left; sorted by value unless the categories are times or stages"),
  })
  .superRefine((value, context) => {
    checkCategories(value, { kind: "lollipop", max: most, longest: 14, instead: "bar" }, context);
    checkAxis(value.axis, numbersOf([value.values]), true, context);
  });
type Spec = z.infer<typeof spec>;

export const chart: Chart<Spec> = {
  name: "lollipop",
  summary: { en: "Dots on stems for up to sixteen categories, sorted by value", "zh-CN": "棒棒糖图：最多十六个类别，由大到小" },
  spec,
  examples: {
    sorted: `kind: lollipop
title: 各市高新区研发投入强度
unit: "%"
categories: [济南, 青岛, 淄博, 枣庄, 东营, 烟台, 潍坊, 济宁, 泰安, 威海, 临沂, 德州]
values: [5.2, 6.1, 4.4, 2.1, 2.8, 3.9, 4.0, 3.4, 2.6, 4.8, 2.2, 1.9]
highlight: 济宁
`,
  },
  model: (value, size = referenceSize) => withoutCollisions(lollipopModel(value, size), size),
  head: (value) => chartHead(value, []),
  alt(value, language) {
    const sorted = ordered(value);
    return altText("lollipopChart", value, sorted.map(({ name }) => name), [{ name: "", values: sorted.map((each) => each.value), style: numberStyle([value.values], value) }], language);
  },
  draw: (model, box) => drawPlot(model, box),
};

function ordered(value: Spec) {
  const items = value.categories.map((name, i) => ({ name, value: value.values[i] ?? null, i }));
  const sorted = value.sort ? value.sort === "descending" : !isOrdinal(value.categories);
  return sorted ? items.toSorted((a, b) => (b.value?.value ?? -Infinity) - (a.value?.value ?? -Infinity) || a.i - b.i) : items;
}

function lollipopModel(value: Spec, size: ChartSize): ChartModel {
  const items = ordered(value);
  const categories = items.map(({ name }) => name);
  const numbers = items.map((each) => each.value);
  const plain = plainValues(numbers);
  const format = formatCode(numberStyle([numbers], value));
  const at = highlightIndex(value.highlight, value.categories, value.values);
  const highlight = at === undefined ? undefined : items.findIndex(({ i }) => i === at);
  const slot = size.width / items.length;
  const text = labelSize(numbersOf([numbers]), format, true, slot * categoryShare, [14, 12]);
  const labels: Labels = { size: text, bold: true, color: "ink", format, position: "above" };
  const extent = size.height - Math.min(size.height / 2, categoryZone(categories, size.width));
  const room = (text + 2) * lineHeight + labelGap + dot / 2;
  return {
    kind: "lollipop",
    grouping: "clustered",
    categories,
    series: [
      {
        name: seriesName(value),
        mark: "line",
        values: plain,
        color: highlight === undefined ? "s1" : "muted",
        ...(highlight === undefined ? {} : { pointColors: { [highlight]: "s1" as const } }),
        width: 0,
        joined: false,
        marker: dot,
        stems: true,
        labels: highlight === undefined ? labels : { ...labels, ...emphasis(labels, highlight, plain[highlight], format, slot * categoryShare) },
        format,
        ...figuresOf(numbers),
      },
    ],
    axis: fixedAxis(axisFromZero(numbersOf([numbers]), extent, { high: room + headroom, low: room }), value.axis),
    gapWidth: 100,
    overlap: 0,
    plot: { x: 0, y: 0, width: 1, height: extent / size.height },
    categoryLabels,
    categoryHeading: value.unit ?? "",
  };
}

/** Diameter of a dot: as heavy as the end of a thin column. */
const dot = 12;
const headroom = 12;
