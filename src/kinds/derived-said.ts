import { saidInterval } from "../report/agreement.js";
import { decimal, divide, formatDecimal, shift, type Decimal } from "../report/decimal.js";
import { derive, type Derivation, type Derived, type Operand } from "../report/derive.js";
import { addIntervals, honestValue, type Interval } from "../report/interval.js";
import type { Figure } from "../report/report.js";
import { parseUnit } from "../report/units.js";
import type { Checked, Words } from "./check.js";
import { figureNames, type NamedFigures, type Naming } from "./named-figures.js";
import { numeralsOf, type Numeral } from "./numerals.js";
import { overlap } from "./said-figures.js";

/** A number that a sentence says to follow from the figures that it names. */
export interface SaidDerivation {
  readonly typed: Numeral;
  /** How the first of the figures so named would give it, where none of them gives the number that is typed. */
  readonly wrong?: { readonly derived: Derived; readonly figures: readonly Figure[] };
}

/** The typed shares, sums, differences, multiples, means and earlier levels of a text; each text is read once. */
export function derivationsSaid(words: Words, deck: Checked): readonly SaidDerivation[] {
  const known = read.get(words);
  if (known) return known;
  const found = deck.report ? derivationsIn(words, deck) : [];
  read.set(words, found);
  return found;
}

const read = new WeakMap<Words, readonly SaidDerivation[]>();

/** Names, typed quantities and references, each as one character of the private use area, so that sentences have a form. */
const NAME = "\ue000";
const TYPED = "\ue001";
const SHOWN = "\ue002";

interface Form {
  readonly text: string;
  readonly parts: ReadonlyMap<number, Naming | Numeral>;
}

function formOf(words: Words, deck: Checked): Form {
  const { text, marks } = words;
  const names = figureNames(deck)(text);
  const numerals = numeralsOf(words, deck.language).filter(({ role, value }) => role === "amount" && value !== undefined);
  const pieces = [
    ...names.map((naming) => ({ start: naming.start, end: naming.end, as: NAME, part: naming as Naming | Numeral })),
    ...numerals.map((numeral) => ({ start: numeral.start, end: numeral.unitEnd, as: marks.some((mark) => mark.start < numeral.end && numeral.start < mark.end) ? SHOWN : TYPED, part: numeral as Naming | Numeral })),
  ].sort((a, b) => a.start - b.start);
  const parts = new Map<number, Naming | Numeral>();
  let shown = "";
  let at = 0;
  for (const { start, end, as, part } of pieces) {
    if (start < at) continue;
    shown += text.slice(at, start);
    parts.set(shown.length, part);
    shown += as;
    at = end;
  }
  return { text: shown + text.slice(at), parts };
}

/** A form of sentence that says what follows from the figures it names. `increase`: the level less the one a year before. */
interface Pattern {
  readonly kind: Derivation | "increase" | "average" | "monthly";
  readonly form: RegExp;
  /** The sentence names the whole first: 营业收入中，工业产值占. */
  readonly turned?: boolean;
  /** The form's first group is a year, and the one before the figure's. */
  readonly lastYear?: boolean;
}

