import type { LoadedFace } from "./sfnt.js";

/**
 * A TrueType font with the missing glyph and those glyphs, in their order and as often as they are named; parts of composite
 * glyphs follow. It has the tables that a PDF wants (ISO 32000-1, 9.9): no names, no character map. Throws where the font is damaged.
 */
export function cutGlyf(face: LoadedFace, glyphs: readonly number[]): Uint8Array {
  const source = readSource(face);
  const { outlines, kept } = collect(source, [0, ...glyphs]);
  const loca = new DataView(new ArrayBuffer(4 * (kept.length + 1)));
  let length = 0;
  outlines.forEach((outline, i) => {
    length += padded(outline.length);
    loca.setUint32(4 * (i + 1), length);
  });
  const glyf = new Uint8Array(length);
  outlines.forEach((outline, i) => glyf.set(outline, loca.getUint32(4 * i)));

  const head = changed(source.head, (view) => {
    view.setUint32(8, 0); // of the whole file, which nobody checks in a PDF
    view.setInt16(50, longOffsets);
  });
  const tables: readonly (readonly [string, Uint8Array | undefined])[] = [
    ["cvt ", face.table("cvt ")],
    ["fpgm", face.table("fpgm")],
    ["glyf", glyf],
    ["head", head],
    ["hhea", changed(source.hhea, (view) => view.setUint16(34, kept.length))],
    ["hmtx", metrics(source, kept)],
    ["loca", new Uint8Array(loca.buffer)],
    ["maxp", changed(source.maxp, (view) => view.setUint16(4, kept.length))],
    ["prep", face.table("prep")],
  ];
  return writeFont(tables.flatMap(([tag, data]) => (data ? [[tag, data] as const] : [])));
}

const longOffsets = 1;

interface Source {
  readonly head: Uint8Array;
  readonly hhea: Uint8Array;
  readonly maxp: Uint8Array;
  readonly hmtx: DataView;
  readonly metricsCount: number;
  readonly glyphCount: number;
  outline(glyph: number): Uint8Array;
}

function readSource(face: LoadedFace): Source {
  const table = (tag: string): Uint8Array => {
    const found = face.table(tag);
    if (!found) throw new Error(`no table ${tag}`);
    return found;
  };
  const [head, hhea, maxp, glyf, loca, hmtx] = [table("head"), table("hhea"), table("maxp"), table("glyf"), view(table("loca")), view(table("hmtx"))];
  const long = view(head).getInt16(50) === longOffsets;
  const glyphCount = view(maxp).getUint16(4);
  const offset = (glyph: number): number => (long ? loca.getUint32(4 * glyph) : 2 * loca.getUint16(2 * glyph));
  return {
    head,
    hhea,
    maxp,
    hmtx,
    metricsCount: view(hhea).getUint16(34),
    glyphCount,
    outline(glyph) {
      const [start, end] = [offset(glyph), offset(glyph + 1)];
      if (glyph >= glyphCount || end < start || end > glyf.length) throw new Error(`no outline of glyph ${glyph}`);
      return glyf.subarray(start, end);
    },
  };
}

/** The outlines of the glyphs and of their parts, with the numbers that they had. */
function collect(source: Source, wanted: readonly number[]): { readonly outlines: readonly Uint8Array[]; readonly kept: readonly number[] } {
  const kept = [...wanted];
  const parts = new Map<number, number>();
  const placeOf = (glyph: number): number => {
    const known = parts.get(glyph);
    if (known !== undefined) return known;
    const place = kept.push(glyph) - 1;
    if (place > mostGlyphs) throw new Error("too many glyphs");
    parts.set(glyph, place);
    return place;
  };
  const outlines: Uint8Array[] = [];
  for (let i = 0; i < kept.length; i += 1) outlines.push(withParts(source.outline(kept[i]!), placeOf));
  return { outlines, kept };
}

const mostGlyphs = 0xffff;

/** A composite glyph whose parts are where they are now; any other as it is. */
function withParts(outline: Uint8Array, placeOf: (glyph: number) => number): Uint8Array {
  if (outline.length < 10 || view(outline).getInt16(0) >= 0) return outline;
  return changed(outline, (data) => {
    let at = 10;
    for (let flags = moreParts; (flags & moreParts) !== 0; ) {
      flags = data.getUint16(at);
      data.setUint16(at + 2, placeOf(data.getUint16(at + 2)));
      at += 4 + ((flags & wordArguments) !== 0 ? 4 : 2);
      at += (flags & oneScale) !== 0 ? 2 : (flags & twoScales) !== 0 ? 4 : (flags & matrix) !== 0 ? 8 : 0;
    }
  });
}

/** Flags of a part (OpenType, `glyf`, composite glyph description). */
const wordArguments = 0x0001;
const oneScale = 0x0008;
const moreParts = 0x0020;
const twoScales = 0x0040;
const matrix = 0x0080;

/** Width and left bearing of each glyph; those behind the last width have that one. */
function metrics({ hmtx, metricsCount }: Source, kept: readonly number[]): Uint8Array {
  const made = new DataView(new ArrayBuffer(4 * kept.length));
  kept.forEach((glyph, i) => {
    made.setUint16(4 * i, hmtx.getUint16(4 * Math.min(glyph, metricsCount - 1)));
    made.setInt16(4 * i + 2, glyph < metricsCount ? hmtx.getInt16(4 * glyph + 2) : hmtx.getInt16(4 * metricsCount + 2 * (glyph - metricsCount)));
  });
  return new Uint8Array(made.buffer);
}

/** The tables, sorted by their tags, behind a directory. */
function writeFont(tables: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const start = 12 + 16 * tables.length;
  const bytes = new Uint8Array(start + tables.reduce((sum, [, data]) => sum + padded(data.length), 0));
  const directory = view(bytes);
  const power = Math.floor(Math.log2(tables.length));
  directory.setUint32(0, 0x00010000);
  [tables.length, 16 * 2 ** power, power, 16 * (tables.length - 2 ** power)].forEach((value, i) => directory.setUint16(4 + 2 * i, value));
  let at = start;
  tables.forEach(([tag, data], i) => {
    const row = 12 + 16 * i;
    for (let letter = 0; letter < 4; letter += 1) bytes[row + letter] = tag.charCodeAt(letter);
    bytes.set(data, at);
    directory.setUint32(row + 4, checksum(directory, at, padded(data.length)));
    directory.setUint32(row + 8, at);
    directory.setUint32(row + 12, data.length);
    at += padded(data.length);
  });
  return bytes;
}

function checksum(data: DataView, start: number, length: number): number {
  let sum = 0;
  for (let at = start; at < start + length; at += 4) sum = (sum + data.getUint32(at)) >>> 0;
  return sum;
}

function changed(data: Uint8Array, change: (view: DataView) => void): Uint8Array {
  const copy = Uint8Array.from(data);
  change(view(copy));
  return copy;
}

const padded = (length: number): number => (length + 3) & ~3;
const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
