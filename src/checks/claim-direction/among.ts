import { toNumber } from "../../report/decimal.js";
import { within } from "./amounts.js";
import { yearIn } from "./over-time.js";
import { aboutRates, clauseOf, namedAfter, namedBefore, nearest, said, type Of, type Reading } from "./reading.js";
import { isRates, likest, pointsOf, subjectsOn, type Point, type Subject } from "./subject.js";
import type { Verdict } from "./verdict.js";
import type { Claim } from "./grammar.js";

/** Sets of comparable points on the slide: series of its charts, and its figures by their rates or by families of units. */
function setsFor(claim: Claim, reading: Reading, asksRates: boolean): readonly (readonly Point[])[] {
  const { slide, subjects, words } = reading;
  const drawn = slide.charts
    .filter(({ kind }) => kind !== "waterfall")
    .flatMap((chart) => chart.series.flatMap((_, i) => (isRates(chart, i) === asksRates || (chart.series.length === 1 && !asksRates) ? [pointsOf(chart, i)] : [])));
  // 最大的来源, “the largest source”: of a class that the figures on a slide need not be.
  if (!asksRates && /^(?:的| [a-z])/iu.test(words.text.slice(claim.end, claim.end + 2))) return drawn;
  return [...drawn, ...(asksRates ? [subjects.flatMap(({ label, change, changeKind }) => (change === undefined || changeKind !== "%" ? [] : [{ label, value: change }]))] : byFamily(subjects))];
}

function byFamily(subjects: readonly Subject[]): readonly (readonly Point[])[] {
  const families = new Map<string, Point[]>();
  for (const { label, value, family } of subjects) if (value !== undefined && family !== undefined) families.set(family, [...(families.get(family) ?? []), { label, value }]);
  return [...families.values()];
}

/** The points of a set that the clause is about. */
function meantIn(set: readonly Point[], claim: Claim, reading: Reading): readonly Point[] {
  const { words, slide } = reading;
  const clause = clauseOf(claim, reading);
  // 新材料占四成多，位居首位: the clause before lends its subject.
  const named = namedBefore(claim, reading, clause).at(-1) ?? (claim.start - clause.start <= 2 ? nearest(claim, reading).at(-1) : undefined);
  const exact = named ? named.subjects.map(({ label }) => label) : words.owner && [words.owner.label];
  const meant = set.filter(({ label }) => exact?.includes(label));
  const title = named ? words.text.slice(named.start, named.end) : words.text.slice(clause.start, claim.start);
  return meant.length > 0 ? meant : likest(title, set, slide.charts.map((chart) => chart.title ?? "").join("\n"));
}

function asksForRates(claim: Claim & { readonly rates?: boolean }, reading: Reading): boolean {
  const clause = clauseOf(claim, reading);
  const marked = reading.words.marks.some(({ start, end, part }) => start >= clause.start && end <= clause.end && part === "change");
  return claim.rates === true || aboutRates.test(reading.words.text.slice(clause.start, claim.end)) || marked;
}

export function judgeExtreme(claim: Of<"extreme">, reading: Reading): Verdict {
  let against: string | undefined;
  for (const set of setsFor(claim, reading, asksForRates(claim, reading))) {
    if (set.length < 2) continue;
    const candidates = meantIn(set, claim, reading);
    if (candidates.length === 0) continue;
    const best = set.reduce((a, b) => ((claim.way === "most" ? b.value > a.value : b.value < a.value) ? b : a));
    if (candidates.some(({ value }) => value === best.value)) return "holds";
    against ??= `${candidates[0]!.label} ${candidates[0]!.value} ${claim.way === "most" ? "<" : ">"} ${best.label} ${best.value}`;
  }
  return against === undefined ? "untied" : { evidence: against };
}

/** 位居第二: so many of the set are larger. Equal values share their place. */
export function judgeRank(claim: Of<"ranks">, reading: Reading): Verdict {
  let against: string | undefined;
  for (const set of setsFor(claim, reading, asksForRates(claim, reading))) {
    if (set.length < Math.max(2, claim.place)) continue;
    for (const { label, value } of meantIn(set, claim, reading)) {
      const above = set.filter((other) => other.value > value);
      const level = set.filter((other) => other.value === value).length;
      if (claim.place > above.length && claim.place <= above.length + level) return "holds";
      against ??= `${label} ${value} → ${above.length + 1}`;
    }
  }
  return against === undefined ? "untied" : { evidence: against };
}

