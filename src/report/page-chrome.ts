import type { SourceFile } from "../source/span.js";
import { isTableLine } from "./text-tables.js";

/** A line of the file without its line end. */
export interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A web page's text without menus, buttons and notices, with what they say about the document. */
export interface Page {
  readonly content: readonly Line[];
  readonly title?: Line;
  /** ISO. */
  readonly date?: string;
  readonly source?: string;
}

export function linesOf({ text }: SourceFile): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (let i = 0; i <= text.length; i += 1) {
    const c = text[i];
    if (c !== undefined && c !== "\n" && c !== "\r") continue;
    if (!(c === "\n" && text[i - 1] === "\r")) lines.push({ text: text.slice(start, i), start, end: i });
    start = i + 1;
  }
  return lines;
}

/**
 * Content runs from the first line that reads like text (a sentence, a numbered heading) to the last one. Before it stand
 * menus, the title and the date line, after it notices and links. A text without any such line is content as a whole.
 */
export function cutPageChrome(lines: readonly Line[]): Page {
  const first = lines.findIndex(isContent);
  if (first < 0) return { content: lines.filter(({ text }) => text.trim() !== "" && !isNotice(text)) };
  const last = lines.findLastIndex(isContent);
  const head = lines.slice(0, first).filter(({ text }) => text.trim() !== "");
  return { content: lines.slice(first, last + 1), ...aboutDocument(head) };
}

/** Words of buttons, footers and notices on Chinese government sites; a long line that has one is text all the same. */
const NOTICES = [
  "【字号", "字号：", "字号:", "字体：", "扫一扫", "分享到", "无障碍", "导盲模式", "版权所有", "ICP备", "公网安备", "当前位置",
  "您的位置", "上一篇", "下一篇", "相关链接", "相关阅读", "浏览次数", "点击数", "阅读次数", "责任编辑", "打印本页", "关闭窗口", "网站地图",
  "联系我们", "主办单位", "承办单位", "网站标识码", "返回顶部", "Skip to content", "All rights reserved", "Cookie",
  "Share this", "Back to top",
];
const LABELS = /^(发布|成文|发文|更新|公开)?(日期|时间)|^(?:索引号|主题分类|信息分类|公开类别|公开方式|公开形式|公开范围|发文机关|发文字号|文号|主题词|关键词|有效性|体裁分类|组配分类|责任编辑|信息来源|发布单位)\s*[:：]|^来源|^信息来源|^发布机构|^作者|^Date\b|^Source\b|^Published\b/u;
/** A line of at least so many characters is text even without a full stop. */
const LONG_LINE = 40;
const LONGEST_NOTICE = 60;
const NUMBERED = /^[一二三四五六七八九十]+、|^第[一二三四五六七八九十]+[章节]|^（[一二三四五六七八九十]+）/u;

function isContent({ text }: Line): boolean {
  const line = text.trim();
  if (NUMBERED.test(line)) return true;
  if (line === "" || isNotice(line) || isBullet(line) || LABELS.test(line)) return false;
  return isTableLine(line) || isMeasured(line) || /[。！？]/u.test(line) || /[.!?]$/u.test(line) || line.length >= LONG_LINE;
}

/** A cell of a table that lost its columns: 1,204.5 or 12.4%; pagers and menus count without points and signs. */
const isMeasured = (line: string): boolean => line.length <= 20 && /^[-−+]?\d[\d,]*(?:\.\d+|%|％)/u.test(line) && /^[-−+\d,.%％\s]+$/u.test(line);

/** A line that is a button, a label or a notice of a page, not its text. */
export const isChrome = (line: string): boolean => isNotice(line) || (line.length <= LONGEST_NOTICE && LABELS.test(line));

const isNotice = (line: string): boolean =>
  line.length <= LONGEST_NOTICE && NOTICES.some((notice) => line.includes(notice));
const isBullet = (line: string): boolean => /^[•·●▪>»]/u.test(line);

function aboutDocument(head: readonly Line[]): Omit<Page, "content"> {
  const labelled = head.findIndex(({ text }) => LABELS.test(text.trim()));
  const menus = new Set(head.filter(({ text }) => isBullet(text.trim())).map(({ text }) => text.trim().replace(/^\S\s*/u, "")));
  const above = labelled < 0 ? head : head.slice(0, labelled);
  // A file's card stands above its title: 索引号：…, 主题分类：….
  const named = above.some(({ text }) => text.trim() !== "") ? above : head.filter(({ text }) => !LABELS.test(text.trim()));
  const candidates = named.filter(({ text }) => {
    const line = text.trim();
    return !isBullet(line) && !isNotice(line) && !menus.has(line) && readDate(line) === undefined;
  });
  const title = candidates.findLast(({ text }) => TITLE.test(text.trim())) ?? candidates.findLast(({ text }) => !isAddress(text.trim())) ?? candidates.at(-1);
  const date = head.map(({ text }) => readDate(text)).find((found) => found !== undefined);
  const source = head.map(({ text }) => readSource(text)).find((found) => found !== undefined);
  return { ...(title && { title: withoutNote(title) }), ...(date && { date }), ...(source && { source }) };
}

/** …统计公报[1]: the mark of a note is no part of the title. */
function withoutNote(title: Line): Line {
  const text = title.text.replace(/\[\d{1,2}\]\s*$/u, "");
  return { text, start: title.start, end: title.start + text.length };
}

/** What reports call themselves at the end of their titles. */
const TITLE = /(?:报告|公报|总结|通报|简报|年报|白皮书|综述|讲话|要点|方案|纪要|情况|分析|草案的报告|汇报|快报|月报|季报)(?:\[\d{1,2}\])?(?:[（(][^（()）]{1,16}[)）])?$/u;
/** 各位代表：, ——在第九届…上, 市长 某某: who speaks to whom, where. */
const isAddress = (line: string): boolean => /[:：]$/u.test(line) || /^(?:——|--|—)/u.test(line) || /^\S{1,12}[ \u3000]\S{1,4}(?:[ \u3000]\S{1,2})?$/u.test(line);

/** 2016年01月11日, 2016-1-11, 2016/01/11 as ISO. */
export function readDate(text: string): string | undefined {
  const found = /(?<!\d)((?:19|20)\d\d)(?:年|-|\/|\.)(\d{1,2})(?:月|-|\/|\.)(\d{1,2})(?!\d)/u.exec(text.slice(0, 400));
  if (!found) return undefined;
  const [, year, month, day] = found;
  const valid = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
  return valid ? `${year}-${month!.padStart(2, "0")}-${day!.padStart(2, "0")}` : undefined;
}

function readSource(text: string): string | undefined {
  const found = /(?:来源|Source)\s*[:：]\s*([^\s【】|｜]{1,60})/u.exec(text.slice(0, 400));
  return found?.[1];
}