const n = NAME;
const q = TYPED;
const about = "(?:约|约为|近|超过|超|大约)?";
const rate = "(?:增速|增幅|增长率)?";
const is = "(?:为|是|达|达到|约|约为|近)?";
const joined = "(?:、|和|与|及|加上|加)";
const reaches = "(?:增至|增加到|增长到|提高到|上升到|扩大到|升至|降至|下降到|减少到|降到|升到)";
/** Each has the names and the one typed quantity of a derivation in the order in which they are calculated with. */
const patterns: readonly Pattern[] = [
  { kind: "share", form: new RegExp(`(${n})(?:总量|总额)?占(${n})(?:总量|总额)?的?(?:比重|比例|份额|比)?${is}${about}(${q})`, "gu") },
  { kind: "share", form: new RegExp(`(${n})在(${n})(?:总量|总额)?中的?(?:占比|比重|份额|占)${is}${about}(${q})`, "gu") },
  { kind: "share", turned: true, form: new RegExp(`(${n})中[，,]?(${n})(?:占比|占|的比重)${is}${about}(${q})`, "gu") },
  { kind: "share", form: new RegExp(`(${n})(?:与|和)(${n})之比${is}(${q})`, "gu") },
  { kind: "prior", form: new RegExp(`(?:上年同期|去年同期|上年|去年|(?:19|20)\\d\\d年同期)的?(${n})${is}${about}(${q})`, "gu") },
  { kind: "prior", form: new RegExp(`(${n})[^，。；${n}${q}]{0,2}(?:上年同期|去年同期|上年|去年|(?:19|20)\\d\\d年同期)${is}${about}(${q})`, "gu") },
  { kind: "prior", lastYear: true, form: new RegExp(`((?:19|20)\\d\\d)年的?(${n})${is}${about}(${q})`, "gu") },
  { kind: "prior", form: new RegExp(`(${n})(?:由|从)(?:上年同期|去年同期|上年|去年|一年前)的?${about}(${q})${reaches}`, "gu") },
  { kind: "increase", form: new RegExp(`(${n})(?:比上年|较上年|比去年|较去年|同比|一年)?(?:净增|净减|净?(?:增加|增量|减少))(?:了|为|达)?${about}(${q})`, "gu") },
  { kind: "increase", form: new RegExp(`(${n})(?:比上年|较上年|比去年|较去年)(?:同期)?(?:多增|多出?|少|新增)了?${about}(${q})`, "gu") },
  { kind: "average", form: new RegExp(`(${n})((?:${joined}${n}){1,8})(?:[一二两三四五六七八九]项)?(?:的)?(?:平均|年?均)(?:增长|增速|增幅)?${is}${about}(${q})`, "gu") },
  { kind: "monthly", form: new RegExp(`(${n})(?:平均每月|月均|每月平均)${is}${about}(${q})`, "gu") },
  { kind: "difference", form: new RegExp(`(${n})${rate}(?:比|较)(${n})${rate}(?:高|低|多|少|快|慢)(?:出|了)?${about}(${q})`, "gu") },
  { kind: "difference", form: new RegExp(`(${n})${rate}(?:高于|低于|快于|慢于|多于|少于|高出|超出|领先于?|落后于?)(${n})${rate}${about}(${q})`, "gu") },
  { kind: "difference", form: new RegExp(`(${n})${rate}(?:与|和)(${n})${rate}的?(?:相差|之差|差距|差额|差)为?${about}(${q})`, "gu") },
  { kind: "sum", form: new RegExp(`(${n})((?:${joined}${n}){1,8})(?:[一二两三四五六七八九]项)?(?:合计|共计|总计|之和|总和|加起来|共)${is}${about}(${q})`, "gu") },
  { kind: "ratio", form: new RegExp(`(${n})${rate}(?:是|为|相当于|达到|达)(${n})${rate}的${about}(${q})`, "gu") },
  { kind: "share", form: new RegExp(`(${n}) (?:is|was|are|were|makes up|made up|accounts for|accounted for)(?: about| nearly| around)? (${q}) of (?:the )?(${n})`, "gu") },
  { kind: "prior", form: new RegExp(`(${n}) (?:was|were|stood at)(?: about| nearly| around)? (${q})[^.;,]{0,8} (?:a year earlier|a year before|the year before|in the previous year|last year)`, "gu") },
  { kind: "prior", form: new RegExp(`(${n})[^.;${n}${q}]{0,24} up from (?:about |nearly )?(${q})`, "gu") },
  { kind: "difference", form: new RegExp(`(${n}) (?:grew|rose|increased) (${q})(?: faster| slower| more| less) than (?:the )?(${n})`, "gu") },
  { kind: "difference", form: new RegExp(`(${n}) (?:exceeded|was higher than|was above|was below) (?:the )?(${n}) by (?:about )?(${q})`, "gu") },
  { kind: "sum", form: new RegExp(`(${n})((?:(?:, | and |, and )${n}){1,8})(?: together)? (?:come to|came to|total|totalled|add up to|added up to|sum to|make)(?: about| nearly)? (${q})`, "gu") },
  { kind: "ratio", form: new RegExp(`(${n}) (?:is|was|are|were)(?: about| nearly)? (${q}) (?:the |that of |as much as |as high as )?(?:the )?(${n})`, "gu") },
];

