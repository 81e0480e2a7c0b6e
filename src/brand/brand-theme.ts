import { info, warning, type Diagnosed, type Diagnostic } from "../source/diagnostic.js";
import type { Span } from "../source/span.js";
import { contrast } from "../theme/contrast.js";
import type { ColorRole, Theme, TypeScale } from "../theme/theme.js";
import { typeScale } from "../theme/type-scale.js";
import type { Brand, BrandLayout, BrandPlaceholder, SchemeColors } from "./brand.js";
import type { LayoutMap } from "./choose.js";
import { chroma, mix, readable, seenDistance } from "./color.js";
import { groundOf, slotsOf } from "./regions.js";
import { recolored } from "./text-color.js";

/** Our roles from a company's colours, fonts and title; what had to be changed to be read is told. `language`: of the deck. */
export function brandTheme(brand: Brand, map: LayoutMap | undefined, language: "zh-CN" | "en", span?: Span): Diagnosed<Theme> {
  const layout = map && brand.layouts[map.content];
  const master = brand.masters[layout?.master ?? 0]!; // a brand has at least one
  const scheme = layout?.colors ?? master.colors;
  const ground = layout ? groundOf(brand, layout) : scheme["bg1"]!;
  const { colors, changed } = rolesFrom(scheme, ground, layout && inkOf(layout), map && brand.layouts[map.section]!.background.color, layout && ground === layout.background.color ? layout.background.stops : undefined);
  const fonts = { latin: master.fonts.minor.latin || master.fonts.major.latin || defaultLatin, ea: eastAsianFont(master.fonts.minor.ea, master.fonts.minor.hans) };
  const diagnostics: Diagnostic[] = [];
  if (master.fonts.minor.ea === "") diagnostics.push(info("brand-no-ea-font", { path: brand.path, font: fonts.ea }, { span }));
  if (changed.length > 0) diagnostics.push(info("brand-colors-changed", { path: brand.path, roles: changed }, { span }));
  if (map) diagnostics.push(...recoloredTexts(brand, map, colors).map((one) => info("brand-text-recolored", one, { span })));
  const near = alike(colors);
  if (near.length > 0) diagnostics.push(warning("brand-series-alike", { path: brand.path, series: near }, { span }));
  const title = layout && slotsOf(layout).title;
  const theme: Theme = {
    name: master.name || "brand",
    summary: { en: brand.path, "zh-CN": brand.path },
    fonts,
    change: language === "en" ? "intl" : "cn",
    colors,
    type: title ? { ...typeScale, title: titleScale(title) } : typeScale,
    ...(map && { brand: { file: brand, layouts: map } }),
  };
  return { value: theme, diagnostics };
}

/** Once for each layout that the deck may use and each colour on it. */
function recoloredTexts(brand: Brand, map: LayoutMap, colors: Theme["colors"]): readonly { readonly layout: string; readonly from: string; readonly on: string; readonly to: string }[] {
  const used = [...new Set(Object.values(map))].sort((a, b) => a - b);
  const all = used.flatMap((index) => {
    const layout = brand.layouts[index]!;
    const { title, subtitle, body, date, footer, "slide-number": number } = slotsOf(layout);
    const filled = [title, subtitle, index === map.content && index !== map.list ? undefined : body, date, footer, number].filter((one) => one !== undefined);
    return filled.flatMap((one) => {
      const found = recolored(brand, layout, one, colors);
      return found ? [{ layout: layout.name || String(index + 1), from: found.from, on: found.on, to: colors[found.role] }] : [];
    });
  });
  return all.filter((one, i) => all.findIndex((other) => other.layout === one.layout && other.from === one.from) === i);
}

const defaultLatin = "Arial";
/** Office for Windows and for Mac bring it along, in two weights. */
const defaultEastAsian = "Microsoft YaHei";
/** What Office's old themes name for Chinese: text faces without a bold, which no slide should be set in. */
const bookFaces: ReadonlySet<string> = new Set(["宋体", "SimSun", "新宋体", "NSimSun", "MS PGothic", "ＭＳ Ｐゴシック"]);

const eastAsianFont = (ea: string, hans: string): string => ea || (hans === "" || bookFaces.has(hans) ? defaultEastAsian : hans);

