import { isFramed } from "../layout/frame.js";
import type { Sources } from "../load.js";
import { markedBlocks } from "../outline/blocks.js";
import type { MeetingOutline } from "../outline/meeting.js";
import { paceOf, slideMinutes, usualBlockMinutes, type SlideSort } from "../outline/pace.js";
import type { Rehearsed } from "../outline/rehearsal.js";
import { resolve, type Scope } from "../outline/resolve.js";
import { priorities, type Choosable, type Priority } from "../outline/selection.js";
import type { Path } from "../source/span.js";
import { parseInline, plainText } from "../text/inline.js";
import { slideIds } from "./ids.js";

/** An outline as what is said in a meeting: every slide with its time, shown or not. */
export interface Talk {
  readonly slides: readonly TalkSlide[];
}

export interface TalkSlide {
  readonly sort: SlideSort;
  readonly priority: Priority;
  readonly minutes: number;
  /** As it will be shown, in one line; the template's name where there is none. */
  readonly title: string;
  /** Slides of one run stand under one divider. */
  readonly run?: number;
  /** A divider that is there for the slides of its run. */
  readonly follows: boolean;
  /** Whether the slide is for this meeting. */
  readonly open: boolean;
  readonly blocks: readonly TimedBlock[];
}

/** A block that a priority is given for. */
export interface TimedBlock {
  readonly slide: number;
  /** From the slide. */
  readonly path: Path;
  readonly priority: Priority;
  readonly minutes: number;
}

/** What is wrong with references in titles and notes is told when the slides are made. */
export function talkOf({ outline, closed }: MeetingOutline, sources: Sources, scope: Scope): Talk {
  const pace = paceOf(outline.deck);
  const sorts = outline.slides.map(({ template }) => sortOf(template, sources));
  const ids = slideIds(sources).value;
  const runs = runsOf(sorts, outline.slides.map(({ hidden }) => hidden === true));
  return {
    slides: outline.slides.map((slide, i): TalkSlide => {
      const sort = sorts[i]!;
      const notes = slide.minutes === undefined ? shownText(slide.notes ?? "", scope) : "";
      const title = plainText(parseInline(shownText(slide.title ?? "", scope))).replace(/\s*\n\s*/gu, " ") || (slide.template ?? "");
      return {
        sort,
        priority: slide.priority ?? (frameSorts.has(sort) ? "must" : "should"),
        minutes: slideMinutes({ ...slide, sort, notes, rehearsed: rehearsedAs(title, sources.rehearsed?.get(ids[i]!)) }, pace),
        title,
        run: runs[i],
        follows: sort === "divider" && runs[i] !== undefined && slide.priority !== "must",
        open: closed[i] === undefined,
        blocks: timedBlocks(slide, i),
      };
    }),
  };
}

/** Ids of slides that are given none are numbers, which another slide may have by now: its title tells. */
const rehearsedAs = (title: string, last: Rehearsed | undefined): number | undefined => (last && last.title.replace(/\s/gu, "") === title.replace(/\s/gu, "") ? last.minutes : undefined);

/** What can be chosen: a slide or a block of it. */
export interface Offer extends Choosable {
  readonly slide: number;
  readonly block?: TimedBlock;
}

/** The slides that are for the meeting; where its time is counted, each is followed by those of its blocks that have a priority. */
export function offersOf({ slides }: Talk, { timed }: { readonly timed: boolean }): readonly Offer[] {
  const offers: Offer[] = [];
  slides.forEach(({ open, minutes, priority, run, follows, blocks: own }, slide) => {
    if (!open) return;
    const blocks = timed && minutes > 0 && !follows ? own : [];
    const rest = minutes - blocks.reduce((sum, block) => sum + block.minutes, 0);
    const of = offers.push({ slide, run, priority, divider: follows, minutes: blocks.length > 0 ? Math.max(shortest, rest) : minutes }) - 1;
    for (const block of blocks) offers.push({ slide, run, priority: block.priority, minutes: block.minutes, of, block });
  });
  return offers;
}

/** Minutes of what remains of a slide whose blocks take all of its time: one step of the choice. */
export const shortest = 0.05;

/** Those within one of them go with it. */
function timedBlocks(content: unknown, slide: number): readonly TimedBlock[] {
  const timed: TimedBlock[] = [];
  for (const { block, path } of markedBlocks(content)) {
    const [priority, minutes] = [priorities.find((one) => one === block["priority"]), block["minutes"]];
    const inside = timed.some((outer) => outer.path.every((step, i) => step === path[i]));
    if (priority !== undefined && priority !== "must" && !inside) timed.push({ slide, path, priority, minutes: typeof minutes === "number" ? minutes : usualBlockMinutes });
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

/** A text as it will be shown. */
const shownText = (text: string, scope: Scope): string =>
  text.includes("{{") ? text.split("\n").map((line) => plainText(parseInline(String(resolve(line, [], scope).value.data)))).join("\n") : text;
