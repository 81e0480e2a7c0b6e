/**
 * Numbers and dates as a sheet shows them, from the format code of the cell (ECMA-376 18.8.30, 18.8.31): digits, thousands,
 * percent, scaling by commas, literals, sections and conditions, dates. Fractions and fill characters fall back to the number.
 */
export function showCell(value: number, code: string, date1904: boolean): string {
  const sections = code.length > longestCode ? [] : parseFormat(code);
  const section = choose(sections, value);
  if (!section) return general(value);
  if (section.tokens.some(({ kind }) => kind === "date")) return date(value, section.tokens, date1904) ?? general(value);
  const negative = value < 0 && (section.keepsSign || sections.length === 1);
  const shown = number(Math.abs(value), section.tokens);
  return negative ? `-${shown}` : shown;
}

/** Number formats that a file refers to without giving them: Excel's list, with those of Chinese Windows for 27–58. */
export function builtInFormat(id: number): string {
  return builtIn[id] ?? "General";
}

const builtIn: Readonly<Record<number, string>> = {
  1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: '"¥"#,##0', 6: '"¥"#,##0', 7: '"¥"#,##0.00', 8: '"¥"#,##0.00', 9: "0%", 10: "0.00%", 11: "0.00E+00",
  14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm",
  27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: "h:mm", 35: "h:mm:ss",
  36: 'yyyy"年"m"月"', 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00",
  45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "0.0E+0", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"', 55: "h:mm", 56: "h:mm:ss",
  57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
};

/** Excel's own limit for a format code. */
const longestCode = 255;

interface Token {
  readonly kind: "digit" | "point" | "comma" | "percent" | "exponent" | "general" | "text" | "date" | "fraction";
  readonly text: string;
}

interface Section {
  readonly tokens: readonly Token[];
  readonly condition?: { readonly operator: string; readonly bound: number };
  /** Negative numbers keep their minus: only a section that is for them alone drops it. */
  readonly keepsSign: boolean;
}

