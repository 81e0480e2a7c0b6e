import { z } from "zod";
import { issue } from "../source/validate.js";

/** A stretch of whole days, counted from 1 January 1970; `end` is the day after the last. */
export interface Days {
  readonly start: number;
  readonly end: number;
  /** As the author wrote it. */
  readonly text: string;
}

/** `2016`, `2016-Q1`, `2016-03` or `2016-03-15`: the days it covers. */
export const dateSchema = z.union([z.number(), z.string().max(30)]).transform((input, context): Days => {
  const days = daysOf(String(input).trim());
  if (days) return days;
  context.addIssue(issue("not-a-date", { text: String(input) }));
  return z.NEVER;
});

function daysOf(text: string): Days | undefined {
  const match = /^(\d{4})(?:-(?:Q([1-4])|(\d{1,2})(?:-(\d{1,2}))?))?$/iu.exec(text);
  if (!match) return undefined;
  const year = Number(match[1]);
  if (match[2]) {
    const first = Number(match[2]) * 3 - 2;
    return { start: dayNumber(year, first, 1), end: dayNumber(year, first + 3, 1), text };
  }
  if (!match[3]) return { start: dayNumber(year, 1, 1), end: dayNumber(year + 1, 1, 1), text };
  const month = Number(match[3]);
  if (month < 1 || month > 12) return undefined;
  const next = dayNumber(year, month + 1, 1);
  if (!match[4]) return { start: dayNumber(year, month, 1), end: next, text };
  const start = dayNumber(year, month, Number(match[4]));
  return Number(match[4]) < 1 || start >= next ? undefined : { start, end: start + 1, text };
}

/** Days since 1 January 1970 of a date in the Gregorian calendar; months beyond 12 run into the next year. */
export const dayNumber = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / msOfDay;

/** Year and month (1–12) of a day. */
export function monthOf(day: number): { readonly year: number; readonly month: number } {
  const date = new Date(day * msOfDay);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 };
}

const msOfDay = 86_400_000;
