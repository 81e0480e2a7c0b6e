import { figureNames, type NamesIn } from "../kinds/named-figures.js";
import { numeralsIn } from "../kinds/numerals.js";
import { compareLevel, overlap } from "../kinds/said-figures.js";
import type { BoundFigure } from "../outline/figures.js";
import { saidInterval } from "../report/agreement.js";
import { formatDecimal, type Decimal } from "../report/decimal.js";
import { roundingInterval } from "../report/interval.js";
import type { Figure, Report } from "../report/report.js";
import { parseUnit } from "../report/units.js";
import type { Ledger } from "../scene/ledger.js";
import type { Language } from "../source/wording/wording.js";

/** A number that the report or the deck's own ledger tells. */
export interface Told {
  readonly figure: BoundFigure;
  readonly part: "value" | "change";
  readonly value: Decimal;
  readonly unit: string;
}

/** What numerals of a deck can be followed back to. */
export interface Library {
  readonly report: Report;
  readonly language: Language;
  readonly figures: ReadonlyMap<string, BoundFigure>;
  readonly names: NamesIn;
  /** What the ledger says a shape shows: `3 card 1 value`. */
  readonly shown: ReadonlyMap<string, readonly BoundFigure[]>;
  /** The ledger knows every figure that was derived, so that no other explanation is looked for. */
  readonly complete: boolean;
  /** By the first digit that counts. */
  readonly told: ReadonlyMap<string, readonly Told[]>;
}

export function libraryOf(report: Report, ledger: Ledger | undefined, language: Language): Library {
  const reported = report.figures.map(boundTo);
  const remembered = (ledger?.entries ?? []).map((entry) => ({ entry, figure: rememberedFigure(entry, reported, language) }));
  const derived = remembered.flatMap(({ figure }) => (figure?.derived ? [figure] : []));
  const shown = new Map<string, readonly BoundFigure[]>();
  for (const { entry, figure } of remembered)
    if (figure) for (const { number, shapes } of entry.slides) for (const shape of shapes) shown.set(shapeKey(number, shape), [...(shown.get(shapeKey(number, shape)) ?? []), figure]);
  const told = new Map<string, Told[]>();
  for (const one of [...reported, ...derived].flatMap(toldBy)) {
    const key = firstDigit(one.value);
    const same = told.get(key);
    if (same) same.push(one);
    else told.set(key, [one]);
  }
  const figures = new Map(remembered.flatMap(({ entry, figure }) => (figure ? [[entry.name, figure] as const] : [])));
  return { report, language, complete: ledger !== undefined, figures, names: figureNames({ report, figures }), shown, told };
}

export const shapeKey = (slide: number, shape: string): string => `${slide} ${shape}`;

const boundTo = (figure: Figure): BoundFigure => {
  const { indicator, value, unit, change, period, scope, section } = figure;
  return { name: indicator, label: indicator, value, unit, change, period, scope, section, origins: [figure] };
};

/** A ledger's entry as a figure: the report's own where it says the same, and a derived one as it was calculated. */
function rememberedFigure({ name, label, value, formula, places }: Ledger["entries"][number], reported: readonly BoundFigure[], language: Language): BoundFigure | undefined {
  const origins = places.flatMap((place) => reported.find((figure) => figure.label === place.indicator && (figure.value ? formatDecimal(figure.value) : undefined) === place.value) ?? []);
  if (formula === undefined) return origins[0] && { ...origins[0], name, label };
  const [numeral] = numeralsIn(value, language);
  if (!numeral?.value) return undefined;
  const about = /^[约近]|^about|^nearly/iu.test(value);
  return { name, label, value: numeral.value, unit: numeral.unit, section: [], origins: origins.flatMap((one) => one.origins), derived: { formula, interval: about ? saidInterval(numeral.value, ["approximate"]) : roundingInterval(numeral.value) } };
}