/** 仅次于: nothing stands between the two, and the first is the smaller. */
export function judgeNextTo(claim: Of<"next-to">, reading: Reading): Verdict {
  const clause = clauseOf(claim, reading);
  const other = namedAfter(claim, reading, clause, farthestName)?.subjects.map(({ label }) => label) ?? [];
  for (const set of setsFor(claim, reading, asksForRates(claim, reading))) {
    const [one] = meantIn(set, claim, reading);
    const next = set.find(({ label }) => other.includes(label));
    if (!one || !next || set.length < 3) continue;
    const between = set.find(({ label, value }) => value < next.value && value > one.value && label !== one.label);
    if (next.value >= one.value && !between) return "holds";
    return { evidence: between ? `${one.label} ${one.value} < ${between.label} ${between.value}` : `${one.label} ${one.value} > ${next.label} ${next.value}` };
  }
  return "untied";
}

const farthestName = 12;

const changesOf = ({ subjects, slide }: Reading): readonly Point[] => {
  const changing = subjects.flatMap((one) => (one.change === undefined ? [] : [{ label: said(one, true), value: one.change }]));
  if (changing.length > 0) return changing;
  const chart = slide.charts.find((one) => one.series.length > 0 && isRates(one, 0));
  return chart ? pointsOf(chart, 0).map(({ label, value }) => ({ label: `${label} ${value}`, value })) : [];
};

export function judgeAll(claim: Of<"all-move">, reading: Reading): Verdict {
  const { words, mentions } = reading;
  const sentence = words.text.slice(0, claim.start).split(/[。；！？;!?\n]/u).at(-1)!;
  // 除进出口外，其余五项均增长: all but what is named.
  const excepted = /除[^。；]{1,30}?[外,，]|其余|其他|except|apart from|other than|the rest/iu.test(sentence) ? mentions.filter(({ end }) => end <= claim.start && end > claim.start - sentence.length).flatMap(({ subjects }) => subjects.map((one) => said(one, true))) : [];
  if (excepted.length === 0 && /其余|其他|the rest|others/iu.test(sentence)) return "untied";
  const points = changesOf(reading).filter(({ label }) => !excepted.includes(label));
  if (points.length < 2) return "untied";
  const wrong = points.find(({ value }) => (claim.way === "up" ? value <= 0 : value >= 0));
  return wrong ? { evidence: wrong.label } : "holds";
}

/** 五升一降, “three of the five rose”: told of all the indicators that the slide shows with a change. */
export function judgeTally({ up, down, of }: Of<"tally">, reading: Reading): Verdict {
  const points = changesOf(reading);
  const [rises, falls] = [points.filter(({ value }) => value > 0).length, points.filter(({ value }) => value < 0).length];
  const all = of ?? (up !== undefined && down !== undefined ? up + down : points.length);
  if (points.length < 2 || all !== points.length) return "untied";
  return (up === undefined || up === rises) && (down === undefined || down === falls) ? "holds" : { evidence: `+${rises} −${falls}` };
}

