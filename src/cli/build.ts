import { build, type Built } from "../build.js";
import { load } from "../load.js";
import { sizeOf } from "../scene/artifact.js";
import { error, hasErrors, type Diagnostic } from "../source/diagnostic.js";
import { diskWorld } from "../world.js";
import { write } from "../write.js";
import { leftOutJson } from "../preview/left-out.js";
import { summary } from "./summary.js";
import type { Terminal } from "./terminal.js";

export interface BuildCommandOptions {
  readonly output?: string;
  readonly meeting?: string;
  readonly to?: string;
  readonly json?: boolean;
  readonly allowCode?: boolean;
  readonly strict?: boolean;
}

/** Builds the deck, or the variant of one meeting or of each. With an error in any of them nothing is written. */
export async function buildCommand(path: string, options: BuildCommandOptions, terminal: Terminal): Promise<number> {
  if (options.meeting === "all" && options.output !== undefined) return terminal.misused(terminal.words.oneFileForAll);
  const started = performance.now();
  const world = diskWorld({ code: options.allowCode });
  const progress = (text: string | undefined): void => (options.json ? undefined : terminal.progress(text));
  progress(terminal.words.reading);
  const built = await buildVariants(world, path, options);
  const diagnostics: Diagnostic[] = [...built.flatMap((one) => one.diagnostics), ...sharedOutputs(built)];
  const ready = !hasErrors(diagnostics);
  progress(ready ? terminal.words.writing : undefined);
  if (ready) diagnostics.push(...(await write(built.flatMap(({ artifacts }) => artifacts))));
  progress(undefined);
  const failed = hasErrors(diagnostics);
  const elapsed = performance.now() - started;
  if (options.json) {
    const files = failed ? [] : built.flatMap(({ artifacts }) => artifacts).map((artifact) => ({ path: artifact.path, bytes: sizeOf(artifact) }));
    const variants = built.flatMap((one) => (one.variant ? [{ meeting: one.variant.meeting, release: one.variant.release, minutes: one.variant.minutes, planned: one.variant.planned, leftOut: leftOutJson(one) }] : []));
    terminal.json({ files, variants, diagnostics: terminal.jsonDiagnostics(diagnostics) });
    return failed ? 1 : 0;
  }
  terminal.diagnostics(diagnostics);
  if (failed) terminal.line(terminal.words.nothingWritten(terminal.counted(diagnostics)));
  else for (const one of built) terminal.line(summary(one, elapsed, terminal.words));
  return failed ? 1 : 0;
}

async function buildVariants(world: ReturnType<typeof diskWorld>, path: string, options: BuildCommandOptions): Promise<readonly Built[]> {
  const { output, meeting, to: backend, strict } = options;
  if (meeting !== "all") return [await build(world, path, { output, meeting, backend, strict })];
  const meetings = Object.keys((await load(world, path)).value?.outline.meetings ?? {});
  if (meetings.length === 0) return [await build(world, path, { backend, strict })];
  const built: Built[] = [];
  for (const name of meetings) built.push(await build(world, path, { meeting: name, backend, strict }));
  return built;
}

/** Two meetings with one `output:`; case counts on some disks only. */
function sharedOutputs(built: readonly Built[]): readonly Diagnostic[] {
  const byPath = new Map<string, readonly Built[]>();
  for (const one of built) for (const { path } of one.artifacts) byPath.set(path.toLowerCase(), [...(byPath.get(path.toLowerCase()) ?? []), one]);
  return [...byPath.values()].flatMap((same) => {
    if (same.length === 1) return [];
    return [error("output-twice", { path: same[0]!.artifacts[0]!.path, meetings: same.flatMap(({ variant }) => variant?.meeting ?? []) })];
  });
}
