import { error, type Diagnosed, type Diagnostic } from "../source/diagnostic.js";
import { suggest } from "../source/suggest.js";
import { validate } from "../source/validate.js";
import { located, type Located } from "../source/yaml.js";
import { audienceFields, markedBlocks, placeBefore, pruned, timeFields, type Places } from "./blocks.js";
import { audienceSchema, blockSchema, slideFields, type Deck, type Outline } from "./envelope.js";
import { publicNotes } from "./release.js";
import { mayShow, releaseOf, type Release } from "./release-words.js";
import type { Priority } from "./selection.js";

/** One deck to build: which of the outline's slides it shows, and what was left out for it. */
export interface Variant {
  readonly meeting?: string;
  readonly release: Release;
  /** With the meeting's own fields over those of the outline; `output` is the meeting's alone. */
  readonly deck: Deck;
  /** Indices into the outline's slides, in order. */
  readonly slides: readonly number[];
  /** What the meeting has. */
  readonly minutes?: number;
  /** What the shown slides take together. */
  readonly planned: number;
  /** What each slide of the outline takes, shown or not. */
  readonly times: readonly number[];
  readonly leftOut: readonly LeftOut[];
}

/** `release` goes before `audience`; a `divider` has nothing left to open. `time`: other slides fill it better, or matter more. */
export type WhyLeftOut = "release" | "audience" | "time" | "divider";

/** A slide that a variant does not show, or blocks of one that it shows. */
export interface LeftOut {
  /** Into the outline's slides. */
  readonly index: number;
  readonly why: WhyLeftOut;
  /** How many blocks of a slide that is shown; without it, the whole slide. Of blocks, `priority` is the first one's, `minutes` are of all. */
  readonly blocks?: number;
  /** As the slide shows it, in one line; the template's name where there is none, and where it is not for the public. */
  readonly title: string;
  readonly for?: readonly string[];
  readonly priority?: Priority;
  readonly minutes?: number;
}

/** The deck's fields as the meeting has them; those of the outline where it names none, or one that is not there. */
export function deckFor({ deck, meetings }: Outline, name: string | undefined): Deck {
  if (name === undefined || !Object.hasOwn(meetings ?? {}, name)) return deck;
  return { ...deck, ...Object.fromEntries(Object.entries(meetings![name]!).filter(([field, value]) => overridden.has(field) && value !== undefined)) };
}

/** Deck fields that a meeting may say for itself. Its `output` does not stand for the deck's: a name is made from that one. */
const overridden: ReadonlySet<string> = new Set(["title", "subtitle", "tagline", "presenter", "date", "theme", "language", "release", "pace", "keywords", "category"]);

/** An outline as one meeting has it, at its level of release; places lead into the file as it is written. */
export interface MeetingOutline {
  readonly meeting?: string;
  readonly release: Release;
  readonly outline: Outline;
  readonly located: Located;
  /** Of each slide, why it is not for this meeting; undefined where it may be shown. */
  readonly closed: readonly (WhyLeftOut | undefined)[];
  /** Of each slide, how many of its blocks are left out. */
  readonly blocks: readonly { readonly release: number; readonly audience: number }[];
}

/**
 * The outline for a meeting, or for no one in particular. A slide or block without `for` is for everybody; one with `for` is shown
 * where it names the meeting or its audience, and in the deck that names no meeting. For the public, what is internal is
 * taken out of the outline itself, so that nothing after this sees it. Slides keep their places in the list.
 */
export function forMeeting(outline: Outline, whole: Located, name?: string): Diagnosed<MeetingOutline | undefined> {
  const known = Object.keys(outline.meetings ?? {});
  const meeting = name !== undefined && known.includes(name) ? outline.meetings![name]! : undefined;
  if (name !== undefined && !meeting)
    return { value: undefined, diagnostics: [error("unknown-meeting", { name, suggestion: suggest(name, known), known })] };
  const deck = deckFor(outline, name);
  const release = releaseOf(deck.release ?? "internal");
  const names = new Set([name, meeting?.audience].filter((each) => each !== undefined));
  const hidden = ({ for: wanted, release: level }: Marks): WhyLeftOut | undefined => {
    if (!mayShow(level, release)) return "release";
    return name === undefined || wanted === undefined || [wanted].flat().some((each) => names.has(each)) ? undefined : "audience";
  };
  const closed = outline.slides.map(hidden);
  const rules = (i: number): Rules => ({ release, closed: closed[i], hidden });
  const slides = outline.slides.map((slide, i) => prunedSlide(slide, rules(i)));
  const written = whole.data as { readonly deck: Mapping; readonly slides: readonly Mapping[] }; // the schema has seen it
  const said = own(deck, outline.deck);
  const deckPlace = (field: string): readonly string[] => (name !== undefined && Object.hasOwn(said, field) ? ["meetings", name, field] : ["deck", field]);
  const changed = deck !== outline.deck || slides.some(({ value }, i) => value !== outline.slides[i]);
  const shown: Outline = changed ? { ...outline, deck, slides: slides.map(({ value }) => value as Outline["slides"][number]) } : outline; // pruning keeps the envelope
  return {
    value: {
      meeting: name,
      release,
      outline: shown,
      located: changed ? placedAs({ ...written, deck: { ...written.deck, ...said }, slides: written.slides.map((slide, i) => prunedSlide(slide, rules(i)).value) }, whole, slides.map(({ places }) => places), deckPlace) : whole,
      closed,
      blocks: slides.map(({ left }) => ({ release: left.filter((why) => why === "release").length, audience: left.filter((why) => why === "audience").length })),
    },
    diagnostics: [],
  };
}

