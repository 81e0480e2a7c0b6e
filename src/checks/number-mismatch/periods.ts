import type { ChartWords, Checked, CheckedSlide, Words } from "../../kinds/check.js";
import { derivationsSaid } from "../../kinds/derived-said.js";
import { numeralsOf } from "../../kinds/numerals.js";
import { reportYear } from "../../kinds/said-figures.js";
import { findPeriods, resolvePeriod } from "../../report/grammar/zh/periods.js";
import { formatPeriod, parsePeriod } from "../../report/period.js";
import { error, type Diagnostic } from "../../source/diagnostic.js";
import { slideNumber } from "./sentences.js";

interface Time {
  readonly start: string;
  readonly end: string;
  /** Only a year is said. */
  readonly yearAlone?: boolean;
}

/**
 * A time that is typed on a slide with figures is the time of one of them, of the same time a year before, or one that the
 * report speaks of. On other slides, and in the deck's own title, it is a year that the report knows, or the next one.
 */
export function* periodMismatches(deck: Checked): Generator<Diagnostic> {
  const year = reportYear(deck);
  if (!deck.report || year === undefined) return;
  const told = timesToldOf(deck, year);
  for (const words of deck.words) yield* wrongTimes(words, undefined, deck, told, year);
  for (const slide of deck.slides) {
    const own = slide.charts.flatMap(timeAxis);
    const known = own.length === 0 ? told : { ...told, years: new Set([...told.years, ...own.map(String)]) };
    for (const words of slide.words) yield* wrongTimes(words, slide, deck, known, year);
  }
}

/**
 * The years of a chart of one's own: an axis of at least three in even steps forward is no slip, whatever the report tells of. A
 * wrong digit breaks the steps.
 */
function timeAxis({ categories }: ChartWords): readonly number[] {
  const years = categories.map((category) => Number(/^((?:19|20)\d\d)年?(?:[（(].{1,12}[)）])?$/u.exec(category.trim())?.[1]));
  const step = years[1]! - years[0]!;
  return years.length >= leastAxis && step > 0 && years.every((one, i) => Number.isInteger(one) && (i === 0 || one - years[i - 1]! === step)) ? years : [];
}

const leastAxis = 3;

interface Told {
  readonly times: ReadonlySet<string>;
  readonly years: ReadonlySet<string>;
  /** Years whose same time the report compares with: 恢复至2019年同期的. */
  readonly compared: ReadonlySet<number>;
}

function timesToldOf({ report, tables }: Checked, year: number): Told {
  const times = new Set<string>();
  const years = new Set<string>([String(year)]);
  const text = report!.file.text;
  for (const mention of findPeriods(text)) {
    const period = mention.months && resolvePeriod(mention, year); // a year alone says nothing of months
    if (period && !isYear(period)) times.add(key(period));
  }
  for (const { period } of report!.figures) if (period && !isYear(period)) times.add(key(period));
  for (const [found] of text.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/gu)) years.add(found);
  if (report!.date !== undefined) years.add(report!.date.slice(0, 4));
  for (const table of tables.values()) for (const row of [table.columns, ...table.rows]) for (const cell of row) for (const [found] of cell.slice(0, 40).matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/gu)) years.add(found);
  const compared = new Set([...text.matchAll(/((?:19|20)\d\d)年的?同期/gu)].map((match) => Number(match[1])));
  return { times, years, compared };
}

const isYear = ({ start, end }: Time): boolean => start.endsWith("-01") && end.endsWith("-12");
const key = ({ start, end }: Time): string => `${start}/${end}`;

