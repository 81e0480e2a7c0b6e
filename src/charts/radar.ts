import { z } from "zod";
import { altText, categoryFields, chartHead, checkCategories, checkAxis, fixedAxis, numberStyle, numbersOf, plainValues, referenceSize, seriesOf, figuresOf } from "../kinds/chart-spec.js";
import type { Chart } from "../kinds/chart.js";
import { categorySize } from "../layout/chart-labels.js";
import { drawPlot, textNode } from "../layout/draw-chart.js";
import { lineHeight, onRadar, plotArea, radarCircle, wrapLabel, type ChartSize } from "../layout/plot.js";
import { readableAxis, stepDecimals } from "../layout/scale.js";
import type { ChartModel, Series } from "../scene/chart-model.js";
import type { Box, SceneNode } from "../scene/nodes.js";
import { formatCode, formatNumber } from "../scene/number-format.js";
import { issue } from "../source/validate.js";
import { advance } from "../text/measure.js";
import { lineColors } from "../theme/series-colors.js";
import type { ColorRole } from "../theme/theme.js";

const [fewest, most] = [3, 8];

const { highlight: _, ...fields } = categoryFields;
const spec = z
  .strictObject({ kind: z.literal("radar").describe("雷达图：三至八个方面的得分 / scores on three to eight sides of one thing"), ...fields })
  .superRefine((value, context) => {
    checkCategories(value, { kind: "radar", max: most, longest: 16, series: 3, instead: "bar" }, context);
    if (value.categories.length < fewest) context.addIssue(issue("chart-too-few", { kind: "radar", count: value.categories.length, min: fewest }, { path: ["categories"] }));
    const numbers = numbersOf(seriesOf(value).map(({ values }) => values));
    checkAxis(value.axis, numbers, true, context);
    seriesOf(value).forEach(({ name, values }) => {
      const negative = values.find((one) => one !== null && one.value < 0);
      if (negative) context.addIssue(issue("part-negative", { label: name, value: negative.text }, { path: [value.values ? "values" : "series"] }));
    });
  });
type Spec = z.infer<typeof spec>;

export const chart: Chart<Spec> = {
  name: "radar",
  summary: { en: "Scores on three to eight sides, one to three series, from 0 in the middle", "zh-CN": "雷达图：三至八个方面，一至三个系列，中心为 0" },
  spec,
  examples: {
    "two years": `kind: radar
title: 园区综合评价
unit: 分
categories: [知识创造, 产业升级, 国际化, 可持续发展, 营商环境]
axis: { max: 100 }
series:
  - { name: 2014年, values: [62, 71, 48, 66, 70] }
  - { name: 2015年, values: [74, 78, 55, 72, 81] }
`,
  },
  model: (value, size = referenceSize) => radarModel(value, size),
  head(value) {
    const named = value.series && value.series.length > 1 ? value.series : [];
    return chartHead(value, named.map(({ name }, i) => ({ label: name, color: colorOf(i, named.length).mark, shape: "dot" as const })));
  },
  alt(value, language) {
    const series = seriesOf(value);
    const style = numberStyle(series.map(({ values }) => values), value);
    return altText("radarChart", value, value.categories, series.map((each) => ({ ...each, style })), language);
  },
  draw: (model, box) => drawPlot(model, box),
  overlay: (model, box) => [scaleEnd(model, box), ...names(model, box)],
};

/** The last series is the one that matters: this year after last year. */
const colorOf = (index: number, count: number): { readonly mark: ColorRole; readonly text: ColorRole } =>
  index === count - 1 ? lineColors[0]! : count === 2 ? { mark: "muted", text: "ink2" } : lineColors[index + 1]!;

