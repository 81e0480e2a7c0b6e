import type { Check, Checked, CheckedSlide, FigureMark, Words } from "../../kinds/check.js";
import { figureNames, type Naming } from "../../kinds/named-figures.js";
import { numeralsIn } from "../../kinds/numerals.js";
import { toNumber } from "../../report/decimal.js";
import { parseUnit } from "../../report/units.js";
import { error, warning } from "../../source/diagnostic.js";
import { claimsIn, type Claim } from "./grammar.js";
import { clauseAround, isRates, likest, pointsOf, subjectOf, subjectsNamed, subjectsOn, type Point, type Subject } from "./subject.js";

/**
 * Words that claim something about figures are held against the figures they are about: those named in the clause, shown in
 * it, or drawn in the slide's chart. What they contradict is an error. A claim of a title or takeaway that nothing on the
 * slide bears out is a warning, where the claim is one that needs evidence (the fastest, more than half, three years in a row).
 */
export const check: Check = {
  name: "claim-direction",
  summary: {
    en: "Words such as grew, fastest, doubled, more than half or exceeds are borne out by the figures or the chart on the slide.",
    "zh-CN": "增长、下降、最快、居首、翻番、过半、高于等说法，与本页的数据和图表相符。",
  },
  group: "truth",
  level: "error",
  examples: {
    passes: {
      "outline.yaml": "deck: { title: 年度汇报, date: 2016-01-11 }\nreport: report.md\nslides:\n  - { template: kpi-cards, title: 固定资产投资增长最快, cards: [{ figure: 营业收入 }, { figure: 工业增加值 }, { figure: 固定资产投资 }] }\n",
      "report.md": "2015年，营业收入2942亿元，同比增长10.2%；工业增加值628.7亿元，增长7.14%；固定资产投资346.4亿元，增长16.2%。\n",
    },
    fails: {
      "outline.yaml": "deck: { title: 年度汇报, date: 2016-01-11 }\nreport: report.md\nslides:\n  - { template: kpi-cards, title: 营业收入回落，工业增加值增速最快, cards: [{ figure: 营业收入 }, { figure: 工业增加值 }, { figure: 固定资产投资 }] }\n",
      "report.md": "2015年，营业收入2942亿元，同比增长10.2%；工业增加值628.7亿元，增长7.14%；固定资产投资346.4亿元，增长16.2%。\n",
    },
  },
  *run(deck) {
    const report = deck.report && compact(deck.report.file.text);
    const names = figureNames(deck);
    for (const slide of deck.slides) {
      for (const words of slide.words) {
        const claims = claimsIn(words.text);
        if (claims.length === 0) continue;
        const reading = readingOf(words, slide, deck, names(words.text));
        for (const claim of claims) {
          const verdict = judge(claim, reading);
          if (verdict === "holds") continue;
          if (verdict === "untied" && !(needsEvidence(claim, reading) && !quoted(claim, words.text, report))) continue;
          const { start, end } = reach(claim, words);
          const args = { claim: words.text.slice(start, end), ...(verdict !== "untied" && { evidence: verdict.evidence }) };
          const where = { span: words.at(start, end), slide: slide.number };
          yield verdict === "untied" ? warning("claim-direction", args, where) : error("claim-direction", args, where);
        }
      }
    }
  },
};

const compact = (text: string): string => text.replace(/[\s*_]+/gu, "").toLowerCase();

/** The report says it in the same words: 全省首家. */
function quoted({ start, end }: Claim, text: string, report: string | undefined): boolean {
  return report === undefined || report.includes(compact(text.slice(Math.max(0, start - 2), end))) || report.includes(compact(text.slice(start, end + 2)));
}

interface Reading {
  readonly words: Words;
  readonly slide: CheckedSlide;
  readonly namings: readonly Naming[];
  readonly subjects: readonly Subject[];
  readonly language: Checked["language"];
}

const readingOf = (words: Words, slide: CheckedSlide, deck: Checked, namings: readonly Naming[]): Reading => ({ words, slide, namings, subjects: subjectsOn(slide), language: deck.language });

type Verdict = "holds" | "untied" | { readonly evidence: string };

