import { allSections, type SectionPath } from "../outline/sections.js";
import { formatDecimal } from "../report/decimal.js";
import type { Figure, Report, Section } from "../report/report.js";
import { isFramed } from "../layout/frame.js";
import { isCount } from "../report/units.js";
import { isSpoken } from "./ledger.js";
import type { PreparedSlide } from "./prepare.js";

/** What of a report a deck leaves out, and which slides stand for none of it. */
export interface Coverage {
  /** Sections that no slide tells of. What lies below one of them is not listed again. */
  readonly sections: readonly SectionPath[];
  /** Core figures that no slide shows, in reading order; what is said twice counts once. */
  readonly figures: readonly Figure[];
  /** How many core figures the report has. */
  readonly core: number;
  /** Slides with content that belong to no section and show no figure. */
  readonly loose: readonly PreparedSlide[];
}

/**
 * A slide tells of the section it names with all below it, and of the sections its figures stand in; a divider tells of its
 * own section alone. A figure is shown by its own value or change: one that only goes into a derived figure, or is only in
 * the notes, is not.
 */
export function coverageOf(slides: readonly PreparedSlide[], report: Report): Coverage {
  const reached = new Set<Section>();
  const whole = new Set<Section>();
  const shown = new Set<string>();
  for (const { template, part, uses } of slides) {
    for (const section of part?.path ?? []) reached.add(section);
    const own = part?.path.at(-1);
    if (own && isFramed(template.layout)) whole.add(own);
    for (const use of uses) {
      if (isSpoken(use)) continue;
      for (const origin of use.figure.origins) for (const section of origin.section) reached.add(section);
      if (!use.figure.derived) for (const origin of use.figure.origins) shown.add(keyOf(origin));
    }
  }
  const told = (path: SectionPath): boolean => reached.has(path.at(-1)!) || path.some((section) => whole.has(section));
  const core = distinct(report.figures.filter(isCore));
  return {
    sections: allSections(report).filter((path) => !told(path) && (path.length === 1 || told(path.slice(0, -1)))),
    figures: core.filter((figure) => !shown.has(keyOf(figure))),
    core: core.length,
    loose: slides.filter(({ template, part, uses }) => isFramed(template.layout) && !template.appendix && !part && uses.every(({ figure }) => figure.origins.length === 0)),
  };
}

/** The slides that use a figure in any way: show it, derive another one from it, or have it in their notes. */
export function slidesUsing(slides: readonly PreparedSlide[]): (figure: Figure) => readonly number[] {
  const numbers = new Map<string, Set<number>>();
  for (const { number, uses } of slides) {
    for (const origin of uses.flatMap(({ figure }) => figure.origins)) {
      const key = keyOf(origin);
      numbers.set(key, (numbers.get(key) ?? new Set<number>()).add(number));
    }
  }
  return (figure) => [...(numbers.get(keyOf(figure)) ?? [])];
}

/** Money, levels, rates and changes; not what is counted one by one, not ranks, and not what is only compared with. */
function isCore({ value, unit, change, qualifiers }: Figure): boolean {
  if (qualifiers.includes("rank") || qualifiers.includes("prior")) return false;
  return change !== undefined || (value !== undefined && unit !== undefined && unit !== "" && !isCount(unit));
}

const keyOf = ({ indicator, value, unit, change, period, scope }: Figure): string =>
  JSON.stringify([indicator, value && formatDecimal(value), unit, change && formatDecimal(change.value), period?.start, period?.end, scope]);

function distinct(figures: readonly Figure[]): readonly Figure[] {
  return [...new Map(figures.toReversed().map((figure) => [keyOf(figure), figure])).values()].toReversed();
}
