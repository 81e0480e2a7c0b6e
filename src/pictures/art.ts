import { error } from "../source/diagnostic.js";
import type { Diagnosed, Where } from "../source/diagnostic.js";
import type { Picture } from "../scene/nodes.js";
import type { Theme } from "../theme/theme.js";
import { city } from "./art/city.js";
import { contour } from "./art/contour.js";
import { grid } from "./art/grid.js";
import { slips } from "./art/slips.js";
import type { ArtInput, Size } from "./art/svg.js";
import { codec, decode, picture } from "./codec.js";
import { indexedPng } from "./indexed-png.js";

/** Generated pictures by the name that the outline gives them after `art:`. */
const arts = { city, slips, contour, grid } satisfies Record<string, (input: ArtInput) => string>;
export type ArtName = keyof typeof arts;
export const artNames = Object.keys(arts) as readonly ArtName[]; // the keys of the literal above

export const isArtName = (name: string): name is ArtName => Object.hasOwn(arts, name);

/** Long side in pixels of the largest picture that is drawn; the proportions stay. */
const maxSide = 2560;

/**
 * The SVG of a generated picture: no text in it, every colour a token of the theme or a tint between tokens, the same
 * text for the same four arguments. `size` is in pixels. Throws on a name that `isArtName` does not know.
 */
export function artSvg(name: string, theme: Theme, seed: string, size: Size): string {
  if (!isArtName(name)) throw new RangeError(`no art named ${name}`);
  return arts[name]({ theme, seed, size });
}

/**
 * Draws a generated picture as PNG. Ask for twice the CSS pixels of its box (`pixelsPerPoint` in fit.ts): then
 * `fitPictures` takes it as it is. An unknown name is the error `unknown-art`.
 */
export async function drawArt(
  name: string,
  theme: Theme,
  seed: string,
  size: Size,
  where: Where = {},
): Promise<Diagnosed<Picture | undefined>> {
  if (!isArtName(name)) return { value: undefined, diagnostics: [error("unknown-art", { name, known: artNames }, where)] };
  const scale = Math.min(1, maxSide / Math.max(size.width, size.height));
  const width = Math.max(1, Math.round(size.width * scale));
  const height = Math.max(1, Math.round(size.height * scale));
  const sharp = await codec();
  const pixels = await decode(sharp(Buffer.from(artSvg(name, theme, seed, { width, height }))));
  return { value: picture(await indexedPng(pixels), "png", width, height), diagnostics: [] };
}
