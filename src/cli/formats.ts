import { sortDiagnostics, toJson, type JsonDiagnostic } from "../source/print.js";
import type { Diagnostic, Severity } from "../source/diagnostic.js";
import { wording, type Language } from "../source/wording/wording.js";

/** What other programs read: SARIF 2.1.0 for code scanning, and the lines that GitHub turns into notes beside a change. */
export const checkFormats = ["text", "json", "sarif", "github"] as const;
export type CheckFormat = (typeof checkFormats)[number];

/** SARIF 2.1.0 as plain data; columns count UTF-16 units, and `file` is as the outline names it. */
export function sarif(diagnostics: readonly Diagnostic[], language: Language, version: string): unknown {
  const all = sortDiagnostics(diagnostics).map((diagnostic) => toJson(diagnostic, language));
  const words = wording(language).print;
  const codes = [...new Set(all.map(({ code }) => code))].sort();
  const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note" };
  const location = ({ file, line, column, endLine, endColumn }: Partial<JsonDiagnostic>): unknown => ({
    physicalLocation: { artifactLocation: { uri: encodeURI(file ?? "") }, ...(line !== undefined && { region: { startLine: line, startColumn: column, endLine, endColumn } }) },
  });
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "deckwright", version, rules: codes.map((id) => ({ id })) } },
        columnKind: "utf16CodeUnits",
        results: all.map((one) => ({
          ruleId: one.code,
          ruleIndex: codes.indexOf(one.code),
          level: levels[one.severity],
          message: { text: [one.message, one.hint].filter(Boolean).join("\n") },
          ...(one.file !== undefined && { locations: [{ ...(location(one) as object), ...(isInDeck(one) && { logicalLocations: [{ fullyQualifiedName: words.shape(one.slide!, one.shape), kind: "element" }] }) }] }),
          ...(one.related && { relatedLocations: one.related.map((place, id) => ({ id, message: { text: place.message }, ...(location(place) as object) })) }),
        })),
      },
    ],
  };
}

/** `::error file=outline.yaml,line=8,col=5::message`: one line a diagnostic. */
export function github(diagnostics: readonly Diagnostic[], language: Language): string {
  const names: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };
  const words = wording(language).print;
  const property = (value: string | number): string => data(String(value)).replaceAll(":", "%3A").replaceAll(",", "%2C");
  return sortDiagnostics(diagnostics)
    .map((diagnostic) => toJson(diagnostic, language))
    .map((one) => {
      const { severity, code, hint, file, line, column, endLine, endColumn } = one;
      const message = isInDeck(one) ? `${words.shape(one.slide!, one.shape)}${words.colon}${one.message}` : one.message;
      const place = file === undefined ? [] : [["file", file], ...(line === undefined ? [] : [["line", line], ["endLine", endLine!], ["col", column!], ["endColumn", endColumn!]])];
      const properties = [...place, ["title", code]].map(([key, value]) => `${key!}=${property(value!)}`);
      return `::${names[severity]} ${properties.join(",")}::${data([message, hint].filter(Boolean).join("\n"))}\n`;
    })
    .join("");
}

/** It has a place on a slide of a presentation, and no line. */
const isInDeck = ({ file, line, slide }: JsonDiagnostic): boolean => file !== undefined && line === undefined && slide !== undefined;

const data = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

/** As many lines as a screen has beside the counts below them. */
const screen = 20;

/** One line a finding, the worst first and then by slide, cut to what a screen holds: severity, slide, place, code and message. */
export function worklist(diagnostics: readonly Diagnostic[], language: Language): readonly string[] {
  const words = wording(language);
  const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };
  const all = sortDiagnostics(diagnostics);
  const worst = [...all].sort((a, b) => rank[a.severity] - rank[b.severity] || (a.slide ?? 0) - (b.slide ?? 0));
  const rows = worst.slice(0, screen).map((diagnostic) => {
    const json = toJson(diagnostic, language);
    const { message, file, line, column, shape } = json;
    const place = shape !== undefined ? clip(shape) : isInDeck(json) ? words.cli.inNotes : file === undefined ? "" : line === undefined ? file : `${file}:${line}:${column}`;
    return { severity: words.print[diagnostic.severity], slide: diagnostic.slide === undefined ? "" : words.cli.slideNumber(diagnostic.slide), place, code: diagnostic.code, message: clip(message.replace(/\s+/gu, " ")) };
  });
  const wide = (key: "severity" | "slide" | "place" | "code"): number => Math.max(0, ...rows.map((row) => cells(row[key])));
  const [a, b, c, d] = [wide("severity"), wide("slide"), wide("place"), wide("code")];
  const lines = rows.map(({ severity, slide, place, code, message }) => `${pad(severity, a)}  ${pad(slide, b)}  ${pad(place, c)}  ${pad(code, d)}  ${message}`.trimEnd());
  return worst.length > screen ? [...lines, words.cli.more(worst.length - screen)] : lines;
}

/** A full-width character takes two cells of a terminal. */
const cells = (text: string): number => [...text].reduce((sum, c) => sum + (c.codePointAt(0)! > 0x2e7f ? 2 : 1), 0);
const pad = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - cells(text)));
const longestMessage = 90;
const clip = (text: string): string => (text.length > longestMessage ? `${text.slice(0, longestMessage - 1)}…` : text);
