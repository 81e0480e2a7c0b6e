import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { error, type Diagnostic } from "./source/diagnostic.js";
import type { Artifact } from "./scene/nodes.js";

/**
 * Writes artifacts beside their place and renames them there, so that a reader never sees half a file and a failure
 * leaves the earlier one as it was. Failures come back as diagnostics.
 */
export async function write(artifacts: readonly Artifact[]): Promise<readonly Diagnostic[]> {
  const problems = await Promise.all(artifacts.map(writeOne));
  return problems.flat();
}

async function writeOne({ path, data }: Artifact): Promise<readonly Diagnostic[]> {
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    if (await isFolder(path)) return [error("output-is-folder", { path })];
    await mkdir(dirname(path), { recursive: true });
    await writeFile(temporary, data);
    await rename(temporary, path);
    return [];
  } catch (problem) {
    await rm(temporary, { force: true }).catch(() => undefined);
    const reason = problem instanceof Error && "code" in problem ? String(problem.code) : undefined;
    if (reason === undefined) throw problem;
    return [error("output-unwritable", { path, reason })];
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then((found) => found.isDirectory(), () => false);
}
