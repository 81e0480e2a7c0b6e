import type { Decimal } from "../report/decimal.js";
import type { Change, Figure, Period, Report } from "../report/report.js";
import { error, warning, type Diagnosed, type Diagnostic, type Where } from "../source/diagnostic.js";
import { spanText, type Span } from "../source/span.js";
import { closest, suggest } from "../source/suggest.js";
import type { Wording } from "../source/wording/wording.js";
import type { Located } from "../source/yaml.js";
import { derivations, type Derivation, type FigureBinding, type Outline } from "./envelope.js";
import { formatDecimal } from "../report/decimal.js";
import { derive, type Derived, type Operand } from "../report/derive.js";
import { convert } from "../report/units.js";
import { findSection, type SectionPath } from "./sections.js";

/** A name of the outline bound to what the report says, or to what follows from it. */
export interface BoundFigure {
  readonly name: string;
  readonly label: string;
  readonly value?: Decimal;
  readonly unit?: string;
  readonly change?: Change;
  readonly period?: Period;
  /** 口径 as printed. */
  readonly scope?: string;
  readonly section: SectionPath;
  /** As the report marks it: 500余家, 约30个. */
  readonly approximate?: "more" | "about";
  /** The report's own figures behind it: itself, or the inputs of a derivation. */
  readonly origins: readonly Figure[];
  /** Only derived figures: how it was computed and between which bounds it lies. */
  readonly derived?: Pick<Derived, "formula" | "interval">;
}

export interface Bindings {
  readonly byName: ReadonlyMap<string, BoundFigure>;
  /** Finds a figure by its name in the outline, else by its printed indicator where only one has it. */
  find(name: string): BoundFigure | undefined;
  /** What to say of a name that nothing is bound to. */
  unknown(name: string, span: Span | undefined): Diagnostic;
}

/** Binds the outline's `figures:` to the report. Every name is tried, so that one run shows every mistake. */
export function bindFigures(outline: Outline, report: Report | undefined, located: Located, labels: Wording["labels"]): Diagnosed<Bindings> {
  const definitions = new Map(Object.entries(outline.figures ?? {}));
  const bound = new Map<string, BoundFigure>();
  const diagnostics: Diagnostic[] = [];
  const failed = new Set<string>();
  const open = new Set<string>();

  const bind = (name: string): BoundFigure | undefined => {
    const known = bound.get(name);
    if (known || failed.has(name)) return known;
    const definition = definitions.get(name);
    if (!definition) return undefined;
    const where: Where = { span: located.locate(["figures", name], "key") };
    const result = open.has(name)
      ? none(error("figure-cycle", { name }, where))
      : open.size === longestChain
        ? none(error("figure-chain", { name, max: longestChain }, where))
        : (open.add(name), bindOne(name, definition, where));
    open.delete(name);
    diagnostics.push(...result.diagnostics);
    if (result.value) bound.set(name, result.value);
    else failed.add(name);
    return result.value;
  };

  const bindOne = (name: string, definition: FigureBinding, where: Where): Diagnosed<BoundFigure | undefined> => {
    const given = derivations.filter((kind) => definition[kind] !== undefined);
    const ways = given.length + (definition.indicator === undefined ? 0 : 1);
    if (/[.{}|\n]|\sas\s/u.test(name) || name !== name.trim() || name === "") return none(error("figure-name", { name }, where));
    if (ways !== 1) return none(error("figure-definition", { name, ways }, where));
    if (definition.indicator !== undefined) return bindReported(name, definition, report, (field) => located.locate(["figures", name, field]), advised);
    const kind = given[0]!;
    return bindDerived(name, kind, definition, (reference, i) => {
      const span = located.locate(["figures", name, kind, ...(kind === "prior" ? [] : [i])]);
      const [base = "", part, ...rest] = reference.split(".");
      if (rest.length > 0 || (part !== undefined && part !== "change")) return { value: undefined, diagnostics: [error("bad-reference", { reference }, { span })] };
      const input = bind(base) ?? (definitions.has(base) ? undefined : findByIndicator(base));
      if (!input) return failed.has(base) || open.has(base) ? { value: undefined, diagnostics: [] } : none(unknown(base, span));
      return operandOf(input, part === "change", span);
    }, where, labels);
  };

  const findByIndicator = (name: string): BoundFigure | undefined => {
    const same = report?.figures.filter((figure) => figure.indicator === name) ?? [];
    const distinct = distinctFigures(same);
    return distinct.length === 1 ? reported(name, {}, distinct[0]!) : undefined;
  };

  const names = [...definitions.keys()];
  const indicators = namesOf(report?.figures ?? []);
  const asked = new Set<string>();
  const advised = (name: string): boolean => asked.add(name).size <= mostAdvised;
  const unknown = (name: string, span: Span | undefined): Diagnostic => {
    if (!advised(name)) return error("unknown-figure", { name, known: [] }, { span });
    const related = closest(name, indicators, 3).map((indicator) => candidate(report!.figures.find((figure) => figure.indicator === indicator)!));
    return error("unknown-figure", { name, suggestion: suggest(name, names) ?? suggest(name, indicators), known: names }, { span, related });
  };

  for (const name of names) bind(name);
  const find = (name: string): BoundFigure | undefined => bound.get(name) ?? (failed.has(name) ? failedFigure(name) : findByIndicator(name));
  return { value: { byName: bound, find, unknown }, diagnostics };
}

