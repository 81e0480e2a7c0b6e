import type { ColorRole } from "../theme/theme.js";

/** A stretch of text in one dress. What is absent comes from the paragraph's style. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly color?: ColorRole;
  /** Font size in points, where it differs from the style's (the unit beside a big numeral). */
  readonly size?: number;
  readonly baseline?: "superscript" | "subscript";
  /** `https://…`, `mailto:…` or `#slide-id`. */
  readonly link?: string;
  /** Name of the figure whose printed value this run is: what the trace follows. */
  readonly figure?: string;
}

/** One paragraph; a run whose text is "\n" is a line break inside it. */
export type Paragraph = readonly Run[];

/** A line as predicted: what it says and how wide it is at most, in points. */
export interface Line {
  readonly text: string;
  readonly width: number;
}
