import { agreement } from "../report/agreement.js";
import { formatDecimal } from "../report/decimal.js";
import { formatPeriod, isPeriod, parsePeriod } from "../report/period.js";
import type { Figure, Report } from "../report/report.js";
import { parseUnit } from "../report/units.js";
import { error, type Diagnosed, type Diagnostic, type Related } from "../source/diagnostic.js";
import type { Span } from "../source/span.js";
import type { FigureBinding } from "./envelope.js";
import { closestIndicators, meantIndicator } from "./indicator-names.js";
import { findSection, sectionLabel } from "./sections.js";

/** What an entry under `figures:` says to tell a figure from others of its name. */
export type Selection = Pick<FigureBinding, "section" | "period" | "scope" | "nth"> & { readonly indicator: string };

/** The figures of a report by name, with what has been worked out about them: an outline may ask the same thing often. */
export interface FigureLibrary {
  readonly report: Report;
  readonly indicators: readonly string[];
  named(indicator: string): readonly Figure[];
  /** The different figures among those of a name; `key` is equal for equal lists. */
  distinct(key: string, figures: readonly Figure[]): Distinct;
  /** Whether similar names should still be looked for. */
  advised(name: string): boolean;
}

export interface Distinct {
  readonly figures: readonly Figure[];
  /** Where there are several, the entries that bind each of the first ones. */
  readonly ways: readonly string[];
}

export function figureLibrary(report: Report): FigureLibrary {
  const byIndicator = new Map<string, Figure[]>();
  for (const figure of report.figures) {
    const same = byIndicator.get(figure.indicator);
    if (same) same.push(figure);
    else byIndicator.set(figure.indicator, [figure]);
  }
  const known = new Map<string, Distinct>();
  const asked = new Set<string>();
  const named = (indicator: string): readonly Figure[] => byIndicator.get(indicator) ?? [];
  return {
    report,
    indicators: [...byIndicator.keys()],
    named,
    distinct(key, figures) {
      const answer = known.get(key) ?? distinctOf(figures, report, named);
      known.set(key, answer);
      return answer;
    },
    advised: (name) => asked.add(name).size <= mostAdvised,
  };
}

/** Looking for what an author may have meant costs time; after so many unknown names it no longer helps. */
export const mostAdvised = 100;

function distinctOf(figures: readonly Figure[], report: Report, named: (indicator: string) => readonly Figure[]): Distinct {
  const distinct = distinctFigures(figures, report);
  return { figures: distinct, ways: distinct.length < 2 ? [] : distinct.slice(0, mostShown).map((figure) => wayTo(figure, distinct, report, named(figure.indicator))) };
}

/**
 * The one figure of the report that a selection means. Where none or several fit, the diagnostic says which there are,
 * what tells them apart, and how to write each. `at` gives the spans of the selection's fields.
 */
export function chooseFigure(wanted: Selection, library: FigureLibrary, at: (field: keyof Selection) => Span): Diagnosed<Figure | undefined> {
  const { report } = library;
  const { indicator } = wanted;
  const section = wanted.section === undefined ? undefined : findSection(report, wanted.section, at("section"));
  if (section && !section.value) return { value: undefined, diagnostics: section.diagnostics };
  const path = section?.value ?? [];
  const inSection = (figure: Figure): boolean => path.every((part, i) => figure.section[i]?.span.start === part.span.start);

  const all = namedAs(wanted, library);
  const here = all.filter(inSection);
  if (here.length === 0) return none(unknownIndicator(wanted, library, all, inSection, path.at(-1)?.title, at("indicator")));

  const period = wanted.period === undefined ? undefined : parsePeriod(wanted.period);
  if (wanted.period !== undefined && !period) return none(error("bad-period", { period: String(wanted.period) }, { span: at("period") }));
  const then = period ? here.filter((figure) => isPeriod(figure.period, period)) : wanted.nth === undefined ? current(here) : here;
  if (then.length === 0) {
    const known = unique(here.slice(0, mostListed).flatMap((figure) => (figure.period ? [formatPeriod(figure.period)] : [])));
    return none(error("unknown-period", { indicator, period: String(wanted.period), known }, { span: at("period"), related: candidates(here) }));
  }

  const scope = wanted.scope === undefined ? undefined : plainScope(wanted.scope);
  const scoped = scope === undefined ? then : then.filter((figure) => scopeOf(figure, indicator, scope) === scope);
  if (scoped.length === 0) {
    const known = unique(then.slice(0, mostListed).flatMap((figure) => figure.scope ?? []));
    return none(error("unknown-scope", { indicator, scope: wanted.scope!, known }, { span: at("scope"), related: candidates(then) }));
  }

  if (wanted.nth !== undefined) {
    const chosen = scoped[wanted.nth - 1];
    return chosen ? { value: chosen, diagnostics: [] } : none(error("no-such-place", { indicator, nth: wanted.nth, places: scoped.length }, { span: at("indicator"), related: candidates(scoped) }));
  }
  const distinct = library.distinct(JSON.stringify([indicator, path.at(-1)?.span.start, period, scope]), scoped);
  return distinct.figures.length === 1 ? { value: distinct.figures[0], diagnostics: [] } : none(ambiguousFigure(indicator, distinct, at("indicator")));
}