function* wrongTimes(words: Words, slide: CheckedSlide | undefined, deck: Checked, told: Told, year: number): Generator<Diagnostic> {
  if (!/\d/u.test(words.text) || words.role === "footer") return;
  const used = (slide?.uses ?? []).flatMap(({ figure: { period, label } }) => (period ? [{ ...period, label }] : []));
  for (const { role, start, end } of numeralsOf(words, deck.language)) {
    if (role !== "date" || words.marks.some((mark) => mark.start < end && start < mark.end)) continue;
    const said = timeOf(words.text, start, end, year);
    if (!said || (deck.file && !deck.file.ledger && isHistory(said, year))) continue;
    if (isRight(said, words, start, end, used, told, year) || isYearBefore(said, words, end, deck, year)) continue;
    const there = used[0];
    const args = { what: "period" as const, name: there?.label ?? deck.report!.title ?? deck.report!.file.path, here: words.text.slice(start, end), there: there ? formatPeriod(there) : String(year) };
    yield error("number-mismatch", args, { span: words.at(start, end), ...slideNumber(slide) });
  }
}

/** A deck that somebody else has made may tell of years before the report's. */
const isHistory = ({ end }: Time, year: number): boolean => Number(end.slice(0, 4)) < year && Number(end.slice(0, 4)) >= year - longestMemory;

const longestMemory = 60;

function timeOf(text: string, start: number, end: number, year: number): Time | undefined {
  const written = text.slice(start, end);
  const [mention] = findPeriods(written);
  if (mention && mention.start === 0 && mention.end === written.length && (mention.year !== undefined || mention.months !== undefined)) {
    const period = resolvePeriod(mention, year);
    return period && { ...period, yearAlone: mention.months === undefined };
  }
  if (/^(?:19|20)\d\d$/u.test(written)) return { start: `${written}-01`, end: `${written}-12`, yearAlone: true };
  const named = parsePeriod(written);
  return named && named.start.length === 7 ? named : undefined;
}

function isRight(said: Time, { text, path }: Words, start: number, end: number, used: readonly Time[], { times, years, compared }: Told, year: number): boolean {
  const saidYear = Number(said.start.slice(0, 4));
  const usedYears = used.flatMap(({ start, end }) => [Number(start.slice(0, 4)), Number(end.slice(0, 4))]);
  if (/^的?同期/u.test(text.slice(end, end + 4))) return usedYears.length === 0 || usedYears.includes(saidYear + 1) || compared.has(saidYear);
  if (said.yearAlone !== true) {
    const before = { start: `${saidYear + 1}${said.start.slice(4)}`, end: `${Number(said.end.slice(0, 4)) + 1}${said.end.slice(4)}` };
    // A day or a single month is a date of its own (6月底前, 11 January); a stretch of months is what figures are of.
    const stretch = said.start !== said.end;
    return !stretch ? saidYear >= year - 1 : times.has(key(said)) || used.some((period) => key(period) === key(said) || key(period) === key(before)) || (used.length === 0 && saidYear > year);
  }
  if (path.at(-1) === "period" && usedYears.length > 0) return usedYears.includes(saidYear);
  const planned = saidYear > year && used.length === 0 && (saidYear === year + 1 || planWords.test(text) || path.length > 1) && saidYear <= year + furthestPlan;
  const aimed = saidYear > year && saidYear <= year + furthestPlan && aims.test(text.slice(0, start));
  return years.has(String(saidYear)) || usedYears.includes(saidYear) || planned || aimed;
}

/** 2014年营业收入为…: the year before, of a level that follows from the growth of this one. */
const isYearBefore = ({ start, yearAlone }: Time, words: Words, end: number, deck: Checked, year: number): boolean =>
  yearAlone === true && Number(start.slice(0, 4)) === year - 1 && derivationsSaid(words, deck).some(({ typed }) => typed.start >= end && typed.start - end <= longestName);
const longestName = 30;

const planWords = /计划|规划|安排|目标|打算|展望|到|底前|前|力争|建成|完成|plan|target|outlook|goal|by|until|ahead|next/iu;
/** 力争到2020年, “by 2027”: what leads up to the year says that it is a plan's. */
const aims = /(?:到|至|力争|计划|目标|规划|争取|预计)[^，。；]{0,8}$|\b(?:by|until|target|targets|plan|plans|aim|aims)\b[^.;,]{0,20}$/iu;
/** Plans of a report reach so far ahead. */
const furthestPlan = 20;
