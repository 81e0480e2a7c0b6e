import { allowance } from "./pace.js";

export const priorities = ["must", "should", "could"] as const;
export type Priority = (typeof priorities)[number];

/**
 * A slide that a meeting may show, or a block of one. Slides of one `run`, a divider with what it opens, stand next to each other, and
 * the blocks of a slide right after it, in its run.
 */
export interface Choosable {
  /** Of a slide without those of its blocks. */
  readonly minutes: number;
  readonly priority: Priority;
  readonly run?: number;
  /** The index of the slide that this is a block of; without that slide it is not shown. */
  readonly of?: number;
  /** It is shown where a slide of its run is, whatever its priority. */
  readonly divider?: boolean;
}

export interface Selection {
  /** Indices, in story order. */
  readonly chosen: readonly number[];
  /** What they take together. */
  readonly minutes: number;
  /** `over`: what must be shown takes too long. `under`: no choice fills the time. */
  readonly fit: "fits" | "over" | "under";
}

/**
 * The slides for so many minutes, kept within 10 %; all of them where they fit, or where no time is given. What must be shown is, and
 * what takes no time. A block has its slide's priority where its own is higher. Then `should` slides, and `could` slides once every `should` is shown; of what fits, the choice that comes
 * nearest to the time, of equal ones the shorter, then the one with the earlier slides. Only where the time cannot be kept so is a
 * `could` shown in place of a `should`, with as much of `should` as can be. Exact for multiples of three seconds. Takes time and
 * memory in proportion to slides × minutes.
 */
export function selectSlides(slides: readonly Choosable[], minutes: number | undefined): Selection {
  const runs = runsOf(slides);
  const content = slides.flatMap((slide, i) => (slide.divider ? [] : [i]));
  const priorityOf = ({ priority, of }: Choosable): Priority => (of === undefined ? priority : lower(priority, slides[of]!.priority));
  const having = (...sorts: readonly Priority[]): readonly number[] => content.filter((i) => sorts.includes(priorityOf(slides[i]!)));
  const taken = (chosen: ReadonlySet<number>): Selection => {
    const open = new Set([...chosen].map((i) => slides[i]!.run));
    const shown = slides.flatMap((slide, i) => (slide.divider ? open.has(slide.run) : chosen.has(i)) ? [i] : []);
    const steps = shown.reduce((sum, i) => sum + stepsOf(slides[i]!.minutes), 0);
    const fit = minutes === undefined ? "fits" : steps > window.most ? "over" : steps < window.least ? "under" : "fits";
    return { chosen: shown, minutes: Math.round((100 * steps) / stepsPerMinute) / 100, fit };
  };
  const window = windowOf(minutes ?? 0);
  const everything = taken(new Set(content));
  if (minutes === undefined || everything.fit !== "over") return everything;

  const fixed = new Set(content.filter((i) => priorityOf(slides[i]!) === "must" || (slides[i]!.of === undefined && stepsOf(slides[i]!.minutes) === 0)));
  const least = taken(fixed);
  if (least.fit === "over") return least;
  const fill = (base: ReadonlySet<number>, free: readonly number[], weighed: boolean): Selection =>
    taken(new Set([...base, ...bestFill(slides, runs, base, free.filter((i) => !base.has(i)), window, weighed ? (i) => priorityOf(slides[i]!) === "should" : () => false)]));
  const important = new Set([...fixed, ...having("should")]);
  const orderly = taken(important).fit === "over" ? fill(fixed, having("should"), false) : fill(important, having("could"), false);
  return orderly.fit === "fits" ? orderly : fill(fixed, having("should", "could"), true);
}

const lower = (a: Priority, b: Priority): Priority => (priorities.indexOf(a) > priorities.indexOf(b) ? a : b);

/** Three seconds: quarters and tenths of a minute come out even. */
const stepsPerMinute = 20;
const stepsOf = (minutes: number): number => Math.round(minutes * stepsPerMinute);

/** In steps. */
interface Window {
  readonly least: number;
  readonly aim: number;
  readonly most: number;
}

/** A hair beside the decimals: 1.1 × 20 is 22.000000000000004. */
const hair = 1e-6;

function windowOf(minutes: number): Window {
  const aim = minutes * stepsPerMinute;
  return { least: Math.ceil(aim * (1 - allowance) - hair), aim, most: Math.floor(aim * (1 + allowance) + hair) };
}

/** Steps of each run's divider. */
function runsOf(slides: readonly Choosable[]): ReadonlyMap<number, number> {
  const runs = new Map<number, number>();
  for (const { divider, run, minutes } of slides) if (divider && run !== undefined) runs.set(run, (runs.get(run) ?? 0) + stepsOf(minutes));
  return runs;
}

