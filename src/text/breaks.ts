import LineBreaker from "linebreak";
import { isHan } from "./measure.js";

/** How good a place for a line end is; a worse one is taken only where no better one fits on the line. */
export const Break = {
  /** Inside a character: a surrogate pair, a base and its marks. */
  never: 0,
  /** A mark would stand where it must not, or —— would be torn: only in a box of one or two characters. */
  forbidden: 1,
  /** Inside a word or a number that is wider than the box. */
  inside: 2,
  /** Between a number and its unit; at the slashes and hyphens of an address. */
  glued: 3,
  /** Between a mark and Latin or a digit: right by UAX 14 and PowerPoint, never taken by LibreOffice. */
  mixed: 4,
  good: 5,
} as const;

/**
 * For every UTF-16 offset, the quality (`Break`) of a line end before that unit: opportunities of UAX 14, vetoed by
 * the rules of GB/T 15834 and CLREQ and by what belongs together (number and unit, Latin words, ranges). They are
 * never more generous than PowerPoint's and LibreOffice's own, so that our lines are never fewer than theirs.
 */
export function breaksOf(text: string): Uint8Array {
  const breaks = new Uint8Array(text.length + 1);
  for (let i = 1; i < text.length; i += 1) breaks[i] = besideWord(text, i);
  const breaker = new LineBreaker(withDirectedQuotes(text));
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    const at = next.position;
    if (at >= text.length || breaks[at]! < Break.inside) continue;
    if (insideLatinWord(text, at)) breaks[at] = Break.glued;
    else breaks[at] = shunned(text, at) ? Break.mixed : Break.good;
  }
  glueNumbers(text, breaks);
  breaks[text.length] = Break.good;
  return breaks;
}

/** No line starts with these: GB/T 15834, CLREQ and the lists of PowerPoint and LibreOffice for zh-CN together. */
const notAtStart = new Set(
  "、，。；：！？”’）》」』】〕〗〞〉］｝〙〛…—–―～·•‧・!%),.:;>?]}¢°¨ˇˉ″′‰℃℉›»∶〃々ー‖︰︱︳︴︶︸︺︼︾﹀﹂﹄﹏﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞＂％＇．＞｀｜､｡｣､￠ー",
);

/** No line ends with these. */
const notAtEnd = new Set("“‘（《「『【〔〖〝〈［｛〘〚$([{£¥«‹·・﹙﹛﹝︵︷︹︻︽︿﹁﹃＄．￡￥");

/** Marks that LibreOffice keeps with a Latin letter or digit that follows; it does break after ：；！？～…. */
const closing = new Set("、，。）」』》〉】〕］｝”’—℃·");

/** Torn apart by nobody: a pair of these is one mark. */
const doubled = new Set("—…⋯―");

/** Quality of a line end before `at` without asking UAX 14: forbidden by the marks on either side, or inside. */
function besideWord(text: string, at: number): number {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  if (isLowSurrogate(after) || isMark(after)) return Break.never;
  if (notAtStart.has(text[at]!) || notAtEnd.has(text[at - 1]!)) return Break.forbidden;
  if (before === after && doubled.has(text[at]!)) return Break.forbidden;
  return before === HYPHEN && isLatin(after) ? Break.glued : Break.inside;
}

/**
 * “ and ” have no direction for UAX 14, which therefore never breaks beside them; beside Chinese they open and close
 * like 「 and 」. Lengths stay equal, so offsets do.
 */
function withDirectedQuotes(text: string): string {
  let directed = "";
  let copied = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 0x2018 || code > 0x201d || code === 0x201a || code === 0x201b) continue;
    if (!(isWide(text.charCodeAt(i - 1)) || isWide(text.charCodeAt(i + 1)))) continue;
    directed += text.slice(copied, i) + (code === 0x2018 || code === 0x201c ? "「" : "」");
    copied = i + 1;
  }
  return copied === 0 ? text : directed + text.slice(copied);
}

/** UAX 14 breaks after `/`, `|`, `!` … between letters; PowerPoint keeps such words whole but for a real hyphen. */
function insideLatinWord(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  if (!isLatin(before) || !isLatin(after)) return false;
  return !(before === HYPHEN && isLetter(after) && isLetter(text.charCodeAt(at - 2)));
}

/** Line ends that LibreOffice (7.4, tried one by one) never takes: 78.9%，|PM2.5 and 推行|“2.0版”. */
function shunned(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  if (after === 0x201c || after === 0x2018) return isLatin(text.charCodeAt(at + 1)) || isLatin(before);
  return isLatin(after) && closing.has(text[at - 1]!);
}

