import type { Diagnosed, Diagnostic } from "./diagnostic.js";
import { error } from "./diagnostic.js";
import type { SourceFile, Span } from "./span.js";
import { decodeText, type DecodeOptions } from "./decode.js";
import { suggest } from "./suggest.js";
import type { World } from "./world.js";

/**
 * The path of a file that an outline names, joined to the outline's folder `base`, or a diagnostic at `span` and no
 * value. Only files below `base` are allowed: no absolute paths, no `..` out of it, no links that lead out of it, no URLs.
 * A file that does not exist passes: whoever reads it reports that.
 */
export async function insideFolder(world: World, base: string, path: string, span?: Span): Promise<Diagnosed<string | undefined>> {
  const refuse = (diagnostic: Diagnostic): Diagnosed<undefined> => ({ value: undefined, diagnostics: [diagnostic] });
  const outside = (why: OutsideReason): Diagnosed<undefined> => refuse(error("path-outside", { path, why }, { span }));

  if (path.trim() === "") return refuse(error("path-empty", {}, { span }));
  if (isUrl(path)) return refuse(error("url-not-fetched", { url: path }, { span }));
  const written = leavesFolder(path);
  if (written) return outside(written);

  const joined = join(base, path);
  try {
    const folder = await world.realPath(base === "" ? "." : base);
    const real = await world.realPath(joined);
    return real === folder || real.startsWith(folder.endsWith("/") ? folder : `${folder}/`) ? { value: joined, diagnostics: [] } : outside("link");
  } catch (problem) {
    const code = errorCode(problem);
    return code === "ENOENT" || code === "ENOTDIR" ? { value: joined, diagnostics: [] } : refuse(await fileProblem(world, joined, problem, span));
  }
}

export type OutsideReason = "absolute" | "parent" | "link" | "device";

/** Why a path, as it is written, names nothing below the folder it starts from; undefined where it does. */
export function leavesFolder(path: string): Exclude<OutsideReason, "link"> | undefined {
  if (isAbsolute(path)) return "absolute";
  const clean = normalize(path);
  if (clean === ".." || clean.startsWith("../")) return "parent";
  return /[\0-\u001f]/u.test(clean) || clean.split("/").some(isDevice) ? "device" : undefined;
}

/** Reads and decodes a text file; what goes wrong becomes a diagnostic at `span` (the place that names the file) and no value. */
export async function readText(world: World, path: string, options: DecodeOptions = {}, span?: Span): Promise<Diagnosed<SourceFile | undefined>> {
  try {
    const { value, diagnostics } = decodeText(await world.read(path), path, options);
    return { value: value.text === "" ? undefined : value, diagnostics };
  } catch (problem) {
    return { value: undefined, diagnostics: [await fileProblem(world, path, problem, span)] };
  }
}

/** Reads a file as it is; what goes wrong becomes a diagnostic at `span` and no value. */
export async function readBytes(world: World, path: string, span?: Span): Promise<Diagnosed<Uint8Array | undefined>> {
  try {
    return { value: await world.read(path), diagnostics: [] };
  } catch (problem) {
    return { value: undefined, diagnostics: [await fileProblem(world, path, problem, span)] };
  }
}

/** What a failed `World.read` means to the author. Programmers' errors, which have no code, are thrown on. */
export async function fileProblem(world: World, path: string, problem: unknown, span?: Span): Promise<Diagnostic> {
  const code = errorCode(problem);
  if (code === undefined) throw problem;
  if (code === "ENOENT" || code === "ENOTDIR") {
    const folder = folderOf(path);
    const near = suggest(path.slice(folder === "" ? 0 : folder.length + 1), await world.list(folder === "" ? "." : folder));
    return error("file-not-found", { path, suggestion: near === undefined ? undefined : join(folder, near) }, { span });
  }
  if (code === "EISDIR") return error("path-is-folder", { path }, { span });
  return error("file-unreadable", { path, reason: code }, { span });
}

/** Forward slashes, no `.`, no doubled slashes, `..` resolved as far as the path itself goes. */
export function normalize(path: string): string {
  const slashes = path.replaceAll("\\", "/");
  const root = slashes.startsWith("/") ? "/" : "";
  const steps: string[] = [];
  for (const step of slashes.split("/")) {
    if (step === "" || step === ".") continue;
    if (step === ".." && steps.length > 0 && steps.at(-1) !== "..") steps.pop();
    else if (step !== ".." || root === "") steps.push(step);
  }
  return root + (steps.join("/") || (root ? "" : "."));
}

export function join(base: string, path: string): string {
  return normalize(isAbsolute(path) || base === "" ? path : `${base}/${path}`);
}

/** The folder of a file, `""` for one without. */
export function folderOf(path: string): string {
  const clean = normalize(path);
  const slash = clean.lastIndexOf("/");
  return slash < 0 ? "" : slash === 0 ? "/" : clean.slice(0, slash);
}

/** POSIX, Windows drive (`C:\x`, and `C:x`, which is relative to another drive's folder), UNC. */
export function isAbsolute(path: string): boolean {
  return /^[\\/]|^[a-z]:/iu.test(path);
}

/** A scheme has two letters or more, so `C:` is none; a file name with a colon in it is none either. */
function isUrl(path: string): boolean {
  return /^\s*(?:[a-z][a-z0-9+.-]+:\/\/|\/\/|(?:data|file|https?|ftp|blob|javascript|mailto):)/iu.test(path);
}

/** Names that Windows keeps for devices in every folder; reading `con` waits for the keyboard. */
function isDevice(step: string): boolean {
  return /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/iu.test(step);
}

function errorCode(problem: unknown): string | undefined {
  return problem instanceof Error && "code" in problem && typeof problem.code === "string" ? problem.code : undefined;
}
