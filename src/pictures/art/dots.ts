import { between, randomFrom } from "./random.js";
import type { Random } from "./random.js";
import { circle, isDark, mix, svgDocument } from "./svg.js";
import type { ArtInput, Point } from "./svg.js";

/** Dots along the shorter side; a dot at its largest and at its smallest, as shares of the distance between two. */
const across = 34;
const largest = 0.47;
const smallest = 0.05;
/** Sizes and tints a dot may have: as a printer's screen, no more than that. */
const steps = 12;

/** A halftone field: rows of dots, shifted by half, that swell and shrink as waves pass through them; one is the accent. */
export function dots({ theme, seed, size }: ArtInput): string {
  const { colors } = theme;
  const random = randomFrom(`dots ${seed}`);
  const pitch = Math.min(size.width, size.height) / across;
  const rise = (pitch * Math.sqrt(3)) / 2;
  const strength = waves(random);
  const ground = mix(colors.bg, colors.tint, isDark(theme) ? 0.2 : 0.35);
  const hero: Point = [size.width * between(random, 0.56, 0.7), size.height * between(random, 0.34, 0.5)];
  const places = Array.from({ length: Math.ceil(size.height / rise) + 1 }, (_, row) =>
    Array.from({ length: Math.ceil(size.width / pitch) + 1 }, (__, i): Point => [(i + (row % 2) / 2) * pitch, row * rise]),
  ).flat();
  const nearest = places.reduce((best, at) => (distance(at, hero) < distance(best, hero) ? at : best));
  const marks = places.map((at) => {
    if (at === nearest) return circle(at, pitch * 1.5, colors.fill);
    if (distance(at, nearest) < pitch * 2.1) return "";
    const step = Math.round(strength(at[0] / size.height, at[1] / size.height) * steps) / steps;
    const radius = pitch * (smallest + (largest - smallest) * step);
    return circle(at, radius, step < 0.5 ? mix(colors.rule, colors.tint2, step * 2) : mix(colors.tint2, colors.soft, step * 2 - 1));
  });
  return svgDocument(size, ground, marks.filter((mark) => mark !== ""));
}

const distance = ([ax, ay]: Point, [bx, by]: Point): number => Math.hypot(ax - bx, ay - by);

/** Three long waves across each other, as a strength of 0–1. */
function waves(random: Random): (x: number, y: number) => number {
  const all = Array.from({ length: 3 }, (_, i) => {
    const angle = between(random, 0, Math.PI);
    return { x: Math.cos(angle), y: Math.sin(angle), length: between(random, 0.42, 0.8) / (1 + i * 0.45), phase: between(random, 0, 2 * Math.PI) };
  });
  return (x, y) => {
    const sum = all.reduce((total, wave) => total + Math.sin(((x * wave.x + y * wave.y) / wave.length) * 2 * Math.PI + wave.phase), 0);
    return Math.min(1, Math.max(0, 0.5 + sum / 4.4));
  };
}
