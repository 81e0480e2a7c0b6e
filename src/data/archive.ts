import { unzipSync } from "fflate";

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

/** A workbook of 200,000 cells is some 10 MB of XML in a few dozen parts; its XML packs to about a thirtieth. */
export const archiveLimits = { entries: 5000, part: 64 * 1024 * 1024, packed: 64 * 1024 * 1024, ratio: 300, ratioFrom: 4 * 1024 * 1024 };

/** Opens a package without inflating anything. Throws `Unreadable` for what is no ZIP, is cut off, or claims to be huge. */
export function openArchive(bytes: Uint8Array): Archive {
  if (bytes.length > archiveLimits.packed) throw new Unreadable("too-large", `${archiveLimits.packed / 1024 / 1024} MB`);
  const sizes = new Map<string, { readonly raw: string; readonly packed: number; readonly size: number }>();
  let entries = 0;
  unzip(bytes, ({ name, size, originalSize }) => {
    entries += 1;
    if (entries > archiveLimits.entries) throw new Unreadable("too-large", `${archiveLimits.entries} entries`);
    sizes.set(plain(name), { raw: name, packed: size, size: originalSize });
    return false;
  });
  return {
    names: [...sizes.keys()],
    read(name) {
      const entry = sizes.get(plain(name));
      if (!entry) return undefined;
      // What the directory claims is also all that is inflated: fflate fills a buffer of that size and no more.
      if (entry.size > archiveLimits.part || (entry.size > archiveLimits.ratioFrom && entry.size > entry.packed * archiveLimits.ratio))
        throw new Unreadable("too-large", name);
      let taken = false;
      const found = unzip(bytes, (each) => {
        if (taken || each.name !== entry.raw || each.originalSize !== entry.size) return false; // a name given twice counts once
        taken = true;
        return true;
      })[entry.raw];
      if (!found) throw new Unreadable("damaged", name);
      try {
        return new TextDecoder("utf-8", { fatal: true }).decode(found);
      } catch {
        throw new Unreadable("damaged", name);
      }
    },
  };
}

const plain = (name: string): string => name.replaceAll("\\", "/").replace(/^\/+/u, "").toLowerCase();

function unzip(bytes: Uint8Array, filter: (entry: { readonly name: string; readonly size: number; readonly originalSize: number }) => boolean): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter });
  } catch (problem) {
    if (problem instanceof Unreadable) throw problem;
    throw new Unreadable("damaged", "ZIP"); // fflate throws its own errors, and RangeErrors for offsets outside the file
  }
}