/** Periods and scopes are looked for among so many places; a report has a few of them. */
const mostListed = 500;

/** The figures that an outline may mean by a printed name alone. */
export const printedAs = (indicator: string, library: FigureLibrary): Distinct => library.distinct(JSON.stringify([indicator]), current(library.named(indicator)));

/** A name means what the report tells by it, not the earlier value that it only compares with; a period asks for that one. */
function current(figures: readonly Figure[]): readonly Figure[] {
  const told = figures.filter(({ qualifiers }) => !qualifiers.includes("prior"));
  return told.length > 0 ? told : figures;
}

/**
 * One figure for each thing that is said. A figure that is repeated counts once, and so does one that is printed with
 * fewer digits elsewhere: 约2900亿元 in the headline, 2942亿元 below.
 */
export function distinctFigures(figures: readonly Figure[], { tables }: Pick<Report, "tables">): readonly Figure[] {
  const first = [...new Map(figures.toReversed().map((figure) => [keyOf(figure), figure])).values()].toReversed();
  if (first.length > mostCompared) return first;
  const distinct: Figure[] = [];
  for (const figure of first) {
    const known = distinct.findIndex((other) => figure.value && other.value && agreement(figure, other, tables) === "agree");
    if (known < 0) distinct.push(figure);
    else if (tellsMore(figure, distinct[known]!)) distinct[known] = figure;
  }
  return distinct;
}

/** A name that so many figures share means none of them; comparing each with each takes long. */
const mostCompared = 300;

const keyOf = ({ value, unit, period, scope }: Figure): string => JSON.stringify([value && formatDecimal(value), unit, period?.start, period?.end, scope]);

/** A change counts most, then that the number is meant exactly, then its last digit. */
function tellsMore(a: Figure, b: Figure): boolean {
  const order = Number(a.change !== undefined) - Number(b.change !== undefined) || Number(isExact(a)) - Number(isExact(b)) || lastDigit(b) - lastDigit(a);
  return order > 0;
}

const isExact = ({ qualifiers }: Figure): boolean => !qualifiers.includes("approximate") && !qualifiers.includes("threshold");
const lastDigit = ({ value, unit = "" }: Figure): number => parseUnit(unit).power - (value?.scale ?? 0);

/** A name that several figures of the report have. `name`: what the outline calls it, where it needs an entry yet. */
export function ambiguousFigure(indicator: string, { figures, ways }: Distinct, span: Span | undefined, name?: string): Diagnostic {
  return error("ambiguous-figure", { indicator, places: figures.length, name, ways }, { span, related: candidates(figures) });
}

/** More places than this are not printed; the count is. */
const mostShown = 8;

export const candidates = (figures: readonly Figure[]): readonly Related[] => figures.slice(0, mostShown).map(candidate);

/** A place with what tells it from others: value, period, scope and section; its line is where the note points. */
export function candidate(figure: Figure): Related {
  const { indicator, value, unit = "", change, period, scope, section, span } = figure;
  const level = value && `${formatDecimal(value)}${unit}`;
  const growth = change && `${formatDecimal(change.value, { sign: true })}${change.unit === "abs" ? unit : change.unit}`;
  const args = { name: indicator, value: [level, growth].filter(Boolean).join(" ") || "—", period: period ? formatPeriod(period) : "", scope: scope ?? "", section: sectionLabel(section) };
  return { note: "figure-candidate", args, span };
}

