import { resolve } from "node:path";
import { absentSlides, emit, type WriteOptions } from "../build.js";
import { check } from "../check.js";
import { compile, type Compiled } from "../compile.js";
import { outputPath } from "../outline/output.js";
import { widest } from "../pictures/raster.js";
import { recording } from "../preview/recording.js";
import { showOf } from "../preview/show.js";
import { sizeOf } from "../scene/artifact.js";
import type { Artifact } from "../scene/nodes.js";
import { pick } from "../scene/pick.js";
import { error, hasErrors, type Diagnostic } from "../source/diagnostic.js";
import { folderOf } from "../source/paths.js";
import type { World } from "../source/world.js";
import { diskWorld } from "../world.js";
import { write } from "../write.js";
import { leftOutLines } from "../preview/left-out.js";
import { exportFormats, type ExportFormat as Format } from "./export-formats.js";
import type { Terminal } from "./terminal.js";

export interface ExportCommandOptions {
  /** Of `exportFormats`, joined by commas; `html` unless given. */
  readonly to?: string;
  readonly output?: string;
  readonly meeting?: string;
  /** `--notes`, `--no-notes`; as is usual for each format unless given. */
  readonly notes?: boolean;
  readonly width?: string;
  readonly slides?: string;
  readonly json?: boolean;
  readonly allowCode?: boolean;
}

/** Writes a deck in one or more other forms; with an error in the outline, or in one of them, nothing is written. */
export async function exportCommand(path: string, options: ExportCommandOptions, terminal: Terminal): Promise<number> {
  const asked = readOptions(options, terminal.words);
  if ("problem" in asked) return terminal.misused(asked.problem);
  const progress = (text: string | undefined): void => (options.json ? undefined : terminal.progress(text));
  progress(terminal.words.reading);
  const { world, paths } = recording(diskWorld({ code: options.allowCode }));
  const compiled = await check(await compile(world, path, options.meeting));
  const diagnostics: Diagnostic[] = [...compiled.diagnostics];
  const written: Written[] = [];
  progress(hasErrors(diagnostics) ? undefined : terminal.words.writing);
  for (const format of asked.formats) {
    const output = asked.formats.length === 1 ? options.output : options.output && sharedOutput(options.output, format);
    const one = await exported(compiled, path, format, { ...asked, output });
    const own = one.diagnostics.filter((diagnostic) => !compiled.diagnostics.includes(diagnostic));
    diagnostics.push(...own.filter((diagnostic) => !diagnostics.some((known) => isSame(known, diagnostic))));
    written.push({ format, artifacts: one.artifacts });
  }
  const artifacts = written.flatMap((one) => one.artifacts);
  if (!hasErrors(diagnostics)) diagnostics.push(...(await overwritten(world, artifacts, paths())));
  if (!hasErrors(diagnostics)) diagnostics.push(...(await write(artifacts)));
  progress(undefined);
  const failed = hasErrors(diagnostics);
  if (options.json) {
    terminal.json({ files: failed ? [] : artifacts.map((artifact) => ({ path: artifact.path, bytes: sizeOf(artifact) })), diagnostics: terminal.jsonDiagnostics(diagnostics) });
    return failed ? 1 : 0;
  }
  terminal.diagnostics(diagnostics);
  if (failed) terminal.line(terminal.words.nothingWritten(terminal.counted(diagnostics)));
  else for (const line of [...written.map((one) => said(one, terminal.words)), ...leftOutLines(compiled, terminal.words)]) terminal.line(line);
  if (!failed && asked.formats.some((format) => options.notes ?? notesUsual.has(format))) terminal.line(terminal.words.notesInside);
  return failed ? 1 : 0;
}

/** Two forms may lack the same typeface. */
const isSame = (one: Diagnostic, other: Diagnostic): boolean => one === other || (one.span === undefined && other.span === undefined && one.code === other.code && String(Object.values(one.args)) === String(Object.values(other.args)));

interface Written {
  readonly format: Format;
  readonly artifacts: readonly Artifact[];
}

interface Asked extends WriteOptions {
  readonly formats: readonly Format[];
}

/** What `-o` means for one of several formats: a name, to which each gives its ending; pictures are in a folder of that name. */
function sharedOutput(output: string, format: Format): string {
  const base = output.replace(/\.(?:pdf|png|html?|md|docx|pptx)$/iu, "").replace(/[\\/]+$/u, "");
  if (format === "png") return `${base}/${base.split(/[\\/]/u).at(-1)!}.png`;
  return `${base}.${format === "docx-handout" ? "docx" : format}`;
}

