import { allowance } from "./pace.js";

export const priorities = ["must", "should", "could"] as const;
export type Priority = (typeof priorities)[number];

/** A slide that a meeting may show. Slides of one `run`, a divider with what it opens, stand next to each other. */
export interface Choosable {
  readonly minutes: number;
  readonly priority: Priority;
  readonly run?: number;
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
 * what takes no time. Then `should` slides, and `could` slides once every `should` is shown; of what fits, the choice that comes
 * nearest to the time, of equal ones the shorter, then the one with the earlier slides. Only where the time cannot be kept so is a
 * `could` shown in place of a `should`, with as much of `should` as can be. Exact for multiples of three seconds. Takes time and
 * memory in proportion to slides × minutes.
 */
export function selectSlides(slides: readonly Choosable[], minutes: number | undefined): Selection {
  const runs = runsOf(slides);
  const content = slides.flatMap((slide, i) => (slide.divider ? [] : [i]));
  const having = (...sorts: readonly Priority[]): readonly number[] => content.filter((i) => sorts.includes(slides[i]!.priority));
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

  const fixed = new Set(content.filter((i) => slides[i]!.priority === "must" || stepsOf(slides[i]!.minutes) === 0));
  const least = taken(fixed);
  if (least.fit === "over") return least;
  const fill = (base: ReadonlySet<number>, free: readonly number[], weighed: boolean): Selection =>
    taken(new Set([...base, ...bestFill(slides, runs, base, free.filter((i) => !base.has(i)), window, weighed)]));
  const important = new Set([...fixed, ...having("should")]);
  const orderly = taken(important).fit === "over" ? fill(fixed, having("should"), false) : fill(important, having("could"), false);
  return orderly.fit === "fits" ? orderly : fill(fixed, having("should", "could"), true);
}

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

/**
 * Those of `free` that fill up what `base` leaves of the time. `weighed`: the time of `should` slides counts before how near the time is met.
 * `reach[i][opened][t]`: the most `should` time with which slides from the i-th free one on take exactly t steps; `opened` where the
 * divider of that slide's run is shown already.
 */
function bestFill(slides: readonly Choosable[], runs: ReadonlyMap<number, number>, base: ReadonlySet<number>, free: readonly number[], { least, aim, most }: Window, weighed: boolean): readonly number[] {
  const opened = new Set([...base].map((i) => slides[i]!.run));
  const before = [...base].reduce((sum, i) => sum + stepsOf(slides[i]!.minutes), 0) + [...runs].reduce((sum, [run, steps]) => sum + (opened.has(run) ? steps : 0), 0);
  const room = most - before;
  if (room <= 0) return [];
  const items = free.map((i, at) => {
    const { run, minutes, priority } = slides[i]!;
    const next = free[at + 1];
    return {
      index: i,
      steps: stepsOf(minutes),
      divider: run === undefined || opened.has(run) ? 0 : (runs.get(run) ?? 0),
      worth: weighed && priority === "should" ? stepsOf(minutes) : 0,
      /** The next free slide stands in the same run. */
      goesOn: run !== undefined && next !== undefined && slides[next]!.run === run,
    };
  });
  type Item = (typeof items)[number];
  const reach: [Int16Array, Int16Array][] = Array.from({ length: items.length + 1 }, () => [unreached(room), unreached(room)]);
  for (const state of reach[items.length]!) state[0] = 0;
  const after = (at: number, item: Item, shown: boolean): Int16Array => reach[at + 1]![item.goesOn && shown ? 1 : 0];
  const cost = (item: Item, open: number): number => item.steps + (open === 1 ? 0 : item.divider);
  for (let at = items.length - 1; at >= 0; at -= 1) {
    const item = items[at]!;
    for (const open of [0, 1] as const) {
      const [state, without, with_] = [reach[at]![open], after(at, item, open === 1), after(at, item, true)];
      const step = cost(item, open);
      for (let t = 0; t <= room; t += 1) {
        const taken = t >= step && with_[t - step]! >= 0 ? with_[t - step]! + item.worth : -1;
        state[t] = Math.max(without[t]!, taken);
      }
    }
  }
  const chosen: number[] = [];
  let t = bestTime(reach[0]![0], { least: least - before, aim: aim - before });
  let open = 0;
  items.forEach((item, at) => {
    const state = reach[at]![open as 0 | 1];
    const step = cost(item, open);
    const rest = t >= step ? after(at, item, true)[t - step]! : -1;
    const take = rest >= 0 && rest + item.worth === state[t];
    if (take) {
      chosen.push(item.index);
      t -= step;
    }
    open = item.goesOn && (take || open === 1) ? 1 : 0;
  });
  return chosen;
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
