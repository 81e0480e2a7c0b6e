import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { error, type Diagnostic } from "./source/diagnostic.js";
import { piecesOf } from "./scene/artifact.js";
import type { Artifact } from "./scene/nodes.js";

/**
 * Writes artifacts beside their places and then renames all of them there, so that a reader never sees half a file and a
 * failure leaves the earlier ones as they were. Failures come back as diagnostics.
 */
export async function write(artifacts: readonly Artifact[]): Promise<readonly Diagnostic[]> {
  const staged: Staged[] = [];
  for (const artifact of artifacts) {
    const { path } = artifact;
    const problem = (await refusal(path)) ?? (await attempt(path, async () => void staged.push(await stage(artifact))));
    if (!problem) continue;
    await Promise.all(staged.map(discard));
    return [problem];
  }
  const problems: Diagnostic[] = [];
  for (const one of staged) {
    const problem = await attempt(one.path, () => rename(one.temporary, one.path));
    if (!problem) continue;
    problems.push(problem);
    await discard(one);
  }
  return problems;
}

interface Staged {
  readonly temporary: string;
  readonly path: string;
}

async function stage(artifact: Artifact): Promise<Staged> {
  const { path } = artifact;
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(temporary, batches(piecesOf(artifact)));
  } catch (problem) {
    await discard({ temporary, path });
    throw problem;
  }
  return { temporary, path };
}

/** A thousand small pieces are not a thousand calls of the system; a large one is not copied. */
function* batches(pieces: readonly Uint8Array[]): Generator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for (const piece of pieces) {
    waiting.push(piece);
    size += piece.length;
    if (size < batchSize) continue;
    yield waiting.length === 1 ? piece : Buffer.concat(waiting);
    waiting = [];
    size = 0;
  }
  if (waiting.length > 0) yield Buffer.concat(waiting);
}

/** Bytes. */
const batchSize = 1_000_000;

const discard = ({ temporary }: Staged): Promise<void> => rm(temporary, { force: true }).catch(() => undefined);

/** Renaming would replace a file that its owner has marked read-only; nobody who marks one wants that. */
async function refusal(path: string): Promise<Diagnostic | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return undefined;
  if (found.isDirectory()) return error("output-is-folder", { path });
  return (found.mode & 0o222) === 0 ? error("output-unwritable", { path, reason: "EROFS" }) : undefined;
}

async function attempt(path: string, work: () => Promise<void>): Promise<Diagnostic | undefined> {
  try {
    await work();
    return undefined;
  } catch (problem) {
    const reason = problem instanceof Error && "code" in problem ? String(problem.code) : undefined;
    if (reason === undefined) throw problem;
    return error("output-unwritable", { path, reason });
  }
}