/** The entry that binds this figure and no other, as YAML: with as little as will do, a place number last. */
function wayTo(figure: Figure, distinct: readonly Figure[], report: Report, named: readonly Figure[]): string {
  const others = distinct.filter((other) => other !== figure);
  const place = sectionReference(figure, report);
  const fields = {
    period: figure.period && { text: formatPeriod(figure.period), tells: (other: Figure) => !other.period || formatPeriod(other.period) !== formatPeriod(figure.period!) },
    scope: figure.scope === undefined ? undefined : { text: yamlText(figure.scope), tells: (other: Figure) => other.scope !== figure.scope },
    section: place === undefined ? undefined : { text: yamlText(place), tells: (other: Figure) => figure.section.some((part, i) => other.section[i] !== part) },
  };
  const way = combinations.find((names) => names.every((name) => fields[name]) && others.every((other) => names.some((name) => fields[name]!.tells(other))));
  const told = way?.map((name) => `${name}: ${fields[name]!.text}`) ?? [`nth: ${named.indexOf(figure) + 1}`];
  return `{ ${[`indicator: ${yamlText(figure.indicator)}`, ...told].join(", ")} }`;
}

const combinations = [["period"], ["scope"], ["section"], ["period", "scope"], ["section", "period"], ["section", "scope"], ["section", "period", "scope"]] as const;

/** The shortest reference that finds the figure's own section; undefined where its name is not enough. */
export function sectionReference({ section }: Figure, report: Report): string | undefined {
  const parts = section.map(({ number, title }) => number ?? title);
  for (let from = parts.length - 1; from >= 0; from -= 1) {
    const reference = parts.slice(from).join("/");
    if (findSection(report, reference).value?.at(-1) === section.at(-1)) return reference;
  }
  return undefined;
}

/** Plain where YAML reads it as the text it is, else in quotes. */
const yamlText = (text: string): string => (/^\p{L}[\p{L}\p{N} _/（）()·%-]*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off)$/iu.test(text) ? text : JSON.stringify(text));

function unknownIndicator(
  { indicator }: Selection,
  { report, advised }: FigureLibrary,
  all: readonly Figure[],
  inSection: (figure: Figure) => boolean,
  section: string | undefined,
  span: Span,
): Diagnostic {
  if (!advised(indicator)) return error("unknown-indicator", { indicator }, { span });
  const known = report.figures.filter(inSection);
  const names = unique(known.map((figure) => figure.indicator));
  const near = closestIndicators(indicator, names, 3).flatMap((name) => known.find((figure) => figure.indicator === name) ?? []);
  const elsewhere = all.length > 0;
  const meant = meantIndicator(indicator, names);
  const args = { indicator, suggestion: meant?.name, change: meant?.change, section, elsewhere };
  return error("unknown-indicator", args, { span, related: candidates(elsewhere ? all.slice(0, 3) : near) });
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

/** In reading order. 工业增加值 with `scope: 规模以上` is also what the report prints as 规模以上工业增加值. */
function namedAs({ indicator, scope }: Selection, { named }: FigureLibrary): readonly Figure[] {
  const plain = named(indicator);
  const joined = scope === undefined ? [] : named(`${plainScope(scope)}${indicator}`);
  return joined.length === 0 ? plain : [...plain, ...joined].sort((a, b) => a.span.start - b.span.start);
}

/** The scope that a figure has, in its name too: what is printed as 规模以上工业增加值 has `wanted`. */
const scopeOf = (figure: Figure, indicator: string, wanted: string): string | undefined =>
  figure.indicator === indicator ? figure.scope && plainScope(figure.scope) : wanted;

/** Width, case and the brackets that a report sets around it do not count. */
const plainScope = (scope: string): string => scope.normalize("NFKC").trim().replace(/^[(（[【]|[)）\]】]$/gu, "").toLowerCase().replace(/\s+/gu, " ").trim();

const none = (diagnostic: Diagnostic): { value: undefined; diagnostics: readonly Diagnostic[] } => ({ value: undefined, diagnostics: [diagnostic] });
