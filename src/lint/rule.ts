import type { Severity } from "../source/diagnostic.js";
import type { Wording } from "../source/wording/wording.js";
import type { Deck } from "./deck.js";

/** Name of a rule; its sentences stand under that name in the wording. */
export type RuleName = keyof Wording["lint"]["rules"];

/** What a rule's sentence needs to know: names and numbers. */
export type RuleArgs<N extends RuleName> = Parameters<Wording["lint"]["rules"][N]> extends readonly [infer A] ? A : Record<string, never>;

/** One place where a file breaks a rule. */
export interface Breach<A = Readonly<Record<string, unknown>>> {
  readonly args: A;
  /** The part it is in, such as `ppt/slides/slide3.xml`; none where it is the archive itself. */
  readonly part?: string;
  /** Name of the shape, as PowerPoint's selection pane shows it. */
  readonly shape?: string;
}

/**
 * One thing that a presentation has to hold. `error`: PowerPoint repairs or refuses the file, or somebody cannot read it;
 * `warning`: something does not work or is lost; `info`: it works, but a careful writer would do otherwise.
 */
export interface LintRule {
  readonly name: RuleName;
  readonly severity: Severity;
  readonly summary: Readonly<Record<"en" | "zh-CN", string>>;
  run(deck: Deck): Iterable<Breach>;
}

interface Given<N extends RuleName> extends Omit<LintRule, "name" | "run"> {
  readonly name: N;
  run(deck: Deck): Iterable<Breach<RuleArgs<N>>>;
}

/** A rule whose breaches say what its sentence asks for. */
export const defineRule = <N extends RuleName>(given: Given<N>): LintRule => given as LintRule; // the values are checked above
