import { shift, toNumber, trimmed, type Decimal } from "../../decimal.js";
import { readDirection } from "./changes.js";
import type { Place } from "./context.js";
import type { Quantity } from "./quantities.js";

/** 6–8%, growth of 6% to 8%, between 5 and 7 percent; rose 5% to 8 million and from 6% to 8% are none. */
export function rangeAt({ text, start, quantities, index }: Place): Quantity | undefined {
  const quantity = quantities[index]!;
  if (quantity.upTo) return quantity;
  const next = quantities[index + 1];
  if (!next || next.start - quantity.end > 6 || next.word !== quantity.word) return undefined;
  const joint = text.slice(quantity.end, next.start).trim();
  if (joint !== "to" && joint !== "and" && joint !== "–" && joint !== "-" && joint !== "or") return undefined;
  const before = text.slice(Math.max(start, quantity.start - 160), quantity.start);
  const between = /\bbetween\s+(?:\w+ly\s|about\s)?$/iu.test(before);
  if (joint === "and" && !between) return undefined;
  if (joint === "or") return undefined;
  // Between NOK 110 and 115 billion: the currency stands once.
  if (quantity.kind === "money" && POWERS.some(([word]) => word === next.unit) && !POWERS.some(([word]) => quantity.unit!.startsWith(word)) && (between || FORECAST.test(before))) return { ...next, kind: "money", unit: `${next.unit} ${quantity.unit}`, start: quantity.start, value: quantity.value, upTo: next.value };
  const sameUnit = quantity.unit === next.unit || (quantity.unit === undefined && next.unit !== undefined && next.kind !== "noun") || (next.unit?.endsWith(quantity.unit ?? "?") ?? false) || (quantity.unit !== undefined && inUnit(quantity.value, quantity.unit, next.unit) !== undefined);
  if (!sameUnit || next.kind === "times" !== (quantity.kind === "times")) return undefined;
  if (/\bfrom\s*$/iu.test(before) && !/\brang(?:e|es|ed|ing)\b[^.]*$/iu.test(before.slice(-60))) return undefined;
  if (joint === "to" && !between && readDirection(before.slice(-60), "") && !FORECAST.test(before)) return undefined;
  if (joint === "to" && !between && !FORECAST.test(before) && !/\b(?:of|at|be|was|were|is|are|about|approximately|around|[:(])\s*$/iu.test(before)) return undefined;
  if (toNumber(quantity.value) >= toNumber(next.value) && quantity.unit === next.unit) return undefined;
  return { ...next, start: quantity.start, value: scaled(quantity, next), upTo: next.value };
}

const FORECAST = /\b(?:expects?|expected|forecasts?|guidance|outlook|target(?:s|ed|ing)?|anticipates?|range|ranges|ranged|ranging|between|projects|projected|plans?|aims?|estimates?|estimated|will|should|likely)\b/iu;

/** The low end in the unit of the high one: $900 million to $1.1 billion. */
function scaled(low: Quantity, high: Quantity): Decimal {
  return low.unit === undefined || low.unit === high.unit || (high.unit?.endsWith(low.unit) && low.unit.length <= 4 && low.kind !== "money") || high.unit === `million ${low.unit}` || high.unit === `billion ${low.unit}` || high.unit === `thousand ${low.unit}` ? low.value : trimmed(inUnit(low.value, low.unit, high.unit) ?? low.value);
}

const POWERS: readonly (readonly [string, number])[] = [["thousand", 3], ["million", 6], ["billion", 9], ["trillion", 12]];

/** A value in another unit that differs only in its scale. */
export function inUnit(value: Decimal, from: string | undefined, to: string | undefined): Decimal | undefined {
  const source = scaleOf(from);
  const target = scaleOf(to);
  return source.base === target.base ? shift(value, source.power - target.power) : undefined;
}

export function scaleOf(unit = ""): { readonly base: string; readonly power: number } {
  const found = POWERS.find(([word]) => unit.startsWith(word));
  return found ? { base: unit.slice(found[0].length).trim(), power: found[1] } : { base: unit, power: 0 };
}

export function sameKind(unit: string | undefined, quantity: Quantity): boolean {
  if (quantity.unit === unit) return true;
  if (unit === undefined) return quantity.unit === undefined;
  if (quantity.unit === undefined) return /day|week|month|hour|minute/u.test(unit) || (quantity.word !== true && (unit !== "%" || toNumber(quantity.value) < 1000));
  return scaleOf(unit).base === scaleOf(quantity.unit).base;
}
