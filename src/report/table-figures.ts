import { negate, parseDecimal, type Decimal } from "./decimal.js";
import { findPeriods, periodOf, resolvePeriod } from "./grammar/zh/periods.js";
import { isDigit, readDigits } from "./grammar/digits.js";
import { readEnglishCell, readEnglishUnit } from "./grammar/en/cells.js";
import type { Change, Figure, Period, Section, Table } from "./report.js";

/** What stands around a table: its document's year and language, and the unit said over it (单位：亿元). */
export interface TableSetting {
  readonly year?: number;
  readonly unit?: string;
  readonly section: readonly Section[];
}

type Cell = Table["rows"][number][number];

/** What a column holds, as its header says. `measure` is what is left of the header without period and unit. */
interface Column {
  readonly role: "label" | "unit" | "value" | "change" | "other";
  readonly measure: string;
  readonly period?: Period;
  readonly unit?: string;
  readonly basis: Change["basis"];
}

/**
 * The figures of a table: the row names what is measured, the column says when and how; a change column belongs to the
 * latest value before it. Cells that are no number as a whole (empty, —, words) give none.
 */
export function tableFigures(table: Table, setting: TableSetting): readonly Figure[] {
  const heads = headerRows(table.rows);
  const body = table.rows.slice(heads);
  if (heads === 0 || body.length === 0) return [];
  const columns = columnsOf(table.rows.slice(0, heads), body, setting);
  if (columns[0]?.role !== "label") return [];
  return body.flatMap((row) => rowFigures(row, columns, setting));
}

/** Rows before the first one with a number outside its first cell; years in a row of their own are headers. */
function headerRows(rows: Table["rows"]): number {
  const at = rows.findIndex((row) => row.slice(1).some(({ text }) => readCell(text) !== undefined && !isYear(text)));
  return Math.min(at < 0 ? 0 : at, MOST_HEADERS);
}

const MOST_HEADERS = 3;
const isYear = (text: string): boolean => /^(?:19|20)\d\d$/u.test(text.trim());

function columnsOf(heads: Table["rows"], body: Table["rows"], setting: TableSetting): readonly Column[] {
  const width = Math.min(MOST_COLUMNS, Math.max(...body.map((row) => row.length)));
  return Array.from({ length: width }, (_, i) => {
    const parts = heads.map((row) => row[i]?.text.trim() ?? "");
    const cells = body.map((row) => row[i]?.text ?? "");
    return columnOf(parts.filter((part, at) => part !== "" && parts.indexOf(part) === at).join(""), i, cells, setting);
  });
}

const MOST_COLUMNS = 60;
const CHANGE_HEADER = /增长|增减|增幅|增速|涨跌|升降|同比|环比|比上年|较上年|比上期|变动|变化|\bchange|\bgrowth|\by\/?o\/?y\b|year[- ]on[- ]year|[+±]\s?[\/／]?\s?[-−]|^\s*%\s*$/iu;
const UNIT_HEADER = /^(?:计量|计价|数量)?单位$|^units?$/iu;
const ASIDE_HEADER = /备注|说明|附注|^注|序号|编号|排名|位次|^no\.?$|note|rank|comment/iu;
const PLAIN_MEASURE = /^(?:数值|绝对数|绝对量|绝对值|金额|总量|指标值|本期|本期数|本年|本年数|完成数|实际|实际完成|实绩|全年|value|amount|figure|total|actual|number)$/iu;

function columnOf(header: string, index: number, cells: readonly string[], setting: TableSetting): Column {
  const { name, unit } = withoutUnit(header);
  const period = periodOfText(header, setting.year);
  const base = { measure: measureOf(name), period, unit, basis: /环比|month|quarter on/iu.test(header) ? "month-on-month" as const : "year-on-year" as const };
  if (index === 0) return { ...base, role: "label" };
  if (UNIT_HEADER.test(header)) return { ...base, role: "unit" };
  if (ASIDE_HEADER.test(header) || !cells.some((cell) => readCell(cell) !== undefined)) return { ...base, role: "other" };
  return { ...base, role: CHANGE_HEADER.test(header) ? "change" : "value" };
}

/** What the header measures once the period is taken off it; nothing where it only says that there is a number. */
function measureOf(name: string): string {
  let rest = name;
  for (const mention of [...findPeriods(name)].reverse()) rest = rest.slice(0, mention.start) + rest.slice(mention.end);
  rest = rest.replace(/(?:FY|Q[1-4])?\s?(?:19|20)\d\d(?:\s?Q[1-4])?年?/giu, "").replace(/^[\s:：,，-]+|[\s:：,，-]+$/gu, "");
  return PLAIN_MEASURE.test(rest) ? "" : rest;
}

