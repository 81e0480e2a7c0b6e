import { outputPath } from "../outline/output.js";
import { makeShow } from "../preview/show.js";
import { error, hasErrors, type Diagnostic } from "../source/diagnostic.js";
import { diskWorld } from "../world.js";
import { write } from "../write.js";
import { leftOutLines } from "../preview/left-out.js";
import type { Terminal } from "./terminal.js";

export interface ExportCommandOptions {
  readonly output?: string;
  readonly meeting?: string;
  /** commander's form of `--no-notes`. */
  readonly notes: boolean;
  readonly json?: boolean;
  readonly allowCode?: boolean;
}

/** Writes the deck as one HTML file; with an error in the outline nothing is written. */
export async function exportCommand(path: string, options: ExportCommandOptions, terminal: Terminal): Promise<number> {
  const { output } = options;
  if (output !== undefined && !/\.html?$/iu.test(output)) {
    terminal.diagnostics([error("output-name", { path: output, ending: ".html" })]);
    return 1;
  }
  const show = await makeShow(diskWorld({ code: options.allowCode }), path, { meeting: options.meeting, notes: options.notes, save: false });
  const diagnostics: Diagnostic[] = [...show.diagnostics];
  const { sources, variant } = show.compiled;
  const target = output ?? (sources && variant && outputPath(path, sources.outline, variant).replace(/\.pptx$/iu, ".html"));
  const data = show.page && new TextEncoder().encode(show.page.html);
  if (data && target !== undefined) diagnostics.push(...(await write([{ path: target, data }])));
  const failed = hasErrors(diagnostics);
  if (options.json) terminal.json({ files: failed || !data ? [] : [{ path: target, bytes: data.length }], diagnostics: terminal.jsonDiagnostics(diagnostics) });
  else {
    terminal.diagnostics(diagnostics);
    terminal.line(failed || target === undefined ? terminal.words.nothingWritten(terminal.counted(diagnostics)) : terminal.words.written(target));
    if (!failed) for (const line of leftOutLines(show.compiled, terminal.words)) terminal.line(line);
    if (!failed && options.notes) terminal.line(terminal.words.notesInside);
  }
  return failed ? 1 : 0;
}
