import { positionOf, spanText } from "../source/span.js";
import type { Language } from "../source/wording/wording.js";
import { formatDecimal } from "./decimal.js";
import type { Figure, Period, Report } from "./report.js";

export type FiguresFormat = "table" | "json" | "tsv";

/**
 * The report's figures for a person (`table`), for a program with everything known (`json`), or for a spreadsheet
 * (`tsv`: one row a figure; ranks are left out, they measure nothing).
 */
export function formatFigures(report: Report, format: FiguresFormat, language: Language): string {
  switch (format) {
    case "table":
      return alignedTable(report, language);
    case "json":
      return `${JSON.stringify(report.figures.map(jsonFigure), undefined, 2)}\n`;
    case "tsv":
      return tsv(report.figures.filter((figure) => !figure.qualifiers.includes("rank")));
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

function tsv(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const cells = cellsOf(figure);
    return COLUMNS.map((column) => oneLine(cells[column])).join("\t");
  });
  return [COLUMNS.join("\t"), ...rows, ""].join("\n");
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

function jsonFigure(figure: Figure): unknown {
  const position = positionOf(figure.span.file, (figure.valueSpan ?? figure.span).start);
  return {
    indicator: figure.indicator,
    value: figure.value && formatDecimal(figure.value),
    unit: figure.unit,
    change: figure.change && {
      value: formatDecimal(figure.change.value, { sign: true }),
      unit: figure.change.unit,
      basis: figure.change.basis,
    },
    period: figure.period,
    qualifiers: figure.qualifiers,
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
/** Columns of numbers are set flush right. */
const RIGHT: ReadonlySet<number> = new Set([1, 2, 5]);
const GAP = "  ";

function alignedTable({ figures }: Report, language: Language): string {
  const rows = [HEADS[language], ...figures.map((figure) => tableRow(figure, language))];
  const widths = HEADS[language].map((_, column) => Math.max(...rows.map((row) => cellsWide(row[column]!))));
  const lines = rows.map((row) => row.map((cell, i) => pad(cell, widths[i]!, RIGHT.has(i))).join(GAP).trimEnd());
  return `${lines.join("\n")}\n`;
}

function tableRow(figure: Figure, language: Language): readonly string[] {
  const { indicator, value, unit, change, change_unit, period, section, line } = cellsOf(figure);
  const changeUnit = change_unit === "pp" ? { en: " pp", "zh-CN": "个百分点" }[language] : change_unit === "abs" ? unit : change_unit;
  const space = unit !== "" && /^[A-Za-z]/u.test(unit) ? " " : "";
  return [oneLine(indicator), value === "" ? "" : `${value}${space}${unit}`, change === "" ? "" : `${change}${changeUnit}`, period, oneLine(section), line];
}

function pad(cell: string, width: number, right: boolean): string {
  const space = " ".repeat(Math.max(0, width - cellsWide(cell)));
  return right ? space + cell : cell + space;
}

/** Terminal cells: full-width characters take two (East Asian Width W and F). */
function cellsWide(text: string): number {
  let width = 0;
  for (const c of text) {
    const code = c.codePointAt(0)!;
    const wide =
      (code >= 0x1100 && code <= 0x115f) || (code >= 0x2e80 && code <= 0xa4cf) || (code >= 0xac00 && code <= 0xd7a3) ||
      (code >= 0xf900 && code <= 0xfaff) || (code >= 0xfe30 && code <= 0xfe6f) || (code >= 0xff00 && code <= 0xff60) ||
      (code >= 0xffe0 && code <= 0xffe6) || (code >= 0x1f300 && code <= 0x1faff) || (code >= 0x20000 && code <= 0x3fffd);
    width += wide ? 2 : 1;
  }
  return width;
}

/** One line, without characters that would move a terminal's cursor or end a row. */
function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu, " ").trim();
}