/** Only what is claimed on a slide with numbers, in the places that an audience takes home. */
function needsEvidence(claim: Claim, { words, slide }: Reading): boolean {
  if (words.role !== "title" && words.role !== "takeaway") return false;
  if (slide.uses.length === 0 && slide.charts.length === 0) return false;
  switch (claim.kind) {
    case "extreme":
    case "half":
    case "times":
    case "streak":
    case "record":
    case "passes":
      return true;
    case "moves":
    case "all-move":
    case "compares":
    case "turns":
      return false;
  }
}

/** The claim with its subject, as far as the clause goes before it. */
function reach({ start, end }: Claim, words: Words): { readonly start: number; readonly end: number } {
  const clause = clauseAround(words, start);
  return { start: Math.max(clause.start, start - longestLead), end };
}

const longestLead = 16;

function judge(claim: Claim, reading: Reading): Verdict {
  switch (claim.kind) {
    case "moves":
      return judgeMove(claim, reading);
    case "all-move":
      return judgeAll(claim, reading);
    case "extreme":
      return claim.outside ? "untied" : judgeExtreme(claim, reading);
    case "compares":
      return judgeComparison(claim, reading);
    case "times":
      return judgeTimes(claim, reading);
    case "half":
      return judgeHalf(claim, reading);
    case "streak":
      return judgeStreak(claim, reading);
    case "record":
      return judgeRecord(claim, reading);
    case "turns":
      return judgeTurn(claim, reading);
    case "passes":
      return judgePass(claim, reading);
  }
}

type Of<K extends Claim["kind"]> = Extract<Claim, { kind: K }>;

/** A clause says 增速 of the rate itself: 增速回落 is not a fall of the level. */
const aboutRates = /增速|增幅|涨幅|降幅|增长率|growth rate|the pace/iu;

function judgeMove(claim: Of<"moves">, reading: Reading): Verdict {
  const { words, namings } = reading;
  const clause = clauseAround(words, claim.start);
  if (aboutRates.test(words.text.slice(Math.max(clause.start, claim.start - 8), claim.start))) return "untied";
  const mark = words.marks.find(({ start, part, figure }) => start >= claim.end && start <= claim.end + 3 && (part === "change" || (part === undefined && figure?.derived !== undefined)));
  if (mark?.part === "change" && mark.figure) return moved([subjectOf(mark.figure)], claim.way);
  if (mark?.figure?.value && claim.way === "up") return mark.figure.value.digits < 0n ? { evidence: `${mark.figure.label} ${words.text.slice(mark.start, mark.end)}` } : "holds";
  // 减少 before what is bound as an increase.
  if (mark?.figure?.value && claim.way === "down" && /增|increase|added/iu.test(mark.figure.label) && mark.figure.value.digits > 0n) return { evidence: `${mark.figure.label} ${words.text.slice(mark.start, mark.end)}` };
  const own = namings.filter(({ start, end }) => start >= clause.start && end <= claim.start).at(-1);
  if (own && claim.start - own.end <= farthestVerb) return moved(subjectsNamed(own, reading.slide), claim.way);
  const earlier = namings.filter(({ end }) => end <= clause.start).at(-1);
  // The clause before may lend its subject: 营业总收入2942亿元，同比增长. What stands before that is about something else.
  const between = earlier ? words.text.slice(earlier.end, claim.start) : "";
  const stopped = /[。；！？;!?\n]|\.\s/u.test(between) || [...between.matchAll(/[，,]/gu)].length > 1;
  if (earlier && !stopped && claim.start - clause.start <= 2 && claim.start - earlier.end <= farthestSubject) return moved(subjectsNamed(earlier, reading.slide), claim.way);
  if (!own && words.owner && claim.start <= 4) return moved([subjectOf(words.owner)], claim.way);
  return "untied";
}

/** 营业总收入同比大幅增长: so much stands between a name and its verb; and so much between a name and the verb of the next clause. */
const farthestVerb = 12;
const farthestSubject = 24;

/** One figure of the name that moves so is enough. */
function moved(subjects: readonly Subject[], way: "up" | "down" | "flat"): Verdict {
  const known = subjects.filter(({ change }) => change !== undefined);
  if (known.length === 0) return "untied";
  const fits = (change: number): boolean => (way === "up" ? change > 0 : way === "down" ? change < 0 : Math.abs(change) <= flatEnough);
  return known.some(({ change }) => fits(change!)) ? "holds" : { evidence: said(known[0]!, true) };
}

/** 持平 and “flat” allow for a per cent. */
const flatEnough = 1;

