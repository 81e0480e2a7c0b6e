import { z } from "zod";
import { altText, chartFields, chartHead, figuresOf, labelled, line, numberStyle, plainValues, referenceSize } from "../kinds/chart-spec.js";
import type { Chart } from "../kinds/chart.js";
import { checkParts, highlightedPart, partsFields, partsOf } from "../kinds/parts.js";
import { categorySize } from "../layout/chart-labels.js";
import { drawRing, ringBox, textNode } from "../layout/draw-chart.js";
import { lineHeight, type ChartSize } from "../layout/plot.js";
import type { ChartModel } from "../scene/chart-model.js";
import type { Box, SceneNode, ShapeNode } from "../scene/nodes.js";
import { formatCode, formatNumber } from "../scene/number-format.js";
import { advance } from "../text/measure.js";
import type { ColorRole } from "../theme/theme.js";

const spec = z
  .strictObject({
    kind: z.literal("doughnut").describe("环形图：一个整体的二至四个部分 / parts of a whole: two to four"),
    ...chartFields,
    ...partsFields(4),
    centre: z
      .strictObject({
        value: line(120, "中心的数字：51% / the number in the middle").optional(),
        label: line(120, "数字的含义，写在其下 / what it says, below it").optional(),
      })
      .optional()
      .describe("环中心的文字 / what stands in the hole"),
  })
  .superRefine((value, context) => checkParts(value, { kind: "doughnut", max: 4 }, context));
type Spec = z.infer<typeof spec>;

export const chart: Chart<Spec> = {
  name: "doughnut",
  summary: {
    en: "Two to four parts of a whole as a ring, one number in the middle",
    "zh-CN": "环形图：二至四个部分的构成，中心可放一个数",
  },
  spec,
  examples: {
    parts: `kind: doughnut
title: 79个产业链项目
period: 按进展
unit: 个
parts:
  - { label: 投产, value: 40 }
  - { label: 完工, value: 4 }
  - { label: 推进, value: 35 }
centre: { value: 51%, label: 已投产 }
`,
  },
  model: doughnutModel,
  head: (value) => chartHead({ ...value, categories: [] }, []),
  alt(value, language) {
    const values = partsOf(value).map((part) => part.value);
    const style = numberStyle([values], value);
    return altText("doughnutChart", value, partsOf(value).map(({ label }) => label), [{ name: "", values, style }], language);
  },
  draw: (model, box) => drawRing(model, box),
  overlay: (model, box) => [...centre(model, box), ...key(model, box)],
};

function doughnutModel(value: Spec, size: ChartSize = referenceSize): ChartModel {
  const parts = partsOf(value);
  const values = parts.map((part) => part.value);
  const format = formatCode(numberStyle([values], value));
  const main = highlightedPart(value, parts) ?? 0;
  const others = parts.map((_, i) => i).filter((i) => i !== main);
  const colors = Object.fromEntries([[main, "s1" as const], ...others.map((part, i) => [part, quietColors[i]!] as const)]) as Record<number, ColorRole>;
  const height = Math.max(size.height * 0.3, size.height - headroom - keyZone);
  return {
    kind: "doughnut",
    grouping: "clustered",
    categories: parts.map(({ label }) => label),
    series: [{ name: value.title ?? value.unit ?? "1", mark: "doughnut", values: plainValues(values), color: "s1", pointColors: colors, format, ...figuresOf(values) }],
    axis: { min: 0, max: 1 },
    gapWidth: 0,
    overlap: 0,
    plot: { x: 0, y: headroom / size.height, width: 1, height: height / size.height },
    categoryLabels: { size: categorySize, color: "ink2" },
    holeSize: 64,
    centre: value.centre,
    categoryHeading: value.unit ?? "",
  };
}

const quietColors: readonly ColorRole[] = ["muted", "soft", "rest"];
const headroom = 12;
/** Under the ring: the key row with air above it. */
const keyZone = 36;
const keySquare = 9;

/** A number of at most 26 points and a word below it, in the middle of the hole. */
function centre(model: ChartModel, box: Box): readonly SceneNode[] {
  const { value, label } = model.centre ?? {};
  const ring = ringBox(model, box);
  const hole = (ring.width * (model.holeSize ?? 0)) / 100;
  const size = [26, 22, 18, 14].find((each) => advance(value ?? "", each, true) <= hole * 0.8) ?? 12;
  const heights = { value: value ? size * lineHeight : 0, label: label ? categorySize * lineHeight : 0 };
  const top = ring.y + (ring.height - heights.value - heights.label) / 2;
  const at = (y: number, height: number): Box => ({ x: ring.x + (ring.width - hole) / 2, y, width: hole, height });
  const nodes: SceneNode[] = [];
  if (value) nodes.push(oneLine("centre value", at(top, heights.value), value, { size, bold: true, color: "accent", align: "center" }));
  if (label) {
    nodes.push(oneLine("centre label", at(top + heights.value, heights.label), label, { size: categorySize, bold: false, color: "ink2", align: "center" }));
  }
  return nodes;
}

/** Squares with name and value, in a row below the ring. */
function key(model: ChartModel, box: Box): readonly SceneNode[] {
  const series = model.series[0]!; // a doughnut has exactly one
  const entries = model.categories.map((label, i) => {
    const value = series.values[i];
    const text = labelled(label, value == null ? "—" : formatNumber(value, series.format));
    return { index: i, text, width: advance(text, categorySize, false), color: series.pointColors?.[i] ?? series.color, figure: series.figures?.[i] };
  });
  const height = categorySize * lineHeight;
  const rows = inRows(entries, box.width);
  const foot = box.y + (model.plot.y + model.plot.height) * box.height;
  return rows.flatMap((row, r): readonly SceneNode[] => {
    const total = row.reduce((sum, entry) => sum + beforeWords + entry.width, 0);
    const spread = Math.max(closest, Math.min(between, (box.width - total) / Math.max(1, row.length - 1)));
    let x = box.x + Math.max(0, (box.width - total - spread * (row.length - 1)) / 2);
    const y = rows.length === 1 ? foot + (keyZone - height) / 2 + 4 : foot + keyZone - (rows.length - r) * height;
    return row.flatMap((entry): readonly SceneNode[] => {
      const square: ShapeNode = {
        type: "shape",
        name: `key ${entry.index + 1}`,
        geometry: "rect",
        box: { x, y: y + (height - keySquare) / 2, width: keySquare, height: keySquare },
        fill: entry.color,
      };
      const textBox = { x: x + beforeWords, y, width: entry.width, height };
      x = textBox.x + entry.width + spread;
      return [square, oneLine(`key ${entry.index + 1} label`, textBox, entry.text, { size: categorySize, bold: false, color: "ink2", align: "left", figure: entry.figure })];
    });
  });
}

const between = 24;
const closest = 6;
const beforeWords = keySquare + 6;

/** As many entries a row as have room; long names and numbers take two. */
function inRows<E extends { readonly width: number }>(entries: readonly E[], width: number): readonly (readonly E[])[] {
  const rows: E[][] = [];
  let used = Infinity;
  for (const entry of entries) {
    const more = closest + beforeWords + entry.width;
    if (used + more > width) {
      rows.push([entry]);
      used = beforeWords + entry.width;
    } else {
      rows.at(-1)!.push(entry);
      used += more;
    }
  }
  return rows;
}

function oneLine(name: string, box: Box, text: string, dress: Parameters<typeof textNode>[3]): SceneNode {
  return textNode(name, box, [{ text, width: advance(text, dress.size, dress.bold) }], dress);
}
