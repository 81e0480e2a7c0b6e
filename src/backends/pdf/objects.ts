import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";

/** A PDF object as data. Only this module writes delimiters, so that no text can get out of its string. */
export type PdfValue = number | boolean | null | Name | PdfText | PdfBytes | Reference | readonly PdfValue[] | Dictionary;

export interface Name {
  readonly name: string;
}
/** Text for people: written as UTF-16 unless it is ASCII. */
export interface PdfText {
  readonly text: string;
}
/** A string of bytes, in hexadecimal digits. */
export interface PdfBytes {
  readonly hex: string;
}
export interface Reference {
  readonly object: number;
}
/** Undefined entries are left out. */
export interface Dictionary {
  readonly entries: Readonly<Record<string, PdfValue | undefined>>;
}

export const name = (value: string): Name => ({ name: value });
export const text = (value: string): PdfText => ({ text: value });
export const dictionary = (entries: Dictionary["entries"]): Dictionary => ({ entries });

/** The objects of one file while it is put together; the numbers follow the order of the calls. */
export interface PdfFile {
  /** A number for an object that is written later, because others point to it and it to them. */
  reserve(): Reference;
  write(at: Reference, value: PdfValue): void;
  add(value: PdfValue): Reference;
  /** Bytes with a dictionary; packed unless they are packed already, which their `Filter` says, or are to stay `open`. */
  addStream(entries: Dictionary["entries"], data: Uint8Array, open?: boolean): Reference;
  /** The file's bytes one after the other. */
  finish(root: Reference, info: Reference): readonly Uint8Array[];
}

/** A file of version 1.7: its objects are packed in object streams, so that a tagged deck is not mostly brackets. */
export function createFile(): PdfFile {
  let count = 0;
  const plain: { readonly object: number; readonly written: string }[] = [];
  const streams: { readonly object: number; readonly bytes: Uint8Array }[] = [];

  const reserve = (): Reference => ({ object: (count += 1) });
  const write = ({ object }: Reference, value: PdfValue): void => {
    plain.push({ object, written: serialize(value) });
  };
  const stream = ({ object }: Reference, entries: Dictionary["entries"], data: Uint8Array, open = false): void => {
    const packed = !open && entries["Filter"] === undefined;
    const bytes = packed ? deflateSync(data) : data;
    const head = dictionary({ ...entries, ...(packed && { Filter: name("FlateDecode") }), Length: bytes.length });
    streams.push({ object, bytes: Buffer.concat([ascii(`${object} 0 obj\n${serialize(head)}\nstream\n`), bytes, ascii("\nendstream\nendobj\n")]) });
  };

  return {
    reserve,
    write,
    add(value) {
      const at = reserve();
      write(at, value);
      return at;
    },
    addStream(entries, data, open) {
      const at = reserve();
      stream(at, entries, data, open);
      return at;
    },
    finish(root, info) {
      const places = new Map<number, Place>();
      for (let from = 0; from < plain.length; from += packSize) {
        const pack = plain.slice(from, from + packSize);
        const holder = reserve();
        pack.forEach(({ object }, index) => places.set(object, { holder: holder.object, index }));
        let at = 0;
        const heads = pack.map(({ object, written }) => {
          const head = `${object} ${at}`;
          at += written.length + 1;
          return head;
        });
        const first = `${heads.join(" ")}\n`;
        stream(holder, { Type: name("ObjStm"), N: pack.length, First: first.length }, ascii(first + pack.map(({ written }) => `${written}\n`).join("")));
      }
      const pieces: Uint8Array[] = [ascii("%PDF-1.7\n"), Uint8Array.of(0x25, 0xe2, 0xe3, 0xcf, 0xd3, 0x0a)];
      let offset = pieces.reduce((sum, piece) => sum + piece.length, 0);
      const hash = createHash("sha256");
      for (const { object, bytes } of streams) {
        places.set(object, { offset });
        offset += bytes.length;
        hash.update(bytes);
        pieces.push(bytes);
      }
      const table = reserve();
      places.set(table.object, { offset });
      const id: PdfBytes = { hex: hash.digest("hex").slice(0, 32) };
      const rows = crossReferences(places, count);
      const entries = { Type: name("XRef"), Size: count + 1, W: [1, 4, 2], Root: root, Info: info, ID: [id, id] };
      const packed = deflateSync(rows);
      const head = dictionary({ ...entries, Filter: name("FlateDecode"), Length: packed.length });
      pieces.push(ascii(`${table.object} 0 obj\n${serialize(head)}\nstream\n`), packed, ascii(`\nendstream\nendobj\nstartxref\n${offset}\n%%EOF\n`));
      return pieces;
    },
  };
}

