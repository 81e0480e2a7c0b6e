import type { CheckedSlide } from "../../kinds/check.js";
import type { Claim } from "./grammar.js";
import { inTime, linesOf, type Line, type Mention } from "./mention.js";
import type { Point } from "./subject.js";
import type { Verdict } from "./verdict.js";

type Of<K extends Claim["kind"]> = Extract<Claim, { kind: K }>;

/** The line that a claim is about: of what its clause names, else the only one on the slide. */
export function lineFor(slide: CheckedSlide, mentions: readonly Mention[]): Line | undefined {
  const named = mentions.findLast(({ line }) => line !== undefined)?.line;
  if (named) return named;
  const all = slide.charts.filter(inTime).flatMap(linesOf);
  return mentions.length === 0 || all.length === 1 ? all[0]?.line : undefined;
}

/** The rates at which levels grow from point to point: what 增速逐年回落 is said of over a chart of levels. */
export function ratesOf(line: Line): Line {
  if (line.rates) return line;
  const points = line.points.flatMap(({ label, value }, i) => {
    const before = line.points[i - 1]?.value ?? 0;
    return before > 0 ? [{ label, value: Math.round((value / before - 1) * 1000) / 10 }] : [];
  });
  return { points, rates: true, family: "", scale: 0.01, half: 0.05 };
}

/** 连续三年增长, of rates by their signs; 增速连续四年回落 by their steps. `past`: 连续三年下降后转正, up to the point before the last. */
export function judgeStreak(claim: Pick<Of<"streak">, "periods" | "way">, line: Line | undefined, { steps, past }: { readonly steps: boolean; readonly past: boolean }): Verdict {
  const bySign = line?.rates === true && !steps;
  const points = line && (past ? line.points.slice(0, -1) : line.points);
  if (!points || claim.periods < 1 || points.length < claim.periods + (bySign ? 0 : 1)) return "untied";
  const last = points.slice(-claim.periods - (bySign ? 0 : 1));
  for (let i = bySign ? 0 : 1; i < last.length; i += 1) {
    const step = bySign ? last[i]!.value : last[i]!.value - last[i - 1]!.value;
    if (claim.way === "up" ? step <= 0 : step >= 0) return { evidence: bySign ? said(last[i]!) : `${said(last[i - 1]!)} → ${said(last[i]!)}` };
  }
  return "holds";
}

const said = ({ label, value }: Point): string => `${label} ${value}`;

export function judgeRecord(claim: Of<"record">, line: Line | undefined): Verdict {
  const points = line && (claim.over === undefined ? line.points : line.points.slice(-claim.over));
  if (!points || points.length < 2) return "untied";
  const last = points.at(-1)!;
  const better = points.slice(0, -1).find(({ value }) => (claim.way === "most" ? value >= last.value : value <= last.value));
  if (better) return { evidence: `${said(better)} ${claim.way === "most" ? "≥" : "≤"} ${said(last)}` };
  return claim.over !== undefined && points.length < claim.over ? "untied" : "holds";
}

/** 由负转正 by the sign of rates, 止跌回升 of a rate or a level by its steps. */
export function judgeTurn(claim: Of<"turns">, line: Line | undefined, steps: boolean): Verdict {
  if (!line || line.points.length < 2) return "untied";
  const { points } = line;
  const bySign = !steps && (line.rates || points.some(({ value }) => value < 0));
  if (!bySign && points.length < 3) return "untied";
  const [a, b, c] = [points.at(-3), points.at(-2)!, points.at(-1)!];
  const [before, now] = bySign ? [b.value, c.value] : [b.value - a!.value, c.value - b.value];
  const turned = claim.way === "up" ? before < 0 && now > 0 : before > 0 && now < 0;
  return turned ? "holds" : { evidence: `${!bySign ? `${said(a!)} → ` : ""}${said(b)} → ${said(c)}` };
}

/** 逐年增加, “every year since 2021”. Rates grow every year where 增速 is said of them, else they are to keep their sign. */
export function judgeSteady(claim: Of<"steady">, line: Line | undefined, clause: string, steps: boolean): Verdict {
  const since = line ? yearIn(clause, line) : undefined;
  const points = line && (since === undefined ? line.points : line.points.slice(since));
  if (!line || !points || points.length < 3) return "untied";
  const bySign = line.rates && !steps && claim.way !== "wavy";
  const moves = bySign ? points.map(({ value }) => value) : points.slice(1).map(({ value }, i) => value - points[i]!.value);
  if (claim.way === "wavy") return moves.some((move) => move > 0) && moves.some((move) => move < 0) ? "holds" : { evidence: points.map(said).join(" → ") };
  const wrong = moves.findIndex((move) => (claim.way === "up" ? move <= 0 : move >= 0));
  if (wrong < 0) return "holds";
  return { evidence: bySign ? said(points[wrong]!) : `${said(points[wrong]!)} → ${said(points[wrong + 1]!)}` };
}