const said = ({ label, shown }: Subject, rates: boolean): string => `${label} ${(rates ? shown.change : shown.value) ?? shown.value ?? shown.change ?? ""}`.trim();

function judgeAll(claim: Of<"all-move">, { subjects, slide }: Reading): Verdict {
  const changing = subjects.filter(({ change }) => change !== undefined);
  const chart = slide.charts.find((one) => one.series.length > 0 && isRates(one, 0));
  const points = changing.length > 0 ? changing.map((one) => ({ label: said(one, true), value: one.change! })) : chart ? pointsOf(chart, 0).map(({ label, value }) => ({ label: `${label} ${value}`, value })) : [];
  if (points.length < 2) return "untied";
  const wrong = points.find(({ value }) => (claim.way === "up" ? value <= 0 : value >= 0));
  return wrong ? { evidence: wrong.label } : "holds";
}

function judgeExtreme(claim: Of<"extreme">, reading: Reading): Verdict {
  const { words, slide, subjects, namings } = reading;
  const clause = clauseAround(words, claim.start);
  const lead = words.text.slice(clause.start, claim.start);
  const inClause = words.text.slice(clause.start, claim.end);
  const marked = words.marks.some(({ start, end, part }) => start >= clause.start && end <= clause.end && part === "change");
  const rates = claim.rates === true || aboutRates.test(inClause) || marked;
  const named = namings.filter(({ start, end }) => start >= clause.start && end <= claim.start).at(-1);
  const title = named ? words.text.slice(named.start, named.end) : lead;
  const sets: readonly (readonly Point[])[] = [
    ...slide.charts.filter(({ kind }) => kind !== "waterfall").flatMap((chart) => chart.series.flatMap((_, i) => (isRates(chart, i) === rates || (chart.series.length === 1 && !rates) ? [pointsOf(chart, i)] : []))),
    // 最大的来源, “the largest source”: of a class that the figures on a slide need not be.
    ...(!rates && /^(?:的| [a-z])/iu.test(words.text.slice(claim.end, claim.end + 2)) ? [] : rates ? [subjects.flatMap(({ label, change, changeKind }) => (change === undefined || changeKind !== "%" ? [] : [{ label, value: change }]))] : byFamily(subjects)),
  ];
  let against: string | undefined;
  for (const set of sets) {
    if (set.length < 2) continue;
    const exact = named ? subjectsNamed(named, slide).map(({ label }) => label) : words.owner && [words.owner.label];
    const meant = set.filter(({ label }) => exact?.includes(label));
    const candidates = meant.length > 0 ? meant : likest(title, set, slide.charts.map((chart) => chart.title ?? "").join("\n"));
    if (candidates.length === 0) continue;
    const best = set.reduce((a, b) => ((claim.way === "most" ? b.value > a.value : b.value < a.value) ? b : a));
    if (candidates.some(({ value }) => value === best.value)) return "holds";
    against ??= `${candidates[0]!.label} ${candidates[0]!.value} ${claim.way === "most" ? "<" : ">"} ${best.label} ${best.value}`;
  }
  return against === undefined ? "untied" : { evidence: against };
}

function byFamily(subjects: readonly Subject[]): readonly (readonly Point[])[] {
  const families = new Map<string, Point[]>();
  for (const { label, value, family } of subjects) if (value !== undefined && family !== undefined) families.set(family, [...(families.get(family) ?? []), { label, value }]);
  return [...families.values()];
}

const ofSomethingElse = /增量|增加额|增减额|差额|多增|净增|占比|比重|份额|之差|之比|\b(?:increments?|increases?|shares?|gaps?|ratios?)\b/iu;

