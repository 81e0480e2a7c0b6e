import { compare, formatDecimal, toNumber, type Decimal } from "../report/decimal.js";
import type { Figure } from "../report/report.js";
import { convert } from "../report/units.js";
import type { Checked, CheckedSlide, Words } from "./check.js";
import { numeralsOf, type Numeral } from "./numerals.js";

/** How a numeral of the deck can be followed back. */
export type Trace =
  | { readonly kind: "figure" | "structural" | "counted" | "quoted" }
  /** Typed, and nothing stands behind it; `reference`: what would show the same number from the report. */
  | { readonly kind: "orphan"; readonly counted: boolean; readonly reference?: string };

export interface TracedNumeral {
  readonly words: Words;
  readonly slide?: CheckedSlide;
  readonly numeral: Numeral;
  readonly trace: Trace;
}

/** Every numeral that an author typed or referred to, with where it comes from. Empty for a deck without a report. */
export function tracedNumerals(deck: Checked): readonly TracedNumeral[] {
  const known = traced.get(deck);
  if (known) return known;
  const found = deck.report ? agreed([...trace(deck)], compact(deck.report.file.text)) : [];
  traced.set(deck, found);
  return found;
}

/** Several rules ask for the same deck. */
const traced = new WeakMap<Checked, readonly TracedNumeral[]>();

function* trace(deck: Checked): Generator<TracedNumeral> {
  const report = compact(deck.report!.file.text);
  const byValue = figuresByValue(deck);
  const enumerations = enumerationsIn(deck.report!.file.text);
  const whole: ReadonlySet<number> = new Set([deck.report!.root.children.length, deck.report!.root.children.filter(({ number }) => number !== undefined).length, deck.scene.sections.length]);
  const ask = function* (words: Words, slide: CheckedSlide | undefined, counts: Counts): Generator<TracedNumeral> {
    const listed = (noun: string): ReadonlySet<number> => (slide && noun !== "" ? entriesWith(slide, noun) : new Set<number>());
    const shares = (): readonly number[] => (slide ? sharesOf(slide) : []);
    for (const numeral of numeralsOf(words, deck.language)) {
      yield { words, ...(slide && { slide }), numeral, trace: traceOf(words, numeral, { report, byValue, enumerations, counts, listed, shares }) };
    }
  };
  for (const words of deck.words) yield* ask(words, undefined, { listed: none, moving: none, parts: whole });
  for (const slide of deck.slides) {
    let counts: Counts | undefined;
    const all = (): Counts => (counts ??= { ...countsOf(slide), parts: new Set([...(slide.framed ? [] : whole), ...slide.section.map(({ children }) => children.length)]) });
    for (const words of slide.words) {
      const around = countsAround(slide, words);
      yield* ask(words, slide, around.length === 0 ? all() : { ...all(), listed: new Set([...all().listed, ...around]) });
    }
  }
}

/** What one slide counts rightly, the others may call by the same words: 三项主要指标. Then 一项主要指标 is one of another number. */
function agreed(all: readonly TracedNumeral[], report: string): readonly TracedNumeral[] {
  const phrase = ({ words, numeral }: TracedNumeral): string => words.text.slice(numeral.start, numeral.unitEnd + 2);
  const thing = ({ words, numeral }: TracedNumeral): string => words.text.slice(numeral.end, numeral.end + 4);
  const right = all.filter(({ trace }) => trace.kind === "counted");
  const counted = new Set(right.map(phrase));
  const things = new Set(right.filter(({ numeral }) => numeral.role === "count").map(thing));
  return all.map((one) => {
    if (one.trace.kind === "orphan" && one.trace.counted && counted.has(phrase(one))) return { ...one, trace: { kind: "counted" as const } };
    if (one.trace.kind === "structural" && isOneOfMany(one, things, report)) return { ...one, trace: { kind: "orphan" as const, counted: true } };
    return one;
  });
}

const many = [..."二两三四五六七八九十"];

/**
 * 一个主攻方向 where the deck counts four of them, 一条线 where the report has a term “三条线”: 一 mostly counts nothing, here it does. Only
 * long names are told so, for 一个问题 is any; 其中一个, 同一个 are one of them.
 */
