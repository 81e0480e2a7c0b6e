import type { Secret } from "../outline/figures.js";
import { saysInternal } from "../outline/release.js";
import { error, warning, type Diagnostic } from "../source/diagnostic.js";
import type { Located } from "../source/located.js";
import type { Path } from "../source/span.js";

/**
 * What in a slide of a public variant, or in the deck's own fields, may give away what is internal though nothing leaves it out: a text that still says 【内部】, and
 * the number of an internal figure typed by hand or taken from a table. References in `slide` are resolved.
 */
export function publicProblems(slide: Located, secrets: readonly Secret[]): readonly Diagnostic[] {
  const byDigits = new Map(secrets.map((secret) => [secret.digits, secret]));
  const told: Diagnostic[] = [];
  const read = (text: string, path: Path): void => {
    const span = () => slide.locate(path);
    if (saysInternal(text)) told.push(error("internal-mark", {}, { span: span() }));
    for (const { digits, after } of numbersIn(text.replace(reference, " "))) {
      const secret = byDigits.get(digits);
      if (secret && (isTelling(digits) || (secret.unit !== "" && after.startsWith(secret.unit)))) told.push(warning("internal-number", { number: `${digits}${secret.unit}`, name: secret.name }, { span: span() }));
    }
  };
  const walk = (value: unknown, path: Path): void => {
    if (typeof value === "string" || typeof value === "number") read(String(value), path);
    else if (Array.isArray(value)) value.forEach((item, i) => walk(item, [...path, i]));
    else if (typeof value === "object" && value !== null)
      for (const [key, item] of Object.entries(value)) if (!written.has(key) || !("figure" in value)) walk(item, [...path, key]);
  };
  walk(slide.data, []);
  return told.slice(0, mostTold);
}

/** `{{name|what it shows}}`: where a figure may be shown has been decided already. */
const reference = /\{\{[^{}]*\}\}/gu;
/** Fields that a figure's record brings. */
const written: ReadonlySet<string> = new Set(["value", "change", "unit", "period", "label", "figure"]);

/** Digits of which it is unlikely that they stand for something else by chance. */
const isTelling = (digits: string): boolean => digits.replace(/\./u, "").replace(/^0+|0+$/gu, "").length >= 3;

/** A slide that shows a whole table of them is told often enough. */
const mostTold = 10;

function* numbersIn(text: string): Generator<{ readonly digits: string; readonly after: string }> {
  for (const match of text.matchAll(/\d[\d,]*(?:\.\d+)?/gu)) {
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + longestUnit).trimStart();
    if (!after.startsWith("年")) yield { digits: match[0].replaceAll(",", ""), after };
  }
}

const longestUnit = 12;
