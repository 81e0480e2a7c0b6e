import type { Point, ShapeNode } from "./nodes.js";

/** Corners of a polygon, clockwise; none of other shapes. The point of a chevron or home plate is `adjust` of the height long. */
export function corners({ geometry, box: { x, y, width, height }, adjust }: Pick<ShapeNode, "geometry" | "box" | "adjust">): readonly Point[] {
  const point = Math.min(width, height * (adjust ?? 0.5));
  const [right, bottom, middle] = [x + width, y + height, y + height / 2];
  switch (geometry) {
    case "triangle":
      return [{ x: x + width / 2, y }, { x: right, y: bottom }, { x, y: bottom }];
    case "triangle-down":
      return [{ x, y }, { x: right, y }, { x: x + width / 2, y: bottom }];
    case "diamond":
      return [{ x: x + width / 2, y }, { x: right, y: middle }, { x: x + width / 2, y: bottom }, { x, y: middle }];
    case "home-plate":
      return [{ x, y }, { x: right - point, y }, { x: right, y: middle }, { x: right - point, y: bottom }, { x, y: bottom }];
    case "chevron":
      return [{ x, y }, { x: right - point, y }, { x: right, y: middle }, { x: right - point, y: bottom }, { x, y: bottom }, { x: x + point, y: middle }];
    case "rect":
    case "ellipse":
    case "line":
    case "path":
      return [];
  }
}

/** The head of an arrow at the end of a line so wide: three widths long and wide, but never too small to see. */
export function arrowHead(points: readonly Point[], width: number): readonly Point[] | undefined {
  const [before, tip] = points.slice(-2);
  if (!before || !tip) return undefined;
  const size = Math.max(6, 3 * width);
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const along = { x: (tip.x - before.x) / length, y: (tip.y - before.y) / length };
  const foot = { x: tip.x - along.x * size, y: tip.y - along.y * size };
  const half = size / 2;
  return [tip, { x: foot.x - along.y * half, y: foot.y + along.x * half }, { x: foot.x + along.y * half, y: foot.y - along.x * half }];
}
