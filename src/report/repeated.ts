import type { Span } from "../source/span.js";
import { compare, formatDecimal } from "./decimal.js";
import type { Figure } from "./report.js";

/**
 * One figure said in headline, lead and body is one, with all its places. The same name, value, unit, period and
 * scope (口径) make it the same; a change may be said in one place only, a different change makes it another figure.
 */
export function mergeRepeated(figures: readonly Figure[]): readonly Figure[] {
  const merged: { figure: Figure; readonly places: Span[] }[] = [];
  const known = new Map<string, (typeof merged)[number]>();
  for (const figure of figures) {
    const key = keyOf(figure);
    const first = key === undefined ? undefined : known.get(key);
    if (first && alike(first.figure, figure)) {
      if (figure.change && !first.figure.change) first.figure = { ...first.figure, change: figure.change };
      first.places.push(figure.span);
      continue;
    }
    const entry = { figure, places: [figure.span] };
    merged.push(entry);
    if (key !== undefined && !first) known.set(key, entry);
  }
  return merged.map(({ figure, places }) => (places.length > 1 ? { ...figure, places } : figure));
}

/** Figures without a value are only changes and are never the same by chance; ranks are kept apart. */
function keyOf({ indicator, value, upTo, unit = "", period, scope = "", qualifiers }: Figure): string | undefined {
  if (!value || qualifiers.includes("rank")) return undefined;
  return [indicator, formatDecimal(value), upTo ? formatDecimal(upTo) : "", unit, period?.start ?? "", period?.end ?? "", scope].join("\u0000");
}

const alike = (a: Figure, b: Figure): boolean =>
  !a.change || !b.change || (a.change.unit === b.change.unit && compare(a.change.value, b.change.value) === 0);
