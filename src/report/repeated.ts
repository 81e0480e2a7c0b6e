import { compare, formatDecimal } from "./decimal.js";
import type { Figure } from "./report.js";

/**
 * One figure said in headline, lead and body is one, with all its places. The same name, value, unit and period make it
 * the same; a change may be said in one place only, a different change makes it another figure.
 */
export function mergeRepeated(figures: readonly Figure[]): readonly Figure[] {
  const merged: Figure[] = [];
  const known = new Map<string, number>();
  for (const figure of figures) {
    const key = keyOf(figure);
    const at = key === undefined ? undefined : known.get(key);
    const first = at === undefined ? undefined : merged[at];
    if (first && alike(first, figure)) {
      merged[at!] = { ...first, ...(figure.change && !first.change && { change: figure.change }), places: [...(first.places ?? [first.span]), figure.span] };
    } else {
      const place = merged.push(figure) - 1;
      if (key !== undefined && at === undefined) known.set(key, place);
    }
  }
  return merged;
}

/** Figures without a value are only changes and are never the same by chance; ranks are kept apart. */
function keyOf({ indicator, value, unit = "", period, qualifiers }: Figure): string | undefined {
  if (!value || qualifiers.includes("rank")) return undefined;
  return [indicator, formatDecimal(value), unit, period?.start ?? "", period?.end ?? ""].join("\u0000");
}

const alike = (a: Figure, b: Figure): boolean =>
  !a.change || !b.change || (a.change.unit === b.change.unit && compare(a.change.value, b.change.value) === 0);
