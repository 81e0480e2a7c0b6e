import { isFramed } from "../layout/frame.js";
import type { Sources } from "../load.js";
import type { Bindings } from "../outline/figures.js";
import { withoutBlocks, type LeftOut, type MeetingOutline, type Variant, type WhyLeftOut } from "../outline/meeting.js";
import { paceOf, slideMinutes, type SlideSort } from "../outline/pace.js";
import { mayShow } from "../outline/release-words.js";
import { resolve } from "../outline/resolve.js";
import { selectSlides, type Choosable, type Priority } from "../outline/selection.js";
import { info, warning, type Diagnosed, type Diagnostic } from "../source/diagnostic.js";
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
  const priorities = outline.slides.map(({ priority }, i): Priority => priority ?? (frameSorts.has(sorts[i]!) ? "must" : "should"));
  const open = outline.slides.flatMap((_, i) => (closed[i] === undefined ? [i] : []));
  const runs = runsOf(sorts, outline.slides.map(({ hidden }) => hidden === true));
  const follows = (i: number): boolean => sorts[i] === "divider" && runs[i] !== undefined && outline.slides[i]!.priority !== "must";
  const choosable = open.map((i): Choosable => ({ minutes: times[i]!, priority: priorities[i]!, run: runs[i], divider: follows(i) }));
  const selection = selectSlides(choosable, minutes);
  const chosen = selection.chosen.map((at) => open[at]!);
  const titleOf = (i: number): string => plainText(parseInline(shown(outline.slides[i]!.title ?? ""))).replace(/\s*\n\s*/gu, " ") || (outline.slides[i]!.template ?? "");
  const leftOut = leftOutOf(meeting, chosen, { titleOf, priorities, times, follows });
  const variant: Variant = { meeting: meeting.meeting, release: meeting.release, deck: { ...outline.deck, output: outputOf(meeting) }, slides: chosen, minutes, planned: selection.minutes, times, leftOut };
  const { located, ...own } = withoutEntries(meeting, sources, chosen);
  return {
    value: { sources: { ...sources, outline: own.outline, located, tables: openTables(meeting, sources) }, variant },
    diagnostics: minutes === undefined ? [] : timeProblem(variant, minutes, selection.fit, titleOf, meeting),
  };
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
  readonly priorities: readonly Priority[];
  readonly times: readonly number[];
  follows(index: number): boolean;
}

function leftOutOf({ outline, closed, blocks }: MeetingOutline, chosen: readonly number[], { titleOf, priorities, times, follows }: About): readonly LeftOut[] {
  const shown = new Set(chosen);
  return outline.slides.flatMap((slide, index): readonly LeftOut[] => {
    const about = (why: WhyLeftOut): LeftOut => ({
      index,
      why,
      title: titleOf(index),
      ...(why === "audience" && { for: [slide.for ?? []].flat() }),
      ...(why === "time" && { priority: priorities[index]!, minutes: times[index]! }),
    });
    if (!shown.has(index)) return [about(closed[index] ?? (follows(index) ? "divider" : "time"))];
    const { release, audience } = blocks[index]!;
    return (["release", "audience"] as const).flatMap((why) => {
      const count = why === "release" ? release : audience;
      return count === 0 ? [] : [{ index, why, title: titleOf(index), blocks: count }];
    });
  });
}

/** Without the entries of agendas that name a part, or a slide, that this variant does not show. */
function withoutEntries(meeting: MeetingOutline, sources: Sources, chosen: readonly number[]): Pick<MeetingOutline, "outline" | "located"> {
  const { outline } = meeting;
  if (chosen.length === outline.slides.length) return meeting;
  const shown = new Set(chosen);
  const parts = partsOf({ ...sources, outline, located: meeting.located }).value;
  const here = new Set(chosen.map((i) => parts[i]?.name));
  const gone = new Set(parts.flatMap((part) => (part && !here.has(part.name) ? [part.name] : [])));
  const goneIds = new Set(outline.slides.flatMap(({ id }, i) => (id !== undefined && !shown.has(i) ? [id] : [])));
  const named = (text: unknown, names: ReadonlySet<string>): boolean => typeof text === "string" && names.has(text);
  return withoutBlocks(meeting, (slide, entry, path) => sortOf(outline.slides[slide]!.template, sources) === "agenda" && path[0] === "items" && path.length === 2 && (named(entry["name"], gone) || named(entry["slide"], goneIds)));
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
