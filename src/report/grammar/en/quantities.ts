import { negate, shift, type Decimal } from "../../decimal.js";
import { isDigit, isLatin, readDigits, skipNumber, type PrintedNumber } from "../digits.js";
import { verbClass } from "./words.js";

/** A number with its unit in running English text. */
export interface Quantity {
  readonly start: number;
  readonly end: number;
  readonly value: Decimal;
  /** `%`, `pp`, `billion RMB`, `million`; absent for plain counts, whose noun is their name. */
  readonly unit?: string;
  /** `noun` is followed by what is counted, `bare` by nothing that says it; `flat` is a verb with its number: doubled. */
  readonly kind: "money" | "rate" | "noun" | "bare" | "measure" | "duration" | "times" | "flat";
  /** High end of a range printed with a dash: 6–8%. */
  readonly upTo?: Decimal;
  /** Written in words: twenty-three, a quarter of. */
  readonly word?: boolean;
  /** A printed sign makes it a change: +8%. */
  readonly signed?: boolean;
}

/** All quantities of the text outside names, in order; years, dates, versions and ordinals are none. */
export function findQuantities(text: string, names: readonly { readonly start: number; readonly end: number }[]): readonly Quantity[] {
  const found: Quantity[] = [];
  const signs = signsIn(text);
  let nameIndex = 0;
  let i = 0;
  const slogans = slogansIn(text);
  const hidden = slogans.length === 0 ? names : [...names, ...slogans].sort((a, b) => a.start - b.start);
  while (i < text.length) {
    while (nameIndex < hidden.length && hidden[nameIndex]!.end <= i) nameIndex += 1;
    const name = hidden[nameIndex];
    if (name && name.start <= i) {
      i = name.end;
      continue;
    }
    if (!isDigit(text[i])) {
      const starts = isLatin(text[i]) && !isLatin(text[i - 1]) && text[i - 1] !== "-";
      const word = starts ? wordQuantity(text, i) : undefined;
      if (word) found.push(word);
      i = word ? word.end : i + 1;
      continue;
    }
    const phone = phoneEnd(text, i);
    if (phone !== undefined) {
      i = phone;
      continue;
    }
    const quantity = quantityAt(text, i, signs);
    if (quantity) found.push(quantity);
    i = Math.max(quantity?.end ?? 0, skipNumber(text, i));
  }
  return found;
}

/** +46 8 5055 8373, 0800 555 0142: past the groups of a telephone number; undefined for an amount. */
function phoneEnd(text: string, start: number): number | undefined {
  const opens = text[start - 1] === "+" || (text[start] === "0" && isDigit(text[start + 1]));
  if (!opens) return undefined;
  PHONE.lastIndex = start;
  const printed = PHONE.exec(text)?.[0] ?? "";
  return printed.replace(/\D/gu, "").length >= FEWEST_DIALLED ? start + printed.length : undefined;
}

const PHONE = /\d{1,5}(?:[ ()./-]{1,2}\d{1,5}){0,7}/uy;
const FEWEST_DIALLED = 7;

/** "One Thornbury, 5 promises", the "3-2-1" pledge: short titles in quotation marks, whose numbers count nothing. */
function slogansIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  const found: { readonly start: number; readonly end: number }[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const close = text[i] === "“" ? "”" : text[i] === '"' ? '"' : undefined;
    if (close === undefined) continue;
    const end = text.slice(i + 1, i + 2 + LONGEST_SLOGAN).indexOf(close);
    if (end < 0) continue;
    const quoted = text.slice(i + 1, i + 1 + end);
    if (/^[\p{Lu}\d]/u.test(quoted) && !/[%$€£]|\s(?:was|were|is|are|has|have|had|will|rose|fell|grew)\s/u.test(quoted)) found.push({ start: i, end: i + end + 2 });
    i += end + 1;
  }
  return found;
}

const LONGEST_SLOGAN = 40;

