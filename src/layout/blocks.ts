import type { ChartHead, KeyEntry } from "../scene/chart-model.js";
import type { Run } from "../scene/nodes.js";
import type { Path } from "../source/span.js";
import type { Wording } from "../source/wording/wording.js";
import { column, inset, layers, place, rect, row, rule, space, type LayoutNode } from "./node.js";
import { runs, text } from "./text-block.js";

/** An accent bar as high as the text beside it: optional lead-in and one or two lines. */
export function takeaway(content: { readonly head?: string; readonly text: string }, from: Path, width: number): LayoutNode {
  const words = column([
    content.head ? text(content.head, "h3", { name: "takeaway head", from: [...from, "head"] }) : undefined,
    content.head ? space(6) : undefined,
    text(content.text, "text", { name: "takeaway", from: [...from, "text"], maxLines: [2] }),
  ]);
  return layers([place({ width: 3 }, rect("accent", { name: "takeaway bar" })), inset(place({ width }, words), { left: 18 })], { size: "auto" });
}

export interface Point {
  readonly head?: string;
  readonly text: string;
}

/** The column of key points beside a chart: ink rule, label, one to three points spread over the height. */
export function keyPoints(points: readonly Point[], from: Path, labels: Wording["labels"], label?: string): LayoutNode {
  const items = points.map((point, i) =>
    column(
      [
        point.head ? text(point.head, "h3", { placeholder: "body", name: `point ${i + 1} head`, from: [...from, i, "head"] }) : undefined,
        point.head ? space(3) : undefined,
        text(point.text, "body", { placeholder: "body", name: `point ${i + 1}`, from: [...from, i, "text"] }),
      ],
      { size: "auto" },
    ),
  );
  return column([
    rule("ink"),
    space(10.5),
    text(label ?? labels.keyPoints, "small", { bold: true, color: "accent", name: "points label", size: 18 }),
    space(12),
    column(items, { gap: [36, 27, 18, 9], size: { share: 1 } }),
  ]);
}

/** Above a chart's plot: ink rule, name (bold) and unit, and the key of its series at the right. */
export function chartHead(head: ChartHead): LayoutNode {
  return column([rule("ink"), space(10.5), chartHeadRow(head)], { size: 29 });
}

/** The row of a chart's head alone: name and unit, and the key of its series at the right. One line of 18 points. */
export function chartHeadRow(head: ChartHead): LayoutNode {
  const words = headWords(head);
  const left = words.length > 0 ? runs(words, "small", { name: "chart head", size: { share: 1 } }) : space({ share: 1 });
  return row([left, head.key.length > 0 ? space(9) : undefined, ...chartKey(head.key)], { size: 18 });
}

const headWords = (head: ChartHead): readonly Run[] => [
  ...(head.name ? [{ text: head.name, bold: true, color: "ink" as const }] : []),
  ...(head.unit ? [{ text: `${head.name ? "  " : ""}${head.unit}` }] : []),
];

/** Squares and dots with the names of their series, to stand in a row. */
export function chartKey(entries: ChartHead["key"]): readonly LayoutNode[] {
  return entries.flatMap((entry, i) => [
    ...(i === 0 ? [] : [space(18)]),
    layers([place({ y: 4.5, height: 9, width: 9 }, keyMark(entry, `key ${i + 1}`))], { size: 15 }),
    text(entry.label, "small", { wrap: false, size: "auto", bold: entry.strong, color: entry.strong ? "ink" : undefined, name: `key ${i + 1} label` }),
  ]);
}

/** A square or dot that looks as its marks do: solid, outlined, hatched. */
function keyMark({ shape, color, fill }: KeyEntry, name: string): LayoutNode {
  const geometry = shape === "dot" ? "ellipse" : "rect";
  const edge = { color, width: 1.25 };
  if (fill === "outline" || fill === "none") return { type: "shape", geometry, name, stroke: edge };
  return { type: "shape", geometry, name, fill: color, ...(fill === "hatch" ? { hatched: true, stroke: { color, width: 0.75 } } : {}) };
}
