import type { Decimal } from "../../decimal.js";

/** A number in Chinese characters: 七, 十二, 一百二十, 两. */
export interface Numeral {
  readonly end: number;
  /** Undefined for what is no plain number: 〇一, 三五. */
  readonly value?: Decimal;
  /** 十多, 几十, 三四: no exact value is meant. */
  readonly vague: boolean;
}

const DIGITS: ReadonlyMap<string, number> = new Map(Object.entries({ 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }));
const PLACES: ReadonlyMap<string, number> = new Map(Object.entries({ 十: 10, 百: 100, 千: 1000 }));
const STARTS: ReadonlySet<string> = new Set([...DIGITS.keys(), ...PLACES.keys(), "几", "数"]);
const LONGEST = 12;

/** Reads from the first numeral character on; numbers below 万, with 万 and 亿 left to the unit. */
export function readNumeral(text: string, start: number): Numeral | undefined {
  const first = text[start]!;
  if (!STARTS.has(first)) return undefined;
  if ((first === "几" || first === "数") && !PLACES.has(text[start + 1] ?? "")) return undefined;
  let end = start;
  while (end < text.length && end - start < LONGEST && isNumeral(text[end]!)) end += 1;
  const printed = text.slice(start, end);
  const more = text[end] === "多" || text[end] === "余" || text[end] === "几" || text[end] === "来";
  if (more || printed.includes("几") || printed.includes("数")) return { end: more ? end + 1 : end, vague: true };
  const value = valueOf(printed);
  return { end, vague: false, value: value === undefined ? undefined : { digits: BigInt(value), scale: 0 } };
}

const isNumeral = (c: string): boolean => STARTS.has(c) || c === "零" || c === "〇";

/** 一百二十 → 120. Places must fall; two digits in a row (三五, 二〇一五) are no plain number. */
function valueOf(printed: string): number | undefined {
  let sum = 0;
  let digit: number | undefined;
  let lastPlace = 10_000;
  for (const c of printed) {
    const place = PLACES.get(c);
    if (place !== undefined) {
      if (place >= lastPlace || (digit === undefined && !(place === 10 && sum === 0))) return undefined;
      sum += (digit ?? 1) * place;
      digit = undefined;
      lastPlace = place;
    } else if (c === "零") {
      if (digit !== undefined) return undefined;
    } else if (digit !== undefined || !DIGITS.has(c)) {
      return undefined;
    } else {
      digit = DIGITS.get(c);
    }
  }
  return sum + (digit ?? 0);
}
