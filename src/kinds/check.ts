import type { DataTable } from "../data/table.js";
import type { SlideEnvelope } from "../outline/envelope.js";
import type { BoundFigure } from "../outline/figures.js";
import type { Pace } from "../outline/pace.js";
import type { Use } from "../outline/resolve.js";
import type { SectionPath } from "../outline/sections.js";
import type { Report } from "../report/report.js";
import type { Scene, SlideScene } from "../scene/nodes.js";
import type { Code, Diagnostic, Severity } from "../source/diagnostic.js";
import type { Path, Span } from "../source/span.js";
import type { Language } from "../source/wording/wording.js";
import type { Theme } from "../theme/theme.js";

/** What a rule is about; `--strict` turns the warnings of truth rules into errors. */
export const checkGroups = ["truth", "typography", "message", "sight", "charts"] as const;
export type CheckGroup = (typeof checkGroups)[number];

/** A whole deck in files, as small as shows the rule: `outline.yaml`, and `report.md` or data where it needs them. */
export type CheckExample = Readonly<Record<string, string>>;

/**
 * A rule about a finished deck. Its name is the code of everything it finds; `level` is the severity it usually has, which an
 * outline may set otherwise (`checks: { NAME: off }`). The examples are its tests and its page in the manual.
 */
export interface Check {
  readonly name: Code;
  readonly summary: { readonly en: string; readonly "zh-CN": string };
  readonly group: CheckGroup;
  readonly level: Severity;
  readonly examples: {
    readonly passes: CheckExample;
    /** Absent where templates and layout keep the rule by themselves: then only a template of one's own can break it. */
    readonly fails?: CheckExample;
  };
  /** What it asks: `outline` of what only an author's outline says, `file` of what only a finished file can have wrong. Without, both can answer. */
  readonly asks?: "outline" | "file";
  /** Takes time linear in the deck. It may assume that every slide was laid out; slides whose content was wrong have few words. */
  run(deck: Checked): Iterable<Diagnostic>;
}

/**
 * Where a text stands on its slide: rules about messages read titles, takeaways and heads; numbers are looked for in all.
 * `data`: a cell of a table or a point of a chart in a finished file, where no data file is known.
 */
export type WordsRole = "title" | "subtitle" | "takeaway" | "body" | "notes" | "footer" | "alt" | "deck" | "data";

/** A stretch of shown text that stands for a figure: `{{revenue.change}}` has name `revenue` and part `change`. */
export interface FigureMark {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  /** `value`, `change`, `signed`, `period` …; undefined for the whole figure. */
  readonly part?: string;
  /** What the name is bound to on this slide. */
  readonly figure?: BoundFigure;
}

/** `typed` by the author, written by the program from a `figure`, or taken from a table of `data`. */
export type Origin = "typed" | "figure" | "data";

/** One text or number of the outline as the audience gets it, references replaced by what they show, without inline markup. */
export interface Words {
  readonly role: WordsRole;
  readonly text: string;
  readonly marks: readonly FigureMark[];
  readonly origin: Origin;
  /** Its way within the slide (or, of the deck's own texts, within the outline). */
  readonly path: Path;
  /** The figure whose record it belongs to: the note on a card with `figure: revenue`. */
  readonly owner?: BoundFigure;
  /** Where `text.slice(start, end)` stands in the outline; the whole text where it cannot be told more exactly. */
  at(start?: number, end?: number): Span;
  /** As the author typed it, before typography and without references replaced. */
  readonly written?: string;
  /** Where a piece of `written` stands. */
  placeOf(piece: string): Span;
}

/** What of its report a deck leaves out. */
export interface CoverageWords {
  readonly sections: readonly string[];
  readonly shown: number;
  readonly core: number;
  readonly loose: number;
}

