import { parseRehearsal, rehearsalPath, rehearsalText } from "../outline/rehearsal.js";
import { serve } from "../preview/server.js";
import { makeShow } from "../preview/show.js";
import { hasErrors } from "../source/diagnostic.js";
import { diskWorld } from "../world.js";
import { write } from "../write.js";
import { openInBrowser } from "./browser.js";
import { leftOutLines } from "../preview/left-out.js";
import { portOf, untilStopped, whenPortTaken } from "./serving.js";
import type { Terminal } from "./terminal.js";

export interface PresentCommandOptions {
  readonly meeting?: string;
  readonly port?: string;
  readonly open: boolean;
  readonly allowCode?: boolean;
}

/** Serves the show until it is stopped with Ctrl+C. The presenter's window can save a rehearsal beside the outline. */
export async function presentCommand(path: string, options: PresentCommandOptions, terminal: Terminal): Promise<number> {
  const port = portOf(options.port);
  if (port === undefined) return terminal.misused(terminal.words.badPort(options.port ?? ""));
  const { page, compiled, diagnostics } = await makeShow(diskWorld({ code: options.allowCode }), path, { meeting: options.meeting, notes: true, save: true });
  terminal.diagnostics(diagnostics);
  if (!page || hasErrors(diagnostics)) return 1;
  const serving = await whenPortTaken(terminal, port, () =>
    serve(
      {
        pages: { "": () => ({ type: "text/html; charset=utf-8", body: page.html, policy: page.policy }) },
        posts: {
          async rehearsal(json) {
            const rehearsal = parseRehearsal(json);
            if (!rehearsal) return 400;
            const target = rehearsalPath(path);
            const problems = await write([{ path: target, data: new TextEncoder().encode(rehearsalText(rehearsal)) }]);
            terminal.diagnostics(problems);
            if (problems.length === 0) terminal.line(terminal.words.written(target));
            return problems.length === 0 ? 204 : 500;
          },
        },
      },
      port,
    ),
  );
  if (!serving) return 1;
  for (const line of leftOutLines(compiled, terminal.words)) terminal.line(line);
  terminal.line(terminal.words.serving(serving.url));
  if (options.open) openInBrowser(serving.url);
  await untilStopped();
  await serving.close();
  return 0;
}