function isOneOfMany({ words: { text }, numeral: { start, end } }: TracedNumeral, things: ReadonlySet<string>, report: string): boolean {
  if (text.slice(start, end) !== "一" || !/^[个项类种条件家场支]\p{Script=Han}/u.test(text.slice(end, end + 2))) return false;
  if (/(?:其中|每|同|另|又|第|这|那|某|任|唯|逐|为|是|统|进|了)$/u.test(text.slice(Math.max(0, start - 2), start))) return false;
  const long = /^\p{Script=Han}{4}/u.exec(text.slice(end, end + 4))?.[0];
  if (long !== undefined && things.has(long)) return true;
  return many.some((digit) => report.includes(`“${digit}${text.slice(end, end + 2)}”`));
}

/** What there is to count: entries of the slide's lists, its figures that rise or fall, parts of the report. */
interface Counts {
  readonly listed: ReadonlySet<number>;
  readonly moving: ReadonlySet<number>;
  readonly parts: ReadonlySet<number>;
}

const none: ReadonlySet<number> = new Set();

interface Known {
  readonly report: string;
  readonly byValue: ReadonlyMap<string, readonly { readonly reference: string; readonly unit: string; readonly value: Decimal }[]>;
  readonly enumerations: readonly Enumeration[];
  readonly counts: Counts;
  /** How many entries of a list on the slide have the noun. */
  listed(noun: string): ReadonlySet<number>;
  /** Shares among the slide's figures, 0–1. */
  shares(): readonly number[];
}

