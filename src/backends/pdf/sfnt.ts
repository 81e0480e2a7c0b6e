/** A face of a font file: what finding and setting it needs to know. Only OpenType and TrueType outlines. */
export interface Face {
  readonly file: string;
  /** All names of its family, in lower case, in every language that the file has. */
  readonly families: ReadonlySet<string>;
  /** The family's English name, for people. */
  readonly family: string;
  readonly postscriptName: string;
  /** 100–900. */
  readonly weight: number;
  readonly italic: boolean;
  /** 1–9; 5 is neither condensed nor wide. */
  readonly widthClass: number;
  /** Whether the font's licence lets files carry a part of it (OS/2 `fsType`). */
  readonly embeddable: boolean;
  readonly outlines: "glyf" | "CFF";
  /** Where the table directory begins in the file. */
  readonly start: number;
}

/** A face with its tables. */
export interface LoadedFace extends Face {
  readonly bytes: Uint8Array;
  /** By its four letters; undefined where the font has none. */
  table(tag: string): Uint8Array | undefined;
  /** Of the character, 0 where the font has none. */
  glyph(code: number): number;
  /** Thousandths of an em. */
  advance(glyph: number): number;
  /** Thousandths of an em, as a font descriptor wants them. */
  readonly metrics: { readonly ascent: number; readonly descent: number; readonly capHeight: number; readonly box: readonly [number, number, number, number]; readonly italicAngle: number };
}

/** Bytes of a file from `start`; fewer where it ends before. */
export type ReadPart = (start: number, length: number) => Uint8Array;

/** Collections with more faces, and files with more tables or names, are not fonts. */
const most = { faces: 256, tables: 200, names: 4000, nameTable: 4_000_000 };

/** The faces of a font file; none where it is no font or is damaged. Reads its directory, names and weights only. */
export function facesOf(file: string, read: ReadPart): readonly Face[] {
  try {
    return startsOf(read).flatMap((start) => faceAt(file, start, read) ?? []);
  } catch {
    return []; // reading beyond the end: a damaged file
  }
}

function startsOf(read: ReadPart): readonly number[] {
  const head = view(read(0, 12));
  if (head.getUint32(0) !== tag("ttcf")) return [0];
  const count = Math.min(head.getUint32(8), most.faces);
  const offsets = view(read(12, 4 * count));
  return Array.from({ length: count }, (_, i) => offsets.getUint32(4 * i));
}

function faceAt(file: string, start: number, read: ReadPart): Face | undefined {
  const tables = directory(start, read);
  const outlines = tables.has("glyf") ? "glyf" : tables.has("CFF ") ? "CFF" : undefined;
  const [nameTable, os2Table] = [tables.get("name"), tables.get("OS/2")];
  if (!outlines || !nameTable || nameTable.length > most.nameTable) return undefined;
  const names = namesOf(view(read(nameTable.offset, nameTable.length)));
  const os2 = os2Table && os2Table.length >= 64 ? view(read(os2Table.offset, 64)) : undefined;
  const selection = os2?.getUint16(62) ?? 0;
  const family = names.find(({ id, english }) => english && id === 16)?.value ?? names.find(({ id, english }) => english && id === 1)?.value ?? names.find(({ id }) => id === 1)?.value;
  const postscriptName = names.find(({ id }) => id === 6)?.value;
  if (family === undefined || postscriptName === undefined) return undefined;
  return {
    file,
    families: new Set(names.filter(({ id }) => id === 1 || id === 4 || id === 16).map(({ value }) => value.toLowerCase())),
    family,
    postscriptName,
    weight: os2?.getUint16(4) ?? 400,
    italic: (selection & 0x201) !== 0,
    widthClass: os2?.getUint16(6) ?? 5,
    embeddable: mayEmbed(os2?.getUint16(8) ?? 0),
    outlines,
    start,
  };
}

/** `fsType`: 2 alone forbids embedding; 0x100 forbids taking a part, 0x200 allows bitmaps only. */
const mayEmbed = (fsType: number): boolean => ((fsType & 0xe) !== 2) && (fsType & 0x300) === 0;

interface Table {
  readonly offset: number;
  readonly length: number;
}

function directory(start: number, read: ReadPart): ReadonlyMap<string, Table> {
  const count = Math.min(view(read(start, 12)).getUint16(4), most.tables);
  const rows = view(read(start + 12, 16 * count));
  return new Map(
    Array.from({ length: count }, (_, i): [string, Table] => {
      const key = String.fromCharCode(...[0, 1, 2, 3].map((n) => rows.getUint8(16 * i + n)));
      return [key, { offset: rows.getUint32(16 * i + 8), length: rows.getUint32(16 * i + 12) }];
    }),
  );
}

interface FontName {
  readonly id: number;
  readonly english: boolean;
  readonly value: string;
}

/** Family, full name, PostScript name, and the family that all weights share. */
const wantedNames: ReadonlySet<number> = new Set([1, 4, 6, 16]);

