import { error, type Diagnosed, type Diagnostic, type Severity } from "../source/diagnostic.js";
import { ZipProblem } from "../source/unzip.js";
import { openDeck, type Deck } from "./deck.js";
import { rules } from "./rules.js";
import type { Breach, LintRule, RuleName } from "./rule.js";

/** What a presentation's file breaks, whoever has written it. */
export interface LintReport {
  readonly path: string;
  readonly slides: number;
  readonly parts: number;
  readonly findings: readonly Finding[];
}

/** One breach of one rule; its sentence is made where it is shown (`wording.lint.rules[rule]`). */
export interface Finding extends Breach {
  readonly rule: RuleName;
  readonly severity: Severity;
  /** From 1; none where it concerns the file as a whole, a layout or a master. */
  readonly slide?: number;
}

/**
 * Holds every rule against a .pptx or .potx. No value and a diagnostic where the file is none, or cannot be read at all; a
 * damaged part is a finding.
 */
export function lintDeck(bytes: Uint8Array, path: string): Diagnosed<LintReport | undefined> {
  const { value, diagnostics } = openPresentation(bytes, path);
  return { value: value && { path, slides: value.slides.length, parts: value.parts.size, findings: findingsOf(value, rules) }, diagnostics };
}

/** The file as a deck; no value and a diagnostic where it is none, or cannot be read at all. */
export function openPresentation(bytes: Uint8Array, path: string): Diagnosed<Deck | undefined> {
  const refuse = (diagnostic: Diagnostic): Diagnosed<undefined> => ({ value: undefined, diagnostics: [diagnostic] });
  if (bytes.length === 0) return refuse(error("file-empty", { path }));
  if (compoundFile.every((byte, i) => bytes[i] === byte)) return refuse(error("deck-encrypted", { path }));
  if (!zipFile.every((byte, i) => bytes[i] === byte)) return refuse(error("deck-not-pptx", { path }));
  try {
    const deck = openDeck(bytes);
    return deck ? { value: deck, diagnostics: [] } : refuse(error("deck-not-pptx", { path }));
  } catch (problem) {
    if (!(problem instanceof ZipProblem)) throw problem;
    return refuse(problem.kind === "damaged" ? error("deck-damaged", { path }) : problem.kind === "encrypted" ? error("deck-encrypted", { path }) : error("deck-too-large", { path }));
  }
}

const compoundFile = [0xd0, 0xcf, 0x11, 0xe0];
const zipFile = [0x50, 0x4b, 3, 4];

/** Of one rule; a file made to drown its reader gets no further. */
const mostOfRule = 500;

/** What the given rules find, rule by rule. */
export function findingsOf(deck: Deck, wanted: readonly LintRule[]): readonly Finding[] {
  return wanted.flatMap(({ name, severity, run }) => {
    const found: Finding[] = [];
    for (const breach of run(deck)) {
      const slide = breach.part === undefined ? undefined : deck.slideOf(breach.part);
      found.push({ rule: name, severity, ...breach, ...(slide !== undefined && { slide }) });
      if (found.length >= mostOfRule) break;
    }
    return found;
  });
}
