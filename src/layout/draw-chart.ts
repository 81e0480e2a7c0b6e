import type { ChartModel } from "../scene/chart-model.js";
import type { Align, Box, Line, SceneNode, ShapeNode, TextNode } from "../scene/nodes.js";
import type { ColorRole } from "../theme/theme.js";
import { lineHeight, markerRadius, plot, type Point } from "./plot.js";

/** A column, bar, line or combo chart as shapes and text: what a backend without native charts shows. */
export function drawPlot(model: ChartModel, box: Box): readonly SceneNode[] {
  const { axis, bars, segments, points, labels, categories } = plot(model, box);
  return [
    ...bars.map((bar): ShapeNode => ({ type: "shape", name: `bar ${id(bar)}`, geometry: "rect", box: bar.box, fill: bar.color })),
    lineNode("axis", axis.from, axis.to, "ink3", 0.75),
    ...segments.map((segment, i) => lineNode(`segment ${i + 1}`, segment.from, segment.to, segment.color, 2.25)),
    ...points.map((point): ShapeNode => ({
      type: "shape",
      name: `point ${id(point)}`,
      geometry: "ellipse",
      box: { x: point.at.x - markerRadius, y: point.at.y - markerRadius, width: 2 * markerRadius, height: 2 * markerRadius },
      fill: point.color,
      stroke: { color: "bg", width: 0.75 },
    })),
    ...labels.map((label) => {
      const line = { text: label.text, width: label.box.width };
      return textNode(`label ${id(label)}`, label.box, [line], { ...label, align: "center", figure: label.figure });
    }),
    ...categories.map((category, i) =>
      textNode(`category ${i + 1}`, category.box, category.lines, { ...model.categoryLabels, bold: false, align: category.align }),
    ),
  ];
}

/** A doughnut as ring segments, clockwise from 12 o'clock. */
export function drawRing(model: ChartModel, box: Box): readonly SceneNode[] {
  const series = model.series[0];
  const values = (series?.values ?? []).map((value) => value ?? 0);
  const total = values.reduce((sum, value) => sum + value, 0);
  if (!series || total <= 0) return [];
  let start = 0;
  return values.flatMap((value, i): readonly ShapeNode[] => {
    const sweep = (value / total) * 360;
    const begin = start;
    start += sweep;
    if (value === 0) return [];
    return [
      {
        type: "shape",
        name: `part ${i + 1}`,
        geometry: "ellipse",
        box: ringBox(model, box),
        fill: series.pointColors?.[i] ?? series.color,
        stroke: { color: "bg", width: 1.5 },
        ring: { start: begin, sweep, hole: (model.holeSize ?? 0) / 100 },
      },
    ];
  });
}

/** The square that a doughnut fills: the largest in the middle of its plot. */
export function ringBox(model: ChartModel, box: Box): Box {
  const width = model.plot.width * box.width;
  const height = model.plot.height * box.height;
  const side = Math.min(width, height);
  const x = box.x + model.plot.x * box.width + (width - side) / 2;
  const y = box.y + model.plot.y * box.height + (height - side) / 2;
  return { x, y, width: side, height: side };
}

interface Dress {
  readonly size: number;
  readonly bold: boolean;
  readonly color: ColorRole;
  readonly align: Align;
  readonly figure?: string;
}

/** A label: lines already broken, never wrapped again. */
export function textNode(name: string, box: Box, lines: readonly Line[], dress: Dress): TextNode {
  const { size, bold, color, align, figure } = dress;
  return {
    type: "text",
    name,
    box,
    paragraphs: lines.map(({ text }) => [{ text, ...(figure === undefined ? {} : { figure }) }]),
    style: { role: "small", size, line: size * lineHeight, bold, color },
    gap: 0,
    align,
    anchor: "middle",
    wrap: false,
    lines,
  };
}

function lineNode(name: string, from: Point, to: Point, color: ColorRole, width: number): ShapeNode {
  const box = { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y) };
  const rising = to.y < from.y;
  return { type: "shape", name, geometry: "line", box, stroke: { color, width }, ...(rising ? { rising } : {}) };
}

const id = (mark: { readonly series: number; readonly point: number }): string => `${mark.series + 1}.${mark.point + 1}`;
