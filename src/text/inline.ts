import type { Paragraph, Run } from "./run.js";
import { textOf } from "./measure.js";

/**
 * The runs of one paragraph written with inline markup:
 *
 *     **bold**   ==emphasis==   m^2^   CO~2~   [label](https://… | mailto:… | #slide-id)   {{figure|shown text}}
 *
 * Markers hug what they mark; one without its partner is text, and so is everything after a backslash. `==` opens
 * only where no Latin letter or digit stands before it and closes only where none follows (`a==b` is text). `^` and
 * `~` enclose at most 24 letters, digits and signs, no spaces; `~` follows a Latin or Greek letter or `)`, never a
 * digit (`10~20` is text). A bare address is copied as it is. "\n" becomes a run of its own. One pass, linear time.
 */
export function parseInline(text: string): readonly Run[] {
  const pieces = read(text.replace(/\t/gu, " "));
  pair(pieces);
  return dress(pieces);
}

/** Paragraphs of a text: parted by blank lines, a single line end is a break inside one. Ends of the text are trimmed. */
export function paragraphs(text: string): readonly Paragraph[] {
  const blocks: string[] = [];
  let lines: string[] = [];
  for (const line of `${text}\n`.split(/\r\n|\n|\r/u)) {
    const trimmed = line.trim();
    if (trimmed !== "") lines.push(trimmed);
    else if (lines.length > 0) {
      blocks.push(lines.join("\n"));
      lines = [];
    }
  }
  return blocks.map(parseInline);
}

/** What the reader sees, without markup; breaks stay "\n". */
export function plainText(runs: readonly Run[]): string {
  return textOf(runs);
}

/** http(s) and mailto addresses and slide ids. Everything else stays text: no scripts, no files. */
export function isLinkTarget(target: string): boolean {
  if (target.startsWith("#")) return target.length > 1;
  return /^(?:https?:\/\/|mailto:)[^/]/iu.test(target);
}

/**
 * Targets of what looks like a link but was left as text, because it goes to no web or mail address and no slide:
 * `[plan](file:///c:/plan.docx)`, `[site](www.example.com)`. Words in brackets behind brackets are none.
 */
export function unreadLinks(text: string): readonly string[] {
  const found: string[] = [];
  for (let at = text.indexOf("]("); at >= 0; at = text.indexOf("](", at + 2)) {
    const end = text.slice(at + 2, at + 2 + LONGEST_TARGET).search(/[)\s]/u);
    const target = text.slice(at + 2, end < 0 ? at + 2 : at + 2 + end);
    if (/^(?:[a-z][a-z0-9+.-]{1,19}:\S|www\.\S|\S{1,64}@\S)/iu.test(target)) found.push(target);
  }
  return found;
}

type Markup = "bold" | "emphasis" | "link";

/** A stretch of text with its own traits, or a marker that may turn out to be text. */
type Piece =
  | { readonly kind: "text"; readonly text: string; readonly traits?: Partial<Run> }
  | {
      readonly kind: "marker";
      readonly markup: Markup;
      readonly text: string;
      readonly opens: boolean;
      readonly closes: boolean;
      readonly target?: string;
      role: "text" | "start" | "end"; // decided by pair()
      link?: string;
    };

function read(text: string): Piece[] {
  const pieces: Piece[] = [];
  let plain = "";
  const flush = (): void => {
    if (plain !== "") pieces.push({ kind: "text", text: plain });
    plain = "";
  };
  for (let at = 0; at < text.length; ) {
    const unit = text[at]!;
    if (unit === "\\" && ESCAPABLE.includes(text[at + 1] ?? " ")) {
      plain += text[at + 1]!;
      at += 2;
      continue;
    }
    const address = unit === "h" ? addressLength(text, at) : 0;
    if (address > 0) {
      plain += text.slice(at, at + address);
      at += address;
      continue;
    }
    const piece = pieceAt(text, at);
    if (piece === undefined) {
      plain += unit;
      at += 1;
      continue;
    }
    flush();
    pieces.push(piece.piece);
    at += piece.length;
  }
  flush();
  return pieces;
}

interface Found {
  readonly piece: Piece;
  readonly length: number;
}

function pieceAt(text: string, at: number): Found | undefined {
  switch (text[at]) {
    case "\n":
      return { piece: { kind: "text", text: "\n" }, length: 1 };
    case "*":
      return text[at + 1] === "*" ? toggle(text, at, "bold") : undefined;
    case "=":
      return text[at + 1] === "=" ? toggle(text, at, "emphasis") : undefined;
    case "^":
      return script(text, at, "superscript");
    case "~":
      return /[A-Za-z\u0370-\u03ff)]/u.test(text[at - 1] ?? "") ? script(text, at, "subscript") : undefined;
    case "{":
      return figureMark(text, at);
    case "[":
      return marker("link", "[", { opens: true, closes: false });
    case "]":
      return linkEnd(text, at);
    default:
      return undefined;
  }
}

function toggle(text: string, at: number, markup: Markup): Found {
  const before = text[at - 1];
  const after = text[at + 2];
  const tight = (character: string | undefined): boolean => character !== undefined && !/\s/u.test(character);
  const inWord = (character: string | undefined): boolean => markup === "emphasis" && /[A-Za-z0-9=]/u.test(character ?? "");
  return marker(markup, text.slice(at, at + 2), {
    opens: tight(after) && !inWord(before) && !(markup === "emphasis" && after === "="),
    closes: tight(before) && !inWord(after) && !(markup === "emphasis" && before === "="),
  });
}

