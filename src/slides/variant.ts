import type { Sources } from "../load.js";
import type { Bindings } from "../outline/figures.js";
import { withoutBlocks, type LeftOut, type MeetingOutline, type Variant, type WhyLeftOut } from "../outline/meeting.js";
import { mayShow } from "../outline/release-words.js";
import { selectSlides } from "../outline/selection.js";
import { info, warning, type Diagnosed, type Diagnostic } from "../source/diagnostic.js";
import type { Wording } from "../source/wording/wording.js";
import { partsOf } from "./parts.js";
import { offersOf, shortest, talkOf, type Offer, type Talk, type TimedBlock } from "./talk.js";

export interface Chosen {
  /** With the outline as this variant has it. */
  readonly sources: Sources;
  readonly variant: Variant;
}

/**
 * Chooses what a meeting shows of the slides that are for it: what must be shown, and of the rest what its minutes hold. Dividers
 * stand where a slide of theirs does; an agenda's own entries go with the parts that they name.
 */
export function chooseSlides(meeting: MeetingOutline, sources: Sources, bindings: Bindings, labels: Wording["labels"]): Diagnosed<Chosen> {
  const minutes = meeting.meeting === undefined ? undefined : meeting.outline.meetings?.[meeting.meeting]?.minutes;
  const talk = talkOf(meeting, sources, { bindings, tables: new Map(), labels, located: meeting.located, budget: { cells: 0 } });
  const offers = offersOf(talk, { timed: minutes !== undefined });
  const selection = selectSlides(offers, minutes);
  const choice = choiceOf(offers, selection.chosen);
  const times = talk.slides.map(({ minutes: full }, i) => choice.late.reduce((rest, { slide, minutes: less }) => (slide === i ? Math.max(shortest, hundredths(rest - less)) : rest), full));
  const variant: Variant = {
    meeting: meeting.meeting,
    release: meeting.release,
    deck: { ...meeting.outline.deck, output: outputOf(meeting) },
    slides: choice.slides,
    minutes,
    planned: selection.minutes,
    times,
    leftOut: leftOutOf(meeting, choice, talk),
  };
  const cut = withoutBlocks(meeting, unwanted(meeting, sources, choice, talk));
  const outline = { ...cut.outline, slides: cut.outline.slides.map((slide, i) => (slide.minutes === undefined || times[i] === talk.slides[i]!.minutes ? slide : { ...slide, minutes: times[i]! })) };
  return {
    value: { sources: { ...sources, outline, located: cut.located, tables: openTables(meeting, sources) }, variant },
    diagnostics: minutes === undefined ? [] : timeProblem(variant, minutes, selection.fit, talk, meeting),
  };
}

/** What was chosen: slides, and the blocks of them that there is no time for. */
interface Choice {
  readonly slides: readonly number[];
  readonly late: readonly TimedBlock[];
}

function choiceOf(offers: readonly Offer[], chosen: readonly number[]): Choice {
  const shown = new Set(chosen);
  return {
    slides: chosen.flatMap((at) => (offers[at]!.block ? [] : [offers[at]!.slide])),
    late: offers.flatMap(({ block, of }, at) => (block && shown.has(of!) && !shown.has(at) ? [block] : [])), // a block's offer names its slide's
  };
}

const hundredths = (minutes: number): number => Math.round(100 * minutes) / 100;

const outputOf = ({ outline, meeting }: MeetingOutline): string | undefined => (meeting === undefined ? outline.deck.output : outline.meetings?.[meeting]?.output);