function periodOfText(text: string, year: number | undefined): Period | undefined {
  const said = findPeriods(text).find(({ role }) => role === "period");
  if (said) return resolvePeriod(said, year);
  const english = /(?:^|[^\d])(Q[1-4])?\s?(?:FY\s?)?((?:19|20)\d\d)\s?(Q[1-4])?(?!\d)/iu.exec(text);
  if (!english) return undefined;
  const quarter = Number((english[1] ?? english[3] ?? "q0").slice(1));
  return periodOf(Number(english[2]), quarter === 0 ? undefined : [quarter * 3 - 2, quarter * 3]);
}

/** 增长（%）→ 增长 and %; a bracket that is no unit stays in the name. */
function withoutUnit(header: string): { readonly name: string; readonly unit?: string } {
  const found = /^(.*?)\s?[（(]\s?(?:单位[:：])?([^（）()]{1,20})[）)]\s?$/u.exec(header) ?? /^(.{2,60}?)\s?[,，/／]\s?([%％‰万亿]\S{0,6}|元)$/u.exec(header);
  const bare = /^(.{2,60}?)\s?([%％‰])$/u.exec(header);
  if (bare && !found) return { name: bare[1]!.trim(), unit: bare[2]! };
  if (!found || !isUnit(found[2]!)) return { name: header };
  return { name: found[1]!.trim(), unit: readEnglishUnit(found[2]!) ?? found[2]!.trim() };
}