function traceOf(words: Words, numeral: Numeral, known: Known): Trace {
  const { text, marks } = words;
  if (marks.some(({ start, end }) => start < numeral.end && numeral.start < end)) return { kind: "figure" };
  switch (numeral.role) {
    case "date": // what a date says of a figure is the business of number-mismatch
    case "ordinal":
      return { kind: "structural" };
    case "name":
      return isPlainName(text, numeral) || isSentence(words, numeral, known.report) || isQuoted(text, numeral, known.report) ? { kind: "structural" } : { kind: "orphan", counted: false };
    case "count":
    case "amount":
    case "rank":
  }
  if (isSentence(words, numeral, known.report)) return { kind: "quoted" };
  const small = numeral.value && numeral.value.scale === 0 && toNumber(numeral.value) <= mostCounted;
  const countable = small === true && (numeral.role === "count" || isCountUnit(numeral.unit));
  const proportion = proportionAt(text, numeral);
  if (proportion) return proportion.some((one) => known.shares().some((share) => Math.abs(one - share) <= share / 10)) ? { kind: "counted" } : { kind: "orphan", counted: true };
  if (countable) {
    const value = toNumber(numeral.value!);
    const inWords = numeral.role === "count" || words.role === "title" || words.role === "subtitle" || words.role === "deck";
    // 前三个阶段: some of those that are there.
    const some = /(?:前|后|首|头|最后)$/u.test(text.slice(0, numeral.start));
    // 前三位 is a place in a list of others' and not among what is here.
    if (some && /^[位名强]/u.test(text.slice(numeral.end))) return isQuoted(text, numeral, known.report) ? { kind: "quoted" } : { kind: "orphan", counted: true };
    if (inWords && some && [...known.counts.listed].some((count) => count > value)) return { kind: "counted" };
    // “Two berths” over a list in which two entries are berths, whatever else it lists.
    const named = /[A-Za-z]/u.test(text.slice(numeral.start, numeral.end)) ? known.listed(nounAfter(text, numeral)) : none;
    if (named.size > 0 && [...named].every((count) => count > 1 && count < value)) return { kind: "orphan", counted: true };
    if ((inWords && countedHere(text, numeral, value, known.counts)) || known.listed(nounAfter(text, numeral)).has(value) || (inWords && namedHere(text, numeral) === value) || namedInReport(text, numeral, value, known.enumerations)) return { kind: "counted" };
  }
  if (numeral.role === "count" && (isQuoted(text, numeral, known.report) || /^(?:天|年|月|周|岁|届|步)$/u.test(numeral.unit) || isTold(text, numeral, known))) return { kind: "quoted" };
  // 本期÷（1＋增速）: the one of a formula.
  if (/^1$/u.test(text.slice(numeral.start, numeral.end)) && /[+＋÷×*/=（(−-]\s?$/u.test(text.slice(0, numeral.start)) && /^\s?[+＋−-]/u.test(text.slice(numeral.end))) return { kind: "structural" };
  return { kind: "orphan", counted: countable && numeral.role === "count", ...referenceFor(numeral, known) };
}

/** Up to here people count by looking. */
const mostCounted = 40;
const isCountUnit = (unit: string): boolean => /^[个项类种家名位条支场座台套件批所处笔起辆艘栋份期部架村步层页]$/u.test(unit);

/** “two years”: the report says so in the same words, or the years that the slide lists are so many. */
function isTold(text: string, { start, unitEnd, value, unit }: Numeral, { report, counts }: Known): boolean {
  if (!/^(?:days?|weeks?|months?|years?)$/iu.test(unit) || !value) return false;
  return report.includes(compact(text.slice(start, unitEnd))) || counts.listed.has(toNumber(value)) || counts.listed.has(toNumber(value) + 1);
}

/** 5G, A4, COVID-19: a digit that belongs to a word; idioms have no digits at all. */
function isPlainName(text: string, { start, end }: Numeral): boolean {
  const printed = text.slice(start, end);
  if (!/\d/u.test(printed)) return true;
  return /[A-Za-z]-?$/u.test(text.slice(0, start)) || /^[A-Za-z]/u.test(text.slice(end));
}

/** The report has the numeral with the same words around it: 四个环节, 惠新1号. */
function isQuoted(text: string, { start, end }: Numeral, report: string): boolean {
  const around = [
    [start, end + 3],
    [start - 2, end + 1],
    [start - 3, end],
    [start - 1, end + 1],
  ] as const;
  return around.some(([from, to]) => {
    const piece = compact(text.slice(Math.max(0, from), to));
    return from >= 0 && to <= text.length && piece.length >= end - start + 2 && !/^\d|[，。；、]/u.test(piece) && report.includes(piece);
  });
}

/** The report's own sentence, as notes often have it: the numeral with its unit and the words that lead up to it, or follow it. */
function isSentence({ text, marks }: Words, { start, unitEnd }: Numeral, report: string): boolean {
  const length = /\p{Script=Han}/u.test(text) ? ledBy : ledByLatin;
  const stretches = [
    [start - length, unitEnd + 2],
    [start - 2, unitEnd + length],
  ] as const;
  return stretches.some(([from, to]) => {
    if (from < 0 || to > text.length || marks.some((mark) => mark.start < to && from < mark.end)) return false;
    return report.includes(compact(text.slice(from, to)));
  });
}

const ledBy = 6;
const ledByLatin = 14;

/** Slides have the marks of good typography where a report may have an ASCII comma. */
const compact = (text: string): string => text.normalize("NFKC").replace(/[\s*_]+/gu, "").toLowerCase();

/** The lists of the entry that a text belongs to: 三条线管理体系 over its three items. */
function countsAround({ data }: CheckedSlide, { path }: Words): readonly number[] {
  let around: unknown = data;
  const counts: number[] = [];
  for (const step of path.slice(0, -1)) {
    around = (around as Readonly<Record<string | number, unknown>> | undefined)?.[step];
    if (typeof around !== "object" || around === null) break;
    if (!Array.isArray(around)) counts.push(...Object.values(around).flatMap((value) => (Array.isArray(value) && value.length > 1 ? [value.length] : [])));
  }
  return counts;
}

/** How many things the slide lists, and how many of its figures rise and fall. */
function countsOf({ data, uses, words, charts }: CheckedSlide): Pick<Counts, "listed" | "moving"> {
  const listed = new Set<number>();
  for (const value of Object.values(data)) if (Array.isArray(value)) listed.add(value.length);
  for (const { categories, series } of charts) listed.add(categories.length).add(series.length);
  const moving = new Set<number>();
  const figures = [...new Set(uses.map(({ figure }) => figure))].filter(({ derived, origins }) => !derived && origins.length > 0);
  const changes = figures.flatMap(({ change }) => (change ? [change.value.digits] : []));
  const marked = words.flatMap(({ marks }) => marks.filter(({ part, figure }) => (part === "signed" || part === "change") && figure?.change)).map(({ figure }) => figure!.change!.value.digits);
  for (const signs of [changes, marked]) moving.add(signs.filter((digits) => digits > 0n).length).add(signs.filter((digits) => digits < 0n).length);
  moving.add(changes.length);
  for (const counts of [listed, moving]) {
    counts.delete(0);
    counts.delete(1);
  }
  return { listed, moving };
}

/** 六项工作 are the parts of the report, 三项指标 those that rise; anything else is what the slide lists. */
function countedHere(text: string, { end, unitEnd }: Numeral, value: number, { listed, moving, parts }: Counts): boolean {
  const noun = text.slice(Math.max(end, unitEnd), unitEnd + 12);
  const moves = ofIndicators.test(noun) || movement.test(text.slice(unitEnd, unitEnd + 40));
  // 五项主要指标全部增长 over five points, of which three are figures with a change.
  if (listed.has(value) && !(moves && moving.size > 0 && movement.test(text.slice(unitEnd)) && !moving.has(value))) return true;
  return (moving.has(value) && moves) || (parts.has(value) && ofParts.test(noun));
}

const ofIndicators = /^(?:项)?(?:主要|核心|关键|重点|经济)?(?:经济)?(?:指标|数据|增速)|^ ?(?:key |main |core )?(?:measures|indicators|figures|metrics|numbers)/iu;
const movement = /增长|上升|下降|回落|提高|减少|[升降涨跌]|\b(?:grew|rose|increased|improved|fell|declined|dropped)\b/iu;
const ofParts = /^(?:个)?(?:重点|主要|重大)?(?:工作|部分|方面|任务|内容|板块|主题|篇章|章节|问题|环节|领域|方向|重点|举措$|层面|维度)|^ ?(?:key |main |big )?(?:parts|sections|chapters|topics|themes|areas|priorities|questions|points|things)/iu;

const deepestList = 8;

/** What is counted: the English word behind the numeral in the singular, or the two characters behind the measure word. */
function nounAfter(text: string, { end, unitEnd }: Numeral): string {
  const english = /^ ([A-Za-z]{3,24})/u.exec(text.slice(end, end + 26))?.[1];
  if (english !== undefined) return english.toLowerCase().replace(/s$/u, "");
  const noun = text.slice(unitEnd, unitEnd + 2);
  return /^\p{Script=Han}{2}$/u.test(noun) ? noun : "";
}

function entriesWith({ data }: CheckedSlide, noun: string): ReadonlySet<number> {
  const counts = new Set<number>();
  const visit = (value: unknown, depth: number): void => {
    if (depth > deepestList || typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) counts.add(value.filter((item) => JSON.stringify(item ?? "").toLowerCase().includes(noun)).length);
    for (const inner of Object.values(value)) visit(inner, depth + 1);
  };
  visit(data, 0);
  counts.delete(0);
  return counts;
}

const sharesOf = ({ uses }: CheckedSlide): readonly number[] =>
  uses.flatMap(({ figure: { value, unit } }) => (value && (unit === "%" || unit === "％") ? [toNumber(value) / 100] : []));

/** 每申报两项，就有近一项获批: what part a numeral of a proportion in words means; undefined for any other numeral. */
function proportionAt(text: string, { start, end }: Numeral): readonly number[] | undefined {
  const clause = /每[^，。；]{0,10}?([一两二三四五六七八九十])[项个家人户次件][^。；]{0,16}?([一两二三四五六七八九])[项个家人户次件]/u.exec(text);
  if (!clause || start < clause.index || end > clause.index + clause[0].length) return undefined;
  const [whole, part] = [clause[1]!, clause[2]!].map((digit) => "一二三四五六七八九十".indexOf(digit === "两" ? "二" : digit) + 1);
  return [part! / whole!];
}

/** 产业、平台、市场与复合中心四路并进: as many as the sentence itself names before it. */
function namedHere(text: string, { start, end }: Numeral): number | undefined {
  const before = /[^，。；：！？,.;:!?\n]*$/u.exec(text.slice(Math.max(0, start - 80), start))?.[0] ?? "";
  const after = /^[^，。；：！？,.;:!?\n]*[：:]([^。；！？\n]*)/u.exec(text.slice(end, end + 120))?.[1] ?? "";
  const [left, right] = [before, after].map((list) => list.split(/[、,]|和|与|及|\band\b/u).filter((item) => item.trim() !== "").length);
  return left! > 1 ? left : right! > 1 ? right : undefined;
}

interface Enumeration {
  readonly count: number;
  /** What all of its items end with. */
  readonly noun: string;
}

/** 信息产业园和汽车产业园 are 两个产业园: lists of the report whose items end alike. */
function enumerationsIn(text: string): readonly Enumeration[] {
  const found: Enumeration[] = [];
  for (const sentence of text.split(/[。；！？\n]/u)) {
    if (sentence.length > longestSentence) continue;
    for (const clause of sentence.split(/[，：,:]/u)) {
      const items = clause.split(/[、]|和|与|及/u).map((item) => item.trim());
      if (items.length < 2 || items.length > mostCounted) continue;
      const first = items.slice(0, -1).reduce(sharedEnd, items[0]!);
      if (first === "") continue;
      // The last item goes on into the sentence: 汽车产业园获批….
      for (let length = first.length; length > 0; length -= 1) {
        const noun = first.slice(-length);
        if (!items.at(-1)!.includes(noun)) continue;
        found.push({ count: items.length, noun });
        break;
      }
    }
  }
  return found;
}

const longestSentence = 400;

function sharedEnd(a: string, b: string): string {
  let length = 0;
  while (length < a.length && length < b.length && length < 6 && a[a.length - 1 - length] === b[b.length - 1 - length]) length += 1;
  return length === 0 ? "" : a.slice(-length);
}

function namedInReport(text: string, { unitEnd }: Numeral, value: number, enumerations: readonly Enumeration[]): boolean {
  const after = text.slice(unitEnd, unitEnd + 6);
  return enumerations.some(({ count, noun }) => count === value && after.startsWith(noun));
}

/** Figures of the report and of the outline by the digits of their value and change, for the advice of what to write. */
function figuresByValue({ report, figures }: Checked): Known["byValue"] {
  const found = new Map<string, { reference: string; unit: string; value: Decimal }[]>();
  const add = (value: Decimal | undefined, unit: string, reference: string): void => {
    if (!value) return;
    const key = digitsOf(value);
    found.set(key, [...(found.get(key) ?? []), { reference, unit, value }].slice(0, 8));
  };
  const changeUnit = (change: NonNullable<Figure["change"]>, unit = ""): string => (change.unit === "pp" ? "个百分点" : change.unit === "%" ? "%" : unit);
  for (const { name, value, unit, change } of figures.values()) {
    add(value, unit ?? "", `{{${name}}}`);
    if (change) add(change.value, changeUnit(change, unit), `{{${name}.change}}`);
  }
  for (const { indicator, value, unit, change } of report!.figures) {
    add(value, unit ?? "", `{{${indicator}}}`);
    if (change) add(change.value, changeUnit(change, unit), `{{${indicator}.change}}`);
  }
  return found;
}

const digitsOf = (value: Decimal): string => formatDecimal(value).replace(/^-/u, "").replace(".", "").replace(/^0+|0+$/gu, "");

function referenceFor({ value, unit }: Numeral, { byValue }: Known): { readonly reference?: string } {
  if (!value) return {};
  const match = (byValue.get(digitsOf(value)) ?? []).find((known) => {
    const same = convert(known.value, known.unit, unit);
    const positive = (one: Decimal): Decimal => (one.digits < 0n ? { ...one, digits: -one.digits } : one);
    return same !== undefined && compare(positive(same), positive(value)) === 0;
  });
  return match ? { reference: match.reference } : {};
}
