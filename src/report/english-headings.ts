import type { SourceFile } from "../source/span.js";
import { isVerbAfter } from "./grammar/en/words.js";
import { RANK, type Numbering } from "./numbering.js";
import { isChrome, readDate, type Line, type Page } from "./page-chrome.js";
import { spanIn, type Prose } from "./prose.js";
import { isTableLine } from "./text-tables.js";

/** A line of plain English text that is a heading; `rank` as in `RANK`. */
export interface EnglishHeading {
  readonly line: Line;
  readonly rank: number;
  readonly numbering?: Numbering;
}

/**
 * The title of an English page and where its content begins: the title is the first line that stands above the first
 * sentence; the last one above it, with a blank line before, is already a heading.
 */
export function englishPage(page: Page, lines: readonly Line[]): Page {
  const sentence = lines.findIndex(({ text }) => isSentence(text.trim()) && !isChrome(text.trim()));
  if (sentence < 0) return page;
  const head = lines.slice(0, sentence).filter(({ text }) => isHeadLine(text.trim()));
  const titles = head.filter(({ text }) => !MASTHEAD.test(text.trim()));
  const [top, below] = titles;
  // An office above the name of its report.
  const title = top && below && (lines.indexOf(below) === lines.indexOf(top) + 1 || (YEAR.test(below.text) && isCapitals(top.text))) && !NAMES_REPORT.test(top.text) && NAMES_REPORT.test(below.text) && !SUBTITLE.test(below.text.trim()) ? below : top;
  const last = head.at(-1);
  const isHeading = (line: Line): boolean => line !== title && line !== top && isBlank(lines[lines.indexOf(line) - 1]) && isHeadingText(line.text.trim()) && !SUBTITLE.test(line.text.trim());
  // Numbered ones stand on end: 1. above 1.1.
  const above = head.findLastIndex((line, i) => !isHeading(line) || (line !== last && readEnglishNumbering(line.text.trim()) === undefined && i < head.length - 1));
  const opening = head[above + 1];
  const first = opening === undefined ? sentence : lines.indexOf(opening);
  const end = page.content.at(-1)?.end ?? 0;
  const content = lines.slice(first).filter((line) => line.end <= end && !(line.text.trim() !== "" && isChrome(line.text.trim())));
  const { title: _title, ...about } = page;
  return { ...about, content, ...(title && { title }) };
}

const NAMES_REPORT = /\b(?:report|results|summary|review|bulletin|statement|outlook|update|release|accounts|survey|plan|budget|communiqu[eé]|assessment|overview|bulletin|statistics|performance|yearbook)\b/iu;
const YEAR = /\b(?:19|20)\d\d\b/u;
const MASTHEAD = /^(?:press release|news release|for immediate release|media release|news|contents|draft|final|embargoed.*)$/iu;
/** Lines below a title that say what it covers. */
const SUBTITLE = /\b(?:19|20)\d\d\b.*\b(?:19|20)\d\d\b|^(?:for|covering|results for|year ended|as (?:of|at)|by|prepared|submitted|published|presented|issue|volume)\b/iu;