type Mapping = Readonly<Record<string, unknown>>;
type Marks = Pick<Outline["slides"][number], "for" | "release">;

/** Fields in which a meeting's deck differs. */
const own = (deck: Deck, from: Deck): Partial<Deck> => Object.fromEntries(Object.entries(deck).filter(([field, value]) => from[field as keyof Deck] !== value));

interface Rules {
  readonly release: Release;
  readonly closed: WhyLeftOut | undefined;
  hidden(marks: Marks): WhyLeftOut | undefined;
}

/** Of an internal slide the public outline keeps what says where it stands in the deck. */
const skeleton = ["template", "id", "section"] as const;

function prunedSlide(slide: Mapping, { release, closed, hidden }: Rules): { readonly value: Mapping; readonly places?: Places; readonly left: readonly WhyLeftOut[] } {
  if (closed === "release") return { value: Object.fromEntries(skeleton.flatMap((field) => (Object.hasOwn(slide, field) ? [[field, slide[field]]] : []))), left: [] };
  const left: WhyLeftOut[] = [];
  const { value, places } = pruned(slide, {
    fields: audienceFields,
    leave: (block, path) => {
      const why = hidden(block as Marks); // `blockProblems` has seen its fields
      if (why && !slideFields.has(String(path[0]))) left.push(why); // a comment is no part of the slide
      return why !== undefined;
    },
  });
  const kept = value as Mapping; // pruning a mapping gives one
  if (release === "internal") return { value: kept, places, left };
  const { comments, ...open } = kept;
  const notes = typeof open["notes"] === "string" ? publicNotes(open["notes"]) : undefined;
  return { value: comments === undefined && notes === open["notes"] ? kept : { ...open, ...(notes !== undefined && { notes }) }, places, left };
}

/** A changed outline whose slides' lists may be shorter, and whose deck may have fields from elsewhere. */
function placedAs(data: unknown, whole: Located, slides: readonly (Places | undefined)[], deckField: (field: string) => readonly string[]): Located {
  return located(data, whole, (path) => {
    const [top, second, ...rest] = path;
    if (top === "deck" && typeof second === "string") return [...deckField(second), ...rest];
    if (top !== "slides" || typeof second !== "number") return path;
    return [top, second, ...placeBefore(rest, slides[second])];
  });
}

/** The same outline without some blocks of its slides; that others have a priority is no longer said. */
export function withoutBlocks({ outline, located: whole }: Pick<MeetingOutline, "outline" | "located">, leave: (slide: number, block: Mapping, path: readonly (string | number)[]) => boolean): Pick<MeetingOutline, "outline" | "located"> {
  const prunedAt = (slide: unknown, i: number) => pruned(slide, { fields: timeFields, leave: (block, path) => leave(i, block, path) });
  const slides = outline.slides.map(prunedAt);
  if (slides.every(({ value }, i) => value === outline.slides[i])) return { outline, located: whole };
  const written = whole.data as { readonly slides: readonly unknown[] }; // the schema has seen it
  const data = { ...written, slides: written.slides.map((slide, i) => prunedAt(slide, i).value) };
  return {
    outline: { ...outline, slides: slides.map(({ value }) => value as Outline["slides"][number]) },
    located: placedAs(data, whole, slides.map(({ places }) => places), (field) => ["deck", field]),
  };
}

/** What blocks say of themselves, checked before anything is left out for it: a level that is no level would be shown to everybody. */
export function blockProblems(outline: Outline, whole: Located): readonly Diagnostic[] {
  return outline.slides.flatMap((slide, s) =>
    markedBlocks(slide).flatMap(({ block, path }) => (slideFields.has(String(path[0])) ? [] : validate(Object.hasOwn(block, "priority") ? blockSchema : audienceSchema, whole, ["slides", s, ...path]).diagnostics)),
  );
}

/** Names in `for:` that are neither a meeting nor an audience: what has it would be missing without a word. */
export function unknownAudiences(outline: Outline, whole: Located): readonly Diagnostic[] {
  const known = [...new Set(Object.entries(outline.meetings ?? {}).flatMap(([name, { audience }]) => (audience === undefined ? [name] : [name, audience])))];
  return outline.slides.flatMap((slide, s) =>
    [{ block: slide, path: [] }, ...markedBlocks(slide)].flatMap(({ block, path }) =>
      [block["for"] ?? []].flat().flatMap((name, i) => {
        if (typeof name !== "string" || known.includes(name)) return []; // what is no name has been told of
        const span = whole.locate(["slides", s, ...path, "for", ...(Array.isArray(block["for"]) ? [i] : [])]);
        return [error("unknown-audience", { name, suggestion: suggest(name, known), known }, { span })];
      }),
    ),
  );
}
