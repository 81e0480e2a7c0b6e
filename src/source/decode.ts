import type { Diagnosed, Diagnostic } from "./diagnostic.js";
import { error } from "./diagnostic.js";
import type { SourceFile, Span } from "./span.js";

export interface DecodeOptions {
  /** `utf-8`: the project's own files; `any`: what others hand over, also in GB18030 or GBK (reports, CSV). UTF-16 always. */
  readonly accept?: "utf-8" | "any";
  /** The encoding that the file itself names (`<meta charset>`), tried where the bytes are not Unicode. */
  readonly declared?: string;
}

/** A long report is 1 MB; far more is a mistake (a database, a video), and reading it would take minutes. */
const largestText = 5 * 1024 * 1024;

/**
 * Bytes as text: UTF-8 (a byte order mark is dropped), UTF-16 by mark or by its pattern of zero bytes and, where
 * accepted, GB18030. Anything else gives an error that says what the file looks like, and an empty text.
 */
export function decodeText(bytes: Uint8Array, path: string, options: DecodeOptions = {}): Diagnosed<SourceFile> {
  const accept = options.accept ?? "utf-8";
  const refuse = (diagnostic: Diagnostic): Diagnosed<SourceFile> => ({ value: { path, text: "" }, diagnostics: [diagnostic] });

  if (bytes.length > largestText)
    return refuse(error("file-too-large", { path, size: megabytes(bytes.length), limit: megabytes(largestText) }, whole(path)));
  if (bytes.length === 0) return refuse(error("file-empty", { path }, whole(path)));
  const binary = binaryKind(bytes);
  if (binary) return refuse(error("file-binary", { path, looksLike: binary }, whole(path)));

  const text = decode(bytes, accept, options.declared);
  if (text.kind === "binary") return refuse(error("file-binary", { path }, whole(path)));
  if (text.kind === "foreign") return refuse(error("file-encoding", { path, looksLike: text.looksLike }, whole(path)));
  const file: SourceFile = { path, text: text.text };
  if (text.text.trim() === "") return refuse(error("file-empty", { path }, whole(path)));
  if (text.kind === "damaged") {
    const start = text.text.indexOf("\ufffd");
    const span = { file, start: Math.max(start, 0), end: Math.max(start, 0) + 1 };
    return { value: file, diagnostics: [error("file-damaged", { path, encoding: text.encoding }, { span })] };
  }
  const formFeed = accept === "any"; // reports taken from PDF have one at each page
  return { value: file, diagnostics: badCharacters(file.text, { file, start: 0, end: file.text.length }, formFeed) };
}

/** The encoding that `decodeText` reads these bytes in, of texts that it accepts. */
export function encodingOf(bytes: Uint8Array): string {
  if (starts(bytes, [0xff, 0xfe]) || starts(bytes, [0xfe, 0xff]) || zeroPattern(bytes) !== "none") return "UTF-16";
  return attempt(bytes, "utf-8") === undefined && !isDamagedUtf8(bytes) ? "GB18030" : "UTF-8";
}

/**
 * Characters that no XML file, and so no PowerPoint file, can hold: one diagnostic a kind, at the first place, with the
 * count. Private-use and other unassigned characters are let through: they are valid, if seldom drawn. A span of the
 * text's own length is narrowed to the character; a scalar written with escapes keeps its whole span.
 */
