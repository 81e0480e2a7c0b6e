import { parseDecimal, toNumber } from "../../report/decimal.js";
import { readNumeral } from "../../report/grammar/zh/numerals.js";

/** Between what a number in words lies, both ends included: 近三分之二 is 0.58–0.67. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

export const within = (value: number, { low, high }: Range): boolean => value >= low && value <= high;

/** Words around a number: 近, 约, 不足 before it, 以上, 多 behind it. */
export const before = "(近|接近|将近|几近|约|约为|大约|大致|超|超过|逾|过|高于|不足|不到|未到|低于|少于)?";
export const after = "(以上|多|余|强|左右|上下|以下)?";
export const beforeEnglish = "(?:(nearly|almost|close to|just under|about|around|roughly|approximately|some|over|more than|above|less than|under|fewer than|below|at least) )?";

/** What `number`, said with these words around it, may be; `slack`: how far a round number may be from the exact one. */
export function rangeOf(number: number, slack: number, lead = "", tail = ""): Range {
  if (/^(?:超|超过|逾|过|高于|over|more than|above|at least)$/iu.test(lead) || /^(?:以上|多|余|强)$/u.test(tail)) return { low: number * (1 - rounded), high: Number.POSITIVE_INFINITY };
  if (/^(?:不足|不到|未到|低于|少于|less than|under|fewer than|below)$/iu.test(lead) || tail === "以下") return { low: Number.NEGATIVE_INFINITY, high: number * (1 + rounded) };
  if (/^(?:近|接近|将近|几近|nearly|almost|close to|just under)$/iu.test(lead)) return { low: number * nearly, high: number * (1 + rounded) };
  if (lead !== "" || tail !== "") return { low: number * (1 - about), high: number * (1 + about) };
  return { low: number - slack, high: number + slack };
}

/** A number as exact as its rounding: what is printed as 50 % has passed a half from 49.95 on. */
const rounded = 0.002;
/** 近三分之二 is said from 88 % of it on, 约 within a seventh. */
const nearly = 0.88;
const about = 0.14;

const counts = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const times: Readonly<Record<string, number>> = { twice: 2, double: 2, thrice: 3, triple: 3 };

/** 3, 三, 两, three, twice; 0 for what is no number. */
export function countOf(written: string): number {
  const digits = parseDecimal(written);
  if (digits) return toNumber(digits);
  const numeral = readNumeral(written, 0)?.value;
  const english = written.toLowerCase();
  return numeral ? toNumber(numeral) : (times[english] ?? Math.max(0, counts.indexOf(english)));
}

const englishParts: Readonly<Record<string, number>> = { half: 2, third: 3, quarter: 4, fifth: 5, sixth: 6, tenth: 10 };

/** 三分之二, 四成, 四成半, 一半; a third, three quarters: as part of one. */
export function fractionOf(written: string): number {
  const [, whole, part] = /^(.+)分之(.+)$/u.exec(written) ?? [];
  if (whole !== undefined) return countOf(part!) / countOf(whole);
  const tenths = /^(.)成(半)?$/u.exec(written);
  if (tenths) return countOf(tenths[1]!) / 10 + (tenths[2] === undefined ? 0 : 0.05);
  if (/^(?:一半|半数)$/u.test(written)) return 0.5;
  const [number = "a", unit = "half"] = written.toLowerCase().split(/[\s-]+/u).filter((word) => word !== "of");
  const parts = englishParts[(unit in englishParts ? unit : unit.replace(/s$/u, "")) as keyof typeof englishParts] ?? 2;
  return (number === "a" || number === "one" || number === "half" ? 1 : countOf(number)) / parts;
}
