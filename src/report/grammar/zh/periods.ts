import type { Period } from "../../report.js";

/** A stretch of text that says when. */
export interface PeriodMention {
  readonly start: number;
  readonly end: number;
  /** `period`: the figures around it belong to it. `base`: what a change is compared with (比2010年). `date`: neither. */
  readonly role: "period" | "base" | "date";
  /** Absolute, or counted from the document's year (上年 is −1). */
  readonly year?: number;
  readonly yearsBack?: number;
  /** Months, both included; the whole year when absent. */
  readonly months?: readonly [number, number];
  /** It says a year or months, not only “so far”. */
  readonly stated: boolean;
}

/** All mentions in order, not overlapping. */
export function findPeriods(text: string): readonly PeriodMention[] {
  const found: PeriodMention[] = [];
  let i = 0;
  while (i < text.length) {
    const mention = STARTS.has(text.charCodeAt(i)) ? periodAt(text, i) : undefined;
    if (mention) found.push(mention);
    i = mention ? mention.end : i + 1;
  }
  return found;
}

/** The mention that starts exactly here. */
export function periodAt(text: string, start: number): PeriodMention | undefined {
  return wordPeriod(text, start) ?? numericPeriod(text, start);
}

/** The months a mention covers, once the document's year is known. */
export function resolvePeriod(mention: PeriodMention, documentYear: number | undefined): Period | undefined {
  const year = mention.year ?? (documentYear === undefined ? undefined : documentYear - (mention.yearsBack ?? 0));
  return year === undefined ? undefined : periodOf(year, mention.months, mention.stated);
}

export function periodOf(year: number, months: readonly [number, number] = [1, 12], stated = true): Period {
  const month = (m: number): string => `${String(year).padStart(4, "0")}-${String(m).padStart(2, "0")}`;
  return { start: month(months[0]), end: month(months[1]), stated };
}

