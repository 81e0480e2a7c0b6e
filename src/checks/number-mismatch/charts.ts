import type { ChartWords, Checked, CheckedSlide } from "../../kinds/check.js";
import { figureNames } from "../../kinds/named-figures.js";
import { compareLevel, levelText } from "../../kinds/said-figures.js";
import { candidate as placeOf } from "../../outline/choose-figure.js";
import { parseDecimal, toNumber } from "../../report/decimal.js";
import type { Figure } from "../../report/report.js";
import { parseUnit } from "../../report/units.js";
import { error, type Diagnostic } from "../../source/diagnostic.js";

/** The unit that a chart writes above its numbers is the one that they are in. */
export function* chartMismatches(deck: Checked): Generator<Diagnostic> {
  for (const slide of deck.slides) {
    for (const chart of slide.charts) {
      for (const { figure, part, series } of chart.figures) {
        const unit = part === "change" ? (figure.change?.unit === "pp" ? "个百分点" : "%") : figure.unit;
        const written = chart.series[series]?.unit ?? chart.unit;
        if (unit === undefined || written === undefined || sameUnit(written, unit)) continue;
        yield error("number-mismatch", { what: "unit", name: figure.label, here: written, there: unit }, { span: chart.at(unitPath(chart, series)), slide: slide.number, related: figure.origins.slice(0, 1).map(placeOf) });
        break;
      }
      if (chart.figures.length > 0) continue;
      yield* namedPoints(chart, deck, slide.number);
      yield* unitOfData(chart, deck, slide.number);
    }
    yield* besideCharts(slide);
  }
}

const unitPath = (chart: ChartWords, series: number): readonly string[] => (chart.series[series]?.unit === undefined ? ["unit"] : ["line", "unit"]);

function sameUnit(a: string, b: string): boolean {
  const [x, y] = [a, b].map((text) => parseUnit(text.trim().replace("％", "%")));
  return x!.base === y!.base && x!.power === y!.power;
}

/** Points of typed numbers or of data under names of the report: its changes are in %, its levels in their own unit. */
function* namedPoints(chart: ChartWords, deck: Checked, slide: number): Generator<Diagnostic> {
  if (chart.unit === undefined || chart.series.length !== 1) return;
  const names = figureNames(deck);
  const [series] = chart.series;
  for (const [i, category] of chart.categories.entries()) {
    const value = series!.values[i];
    const named = names(category).find(({ start, end }) => start === 0 && end === category.length);
    if (value === undefined || !named) continue;
    const told = named.means.reported.flatMap((figure): readonly { readonly figure: Figure; readonly unit: string }[] => [
      ...(figure.change && toNumber(figure.change.value) === value ? [{ figure, unit: figure.change.unit === "pp" ? "个百分点" : "%" }] : []),
      ...(figure.value && toNumber(figure.value) === value && figure.unit !== undefined ? [{ figure, unit: figure.unit }] : []),
    ]);
    const [first] = told;
    if (!first || told.some(({ unit }) => sameUnit(unit, chart.unit!))) continue;
    yield error("number-mismatch", { what: "unit", name: category, here: chart.unit, there: first.unit }, { span: chart.at(["unit"]), slide, related: [placeOf(first.figure)] });
    return;
  }
}

/** A column of data whose head says its unit, drawn under another one. */
function* unitOfData(chart: ChartWords, deck: Checked, slide: number): Generator<Diagnostic> {
  for (const { values, unit = chart.unit, name } of chart.series) {
    if (unit === undefined || values.length < 2) continue;
    for (const table of deck.tables.values()) {
      if (table.rows.length !== values.length) continue;
      const column = table.columns.findIndex((_, c) => (table.units[c] ?? unitInHead(table.columns[c]!)) !== undefined && table.rows.every((row, r) => numberIn(row[c]!) === values[r]));
      const there = column < 0 ? undefined : (table.units[column] ?? unitInHead(table.columns[column]!));
      if (there === undefined || sameUnit(unit, there)) continue;
      yield error("number-mismatch", { what: "unit", name: name ?? table.columns[column]!, here: unit, there }, { span: chart.at(["unit"]), slide });
      return;
    }
  }
}

const unitInHead = (head: string): string | undefined => /[（(]([^（()）]{1,24})[)）]\s*$/u.exec(head)?.[1];
function numberIn(cell: string): number | undefined {
  const value = parseDecimal(cell.trim().replace(/[%％]$/u, ""));
  return value && toNumber(value);
}

/** A figure shown in the title or takeaway and the point of the chart below it that has its name and its year are one number. */
function* besideCharts(slide: CheckedSlide): Generator<Diagnostic> {
  const marks = slide.words.filter(({ role }) => role === "title" || role === "takeaway").flatMap(({ marks: own }) => own.filter(({ part }) => part === undefined || part === "value"));
  for (const chart of slide.charts) {
    const [series] = chart.series;
    const unit = series?.unit ?? chart.unit;
    if (chart.series.length !== 1 || !series || unit === undefined) continue;
    const name = `${series.name ?? ""} ${chart.title ?? ""}`.toLowerCase();
    for (const { figure } of marks) {
      if (!figure?.value || figure.derived || !figure.period || !alike(name, `${figure.label} ${figure.origins[0]?.indicator ?? ""}`.toLowerCase())) continue;
      const year = figure.period.end.slice(0, 4);
      const point = chart.categories.findIndex((category) => category.trim().replace(/年$/u, "") === year);
      const value = point < 0 ? undefined : series.values[point];
      const here = value === undefined ? undefined : parseDecimal(String(value));
      const how = here && compareLevel({ value: here, unit }, { value: figure.value, unit: figure.unit });
      if (how !== "value" && how !== "sign") continue;
      yield error("number-mismatch", { what: "value", name: figure.label, here: `${value}${unit}`, there: levelText(figure) }, { span: chart.at(["values", point]), slide: slide.number, related: figure.origins.slice(0, 1).map(placeOf) });
    }
  }
}

/** They share a word of five letters, or three Han characters. */
function alike(a: string, b: string): boolean {
  const stems = b.split(/[^a-z]+/u).flatMap((word) => (word.length >= 5 ? [word.slice(0, 5)] : []));
  if (stems.some((stem) => new RegExp(`(?<![a-z])${stem}`, "u").test(a))) return true;
  const han = [...b.replace(/[^\p{Script=Han}]/gu, "")];
  return han.some((_, i) => i + 3 <= han.length && a.includes(han.slice(i, i + 3).join("")));
}