/** What is known before a free slide or block is decided on: whether its run's divider is shown already, and whether the slide of a block is. */
const closed = 0;
const opened = 1;
const within = 2;
const states = [closed, opened, within] as const;
type State = (typeof states)[number];

/**
 * Those of `free` that fill up what `base` leaves of the time. What is `weighty` counts by its time before how near the time is met.
 * `reach[i][state][t]`: the most weighty time with which the free ones from the i-th on take exactly t steps.
 */
function bestFill(slides: readonly Choosable[], runs: ReadonlyMap<number, number>, base: ReadonlySet<number>, free: readonly number[], { least, aim, most }: Window, weighty: (index: number) => boolean): readonly number[] {
  const shownRuns = new Set([...base].map((i) => slides[i]!.run));
  const before = [...base].reduce((sum, i) => sum + stepsOf(slides[i]!.minutes), 0) + [...runs].reduce((sum, [run, steps]) => sum + (shownRuns.has(run) ? steps : 0), 0);
  const room = most - before;
  if (room <= 0) return [];
  const items = free.map((index, at): Item => {
    const { run, minutes, of } = slides[index]!;
    const next = free[at + 1] === undefined ? undefined : slides[free[at + 1]!];
    return {
      index,
      block: of === undefined ? undefined : base.has(of) ? "of-shown" : "of-free",
      steps: stepsOf(minutes),
      divider: run === undefined || shownRuns.has(run) ? 0 : (runs.get(run) ?? 0),
      worth: weighty(index) ? stepsOf(minutes) : 0,
      next: next === undefined ? "none" : next.of !== undefined && next.of === (of ?? index) ? "own-block" : run !== undefined && next.run === run ? "in-run" : "none",
    };
  });
  const reach: (readonly [Int16Array, Int16Array, Int16Array])[] = Array.from({ length: items.length + 1 }, () => [unreached(room), unreached(room), unreached(room)]);
  for (const state of reach[items.length]!) state[0] = 0;
  items.toReversed().forEach((item, back) => {
    const at = items.length - 1 - back;
    for (const state of states) {
      const into = reach[at]![state];
      const without = reach[at + 1]![after(item, state, false)];
      const including = mayTake(item, state) ? reach[at + 1]![after(item, state, true)] : undefined;
      const step = costOf(item, state);
      for (let t = 0; t <= room; t += 1) {
        const rest = including && t >= step ? including[t - step]! : -1;
        into[t] = Math.max(without[t]!, rest < 0 ? -1 : rest + item.worth);
      }
    }
  });
  const chosen: number[] = [];
  let t = bestTime(reach[0]![closed], { least: least - before, aim: aim - before });
  let state: State = closed;
  items.forEach((item, at) => {
    const step = costOf(item, state);
    const rest = mayTake(item, state) && t >= step ? reach[at + 1]![after(item, state, true)][t - step]! : -1;
    const take = rest >= 0 && rest + item.worth === reach[at]![state][t];
    if (take) {
      chosen.push(item.index);
      t -= step;
    }
    state = after(item, state, take);
  });
  return chosen;
}

interface Item {
  readonly index: number;
  /** Whether the slide of a block is shown anyhow. */
  readonly block?: "of-shown" | "of-free";
  readonly steps: number;
  readonly divider: number;
  readonly worth: number;
  /** What the next free one is to this one. */
  readonly next: "own-block" | "in-run" | "none";
}

const mayTake = ({ block }: Item, state: State): boolean => block !== "of-free" || state === within;
const costOf = ({ steps, divider, block }: Item, state: State): number => steps + (state === closed && block === undefined ? divider : 0);

function after({ block, next }: Item, state: State, taken: boolean): State {
  const isOpen = state !== closed || (taken && block === undefined);
  const slideShown = block === undefined ? taken : state === within;
  switch (next) {
    case "own-block":
      return slideShown ? within : isOpen ? opened : closed;
    case "in-run":
      return isOpen ? opened : closed;
    case "none":
      return closed;
  }
}

/** Nothing takes this time. A meeting's 13 200 steps at most fit into sixteen bits. */
const unreached = (room: number): Int16Array => new Int16Array(room + 1).fill(-1);

/** Of the times that can be met, one within the window if there is one; then most worth, then nearest to the aim, then the shorter. */
function bestTime(worths: Int16Array, { least, aim }: { readonly least: number; readonly aim: number }): number {
  let best = 0;
  const better = (t: number): boolean => {
    const inside = Number(t >= least) - Number(best >= least);
    if (inside !== 0) return inside > 0;
    const worth = worths[t]! - worths[best]!;
    return worth !== 0 ? worth > 0 : Math.abs(t - aim) < Math.abs(best - aim);
  };
  for (let t = 1; t < worths.length; t += 1) if (worths[t]! >= 0 && better(t)) best = t;
  return best;
}
