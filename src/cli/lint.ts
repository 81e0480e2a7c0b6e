import { lintDeck, type Finding, type LintReport } from "../lint/lint.js";
import { rules } from "../lint/rules.js";
import { readBytes } from "../source/paths.js";
import { visible } from "../source/code-frame.js";
import { textTable } from "../source/text-table.js";
import { wording, type Language, type Said } from "../source/wording/wording.js";
import { diskWorld } from "../world.js";
import type { Terminal } from "./terminal.js";

interface Options {
  readonly format: "text" | "json" | "github";
  readonly json?: boolean;
  readonly rules?: boolean;
}

/** What a .pptx of whatever origin breaks; 1 where one of it is an error, or the file cannot be read. */
export async function lintCommand(path: string | undefined, options: Options, terminal: Terminal): Promise<number> {
  if (options.rules) return listRules(terminal, options.json ?? false);
  if (path === undefined) return terminal.misused(terminal.words.lintNothing);
  const format = options.json ? "json" : options.format;
  const read = await readBytes(diskWorld(), path);
  const { value, diagnostics } = read.value ? lintDeck(read.value, path) : { value: undefined, diagnostics: read.diagnostics };
  if (!value) {
    if (format === "json") terminal.json({ diagnostics: terminal.jsonDiagnostics(diagnostics) });
    else terminal.diagnostics(diagnostics);
    return 1;
  }
  switch (format) {
    case "json":
      terminal.json(jsonOf(value, terminal.language));
      break;
    case "github":
      terminal.out(value.findings.map((finding) => annotation(value, finding, terminal.language)).join(""));
      break;
    case "text":
      terminal.out(textOf(value, terminal.language));
      break;
  }
  return value.findings.some(({ severity }) => severity === "error") ? 1 : 0;
}

function listRules(terminal: Terminal, json: boolean): number {
  const { lint, print } = wording(terminal.language);
  if (json) terminal.json(rules.map(({ name, severity, summary }) => ({ name, severity, summary: summary[terminal.language] })));
  else terminal.out(textTable([lint.heads, ...rules.map(({ name, severity, summary }) => [name, print[severity], summary[terminal.language]])]));
  return 0;
}

function said({ rule, args }: Finding, language: Language): Said {
  const speak = wording(language).lint.rules[rule] as (args: never) => Said;
  const { message, hint } = speak(short(args) as never); // the rule has said what its sentence asks for
  return { message: visible(message), ...(hint !== undefined && { hint: visible(hint) }) };
}

function jsonOf({ path, slides, parts, findings }: LintReport, language: Language): unknown {
  return { path, slides, parts, findings: findings.map((finding) => ({ ...finding, ...said(finding, language) })) };
}

/** What a reader takes in of one rule; `--json` has them all. */
const mostShown = 12;

/** By slide, the file as a whole first. */
function textOf({ slides, findings }: LintReport, language: Language): string {
  const words = wording(language);
  if (findings.length === 0) return `${words.lint.clean(slides)}\n`;
  const left = new Map<string, number>();
  const shown = findings.filter(({ rule }) => {
    left.set(rule, (left.get(rule) ?? 0) + 1);
    return left.get(rule)! <= mostShown;
  });
  const groups = new Map<number, Finding[]>();
  for (const finding of shown) groups.set(finding.slide ?? 0, [...(groups.get(finding.slide ?? 0) ?? []), finding]);
  const blocks = [...groups].sort(([a], [b]) => a - b).map(([slide, list]) => `${slide === 0 ? words.lint.file : words.lint.slide(slide)}\n${list.map((finding) => lines(finding, language)).join("")}`);
  const more = [...left].filter(([, count]) => count > mostShown).map(([rule, count]) => `${words.lint.more(count - mostShown, rule)}\n`);
  const count = (wanted: Finding["severity"]): number => findings.filter(({ severity }) => severity === wanted).length;
  return `${[...blocks, ...(more.length > 0 ? [more.join("")] : [])].join("\n")}\n${words.lint.result(count("error"), count("warning"), count("info"))}\n`;
}

function lines(finding: Finding, language: Language): string {
  const { print } = wording(language);
  const { message, hint } = said(finding, language);
  const place = [finding.shape === undefined || finding.shape === "" ? "" : `“${visible(finding.shape)}”`, finding.part === undefined ? "" : visible(finding.part)].filter((part) => part !== "").join(" · ");
  const rows = [`  ${print[finding.severity]}[${finding.rule}]${print.colon}${message}`, ...(place === "" ? [] : [`      ${place}`]), ...(hint === undefined ? [] : [`      ${print.hint}${print.colon}${hint}`])];
  return `${rows.join("\n")}\n`;
}

/** A workflow command of GitHub Actions; percent, line ends and in properties colons and commas are escaped. */
function annotation({ path }: LintReport, finding: Finding, language: Language): string {
  const words = wording(language);
  const { message, hint } = said(finding, language);
  const level = { error: "error", warning: "warning", info: "notice" }[finding.severity];
  const data = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
  const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
  const place = [finding.slide === undefined ? "" : words.lint.slide(finding.slide), finding.shape === undefined ? "" : visible(finding.shape), finding.part ?? ""].filter((part) => part !== "").join(", ");
  return `::${level} file=${property(path)},title=${property(finding.rule)}::${data([place === "" ? "" : `${place}${words.print.colon}`, message, hint === undefined ? "" : ` ${hint}`].join(""))}\n`;
}

const longest = 80;

function short(args: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const cut = (text: string): string => ([...text.slice(0, longest + 2)].length > longest ? `${[...text.slice(0, longest + 2)].slice(0, longest - 1).join("")}…` : text);
  return Object.fromEntries(Object.entries(args).map(([key, value]) => [key, typeof value === "string" ? cut(value) : Array.isArray(value) ? value.slice(0, 12).map(String) : value]));
}
