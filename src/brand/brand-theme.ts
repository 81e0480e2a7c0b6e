import { info, type Diagnosed, type Diagnostic } from "../source/diagnostic.js";
import type { Span } from "../source/span.js";
import { contrast } from "../theme/contrast.js";
import type { ColorRole, Theme, TypeScale } from "../theme/theme.js";
import { typeScale } from "../theme/type-scale.js";
import type { Brand, BrandLayout, BrandPlaceholder, SchemeColors } from "./brand.js";
import type { LayoutMap } from "./choose.js";
import { chroma, distance, mix, readable } from "./color.js";
import { groundOf, slotsOf } from "./regions.js";

/** Our roles from a company's colours, fonts and title; what had to be changed to be read is told. `language`: of the deck. */
export function brandTheme(brand: Brand, map: LayoutMap | undefined, language: "zh-CN" | "en", span?: Span): Diagnosed<Theme> {
  const layout = map && brand.layouts[map.content];
  const master = brand.masters[layout?.master ?? 0]!; // a brand has at least one
  const scheme = layout?.colors ?? master.colors;
  const { colors, changed } = rolesFrom(scheme, layout ? groundOf(brand, layout) : scheme["bg1"]!, layout && inkOf(layout), map && brand.layouts[map.section]!.background.color);
  const fonts = { latin: master.fonts.minor.latin || master.fonts.major.latin || defaultLatin, ea: eastAsianFont(master.fonts.minor.ea, master.fonts.minor.hans) };
  const diagnostics: Diagnostic[] = [];
  if (master.fonts.minor.ea === "") diagnostics.push(info("brand-no-ea-font", { path: brand.path, font: fonts.ea }, { span }));
  if (changed.length > 0) diagnostics.push(info("brand-colors-changed", { path: brand.path, roles: changed }, { span }));
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

/** `ground`: of content; `ink`: of its text; `section`: the ground of section pages. */
export function rolesFrom(scheme: SchemeColors, ground: string, ink: string | undefined, section: string | undefined): Roles {
  const bg = ground;
  const plain = readable(ink ?? scheme["tx1"]!, [bg], 7);
  const names = ["accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "tx2"] as const;
  const colored = names.filter((name) => chroma(scheme[name]!) >= leastChroma);
  const weight = (name: string): number => chroma(scheme[name]!) * Math.min(contrast(scheme[name]!, bg), textContrast);
  const strongest = [...colored].sort((a, b) => weight(b) - weight(a))[0];
  const main = colored.includes("accent1") && contrast(scheme["accent1"]!, bg) >= markContrast - 0.8 ? "accent1" : (strongest ?? "tx1");
  const base = scheme[main]!;
  const panel = mix(bg, plain, 0.045);
  const tint = mix(bg, base, 0.1);
  const tint2 = mix(bg, base, 0.18);
  const text = [bg, panel, tint];
  const marks = [bg, panel];
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

/** Three more series: each time the colour of the scheme that is farthest from those there are; shades of the first where it has too few. */
function seriesFrom(scheme: SchemeColors, names: readonly string[], { first, muted, marks }: { readonly first: string; readonly muted: string; readonly marks: readonly string[] }): readonly SeriesColor[] {
  const shades: readonly SeriesColor[] = [0.35, 0.6].map((share) => ({ hex: readable(mix(first, "000000", share), marks, markContrast) }));
  const candidates: readonly SeriesColor[] = [...names.map((name) => ({ hex: readable(scheme[name]!, marks, markContrast), from: name })), ...shades];
  const weight = ({ hex, from }: SeriesColor): number => (from === undefined ? 0.6 : chroma(hex) < leastChroma ? 0.6 : 1); // the company's own hues first
  const chosen: SeriesColor[] = [];
  for (let i = 0; i < 3; i += 1) {
    const taken = [readable(first, marks, markContrast), muted, ...chosen.map(({ hex }) => hex)];
    const apart = (one: SeriesColor): number => Math.min(...taken.map((other) => distance(one.hex, other))) * weight(one);
    chosen.push(candidates.reduce((a, b) => (apart(b) > apart(a) ? b : a)));
  }
  return chosen;
}
