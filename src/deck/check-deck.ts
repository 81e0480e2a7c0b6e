import { runChecks, type CheckOptions } from "../check.js";
import { readLedger } from "../backends/pptx/ledger-xml.js";
import type { Checked } from "../kinds/check.js";
import { kindNames, loadKinds } from "../kinds/load.js";
import type { Deck } from "../lint/deck.js";
import { openPresentation } from "../lint/lint.js";
import type { Report } from "../report/report.js";
import type { Ledger } from "../scene/ledger.js";
import type { Diagnosed, Diagnostic } from "../source/diagnostic.js";
import { shapeAt } from "../source/span.js";
import { checkedFile } from "./checked.js";
import { packageFindings } from "./package-findings.js";

/** What was looked at, for the line below the findings. */
export interface DeckSummary {
  readonly slides: number;
  /** It was made by deckwright, and remembers where its numbers come from. */
  readonly ledger: boolean;
  /** Numbers that the report explains; absent without one. */
  readonly traced?: number;
}

/**
 * Runs every rule that can be run on a finished presentation, whoever has made it. With a report its numbers are held against that.
 * No value where the file cannot be read as a presentation.
 */
export async function checkDeck(bytes: Uint8Array, path: string, report: Report | undefined, options: CheckOptions = {}): Promise<Diagnosed<DeckSummary | undefined>> {
  const opened = openPresentation(bytes, path);
  const deck = opened.value;
  if (!deck) return { value: undefined, diagnostics: opened.diagnostics };
  const ledger = ledgerOf(deck);
  const checked = checkedFile(deck, path, { ...(report && { report }), ...(ledger && { ledger }) });
  const checks = [...(await loadKinds("checks", await kindNames("checks"))).values()].filter(({ asks }) => asks !== "outline");
  const truths = new Set<string>(checks.filter(({ group }) => group === "truth").map(({ name }) => name));
  const raised = (diagnostic: Diagnostic): Diagnostic => (options.strict === true && diagnostic.severity === "warning" && truths.has(diagnostic.code) ? { ...diagnostic, severity: "error" } : diagnostic);
  const diagnostics = [...withoutEchoes(runChecks(checks, checked)), ...packageFindings(deck, checked)].map(raised);
  return { value: { slides: deck.slides.length, ledger: ledger !== undefined, ...(report && { traced: tracedIn(checked) }) }, diagnostics };
}

/** What is wrong in a shape need not be told to have been changed as well. */
function withoutEchoes(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const placeOf = ({ span }: Diagnostic): unknown => span && shapeAt(span.file, span.start);
  const wrong = new Set(found.filter(({ code }) => code === "number-mismatch" || code === "derived-mismatch" || code === "orphan-number").map(placeOf));
  return found.filter((one) => one.code !== "edited-number" || !wrong.has(placeOf(one)));
}

const tracedIn = ({ slides }: Checked): number => slides.reduce((sum, { words }) => sum + words.reduce((own, { marks }) => own + marks.filter(({ figure }) => figure !== undefined).length, 0), 0);

function ledgerOf({ trees, parts }: Deck): Ledger | undefined {
  for (const [path, tree] of trees) {
    if (!/^customXml\/item\d{1,4}\.xml$/u.test(path) || tree.name !== "ledger") continue;
    const data = parts.get(path);
    const ledger = data && readLedger(new TextDecoder().decode(data));
    if (ledger) return ledger;
  }
  return undefined;
}
