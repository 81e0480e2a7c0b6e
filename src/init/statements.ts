import { compare, halfWidth, negate, parseDecimal, shift } from "../report/decimal.js";
import type { Figure, Report, Section } from "../report/report.js";
import type { SourceFile, Span } from "../source/span.js";
import type { FigureNames } from "./figure-names.js";
import { tidy } from "./typeset.js";

/** A sentence of the report with its figures as references, so that an outline made of it types no number twice. */
export interface Statement {
  readonly text: string;
  readonly span: Span;
  readonly figures: readonly Figure[];
}

/** The sentences of a stretch of the report, headings, tables and list marks left out. */
export function statementsIn(report: Report, extent: Span, names: FigureNames): readonly Statement[] {
  const headings = headingsOf(report.root).filter((heading) => overlaps(heading, extent));
  const tables = (report.tables ?? []).map(({ span }) => span).filter((span) => overlaps(span, extent));
  const figures = report.figures.filter(({ span }) => overlaps(span, extent));
  return sentences(report.file, extent)
    .filter((span) => !isSignature(span) && !headings.some((heading) => within(heading, span) || within(span, heading)) && !tables.some((table) => overlaps(table, span)))
    .map((span) => ({
      text: tidy(referenced(report, span, names, figures), report.language).replace(/[：:，,、]$/u, ""),
      span,
      figures: figures.filter((figure) => figure.valueSpan ? within(figure.valueSpan, span) : figure.change !== undefined && within(figure.change.span, span)),
    }))
    .filter(({ text }) => /\p{L}{2}/u.test(text) && !/\t/u.test(text) && !isRunIn(text) && !isAddress(text));
}

/** A run-in heading that has lost its sentence: 一是建设现代产业体系. */
const isRunIn = (text: string): boolean => /^(?:[一二三四五六七八九十]+是|[（(][一二三四五六七八九十]+[)）])[^，,；;]{2,20}$/u.test(text);

/** *Jane Smith, Chairperson*: a line set apart as a whole is who wrote, or a motto. */
const isSignature = (span: Span): boolean => /^[ \t]*([*_])(?!\1)[^*_\n]*\1[ \t]*$/u.test(span.file.text.slice(span.start, span.end));

/** Spoken to the audience, or left over from a web page: nothing that a slide says. */
const isAddress = (text: string): boolean => /各位代表|同志们|让我们|谢谢|^(?:注[：:]|Note:|数据来源|资料来源|当前位置|字体|打印|来源|责任编辑|分享|浏览)|[>＞|]/u.test(text) || /^[a-z]{2,12}:\s/u.test(text);

/** A stretch of the report as outline text: figures become references, Markdown's marks go. */
export function referenced(report: Report, span: Span, names: FigureNames, figures: readonly Figure[] = report.figures): string {
  const pieces = figures.flatMap((figure) => pieceOf(figure, span, names)).sort((a, b) => a.start - b.start || b.end - a.end);
  let text = "";
  let at = span.start;
  for (const piece of pieces) {
    if (piece.start < at) continue;
    const before = plain(report.file.text.slice(at, piece.start));
    text += (piece.about ? before.replace(/(?:大?约为?|近|about|around|nearly|almost|some|approximately|roughly|over|more than)\s*$/iu, "") : before) + piece.text;
    at = piece.end;
  }
  return text + plain(report.file.text.slice(at, span.end));
}

/**
 * Whether a text for a slide has digits that are no reference: a number the report's figures do not hold. Dates, names
 * with a digit (PM2.5, G345, CO2) and what stands in quotes are no numbers.
 */
export function hasLooseNumber(text: string): boolean {
  const rest = text
    .replace(/\{\{[^}]*\}\}/gu, "")
    .replace(/“[^”]*”|‘[^’]*’|《[^》]*》/gu, "")
    .replace(/(?:19|20)\d\d(?:\s*[-–—/]\s*(?:19|20)?\d\d)?/gu, "")
    .replace(/\d{1,2}(?:\s*[-–—]\s*\d{1,2})?月(?:末|底|份|\d{1,2}日)?|\d{1,2}日|[“]?十[一二三四五]五/gu, "")
    .replace(/(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2}|\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)/gu, "")
    .replace(/\bQ[1-4]\b|[A-Za-z][A-Za-z-]*\d[\d.]*|\d[A-Z]\b/gu, "");
  return /\p{Nd}/u.test(rest);
}

