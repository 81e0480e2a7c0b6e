import { error, type Diagnosed, type Diagnostic, type Where } from "../source/diagnostic.js";
import { add, compare, decimal, formatDecimal, multiply, shift, subtract, type Decimal } from "./decimal.js";
import {
  addIntervals,
  divideIntervals,
  exactly,
  honestScale,
  honestValue,
  midpoint,
  roundingInterval,
  subtractIntervals,
  type Interval,
} from "./interval.js";
import type { Change } from "./report.js";
import { isCount, isPercentagePoint, parseUnit, sameFamily } from "./units.js";

export type Derivation = "prior" | "difference" | "share" | "ratio" | "sum";

/** An input of a derivation: a report's figure with a value. */
export interface Operand {
  /** What the formula calls it. */
  readonly name: string;
  readonly value: Decimal;
  /** As printed; empty for a bare number. */
  readonly unit: string;
  readonly change?: Decimal;
  /** `%` unless given. */
  readonly changeUnit?: Change["unit"];
  /** Printed with 余, 多, “over”: the value is a lower end, the last counted digit may be larger. */
  readonly approximate?: boolean;
  /** Of an input that is derived itself: its own interval, which is wider than the rounding of its shown value. */
  readonly interval?: Interval;
}

export interface Derived {
  /** The middle of `interval` with no more digits than it supports; what a slide shows. */
  readonly value: Decimal;
  /** What the value may be, from the rounding of the inputs. */
  readonly interval: Interval;
  readonly unit: string;
  /** With the printed inputs: `营业总收入 2942亿元 ÷ (1 + 10.2%)`. */
  readonly formula: string;
  /** `value` is rounded and its inputs are not exact: a slide says 约 or “about”. */
  readonly approximate: boolean;
}

/**
 * Computes a figure that the report does not print. `prior` takes one input with a change, `difference`, `share` and
 * `ratio` take two (first − second, first of second, first ÷ second), `sum` two or more; all are brought to the first
 * one's unit, the result to `options.unit` where given. A difference of two percentages is in 个百分点. The value is
 * undefined where a diagnostic says why; diagnostics point to `options.span`.
 */
export function derive(
  kind: Derivation,
  inputs: readonly Operand[],
  options: Where & { readonly unit?: string } = {},
): Diagnosed<Derived | undefined> {
  const { unit, ...where } = options;
  const wrong = checkInputs(kind, inputs, where);
  if (wrong) return { value: undefined, diagnostics: [wrong] };
  const result = compute(kind, inputs);
  if (!result) return { value: undefined, diagnostics: [error("division-by-zero", { kind }, where)] };
  if (unit !== undefined && !sameFamily(result.unit, unit)) {
    return { value: undefined, diagnostics: [error("unit-mismatch", { left: result.unit, right: unit }, where)] };
  }
  return { value: present(unit === undefined ? result : resultIn(result, unit)), diagnostics: [] };
}

interface Result {
  readonly interval: Interval;
  readonly unit: string;
  readonly formula: string;
  /** The most digits after the point that are worth showing. */
  readonly most: number;
}

function compute(kind: Derivation, inputs: readonly Operand[]): Result | undefined {
  const first = inputs[0]!;
  const most = Math.max(0, ...inputs.map((input) => input.value.scale - powerBetween(input.unit, first.unit)));
  const intervals = inputs.map((input) => intervalIn(input, first.unit));
  switch (kind) {
    case "prior":
      return prior(first);
    case "sum":
      return { interval: intervals.reduce(addIntervals), unit: first.unit, formula: inputs.map(printed).join(" + "), most };
    case "difference":
      return {
        interval: subtractIntervals(intervals[0]!, intervals[1]!),
        unit: first.unit === "%" || first.unit === "％" ? "个百分点" : first.unit,
        formula: inputs.map(printed).join(" − "),
        most,
      };
    case "share":
    case "ratio": {
      const interval = divideIntervals(intervals[0]!, intervals[1]!);
      if (!interval) return undefined;
      const formula = inputs.map(printed).join(" ÷ ");
      return kind === "share"
        ? { interval: scaled(interval, 2), unit: "%", formula, most: SHARE_DIGITS }
        : { interval, unit: "", formula, most: RATIO_DIGITS };
    }
  }
}

/** Shares and ratios are shown with at most one decimal, as reports print them: more says nothing to a reader. */
const SHARE_DIGITS = 1;
const RATIO_DIGITS = 1;
const ONE = decimal("1");

