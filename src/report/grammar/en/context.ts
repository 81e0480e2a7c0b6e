import type { Candidate, Setting } from "../candidate.js";
import type { Clause } from "./clauses.js";
import type { Direction } from "./changes.js";
import type { Quantity } from "./quantities.js";

/** A number in its sentence. */
export interface Place {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly quantities: readonly Quantity[];
  readonly index: number;
  readonly setting: Setting;
}

/** What the numbers before left behind. */
export interface State {
  /** The figure that changes and earlier values belong to. */
  readonly open?: number | undefined;
  /** It stands in a sentence before. */
  readonly openAcross?: boolean;
  /** Gross margin increased from 31% (to 33.5%): whose level comes next, and the earlier value. */
  readonly pending?: { readonly subject: string; readonly earlier: Quantity } | undefined;
  /** Of the last change: 8% in Europe and 12% in Asia. */
  readonly direction?: Direction | undefined;
  readonly whole?: string | undefined;
  /** Of our professors, …: whose parts the next per cents are. */
  readonly group?: string | undefined;
  /** What the last number was: and 12% in 2021 goes on with it. */
  readonly last?: "level" | "change" | "earlier" | "share" | undefined;
}

export interface Step {
  readonly add?: readonly Candidate[];
  readonly replace?: { readonly at: number; readonly candidate: Candidate };
  /** The last figures, with their changes. */
  readonly changed?: { readonly from: number; readonly candidates: readonly Candidate[] };
  /** Which of `add` is open afterwards; −1: none. */
  readonly opens?: number;
  /** Numbers read in one. */
  readonly used?: number;
  readonly state?: Partial<State>;
}

export const NOTHING: Step = { state: { pending: undefined } };

export interface Context extends Place {
  readonly quantity: Quantity;
  readonly clause: Clause;
  readonly after: string;
  readonly previousEnd: number;
  readonly state: State;
  readonly open: Candidate | undefined;
}