function derivationsIn(words: Words, deck: Checked): readonly SaidDerivation[] {
  if (!/\d/u.test(words.text) || words.text.length > longestText) return [];
  const form = formOf(words, deck);
  if (!form.text.includes(NAME) || !form.text.includes(TYPED)) return [];
  const found = new Map<Numeral, SaidDerivation>();
  for (const { kind, form: pattern, turned, lastYear } of patterns) {
    for (const match of form.text.matchAll(pattern)) {
      const parts = [...match[0]].flatMap((c, i) => (c === NAME || c === TYPED ? (form.parts.get(match.index + i) ?? []) : []));
      const names = parts.filter((part) => "means" in part);
      const typed = parts.find((part) => "role" in part);
      if (!typed?.value || found.has(typed)) continue;
      const means = (turned ? names.toReversed() : names).map((name) => name.means);
      if (lastYear && !means.some(({ reported }) => reported.some(({ period }) => Number(period?.end.slice(0, 4)) === Number(match[1]) + 1))) continue;
      const before = words.text.slice(Math.max(0, typed.start - 7), typed.start);
      const approximate = /(?:约|近|大约|about|nearly|around)(?:为)?\s?$/u.test(before);
      const wrong = against(kind, means, { value: typed.value, unit: typed.unit, approximate, rates: /增速|增幅|增长率|平均增长|grew|rose|increased/u.test(match[0]) });
      found.set(typed, { typed, ...(wrong && { wrong }) });
    }
  }
  return [...found.values()];
}

/** A longer text is no slide's; the patterns are looked for in what an audience can read. */
const longestText = 5000;

interface TypedNumber {
  readonly value: Decimal;
  readonly unit: string;
  readonly approximate: boolean;
  /** The sentence speaks of rates of growth. */
  readonly rates: boolean;
}

/** The first way to calculate it, where no figure of these names gives the number. */
function against(kind: Pattern["kind"], names: readonly NamedFigures[], typed: TypedNumber): SaidDerivation["wrong"] {
  let first: SaidDerivation["wrong"];
  for (const figures of choices(names)) {
    const derived = calculated(kind, figures, typed);
    if (!derived) continue;
    if (fits(typed, derived)) return undefined;
    first ??= { derived, figures };
  }
  return first;
}

/** Names that several figures have stand for each of them in turn. */
function choices(names: readonly NamedFigures[]): readonly (readonly Figure[])[] {
  return names.reduce<readonly (readonly Figure[])[]>((all, { reported }) => {
    const own = reported.filter(({ qualifiers }) => !qualifiers.includes("prior")).slice(0, 3);
    return all.flatMap((chosen) => own.map((figure) => [...chosen, figure])).slice(0, mostTries);
  }, [[]]);
}

const mostTries = 27;

function calculated(kind: Pattern["kind"], figures: readonly Figure[], typed: TypedNumber): Derived | undefined {
  const ofRates = typed.rates || /百分点|points?|^pp$/iu.test(typed.unit);
  const operands = figures.map((figure) => operandOf(figure, ofRates && figures.every(({ change }) => change !== undefined)));
  if (operands.some((operand) => operand === undefined)) return undefined;
  const ready = operands as readonly Operand[]; // none is undefined
  if (kind === "average") return averageOf(ready);
  if (kind === "monthly") return monthlyOf(figures[0]!, operandOf(figures[0]!, false));
  if (kind === "increase") {
    const [level] = figures;
    if (!level?.value || !level.change || level.change.unit !== "%" || typed.unit === "%") return undefined;
    const whole = operandOf(level, false)!;
    const prior = derive("prior", [whole]).value;
    return prior && positive(derive("difference", [whole, { name: prior.formula, value: prior.value, unit: prior.unit, interval: prior.interval }]).value);
  }
  const asShare = kind === "ratio" && /^[%％]$/u.test(typed.unit) ? "share" : kind === "share" && typed.unit === "倍" ? "ratio" : kind;
  const [one] = ready;
  if (asShare === "prior") return one!.change === undefined ? undefined : derive("prior", [one!]).value;
  return positive(derive(asShare, ready).value);
}

