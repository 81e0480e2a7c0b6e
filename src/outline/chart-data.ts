import { isNumeric, isYear } from "../data/shape.js";
import type { DataTable } from "../data/table.js";

type Mapping = Readonly<Record<string, unknown>>;

/** What a chart may say about the table it is drawn from; everything else is the chart's own. */
export const tableFields = ["data", "category", "values", "columns", "line", "x", "y", "size", "label", "first", "last"] as const;

/** A chart whose numbers are named by their columns; anything named that is not there comes back with its field. */
export interface TableChart {
  readonly spec: Mapping;
  readonly unknown: readonly { readonly field: string; readonly name: string }[];
  /** No column has numbers. */
  readonly empty: boolean;
}

/** Whether a mapping is a chart drawn from a table: `{ kind: column, data: trend, category: 年份, values: [营业总收入] }`. */
export const isTableChart = (record: Mapping): boolean =>
  typeof record["data"] === "string" && (typeof record["kind"] === "string" || typeof record["show"] === "string") && !Object.hasOwn(record, "column");

/**
 * The chart with its numbers written out. `category` is the column on the axis, else the first one that holds no numbers;
 * `values` one column or several, else all that hold numbers. `columns` and `line` are those of a combo, `x`, `y`, `size` and
 * `label` those of points. `first` and `last` take so many rows from either end. Units come from the headings.
 */
export function chartFromTable(record: Mapping, table: DataTable): TableChart {
  const unknown: { field: string; name: string }[] = [];
  const rows = taken(table.rows, record);
  const own = Object.fromEntries(Object.entries(record).filter(([key]) => !(tableFields as readonly string[]).includes(key)));
  const index = (field: string, name: unknown): number => {
    const at = table.columns.indexOf(String(name));
    if (at >= 0) return at;
    const short = table.columns.findIndex((_, i) => nameOf(table, i) === String(name));
    if (short < 0) unknown.push({ field, name: String(name) });
    return short;
  };
  const named = (field: string): readonly number[] => (record[field] === undefined ? [] : [record[field]].flat().map((name) => index(field, name)).filter((at) => at >= 0));
  const cells = (at: number): readonly string[] => rows.map((row) => row[at] ?? "");
  const series = (at: number): Mapping => ({ name: nameOf(table, at), values: cells(at) });
  const numeric = table.columns.map((_, i) => i).filter((i) => rows.length > 0 && rows.every((row) => isNumeric(row[i] ?? "")) && rows.some((row) => /\d/u.test(row[i] ?? "")));

  if (typeof record["x"] === "string" && typeof record["y"] === "string") {
    const [x, y, size, label] = ["x", "y", "size", "label"].map((field) => named(field)[0]);
    const words = label ?? table.columns.findIndex((_, i) => !numeric.includes(i));
    const points = rows.map((row) => ({
      ...(words >= 0 ? { label: row[words] } : {}),
      x: row[x ?? -1] ?? "",
      y: row[y ?? -1] ?? "",
      ...(size === undefined ? {} : { size: row[size] }),
    }));
    const axis = (at: number | undefined): Mapping => (at === undefined ? {} : { title: nameOf(table, at), ...unitOf(table, [at]) });
    return { spec: { x: axis(x), y: axis(y), ...(size === undefined ? {} : { size: axis(size) }), ...own, points }, unknown, empty: false };
  }
  const category = named("category")[0] ?? firstCategory(table, rows, numeric);
  const categories = { categories: cells(category) };
  if (record["line"] !== undefined || record["columns"] !== undefined) {
    const [columns, [line]] = [named("columns"), named("line")];
    const rate = line === undefined ? {} : { line: { ...series(line), ...unitOf(table, [line]) } };
    return { spec: { ...unitOf(table, columns), ...own, ...categories, columns: columns.map(series), ...rate }, unknown, empty: false };
  }
  const values = record["values"] === undefined ? numeric.filter((i) => i !== category) : named("values");
  const [only] = values;
  if (only === undefined) return { spec: { ...own, ...categories }, unknown, empty: unknown.length === 0 };
  if (values.length === 1) return { spec: { title: nameOf(table, only), ...unitOf(table, values), ...own, ...categories, values: cells(only) }, unknown, empty: false };
  return { spec: { ...unitOf(table, values), ...own, ...categories, series: values.map(series) }, unknown, empty: false };
}

/** The same chart without any data, in a form whose only fault is that it has none: why it has none has been said. */
export function withoutTable(record: Mapping): Mapping {
  const own = Object.fromEntries(Object.entries(record).filter(([key]) => !(tableFields as readonly string[]).includes(key)));
  if (record["x"] !== undefined) return { ...own, points: [] };
  if (record["line"] !== undefined || record["columns"] !== undefined) return { ...own, categories: [], columns: [], line: { name: "", values: [] } };
  return { ...own, categories: [], values: [] };
}

function taken(rows: DataTable["rows"], { first, last }: Mapping): DataTable["rows"] {
  if (typeof first === "number" && first >= 1) return rows.slice(0, Math.floor(first));
  return typeof last === "number" && last >= 1 ? rows.slice(-Math.floor(last)) : rows;
}

/** Words, or years, which are numbers but no amounts. */
function firstCategory(table: DataTable, rows: DataTable["rows"], numeric: readonly number[]): number {
  const years = table.columns.findIndex((_, i) => rows.length > 0 && rows.every((row) => isYear(row[i] ?? "")));
  const words = table.columns.findIndex((_, i) => !numeric.includes(i));
  return words >= 0 ? words : Math.max(0, years);
}

/** A heading without the unit that stands in it: `产值（亿元）` is 产值. */
function nameOf(table: DataTable, at: number): string {
  const heading = table.columns[at] ?? "";
  const unit = table.units[at];
  const where = unit === undefined ? -1 : heading.lastIndexOf(unit);
  if (where <= 0) return heading;
  let end = where;
  while (end > 0 && beforeUnit.has(heading[end - 1]!)) end -= 1;
  return end === 0 ? heading : heading.slice(0, end);
}

const beforeUnit: ReadonlySet<string> = new Set([" ", "\u3000", "(", "（", "[", "/", ",", "，", ":", "："]);

/** The unit that all of the columns have, or that of the table. */
function unitOf(table: DataTable, columns: readonly number[]): Mapping {
  const units = new Set(columns.map((at) => table.units[at] ?? table.unit));
  const [unit] = units;
  return units.size === 1 && unit !== undefined ? { unit } : {};
}