export function badCharacters(text: string, span: Span, formFeed = false): readonly Diagnostic[] {
  if (!suspicious.test(text)) return [];
  const control = { first: -1, count: 0 };
  const surrogate = { first: -1, count: 0 };
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= 0xd800 && code <= 0xdbff && isLow(text.charCodeAt(i + 1))) i += 1;
    else if (code >= 0xd800 && code <= 0xdfff) note(surrogate, i);
    else if (isControl(code) && !(code === 12 && formFeed)) note(control, i);
  }
  return [
    ...report("control-character", control),
    ...report("lone-surrogate", surrogate),
  ];

  function report(code: "control-character" | "lone-surrogate", seen: { first: number; count: number }): readonly Diagnostic[] {
    if (seen.count === 0) return [];
    const character = `U+${text.charCodeAt(seen.first).toString(16).toUpperCase().padStart(4, "0")}`;
    const narrow = span.end - span.start === text.length;
    const place = narrow ? { file: span.file, start: span.start + seen.first, end: span.start + seen.first + 1 } : span;
    return [error(code, { character, count: seen.count }, { span: place })];
  }
}

/** A first look at native speed; most text ends here. */
const suspicious = /[\0-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]/;

const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;
const isControl = (code: number): boolean =>
  (code < 32 && code !== 9 && code !== 10 && code !== 13) || (code >= 0x7f && code <= 0x9f) || code === 0xfffe || code === 0xffff;

function note(seen: { first: number; count: number }, at: number): void {
  if (seen.count === 0) seen.first = at;
  seen.count += 1;
}

/** The file's name at the head of the diagnostic, without a frame: there is no text to show. */
const whole = (path: string): { span: Span } => ({ span: { file: { path, text: "" }, start: 0, end: 0 } });

const megabytes = (size: number): number => Math.ceil((size / 1024 / 1024) * 10) / 10;

type Decoded =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "damaged"; readonly text: string; readonly encoding: string }
  | { readonly kind: "foreign"; readonly looksLike?: string }
  | { readonly kind: "binary" };

function decode(bytes: Uint8Array, accept: "utf-8" | "any", declared: string | undefined): Decoded {
  if (starts(bytes, [0xff, 0xfe, 0, 0]) || starts(bytes, [0, 0, 0xfe, 0xff])) return { kind: "foreign", looksLike: "UTF-32" };
  if (starts(bytes, [0xff, 0xfe])) return utf16(bytes.subarray(2), "LE");
  if (starts(bytes, [0xfe, 0xff])) return utf16(bytes.subarray(2), "BE");
  const order = zeroPattern(bytes);
  if (order === "none") return oneByte(bytes, accept, declared);
  return order === undefined ? { kind: "binary" } : utf16(bytes, order);
}

function oneByte(bytes: Uint8Array, accept: "utf-8" | "any", declared: string | undefined): Decoded {
  const utf8 = attempt(bytes, "utf-8");
  if (utf8 !== undefined) return { kind: "text", text: utf8 };
  if (controlBytes(bytes) * 50 > bytes.length) return { kind: "binary" };
  const named = declared === undefined ? undefined : attempt(bytes, declared);
  if (named !== undefined) return { kind: "text", text: named };
  if (isDamagedUtf8(bytes)) return { kind: "damaged", text: new TextDecoder("utf-8").decode(bytes), encoding: "UTF-8" };
  const looksLike = guess(bytes);
  if (accept === "any" && looksLike === gb) {
    const text = attempt(bytes, "gb18030");
    if (text !== undefined) return { kind: "text", text };
  }
  return { kind: "foreign", looksLike };
}

/** Lone surrogates are kept, so that `badCharacters` can point at them. */
function utf16(bytes: Uint8Array, order: "LE" | "BE"): Decoded {
  const even = bytes.length - (bytes.length % 2);
  const copy = Buffer.from(bytes.subarray(0, even));
  const text = (order === "BE" ? copy.swap16() : copy).toString("utf16le");
  return even === bytes.length ? { kind: "text", text } : { kind: "damaged", text: `${text}\ufffd`, encoding: "UTF-16" };
}