export function judgePeak({ way, when }: Of<"peak">, line: Line | undefined): Verdict {
  const meant = line?.points.find(({ label }) => label.startsWith(when));
  if (!line || !meant) return "untied";
  const better = line.points.find(({ value }) => (way === "most" ? value > meant.value : value < meant.value));
  return better ? { evidence: `${said(meant)} ${way === "most" ? "<" : ">"} ${said(better)}` } : "holds";
}

/** The rate's own last step; 降幅 is how far it stands below 0. */
export function judgePace(claim: Of<"pace">, line: Line | undefined, by: number | undefined, ofFall: boolean): Verdict {
  if (!line?.rates || line.points.length < 2) return "untied";
  const [before, now] = [line.points.at(-2)!, line.points.at(-1)!];
  if (ofFall && (before.value >= 0 || now.value >= 0)) return { evidence: `${said(before)} → ${said(now)}` };
  const step = ofFall ? Math.abs(now.value) - Math.abs(before.value) : now.value - before.value;
  const right = (claim.way === "up" ? step > 0 : step < 0) && (by === undefined || Math.abs(Math.abs(step) - by) < pointsApart);
  return right ? "holds" : { evidence: `${said(before)} → ${said(now)}` };
}

/** Two rates of one decimal each. */
const pointsApart = 0.1 + 1e-9;

/** The value that a growth is counted from: of the year that the clause names, so many years back, or the point before the last. */
export function baseOf(line: Line, clause: string): Point | undefined {
  const named = yearIn(clause, line);
  if (named !== undefined && named < line.points.length - 1) return line.points[named];
  const years = /([一二两三四五六七八九十]|\d{1,2})(?:个)?年(?!度)/u.exec(clause)?.[1];
  const count = years === undefined ? undefined : "一二三四五六七八九十".indexOf(years === "两" ? "二" : years) + 1 || Number(years);
  // 五年增长 is from the first of five years to the last, or over five steps; the text does not say which.
  if (count !== undefined && (count === line.points.length || count === line.points.length - 1)) return line.points[0];
  if (count !== undefined) return count > 1 && count < line.points.length ? line.points.at(-1 - count) : undefined;
  if (/上年|去年|同比|一年|a year earlier|last year|the year before/iu.test(clause)) return line.points.at(-2);
  return undefined;
}

export interface Printed {
  readonly value: number;
  /** Digits behind the point as typed. */
  readonly scale: number;
}

/** Whether a typed number may be any of those between two ends, as rounding allows. */
export const allows = ({ value, scale }: Printed, low: number, high: number): boolean => {
  const half = 0.5 * 10 ** -scale;
  return value - half < high - 1e-9 && value + half > low + 1e-9; // intervals that only touch share no number
};

/** The growth from one point to the last in per cent, a year where `years` is given, as rounding allows. */
export function judgeGrowthBy(number: Printed, line: Line, from: Point, years = 1): Verdict {
  const last = line.points.at(-1)!;
  const growth = (a: number, b: number): number => ((b / a) ** (1 / years) - 1) * 100;
  if (from.value - line.half <= 0 || last.value < 0) return "untied";
  const signed = growth(from.value, last.value) < 0 ? -1 : 1; // 下降3.2% is said without a sign
  const ends = [growth(from.value + line.half, last.value - line.half), growth(from.value - line.half, last.value + line.half)].map((one) => one * signed);
  if (allows(number, Math.min(...ends), Math.max(...ends))) return "holds";
  return { evidence: `${said(from)} → ${said(last)} (${growth(from.value, last.value).toFixed(Math.max(1, number.scale))}%)` };
}

/** 五年累计…: the sum of so many last points. */
export function judgeTotal(number: Printed & { readonly power: number }, line: Line, periods: number): Verdict {
  const points = line.points.slice(-periods);
  if (points.length < periods) return "untied";
  const sum = points.reduce((total, { value }) => total + value, 0);
  const unit = 10 ** number.power;
  const [low, high] = [-1, 1].map((side) => ((sum + side * line.half * periods) * line.scale) / unit);
  return allows(number, low!, high!) ? "holds" : { evidence: `${points.map(said).join(" + ")} = ${Math.round(sum * 100) / 100}` };
}

/** The index of the point whose year the clause names. */
export function yearIn(clause: string, line: Line): number | undefined {
  const year = /(?:19|20)\d\d/u.exec(clause)?.[0];
  const index = year === undefined ? -1 : line.points.findIndex(({ label }) => label.startsWith(year));
  return index < 0 ? undefined : index;
}
