import { readReport } from "../load.js";
import type { Ledger, LedgerEntry, LedgerPlace } from "../scene/ledger.js";
import { textTable } from "../source/text-table.js";
import { compareWithReport, verdictOf, type ComparedPlace, type Verdict } from "../trace/compare.js";
import { readDeckLedger } from "../trace/read-deck.js";
import { diskWorld } from "../world.js";
import type { Terminal } from "./terminal.js";

/** Prints what a deck remembers of its numbers; with a report, whether that still says the same. 1 where it does not. */
export async function traceCommand(path: string, options: { readonly report?: string; readonly json?: boolean }, terminal: Terminal): Promise<number> {
  const world = diskWorld();
  const deck = await readDeckLedger(world, path);
  const report = options.report === undefined || !deck.value ? undefined : await readReport(world, options.report);
  const diagnostics = [...deck.diagnostics, ...(report && !report.value ? report.diagnostics : [])];
  if (!deck.value || (report && !report.value)) {
    if (options.json) terminal.json({ diagnostics: terminal.jsonDiagnostics(diagnostics) });
    else terminal.diagnostics(diagnostics);
    return 1;
  }
  const compared = report?.value && compareWithReport(deck.value, report.value);
  const disagree = (compared ?? []).filter((places) => isDisagreement(verdictOf(places))).length;
  if (options.json) terminal.json(jsonOf(deck.value, compared));
  else if (!compared) terminal.out(ledgerTable(deck.value, terminal));
  else {
    terminal.out(comparisonTable(deck.value, compared, terminal));
    terminal.line(terminal.words.traceResult(compared.length - disagree, disagree));
  }
  return disagree > 0 ? 1 : 0;
}

/** The same value in another place is still the same value. */
const isDisagreement = (verdict: Verdict): boolean => verdict === "changed" || verdict === "gone";

function jsonOf({ report, entries }: Ledger, compared: readonly (readonly ComparedPlace[])[] | undefined): unknown {
  return {
    report,
    figures: entries.map((entry, i) => {
      const places = compared?.[i];
      return places ? { ...entry, verdict: verdictOf(places), places: places.map(({ deck, verdict, report: now }) => ({ ...deck, verdict, now })) } : entry;
    }),
  };
}

function ledgerTable({ report, entries }: Ledger, { words }: Terminal): string {
  const rows = entries.flatMap((entry) => entry.places.map((place, i) => [...(i === 0 ? figureCells(entry) : ["", ""]), place.section, String(place.line), quoted(entry, place), i === 0 ? shown(entry) : ""]));
  return `${textTable([[`${words.traceReport}${report.path}`], [`SHA-256  ${report.sha256}`]])}\n${textTable([words.traceHeads, ...rows], new Set([1, 3]))}`;
}

const figureCells = ({ name, label, value, formula }: LedgerEntry): readonly string[] => [name === label ? name : `${name} ${label}`, formula === undefined ? value : `${value} *`];

/** Of an input its own name too: 营业总收入2942亿元 says it, 增长10.2% does not. */
const quoted = ({ formula }: LedgerEntry, { indicator, quoted: words }: LedgerPlace): string => clip(formula === undefined || words.includes(indicator) ? words : `${indicator} ${words}`);

/** `6 card 1 value, card 1 change; 8`: slides with the shapes on them. */
const shown = ({ slides }: LedgerEntry): string => slides.map(({ number, shapes }) => [number, shapes.join(", ")].filter((part) => part !== "").join(" ")).join("; ");

function comparisonTable({ entries }: Ledger, compared: readonly (readonly ComparedPlace[])[], { words }: Terminal): string {
  const rows = entries.flatMap((entry, i) => {
    const places = compared[i]!;
    const told = places.filter(({ verdict }) => verdict === verdictOf(places));
    const slides = entry.slides.map(({ number }) => number).join(", ");
    return told.slice(0, 1).map(({ deck, verdict, report }) => {
      const dated = report !== undefined && report.period !== deck.period;
      const scoped = report !== undefined && report.scope !== deck.scope;
      const then = entry.formula === undefined ? said(deck, dated, scoped) : `${deck.indicator} ${said(deck, dated, scoped)}`;
      return [figureCells(entry)[0]!, words.verdicts[verdict], then, report ? said(report, dated, scoped) : "", report?.section ?? "", report ? String(report.line) : "", slides];
    });
  });
  return textTable([words.comparedHeads, ...rows], new Set([5]));
}

/** `2942亿元 +10.2%`, and the months and the scope where they are what has changed. */
const said = ({ value, unit, change, period, scope }: LedgerPlace, dated: boolean, scoped: boolean): string =>
  [value && `${value}${unit ?? ""}`, change, dated ? (period ?? "—") : "", scoped ? (scope ?? "—") : ""].filter(Boolean).join(" ");

const clip = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
