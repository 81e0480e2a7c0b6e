import { englishFigures } from "./grammar/en/figures.js";
import type { Candidate, Setting } from "./grammar/candidate.js";
import { chineseFigures } from "./grammar/zh/figures.js";
import { spanIn, type Prose } from "./prose.js";
import type { Change, Figure, Report } from "./report.js";
import { pathAt, type Passage } from "./sections.js";

/** All figures of the passages, in reading order. */
export function findFigures(passages: readonly Passage[], language: Report["language"], setting: Setting): readonly Figure[] {
  return passages.flatMap((passage) => {
    const prose = { ...passage.prose, text: readable(passage.prose.text) };
    const candidates = language === "zh-CN" ? chineseFigures(prose, setting) : englishFigures(prose, setting);
    return candidates.map((candidate) => figureOf(candidate, passage));
  });
}

/** Control characters and lone surrogates become blanks, one for one, so that no name has them and offsets stay. */
function readable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Surrogate}/gu, " ");
}

function figureOf(candidate: Candidate, passage: Passage): Figure {
  const { prose } = passage;
  const { indicator, value, upTo, unit, change, period, scope, qualifiers, start, end, valueStart, valueEnd } = candidate;
  return {
    indicator,
    ...(value && { value }),
    ...(upTo && { upTo }),
    ...(unit !== undefined && { unit }),
    ...(change && { change: changeOf(change, prose) }),
    ...(period && { period }),
    qualifiers,
    ...(scope !== undefined && { scope }),
    section: pathAt(passage, valueStart ?? start),
    span: spanIn(prose, start, end),
    ...(valueStart !== undefined && valueEnd !== undefined && { valueSpan: spanIn(prose, valueStart, valueEnd) }),
  };
}

function changeOf({ value, unit, basis, start, end }: NonNullable<Candidate["change"]>, prose: Prose): Change {
  return { value, unit, basis, span: spanIn(prose, start, end) };
}