/** Lowers good places between a number and what belongs to it: unit, sign, arrow, the other end of a range, 第. */
function glueNumbers(text: string, breaks: Uint8Array): void {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (isDigit(code)) {
      if (!isDigit(text.charCodeAt(i + 1))) glue(breaks, i + 1, unitEnd(text, i + 1));
      if (beforeNumber.has(text[i - 1]!)) glue(breaks, i, i);
      if (text[i - 1] === " " && arrows.has(text[i - 2]!)) glue(breaks, i - 1, i);
    } else if (text[i] === "第" && isNumeral(text[i + 1])) {
      let end = i + 1;
      while (chineseNumerals.has(text[end]!)) end += 1;
      glue(breaks, i + 1, end > i + 1 ? unitEnd(text, end) : end);
    }
  }
}

/** Glues `[from, to]`: no good line end before any of these offsets. */
function glue(breaks: Uint8Array, from: number, to: number): void {
  for (let i = from; i <= to; i += 1) if (breaks[i]! > Break.glued) breaks[i] = Break.glued;
}

/**
 * The last offset at which a number ending before `at` still hangs together with its unit: `2942|亿|元`, `30|余|个`,
 * `5| |km`. An unknown measure word counts with its first character, so that a number never stands alone.
 */
function unitEnd(text: string, at: number): number {
  let end = at;
  if (text[end] === "%" || text[end] === "‰") end += 1;
  if (text[end] === " ") {
    const latin = latinUnitLength(text, end + 1);
    return latin > 0 ? end + latin : at - 1;
  }
  while (quantifiers.has(text[end]!)) end += 1;
  const length = unitLength(text, end);
  if (length > 0) return end + length - 1;
  // `end` itself is where the break before an unknown character would be
  return end === at && isHan(text.charCodeAt(end)) ? end : Math.max(end - 1, at - 1);
}

function unitLength(text: string, at: number): number {
  for (let length = LONGEST_UNIT; length > 0; length -= 1) if (units.has(text.slice(at, at + length))) return length;
  return 0;
}

function latinUnitLength(text: string, at: number): number {
  let end = at;
  while (end - at < 4 && isLetter(text.charCodeAt(end))) end += 1;
  return latinUnits.has(text.slice(at, end)) ? end - at : 0;
}

/** Between a number and its measure word: 30余个, 12.3万平方米. */
const quantifiers = new Set("余多几十百千万亿兆");

const units = new Set(
  (
    "元 美元 欧元 日元 港元 人民币 角 分 吨 千克 公斤 克 斤 吨标准煤 标准煤 米 千米 公里 厘米 毫米 平方米 平方公里 平方千米 立方米 公顷 亩 平米 " +
    "升 毫升 千瓦 千瓦时 度 兆瓦 吉瓦 伏 安 赫兹 摄氏度 人 人次 人份 户 户次 家 家次 个 个月 个百分点 百分点 个点 个基点 成 倍 番 次 届 期 批 批次 " +
    "年 年度 年代 年级 周年 月 月份 月底 月末 月初 日 号 天 周 季度 季 小时 时 分钟 秒 世纪 岁 项 件 台 套 辆 艘 架 条 座 处 所 栋 幢 间 套房 层 楼 " +
    "名 位 万人 支 只 头 株 棵 篇 册 本 部 份 章 节 款 卷 页 版 级 类 种 门 场 场次 场所 轮 步 强 大 起 宗 笔 张 片 块 颗 组 队 对 双 线 路 站 段 标段 " +
    "公里每小时 吨公里 车次 班次 床 张床位 床位 学时 学分 课时 票 股 点 档 口 眼 盏 根 面 幅 顶 枚 艘次 架次 标箱"
  ).split(" "),
);
const LONGEST_UNIT = 5;

const latinUnits = new Set("km m cm mm nm kg g mg t ha L ml kW MW GW kWh MWh GWh Wh V A W Hz kHz MHz GHz GB MB TB KB PB bn pp pt in ft".split(" "));

/** Signs, arrows and range marks that a number may not be parted from. The rest (+ − ¥ …) UAX 14 knows. */
const beforeNumber = new Set("▲▼△▽↑↓±＋－－≥≤≈＞＜～~–№#");
const arrows = new Set("▲▼△▽↑↓");
const chineseNumerals = new Set("〇零一二三四五六七八九十百千两几");

const HYPHEN = 0x2d;

function isNumeral(character: string | undefined): boolean {
  return character !== undefined && (isDigit(character.charCodeAt(0)) || chineseNumerals.has(character));
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code <= 0x24f);
}

/** Latin, Greek, Cyrillic and ASCII marks, without spaces. */
function isLatin(code: number): boolean {
  return (code > 0x20 && code < 0x7f) || (code > 0xa0 && code <= 0x52f);
}

/** Han, kana and full-width marks: what takes a full em and may be broken beside. */
function isWide(code: number): boolean {
  return (code >= 0x2e80 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff) || (code >= 0xff00 && code <= 0xff60);
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

/** Combining marks, joiners, variation selectors. */
function isMark(code: number): boolean {
  return (
    (code >= 0x300 && code <= 0x36f) ||
    (code >= 0x20d0 && code <= 0x20ff) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    (code >= 0x3099 && code <= 0x309a) ||
    code === 0x200d
  );
}