/** Figures derived from figures derived from …: more steps than this are a slip, and each takes stack. */
const longestChain = 50;
/** Looking for what an author may have meant costs time; after so many unknown names it no longer helps. */
const mostAdvised = 100;

const namesOf = (figures: readonly Figure[]): readonly string[] => [...new Set(figures.map(({ indicator }) => indicator))];

/** A name whose definition is wrong has had its diagnostic: it stands as a visible gap and is not complained of again. */
const failedFigure = (name: string): BoundFigure => ({ name, label: name, section: [], origins: [] });

const none = (diagnostic: Diagnostic): { value: undefined; diagnostics: readonly Diagnostic[] } => ({ value: undefined, diagnostics: [diagnostic] });

const candidate = (figure: Figure) => ({
  note: "figure-candidate" as const,
  args: { name: figure.indicator, value: `${figure.value ? formatDecimal(figure.value) : "—"}${figure.unit ?? ""}` },
  span: figure.span,
});

function bindReported(
  name: string,
  definition: FigureBinding,
  report: Report | undefined,
  at: (field: keyof FigureBinding) => Span,
  advised: (name: string) => boolean,
): Diagnosed<BoundFigure | undefined> {
  const span = at("indicator");
  if (!report) return none(error("no-report", { name }, { span }));
  const wanted = definition.indicator!;
  const section = definition.section === undefined ? undefined : findSection(report, definition.section, at("section"));
  if (section && !section.value) return { value: undefined, diagnostics: section.diagnostics };
  const inSection = (figure: Figure): boolean => !section?.value || section.value.every((part, i) => figure.section[i]?.span.start === part.span.start);
  const all = report.figures.filter((figure) => figure.indicator === wanted);
  const same = all.filter(inSection);
  if (same.length === 0) {
    if (!advised(wanted)) return none(error("unknown-indicator", { indicator: wanted }, { span }));
    const names = namesOf(report.figures.filter(inSection));
    const near = closest(wanted, names, 3).map((indicator) => report.figures.find((figure) => figure.indicator === indicator)!);
    const elsewhere = all.length > 0;
    const args = { indicator: wanted, suggestion: suggest(wanted, names), section: section?.value?.at(-1)?.title, elsewhere };
    return none(error("unknown-indicator", args, { span, related: (elsewhere ? all.slice(0, 3) : near).map(candidate) }));
  }
  const distinct = distinctFigures(same);
  if (definition.nth !== undefined) {
    const chosen = same[definition.nth - 1];
    return chosen
      ? converted(reported(name, definition, chosen), definition.unit, at("unit"))
      : none(error("no-such-place", { indicator: wanted, nth: definition.nth, places: same.length }, { span, related: same.map(candidate) }));
  }
  if (distinct.length > 1) return none(error("ambiguous-figure", { indicator: wanted, places: distinct.length }, { span, related: distinct.map(candidate) }));
  return converted(reported(name, definition, distinct[0]!), definition.unit, at("unit"));
}

