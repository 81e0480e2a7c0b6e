import type { Decimal } from "../report/decimal.js";
import { compare, formatDecimal, shift } from "../report/decimal.js";
import { chineseFigures } from "../report/grammar/zh/figures.js";
import { englishFigures } from "../report/grammar/en/figures.js";
import type { Candidate } from "../report/grammar/candidate.js";
import { saidInterval } from "../report/agreement.js";
import type { Interval } from "../report/interval.js";
import type { Figure } from "../report/report.js";
import { parseUnit } from "../report/units.js";
import type { Checked } from "./check.js";

/** What a sentence of a slide says, read with the grammar that reads reports. Longer texts than any sentence are left alone. */
export function figuresSaid(text: string, deck: Pick<Checked, "report" | "language">): readonly Candidate[] {
  if (!deck.report || text.length > longestText || !/\d/u.test(text)) return [];
  const read = readings.get(deck) ?? new Map<string, readonly Candidate[]>();
  readings.set(deck, read);
  const known = read.get(text);
  if (known) return known;
  const prose = { file: deck.report.file, text, pieces: [{ at: 0, source: 0 }], names: [] };
  const setting = { year: reportYear(deck) };
  const said = deck.language === "zh-CN" || /\p{Script=Han}/u.test(text) ? chineseFigures(prose, setting) : englishFigures(prose, setting);
  read.set(text, said);
  return said;
}

/** Each text is read once, however many rules ask what it says. */
const readings = new WeakMap<Pick<Checked, "report">, Map<string, readonly Candidate[]>>();

const longestText = 5000;

/** The year that most figures of the report are of. */
export function reportYear({ report }: Pick<Checked, "report">): number | undefined {
  if (!report) return undefined;
  const known = years.get(report);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  for (const { period } of report.figures) if (period) counts.set(period.end.slice(0, 4), (counts.get(period.end.slice(0, 4)) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  const year = most ? Number(most[0]) : report.date === undefined ? undefined : Number(report.date.slice(0, 4));
  if (year !== undefined) years.set(report, year);
  return year;
}

const years = new WeakMap<object, number>();

/** `fits`: rounding explains every difference; `differs` in value, in size of the unit or in sign; undefined: nothing to compare. */
export type Comparison = "fits" | "value" | "unit" | "sign" | undefined;

export interface SaidLevel {
  readonly value: Decimal;
  readonly unit: string;
  readonly qualifiers?: Candidate["qualifiers"];
}

/** A level as a slide says it beside one of the report. A number without a unit is compared by its digits alone. */
export function compareLevel(said: SaidLevel, level: { readonly value: Decimal; readonly unit?: string; readonly qualifiers?: Candidate["qualifiers"]; readonly interval?: Interval }): Comparison {
  const [here, there] = [parseUnit(said.unit), parseUnit(level.unit ?? "")];
  const bare = said.unit === "";
  const same = sameDigits(said.value, level.value);
  if (!bare && here.base !== there.base) return same ? "unit" : undefined;
  if (!bare && here.base === "" && here.power !== there.power) return same ? "unit" : undefined;
  const power = bare ? there.power : here.power;
  const range = level.interval ?? saidInterval(level.value, (level.qualifiers ?? []).filter((one) => one === "approximate" || one === "threshold"));
  const printed = saidInterval(said.value, (said.qualifiers ?? []).filter((one) => one === "approximate" || one === "threshold"));
  if (overlap(moved(printed, power), moved(range, there.power))) return "fits";
  if (same) return said.value.digits < 0n !== level.value.digits < 0n ? "sign" : "unit";
  return "value";
}

/** A change as a slide says it beside the report's. */
export function compareChange(said: NonNullable<Candidate["change"]>, change: NonNullable<Figure["change"]>): Comparison {
  const same = sameDigits(said.value, change.value);
  if (said.unit !== change.unit) return same && said.unit !== "abs" && change.unit !== "abs" ? "unit" : undefined;
  if (overlap(saidInterval(said.value, []), saidInterval(change.value, []))) return "fits";
  return same && said.value.digits < 0n !== change.value.digits < 0n ? "sign" : "value";
}

const moved = ({ low, high }: Interval, power: number): Interval => ({ low: shift(low, power), high: shift(high, power) });

/** Intervals that only touch share no number that would be printed so. */
export const overlap = (a: Interval, b: Interval): boolean =>
  (compare(a.low, b.high) < 0 && compare(b.low, a.high) < 0) || (compare(a.low, a.high) === 0 && compare(b.low, a.low) <= 0 && compare(a.low, b.high) <= 0);

export const sameDigits = (a: Decimal, b: Decimal): boolean => significant(a) === significant(b);
const significant = (value: Decimal): string => formatDecimal(value).replace(/[-.]/gu, "").replace(/^0+|0+$/gu, "");

export const changeText = ({ value, unit }: NonNullable<Figure["change"]>, own = ""): string => `${formatDecimal(value, { sign: true })}${unit === "abs" ? own : unit === "pp" ? "个百分点" : "%"}`;
export const levelText = ({ value, unit }: { readonly value?: Decimal; readonly unit?: string }): string => (value ? `${formatDecimal(value)}${unit ?? ""}` : "");