/** Names for Windows and Unicode, which are UTF-16; the Macintosh's only where they are ASCII. */
function namesOf(table: DataView): readonly FontName[] {
  const count = Math.min(table.getUint16(2), most.names);
  const strings = table.getUint16(4);
  const names: FontName[] = [];
  for (let i = 0; i < count; i += 1) {
    const row = 6 + 12 * i;
    const [platform, language, id] = [table.getUint16(row), table.getUint16(row + 4), table.getUint16(row + 6)];
    if (!wantedNames.has(id)) continue; // the others are licences and descriptions
    const [length, offset] = [table.getUint16(row + 8), strings + table.getUint16(row + 10)];
    let value = "";
    if (platform === 1) for (let at = 0; at < length; at += 1) value += String.fromCharCode(table.getUint8(offset + at));
    else for (let at = 0; at + 1 < length; at += 2) value += String.fromCharCode(table.getUint16(offset + at));
    if (platform === 1 && /[^\x20-\x7e]/u.test(value)) continue;
    names.push({ id, english: platform === 1 ? language === 0 : platform === 0 || (language & 0x3ff) === 9, value });
  }
  return names;
}

/** The face with everything that setting text takes. Throws where the file is damaged. */
export function loadFace(face: Face, bytes: Uint8Array): LoadedFace {
  const read: ReadPart = (start, length) => bytes.subarray(start, start + length);
  const tables = directory(face.start, read);
  const table = (key: string): DataView => {
    const found = tables.get(key);
    if (!found) throw new Error(`no table ${key}`);
    return view(read(found.offset, found.length));
  };
  const [head, hhea, hmtx] = [table("head"), table("hhea"), table("hmtx")];
  const em = head.getUint16(18);
  if (em < 16 || em > 16384) throw new Error(`${em} units an em`);
  const thousandths = (units: number): number => Math.round((units * 1000) / em);
  const metricsCount = hhea.getUint16(34);
  const os2 = tables.has("OS/2") ? table("OS/2") : undefined;
  const ascent = thousandths(hhea.getInt16(4));
  return {
    ...face,
    bytes,
    table(key) {
      const found = tables.get(key);
      return found && read(found.offset, found.length);
    },
    glyph: characterMap(table("cmap")),
    advance: (glyph) => (hmtx.getUint16(4 * Math.min(glyph, metricsCount - 1)) * 1000) / em,
    metrics: {
      ascent,
      descent: thousandths(hhea.getInt16(6)),
      capHeight: os2 && os2.byteLength >= 90 && os2.getUint16(0) >= 2 ? thousandths(os2.getInt16(88)) : Math.round(0.7 * ascent),
      box: [thousandths(head.getInt16(36)), thousandths(head.getInt16(38)), thousandths(head.getInt16(40)), thousandths(head.getInt16(42))],
      italicAngle: tables.has("post") ? table("post").getInt32(4) / 65536 : 0,
    },
  };
}

/** Looks characters up in the widest Unicode subtable that the font has (formats 12 and 4). */
function characterMap(cmap: DataView): (code: number) => number {
  const count = Math.min(cmap.getUint16(2), most.tables);
  let best: { readonly format: number; readonly offset: number } | undefined;
  for (let i = 0; i < count; i += 1) {
    const [platform, encoding, offset] = [cmap.getUint16(4 + 8 * i), cmap.getUint16(6 + 8 * i), cmap.getUint32(8 + 8 * i)];
    if (!(platform === 0 && encoding !== 5) && !(platform === 3 && (encoding === 1 || encoding === 10))) continue;
    const format = cmap.getUint16(offset);
    if ((format === 12 || format === 4) && format > (best?.format ?? 0)) best = { format, offset };
  }
  if (!best) throw new Error("no Unicode character map");
  const { format, offset } = best;
  return (code) => {
    try {
      return format === 12 ? inGroups(cmap, offset, code) : inSegments(cmap, offset, code);
    } catch {
      return 0; // a table that leads beyond its end has no glyph for this one
    }
  };
}

function inGroups(cmap: DataView, start: number, code: number): number {
  let [low, high] = [0, cmap.getUint32(start + 12) - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const row = start + 16 + 12 * middle;
    if (code < cmap.getUint32(row)) high = middle - 1;
    else if (code > cmap.getUint32(row + 4)) low = middle + 1;
    else return cmap.getUint32(row + 8) + code - cmap.getUint32(row);
  }
  return 0;
}

function inSegments(cmap: DataView, start: number, code: number): number {
  if (code > 0xffff) return 0;
  const doubled = cmap.getUint16(start + 6);
  const ends = start + 14;
  const starts = ends + doubled + 2;
  let [low, high] = [0, doubled / 2 - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (code > cmap.getUint16(ends + 2 * middle)) low = middle + 1;
    else high = middle;
  }
  const first = cmap.getUint16(starts + 2 * low);
  if (code < first || code > cmap.getUint16(ends + 2 * low)) return 0;
  const delta = cmap.getUint16(starts + doubled + 2 * low);
  const rangeAt = starts + 2 * doubled + 2 * low;
  const range = cmap.getUint16(rangeAt);
  if (range === 0) return (code + delta) & 0xffff;
  const glyph = cmap.getUint16(rangeAt + range + 2 * (code - first));
  return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const tag = (letters: string): number => [...letters].reduce((sum, letter) => sum * 256 + letter.charCodeAt(0), 0);
