import type { DataTable } from "../../data/table.js";
import type { Checked } from "../../kinds/check.js";
import { figureNames, type NamedFigures, type NamesIn } from "../../kinds/named-figures.js";
import { changeText, compareLevel, levelText, overlap, reportYear, type Comparison } from "../../kinds/said-figures.js";
import { candidate as placeOf } from "../../outline/choose-figure.js";
import { roundingInterval } from "../../report/interval.js";
import { parseDecimal, type Decimal } from "../../report/decimal.js";
import { findPeriods, resolvePeriod } from "../../report/grammar/zh/periods.js";
import { formatPeriod, parsePeriod } from "../../report/period.js";
import type { Figure, Period } from "../../report/report.js";
import { error, type Diagnostic } from "../../source/diagnostic.js";

/** Cells of data files that name an indicator of the report, in their row or in their column, say what the report says of it. */
export function* tableMismatches(deck: Checked): Generator<Diagnostic> {
  const names = figureNames(deck);
  const year = reportYear(deck);
  for (const table of deck.tables.values()) {
    const heads = table.columns.map((head, c) => headOf(head, table, c, names, year));
    for (const [r, row] of table.rows.entries()) {
      const label = row.map((cell) => (isNumber(cell) ? undefined : whole(cell.trim(), names))).find((means) => means !== undefined);
      const rowPeriod = row.map((cell) => periodIn(cell, year)).find((period) => period !== undefined);
      for (const [c, cell] of row.entries()) {
        const value = isNumber(cell) || (label !== undefined && /^\d{4}$/u.test(cell.trim()) && heads[c]!.period !== undefined) ? parseDecimal(cell.replace(/[%％]$/u, "")) : undefined;
        const head = heads[c]!;
        const means = label ?? head.means;
        if (!value || !means) continue;
        const problem = differs(value, means, { ...head, period: head.period ?? (label ? undefined : rowPeriod), transposed: label === undefined });
        if (!problem) continue;
        const { figure, there, what } = problem;
        yield error("number-mismatch", { what, name: figure.indicator, here: what === "period" ? formatPeriod(head.period!) : cell, there }, { span: table.spans[r]![c]!, related: [placeOf(figure)] });
      }
    }
  }
}

const isNumber = (cell: string): boolean => /\d/u.test(cell) && parseDecimal(cell.trim().replace(/[%％]$/u, "")) !== undefined && !/^(?:19|20)\d\d$/u.test(cell.trim());

function whole(text: string, names: NamesIn): NamedFigures | undefined {
  const [found] = names(text);
  return found && found.start === 0 && found.end === text.length ? found.means : undefined;
}

interface Head {
  readonly means?: NamedFigures;
  readonly unit: string;
  readonly growth: boolean;
  readonly period?: Period;
}

const growthWords = /增速|增长|增幅|同比|涨幅|降幅|change|growth|yoy|±/iu;
const otherMeasures = /占比|比重|份额|排名|位次|增量|差|累计|目标|计划|预算|share|rank|target|plan|budget/iu;

function headOf(head: string, table: DataTable, column: number, names: NamesIn, year: number | undefined): Head & { readonly skipped: boolean } {
  const unit = table.units[column] ?? /[（(\[]([^（(\[]{1,24})[）)\]]\s*$/u.exec(head)?.[1] ?? table.unit ?? "";
  const name = head.replace(/[（(\[].*$/u, "").trim();
  const growth = growthWords.test(head);
  const means = whole(growth ? name.replace(growthWords, "").trim() : name, names);
  const period = periodIn(head, year);
  return { ...(means && { means }), unit, growth, ...(period && { period }), skipped: otherMeasures.test(head) };
}

function periodIn(text: string, year: number | undefined): Period | undefined {
  // A year that cannot be one is a slip in the head of a column.
  const impossible = /^(\d{4})年/u.exec(text)?.[1];
  if (impossible !== undefined && !/^(?:19|20)/u.test(impossible)) return { start: `${impossible}-01`, end: `${impossible}-12`, stated: true };
  const [mention] = findPeriods(text);
  if (mention && mention.role === "period" && mention.stated) return resolvePeriod(mention, year);
  const named = /^(?:19|20)\d\d年?$/u.test(text.trim()) ? parsePeriod(text.trim().replace("年", "")) : undefined;
  return named && { ...named, stated: true };
}

function differs(value: Decimal, means: NamedFigures, head: Head & { readonly skipped: boolean; readonly transposed: boolean }): { readonly what: "value" | "period"; readonly figure: Figure; readonly there: string } | undefined {
  if (head.skipped) return undefined;
  const inTime = (figure: Figure): boolean => !head.period || (figure.period !== undefined && figure.period.start === head.period.start && figure.period.end === head.period.end);
  const told = [...new Set([...means.reported, ...means.bound.flatMap(({ derived, origins }) => (derived ? [] : origins))])];
  const said = told.filter((figure) => !figure.qualifiers.includes("prior") || head.period !== undefined);
  const level = (figure: Figure): Comparison => figure.value && compareLevel({ value, unit: head.unit }, { value: figure.value, unit: figure.unit, qualifiers: figure.qualifiers });
  const fits = (figure: Figure): boolean => (head.growth ? figure.change !== undefined && overlap(roundingInterval(value), roundingInterval(figure.change.value)) : level(figure) === "fits");
  const measured = said.filter((figure) => (head.growth ? figure.change !== undefined : level(figure) !== undefined));
  if (measured.some((figure) => inTime(figure) && fits(figure))) return undefined;
  const there = (figure: Figure): string => (head.growth ? changeText(figure.change!, figure.unit) : levelText(figure));
  const same = measured.find(inTime);
  if (same) return { what: "value", figure: same, there: there(same) };
  // A series of years may hold years that the report does not tell of; the report's number under another time is a slip.
  const elsewhere = head.transposed ? undefined : measured.find(fits);
  return elsewhere?.period && head.period ? { what: "period", figure: elsewhere, there: formatPeriod(elsewhere.period) } : undefined;
}
