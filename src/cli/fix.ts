import { compile, type Compiled } from "../compile.js";
import { check } from "../check.js";
import { hasErrors, type Diagnostic } from "../source/diagnostic.js";
import { spanText, type Span } from "../source/span.js";
import { parseYaml } from "../source/yaml.js";

/** Findings whose mending changes how something is written and never what it says. */
const safe: ReadonlySet<string> = new Set(["punctuation-width", "range-style", "mixed-spacing"]);

export interface Fixed {
  readonly text: string;
  readonly count: number;
}

/**
 * The outline with what is safe to mend mended: each place alone, so that comments and layout stay as they are. A place is left where
 * the outline writes it otherwise than the finding says (escapes, folded lines), and all of them where the result were no outline.
 */
export function fixed(diagnostics: readonly Diagnostic[], { file }: { readonly file: Span["file"] }): Fixed {
  const edits = diagnostics.flatMap(({ code, span, args }) => {
    const { text, better } = args;
    if (!safe.has(code) || span?.file !== file || typeof text !== "string" || typeof better !== "string") return [];
    return spanText(span) === text && !needsQuotes(better) ? [{ start: span.start, end: span.end, better }] : [];
  });
  const inOrder = edits.sort((a, b) => b.start - a.start).filter(({ start, end }, i, all) => !all.slice(0, i).some((later) => later.start < end && start < later.end));
  const text = inOrder.reduce((whole, { start, end, better }) => whole.slice(0, start) + better + whole.slice(end), file.text);
  return hasErrors(parseYaml({ ...file, text }).diagnostics) ? { text: file.text, count: 0 } : { text, count: inOrder.length };
}

/** What would mean something to YAML where a plain text stands. */
const needsQuotes = (text: string): boolean => /["'#\n]|: /u.test(text);

export const checked = async (world: Parameters<typeof compile>[0], path: string, options: { readonly meeting?: string; readonly strict?: boolean }): Promise<Compiled> =>
  check(await compile(world, path, options.meeting), { ...options, remarks: true });