/** Width in em, near enough to choose by: full-width marks count one, all others about half. References count as what they show. */
export function emOf(text: string, names: FigureNames): number {
  return [...shownText(text, names)].reduce((sum, char) => sum + (char.codePointAt(0)! > 0x2e7f ? 1 : 0.56), 0);
}

/** What the reader will see: references filled in. */
export function shownText(text: string, names: FigureNames): string {
  if (!text.includes("{{")) return text;
  const byKey = new Map([...names.values()].map((name) => [name.key, name]));
  return text.replace(/\{\{([^}]*)\}\}/gu, (whole, reference: string) => {
    const [key = "", part] = reference.split(".");
    const name = byKey.get(key);
    return name ? (part === undefined ? name.shown : part === "value" ? name.shown : name.change) : whole;
  });
}

/** Cut at a mark of punctuation so that it takes at most `most` em; undefined where no cut is short enough or says enough. */
export function shortened(text: string, most: number, names: FigureNames): string | undefined {
  const whole = text.replace(/[。.；;，,]+$/u, "");
  if (emOf(whole, names) <= most) return whole;
  return cutAt(/[；;]/gu, whole, most, names) ?? cutAt(/[，,](?!\d)/gu, whole, most, names) ?? (/\p{Script=Han}/u.test(whole) ? undefined : cutAt(/\s+(?=(?:while|and|but|as|because|which|with|after|before|when)\s)/gu, whole, most, names));
}

function cutAt(marks: RegExp, text: string, most: number, names: FigureNames): string | undefined {
  const cuts = [...text.matchAll(marks)].map(({ index }) => text.slice(0, index).trim());
  const fitting = cuts.filter((part) => balanced(part) && emOf(part, names) <= most && emOf(part, names) >= Math.min(8, most / 3) && !dangling(part));
  return fitting.at(-1);
}

/** What cannot stand alone: the clause before the comma only sets the scene (在…中，随着…，in 2024). */
const dangling = (text: string): boolean =>
  /^(?:在|随着|面对|由于|当)[^，]*$|^(?:按照|围绕|对照|以|从|通过|为|根据)[^，]*(?:要求|思路|原则|契机|突破口|导向|核心|目标|重点|抓手|主线|问题|需求|为主|入手)$/u.test(text) || /^(?:in|on|at|after|before|until|since|with|for|from|as|while|although|if|when|by|to)\b[^,]*$/iu.test(text);

/** Quotes and brackets that a cut would leave open. */
export function balanced(text: string): boolean {
  return [["“", "”"], ["（", "）"], ["《", "》"], ["{{", "}}"], ["(", ")"], ["[", "]"]].every(([open, close]) => text.split(open!).length === text.split(close!).length);
}

/** Headings on lines of their own; run-in ones (一是…) belong to their sentences. */
function headingsOf(section: Section): readonly Span[] {
  return [...(section.kind === "heading" ? [section.span] : []), ...section.children.flatMap(headingsOf)];
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The reference brings its own 约 or about. */
  readonly about: boolean;
}

function pieceOf(figure: Figure, span: Span, names: FigureNames): readonly Piece[] {
  const key = names.get(figure)?.key;
  if (key === undefined) return [];
  const { valueSpan } = figure;
  const about = figure.qualifiers.includes("approximate");
  const value = valueSpan && figure.value && !figure.upTo && within(valueSpan, span) ? [{ ...innerOf(valueSpan), text: `{{${key}}}`, about }] : [];
  return [...value, ...changePiece(figure, key, span)];
}

/** Without the blanks around it: they belong to the sentence. */
function innerOf({ file, start, end }: Span): { readonly start: number; readonly end: number } {
  const raw = file.text.slice(start, end);
  return { start: start + (raw.length - raw.trimStart().length), end: end - (raw.length - raw.trimEnd().length) };
}