const isHeadLine = (line: string): boolean => line !== "" && !isChrome(line) && readDate(line) === undefined && !/^[•·●▪>»*=-]|https?:|\S+@\S+/u.test(line);
const isSentence = (line: string): boolean => (/[.!?]["”')\]]?$/u.test(line) && line.split(/\s+/u).length > 4) || line.length > 110 || /^[•·●▪*-]\s/u.test(line) || isTableLine(line) || isAlignedRow(line) || isKeyFigure(line);
const isAlignedRow = (line: string): boolean => line.split(/ {2,}/u).slice(1).some((cell) => /^[-+−($€£]{0,2}\d[\d,.]*\)?%?$/u.test(cell));
/** Staff: 87. */
const isKeyFigure = (line: string): boolean => /^\p{Lu}[^:]{2,40}: [^:]*\d/u.test(line) && readDate(line) === undefined && !/\b(?:19|20)\d\d\b/u.test(line) && !/^(?:date|tel|phone|fax|page|no|number|issue|volume|ref|reference|room|address)\b/iu.test(line);
const isBlank = (line: Line | undefined): boolean => line === undefined || line.text.trim() === "";

/** All headings among the lines of an English text, ranked by their numbers, their capitals and their order. */
export function englishHeadings(lines: readonly Line[]): readonly EnglishHeading[] {
  const found: { readonly line: Line; readonly numbering?: Numbering }[] = [];
  lines.forEach((line, i) => {
    const text = line.text.trim();
    if (text === "" || text.length > LONGEST) return;
    const numbering = readEnglishNumbering(text);
    const previous = lines[i - 1];
    const parted = isBlank(previous) || (found.length > 0 && found.at(-1)!.line === previous) || isUnderline(previous?.text ?? "");
    if (!parted || !isHeadingText(numbering ? text.slice(numbering.length) : text) || !leadsText(lines, i)) return;
    found.push({ line, ...(numbering && { numbering }) });
  });
  return ranked(found);
}

const LONGEST = 100;
const MOST_WORDS = 12;

/** Short, without a mark at its end, in capitals or standing on its own. */
function isHeadingText(text: string): boolean {
  const words = text.split(/\s+/u);
  if (words.length > MOST_WORDS || !/^["“(]?(?:\p{Lu}|\d)/u.test(text) || /[.;,!:]$/u.test(text)) return false;
  if (/ {2,}|\t|[|@•]|: |https?:|www\.|^(?:Tel|Fax|Email|Contact|Source|Date|Page|Figure|Table|Note|Notes to)\b/u.test(text) || !/\p{L}{3}/u.test(text)) return false;
  if (/^(?:\d{1,2}\s)?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b[\s\d,]*$/u.test(text)) return false;
  // Johan Ek, President and CEO signs what stands above.
  if (/^\p{Lu}[^,]{2,40},\s(?:[^,]{0,30}\s)?(?:President|CEO|CFO|COO|Chief|Chair\p{L}*|Director|Governor|Secretary|Manager|Officer|Minister|Chancellor|Treasurer|Mayor|Dean|Rector|Head)\b/u.test(text)) return false;
  const long = words.filter((word) => word.replace(/[^\p{L}]/gu, "").length > 3);
  const capitals = long.filter((word) => /^["“(]?[\p{Lu}\d]/u.test(word)).length;
  if (capitals >= long.length * 0.6) return true;
  return words.length <= 9 && !words.slice(1).some((word, i) => /^(?:was|were|is|are|has|have|had|will|rose|fell|grew)$/u.test(word) && isVerbAfter(words[i]!.toLowerCase(), word));
}

/** Text follows: a signature and the last line of an address lead to none. */
function leadsText(lines: readonly Line[], at: number): boolean {
  let next = at + 1;
  if (isUnderline(lines[next]?.text ?? "")) next += 1;
  const adjacent = lines[next]?.text.trim() ?? "";
  if (adjacent !== "") return isSentence(adjacent) || adjacent.length > 60 || /^[•·●▪*-]\s/u.test(adjacent) || isTableLine(adjacent) || adjacent.includes("\t");
  return lines.slice(next, next + 4).some(({ text }) => text.trim() !== "");
}

const isUnderline = (text: string): boolean => /^\s*(?:={3,}|-{3,}|\*{3,}|_{3,})\s*$/u.test(text);

/** `I.`, `2.`, `2.1`, `A.`, `Section 3:`, `Part II`; the whole line is the heading. */
export function readEnglishNumbering(line: string): Numbering | undefined {
  const found = /^(?:((?:Chapter|Part|Section|Annex|Appendix)\s([\dIVXA-Z]{1,4}))(?:[.:]|\s[-–—])?\s+|([IVX]{1,5})[.)]\s+|(\d{1,2}(?:\.\d{1,2}){0,3})[.)]?\s+(?=\p{Lu})|\((\d{1,2}|[a-z])\)\s+|([A-H])[.)]\s+)/u.exec(line);
  if (!found) return undefined;
  const [printed, , part, roman, arabic, bracketed, letter] = found;
  if (arabic !== undefined && !/[.)]\s+$/u.test(printed) && !arabic.includes(".")) return undefined;
  const number = (part ?? roman ?? arabic ?? bracketed ?? letter)!;
  const rank = part !== undefined ? RANK.chapter : roman !== undefined ? RANK.clause : letter !== undefined ? RANK.part : arabic !== undefined ? RANK.item + arabic.split(".").length - 1 : RANK.bracket;
  return { number, length: printed.length, rank };
}

/**
 * Headings without a number stand beside the numbered ones where none comes between those, below them where a numbered one
 * comes first, else above. Of two kinds without numbers the one in capitals stands above.
 */
function ranked(found: readonly { readonly line: Line; readonly numbering?: Numbering }[]): readonly EnglishHeading[] {
  const numbered = found.flatMap(({ numbering }, i) => (numbering ? [i] : []));
  const first = numbered[0] ?? -1;
  const last = numbered.at(-1) ?? -1;
  const outside = found.every(({ numbering }, i) => numbering !== undefined || i < first || i > last);
  const top = Math.min(...found.flatMap(({ numbering }) => (numbering ? [numbering.rank] : [])));
  const plain = numbered.length === 0 ? RANK.clause : outside ? top : first === 0 ? RANK.circle : RANK.clause;
  const capitals = found.filter(({ numbering, line }) => !numbering && isCapitals(line.text)).length;
  const mixed = capitals > 0 && found.some(({ numbering, line }) => !numbering && !isCapitals(line.text)) && isCapitals(found.find(({ numbering }) => !numbering)!.line.text);
  return found.map(({ line, numbering }) => ({ line, rank: numbering?.rank ?? (mixed && !isCapitals(line.text) ? plain + 5 : plain), ...(numbering && { numbering }) }));
}

const isCapitals = (text: string): boolean => !/\p{Ll}/u.test(text);

/** A title run into its paragraph: `Water Solutions. Full-year revenue …`, `**Security:** An audit …`, `1. Roads. We …`. */
export interface EnglishRunIn {
  readonly numbering?: Numbering;
  /** Characters up to its mark. */
  readonly end: number;
  /** Its number or its bold face says so; one without needs another one in the document. */
  readonly sure: boolean;
}

const LONGEST_RUN_IN = 60;
const MOST_RUN_IN_WORDS = 6;

/** `counted`: the number of a list's item, which is no part of the text. */
export function readEnglishRunIn(prose: Prose, counted?: Numbering): EnglishRunIn | undefined {
  const { text } = prose;
  const numbering = counted ?? readEnglishNumbering(text);
  const from = numbering?.length ?? 0;
  const bold = isBold(prose);
  const window = text.slice(from, from + LONGEST_RUN_IN);
  const mark = window.search(bold ? /[.:](?:\s|$)|\s[–—-]\s/u : /[.!?;:](?:\s|$)/u);
  if (mark < 3 || (window[mark] === ":" && !bold && !isRegion(window.slice(0, mark), text.slice(from + mark + 1))) || window[mark] === "?" || window[mark] === "!" || window[mark] === ";") return undefined;
  const title = window.slice(0, mark);
  const words = title.split(/\s+/u);
  const after = text.slice(from + mark + 1, from + mark + 4);
  if (words.length > MOST_RUN_IN_WORDS || !/^\p{Lu}/u.test(title) || /[\d,$%]/u.test(title) || !/^\s+["“(]?[\p{Lu}\d$€£]/u.test(after)) return undefined;
  if (/^(?:Yes|No|Dear|Thank|Thanks|However|Mr|Mrs|Ms|Dr|Inc|Note|Source)\b/u.test(title)) return undefined;
  if (words.some((word, i) => i > 0 && isVerbAfter(words[i - 1]!.toLowerCase(), word.toLowerCase())) && !bold && !numbering) return undefined;
  return { ...(numbering && { numbering }), end: from + mark, sure: bold || numbering !== undefined };
}

/** Nordics: Sales fell by 9.6% ….: a name, then a sentence; Staff: 87 and Contact: Jo Ek are none. */
function isRegion(title: string, rest: string): boolean {
  const named = /^\p{Lu}[\p{L}&’'-]*(?:\s(?:and\s|&\s|of\s|the\s)?\p{Lu}[\p{L}&’'-]*){0,3}$/u.test(title);
  return named && /^\s\p{Lu}?[\p{L}]/u.test(rest) && rest.trim().split(/\s+/u, FEWEST_WORDS).length >= FEWEST_WORDS && /[.!?]["”)]?\s*$/u.test(rest);
}

const FEWEST_WORDS = 6;

/** Markdown's strong emphasis opens right before the paragraph's first letter. */
function isBold(prose: Prose): boolean {
  const { file, start }: { readonly file: SourceFile; readonly start: number } = spanIn(prose, 0, 1);
  const marks = file.text.slice(Math.max(0, start - 2), start);
  return marks === "**" || marks === "__";
}
