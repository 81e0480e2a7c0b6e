import { randomFrom } from "./random.js";
import type { Random } from "./random.js";
import { isDark, mix, num, path, rect, svgDocument } from "./svg.js";
import type { ArtInput, Hex } from "./svg.js";

/** Cells along the shorter side. */
const cells = 6;

/** A Swiss grid: squares, quarter circles and their negatives in tints, a few solid, one cell in the accent alone. */
export function grid({ theme, seed, size }: ArtInput): string {
  const { colors } = theme;
  const random = randomFrom(`grid ${seed}`);
  const side = Math.min(size.width, size.height) / cells;
  const across = Math.max(1, Math.round(size.width / side));
  const down = Math.max(1, Math.round(size.height / side));
  // Edges on whole pixels stay crisp; cells then differ by one pixel at most.
  const xs = Array.from({ length: across + 1 }, (_, i) => Math.round((size.width * i) / across));
  const ys = Array.from({ length: down + 1 }, (_, i) => Math.round((size.height * i) / down));
  const quiet = mix(colors.tint, colors.bg, isDark(theme) ? 0.5 : 0.35);
  const tints = [colors.tint, colors.tint, colors.tint2, mix(colors.tint2, colors.soft, 0.45), colors.soft];
  const [heroColumn, heroRow] = [Math.floor(across * (0.35 + 0.3 * random())), Math.floor(down * (0.3 + 0.4 * random()))];
  const marks: string[] = [];
  for (let row = 0; row < down; row += 1) {
    for (let column = 0; column < across; column += 1) {
      const hero = row === heroRow && column === heroColumn;
      const [x, y] = [xs[column]!, ys[row]!];
      const fill = hero ? colors.fill : pick(tints, random);
      marks.push(...cell(x, y, xs[column + 1]! - x, ys[row + 1]! - y, fill, random, hero));
    }
  }
  return svgDocument(size, quiet, marks);
}

const pick = (tints: readonly Hex[], random: Random): Hex => tints[Math.floor(random() * tints.length)]!;

function cell(x: number, y: number, width: number, height: number, fill: Hex, random: Random, hero: boolean): readonly string[] {
  const kind = random();
  const corner = Math.floor(random() * 4);
  if (hero || kind < 0.5) return [quarter(x, y, width, height, corner, fill)];
  if (kind < 0.68) return [rect(x, y, width, height, fill)];
  if (kind < 0.8) return [rect(x, y + (corner % 2) * (height / 2), width, height / 2, fill)];
  return [];
}

/** A quarter of an ellipse that fills the cell, its centre in one of the four corners. */
function quarter(x: number, y: number, width: number, height: number, corner: number, fill: Hex): string {
  const [right, bottom] = [corner === 1 || corner === 2, corner > 1];
  const [cx, cy] = [right ? x + width : x, bottom ? y + height : y];
  const [ox, oy] = [right ? x : x + width, bottom ? y : y + height];
  const sweep = right === bottom ? 1 : 0;
  const arc = `A${num(width)} ${num(height)} 0 0 ${sweep} ${num(cx)} ${num(oy)}`;
  return path(`M${num(cx)} ${num(cy)}L${num(ox)} ${num(cy)}${arc}Z`, fill);
}