/** Those that hold the notes unless told otherwise. */
const notesUsual: ReadonlySet<Format> = new Set(["html", "md", "docx-handout"]);

async function exported(compiled: Compiled, path: string, format: Format, options: WriteOptions): Promise<{ readonly artifacts: readonly Artifact[]; readonly diagnostics: readonly Diagnostic[] }> {
  return format === "html" ? exportedPage(compiled, path, options) : emit(compiled, { ...options, backend: format });
}

async function exportedPage(compiled: Compiled, path: string, { output, slides: numbers, notes = true }: WriteOptions): Promise<{ readonly artifacts: readonly Artifact[]; readonly diagnostics: readonly Diagnostic[] }> {
  const refused = (problem?: Diagnostic) => ({ artifacts: [], diagnostics: problem ? [problem] : [] });
  if (output !== undefined && !/\.html?$/iu.test(output)) return refused(error("output-name", { path: output, ending: ".html" }));
  const { scene, sources, variant, slides } = compiled;
  if (!scene || !sources || !variant || hasErrors(compiled.diagnostics)) return refused();
  const absent = absentSlides(scene, { slides: numbers });
  if (absent) return refused(absent);
  const picked = pick(scene, { slides: numbers, hidden: false, notes });
  const kept = new Set(picked.slides.map(({ number }) => number));
  const show = await showOf({ ...compiled, scene: picked, slides: slides.filter((_, i) => kept.has(scene.slides[i]!.number)) }, { notes, save: false });
  const target = output ?? outputPath(path, sources.outline, variant).replace(/\.pptx$/iu, ".html");
  return { artifacts: show.page ? [{ path: target, data: new TextEncoder().encode(show.page.html) }] : [], diagnostics: show.diagnostics };
}

type Words = Terminal["words"];

function readOptions({ to = "html", width, slides, notes }: ExportCommandOptions, words: Words): Asked | { readonly problem: string } {
  const names = [...new Set(to.split(/[,，]/u).map((name) => name.trim().toLowerCase()).filter((name) => name !== ""))];
  const unknown = names.find((name) => !exportFormats.some((format) => format === name));
  if (unknown !== undefined || names.length === 0) return { problem: words.unknownForm(unknown ?? to, exportFormats) };
  if (width !== undefined && (!/^\d{1,5}$/u.test(width) || Number(width) < narrowest || Number(width) > widest)) return { problem: words.badWidth(width, narrowest, widest) };
  const numbers = slides === undefined ? undefined : slideNumbers(slides);
  if (slides !== undefined && !numbers) return { problem: words.badSlides(slides) };
  return {
    formats: exportFormats.filter((format) => names.includes(format)),
    slides: numbers,
    notes,
    width: width === undefined ? undefined : Number(width),
  };
}

/** Pixels; on a smaller picture nothing can be told apart. */
const narrowest = 64;
/** More slides than any deck has. */
const mostSlides = 9999;

/** `3,5-7` → 3, 5, 6, 7; undefined where it says something else. */
export function slideNumbers(text: string): ReadonlySet<number> | undefined {
  const numbers = new Set<number>();
  for (const part of text.split(/[,，、]/u)) {
    const [, first, last = first] = /^\s*(\d{1,4})\s*(?:[-–~～至]\s*(\d{1,4})\s*)?$/u.exec(part) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (first === undefined || from < 1 || to < from || to > mostSlides) return undefined;
    for (let number = from; number <= to; number += 1) numbers.add(number);
  }
  return numbers;
}

/** A handout in Markdown under the name of the report, or a page under that of the outline, would be the end of it. */
async function overwritten(world: World, artifacts: readonly Artifact[], read: readonly string[]): Promise<readonly Diagnostic[]> {
  const real = async (path: string): Promise<string> => (await world.realPath(path).catch(() => resolve(path).replaceAll("\\", "/"))).toLowerCase();
  const sources = new Set(await Promise.all(read.map(real)));
  const targets = await Promise.all(artifacts.map(({ path }) => real(path)));
  return artifacts.filter((_, i) => sources.has(targets[i]!)).map(({ path }) => error("output-is-source", { path }));
}

function said({ format, artifacts }: Written, words: Words): string {
  const first = artifacts[0]?.path ?? "";
  return format === "png" && artifacts.length > 1 ? words.pictures(artifacts.length, folderOf(first) || ".") : words.written(first);
}
