import { positionOf, spanText } from "../source/span.js";
import { oneLine, textTable } from "../source/text-table.js";
import type { Language } from "../source/wording/wording.js";
import { formatDecimal } from "./decimal.js";
import type { Figure, Period, Report } from "./report.js";

/** Numbers of the slides that use a figure. */
export type UsedBy = (figure: Figure) => readonly number[];
export type FiguresFormat = "table" | "json" | "tsv";

/**
 * The report's figures for a person (`table`), for a program with everything known (`json`), or for a spreadsheet
 * (`tsv`: one row a figure; ranks are left out, they measure nothing). `usedBy` adds the slides that use each.
 */
export function formatFigures(report: Report, format: FiguresFormat, language: Language, usedBy?: UsedBy): string {
  switch (format) {
    case "table":
      return alignedTable(report, language, usedBy);
    case "json":
      return `${JSON.stringify(report.figures.map((figure) => ({ ...jsonFigure(figure), ...(usedBy && { slides: usedBy(figure) }) })), undefined, 2)}\n`;
    case "tsv":
      return tsv(report.figures.filter((figure) => !figure.qualifiers.includes("rank")), usedBy);
  }
}

/** `2015`, `2015Q1`, `2015-11`, `2015-01/2015-11`. */
export function formatPeriod({ start, end }: Period): string {
  const year = start.slice(0, 4);
  if (start === end) return start;
  if (end.slice(0, 4) !== year) return `${start}/${end}`;
  const months = `${start.slice(5)}-${end.slice(5)}`;
  const quarter = ["01-03", "04-06", "07-09", "10-12"].indexOf(months) + 1;
  if (months === "01-12") return year;
  return quarter > 0 ? `${year}Q${quarter}` : `${start}/${end}`;
}

const COLUMNS = ["indicator", "value", "unit", "change", "change_unit", "period", "section", "line"] as const;

function tsv(figures: readonly Figure[], usedBy: UsedBy | undefined): string {
  const rows = figures.map((figure) => {
    const cells = cellsOf(figure);
    return [...COLUMNS.map((column) => oneLine(cells[column])), ...(usedBy ? [usedBy(figure).join(" ")] : [])].join("\t");
  });
  return [[...COLUMNS, ...(usedBy ? ["slides"] : [])].join("\t"), ...rows, ""].join("\n");
}

function cellsOf(figure: Figure): Readonly<Record<(typeof COLUMNS)[number], string>> {
  return {
    indicator: figure.indicator,
    value: figure.value ? formatDecimal(figure.value) : "",
    unit: figure.unit ?? "",
    change: figure.change ? formatDecimal(figure.change.value, { sign: true }) : "",
    change_unit: figure.change?.unit ?? "",
    period: figure.period ? formatPeriod(figure.period) : "",
    section: figure.section.map(({ number, title }) => number ?? title).join(" / "),
    line: String(positionOf(figure.span.file, (figure.valueSpan ?? figure.span).start).line),
  };
}

function jsonFigure(figure: Figure): object {
  const position = positionOf(figure.span.file, (figure.valueSpan ?? figure.span).start);
  return {
    indicator: figure.indicator,
    value: figure.value && formatDecimal(figure.value),
    upTo: figure.upTo && formatDecimal(figure.upTo),
    unit: figure.unit,
    change: figure.change && {
      value: formatDecimal(figure.change.value, { sign: true }),
      unit: figure.change.unit,
      basis: figure.change.basis,
    },
    period: figure.period,
    qualifiers: figure.qualifiers,
    scope: figure.scope,
    section: figure.section.map(({ level, number, title, kind }) => ({ level, number, title, kind })),
    file: figure.span.file.path,
    line: position.line,
    column: position.column,
    text: oneLine(spanText(figure.span)),
  };
}

const HEADS: Readonly<Record<Language, readonly string[]>> = {
  en: ["Indicator", "Value", "Change", "Period", "Section", "Line"],
  "zh-CN": ["指标", "数值", "增减", "时期", "章节", "行"],
};
const USED: Readonly<Record<Language, string>> = { en: "Used on slide", "zh-CN": "用于页" };
/** Columns of numbers are set flush right. */
const RIGHT: ReadonlySet<number> = new Set([1, 2, 5]);

function alignedTable({ figures }: Report, language: Language, usedBy: UsedBy | undefined): string {
  const heads = usedBy ? [...HEADS[language], USED[language]] : HEADS[language];
  return textTable([heads, ...figures.map((figure) => [...tableRow(figure, language), ...(usedBy ? [usedBy(figure).join(", ")] : [])])], RIGHT);
}

function tableRow(figure: Figure, language: Language): readonly string[] {
  const { indicator, value, unit, change, change_unit, period, section, line } = cellsOf(figure);
  const changeUnit = change_unit === "pp" ? { en: " pp", "zh-CN": "个百分点" }[language] : change_unit === "abs" ? unit : change_unit;
  const space = unit !== "" && /^[A-Za-z]/u.test(unit) ? " " : "";
  return [oneLine(indicator), value === "" ? "" : `${value}${space}${unit}`, change === "" ? "" : `${change}${changeUnit}`, period, oneLine(section), line];
}
