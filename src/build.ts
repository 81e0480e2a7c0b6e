import { check } from "./check.js";
import { compile, type Compiled } from "./compile.js";
import { loadKinds } from "./kinds/load.js";
import { movedTo } from "./scene/artifact.js";
import type { Artifact } from "./scene/nodes.js";
import { error, hasErrors, type Diagnostic } from "./source/diagnostic.js";
import { outputPath } from "./outline/output.js";
import type { Memo } from "./source/memo.js";
import { join } from "./source/paths.js";
import type { World } from "./source/world.js";

export interface BuildOptions {
  /** Build the variant for this meeting. */
  readonly meeting?: string;
  /** A file format of `backends/`; `pptx` unless said. */
  readonly backend?: string;
  /** The file that the deck goes to, else the outline's `output`, else `output/NAME.pptx` beside it; for SVG a folder. */
  readonly output?: string;
  /** Warnings about truth stop the build. */
  readonly strict?: boolean;
}

export interface Built extends Compiled {
  /** Empty where an error stands in the way. */
  readonly artifacts: readonly Artifact[];
}

/**
 * From an outline to the bytes of its deck. Nothing is written: what becomes of the artifacts is the caller's business. With a
 * memo (`watch.ts`) only what has changed since its last build is made again; the bytes are the same.
 */
export async function build(world: World, path: string, options: BuildOptions = {}, memo?: Memo): Promise<Built> {
  const name = options.backend ?? "pptx";
  const [compiled, backends] = await Promise.all([compile(world, path, options.meeting, memo).then((one) => check(one, options)), loadKinds("backends", [name])]);
  // A presentation under the name of the report, or of the outline itself, would be the end of it.
  if (name === "pptx" && options.output !== undefined && !/\.pptx$/iu.test(options.output))
    return { ...compiled, artifacts: [], diagnostics: [...compiled.diagnostics, error("output-name", { path: options.output, ending: ".pptx" })] };
  if (!compiled.scene || !compiled.sources || !compiled.variant || hasErrors(compiled.diagnostics)) return { ...compiled, artifacts: [] };
  const backend = backends.get(name);
  if (!backend) return { ...compiled, artifacts: [], diagnostics: [...compiled.diagnostics, unknownBackend(name)] };
  const { fitPictures } = compiled.scene.pictures.size > 0 ? await import("./pictures/fit.js") : { fitPictures: undefined };
  const scene = fitPictures ? await fitPictures(compiled.scene, memo) : compiled.scene;
  const target = options.output ?? outputPath(path, compiled.sources.outline, compiled.variant);
  const emitted = await backend.emit(scene, compiled.sources.theme, memo);
  const folder = target.replace(/\.pptx$/iu, "");
  const artifacts = emitted.map((artifact) => movedTo(artifact, name === "pptx" ? target : join(folder, artifact.path)));
  return { ...compiled, scene, artifacts };
}

const unknownBackend = (name: string): Diagnostic => error("unknown-backend", { name });
