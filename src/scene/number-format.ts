/** What a chart's numbers have in common. */
export interface NumberStyle {
  /** `as-printed`: every number with the digits it has, for numbers of different precision. */
  readonly decimals: number | "as-printed";
  /** A plus before positive numbers. */
  readonly signed?: boolean;
  /** Text behind the number: `%`. The number itself is not multiplied. */
  readonly suffix?: string;
  /** Thousands separators. */
  readonly grouped?: boolean;
}

/**
 * The Excel number format of a style. Negative numbers have a true minus (U+2212), which Excel takes as a literal only
 * in a section of its own; a suffix is quoted so that % does not multiply by 100.
 */
export function formatCode(style: NumberStyle): string {
  const { decimals } = style;
  const fixed = decimals === "as-printed" || decimals === 0 ? "" : `.${"0".repeat(decimals)}`;
  const digits = decimals === "as-printed" ? "General" : `${style.grouped ? "#,##0" : "0"}${fixed}`;
  const number = `${digits}${style.suffix ? `"${style.suffix.replaceAll('"', "")}"` : ""}`;
  return style.signed ? `"+"${number};"−"${number};${number}` : `${number};"−"${number};${number}`;
}

/**
 * A number as Excel shows it under a code that `formatCode` made: up to three sections, quoted literals, one run of
 * digit places. Half is rounded away from zero on the decimal digits, as Excel does, not on the binary ones.
 */
export function formatNumber(value: number, code: string): string {
  const sections = code.split(";");
  const general = sections[0]!.includes("General");
  const rounded = general ? String(Math.abs(value)) : roundDecimal(Math.abs(value), decimalsOf(sections[0]!));
  const zero = !/[1-9]/u.test(rounded);
  const section = zero ? (sections[2] ?? sections[0]!) : value < 0 ? (sections[1] ?? `-${sections[0]!}`) : sections[0]!;
  return section
    .split('"')
    .map((part, i) => (i % 2 === 1 ? part : part.replace(/[#,0]*0(?:\.0+)?|General/u, () => (part.includes(",") ? grouped(rounded) : rounded))))
    .join("");
}

/** A decimal text as slides show it: a true minus, separators from five digits on (12,345 but 2942). */
export function displayDecimal(text: string): string {
  const sign = /^[-−]/u.test(text) ? "−" : text.startsWith("+") ? "+" : "";
  const digits = text.replace(/^[-−+]/u, "");
  return `${sign}${needsGrouping(digits) ? grouped(digits) : digits}`;
}

/** Four digits are read at a glance, five are not. */
export const needsGrouping = (text: string): boolean => text.replace(/^[-−+]/u, "").split(".")[0]!.length >= 5;

const decimalsOf = (section: string): number => /\.(0+)/u.exec(section)?.[1]!.length ?? 0;

function grouped(text: string): string {
  const [whole = "", fraction] = text.split(".");
  const groups: string[] = [];
  for (let end = whole.length; end > 0; end -= 3) groups.unshift(whole.slice(Math.max(0, end - 3), end));
  return `${groups.join(",")}${fraction === undefined ? "" : `.${fraction}`}`;
}

/** A non-negative number at a number of decimals, from its shortest decimal digits. */
function roundDecimal(value: number, decimals: number): string {
  const text = String(value).includes("e") ? value.toFixed(20) : String(value);
  const [whole = "0", fraction = ""] = text.split(".");
  const kept = BigInt(whole + fraction.padEnd(decimals, "0").slice(0, decimals));
  const up = (fraction[decimals] ?? "0") >= "5" ? 1n : 0n;
  const digits = (kept + up).toString().padStart(decimals + 1, "0");
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