function quantityAt(text: string, printedStart: number, signs: readonly string[]): Quantity | undefined {
  const printed = readDigits(text, printedStart);
  if (!printed) return undefined;
  const signed = signBefore(text, printedStart);
  const start = signed ? printedStart - 1 : printedStart;
  const currency = currencyBefore(text, start) ?? (signed ? currencyBefore(text, printedStart) : undefined) ?? signBeforeNumber(text, start, signs);
  if (/(?:^|\s)=\s?$/u.test(text.slice(Math.max(0, start - 3), start))) return undefined;
  const first = currency?.start ?? start;
  if (isPartOfName(text, first, printed.end)) return undefined;
  if (endsRange(text, first)) return undefined;
  const ratio = ratioAt(text, printedStart);
  if (ratio) return ratio;
  const high = rangeEnd(text, printed.end, currency !== undefined);
  const numberEnd = high?.end ?? printed.end;
  if (high === undefined && dashAt(text, printed.end)) return undefined;
  const value = signed === "-" ? negate(printed.value) : printed.value;
  const base = { start: first, value, ...(high && { upTo: high.value }), ...(signed && { signed: true }) };
  const rate = rateAt(text, numberEnd);
  if (rate) return { ...base, end: rate.end, value: shift(value, rate.power), unit: rate.unit, kind: "rate", ...(high && { upTo: shift(high.value, rate.power) }) };
  const scale = scaleAt(text, numberEnd, currency !== undefined);
  const unitEnd = scale?.end ?? numberEnd;
  const after = currencyAfter(text, unitEnd);
  const name = currency?.name ?? after?.name;
  if (name !== undefined) return { ...base, end: after?.end ?? unitEnd, unit: scale ? `${scale.word} ${name}` : name, kind: "money" };
  if (high === undefined && isYearOrDate(text, printedStart, printed.end)) return undefined;
  const times = timesAt(text, numberEnd);
  if (times !== undefined) return { ...base, end: times, unit: "times", kind: "times" };
  const measure = measureAt(text, unitEnd);
  if (measure) return { ...base, end: measure.end, unit: scale ? `${scale.word} ${measure.word}` : measure.word, kind: DURATIONS.test(measure.word) ? "duration" : "measure" };
  if (scale) return { ...base, end: unitEnd, unit: scale.word, kind: nounAt(text, unitEnd) ? "noun" : "bare" };
  if (high !== undefined && !nounAt(text, numberEnd)) return undefined;
  if (!nounAt(text, numberEnd) && isNumberedName(text, printedStart, numberEnd)) return undefined;
  return { ...base, end: numberEnd, kind: nounAt(text, numberEnd) ? "noun" : "bare" };
}

