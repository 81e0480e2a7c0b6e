import { codec } from "./codec.js";

/** Pixels of the longer side of anything that comes out of here: 8K, which still fits the limits of every decoder (`maxPixels`). */
export const widest = 7680;

/**
 * A drawing of `from` × `to` user units as a PNG of `width` pixels, opaque, without metadata. Text is set in the faces of this
 * computer, in the first of `font-family` that there is, so bytes are equal where sharp and the faces are. The drawing has to be
 * our own: no limit is set to its size. Rejects where sharp does not start.
 */
export async function rasterize(svg: string, size: { readonly width: number; readonly height: number }, width: number): Promise<Uint8Array> {
  const sharp = await codec();
  const height = Math.max(1, Math.round((width * size.height) / size.width));
  // A CSS pixel is a user unit at 72 dpi. Drawing at the final size keeps edges and type sharp; `resize` takes the odd pixel of rounding.
  const drawn = sharp(Buffer.from(svg), { density: (72 * width) / size.width, unlimited: true });
  return drawn.resize({ width, height, fit: "fill" }).flatten({ background: "#ffffff" }).png({ compressionLevel: 6, adaptiveFiltering: false }).toBuffer();
}

/** Whether sharp starts on this computer: its binaries are optional packages. */
export async function canRasterize(): Promise<boolean> {
  return codec().then(
    () => true,
    () => false,
  );
}

/**
 * Whether a typeface here has Chinese characters. 一 is a level stroke: a face that has it leaves most of the character's height
 * empty, the box that stands for a missing character does not.
 */
export async function hasHanFace(family: string): Promise<boolean> {
  const sharp = await codec();
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><rect width="100" height="100" fill="#fff"/><text x="20" y="75" font-size="60" lang="zh-CN" font-family="${family.replaceAll('"', "&quot;")}">一</text></svg>`;
  const { data, info } = await sharp(Buffer.from(svg), { density: 72 }).flatten({ background: "#ffffff" }).greyscale().raw().toBuffer({ resolveWithObject: true });
  const inked = Array.from({ length: info.height }, (_, y) => data.subarray(y * info.width * info.channels, (y + 1) * info.width * info.channels).some((value) => value < 128));
  const rows = inked.filter(Boolean).length;
  return rows > 0 && rows < 20;
}
