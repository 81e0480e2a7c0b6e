import { isFramed } from "../layout/frame.js";
import type { Sources } from "../load.js";
import { markedBlocks } from "../outline/blocks.js";
import type { Bindings } from "../outline/figures.js";
import { withoutBlocks, type LeftOut, type MeetingOutline, type Variant, type WhyLeftOut } from "../outline/meeting.js";
import { paceOf, slideMinutes, usualBlockMinutes, type SlideSort } from "../outline/pace.js";
import { mayShow } from "../outline/release-words.js";
import { resolve } from "../outline/resolve.js";
import { priorities, selectSlides, type Choosable, type Priority } from "../outline/selection.js";
import { info, warning, type Diagnosed, type Diagnostic } from "../source/diagnostic.js";
import type { Path } from "../source/span.js";
import type { Wording } from "../source/wording/wording.js";
import { parseInline, plainText } from "../text/inline.js";
import { partsOf } from "./parts.js";

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
  const { outline, closed } = meeting;
  const minutes = meeting.meeting === undefined ? undefined : outline.meetings?.[meeting.meeting]?.minutes;
  const shown = shownText({ bindings, tables: new Map(), labels, located: meeting.located, budget: { cells: 0 } });
  const pace = paceOf(outline.deck);
  const sorts = outline.slides.map((slide) => sortOf(slide.template, sources));
  const times = outline.slides.map((slide, i) => slideMinutes({ ...slide, sort: sorts[i]!, notes: slide.minutes === undefined ? shown(slide.notes ?? "") : "" }, pace));
  const ranks = outline.slides.map(({ priority }, i): Priority => priority ?? (frameSorts.has(sorts[i]!) ? "must" : "should"));
  const open = outline.slides.flatMap((_, i) => (closed[i] === undefined ? [i] : []));
  const runs = runsOf(sorts, outline.slides.map(({ hidden }) => hidden === true));
  const follows = (i: number): boolean => sorts[i] === "divider" && runs[i] !== undefined && outline.slides[i]!.priority !== "must";
  const blocks = outline.slides.map((slide, i) => (minutes === undefined || times[i] === 0 || follows(i) ? [] : timedBlocks(slide)));
  const choosable: (Choosable & { readonly slide: number; readonly block?: TimedBlock })[] = [];
  for (const i of open) {
    const common = { slide: i, run: runs[i] };
    const rest = times[i]! - blocks[i]!.reduce((sum, block) => sum + block.minutes, 0);
    const of = choosable.push({ ...common, minutes: blocks[i]!.length > 0 ? Math.max(shortest, rest) : times[i]!, priority: ranks[i]!, divider: follows(i) }) - 1;
    for (const block of blocks[i]!) choosable.push({ ...common, minutes: block.minutes, priority: block.priority, of, block });
  }
  const selection = selectSlides(choosable, minutes);
  const shownAt = new Set(selection.chosen);
  const chosen = selection.chosen.flatMap((at) => (choosable[at]!.block ? [] : [choosable[at]!.slide]));
  const gone = choosable.flatMap(({ slide, block, of }, at) => (block && !shownAt.has(at) && shownAt.has(of!) ? [{ slide, block }] : []));
  const titleOf = (i: number): string => plainText(parseInline(shown(outline.slides[i]!.title ?? ""))).replace(/\s*\n\s*/gu, " ") || (outline.slides[i]!.template ?? "");
  const leftOut = leftOutOf(meeting, chosen, { titleOf, ranks, times, follows, gone });
  const shorter = times.map((time, i) => gone.reduce((rest, { slide, block }) => (slide === i ? Math.max(shortest, Math.round(100 * (rest - block.minutes)) / 100) : rest), time));
  const variant: Variant = { meeting: meeting.meeting, release: meeting.release, deck: { ...outline.deck, output: outputOf(meeting) }, slides: chosen, minutes, planned: selection.minutes, times: shorter, leftOut };
  const cut = withoutBlocks(meeting, unwanted(meeting, sources, chosen, gone));
  const slides = cut.outline.slides.map((slide, i) => (slide.minutes === undefined || shorter[i] === times[i] ? slide : { ...slide, minutes: shorter[i]! }));
  return {
    value: { sources: { ...sources, outline: { ...cut.outline, slides }, located: cut.located, tables: openTables(meeting, sources) }, variant },
    diagnostics: minutes === undefined ? [] : timeProblem(variant, minutes, selection.fit, titleOf, meeting),
  };
}

/** Minutes of what remains of a slide whose blocks take all of its time: one step of the choice. */
const shortest = 0.05;

interface TimedBlock {
  readonly path: Path;
  readonly priority: Priority;
  readonly minutes: number;
}

/** The blocks of a slide that a priority is given for; those within one of them go with it. */
function timedBlocks(slide: unknown): readonly TimedBlock[] {
  const timed: TimedBlock[] = [];
  for (const { block, path } of markedBlocks(slide)) {
    const [priority, minutes] = [priorities.find((one) => one === block["priority"]), block["minutes"]];
    const inside = timed.some((outer) => outer.path.every((step, i) => step === path[i]));
    if (priority !== undefined && priority !== "must" && !inside) timed.push({ path, priority, minutes: typeof minutes === "number" ? minutes : usualBlockMinutes });
  }
  return timed;
}

/** They frame a talk and are shown unless the outline says otherwise. */
const frameSorts: ReadonlySet<SlideSort> = new Set<SlideSort>(["cover", "agenda", "closing"]);

