import type { ChartWords, CheckedSlide } from "../../kinds/check.js";
import type { Naming } from "../../kinds/named-figures.js";
import { isCount, parseUnit } from "../../report/units.js";
import { isRates, pointsOf, subjectsNamed, subjectsOn, type Point, type Subject } from "./subject.js";

/** Values of one thing by their times, in order. */
export interface Line {
  readonly points: readonly Point[];
  /** They are rates of growth, whose sign says whether it grew. */
  readonly rates: boolean;
  readonly family: string;
  /** What the unit of the points makes of a number: 10,000 for 万吨. */
  readonly scale: number;
  /** Half of the last digit that the points are printed with; counts are exact. */
  readonly half: number;
}

/** A place where a text names something that numbers of its slide are about: a figure of the report, or a label of a chart. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly subjects: readonly Subject[];
  readonly line?: Line;
}

interface Labelled {
  readonly forms: readonly string[];
  readonly subject: Subject;
  readonly line?: Line;
}

/** Names of figures and labels of charts in the order of the text; of two that overlap the longer. */
export function mentionsIn(text: string, slide: CheckedSlide, namings: readonly Naming[]): readonly Mention[] {
  const lower = text.toLowerCase();
  const figures = namings.map((naming): Mention => ({ start: naming.start, end: naming.end, subjects: subjectsNamed(naming, slide) }));
  const labels = labelled(slide).flatMap(({ forms, subject, line }) => {
    const form = forms.find((one) => wholeIn(lower, one) >= 0);
    return form === undefined ? [] : everyPlace(lower, form).map((start): Mention => ({ start, end: start + form.length, subjects: [subject], ...(line && { line }) }));
  });
  const found: Mention[] = [];
  for (const one of [...figures, ...labels, ...lastWords(lower, slide)].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    const same = found.findIndex(({ start, end }) => start === one.start && end === one.end);
    if (same >= 0) found[same] = { ...found[same]!, subjects: [...found[same]!.subjects, ...one.subjects], ...(one.line && { line: one.line }) };
    else if (!found.some(({ start, end }) => start < one.end && one.start < end)) found.push(one);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** “Revenue” for the only figure of the slide whose name ends so: Operating revenue. */
function lastWords(text: string, slide: CheckedSlide): readonly Mention[] {
  if (!/[a-z]{6}/u.test(text)) return [];
  const figures = subjectsOn(slide).map((subject) => ({ subject, word: /\s([a-z]{6,})$/iu.exec(subject.label)?.[1]?.toLowerCase() }));
  return figures.flatMap(({ subject, word }) => {
    if (word === undefined || figures.filter((other) => other.word === word).length > 1) return [];
    const at = wholeIn(text, word);
    return at < 0 ? [] : [{ start: at, end: at + word.length, subjects: [subject] }];
  });
}

function everyPlace(text: string, form: string): readonly number[] {
  const places: number[] = [];
  for (let at = wholeIn(text, form); at >= 0 && places.length < mostPlaces; at = wholeIn(text, form, at + form.length)) places.push(at);
  return places;
}

const mostPlaces = 20;

/** Latin labels are whole words. */
function wholeIn(text: string, form: string, from = 0): number {
  for (let at = text.indexOf(form, from); at >= 0; at = text.indexOf(form, at + 1)) {
    const end = at + form.length;
    if (/[a-z]/u.test(form[0]!) && /[a-z]/u.test(text[at - 1] ?? " ")) continue;
    if (/[a-z]/u.test(form.at(-1)!) && /[a-z]/u.test(text[end] ?? " ") && !/^s(?![a-z])/u.test(text.slice(end, end + 2))) continue;
    return at;
  }
  return -1;
}

/** Slides are looked at for each of their texts; what their charts say stays the same. */
const known = new WeakMap<CheckedSlide, readonly Labelled[]>();

function labelled(slide: CheckedSlide): readonly Labelled[] {
  const found = known.get(slide) ?? slide.charts.flatMap((chart) => (inTime(chart) ? linesOf(chart) : categoriesOf(chart)));
  known.set(slide, found);
  return found;
}

/** Years, quarters or months. */
export const inTime = ({ categories }: ChartWords): boolean =>
  categories.length > 1 && categories.every((category) => /^(?:(?:19|20)\d\d|\d{1,2}月|[一二三四]季度|Q[1-4]|H[12]|FY)/iu.test(category) && /[\d一二三四]/u.test(category));

const ending = /(?:同比)?(?:增速|增幅|增长率|增长|数量|总量|总数|规模)$|\s(?:growth|growth rate|change|number|total)$/iu;

function formsOf(label: string): readonly string[] {
  const whole = label.trim().toLowerCase();
  return [whole, whole.replace(ending, "").trim()].filter((form, i, all) => form.length >= 2 && !/^[\d.%]+$/u.test(form) && all.indexOf(form) === i);
}

export function linesOf(chart: ChartWords): readonly (Labelled & { readonly line: Line })[] {
  return chart.series.flatMap((series, i) => {
    const points = pointsOf(chart, i);
    const [last, previous] = [points.at(-1), points.at(-2)];
    const label = series.name ?? chart.title;
    if (!last || !previous || label === undefined) return [];
    const { base, power } = parseUnit(series.unit ?? chart.unit ?? "");
    const rates = isRates(chart, i);
    const change = rates ? last.value : previous.value > 0 ? (last.value / previous.value - 1) * 100 : undefined;
    const subject: Subject = {
      label,
      ...(!rates && { value: last.value * 10 ** power, family: base }),
      ...(change !== undefined && { change, changeKind: "%" as const }),
      shown: { value: `${last.label} ${last.value}`, change: `${previous.label} ${previous.value} → ${last.label} ${last.value}` },
    };
    const line: Line = { points, rates, family: base, scale: 10 ** power, half: halfOf(points, series.unit ?? chart.unit ?? "") };
    return [{ forms: chart.series.length === 1 && chart.title !== undefined ? [...formsOf(label), ...formsOf(chart.title)] : formsOf(label), subject, line }];
  });
}

const halfOf = (points: readonly Point[], unit: string): number => {
  const digits = Math.max(...points.map(({ value }) => String(value).split(".")[1]?.length ?? 0));
  return digits === 0 && isCount(unit) ? 0 : 0.5 * 10 ** -digits;
};

/** Each category by the one series of levels, and the one of rates. */
function categoriesOf(chart: ChartWords): readonly Labelled[] {
  if (chart.kind === "waterfall") return [];
  const all = chart.series.map((_, i) => i);
  const levels = all.filter((i) => !isRates(chart, i));
  const rates = all.filter((i) => isRates(chart, i));
  return chart.categories.flatMap((label, point) => {
    const [level] = levels.length === 1 ? levels : [];
    const [rate] = rates.length === 1 ? rates : [];
    const value = level === undefined ? undefined : chart.series[level]!.values[point];
    const change = rate === undefined ? undefined : chart.series[rate]!.values[point];
    if (value === undefined && change === undefined) return [];
    const { base, power } = parseUnit(chart.series[level ?? 0]?.unit ?? chart.unit ?? "");
    const subject: Subject = {
      label,
      ...(value !== undefined && { value: value * 10 ** power, family: base }),
      ...(change !== undefined && { change, changeKind: "%" as const }),
      shown: { ...(value !== undefined && { value: String(value) }), ...(change !== undefined && { change: String(change) }) },
    };
    return [{ forms: formsOf(label).slice(0, 1), subject }];
  });
}
