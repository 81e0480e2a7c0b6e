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
export async function embedPictures(pictures: ReadonlyMap<string, Pick<Picture, "data">>, file: PdfFile): Promise<ReadonlyMap<string, EmbeddedPicture>> {
  const embedded = new Map<string, EmbeddedPicture>();
  for (const [key, { data }] of pictures) {
    const reference = await embed(data, file).catch(() => undefined);
    if (reference) embedded.set(key, { resource: `I${embedded.size + 1}`, reference });
  }
  return embedded;
}

/** A picture with its name in the resources of the pages. */
export interface EmbeddedPicture {
  readonly resource: string;
  readonly reference: Reference;
}

async function embed(data: Uint8Array, file: PdfFile): Promise<Reference> {
  const sized = (width: number, height: number, bits = 8) => ({ Type: name("XObject"), Subtype: name("Image"), Width: width, Height: height, BitsPerComponent: bits });
  const jpeg = data[0] === 0xff ? jpegFrame(data) : undefined;
  if (jpeg) return file.addStream({ ...sized(jpeg.width, jpeg.height), ColorSpace: name(jpeg.space), Filter: name("DCTDecode") }, data);
  const png = data[0] === 0x89 ? opaquePng(data) : undefined;
  if (png) return file.addStream({ ...sized(png.width, png.height, png.bits), ColorSpace: png.space, ...packing(png.width, png.colors, png.bits) }, png.packed);
  const sharp = await codec();
  const pixels = await decode(sharp(data));
  const entries = sized(pixels.width, pixels.height);
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
  readonly width: number;
  readonly height: number;
  readonly packed: Uint8Array;
  readonly bits: number;
  readonly colors: 1 | 3;
  readonly space: PdfValue;
}

/** The packed rows of a PNG, which a PDF holds in the same form; undefined where there is opacity, interlacing or 16 bits. */
function opaquePng(data: Uint8Array): OpaquePng | undefined {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const rows: Uint8Array[] = [];
  let [bits, kind, width, height] = [0, -1, 0, 0];
  let palette: Uint8Array | undefined;
  for (let at = pngSignature; at + 12 <= data.length; ) {
    const length = view.getUint32(at);
    const body = data.subarray(at + 8, at + 8 + length);
    switch (String.fromCharCode(...data.subarray(at + 4, at + 8))) {
      case "IHDR":
        if (body.length < 13 || body[12] !== 0 || body[8]! > 8) return undefined;
        [bits, kind, width, height] = [body[8]!, body[9]!, view.getUint32(at + 8), view.getUint32(at + 12)];
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
  const whole = { width, height, bits, packed: Buffer.concat(rows) };
  switch (kind) {
    case 0:
      return { ...whole, colors: 1, space: name("DeviceGray") };
    case 2:
      return { ...whole, colors: 3, space: name("DeviceRGB") };
    case 3:
      return palette && { ...whole, colors: 1, space: [name("Indexed"), name("DeviceRGB"), palette.length / 3 - 1, { hex: Buffer.from(palette).toString("hex") }] };
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

interface JpegFrame {
  readonly width: number;
  readonly height: number;
  readonly space: "DeviceRGB" | "DeviceGray";
}

/**
 * From the frame header; undefined where there is none, or where it has other than one or three colours of eight bits: programs
 * differ about the meaning of the four of print.
 */
function jpegFrame(data: Uint8Array): JpegFrame | undefined {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  let at = 2;
  while (at + 9 < data.length) {
    if (data[at] !== 0xff) return undefined;
    const marker = data[at + 1]!;
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      const space = data[at + 9] === 3 ? "DeviceRGB" : data[at + 9] === 1 ? "DeviceGray" : undefined;
      return space && data[at + 4] === 8 ? { width: view.getUint16(at + 7), height: view.getUint16(at + 5), space } : undefined;
    }
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}
