import { between, randomFrom } from "./random.js";
import { rect, svgDocument } from "./svg.js";
import type { ArtInput } from "./svg.js";

/** Widths of a slip and from one to the next, as shares of the cover's height: 0.25 and 0.3125 of 7.5 in. */
const slip = { width: 0.25 / 7.5, pitch: 0.3125 / 7.5 };
/** Lengths of the cover's 18 slips as shares of its height; they repeat, shifted by the seed. */
const lengths = [0.58, 0.8, 0.7, 0.92, 0.76, 0.86, 0.64, 0.74, 0.98, 0.82, 0.9, 0.68, 0.78, 0.94, 0.72, 0.84, 0.62, 0.88];
const longest = lengths.indexOf(Math.max(...lengths));
/** Places of the cords that hold the slips together, and their thickness. */
const cords = [1.083, 1.167, 3.75, 3.833].map((y) => y / 7.5);
const cord = 1.5 / 540;

/** Bamboo slips hanging from the top edge, bound by two pairs of cords: the cover's motif, filling a frame. */
export function slips({ theme, seed, size }: ArtInput): string {
  const { colors } = theme;
  const random = randomFrom(`slips ${seed}`);
  const { width, height } = size;
  const count = Math.max(3, Math.ceil(width / (height * slip.pitch)));
  const pitch = width / (count - 1 + slip.width / slip.pitch);
  const onDivider = colors.bg === colors.sectbg; // there the slips recede, and the longest alone is white
  const first = Math.floor(random() * lengths.length);
  const marks = Array.from({ length: count }, (_, i) => {
    const length = lengths[(first + i) % lengths.length]! * height;
    const kind = (first + i) % lengths.length;
    const soft = kind === 2 || kind === 10 || kind === 14;
    const tint = kind === 6 || kind === 16;
    const fill = soft ? colors.soft : tint ? colors.tint2 : onDivider && kind !== longest ? colors.tint : colors.fill;
    const [left, right] = [i * pitch, i * pitch + (pitch * slip.width) / slip.pitch].map(Math.round) as [number, number];
    return rect(left, 0, right - left, Math.round(length + between(random, -0.012, 0.012) * height), fill);
  });
  return svgDocument(size, colors.bg, [
    ...marks,
    ...cords.map((y) => rect(0, Math.round(y * height), width, Math.max(1, Math.round(cord * height)), colors.bg)),
  ]);
}
