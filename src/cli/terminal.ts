import { formatDiagnostic, sortDiagnostics, toJson, type JsonDiagnostic } from "../source/print.js";
import { error, type Diagnostic } from "../source/diagnostic.js";
import { languageOf, languages, wording, type Language, type Wording } from "../source/wording/wording.js";

interface Stream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}
type Environment = Readonly<Record<string, string | undefined>>;

/** More than anyone reads at a time; `--json` has them all. */
const mostShown = 50;

/** `--lang` wherever it stands, else the locale of the environment, else that of the system. */
export function commandLanguage(argv: readonly string[], env: Environment): Language {
  const at = argv.indexOf("--lang");
  const given = at >= 0 ? argv[at + 1] : argv.find((word) => word.startsWith("--lang="))?.slice("--lang=".length);
  const chosen = languages.find((language) => language === given);
  const named = [env["LC_ALL"], env["LC_MESSAGES"], env["LANG"]].find((locale) => locale !== undefined && locale !== "");
  return chosen ?? languageOf(named ?? Intl.DateTimeFormat().resolvedOptions().locale);
}

/** Where the commands speak: results to standard output, progress and diagnostics to standard error, in one language. */
export class Terminal {
  readonly words: Wording["cli"];
  private readonly color: boolean;

  constructor(
    readonly language: Language,
    private readonly stdout: Stream,
    private readonly stderr: Stream,
    env: Environment,
  ) {
    this.words = wording(language).cli;
    const forced = env["FORCE_COLOR"] !== undefined && env["FORCE_COLOR"] !== "0";
    this.color = (env["NO_COLOR"] ?? "") === "" && env["TERM"] !== "dumb" && (forced || stderr.isTTY === true);
  }

  out(text: string): void {
    this.stdout.write(text);
  }

  line(text: string): void {
    this.stdout.write(`${text}\n`);
  }

  json(value: unknown): void {
    this.line(JSON.stringify(value, null, 2));
  }

  /** What is being done: on a terminal one line that the next step overwrites, elsewhere a plain line each. */
  progress(text: string | undefined): void {
    if (this.stderr.isTTY === true) this.stderr.write(text === undefined ? "\r\u001b[K" : `\r\u001b[K${text}…`);
    else if (text !== undefined) this.stderr.write(`${text}…\n`);
  }

  diagnostics(diagnostics: readonly Diagnostic[]): void {
    const all = sortDiagnostics(diagnostics);
    const byWeight = [...all.filter(({ severity }) => severity === "error"), ...all.filter(({ severity }) => severity !== "error")];
    for (const diagnostic of sortDiagnostics(byWeight.slice(0, mostShown)))
      this.stderr.write(`${formatDiagnostic(diagnostic, { language: this.language, color: this.color })}\n\n`);
    if (all.length > mostShown) this.stderr.write(`${this.words.more(all.length - mostShown)}\n\n`);
  }

  /** Wrong usage; the exit code for it. */
  misused(problem: string): number {
    this.diagnostics([error("wrong-usage", { problem })]);
    return 2;
  }

  jsonDiagnostics(diagnostics: readonly Diagnostic[]): readonly JsonDiagnostic[] {
    return sortDiagnostics(diagnostics).map((diagnostic) => toJson(diagnostic, this.language));
  }

  counted(diagnostics: readonly Diagnostic[]): string {
    const count = (severity: Diagnostic["severity"]): number => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return this.words.counted(count("error"), count("warning"));
  }

  /** A programmer's mistake: said as one, so that nobody looks for it in an outline. */
  crash(problem: unknown): number {
    const lines = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
    this.stderr.write(`${this.words.crash}\n${lines}\n`);
    return 70;
  }
}
