import type { Checked, CheckedSlide, Words } from "../../kinds/check.js";
import { unitAt } from "../../kinds/numerals.js";
import { figureNames } from "../../kinds/named-figures.js";
import { compareLevel, figuresSaid, levelText } from "../../kinds/said-figures.js";
import { candidate as placeOf } from "../../outline/choose-figure.js";
import type { BoundFigure } from "../../outline/figures.js";
import { formatDecimal, parseDecimal } from "../../report/decimal.js";
import { formatPeriod } from "../../report/period.js";
import { error, type Diagnostic } from "../../source/diagnostic.js";
import { slideNumber } from "./sentences.js";

/** What is written beside a figure and contradicts it: another value or unit in its record, another unit behind its value, a name that is another figure's. */
export function* recordMismatches(deck: Checked): Generator<Diagnostic> {
  for (const slide of deck.slides) {
    for (const words of slide.words) {
      yield* beside(words, slide);
      yield* unitsBehind(words, slide);
      yield* otherNames(words, slide, deck);
    }
    yield* unitColumns(slide);
    yield* periodColumns(slide);
  }
}

const report = (what: "value" | "unit" | "figure", name: string, here: string, there: string, figure: BoundFigure, words: Pick<Words, "at">, slide: CheckedSlide, start?: number, end?: number): Diagnostic =>
  error("number-mismatch", { what, name, here, there }, { span: words.at(start, end), ...slideNumber(slide), related: figure.origins.slice(0, 2).map(placeOf) });

/** `{ figure: revenue, value: 3000 }`: what stands beside a figure wins, and so can be wrong. */
function* beside(words: Words, slide: CheckedSlide): Generator<Diagnostic> {
  const { owner, path, text } = words;
  if (!owner?.value || words.marks.length > 0) return;
  switch (path.at(-1)) {
    case "value": {
      const value = parseDecimal(text.replace(/[^\d.,+−-]+$/u, ""));
      if (value && compareLevel({ value, unit: "" }, { value: owner.value, unit: owner.unit }) !== "fits") yield report("value", owner.label, text, levelText(owner), owner, words, slide);
      return;
    }
    case "unit": {
      const unit = owner.unit ?? "";
      if (unit !== "" && !text.replace(/^[余多约近\s]+/u, "").startsWith(unit) && isUnit(text)) yield report("unit", owner.label, text, unit, owner, words, slide);
      return;
    }
    case "change": {
      const change = owner.change && formatDecimal(owner.change.value, { sign: true });
      if (change !== undefined && !text.replaceAll("−", "-").includes(change.replace("+", ""))) yield report("value", owner.label, text, change, owner, words, slide);
      return;
    }
    default:
  }
}

const isUnit = (text: string): boolean => unitAt(text.replace(/^[余多约近\s]+/u, ""), 0) !== "";

/** `{{platforms.value}}家创新平台` where the report counts 个. */
function* unitsBehind(words: Words, slide: CheckedSlide): Generator<Diagnostic> {
  for (const { figure, part, end } of words.marks) {
    if (!figure) continue;
    const printed = unitAt(words.text, end).trim();
    if (printed === "") continue;
    // Behind a whole figure or a change stands its own unit already: another one would be read with it.
    const unit = part === "value" ? (figure.unit ?? "") : undefined;
    if (unit === undefined || unit === "" || printed.replace(/^[余多]/u, "") === unit || words.text.startsWith(unit, end)) continue;
    yield report("unit", figure.label, printed, unit, figure, words, slide, end, end + printed.length);
  }
}

