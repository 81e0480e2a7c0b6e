import { readNumbering, RANK, type Numbering } from "../../report/numbering.js";
import { readDate } from "../../report/page-chrome.js";
import type { Bookmark } from "./page.js";
import type { Shown, ShownParagraph } from "./paragraphs.js";

/** What makes a paragraph a heading, and how deep it stands: 1 for the outermost. */
export interface Heading {
  readonly depth: number;
  /** Numbers that plain text would not be sure of: `1 Introduction`, `Chapter 2`. */
  readonly numbering?: Numbering;
}

/** A heading is larger than the text by this part of it, or bold; and short, in characters and lines. */
const LARGER = 1.1;
const LONGEST = 110;
const LONGEST_CHINESE = 50;
const MOST_LINES = 3;
/** A document whose bookmarks name so many of its paragraphs has its headings in them. */
const FEWEST_BOOKMARKED = 3;

/** The headings among the paragraphs: those that bookmarks name, else the larger and the bold ones. */
export function findHeadings(shown: readonly Shown[], bodySize: number, bookmarks: readonly Bookmark[]): ReadonlyMap<Shown, Heading> {
  const paragraphs = shown.filter((item): item is ShownParagraph => item.kind === "paragraph");
  const named = bookmarked(paragraphs, bookmarks);
  if (named.size >= FEWEST_BOOKMARKED) return named;
  const found = paragraphs.filter((paragraph) => looksLikeHeading(paragraph, bodySize));
  const levels = levelsOf(found);
  const sorted = [...new Set(levels)].sort((a, b) => a - b);
  return new Map(found.map((paragraph, i) => [paragraph, { depth: sorted.indexOf(levels[i]!) + 1, ...numbered(paragraph.text) }]));
}

function bookmarked(paragraphs: readonly ShownParagraph[], bookmarks: readonly Bookmark[]): ReadonlyMap<Shown, Heading> {
  const depths = new Map(bookmarks.toReversed().map(({ title, depth }) => [bare(title), depth])); // of two with one title the first
  const found = new Map<Shown, Heading>();
  for (const paragraph of paragraphs) {
    if (paragraph.text.length > 2 * LONGEST) continue;
    const key = bare(paragraph.text);
    const depth = depths.get(key);
    if (depth === undefined || key === "") continue;
    found.set(paragraph, { depth, ...numbered(paragraph.text) });
    depths.delete(key); // said once, as a heading; later it is text
  }
  return found;
}

/** Letters and digits alone: bookmarks and text differ in blanks and leave numbers out. */
const bare = (text: string): string => text.replace(/^(?:\d{1,2}(?:\.\d{1,2})*[.、\s]|(?:Chapter|Section|Part|Appendix)\s\S{1,5}\s)/u, "").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();

function looksLikeHeading({ text, size, bold, lines, first }: ShownParagraph, bodySize: number): boolean {
  const chinese = /[\u4e00-\u9fff]/u.test(text);
  if (lines > MOST_LINES || text.length > (chinese ? LONGEST_CHINESE : LONGEST) || !/\p{L}{2}/u.test(text)) return false;
  if (/[。；;，,、？！!：:]$/u.test(text) || (/\.$/u.test(text) && !/^[\d.]+\.?$/u.test(text)) || /^[•·●▪■–—*]/u.test(text)) return false;
  if (isCaption(text) || (readDate(text) !== undefined && text.length < 24) || first.segments.length > 2) return false;
  return size >= LARGER * bodySize || (bold && size >= 0.95 * bodySize && lines === 1);
}

export const isCaption = (text: string): boolean => /^(?:图|表|附表|专栏|Table|Figure|Fig\.?|Exhibit|Chart)\s?[\d一二三四五六七八九十]/iu.test(text) || /^[（(]?(?:单位|Unit|数据来源|资料来源|来源|Source|Note|注)\s*[:：]/iu.test(text);

/** Larger stands above smaller, then bold above plain, then as numbers rank: 一、 and （一）, 1 and 1.1 may be set alike. Without a number, as the first of its kind. */
function levelsOf(found: readonly ShownParagraph[]): readonly number[] {
  const kinds = found.map(({ size, bold }) => -(Math.round(size * 2) * 2 + (bold ? 1 : 0)));
  const ranks = found.map(({ text }) => (readNumbering(text) ?? numbered(text).numbering)?.rank);
  const first = new Map<number, number>();
  ranks.forEach((rank, i) => {
    if (rank !== undefined) first.set(kinds[i]!, Math.min(rank, first.get(kinds[i]!) ?? rank));
  });
  return kinds.map((kind, i) => kind * 1000 + (ranks[i] ?? first.get(kind) ?? 0));
}

function numbered(text: string): { readonly numbering?: Numbering } {
  if (readNumbering(text)) return {};
  const found = /^(?:(?:Chapter|Section|Part|Appendix)\s+([\dIVXLA-Z]{1,5})[.:]?|(\d{1,2}(?:\.\d{1,2}){0,4}))\s+(?=\S)/iu.exec(text);
  const number = found?.[1] ?? found?.[2];
  return found && number !== undefined ? { numbering: { number, length: found[0].length, rank: RANK.item + number.split(".").length - 1 } } : {};
}