const UNIT = /^(?:[%％‰]|个?百分点|[十百千万亿]{0,2}(?:元|美元|吨|人|人次|户|家|个|项|件|台|辆|套|米|千米|公里|亩|公顷|平方米|平方公里|立方米|千瓦时|千瓦|标箱|头|只|箱|册|张|所|吨标准煤|元\/\S{1,4}|\S{1,4}[/／]\S{1,4})|[万亿]\S{0,6}|(?:RMB|USD|EUR|US\$|HK\$|[$€£¥])?\s?(?:thousand|million|billion|trillion|bn|mn|m)s?|(?:thousand|million|billion) [a-z]{1,16}(?: [a-z]{1,12})?|percent|pp|'000|(?:RMB|USD|EUR)|[kMGT]?Wh?|kg|km|tonnes?|people)$/iu;
const isUnit = (text: string): boolean => UNIT.test(text.trim()) || readEnglishUnit(text) !== undefined;

function rowFigures(row: readonly Cell[], columns: readonly Column[], setting: TableSetting): readonly Figure[] {
  const label = row[0];
  const named = label && rowName(label.text);
  const rowPeriodOnly = label && onlyPeriod(label.text, setting.year);
  if (!named || (named.name === "" && !rowPeriodOnly) || row.length > columns.length) return [];
  const rowPeriod = onlyPeriod(label.text, setting.year);
  const unitColumn = columns.findIndex(({ role }) => role === "unit");
  const rowUnit = unitColumn < 0 ? named.unit : row[unitColumn]?.text.trim() || named.unit;
  const figures: Figure[] = [];
  let group: number[] = [];
  for (let i = 1; i < row.length; i += 1) {
    const column = columns[i]!;
    const cell = row[i]!;
    const read = column.role === "value" || column.role === "change" ? readCell(cell.text) : undefined;
    if (!read) continue;
    const period = column.period ?? rowPeriod ?? (setting.year === undefined ? undefined : periodOf(setting.year, undefined, false));
    const indicator = rowPeriod ? column.measure : named.name + addition(named.name, column.measure);
    if (indicator === "") continue;
    const span = { ...label.span, end: Math.max(label.span.end, cell.span.end) };
    const base = { indicator, ...(period && { period }), qualifiers: named.ofWhich ? (["of-which"] as const) : [], section: setting.section, span };
    if (column.role === "change") {
      const change = changeOf(read, column, rowUnit, cell);
      const at = latest(group, figures);
      const known = at === undefined ? undefined : figures[at];
      if (known && !known.change) figures[at!] = { ...known, change, span: { ...known.span, end: Math.max(known.span.end, cell.span.end) } };
      else figures.push({ ...base, indicator: known?.indicator ?? named.name, change });
      group = [];
      continue;
    }
    const unit = read.unit ?? (rowUnit || undefined) ?? column.unit ?? setting.unit;
    group.push(figures.push({ ...base, value: read.value, ...(unit !== undefined && { unit }), valueSpan: cell.span }) - 1);
  }
  return figures;
}

/** Of the values since the last change column, what was achieved (no plan, no share) in the latest period: reports print the newest year first or last. */
function latest(group: readonly number[], figures: readonly Figure[]): number | undefined {
  const actual = group.filter((at) => figures[at]!.unit !== "%" && !/预算|计划|目标|budget|plan|target/iu.test(figures[at]!.indicator));
  return (actual.length > 0 ? actual : group).reduce<number | undefined>((best, at) => {
    if (best === undefined) return at;
    const [end, bestEnd] = [figures[at]!.period?.end ?? "", figures[best]!.period?.end ?? ""];
    // Stores, sales, growth: of several measures of one time the nearest.
    return end > bestEnd || (end === bestEnd && figures[at]!.indicator !== figures[best]!.indicator) ? at : best;
  }, undefined);
}

/** 水泥 in a column 产量 is 水泥产量; 发电量 there says it already. */
function addition(name: string, measure: string): string {
  if (measure === "" || name.at(-1) === measure.at(-1) || name.includes(measure)) return "";
  return /^[\u0021-\u007e]/u.test(measure) ? ` ${measure}` : measure;
}

function changeOf(read: CellNumber, column: Column, rowUnit: string | undefined, { span }: Cell): Change {
  const unit = read.unit ?? column.unit ?? (rowUnit?.includes("百分点") ? rowUnit : undefined);
  const points = unit !== undefined && /百分点|^pp$/u.test(unit);
  const amount = (unit !== undefined && /^times$|[A-Z]{3}$/u.test(unit)) || /增减额|增加额|变动额|变化额|差额/u.test(column.measure);
  return { value: read.value, unit: points ? "pp" : amount ? "abs" : "%", basis: column.basis, span };
}

/** `其中：税收收入`, `#出口`, `　1. 工业`, `资产负债率（%）`. */
function rowName(text: string): { readonly name: string; readonly unit?: string; readonly ofWhich: boolean } {
  const bare = text.trim().replace(/^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d{1,2}[.．、]\s?(?!\d))/u, "");
  const name = bare.replace(/^(?:[#＃*]|其中[:：]?|加[:：]|减[:：]|of which:?)\s*/iu, "").trim();
  const { name: named, unit } = withoutUnit(name);
  return { name: readCell(named) ? "" : named, unit, ofWhich: name !== bare };
}

/** 2019年, 一季度, 2023Q1: the row says when, the columns say what. */
function onlyPeriod(text: string, year: number | undefined): Period | undefined {
  const label = text.trim();
  const mention = findPeriods(label).find(({ start, end }) => start === 0 && end === label.length);
  if (mention) return resolvePeriod(mention, year);
  return /^(?:Q[1-4]\s?)?(?:FY\s?)?(?:19|20)\d\d(?:\s?Q[1-4])?$/iu.test(label) ? periodOfText(label, year) : undefined;
}

interface CellNumber {
  readonly value: Decimal;
  readonly unit?: string;
}

const LONGEST_CELL = 40;

/** A cell that is one number, with its unit where it prints one; (1,204) is negative as accounts write it. */
function readCell(text: string): CellNumber | undefined {
  // 0.614***: stars say how sure an estimate is.
  const cell = text.trim().replace(/(?<=[\d)）])\s?\*{1,3}$/u, "");
  if (cell.length > LONGEST_CELL) return undefined;
  const moved = /^(增加|增长|上升|提高|提升|减少|下降|降低|回落)了?\s?(\d[^\s]*)$/u.exec(cell);
  const said = moved && numberCell(moved[2]!);
  if (said) return { ...said, value: /^[减下降回]/u.test(moved[1]!) ? negate(said.value) : said.value };
  const negative = /^[（(]([\d,.]+)[）)]$/u.exec(cell);
  if (negative) return numberCell(`-${negative[1]!}`);
  return numberCell(cell);
}

function numberCell(cell: string): CellNumber | undefined {
  const english = /^[-+−($€£¥\dA-Z]/u.test(cell) && /[$€£A-Za-z]/u.test(cell) ? readEnglishCell(cell) : undefined;
  if (english?.unit !== undefined) return english;
  const currency = /^(?:US\$|HK\$|[$€£¥￥])\s?/u.exec(cell)?.[0].length ?? 0;
  const number = readDigits(cell, currency);
  if (!number) return cell === "持平" ? { value: parseDecimal("0")! } : undefined;
  const unit = cell.slice(number.end).trim();
  if (unit !== "" && (!isUnit(unit) || isDigit(unit[0]))) return undefined;
  return { value: number.value, ...(unit !== "" && { unit }) };
}
