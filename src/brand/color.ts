import { elementsOf, type XmlElement } from "../source/xml-tree.js";
import { contrast } from "../theme/contrast.js";
import { numberOf } from "./canonical.js";
import type { SchemeColors } from "./brand.js";

/**
 * The hex of a colour choice (`a:srgbClr`, `a:schemeClr` …) with the changes below it, undefined for none. `own`: what
 * `phClr` stands for. Lightness is changed in HSL, tint and shade towards white and black, as PowerPoint does.
 */
export function colorOf(choice: XmlElement | undefined, scheme: SchemeColors, own?: string): string | undefined {
  const element = choice && elementsOf(choice).find(({ name }) => name in bases);
  const base = element && bases[element.name]!(element, scheme, own);
  if (!element || base === undefined) return undefined;
  return elementsOf(element).reduce(changed, base.toUpperCase());
}

type Base = (element: XmlElement, scheme: SchemeColors, own: string | undefined) => string | undefined;
const bases: Readonly<Record<string, Base>> = {
  "a:srgbClr": ({ attributes }) => hexOf(attributes["val"]),
  "a:sysClr": ({ attributes }) => hexOf(attributes["lastClr"]) ?? (attributes["val"] === "windowText" ? "000000" : "FFFFFF"),
  "a:schemeClr": ({ attributes }, scheme, own) => (attributes["val"] === "phClr" ? own : scheme[aliases[attributes["val"] ?? ""] ?? attributes["val"] ?? ""]),
  "a:prstClr": ({ attributes }) => presets[attributes["val"] ?? ""],
  "a:scrgbClr": (element) => hexFrom(["r", "g", "b"].map((part) => gamma((numberOf(element, part) ?? 0) / 100_000))),
  "a:hslClr": (element) => fromHsl({ h: (numberOf(element, "hue") ?? 0) / 21_600_000, s: (numberOf(element, "sat") ?? 0) / 100_000, l: (numberOf(element, "lum") ?? 0) / 100_000 }),
};

/** Slides may name the slots of the scheme past the map. */
const aliases: Readonly<Record<string, string>> = { dk1: "tx1", lt1: "bg1", dk2: "tx2", lt2: "bg2" };
const presets: Readonly<Record<string, string>> = {
  black: "000000", white: "FFFFFF", red: "FF0000", green: "008000", blue: "0000FF", yellow: "FFFF00", gray: "808080", grey: "808080", navy: "000080", orange: "FFA500",
};

const hexOf = (text: string | undefined): string | undefined => (text !== undefined && /^[0-9A-Fa-f]{6}$/u.test(text) ? text.toUpperCase() : undefined);

function changed(hex: string, change: XmlElement): string {
  const by = (numberOf(change, "val") ?? 100_000) / 100_000;
  const hsl = toHsl(hex);
  switch (change.name) {
    case "a:lumMod":
      return fromHsl({ ...hsl, l: hsl.l * by });
    case "a:lumOff":
      return fromHsl({ ...hsl, l: hsl.l + by });
    case "a:satMod":
      return fromHsl({ ...hsl, s: hsl.s * by });
    case "a:satOff":
      return fromHsl({ ...hsl, s: hsl.s + by });
    case "a:tint":
      return mix("FFFFFF", hex, by);
    case "a:shade":
      return mix("000000", hex, by);
    default:
      return hex;
  }
}

interface Hsl {
  readonly h: number;
  readonly s: number;
  readonly l: number;
}

export function toHsl(hex: string): Hsl {
  const [r = 0, g = 0, b = 0] = shares(hex);
  const most = Math.max(r, g, b);
  const least = Math.min(r, g, b);
  const l = (most + least) / 2;
  const d = most - least;
  if (d === 0) return { h: 0, s: 0, l };
  const s = d / (1 - Math.abs(2 * l - 1));
  const h = most === r ? ((g - b) / d + 6) % 6 : most === g ? (b - r) / d + 2 : (r - g) / d + 4;
  return { h: h / 6, s, l };
}

export function fromHsl({ h, s, l }: Hsl): string {
  const light = clamp(l);
  const chroma = (1 - Math.abs(2 * light - 1)) * clamp(s);
  const at = (shift: number): number => {
    const k = (shift + h * 12) % 12;
    return light - (chroma / 2) * Math.max(-1, Math.min(k - 3, 9 - k, 1));
  };
  return hexFrom([at(0), at(8), at(4)]);
}

/** Straight in sRGB: `share` of the second colour over the first. */
export function mix(under: string, over: string, share: number): string {
  const [a, b] = [shares(under), shares(over)];
  return hexFrom(a.map((value, i) => value + (b[i]! - value) * share));
}

/** Colour in OKLab (Björn Ottosson, 2020): lightness 0–1, and two axes whose distances go with what the eye sees. */
export function oklab(hex: string): readonly [number, number, number] {
  const [r = 0, g = 0, b = 0] = shares(hex).map(linear);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s, 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s];
}

export function distance(one: string, other: string): number {
  const [a, b] = [oklab(one), oklab(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** The least distance that two colours have to eyes of any colour vision: the usual one, and full red, green and blue blindness. */
export function seenDistance(one: string, other: string): number {
  return Math.min(distance(one, other), ...dichromats.map((vision) => distance(seen(one, vision), seen(other, vision))));
}

type Row = readonly [number, number, number];

/** Full dichromacy in linear RGB: Machado, Oliveira and Fernandes 2009, table 1, severity 1. */
const dichromats: readonly (readonly Row[])[] = [
  [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
];

function seen(hex: string, vision: readonly Row[]): string {
  const [r = 0, g = 0, b = 0] = shares(hex).map(linear);
  return hexFrom(vision.map((row) => gamma(clamp(row[0] * r + row[1] * g + row[2] * b))));
}

export function chroma(hex: string): number {
  const [, a, b] = oklab(hex);
  return Math.hypot(a, b);
}

/**
 * The colour, made darker or lighter as little as needed to have a contrast of `least` to every ground; the nearest to it
 * where none reaches that.
 */
export function readable(color: string, grounds: readonly string[], least: number): string {
  const weakest = (hex: string): number => Math.min(...grounds.map((ground) => contrast(hex, ground)));
  if (weakest(color) >= least) return color;
  const towards = ["000000", "FFFFFF"].map((end) => {
    for (let step = 1; step < steps; step += 1) {
      const moved = mix(color, end, step / steps);
      if (weakest(moved) >= least) return { hex: moved, step, reached: true };
    }
    return { hex: end, step: steps, reached: weakest(end) >= least };
  });
  const reached = towards.filter((one) => one.reached).sort((a, b) => a.step - b.step)[0];
  return reached?.hex ?? (weakest("000000") > weakest("FFFFFF") ? "000000" : "FFFFFF");
}

/** Finer than the eye tells apart. */
const steps = 64;

const clamp = (value: number): number => Math.min(1, Math.max(0, value));
const shares = (hex: string): readonly number[] => [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
const hexFrom = (values: readonly number[]): string => values.map((value) => Math.round(clamp(value) * 255).toString(16).padStart(2, "0")).join("").toUpperCase();
const linear = (share: number): number => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
const gamma = (share: number): number => (share <= 0.0031308 ? share * 12.92 : 1.055 * share ** (1 / 2.4) - 0.055);
