import type { BoundFigure } from "../outline/figures.js";
import { isSpokenPath, type CheckedSlide } from "./check.js";

/** The figures that a slide shows more than once under one indicator of the report; what is derived has names of its own. */
export function sameIndicator({ uses }: CheckedSlide): ReadonlyMap<string, readonly BoundFigure[]> {
  const groups = new Map<string, Set<BoundFigure>>();
  for (const { figure, path } of uses) {
    const [origin] = figure.origins;
    if (figure.derived || !origin || isSpokenPath(path)) continue;
    const name = origin.indicator.replace(/[（(][^（()）]*[）)]$/u, ""); // its 口径 in brackets is no part of the name
    groups.set(name, (groups.get(name) ?? new Set<BoundFigure>()).add(figure));
  }
  return new Map([...groups].filter(([, figures]) => figures.size > 1).map(([name, figures]) => [name, [...figures]]));
}
