import type { Sources } from "../load.js";
import { candidate } from "../outline/choose-figure.js";
import type { BoundFigure } from "../outline/figures.js";
import type { Use } from "../outline/resolve.js";
import { agreement, quantityName } from "../report/agreement.js";
import { formatDecimal } from "../report/decimal.js";
import type { Figure, Report } from "../report/report.js";
import { warning, type Diagnostic } from "../source/diagnostic.js";
import type { PreparedSlide } from "./prepare.js";

/**
 * A warning for every figure in use about which the report disagrees with itself: shown, spoken in the notes, or an input
 * of a derived one. It points to the figure's entry in the outline, or to its first use; both places of the report follow.
 */
export function reportConflicts(slides: readonly PreparedSlide[], { report, outline, located }: Sources): readonly Diagnostic[] {
  if (!report) return [];
  const alike = byQuantity(report);
  return [...usedFigures(slides)].flatMap(([figure, { bound, path, number }]) => {
    const others = (alike.get(quantityName(figure)) ?? []).filter((other) => other !== figure && agreement(figure, other, report.tables) === "conflict");
    const other = others[0];
    if (!other) return [];
    const args = { name: figure.indicator, ...apart(figure, other), places: others.length + 1 };
    const named = Object.hasOwn(outline.figures ?? {}, bound.name);
    const span = located.locate(named ? ["figures", bound.name] : path, named ? "key" : undefined);
    return [warning("report-conflict", args, { span, slide: number, related: [candidate(figure), candidate(other)] })];
  });
}

interface FirstUse {
  readonly bound: BoundFigure;
  readonly path: Use["path"];
  readonly number: number;
}

/** The report's own figures with their first use; one that an entry binds for itself is told of there. */
function usedFigures(slides: readonly PreparedSlide[]): ReadonlyMap<Figure, FirstUse> {
  const used = new Map<Figure, FirstUse>();
  const uses = slides.flatMap(({ uses: own, number }) => own.map(({ figure, path }) => ({ bound: figure, path, number })));
  for (const use of [...uses.filter(({ bound }) => !bound.derived), ...uses.filter(({ bound }) => bound.derived)])
    for (const origin of use.bound.origins) if (!used.has(origin)) used.set(origin, use);
  return used;
}

/** Of one name at most this many: a report that says it more often is a table, and comparing them all takes long. */
const mostOfOneName = 200;

function byQuantity(report: Report): ReadonlyMap<string, readonly Figure[]> {
  const groups = new Map<string, Figure[]>();
  for (const figure of report.figures) {
    const name = quantityName(figure);
    const group = groups.get(name);
    if (!group) groups.set(name, [figure]);
    else if (group.length < mostOfOneName) group.push(figure);
  }
  return groups;
}

/** Level and change of both; the level alone where that is what differs. */
function apart(here: Figure, there: Figure): { readonly here: string; readonly there: string } {
  const [a, b] = [level(here), level(there)];
  const differ = a !== "" && b !== "" && a !== b;
  return differ ? { here: a, there: b } : { here: whole(here), there: whole(there) };
}

const level = ({ value, unit = "" }: Figure): string => (value ? `${formatDecimal(value)}${unit}` : "");
const growth = ({ change, unit = "" }: Figure): string => (change ? `${formatDecimal(change.value, { sign: true })}${change.unit === "abs" ? unit : change.unit}` : "");
const whole = (figure: Figure): string => [level(figure), growth(figure)].filter((text) => text !== "").join(" ");