/** The S&P 500, Boeing 737, Agenda 21: a short number after a capitalised word within a sentence. */
function isNumberedName(text: string, start: number, end: number): boolean {
  const before = /(?:^|[\s(])(\S+)\s\(?([A-Z][\w&.-]*)\s$/u.exec(text.slice(Math.max(0, start - 40), start));
  return before !== null && end - start <= 4 && !text.slice(start, end).includes(",") && !/[.!?:;]$/u.test(before[1]!);
}

/** 1 in 4, 9 out of 10, where it is an exact per cent. */
function ratioAt(text: string, start: number): Quantity | undefined {
  const found = /^(\d{1,2}) (?:in|out of)(?: every)? (\d{1,3})(?=\s[a-z])/u.exec(text.slice(start, start + 24));
  const [part, whole] = [Number(found?.[1]), Number(found?.[2])];
  if (!found || !(part < whole) || (part > 1 && !found[0].includes("out of")) || (part * 1000) % whole !== 0) return undefined;
  return { start, end: start + found[0].length, value: { digits: BigInt((part * 1000) / whole), scale: 1 }, unit: "%", kind: "rate", word: true };
}

/** +8%, (-3.2%): a sign that stands apart from what is before it. */
function signBefore(text: string, start: number): "+" | "-" | undefined {
  const sign = text[start - 1];
  const before = text[start - 2];
  if (sign === undefined || !"+-−".includes(sign) || (before !== undefined && !" (|:/".includes(before))) return undefined;
  return sign === "+" ? "+" : "-";
}

const dashAt = (text: string, at: number): boolean => "-–—~".includes(text[at] ?? " ") && isDigit(text[at + 1]);
/** 5% of 3–5%: the number before the dash has it. */
const endsRange = (text: string, start: number): boolean => "–—~-".includes(text[start - 1] ?? " ") && (isDigit(text[start - 2]) || text[start - 2] === "%");

/** 6–8%, $3.1–$3.3 billion: the number after the dash, where it is the larger one and no year. */
function rangeEnd(text: string, at: number, money: boolean): PrintedNumber | undefined {
  let start = text[at] === "%" ? at + 1 : at;
  if (!"-–—".includes(text[start] ?? " ")) return undefined;
  start += 1;
  if (money && "$€£¥".includes(text[start] ?? " ")) start += 1;
  const number = readDigits(text, start);
  return number && !"-–—/".includes(text[number.end] ?? " ") ? number : undefined;
}

/** 1.4 times, 2.3x, threefold. */
function timesAt(text: string, at: number): number | undefined {
  if (text[at] === "x" && !isLatin(text[at + 1])) return at + 1;
  if (text.startsWith("-fold", at)) return at + 5;
  return wordAt(text, at + 1, "times") && !/^ times (?:a|per|each) /u.test(text.slice(at, at + 12)) ? at + 6 : undefined;
}

const DURATIONS = /^(?:minutes?|hours?|days?|seconds?|weeks?|months?|years?|ms|milliseconds)$/u;
const MEASURES =
  /^[ -](minutes?|hours?|days?|seconds?|weeks?|months?|years?|milliseconds|ms|tonnes|tons|metric tons|kilotonnes|kg|kilograms|grams|barrels|gallons|litres|liters|megalitres|gigalitres|kilolitres|hectolitres|hectares|acres|mu|square (?:metres|meters|feet|kilometres|kilometers|miles)|cubic (?:metres|meters|feet)|sq (?:m|km|ft)|m2|km2|kilometres|kilometers|km|miles|metres|meters|feet|MWh|GWh|TWh|kWh|MW|GW|kW|megawatts|gigawatts|megawatt-hours|gigawatt-hours|terabytes|gigabytes|TB|GB|PB|Gbps|Mbps|cents|pence|degrees|micrograms|mg|mm|TEUs?|ounces|carats|points?)(?![A-Za-z])/u;

function measureAt(text: string, at: number): Word | undefined {
  if (text[at] === "p" && !isLatin(text[at + 1])) return { end: at + 1, word: "pence" };
  const word = MEASURES.exec(text.slice(at, at + 24))?.[1];
  return word === undefined ? undefined : { end: at + 1 + word.length, word };
}

const UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const MULTIPLIERS: ReadonlyMap<string, number> = new Map([["doubled", 100], ["tripled", 200], ["trebled", 200], ["quadrupled", 300], ["halved", -50]]);

/** Every word that can begin a number in words. */
const NUMBER_WORDS: ReadonlySet<string> = new Set([...UNITS, ...TENS, ...MULTIPLIERS.keys(), "a", "half"]);

function wordQuantity(text: string, start: number): Quantity | undefined {
  const word = wordFrom(text, start);
  const lower = word.toLowerCase();
  if (!NUMBER_WORDS.has(lower)) return undefined;
  const times = MULTIPLIERS.get(lower);
  if (times !== undefined) return { start, end: start + word.length, value: { digits: BigInt(times), scale: 0 }, unit: "%", kind: "flat", word: true };
  const part = partOfWhole(text, start, lower);
  if (part) return part;
  const number = wordNumber(text, start, lower);
  if (!number || number.value < 1) return undefined;
  const value = { digits: BigInt(number.value), scale: 0 };
  const rate = rateAt(text, number.end);
  if (rate) return { start, end: rate.end, value: shift(value, rate.power), unit: rate.unit, kind: "rate", word: true };
  if (number.value < 2) return undefined;
  const scale = scaleAt(text, number.end, false);
  if (scale) return { start, end: scale.end, value, unit: scale.word, kind: nounAt(text, scale.end) ? "noun" : "bare", word: true };
  const repeated = timesAt(text, number.end);
  if (repeated !== undefined) return { start, end: repeated, value, unit: "times", kind: "times", word: true };
  const measure = measureAt(text, number.end);
  if (measure) return { start, end: measure.end, value, unit: measure.word, kind: DURATIONS.test(measure.word) ? "duration" : "measure", word: true };
  return { start, end: number.end, value, kind: nounAt(text, number.end) ? "noun" : "bare", word: true };
}

/** twenty, twenty-three, three. */
function wordNumber(text: string, start: number, lower: string): { readonly value: number; readonly end: number } | undefined {
  const end = start + lower.length;
  const unit = UNITS.indexOf(lower);
  if (unit >= 0) return text[end] === "-" ? undefined : { value: unit, end };
  const tens = (TENS.indexOf(lower) + 2) * 10;
  if (tens < 20) return undefined;
  if (text[end] !== "-") return { value: tens, end };
  const ones = wordFrom(text, end + 1);
  const digit = UNITS.indexOf(ones.toLowerCase());
  return digit > 0 && digit < 10 && text[end + 1 + ones.length] !== "-" ? { value: tens + digit, end: end + 1 + ones.length } : undefined;
}

/** A quarter of, half of, four fifths of, three in four; thirds have no exact decimal. */
function partOfWhole(text: string, start: number, lower: string): Quantity | undefined {
  const window = text.slice(start, start + 28).toLowerCase();
  const share = (percent: bigint, length: number, scale = 0): Quantity => ({ start, end: start + length, value: { digits: percent, scale }, unit: "%", kind: "rate", word: true });
  const preceding = text.slice(Math.max(0, start - 12), start);
  if (/(?:first|second|other|last|latter|better|final|top|bottom|fourth|third|per|each|every)[ -]$/iu.test(preceding)) return undefined;
  const by = /\bby\s(?:more than\s|nearly\s|almost\s|about\s|over\s)?$/iu.test(text.slice(Math.max(0, start - 16), start)) ? /^(?:(a quarter)|(half)|(a fifth)|(a tenth)|(three[- ]quarters))(?![a-z-])/u.exec(window) : null;
  if (by) return share(by[1] ? 25n : by[2] ? 50n : by[3] ? 20n : by[4] ? 10n : 75n, by[0].length);
  if (lower === "half") return /^half (?:of|the|all|our|its|their)\b/u.test(window) || /(?:more|less|fewer|over|under|about|around|nearly|almost|roughly)\s(?:than\s)?$/iu.test(text.slice(Math.max(0, start - 10), start)) ? share(50n, 4) : undefined;
  const found = /^(a|one|two|three|four|five|seven|nine)[ -](quarters?|fifths?|tenths?)(?=\s(?:of|the)\b)/u.exec(window);
  const count = (word: string): number => (word === "a" ? 1 : UNITS.indexOf(word));
  if (found) return share(BigInt(count(found[1]!) * (100 / PARTS[found[2]!.replace(/s$/u, "")]!)), found[0].length);
  const ratio = /^(one|two|three|four|five|six|seven|eight|nine) (?:in|out of)(?: every)? (four|five|eight|ten|twenty|two)(?![a-z-])/u.exec(window);
  if (!ratio) return undefined;
  const whole = ratio[2] === "twenty" ? 20 : UNITS.indexOf(ratio[2]!);
  if (count(ratio[1]!) >= whole) return undefined;
  const thousandths = BigInt((count(ratio[1]!) * 1000) / whole);
  return thousandths % 10n === 0n ? share(thousandths / 10n, ratio[0].length) : share(thousandths, ratio[0].length, 1);
}

const PARTS: Readonly<Record<string, number>> = { quarter: 4, fifth: 5, tenth: 10 };

const CURRENCIES: readonly (readonly [string, string])[] = [
  ["RMB", "RMB"],
  ["CNY", "RMB"],
  ["US$", "USD"],
  ["C$", "CAD"],
  ["CA$", "CAD"],
  ["A$", "AUD"],
  ["AU$", "AUD"],
  ["NZ$", "NZD"],
  ["S$", "SGD"],
  ["R$", "BRL"],
  ["CHF", "CHF"],
  ["SEK", "SEK"],
  ["NOK", "NOK"],
  ["DKK", "DKK"],
  ["JPY", "JPY"],
  ["INR", "INR"],
  ["CAD", "CAD"],
  ["AUD", "AUD"],
  ["SGD", "SGD"],
  ["HKD", "HKD"],
  ["KRW", "KRW"],
  ["₹", "INR"],
  ["₩", "KRW"],
  ["Rs.", "INR"],
  ["Rs", "INR"],
  ["USD", "USD"],
  ["HK$", "HKD"],
  ["EUR", "EUR"],
  ["GBP", "GBP"],
  ["$", "USD"],
  ["€", "EUR"],
  ["£", "GBP"],
  ["¥", "RMB"],
];
const CURRENCY_WORDS: readonly (readonly [string, string])[] = [
  ["yuan", "RMB"],
  ["RMB", "RMB"],
  ["US dollars", "USD"],
  ["USD", "USD"],
  ["EUR", "EUR"],
  ["GBP", "GBP"],
  ["dollars", "USD"],
  ["rupees", "INR"],
  ["yen", "JPY"],
  ["euro", "EUR"],
  ["francs", "CHF"],
  ["kronor", "SEK"],
  ["kroner", "NOK"],
  ["euros", "EUR"],
  ["pounds", "GBP"],
  // Money of several countries: the word itself is the unit.
  ...["dinars", "crowns", "pesos", "rand", "rials", "riyals", "dirhams", "roubles", "rubles", "liras", "lira", "zloty", "forint", "baht", "ringgit", "rupiah", "shillings", "naira", "cedis", "tenge", "shekels", "krona", "krone", "koruna", "lei", "leva", "hryvnia", "pula", "kwacha", "birr", "manat", "soles", "reais", "taka", "guilders"].map((word) => [word, word] as const),
];
const SCALES: readonly (readonly [string, string])[] = [
  ["thousand", "thousand"],
  ["million", "million"],
  ["billion", "billion"],
  ["trillion", "trillion"],
  ["bn", "billion"],
  ["mn", "million"],
  ["crore", "crore"],
  ["lakh", "lakh"],
];

/** M 212.6 billion, R 45 million: letters before an amount with a scale are a currency of this text. */
function signsIn(text: string): readonly string[] {
  const found = [...text.matchAll(/(?:^|[\s(])([A-Z]{1,3})\s?\d[\d,.]{0,14}\s(?:thousand|million|billion|trillion)\b/gu)].map((match) => match[1]!);
  return [...new Set(found)].filter((sign) => !NOT_NUMBERED.has(sign) && !CURRENCIES.some(([known]) => known === sign));
}

function signBeforeNumber(text: string, start: number, signs: readonly string[]): { readonly start: number; readonly name: string } | undefined {
  const end = text[start - 1] === " " ? start - 1 : start;
  const sign = signs.find((one) => text.slice(Math.max(0, end - one.length), end) === one && !isLatin(text[end - one.length - 1]));
  return sign === undefined ? undefined : { start: end - sign.length, name: sign };
}

/** `$`, `US$`, `RMB`, `dollars` as the three letters that units are written with. */
export const currencyName = (printed: string): string | undefined =>
  CURRENCIES.find(([sign]) => sign === printed.toUpperCase())?.[1] ?? CURRENCY_WORDS.find(([word]) => word.toLowerCase() === printed.toLowerCase())?.[1];

interface Word {
  readonly end: number;
  readonly word: string;
}

function currencyBefore(text: string, start: number): { readonly start: number; readonly name: string } | undefined {
  const end = text[start - 1] === " " ? start - 1 : start;
  const found = CURRENCIES.find(([sign]) => text.endsWith(sign, end) && !isLatin(text[end - sign.length - 1]));
  return found && { start: end - found[0].length, name: found[1] };
}

function currencyAfter(text: string, at: number): { readonly end: number; readonly name: string } | undefined {
  if (text[at] !== " ") return undefined;
  const found = CURRENCY_WORDS.find(([word]) => wordAt(text, at + 1, word));
  return found && { end: at + 1 + found[0].length, name: found[1] };
}

/** $4.2M, £3m, €450k: letters are scales of money only; 5 m are metres. */
const MONEY_SCALES: readonly (readonly [string, string])[] = [["m", "million"], ["M", "million"], ["MM", "million"], ["B", "billion"], ["b", "billion"], ["k", "thousand"], ["K", "thousand"], ["tn", "trillion"], ["T", "trillion"]];

function scaleAt(text: string, at: number, money: boolean): Word | undefined {
  const start = " \u00a0-".includes(text[at] ?? "x") ? at + 1 : at;
  const found = SCALES.find(([word]) => wordAt(text, start, word)) ?? (money && start === at ? MONEY_SCALES.find(([word]) => wordAt(text, start, word)) : undefined);
  return found && { end: start + found[0].length, word: found[1] };
}

/** The unit of a rate and the power of ten that makes points of it: 150 basis points are 1.50 points. */
function rateAt(text: string, at: number): { readonly end: number; readonly unit: string; readonly power: number } | undefined {
  if (text[at] === "%") return { end: at + 1, unit: "%", power: 0 };
  const start = text[at] === " " || text[at] === "-" ? at + 1 : at;
  for (const word of ["percentage points", "percentage point", "percentage-point", "pp", "pts"]) {
    if (wordAt(text, start, word)) return { end: start + word.length, unit: "pp", power: 0 };
  }
  for (const word of ["basis points", "basis point", "basis-point", "bps"]) {
    if (wordAt(text, start, word)) return { end: start + word.length, unit: "pp", power: -2 };
  }
  for (const word of ["percent", "per cent", "%"]) {
    if (text.startsWith(word, start) && !isLatin(text[start + word.length])) return { end: start + word.length, unit: "%", power: 0 };
  }
  return undefined;
}

const wordAt = (text: string, at: number, word: string): boolean => text.startsWith(word, at) && !isLatin(text[at + word.length]);

/** v1.2, RFC 2119, GPT-4, #123, 4.5.1, 1/3, 10:30, A4, 3D. */
function isPartOfName(text: string, start: number, end: number): boolean {
  const before = text[start - 1];
  const after = text[end];
  if (isLatin(before) || (before !== undefined && "#/._-–:@^".includes(before) && text[start - 2] !== " " && text[start - 2] !== undefined)) return true;
  // Section 31(2) names a part of a law.
  if (before === "(" && /\w/u.test(text[start - 2] ?? " ") && text[end] === ")") return true;
  if (before === "#" || before === "@" || before === "№") return true;
  if (before === " " && followsAcronym(text, start - 1, end)) return true;
  if (after !== undefined && "/:_@".includes(after) && isDigit(text[end + 1])) return true;
  if (after === "." && isDigit(text[end + 1])) return true;
  if (isLatin(after) && !/^(pp|p|bn|mn|m|k|x|pts|M|B|K|tn|bps|GW|MW|GWh|MWh|km|kg|bp|b|T|MM)\b/u.test(text.slice(end, end + 4))) return true;
  return (after === "-" || after === "–") && isLatin(text[end + 1]) && !/^(?:percent|per|point|basis|million|billion|trillion|fold|member|strong|seat|bed|room|unit|store|acre|hectare|megawatt|MW)/u.test(text.slice(end + 1, end + 10));
}

const NOT_NUMBERED: ReadonlySet<string> = new Set(["RMB", "CNY", "USD", "EUR", "GBP", "HKD", "EBITDA", "EBIT", "EPS", "GDP", "ARR", "ROE", "ROI", "NPS", "FTE", "AND", "OF", "TO"]);
/** ISO 27001, RFC 2119, but not RMB 5 or GDP 4.2%. */
function followsAcronym(text: string, at: number, numberEnd: number): boolean {
  let start = at;
  while (start > 0 && at - start < 6 && text[start - 1]! >= "A" && text[start - 1]! <= "Z") start -= 1;
  if (at - start < 2 || isLatin(text[start - 1]) || NOT_NUMBERED.has(text.slice(start, at))) return false;
  return !/^(?:\s?(?:%|percent|per cent|million|billion|thousand))/u.test(text.slice(numberEnd, numberEnd + 10));
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
/** A number right after one of these is its own name: version 5, section 3, page 12, step 2, day 1. */
const LABELS =
  /(?:^|[\s(])(?:version|release|section|chapter|page|figure|table|step|day|week|issue|phase|part|item|level|tier|type|class|no\.|number|top|rust|python|java|node|windows|linux|kubernetes|edition|grade|scopes|items|sections|room|article|scope|stage|series|route|line|clause|strategy|vision|agenda|gate|berth|terminal|studio|plot|block|building|annex|appendix|note|question|q|fy)\s(?:\d{1,3}(?:,|\sand|\sto|\sor)\s){0,3}$/iu;

function isYearOrDate(text: string, start: number, end: number): boolean {
  const digits = end - start;
  const before = text.slice(Math.max(0, start - 24), start);
  if (digits === 4 && /^(?:19|20)\d\d$/u.test(text.slice(start, end))) return true;
  if (MONTHS.some((month) => before.endsWith(`${month} `) || before.endsWith(`${month.slice(0, 3)} `) || wordAt(text, end + 1, month))) return true;
  return LABELS.test(before);
}

/** Counted things follow as words: 23 companies, 7,310 completed surveys, 5,200 EU nationals; 14 High Street is an address. */
function nounAt(text: string, at: number): boolean {
  const joint = text[at];
  if ((joint !== " " && joint !== "-") || !isLatin(text[at + 1])) return false;
  const word = wordFrom(text, at + 1);
  const lower = word.toLowerCase();
  if (NOT_COUNTED.has(lower)) return false;
  if (/^[A-Z][a-z]/u.test(word)) return /^[A-Z][a-z]+s\b|^(?:[A-Z][A-Za-z]+ ){1,2}[a-z]+s\b/u.test(text.slice(at + 1, at + 40));
  const kind = verbClass(lower);
  if ((kind === "rise" || kind === "fall") && /(?:ed|rose|fell|grew|shrank|slid)$/u.test(lower) && !/^(?:increased|reduced|raised|lifted|lowered|improved|expanded|advanced|reduced)$/u.test(lower)) return false;
  return !(kind !== undefined && /^(?:was|were|is|are|had|have|said|did|opened|came|went|fell|rose)$/u.test(lower));
}

/** After these a number is an ordinal, a measure of time, or the end of its clause. */
const NOT_COUNTED: ReadonlySet<string> = new Set(
  "and or of to in on at by for with from as is are was were the a an that which who when but per than year years month months day days week weeks hour hours minutes seconds am pm st nd rd th times will has have had can if we it this while against versus compared during since across through under over among between after before up down out more fewer higher lower less above below each every respectively said did then they there so both he she i its our their due while respectively within live think feel live including excluding about at into per yoy".split(" "),
);

function wordFrom(text: string, start: number): string {
  let end = start;
  while (end < text.length && end - start < 30 && isLatin(text[end])) end += 1;
  return text.slice(start, end);
}
