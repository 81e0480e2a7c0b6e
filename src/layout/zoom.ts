import type { ChartModel, Labels } from "../scene/chart-model.js";
import type { Box, CellBorder, Line, Paragraph, PathStep, Point, SceneNode, TableCell, TextNode } from "../scene/nodes.js";
import type { TextStyle } from "../theme/theme.js";

/**
 * The same drawing larger or smaller: boxes, type, lines and gaps by one factor around the origin, then moved by `x` and `y`
 * points. What was measured stays true, since all of it is scaled alike.
 */
export function zoomed(nodes: readonly SceneNode[], factor: number, { x = 0, y = 0 }: { readonly x?: number; readonly y?: number } = {}): readonly SceneNode[] {
  if (factor === 1 && x === 0 && y === 0) return nodes;
  const by = (points: number): number => points * factor;
  const point = (at: Point): Point => ({ x: by(at.x) + x, y: by(at.y) + y });
  const box = (at: Box): Box => ({ ...point(at), width: by(at.width), height: by(at.height) });

  const visit = (node: SceneNode): SceneNode => {
    switch (node.type) {
      case "text":
        return text(node);
      case "shape":
        return {
          ...node,
          box: box(node.box),
          ...(node.stroke && { stroke: { ...node.stroke, width: by(node.stroke.width) } }),
          ...(node.path && { path: node.path.map((step) => pathStep(step, factor)) }),
          ...(node.text && { text: text(node.text) }),
        };
      case "image":
        return { ...node, box: box(node.box), ...(node.radius !== undefined && { radius: by(node.radius) }) };
      case "table":
        return { ...node, box: box(node.box), widths: node.widths.map(by), heights: node.heights.map(by), rows: node.rows.map((cells) => cells.map((one) => cell(one, factor))), cellMargin: by(node.cellMargin ?? usualMargin) };
      case "chart":
        return { ...node, box: box(node.box), model: chart(node.model, factor), drawn: node.drawn.map(visit) };
      case "group":
        return { ...node, box: box(node.box), children: node.children.map(visit) };
      case "connector":
        return { ...node, box: box(node.box), points: node.points.map(point), width: by(node.width) };
    }
  };
  const text = (node: TextNode): TextNode => ({
    ...node,
    box: box(node.box),
    paragraphs: node.paragraphs.map((paragraph) => sized(paragraph, factor)),
    style: dress(node.style, factor),
    gap: by(node.gap),
    lines: node.lines.map((line) => lineOf(line, factor)),
  });
  return nodes.map(visit);
}

/** Of cells, in points, as the layout counts with. */
const usualMargin = 9;

const dress = (style: TextStyle, factor: number): TextStyle => ({ ...style, size: half(style.size * factor), line: style.line * factor });
const sized = (paragraph: Paragraph, factor: number): Paragraph => paragraph.map((run) => (run.size === undefined ? run : { ...run, size: half(run.size * factor) }));
const lineOf = (line: Line, factor: number): Line => ({ ...line, width: line.width * factor });
const border = (one: CellBorder, factor: number): CellBorder => ({ ...one, width: one.width * factor });

/** PowerPoint keeps hundredths of a point, but half points are what people set; downwards, so that what fitted still fits. */
const half = (size: number): number => Math.floor(size * 2 + 0.001) / 2;

function pathStep(step: PathStep, factor: number): PathStep {
  const at = ({ x, y }: Point): Point => ({ x: x * factor, y: y * factor });
  switch (step.step) {
    case "move":
    case "line":
      return { ...step, to: at(step.to) };
    case "cubic":
      return { ...step, first: at(step.first), second: at(step.second), to: at(step.to) };
    case "close":
      return step;
  }
}

const cell = (one: TableCell, factor: number): TableCell => ({
  ...one,
  paragraph: sized(one.paragraph, factor),
  style: dress(one.style, factor),
  ...(one.top && { top: border(one.top, factor) }),
  ...(one.bottom && { bottom: border(one.bottom, factor) }),
  ...(one.sides && { sides: border(one.sides, factor) }),
  lines: one.lines.map((line) => lineOf(line, factor)),
});

/** Shares and values stay; only type has points. */
const chart = (model: ChartModel, factor: number): ChartModel => ({
  ...model,
  categoryLabels: { ...model.categoryLabels, size: half(model.categoryLabels.size * factor) },
  series: model.series.map((series) => (series.labels ? { ...series, labels: labels(series.labels, factor) } : series)),
});

const labels = (one: Labels, factor: number): Labels => ({
  ...one,
  size: half(one.size * factor),
  ...(one.points && { points: Object.fromEntries(Object.entries(one.points).map(([index, label]) => [index, { ...label, size: half(label.size * factor) }])) }),
});
