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

const packing = (columns: number, colors: number): Readonly<Record<string, PdfValue>> => ({
  Filter: name("FlateDecode"),
  DecodeParms: dictionary({ Predictor: 15, Colors: colors, BitsPerComponent: 8, Columns: columns }),
});

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
