import type { Segment } from "./lines.js";

/** The text of a page, as far as it is not yet known for what. */
export interface PageText {
  readonly number: number;
  readonly height: number;
  readonly segments: readonly Segment[];
}

/** The part of a page at its top and bottom in which heads and feet stand. */
const BAND = 0.11;
/** Heads are short, in characters. */
const LONGEST = 80;
/** Lines from the edge that are looked at. */
const LINES = 3;
/** A head stands at the same height on its pages, in points. */
const SAME_PLACE = 3;
/** On so many of the pages, left and right ones apart, a line that repeats is no content. */
const ON_MOST = 0.5;

const PAGE_NUMBER = /^(?:[-–—·•\s]*(?:第\s*|Page\s*|p\.\s*)?(\d{1,4}|[ivxl]{1,7})(?:\s*页)?(?:\s*[/／|,，]?\s*(?:of|共)?\s*\d{1,4}\s*页?)?[-–—·•\s]*)$/iu;

/**
 * Pages without what is printed on all of them: heads and feet that repeat, page numbers, and heads that change from chapter
 * to chapter but carry the page's number. In a document of one page only a page number is known.
 */
export function withoutFurniture(pages: readonly PageText[]): readonly PageText[] {
  const edges = pages.map(edgesOf);
  const seen = new Map<string, number>();
  edges.forEach((places, i) => {
    for (const key of new Set(places.flatMap((place) => keysOf(place, pages[i]!)))) seen.set(key, (seen.get(key) ?? 0) + 1);
  });
  const enough = pages.length <= 3 ? 2 : Math.max(3, (ON_MOST * pages.length) / 2);
  return pages.map((page, i) => {
    const dropped = new Set(
      edges[i]!.filter((place) => isPageNumber(place) || keysOf(place, page).some((key) => (seen.get(key) ?? 0) >= enough)).flatMap(({ segments }) => segments),
    );
    return { ...page, segments: page.segments.filter((segment) => !dropped.has(segment)) };
  });
}

interface Place {
  readonly text: string;
  readonly y: number;
  readonly segments: readonly Segment[];
}

/** The first and last lines of a page that lie in its bands. */
function edgesOf({ height, segments }: PageText): readonly Place[] {
  const lines: Segment[][] = [];
  for (const segment of [...segments].sort((a, b) => a.y - b.y)) {
    const line = lines.at(-1);
    if (line && segment.y - line[0]!.y <= SAME_PLACE) line.push(segment);
    else lines.push([segment]);
  }
  const place = (line: readonly Segment[]): Place => ({ text: [...line].sort((a, b) => a.x1 - b.x1).map(({ text }) => text).join(" "), y: line[0]!.y, segments: line });
  const top = lines.slice(0, LINES).filter(([first]) => first!.y < BAND * height);
  const bottom = lines.slice(Math.max(top.length, lines.length - LINES)).filter(([first]) => first!.y > (1 - BAND) * height);
  return [...top, ...bottom].map(place).filter(({ text }) => text.length <= LONGEST);
}

/** What two pages share when a line is the same on both: its words and height; or its height, where it carries the page's number in step. */
function keysOf({ text, y }: Place, { number }: PageText): readonly string[] {
  const heights = [Math.round(y / SAME_PLACE), Math.round(y / SAME_PLACE) + 1]; // one of them is shared by neighbours
  const words = text.replace(/\d+/gu, "#");
  const numbers = [/^\d{1,4}(?=\D)/u, /(?<=\D)\d{1,4}$/u].flatMap((pattern) => pattern.exec(text)?.[0] ?? []);
  const spoken = /\p{L}{2}/u.test(words) ? [words] : []; // a row of numbers is a table's
  return heights.flatMap((height) => [...spoken.map((said) => `${height} ${said}`), ...numbers.map((printed) => `${height} ${Number(printed) - number} in step`)]);
}

const isPageNumber = ({ text }: Place): boolean => PAGE_NUMBER.test(text);
