import type { Sources } from "../load.js";
import { error, warning, type Diagnostic } from "../source/diagnostic.js";
import type { Path } from "../source/span.js";
import { suggest } from "../source/suggest.js";
import { en } from "../source/wording/en.js";

/**
 * Without the warnings that the outline, or the slide concerned, says to ignore. Errors cannot be silenced: an `ignore`
 * that asks for it, or names no code at all, is told so.
 */
export const silence = (diagnostics: readonly Diagnostic[], sources: Sources): readonly Diagnostic[] => heard(diagnostics, wishesOf(sources), sources);

export interface Settlement {
  /** Severities by the names of rules, as the outline sets them. */
  readonly levels: Readonly<Record<string, "off" | Diagnostic["severity"]>>;
  /** Names of all rules. */
  readonly known: readonly string[];
  /** Whether a warning of this code is an error in this run. */
  readonly raised: (code: string) => boolean;
  /** Indices of the slides that this variant of the outline has. */
  readonly shown: ReadonlySet<number>;
  /** The deck that is for everybody: only there can be told that an `ignore` has nothing to do. */
  readonly whole: boolean;
}

/** The same once every rule has run: severities as the outline and the command say, and wishes that nothing came of. */
export function settle(diagnostics: readonly Diagnostic[], sources: Sources, { levels, known, raised, shown, whole }: Settlement): readonly Diagnostic[] {
  const wishes = wishesOf(sources);
  const levelled = diagnostics.flatMap((diagnostic): readonly Diagnostic[] => {
    const level = Object.hasOwn(levels, diagnostic.code) && known.includes(diagnostic.code) ? levels[diagnostic.code] : undefined;
    return level === "off" ? [] : [level === undefined ? diagnostic : { ...diagnostic, severity: level }];
  });
  const idle = wishes.filter((wish) => whole && wish.slide !== undefined ? shown.has(wish.slide) && !levelled.some((one) => grants(wish, one)) : whole && !levelled.some((one) => grants(wish, one)));
  const codes = Object.keys(en.diagnostics);
  return [
    ...heard(levelled, wishes, sources).map((diagnostic): Diagnostic => (diagnostic.severity === "warning" && raised(diagnostic.code) ? { ...diagnostic, severity: "error" } : diagnostic)),
    ...idle.filter(({ code }) => codes.includes(code)).map(({ code, path }) => warning("unused-ignore", { code }, { span: sources.located.locate(path, "key") })),
    ...Object.keys(levels)
      .filter((name) => !known.includes(name))
      .map((name) => error("unknown-check", { name, suggestion: suggest(name, known), known }, { span: sources.located.locate(["checks", name], "key") })),
  ];
}

const grants = (wish: Wish, diagnostic: Diagnostic): boolean => wish.code === diagnostic.code && wish.concerns(diagnostic);

function heard(diagnostics: readonly Diagnostic[], wishes: readonly Wish[], sources: Sources): readonly Diagnostic[] {
  if (wishes.length === 0) return diagnostics;
  const concerned = (diagnostic: Diagnostic): readonly Wish[] => wishes.filter((wish) => grants(wish, diagnostic));
  const kept = diagnostics.filter((diagnostic) => diagnostic.severity === "error" || concerned(diagnostic).length === 0);
  const inVain = new Set(diagnostics.filter(({ severity }) => severity === "error").flatMap(concerned));
  const codes = Object.keys(en.diagnostics);
  const told = wishes.flatMap((wish) => {
    const span = sources.located.locate(wish.path);
    if (!codes.includes(wish.code)) return [error("unknown-ignore", { code: wish.code, suggestion: suggest(wish.code, codes) }, { span })];
    return inVain.has(wish) ? [warning("error-not-ignored", { code: wish.code }, { span })] : [];
  });
  return [...kept, ...told];
}

/** One entry of an `ignore:`; a list names codes, a mapping gives each its reason. */
interface Wish {
  readonly code: string;
  readonly path: Path;
  /** Index of the slide that has it; none for the deck. */
  readonly slide?: number;
  concerns(diagnostic: Diagnostic): boolean;
}

function wishesOf({ outline, located }: Sources): readonly Wish[] {
  const deck = entries(outline.ignore).map(({ code, step }): Wish => ({ code, path: ["ignore", step], concerns: () => true }));
  const slides = outline.slides.flatMap((slide, s) => {
    if (!slide.ignore) return [];
    const whole = located.locate(["slides", s]);
    const concerns = ({ span }: Diagnostic): boolean => span !== undefined && span.file === whole.file && whole.start <= span.start && span.start < whole.end;
    return entries(slide.ignore).map(({ code, step }): Wish => ({ code, path: ["slides", s, "ignore", step], slide: s, concerns }));
  });
  return [...deck, ...slides];
}

const entries = (ignore: readonly string[] | Readonly<Record<string, string>> | undefined): readonly { readonly code: string; readonly step: string | number }[] =>
  ignore === undefined ? [] : Array.isArray(ignore) ? ignore.map((code: string, step) => ({ code, step })) : Object.keys(ignore).map((code) => ({ code, step: code }));