/** One figure said in several places counts once. */
function distinctFigures(figures: readonly Figure[]): readonly Figure[] {
  const key = (figure: Figure): string =>
    [figure.value && formatDecimal(figure.value), figure.unit, figure.period?.start, figure.period?.end].join("|");
  return figures.filter((figure, i) => figures.findIndex((other) => key(other) === key(figure)) === i);
}

function reported(name: string, definition: FigureBinding, figure: Figure): BoundFigure {
  const printed = figure.valueSpan ? spanText(figure.valueSpan) : "";
  const approximate = !figure.qualifiers.includes("approximate") ? undefined : /[余多]/u.test(printed) ? "more" : "about";
  const { value, unit, change, period, section } = figure;
  return { name, label: definition.label ?? figure.indicator, value, unit, change, period, section, approximate, origins: [figure] };
}

function converted(figure: BoundFigure, unit: string | undefined, span: Span): Diagnosed<BoundFigure | undefined> {
  if (unit === undefined || unit === figure.unit || !figure.value) return { value: figure, diagnostics: [] };
  const value = convert(figure.value, figure.unit ?? "", unit);
  if (!value) return none(error("cannot-convert", { from: figure.unit ?? "", to: unit }, { span }));
  return { value: { ...figure, value, unit }, diagnostics: [] };
}

interface Input extends Operand {
  readonly figure: BoundFigure;
}

function operandOf(figure: BoundFigure, ofChange: boolean, span: Span): Diagnosed<Input | undefined> {
  if (figure.origins.length === 0) return { value: undefined, diagnostics: [] };
  if (ofChange) {
    if (!figure.change) return none(error("figure-without-change", { name: figure.name }, { span, related: figure.origins.map(candidate) }));
    const unit = figure.change.unit === "pp" ? "个百分点" : figure.change.unit === "%" ? "%" : (figure.unit ?? "");
    return { value: { name: figure.label, value: figure.change.value, unit, figure }, diagnostics: [] };
  }
  if (!figure.value) return none(error("figure-without-value", { name: figure.name }, { span, related: figure.origins.map(candidate) }));
  const { label, value, unit = "", change } = figure;
  const input = { name: label, value, unit, change: change?.value, changeUnit: change?.unit, approximate: figure.approximate === "more", interval: figure.derived?.interval, figure };
  return { value: input, diagnostics: [] };
}

function bindDerived(
  name: string,
  kind: Derivation,
  definition: FigureBinding,
  operand: (reference: string, i: number) => Diagnosed<Input | undefined>,
  where: Where,
  labels: Wording["labels"],
): Diagnosed<BoundFigure | undefined> {
  const references = [definition[kind]!].flat();
  const inputs = references.map(operand);
  const problems = inputs.flatMap(({ diagnostics }) => diagnostics);
  const ready = inputs.flatMap(({ value }) => (value ? [value] : []));
  if (ready.length < inputs.length) return { value: undefined, diagnostics: problems };
  const derived = derive(kind, ready, { ...where, unit: definition.unit });
  const told = [...problems, ...derived.diagnostics];
  if (!derived.value) return { value: undefined, diagnostics: told };
  const { value, formula, interval } = derived.value;
  const unit = kind === "ratio" && definition.unit === undefined ? labels.times : derived.value.unit;
  const periods = new Set(ready.map(({ figure }) => JSON.stringify(figure.period ?? null)));
  const mixed = periods.size > 1 ? [warning("period-mix", { name }, where)] : [];
  const bound: BoundFigure = {
    name,
    label: definition.label ?? name,
    value,
    unit,
    period: ready[0]!.figure.period,
    section: ready[0]!.figure.section,
    approximate: derived.value.approximate ? "about" : undefined,
    origins: [...new Set(ready.flatMap(({ figure }) => figure.origins))],
    derived: { formula, interval },
  };
  return { value: bound, diagnostics: [...told, ...mixed] };
}

