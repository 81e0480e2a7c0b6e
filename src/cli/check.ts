import { checkDeck, type DeckSummary } from "../deck/check-deck.js";
import { readReport } from "../load.js";
import { hasErrors, type Diagnostic } from "../source/diagnostic.js";
import { readBytes } from "../source/paths.js";
import { diskWorld } from "../world.js";
import { write } from "../write.js";
import { checked, fixed } from "./fix.js";
import { github, sarif, worklist, type CheckFormat } from "./formats.js";
import type { Terminal } from "./terminal.js";

export interface CheckCommandOptions {
  readonly meeting?: string;
  readonly report?: string;
  readonly json?: boolean;
  readonly format?: CheckFormat;
  readonly strict?: boolean;
  readonly fix?: boolean;
  readonly allowCode?: boolean;
}

/** What is wrong with an outline and the deck that it makes, or with a finished presentation of whatever origin: the ending of the file decides. */
export async function checkCommand(path: string, options: CheckCommandOptions, terminal: Terminal, version: string): Promise<number> {
  if (presentation.test(path)) return checkPresentation(path, options, terminal, version);
  if (options.report !== undefined) return terminal.misused(terminal.words.reportForDecks);
  return checkOutline(path, options, terminal, version);
}

const presentation = /\.(?:pptx|pptm|ppsx|ppsm|potx|potm)$/iu;

/** `--fix` mends what is only a matter of writing and checks again. */
async function checkOutline(path: string, options: CheckCommandOptions, terminal: Terminal, version: string): Promise<number> {
  const world = diskWorld({ code: options.allowCode });
  let deck = await checked(world, path, options);
  if (options.fix && deck.sources) {
    const { text, count } = fixed(deck.diagnostics, deck.sources.located);
    const problems = count === 0 ? [] : await write([{ path, data: new TextEncoder().encode(text) }]);
    if (problems.length > 0) {
      terminal.diagnostics(problems);
      return 1;
    }
    if (!options.json && (options.format ?? "text") === "text") terminal.line(terminal.words.fixed(count, path));
    if (count > 0) deck = await checked(world, path, options);
  }
  return told(deck.diagnostics, options, terminal, version);
}

async function checkPresentation(path: string, options: CheckCommandOptions, terminal: Terminal, version: string): Promise<number> {
  if (options.fix) return terminal.misused(terminal.words.fixForOutlines);
  const world = diskWorld();
  const bytes = await readBytes(world, path);
  const report = options.report === undefined ? undefined : await readReport(world, options.report);
  if (!bytes.value || (report && !report.value)) return told([...bytes.diagnostics, ...(report?.diagnostics ?? [])], options, terminal, version);
  const deck = await checkDeck(bytes.value, path, report?.value, { ...(options.strict !== undefined && { strict: options.strict }) });
  return told(deck.diagnostics, options, terminal, version, deck.value);
}

function told(diagnostics: readonly Diagnostic[], options: CheckCommandOptions, terminal: Terminal, version: string, deck?: DeckSummary): number {
  switch (options.json ? "json" : (options.format ?? "text")) {
    case "json":
      terminal.json({ ...(deck && { deck }), diagnostics: terminal.jsonDiagnostics(diagnostics) });
      break;
    case "sarif":
      terminal.json(sarif(diagnostics, terminal.language, version));
      break;
    case "github":
      terminal.out(github(diagnostics, terminal.language));
      break;
    case "text":
      terminal.diagnostics(diagnostics.filter(({ severity }) => severity !== "info"));
      if (diagnostics.length > listedFrom || diagnostics.every(({ severity }) => severity === "info")) for (const line of worklist(diagnostics, terminal.language)) terminal.line(line);
      else terminal.diagnostics(diagnostics.filter(({ severity }) => severity === "info"));
      if (deck) terminal.line(terminal.words.deckSeen(deck));
      terminal.line(diagnostics.every(({ severity }) => severity === "info") ? terminal.words.fine : terminal.counted(diagnostics));
  }
  return hasErrors(diagnostics) ? 1 : 0;
}

/** So many are read one by one; beyond it a list of what to mend comes last, where the eye is. */
const listedFrom = 5;
