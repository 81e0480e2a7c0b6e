import type { Picture } from "../scene/nodes.js";
import { error } from "../source/diagnostic.js";
import type { Diagnosed, Where } from "../source/diagnostic.js";
import type { Theme } from "../theme/theme.js";
import { isDark } from "./art/svg.js";
import { picture } from "./codec.js";
import { indexedPng } from "./indexed-png.js";

/** UTF-8 bytes: a code of 69 modules at this level of correction, the most that a phone reads from a seat in the hall. */
export const maxQrBytes = 320;
/** Modules around the code that stay clear (ISO/IEC 18004 wants four). */
const quiet = 4;
/** Pixels of a module's side in the raster. */
const moduleSide = 12;

/**
 * A QR code as PNG of two colours and as SVG, with its quiet zone. Dark on light in every theme, because many readers see no other. The errors
 * `qr-empty` and `qr-too-long` are the author's; equal text gives equal bytes.
 */
export async function drawQr(text: string, theme: Theme, where: Where = {}): Promise<Diagnosed<Picture | undefined>> {
  const bytes = new TextEncoder().encode(text).length;
  if (text.trim() === "") return { value: undefined, diagnostics: [error("qr-empty", {}, where)] };
  if (bytes > maxQrBytes) return { value: undefined, diagnostics: [error("qr-too-long", { bytes, max: maxQrBytes }, where)] };
  const { encode } = await import("uqr");
  const { data } = encode(text, { ecc: "M", border: quiet });
  const colors = isDark(theme) ? { dark: theme.colors.bg, light: theme.colors.ink } : { dark: theme.colors.ink, light: theme.colors.bg };
  const side = data.length * moduleSide;
  const raster = picture(await indexedPng(pixelsOf(data, colors)), "png", side, side);
  return { value: { ...raster, svg: svgOf(data, colors) }, diagnostics: [] };
}

type Modules = readonly (readonly boolean[])[];
interface Colors {
  readonly dark: string;
  readonly light: string;
}

function pixelsOf(modules: Modules, { dark, light }: Colors) {
  const side = modules.length * moduleSide;
  const [inside, outside] = [channelsOf(dark), channelsOf(light)];
  const data = new Uint8Array(side * side * 3);
  for (let y = 0, at = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1, at += 3)
      data.set(modules[Math.floor(y / moduleSide)]![Math.floor(x / moduleSide)] ? inside : outside, at);
  return { data, width: side, height: side, channels: 3 } as const;
}

const channelsOf = (hex: string): readonly number[] => [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** One path, a rectangle for each run of dark modules in a row. */
function svgOf(modules: Modules, { dark, light }: Colors): Uint8Array {
  const side = modules.length;
  const runs = modules.flatMap((line, y) => runsIn(line).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`));
  return new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
      `<rect width="${side}" height="${side}" fill="#${light}"/><path d="${runs.join("")}" fill="#${dark}"/></svg>\n`,
  );
}

function runsIn(line: readonly boolean[]): readonly (readonly [first: number, length: number])[] {
  return line.flatMap((dark, x) => {
    if (!dark || line[x - 1]) return [];
    const end = line.indexOf(false, x);
    return [[x, (end < 0 ? line.length : end) - x] as const];
  });
}
