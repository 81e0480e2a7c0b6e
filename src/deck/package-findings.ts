import type { Checked } from "../kinds/check.js";
import type { Deck } from "../lint/deck.js";
import { findingsOf } from "../lint/lint.js";
import type { LintRule } from "../lint/rule.js";
import { rule as chartCache } from "../lint/rules/chart-cache.js";
import { rule as chartWorkbook } from "../lint/rules/chart-workbook.js";
import { rule as placeholderEmpty } from "../lint/rules/placeholder-empty.js";
import { rule as slideTitle } from "../lint/rules/slide-title.js";
import { rule as tableHeader } from "../lint/rules/table-header.js";
import type { Code, Diagnostic } from "../source/diagnostic.js";
import type { SourceFile, Span } from "../source/span.js";

/** What the linter knows of a file and the rules of decks cannot see, each under its own name; the rest of the package is the business of `deckwright lint`. */
const rules: readonly LintRule[] = [chartCache, chartWorkbook, placeholderEmpty, slideTitle, tableHeader];

/** The same findings as diagnostics, each at its shape. */
export function packageFindings(deck: Deck, { scene }: Checked): readonly Diagnostic[] {
  const file = scene.slides.flatMap(({ span }) => span?.file ?? [])[0];
  return findingsOf(deck, rules).flatMap(({ rule, severity, args, slide, shape, part }): readonly Diagnostic[] => {
    if (slide === undefined) return []; // a chart that no slide shows
    const named = shape ?? (part === undefined ? undefined : frameOf(deck, slide, part));
    const span = file && placeOf(file, slide, named);
    return [{ code: rule as Code /* each of `rules` has its sentence among them */, severity, args: { ...args }, slide, ...(span && { span }) }];
  });
}

/** The name of the shape whose part it is. */
function frameOf(deck: Deck, number: number, part: string): string | undefined {
  const slide = deck.slides.find((one) => one.number === number);
  const id = slide && deck.relations(slide.path).find(({ target }) => target === part)?.id;
  return id === undefined ? undefined : deck.shapes(slide!.path).find(({ kind, element }) => kind === "frame" && JSON.stringify(element.children).includes(`"r:id":"${id}"`))?.name;
}

function placeOf(file: SourceFile, slide: number, shape: string | undefined): Span | undefined {
  const found = file.shapes?.find((one) => one.slide === slide && (shape === undefined || one.shape === shape)) ?? file.shapes?.find((one) => one.slide === slide);
  return found && { file, start: found.at, end: found.at };
}
