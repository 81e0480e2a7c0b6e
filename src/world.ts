import { lstat, open, readdir, readFile, realpath } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { folderOf, normalize } from "./source/paths.js";
import type { World } from "./source/world.js";

export interface DiskOptions {
  /** The folder that relative paths start from; the working directory if not given. */
  readonly root?: string;
  readonly today?: Date;
  /** Whether templates beside an outline, which are programs, may run. */
  readonly code?: boolean;
}

/** Larger than any picture or report; keeps a slip (a disk image, a video) from filling the memory. */
const largestFile = 512 * 1024 * 1024;

/** The files of this machine, and today's date: the only place that reads either. */
export function diskWorld(options: DiskOptions = {}): World {
  const root = options.root ?? process.cwd();
  const onDisk = (path: string): string => resolve(root, path);
  return {
    today: options.today ?? new Date(),
    ...(options.code === true && { module: (path: string) => runModule(onDisk(path)) }),
    async read(path) {
      // Asking first keeps a pipe or a device from blocking the build: opening one can already wait.
      const { isFile, size } = await kindOf(await realpath(onDisk(path)));
      if (!isFile) throw failure("EISDIR", path);
      if (size > largestFile) throw failure("EFBIG", path);
      const file = await open(onDisk(path));
      try {
        return await file.readFile();
      } finally {
        await file.close();
      }
    },
    async realPath(path) {
      return (await realpath(onDisk(path))).replaceAll("\\", "/");
    },
    async list(path) {
      try {
        const entries = await readdir(onDisk(path), { withFileTypes: true });
        return entries.filter((entry) => entry.isFile() || entry.isSymbolicLink()).map(({ name }) => name).sort(byCodePoint);
      } catch {
        return [];
      }
    },
  };
}

/** Node runs TypeScript itself from 22.18 on; before that it can at least take the types away (22.13), or `amaro` can. */
async function runModule(path: string): Promise<Readonly<Record<string, unknown>>> {
  // Node keeps a module for as long as it runs; one that has been saved since is another.
  const url = `${pathToFileURL(path).href}?${(await lstat(await realpath(path))).mtimeMs}`;
  if (!path.endsWith(".ts")) return (await import(url)) as Readonly<Record<string, unknown>>;
  const strip = await typeStripper();
  if (!strip) throw failure("ERR_UNKNOWN_FILE_EXTENSION", path);
  const code = strip(await readFile(path, "utf8"));
  return (await import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`)) as Readonly<Record<string, unknown>>;
}

async function typeStripper(): Promise<((code: string) => string) | undefined> {
  const { stripTypeScriptTypes } = (await import("node:module")) as { stripTypeScriptTypes?: (code: string) => string };
  if (stripTypeScriptTypes) return (code) => stripTypeScriptTypes(code);
  const name = "amaro"; // not a dependency: whoever writes templates in TypeScript on an older Node installs it
  const amaro = (await import(name).catch(() => undefined)) as { transformSync(code: string, options: { mode: "strip-only" }): { code: string } } | undefined;
  return amaro && ((code) => amaro.transformSync(code, { mode: "strip-only" }).code);
}

/** A world of strings and bytes: tests, examples, and callers that have no disk. Fails like the disk does. */
export function memoryWorld(files: Readonly<Record<string, string | Uint8Array>>, options: { readonly today?: Date } = {}): World {
  const byPath = new Map(Object.entries(files).map(([path, content]) => [normalize(path), content]));
  const folders = new Set([".", ...[...byPath.keys()].flatMap(foldersAbove)]);
  return {
    today: options.today ?? new Date("2016-01-11T00:00:00Z"),
    async read(path) {
      const clean = normalize(path);
      const content = byPath.get(clean);
      if (content === undefined) throw failure(folders.has(clean) ? "EISDIR" : "ENOENT", path);
      return typeof content === "string" ? new TextEncoder().encode(content) : content;
    },
    async realPath(path) {
      const clean = normalize(path);
      if (!byPath.has(clean) && !folders.has(clean)) throw failure("ENOENT", path);
      return clean.startsWith("/") ? clean : clean === "." ? "/" : `/${clean}`;
    },
    async list(path) {
      const folder = normalize(path);
      return [...byPath.keys()]
        .filter((file) => (folderOf(file) || ".") === folder)
        .map((file) => file.slice(file.lastIndexOf("/") + 1))
        .sort(byCodePoint);
    },
  };
}

async function kindOf(path: string): Promise<{ isFile: boolean; size: number }> {
  const entry = await lstat(path);
  return { isFile: entry.isFile(), size: entry.size };
}

function foldersAbove(path: string): readonly string[] {
  const folder = folderOf(path);
  return folder === "" || folder === "/" ? [] : [folder, ...foldersAbove(folder)];
}

/** An error such as Node's, for what the readers of a World tell apart by `code`. */
function failure(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}

function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b)); // UTF-8 sorts as code points do
}