/** ASCII characters in UTF-16 have a zero in every other byte: zeros on one side only, and not a few. */
function zeroPattern(bytes: Uint8Array): "LE" | "BE" | "none" | undefined {
  const zeros = [0, 0];
  for (let i = 0; i < bytes.length; i += 1) if (bytes[i] === 0) zeros[i % 2]! += 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd === 0) return "none";
  const few = bytes.length / 100;
  if (odd > few && even * 50 < odd) return "LE";
  if (even > few && odd * 50 < even) return "BE";
  return even + odd <= 4 && even + odd <= few ? "none" : undefined; // a stray U+0000 in a text is a control character
}

/** Text in any encoding has hardly a byte below 32 but tab, line ends and page breaks. */
function controlBytes(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte < 32 && (byte < 9 || byte > 13)) count += 1;
  return count;
}

/** Undefined where the bytes are not in the encoding, or nobody knows it. */
function attempt(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** UTF-8 with a few broken bytes (a file cut off, a careless edit): long sequences are many and bad bytes rare. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  let good = 0;
  let bad = 0;
  for (let i = 0; i < bytes.length; ) {
    const length = sequenceLength(bytes[i]!);
    let follow = 1;
    while (follow < length && (bytes[i + follow]! & 0xc0) === 0x80) follow += 1;
    if (length > 0 && follow === length) {
      if (length >= 3) good += 1;
      i += length;
    } else {
      bad += 1;
      i += Math.max(1, follow);
    }
  }
  return good >= 4 * bad;
}

const sequenceLength = (lead: number): number =>
  lead < 0x80 ? 1 : lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;

const gb = "GB18030 (GBK)";

/**
 * The likely encoding of text that is not Unicode, by where the second byte of each pair lies: simplified Chinese
 * (GB 2312) keeps it above 0xA0, Big5 uses 0x40–0x7E for two fifths of its characters, Western text has single letters.
 */
function guess(bytes: Uint8Array): string | undefined {
  let high = 0;
  let low = 0;
  let other = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const lead = bytes[i]!;
    if (lead < 0x80) continue;
    const trail = bytes[i + 1] ?? 0;
    if (lead >= 0xa1 && lead <= 0xf9 && trail >= 0xa1 && trail <= 0xfe) high += 1;
    else if (lead >= 0xa1 && lead <= 0xf9 && trail >= 0x40 && trail <= 0x7e) low += 1;
    else if (lead >= 0x81 && lead <= 0xfe && trail >= 0x30 && trail <= 0xfe && trail !== 0x7f && trail !== 0xff) other += 1;
    else return lead >= 0xa0 || (lead >= 0x80 && lead <= 0x9f) ? "Windows-1252" : undefined;
    i += 1;
  }
  if (high >= 4 * (low + other)) return gb;
  return other <= low / 4 && high >= low / 2 ? "Big5" : low > high ? "Windows-1252" : gb;
}

const magic: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ["PDF", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["PNG", [0x89, 0x50, 0x4e, 0x47]],
  ["JPEG", [0xff, 0xd8, 0xff]],
  ["GIF", [0x47, 0x49, 0x46, 0x38]],
  ["TIFF", [0x49, 0x49, 0x2a, 0x00]],
  ["Word/Excel/PowerPoint 97–2003", [0xd0, 0xcf, 0x11, 0xe0]],
  ["gzip", [0x1f, 0x8b, 0x08]],
  ["7-Zip", [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ["RAR", [0x52, 0x61, 0x72, 0x21, 0x1a]],
  ["RTF", [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];

/** What a file is by its first bytes, where it is none of the texts that are read here. */
export function binaryKind(bytes: Uint8Array): string | undefined {
  if (starts(bytes, [0x50, 0x4b, 0x03, 0x04])) {
    const parts = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const office = [["word/", "Word"], ["xl/", "Excel"], ["ppt/", "PowerPoint"]].find(([folder]) => parts.includes(folder!));
    return office?.[1] ?? "ZIP";
  }
  return magic.find(([, sign]) => starts(bytes, sign))?.[0];
}

function starts(bytes: Uint8Array, sign: readonly number[]): boolean {
  return sign.every((byte, i) => bytes[i] === byte);
}
