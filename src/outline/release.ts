import type { Report, Figure } from "../report/report.js";
import { agreement, quantityName } from "../report/agreement.js";
import { formatDecimal, type Decimal } from "../report/decimal.js";
import { error, type Diagnostic } from "../source/diagnostic.js";
import type { Span } from "../source/span.js";
import { derivations, type FigureBinding } from "./envelope.js";
import type { BoundFigure, Bindings, Secret } from "./figures.js";
import { releaseOf } from "./release-words.js";

const mark = /[【[［〔]\s{0,4}(?:内部|internal)\s{0,4}[】\]］〕](?!\()/iu; // `[internal](…)` is a link
const markAtStart = new RegExp(`^\\s*(?:(?:[-*•]|\\d{1,2}[.)])\\s+)?${mark.source}`, "iu");
const markAlone = new RegExp(`${markAtStart.source}[\\s:：]*$`, "iu");

/** Whether a text says somewhere that it is internal: 【内部】, [internal]. */
export const saysInternal = (text: string): boolean => mark.test(text);

/**
 * Notes without their internal lines. A line that begins with 【内部】 or [internal] is one, with the items of the list below it; where
 * the mark stands alone, so is all up to the next empty line. Linear in the text.
 */
export function publicNotes(notes: string): string {
  const kept: string[] = [];
  let paragraph = false;
  let deeperThan: number | undefined;
  for (const line of notes.split("\n")) {
    const empty = line.trim() === "";
    if (empty) paragraph = false;
    const indent = line.length - line.trimStart().length;
    if (deeperThan !== undefined && !empty && indent <= deeperThan) deeperThan = undefined;
    if (markAtStart.test(line)) {
      if (markAlone.test(line)) paragraph = true;
      deeperThan ??= indent;
    } else if (empty || (!paragraph && deeperThan === undefined)) kept.push(line);
  }
  return kept.join("\n");
}

/**
 * The figures of a public variant. An internal one is not found: not by its name, not by the indicator that the report prints,
 * and not through one derived from it, unless that says `release: public`. Of what stays, nothing is told that would give an
 * internal figure away: its place, its part in a formula, words of the report that contain it.
 */
export function publicBindings(bindings: Bindings, definitions: Readonly<Record<string, FigureBinding>>, report: Report | undefined, fromInternal: string): Bindings {
  const secrets = secretsOf(bindings, definitions, report);
  const reasons = new Map<string, string | undefined>();
  /** The internal figure behind a name, its own name where it is marked itself; undefined where it may be shown. */
  const reason = (name: string): string | undefined => {
    if (reasons.has(name)) return reasons.get(name);
    reasons.set(name, undefined); // a circle has had its diagnostic
    const found = findReason(name);
    reasons.set(name, found);
    return found;
  };
  const findReason = (name: string): string | undefined => {
    const definition = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
    if (definition?.release !== undefined) return releaseOf(definition.release) === "internal" ? name : undefined;
    const inputs = definition && inputsOf(definition);
    if (inputs && inputs.length > 0) return inputs.map(reason).find((one) => one !== undefined);
    return bindings.find(name)?.origins.some((origin) => secrets.figures.has(origin)) ? (secrets.nameOf(bindings.find(name)!) ?? name) : undefined;
  };
  const shown = new Map<BoundFigure, BoundFigure>();
  const find = (name: string): BoundFigure | undefined => {
    const figure = reason(name) === undefined ? bindings.find(name) : undefined;
    if (!figure || figure.origins.length === 0) return figure;
    const known = shown.get(figure) ?? withoutSecrets(figure, secrets, inputsOf(definitions[figure.name] ?? {}).some((input) => reason(input) !== undefined) ? fromInternal : undefined);
    shown.set(figure, known);
    return known;
  };
  return {
    byName: new Map([...bindings.byName.keys()].flatMap((name) => { const figure = find(name); return figure ? [[name, figure] as const] : []; })),
    find,
    secrets: [...bindings.byName].flatMap(([name, figure]) => (reason(name) === undefined ? [] : numbersOf(name, figure))),
    unknown(name, span): Diagnostic {
      const because = reason(name);
      return because === undefined ? bindings.unknown(name, span) : error("figure-internal", { name, ...(because !== name && { because }) }, { span });
    },
  };
}

function numbersOf(name: string, { value, unit = "", change }: BoundFigure): readonly Secret[] {
  const digits = (decimal: Decimal): string => formatDecimal(decimal).replace(/[^\d.]/gu, "");
  return [...(value ? [{ name, digits: digits(value), unit }] : []), ...(change ? [{ name, digits: digits(change.value), unit: change.unit === "pp" ? "个百分点" : change.unit === "%" ? "%" : unit }] : [])];
}

const inputsOf = (definition: FigureBinding): readonly string[] => derivations.flatMap((kind) => definition[kind] ?? []).map((reference) => reference.split(".")[0]!);

interface Secrets {
  /** Whatever the report says of an internal figure, in all its places. */
  readonly figures: ReadonlySet<Figure>;
  /** Where it says so, sorted by start. */
  readonly spans: readonly Span[];
  nameOf(figure: BoundFigure): string | undefined;
}

function secretsOf(bindings: Bindings, definitions: Readonly<Record<string, FigureBinding>>, report: Report | undefined): Secrets {
  const marked = Object.entries(definitions).flatMap(([name, { release, indicator }]) => {
    const figure = release !== undefined && releaseOf(release) === "internal" && indicator !== undefined ? bindings.byName.get(name)?.origins[0] : undefined;
    return figure ? [{ name, figure }] : [];
  });
  const byQuantity = new Map<string, { readonly name: string; readonly figure: Figure }[]>();
  for (const one of new Map(marked.toReversed().map((one) => [one.figure, one])).values()) {
    const alike = byQuantity.get(quantityName(one.figure));
    if (alike) alike.push(one);
    else byQuantity.set(quantityName(one.figure), [one]);
  }
  const nameOf = (figure: Figure): string | undefined => {
    const alike = byQuantity.get(quantityName(figure)) ?? [];
    return (alike.length > mostOfOneName ? alike[0] : alike.find((one) => saysTheSame(one.figure, figure, report)))?.name;
  };
  const figures = new Set([...marked.map(({ figure }) => figure), ...(report?.figures ?? []).filter((figure) => nameOf(figure) !== undefined)]);
  return {
    figures,
    spans: [...figures].flatMap(({ span, places = [], valueSpan, change }) => [span, ...places, ...(valueSpan ? [valueSpan] : []), ...(change ? [change.span] : [])]),
    nameOf: ({ origins }) => origins.map(nameOf).find((name) => name !== undefined),
  };
}

/** Of one name at most this many are compared one by one; beyond it the name is internal as a whole. */
const mostOfOneName = 200;

/** One quantity told twice, or a number that is the same in another place. */
function saysTheSame(a: Figure, b: Figure, report: Report | undefined): boolean {
  const printed = ({ value, unit, change }: Figure): string => `${value ? formatDecimal(value) : ""}${unit ?? ""} ${change ? formatDecimal(change.value) : ""}`;
  return a === b || printed(a) === printed(b) || agreement(a, b, report?.tables) !== "unlike";
}

function withoutSecrets(figure: BoundFigure, secrets: Secrets, formula: string | undefined): BoundFigure {
  const origins = figure.origins.filter((origin) => !secrets.figures.has(origin));
  const unquoted = new Set(origins.filter(({ span }) => secrets.spans.some((secret) => secret.file === span.file && secret.start < span.end && span.start < secret.end)));
  if (formula === undefined && origins.length === figure.origins.length && unquoted.size === 0) return figure;
  return { ...figure, told: { origins, unquoted, formula: formula ?? figure.derived?.formula } };
}