function leftOutOf({ outline, closed, blocks }: MeetingOutline, { slides, late }: Choice, talk: Talk): readonly LeftOut[] {
  const shown = new Set(slides);
  return outline.slides.flatMap((slide, index): readonly LeftOut[] => {
    const { title, priority, minutes, follows } = talk.slides[index]!;
    if (!shown.has(index)) {
      const why: WhyLeftOut = closed[index] ?? (follows ? "divider" : "time");
      return [{ index, why, title, ...(why === "audience" && { for: [slide.for ?? []].flat() }), ...(why === "time" && { priority, minutes }) }];
    }
    const own = late.filter((block) => block.slide === index);
    const all: readonly LeftOut[] = [
      { index, why: "release", title, blocks: blocks[index]!.release },
      { index, why: "audience", title, blocks: blocks[index]!.audience },
      { index, why: "time", title, blocks: own.length, ...(own[0] && { priority: own[0].priority, minutes: hundredths(own.reduce((sum, block) => sum + block.minutes, 0)) }) },
    ];
    return all.filter((one) => one.blocks !== 0);
  });
}

/** Blocks that there is no time for, and the entries of agendas that name a part, or a slide, that this variant does not show. */
function unwanted(meeting: MeetingOutline, sources: Sources, { slides, late: blocks }: Choice, talk: Talk): Parameters<typeof withoutBlocks>[1] {
  const { outline } = meeting;
  const late = new Set(blocks.map(({ slide, path }) => JSON.stringify([slide, ...path])));
  if (slides.length === outline.slides.length) return (slide, _, path) => late.size > 0 && late.has(JSON.stringify([slide, ...path]));
  const shown = new Set(slides);
  const parts = partsOf({ ...sources, outline, located: meeting.located }).value;
  const here = new Set(slides.map((i) => parts[i]?.name));
  const goneParts = new Set(parts.flatMap((part) => (part && !here.has(part.name) ? [part.name] : [])));
  const goneIds = new Set(outline.slides.flatMap(({ id }, i) => (id !== undefined && !shown.has(i) ? [id] : [])));
  const named = (text: unknown, names: ReadonlySet<string>): boolean => typeof text === "string" && names.has(text);
  const agendas = new Set(slides.filter((i) => talk.slides[i]!.sort === "agenda"));
  return (slide, entry, path) =>
    (late.size > 0 && late.has(JSON.stringify([slide, ...path]))) ||
    (agendas.has(slide) && path[0] === "items" && path.length === 2 && (named(entry["name"], goneParts) || named(entry["slide"], goneIds)));
}

function openTables({ outline, release }: MeetingOutline, { tables }: Sources): Sources["tables"] {
  const closed = closedTables(outline, release);
  return closed.size === 0 ? tables : new Map([...tables].filter(([name]) => !closed.has(name)));
}

/** Names of the data tables that a variant may not use. */
export function closedTables({ data }: MeetingOutline["outline"], release: Variant["release"]): ReadonlySet<string> {
  if (release === "internal") return new Set();
  return new Set(Object.entries(data ?? {}).flatMap(([name, table]) => (typeof table === "object" && !mayShow(table.release, release) ? [name] : [])));
}

/** So many of the longest slides are named, each with its minutes. */
const mostNamed = 3;

function timeProblem({ slides, planned, leftOut }: Variant, minutes: number, fit: "fits" | "over" | "under", talk: Talk, { meeting, located }: MeetingOutline): readonly Diagnostic[] {
  const where = { span: located.locate(["meetings", meeting!, "minutes"]) }; // only a meeting has minutes
  const longest = (among: readonly number[]): readonly string[] =>
    [...among].sort((a, b) => talk.slides[b]!.minutes - talk.slides[a]!.minutes || a - b).slice(0, mostNamed).map((i) => `${talk.slides[i]!.title} ${talk.slides[i]!.minutes}′`);
  switch (fit) {
    case "fits":
      return [];
    case "over":
      return [warning("time", { what: "deck", needs: String(planned), minutes, longest: longest(slides) }, where)];
    case "under":
      return [info("time-left", { planned: String(planned), minutes, tooLong: longest(leftOut.filter(({ why, blocks }) => why === "time" && blocks === undefined).map(({ index }) => index)) }, where)];
  }
}
