import { check } from "../check.js";
import { compile } from "../compile.js";
import { hasErrors } from "../source/diagnostic.js";
import { diskWorld } from "../world.js";
import type { Terminal } from "./terminal.js";

export async function checkCommand(path: string, options: { readonly meeting?: string; readonly json?: boolean; readonly allowCode?: boolean; readonly strict?: boolean }, terminal: Terminal): Promise<number> {
  const { diagnostics } = await check(await compile(diskWorld({ code: options.allowCode }), path, options.meeting), options);
  if (options.json) terminal.json({ diagnostics: terminal.jsonDiagnostics(diagnostics) });
  else {
    terminal.diagnostics(diagnostics);
    terminal.line(diagnostics.length === 0 ? terminal.words.fine : terminal.counted(diagnostics));
  }
  return hasErrors(diagnostics) ? 1 : 0;
}
