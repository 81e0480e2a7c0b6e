import { z } from "zod";
import { altText, chartFields, chartHead, figuresOf, numberStyle, plainValues, referenceSize } from "../kinds/chart-spec.js";
import type { Chart } from "../kinds/chart.js";
import { checkParts, highlightedPart, partsFields, partsOf, type Part } from "../kinds/parts.js";
import { categorySize } from "../layout/chart-labels.js";
import { drawRing, lineNode, ringBox, textNode } from "../layout/draw-chart.js";
import { spreadApart } from "../layout/label-solver.js";
import { lineHeight, type ChartSize } from "../layout/plot.js";
import type { ChartModel } from "../scene/chart-model.js";
import type { Box, SceneNode } from "../scene/nodes.js";
import { formatCode, formatNumber } from "../scene/number-format.js";
import { advance } from "../text/measure.js";
import { stackColors } from "../theme/series-colors.js";
import type { ColorRole } from "../theme/theme.js";

const most = 6;

const spec = z
  .strictObject({
    kind: z.literal("pie").describe("饼图：一个整体的二至六个部分 / parts of one whole: two to six"),
    ...chartFields,
    ...partsFields(most),
    sort: z
      .enum(["descending", "given"])
      .default("descending")
      .describe("自 12 点钟起顺时针的顺序，默认由大到小 / order clockwise from 12 o'clock, the largest first unless told"),
  })
  .superRefine((value, context) => checkParts(value, { kind: "pie", max: most }, context));
type Spec = z.infer<typeof spec>;

export const chart: Chart<Spec> = {
  name: "pie",
  summary: {
    en: "Two to six parts of a whole, each named beside its slice with number and share",
    "zh-CN": "饼图：二至六个部分的构成，名称、数值和占比写在扇区旁",
  },
  spec,
  examples: {
    parts: `kind: pie
title: 财政支出构成
unit: 亿元
parts:
  - { label: 教育, value: 12.4 }
  - { label: 科技, value: 6.8 }
  - { label: 社会保障, value: 5.1 }
  - { label: 卫生, value: 4.2 }
  - { label: 其他, value: 3.5 }
`,
    "one emphasised": `kind: pie
title: 创新平台
unit: 家
categories: [国家级, 省级, 市级]
values: [6, 31, 85]
highlight: 国家级
`,
  },
  model: pieModel,
  head: (value) => chartHead({ ...value, categories: [] }, []),
  alt(value, language) {
    const parts = ordered(value);
    const values = parts.map((part) => part.value);
    return altText("pieChart", value, parts.map(({ label }) => label), [{ name: "", values, style: numberStyle([values], value) }], language);
  },
  draw: (model, box) => drawRing(model, box),
  overlay: names,
};

function pieModel(value: Spec, size: ChartSize = referenceSize): ChartModel {
  const parts = ordered(value);
  const values = parts.map((part) => part.value);
  const format = formatCode(numberStyle([values], value));
  const side = Math.max(Math.min(size.height - 2 * margin, size.width - 2 * nameRoom(parts.map(({ label }) => label))), size.width * 0.25);
  const height = Math.min(size.height - 2 * margin, side);
  return {
    kind: "pie",
    grouping: "clustered",
    categories: parts.map(({ label }) => label),
    series: [{ name: value.title ?? value.unit ?? "1", mark: "pie", values: plainValues(values), color: "s1", pointColors: colorsOf(parts, value), format, ...figuresOf(values) }],
    axis: { min: 0, max: 1 },
    gapWidth: 0,
    overlap: 0,
    plot: { x: (1 - side / size.width) / 2, y: (size.height - height) / 2 / size.height, width: side / size.width, height: height / size.height },
    categoryLabels: { size: categorySize, color: "ink2" },
    holeSize: 0,
    categoryHeading: value.unit ?? "",
  };
}

/** Above and below the circle. */
const margin = 20;

/** Points beside the circle for the longest name, which may break into two lines. */
const nameRoom = (labels: readonly string[]): number => Math.min(130, Math.max(70, ...labels.map((label) => advance(label, categorySize, true)))) + elbow + 12;

function ordered(value: Spec): readonly Part[] {
  const parts = partsOf(value);
  if (value.sort === "given") return parts;
  return parts.map((part, i) => ({ part, i })).sort((a, b) => (b.part.value?.value ?? 0) - (a.part.value?.value ?? 0) || a.i - b.i).map(({ part }) => part);
}