function marker(markup: Markup, text: string, rest: { opens: boolean; closes: boolean; target?: string }): Found {
  return { piece: { kind: "marker", markup, text, ...rest, role: "text" }, length: text.length };
}

/** `^…^` or `~…~`: letters, digits and signs, or a label that starts in Chinese (^注1^). */
function script(text: string, at: number, baseline: "superscript" | "subscript"): Found | undefined {
  const close = text.slice(at + 1, at + 2 + LONGEST_SCRIPT).indexOf(text[at]!);
  if (close < 1) return undefined;
  const inside = text.slice(at + 1, at + 1 + close);
  const scientific = /^[A-Za-z0-9\u0370-\u03ff+\-−.,*()[\]①-⑳®™†‡]+$/u.test(inside);
  const label = baseline === "superscript" && /^\p{Script=Han}[\p{Script=Han}0-9]*$/u.test(inside);
  if (!scientific && !label) return undefined;
  return { piece: { kind: "text", text: inside, traits: { baseline } }, length: close + 2 };
}

/** `{{name|shown text}}`, as the resolver leaves it. A name without text is a reference nobody resolved: it stays. */
function figureMark(text: string, at: number): Found | undefined {
  if (text[at + 1] !== "{") return undefined;
  let bar = -1;
  for (let i = at + 2; i < text.length; i += 1) {
    const character = text[i];
    if (character === "{" || character === "\n") return undefined;
    if (character === "|" && bar < 0) bar = i;
    if (character !== "}") continue;
    if (text[i + 1] !== "}" || bar < 0) return undefined;
    const figure = text.slice(at + 2, bar).trim();
    const shown = text.slice(bar + 1, i);
    if (figure === "" || shown === "") return undefined;
    return { piece: { kind: "text", text: shown, traits: { figure } }, length: i + 2 - at };
  }
  return undefined;
}

function linkEnd(text: string, at: number): Found | undefined {
  if (text[at + 1] !== "(") return marker("link", "]", { opens: false, closes: true });
  for (let i = at + 2; i < text.length && i - at < LONGEST_TARGET; i += 1) {
    const character = text[i]!;
    if (character === ")") {
      const target = text.slice(at + 2, i);
      if (!isLinkTarget(target)) break;
      return marker("link", text.slice(at, i + 1), { opens: false, closes: true, target });
    }
    // Brackets in an address are written %28 and %5B; stopping here also keeps the scan linear.
    if (/[\s()[\]<>"\u0000-\u001f]/u.test(character)) break;
  }
  return marker("link", "]", { opens: false, closes: true });
}

/** Matches ends with starts. A start that is closed over (`**a ==b**`) is text; each markup is open at most once. */
function pair(pieces: readonly Piece[]): void {
  const open: number[] = [];
  pieces.forEach((piece, i) => {
    if (piece.kind === "text") return;
    const depth = open.findLastIndex((k) => (pieces[k] as typeof piece).markup === piece.markup);
    const start = depth < 0 ? undefined : (pieces[open[depth]!] as typeof piece);
    if (piece.closes && start !== undefined && open[depth]! < i - 1) {
      open.length = depth;
      if (piece.markup === "link" && piece.target === undefined) return; // [so] is only brackets
      start.role = "start";
      piece.role = "end";
      if (piece.target !== undefined) start.link = piece.target;
    } else if (piece.opens) {
      if (depth >= 0) open.splice(depth, 1); // of two starts the later counts
      open.push(i);
    }
  });
}

function dress(pieces: readonly Piece[]): readonly Run[] {
  const runs: Run[] = [];
  const traits: Record<Markup, Partial<Run> | undefined> = { bold: undefined, emphasis: undefined, link: undefined };
  for (const piece of pieces) {
    if (piece.kind === "marker" && piece.role !== "text") {
      traits[piece.markup] = piece.role === "end" ? undefined : traitsOf(piece.markup, piece.link);
      continue;
    }
    const own = piece.kind === "text" ? piece.traits : undefined;
    append(runs, { text: piece.text, ...traits.bold, ...traits.emphasis, ...traits.link, ...own });
  }
  return runs;
}

function traitsOf(markup: Markup, link: string | undefined): Partial<Run> {
  switch (markup) {
    case "bold":
      return { bold: true };
    case "emphasis":
      return { bold: true, color: "accent" };
    case "link":
      return link === undefined ? {} : { link };
  }
}

/** Neighbours in the same dress are one run; figures and breaks stay alone. */
function append(runs: Run[], run: Run): void {
  const last = runs.at(-1);
  const alone = (one: Run): boolean => one.figure !== undefined || one.text === "\n";
  const joins =
    last !== undefined &&
    !alone(last) &&
    !alone(run) &&
    last.bold === run.bold &&
    last.color === run.color &&
    last.link === run.link &&
    last.baseline === run.baseline;
  if (joins) runs[runs.length - 1] = { ...last, text: last.text + run.text };
  else runs.push(run);
}

/** Length of a bare http(s) address at `at`, so that its `~` and `==` are not markup; 0 if there is none. */
function addressLength(text: string, at: number): number {
  if (!text.startsWith("http://", at) && !text.startsWith("https://", at)) return 0;
  let end = at;
  while (end < text.length && /[!-~]/u.test(text[end]!) && !"*[]()<>\"\\{}".includes(text[end]!)) end += 1;
  while (text.slice(end - 2, end) === "==") end -= 2; // perhaps the end of an emphasis
  return end - at;
}

const ESCAPABLE = "\\*=^~[](){}|#";
const LONGEST_SCRIPT = 24;
const LONGEST_TARGET = 2000;
