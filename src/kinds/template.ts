import type { z } from "zod";
import type { ChartBlock, Group, ImageBlock, LayoutNode } from "../layout/node.js";
import type { ChartHead } from "../scene/chart-model.js";
import type { LedgerEntry } from "../scene/ledger.js";
import type { PictureSlot } from "./picture-slot.js";
import type { Diagnostic } from "../source/diagnostic.js";
import type { Theme } from "../theme/theme.js";
import type { LayoutName } from "../scene/nodes.js";
import type { Path } from "../source/span.js";
import type { Language, Wording } from "../source/wording/wording.js";

/** A part of the deck as agenda, dividers and markers show it. */
export interface DeckSection {
  /** `01`, `02` … in the order of the deck. */
  readonly number: string;
  /** Short name for the marker and the agenda. */
  readonly name: string;
  readonly summary?: string;
  /** Page and id of its first slide. */
  readonly page: number;
  readonly slideId: string;
}

/** What a template knows of the deck around its slide. */
export interface SlideContext {
  readonly theme: Theme;
  readonly language: Language;
  readonly labels: Wording["labels"];
  /** Number of this slide, for templates that show their own page number. */
  readonly page: number;
  readonly deck: {
    readonly title: string;
    readonly subtitle?: string;
    readonly tagline?: string;
    readonly organization?: string;
    readonly presenter?: string;
    /** As shown: 2016年1月11日, 11 January 2016. */
    readonly date: string;
  };
  /** The slide's own title, with inline markup; templates that own the whole page show it themselves. */
  readonly title?: string;
  readonly subtitle?: string;
  /** Index into `sections` of the part this slide belongs to. */
  readonly section?: number;
  readonly sections: readonly DeckSection[];
  /** Every figure of the report that the deck uses, in the order of first use, with its slides; `shapes` are not known yet. */
  readonly figures: readonly LedgerEntry[];
  /**
   * A chart slot's content as a block, native or drawn; `undefined` after a diagnostic. The template may have put the spec
   * together from fields of its own; what is wrong in it is shown at `from`.
   */
  chart(spec: unknown, from: Path): { readonly block: ChartBlock | Group; readonly head: ChartHead } | undefined;
  /**
   * A picture named by the outline, as its record wants it; `undefined` after a diagnostic. The record's `alt` goes before
   * this one. Its caption and credit join the source line; a template that shows them itself gives the name alone.
   */
  picture(image: PictureSlot, from: Path, alt: string | null): ImageBlock | undefined;
  /** What only the slide's surroundings show to be wrong; it gets the span of `from`. */
  tell(diagnostic: Diagnostic, from: Path): void;
}

/**
 * A kind of slide. `content` describes its own fields only; `title`, `subtitle`, `section`, `notes` … belong to every
 * slide. `content` templates get the body region (864 × 351 pt) and the frame (marker, title, source, page) around it;
 * `picture-…` and `statement` ones get the page with the frame over it (layout/frame.ts); the others get the whole page (960 × 540 pt) and show the title themselves, as text with `placeholder: "title"`. On a
 * taller slide what they arrange is stretched (layout/stretch.ts).
 */
export interface Template<C = unknown> {
  readonly name: string;
  readonly summary: { readonly en: string; readonly "zh-CN": string };
  readonly layout: LayoutName;
  /** The layout where the content decides: a picture on the left or on the right. */
  layoutFor?(content: C): LayoutName;
  readonly title: "required" | "optional";
  /** It stands outside the parts of the deck: no marker, and no section of the report is told by it. */
  readonly appendix?: true;
  readonly content: z.ZodType<C>;
  /** YAML of one slide by example name: the manual, the gallery and the tests. */
  readonly examples: Readonly<Record<string, string>>;
  /** How well the content suits this template, 0–1, for slides that name none; .5 where this is left out. */
  suits?(content: C): number;
  /**
   * The same content over `parts` slides or more, each complete in itself, for content that one slide does not hold: the
   * slides are titled (1/2), (2/2). With 1 it divides only what exceeds the template's capacity. undefined: it cannot be
   * divided so far.
   */
  split?(content: C, parts: number, context: SlideContext): readonly C[] | undefined;
  arrange(content: C, context: SlideContext): LayoutNode;
}
