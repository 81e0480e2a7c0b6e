import { startDev } from "../preview/dev.js";
import { editorAddress, editors } from "../preview/editor.js";
import { diskWorld } from "../world.js";
import { openInBrowser } from "./browser.js";
import { portOf, untilStopped, whenPortTaken } from "./serving.js";
import type { Terminal } from "./terminal.js";

export interface DevCommandOptions {
  readonly meeting?: string;
  readonly port?: string;
  readonly editor?: string;
  readonly open: boolean;
  readonly poll?: boolean;
  readonly allowCode?: boolean;
}

/** Serves the preview until it is stopped with Ctrl+C; every build is one line. */
export async function devCommand(path: string, options: DevCommandOptions, terminal: Terminal): Promise<number> {
  const port = portOf(options.port);
  if (port === undefined) return terminal.misused(terminal.words.badPort(options.port ?? ""));
  const editor = editorAddress(options.editor ?? "vscode");
  if (editor === undefined) return terminal.misused(terminal.words.badEditor(options.editor ?? "", Object.keys(editors)));
  const serving = await whenPortTaken(terminal, port, () =>
    startDev({
      world: diskWorld({ code: options.allowCode }),
      path,
      language: terminal.language,
      choice: { meeting: options.meeting },
      editor,
      port,
      watch: { told: options.poll !== true, poll: options.poll === true ? 300 : undefined },
      built: ({ deck, diagnostics, checked, milliseconds }) => {
        if (!checked) return;
        const errors = diagnostics.filter(({ severity }) => severity === "error").length;
        const warnings = diagnostics.filter(({ severity }) => severity === "warning").length;
        terminal.line(terminal.words.previewed(deck?.slides.length ?? 0, errors, warnings, milliseconds));
      },
      crashed: (problem) => void terminal.crash(problem),
    }),
  );
  if (!serving) return 1;
  terminal.line(terminal.words.serving(serving.url));
  if (options.open) openInBrowser(serving.url);
  await untilStopped();
  await serving.close();
  return 0;
}
