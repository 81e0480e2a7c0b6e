import { chartFromTable, isTableChart, withoutTable } from "./chart-data.js";
import { columnOf, type DataTable } from "../data/table.js";
import { error, type Diagnosed, type Diagnostic } from "../source/diagnostic.js";
import type { Path, Span } from "../source/span.js";
import { suggest } from "../source/suggest.js";
import type { Wording } from "../source/wording/wording.js";
import { locatePiece, placeOf, type Located } from "../source/located.js";
import type { BoundFigure, Bindings } from "./figures.js";
import { figureFields, recordOf, showFigure, type FigureField } from "./show.js";

/** A figure where the slide's content uses it. */
export interface Use {
  readonly figure: BoundFigure;
  readonly path: Path;
}

export interface Resolved {
  readonly data: unknown;
  readonly uses: readonly Use[];
}

/** What references may refer to. */
export interface Scope {
  readonly bindings: Bindings;
  readonly tables: ReadonlyMap<string, DataTable>;
  /** Names of tables that this variant may not use. */
  readonly closedTables?: ReadonlySet<string>;
  readonly labels: Wording["labels"];
  readonly located: Located;
  /** Cells of data tables that the deck may still show: a short reference can name a long column, again and again. */
  readonly budget: { cells: number };
}

/** Far above any deck; what one data file may hold. */
export const mostCells = 200_000;

/**
 * Slide content with every reference replaced by plain data, at the same paths: `{{name}}` in text becomes
 * `{{name|what it shows}}` (the mark that the trace follows), `{ figure: name }` a record, `{ data: t, column: c }` a list.
 * What comes out is itself valid input and resolves to itself. An unknown reference stays visible as `〔name〕`.
 */
export function resolve(content: unknown, at: Path, scope: Scope): Diagnosed<Resolved> {
  const uses: Use[] = [];
  const diagnostics: Diagnostic[] = [];
  const data = isMapping(content) ? fields(content, at, scope, uses, diagnostics) : walk(content, at, scope, uses, diagnostics);
  return { value: { data, uses }, diagnostics };
}

function walk(value: unknown, path: Path, scope: Scope, uses: Use[], diagnostics: Diagnostic[]): unknown {
  if (typeof value === "string") return resolveText(value, path, scope, uses, diagnostics);
  if (Array.isArray(value)) return value.map((item, i) => walk(item, [...path, i], scope, uses, diagnostics));
  if (!isMapping(value)) return value;
  const isData = typeof value["data"] === "string" && (Object.hasOwn(value, "column") || Object.hasOwn(value, "columns"));
  if (isTableChart(value)) return fields(resolveChart(value, path, scope, diagnostics), path, scope, uses, diagnostics);
  return isData ? resolveData(value, path, scope, diagnostics) : fields(value, path, scope, uses, diagnostics);
}

type Mapping = Readonly<Record<string, unknown>>; // YAML mappings have string keys
const isMapping = (value: unknown): value is Mapping => typeof value === "object" && value !== null && !Array.isArray(value);

function fields(record: Mapping, path: Path, scope: Scope, uses: Use[], diagnostics: Diagnostic[]): unknown {
  const own = Object.fromEntries(Object.entries(record).map(([key, item]) => [key, key === "figure" ? item : walk(item, [...path, key], scope, uses, diagnostics)]));
  return typeof record["figure"] === "string" ? resolveRecord(record["figure"], own, path, scope, uses, diagnostics) : own;
}

function resolveRecord(name: string, own: Record<string, unknown>, path: Path, scope: Scope, uses: Use[], diagnostics: Diagnostic[]): unknown {
  const at = [...path, "figure"];
  const [base = "", field, ...rest] = name.split(".");
  const figure = lookUp(base, () => scope.located.locate(at), scope, diagnostics);
  if (!figure) return { ...own, figure: name, label: own["label"] ?? base, value: own["value"] ?? "0" };
  uses.push({ figure, path });
  if (figure.origins.length === 0) return { ...own, figure: name, label: own["label"] ?? base, value: own["value"] ?? "0" };
  const record = recordOf(figure, scope.labels);
  if (field === undefined) return { ...record, ...own };
  if (field !== "change" || rest.length > 0) {
    diagnostics.push(error("bad-reference", { reference: name }, { span: scope.located.locate(at) }));
    return own;
  }
  if (record.change === undefined) {
    diagnostics.push(error("figure-without-change", { name: base }, { span: scope.located.locate(at) }));
    return own;
  }
  const [, amount = "", unit = ""] = /^([+−-]?[\d.,]+)(.*)$/u.exec(record.change) ?? [];
  return { figure: name, label: record.label, value: amount.replace("+", ""), unit, period: record.period, ...own };
}

function resolveData(record: Readonly<Record<string, unknown>>, path: Path, scope: Scope, diagnostics: Diagnostic[]): unknown {
  const name = String(record["data"]);
  const table = scope.tables.get(name);
  if (!table) {
    diagnostics.push(missingTable(name, path, scope));
    return [];
  }
  const column = (wanted: unknown, at: Path): readonly string[] => {
    if (typeof wanted === "object") {
      const got = wanted === null ? "nothing" : Array.isArray(wanted) ? "list" : "fields";
      diagnostics.push(error("wrong-type", { field: "column", expected: ["text"], got }, { span: scope.located.locate(at) }));
      return table.rows.map(() => "");
    }
    const cells = columnOf(table, String(wanted));
    if (cells) return cells;
    const args = { name: String(wanted), table: name, suggestion: suggest(String(wanted), table.columns), known: table.columns };
    diagnostics.push(error("unknown-column", args, { span: scope.located.locate(at) }));
    return table.rows.map(() => "");
  };
  const columns = Object.hasOwn(record, "column") ? 1 : [record["columns"]].flat().length;
  scope.budget.cells -= columns * table.rows.length;
  if (scope.budget.cells < 0) {
    if (scope.budget.cells + columns * table.rows.length >= 0) diagnostics.push(error("data-too-much", { max: mostCells }, { span: scope.located.locate(path) }));
    return [];
  }
  if ("column" in record) return column(record["column"], [...path, "column"]);
  const taken = [record["columns"]].flat().map((wanted, i) => column(wanted, [...path, "columns", i]));
  return table.rows.map((_, row) => taken.map((cells) => cells[row]!));
}

