import type { Language } from "../source/wording/wording.js";

/**
 * What a speaker says in a minute: Chinese characters, or words of Latin letters and numbers. Official speech runs at 200 to 240
 * characters, an English talk that a room can follow at about 130 words.
 */
export interface Pace {
  readonly characters: number;
  readonly words: number;
}

const usualPace: Pace = { characters: 220, words: 130 };

/** The outline's `pace` counts in the deck's own language; the other one goes as much faster or slower. */
export function paceOf({ pace, language }: { readonly pace?: number; readonly language: Language }): Pace {
  if (pace === undefined) return usualPace;
  const speed = pace / (language === "en" ? usualPace.words : usualPace.characters);
  return { characters: usualPace.characters * speed, words: usualPace.words * speed };
}

/** Minutes that reading a text aloud takes; 0 for one without words. A number counts as a word. Linear in the text. */
export function spokenMinutes(text: string, { characters, words }: Pace): number {
  const said = (pattern: RegExp): number => [...text.matchAll(pattern)].length;
  return said(/\p{Script=Han}/gu) / characters + said(/[\p{Script=Latin}\p{N}]+/gu) / words;
}

/** What a slide is in the course of a talk. */
export type SlideSort = "cover" | "agenda" | "divider" | "content" | "closing" | "appendix";

/**
 * Minutes of a slide that neither says its own nor has notes. A slide a minute is what speakers are told to plan with; what only
 * leads to the next one takes half of that, and an appendix is there for questions.
 */
export const usualMinutes: Readonly<Record<SlideSort, number>> = { cover: 0.5, agenda: 0.5, divider: 0.5, content: 1, closing: 0.5, appendix: 0 };

/** Of a block that has a priority and no minutes: a sentence or two. */
export const usualBlockMinutes = 0.25;

/** How far the time may be missed: a meeting of 20 minutes is kept with 18 to 22, a slide of 2 with notes of 2.2. */
export const allowance = 0.1;

export interface TimedSlide {
  readonly sort: SlideSort;
  /** As the outline says. */
  readonly minutes?: number;
  /** What it took in the last rehearsal. */
  readonly rehearsed?: number;
  /** As they are spoken: references replaced by what they show. */
  readonly notes?: string;
  readonly hidden?: boolean;
}

/** What a slide takes: what the outline says, else what it took in the last rehearsal, else its notes at this pace in tenths, else what its sort usually takes. What the show leaves out takes nothing. */
export function slideMinutes({ sort, minutes, rehearsed, notes = "", hidden }: TimedSlide, pace: Pace): number {
  if (hidden) return 0;
  if (minutes !== undefined) return minutes;
  if (rehearsed !== undefined) return Math.max(0.1, Math.round(10 * rehearsed) / 10);
  const spoken = sort === "appendix" ? 0 : spokenMinutes(notes, pace);
  return spoken === 0 ? usualMinutes[sort] : Math.max(0.1, Math.round(10 * spoken) / 10);
}
