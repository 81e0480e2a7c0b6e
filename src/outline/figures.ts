import type { Decimal } from "../report/decimal.js";
import type { Change, Figure, Period, Report } from "../report/report.js";
import { error, warning, type Diagnosed, type Diagnostic, type Where } from "../source/diagnostic.js";
import { spanText, type Span } from "../source/span.js";
import { suggest } from "../source/suggest.js";
import type { Wording } from "../source/wording/wording.js";
import type { Located } from "../source/yaml.js";
import { ambiguousFigure, candidate, candidates, chooseFigure, figureLibrary, mostAdvised, printedAs, type FigureLibrary } from "./choose-figure.js";
import { derivations, type Derivation, type FigureBinding, type Outline } from "./envelope.js";
import { derive, type Derived, type Operand } from "../report/derive.js";
import { convert } from "../report/units.js";
import { meantIndicator, closestIndicators } from "./indicator-names.js";
import type { SectionPath } from "./sections.js";

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
  /** `down`: less of it is better. */
  readonly good?: "up" | "down";
  readonly section: SectionPath;
  /** As the report marks it: 500余家, 约30个. */
  readonly approximate?: "more" | "about";
  /** The report's own figures behind it: itself, or the inputs of a derivation. */
  readonly origins: readonly Figure[];
  /** Only derived figures: how it was computed and between which bounds it lies. */
  readonly derived?: Pick<Derived, "formula" | "interval">;
  /** What a public variant may tell of its way from the report, where that is less than everything. */
  readonly told?: ToldWay;
}

export interface ToldWay {
  readonly origins: readonly Figure[];
  /** Those of them whose words in the report are not to be quoted. */
  readonly unquoted: ReadonlySet<Figure>;
  readonly formula?: string;
}

/** A figure's way from the report, as far as its deck may tell it. */
export const toldWay = ({ told, origins, derived }: BoundFigure): ToldWay => told ?? { origins, unquoted: new Set(), formula: derived?.formula };

export interface Bindings {
  readonly byName: ReadonlyMap<string, BoundFigure>;
  /** Finds a figure by its name in the outline, else by its printed indicator where only one has it. */
  find(name: string): BoundFigure | undefined;
  /** What to say of a name that nothing is bound to. */
  unknown(name: string, span: Span | undefined): Diagnostic;
  /** Numbers that a public variant must not show; absent where everything may be shown. */
  readonly secrets?: readonly Secret[];
}

/** A number of an internal figure: its value or its change, without sign. */
export interface Secret {
  readonly name: string;
  readonly digits: string;
  readonly unit: string;
}

/** Binds the outline's `figures:` to the report. Every name is tried, so that one run shows every mistake. */
export function bindFigures(outline: Outline, report: Report | undefined, located: Located, labels: Wording["labels"]): Diagnosed<Bindings> {
  const definitions = new Map(Object.entries(outline.figures ?? {}));
  const bound = new Map<string, BoundFigure>();
  const diagnostics: Diagnostic[] = [];
  const failed = new Set<string>();
  const library = report && figureLibrary(report);
  const open = new Set<string>();
  const asked = new Set<string>();

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
    const { indicator } = definition;
    if (indicator !== undefined) return bindReported(name, { ...definition, indicator }, library, (field) => located.locate(["figures", name, field]));
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
    const printed = library ? printedAs(name, library).figures : [];
    return printed.length === 1 ? reported(name, {}, printed[0]!) : undefined;
  };

  const names = [...definitions.keys()];
  const unknown = (name: string, span: Span | undefined): Diagnostic => {
    const printed = library && printedAs(name, library);
    if (printed && printed.figures.length > 1) return ambiguousFigure(name, printed, span, name);
    if (asked.add(name).size > mostAdvised) return error("unknown-figure", { name, known: [] }, { span });
    const { indicators, named } = library ?? { indicators: [], named: () => [] };
    const related = candidates(closestIndicators(name, indicators, 3).flatMap((indicator) => named(indicator)[0] ?? []));
    return error("unknown-figure", { name, suggestion: suggest(name, names) ?? meantIndicator(name, indicators)?.name, known: names }, { span, related });
  };

  for (const name of names) bind(name);
  const find = (name: string): BoundFigure | undefined => bound.get(name) ?? (failed.has(name) ? failedFigure(name) : findByIndicator(name));
  return { value: { byName: bound, find, unknown }, diagnostics };
}

/** Figures derived from figures derived from …: more steps than this are a slip, and each takes stack. */
const longestChain = 50;
/** A name whose definition is wrong has had its diagnostic: it stands as a visible gap and is not complained of again. */
const failedFigure = (name: string): BoundFigure => ({ name, label: name, section: [], origins: [] });

const none = (diagnostic: Diagnostic): { value: undefined; diagnostics: readonly Diagnostic[] } => ({ value: undefined, diagnostics: [diagnostic] });

function bindReported(
  name: string,
  definition: FigureBinding & { readonly indicator: string },
  library: FigureLibrary | undefined,
  at: (field: keyof FigureBinding) => Span,
): Diagnosed<BoundFigure | undefined> {
  if (!library) return none(error("no-report", { name }, { span: at("indicator") }));
  const chosen = chooseFigure(definition, library, at);
  return chosen.value ? converted(reported(name, definition, chosen.value), definition.unit, at("unit")) : { value: undefined, diagnostics: chosen.diagnostics };
}

function reported(name: string, definition: FigureBinding, figure: Figure): BoundFigure {
  const printed = figure.valueSpan ? spanText(figure.valueSpan) : "";
  const approximate = !figure.qualifiers.includes("approximate") ? undefined : /[余多]/u.test(printed) ? "more" : "about";
  const { value, unit, change, period, scope, section } = figure;
  return { name, label: definition.label ?? figure.indicator, ...(definition.good && { good: definition.good }), value, unit, change, period, scope, section, approximate, origins: [figure] };
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
  const scopes = new Set(ready.map(({ figure }) => figure.scope));
  const periods = new Set(ready.map(({ figure }) => JSON.stringify(figure.period ?? null)));
  const mixed = periods.size > 1 ? [warning("period-mix", { name }, where)] : [];
  const bound: BoundFigure = {
    name,
    label: definition.label ?? name,
    ...(definition.good && { good: definition.good }),
    value,
    unit,
    period: ready[0]!.figure.period,
    scope: scopes.size === 1 ? ready[0]!.figure.scope : undefined,
    section: ready[0]!.figure.section,
    approximate: derived.value.approximate ? "about" : undefined,
    origins: [...new Set(ready.flatMap(({ figure }) => figure.origins))],
    derived: { formula, interval },
  };
  return { value: bound, diagnostics: [...told, ...mixed] };
}

