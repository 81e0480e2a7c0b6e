/** Which slides a meeting shows: the pure choice, on decks made at random. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allowance, paceOf, slideMinutes, spokenMinutes, usualMinutes } from "../src/outline/pace.js";
import { priorities, selectSlides, type Choosable } from "../src/outline/selection.js";

/** Multiples of three seconds, for which the choice is exact. */
const minutesArb = fc.integer({ min: 0, max: 80 }).map((steps) => steps / 20);
const contentArb: fc.Arbitrary<Choosable> = fc.record({ minutes: minutesArb, priority: fc.constantFrom(...priorities) });

/** A slide, and maybe blocks of it; their `of` is counted from the slide. */
const slideArb = fc.record({ slide: contentArb, blocks: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(fc.record({ minutes: fc.integer({ min: 1, max: 40 }).map((steps) => steps / 20), priority: fc.constantFrom("should" as const, "could" as const) }), { minLength: 1, maxLength: 2 }) }) });
type Made = typeof slideArb extends fc.Arbitrary<infer T> ? T : never;

/** Slides before the first divider, then runs of a divider or two with their slides. */
const deckArb = (most: number): fc.Arbitrary<readonly Choosable[]> =>
  fc
    .record({
      front: fc.array(slideArb, { maxLength: 3 }),
      runs: fc.array(fc.record({ dividers: fc.array(minutesArb, { minLength: 1, maxLength: 2 }), slides: fc.array(slideArb, { minLength: 1, maxLength: most }) }), { maxLength: 4 }),
      back: fc.array(slideArb, { maxLength: 2 }),
    })
    .map(({ front, runs, back }) => {
      const deck: Choosable[] = [];
      const add = ({ slide, blocks }: Made, run?: number): void => {
        const of = deck.push({ ...slide, ...(run !== undefined && { run }) }) - 1;
        for (const block of blocks) deck.push({ ...block, of, ...(run !== undefined && { run }) });
      };
      for (const slide of front) add(slide);
      runs.forEach(({ dividers, slides }, run) => {
        for (const minutes of dividers) deck.push({ minutes, priority: "should", run, divider: true });
        for (const slide of slides) add(slide, run);
      });
      for (const slide of back) add(slide);
      return deck;
    });

/** The priority that counts: a block is never more important than its slide. */
const priorityOf = (deck: readonly Choosable[], i: number): string => {
  const { priority, of } = deck[i]!;
  return of !== undefined && priorities.indexOf(deck[of]!.priority) > priorities.indexOf(priority) ? deck[of]!.priority : priority;
};
const isFixed = (deck: readonly Choosable[], i: number): boolean => deck[i]!.of === undefined && (deck[i]!.priority === "must" || deck[i]!.minutes === 0);

const total = (deck: readonly Choosable[], chosen: readonly number[]): number => Math.round(100 * chosen.reduce((sum, i) => sum + deck[i]!.minutes, 0)) / 100;
const hair = 1e-9;

/** Every choice there is: what must be shown or takes no time with any of the others, and the dividers of what is shown. */
function everyChoice(deck: readonly Choosable[]): readonly (readonly number[])[] {
  const content = deck.flatMap(({ divider }, i) => (divider ? [] : [i]));
  const fixed = content.filter((i) => isFixed(deck, i));
  const free = content.filter((i) => !fixed.includes(i));
  return Array.from({ length: 2 ** free.length }, (_, bits) => new Set([...fixed, ...free.filter((_, k) => bits & (1 << k))])).filter((shown) => [...shown].every((i) => deck[i]!.of === undefined || shown.has(deck[i]!.of!))).map((shown) => {
    const open = new Set([...shown].map((i) => deck[i]!.run));
    return deck.flatMap(({ divider, run }, i) => ((divider ? open.has(run) : shown.has(i)) ? [i] : []));
  });
}

