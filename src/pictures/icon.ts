import type { Picture } from "../scene/nodes.js";
import { error } from "../source/diagnostic.js";
import type { Diagnosed, Where } from "../source/diagnostic.js";
import { closest, suggest } from "../source/suggest.js";
import type { Theme } from "../theme/theme.js";
import { codec, decode, pngPicture } from "./codec.js";
import { icons } from "./icons.generated.js";

export const iconNames: readonly string[] = Object.keys(icons);

/** Pixels of the raster that stands in where the SVG is not shown: four for each of the point of an icon in a large place. */
const side = 512;

/**
 * An icon by its name, or its Chinese one, in the theme's accent colour: as SVG, and as PNG with a clear ground. An unknown
 * name is the error `unknown-icon`, with the likeliest ones.
 */
export async function drawIcon(name: string, theme: Theme, where: Where = {}): Promise<Diagnosed<Picture | undefined>> {
  const path = pathOf(name);
  if (path === undefined) return { value: undefined, diagnostics: [unknown(name, where)] };
  const svg = iconSvg(path, theme.colors.accent);
  const sharp = await codec();
  const raster = await pngPicture(await decode(sharp(svg, { density: (72 * side) / grid }), (image) => image.resize(side, side)));
  return { value: { ...raster, svg }, diagnostics: [] };
}

function pathOf(name: string): string | undefined {
  if (Object.hasOwn(icons, name)) return icons[name]![1];
  return Object.values(icons).find(([chinese]) => chinese === name)?.[1];
}

/** Units of the icons' own square. */
const grid = 24;

const iconSvg = (path: string, color: string): Uint8Array =>
  new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${grid}" height="${grid}" viewBox="0 0 ${grid} ${grid}">` +
      `<path d="${path}" fill="none" stroke="#${color}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>\n`,
  );

/** Names in the author's script, those that the wrong one is most like. */
function unknown(name: string, where: Where) {
  const names = /\p{Script=Han}/u.test(name) ? Object.values(icons).map(([chinese]) => chinese) : iconNames;
  return error("unknown-icon", { name: name.slice(0, 60), suggestion: suggest(name, names), known: closest(name, names, mostNamed), count: names.length }, where);
}

const mostNamed = 8;
