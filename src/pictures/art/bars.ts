import { between, randomFrom } from "./random.js";
import { isDark, mix, rect, svgDocument } from "./svg.js";
import type { ArtInput } from "./svg.js";

/** Width of a column and from one to the next, as shares of the shorter side: the cover's slips turned upside down. */
const bar = { width: 0.052, pitch: 0.065 };
const filled = bar.width / bar.pitch;
/** From one level line to the next, and the thickness of one, as shares of the height. */
const level = { step: 1 / 9, width: 2 / 720 };

/** Columns that rise from the foot to the right, each before a lighter one that is ahead of it; one is solid. */
export function bars({ theme, seed, size }: ArtInput): string {
  const { colors } = theme;
  const random = randomFrom(`bars ${seed}`);
  const { width, height } = size;
  const unit = Math.min(width, height);
  const count = Math.max(4, Math.round(width / (unit * bar.pitch)));
  const hero = Math.floor(count * between(random, 0.68, 0.8));
  const bend = between(random, 1.2, 1.7);
  const ground = mix(colors.bg, colors.tint, isDark(theme) ? 0.25 : 0.45);
  const marks = Array.from({ length: count }, (_, i) => {
    const share = i / (count - 1);
    const own = i === hero ? 0.78 : 0.12 + 0.56 * share ** bend + between(random, -0.06, 0.07);
    const ahead = onStep(own + between(random, 0.06, 0.2));
    const [left, right] = [0.5 - filled / 2, 0.5 + filled / 2].map((at) => Math.round((width * (i + at)) / count)) as [number, number];
    const column = (part: number, fill: string): string => rect(left, Math.round(height * (1 - part)), right - left, height, fill);
    const strong = i % 5 === 2 || i % 7 === 3;
    return column(ahead, mix(ground, colors.tint2, 0.55)) + column(onStep(own), i === hero ? colors.fill : strong ? colors.soft : mix(colors.tint2, colors.soft, 0.35));
  });
  const lines = Array.from({ length: Math.floor(1 / level.step) }, (_, i) =>
    rect(0, Math.round(height * (1 - (i + 1) * level.step)), width, Math.max(1, Math.round(height * level.width)), ground),
  );
  return svgDocument(size, ground, [...marks, ...lines]);
}

/** Thirds of a step: a column that ended a pixel above a line would leave a sliver. */
const onStep = (share: number): number => Math.min(0.95, (Math.round((share * 3) / level.step) * level.step) / 3);
