import { check } from "./check.js";
import { compile, type Compiled } from "./compile.js";
import type { EmitOptions, Output } from "./kinds/backend.js";
import { kindNames, loadKinds } from "./kinds/load.js";
import { movedTo } from "./scene/artifact.js";
import type { Artifact, Scene } from "./scene/nodes.js";
import { pick } from "./scene/pick.js";
import { error, hasErrors, type Diagnostic } from "./source/diagnostic.js";
import { outputPath } from "./outline/output.js";
import type { Memo } from "./source/memo.js";
import { folderOf, join } from "./source/paths.js";
import type { World } from "./source/world.js";

export interface BuildOptions extends WriteOptions {
  /** Build the variant for this meeting. */
  readonly meeting?: string;
  /** Warnings about truth stop the build. */
  readonly strict?: boolean;
}

/** What is written of a deck, and where to. */
export interface WriteOptions {
  /** A file format of `backends/`; `pptx` unless said. */
  readonly backend?: string;
  /**
   * The file that the deck goes to, else the outline's `output`, else `output/NAME.pptx` beside it, with the format's ending. Formats
   * of a file a slide take a folder, or a name with their ending, which each file then bears with its number.
   */
  readonly output?: string;
  /** Numbers of the slides that are written; all, but those hidden from what is handed out, unless given. */
  readonly slides?: ReadonlySet<number>;
  /** Whether the speaker's notes are written; as is usual for the format unless said. */
  readonly notes?: boolean;
  /** Pixels, of formats that are pictures. */
  readonly width?: number;
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
  const [compiled] = await Promise.all([compile(world, path, options.meeting, memo).then((one) => check(one, options)), loadKinds("backends", [options.backend ?? "pptx"])]);
  return emit(compiled, options, memo);
}

/** The bytes of a deck that is compiled and checked: the second half of `build`, for one deck in several formats. */
export async function emit(compiled: Compiled, options: WriteOptions = {}, memo?: Memo): Promise<Built> {
  const name = options.backend ?? "pptx";
  const refused = (...problems: readonly Diagnostic[]): Built => ({ ...compiled, artifacts: [], diagnostics: [...compiled.diagnostics, ...problems] });
  const backend = (await loadKinds("backends", [name])).get(name);
  if (!backend) return refused(error("unknown-backend", { name, known: await kindNames("backends") }));
  const { output } = backend;
  // A presentation under the name of the report, or of the outline itself, would be the end of it.
  if (output.files === "one" && options.output !== undefined && !hasEnding(options.output, output)) return refused(error("output-name", { path: options.output, ending: output.extension }));
  const { sources, variant } = compiled;
  if (!compiled.scene || !sources || !variant || hasErrors(compiled.diagnostics)) return refused();
  const absent = absentSlides(compiled.scene, options);
  if (absent) return refused(absent);
  const picked = pick(compiled.scene, { slides: options.slides, hidden: output.hidden, notes: options.notes ?? output.notes });
  const { fitPictures, pixelsPerPoint } = picked.pictures.size > 0 ? await import("./pictures/fit.js") : { fitPictures: undefined, pixelsPerPoint: 0 };
  const scene = fitPictures ? await fitPictures(picked, memo, Math.max(pixelsPerPoint, (options.width ?? 0) / picked.width)) : picked;
  const usual = withoutEnding(outputPath(sources.path, sources.outline, variant), ".pptx");
  const target = options.output ?? (output.files === "one" ? usual + output.extension : usual);
  const settings: EmitOptions = { notes: options.notes ?? output.notes, width: options.width, name: nameOf(hasEnding(target, output) ? withoutEnding(target, output.extension) : usual), last: compiled.scene.slides.at(-1)?.number };
  const said = (await backend.examine?.(scene, sources.theme, settings)) ?? [];
  const told = { ...compiled, scene, diagnostics: [...compiled.diagnostics, ...said] };
  if (hasErrors(said)) return { ...told, artifacts: [] };
  const emitted = await backend.emit(scene, sources.theme, memo, settings);
  return { ...told, artifacts: emitted.map((artifact) => movedTo(artifact, placeOf(artifact, emitted.length, target, output))) };
}

/** An error where slides are asked for that the deck does not have. */
export function absentSlides({ slides }: Scene, { slides: asked }: WriteOptions): Diagnostic | undefined {
  const known = new Set(slides.map(({ number }) => number));
  const absent = [...(asked ?? [])].filter((number) => !known.has(number));
  return absent.length === 0 ? undefined : error("slide-not-there", { numbers: absent.slice(0, 5).map(String), last: slides.length });
}

/** One file goes where it is said; of several each goes into the folder, or beside the name that is said, under its own. */
function placeOf({ path }: Artifact, count: number, target: string, output: Output): string {
  if (output.files === "one" || (count === 1 && hasEnding(target, output))) return target;
  return join(hasEnding(target, output) ? folderOf(target) : withoutEnding(target, ".pptx"), path);
}

/** `output/工作汇报` → 工作汇报 */
const nameOf = (path: string): string => path.replaceAll("\\", "/").split("/").at(-1) || "slide";

const hasEnding = (path: string, { extension }: Output): boolean => path.toLowerCase().endsWith(extension);
const withoutEnding = (path: string, ending: string): string => (path.toLowerCase().endsWith(ending) ? path.slice(0, -ending.length) : path);
