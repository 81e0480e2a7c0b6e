/** Where every number of the deck comes from: report, place, words, and the shapes that show it. It goes into the file. */
export interface Ledger {
  readonly report: LedgerReport;
  /** In the order in which the deck first uses them. */
  readonly entries: readonly LedgerEntry[];
}

export interface LedgerReport {
  /** As the outline names the file. */
  readonly path: string;
  /** SHA-256 of its text in UTF-8, in hexadecimal digits: equal text, equal figures. */
  readonly sha256: string;
}

/** One figure of the outline, or one that slides use by its printed name. */
export interface LedgerEntry {
  readonly name: string;
  readonly label: string;
  /** With its unit, as slides show it; the change where the report gives no value. */
  readonly value: string;
  readonly unit?: string;
  /** `+10.2%`. */
  readonly change?: string;
  /** In the deck's language: 2015年1–11月. */
  readonly period?: string;
  /** 口径 as printed. */
  readonly scope?: string;
  /** Only derived figures: how the value follows from `places`, or that this is not for the public. */
  readonly formula?: string;
  /** One for a figure of the report, the inputs of a derived one. */
  readonly places: readonly LedgerPlace[];
  readonly slides: readonly LedgerSlide[];
}

/** What the report says, where. Offsets are UTF-16 units into its text, the end not included. */
export interface LedgerPlace {
  readonly indicator: string;
  /** Digits as printed, with the unit apart. */
  readonly value?: string;
  readonly unit?: string;
  /** `+10.2%`, `-0.3pp`. */
  readonly change?: string;
  /** Months: `2015-01/2015-11`. */
  readonly period?: string;
  /** 口径 as printed. */
  readonly scope?: string;
  /** Numbers or titles from the part down: `二/三`. */
  readonly section: string;
  readonly line: number;
  /** What `line` counts where the report has no lines: paragraphs of a Word file, pages of a PDF. */
  readonly counted?: "paragraph" | "page";
  readonly start: number;
  readonly end: number;
  /** On one line, at most 300 characters; empty where the words hold what is not for the public. */
  readonly quoted: string;
}

/** `shapes`: names as PowerPoint's selection pane shows them; none where the figure is only in the notes. */
export interface LedgerSlide {
  readonly number: number;
  readonly id: string;
  readonly shapes: readonly string[];
}

/** The figure that a run's or a point's mark means: `revenue.change` and `revenue as 万元` are both marks of revenue. */
export const markedFigure = (mark: string): string => mark.split(/\s+as\s+/u)[0]!.split(".")[0]!.trim();