function judgeComparison(claim: Of<"compares">, reading: Reading): Verdict {
  const { words, namings, slide } = reading;
  const clause = clauseAround(words, claim.start);
  const isBetween = words.text[claim.start] === "比"; // 比营收增速低: the other name stands inside the claim
  const before = namings.filter(({ start, end }) => start >= clause.start && end <= claim.start).at(-1);
  const after = isBetween ? namings.find(({ start, end }) => start > claim.start && end < claim.end) : namings.find(({ start, end }) => start >= claim.end && end <= clause.end && start - claim.end <= farthestVerb);
  const near = words.text.slice(clause.start, clause.end);
  // 固定资产投资的增量大于: of something that is not the figure itself.
  if ([before, after].some((naming) => naming && ofIt.test(words.text.slice(naming.end, naming.end + 5)))) return "untied";
  const one = before ? subjectsNamed(before, slide) : isBetween && words.owner && claim.start - clause.start <= 2 ? [subjectOf(words.owner)] : [];
  const other = after ? subjectsNamed(after, slide) : [];
  // 投资的增量大于工业的增量: what is compared is not what the names stand for.
  if (one.length === 0 || other.length === 0 || ofSomethingElse.test(near)) return "untied";
  const rates = claim.rates === true || aboutRates.test(near) || /百分点|percentage points?/iu.test(near);
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

const ofIt = /^的?(?:增量|增加额|占比|比重|份额|差额|人均|平均|贡献)/u;

/** The figures that a clause names, shows, or stands beside. */
function subjectsOfClause({ start }: Claim, { words, namings, slide }: Reading): readonly Subject[] {
  const clause = clauseAround(words, start);
  const named = namings.filter((naming) => naming.start >= clause.start && naming.end <= start).at(-1) ?? namings.filter(({ end }) => end <= clause.start && !/[。；！？.;!?\n]/u.test(words.text.slice(end, start))).at(-1);
  if (named) return subjectsNamed(named, slide);
  const shown = words.marks.filter((mark) => mark.start >= clause.start && mark.end <= clause.end).flatMap(({ figure }: FigureMark) => (figure ? [subjectOf(figure)] : []));
  return shown.length > 0 ? shown : words.owner ? [subjectOf(words.owner)] : [];
}

/** Rounding of a change may hide a little: +99.6 % has doubled. */
const nearlyTimes = 0.5;

function judgeTimes(claim: Of<"times">, reading: Reading): Verdict {
  const known = subjectsOfClause(claim, reading).filter(({ change, changeKind }) => change !== undefined && changeKind === "%");
  // 接近翻番 is said from nine tenths on.
  const nearly = /(?:接近|将近|近|几近|nearly |almost |close to )$/iu.test(reading.words.text.slice(Math.max(0, claim.start - 9), claim.start)) ? 0.9 : 1;
  const needed = (claim.atLeast * nearly - 1) * 100;
  if (known.length > 0) return known.some(({ change }) => change! >= needed - nearlyTimes) ? "holds" : { evidence: said(known[0]!, true) };
  const line = timeSeries(reading);
  if (!line) return "untied";
  const [first, last] = [line[0]!, line.at(-1)!];
  return last.value >= first.value * claim.atLeast * nearly * (1 - nearlyTimes / 100) ? "holds" : { evidence: `${first.label} ${first.value} → ${last.label} ${last.value}` };
}

function judgeHalf(claim: Of<"half">, reading: Reading): Verdict {
  const { words, slide } = reading;
  const clause = clauseAround(words, claim.start);
  const holds = (share: number): boolean => (claim.way === "above" ? share > 0.5 : share < 0.5);
  const marks = words.marks.filter(({ start, end }) => start >= clause.start && end <= clause.end).flatMap(({ figure }) => (figure?.value && figure.unit === "%" ? [{ label: figure.label, share: toNumber(figure.value) / 100 }] : []));
  const parts = slide.charts.flatMap((chart) => {
    if (!/pie|doughnut|waffle|treemap/u.test(chart.kind) && !(chart.series.length === 1 && /%/u.test(chart.unit ?? ""))) return [];
    const points = pointsOf(chart, 0);
    const total = points.reduce((sum, { value }) => sum + value, 0);
    return total > 0 ? points.map(({ label, value }) => ({ label, share: value / total })) : [];
  });
  const titles = slide.charts.map(({ title }) => title ?? "").join("\n");
  const shares = subjectsOn(slide).flatMap(({ label, value, family, shown }) => (value !== undefined && family === "" && /[%％]$/u.test(shown.value ?? "") ? [{ label, share: value }] : []));
  const lead = words.text.slice(clause.start, clause.end);
  for (const set of [marks, likest(lead, parts, titles), likest(lead, shares), shares.length === 1 ? shares : []]) {
    if (set.length === 0) continue;
    const [first] = set;
    return set.some(({ share }) => holds(share)) ? "holds" : { evidence: `${first!.label} ${(first!.share * 100).toFixed(1)}%` };
  }
  return "untied";
}

/** Points in time: the one chart of the slide whose categories are years, quarters or months. */
function timeSeries({ slide, words, namings }: Reading): readonly Point[] | undefined {
  for (const chart of slide.charts) {
    const inTime = chart.categories.length > 1 && chart.categories.every((category) => /\d/u.test(category) && /^(?:(?:19|20)\d\d|\d{1,2}月|[一二三四]季度|Q[1-4]|H[12]|FY)/iu.test(category));
    if (!inTime) continue;
    const named = chart.series.findIndex(({ name }) => name !== undefined && (words.text.includes(name) || namings.some(({ means }) => means.name === name.toLowerCase())));
    const points = pointsOf(chart, Math.max(0, named));
    if (points.length > 1) return points;
  }
  return undefined;
}

function judgeStreak(claim: Of<"streak">, reading: Reading): Verdict {
  const line = timeSeries(reading);
  const chart = reading.slide.charts[0];
  if (!line || claim.periods < 1) return "untied";
  const rates = chart !== undefined && isRates(chart, 0);
  if (line.length < claim.periods + (rates ? 0 : 1)) return "untied";
  const last = line.slice(-claim.periods - (rates ? 0 : 1));
  for (let i = rates ? 0 : 1; i < last.length; i += 1) {
    const step = rates ? last[i]!.value : last[i]!.value - last[i - 1]!.value;
    if (claim.way === "up" ? step <= 0 : step >= 0) return { evidence: rates ? `${last[i]!.label} ${last[i]!.value}` : `${last[i - 1]!.label} ${last[i - 1]!.value} → ${last[i]!.label} ${last[i]!.value}` };
  }
  return "holds";
}

function judgeRecord(claim: Of<"record">, reading: Reading): Verdict {
  const line = timeSeries(reading);
  if (!line) return "untied";
  const last = line.at(-1)!;
  const better = line.slice(0, -1).find(({ value }) => (claim.way === "most" ? value >= last.value : value <= last.value));
  return better ? { evidence: `${better.label} ${better.value} ${claim.way === "most" ? "≥" : "≤"} ${last.label} ${last.value}` } : "holds";
}

function judgeTurn(claim: Of<"turns">, reading: Reading): Verdict {
  const line = timeSeries(reading);
  if (!line || line.length < 2) return "untied";
  const chart = reading.slide.charts[0];
  const rates = (chart !== undefined && isRates(chart, 0)) || line.some(({ value }) => value < 0);
  if (!rates && line.length < 3) return "untied";
  const [before, now] = rates ? [line.at(-2)!.value, line.at(-1)!.value] : [line.at(-2)!.value - line.at(-3)!.value, line.at(-1)!.value - line.at(-2)!.value];
  const turned = claim.way === "up" ? before < 0 && now > 0 : before > 0 && now < 0;
  return turned ? "holds" : { evidence: `${line.at(-2)!.label} ${line.at(-2)!.value} → ${line.at(-1)!.label} ${line.at(-1)!.value}` };
}

function judgePass(claim: Of<"passes">, reading: Reading): Verdict {
  const { words, language } = reading;
  const limit = numeralsIn(words.text, language).find(({ start, end }) => start <= claim.number + 1 && claim.number < end);
  if (!limit?.value || words.marks.some(({ start, end }) => start < limit.end && limit.start < end)) return "untied";
  const { base, power } = parseUnit(limit.unit);
  const mark = toNumber(limit.value) * 10 ** power;
  const clause = clauseAround(words, claim.start);
  const rates = /增长|增速|下降|grew|growth/u.test(words.text.slice(clause.start, claim.start));
  const known = subjectsOfClause(claim, reading).flatMap((subject) => {
    if (rates && subject.change !== undefined && /[%％]/u.test(limit.unit)) return [{ value: Math.abs(subject.change) / 100, text: said(subject, true) }];
    return subject.value !== undefined && (subject.family === base || limit.unit === "" || (base === "" && power >= 3)) ? [{ value: subject.value, text: said(subject, false) }] : [];
  });
  if (known.length === 0) return "untied";
  const fits = ({ value }: { readonly value: number }): boolean => (claim.way === "above" ? value >= mark : claim.way === "below" ? value < mark : value < mark * (1 + 1e-9) && value >= mark * 0.9);
  return known.some(fits) ? "holds" : { evidence: known[0]!.text };
}