/** 甲是乙的三倍, 甲增速是乙的两倍, 数量是2011年的三倍, 达到上年的三倍. */
export function judgeMultiple(claim: Of<"multiple">, reading: Reading): Verdict {
  const { words, mentions } = reading;
  const clause = clauseOf(claim, reading);
  const one = namedBefore(claim, reading, clause).at(-1);
  if (!one) return "untied";
  const inside = words.text.slice(claim.start, claim.end);
  const other = mentions.find(({ start, end }) => start > claim.start && end <= claim.end) ?? namedAfter(claim, reading, clause, farthestName);
  const told = (ratio: number, evidence: string): Verdict => (within(ratio, claim.range) ? "holds" : { evidence: `${evidence} (${ratio.toFixed(2)})` });
  if (other) {
    const rates = claim.rates === true || aboutRates.test(clause.text);
    let against: Verdict = "untied";
    for (const a of one.subjects)
      for (const b of other.subjects) {
        const [x, y] = rates ? [a.change, b.change] : a.family === b.family ? [a.value, b.value] : [undefined, undefined];
        if (x === undefined || y === undefined || y === 0) continue;
        const verdict = told(x / y, `${said(a, rates)} ÷ ${said(b, rates)}`);
        if (verdict === "holds") return verdict;
        if (against === "untied") against = verdict;
      }
    return against;
  }
  const { line } = one;
  const index = line ? yearIn(inside, line) : undefined;
  if (line && index !== undefined && line.points[index]!.value > 0) {
    const [from, last] = [line.points[index]!, line.points.at(-1)!];
    return told(last.value / from.value, `${from.label} ${from.value} → ${last.label} ${last.value}`);
  }
  if (!/上年|去年|a year/iu.test(inside)) return "untied";
  const known = one.subjects.filter(({ change, changeKind }) => change !== undefined && changeKind === "%");
  return known.length === 0 ? "untied" : told(1 + known[0]!.change! / 100, said(known[0]!, true));
}

interface Share {
  readonly label: string;
  readonly share: number;
}

/** The parts of the wholes that the slide shows, by their labels. */
function sharesOn({ slide }: Reading): readonly Share[] {
  return slide.charts.flatMap((chart) => {
    if (!/pie|doughnut|waffle|treemap/u.test(chart.kind) && !(chart.series.length === 1 && /%/u.test(chart.unit ?? "") && !isRates(chart, 0))) return [];
    const points = pointsOf(chart, 0);
    const total = points.reduce((sum, { value }) => sum + value, 0);
    return total > 0 ? points.map(({ label, value }) => ({ label, share: value / total })) : [];
  });
}

/** The parts that the clause names, together where it adds them, else the last. */
function partsNamed(claim: Claim, reading: Reading): readonly Share[] {
  const parts = sharesOn(reading);
  const named = nearest(claim, reading).flatMap(({ subjects }) => subjects.slice(0, 1)).flatMap(({ label }) => parts.filter((one) => one.label === label).slice(0, 1));
  const together = named.length > 1 && /合计|共|之和|加起来|总共|together|combined|\band\b/iu.test(clauseOf(claim, reading).text);
  return !together ? named.slice(-1) : [{ label: named.map(({ label }) => label).join(" + "), share: named.reduce((sum, { share }) => sum + share, 0) }];
}

/** 三成, 四分之三以上: of the parts that the clause names. */
export function judgePortion(claim: Of<"portion">, reading: Reading): Verdict {
  const [meant] = partsNamed(claim, reading);
  if (!meant) return "untied";
  return within(meant.share, claim.range) ? "holds" : { evidence: `${meant.label} ${(meant.share * 100).toFixed(1)}%` };
}

export function judgeHalf(claim: Of<"half">, reading: Reading): Verdict {
  const { words, slide } = reading;
  const clause = clauseOf(claim, reading);
  const holds = (share: number): boolean => (claim.way === "above" ? share > 0.5 : share < 0.5);
  const marks = words.marks.filter(({ start, end }) => start >= clause.start && end <= clause.end).flatMap(({ figure }) => (figure?.value && figure.unit === "%" ? [{ label: figure.label, share: toNumber(figure.value) / 100 }] : []));
  const parts = sharesOn(reading);
  const titles = slide.charts.map(({ title }) => title ?? "").join("\n");
  const shares = subjectsOn(slide).flatMap(({ label, value, family, shown }) => (value !== undefined && family === "" && /[%％]$/u.test(shown.value ?? "") ? [{ label, share: value }] : []));
  const named = partsNamed(claim, reading);
  for (const set of [marks, named, likest(clause.text, parts, titles), likest(clause.text, shares), shares.length === 1 ? shares : []]) {
    const [first] = set;
    if (!first) continue;
    return set.some(({ share }) => holds(share)) ? "holds" : { evidence: `${first.label} ${(first.share * 100).toFixed(1)}%` };
  }
  return "untied";
}
