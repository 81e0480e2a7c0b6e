import { chooseFigure, figureLibrary, sectionReference, type Selection } from "../outline/choose-figure.js";
import { formatDecimal, negate } from "../report/decimal.js";
import { formatPeriod } from "../report/period.js";
import type { Figure, Report } from "../report/report.js";
import { wording } from "../source/wording/wording.js";
import type { Value } from "./outline-yaml.js";
import { tidy } from "./typeset.js";

/** What the outline calls a figure of the report. */
export interface FigureName {
  readonly key: string;
  /** The entry under `figures:`: as little as binds this figure and no other. */
  readonly entry: Value;
  /** How slides name it. */
  readonly label: string;
  /** About what `{{key}}` and `{{key.change}}` will show: for measuring and comparing, never written. */
  readonly shown: string;
  readonly change: string;
  readonly figure: Figure;
}

export type FigureNames = ReadonlyMap<Figure, FigureName>;

/** A name for every figure that slides may show. What the report says twice alike has one name; ranks have none. */
export function nameFigures(report: Report): FigureNames {
  const library = figureLibrary(report);
  const names = new Map<Figure, FigureName>();
  const taken = new Map<string, Figure>();
  for (const figure of report.figures.slice(0, mostNamed)) {
    if (figure.qualifiers.includes("rank") || figure.indicator.length > longestIndicator) continue;
    const key = freeKey(figure, taken);
    if (key === undefined) continue;
    const known = taken.get(key);
    if (known && names.has(known)) {
      names.set(figure, names.get(known)!);
      continue;
    }
    const chosen = shortestEntry(figure, report, (wanted) => chooseFigure(wanted, library, () => figure.span).value);
    if (!chosen) continue;
    taken.set(key, figure);
    const label = labelOf(figure, report);
    const entry = label === figure.indicator || label.length > longestLabel ? chosen : { ...chosen, label };
    names.set(figure, { key, entry: entry as Value, label, shown: shownValue(figure, report), change: shownChange(figure, report), figure });
  }
  return names;
}

/** A deck shows some dozens; a report with more is a yearbook. */
const mostNamed = 1500;
/** What `indicator:` and `label:` of an outline may hold. */
const longestIndicator = 100;
const longestLabel = 60;

function freeKey(figure: Figure, taken: ReadonlyMap<string, Figure>): string | undefined {
  const base = shortKey(figure.indicator);
  if (base === "") return undefined;
  const year = figure.period?.end.slice(0, 4);
  const candidates = [base, ...(year === undefined ? [] : [`${base}_${year}`]), ...[2, 3, 4, 5, 6, 7, 8, 9].map((n) => `${base}_${n}`)];
  return candidates.find((key) => !taken.has(key) || same(taken.get(key)!, figure));
}

/** Six words or twenty-four characters of an indicator, without the marks that references use. */
function shortKey(indicator: string): string {
  const words = indicator.replace(/[.{}|"'`:#,，[\]&*!?%@\\<>=/（）()]/gu, " ").trim().split(/\s+/u).slice(0, 6).join("-");
  const limit = /\p{Script=Han}/u.test(words) ? 20 : 40;
  const key = [...words].slice(0, limit).join("").replace(/-$/u, "");
  return /^\p{L}/u.test(key) && !/-as-/u.test(key) ? key : key === "" ? "" : `n-${key}`;
}

const same = (a: Figure, b: Figure): boolean =>
  a.indicator === b.indicator && a.value?.digits === b.value?.digits && a.value?.scale === b.value?.scale && a.unit === b.unit &&
  a.period?.start === b.period?.start && a.period?.end === b.period?.end && a.scope === b.scope && a.change?.value.digits === b.change?.value.digits;

type Entry = Selection;

/** The name alone where it is enough, then period, scope and section in turn, the place among its namesakes last. */
function shortestEntry(figure: Figure, report: Report, choose: (wanted: Selection) => Figure | undefined): Entry | undefined {
  const { indicator, scope } = figure;
  const period = figure.period && formatPeriod(figure.period);
  const section = sectionReference(figure, report);
  const parts: readonly Partial<Selection>[] = [
    {},
    ...(period === undefined ? [] : [{ period }]),
    ...(scope === undefined ? [] : [{ scope }]),
    ...(section === undefined ? [] : [{ section }]),
    ...(section === undefined || period === undefined ? [] : [{ section, period }]),
  ];
  for (const part of parts) {
    const chosen = choose({ indicator, ...part });
    if (chosen && same(chosen, figure)) return { indicator, ...part };
  }
  for (let nth = 1; nth <= 9; nth += 1) {
    const chosen = choose({ indicator, nth });
    if (chosen && same(chosen, figure)) return { indicator, nth };
  }
  return undefined;
}

/** English names begin with a capital on a slide; the unit that a table adds to a name stands behind the number already. */
function labelOf({ indicator, unit }: Figure, report: Report): string {
  if (report.language === "zh-CN") return tidy(indicator.replace(/^[\s—–·-]+/u, ""), report.language);
  const plain = unit === undefined ? indicator : indicator.replace(` (${unit})`, "");
  return plain.replace(/^\p{Ll}(?=\p{Ll}|-|\s)/u, (first) => first.toUpperCase());
}

function shownValue({ value, unit = "", qualifiers }: Figure, { language }: Report): string {
  if (!value) return "";
  const { labels } = wording(language);
  const number = formatDecimal(value, { grouping: true });
  return `${qualifiers.includes("approximate") ? labels.about : ""}${number}${/^[%‰]?$|^\p{Script=Han}/u.test(unit) ? "" : " "}${unit}`;
}

function shownChange({ change, unit = "" }: Figure, { language }: Report): string {
  if (!change) return "";
  const amount = formatDecimal(change.value.digits < 0n ? negate(change.value) : change.value);
  return `${amount}${change.unit === "%" ? "%" : change.unit === "pp" ? wording(language).labels.percentagePoints : unit}`;
}