/** A chart of the outline, with its numbers as the audience reads them. */
export interface ChartWords {
  readonly path: Path;
  readonly kind: string;
  readonly unit?: string;
  readonly title?: string;
  readonly categories: readonly string[];
  readonly series: readonly { readonly name?: string; readonly unit?: string; readonly values: readonly (number | undefined)[] }[];
  /** Figures that points were taken from: series by series, `name` with `.change` where it is the change. */
  readonly figures: readonly { readonly series: number; readonly point: number; readonly figure: BoundFigure; readonly part?: string; readonly path: Path }[];
  at(path?: Path): Span;
}

/** A slide of the outline as it is shown. A slide that was divided over several has them all in `scenes`. */
export interface CheckedSlide {
  /** 1-based number of its first page. */
  readonly number: number;
  readonly id: string;
  readonly template: string;
  /** It has the frame of a content slide: title bar, source line, page number. */
  readonly framed: boolean;
  readonly appendix: boolean;
  readonly envelope: SlideEnvelope;
  /** The slide's fields with references resolved; what stands below `figure` records and data is written out. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly words: readonly Words[];
  readonly charts: readonly ChartWords[];
  readonly uses: readonly Use[];
  /** Sections of the report that the slide tells of. */
  readonly section: SectionPath;
  readonly scenes: readonly SlideScene[];
  at(path: Path, what?: "key" | "value"): Span;
}

/** Everything a rule may look at, as data: the deck that was compiled, its sources, and the words of its author. */
export interface Checked {
  readonly language: Language;
  readonly scene: Scene;
  readonly theme: Pick<Theme, "colors">;
  readonly report?: Report;
  readonly tables: ReadonlyMap<string, DataTable>;
  /** Figures by their names in the outline. */
  readonly figures: ReadonlyMap<string, BoundFigure>;
  /** Title, subtitle and the like of the deck itself. */
  readonly words: readonly Words[];
  readonly slides: readonly CheckedSlide[];
  readonly coverage?: CoverageWords;
  /** Of its speaker. */
  readonly pace: Pace;
  /** Only of a deck that was read from a file. */
  readonly file?: FileFacts;
  /** Where a place of the outline is written. */
  at(path: Path, what?: "key" | "value"): Span;
}

/** What only a finished file can tell. */
export interface FileFacts {
  /** deckwright has made it, and its ledger says where the numbers come from. */
  readonly ledger: boolean;
  readonly texts: readonly FittedText[];
  readonly faces: readonly UsedFace[];
  /** Shapes of a deck made by deckwright that show a figure no more, as its own ledger has it. */
  readonly edited: readonly { readonly slide: number; readonly name: string; readonly figure: string; readonly value: string; readonly span: Span }[];
  /** Charts and tables few of whose numbers the report has: they have a source of their own. */
  readonly ownData: readonly { readonly slide: number; readonly name: string; readonly count: number; readonly span: Span }[];
}

/** A text, the height that it needs by estimate and the height of its place, in points; `line`: of one of its lines. */
export interface FittedText {
  readonly slide: number;
  readonly name: string;
  readonly needs: number;
  readonly has: number;
  readonly line: number;
  /** The shape follows its text as soon as someone edits it; `has` goes to the end of the page. */
  readonly grows: boolean;
  readonly span: Span;
}

/** A typeface where it is first used. */
export interface UsedFace {
  readonly face: string;
  readonly script: "latin" | "ea";
  /** The theme names it: `+mn-lt`, or the same name written out. */
  readonly themed: boolean;
  /** Slides that have it. */
  readonly slides: readonly number[];
  readonly span: Span;
}

/** In the speaker's notes; paths lead there from the root of the outline. */
export const isSpokenPath = (path: Path): boolean => path[2] === "notes";

/** The texts of the deck and of its slides with the number of the slide; the deck's own belong to none. */
export function* everyText(deck: Checked): Generator<{ readonly words: Words; readonly slide?: CheckedSlide }> {
  for (const words of deck.words) yield { words };
  for (const slide of deck.slides) for (const words of slide.words) yield { words, slide };
}
