import type { SourceFile, Span } from "../source/span.js";
import type { Decimal } from "./decimal.js";

/** Titles from the root down, as printed; the number is kept apart. */
export interface Section {
  /** 1 for the report's parts, 2 for 一是…/（一） below them. The document itself is level 0. */
  readonly level: number;
  /** The title as printed, without its number and without a closing full stop. */
  readonly title: string;
  /** The number as printed without its punctuation: `二`, `（一）` → `一`, `1.1`, `一是` → `一`. */
  readonly number?: string;
  /** Own line, or run into a paragraph (一是…). */
  readonly kind: "heading" | "inline";
  /** The heading's text as printed. */
  readonly span: Span;
  /** From its heading to the next one of its level or above. */
  readonly extent: Span;
  readonly children: readonly Section[];
}

/** `+10.2 %` 同比. `unit`: `%`, `pp` (个百分点) or `abs` (the figure's own unit). */
export interface Change {
  readonly value: Decimal;
  readonly unit: "%" | "pp" | "abs";
  readonly basis: "year-on-year" | "month-on-month" | "year-to-date" | "other";
  readonly span: Span;
}

/** Months included at both ends: `2015-01`/`2015-11`; a whole year is `2015-01`/`2015-12`. */
export interface Period {
  readonly start: string;
  readonly end: string;
  /** As reports of its language write it: `2015年1–11月`, `2015年`. */
  readonly stated: boolean;
}

/** `prior`: an earlier value that the figure of its name is compared with (上年同期为…, from 38% to 40%). */
export type Qualifier =
  | "approximate" | "threshold" | "plan" | "target" | "estimate" | "preliminary" | "cumulative" | "of-which" | "share" | "contribution"
  | "number-word" | "rank" | "prior";

/** One key figure, as a report says it. */
export interface Figure {
  readonly indicator: string;
  /** Exact, with the digits as printed; absent where only a change is said. */
  readonly value?: Decimal;
  /** The high end of a range (5%–6%), in the unit of `value`, its low end; of `change` where there is no value. */
  readonly upTo?: Decimal;
  /** As printed: 亿元, 家, %. */
  readonly unit?: string;
  readonly change?: Change;
  readonly period?: Period;
  /** 口径 as printed, without brackets, several joined by `，`: 规模以上, 按可比价格计算, 不含农户, constant currency. */
  readonly scope?: string;
  readonly qualifiers: readonly Qualifier[];
  /** Numbers or titles of the sections it stands in, outermost first, without the document: `["二", "一"]`. */
  readonly section: readonly Section[];
  /** From the indicator to the change, in the report's text. */
  readonly span: Span;
  /** Every place that says it, in reading order, `span` first; absent where it is said once. */
  readonly places?: readonly Span[];
  /** The number itself with its unit. */
  readonly valueSpan?: Span;
}

/** A table as printed, cell by cell. */
export interface Table {
  readonly rows: readonly (readonly { readonly text: string; readonly span: Span }[])[];
  readonly span: Span;
  /** The unit said over it for all its numbers: 单位：亿元. */
  readonly unit?: string;
}

export interface Report {
  readonly file: SourceFile;
  readonly title?: string;
  /** ISO date of publication, and who published it, where the text or its front matter say so. */
  readonly date?: string;
  readonly source?: string;
  readonly language: "zh-CN" | "en";
  /** The document; its children are the parts. */
  readonly root: Section;
  readonly figures: readonly Figure[];
  /** In reading order; absent where there is none. */
  readonly tables?: readonly Table[];
}
