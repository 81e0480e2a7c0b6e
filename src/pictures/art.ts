import { error } from "../source/diagnostic.js";
import type { Diagnosed, Where } from "../source/diagnostic.js";
import type { Picture } from "../scene/nodes.js";
import type { Theme } from "../theme/theme.js";
import { bars } from "./art/bars.js";
import { city } from "./art/city.js";
import { contour } from "./art/contour.js";
import { dots } from "./art/dots.js";
import { grid } from "./art/grid.js";
import { slips } from "./art/slips.js";
import { mix } from "./art/svg.js";
import type { ArtInput, Size } from "./art/svg.js";
import { codec, decode, picture } from "./codec.js";
import { indexedPng } from "./indexed-png.js";

/** Generated pictures by the name that the outline gives them after `art:`. */
const arts = { city, slips, bars, contour, grid, dots } satisfies Record<string, (input: ArtInput) => string>;
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

/** A divider's colours in the place of the page's, for art that stands on its ground: the pigment recedes, white is what stands out. */
export function dividerColors(theme: Theme): Theme {
  const { sectbg, sectslip, onfill, onfill2 } = theme.colors;
  const between = (share: number): string => mix(sectslip, onfill2, share);
  const colors = { bg: sectbg, panel: sectbg, tint: sectslip, tint2: between(0.15), rule: between(0.1), rest: between(0.25), soft: between(0.45), ink: onfill, fill: onfill, accent: onfill, muted: between(0.3) };
  return { ...theme, colors: { ...theme.colors, ...colors } };
}
