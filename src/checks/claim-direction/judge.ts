import { numeralsOf, type Numeral } from "../../kinds/numerals.js";
import { toNumber } from "../../report/decimal.js";
import { parseUnit } from "../../report/units.js";
import { within } from "./amounts.js";
import { judgeAll, judgeExtreme, judgeHalf, judgeMultiple, judgeNextTo, judgePortion, judgeRank, judgeTally } from "./among.js";
import type { Claim, Way } from "./grammar.js";
import type { Line } from "./mention.js";
import { baseOf, judgeGrowthBy, judgePace, judgePeak, judgeRecord, judgeSteady, judgeStreak, judgeTotal, judgeTurn, lineFor, ratesOf, yearIn } from "./over-time.js";
import { aboutRates, clauseOf, namedAfter, namedBefore, nearest, said, subjectsOfClause, type Of, type Reading } from "./reading.js";
import { subjectOf, type Subject } from "./subject.js";
import type { Verdict } from "./verdict.js";

/** Whether the slide bears the claim out: by what its clause names and shows, else by what the slide draws. */
export function judge(claim: Claim, reading: Reading): Verdict {
  const clause = clauseOf(claim, reading).text;
  const steps = aboutRates.test(clause.slice(0, Math.max(0, claim.end - clauseOf(claim, reading).start)));
  const line = (): Line | undefined => {
    const found = lineFor(reading.slide, nearest(claim, reading));
    return found && steps ? ratesOf(found) : found;
  };
  switch (claim.kind) {
    case "moves":
      return judgeMove(claim, reading);
    case "all-move":
      return judgeAll(claim, reading);
    case "extreme":
      return claim.outside ? "untied" : judgeExtreme(claim, reading);
    case "ranks":
      return claim.outside ? "untied" : judgeRank(claim, reading);
    case "next-to":
      return judgeNextTo(claim, reading);
    case "tally":
      return judgeTally(claim, reading);
    case "compares":
      return judgeComparison(claim, reading);
    case "multiple":
      return ofSomethingElse.test(clause) ? "untied" : judgeMultiple(claim, reading);
    case "times":
      return judgeTimes(claim, reading);
    case "grows-by":
      return judgeGrowth(claim, reading);
    case "adds":
      return judgeAdded(claim, reading);
    case "half":
      return judgeHalf(claim, reading);
    case "portion":
      return judgePortion(claim, reading);
    case "streak":
      return judgeStreak(claim, line(), { steps, past: /^(?:后|之后|以后)/u.test(reading.words.text.slice(claim.end, claim.end + 2)) });
    case "record":
      return ofSomethingElse.test(clause) ? "untied" : judgeRecord(claim, line());
    case "turns":
      return judgeTurn(claim, line(), steps && !/负|正|盈|亏|positive|negative/u.test(reading.words.text.slice(claim.start, claim.end)));
    case "steady":
      return judgeSteady(claim, line(), clause, steps);
    case "peak":
      return judgePeak(claim, line());
    case "pace":
      return judgePace(claim, line(), claim.number === undefined ? undefined : numberAt(claim.number, reading)?.value, /降幅$/u.test(reading.words.text.slice(Math.max(0, claim.start - 2), claim.start)));
    case "yearly": {
      const [found, number] = [lineFor(reading.slide, nearest(claim, reading)), numberAt(claim.number, reading)];
      const from = found && !found.rates ? (yearIn(clause, found) ?? 0) : undefined;
      return found && number && from !== undefined ? judgeGrowthBy(number, found, found.points[from]!, found.points.length - 1 - from) : "untied";
    }
    case "from-to":
      return judgeShift(claim, reading);
    case "total": {
      const [found, number] = [line(), numberAt(claim.number, reading)];
      return found && !found.rates && number && (number.unit === "" || number.base === found.family) ? judgeTotal(number, found, claim.periods) : "untied";
    }
    case "digits":
      return judgeDigits(claim, reading, line());
    case "passes":
      return judgePass(claim, reading, line);
  }
}

