import { inflateRawSync } from "node:zlib";

/** The parts of a zip file by name; each is unpacked when it is asked for. */
export interface Unzipped {
  readonly names: readonly string[];
  /** Bytes of a part, undefined where there is none; `ZipProblem` where it is damaged or beyond the limit. */
  read(name: string): Uint8Array | undefined;
}

/** `size`: more bytes of parts were read than `mostBytes`; `damaged`: cut off, or no zip file at all. */
export class ZipProblem extends Error {
  constructor(readonly kind: "damaged" | "entries" | "size" | "encrypted") {
    super(kind);
  }
}

export interface ZipLimits {
  readonly mostEntries: number;
  /** Of all parts read together, unpacked. What a part says about its own size is not believed. */
  readonly mostBytes: number;
}

const SIGN = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;

/**
 * Reads the directory at the end of a zip file (PKWARE APPNOTE 4.3). Stored and deflated parts; no ZIP64, which only files
 * beyond 4 GB or 65,535 parts need. Of two parts with one name the first counts.
 */
export function unzip(bytes: Uint8Array, limits: ZipLimits): Unzipped {
  const view = viewOf(bytes);
  const entries = new Map<string, ZipEntry>();
  for (const entry of zipEntries(bytes, limits)) {
    const name = entry.name.replaceAll("\\", "/");
    if (!entries.has(name)) entries.set(name, entry);
  }
  let left = limits.mostBytes;
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name);
      if (!entry) return undefined;
      const part = unpack(bytes, view, entry, left);
      left -= part.length;
      return part;
    },
  };
}

/** What the directory at the end says of each entry, in its order, with names as written and those that are there twice. */
export function zipEntries(bytes: Uint8Array, { mostEntries }: Pick<ZipLimits, "mostEntries">): readonly ZipEntry[] {
  const view = viewOf(bytes);
  const end = endRecord(view);
  if (end === undefined) throw new ZipProblem("damaged");
  const count = view.getUint16(end + 10, true);
  if (count > mostEntries) throw new ZipProblem("entries");
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== SIGN.central) throw new ZipProblem("damaged");
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.push({ name, flags: view.getUint16(at + 8, true), method: view.getUint16(at + 10, true), packed: view.getUint32(at + 20, true), at: view.getUint32(at + 42, true) });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

export interface ZipEntry {
  readonly name: string;
  /** Bit 0 encrypted, bit 3 sizes behind the data, bit 11 the name is UTF-8. */
  readonly flags: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly packed: number;
  /** Offset of the local header. */
  readonly at: number;
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function unpack(bytes: Uint8Array, view: DataView, { flags, method, packed, at }: ZipEntry, most: number): Uint8Array {
  if ((flags & 1) !== 0) throw new ZipProblem("encrypted");
  if (at + 30 > bytes.length || view.getUint32(at, true) !== SIGN.local) throw new ZipProblem("damaged");
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + packed > bytes.length) throw new ZipProblem("damaged");
  const data = bytes.subarray(start, start + packed);
  if (method === 0 && packed > most) throw new ZipProblem("size");
  if (method === 0) return data;
  if (method !== 8) throw new ZipProblem("damaged");
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, most) });
  } catch (problem) {
    throw new ZipProblem((problem as { readonly code?: unknown }).code === "ERR_BUFFER_TOO_LARGE" ? "size" : "damaged"); // Node's errors have a code
  }
}

function endRecord(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= first; at -= 1) if (view.getUint32(at, true) === SIGN.end) return at;
  return undefined;
}
