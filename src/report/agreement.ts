import { add, compare, multiply, shift, subtract, type Decimal } from "./decimal.js";
import { lastCountedUnit } from "./derive.js";
import { roundingInterval, type Interval } from "./interval.js";
import type { Change, Figure, Qualifier, Table } from "./report.js";
import { parseUnit } from "./units.js";

/**
 * `agree`: one quantity, told twice, and rounding explains every difference. `conflict`: one quantity, and both cannot be
 * true. `unlike`: two quantities, or nothing that could be compared (a level here, a change there).
 */
export type Agreement = "agree" | "conflict" | "unlike";

/**
 * Whether a report says the same thing in two places. Two figures are about one quantity where indicator, scope, period
 * and kind of unit are alike, neither is a part of something (其中), and both tell what was or both what is to be.
 * Figures of one table stand in rows of their own and are never one quantity.
 */
export function agreement(a: Figure, b: Figure, tables: readonly Table[] = []): Agreement {
  if (!oneQuantity(a, b) || inOneTable(a, b, tables)) return "unlike";
  const values = a.value && b.value && sameKindOfUnit(a.unit, b.unit) ? overlap(valueInterval(a, a.value), valueInterval(b, b.value)) : undefined;
  const changes = a.change && b.change && comparable(a.change, b.change) ? overlap(changeInterval(a, a.change), changeInterval(b, b.change)) : undefined;
  if (a.value && b.value && values === undefined) return "unlike";
  if (values === false || changes === false) return "conflict";
  return values || changes ? "agree" : "unlike";
}

/** The name that figures of one quantity share, whatever its case and spaces. */
export const quantityName = ({ indicator }: Figure): string => indicator.toLowerCase().replace(/\s+/gu, " ").trim();

function oneQuantity(a: Figure, b: Figure): boolean {
  return (
    quantityName(a) === quantityName(b) &&
    (a.scope ?? "") === (b.scope ?? "") &&
    a.period?.start === b.period?.start &&
    a.period?.end === b.period?.end &&
    !a.qualifiers.some(isAside) &&
    !b.qualifiers.some(isAside) &&
    kindOf(a) === kindOf(b) &&
    looksAhead(a) === looksAhead(b) &&
    !inOtherYears(a, b)
  );
}

/** Next year's targets are printed with the names of last year's results: 地区生产总值增长6.5%左右 under 2024年工作安排. */
function looksAhead({ section, span: { file, start, end } }: Figure): boolean {
  const before = file.text.slice(Math.max(0, start - longestLead), start);
  const sentence = before.slice(Math.max(...[..."。！？\n"].map((mark) => before.lastIndexOf(mark)), before.lastIndexOf(". ")) + 1) + file.text.slice(start, end).slice(0, longestLead);
  return section.some(({ title }) => plannedSection.test(title)) || plannedSentence.test(sentence);
}

/** As far back as a sentence is looked at for 预期目标是. */
const longestLead = 120;
const plannedSection = /安排|计划|目标|展望|打算|部署|预期|下一步|outlook|guidance|\bplans?\b|targets?|forecast|next year/iu;
const plannedSentence = /目标|力争|计划|预计|预期|确保|\b(?:targets?|guidance|expects?|forecasts?|plans?|aims?|will)\b/iu;

/** A year in a heading holds for what is below it, where the sentence itself names none. */
function inOtherYears(a: Figure, b: Figure): boolean {
  if (a.period?.stated && b.period?.stated) return false;
  const [left, right] = [a, b].map(({ section }) => section.flatMap(({ title }) => /(?<!\d)(?:19|20)\d\d(?!\d)/u.exec(title) ?? []).at(-1));
  return left !== undefined && right !== undefined && left !== right;
}

/** 其中 names a part whose whole is not known; a rank measures nothing. */
const isAside = (qualifier: Qualifier): boolean => qualifier === "of-which" || qualifier === "rank";

/** What makes a number a statement of another kind. How exactly it is meant, or written, does not. */
const ofKind: ReadonlySet<Qualifier> = new Set<Qualifier>(["plan", "target", "estimate", "preliminary", "cumulative", "share", "contribution"]);
const kindOf = ({ qualifiers }: Figure): string => qualifiers.filter((qualifier) => ofKind.has(qualifier)).sort().join();

const inOneTable = (a: Figure, b: Figure, tables: readonly Table[]): boolean =>
  tables.some(({ span }) => [a, b].every((figure) => figure.span.file === span.file && span.start <= figure.span.start && figure.span.start < span.end));

/** Bare numbers, multiples, % and ‰ are one family, but 1.3倍 and 30% are seldom said of one thing. */
function sameKindOfUnit(a = "", b = ""): boolean {
  const base = parseUnit(a).base;
  return base === parseUnit(b).base && (base !== "" || parseUnit(a).power === parseUnit(b).power);
}

/** A change against something else (比计划, 高于全省) may be against anything. */
const comparable = (a: Change, b: Change): boolean => a.unit === b.unit && a.unit !== "abs" && a.basis === b.basis && a.basis !== "other";

/** Intervals of roundings share more than an end: 29.4 and 29.5 touch, and no number rounds to both. */
const overlap = (a: Interval, b: Interval): boolean => compare(a.low, b.high) < 0 && compare(b.low, a.high) < 0;

function valueInterval({ unit = "", qualifiers }: Figure, value: Decimal): Interval {
  const { power } = parseUnit(unit);
  const { low, high } = saidInterval(value, qualifiers);
  return { low: shift(low, power), high: shift(high, power) };
}

const changeInterval = ({ qualifiers }: Figure, { value }: Change): Interval => saidInterval(value, qualifiers.filter((qualifier) => qualifier === "approximate"));

/**
 * 突破3000 is anything from there up to ten times as much; 约, 近, 余 leave a step of the last
 * counted digit: 近2950 is more than 2940.
 */
export function saidInterval(value: Decimal, qualifiers: readonly Qualifier[]): Interval {
  const rounded = roundingInterval(value);
  if (qualifiers.includes("threshold")) {
    const far = multiply(value, { digits: 10n, scale: 0 });
    return value.digits < 0n ? { low: far, high: rounded.high } : { low: rounded.low, high: far };
  }
  if (!qualifiers.includes("approximate")) return rounded;
  const step = lastCountedUnit(value);
  return { low: subtract(value, step), high: add(value, step) };
}
