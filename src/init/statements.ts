import type { Figure, Report, Section } from "../report/report.js";
import type { SourceFile, Span } from "../source/span.js";

/** A sentence of the report with its figures as references, so that an outline made of it types no number twice. */
export interface Statement {
  readonly text: string;
  readonly figures: readonly Figure[];
}

/** Names of figures in the outline that is being made. */
export type Names = ReadonlyMap<Figure, string>;

/** The sentences of a stretch of the report, headings and list marks left out. */
export function statementsIn(report: Report, extent: Span, names: Names): readonly Statement[] {
  const headings = headingsOf(report.root);
  return sentences(report.file, extent)
    .filter((span) => !headings.some((heading) => within(heading, span) || within(span, heading)))
    .map((span) => ({
      text: referenced(report, span, names).replace(/[：:，,]$/u, ""),
      figures: report.figures.filter((figure) => within(figure.span, span)),
    }));
}

/** A stretch of the report as outline text: figures become references, Markdown's marks go. */
export function referenced(report: Report, span: Span, names: Names): string {
  const pieces = report.figures.flatMap((figure) => pieceOf(figure, span, names)).sort((a, b) => a.start - b.start);
  let text = "";
  let at = span.start;
  for (const piece of pieces) {
    if (piece.start < at) continue;
    text += plain(report.file.text.slice(at, piece.start)) + piece.text;
    at = piece.end;
  }
  return (text + plain(report.file.text.slice(at, span.end))).replace(/\s*\n\s*/gu, "").trim();
}

/** Up to the first comma, or whole where that says too little. */
export function firstClause(text: string, least = 6): string {
  const at = [...text.matchAll(/[，,；;：:]/gu)].find(({ index }) => index >= least)?.index;
  return at === undefined ? text : text.slice(0, at);
}

/** Width in em, near enough to choose by: full-width marks count one, all others about half. */
export const emOf = (text: string): number => [...text.replace(/\{\{|\}\}/gu, "")].reduce((sum, char) => sum + (char.codePointAt(0)! > 0x2e7f ? 1 : 0.55), 0);

/** Cut at a mark of punctuation so that it takes at most `most` em; undefined where no cut is short enough. */
export function shortened(text: string, most: number): string | undefined {
  if (emOf(text) <= most) return text;
  return cutAt(/[，,；;。]/gu, text, most) ?? cutAt(/[、]/gu, text, most);
}

function cutAt(marks: RegExp, text: string, most: number): string | undefined {
  const cuts = [...text.matchAll(marks)].map(({ index }) => text.slice(0, index)).filter((part) => emOf(part) <= most && emOf(part) >= most / 4 && balanced(part));
  return cuts.at(-1);
}

/** Quotes and brackets that a cut would leave open. */
export function balanced(text: string): boolean {
  return [["“", "”"], ["（", "）"], ["《", "》"], ["{{", "}}"], ["(", ")"]].every(([open, close]) => text.split(open!).length === text.split(close!).length);
}

/** Headings on lines of their own; run-in ones (一是…) belong to their sentences. */
function headingsOf(section: Section): readonly Span[] {
  return [...(section.kind === "heading" ? [section.span] : []), ...section.children.flatMap(headingsOf)];
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function pieceOf(figure: Figure, span: Span, names: Names): readonly Piece[] {
  const name = names.get(figure);
  if (name === undefined) return [];
  const value = figure.valueSpan && figure.value && within(figure.valueSpan, span) ? [{ start: figure.valueSpan.start, end: figure.valueSpan.end, text: `{{${name}}}` }] : [];
  return [...value, ...changePiece(figure, name, span)];
}

/** Of 同比增长10.2% only the amount is the figure's: the words around it stay as the report has them. */
function changePiece({ change }: Figure, name: string, span: Span): readonly Piece[] {
  if (!change || !within(change.span, span)) return [];
  const printed = span.file.text.slice(change.span.start, change.span.end);
  const amount = /\d[\d.,]*\s*(?:%|％|个百分点|percent)?/u.exec(printed);
  if (!amount || change.unit === "abs") return [];
  const start = change.span.start + amount.index;
  return [{ start, end: start + amount[0].length, text: `{{${name}.change}}` }];
}

const within = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end;
const plain = (text: string): string => text.replace(/\*\*|__|`/gu, "").replace(/\[([^\]\n]{1,200})\]\([^)\s]{1,400}\)/gu, "$1");

function sentences(file: SourceFile, extent: Span): readonly Span[] {
  const spans: Span[] = [];
  let start = extent.start;
  const push = (end: number): void => {
    const raw = file.text.slice(start, end);
    const lead = /^(?:\s|#+[^\n]*(?:\n|$)|[-*+>]\s|\d{1,2}[.、]\s?|\|[^\n]*(?:\n|$))*/u.exec(raw)![0].length;
    if (/[\p{L}\p{N}]/u.test(raw.slice(lead)) && !/<[a-z!/]/iu.test(raw)) spans.push({ file, start: start + lead, end });
    start = end + 1;
  };
  for (let i = extent.start; i < extent.end; i += 1) {
    const char = file.text[i]!;
    const stop = "。！？；;\n".includes(char) || (char === "." && /\s/u.test(file.text[i + 1] ?? " ") && /\p{Ll}{2}/u.test(file.text.slice(i - 2, i)));
    if (stop) push(i);
  }
  if (start < extent.end) push(extent.end);
  return spans;
}
