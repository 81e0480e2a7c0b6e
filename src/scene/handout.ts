import { wording, type Language } from "../source/wording/wording.js";
import type { LedgerEntry, LedgerPlace } from "./ledger.js";
import type { Scene, SlideScene } from "./nodes.js";
import { readSlide, type Reading } from "./reading.js";

/** A deck on paper: what its cover says, then its parts with their slides. Everything in it is from the scene. */
export interface Handout {
  readonly title: string;
  /** The deck's language and date, ready to print. */
  readonly language: Language;
  readonly date: string;
  readonly cover?: ReadSlide;
  readonly chapters: readonly Chapter[];
}

/** A part of the deck, or slides between parts, which have no name. */
export interface Chapter {
  /** `01  优化布局` */
  readonly name?: string;
  /** The slide that opens the part: its title is another name for it. */
  readonly opening?: ReadSlide;
  readonly slides: readonly ReadSlide[];
}

export interface ReadSlide {
  readonly slide: SlideScene;
  readonly reading: Reading;
}

export function handout(scene: Scene): Handout {
  const { title, language, date } = scene.properties;
  const read = scene.slides.map((slide) => ({ slide, reading: readSlide(scene, slide) }));
  const cover = read[0]?.slide.layout === "cover" ? read[0] : undefined;
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return { title, language, date: wording(language).labels.date(year, month, day), ...(cover && { cover }), chapters: chaptersOf(scene, cover ? read.slice(1) : read) };
}

function chaptersOf({ sections }: Scene, slides: readonly ReadSlide[]): readonly Chapter[] {
  const runs: ReadSlide[][] = [];
  for (const one of slides) {
    const run = runs.at(-1);
    if (run && run[0]!.slide.section === one.slide.section) run.push(one);
    else runs.push([one]);
  }
  return runs.map((run) => {
    const { section, layout } = run[0]!.slide;
    const name = section === undefined ? undefined : sections[section]?.name;
    if (section === undefined || name === undefined) return { slides: run };
    const opening = layout === "section" ? run[0] : undefined;
    return { name: `${String(section + 1).padStart(2, "0")}  ${name}`, ...(opening && { opening }), slides: opening ? run.slice(1) : run };
  });
}

/** A row for each figure: indicator, value, change, and the report's own words with their place. */
export function figureRows(entries: readonly LedgerEntry[], language: Language): readonly (readonly string[])[] {
  const { labels, handout: words } = wording(language);
  const placed = ({ section, line, counted, quoted, indicator }: LedgerPlace, derived: boolean): string => {
    const where = labels.shortPlace(section, line, counted ?? "line");
    return `${derived ? `${indicator}${labels.open}${where}${labels.close}` : where}${labels.colon}${labels.quoted(quoted)}`;
  };
  return entries.map(({ label, value, change, period, scope, formula, places }) => {
    const qualified = [period, scope].filter((text) => text !== undefined && text !== "").join(labels.comma);
    const said = places.map((place) => placed(place, formula !== undefined)).join(labels.semicolon);
    return [
      qualified === "" ? label : `${label}${labels.open}${qualified}${labels.close}`,
      value,
      change === undefined || change === value ? "" : change,
      formula === undefined ? said : `${words.derived(formula)}${labels.semicolon}${said}`,
    ];
  });
}