/** One hue from strong to light in the order of the slices; with a highlight that slice alone is strong. */
function colorsOf(parts: readonly Part[], value: Spec): Readonly<Record<number, ColorRole>> {
  const main = highlightedPart(value, parts);
  const quiet: readonly ColorRole[] = ["muted", "soft", "rest", "tint2", "rule"];
  if (main === undefined) return Object.fromEntries([...stackColors(parts.length), "rule" as const].slice(0, parts.length).map((color, i) => [i, color]));
  return Object.fromEntries(parts.map((_, i) => [i, i === main ? "s1" : quiet[i < main ? i : i - 1]!]));
}

interface Named {
  readonly index: number;
  readonly right: boolean;
  readonly edge: { readonly x: number; readonly y: number };
  readonly wanted: number;
}

/** Name, number and share beside each slice, left and right of the circle, moved apart where slices are thin. */
function names(model: ChartModel, box: Box): readonly SceneNode[] {
  const series = model.series[0]!; // a pie has exactly one
  const values = series.values.map((value) => value ?? 0);
  const total = values.reduce((sum, value) => sum + value, 0);
  if (total <= 0) return [];
  const circle = ringBox(model, box);
  const radius = circle.width / 2;
  const centre = { x: circle.x + radius, y: circle.y + radius };
  let before = 0;
  const named = values.flatMap((value, index): readonly Named[] => {
    const angle = ((before + value / 2) / total) * 2 * Math.PI;
    before += value;
    if (value === 0) return [];
    const edge = { x: centre.x + radius * Math.sin(angle), y: centre.y - radius * Math.cos(angle) };
    return [{ index, right: angle < Math.PI, edge, wanted: centre.y - (radius + 10) * Math.cos(angle) }];
  });
  return [true, false].flatMap((right) => {
    const side = named.filter((one) => one.right === right).toSorted((a, b) => a.wanted - b.wanted);
    const middles = spreadApart(side.map(({ wanted }) => wanted), side.map(() => blockHeight), box.y, box.y + box.height);
    return side.flatMap(({ index, edge }, i): readonly SceneNode[] => {
      const middle = middles[i]!;
      const wall = wallBeside(centre, radius, middle);
      const x = right ? Math.max(edge.x, centre.x + wall) + elbow : Math.min(edge.x, centre.x - wall) - elbow;
      const room = right ? box.x + box.width - x : x - box.x;
      const number = `${formatNumber(values[index]!, series.format)}`;
      const share = `${formatNumber((values[index]! / total) * 100, shareCode)}`;
      const second = series.format.includes("%") ? number : `${number} · ${share}`;
      const strong = (series.pointColors?.[index] ?? series.color) === "s1";
      const line = (name: string, y: number, text: string, bold: boolean, color: ColorRole): SceneNode => {
        const width = Math.min(room, advance(text, categorySize, bold));
        const at = { x: right ? x : x - width, y, width, height: categorySize * lineHeight };
        return textNode(name, at, [{ text, width }], { size: categorySize, bold, color, align: right ? "left" : "right", figure: name.startsWith("value") ? series.figures?.[index] : undefined });
      };
      return [
        lineNode(`leader ${index + 1}`, edge, { x: right ? x - 3 : x + 3, y: middle }, { color: "ink3", width: 0.5 }),
        line(`name ${index + 1}`, middle - categorySize * lineHeight, model.categories[index]!, true, strong ? "accent" : "ink"),
        line(`value ${index + 1}`, middle, second, false, strong ? "accent" : "ink2"),
      ];
    });
  });
}

/** Two lines of words and the air to the next. */
const blockHeight = 2 * categorySize * lineHeight + 4;
/** The line that leads from a slice to its name. */
const elbow = 16;
const shareCode = formatCode({ decimals: 0, suffix: "%" });

/** How far the circle reaches from its middle beside words at a height, which must not run into it. */
function wallBeside(centre: { readonly y: number }, radius: number, middle: number): number {
  const nearest = Math.max(0, Math.abs(middle - centre.y) - blockHeight / 2);
  return nearest >= radius ? 0 : Math.sqrt(radius * radius - nearest * nearest);
}
