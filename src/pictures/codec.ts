import { createHash } from "node:crypto";
import type { Sharp, SharpOptions } from "sharp";
import type { Picture } from "../scene/nodes.js";

type Codec = (input: Uint8Array, options?: SharpOptions) => Sharp;

/** 8-bit sRGB pixels, row by row; `channels` is 3 or 4 (alpha last). */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
}

/** More pixels than any camera a report's pictures come from, and 200 MB when decoded. */
export const maxPixels = 50_000_000;

let loading: Promise<Codec> | undefined;

/**
 * The one place that loads sharp, and only when a deck has pictures: its import costs more than most decks' layout.
 * Rejects where no binary of sharp fits the platform.
 */
export function codec(): Promise<Codec> {
  loading ??= import("sharp").then(({ default: sharp }) => {
    sharp.cache(false); // a build reads each picture once
    sharp.concurrency(1); // pictures run side by side already; one thread each keeps the memory small
    return (input, options) => sharp(input, { limitInputPixels: maxPixels, failOn: "error", ...options });
  });
  return loading;
}

/** Decodes to sRGB pixels; `shape` adds steps such as a crop before. Rejects on damaged input. */
export async function decode(image: Sharp, shape: (image: Sharp) => Sharp = (same) => same): Promise<Pixels> {
  const { data, info } = await shape(image).toColourspace("srgb").raw({ depth: "uchar" }).toBuffer({ resolveWithObject: true });
  if (info.channels !== 3 && info.channels !== 4) throw new Error(`sRGB with ${info.channels} channels`);
  return { data, width: info.width, height: info.height, channels: info.channels };
}

/** Lossless; no metadata. Level 4 takes half the time of level 7 for 5 % more bytes (measured on drawings). */
export async function pngPicture(pixels: Pixels): Promise<Picture> {
  const { width, height, channels } = pixels;
  const sharp = await codec();
  const data = await sharp(pixels.data, { raw: { width, height, channels } })
    .png({ compressionLevel: 4, adaptiveFiltering: false })
    .toBuffer();
  return picture(data, "png", width, height);
}

/** Quality 85, no metadata, the plain encoder: the same bytes wherever the same sharp runs. */
export async function jpegPicture(pixels: Pixels): Promise<Picture> {
  const { width, height, channels } = pixels;
  const sharp = await codec();
  const data = await sharp(pixels.data, { raw: { width, height, channels } })
    .removeAlpha()
    .jpeg({ quality: 85, mozjpeg: false, progressive: false, chromaSubsampling: "4:2:0" })
    .toBuffer();
  return picture(data, "jpeg", width, height);
}

/** A picture with its key: the first 16 hex digits of the SHA-256 of its bytes. */
export function picture(data: Uint8Array, format: Picture["format"], width: number, height: number): Picture {
  const key = createHash("sha256").update(data).digest("hex").slice(0, 16);
  return { key, data, format, width, height };
}
