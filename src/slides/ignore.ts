import type { Sources } from "../load.js";
import { error, warning, type Diagnostic } from "../source/diagnostic.js";
import type { Path } from "../source/span.js";
import { suggest } from "../source/suggest.js";
import { en } from "../source/wording/en.js";

/**
 * Without the warnings that the outline, or the slide concerned, says to ignore. Errors cannot be silenced: an `ignore`
 * that asks for it, or names no code at all, is told so.
 */
export function silence(diagnostics: readonly Diagnostic[], sources: Sources): readonly Diagnostic[] {
  const wishes = wishesOf(sources);
  const concerned = (diagnostic: Diagnostic): readonly Wish[] => wishes.filter((wish) => wish.code === diagnostic.code && wish.concerns(diagnostic));
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

/** One entry of an `ignore:` list. */
interface Wish {
  readonly code: string;
  readonly path: Path;
  concerns(diagnostic: Diagnostic): boolean;
}

function wishesOf({ outline, located }: Sources): readonly Wish[] {
  const deck = (outline.ignore ?? []).map((code, i): Wish => ({ code, path: ["ignore", i], concerns: () => true }));
  const slides = outline.slides.flatMap((slide, s) => {
    if (!slide.ignore) return [];
    const whole = located.locate(["slides", s]);
    const concerns = ({ span }: Diagnostic): boolean => span !== undefined && span.file === whole.file && whole.start <= span.start && span.start < whole.end;
    return slide.ignore.map((code, i): Wish => ({ code, path: ["slides", s, "ignore", i], concerns }));
  });
  return [...deck, ...slides];
}