const inkOf = (layout: BrandLayout): string | undefined => slotsOf(layout).body?.text.color;

/**
 * Sizes that a title of a company's layout may have: its own on one line, then smaller ones on two. Lines are as far apart as
 * the layout says, but Chinese is never clipped.
 */
export function titleScale(placeholder: BrandPlaceholder): TypeScale {
  return ladder(placeholder, [1, 0.84, 0.73, 0.64, 0.55], smallestTitle, "ink");
}

/** The same for the other texts of a layout. */
export function textScale(placeholder: BrandPlaceholder): TypeScale {
  return ladder(placeholder, [1, 0.85, 0.72, 0.6, 0.5], smallestText, "ink2");
}

const smallestTitle = 20;
const smallestText = 10;

function ladder({ text }: BrandPlaceholder, shares: readonly number[], smallest: number, color: ColorRole): TypeScale {
  const sizes = shares.map((share) => Math.max(Math.min(smallest, text.size), Math.round(text.size * share * 2) / 2));
  const steps = [text.size, ...sizes.slice(1).filter((size, i) => size < sizes[i]!)].map((size) => ({ size, line: size * 1.2 * Math.max(text.line, leastLine) }));
  return { steps, bold: text.bold, color };
}

/** Of PowerPoint's single line: below this Han characters of two lines touch. */
const leastLine = 0.85;

interface Roles {
  readonly colors: Theme["colors"];
  /** `accent2 → s2`: colours of the scheme that could not be used as they are. */
  readonly changed: readonly string[];
}

/** WCAG 2.1: text, and what a chart is read by. */
const textContrast = 4.5;
const markContrast = 3;

