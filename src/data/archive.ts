import { unzip, ZipProblem } from "../source/unzip.js";

/** The parts of a ZIP package, each inflated only when it is asked for. */
export interface Archive {
  readonly names: readonly string[];
  /** Undefined for a part that is not there. Throws `Unreadable`. */
  read(name: string): string | undefined;
}

/** Why a package is not read; `what` names the part or the limit. */
export class Unreadable extends Error {
  constructor(
    readonly reason: "damaged" | "too-large",
    readonly what: string,
  ) {
    super(what);
  }
}

/** A workbook of 200,000 cells is some 10 MB of XML in a few dozen parts. Bytes. */
export const archiveLimits = { entries: 5000, packed: 64 * 1024 * 1024, unpacked: 64 * 1024 * 1024 };

/** Opens a package without inflating anything. Throws `Unreadable` for what is no ZIP, is cut off, or claims to be huge. */
export function openArchive(bytes: Uint8Array): Archive {
  if (bytes.length > archiveLimits.packed) throw new Unreadable("too-large", `${archiveLimits.packed / 1024 / 1024} MB`);
  const parts = told("ZIP", () => unzip(bytes, { mostEntries: archiveLimits.entries, mostBytes: archiveLimits.unpacked }));
  const byName = new Map<string, string>();
  for (const name of parts.names) if (!byName.has(plain(name))) byName.set(plain(name), name);
  return {
    names: [...byName.keys()],
    read(name) {
      const raw = byName.get(plain(name));
      const data = raw === undefined ? undefined : told(name, () => parts.read(raw));
      if (data === undefined) return undefined;
      try {
        return new TextDecoder("utf-8", { fatal: true }).decode(data);
      } catch {
        throw new Unreadable("damaged", name);
      }
    },
  };
}

const plain = (name: string): string => name.replaceAll("\\", "/").replace(/^\/+/u, "").toLowerCase();

function told<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (problem) {
    if (!(problem instanceof ZipProblem)) throw problem;
    throw new Unreadable(problem.kind === "entries" || problem.kind === "size" ? "too-large" : "damaged", what);
  }
}
