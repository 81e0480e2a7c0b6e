/** Formats that are read as pictures. */
export type PictureFormat = "png" | "jpeg" | "gif" | "webp" | "avif" | "tiff" | "svg";

/** What bytes look like: a picture that is read, or something else by a name that people know (undefined: no idea). */
export type Sniffed = { readonly picture: PictureFormat } | { readonly picture?: undefined; readonly other?: string };

/** Tells by the first bytes, never by the name. `text` stands for any text that is not SVG. */
export function sniff(bytes: Uint8Array): Sniffed {
  const head = latin1(bytes.subarray(0, 32));
  for (const [format, starts] of pictures) if (starts(head)) return { picture: format };
  for (const [name, starts] of others) if (starts(head)) return { other: name };
  return sniffText(bytes);
}

/** The endings that a format's files have; the first is the usual one. */
export const endings: Readonly<Record<PictureFormat, readonly string[]>> = {
  png: ["png"],
  jpeg: ["jpg", "jpeg", "jpe", "jfif"],
  gif: ["gif"],
  webp: ["webp"],
  avif: ["avif", "heif"],
  tiff: ["tif", "tiff"],
  svg: ["svg"],
};

type Starts = (head: string) => boolean;
const startsWith = (...starts: readonly string[]): Starts => (head) => starts.some((start) => head.startsWith(start));
/** ISO base media files name their brand after the `ftyp` box. */
const brand = (...brands: readonly string[]): Starts => (head) =>
  head.startsWith("ftyp", 4) && brands.some((name) => head.startsWith(name, 8));

const pictures: readonly (readonly [PictureFormat, Starts])[] = [
  ["png", startsWith("\x89PNG\r\n\x1a\n")],
  ["jpeg", startsWith("\xff\xd8\xff")],
  ["gif", startsWith("GIF87a", "GIF89a")],
  ["webp", (head) => head.startsWith("RIFF") && head.startsWith("WEBP", 8)],
  ["avif", brand("avif", "avis")],
  ["tiff", startsWith("II*\0", "MM\0*", "II+\0", "MM\0+")],
];

const others: readonly (readonly [string, Starts])[] = [
  ["HEIC", brand("heic", "heix", "heim", "heis", "hevc", "mif1", "msf1")],
  ["MP4", (head) => head.startsWith("ftyp", 4)],
  ["ZIP", startsWith("PK\x03\x04", "PK\x05\x06", "PK\x07\x08")],
  ["GZIP", startsWith("\x1f\x8b")],
  ["RAR", startsWith("Rar!\x1a\x07")],
  ["7z", startsWith("7z\xbc\xaf\x27\x1c")],
  ["PDF", startsWith("%PDF-")],
  ["PostScript", startsWith("%!PS", "\xc5\xd0\xd3\xc6")],
  ["PSD", startsWith("8BPS")],
  ["ICO", startsWith("\0\0\x01\0")],
  ["EMF", startsWith("\x01\0\0\0")],
  ["WMF", startsWith("\xd7\xcd\xc6\x9a")],
  ["JPEG XL", startsWith("\xff\x0a", "\0\0\0\x0cJXL ")],
  ["JPEG 2000", startsWith("\0\0\0\x0cjP  ")],
  ["Microsoft Office 97", startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")],
  ["BMP", (head) => head.startsWith("BM") && head.startsWith("\0\0\0\0", 6)],
  ["Git LFS", startsWith("version https://git-lfs")],
];

/** Enough to get past an XML declaration, a licence comment and a document type. */
const textWindow = 4096;

function sniffText(bytes: Uint8Array): Sniffed {
  const text = latin1(bytes.subarray(0, textWindow)).replace(/^\xef\xbb\xbf/u, "").trimStart().toLowerCase();
  if (text.startsWith("<")) {
    if (text.startsWith("<!doctype html") || text.startsWith("<html")) return { other: "HTML" };
    if (/<(?:\w{1,32}:)?svg[\s>/]/u.test(text)) return { picture: "svg" };
    return { other: text.startsWith("<?xml") ? "XML" : "text" };
  }
  for (const byte of bytes.subarray(0, textWindow)) if (byte < 9 || (byte > 13 && byte < 32)) return {};
  return { other: "text" };
}

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