/** `ground`: of content; `ink`: of its text; `section`: the ground of section pages; `stops`: colours that the ground runs through. */
export function rolesFrom(scheme: SchemeColors, ground: string, ink: string | undefined, section: string | undefined, stops: readonly string[] = []): Roles {
  const bg = ground;
  const plain = readable(ink ?? scheme["tx1"]!, [bg, ...stops], 7);
  const names = ["accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "tx2"] as const;
  const colored = names.filter((name) => chroma(scheme[name]!) >= leastChroma);
  const weight = (name: string): number => chroma(scheme[name]!) * Math.min(contrast(scheme[name]!, bg), textContrast);
  const strongest = [...colored].sort((a, b) => weight(b) - weight(a))[0];
  const main = colored.includes("accent1") && contrast(scheme["accent1"]!, bg) >= markContrast - 0.8 ? "accent1" : (strongest ?? "tx1");
  const base = scheme[main]!;
  const panel = mix(bg, plain, 0.045);
  const tint = mix(bg, base, 0.1);
  const tint2 = mix(bg, base, 0.18);
  const text = [bg, panel, tint, ...stops];
  const marks = [bg, panel, ...stops];
  const accent = readable(base, text, textContrast);
  const light = contrast("FFFFFF", bg) > contrast("000000", bg) ? bg : "FFFFFF"; // on a dark page fills carry dark text where they are light
  const onfill = contrast(light, accent) >= contrast(bg, accent) ? light : bg;
  const fill = readable(base, [onfill], textContrast);
  const sectbg = section !== undefined && contrast(onfill, section) >= textContrast ? section : fill;
  const sectslip = readable(mix(sectbg, onfill, 0.12), [onfill], textContrast);
  const dark = [fill, sectbg, sectslip];
  const muted = readable(mix(mix(bg, plain, 0.5), base, 0.25), marks, markContrast);
  const series = seriesFrom(scheme, names.filter((name) => name !== main), { first: base, muted, marks });
  const s2 = series[0]!.hex;
  const colors: Record<ColorRole, string> = {
    bg,
    panel,
    tint,
    tint2,
    rule: mix(bg, plain, 0.17),
    rest: mix(bg, plain, 0.25),
    ink: readable(plain, [...text, tint2], textContrast),
    ink2: readable(mix(plain, bg, 0.22), text, textContrast),
    ink3: readable(mix(plain, bg, 0.38), text, textContrast),
    accent,
    fill,
    onfill,
    onfill2: fainter(onfill, fill, dark),
    onrule: mix(fill, onfill, 0.5),
    sectbg,
    sectslip,
    accentOn: readable(base, [onfill], textContrast),
    soft: mix(bg, base, 0.5),
    up: readable(rise, text, textContrast),
    down: readable(fall, text, textContrast),
    s1: readable(base, marks, markContrast),
    s2,
    s3: series[1]!.hex,
    s4: series[2]!.hex,
    muted,
    s2t: readable(s2, marks, textContrast),
  };
  const changed = [
    ...(colors.accent === base ? [] : [`${main} → accent`]),
    ...(colors.s1 === base ? [] : [`${main} → s1`]),
    ...series.flatMap(({ from, hex }, i) => (from === undefined || hex === scheme[from] ? [] : [`${from} → s${i + 2}`])),
  ];
  return { colors, changed };
}

/** The second colour on fills: as near to the fill as can be read, no nearer than a fifth of the way. */
function fainter(onfill: string, fill: string, grounds: readonly string[]): string {
  const shares = [0.2, 0.15, 0.1, 0.05];
  return shares.map((share) => mix(onfill, fill, share)).find((hex) => grounds.every((ground) => contrast(hex, ground) >= textContrast)) ?? onfill;
}

/** Below this a colour is a grey. */
const leastChroma = 0.04;
/** 涨 and 跌 in every theme of ours. */
const rise = "C4261D";
const fall = "0A6B5A";

interface SeriesColor {
  readonly hex: string;
  readonly from?: string;
}

/**
 * Three more series: each time the colour of the scheme that is farthest from those there are, as the eye sees them that tells
 * them apart least; shades of its colours, then of the first, where it has too few.
 */
function seriesFrom(scheme: SchemeColors, names: readonly string[], { first, muted, marks }: { readonly first: string; readonly muted: string; readonly marks: readonly string[] }): readonly SeriesColor[] {
  const own = names.map((name): Candidate => ({ hex: readable(scheme[name]!, marks, markContrast), from: name, weight: chroma(scheme[name]!) < leastChroma ? 0.6 : 1 })); // the company's own hues first
  const shades = [...names.map((name) => scheme[name]!), first].flatMap((hex) => shadesOf(hex, marks)).map((hex): Candidate => ({ hex, weight: chroma(hex) < leastChroma ? 0.6 : 0.8 }));
  const chosen: Candidate[] = [];
  for (let i = 0; i < 3; i += 1) {
    const taken = [readable(first, marks, markContrast), ...chosen.map(({ hex }) => hex)];
    const least = ({ hex }: Candidate): number => Math.min(...taken.map((other) => seenDistance(hex, other)), seenDistance(hex, muted) * beside);
    const told = [...own, ...shades].filter((one) => least(one) >= leastApart);
    const apart = (one: Candidate): number => (told.length > 0 ? Math.min(least(one), enough) * one.weight : least(one));
    chosen.push((told.length > 0 ? told : [...own, ...shades]).reduce((a, b) => (apart(b) > apart(a) ? b : a)));
  }
  return chosen;
}

interface Candidate extends SeriesColor {
  /** What its distance counts. */
  readonly weight: number;
}

/** In OKLab: from here on farther is no better. */
const enough = 0.14;
/** In OKLab: what our own themes keep between their series, whatever the eye. */
const leastApart = 0.075;
/** What stands back may come nearer to a series than another one. */
const beside = 1.3;

/** Darker and lighter ones that marks can still have. */
const shadesOf = (hex: string, marks: readonly string[]): readonly string[] =>
  [["000000", 0.35], ["000000", 0.6], ["FFFFFF", 0.25], ["FFFFFF", 0.45], ["FFFFFF", 0.65]].map(([end, share]) => readable(mix(hex, String(end), Number(share)), marks, markContrast));

/** Names of series that eyes of some colour vision take for another; none where all are told apart. */
function alike(colors: Theme["colors"]): readonly string[] {
  const series = ["s1", "s2", "s3", "s4"] as const;
  return series.flatMap((one, i) => series.slice(i + 1).flatMap((other) => (seenDistance(colors[one], colors[other]) < leastApart - 0.001 ? [`${one} / ${other}`] : [])));
}