function parseFormat(code: string): readonly Section[] {
  const sections: { tokens: Token[]; condition?: Section["condition"] }[] = [{ tokens: [] }];
  const add = (kind: Token["kind"], text: string): void => void sections.at(-1)!.tokens.push({ kind, text });
  for (let i = 0; i < code.length; ) {
    const character = code[i]!;
    const rest = code.slice(i);
    const letters = /^(?:General|G\/通用格式|AM\/PM|A\/P|上午\/下午|[Ee][+-])/iu.exec(rest)?.[0];
    if (character === '"') {
      const close = code.indexOf('"', i + 1);
      add("text", code.slice(i + 1, close < 0 ? undefined : close));
      i = close < 0 ? code.length : close + 1;
    } else if (character === "\\" || character === "!") {
      add("text", code[i + 1] ?? "");
      i += 2;
    } else if (character === "_" || character === "*") {
      i += 2; // room as wide as the next character, or filled with it
    } else if (character === "[") {
      const close = code.indexOf("]", i);
      if (close < 0) return [];
      bracket(code.slice(i + 1, close), sections.at(-1)!, add);
      i = close + 1;
    } else if (character === ";") {
      sections.push({ tokens: [] });
      i += 1;
    } else if (letters !== undefined) {
      add(/^G/iu.test(letters) ? "general" : /^e/iu.test(letters) ? "exponent" : "date", letters);
      i += letters.length;
    } else if (/[ymdhsa]/iu.test(character) || character === "e" || character === "b") {
      let end = i + 1;
      while (code[end]?.toLowerCase() === character.toLowerCase()) end += 1;
      add("date", code.slice(i, end).toLowerCase());
      i = end;
    } else {
      const kind = /[0#?]/u.test(character) ? "digit" : character === "." ? "point" : character === "," ? "comma" : character === "%" ? "percent" : character === "@" ? "general" : "text";
      add(kind, character);
      i += 1;
    }
  }
  return sections.map(({ tokens, condition }, i) => ({
    tokens: slashes(tokens),
    ...(condition ? { condition } : {}),
    keepsSign: condition ? !(condition.operator.startsWith("<") && condition.bound <= 0) : i !== 1,
  }));
}

function bracket(inside: string, section: { condition?: Section["condition"] }, add: (kind: Token["kind"], text: string) => void): void {
  const condition = /^(<=|>=|<>|<|>|=)\s*(-?[\d.]+(?:[eE][+-]?\d+)?)$/u.exec(inside.trim());
  if (condition) section.condition = { operator: condition[1]!, bound: Number(condition[2]) };
  else if (/^(?:h+|m+|s+)$/iu.test(inside)) add("date", `[${inside[0]!.toLowerCase()}]`);
  else if (inside.startsWith("$")) add("text", inside.slice(1).split("-")[0]!); // a currency with its locale; colours say nothing
}

/** A slash between digits is a fraction, which is not drawn; elsewhere it is itself. */
function slashes(tokens: readonly Token[]): readonly Token[] {
  const hasDigits = tokens.some(({ kind }) => kind === "digit");
  return tokens.map((token) => (token.kind === "text" && token.text === "/" && hasDigits ? { kind: "fraction", text: "/" } : token));
}

function choose(sections: readonly Section[], value: number): Section | undefined {
  if (sections.some(({ condition }) => condition)) {
    const plain = sections.length > 3 ? sections.slice(0, 3) : sections;
    return plain.find(({ condition }) => !condition || holds(value, condition)) ?? plain.at(-1);
  }
  if (sections.length <= 1) return sections[0];
  if (value < 0) return sections[1];
  return value === 0 && sections.length > 2 ? sections[2] : sections[0];
}

function holds(value: number, { operator, bound }: { readonly operator: string; readonly bound: number }): boolean {
  switch (operator) {
    case "<":
      return value < bound;
    case ">":
      return value > bound;
    case "<=":
      return value <= bound;
    case ">=":
      return value >= bound;
    case "=":
      return value === bound;
    default:
      return value !== bound;
  }
}

function number(value: number, tokens: readonly Token[]): string {
  if (tokens.some(({ kind }) => kind === "fraction")) return general(value);
  if (!tokens.some(({ kind }) => kind === "digit")) return tokens.map(({ kind, text }) => (kind === "general" ? general(value) : text)).join("");
  const exponent = tokens.findIndex(({ kind }) => kind === "exponent");
  if (exponent >= 0) return scientific(value, tokens, exponent);

  const point = tokens.findIndex(({ kind }) => kind === "point");
  const lastDigit = tokens.findLastIndex(({ kind }) => kind === "digit");
  const firstDigit = tokens.findIndex(({ kind }) => kind === "digit");
  const scales = (token: Token, i: number): boolean => token.kind === "comma" && (i > lastDigit || (point >= 0 && i < point && tokens.slice(i, point).every(({ kind }) => kind === "comma")));
  const thousands = tokens.filter((token, i) => scales(token, i)).length;
  const grouped = tokens.some((token, i) => token.kind === "comma" && i > firstDigit && !scales(token, i));
  const percents = tokens.filter(({ kind }) => kind === "percent").length;
  const whole = tokens.slice(0, point < 0 ? tokens.length : point);
  const behind = point < 0 ? [] : tokens.slice(point + 1);
  const places = behind.filter(({ kind }) => kind === "digit").length;
  const { integer, fraction } = rounded(value, 2 * percents - 3 * thousands, places);
  return layInteger(integer, whole, grouped) + layFraction(fraction, behind);
}

/** Digits into their places from the right; the leftmost place takes all that are left. */
function layInteger(integer: string, tokens: readonly Token[], grouped: boolean): string {
  let rest = integer === "0" ? "" : integer;
  let shown = "";
  let count = 0;
  const digit = (character: string): void => {
    shown = character + (grouped && count > 0 && count % 3 === 0 ? "," : "") + shown;
    count += 1;
  };
  const first = tokens.findIndex(({ kind }) => kind === "digit");
  if (first < 0) return tokens.map(({ kind, text }) => (kind === "comma" ? "" : text)).join("") + rest;
  for (let i = tokens.length - 1; i >= 0; i -= 1) {
    const { kind, text } = tokens[i]!;
    if (kind === "digit") {
      if (rest !== "") {
        digit(rest.at(-1)!);
        rest = rest.slice(0, -1);
      } else if (text === "0") digit("0");
      if (i === first) for (; rest !== ""; rest = rest.slice(0, -1)) digit(rest.at(-1)!);
    } else if (kind !== "comma") shown = text + shown;
  }
  return shown;
}

function layFraction(fraction: string, tokens: readonly Token[]): string {
  const places = tokens.filter(({ kind }) => kind === "digit");
  let needed = places.length;
  while (needed > 0 && places[needed - 1]!.text !== "0" && fraction[needed - 1] === "0") needed -= 1;
  let at = 0;
  const shown = tokens.map(({ kind, text }) => (kind === "digit" ? (at < needed ? fraction[at++]! : "") : kind === "comma" ? "" : text)).join("");
  return needed > 0 ? `.${shown}` : shown;
}

function scientific(value: number, tokens: readonly Token[], exponent: number): string {
  const point = tokens.findIndex(({ kind }) => kind === "point");
  const places = point < 0 ? 0 : tokens.slice(point, exponent).filter(({ kind }) => kind === "digit").length;
  const width = tokens.slice(exponent).filter(({ kind }) => kind === "digit").length;
  const [mantissa = "0", power = "+0"] = value.toExponential(Math.min(places, 30)).split("e");
  const sign = power.startsWith("-") ? "-" : tokens[exponent]!.text.endsWith("+") ? "+" : "";
  return `${mantissa}E${sign}${power.slice(1).padStart(width, "0")}`;
}

/** The number × 10^shift with that many decimals, halves away from zero; of a double's digits Excel shows fifteen. */
function rounded(value: number, shift: number, places: number): { readonly integer: string; readonly fraction: string } {
  const [mantissa = "0", power = "0"] = value.toExponential(14).split("e");
  const digits = mantissa.replace(".", "");
  const point = Number(power) + 1 + shift; // digits before the point
  const padded = point <= 0 ? "0".repeat(1 - point) + digits : digits.padEnd(point, "0");
  const before = Math.max(1, point);
  const all = padded.padEnd(before + places + 1, "0");
  const kept = BigInt(all.slice(0, before + places)) + (all[before + places]! >= "5" ? 1n : 0n);
  const text = kept.toString().padStart(places + 1, "0");
  return { integer: text.slice(0, text.length - places), fraction: places === 0 ? "" : text.slice(-places) };
}

/** Room that the format General has in a column wide enough: eleven characters, point and digits. */
const generalRoom = 11;

function general(value: number): string {
  const size = Math.abs(value);
  const sign = value < 0 ? "-" : "";
  if (size !== 0 && (size >= 1e15 || size < 1e-9)) return sign + size.toExponential(5).replace(/\.?0+e/u, "E").replace("e", "E");
  const wholeDigits = Math.max(1, Math.floor(Math.log10(Math.max(size, 1))) + 1);
  const { integer, fraction } = rounded(size, 0, Math.max(0, generalRoom - 1 - wholeDigits));
  const shown = fraction.replace(/0+$/u, "");
  return sign + integer + (shown === "" ? "" : `.${shown}`);
}

// Dates ---------------------------------------------------------------------------------------------------------------

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const chineseDays = "日一二三四五六";

interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly seconds: number;
  /** Seconds since day 0, for `[h]`. */
  readonly elapsed: number;
}

