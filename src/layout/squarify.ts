import type { Box } from "../scene/nodes.js";

/**
 * Rectangles that fill a box, each with its share of the area, as near to squares as they come (Bruls, Huizing and van
 * Wijk, 2000). Rows are filled largest first; the result stands in the order of the values. Nothing has no area.
 */
export function squarify(values: readonly number[], box: Box): readonly Box[] {
  const total = values.reduce((sum, value) => sum + Math.max(0, value), 0);
  const boxes: Box[] = values.map(() => ({ x: box.x, y: box.y, width: 0, height: 0 }));
  if (total <= 0) return boxes;
  const scale = (box.width * box.height) / total;
  const order = values.map((_, i) => i).filter((i) => values[i]! > 0).sort((a, b) => values[b]! - values[a]! || a - b);
  let room = box;
  for (let at = 0; at < order.length; ) {
    const short = Math.min(room.width, room.height);
    let count = 1;
    while (at + count < order.length && worst(order.slice(at, at + count + 1)) <= worst(order.slice(at, at + count))) count += 1;
    const row = order.slice(at, at + count);
    const thick = short === 0 ? 0 : areaOf(row) / short;
    let along = 0;
    for (const i of row) {
      const length = thick === 0 ? 0 : (values[i]! * scale) / thick;
      boxes[i] = room.width >= room.height
        ? { x: room.x, y: room.y + along, width: thick, height: length }
        : { x: room.x + along, y: room.y, width: length, height: thick };
      along += length;
    }
    room = room.width >= room.height
      ? { ...room, x: room.x + thick, width: Math.max(0, room.width - thick) }
      : { ...room, y: room.y + thick, height: Math.max(0, room.height - thick) };
    at += count;

    function worst(indices: readonly number[]): number {
      const area = areaOf(indices);
      const areas = indices.map((i) => values[i]! * scale);
      return Math.max((short * short * Math.max(...areas)) / (area * area), (area * area) / (short * short * Math.min(...areas)));
    }
  }
  return boxes;

  function areaOf(indices: readonly number[]): number {
    return indices.reduce((sum, i) => sum + values[i]! * scale, 0);
  }
}
