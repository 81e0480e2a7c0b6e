import type { Check, Checked, CheckedSlide, Words } from "../kinds/check.js";
import { everyText } from "../kinds/check.js";
import { figureNames, type NamedFigures, type Naming } from "../kinds/named-figures.js";
import { numeralsIn, type Numeral } from "../kinds/numerals.js";
import { overlap } from "../kinds/said-figures.js";
import { candidate as placeOf } from "../outline/choose-figure.js";
import { saidInterval } from "../report/agreement.js";
import { formatDecimal, shift, type Decimal } from "../report/decimal.js";
import { derive, type Derivation, type Derived, type Operand } from "../report/derive.js";
import type { Interval } from "../report/interval.js";
import type { Figure } from "../report/report.js";
import { parseUnit } from "../report/units.js";
import { error, type Diagnostic } from "../source/diagnostic.js";

/** Typed shares, sums, differences, multiples and prior years are computed again; what the rounding of the report allows is right. */
export const check: Check = {
  name: "derived-mismatch",
  summary: {
    en: "A typed share, sum, difference, multiple or earlier level follows from the report's figures, within their rounding.",
    "zh-CN": "手写的占比、合计、差额、倍数和上年同期数，按报告数字推算得出，误差不超过四舍五入。",
  },
  group: "truth",
  level: "error",
  examples: {
    passes: {
      "outline.yaml": "deck: { title: 年度汇报, date: 2016-01-11 }\nreport: report.md\nignore: [orphan-number]\nslides:\n  - { template: bullets, title: 工业占比, items: [工业增加值占营业收入的21.4%, 平稳运行] }\n",
      "report.md": "2015年，营业收入2942亿元，同比增长10.2%；工业增加值628.7亿元，增长7.14%。\n",
    },
    fails: {
      "outline.yaml": "deck: { title: 年度汇报, date: 2016-01-11 }\nreport: report.md\nignore: [orphan-number]\nslides:\n  - { template: bullets, title: 工业占比, items: [工业增加值占营业收入的24.1%, 平稳运行] }\n",
      "report.md": "2015年，营业收入2942亿元，同比增长10.2%；工业增加值628.7亿元，增长7.14%。\n",
    },
  },
  *run(deck) {
    if (!deck.report) return;
    for (const { words, slide } of everyText(deck)) yield* derivationsIn(words, slide, deck);
  },
};

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
  const numerals = numeralsIn(text, deck.language).filter(({ role, value }) => role === "amount" && value !== undefined);
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
  readonly kind: Derivation | "increase";
  readonly form: RegExp;
}

