import { error, warning } from "../source/diagnostic.js";
import type { Diagnosed, Diagnostic, Where } from "../source/diagnostic.js";
import type { Picture } from "../scene/nodes.js";
import { codec, decode, jpegPicture, maxPixels, pngPicture } from "./codec.js";
import type { Pixels } from "./codec.js";
import { endings, sniff } from "./sniff.js";
import type { PictureFormat } from "./sniff.js";
import { inspectSvg } from "./svg.js";

/** Bytes; more than any picture a slide can show. */
export const maxPictureBytes = 50_000_000;
/** Pixels on the long side: twice a slide of 1,280 px, so sharp on a 4K screen where it fills one. */
export const maxPictureSide = 2560;

/**
 * Reads a picture file as a slide needs it: upright (EXIF orientation applied), sRGB, no metadata, at most 2,560 px on
 * the long side. Transparent and drawn pictures become PNG, photographs JPEG. What the file is, its bytes decide; a
 * name that says otherwise is a warning. Value undefined: the picture cannot be used, and an error says why.
 * `path` is only named in diagnostics, `where` says where they point.
 */
export async function loadPicture(
  bytes: Uint8Array,
  path: string,
  where: Where = {},
): Promise<Diagnosed<Picture | undefined>> {
  if (bytes.length === 0) return failed(error("picture-empty", { path }, where));
  const format = sniff(bytes);
  if (!format.picture) return failed(error("picture-unreadable", { path, looksLike: format.other }, where));
  if (bytes.length > maxPictureBytes) {
    return failed(error("picture-too-big", { path, size: Math.ceil(bytes.length / 1e6), max: maxPictureBytes / 1e6 }, where));
  }
  try {
    await codec();
  } catch {
    return failed(error("picture-tool-missing", { path }, where));
  }
  const read =
    format.picture === "svg" ? await readSvg(bytes, path, where) : await readRaster(bytes, format.picture, path, where);
  const misnamed = checkName(path, format.picture, where);
  return misnamed ? { value: read.value, diagnostics: [misnamed, ...read.diagnostics] } : read;
}

const failed = (...diagnostics: readonly Diagnostic[]): Diagnosed<undefined> => ({ value: undefined, diagnostics });

/** A file without an ending claims nothing. */
function checkName(path: string, format: PictureFormat, where: Where): Diagnostic | undefined {
  const ending = /\.([^./\\]{1,16})$/u.exec(path)?.[1]?.toLowerCase();
  if (ending === undefined || endings[format].includes(ending)) return undefined;
  return warning("picture-misnamed", { path, ending, format: endings[format][0]! }, where);
}

async function readRaster(
  bytes: Uint8Array,
  format: PictureFormat,
  path: string,
  where: Where,
): Promise<Diagnosed<Picture | undefined>> {
  const size = await sizeOf(bytes);
  if (!size) return failed(error("picture-damaged", { path }, where));
  if (size.width * size.height > maxPixels) return failed(tooManyPixels(path, size, where));
  try {
    const sharp = await codec();
    const pixels = await decode(sharp(bytes), (image) => image.autoOrient().resize(limited));
    return { value: await encode(pixels, format !== "jpeg" && format !== "avif" && format !== "webp"), diagnostics: [] };
  } catch {
    return failed(error("picture-damaged", { path }, where)); // the decoder's own words help nobody who writes a deck
  }
}

const limited = { width: maxPictureSide, height: maxPictureSide, fit: "inside", withoutEnlargement: true } as const;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pixels as the file's head declares them, without decoding; undefined when there is no sound head. */
async function sizeOf(bytes: Uint8Array): Promise<Size | undefined> {
  try {
    const sharp = await codec();
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    return { width, height };
  } catch {
    return undefined;
  }
}

const tooManyPixels = (path: string, size: Size, where: Where): Diagnostic =>
  error("picture-too-many-pixels", { path, width: size.width, height: size.height, max: maxPixels / 1e6 }, where);

/** Drawn once, large; `fitPictures` brings it to the size of its box. */
async function readSvg(bytes: Uint8Array, path: string, where: Where): Promise<Diagnosed<Picture | undefined>> {
  const content = inspectSvg(bytes);
  if ("reason" in content) {
    const { reason, what } = content;
    switch (reason) {
      case "malformed":
        return failed(error("picture-damaged", { path }, where));
      case "forbidden":
        return failed(error("svg-forbidden", { path, what }, where));
      case "external":
        return failed(error("svg-external", { path, address: what }, where));
      case "complex":
        return failed(error("svg-too-complex", { path, what }, where));
    }
  }
  for (const inner of content.embedded) {
    const size = await sizeOf(inner);
    if (!size) return failed(error("picture-damaged", { path }, where));
    if (size.width * size.height > maxPixels) return failed(tooManyPixels(path, size, where));
  }
  const size = await sizeOf(bytes);
  if (!size) return failed(error("picture-damaged", { path }, where));
  const density = Math.min(100_000, Math.max(1, (72 * maxPictureSide) / Math.max(size.width, size.height)));
  const scale = density / 72;
  if (size.width * scale * size.height * scale > maxPixels) return failed(tooManyPixels(path, size, where));
  try {
    const sharp = await codec();
    const pixels = await decode(sharp(bytes, { density }), (image) => image.resize(limited));
    const diagnostics = content.hasText ? [warning("svg-text", { path }, where)] : [];
    return { value: await pngPicture(opaque(pixels) ? withoutAlpha(pixels) : pixels), diagnostics };
  } catch {
    return failed(error("picture-damaged", { path }, where));
  }
}

/** PNG where JPEG would lose something that shows: transparency, and the edges of drawings and screen shots. */
async function encode(pixels: Pixels, lossless: boolean): Promise<Picture> {
  if (!opaque(pixels)) return pngPicture(pixels);
  const solid = withoutAlpha(pixels);
  return lossless && drawn(solid) ? pngPicture(solid) : jpegPicture(solid);
}

function opaque({ data, channels }: Pixels): boolean {
  if (channels === 3) return true;
  for (let i = 3; i < data.length; i += 4) if (data[i] !== 255) return false;
  return true;
}

function withoutAlpha(pixels: Pixels): Pixels {
  if (pixels.channels === 3) return pixels;
  const { data, width, height } = pixels;
  const solid = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    solid[to] = data[from]!;
    solid[to + 1] = data[from + 1]!;
    solid[to + 2] = data[from + 2]!;
  }
  return { data: solid, width, height, channels: 3 };
}

/** Share of pixels that equal their left neighbour: above it in diagrams and screen shots, below it in photographs. */
const drawnShare = 0.6;


function drawn({ data }: Pixels): boolean {
  let same = 0;
  for (let i = 3; i < data.length; i += 3) {
    if (data[i] === data[i - 3] && data[i + 1] === data[i - 2] && data[i + 2] === data[i - 1]) same += 1;
  }
  return same > (data.length / 3) * drawnShare;
}
