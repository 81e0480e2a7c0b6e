/** A printed section number at the start of a line. */
export interface Numbering {
  /** Without its punctuation: `二`, `1.1`. */
  readonly number: string;
  /** Characters of the number with its punctuation. */
  readonly length: number;
  /** Smaller stands above larger: 第一章 < 一、 < （一） < 1. < 1.1 < （1） < ①. */
  readonly rank: number;
}

/** The order of Chinese official documents (GB/T 9704: 一、 （一） 1. （1）), books above, run-ins below. */
export const RANK = { volume: 10, chapter: 20, clause: 30, part: 40, item: 50, decimal: 60, bracket: 70, circle: 80, runIn: 90 } as const;

const CHINESE = "一二三四五六七八九十百";
const SPACE = " \t\u00a0\u3000";

/** The section number that the line starts with, if any. */
export function readNumbering(line: string): Numbering | undefined {
  return readOrdinal(line) ?? readBracketed(line) ?? readChinese(line) ?? readArabic(line) ?? readCircled(line);
}

/** 第三章, 第二节, 第一部分. */
function readOrdinal(line: string): Numbering | undefined {
  if (line[0] !== "第") return undefined;
  const end = skip(line, 1, (c) => CHINESE.includes(c) || isDigit(c));
  if (end === 1 || end > 8) return undefined;
  const rank = { 编: RANK.volume, 部: RANK.volume, 章: RANK.chapter, 节: RANK.clause }[line[end] ?? ""];
  if (rank === undefined) return undefined;
  const wordEnd = line.startsWith("部分", end) ? end + 2 : end + 1;
  return { number: line.slice(1, end), length: afterPunctuation(line, wordEnd), rank };
}

/** （一） and （1）. */
function readBracketed(line: string): Numbering | undefined {
  if (line[0] !== "（" && line[0] !== "(") return undefined;
  const chinese = skip(line, 1, (c) => CHINESE.includes(c));
  const end = chinese > 1 ? chinese : skip(line, 1, isDigit);
  if (end === 1 || end > 6 || (line[end] !== "）" && line[end] !== ")")) return undefined;
  return { number: line.slice(1, end), length: afterPunctuation(line, end + 1), rank: chinese > 1 ? RANK.part : RANK.bracket };
}

/** 一、 and 一． */
function readChinese(line: string): Numbering | undefined {
  const end = skip(line, 0, (c) => CHINESE.includes(c));
  if (end === 0 || end > 4 || !"、．.".includes(line[end] ?? "x")) return undefined;
  return { number: line.slice(0, end), length: skip(line, end + 1, (c) => SPACE.includes(c)), rank: RANK.clause };
}

/** 1. 1、 1.1 1.1.2 §3; not 2015年 and not 3.5亿元. */
function readArabic(line: string): Numbering | undefined {
  const start = line[0] === "§" ? skip(line, 1, (c) => SPACE.includes(c)) : 0;
  let end = skip(line, start, isDigit);
  if (end === start || end - start > 2) return undefined;
  let depth = 0;
  while (line[end] === "." && isDigit(line[end + 1] ?? "")) {
    const next = skip(line, end + 1, isDigit);
    if (next - end > 3) return undefined;
    end = next;
    depth += 1;
  }
  const number = line.slice(start, end);
  const mark = line[end] ?? "";
  const closed = depth === 0 ? start > 0 || "、．.".includes(mark || "x") : SPACE.includes(mark || "x") || mark === ".";
  if (!closed || depth > 4) return undefined;
  return { number, length: afterPunctuation(line, end), rank: RANK.item + depth };
}

/** ① to ⑳. */
function readCircled(line: string): Numbering | undefined {
  const code = line.charCodeAt(0) - 0x2460;
  if (!(code >= 0 && code < 20)) return undefined;
  return { number: String(code + 1), length: afterPunctuation(line, 1), rank: RANK.circle };
}

function afterPunctuation(line: string, at: number): number {
  const mark = "、．.".includes(line[at] ?? "x") ? at + 1 : at;
  return skip(line, mark, (c) => SPACE.includes(c));
}

function skip(line: string, from: number, wanted: (c: string) => boolean): number {
  let at = from;
  while (at < line.length && wanted(line[at]!)) at += 1;
  return at;
}

const isDigit = (c: string): boolean => c >= "0" && c <= "9";

/** A run-in number inside a paragraph: 一是, 二要, 第三，. */
export interface RunIn {
  readonly start: number;
  /** Its place in the series: 1 for 一是. */
  readonly order: number;
  readonly number: string;
  readonly length: number;
}

/** All 一是 … 二是 …, 一要 … 二要 … of the paragraph that stand at the start of a clause and count up from one; a lone 一是 is none. */
export function readRunIns(text: string): readonly RunIn[] {
  const found: RunIn[] = [];
  for (let i = 1; i < text.length; i += 1) {
    if (text[i] !== "是" && text[i] !== "要") continue;
    const order = "一二三四五六七八九十".indexOf(text[i - 1] ?? "x") + 1;
    if (order === 0) continue;
    const start = i - 1;
    const before = text[start - 1];
    if (before !== undefined && !"。；;：:，,！!？? \t\u00a0\u3000\n".includes(before)) continue;
    found.push({ start, order, number: text[start]!, length: 2 });
  }
  return series(text, found);
}

/** 一是…，…；二是…；三是…: the items of one sentence, no headings. */
function isListed(text: string, found: readonly RunIn[], i: number): boolean {
  const next = found[i + 1];
  const previous = found[i - 1];
  const joined = (item: RunIn | undefined): boolean => item !== undefined && "；;".includes(text[item.start - 1] ?? "x");
  return next?.order === found[i]!.order + 1 ? joined(next) : previous !== undefined && joined(found[i]);
}

/** Paragraphs may each begin with the next 一是, 二是 …, so a paragraph's own series may start anywhere. */
function series(text: string, found: readonly RunIn[]): readonly RunIn[] {
  const counting = found.filter((item, i) => {
    if (isListed(text, found, i)) return false;
    const next = found[i + 1]?.order === item.order + 1;
    const previous = found[i - 1]?.order === item.order - 1;
    return next || previous || item.start === 0;
  });
  return counting;
}
