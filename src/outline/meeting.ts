import { error, type Diagnosed, type Diagnostic } from "../source/diagnostic.js";
import { suggest } from "../source/suggest.js";
import type { Located } from "../source/yaml.js";
import type { Deck, Outline } from "./envelope.js";

/** One deck to build: the deck's fields with the meeting's over them, and which of the outline's slides are shown. */
export interface Variant {
  readonly meeting?: string;
  readonly deck: Deck;
  /** Indices into the outline's slides, in order. */
  readonly slides: readonly number[];
  readonly minutes?: number;
}

/**
 * The variant for a meeting, or the whole deck. A slide without `for` is for everybody; a slide with `for` is shown where
 * it names the meeting or its audience, and in the deck that names no meeting.
 */
export function variant(outline: Outline, name?: string): Diagnosed<Variant | undefined> {
  const every = outline.slides.map((_, i) => i);
  if (name === undefined) return { value: { deck: outline.deck, slides: every }, diagnostics: [] };
  const known = Object.keys(outline.meetings ?? {});
  const meeting = known.includes(name) ? outline.meetings![name]! : undefined;
  if (!meeting)
    return { value: undefined, diagnostics: [error("unknown-meeting", { name, suggestion: suggest(name, known), known })] };
  const names = new Set([name, meeting.audience].filter((each) => each !== undefined));
  const slides = every.filter((i) => {
    const wanted = outline.slides[i]!.for;
    return wanted === undefined || [wanted].flat().some((each) => names.has(each));
  });
  const { title, subtitle, presenter, date, output } = meeting;
  const overrides = Object.fromEntries(Object.entries({ title, subtitle, presenter, date }).filter(([, value]) => value !== undefined));
  return { value: { meeting: name, deck: { ...outline.deck, ...overrides, output }, slides, minutes: meeting.minutes }, diagnostics: [] };
}

/** Names in `for:` that are neither a meeting nor an audience: their slide would be missing without a word. */
export function unknownAudiences(outline: Outline, located: Located): readonly Diagnostic[] {
  const known = [...new Set(Object.entries(outline.meetings ?? {}).flatMap(([name, { audience }]) => (audience === undefined ? [name] : [name, audience])))];
  return outline.slides.flatMap((slide, s) =>
    [slide.for ?? []].flat().flatMap((name, i) => {
      if (known.includes(name)) return [];
      const span = located.locate(["slides", s, "for", ...(Array.isArray(slide.for) ? [i] : [])]);
      return [error("unknown-audience", { name, suggestion: suggest(name, known), known }, { span })];
    }),
  );
}
