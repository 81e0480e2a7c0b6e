import type { Decimal } from "../decimal.js";
import type { Change, Period, Qualifier } from "../report.js";

/** A figure as a grammar finds it in one paragraph: offsets into the paragraph's text, the period as it is said. */
export interface Candidate {
  readonly indicator: string;
  readonly value?: Decimal;
  /** High end of a range, in the unit of `value`. */
  readonly upTo?: Decimal;
  readonly unit?: string;
  readonly change?: Pick<Change, "value" | "unit" | "basis"> & { readonly start: number; readonly end: number };
  readonly period?: Period;
  readonly qualifiers: readonly Qualifier[];
  /** 口径, as printed. */
  readonly scope?: string;
  /** Of a share or a multiple: whose it is, for a number after it that names nothing. */
  readonly subject?: string;
  readonly start: number;
  readonly end: number;
  readonly valueStart?: number;
  readonly valueEnd?: number;
}

/** What the document says about time: the year that its figures belong to. */
export interface Setting {
  readonly year?: number;
}