function missingTable(name: string, path: Path, { tables, closedTables, located }: Scope): Diagnostic {
  const where = { span: located.locate([...path, "data"]) };
  const known = [...tables.keys()];
  return closedTables?.has(name) ? error("data-internal", { name }, where) : error("unknown-data", { name, suggestion: suggest(name, known), known }, where);
}

/** A chart drawn from a table has its numbers written out, as if the author had typed them. */
function resolveChart(record: Mapping, path: Path, scope: Scope, diagnostics: Diagnostic[]): Mapping {
  const name = String(record["data"]);
  const table = scope.tables.get(name);
  if (!table) {
    diagnostics.push(missingTable(name, path, scope));
    return withoutTable(record);
  }
  const cells = table.columns.length * table.rows.length;
  scope.budget.cells -= cells;
  if (scope.budget.cells < 0) {
    if (scope.budget.cells + cells >= 0) diagnostics.push(error("data-too-much", { max: mostCells }, { span: scope.located.locate(path) }));
    return withoutTable(record);
  }
  const { spec, unknown, empty } = chartFromTable(record, table);
  for (const each of unknown) {
    const args = { name: each.name, table: name, suggestion: suggest(each.name, table.columns), known: table.columns };
    diagnostics.push(error("unknown-column", args, { span: locatePiece(scope.located, [...path, each.field], each.name) }));
  }
  if (empty) diagnostics.push(error("chart-columns", { table: name, known: table.columns }, { span: scope.located.locate([...path, "data"]) }));
  return spec;
}

/** As much as speaker notes may have; what is longer is not searched for references. */
const longestText = 20_000;

function resolveText(text: string, path: Path, scope: Scope, uses: Use[], diagnostics: Diagnostic[]): string {
  if (text.length > longestText) {
    const args = { ...placeOf(path), length: text.length, max: longestText };
    diagnostics.push(error("text-too-long", args, { span: scope.located.locate(path) }));
    return `〔${text.slice(0, 8)}…〕`;
  }
  let shown = "";
  let from = 0;
  for (;;) {
    const open = text.indexOf("{{", from);
    if (open < 0) return shown + text.slice(from);
    if (text[open - 1] === "\\") {
      shown += text.slice(from, open + 2); // the author wants braces
      from = open + 2;
      continue;
    }
    const close = text.indexOf("}}", open + 2);
    if (close < 0) {
      const span = locatePiece(scope.located, path, text.slice(open, open + 12));
      diagnostics.push(error("reference-open", {}, { span: { ...span, end: Math.min(span.end, span.start + 2) } }));
      return shown + text.slice(from);
    }
    shown += text.slice(from, open) + resolveReference(text.slice(open + 2, close), path, scope, uses, diagnostics);
    from = close + 2;
  }
}

function resolveReference(inside: string, path: Path, scope: Scope, uses: Use[], diagnostics: Diagnostic[]): string {
  const reference = (inside.split("|")[0] ?? "").trim();
  const [expression = "", unit, ...more] = reference.split(/\s+as\s+/u);
  const [name = "", part, ...rest] = expression.split(".").map((piece) => piece.trim());
  const field = figureFields.find((known) => known === part);
  if (name === "" || rest.length > 0 || more.length > 0 || (part !== undefined && !field)) {
    diagnostics.push(error("bad-reference", { reference }, { span: referenceSpan(inside, path, scope) }));
    return `〔${reference}〕`;
  }
  const figure = lookUp(name, () => referenceSpan(inside, path, scope), scope, diagnostics);
  if (!figure) return `〔${name}〕`;
  uses.push({ figure, path });
  const text = showFigure(figure, field as FigureField | undefined, unit, scope.labels);
  if (text !== undefined) return `{{${reference}|${text}}}`;
  if (figure.origins.length > 0) {
    const span = referenceSpan(inside, path, scope);
    const converting = unit !== undefined && figure.value !== undefined;
    diagnostics.push(
      converting
        ? error("cannot-convert", { from: figure.unit ?? "", to: unit }, { span })
        : error("no-such-part", { name, part: part ?? "value" }, { span }),
    );
  }
  return `〔${reference}〕`;
}

function lookUp(name: string, span: () => Span, scope: Scope, diagnostics: Diagnostic[]): BoundFigure | undefined {
  const figure = scope.bindings.find(name);
  if (!figure) diagnostics.push(scope.bindings.unknown(name, span()));
  return figure;
}

/** The reference itself inside its text, where the scalar is written plainly enough to find it. */
function referenceSpan(inside: string, path: Path, scope: Scope): Span {
  const whole = scope.located.locate(path);
  const at = whole.file.text.slice(whole.start, whole.end).indexOf(`{{${inside}}}`);
  return at < 0 ? whole : { file: whole.file, start: whole.start + at, end: whole.start + at + inside.length + 4 };
}
