import { compile, type Compiled } from "./compile.js";
import { loadKinds } from "./kinds/load.js";
import type { Artifact } from "./scene/nodes.js";
import { error, hasErrors, type Diagnostic } from "./source/diagnostic.js";
import { join, folderOf } from "./source/paths.js";
import type { World } from "./source/world.js";

export interface BuildOptions {
  /** Build the variant for this meeting. */
  readonly meeting?: string;
  /** A file format of `backends/`; `pptx` unless said. */
  readonly backend?: string;
  /** Where the deck goes; else the outline's `output`, else `output/NAME.pptx` beside it. */
  readonly output?: string;
}

export interface Built extends Compiled {
  /** Empty where an error stands in the way. */
  readonly artifacts: readonly Artifact[];
}

/** From an outline to the bytes of its deck. Nothing is written: what becomes of the artifacts is the caller's business. */
export async function build(world: World, path: string, options: BuildOptions = {}): Promise<Built> {
  const compiled = await compile(world, path, options.meeting);
  if (!compiled.scene || !compiled.sources || hasErrors(compiled.diagnostics)) return { ...compiled, artifacts: [] };
  const name = options.backend ?? "pptx";
  const backend = (await loadKinds("backends", [name])).get(name);
  if (!backend) return { ...compiled, artifacts: [], diagnostics: [...compiled.diagnostics, unknownBackend(name)] };
  const { fitPictures } = compiled.scene.pictures.size > 0 ? await import("./pictures/fit.js") : { fitPictures: undefined };
  const scene = fitPictures ? await fitPictures(compiled.scene) : compiled.scene;
  const target = outputPath(path, compiled, options);
  const emitted = await backend.emit(scene, compiled.sources.theme);
  const artifacts = emitted.map((artifact) => ({ ...artifact, path: emitted.length === 1 ? target : join(folderOf(target), artifact.path) }));
  return { ...compiled, scene, artifacts };
}

const unknownBackend = (name: string): Diagnostic => error("unknown-backend", { name });

/** `outline.yaml` → `output/outline.pptx`; a meeting adds its name. */
function outputPath(path: string, { variant, sources }: Compiled, options: BuildOptions): string {
  if (options.output !== undefined) return options.output;
  const base = folderOf(path);
  if (variant?.deck.output !== undefined) return join(base, variant.deck.output);
  const whole = sources?.outline.deck.output;
  const stem = whole ? whole.replace(/\.pptx$/iu, "") : `output/${path.slice(path.lastIndexOf("/") + 1).replace(/\.ya?ml$/iu, "")}`;
  return join(base, `${stem}${variant?.meeting === undefined ? "" : `-${variant.meeting}`}.pptx`);
}
