import { codec } from "./codec.js";

type File = { readonly contentType: string; readonly data: Uint8Array };

/**
 * The same pictures as a screen shows them: JPEGs for print, in four inks, become sRGB by their own profile. What draws pictures
 * without a colour management would show other colours. One that cannot be decoded stays as it is.
 */
export async function forScreen(pictures: ReadonlyMap<string, File>): Promise<ReadonlyMap<string, File>> {
  const shown = new Map(pictures);
  for (const [path, file] of pictures) if (inFourInks(file.data)) shown.set(path, await inRgb(file).catch(() => file));
  return shown;
}

async function inRgb({ data }: File): Promise<File> {
  const sharp = await codec();
  return { contentType: "image/jpeg", data: await sharp(data).toColourspace("srgb").jpeg({ quality: 85 }).toBuffer() };
}

/** Whether the first frame header of a JPEG (ITU-T T.81, B.2.2) has four components. */
function inFourInks(data: Uint8Array): boolean {
  if (data[0] !== 0xff || data[1] !== 0xd8) return false;
  for (let at = 2; at + 9 < data.length && data[at] === 0xff; ) {
    const marker = data[at + 1]!;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return data[at + 9] === 4;
    at += 2 + ((data[at + 2]! << 8) | data[at + 3]!);
  }
  return false;
}