export function toldBy(figure: BoundFigure): readonly Told[] {
  const { value, unit = "", change, origins } = figure;
  const upTo = origins.length === 1 && !figure.derived ? origins[0]!.upTo : undefined;
  return [
    ...(value ? [{ figure, part: "value" as const, value, unit }] : []),
    ...(upTo ? [{ figure, part: "value" as const, value: upTo, unit: value ? unit : "%" }] : []),
    ...(change ? [{ figure, part: "change" as const, value: change.value, unit: change.unit === "pp" ? "个百分点" : change.unit === "%" ? "%" : unit }] : []),
  ];
}

const firstDigit = (value: Decimal): string => /[1-9]/u.exec(formatDecimal(value))?.[0] ?? "0";

/** A number as a slide prints it; a unit that is not said is any. */
export interface Printed {
  readonly value: Decimal;
  readonly unit: string;
}

/** Everything told that the printed number may stand for, what has its very digits first. Signs are said in words as often. */
export function matches({ value, unit }: Printed, { told }: Pick<Library, "told">): readonly Told[] {
  const printed = { value: positive(value), unit: cleanUnit(unit) };
  const fitting = (told.get(firstDigit(value)) ?? []).filter((one) => isSame(printed, one));
  const exact = (one: Told): number => (digits(one.value) === digits(value) ? 0 : 1);
  return [...fitting].sort((a, b) => exact(a) - exact(b));
}

export function isSame(printed: Printed, one: Told): boolean {
  // Rounding explains more digits in the report, and not a number that is mostly rounded away.
  if (digits(one.value) !== digits(printed.value) && digits(printed.value).length < 2) return false;
  if (one.figure.derived && one.part === "value") {
    const { base } = parseUnit(one.unit);
    if (printed.unit !== "" && parseUnit(printed.unit).base !== base) return false;
    return digits(one.value) === digits(printed.value) || (parseUnit(printed.unit).power === parseUnit(one.unit).power && overlap(roundingInterval(printed.value), one.figure.derived.interval));
  }
  // 1.2万 of 1.2万次, 612 million of 612 million USD: the text breaks off behind the size of the number.
  if (isScale(printed.unit) && digits(one.value) === digits(printed.value) && parseUnit(printed.unit).power === scaleOf(one.unit)) return true;
  return compareLevel(printed, { value: positive(one.value), unit: cleanUnit(one.unit) }) === "fits"; // 500余家 is no 516.8
}

/** Two numbers a slip of the hand apart: a digit or two, neighbours exchanged, one too many or too few. Others are other numbers. */
export function isSlip(a: Decimal, b: Decimal): boolean {
  const [x, y] = [a, b].map((value) => formatDecimal(value).replace(/[-.]/gu, "").replace(/^0+/u, "")) as [string, string];
  if (digits(a) === digits(b) || [...x].sort().join("") === [...y].sort().join("")) return true;
  if (x.length === y.length) return [...x].filter((digit, i) => digit !== y[i]).length <= (x.length < 3 ? 1 : 2) && x.length > 1;
  const [short, long] = x.length < y.length ? [x, y] : [y, x];
  return short.length >= 3 && long.length === short.length + 1 && [...long].some((_, i) => long.slice(0, i) + long.slice(i + 1) === short);
}

/** 500余家 are 家. */
const cleanUnit = (unit: string): string => unit.replace(/^[余多几]/u, "").replace("％", "%");
const isScale = (unit: string): boolean => /^(?:万|亿|万亿|thousand|million|billion|trillion|mn|bn|m)$/u.test(unit);
const scaleOf = (unit: string): number => parseUnit(/^(?:万亿|万|亿|thousand|million|billion|trillion|mn|bn|m(?= ))/u.exec(unit)?.[0] ?? "").power;
export const positive = (value: Decimal): Decimal => (value.digits < 0n ? { ...value, digits: -value.digits } : value);
export const digits = (value: Decimal): string => formatDecimal(value).replace(/[-.]/gu, "").replace(/^0+|0+$/gu, "");