function judgeMove(claim: Of<"moves">, reading: Reading): Verdict {
  const { words, mentions } = reading;
  const clause = clauseOf(claim, reading);
  if (aboutRates.test(words.text.slice(Math.max(clause.start, claim.start - 8), claim.start))) return "untied";
  const mark = words.marks.find(({ start, part, figure }) => start >= claim.end && start <= claim.end + (words.text.startsWith(" by ", claim.end) ? 4 : 3) && (part === "change" || (part === undefined && figure?.derived !== undefined)));
  if (mark?.part === "change" && mark.figure) return moved([subjectOf(mark.figure)], claim.way);
  if (mark?.figure?.value && claim.way === "up") return mark.figure.value.digits < 0n ? { evidence: `${mark.figure.label} ${words.text.slice(mark.start, mark.end)}` } : "holds";
  // 减少 before what is bound as an increase.
  if (mark?.figure?.value && claim.way === "down" && /增|increase|added/iu.test(mark.figure.label) && mark.figure.value.digits > 0n) return { evidence: `${mark.figure.label} ${words.text.slice(mark.start, mark.end)}` };
  const own = namedBefore(claim, reading, clause).at(-1);
  if (own?.line && !own.line.rates && !own.subjects.some(({ origin }) => origin === "figure")) {
    const by = /^(?:了|约|近|超过| by| about| nearly)?\s?(?=[+−]?\d[\d.]{0,6} ?[%％])/u.exec(words.text.slice(claim.end, claim.end + 20));
    const number = by ? numberAt(claim.end + by[0].length, reading) : undefined;
    const from = number && baseOf(own.line, clause.text);
    if (number && from) return judgeGrowthBy(number, own.line, from);
  }
  // Better is not always more: of costs and emissions it is less.
  if (/^improved$/iu.test(words.text.slice(claim.start, claim.end)) && (!own || lessIsBetter.test(words.text.slice(own.start, own.end)))) return "untied";
  const from = own?.line && !own.line.rates ? baseOf(own.line, clause.text) : undefined;
  if (own?.line && from && /较|比|\bthan|\bon\b|since/iu.test(clause.text)) {
    const last = own.line.points.at(-1)!;
    return moved([{ label: own.subjects[0]!.label, change: (last.value / from.value - 1) * 100, shown: { change: `${from.label} ${from.value} → ${last.label} ${last.value}` } }], claim.way);
  }
  if (own && claim.start - own.end <= (/\p{Script=Han}/u.test(clause.text) ? farthestVerb : farthestLatin)) return ofIt.test(words.text.slice(own.end, own.end + 5)) || ofAnotherTime(clause.text, own.line) ? "untied" : moved(own.subjects, claim.way);
  const earlier = mentions.filter(({ end }) => end <= clause.start).at(-1);
  // The clause before may lend its subject: 营业总收入2942亿元，同比增长. What stands before that is about something else.
  const between = earlier ? words.text.slice(earlier.end, claim.start) : "";
  const stopped = /[。；！？;!?\n]|\.\s/u.test(between) || [...between.matchAll(/[，,]/gu)].length > 1;
  if (earlier && !stopped && claim.start - clause.start <= 2 && claim.start - earlier.end <= farthestSubject) return earlier.line ? "untied" : moved(earlier.subjects, claim.way);
  if (!own && words.owner && claim.start <= 4) return moved([subjectOf(words.owner)], claim.way);
  return "untied";
}

const lessIsBetter = /cost|expense|debt|loss|emission|consumption|accident|complaint|absence|unemployment|deficit|time|intensity|waste|rate|ratio/iu;

/** A line of the slide tells its last step; a clause that names years is about others. */
const ofAnotherTime = (clause: string, line: Line | undefined): boolean => line !== undefined && /(?:19|20)\d\d|[一二三四五六七八九十\d]年|以来|期间|此前|曾|先|since|between|from|until|before|初|前期/iu.test(clause);

/** 营业总收入同比大幅增长: so much stands between a name and its verb; and so much between a name and the verb of the next clause. */
const farthestVerb = 12;
const farthestLatin = 24;
const farthestSubject = 24;

/** One figure of the name that moves so is enough. */
function moved(subjects: readonly Subject[], way: Way): Verdict {
  const known = subjects.filter(({ change }) => change !== undefined);
  if (known.length === 0) return "untied";
  const fits = (change: number): boolean => {
    switch (way) {
      case "up":
        return change > 0;
      case "down":
        return change < 0;
      case "flat":
        return Math.abs(change) <= flatEnough;
      case "not-up":
        return change <= flatEnough;
      case "not-down":
        return change >= -flatEnough;
    }
  };
  return known.some(({ change }) => fits(change!)) ? "holds" : { evidence: said(known[0]!, true) };
}

/** 持平 and “flat” allow for a per cent. */
const flatEnough = 1;

const ofSomethingElse = /增量|增加额|增减额|差额|多增|净增|占比|比重|份额|之差|之比|\b(?:increments?|increases?|shares?|gaps?|ratios?)\b/iu;
const ofIt = /^的?(?:增量|增加额|占比|比重|份额|差额|人均|平均|贡献)/u;

