import { compare, parseDecimal } from "../report/decimal.js";
import type { Figure, Table } from "../report/report.js";
import type { Span } from "../source/span.js";
import type { Evidence } from "./evidence.js";
import type { FigureName, FigureNames } from "./figure-names.js";
import type { Form } from "./form.js";
import type { Value } from "./outline-yaml.js";
import { emOf, hasLooseNumber } from "./statements.js";
import { figureTitles, wordTitles } from "./titles.js";
import { tidy } from "./typeset.js";

/** What a cell of a report's table becomes: words, or a reference to its figure. */
interface Bound {
  readonly text: string;
  readonly name?: FigureName;
  readonly part?: "value" | "change";
}

/** Forms for a table of the report: a chart where its numbers compare, the table itself otherwise. No number is typed. */
export function tableForms(table: Table, evidence: Evidence): readonly Form[] {
  const { report, names } = evidence;
  const figures = report.figures.filter(({ span, places = [] }) => [span, ...places].some((place) => within(place, table.span)));
  const rows = table.rows.map((row) => row.map((cell): Bound => {
    const text = tidy(cell.text.replace(/\*\*/gu, ""), report.language);
    const value = figures.find(({ valueSpan }) => valueSpan && within(valueSpan, cell.span));
    if (value && names.has(value)) return { text, name: names.get(value)!, part: "value" };
    const change = figures.find((figure) => figure.change && figure.change.unit !== "abs" && within(figure.change.span, cell.span));
    if (change && names.has(change)) return { text, name: names.get(change)!, part: "change" };
    return repeated(cell, figures, names) ?? { text };
  }));
  const first = rows.findIndex((row) => row.some(({ name }) => name));
  if (first < 1) return [];
  const heads = rows[first - 1]!;
  const body = rows.slice(first).filter((row) => row.length === heads.length && row.some(({ name }) => name)).slice(0, mostRows);
  const columns = heads.map((_, i) => i).filter((i) => i === 0 || body.some((row) => usable(row[i]!))).slice(0, 7);
  if (body.length < 2 || columns.length < 2) return [];
  const shown = body.flatMap((row) => row.flatMap(({ name }) => name ?? []));
  const latest = [...new Map(shown.filter(({ figure }) => figure.change).map((name) => [name.key, name])).values()];
  const titles = [...figureTitles(latest.length > 0 ? latest : newest(shown).slice(0, 3), evidence), ...wordTitles(evidence)];
  return [...charts({ heads, body, columns }, evidence, titles), plain({ heads, body, columns }, titles)];
}

/** A cell that says again what the report's text has said: one figure, found by its row and its number. */
function repeated(cell: Table["rows"][number][number], figures: readonly Figure[], names: FigureNames): Bound | undefined {
  const text = cell.text.trim();
  const number = parseDecimal(text);
  const here = number === undefined ? [] : figures.filter((figure) => names.has(figure) && figure.places?.some((place) => place.start < cell.span.start && cell.span.end <= place.end));
  const value = here.find((figure) => figure.value && compare(figure.value, number!) === 0);
  if (value) return { text, name: names.get(value)!, part: "value" };
  const change = here.find((figure) => figure.change && figure.change.unit !== "abs" && compare(figure.change.value, number!) === 0);
  return change && { text, name: names.get(change)!, part: "change" };
}

/** Those of the last period that the table has. */
function newest(shown: readonly FigureName[]): readonly FigureName[] {
  const last = shown.map(({ figure }) => figure.period?.end ?? "").reduce((a, b) => (a > b ? a : b), "");
  return shown.filter(({ figure }) => (figure.period?.end ?? "") === last);
}

/** A slide and a half; longer tables of a report are for its appendix. */
const mostRows = 14;

interface Grid {
  readonly heads: readonly Bound[];
  readonly body: readonly (readonly Bound[])[];
  readonly columns: readonly number[];
}

/** A cell that can be shown: bound, or words without a number. */
const usable = ({ text, name }: Bound): boolean => name !== undefined || (text !== "" && !hasLooseNumber(text));