function radarModel(value: Spec, size: ChartSize): ChartModel {
  const series = seriesOf(value);
  const values = series.map((each) => each.values);
  const format = formatCode(numberStyle(values, value));
  const axis = fixedAxis(readableAxis(numbersOf(values), { zero: true }), value.axis);
  const step = value.axis?.max === undefined ? axis.step : readableAxis([axis.max], { zero: true }).step;
  const lines = Math.max(...value.categories.map((category) => wrapLabel(category, nameWidth - 10, categorySize).length));
  const nameHeight = (lines + 1) * categorySize * lineHeight + 18; // above and below the circle, with the row of numbers
  const side = Math.max(size.height * 0.4, Math.min(size.height - 2 * nameHeight, size.width - 2 * nameWidth));
  return {
    kind: "radar",
    grouping: "clustered",
    categories: value.categories,
    series: series.map((each, i): Series => ({
      name: each.name,
      mark: "radar",
      values: plainValues(each.values),
      color: colorOf(i, series.length).mark,
      format,
      marker: 5,
      ...(each.scenario === "plan" || each.scenario === "forecast" ? { dashed: true } : {}),
      ...figuresOf(each.values),
    })),
    axis: { ...axis, step, format: formatCode({ decimals: stepDecimals(step) }) },
    gapWidth: 100,
    overlap: 0,
    plot: { x: (1 - side / size.width) / 2, y: (size.height - side) / 2 / size.height, width: side / size.width, height: side / size.height },
    categoryLabels: { size: categorySize, color: "ink2", hidden: true },
    categoryHeading: value.unit ?? "",
  };
}

/** Room for words beside the circle. */
const nameWidth = 92;

/** The number of the outermost ring beside the first axis; those within would lie under the lines. */
function scaleEnd(model: ChartModel, box: Box): SceneNode {
  const at = onRadar(model, 0, model.axis.max, plotArea(model, box));
  const text = formatNumber(model.axis.max, model.axis.format ?? "General");
  const [width, height] = [advance(text, categorySize, false), categorySize * lineHeight];
  return textNode("scale end", { x: at.x + 6, y: at.y - height * 0.3, width, height }, [{ text, width }], { size: categorySize, bold: false, color: "ink3", align: "left" });
}

/** Each side's name at the end of its axis, below it the numbers of all series in their colours. */
function names(model: ChartModel, box: Box): readonly SceneNode[] {
  const area = plotArea(model, box);
  const { centre, radius } = radarCircle(area);
  const height = categorySize * lineHeight;
  return model.categories.flatMap((category, i): readonly SceneNode[] => {
    const angle = (2 * Math.PI * i) / model.categories.length;
    const out = { x: Math.sin(angle), y: -Math.cos(angle) };
    const lines = wrapLabel(category, nameWidth - 10, categorySize);
    const all = model.series.map((series) => ({ text: series.values[i] == null ? "—" : formatNumber(series.values[i], series.format), series }));
    const across = all.reduce((sum, { text }) => sum + advance(text, categorySize, true), 0) + between * (all.length - 1);
    const numbers = across <= Math.max(nameWidth, (box.width - area.width) / 2) - 8 ? all : []; // what has no room is in the words for those who cannot see
    const row = numbers.length === 0 ? 0 : across;
    const width = Math.max(row, ...lines.map((line) => line.width));
    const block = { width, height: (lines.length + 1) * height };
    const anchor = { x: centre.x + (radius + 8) * out.x, y: centre.y + (radius + 8) * out.y };
    const x = Math.abs(out.x) < 0.2 ? anchor.x - width / 2 : out.x > 0 ? anchor.x : anchor.x - width;
    const y = Math.abs(out.y) < 0.5 ? anchor.y - block.height / 2 : out.y > 0 ? anchor.y - height * 0.2 : anchor.y - block.height;
    const align = Math.abs(out.x) < 0.2 ? ("center" as const) : out.x > 0 ? ("left" as const) : ("right" as const);
    let at = align === "center" ? x + (width - row) / 2 : align === "left" ? x : x + width - row;
    const name = textNode(`side ${i + 1}`, { x, y, width, height: lines.length * height }, lines, { size: categorySize, bold: false, color: "ink", align });
    const values = numbers.map(({ text, series }, k): SceneNode => {
      const own = advance(text, categorySize, true);
      const node = textNode(`side ${i + 1} value ${k + 1}`, { x: at, y: y + lines.length * height, width: own, height }, [{ text, width: own }], {
        size: categorySize, bold: true, color: colorOf(k, model.series.length).text, align: "left", figure: series.figures?.[i],
      });
      at += own + between;
      return node;
    });
    return [name, ...values];
  });
}

const between = 8;
