import type { Compiled } from "../compile.js";
import type { LeftOut } from "../outline/meeting.js";
import { positionOf, type Span } from "../source/span.js";
import type { Wording } from "../source/wording/wording.js";

type Words = Wording["cli"];

/** What a variant does not show of its outline, a line each with the reason; nothing where all is shown. */
export function leftOutLines({ variant, sources }: Compiled, words: Words): readonly string[] {
  const { leftOut = [] } = variant ?? {};
  if (!sources || leftOut.length === 0) return [];
  const slides = leftOut.filter(({ blocks }) => blocks === undefined);
  const blocks = leftOut.reduce((sum, one) => sum + (one.blocks ?? 0), 0);
  const lines = leftOut.slice(0, mostLines).map((one) => words.leftOutLine(words.line(lineOf(one, sources)), clip(one.title), reason(one, words)));
  return [words.leftOut(slides.length, blocks), ...lines, ...(leftOut.length > mostLines ? [words.leftOutMore(leftOut.length - mostLines)] : [])];
}

/** The same for programs; `line` counts in the outline. */
export function leftOutJson({ variant, sources }: Compiled): readonly unknown[] {
  if (!variant || !sources) return [];
  return variant.leftOut.map(({ index, ...about }) => ({ slide: index + 1, line: lineOf({ index }, sources), ...about }));
}

/** What the preview page shows of one of them. */
export interface LeftOutView {
  readonly title: string;
  readonly why: string;
  readonly span: Span;
}

/** The same for the preview page. */
export function leftOutViews({ variant, sources }: Compiled, words: Words): readonly LeftOutView[] {
  if (!variant || !sources) return [];
  return variant.leftOut.slice(0, mostShown).map((one) => ({ title: one.title, why: reason(one, words), span: sources.located.locate(["slides", one.index]) }));
}

/** More than anyone reads beside a deck. */
const mostShown = 200;

/** Longer lists push the rest of the summary off the screen. */
const mostLines = 30;

const lineOf = ({ index }: Pick<LeftOut, "index">, { located }: NonNullable<Compiled["sources"]>): number => {
  const { file, start } = located.locate(["slides", index]);
  return positionOf(file, start).line;
};

function reason({ why, blocks, for: names = [], priority = "should", minutes = 0 }: LeftOut, { whyLeftOut }: Words): string {
  const because = { release: whyLeftOut.release, audience: whyLeftOut.audience(names), time: whyLeftOut.time(priority, minutes), divider: whyLeftOut.divider }[why];
  return blocks === undefined ? because : whyLeftOut.blocks(blocks, because);
}

const clip = (title: string): string => (title.length > 40 ? `${title.slice(0, 39)}…` : title);