function judgeComparison(claim: Of<"compares">, reading: Reading): Verdict {
  const { words, mentions } = reading;
  const clause = clauseOf(claim, reading);
  const isBetween = words.text[claim.start] === "比"; // 比营收增速低: the other name stands inside the claim
  const before = namedBefore(claim, reading, clause).at(-1);
  const after = isBetween ? mentions.find(({ start, end }) => start > claim.start && end < claim.end) : namedAfter(claim, reading, clause, farthestVerb);
  // 固定资产投资的增量大于: of something that is not the figure itself.
  if ([before, after].some((mention) => mention && ofIt.test(words.text.slice(mention.end, mention.end + 5)))) return "untied";
  const one = before ? before.subjects : isBetween && words.owner && claim.start - clause.start <= 2 ? [subjectOf(words.owner)] : [];
  const other = after ? after.subjects : [];
  // 投资的增量大于工业的增量: what is compared is not what the names stand for.
  if (one.length === 0 || other.length === 0 || ofSomethingElse.test(clause.text)) return "untied";
  const rates = claim.rates === true || aboutRates.test(clause.text) || /百分点|percentage points?/iu.test(clause.text);
  if (!rates && /^(?:好于|优于|逊于|不如)$/u.test(words.text.slice(claim.start, claim.end))) return "untied"; // better than: at what?
  let against: string | undefined;
  for (const a of one) {
    for (const b of other) {
      const [x, y] = rates ? [a.change, b.change] : a.family === b.family ? [a.value, b.value] : [undefined, undefined];
      if (x === undefined || y === undefined) continue;
      if (claim.way === "above" ? x > y : x < y) return "holds";
      against ??= `${said(a, rates)} ${x < y ? "<" : x > y ? ">" : "="} ${said(b, rates)}`;
    }
  }
  return against === undefined ? "untied" : { evidence: against };
}

/** Rounding of a change may hide a little: +99.6 % has doubled. */
const nearlyTimes = 0.5;

function judgeTimes(claim: Of<"times">, reading: Reading): Verdict {
  const clause = clauseOf(claim, reading);
  // 接近翻番 is said from nine tenths on.
  const nearly = /(?:接近|将近|近|几近|nearly |almost |close to )$/iu.test(reading.words.text.slice(Math.max(0, claim.start - 9), claim.start)) ? 0.9 : 1;
  const line = lineFor(reading.slide, nearest(claim, reading));
  const from = line && (baseOf(line, clause.text) ?? (nearest(claim, reading).some((mention) => mention.line === line) || subjectsOfClause(claim, reading).length === 0 ? line.points[0] : undefined));
  if (line && from) {
    const last = line.points.at(-1)!;
    return last.value >= from.value * claim.atLeast * nearly * (1 - nearlyTimes / 100) ? "holds" : { evidence: `${from.label} ${from.value} → ${last.label} ${last.value}` };
  }
  const known = subjectsOfClause(claim, reading).filter(({ change, changeKind }) => change !== undefined && changeKind === "%");
  const needed = (claim.atLeast * nearly - 1) * 100;
  if (known.length === 0) return "untied";
  return known.some(({ change }) => change! >= needed - nearlyTimes) ? "holds" : { evidence: said(known[0]!, true) };
}

/** 较上年增长三成以上, 五年增长两倍. */
function judgeGrowth(claim: Of<"grows-by">, reading: Reading): Verdict {
  const clause = clauseOf(claim, reading);
  if ((claim.rates !== true && aboutRates.test(clause.text)) || ofSomethingElse.test(clause.text)) return "untied";
  const mentions = nearest(claim, reading);
  const line = lineFor(reading.slide, mentions);
  const from = line && !line.rates ? baseOf(line, clause.text) : undefined;
  const told = (growth: number, evidence: string): Verdict => (within(claim.way === "up" ? growth : -growth, claim.range) ? "holds" : { evidence });
  if (line && from && from.value > 0) {
    const last = line.points.at(-1)!;
    return told(last.value / from.value - 1, `${from.label} ${from.value} → ${last.label} ${last.value}`);
  }
  if (/(?:19|20)\d\d|[一二三四五六七八九十\d]年/u.test(clause.text)) return "untied"; // over more than the year that a change is of
  const known = subjectsOfClause(claim, reading).find(({ change, changeKind }) => change !== undefined && changeKind === "%");
  return known ? told(known.change! / 100, said(known, true)) : "untied";
}

/** 四年累计增加89家: the last point less the one so many years back. */
function judgeAdded(claim: Of<"adds">, reading: Reading): Verdict {
  const clause = clauseOf(claim, reading);
  const line = lineFor(reading.slide, nearest(claim, reading));
  const from = line && !line.rates ? baseOf(line, clause.text) : undefined;
  const number = numberAt(claim.number, reading);
  if (!line || !from || number?.value === undefined || (number.unit !== "" && number.base !== line.family)) return "untied";
  const last = line.points.at(-1)!;
  const added = (last.value - from.value) * line.scale * (claim.way === "up" ? 1 : -1);
  const half = 0.5 * 10 ** (number.power - number.scale) + 0.5 * line.scale * (Number.isInteger(last.value) && Number.isInteger(from.value) && line.scale === 1 ? 0 : 0.2);
  return Math.abs(added - number.value * 10 ** number.power) <= half ? "holds" : { evidence: `${from.label} ${from.value} → ${last.label} ${last.value}` };
}