/** 工业增加值{{revenue}}: the name of one figure before the number of another. */
function* otherNames(words: Words, slide: CheckedSlide, deck: Checked): Generator<Diagnostic> {
  if (words.marks.length === 0) return;
  const names = figureNames(deck);
  for (const said of figuresSaid(words.text, deck)) {
    const mark = words.marks.find(({ start, end, part }) => (part === undefined || part === "value") && said.valueStart !== undefined && start <= said.valueStart && said.valueStart < end);
    const figure = mark?.figure;
    if (!mark || !figure?.value || figure.derived) continue;
    const [name, ...more] = names(said.indicator);
    if (!name || more.length > 0 || name.end - name.start !== said.indicator.length) continue;
    const { means } = name;
    if (means.bound.some((one) => one.name === figure.name) || means.reported.some((one) => figure.origins.includes(one)) || means.reported.length === 0) continue;
    const other = means.reported.find((one) => one.value && compareLevel({ value: figure.value!, unit: figure.unit ?? "" }, { value: one.value, unit: one.unit }) === "value");
    if (other) yield report("figure", means.name, words.text.slice(mark.start, mark.end), levelText(other), figure, words, slide, mark.start, mark.end);
  }
}

/** A column of units, or a unit in a head, beside figures that are in another one. */
function* unitColumns(slide: CheckedSlide): Generator<Diagnostic> {
  const { rows, columns } = slide.data;
  if (!Array.isArray(rows)) return;
  const heads = Array.isArray(columns) ? columns.map((column: unknown) => /[（(]([^）)]{1,8})[）)]$/u.exec(typeof column === "string" ? column : String((column as { head?: unknown } | null)?.head ?? ""))?.[1]) : [];
  const byName = new Map(slide.uses.map(({ figure }) => [figure.name, figure]));
  for (const [r, row] of rows.entries()) {
    if (!Array.isArray(row)) continue;
    const cells = row as readonly unknown[];
    const unitAtCell = cells.findIndex((cell) => typeof cell === "string" && cell !== "" && unitAt(cell, 0).trim() === cell.trim());
    for (const [c, cell] of cells.entries()) {
      const figure = figureOf(cell, byName);
      if (!figure || figure.unit === undefined) continue;
      const head = heads[c];
      const printed = unitAtCell >= 0 ? String(cells[unitAtCell]) : head !== undefined && unitAt(head, 0).trim() === head ? head : undefined;
      if (printed === undefined || printed === figure.unit || figure.derived !== undefined && figure.unit === "个百分点") continue;
      const path = unitAtCell >= 0 ? ["rows", r, unitAtCell] : ["columns", c];
      yield error("number-mismatch", { what: "unit", name: figure.label, here: printed, there: figure.unit }, { span: slide.at(path), slide: slide.number, related: figure.origins.slice(0, 1).map(placeOf) });
      break;
    }
  }
}

/** A year at the head of a column whose figures are all of another one. */
function* periodColumns(slide: CheckedSlide): Generator<Diagnostic> {
  const { rows, columns } = slide.data;
  if (!Array.isArray(rows) || !Array.isArray(columns)) return;
  const byName = new Map(slide.uses.map(({ figure }) => [figure.name, figure]));
  for (const [c, column] of columns.entries()) {
    const head = typeof column === "string" ? column : String((column as { head?: unknown } | null)?.head ?? "");
    const year = /^(\d{4})年?$/u.exec(head.trim())?.[1];
    const figures = rows.flatMap((row: unknown) => (Array.isArray(row) ? (figureOf(row[c], byName) ?? []) : []));
    const [first] = figures;
    if (year === undefined || !first || figures.some(({ period }) => !period || period.end.slice(0, 4) === year)) continue;
    yield error("number-mismatch", { what: "period", name: first.label, here: year, there: formatPeriod(first.period!) }, { span: slide.at(typeof column === "string" ? ["columns", c] : ["columns", c, "head"]), ...slideNumber(slide), related: first.origins.slice(0, 1).map(placeOf) });
  }
}

function figureOf(cell: unknown, byName: ReadonlyMap<string, BoundFigure>): BoundFigure | undefined {
  if (typeof cell === "string") {
    const name = /^\{\{([^.|}]+)\.value\|/u.exec(cell)?.[1];
    return name === undefined ? undefined : byName.get(name.trim());
  }
  const name = typeof cell === "object" && cell !== null ? (cell as { figure?: unknown }).figure : undefined;
  return typeof name === "string" && !name.includes(".") ? byName.get(name) : undefined;
}
