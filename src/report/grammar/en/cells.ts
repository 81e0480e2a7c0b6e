import type { Decimal } from "../../decimal.js";
import { negate } from "../../decimal.js";
import { currencyName, findQuantities } from "./quantities.js";

/** A table's cell that is one English quantity as a whole: `$3.4bn`, `($35m)`, `+110 bps`, `1.8x`. */
export function readEnglishCell(cell: string): { readonly value: Decimal; readonly unit?: string } | undefined {
  const bracketed = /^\((.+)\)$/u.exec(cell);
  const text = bracketed ? bracketed[1]!.trim() : cell;
  if (!/^[-+−$€£¥A-Z\d]/u.test(text) || !/\d/u.test(text)) return undefined;
  // The sign of $-35m and -$35m is the number's.
  const minus = /^[-−]\s?(?=[$€£¥A-Z])/u.exec(text)?.[0] ?? "";
  const printed = text.slice(minus.length);
  const [quantity, other] = findQuantities(printed, []);
  if (!quantity || other || quantity.start !== 0 || quantity.end !== printed.length || quantity.upTo || quantity.word) return undefined;
  const value = bracketed || minus !== "" ? negate(quantity.value) : quantity.value;
  return { value, ...(quantity.unit !== undefined && { unit: quantity.unit }) };
}

const SCALES: Readonly<Record<string, string>> = { thousand: "thousand", "000": "thousand", "'000": "thousand", "’000": "thousand", k: "thousand", million: "million", mn: "million", m: "million", mm: "million", billion: "billion", bn: "billion", b: "billion", trillion: "trillion", tn: "trillion" };

/** The unit that a header prints for its column: `£m`, `$ millions`, `RMB million`, `€'000`, `in thousands of dollars`; undefined for others. */
export function readEnglishUnit(printed: string): string | undefined {
  const found = /^(?:in\s)?(?:(US\$|HK\$|C\$|A\$|NZ\$|[$€£¥₹]|[A-Z]{3})\s?)?(thousand|million|billion|trillion|mn|mm|bn|tn|['’]?000|m|b|k)s?(?:\s(?:of\s)?(?:(US dollars|dollars|euros?|pounds|yuan|yen|US\$|[$€£]|[A-Z]{3})))?$/iu.exec(printed.trim());
  if (!found) return undefined;
  const scale = SCALES[found[2]!.toLowerCase()];
  const currency = currencyName(found[1] ?? found[3] ?? "");
  if (scale === undefined || (currency === undefined && found[2]!.length < 4)) return undefined;
  return currency === undefined ? scale : `${scale} ${currency}`;
}
