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
 * A zip archive, piece by piece: entries in the given order, no folders, every time 1980-01-01 00:00, so that equal entries give equal
 * bytes. Paths are ASCII. Throws beyond 65,535 entries or 4 GB, where the plain format ends.
 */
export function zip(entries: Iterable<ZipEntry>): readonly Uint8Array[] {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const { path, packed } of entries) {
    // One at a time: what an entry was packed from is let go, and nothing is copied.
    const local = localHeader(path, packed);
    directory.push(directoryEntry(path, packed, at));
    pieces.push(local, packed.body);
    at += local.length + packed.body.length;
  }
  const size = directory.reduce((sum, entry) => sum + entry.length, 0);
  if (directory.length > 0xffff || at + size > 0xffffffff) throw new Error("The archive is too large");
  return [...pieces, ...directory, directoryEnd(directory.length, size, at)];
}

function localHeader(path: string, packed: Packed): Uint8Array {
  const out = Buffer.alloc(30 + path.length);
  let at = out.writeUInt32LE(0x04034b50, 0);
  at = writeCommon(out, at, path, packed);
  at = out.writeUInt16LE(0, at); // no extra field
  out.write(path, at, "latin1");
  return out;
}

function directoryEntry(path: string, packed: Packed, offset: number): Uint8Array {
  if (offset > 0xffffffff) throw new Error("The archive is too large");
  const out = Buffer.alloc(46 + path.length);
  let at = out.writeUInt32LE(0x02014b50, 0);
  at = out.writeUInt16LE(20, at); // made by: version 2.0, FAT attributes
  at = writeCommon(out, at, path, packed);
  at += 2 + 2 + 2 + 2 + 4; // no extra field, comment, disk number, attributes
  at = out.writeUInt32LE(offset, at);
  out.write(path, at, "latin1");
  return out;
}

function directoryEnd(count: number, size: number, offset: number): Uint8Array {
  const out = Buffer.alloc(22);
  let at = out.writeUInt32LE(0x06054b50, 0) + 4;
  at = out.writeUInt16LE(count, at);
  at = out.writeUInt16LE(count, at);
  at = out.writeUInt32LE(size, at);
  out.writeUInt32LE(offset, at);
  return out;
}

/** `store` keeps what is compressed already as it is. */
export function pack(data: Uint8Array, store = false): Packed {
  const deflated = store ? undefined : zlib.deflateRawSync(data, data.length < smallPart ? small : large);
  const smaller = deflated !== undefined && deflated.length < data.length;
  return {
    body: smaller ? deflated : data,
    method: smaller ? 8 : 0,
    checksum: checksum(data),
    size: data.length,
  };
}

/** Level 5 takes a third less time than 6 for 3 % more bytes. Of a small part most of the time would go into clearing the compressor's memory. */
const large = { level: 5 } as const;
const small = { level: 5, windowBits: 12, memLevel: 5, chunkSize: 4096 } as const;
const smallPart = 4096;

/** What the local header and the directory have in common: version to name length. */
function writeCommon(out: Buffer, start: number, path: string, entry: Packed): number {
  let at = out.writeUInt16LE(20, start); // needs version 2.0
  at = out.writeUInt16LE(0, at); // no flags
  at = out.writeUInt16LE(entry.method, at);
  at = out.writeUInt16LE(0, at); // 00:00
  at = out.writeUInt16LE(0x21, at); // 1980-01-01
  at = out.writeUInt32LE(entry.checksum, at);
  at = out.writeUInt32LE(entry.body.length, at);
  at = out.writeUInt32LE(entry.size, at);
  return out.writeUInt16LE(path.length, at);
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
