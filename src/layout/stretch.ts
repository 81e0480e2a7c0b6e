import type { Column, LayoutNode, Place, Row } from "./node.js";

/**
 * The same arrangement on a taller or a shorter region. Templates state their heights and tops for the design's page; here
 * they grow by one factor, while type, widths and the padding of cards stay. What belongs to a line of text stays as well:
 * offsets below a line's height, and marks and one-line boxes, which move with their middle. `from`, `to`: heights in points.
 */
export function stretched(root: LayoutNode, from: number, to: number): LayoutNode {
  if (from === to) return root;
  const factor = to / from;
  const length = (points: number): number => (points < smallest ? points : points * factor);
  const along = (child: LayoutNode): LayoutNode =>
    typeof child.size !== "number" || child.type === "text" || child.size <= oneLine && child.type !== "space" ? child : { ...child, size: length(child.size) };

  const visit = (node: LayoutNode): LayoutNode => {
    switch (node.type) {
      case "column":
        return { ...node, gap: gapOf(node, length), children: node.children.map((child) => along(visit(child))) };
      case "row":
        return visitRow(node, visit);
      case "layers":
        return { ...node, children: node.children.map(visit) };
      case "inset":
      case "group":
        return { ...node, child: visit(node.child) };
      case "place":
        if (node.rigid) return { ...node, y: ((node.y ?? 0) + (node.height ?? 0) / 2) * factor - (node.height ?? 0) / 2 };
        return { ...node, ...moved(node, factor, to - from), child: visit(node.child) };
      case "table":
        return { ...node, rows: node.rows.map((line) => ({ ...line, height: length(line.height) })) };
      case "text":
      case "shape":
      case "image":
      case "chart":
      case "sized":
      case "connector":
      case "space":
        return node;
    }
  };
  return visit(root);
}

/** Offsets below this belong to a line of text, not to the arrangement. */
const smallest = 12;
/** Boxes of one line, chips, dots and bars keep their height. */
const oneLine = 30;

const visitRow = (node: Row, visit: (child: LayoutNode) => LayoutNode): Row => ({ ...node, children: node.children.map(visit) });

function gapOf({ gap }: Column, length: (points: number) => number): Column["gap"] {
  if (gap === undefined) return undefined;
  return typeof gap === "number" ? length(gap) : gap.map(length);
}

function moved({ y, height, pin }: Place, factor: number, more: number): Pick<Place, "y" | "height"> {
  if (pin === "foot") return { y: (y ?? 0) + more, height };
  if (height !== undefined && height <= oneLine) return { y: y === undefined || y < smallest ? y : (y + height / 2) * factor - height / 2, height };
  return { y: y === undefined || y < smallest ? y : y * factor, height: height === undefined ? undefined : height * factor };
}

/** The same for the width: places move and grow with the region, and rows of stated widths; others share it anyway. */
export function widened(root: LayoutNode, from: number, to: number): LayoutNode {
  if (from === to) return root;
  const factor = to / from;
  const visit = (node: LayoutNode): LayoutNode => {
    switch (node.type) {
      case "row":
        return { ...node, children: node.children.map((child) => (node.children.some(isElastic) || typeof child.size !== "number" ? visit(child) : { ...visit(child), size: child.size * factor })) };
      case "column":
      case "layers":
        return { ...node, children: node.children.map(visit) };
      case "inset":
      case "group":
        return { ...node, child: visit(node.child) };
      case "place":
        if (node.rigid || (node.width !== undefined && node.width <= oneLine))
          return { ...node, x: node.x === undefined ? undefined : (node.x + (node.width ?? 0) / 2) * factor - (node.width ?? 0) / 2 };
        return { ...node, x: node.x === undefined ? undefined : node.x * factor, width: node.width === undefined ? undefined : node.width * factor, child: visit(node.child) };
      case "table": {
        const stated = node.columns.every(({ size }) => typeof size === "number");
        return stated ? { ...node, columns: node.columns.map((each) => ({ ...each, size: (each.size as number) * factor })) } : node; // every one has been seen to be a number
      }
      case "text":
      case "shape":
      case "image":
      case "chart":
      case "sized":
      case "connector":
      case "space":
        return node;
    }
  };
  return visit(root);
}

/** Takes what others leave: a row with one fills every width by itself. */
const isElastic = ({ size }: LayoutNode): boolean => size === undefined || typeof size === "object";