const n = NAME;
const q = TYPED;
const about = "(?:约|约为|近|超过|超|大约)?";
const rate = "(?:增速|增幅|增长率)?";
const is = "(?:为|是|达|达到|约|约为|近)?";
const joined = "(?:、|和|与|及)";
/** Each has the names and the one typed quantity of a derivation in the order in which they are calculated with. */
const patterns: readonly Pattern[] = [
  { kind: "share", form: new RegExp(`(${n})(?:总量|总额)?占(${n})(?:总量|总额)?的?(?:比重|比例|份额|比)?${is}${about}(${q})`, "gu") },
  { kind: "share", form: new RegExp(`(${n})(?:与|和)(${n})之比${is}(${q})`, "gu") },
  { kind: "prior", form: new RegExp(`(?:上年同期|去年同期|上年|去年|(?:19|20)\\d\\d年同期)的?(${n})${is}${about}(${q})`, "gu") },
  { kind: "prior", form: new RegExp(`(${n})[^，。；${n}${q}]{0,2}(?:上年同期|去年同期|上年|去年|(?:19|20)\\d\\d年同期)${is}${about}(${q})`, "gu") },
  { kind: "increase", form: new RegExp(`(${n})(?:比上年|较上年|比去年|较去年|同比|一年)?(?:净)?(?:增加|增量|减少)(?:了|为|达)?${about}(${q})`, "gu") },
  { kind: "difference", form: new RegExp(`(${n})${rate}比(${n})${rate}(?:高|低|多|少|快|慢)(?:出|了)?${about}(${q})`, "gu") },
  { kind: "difference", form: new RegExp(`(${n})${rate}(?:高于|低于|快于|慢于|多于|少于|高出|超出)(${n})${rate}${about}(${q})`, "gu") },
  { kind: "difference", form: new RegExp(`(${n})${rate}(?:与|和)(${n})${rate}(?:相差|之差为?|差距为?|差)${about}(${q})`, "gu") },
  { kind: "sum", form: new RegExp(`(${n})((?:${joined}${n}){1,8})(?:合计|共计|总计|之和|加起来|共)${is}${about}(${q})`, "gu") },
  { kind: "ratio", form: new RegExp(`(${n})${rate}(?:是|为|相当于)(${n})${rate}的${about}(${q})`, "gu") },
  { kind: "share", form: new RegExp(`(${n}) (?:is|was|are|were|makes up|made up|accounts for|accounted for)(?: about| nearly| around)? (${q}) of (?:the )?(${n})`, "gu") },
  { kind: "prior", form: new RegExp(`(${n}) (?:was|were|stood at)(?: about| nearly| around)? (${q})[^.;,]{0,8} (?:a year earlier|a year before|the year before|in the previous year|last year)`, "gu") },
  { kind: "prior", form: new RegExp(`(${n})[^.;${n}${q}]{0,24} up from (?:about |nearly )?(${q})`, "gu") },
  { kind: "difference", form: new RegExp(`(${n}) (?:grew|rose|increased) (${q})(?: faster| slower| more| less) than (?:the )?(${n})`, "gu") },
  { kind: "difference", form: new RegExp(`(${n}) (?:exceeded|was higher than|was above|was below) (?:the )?(${n}) by (?:about )?(${q})`, "gu") },
  { kind: "sum", form: new RegExp(`(${n})((?:(?:, | and |, and )${n}){1,8})(?: together)? (?:come to|came to|total|totalled|add up to|added up to|sum to|make)(?: about| nearly)? (${q})`, "gu") },
  { kind: "ratio", form: new RegExp(`(${n}) (?:is|was|are|were)(?: about| nearly)? (${q}) (?:the |that of |as much as |as high as )?(?:the )?(${n})`, "gu") },
];

function* derivationsIn(words: Words, slide: CheckedSlide | undefined, deck: Checked): Generator<Diagnostic> {
  if (!/\d/u.test(words.text) || words.text.length > longestText) return;
  const form = formOf(words, deck);
  if (!form.text.includes(NAME) || !form.text.includes(TYPED)) return;
  const done = new Set<Numeral>();
  for (const { kind, form: pattern } of patterns) {
    for (const match of form.text.matchAll(pattern)) {
      const parts = [...match[0]].flatMap((c, i) => (c === NAME || c === TYPED ? (form.parts.get(match.index + i) ?? []) : []));
      const names = parts.filter((part) => "means" in part);
      const typed = parts.find((part) => "role" in part);
      if (!typed?.value || done.has(typed)) continue;
      done.add(typed);
      const before = words.text.slice(Math.max(0, typed.start - 7), typed.start);
      const wrong = against(kind, names.map(({ means }) => means), { value: typed.value, unit: typed.unit, approximate: /(?:约|近|大约|about|nearly|around)(?:为)?\s?$/u.test(before), rates: /增速|增幅|增长率|grew|rose|increased/u.test(match[0]) });
      if (!wrong) continue;
      const args = { text: words.text.slice(typed.start, typed.unitEnd), formula: wrong.derived.formula, expected: `${formatDecimal(wrong.derived.value)}${wrong.derived.unit}` };
      yield error("derived-mismatch", args, { span: words.at(typed.start, typed.unitEnd), ...(slide && { slide: slide.number }), related: wrong.figures.slice(0, 3).map(placeOf) });
    }
  }
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

interface Wrong {
  readonly derived: Derived;
  readonly figures: readonly Figure[];
}

/** The first way to calculate it, where no figure of these names gives the number. */
function against(kind: Pattern["kind"], names: readonly NamedFigures[], typed: TypedNumber): Wrong | undefined {
  let first: Wrong | undefined;
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
  const [here, there] = [parseUnit(unit), parseUnit(derived.unit)];
  const printed = saidInterval(value, approximate ? ["approximate"] : []);
  const at = ({ low, high }: Interval, power: number): Interval => ({ low: shift(low, power), high: shift(high, power) });
  // 倍 and a bare number are the same, and a number without a unit is in the result's.
  const power = unit === "" ? there.power : here.power;
  if (unit !== "" && here.base !== there.base) return false;
  return overlap(at(printed, power), at(derived.interval, there.power));
}
