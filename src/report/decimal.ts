/** An exact decimal as printed: 7.140 is { digits: 7140n, scale: 3 }. Never a float. */
export interface Decimal {
  readonly digits: bigint;
  /** Digits after the point; the half unit of the last one is the rounding of a printed value. */
  readonly scale: number;
}

/** More digits than any report prints; the limit keeps a hostile text from making huge integers. */
const MOST_DIGITS = 60;

/**
 * Reads a printed number: ASCII or full-width digits, a sign, thousands signs (`,` `，` space, apostrophe in groups of
 * three) and one decimal point. Undefined when the text is anything else.
 */
export function parseDecimal(printed: string): Decimal | undefined {
  const text = halfWidth(printed).trim();
  const sign = text[0] === "-" || text[0] === "−" ? -1n : 1n;
  const body = /^[-+−]/u.test(text) ? text.slice(1) : text;
  const point = body.indexOf(".");
  const whole = withoutThousands(point < 0 ? body : body.slice(0, point));
  const fraction = point < 0 ? "" : body.slice(point + 1);
  if (whole === undefined || (whole === "" && fraction === "") || !isDigits(fraction)) return undefined;
  if (point >= 0 && fraction === "") return undefined;
  if (whole.length + fraction.length > MOST_DIGITS) return undefined;
  return { digits: sign * BigInt(whole + fraction), scale: fraction.length };
}

/** A decimal from code, `decimal("7.14")`. Throws where `parseDecimal` finds none. */
export function decimal(printed: string): Decimal {
  const parsed = parseDecimal(printed);
  if (!parsed) throw new RangeError(`not a decimal: ${printed}`);
  return parsed;
}

export interface DecimalFormat {
  /** A comma at each group of three, from five integer digits on (GB/T 15835 leaves four digits whole). */
  readonly grouping?: boolean;
  /** A `+` before positive values. */
  readonly sign?: boolean;
}

/** Writes the value with exactly its scale: { 7140n, 3 } is `7.140`. */
export function formatDecimal(value: Decimal, format: DecimalFormat = {}): string {
  const negative = value.digits < 0n;
  const digits = (negative ? -value.digits : value.digits).toString().padStart(value.scale + 1, "0");
  const whole = digits.slice(0, digits.length - value.scale);
  const fraction = digits.slice(digits.length - value.scale);
  const grouped = format.grouping && whole.length >= 5 ? withThousands(whole) : whole;
  const sign = negative ? "-" : format.sign && value.digits > 0n ? "+" : "";
  return `${sign}${grouped}${fraction && `.${fraction}`}`;
}

export function toNumber(value: Decimal): number {
  return Number(formatDecimal(value));
}

export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { digits: digitsAt(a, scale) + digitsAt(b, scale), scale };
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, negate(b));
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale };
}

export function negate(value: Decimal): Decimal {
  return { digits: -value.digits, scale: value.scale };
}

export function isZero(value: Decimal): boolean {
  return value.digits === 0n;
}

/** Where a quotient or a dropped digit goes: half up (away from zero, 四舍五入), or outwards for interval ends. */
export type Rounding = "half-up" | "down" | "up";

/** a ÷ b with `scale` digits after the point. Throws on a zero divisor; `derive.ts` asks before. */
export function divide(a: Decimal, b: Decimal, scale: number, rounding: Rounding = "half-up"): Decimal {
  if (isZero(b)) throw new RangeError("division by zero");
  const power = scale - a.scale + b.scale;
  const numerator = power >= 0 ? a.digits * tenTo(power) : a.digits;
  const denominator = power >= 0 ? b.digits : b.digits * tenTo(-power);
  return { digits: quotient(numerator, denominator, rounding), scale };
}

/** The same value with `scale` digits after the point; a negative scale rounds to tens, hundreds … and prints whole. */
export function rescale(value: Decimal, scale: number, rounding: Rounding = "half-up"): Decimal {
  if (scale >= value.scale) return { digits: value.digits * tenTo(scale - value.scale), scale };
  const digits = quotient(value.digits, tenTo(value.scale - scale), rounding);
  return scale >= 0 ? { digits, scale } : { digits: digits * tenTo(-scale), scale: 0 };
}

/** value × 10^power, exact. */
export function shift(value: Decimal, power: number): Decimal {
  const scale = value.scale - power;
  return scale >= 0 ? { digits: value.digits, scale } : { digits: value.digits * tenTo(-scale), scale: 0 };
}

/** Negative, zero or positive, as `Array.sort` wants it. 2.50 and 2.5 are equal. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const scale = Math.max(a.scale, b.scale);
  const left = digitsAt(a, scale);
  const right = digitsAt(b, scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Without trailing zeros after the point: 2.500 is 2.5. */
export function trimmed(value: Decimal): Decimal {
  let { digits, scale } = value;
  while (scale > 0 && digits % 10n === 0n) {
    digits /= 10n;
    scale -= 1;
  }
  return { digits, scale };
}

/** Full-width digits and signs become ASCII, one unit for one, so that offsets stay. */
export function halfWidth(text: string): string {
  return text.replace(/[０-９．＋－％]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}

function digitsAt(value: Decimal, scale: number): bigint {
  return value.digits * tenTo(scale - value.scale);
}

function tenTo(power: number): bigint {
  return 10n ** BigInt(power);
}

function quotient(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const sign = numerator < 0n === denominator < 0n ? 1n : -1n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const whole = n / d;
  const rest = n % d;
  if (rest === 0n) return sign * whole;
  const away = rounding === "half-up" ? rest * 2n >= d : (rounding === "up") === (sign > 0n);
  return sign * (away ? whole + 1n : whole);
}

function isDigits(text: string): boolean {
  return /^[0-9]*$/u.test(text);
}

/** `2,942` → `2942`; undefined where the groups are not groups of three. */
function withoutThousands(text: string): string | undefined {
  if (isDigits(text)) return text;
  const groups = text.split(/[,，'’ \u00a0\u2009\u202f]/u);
  const [first = "", ...others] = groups;
  const whole = first.length >= 1 && first.length <= 3 && others.every((group) => group.length === 3);
  return whole && groups.every(isDigits) ? groups.join("") : undefined;
}

function withThousands(whole: string): string {
  const groups: string[] = [];
  for (let end = whole.length; end > 0; end -= 3) groups.unshift(whole.slice(Math.max(0, end - 3), end));
  return groups.join(",");
}