const scaledDown = ({ low, high }: Interval, count: number): Interval => {
  const by = decimal(String(count));
  return { low: divide(low, by, low.scale + guard, "down"), high: divide(high, by, high.scale + guard, "up") };
};
/** Digits kept where an end of a quotient does not come out even. */
const guard = 12;

/** The plain mean: what people mean by the average of two rates, whatever their weights. */
function averageOf(operands: readonly Operand[]): Derived | undefined {
  const [first] = operands;
  if (!first || operands.some(({ unit }) => parseUnit(unit).base !== parseUnit(first.unit).base)) return undefined;
  const at = operands.map(({ value, unit, interval }) => {
    const power = parseUnit(unit).power - parseUnit(first.unit).power;
    const own = interval ?? saidInterval(value, []);
    return { low: shift(own.low, power), high: shift(own.high, power) };
  });
  const interval = scaledDown(at.reduce(addIntervals), operands.length);
  const most = Math.max(...operands.map(({ value }) => value.scale)) + 1;
  return { value: honestValue(interval, most), interval, unit: first.unit, formula: `(${operands.map(({ name, value, unit }) => `${name} ${formatDecimal(value)}${unit}`).join(" + ")}) ÷ ${operands.length}`, approximate: true };
}

/** Over the months that the figure is of: eleven for 1–11月. */
function monthlyOf({ period }: Figure, operand: Operand | undefined): Derived | undefined {
  if (!operand || !period) return undefined;
  const [from, to] = [period.start, period.end].map((month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)));
  const months = to! - from! + 1;
  if (!(months > 1 && months <= 12)) return undefined;
  const interval = scaledDown(operand.interval ?? saidInterval(operand.value, []), months);
  return { value: honestValue(interval, operand.value.scale + 1), interval, unit: operand.unit, formula: `${operand.name} ${formatDecimal(operand.value)}${operand.unit} ÷ ${months}`, approximate: true };
}

/** 比…低 and 相差 are said without a sign; which of the two is larger is the business of the claim. */
function positive(derived: Derived | undefined): Derived | undefined {
  if (!derived || derived.value.digits >= 0n) return derived;
  const turned = (value: Decimal): Decimal => ({ ...value, digits: -value.digits });
  return { ...derived, value: turned(derived.value), interval: { low: turned(derived.interval.high), high: turned(derived.interval.low) } };
}

function operandOf({ indicator, value, unit = "", change, qualifiers }: Figure, rateOfIt: boolean): Operand | undefined {
  if (rateOfIt) return change && { name: indicator, value: change.value, unit: change.unit === "pp" ? "个百分点" : "%" };
  return value && { name: indicator, value, unit, ...(change && { change: change.value, changeUnit: change.unit }), approximate: qualifiers.includes("approximate") };
}

function fits({ value, unit, approximate }: TypedNumber, derived: Derived): boolean {
  const [here, there] = [parseUnit(/^times$/iu.test(unit) ? "倍" : unit), parseUnit(derived.unit)];
  const printed = saidInterval(value, approximate ? ["approximate"] : []);
  const at = ({ low, high }: Interval, power: number): Interval => ({ low: shift(low, power), high: shift(high, power) });
  // 倍 and a bare number are the same, and a number without a unit is in the result's.
  const power = unit === "" ? there.power : here.power;
  if (unit !== "" && here.base !== there.base) return false;
  return overlap(at(printed, power), at(derived.interval, there.power));
}
