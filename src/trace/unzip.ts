import { inflateRawSync } from "node:zlib";

/** Why an archive is not read. */
export type ZipProblem = "not-a-zip" | "truncated" | "encrypted" | "too-large";

export interface Archive {
  /** Paths in the order of the directory. */
  readonly paths: readonly string[];
  /** The bytes of one entry. */
  read(path: string): Uint8Array | ZipProblem;
}

/** Entries in the directory; bytes of one entry when expanded, and how many times its packed size that may be. */
export const zipLimits = { entries: 65_535, bytes: 64_000_000, ratio: 400 };

/**
 * The directory of a zip archive. Nothing is expanded but the entries that are asked for, and none beyond the limits.
 * Offsets are checked, so that damaged and hostile archives give a problem and never throw. Zip64 is not read: no deck
 * needs it.
 */
export function openZip(data: Uint8Array): Archive | ZipProblem {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if (bytes.length < 4 || bytes.readUInt32LE(0) !== localHeader) return "not-a-zip";
  const end = bytes.lastIndexOf(endMark);
  if (end < 0 || end + 22 > bytes.length) return "truncated";
  const count = bytes.readUInt16LE(end + 10);
  const entries = new Map<string, Entry>();
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== directoryHeader) return "truncated";
    const next = at + 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    if (next > end) return "truncated";
    const path = bytes.toString("utf8", at + 46, at + 46 + bytes.readUInt16LE(at + 28));
    entries.set(path, {
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at = next;
  }
  return {
    paths: [...entries.keys()],
    read(path) {
      const entry = entries.get(path);
      return entry ? expand(bytes, entry) : "truncated";
    },
  };
}

const localHeader = 0x04034b50;
const directoryHeader = 0x02014b50;
const endMark = Buffer.from([0x50, 0x4b, 5, 6]);

interface Entry {
  readonly encrypted: boolean;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** The size that the directory claims is only a first check: inflating stops at the limit whatever it says. */
function expand(bytes: Buffer, { encrypted, method, packed, size, offset }: Entry): Uint8Array | ZipProblem {
  if (encrypted) return "encrypted";
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== localHeader) return "truncated";
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (start + packed > bytes.length) return "truncated";
  const most = Math.min(zipLimits.bytes, packed * zipLimits.ratio);
  if (size > most) return "too-large";
  const body = bytes.subarray(start, start + packed);
  if (method === 0) return body;
  if (method !== 8) return "truncated";
  try {
    return inflateRawSync(body, { maxOutputLength: Math.max(1, most) });
  } catch (problem) {
    return problem instanceof RangeError ? "too-large" : "truncated";
  }
}
