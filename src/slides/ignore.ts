import type { Sources } from "../load.js";
import { error, type Diagnostic } from "../source/diagnostic.js";
import { suggest } from "../source/suggest.js";
import { en } from "../source/wording/en.js";

/** Without the warnings that the outline, or the slide concerned, says to ignore. Errors cannot be silenced. */
export function silence(diagnostics: readonly Diagnostic[], { outline, located }: Sources): readonly Diagnostic[] {
  const deck = new Set(outline.ignore ?? []);
  const spans = outline.slides.map((slide, i) => ({ codes: new Set(slide.ignore ?? []), span: located.locate(["slides", i]) }));
  const ignored = (diagnostic: Diagnostic): boolean => {
    if (diagnostic.severity === "error") return false;
    if (deck.has(diagnostic.code)) return true;
    const { span } = diagnostic;
    if (!span) return false;
    return spans.some((slide) => slide.codes.has(diagnostic.code) && slide.span.file === span.file && slide.span.start <= span.start && span.start < slide.span.end);
  };
  const places = [
    ...(outline.ignore ?? []).map((code, i) => ({ code, path: ["ignore", i] })),
    ...outline.slides.flatMap((slide, s) => (slide.ignore ?? []).map((code, i) => ({ code, path: ["slides", s, "ignore", i] }))),
  ];
  const codes = Object.keys(en.diagnostics);
  const unknown = places
    .filter(({ code }) => !codes.includes(code))
    .map(({ code, path }) => error("unknown-ignore", { code, suggestion: suggest(code, codes) }, { span: located.locate(path) }));
  return [...diagnostics.filter((diagnostic) => !ignored(diagnostic)), ...unknown];
}
