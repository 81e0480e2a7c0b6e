import { halfWidth } from "./decimal.js";
import { findPeriods } from "./grammar/zh/periods.js";
import type { Period } from "./report.js";

/** `2015`, `2015Q1`, `2015-11`, `2015-01/2015-11`. */
export function formatPeriod({ start, end }: Period): string {
  const year = start.slice(0, 4);
  if (start === end) return start;
  if (end.slice(0, 4) !== year) return `${start}/${end}`;
  const months = `${start.slice(5)}-${end.slice(5)}`;
  const quarter = quarters.indexOf(months) + 1;
  if (months === "01-12") return year;
  return quarter > 0 ? `${year}Q${quarter}` : `${start}/${end}`;
}

const quarters = ["01-03", "04-06", "07-09", "10-12"];

/** A period as an author names it: months with a year (`2015-01`), or of whatever year (`01`) where none is said. */
export interface NamedPeriod {
  readonly start: string;
  readonly end: string;
}

/**
 * Reads the forms that `formatPeriod` writes, and those that reports print: `2015年1–11月`, `前三季度`, `2011—2015年`,
 * `Q1 2015`, `November 2015`, `January–November 2015`, `first half of 2015`, `FY2015`. Undefined for anything else.
 */
export function parsePeriod(written: string | number): NamedPeriod | undefined {
  const text = halfWidth(String(written)).trim();
  if (text.length > longestPeriod) return undefined;
  return isoPeriod(text) ?? chinesePeriod(text.replace(/\s/gu, "")) ?? englishPeriod(text);
}

/** Longer than any way to print one. */
const longestPeriod = 60;

/** Whether a figure's period is the one that an author names, to the month. */
export function isPeriod(period: Period | undefined, { start, end }: NamedPeriod): boolean {
  if (!period) return false;
  if (start.length === 2) return period.start.slice(0, 4) === period.end.slice(0, 4) && period.start.slice(5) === start && period.end.slice(5) === end;
  return period.start === start && period.end === end;
}

function isoPeriod(text: string): NamedPeriod | undefined {
  const quarter = /^(\d{4})-?Q([1-4])$/iu.exec(text);
  if (quarter) return months(Number(quarter[1]), Number(quarter[2]) * 3 - 2, Number(quarter[2]) * 3);
  const half = /^(\d{4})-?H([12])$/iu.exec(text);
  if (half) return half[2] === "1" ? months(Number(half[1]), 1, 6) : months(Number(half[1]), 7, 12);
  const range = /^(\d{4})(?:-(\d{1,2}))?(?:\s?(?:\/|--)\s?(\d{4})(?:-(\d{1,2}))?)?$/u.exec(text);
  if (!range) return undefined;
  const [, year = "", month, endYear = year, endMonth = range[3] === undefined ? month : undefined] = range;
  return between(Number(year), Number(month ?? 1), Number(endYear), Number(endMonth ?? 12));
}

function chinesePeriod(text: string): NamedPeriod | undefined {
  const years = /^(\d{4})年?(?:[-–—~～至到]|——)(\d{4})年$/u.exec(text);
  if (years) return between(Number(years[1]), 1, Number(years[2]), 12);
  const [mention] = findPeriods(text);
  if (mention?.start !== 0 || mention.end !== text.length || mention.role !== "period" || !mention.stated || mention.yearsBack !== undefined) return undefined;
  const [first, last] = mention.months ?? [1, 12];
  return months(mention.year, first, last);
}

const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const month = String.raw`(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?`;
const monthsOfYear = new RegExp(String.raw`^${month}(?:\s?(?:-|–|—|to|through)\s?${month})?(?:,?\s(\d{4}))?$`, "u");
/** What a part of the year is called, and its months. */
const englishParts: readonly (readonly [RegExp, number, number])[] = [
  [/^(?:q1|(?:the )?first quarter)(?:(?: of)?,? (\d{4}))?$/u, 1, 3],
  [/^(?:q2|(?:the )?second quarter)(?:(?: of)?,? (\d{4}))?$/u, 4, 6],
  [/^(?:q3|(?:the )?third quarter)(?:(?: of)?,? (\d{4}))?$/u, 7, 9],
  [/^(?:q4|(?:the )?fourth quarter)(?:(?: of)?,? (\d{4}))?$/u, 10, 12],
  [/^(?:h1|(?:the )?first half)(?:(?: of)?,? (\d{4}))?$/u, 1, 6],
  [/^(?:h2|(?:the )?second half)(?:(?: of)?,? (\d{4}))?$/u, 7, 12],
  [/^(?:the )?first nine months(?:(?: of)?,? (\d{4}))?$/u, 1, 9],
  [/^(?:fy ?|fiscal (?:year )?|full year |the year )(\d{4})$/u, 1, 12],
];

function englishPeriod(written: string): NamedPeriod | undefined {
  const text = written.toLowerCase().replace(/\s+/gu, " ");
  for (const [form, first, last] of englishParts) {
    const found = form.exec(text);
    if (found) return months(found[1] === undefined ? undefined : Number(found[1]), first, last);
  }
  const found = monthsOfYear.exec(text);
  if (!found) return undefined;
  const first = monthNames.indexOf(found[1]!) + 1;
  return months(found[3] === undefined ? undefined : Number(found[3]), first, found[2] === undefined ? first : monthNames.indexOf(found[2]) + 1);
}

function months(year: number | undefined, first: number, last: number): NamedPeriod | undefined {
  if (year !== undefined) return between(year, first, year, last);
  return isMonth(first) && isMonth(last) && first <= last ? { start: two(first), end: two(last) } : undefined;
}

function between(year: number, first: number, endYear: number, last: number): NamedPeriod | undefined {
  const start = `${String(year).padStart(4, "0")}-${two(first)}`;
  const end = `${String(endYear).padStart(4, "0")}-${two(last)}`;
  return isMonth(first) && isMonth(last) && start <= end ? { start, end } : undefined;
}

const isMonth = (number: number): boolean => number >= 1 && number <= 12;
const two = (number: number): string => String(number).padStart(2, "0");