/** The last mention that ends at or before the offset; mentions are in order, so a binary search finds it. */
export function lastMention(mentions: readonly PeriodMention[], offset: number): PeriodMention | undefined {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mentions[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return mentions[low - 1];
}

const digit = (c: string | undefined): boolean => c !== undefined && c >= "0" && c <= "9";
const WIDE = (c: string | undefined): boolean => c !== undefined && c >= "０" && c <= "９";

/** Words for a part of the year. */
const PARTS: readonly (readonly [string, readonly [number, number]])[] = [
  ["前三季度", [1, 9]],
  ["前3季度", [1, 9]],
  ["上半年", [1, 6]],
  ["下半年", [7, 12]],
  ["第一季度", [1, 3]],
  ["第二季度", [4, 6]],
  ["第三季度", [7, 9]],
  ["第四季度", [10, 12]],
  ["一季度", [1, 3]],
  ["二季度", [4, 6]],
  ["三季度", [7, 9]],
  ["四季度", [10, 12]],
  ["1季度", [1, 3]],
  ["2季度", [4, 6]],
  ["3季度", [7, 9]],
  ["4季度", [10, 12]],
  ["全年", [1, 12]],
];

const LETTERED: Readonly<Record<string, readonly [number, number]>> = { Q1: [1, 3], Q2: [4, 6], Q3: [7, 9], Q4: [10, 12], H1: [1, 6], H2: [7, 12] };

/** Words that place a figure in the document's year or in the one before it. */
const WORDS: readonly (readonly [string, number])[] = [
  ["今年以来", 0],
  ["年初以来", 0],
  ["本年以来", 0],
  ["截至目前", 0],
  ["截止目前", 0],
  ["到目前为止", 0],
  ["今年", 0],
  ["本年度", 0],
  ["上年同期", 1],
  ["去年同期", 1],
  ["上一年", 1],
  ["上年末", 1],
  ["上年底", 1],
  ["去年底", 1],
  ["去年末", 1],
  ["上年", 1],
  ["去年", 1],
];

const COMPARERS = "比较同与于由从";
/** 是2020年的2.3倍, 恢复到2019年的83%: the year is what the number is measured by. */
const WHOLES = "是为于到至由从";
const STARTS: ReadonlySet<number> = new Set(
  [..."0123456789０１２３４５６７８９截止到二", ...PARTS.map(([word]) => word[0]!), ...WORDS.map(([word]) => word[0]!)].map((c) => c.charCodeAt(0)),
);

const WORD_STARTS: ReadonlySet<number> = new Set(["前", ...[...PARTS, ...WORDS].map(([word]) => word)].map((word) => word.charCodeAt(0)));

function wordPeriod(text: string, start: number): PeriodMention | undefined {
  if (!WORD_STARTS.has(text.charCodeAt(start))) return undefined;
  const part = PARTS.find(([word]) => text.startsWith(word, start));
  if (part && !digit(text[start - 1])) return mention(text, start, start + part[0].length, { months: part[1], stated: true });
  const months = text[start] !== "前" ? undefined : /^前(\d{1,2}|[两三四五六七八九十])个?月/u.exec(text.slice(start, start + 6));
  const last = months ? Number(months[1]) || "  两三四五六七八九十".indexOf(months[1]!) : 0;
  if (months && last >= 1 && last <= 12) return mention(text, start, start + months[0].length, { months: [1, last], stated: true });
  const word = WORDS.find(([known]) => text.startsWith(known, start));
  if (!word) return undefined;
  const end = start + word[0].length;
  // 上年结转资金 is money of this year.
  if (/^(?:结转|结余|滚存)/u.test(text.slice(end, end + 2))) return { start, end, role: "date", stated: false };
  const following = PARTS.find(([known]) => text.startsWith(known, end));
  return mention(text, start, following ? end + following[0].length : end, {
    yearsBack: word[1],
    months: following?.[1],
    stated: word[1] > 0 || following !== undefined,
  });
}

/** 2015年, 2015年1-11月份, 1—11月, 11月末, 2016年1月11日, 2016-01-11, 截至2015年底, 2011—2015年. */
function numericPeriod(text: string, start: number): PeriodMention | undefined {
  const lead = ["截至", "截止到", "截止", "到"].find((word) => text.startsWith(word, start))?.length ?? 0;
  const from = pastBlank(text, start + lead);
  if (digit(text[from - 1]) || WIDE(text[from - 1]) || text[from - 1] === ".") return undefined;
  const iso = isoDate(text, from);
  if (iso) return { start, end: iso, role: "date", stated: false };
  const first = readInteger(text, from);
  if (!first) return undefined;
  return yearPeriod(text, start, first) ?? monthPeriod(text, start, first.value, first.end, undefined);
}

function yearPeriod(text: string, start: number, first: Integer): PeriodMention | undefined {
  if (first.length !== 4 || first.value < 1900 || first.value > 2100) return undefined;
  const range = rangeEnd(text, first.end);
  if (range && text[range.end] === "年" && range.length === 4) {
    return { start, end: range.end + 1, role: "date", year: range.value, stated: true };
  }
  const named = pastBlank(text, first.end);
  const letter = /^(?:Q[1-4]|H[12])(?![0-9A-Za-z])/u.exec(text.slice(first.end, first.end + 3))?.[0];
  if (letter) return mention(text, start, first.end + 2, { year: first.value, months: LETTERED[letter], stated: true });
  if (text[named] !== "年") return undefined;
  const after = text[named + 1] === "度" ? named + 2 : named + 1;
  const next = readInteger(text, pastBlank(text, after));
  const months = next && monthPeriod(text, start, next.value, next.end, first.value);
  if (months) return months;
  const part = PARTS.find(([word]) => text.startsWith(word, after));
  if (part) return mention(text, start, after + part[0].length, { year: first.value, months: part[1], stated: true });
  const tail = ["以来", "末", "底", "期间"].find((word) => text.startsWith(word, after))?.length ?? 0;
  return mention(text, start, after + tail, { year: first.value, stated: true });
}

/** From the month's number on: `11月`, `1-11月份`, `1月至11月`, `1月11日`. */
function monthPeriod(text: string, start: number, first: number, firstEnd: number, year: number | undefined): PeriodMention | undefined {
  if (first < 1 || first > 12) return undefined;
  const afterFirst = text[pastBlank(text, firstEnd)] === "月" ? pastBlank(text, firstEnd) + 1 : firstEnd;
  const range = rangeEnd(text, afterFirst);
  const isRange = range !== undefined && text[pastBlank(text, range.end)] === "月" && range.value >= first && range.value <= 12;
  const end = isRange ? pastBlank(text, range.end) + 1 : afterFirst;
  if (!isRange && afterFirst === firstEnd) return undefined;
  const day = readInteger(text, pastBlank(text, end));
  const dayEnd = day && pastBlank(text, day.end);
  if (dayEnd !== undefined && (text[dayEnd] === "日" || text[dayEnd] === "号")) return { start, end: dayEnd + 1, role: "date", year, stated: true };
  const tail = ["份以来", "份", "末", "底"].find((word) => text.startsWith(word, end))?.length ?? 0;
  const upTo = text.startsWith("截", start) || text.startsWith("到", start);
  const months: readonly [number, number] = isRange ? [first, range.value] : upTo ? [1, first] : [first, first];
  return mention(text, start, end + tail, { year, months, stated: true });
}

function mention(
  text: string,
  start: number,
  end: number,
  rest: Pick<PeriodMention, "year" | "yearsBack" | "months" | "stated">,
): PeriodMention {
  const comparing = COMPARERS.includes(text[start - 1] ?? "x") && !text.startsWith("同比", start - 2);
  const priced = "按照以".includes(text[start - 1] ?? "x") && /^(?:价格|不变|可比|口径|同口)/u.test(text.slice(end, end + 2));
  const target = /[成占达为是]$/u.test(text[start - 1] ?? "") && /^[^，,。；;\d]{1,8}的[约近超]?\d/u.test(text.slice(end, end + 11));
  const whole = priced || target || (text[end] === "的" || /^(?:同期|全年|同期水平|平均水平)的/u.test(text.slice(end, end + 5))) && (WHOLES.includes(text[start - 1] ?? "x") || text[start] === "到");
  return { start, end, role: comparing || whole ? "base" : "period", ...rest };
}

/** Word processors set digits off from Chinese with a blank: 2022 年. */
const pastBlank = (text: string, at: number): number => (text[at] === " " || text[at] === "\u00a0" ? at + 1 : at);

interface Integer {
  readonly value: number;
  readonly length: number;
  readonly end: number;
}

/** At most four digits: years and months. */
function readInteger(text: string, start: number): Integer | undefined {
  let end = start;
  let value = 0;
  while (end < start + 5 && (digit(text[end]) || WIDE(text[end]))) {
    const code = text.charCodeAt(end);
    value = value * 10 + (code - (code > 0xff00 ? 0xff10 : 48));
    end += 1;
  }
  const length = end - start;
  return length === 0 || length > 4 || text[end] === "." ? undefined : { value, length, end };
}

function rangeEnd(text: string, at: number): Integer | undefined {
  const mark = text[at] === "—" && text[at + 1] === "—" ? 2 : "-–—－~～至到".includes(text[at] ?? "x") ? 1 : 0;
  return mark === 0 ? undefined : readInteger(text, at + mark);
}

/** 2016-01-11, 2016/1/11, 2016.01.11: the end offset. */
function isoDate(text: string, start: number): number | undefined {
  const year = readInteger(text, start);
  const mark = year?.length === 4 ? text[year.end] : undefined;
  if (!year || (mark !== "-" && mark !== "/")) return undefined;
  const month = readInteger(text, year.end + 1);
  if (!month || month.value > 12 || text[month.end] !== mark) return undefined;
  const day = readInteger(text, month.end + 1);
  return day && day.value <= 31 ? day.end : undefined;
}
