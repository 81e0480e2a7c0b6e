import type { Tone } from "../kinds/picture-slot.js";
import type { Picture } from "../scene/nodes.js";
import type { Theme } from "../theme/theme.js";
import { codec, decode, jpegPicture, pngPicture, type Pixels } from "./codec.js";

type Rgb = readonly [red: number, green: number, blue: number];

/**
 * A picture in the theme's colours, so that photographs from anywhere look like one deck. `grey`: without colour. `duotone`:
 * each grey becomes the colour of that lightness on the way from the theme's dark end over its pigment (`fill`) to its light
 * end, so a dark page has no negatives. `tint`: half way from the picture's own colours to those. Rejects on a damaged picture.
 */
export async function tonePicture(picture: Picture, tone: Tone, theme: Theme): Promise<Picture> {
  if (tone === "none") return picture;
  const sharp = await codec();
  const toned = recolor(await decode(sharp(picture.data)), tone, theme);
  return picture.format === "png" ? pngPicture(toned) : jpegPicture(toned);
}

function recolor({ data, width, height, channels }: Pixels, tone: Exclude<Tone, "none">, theme: Theme): Pixels {
  const ramp = tone === "grey" ? greys() : pigmentRamp(theme);
  const level = tone === "duotone" ? stretch(data, channels) : undefined;
  const own = tone === "tint" ? tintKeeps : 0;
  const out = new Uint8Array(data);
  for (let at = 0; at < out.length; at += channels) {
    const grey = luma(data[at]!, data[at + 1]!, data[at + 2]!);
    const entry = (level ? level[grey]! : grey) * 3;
    for (let channel = 0; channel < 3; channel += 1)
      out[at + channel] = Math.round(data[at + channel]! * own + ramp[entry + channel]! * (1 - own));
  }
  return { data: out, width, height, channels };
}

/** Of a tinted picture's own colours. */
const tintKeeps = 0.45;

/** Each grey where it comes to lie when all but the outermost hundredths take the whole range: two colours need the contrast. */
function stretch(data: Uint8Array, channels: number): Uint8Array {
  const counts = new Uint32Array(256);
  for (let at = 0; at < data.length; at += channels) counts[luma(data[at]!, data[at + 1]!, data[at + 2]!)]! += 1;
  const cut = data.length / channels / 100;
  const first = (order: readonly number[]): number => {
    let sum = 0;
    return order.find((grey) => (sum += counts[grey]!) > cut) ?? order[0]!;
  };
  const upward = Array.from({ length: 256 }, (_, grey) => grey);
  const [low, high] = [first(upward), first(upward.toReversed())];
  const range = Math.max(leastRange, high - low);
  return Uint8Array.from(upward, (grey) => Math.min(255, Math.max(0, Math.round(((grey - low) * 255) / range))));
}

/** Fog stays fog: a narrower range is not stretched to the whole. */
const leastRange = 128;

/** 0–255, with the weights of Rec. 709 in whole numbers: the same on every machine. */
const luma = (red: number, green: number, blue: number): number => (red * 54 + green * 183 + blue * 19) >> 8;

const greys = (): Uint8Array => Uint8Array.from({ length: 256 * 3 }, (_, i) => Math.floor(i / 3));

/** Red, green and blue for each of 256 greys: the page's darker end, the pigment where its own lightness is, the lighter end. */
function pigmentRamp({ colors }: Theme): Uint8Array {
  const [dark, light] = [rgb(colors.bg), rgb(colors.ink)].sort((a, b) => luma(...a) - luma(...b)) as [Rgb, Rgb]; // two stay two
  const pigment = rgb(colors.fill);
  const lightness = (luma(...pigment) - luma(...dark)) / Math.max(1, luma(...light) - luma(...dark));
  const middle = Math.min(mostPigment, Math.max(leastPigment, lightness));
  const ramp = new Uint8Array(256 * 3);
  for (let grey = 0; grey < 256; grey += 1) {
    const at = grey / 255;
    const [from, to, share] = at < middle ? [dark, pigment, at / middle] : [pigment, light, (at - middle) / (1 - middle)];
    for (let channel = 0; channel < 3; channel += 1) ramp[grey * 3 + channel] = Math.round(from[channel]! + (to[channel]! - from[channel]!) * share);
  }
  return ramp;
}

/** Where the pigment may lie: nearer to an end, that end's half of the picture would be one flat colour. */
const leastPigment = 0.25;
const mostPigment = 0.7;

const rgb = (hex: string): Rgb => [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb; // three places, three numbers