/** Dates in digits alone become 2015-01-31, as their order depends on the country of the machine; those in words stay as shown. */
function date(serial: number, tokens: readonly Token[], date1904: boolean): string | undefined {
  const moment = momentOf(serial, date1904);
  if (!moment) return undefined;
  const parts = tokens.filter(({ kind }) => kind === "date").map(({ text }) => text);
  const minutes = minuteTokens(tokens);
  const calendar = (letter: string): boolean => tokens.some((token, i) => token.kind === "date" && token.text.startsWith(letter) && !minutes.has(i));
  const digitsOnly = tokens.every(({ kind, text }) => kind === "date" || /^[-/.:\s,T]*$/u.test(text)) && !parts.some((text) => /^(?:m{3,}|d{3,}|a{3,})$/u.test(text));
  const half = parts.some((text) => /\//u.test(text));
  if (digitsOnly && calendar("m") && calendar("d") && (calendar("y") || calendar("e"))) {
    const clock = calendar("h") ? ` ${two(Math.floor(moment.seconds / 3600))}:${two(Math.floor(moment.seconds / 60) % 60)}${calendar("s") ? `:${two(moment.seconds % 60)}` : ""}` : "";
    return `${moment.year}-${two(moment.month)}-${two(moment.day)}${clock}`;
  }
  return tokens.map((token, i) => (token.kind === "date" ? datePart(token.text, minutes.has(i), half, moment) : token.kind === "digit" || token.kind === "comma" ? "" : token.text)).join("");
}

/** `m` is minutes behind hours and before seconds. */
function minuteTokens(tokens: readonly Token[]): ReadonlySet<number> {
  const dates = tokens.flatMap(({ kind }, i) => (kind === "date" ? [i] : []));
  const letter = (i: number | undefined): string => (i === undefined ? "" : tokens[i]!.text.replace("[", "")[0]!);
  return new Set(dates.filter((i, at) => letter(i) === "m" && tokens[i]!.text.length <= 3 && (letter(dates[at - 1]) === "h" || letter(dates[at + 1]) === "s")));
}

function datePart(text: string, minute: boolean, half: boolean, moment: Moment): string {
  const hours = Math.floor(moment.seconds / 3600);
  const padded = (value: number): string => (text.length >= 2 ? two(value) : String(value));
  if (minute) return padded(Math.floor(moment.seconds / 60) % 60);
  switch (text[0]) {
    case "y":
    case "e":
    case "b":
      return text.length <= 2 && text[0] === "y" ? two(moment.year % 100) : String(moment.year);
    case "m":
      return text.length === 3 ? months[moment.month - 1]!.slice(0, 3) : text.length === 4 ? months[moment.month - 1]! : text.length > 4 ? months[moment.month - 1]![0]! : padded(moment.month);
    case "d":
      return text.length === 3 ? weekdays[moment.weekday]!.slice(0, 3) : text.length > 3 ? weekdays[moment.weekday]! : padded(moment.day);
    case "h":
      return padded(half ? hours % 12 || 12 : hours);
    case "s":
      return padded(moment.seconds % 60);
    case "[":
      return String(Math.floor(moment.elapsed / (text[1] === "h" ? 3600 : text[1] === "m" ? 60 : 1)));
    case "上":
      return hours < 12 ? "上午" : "下午";
    default:
      if (text.includes("/")) return (hours < 12 ? "AM" : "PM").slice(0, text.length > 3 ? 2 : 1);
      return text.length === 3 ? `周${chineseDays[moment.weekday]!}` : text.length > 3 ? `星期${chineseDays[moment.weekday]!}` : "";
  }
}

/** Days since 1899-12-30 or 1904-01-01. Excel's first count has a 29 February 1900 that never was; it is shown as Excel shows it. */
function momentOf(serial: number, date1904: boolean): Moment | undefined {
  if (serial < 0 || serial >= 2_958_466) return undefined; // 10000-01-01
  const elapsed = Math.round(serial * 86_400);
  const days = Math.floor(elapsed / 86_400);
  const seconds = elapsed - days * 86_400;
  if (!date1904 && days === 60) return { year: 1900, month: 2, day: 29, weekday: 3, seconds, elapsed };
  const first = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const day = new Date(first + days * 86_400_000);
  return { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate(), weekday: day.getUTCDay(), seconds, elapsed };
}

const two = (value: number): string => String(value).padStart(2, "0");