/** 由9.4小时降至6.1小时, “6.1 hours, down from 9.4”: the numbers on both sides. */
function judgeShift(claim: Of<"from-to">, { words, language }: Reading): Verdict {
  const numerals = numeralsOf(words, language).filter(({ value, role }) => value !== undefined && role === "amount");
  const [one, other] = [numerals.findLast(({ unitEnd }) => unitEnd <= claim.start), numerals.find(({ start }) => start >= claim.end)];
  if (!one || !other || claim.start - one.unitEnd > nearNumber || other.start - claim.end > nearNumber || /[。；;]/u.test(words.text.slice(one.unitEnd, other.start))) return "untied";
  const [a, b] = [one, other].map(({ unit, value }) => ({ ...parseUnit(unit), value: toNumber(value!) }));
  if (a!.base !== b!.base) return "untied";
  const [before, now] = claim.turned ? [b!, a!] : [a!, b!];
  const step = now.value * 10 ** now.power - before.value * 10 ** before.power;
  return (claim.way === "up" ? step > 0 : step < 0) ? "holds" : { evidence: `${words.text.slice(one.start, one.unitEnd)}, ${words.text.slice(other.start, other.unitEnd)}` };
}

const nearNumber = 8;

interface TypedNumber extends Pick<Numeral, "unit"> {
  readonly value: number;
  /** Digits behind the point as typed. */
  readonly scale: number;
  readonly base: string;
  readonly power: number;
}

/** The number that is typed at a place; a reference shows what the report has and needs no check here. */
function numberAt(at: number, { words, language }: Reading): TypedNumber | undefined {
  const found = numeralsOf(words, language).find(({ start, end }) => start <= at + 1 && at < end);
  if (!found?.value || words.marks.some(({ start, end }) => start < found.end && found.start < end)) return undefined;
  return { value: toNumber(found.value), scale: found.value.scale, unit: found.unit, ...parseUnit(found.unit) };
}

/** Two digits from 10 on; 10 as rounded may be 9.95. */
function judgeDigits(claim: Of<"digits">, reading: Reading, line: Line | undefined): Verdict {
  const mentions = nearest(claim, reading);
  const fits = (rate: number): boolean => (claim.count === 2 ? Math.abs(rate) >= 10 - 0.05 : Math.abs(rate) < 10 + 0.05) && (claim.way === undefined || (claim.way === "up" ? rate > 0 : rate < 0));
  const ofLine = mentions.some((mention) => mention.line === line) || mentions.length === 0;
  if (claim.always && line?.rates && ofLine) {
    const wrong = line.points.find(({ value }) => !fits(value));
    return wrong ? { evidence: `${wrong.label} ${wrong.value}` } : "holds";
  }
  const subjects = subjectsOfClause(claim, reading).filter(({ change, changeKind }) => change !== undefined && changeKind === "%");
  const [first] = subjects;
  return !first ? "untied" : subjects.some(({ change }) => fits(change!)) ? "holds" : { evidence: said(first, true) };
}

function judgePass(claim: Of<"passes">, reading: Reading, lineOf: () => Line | undefined): Verdict {
  const { words } = reading;
  const limit = numberAt(claim.number, reading);
  if (!limit) return "untied";
  const { base, power } = limit;
  const mark = limit.value * 10 ** power;
  const clause = clauseOf(claim, reading);
  const rates = /增长|增速|下降|grew|growth/u.test(words.text.slice(clause.start, claim.start));
  const known = subjectsOfClause(claim, reading).flatMap((subject) => {
    if (rates && subject.change !== undefined && /[%％]/u.test(limit.unit)) return [{ value: Math.abs(subject.change) / 100, text: said(subject, true) }];
    return subject.value !== undefined && (subject.family === base || limit.unit === "" || (base === "" && power >= 3)) ? [{ value: subject.value, text: said(subject, false) }] : [];
  });
  if (known.length === 0) return "untied";
  const fits = ({ value }: { readonly value: number }): boolean => (claim.way === "above" ? value >= mark : claim.way === "below" ? value < mark : value < mark * (1 + 1e-9) && value >= mark * 0.9);
  if (!known.some(fits)) return { evidence: known[0]!.text };
  const line = lineOf();
  // 首次突破: no point before has done so.
  const sooner = (claim.first || /for the first time/iu.test(clause.text)) && line && !line.rates && line.family === base ? line.points.slice(0, -1).find(({ value }) => value * line.scale >= mark) : undefined;
  return sooner ? { evidence: `${sooner.label} ${sooner.value}` } : "holds";
}
