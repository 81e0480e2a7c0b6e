import type { Checked, CheckedSlide, Words } from "../../kinds/check.js";
import { derivationsSaid } from "../../kinds/derived-said.js";
import { figureNames, type NamedFigures } from "../../kinds/named-figures.js";
import { changeText, compareChange, compareLevel, figuresSaid, levelText, type Comparison } from "../../kinds/said-figures.js";
import { everyText } from "../../kinds/check.js";
import { candidate as placeOf } from "../../outline/choose-figure.js";
import type { Candidate } from "../../report/grammar/candidate.js";
import { formatPeriod } from "../../report/period.js";
import type { Figure } from "../../report/report.js";
import { error, type Diagnostic } from "../../source/diagnostic.js";

/** Typed numbers in sentences, read with the report's own grammar and held against the figures of the name they stand behind. */
export function* sentenceMismatches(deck: Checked): Generator<Diagnostic> {
  const names = figureNames(deck);
  for (const { words, slide } of everyText(deck)) {
    for (const said of figuresSaid(words.text, deck)) {
      const means = meant(said.indicator, names(said.indicator));
      const typed = unmarked(words, said);
      if (!means || (!typed.value && !typed.change) || isDerived(words, deck, typed)) continue;
      const found = deck.file && isOfAnotherTime(said, means) ? undefined : compared(typed, means);
      if (!found) continue;
      const { what, here, there, figure, start, end } = found;
      yield error("number-mismatch", { what, name: figure.indicator, here, there }, { span: words.at(start, end), ...slideNumber(slide), related: [placeOf(figure)] });
    }
  }
}

export const slideNumber = (slide: CheckedSlide | undefined): { readonly slide?: number } => (slide ? { slide: slide.number } : {});

/** The name that ends the indicator as the slide says it: 全区营业总收入 is the report's 营业总收入. */
function meant(indicator: string, found: readonly { readonly end: number; readonly means: NamedFigures }[]): NamedFigures | undefined {
  const last = found.at(-1);
  return last && last.end === indicator.length ? last.means : undefined;
}

/** Without the numbers that references show: those cannot differ from the report. */
function unmarked({ marks }: Words, said: Candidate): Candidate {
  const { valueStart, valueEnd, value, change } = said;
  const inMark = (start: number, end: number): boolean => marks.some((mark) => mark.start < end && start < mark.end);
  const shown = valueStart === undefined || valueEnd === undefined || inMark(valueStart, valueEnd);
  return { ...said, value: shown ? undefined : value, change: change && inMark(change.start, change.end) ? undefined : change };
}

/** A finished deck may speak of years that this report does not tell of. */
const isOfAnotherTime = ({ period }: Candidate, { reported }: NamedFigures): boolean =>
  period?.stated === true && !reported.some((figure) => figure.period && figure.period.start === period.start && figure.period.end === period.end);

/** 上年营业收入为…, 甲与乙合计…: said to follow from the figure, not to be it. derived-mismatch looks whether it does. */
function isDerived(words: Words, deck: Checked, { valueStart, valueEnd, change }: Candidate): boolean {
  const [start, end] = valueStart === undefined || valueEnd === undefined ? [change?.start ?? 0, change?.end ?? 0] : [valueStart, valueEnd];
  return derivationsSaid(words, deck).some(({ typed }) => typed.start < end && start < typed.unitEnd);
}

interface Difference {
  readonly what: "value" | "unit" | "sign" | "period";
  readonly here: string;
  readonly there: string;
  readonly figure: Figure;
  readonly start: number;
  readonly end: number;
}

function compared(said: Candidate, means: NamedFigures): Difference | undefined {
  const figures = means.reported.filter(({ qualifiers }) => qualifiers.includes("prior") === said.qualifiers.includes("prior") || said.period?.stated);
  const { value, change, valueStart = said.start, valueEnd = said.end } = said;
  if (value) {
    const levels = figures.flatMap((figure) => (figure.value ? [{ figure, how: compareLevel({ value, unit: said.unit ?? "", qualifiers: said.qualifiers }, { value: figure.value, unit: figure.unit, qualifiers: figure.qualifiers }) }] : []));
    const derived = means.bound.some((figure) => figure.derived && figure.value && compareLevel({ value, unit: said.unit ?? "", qualifiers: said.qualifiers }, { value: figure.value, unit: figure.unit, interval: figure.derived.interval }) === "fits");
    const problem = derived ? undefined : worst(levels, said);
    if (problem) return { ...problem, here: problem.what === "period" ? formatPeriod(said.period!) : levelText(said), there: problem.what === "period" ? formatPeriod(problem.figure.period!) : levelText(problem.figure), start: valueStart, end: valueEnd };
  }
  if (change) {
    const changes = figures.flatMap((figure) => (figure.change ? [{ figure, how: compareChange(change, figure.change) }] : []));
    const problem = worst(changes, { ...said, period: undefined });
    if (problem) return { ...problem, here: changeText({ ...change, span: problem.figure.span }, said.unit), there: changeText(problem.figure.change!, problem.figure.unit), start: change.start, end: change.end };
  }
  return undefined;
}

/** Nothing where one figure fits; else how it differs from the first that could be compared. */
function worst(all: readonly { readonly figure: Figure; readonly how: Comparison }[], { period }: Pick<Candidate, "period">): Pick<Difference, "what" | "figure"> | undefined {
  const fitting = all.filter(({ how }) => how === "fits");
  if (fitting.length > 0) {
    const stated = period?.stated === true;
    const other = fitting.every(({ figure }) => figure.period?.stated === true && (figure.period.start !== period?.start || figure.period.end !== period?.end));
    return stated && other ? { what: "period", figure: fitting[0]!.figure } : undefined;
  }
  const near = all.find(({ how }) => how === "sign" || how === "unit") ?? all.find(({ how }) => how === "value");
  return near && near.how !== undefined && near.how !== "fits" ? { what: near.how, figure: near.figure } : undefined;
}
