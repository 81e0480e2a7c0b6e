import pc from "picocolors";
import { frameOf, visible } from "./code-frame.js";
import type { Diagnostic, Severity } from "./diagnostic.js";
import { placeNumber, positionOf, shapeAt, type Span } from "./span.js";
import { say, sayRelated, wording, type Language, type Said, type Wording } from "./wording/wording.js";

export interface PrintOptions {
  readonly language: Language;
  readonly color: boolean;
}

/**
 * A diagnostic as a person reads it, without a line end at the end:
 *
 *     error[unknown-field]: There is no field `rigth` here.
 *      --> outline.yaml:8:5
 *       |
 *     8 |     rigth: { heading: Buy }
 *       |     ^^^^^
 *       hint: Did you mean `right`?
 */
export function formatDiagnostic(diagnostic: Diagnostic, options: PrintOptions): string {
  const words = wording(options.language).print;
  const paint = painter(options.color);
  const { message, hint } = sentences(diagnostic, options.language);
  const spans = [diagnostic.span, ...(diagnostic.related ?? []).map(({ span }) => span)].filter((span) => span !== undefined);
  const gutter = Math.max(1, ...spans.map((span) => (span.file.shapes ? 1 : String(positionOf(span.file, span.start).line).length)));
  const color = paint[diagnostic.severity];

  const head = color(`${words[diagnostic.severity]}[${diagnostic.code}]`) + paint.bold(words.colon + message);
  const lines = [head];
  if (diagnostic.span) lines.push(...frameLines(diagnostic.span, gutter, words, paint.dim, color));
  for (const related of diagnostic.related ?? []) {
    lines.push(`${" ".repeat(gutter + 1)}${paint.info(words.note)}${words.colon}${visible(sayRelated({ ...related, args: short(related.args) }, options.language))}`);
    lines.push(...frameLines(related.span, gutter, words, paint.dim, paint.info));
  }
  if (hint !== undefined) lines.push(`${" ".repeat(gutter + 1)}${paint.hint(words.hint)}${words.colon}${hint}`);
  return lines.join("\n");
}

/** A diagnostic for programs: lines and columns 1-based, columns in UTF-16 units, the end exclusive. */
export interface JsonDiagnostic extends JsonPlace {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint?: string;
  readonly related?: readonly (JsonPlace & { readonly message: string })[];
}

export interface JsonPlace {
  readonly file?: string;
  /** A paragraph's number where `unit` says so. */
  readonly line?: number;
  readonly unit?: "paragraph";
  /** Page of a PDF; `line` then counts paragraphs and table rows. */
  readonly page?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  /** Cell of a sheet, `B7`; `file` is then the workbook and the sheet, `line` the row. */
  readonly cell?: string;
  /** Slide of a presentation and its shape, by the name that the selection pane shows; none in the notes. There are no lines then. */
  readonly slide?: number;
  readonly shape?: string;
}

/** Keys without a value are left out. */
export function toJson(diagnostic: Diagnostic, language: Language): JsonDiagnostic {
  const { message, hint } = sentences(diagnostic, language);
  const related = diagnostic.related?.map((one) => ({ message: sayRelated(one, language), ...jsonPlace(one.span) }));
  return {
    code: diagnostic.code,
    severity: diagnostic.severity,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(diagnostic.span ? jsonPlace(diagnostic.span) : {}),
    ...(diagnostic.slide === undefined ? {} : { slide: diagnostic.slide }),
    ...(related && related.length > 0 ? { related } : {}),
  };
}

/** By file, place and severity, those without a place first; what is said twice about one place is said once. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const unique = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const { code, severity, span, slide, args } = diagnostic;
    const place = span ? [span.file.path, span.start, span.end] : [];
    const id = JSON.stringify([code, severity, place, slide ?? 0, args], (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
    if (!unique.has(id)) unique.set(id, diagnostic);
  }
  return [...unique.values()].sort(
    (a, b) =>
      compare(a.span?.file.path ?? "", b.span?.file.path ?? "") ||
      (a.span?.start ?? 0) - (b.span?.start ?? 0) ||
      (a.slide ?? 0) - (b.slide ?? 0) ||
      rank[a.severity] - rank[b.severity] ||
      compare(a.code, b.code),
  );
}

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function frameLines(span: Span, gutter: number, words: Wording["print"], dim: Paint, color: Paint): readonly string[] {
  const blank = " ".repeat(gutter);
  const frame = frameOf(span);
  const path = visible(span.file.path);
  const shape = shapeAt(span.file, span.start);
  const arrow = shape && `${blank}${dim("-->")} ${path}${words.colon}${words.shape(shape.slide, shape.shape === undefined ? undefined : visible(shape.shape))}`;
  if (arrow !== undefined && (!frame || frame.text.trim() === "")) return [arrow];
  if (!frame) return [`${blank}${dim("-->")} ${path}`];
  const { line, column } = positionOf(span.file, span.start);
  const place = span.file.place?.(span.start);
  return [
    arrow ?? `${blank}${dim("-->")} ${place !== undefined ? `${path} ${place}` : span.file.unit === "page" ? words.page(path, placeNumber(span.file, span.start)) : span.file.unit === "paragraph" ? words.paragraph(path, line) : `${path}:${line}:${column}`}`,
    `${blank} ${dim("|")}`,
    `${dim(`${(shape || span.file.unit === "page" ? "" : String(frame.line)).padStart(gutter)} |`)} ${frame.text}`.trimEnd(),
    `${blank} ${dim("|")} ${" ".repeat(frame.indent)}${color("^".repeat(frame.width))}`,
  ];
}

/** The sentences, with values from a hostile or careless file cut to a readable length and safe to print. */
function sentences(diagnostic: Diagnostic, language: Language): Said {
  const { message, hint } = say({ ...diagnostic, args: short(diagnostic.args) }, language);
  return { message: visible(message), hint: hint === undefined ? undefined : visible(hint) };
}

const longestValue = 120;
const longestList = 40;

function short<T>(value: T): T {
  return shortened(value) as T; // the same shape with shorter strings and lists
}

function shortened(value: unknown): unknown {
  if (typeof value === "string") return value.length > longestValue ? `${cut(value)}…` : value;
  if (Array.isArray(value)) return [...value.slice(0, longestList).map(shortened), ...(value.length > longestList ? ["…"] : [])];
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shortened(inner)]));
}

/** Never between the halves of a surrogate pair. */
function cut(text: string): string {
  const code = text.charCodeAt(longestValue - 1);
  return text.slice(0, code >= 0xd800 && code <= 0xdbff ? longestValue - 1 : longestValue);
}

function jsonPlace({ file, start, end }: Span): JsonPlace {
  if (file.text === "") return { file: file.path };
  const place = shapeAt(file, start);
  if (place) return { file: file.path, slide: place.slide, ...(place.shape !== undefined && { shape: place.shape }) };
  const from = positionOf(file, start);
  const to = positionOf(file, end);
  const cell = file.place?.(start);
  return {
    file: file.path,
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
    ...(file.unit === "paragraph" && { unit: file.unit }),
    ...(file.unit === "page" && { page: placeNumber(file, start) }),
    ...(cell !== undefined && { cell }),
  };
}

type Paint = (text: string) => string;

function painter(enabled: boolean): Readonly<Record<Severity | "hint" | "dim" | "bold", Paint>> {
  const colors = pc.createColors(enabled);
  return {
    error: (text) => colors.bold(colors.red(text)),
    warning: (text) => colors.bold(colors.yellow(text)),
    info: (text) => colors.bold(colors.cyan(text)),
    hint: colors.green,
    dim: colors.blue,
    bold: colors.bold,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
