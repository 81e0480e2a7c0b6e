import { build } from "../build.js";
import { galleryOutline } from "../gallery.js";
import { themeFile } from "../kinds/load.js";
import type { SlideSize } from "../layout/grid.js";
import { error, hasErrors, type Diagnostic } from "../source/diagnostic.js";
import { suggest } from "../source/suggest.js";
import { memoryWorld } from "../world.js";
import { write } from "../write.js";
import type { Terminal } from "./terminal.js";

interface Options {
  readonly output: string;
  readonly size: SlideSize;
  readonly to: "pptx" | "svg";
  readonly brief?: boolean;
}

/** One deck with every example of every template in a theme. */
export async function galleryCommand(theme: string, options: Options, terminal: Terminal): Promise<number> {
  const { known } = await themeFile(theme);
  if (!known.includes(theme)) {
    terminal.diagnostics([error("unknown-theme", { name: theme, suggestion: suggest(theme, known), known })]);
    return 1;
  }
  const outline = await galleryOutline({ theme, size: options.size, brief: options.brief, title: terminal.words.galleryTitle(theme) });
  const built = await build(memoryWorld({ "gallery.yaml": outline }), "gallery.yaml", { output: options.output, backend: options.to });
  const diagnostics: Diagnostic[] = [...built.diagnostics];
  if (!hasErrors(diagnostics)) diagnostics.push(...(await write(built.artifacts)));
  terminal.diagnostics(diagnostics);
  if (hasErrors(diagnostics)) return 1;
  terminal.line(terminal.words.galleryWritten(built.scene?.slides.length ?? 0, options.output));
  return 0;
}