/** Objects in one object stream: enough to pack well, few enough to open a page quickly. */
const packSize = 200;

type Place = { readonly offset: number } | { readonly holder: number; readonly index: number };

/** Rows of seven bytes, as `W` says: kind, offset or number of the object stream, index in it. */
function crossReferences(places: ReadonlyMap<number, Place>, count: number): Uint8Array {
  const rows = Buffer.alloc(7 * (count + 1));
  rows.writeUInt16BE(0xffff, 5);
  for (const [object, place] of places) {
    const at = 7 * object;
    if ("offset" in place) {
      rows[at] = 1;
      rows.writeUInt32BE(place.offset, at + 1);
    } else {
      rows[at] = 2;
      rows.writeUInt32BE(place.holder, at + 1);
      rows.writeUInt16BE(place.index, at + 5);
    }
  }
  return rows;
}

/** Pure ASCII. */
export function serialize(value: PdfValue): string {
  if (typeof value === "number") return number(value);
  if (value === null || typeof value === "boolean") return String(value);
  if (isList(value)) return `[${value.map(serialize).join(" ")}]`;
  if ("name" in value) return nameText(value.name);
  if ("text" in value) return textString(value.text);
  if ("hex" in value) return `<${value.hex}>`;
  if ("object" in value) return `${value.object} 0 R`;
  const entries = Object.entries(value.entries).flatMap(([key, entry]) => (entry === undefined ? [] : [`${nameText(key)} ${serialize(entry)}`]));
  return `<<${entries.join(" ")}>>`;
}

const isList = (value: PdfValue): value is readonly PdfValue[] => Array.isArray(value);

/** Thousandths of a point are finer than any printer; never an exponent, which PDF does not know. */
export const number = (value: number): string => decimal(value, 3);

/** For factors, whose error grows with what they are applied to. */
export const factor = (value: number): string => decimal(value, 5);

function decimal(value: number, digits: 3 | 5): string {
  const written = Math.max(-farthest, Math.min(farthest, value)).toFixed(digits);
  let end = written.length;
  while (written[end - 1] === "0") end -= 1;
  const short = written.slice(0, written[end - 1] === "." ? end - 1 : end);
  return short === "-0" ? "0" : short;
}

/** Far outside of every page; beyond it programs give up. */
const farthest = 1e9;

const nameText = (value: string): string =>
  /^[A-Za-z0-9+-]*$/u.test(value)
    ? `/${value}`
    : `/${[...Buffer.from(value, "utf8")].map((byte) => (isRegular(byte) ? String.fromCharCode(byte) : `#${byte.toString(16).padStart(2, "0")}`)).join("")}`;

const isRegular = (byte: number): boolean => byte > 0x20 && byte < 0x7f && !"()<>[]{}/%#".includes(String.fromCharCode(byte));

function textString(value: string): string {
  const clean = value.replace(/\p{Surrogate}/gu, "\ufffd"); // halves of pairs: readers show nothing at all for such a string
  if (/^[\x20-\x7e]*$/u.test(clean)) return `(${clean.replace(/[\\()]/gu, (mark) => `\\${mark}`)})`;
  return `<feff${utf16Hex(clean)}>`;
}

/** UTF-16, big end first, in hexadecimal digits. */
export function utf16Hex(value: string): string {
  let hex = "";
  for (let i = 0; i < value.length; i += 1) hex += value.charCodeAt(i).toString(16).padStart(4, "0");
  return hex;
}

const ascii = (value: string): Uint8Array => Buffer.from(value, "latin1");
