import type { ChartWords, Checked } from "../../kinds/check.js";
import { figureNames } from "../../kinds/named-figures.js";
import { candidate as placeOf } from "../../outline/choose-figure.js";
import { toNumber } from "../../report/decimal.js";
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
      if (chart.figures.length === 0) yield* namedPoints(chart, deck, slide.number);
    }
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
