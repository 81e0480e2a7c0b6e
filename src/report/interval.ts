import { add, compare, decimal, divide, isZero, multiply, rescale, subtract, type Decimal } from "./decimal.js";

/** All values that a printed or derived number may stand for, both ends included. */
export interface Interval {
  readonly low: Decimal;
  readonly high: Decimal;
}

/** Digits kept beyond the inputs' when an end of a quotient does not come out even; ends are rounded outwards. */
const GUARD_DIGITS = 12;
const HALF = decimal("0.5");

/** What a printed value may stand for: ± half a unit of its last digit. 2942 is [2941.5, 2942.5]. */
export function roundingInterval(value: Decimal): Interval {
  const half: Decimal = { digits: 5n, scale: value.scale + 1 };
  return { low: subtract(value, half), high: add(value, half) };
}

export function exactly(value: Decimal): Interval {
  return { low: value, high: value };
}

export function addIntervals(a: Interval, b: Interval): Interval {
  return { low: add(a.low, b.low), high: add(a.high, b.high) };
}

export function subtractIntervals(a: Interval, b: Interval): Interval {
  return { low: subtract(a.low, b.high), high: subtract(a.high, b.low) };
}

/** Undefined when the divisor may be zero. */
export function divideIntervals(a: Interval, b: Interval): Interval | undefined {
  if (containsZero(b)) return undefined;
  const scale = Math.max(a.low.scale, a.high.scale, b.low.scale, b.high.scale) + GUARD_DIGITS;
  const ends = [a.low, a.high].flatMap((n) => [b.low, b.high].map((d) => [n, d] as const));
  return {
    low: ends.map(([n, d]) => divide(n, d, scale, "down")).reduce(smaller),
    high: ends.map(([n, d]) => divide(n, d, scale, "up")).reduce(larger),
  };
}

function containsZero({ low, high }: Interval): boolean {
  return isZero(low) || isZero(high) || low.digits < 0n !== high.digits < 0n;
}

export function midpoint({ low, high }: Interval): Decimal {
  return multiply(add(low, high), HALF);
}

/**
 * The most digits after the point with which the middle of the interval may be shown: the finest power of ten that is
 * not smaller than half the interval's width, so that the last digit shown is uncertain by at most one. Never more than
 * `most` (the inputs' own), negative for tens and hundreds. [2668.0, 2671.4] gives −1: 2670.
 */
export function honestScale(interval: Interval, most: number): number {
  const width = subtract(interval.high, interval.low);
  let scale = most;
  while (compare(width, twoUnits(scale)) > 0) scale -= 1;
  return scale;
}

/** The middle of the interval with its honest digits. */
export function honestValue(interval: Interval, most: number): Decimal {
  return rescale(midpoint(interval), honestScale(interval, most));
}

function twoUnits(scale: number): Decimal {
  return scale >= 0 ? { digits: 2n, scale } : { digits: 2n * 10n ** BigInt(-scale), scale: 0 };
}

const smaller = (a: Decimal, b: Decimal): Decimal => (compare(a, b) <= 0 ? a : b);
const larger = (a: Decimal, b: Decimal): Decimal => (compare(a, b) >= 0 ? a : b);
