import type { Ledger, LedgerPlace } from "../scene/ledger.js";
import { placeOf, reportOf } from "../slides/ledger.js";
import type { Report } from "../report/report.js";

/**
 * `agrees`: the same words in the same section. `moved`: the same value in another section or in other words. `changed`:
 * another value, change, period or scope. `gone`: no such indicator any more.
 */
export type Verdict = "agrees" | "moved" | "changed" | "gone";

export interface ComparedPlace {
  readonly verdict: Verdict;
  readonly deck: LedgerPlace;
  /** What the report says now; missing where it says nothing. */
  readonly report?: LedgerPlace;
}

/** What a report says today of every place that a ledger remembers: one list for each entry, in its order. */
export function compareWithReport({ report: then, entries }: Ledger, report: Report): readonly (readonly ComparedPlace[])[] {
  if (reportOf(report).sha256 === then.sha256) return entries.map(({ places }) => places.map((deck) => ({ verdict: "agrees", deck, report: deck })));
  const byIndicator = new Map<string, LedgerPlace[]>();
  for (const figure of report.figures) {
    const place = placeOf(figure);
    const same = byIndicator.get(place.indicator);
    if (same) same.push(place);
    else byIndicator.set(place.indicator, [place]);
  }
  return entries.map(({ places }) => places.map((deck) => comparePlace(deck, byIndicator.get(deck.indicator) ?? [])));
}

function comparePlace(deck: LedgerPlace, candidates: readonly LedgerPlace[]): ComparedPlace {
  const same = closest(candidates.filter((other) => saysTheSame(other, deck)), deck);
  if (same) return { verdict: (deck.quoted === "" || same.quoted === deck.quoted) && same.section === deck.section ? "agrees" : "moved", deck, report: same };
  const other = closest(candidates, deck);
  return other ? { verdict: "changed", deck, report: other } : { verdict: "gone", deck };
}

/** Units and digits as printed: 0.3亿元 for 3000万元 is a change of wording that a person should see. */
const saysTheSame = (a: LedgerPlace, b: LedgerPlace): boolean =>
  a.value === b.value && a.unit === b.unit && a.change === b.change && a.period === b.period && a.scope === b.scope;

/** Of several the one in the same section, of those the one for the same period, of those of the same scope, of those the one in the same words, else the first. */
function closest(places: readonly LedgerPlace[], deck: LedgerPlace): LedgerPlace | undefined {
  const score = ({ section, period, scope, quoted }: LedgerPlace): number =>
    (section === deck.section ? 8 : 0) + (period === deck.period ? 4 : 0) + (scope === deck.scope ? 2 : 0) + (quoted === deck.quoted ? 1 : 0);
  return places.reduce<LedgerPlace | undefined>((best, place) => (best === undefined || score(place) > score(best) ? place : best), undefined);
}

const gravity: readonly Verdict[] = ["agrees", "moved", "changed", "gone"];

/** The gravest of an entry's places: a derived figure holds only while all its inputs do. */
export const verdictOf = (places: readonly ComparedPlace[]): Verdict =>
  places.reduce<Verdict>((worst, { verdict }) => (gravity.indexOf(verdict) > gravity.indexOf(worst) ? verdict : worst), "agrees");
