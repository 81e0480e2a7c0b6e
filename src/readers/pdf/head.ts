import { readNumbering } from "../../report/numbering.js";
import { readDate } from "../../report/page-chrome.js";
import type { PdfInfo } from "./page.js";
import type { Shown, ShownParagraph } from "./paragraphs.js";

export interface Head {
  /** The paragraphs that are the title; several where it is set in several lines. */
  readonly title: readonly Shown[];
  /** What the file says its title is, where none is printed. */
  readonly named?: string;
  /** ISO, from a line of its own or the file's date. */
  readonly date?: string;
  readonly dated?: Shown;
}

/** A title is larger than the text by this part of it. */
const LARGER = 1.2;
const LONGEST_TITLE = 140;
/** Among how many paragraphs at the top, and at the end, a date stands. */
const HEAD_PARAGRAPHS = 10;
const LONGEST_DATE_LINE = 32;

/** The title is the largest text of the first page, or what the file names and page one prints; its date stands near it or at the end. */
export function readHead(shown: readonly Shown[], bodySize: number, info: PdfInfo): Head {
  const paragraphs = shown.filter((item): item is ShownParagraph => item.kind === "paragraph");
  const named = info.title === undefined || isFileName(info.title) ? undefined : info.title.trim();
  const title = printedTitle(paragraphs, bodySize, named);
  const others = paragraphs.filter((paragraph) => !title.includes(paragraph));
  const dated = [...others.slice(0, HEAD_PARAGRAPHS), ...others.slice(-2)].find(({ text }) => text.length <= LONGEST_DATE_LINE && dateLine(text) !== undefined);
  const date = (dated && dateLine(dated.text)) ?? createdOn(info.created);
  return { title, ...(title.length === 0 && named !== undefined && { named }), ...(date !== undefined && { date }), ...(dated && { dated }) };
}

function printedTitle(paragraphs: readonly ShownParagraph[], bodySize: number, named: string | undefined): readonly ShownParagraph[] {
  const page = paragraphs[0]?.first.page;
  const top = paragraphs.filter(({ first, text }) => first.page === page && text.length <= LONGEST_TITLE);
  const same = named !== undefined && top.find(({ text }) => bare(text) === bare(named));
  if (same) return [same];
  const large = top.filter((paragraph) => paragraph.size >= LARGER * bodySize && /\p{L}{2}/u.test(paragraph.text) && !isLetterhead(paragraph.text) && readNumbering(paragraph.text) === undefined);
  const largest = large.toSorted((a, b) => b.size - a.size)[0];
  if (!largest) return centredTitle(top);
  const from = paragraphs.indexOf(largest);
  let to = from + 1;
  while (to < paragraphs.length && to < from + 3 && large.includes(paragraphs[to]!) && Math.abs(paragraphs[to]!.size - largest.size) < 0.5) to += 1;
  return paragraphs.slice(from, to);
}

/** Centred lines at the very top, in the size of the text. */
function centredTitle(top: readonly ShownParagraph[]): readonly ShownParagraph[] {
  const isTitle = ({ centred, text }: ShownParagraph): boolean => centred && text.length <= 60 && !/[。；;]$/u.test(text) && !/^[（(]/u.test(text) && readNumbering(text) === undefined && dateLine(text) === undefined;
  const end = top.slice(0, 3).findIndex((paragraph) => !isTitle(paragraph));
  return top.slice(0, end < 0 ? Math.min(top.length, 3) : end);
}

const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();

/** The red head of an official document: 某某人民政府文件. */
const isLetterhead = (text: string): boolean => /^\S{2,30}文件$/u.test(text);

/** Programs put the name of the file they print where the title belongs. */
const isFileName = (title: string): boolean =>
  title.trim() === "" || /^(?:Microsoft (?:Word|PowerPoint|Excel)|untitled|无标题|文档\s?\d|document\s?\d|幻灯片\s?\d|PowerPoint)/iu.test(title.trim()) || /\.(?:docx?|wps|pptx?|xlsx?|pdf|txt|html?|indd|tex|dvi|cdr|md)$/iu.test(title.trim());

const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/** A date and nothing else, as ISO: 2016年1月11日, （2016-01-11）, 11 January 2016, January 11, 2016. */
function dateLine(text: string): string | undefined {
  if (/^[（(]?(?:(?:发布|成文|印发|报告)?(?:日期|时间)[:：]\s?)?[12]\d{3}[年\-/.]\s?\d{1,2}[月\-/.]\s?\d{1,2}日?(?:印发)?[）)]?$/u.test(text)) return readDate(text.replace(/\s/gu, ""));
  const english = /^(?:Date:?\s)?(?:(\d{1,2})\s([A-Za-z]{3,9})\.?,?|([A-Za-z]{3,9})\.?\s(\d{1,2}),)\s(\d{4})$/u.exec(text);
  if (!english) return undefined;
  const [, before, named, first, after, year] = english;
  const month = MONTHS.findIndex((name) => name.startsWith((named ?? first ?? "x").toLowerCase())) + 1;
  return month === 0 ? undefined : readDate(`${year}-${month}-${before ?? after}`);
}

/** `D:20160111093000+08'00'` as ISO. */
function createdOn(created: string | undefined): string | undefined {
  const found = /^(?:D:)?(\d{4})(\d\d)(\d\d)/u.exec(created ?? "");
  return found ? readDate(`${found[1]}-${found[2]}-${found[3]}`) : undefined;
}