/** Of 同比增长10.2% only the amount is the figure's: the words around it stay as the report has them. */
function changePiece({ change, upTo, unit: own = "" }: Figure, key: string, span: Span): readonly Piece[] {
  if (!change || upTo || !within(change.span, span)) return [];
  const printed = halfWidth(span.file.text.slice(change.span.start, change.span.end)); // as long as it was
  const amount = /\d[\d.,]{0,20}\s{0,2}(?:%|％|个百分点|percentage points?|percent|per cent|pp)?/u.exec(printed);
  if (!amount) return [];
  const start = change.span.start + amount.index;
  const bare = amount[0].trimEnd();
  const size = parseDecimal(/^[\d.,]*\d/u.exec(bare)![0]);
  const amountOf = change.value.digits < 0n ? negate(change.value) : change.value;
  const behind = span.file.text.slice(start + bare.length, start + bare.length + 1);
  const multiple = change.unit === "%" && behind === "倍" && size && compare(shift(size, 2), amountOf) === 0; // 增长1.3倍 is 增长130%
  if (multiple) return [{ start, end: start + bare.length + behind.length, text: `{{${key}.change}}`, about: false }];
  if (!size || compare(size, amountOf) !== 0) return []; // 150 basis points are 1.5
  const unit = change.unit === "abs" ? unitBehind(span.file.text.slice(start + bare.length, start + bare.length + 30), own) : 0;
  return unit === undefined ? [] : [{ start, end: start + bare.length + unit, text: `{{${key}.change}}`, about: false }];
}

/** Characters of a figure's own unit, with the blank before it: a change in it is shown with it. */
function unitBehind(text: string, unit: string): number | undefined {
  const blank = /^\s?/u.exec(text)![0].length;
  return unit !== "" && text.startsWith(unit, blank) ? blank + unit.length : undefined;
}

const within = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end;
const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
const plain = (text: string): string => text.replace(/\*\*|__|`|\[\^?\d{1,3}\]/gu, "").replace(/(?<![*\w])\*(?=\S)([^*\n]{1,200})\*(?![*\w])/gu, "$1").replace(/!?\[([^\]\n]{1,200})\]\([^)\s]{1,400}\)/gu, "$1");

function sentences(file: SourceFile, extent: Span): readonly Span[] {
  const spans: Span[] = [];
  let start = extent.start;
  const push = (end: number): void => {
    const raw = file.text.slice(start, end);
    const lead = /^(?:\s|#{1,6}\s[^\n]*(?:\n|$)|[-*+>•]\s|——|\d{1,2}[.、]\s?(?!\d)|\|[^\n]*(?:\n|$))*/u.exec(raw)![0].length;
    if (/[\p{L}\p{N}]/u.test(raw.slice(lead)) && !/<[a-z!/]|\]\(|https?:/iu.test(raw)) spans.push({ file, start: start + lead, end });
    start = end + 1;
  };
  for (let i = extent.start; i < extent.end; i += 1) {
    const char = file.text[i]!;
    const stop = "。！？；;".includes(char) || ("!?".includes(char) && /\p{Script=Han}/u.test(file.text[i + 1] ?? " ")) || (char === "\n" && breaksLine(file.text, i)) || (char === "." && /\s/u.test(file.text[i + 1] ?? " ") && !/^\d\.\n\d/u.test(file.text.slice(i - 1, i + 3)) && /[\p{Ll}\p{Nd})%]{2}/u.test(file.text.slice(i - 2, i)));
    if (stop) push(i);
  }
  if (start < extent.end) push(extent.end);
  return spans;
}

/** A line that ends inside a sentence of hard-wrapped text goes on in the next one. */
function breaksLine(text: string, at: number): boolean {
  const next = /^[ \t]*(\S?)/u.exec(text.slice(at + 1, at + 40))![1]!;
  const before = text[at - 1] ?? "";
  return !(/[，,、]/u.test(before) || (/\p{Ll}|,/u.test(before) && /\p{Ll}/u.test(next)));
}
