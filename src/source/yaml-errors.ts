import type { Diagnostic } from "./diagnostic.js";
import { error } from "./diagnostic.js";
import type { SourceFile, Span } from "./span.js";

/** The ways to get YAML wrong that authors meet; the wording explains each. */
export type YamlReason =
  | "tab" | "indent" | "wide-space" | "unclosed-quote" | "unclosed-bracket" | "missing-colon" | "missing-space"
  | "fullwidth-colon" | "missing-comma" | "extra-comma" | "colon-in-text" | "needs-quotes" | "after-quote" | "bad-escape"
  | "list-on-key-line" | "long-key" | "directive" | "unexpected";

/** What the YAML library reports; `pos` is a pair of offsets. */
export interface LibraryError {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [number, number];
}

/** Levels of nesting that are read; a deck needs about ten. */
export const deepest = 64;

/** One mistake often makes the library stumble many times after; more than this is noise. */
const mostReported = 3;

/**
 * The library's errors in the author's terms: the first of each line, and none after something was left open (all that
 * follows is then its consequence). `opening` finds what was left open at an offset.
 */
export function syntaxErrors(
  file: SourceFile,
  errors: readonly LibraryError[],
  opening: (offset: number) => number | undefined,
): readonly Diagnostic[] {
  if (errors.some(({ code }) => code === "RESOURCE_EXHAUSTION")) return [error("yaml-too-deep", { limit: deepest }, { span: { file, start: 0, end: 0 } })];
  const found: Diagnostic[] = [];
  let end = -1; // of the last line reported on
  for (const problem of errors) {
    if (found.length === mostReported) break;
    if (problem.pos[0] <= end) continue;
    const diagnostic = explain(file, problem, opening);
    found.push(diagnostic);
    if (["unclosed-quote", "unclosed-bracket"].includes(String(diagnostic.args.reason))) break;
    end = lineEnd(file.text, Math.max(problem.pos[0], diagnostic.span?.start ?? 0));
  }
  return found;
}

function explain(file: SourceFile, problem: LibraryError, opening: (offset: number) => number | undefined): Diagnostic {
  const { text } = file;
  const [from, to] = problem.pos;
  const { code, message } = problem;
  const at = (reason: YamlReason, start: number, end = start + 1, detail?: string): Diagnostic =>
    error("yaml-syntax", { reason, detail }, { span: { file, start: Math.min(start, text.length), end: Math.min(end, text.length) } });

  if (code === "MULTIPLE_DOCS") return error("yaml-many-documents", {}, { span: lineSpan(file, from) });
  if (code === "TAG_RESOLVE_FAILED") return error("yaml-tag", { tag: text.slice(from, to) }, { span: { file, start: from, end: to } });
  if (code === "TAB_AS_INDENT") return at("tab", from);
  if (code === "BAD_DQ_ESCAPE") return at("bad-escape", from, from + 2, text.slice(from, from + 2));
  if (code === "BAD_DIRECTIVE") return at("directive", from, lineEnd(text, from));
  if (code === "KEY_OVER_1024_CHARS") return at("long-key", from);
  if (message.startsWith("Missing closing")) {
    const start = opening(from) ?? valueStart(text, from);
    return at("unclosed-quote", start, start + 1, text[start]);
  }
  if (message.includes("and end with a")) {
    const start = opening(from) ?? valueStart(text, from);
    return at("unclosed-bracket", start, start + 1, message.at(-1));
  }
  const start = valueStart(text, from);
  const special = specialStart(text, start);
  if (special !== undefined && start <= from) return quotes(file, start, special);
  if ((text[start] === '"' || text[start] === "'") && start < from && /node end/u.test(message)) return at("after-quote", from, to, text[start]);
  if (code === "BLOCK_IN_FLOW" || message.startsWith("Missing ,")) return at("missing-comma", from);
  if (/Unexpected ,|empty item/u.test(message)) return at("extra-comma", from);
  if (message.startsWith("Missing space after")) return at("missing-space", from);
  if (/block-seq-ind on same line|Block collection cannot start on same line/u.test(message)) return at("list-on-key-line", from);
  if (code === "BLOCK_AS_IMPLICIT_KEY" && colonAfter(text, from)) return at("colon-in-text", start, lineEnd(text, start));
  if (code === "MULTILINE_IMPLICIT_KEY" || message.startsWith("Implicit map keys")) return withoutColon(file, from, at);
  if (message.startsWith("Nested mappings")) return at("indent", ...nextLine(text, from));
  if (code === "BLOCK_AS_IMPLICIT_KEY" || code === "BAD_INDENT") return at("indent", from);
  const end = Math.min(to, lineEnd(text, from));
  return at("unexpected", from, Math.max(from + 1, end), text.slice(from, end));
}

/** A line that should be `name: value`. */
function withoutColon(file: SourceFile, from: number, at: (reason: YamlReason, start: number, end?: number) => Diagnostic): Diagnostic {
  const { text } = file;
  const end = lineEnd(text, from);
  const line = text.slice(from, end);
  const wide = line.indexOf("：");
  if (wide >= 0) return at("fullwidth-colon", from + wide);
  const colon = line.indexOf(":");
  if (colon > 0 && colon < line.length - 1) return at("missing-space", from + colon);
  return at("missing-colon", from, end);
}

const quotes = (file: SourceFile, start: number, character: string): Diagnostic =>
  error("yaml-syntax", { reason: "needs-quotes", detail: character }, { span: { file, start, end: lineEnd(file.text, start) } });

function specialStart(text: string, start: number): string | undefined {
  return text.startsWith("{{", start) ? "{{" : "*&!@`%|>".includes(text[start] ?? " ") ? text[start] : undefined;
}

/** Where the value begins on the line of an offset: after list dashes and after `name: `. */
function valueStart(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  let at = skipSpaces(text, lineStart(text, offset), end);
  while (text[at] === "-" && text[at + 1] === " ") at = skipSpaces(text, at + 1, end);
  for (let colon = at; colon < Math.min(end, offset + 1); colon += 1) {
    if ("\"'{[".includes(text[colon]!) && colon === at) break; // the value itself begins here
    if (text[colon] === ":" && text[colon + 1] === " ") return skipSpaces(text, colon + 1, end);
  }
  return at;
}

function colonAfter(text: string, offset: number): boolean {
  const rest = text.slice(offset, lineEnd(text, offset));
  return rest.includes(": ") || rest.trimEnd().endsWith(":");
}

function nextLine(text: string, offset: number): [number, number] {
  const line = skipSpaces(text, Math.min(lineEnd(text, offset) + 1, text.length), text.length);
  return [line, lineEnd(text, line)];
}

function lineSpan(file: SourceFile, offset: number): Span {
  return { file, start: lineStart(file.text, offset), end: lineEnd(file.text, offset) };
}

function skipSpaces(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (text[at] === " " || text[at] === "\n" || text[at] === "\r")) at += 1;
  return at;
}

function lineStart(text: string, offset: number): number {
  let at = Math.min(offset, text.length);
  while (at > 0 && text[at - 1] !== "\n" && text[at - 1] !== "\r") at -= 1;
  return at;
}

/** Without the spaces at the end of the line. */
function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && text[at] !== "\n" && text[at] !== "\r") at += 1;
  while (at > offset && (text[at - 1] === " " || text[at - 1] === "\t")) at -= 1;
  return at;
}