describe("what a meeting shows", () => {
  test("must is in, the order stays, dividers stand where their slides do, and the time is kept or said to be missed", () => {
    fc.assert(
      fc.property(deckArb(6), fc.integer({ min: 1, max: 800 }).map((steps) => steps / 20), (deck, minutes) => {
        const { chosen, minutes: taken, fit } = selectSlides(deck, minutes);
        expect(chosen).toEqual([...new Set(chosen)].sort((a, b) => a - b));
        const shown = new Set(chosen);
        const open = new Set(chosen.filter((i) => !deck[i]!.divider).map((i) => deck[i]!.run));
        deck.forEach((slide, i) => {
          if (slide.divider) expect(shown.has(i)).toBe(open.has(slide.run));
          else if (slide.of !== undefined) expect(!shown.has(i) || shown.has(slide.of)).toBe(true);
          else if (isFixed(deck, i)) expect(shown.has(i)).toBe(true);
        });
        expect(taken).toBeCloseTo(total(deck, chosen), 9);
        if (fit === "over") chosen.forEach((i) => expect(deck[i]!.divider || isFixed(deck, i)).toBe(true));
        else expect(taken).toBeLessThanOrEqual(minutes * (1 + allowance) + hair);
        expect(fit === "over").toBe(taken > minutes * (1 + allowance) + hair);
        expect(fit === "under").toBe(taken < minutes * (1 - allowance) - hair);
      }),
      { numRuns: 2000 },
    );
  });

  test("against every choice there is: it fits where any does, and no `could` is shown while leaving out `should` without need", () => {
    fc.assert(
      fc.property(deckArb(3).filter((deck) => deck.filter(({ divider }, i) => !divider && !isFixed(deck, i)).length <= 10), fc.integer({ min: 10, max: 300 }).map((steps) => steps / 20), (deck, minutes) => {
        const { chosen, minutes: taken, fit } = selectSlides(deck, minutes);
        const choices = everyChoice(deck);
        const fits = (choice: readonly number[]): boolean => total(deck, choice) <= minutes * (1 + allowance) + hair && total(deck, choice) >= minutes * (1 - allowance) - hair;
        expect(fit === "fits").toBe(choices.some(fits));
        const all = choices.at(-1)!;
        if (total(deck, all) <= minutes * (1 + allowance) + hair) {
          expect(chosen).toEqual(all);
          return;
        }
        const shows = (choice: readonly number[], priority: string): readonly number[] => choice.filter((i) => priorityOf(deck, i) === priority && !deck[i]!.divider && deck[i]!.minutes > 0);
        const everyShould = shows(all, "should");
        const onlyShould = choices.filter((choice) => shows(choice, "could").length === 0);
        if (fit !== "fits") return;
        const near = (choice: readonly number[]): number => Math.abs(total(deck, choice) - minutes);
        const allShould = choices.filter((choice) => shows(choice, "should").length === everyShould.length);
        const tooMuch = allShould.every((choice) => total(deck, choice) > minutes * (1 + allowance) + hair);
        if (allShould.some(fits)) {
          expect(shows(chosen, "should")).toEqual(everyShould);
          expect(Math.abs(taken - minutes)).toBeCloseTo(Math.min(...allShould.filter(fits).map(near)), 9);
        } else if (tooMuch && onlyShould.some(fits)) {
          expect(shows(chosen, "could")).toEqual([]);
          expect(Math.abs(taken - minutes)).toBeCloseTo(Math.min(...onlyShould.filter(fits).map(near)), 9);
        } else {
          const weight = (choice: readonly number[]): number => total(deck, shows(choice, "should"));
          expect(weight(chosen)).toBeCloseTo(Math.max(...choices.filter(fits).map(weight)), 9);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("without minutes all is shown, but for dividers that open nothing", () => {
    const deck: readonly Choosable[] = [{ minutes: 1, priority: "could" }, { minutes: 1, priority: "should", run: 1, divider: true }, { minutes: 1, priority: "should", run: 2, divider: true }, { minutes: 9, priority: "could", run: 2 }];
    expect(selectSlides(deck, undefined)).toEqual({ chosen: [0, 2, 3], minutes: 11, fit: "fits" });
  });

  test("of equal choices the shorter is taken, then the one with the earlier slides", () => {
    const should = (...minutes: readonly number[]): readonly Choosable[] => minutes.map((each) => ({ minutes: each, priority: "should" }));
    expect(selectSlides(should(2, 2, 2), 4).chosen).toEqual([0, 1]);
    expect(selectSlides(should(2.1, 1.9, 4), 2).chosen).toEqual([1]);
  });

  test("the largest deck and the longest meeting take a moment", () => {
    const deck = Array.from({ length: 2000 }, (_, i): Choosable => ({ minutes: 0.5 + (i % 37) / 20, priority: "should" }));
    const start = performance.now();
    expect(selectSlides(deck, 600)).toMatchObject({ minutes: 600, fit: "fits" });
    expect(performance.now() - start).toBeLessThan(10_000); // a third of a second here
  });
});

describe("what a slide takes", () => {
  test("220 characters or 130 words a minute, or what the outline says in the deck's language", () => {
    expect(spokenMinutes("字".repeat(440), paceOf({ language: "zh-CN" }))).toBeCloseTo(2);
    expect(spokenMinutes("word ".repeat(130), paceOf({ language: "zh-CN" }))).toBeCloseTo(1);
    expect(spokenMinutes("字".repeat(440), paceOf({ language: "zh-CN", pace: 110 }))).toBeCloseTo(4);
    expect(spokenMinutes("word ".repeat(130), paceOf({ language: "en", pace: 65 }))).toBeCloseTo(2);
  });

  test("its own minutes, else its notes, else what its sort takes; hidden slides nothing", () => {
    const pace = paceOf({ language: "zh-CN" });
    expect(slideMinutes({ sort: "content", minutes: 3, notes: "字" }, pace)).toBe(3);
    expect(slideMinutes({ sort: "content", notes: "字".repeat(330) }, pace)).toBe(1.5);
    expect(slideMinutes({ sort: "cover", notes: "字" }, pace)).toBe(0.1);
    expect(slideMinutes({ sort: "content" }, pace)).toBe(usualMinutes.content);
    expect(slideMinutes({ sort: "appendix", notes: "字".repeat(330) }, pace)).toBe(0);
    expect(slideMinutes({ sort: "content", minutes: 3, hidden: true }, pace)).toBe(0);
  });
});
