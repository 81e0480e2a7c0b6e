import type { Numeral } from "../kinds/numerals.js";
import { overlap } from "../kinds/said-figures.js";
import type { BoundFigure } from "../outline/figures.js";
import { saidInterval } from "../report/agreement.js";
import { shift, type Decimal } from "../report/decimal.js";
import { derive, type Derivation, type Derived, type Operand } from "../report/derive.js";
import type { Interval } from "../report/interval.js";
import { parseUnit } from "../report/units.js";
import { digits, positive, type Told } from "./library.js";

/** What a slide shows that other numbers may follow from: figures, and the numbers of its charts and tables series by series. */
export interface Operands {
  readonly told: readonly Told[];
  readonly series: readonly (readonly { readonly value: Decimal; readonly unit: string }[])[];
}

/**
 * The share, sum, difference, multiple or earlier level that a numeral is, as a derived figure; undefined where it is none of them,
 * or nothing in the `text` around it speaks of such a thing: among a dozen figures some pair gives every number.
 */
export function explain(numeral: Numeral, text: string, { told, series }: Operands): BoundFigure | undefined {
  const { value, unit } = numeral;
  const kinds = new Set(cues.flatMap(([kind, form]) => (form.test(text) ? [kind] : [])));
  if (/[%％]/u.test(unit) && value && digits(value).length > 2) kinds.add("share"); // three digits are no coincidence
  if (!value || kinds.size === 0 || (numeral.role === "count" && unit === "")) return undefined;
  const levels = told.filter(({ part }) => part === "value").slice(0, mostOperands).map(levelOf);
  const rates = told.flatMap(({ figure }) => (figure.change && figure.change.unit !== "abs" ? [{ name: figure.label, value: figure.change.value, unit: figure.change.unit === "pp" ? "个百分点" : "%" }] : [])).slice(0, mostOperands);
  const approximate = /(?:约|近|大约|超过?|about|nearly|around|almost|roughly|over)(?:为)?\s?$/iu.test(text.slice(Math.max(0, numeral.start - 8), numeral.start)) || /^[余多]/u.test(unit);
  const printed = { value: positive(value), unit: unit.replace(/^[余多]/u, "").replace("％", "%"), approximate };
  const origins = told.flatMap(({ figure }) => figure.origins);
  const named = (derived: Derived): BoundFigure => ({ name: derived.formula, label: derived.formula, value: derived.value, unit: derived.unit, section: [], origins: [...new Set(origins)], derived: { formula: derived.formula, interval: derived.interval } });
  for (const derived of calculated(levels, rates, series.map((one) => one.slice(0, mostPoints).map((point, i) => ({ name: `#${i + 1}`, ...point }))), kinds)) if (fits(printed, derived)) return named(derived);
  return undefined;
}

/** What is said of numbers that follow from others. */
const cues: readonly (readonly [Derivation, RegExp])[] = [
  ["share", /占|比重|比例|份额|构成|\bshare|\bof (?:the|all|total)|per cent|proportion/iu],
  ["difference", /比|差|高|低|多|少|增|减|快|慢|缺口|其余|余下|剩余|尚未|还有|\bremain|\brest\b|\bthan\b|\bmore|\bless|\bgap|difference|\bup\b|\bdown\b|increas|add(?:ed|itional)|rise|rose|fell|change/iu],
  ["ratio", /倍|相当于|\btimes\b|-fold/iu],
  ["sum", /合计|共|总|之和|累计|\btotal|\bsum\b|together|overall|\ball\b/iu],
  ["prior", /上年|去年|同期|推算|(?:19|20)\d\d|earlier|previous|prior|last year|\bfrom\b/iu],
];

const mostOperands = 12;
const mostPoints = 40;

const levelOf = ({ figure, value, unit }: Told): Operand => ({
  name: figure.label, value, unit,
  ...(figure.change && { change: figure.change.value, changeUnit: figure.change.unit }),
  ...(figure.approximate === "more" && { approximate: true }),
  ...(figure.derived && { interval: figure.derived.interval }),
});

/** Every result that a reader may expect, the plainest first. */
function* calculated(levels: readonly Operand[], rates: readonly Operand[], series: readonly (readonly Operand[])[], kinds: ReadonlySet<Derivation>): Generator<Derived> {
  const wanted = (all: readonly Derivation[]): readonly Derivation[] => all.filter((kind) => kinds.has(kind));
  for (const level of levels) {
    if (!kinds.has("prior") && !kinds.has("difference")) break;
    if (level.change === undefined || level.changeUnit !== "%") continue;
    const prior = derive("prior", [level]).value;
    if (!prior) continue;
    yield prior;
    yield* results("difference", [level, { name: prior.formula, value: prior.value, unit: prior.unit, interval: prior.interval }]);
  }
  for (const [own, operands] of [[wanted(["share", "difference", "ratio", "sum"]), levels], [wanted(["difference", "ratio"]), rates]] as const)
    for (const a of operands) for (const b of operands) if (a !== b && parseUnit(a.unit).base === parseUnit(b.unit).base) for (const kind of own) yield* results(kind, [a, b]);
  if (levels.length > 2 && kinds.has("sum")) yield* results("sum", levels.filter(({ unit }) => unit === levels[0]!.unit));
  for (const points of series) {
    if (points.length < 2) continue;
    if (kinds.has("sum")) yield* results("sum", points);
    const [total] = kinds.has("share") ? [...results("sum", points)] : [];
    for (const point of points.slice(0, mostOperands)) if (total) yield* results("share", [point, { name: "Σ", value: total.value, unit: total.unit }]);
    for (const kind of wanted(["difference", "ratio"])) {
      yield* results(kind, [points.at(-1)!, points[0]!]);
      yield* results(kind, [points.at(-1)!, points.at(-2)!]);
    }
  }
}

function* results(kind: Derivation, inputs: readonly Operand[]): Generator<Derived> {
  const derived = derive(kind, inputs).value;
  if (derived) yield derived;
}

function fits({ value, unit, approximate }: { readonly value: Decimal; readonly unit: string; readonly approximate: boolean }, derived: Derived): boolean {
  const [here, there] = [parseUnit(unit), parseUnit(derived.unit)];
  if (here.base !== there.base && !(unit === "" && there.base === "")) return false;
  const printed = saidInterval(value, approximate ? ["approximate"] : []);
  const at = ({ low, high }: Interval, power: number): Interval => ({ low: shift(low, power), high: shift(high, power) });
  const { low, high } = derived.interval;
  const turned: Interval = low.digits < 0n && high.digits < 0n ? { low: positive(high), high: positive(low) } : derived.interval;
  return overlap(at(printed, here.power), at(turned, there.power));
}
