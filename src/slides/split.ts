import type { SlideContext } from "../kinds/template.js";
import { slideFields } from "../outline/envelope.js";
import type { Path } from "../source/span.js";
import type { Located } from "../source/yaml.js";
import type { PreparedSlide } from "./prepare.js";

interface Division {
  /** Lays a slide out: whether it holds more than fits. */
  overflows(slide: PreparedSlide): boolean;
  context(slide: PreparedSlide): SlideContext;
  /** Behind the title: （1/2）. */
  partMark(part: number, of: number): string;
}

/**
 * The slides with each one that holds too much divided as its template divides it; the same list where none does. Numbers go
 * on through the parts; the first keeps id, notes and comments. A slide that no division helps stays whole and has its diagnostic.
 */
export function divideSlides(slides: readonly PreparedSlide[], division: Division): readonly PreparedSlide[] {
  const divided = slides.map((slide) => divide(slide, division));
  if (divided.every((parts) => parts.length === 1)) return slides;
  return divided.flat().map((slide, i) => ({ ...slide, number: i + 1 }));
}

function divide(slide: PreparedSlide, division: Division): readonly PreparedSlide[] {
  const { overflows } = division;
  if (!slide.template.split || slide.content === undefined) return [slide];
  const needed = partsOf(slide, 1, division);
  if (needed === undefined && !overflows(slide)) return [slide];
  for (let count = needed?.length ?? 2, tries = 0; tries < mostTries; count += 1, tries += 1) {
    const parts = partsOf(slide, count, division);
    if (!parts) break;
    if (!parts.some(overflows)) return parts;
  }
  return needed ?? [slide];
}

/** Each try lays the slide out once more; what has not fitted by then does not fit because of single entries. */
const mostTries = 6;

function partsOf(slide: PreparedSlide, count: number, { context, partMark }: Division): readonly PreparedSlide[] | undefined {
  const contents = slide.template.split?.(slide.content, count, context(slide));
  if (!contents || contents.length < 2) return undefined;
  const firsts = new Map<string, number>();
  return contents.map((content, i): PreparedSlide => {
    const shifts = offsets(slide.content, content, firsts);
    return {
      ...slide,
      content,
      id: i === 0 ? slide.id : `${slide.id}-${i + 1}`,
      envelope: {
        ...slide.envelope,
        title: slide.envelope.title === undefined ? undefined : slide.envelope.title + partMark(i + 1, contents.length),
        notes: i === 0 ? slide.envelope.notes : undefined,
        comments: i === 0 ? slide.envelope.comments : undefined,
        minutes: slide.envelope.minutes === undefined ? undefined : slide.envelope.minutes / contents.length,
      },
      uses: slide.uses.filter(({ path }) => belongs(path, shifts, content, i)),
      located: shifted(slide.located, shifts),
    };
  });
}

/** Where the lists of a part begin in the whole slide's lists, by field; `firsts` remembers how far the parts before it came. */
function offsets(whole: unknown, part: unknown, firsts: Map<string, number>): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  if (!isRecord(whole) || !isRecord(part)) return found;
  for (const [field, list] of Object.entries(part)) {
    const all = whole[field];
    if (!Array.isArray(list) || !Array.isArray(all) || list === all || list.length === 0) continue;
    const at = all.indexOf(list[0], firsts.get(field) ?? 0);
    if (at < 0) continue;
    found.set(field, at);
    firsts.set(field, at + list.length);
  }
  return found;
}

/** Whether a use of the whole slide is one of this part: in its share of a list, or in what every part repeats. */
function belongs(path: Path, shifts: ReadonlyMap<string, number>, content: unknown, part: number): boolean {
  const [field, index] = path.slice(slidePath);
  if (typeof field === "string" && slideFields.has(field)) return field !== "notes" || part === 0;
  const first = shifts.get(String(field));
  if (first === undefined || typeof index !== "number" || !isRecord(content)) return true;
  const list = content[String(field)];
  return index >= first && index < first + (Array.isArray(list) ? list.length : 0);
}

/** `["slides", 3]` stands before a use's path within its slide. */
const slidePath = 2;

/** The part's own paths lead to the entries of the whole slide's lists. */
function shifted(located: Located, shifts: ReadonlyMap<string, number>): Located {
  if (shifts.size === 0) return located;
  return {
    ...located,
    locate: (path, what) => {
      const [field, index, ...rest] = path;
      const first = shifts.get(String(field));
      return located.locate(first === undefined || typeof index !== "number" ? path : [field!, first + index, ...rest], what);
    },
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value);
