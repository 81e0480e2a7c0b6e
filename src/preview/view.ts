import { createHash } from "node:crypto";
import { renderSlide } from "../backends/svg/index.js";
import type { Compiled } from "../compile.js";
import type { LedgerPlace } from "../scene/ledger.js";
import type { Scene, SlideScene } from "../scene/nodes.js";
import { memoKind, remembered, type Memo } from "../source/memo.js";
import { positionOf } from "../source/span.js";
import { wording } from "../source/wording/wording.js";
import { parseInline, plainText } from "../text/inline.js";

/** A deck as its pages show it: plain data, ready for JSON. */
export interface DeckView {
  readonly title: string;
  readonly language: "zh-CN" | "en";
  /** Points. */
  readonly width: number;
  readonly height: number;
  readonly meeting?: string;
  /** What the meeting has, where it says so. */
  readonly minutes?: number;
  readonly slides: readonly SlideView[];
  readonly figures: readonly FigureView[];
}

export interface SlideView {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly section?: string;
  /** What is said, a paragraph a line; without the places of figures, which the pages show in their own way. */
  readonly notes: string;
  readonly minutes: number;
  /** Whether the outline says the minutes; else they are estimated from the notes. */
  readonly planned: boolean;
  readonly hidden: boolean;
  /** Line of the outline where the slide begins. */
  readonly line?: number;
  /** Of the drawing: equal hash, equal picture. */
  readonly hash: string;
  readonly svg: string;
}

export interface FigureView {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly change?: string;
  readonly period?: string;
  readonly scope?: string;
  readonly formula?: string;
  readonly places: readonly PlaceView[];
  /** Numbers of the slides that use it. */
  readonly slides: readonly number[];
}

/** The report's own words around a figure: `before` + `said` + `after` is a stretch of the report on one line. */
export interface PlaceView {
  readonly indicator: string;
  /** 二，第 12 行 */
  readonly where: string;
  readonly before: string;
  readonly said: string;
  readonly after: string;
}

export interface ViewOptions {
  /** The address of a slide on the page, for links inside the deck. */
  readonly address: (id: string) => string;
  /** What earlier builds have drawn. */
  readonly memo?: Memo;
}

/** Everything a page shows of a deck; undefined where nothing could be laid out. */
export function deckView({ scene, sources, variant, slides }: Compiled, { address, memo }: ViewOptions): DeckView | undefined {
  if (!scene || !sources) return undefined;
  const { language } = sources.outline.deck;
  const labels = wording(language).labels;
  // The words around a figure may hold what is not for the public.
  const text = variant?.release === "public" ? undefined : (sources.report?.file.text ?? "");
  const partsOf = new Map<number, number>();
  for (const { index } of slides) partsOf.set(index, (partsOf.get(index) ?? 0) + 1);
  const around = JSON.stringify([scene.sections.length, scene.slides.map(({ id }) => id)]); // what a drawing shows of the deck around it
  const draw = (slide: SlideScene): Drawing => {
    const svg = renderSlide(scene, slide, sources.theme, { path: ({ id }) => address(id), marks: true });
    return { svg, hash: createHash("sha256").update(svg).digest("hex").slice(0, 20) };
  };
  return {
    title: scene.properties.title,
    language,
    width: scene.width,
    height: scene.height,
    meeting: variant?.meeting,
    minutes: variant?.minutes,
    slides: scene.slides.map((slide, i) => {
      const { envelope, index } = slides[i]!; // the scene's slides are made of these, one each
      const drawn = slide.stamp === undefined ? draw(slide) : remembered(memo, drawings, `${slide.stamp} ${around}`, () => draw(slide));
      const notes = (envelope.notes ?? "").trim();
      return {
        id: slide.id,
        number: slide.number,
        title: slide.title,
        section: sectionOf(slide, scene),
        notes: notes.split("\n").map((line) => plainText(parseInline(line))).join("\n"),
        minutes: envelope.minutes ?? tenths((variant?.times[index] ?? 0) / partsOf.get(index)!),
        planned: envelope.minutes !== undefined,
        hidden: slide.hidden === true,
        line: slide.span && positionOf(slide.span.file, slide.span.start).line,
        ...drawn,
      };
    }),
    figures: (scene.ledger?.entries ?? []).map(({ name, label, value, change, period, scope, formula, places, slides: used }) => ({
      name,
      label,
      value,
      change: change === value ? undefined : change,
      period,
      scope,
      formula,
      places: places.map((place) => placeView(place, text, labels)),
      slides: used.map(({ number }) => number),
    })),
  };
}

const tenths = (minutes: number): number => Math.round(10 * minutes) / 10;

type Drawing = Pick<SlideView, "svg" | "hash">;
const drawings = memoKind<Drawing>("drawing");

const sectionOf = ({ section }: SlideScene, { sections }: Scene): string | undefined => (section === undefined ? undefined : sections[section]?.name);

/** Characters of the report on each side of a figure: the sentence around it, seldom more. */
const contextLength = 90;

function placeView(place: LedgerPlace, text: string | undefined, labels: ReturnType<typeof wording>["labels"]): PlaceView {
  const [inSection, inReport] = {
    line: [labels.reportPlace, labels.reportLine] as const,
    paragraph: [labels.reportPlaceParagraph, labels.reportParagraph] as const,
    page: [labels.reportPlacePage, labels.reportPage] as const,
  }[place.counted ?? "line"];
  const about = { indicator: place.indicator, where: place.section === "" ? inReport(place.line) : inSection(place.section, place.line) };
  if (text === undefined) return { ...about, before: "", said: place.quoted, after: "" };
  const from = Math.max(text.lastIndexOf("\n", place.start - 1) + 1, place.start - contextLength);
  const lineEnd = text.indexOf("\n", place.end);
  const to = Math.min(lineEnd < 0 ? text.length : lineEnd, place.end + contextLength);
  const clean = (part: string): string => part.replaceAll("**", "").replace(/\s+/gu, " "); // without Markdown's marks of bold
  return {
    ...about,
    before: clean(`${from > 0 && text[from - 1] !== "\n" ? "…" : ""}${text.slice(from, place.start)}`).trimStart(),
    said: clean(text.slice(place.start, place.end)),
    after: clean(`${text.slice(place.end, to)}${to < text.length && text[to] !== "\n" ? "…" : ""}`).trimEnd(),
  };
}