function plain({ heads, body, columns }: Grid, titles: readonly string[]): Form {
  const changes = columns.filter((i) => body.every((row) => !row[i]!.name || row[i]!.part === "change") && body.some((row) => row[i]!.part === "change"));
  return {
    template: "table",
    titles,
    content: [
      ["columns", columns.map((i): Value => (changes.includes(i) ? { head: headOf(heads[i]!), format: "change" } : headOf(heads[i]!)))],
      ["rows", body.map((row) => columns.map((i) => (i === 0 && !row[0]!.name && /\p{L}{2}/u.test(row[0]!.text) ? row[0]!.text : cellOf(row[i]!))))],
    ],
    fit: 0.82,
  };
}

const headOf = ({ text }: Bound): string => (text === "" ? "—" : text);

function cellOf({ text, name, part }: Bound): Value {
  if (name) return { figure: part === "change" ? `${name.key}.change` : name.key };
  return text === "" || hasLooseNumber(text) ? null : text;
}

/** One or two columns of levels in one unit become a chart; a single column of rates, too. */
function charts({ heads, body, columns }: Grid, evidence: Evidence, titles: readonly string[]): readonly Form[] {
  const { names } = evidence;
  const levels = columns.filter((i) => i > 0 && body.every((row) => row[i]!.part === "value"));
  const rates = columns.filter((i) => i > 0 && body.every((row) => row[i]!.part === "change"));
  const rows = body.filter(({ 0: label }) => !/合计|总计|^总量|\btotal\b/iu.test(label!.text));
  const labels = rows.map(({ 0: label }) => label!.text.replace(/^#|^其中[：:]/u, ""));
  if (rows.length < 2 || rows.length > 8 || labels.some((label) => emOf(label, names) > 18 || hasLooseNumber(label)) || new Set(labels).size < labels.length) return [];
  const kind = rows.length <= 6 && labels.every((label) => emOf(label, names) <= 7) ? "column" : "bar";
  const units = new Set(levels.flatMap((i) => rows.map((row) => unitIn(row[i]!, heads[i]!))));
  const unit = [...units][0] ?? "";
  const chart = (fields: { readonly [key: string]: Value }): readonly Form[] =>
    [...new Set([kind, "bar"])].map((each, i) => ({ template: "chart-takeaway", titles, content: [["chart", { kind: each, ...fields }]], fit: 0.92 - i * 0.02 }));
  if (levels.length >= 2 && units.size === 1 && spread(rows, levels) < 40) {
    const two = levels.length === 2 ? [...levels].sort((a, b) => endOf(rows[0]![a]!).localeCompare(endOf(rows[0]![b]!), "en")) : levels.slice(0, 3);
    return chart({ ...(unit === "" ? {} : { unit }), categories: labels, series: two.map((i) => ({ name: seriesName(heads[i]!), values: rows.map((row) => cellOf(row[i]!)) })) });
  }
  if (levels.length === 1 && units.size === 1 && spread(rows, levels) < 40) {
    return chart({ title: seriesName(heads[levels[0]!]!), ...(unit === "" ? {} : { unit }), categories: labels, values: rows.map((row) => cellOf(row[levels[0]!]!)) });
  }
  if (rates.length === 1 && rows.length >= 3) {
    return chart({ title: seriesName(heads[rates[0]!]!), unit: "%", categories: labels, values: rows.map((row) => cellOf(row[rates[0]!]!)) }).map((form) => ({ ...form, fit: 0.8 }));
  }
  return [];
}

const seriesName = (head: Bound): string => head.text.replace(/\s*[（(][^）)]*[）)]\s*$/u, "") || head.text;
const endOf = ({ name }: Bound): string => name?.figure.period?.end ?? "";

/** The figure's own unit, else what the header says in brackets. */
function unitIn({ name }: Bound, head: Bound): string {
  return name?.figure.unit ?? /[（(]([^（()）]{1,20})[）)]\s*$/u.exec(head.text)?.[1] ?? "";
}

/** How many times the largest number is the smallest: beyond some dozens the small ones cannot be seen. */
function spread(rows: readonly (readonly Bound[])[], columns: readonly number[]): number {
  const sizes = rows.flatMap((row) => columns.map((i) => Math.abs(Number(row[i]!.name!.figure.value!.digits) / 10 ** row[i]!.name!.figure.value!.scale)));
  return Math.min(...sizes) === 0 ? Infinity : Math.max(...sizes) / Math.min(...sizes);
}

const within = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end;