function prior(input: Operand): Result | undefined {
  const change = input.change!;
  const before = intervalOf(input);
  const rounded = roundingInterval(change);
  const base = { unit: input.unit, most: input.value.scale };
  if (input.changeUnit === "pp" || input.changeUnit === "abs") {
    const unit = input.changeUnit === "pp" ? "个百分点" : input.unit;
    const interval = subtractIntervals(before, rounded);
    return { ...base, interval, formula: `${printed(input)} − (${formatDecimal(change)}${unit})` };
  }
  const factor = scaled(rounded, -2);
  const interval = divideIntervals(before, { low: add(ONE, factor.low), high: add(ONE, factor.high) });
  return interval && { ...base, interval, formula: `${printed(input)} ÷ (1 ${signed(change)}%)` };
}

function present({ interval, unit, formula, most }: Result): Derived {
  const value = honestValue(interval, most);
  const scale = honestScale(interval, most);
  const rounded = scale < 0 || compare(value, midpoint(interval)) !== 0;
  return { value, interval, unit, formula, approximate: rounded && !isExact(interval, scale) };
}

/** Counts are exact, and so is what follows from them; a division leaves a trace of its own last digits. */
function isExact({ low, high }: Interval, scale: number): boolean {
  return compare(subtract(high, low), { digits: 1n, scale: Math.max(0, scale) + 6 }) < 0;
}

function checkInputs(kind: Derivation, inputs: readonly Operand[], where: Where): Diagnostic | undefined {
  const { least, most } = INPUTS[kind];
  if (inputs.length < least || inputs.length > most) {
    return error("derived-inputs", { kind, expected: least, more: most > least, found: inputs.length }, where);
  }
  const first = inputs[0]!;
  if (kind === "prior") return checkChange(first, where);
  const stranger = inputs.find((input) => !sameFamily(input.unit, first.unit));
  return stranger && error("unit-mismatch", { left: first.unit, right: stranger.unit }, where);
}

function checkChange(input: Operand, where: Where): Diagnostic | undefined {
  if (!input.change) return error("change-missing", { value: printed(input) }, where);
  const isRate = parseUnit(input.unit).base === "" || isPercentagePoint(input.unit);
  return input.changeUnit === "pp" && !isRate
    ? error("unit-mismatch", { left: input.unit, right: "个百分点" }, where)
    : undefined;
}

const INPUTS: Readonly<Record<Derivation, { readonly least: number; readonly most: number }>> = {
  prior: { least: 1, most: 1 },
  difference: { least: 2, most: 2 },
  share: { least: 2, most: 2 },
  ratio: { least: 2, most: 2 },
  sum: { least: 2, most: Number.POSITIVE_INFINITY },
};

/** What the report may mean by the value: a whole count is exact, everything else is rounded to its last digit. */
function intervalOf(input: Operand): Interval {
  if (input.interval) return input.interval;
  if (input.approximate) return { low: input.value, high: add(input.value, lastCountedUnit(input.value)) };
  return input.value.scale === 0 && isCount(input.unit) ? exactly(input.value) : roundingInterval(input.value);
}

/** The place of the last digit that is not zero: 10 for 30, 100 for 500, 0.1 for 2.5. 30余 is less than 40. */
export function lastCountedUnit(value: Decimal): Decimal {
  let unit = 1n;
  let digits = value.digits;
  while (digits !== 0n && digits % 10n === 0n) {
    digits /= 10n;
    unit *= 10n;
  }
  return { digits: unit, scale: value.scale };
}

/** The input's interval in another unit of its family: 3.5亿元 is 35000万元 ± 500万元, the rounding carried along. */
function intervalIn(input: Operand, unit: string): Interval {
  return scaled(intervalOf(input), powerBetween(input.unit, unit));
}

function powerBetween(from: string, to: string): number {
  return parseUnit(from).power - parseUnit(to).power;
}

function resultIn(result: Result, unit: string): Result {
  const power = powerBetween(result.unit, unit);
  return { ...result, unit, interval: scaled(result.interval, power), most: Math.max(0, result.most - power) };
}

function scaled({ low, high }: Interval, power: number): Interval {
  return { low: shift(low, power), high: shift(high, power) };
}

function printed(input: Operand): string {
  return `${input.name} ${formatDecimal(input.value)}${input.unit}`.trim();
}

function signed(value: Decimal): string {
  return value.digits < 0n ? `− ${formatDecimal(multiply(value, decimal("-1")))}` : `+ ${formatDecimal(value)}`;
}
