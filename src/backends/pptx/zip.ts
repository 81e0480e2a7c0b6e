import * as zlib from "node:zlib";

/** One file of an archive. */
export interface ZipEntry {
  readonly path: string;
  readonly packed: Packed;
}

/** Bytes as they stand in an archive. */
export interface Packed {
  readonly body: Uint8Array;
  readonly method: 0 | 8;
  readonly checksum: number;
  readonly size: number;
}

/**
 * A zip archive: entries in the given order, no folders, every time 1980-01-01 00:00, so that equal entries give equal
 * bytes. Paths are ASCII. Throws beyond 65,535 entries or 4 GB, where the plain format ends.
 */
export function zip(entries: Iterable<ZipEntry>): Uint8Array {
  const packed = Array.from(entries, ({ path, packed }) => ({ path, ...packed })); // one at a time: what is packed is let go
  const headers = packed.reduce((sum, entry) => sum + 30 + 46 + 2 * entry.path.length, 22);
  const size = packed.reduce((sum, entry) => sum + entry.body.length, headers);
  if (packed.length > 0xffff || size > 0xffffffff) throw new Error("The archive is too large");
  const out = Buffer.alloc(size);
  let at = 0;
  const offsets = packed.map((entry) => {
    const offset = at;
    at = out.writeUInt32LE(0x04034b50, at);
    at = writeCommon(out, at, entry);
    at = out.writeUInt16LE(0, at); // no extra field
    at += out.write(entry.path, at, "latin1");
    out.set(entry.body, at);
    at += entry.body.length;
    return offset;
  });
  const directory = at;
  packed.forEach((entry, index) => {
    at = out.writeUInt32LE(0x02014b50, at);
    at = out.writeUInt16LE(20, at); // made by: version 2.0, FAT attributes
    at = writeCommon(out, at, entry);
    at += 2 + 2 + 2 + 2 + 4; // no extra field, comment, disk number, attributes
    at = out.writeUInt32LE(offsets[index]!, at);
    at += out.write(entry.path, at, "latin1");
  });
  const directorySize = at - directory;
  at = out.writeUInt32LE(0x06054b50, at) + 4;
  at = out.writeUInt16LE(packed.length, at);
  at = out.writeUInt16LE(packed.length, at);
  at = out.writeUInt32LE(directorySize, at);
  out.writeUInt32LE(directory, at);
  return out;
}

/** `store` keeps what is compressed already as it is. */
export function pack(data: Uint8Array, store = false): Packed {
  const deflated = store ? undefined : zlib.deflateRawSync(data);
  const smaller = deflated !== undefined && deflated.length < data.length;
  return {
    body: smaller ? deflated : data,
    method: smaller ? 8 : 0,
    checksum: checksum(data),
    size: data.length,
  };
}

/** What the local header and the directory have in common: version to name length. */
function writeCommon(out: Buffer, start: number, entry: Packed & { readonly path: string }): number {
  let at = out.writeUInt16LE(20, start); // needs version 2.0
  at = out.writeUInt16LE(0, at); // no flags
  at = out.writeUInt16LE(entry.method, at);
  at = out.writeUInt16LE(0, at); // 00:00
  at = out.writeUInt16LE(0x21, at); // 1980-01-01
  at = out.writeUInt32LE(entry.checksum, at);
  at = out.writeUInt32LE(entry.body.length, at);
  at = out.writeUInt32LE(entry.size, at);
  return out.writeUInt16LE(entry.path.length, at);
}

/** CRC-32; Node has it from 20.15 on. */
const checksum: (data: Uint8Array) => number = typeof zlib.crc32 === "function" ? (data) => zlib.crc32(data) : tableChecksum();

/** The same by table, for Node before 20.15. */
export function tableChecksum(): (data: Uint8Array) => number {
  const table = Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });
  return (data) => {
    let value = 0xffffffff;
    for (const byte of data) value = (value >>> 8) ^ table[(value ^ byte) & 0xff]!;
    return (value ^ 0xffffffff) >>> 0;
  };
}
