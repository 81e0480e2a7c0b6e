import type { ChartModel, Fill } from "../scene/chart-model.js";
import type { Align, Box, Line, SceneNode, ShapeNode, TextNode } from "../scene/nodes.js";
import type { ColorRole } from "../theme/theme.js";
import { extentOf, polygon } from "./outlines.js";
import { lineHeight, plot, type PlacedPoint, type Point } from "./plot.js";

/** A chart with axes as shapes and text: what a backend without native charts shows. */
export function drawPlot(model: ChartModel, box: Box): readonly SceneNode[] {
  const { grid, axes, areas, bars, segments, points, labels, categories, ticks } = plot(model, box);
  return [
    ...grid.map((line, i) => lineNode(`grid ${i + 1}`, line.from, line.to, { color: "rule", width: 0.5 })),
    ...areas.map((one): ShapeNode => ({ type: "shape", name: `area ${one.series + 1}`, ...area(one.corners), ...dressed(one.fill, one.color) })),
    ...bars.map((bar): ShapeNode => ({ type: "shape", name: `bar ${id(bar)}`, geometry: "rect", box: bar.box, ...dressed(bar.fill, bar.color) })),
    ...axes.map((axis, i) => lineNode(i === 0 ? "axis" : `axis ${i + 1}`, axis.from, axis.to, { color: "ink3", width: 0.75 })),
    ...segments.map(({ from, to, color, width, dashed }, i) => lineNode(`segment ${i + 1}`, from, to, { color, width, dashed })),
    ...points.flatMap((point) => (point.radius > 0 ? [marker(point)] : [])),
    ...labels.map((label) => {
      const line = { text: label.text, width: label.box.width };
      return textNode(`label ${id(label)}`, label.box, [line], { ...label, align: "center", figure: label.figure });
    }),
    ...categories.map((category, i) =>
      textNode(`category ${i + 1}`, category.box, category.lines, { ...model.categoryLabels, bold: false, align: category.align }),
    ),
    ...ticks.map((tick, i) => textNode(`tick ${i + 1}`, tick.box, tick.lines, { ...model.categoryLabels, color: "ink3", bold: false, align: tick.align })),
  ];
}

function marker({ at, radius, color, ...point }: PlacedPoint): ShapeNode {
  return {
    type: "shape",
    name: `point ${id(point)}`,
    geometry: "ellipse",
    box: { x: at.x - radius, y: at.y - radius, width: 2 * radius, height: 2 * radius },
    fill: color,
    stroke: { color: "bg", width: 0.75 },
  };
}

/** A mark's inside and edge. */
export function dressed(fill: Fill, color: ColorRole): Pick<ShapeNode, "fill" | "stroke" | "hatched"> {
  switch (fill) {
    case "solid":
      return { fill: color };
    case "outline":
      return { stroke: { color, width: outlineWidth } };
    case "hatch":
      return { fill: color, hatched: true, stroke: { color, width: 0.75 } };
    case "none":
      return {};
  }
}

/** A plan's edge has to be seen beside solid columns. */
export const outlineWidth = 1.5;

function area(corners: readonly Point[]): Pick<ShapeNode, "geometry" | "box" | "path"> {
  const box = extentOf(polygon(corners));
  return { geometry: "path", box, path: polygon(corners.map(({ x, y }) => ({ x: x - box.x, y: y - box.y }))) };
}

/** A doughnut or a pie as ring segments, clockwise from 12 o'clock. */
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

/** The square that a doughnut or a pie fills: the largest in the middle of its plot. */
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

/** A line from one point to another, whichever way it runs. */
export function lineNode(name: string, a: Point, b: Point, stroke: NonNullable<ShapeNode["stroke"]>): ShapeNode {
  const [from, to] = a.x <= b.x ? [a, b] : [b, a];
  const box = { x: from.x, y: Math.min(from.y, to.y), width: to.x - from.x, height: Math.abs(to.y - from.y) };
  const rising = to.y < from.y;
  return { type: "shape", name, geometry: "line", box, stroke: withoutUndefined(stroke), ...(rising ? { rising } : {}) };
}

const withoutUndefined = ({ color, width, dashed }: NonNullable<ShapeNode["stroke"]>): NonNullable<ShapeNode["stroke"]> => ({ color, width, ...(dashed ? { dashed } : {}) });

const id = (mark: { readonly series: number; readonly point: number }): string => `${mark.series + 1}.${mark.point + 1}`;
