import { englishFigures } from "./grammar/en/figures.js";
import type { Candidate, Setting } from "./grammar/candidate.js";
import { chineseFigures } from "./grammar/zh/figures.js";
import { spanIn, type Prose } from "./prose.js";
import type { Change, Figure, Report } from "./report.js";
import { pathAt, type Passage } from "./sections.js";

/** All figures of the passages, in reading order. */
export function findFigures(passages: readonly Passage[], language: Report["language"], setting: Setting): readonly Figure[] {
  return passages.flatMap((passage) => {
    const candidates = language === "zh-CN" ? chineseFigures(passage.prose, setting) : englishFigures(passage.prose, setting);
    return candidates.map((candidate) => figureOf(candidate, passage));
  });
}

function figureOf(candidate: Candidate, passage: Passage): Figure {
  const { prose } = passage;
  const { indicator, value, unit, change, period, qualifiers, start, end, valueStart, valueEnd } = candidate;
  return {
    indicator,
    ...(value && { value }),
    ...(unit !== undefined && { unit }),
    ...(change && { change: changeOf(change, prose) }),
    ...(period && { period }),
    qualifiers,
    section: pathAt(passage, valueStart ?? start),
    span: spanIn(prose, start, end),
    ...(valueStart !== undefined && valueEnd !== undefined && { valueSpan: spanIn(prose, valueStart, valueEnd) }),
  };
}

function changeOf({ value, unit, basis, start, end }: NonNullable<Candidate["change"]>, prose: Prose): Change {
  return { value, unit, basis, span: spanIn(prose, start, end) };
}
