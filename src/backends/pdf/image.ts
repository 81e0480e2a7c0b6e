import { deflateSync } from "node:zlib";
import { codec, decode } from "../../pictures/codec.js";
import type { ImageNode, Picture } from "../../scene/nodes.js";
import { marks, rectangle, rounded, type Content } from "./content.js";
import { dictionary, name, number, type PdfFile, type PdfValue, type Reference } from "./objects.js";
import type { Page } from "./page.js";

/** The part of the picture that its crop leaves, in its box; decorative and missing ones are no figures. */
export function image({ box, picture: key, crop, alt, radius }: ImageNode, page: Page): readonly Content[] {
  const resource = page.picture(key);
  if (resource === undefined) return [];
  const { left, top, right, bottom } = crop ?? { left: 0, top: 0, right: 0, bottom: 0 };
  const [across, down] = [1 - left - right, 1 - top - bottom];
  if (across <= 0 || down <= 0) return [];
  const [width, height] = [box.width / across, box.height / down];
  const cut = crop || radius !== undefined ? `${radius === undefined ? rectangle(box) : rounded(box, radius)} W n ` : "";
  const shown = marks(`q ${cut}${number(width)} 0 0 ${number(-height)} ${number(box.x - left * width)} ${number(box.y - top * height + height)} cm /${resource} Do Q`);
  return alt === null ? [shown] : [{ role: "Figure", alt, box, children: [shown] }];
}

/** Each picture once in the file, by its key; one that cannot be decoded is left out. */
export async function embedPictures(pictures: ReadonlyMap<string, Picture>, file: PdfFile): Promise<ReadonlyMap<string, Reference>> {
  const embedded = new Map<string, Reference>();
  for (const [key, picture] of pictures) {
    const reference = await embed(picture, file).catch(() => undefined);
    if (reference) embedded.set(key, reference);
  }
  return embedded;
}

async function embed({ data, format, width, height }: Picture, file: PdfFile): Promise<Reference> {
  const entries = { Type: name("XObject"), Subtype: name("Image"), Width: width, Height: height, BitsPerComponent: 8 };
  // Three or one colours are taken as they are; the four of print are not, since programs differ about their meaning.
  const space = format === "jpeg" ? jpegSpace(data) : undefined;
  if (space) return file.addStream({ ...entries, ColorSpace: name(space), Filter: name("DCTDecode") }, data);
  const png = format === "png" ? opaquePng(data) : undefined;
  if (png) return file.addStream({ ...entries, BitsPerComponent: png.bits, ColorSpace: png.space, ...packing(width, png.colors, png.bits) }, png.packed);
  const sharp = await codec();
  const pixels = await decode(sharp(data));
  const [colors, alpha] = pixels.channels === 4 ? parted(pixels.data) : [pixels.data, undefined];
  const mask = alpha && file.addStream({ ...entries, ColorSpace: name("DeviceGray"), ...packing(pixels.width, 1) }, packed(alpha, pixels.width));
  return file.addStream({ ...entries, ColorSpace: name("DeviceRGB"), ...packing(pixels.width, 3), SMask: mask }, packed(colors, 3 * pixels.width));
}

/** Colours and opacity; without the latter where all is opaque. */
function parted(pixels: Uint8Array): readonly [Uint8Array, Uint8Array | undefined] {
  const count = pixels.length / 4;
  const [colors, alpha] = [new Uint8Array(3 * count), new Uint8Array(count)];
  let opaque = true;
  for (let i = 0; i < count; i += 1) {
    colors[3 * i] = pixels[4 * i]!;
    colors[3 * i + 1] = pixels[4 * i + 1]!;
    colors[3 * i + 2] = pixels[4 * i + 2]!;
    alpha[i] = pixels[4 * i + 3]!;
    if (alpha[i] !== 255) opaque = false;
  }
  return [colors, opaque ? undefined : alpha];
}

/** Rows are filtered as in PNG. */
const packing = (columns: number, colors: number, bits = 8): Readonly<Record<string, PdfValue>> => ({
  Filter: name("FlateDecode"),
  DecodeParms: dictionary({ Predictor: 15, Colors: colors, BitsPerComponent: bits, Columns: columns }),
});

interface OpaquePng {
  readonly packed: Uint8Array;
  readonly bits: number;
  readonly colors: 1 | 3;
  readonly space: PdfValue;
}

/** The packed rows of a PNG, which a PDF holds in the same form; undefined where there is opacity, interlacing or 16 bits. */
function opaquePng(data: Uint8Array): OpaquePng | undefined {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const rows: Uint8Array[] = [];
  let [bits, kind, palette]: [number, number, Uint8Array | undefined] = [0, -1, undefined];
  for (let at = pngSignature; at + 12 <= data.length; ) {
    const length = view.getUint32(at);
    const body = data.subarray(at + 8, at + 8 + length);
    switch (String.fromCharCode(...data.subarray(at + 4, at + 8))) {
      case "IHDR":
        if (body.length < 13 || body[12] !== 0 || body[8]! > 8) return undefined;
        [bits, kind] = [body[8]!, body[9]!];
        break;
      case "PLTE":
        palette = body;
        break;
      case "tRNS":
        return undefined;
      case "IDAT":
        rows.push(body);
        break;
    }
    at += 12 + length;
  }
  if (rows.length === 0) return undefined;
  const packed = Buffer.concat(rows);
  switch (kind) {
    case 0:
      return { packed, bits, colors: 1, space: name("DeviceGray") };
    case 2:
      return { packed, bits, colors: 3, space: name("DeviceRGB") };
    case 3:
      return palette && { packed, bits, colors: 1, space: [name("Indexed"), name("DeviceRGB"), palette.length / 3 - 1, { hex: Buffer.from(palette).toString("hex") }] };
    default:
      return undefined;
  }
}

const pngSignature = 8;

/** Rows as PNG's `up` filter writes them, which halves drawings with level edges. */
function packed(bytes: Uint8Array, row: number): Uint8Array {
  const count = bytes.length / row;
  const filtered = new Uint8Array(bytes.length + count);
  for (let r = 0; r < count; r += 1) {
    const to = r * (row + 1);
    filtered[to] = r === 0 ? 0 : 2;
    for (let i = 0; i < row; i += 1) filtered[to + 1 + i] = bytes[r * row + i]! - (r === 0 ? 0 : bytes[(r - 1) * row + i]!);
  }
  return deflateSync(filtered);
}

/** From the frame header; undefined where there is none, or where it has other than one or three colours of eight bits. */
function jpegSpace(data: Uint8Array): "DeviceRGB" | "DeviceGray" | undefined {
  let at = 2;
  while (at + 9 < data.length) {
    if (data[at] !== 0xff) return undefined;
    const marker = data[at + 1]!;
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const frame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (frame) return data[at + 4] !== 8 ? undefined : data[at + 9] === 3 ? "DeviceRGB" : data[at + 9] === 1 ? "DeviceGray" : undefined;
    at += 2 + ((data[at + 2]! << 8) | data[at + 3]!);
  }
  return undefined;
}
