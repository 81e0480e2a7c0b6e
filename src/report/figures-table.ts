import { placeNumber, positionOf, spanText } from "../source/span.js";
import { oneLine, textTable } from "../source/text-table.js";
import type { Language } from "../source/wording/wording.js";
import { formatDecimal } from "./decimal.js";
import { formatPeriod } from "./period.js";
import type { Figure, Report } from "./report.js";

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

const COLUMNS = ["indicator", "value", "unit", "change", "change_unit", "period", "section", "line", "scope"] as const;

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
    line: String(placeNumber(figure.span.file, (figure.valueSpan ?? figure.span).start)),
    scope: figure.scope ?? "",
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
    scope: figure.scope,
    qualifiers: figure.qualifiers,
    section: figure.section.map(({ level, number, title, kind }) => ({ level, number, title, kind })),
    file: figure.span.file.path,
    line: position.line,
    column: position.column,
    ...(figure.span.file.unit === "page" && { page: placeNumber(figure.span.file, (figure.valueSpan ?? figure.span).start) }),
    text: oneLine(spanText(figure.span)),
  };
}

type Head = Exclude<(typeof COLUMNS)[number], "unit" | "change_unit"> | "slides";
const HEADS: Readonly<Record<Language, Readonly<Record<Head, string>>>> = {
  en: { indicator: "Indicator", value: "Value", change: "Change", period: "Period", scope: "Scope", section: "Section", line: "Line", slides: "Used on slide" },
  "zh-CN": { indicator: "指标", value: "数值", change: "增减", period: "时期", scope: "口径", section: "章节", line: "行", slides: "用于页" },
};
/** Columns of numbers are set flush right. */
const RIGHT: ReadonlySet<Head> = new Set<Head>(["value", "change", "line"]);

/** What the column of lines counts in a report with pages. */
const PAGE: Readonly<Record<Language, string>> = { en: "Page", "zh-CN": "页码" };

/** Few reports print a scope: its column stands only where there is one. */
function alignedTable({ figures, file }: Report, language: Language, usedBy: UsedBy | undefined): string {
  const scoped = figures.some(({ scope }) => scope !== undefined);
  const heads: readonly Head[] = ["indicator", "value", "change", "period", ...(scoped ? (["scope"] as const) : []), "section", "line", ...(usedBy ? (["slides"] as const) : [])];
  const rows = figures.map((figure) => {
    const cells = tableCells(figure, language, usedBy);
    return heads.map((head) => cells[head]);
  });
  return textTable([heads.map((head) => (head === "line" && file.unit === "page" ? PAGE[language] : HEADS[language][head])), ...rows], new Set(heads.flatMap((head, i) => (RIGHT.has(head) ? [i] : []))));
}

function tableCells(figure: Figure, language: Language, usedBy: UsedBy | undefined): Readonly<Record<Head, string>> {
  const { indicator, value, unit, change, change_unit, period, section, line, scope } = cellsOf(figure);
  const changeUnit = change_unit === "pp" ? { en: " pp", "zh-CN": "个百分点" }[language] : change_unit === "abs" ? unit : change_unit;
  const space = unit !== "" && /^[A-Za-z]/u.test(unit) ? " " : "";
  return {
    indicator: oneLine(indicator),
    value: value === "" ? "" : `${value}${space}${unit}`,
    change: change === "" ? "" : `${change}${changeUnit}`,
    period,
    scope: oneLine(scope),
    section: oneLine(section),
    line,
    slides: usedBy ? usedBy(figure).join(", ") : "",
  };
}