/** A slide that names no template gets one for content. */
function sortOf(name: string | undefined, { templates }: Sources): SlideSort {
  const template = name === undefined ? undefined : templates.get(name);
  if (!template) return "content";
  if (template.appendix) return "appendix";
  const { layout } = template;
  if (isFramed(layout)) return "content";
  return layout === "section" ? "divider" : layout === "cover" || layout === "agenda" || layout === "closing" ? layout : "content";
}

/**
 * Which divider each slide stands under, as a number; dividers in a row stand together. A run ends with the next divider, or with
 * what belongs to no part. Appendices count only where the divider opens nothing else; a divider that opens nothing at all is
 * a slide like any other.
 */
function runsOf(sorts: readonly SlideSort[], hidden: readonly boolean[]): readonly (number | undefined)[] {
  const runs: (number | undefined)[] = sorts.map(() => undefined);
  let run = 0;
  for (let at = 0; at < sorts.length; ) {
    if (sorts[at] !== "divider") {
      at += 1;
      continue;
    }
    let end = at;
    while (sorts[end] === "divider") end += 1;
    const first = end;
    while (end < sorts.length && (sorts[end] === "content" || sorts[end] === "appendix")) end += 1;
    const below = Array.from({ length: end - first }, (_, i) => first + i).filter((i) => !hidden[i]);
    const content = below.filter((i) => sorts[i] === "content");
    const own = content.length > 0 ? content : below;
    if (own.length > 0) {
      run += 1;
      for (let i = at; i < first; i += 1) runs[i] = run;
      for (const i of own) runs[i] = run;
    }
    at = end;
  }
  return runs;
}

/** A text as it will be shown. What is wrong with its references is told when the slide is made. */
const shownText = (scope: Parameters<typeof resolve>[2]) => (text: string): string =>
  text.includes("{{") ? text.split("\n").map((line) => plainText(parseInline(String(resolve(line, [], scope).value.data)))).join("\n") : text;

const outputOf = ({ outline, meeting }: MeetingOutline): string | undefined => (meeting === undefined ? outline.deck.output : outline.meetings?.[meeting]?.output);

interface About {
  titleOf(index: number): string;
  readonly ranks: readonly Priority[];
  readonly times: readonly number[];
  follows(index: number): boolean;
  readonly gone: readonly { readonly slide: number; readonly block: TimedBlock }[];
}

function leftOutOf({ outline, closed, blocks }: MeetingOutline, chosen: readonly number[], { titleOf, ranks, times, follows, gone }: About): readonly LeftOut[] {
  const shown = new Set(chosen);
  return outline.slides.flatMap((slide, index): readonly LeftOut[] => {
    const about = (why: WhyLeftOut): LeftOut => ({
      index,
      why,
      title: titleOf(index),
      ...(why === "audience" && { for: [slide.for ?? []].flat() }),
      ...(why === "time" && { priority: ranks[index]!, minutes: times[index]! }),
    });
    if (!shown.has(index)) return [about(closed[index] ?? (follows(index) ? "divider" : "time"))];
    const { release, audience } = blocks[index]!;
    const late = gone.filter(({ slide: of }) => of === index).map(({ block }) => block);
    const minutes = Math.round(100 * late.reduce((sum, block) => sum + block.minutes, 0)) / 100;
    const all: readonly LeftOut[] = [
      { index, why: "release", title: titleOf(index), blocks: release },
      { index, why: "audience", title: titleOf(index), blocks: audience },
      { index, why: "time", title: titleOf(index), blocks: late.length, ...(late[0] && { priority: late[0].priority, minutes }) },
    ];
    return all.filter((one) => one.blocks !== 0);
  });
}

/** Blocks that there is no time for, and the entries of agendas that name a part, or a slide, that this variant does not show. */
function unwanted(meeting: MeetingOutline, sources: Sources, chosen: readonly number[], gone: About["gone"]): Parameters<typeof withoutBlocks>[1] {
  const { outline } = meeting;
  const late = new Set(gone.map(({ slide, block }) => JSON.stringify([slide, ...block.path])));
  if (chosen.length === outline.slides.length) return (slide, _, path) => late.size > 0 && late.has(JSON.stringify([slide, ...path]));
  const shown = new Set(chosen);
  const parts = partsOf({ ...sources, outline, located: meeting.located }).value;
  const here = new Set(chosen.map((i) => parts[i]?.name));
  const goneParts = new Set(parts.flatMap((part) => (part && !here.has(part.name) ? [part.name] : [])));
  const goneIds = new Set(outline.slides.flatMap(({ id }, i) => (id !== undefined && !shown.has(i) ? [id] : [])));
  const named = (text: unknown, names: ReadonlySet<string>): boolean => typeof text === "string" && names.has(text);
  const agendas = new Set(chosen.filter((i) => sortOf(outline.slides[i]!.template, sources) === "agenda"));
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

function timeProblem({ slides, planned, times, leftOut }: Variant, minutes: number, fit: "fits" | "over" | "under", titleOf: (index: number) => string, { meeting, located }: MeetingOutline): readonly Diagnostic[] {
  const where = { span: located.locate(["meetings", meeting!, "minutes"]) }; // only a meeting has minutes
  const longest = (among: readonly number[]): readonly string[] =>
    [...among].sort((a, b) => times[b]! - times[a]! || a - b).slice(0, mostNamed).map((i) => `${titleOf(i)} ${times[i]!}′`);
  switch (fit) {
    case "fits":
      return [];
    case "over":
      return [warning("time", { what: "deck", needs: String(planned), minutes, longest: longest(slides) }, where)];
    case "under":
      return [info("time-left", { planned: String(planned), minutes, tooLong: longest(leftOut.filter(({ why }) => why === "time").map(({ index }) => index)) }, where)];
  }
}
