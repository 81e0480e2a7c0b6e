import type { ChartWords, CheckedSlide } from "../../kinds/check.js";
import type { Naming } from "../../kinds/named-figures.js";
import { formatDecimal, toNumber } from "../../report/decimal.js";
import { parseUnit } from "../../report/units.js";

/** Something with a number that a claim can be held against: a figure on the slide, or one point of its charts. */
export interface Subject {
  readonly label: string;
  /** Of the report, or a point of a chart. */
  readonly origin?: "figure";
  /** In the base of its unit's family, so that 万元 and 亿元 compare. */
  readonly value?: number;
  readonly family?: string;
  /** In per cent; points of change of a rate keep their own kind. */
  readonly change?: number;
  readonly changeKind?: "%" | "pp" | "abs";
  /** As the slide shows them. */
  readonly shown: { readonly value?: string; readonly change?: string };
}

interface Told {
  readonly label: string;
  readonly value?: Parameters<typeof toNumber>[0];
  readonly unit?: string;
  readonly change?: { readonly value: Parameters<typeof toNumber>[0]; readonly unit: "%" | "pp" | "abs" };
}

export function subjectOf({ label, value, unit = "", change }: Told): Subject {
  const { base, power } = parseUnit(unit);
  return {
    label,
    origin: "figure",
    ...(value && { value: toNumber(value) * 10 ** power, family: base }),
    ...(change && { change: toNumber(change.value), changeKind: change.unit }),
    shown: {
      ...(value && { value: `${formatDecimal(value)}${unit}` }),
      ...(change && { change: `${formatDecimal(change.value, { sign: true })}${change.unit === "abs" ? unit : change.unit === "pp" ? "pp" : "%"}` }),
    },
  };
}

/** The figures that a slide shows or names, each once. */
export function subjectsOn(slide: CheckedSlide): readonly Subject[] {
  const figures = [...new Set(slide.uses.map(({ figure }) => figure))].filter(({ origins, value, change }) => origins.length > 0 && (value || change));
  return figures.map((figure) => subjectOf(figure));
}

/** What a name in the text stands for: of the slide's own figures before any other of the report. */
export function subjectsNamed(naming: Naming, slide: CheckedSlide | undefined): readonly Subject[] {
  const used = new Set((slide?.uses ?? []).map(({ figure }) => figure));
  const here = naming.means.bound.filter((figure) => used.has(figure) && (figure.value !== undefined || figure.change !== undefined));
  if (here.length > 0) return here.map((figure) => subjectOf(figure));
  const told = naming.means.reported.filter(({ qualifiers }) => !qualifiers.includes("prior"));
  return told.slice(0, mostMeant).map((figure) => subjectOf({ ...figure, label: figure.indicator }));
}

const mostMeant = 4;

/** The labels that share the most with a stretch of text, two characters at least: 投资 is 固定资产投资, 投产 the part 投产或试生产. What `common` has (项目 in the title of a chart of projects) tells nothing apart. */
export function likest<T extends { readonly label: string }>(text: string, all: readonly T[], common = ""): readonly T[] {
  const scored = all.map((one) => ({ one, score: shared(text, one.label, common.toLowerCase()) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  const least = /\p{Script=Han}/u.test(text) ? 2 : 4;
  return best < least ? [] : scored.filter(({ score }) => score === best).map(({ one }) => one);
}

function shared(text: string, label: string, common: string): number {
  const [a, b] = [text.toLowerCase(), label.toLowerCase()];
  for (let length = Math.min(b.length, 12); length >= 2; length -= 1)
    for (let i = 0; i + length <= b.length; i += 1) {
      const piece = b.slice(i, i + length);
      if (a.includes(piece) && piece.trim().length === length && !common.includes(piece)) return length;
    }
  return 0;
}

/** The points of one series of a chart by their categories. */
export interface Point {
  readonly label: string;
  readonly value: number;
}

export const pointsOf = ({ categories, series }: ChartWords, index: number): readonly Point[] =>
  (series[index]?.values ?? []).flatMap((value, i) => (value === undefined || categories[i] === undefined ? [] : [{ label: categories[i], value }]));

/** Series of rates among those of a chart: in % while others are not, or named so. */
export const isRates = (chart: ChartWords, index: number): boolean =>
  /^[%％]$/u.test(chart.series[index]?.unit ?? chart.unit ?? "") && /增|降|growth|change|rate/iu.test(`${chart.series[index]?.name ?? ""}${chart.title ?? ""}`);

const stops: ReadonlySet<string> = new Set("，。；：！？,;!?\n");
const stopsAt = (text: string, at: number): boolean => stops.has(text[at]!) || (text[at] === "." && /\s/u.test(text[at + 1] ?? "x"));

/** The part of a sentence around an offset: from the last mark of punctuation to the next. */
export function clauseAround({ text }: { readonly text: string }, at: number): { readonly start: number; readonly end: number } {
  let start = at;
  while (start > 0 && !stopsAt(text, start - 1)) start -= 1;
  let end = at;
  while (end < text.length && !stopsAt(text, end)) end += 1;
  return { start, end };
}
