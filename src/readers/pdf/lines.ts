import type { Page, Run } from "./page.js";
import { between, cleanText } from "./text.js";

/** Runs of one baseline that stand together: a line of a column, or a cell of a table. */
export interface Segment {
  readonly page: number;
  readonly text: string;
  readonly x1: number;
  readonly x2: number;
  /** Baseline. */
  readonly y: number;
  /** Of most of its characters. */
  readonly size: number;
  /** All of it is. */
  readonly bold: boolean;
}

/** A gap that parts cells or columns, in em: spaces between the words of justified lines are narrower, other texts have next to none. */
const WIDEST_SPACE = { words: 1.2, others: 0.65 } as const;
/** A gap that is a blank, in em. */
const NARROWEST_SPACE = 0.12;
/** Runs whose baselines differ by less stand in one line, in em: notes' numbers are raised by a third. */
const ONE_BASELINE = 0.5;

/** The segments of a page, line by line from the top. */
export function segmentsOf(page: Page, runs: readonly Run[] = page.runs): readonly Segment[] {
  return baselines(runs, ({ y }) => y).flatMap((line) => split(line).map((group) => segmentOf(group, page.number)));
}

/** Things on one baseline together, from the top; those of a line from the left. */
export function baselines<T extends { readonly size: number; readonly y: number }>(things: readonly T[], at: (thing: T) => number): readonly (readonly T[])[] {
  const sorted = [...things].sort((a, b) => at(a) - at(b));
  const lines: T[][] = [];
  let open: { y: number; size: number } | undefined;
  for (const thing of sorted) {
    if (open && at(thing) - open.y <= ONE_BASELINE * Math.max(open.size, thing.size)) {
      lines.at(-1)!.push(thing);
      if (thing.size > open.size) open = { y: at(thing), size: thing.size }; // the line's own text, after a raised number
    } else {
      lines.push([thing]);
      open = { y: at(thing), size: thing.size };
    }
  }
  return lines;
}

function split(line: readonly Run[]): readonly (readonly Run[])[] {
  const sorted = [...line].sort((a, b) => a.x - b.x);
  const groups: Run[][] = [];
  let end = 0;
  let previous: Run | undefined;
  for (const run of sorted) {
    if (previous && isShadow(run, previous)) continue;
    if (previous && run.x - end <= widestSpace(previous, run) * Math.max(run.size, previous.size)) groups.at(-1)!.push(run);
    else groups.push([run]);
    end = groups.at(-1)!.length === 1 ? run.x + run.width : Math.max(end, run.x + run.width);
    previous = run;
  }
  return groups;
}

const widestSpace = (before: Run, after: Run): number => WIDEST_SPACE[/[A-Za-z,;:)]\s*$/u.test(before.text) || /^\s*[A-Za-z(]/u.test(after.text) ? "words" : "others"];

/** The same text drawn twice, a hair apart, looks bold. */
const isShadow = (run: Run, previous: Run): boolean => run.text === previous.text && Math.abs(run.x - previous.x) < 1 && Math.abs(run.y - previous.y) < 1;

function segmentOf(runs: readonly Run[], page: number): Segment {
  const size = mostly(runs.map((run) => ({ key: run.size, weight: run.text.length })))!;
  const line = runs.findLast((run) => run.size === size)!;
  let text = "";
  let end: number | undefined;
  for (const run of runs) {
    const own = cleanText(run.text);
    if (own === "") continue;
    const raised = run.size <= RAISED_SIZE * size && line.y - run.y >= RAISED_BY * size;
    if (raised && text !== "" && /^[\d\s,，*†‡[\]()（）①-⑳〔〕]+$/u.test(own)) {
      text += powerAfter(text, own); // the number of a note says nothing in the text, and would be read with a figure before it
      continue;
    }
    const apart = end !== undefined && run.x - end > NARROWEST_SPACE * size;
    const blank = apart || /^\s/u.test(run.text) || /\s$/u.test(runs[runs.indexOf(run) - 1]?.text ?? "");
    text += (blank ? between(text, own) : "") + own;
    end = run.x + run.width;
  }
  const words = runs.filter((run) => /[\p{L}\p{N}]/u.test(run.text));
  return {
    page,
    text,
    x1: Math.min(...runs.map(({ x }) => x)),
    x2: Math.max(...runs.map(({ x, width }) => x + width)),
    y: line.y,
    size,
    bold: words.length > 0 && words.every(({ bold }) => bold),
  };
}

const RAISED_SIZE = 0.8;
const RAISED_BY = 0.15;

/** km² and m³, the only raised numbers that belong to the text. */
const powerAfter = (text: string, raised: string): string => (/m$/u.test(text) && (raised === "2" || raised === "3") ? { 2: "²", 3: "³" }[raised] : "");

/** The number that carries the most weight; of equal ones the first. */
export function mostly(weighted: readonly { readonly key: number; readonly weight: number }[]): number | undefined {
  const weights = new Map<number, number>();
  for (const { key, weight } of weighted) weights.set(key, (weights.get(key) ?? 0) + weight);
  let best: number | undefined;
  for (const [key, weight] of weights) if (best === undefined || weight > weights.get(best)!) best = key;
  return best;
}
