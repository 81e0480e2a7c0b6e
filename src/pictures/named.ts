import type { ArtPlace, Tone } from "../kinds/picture-slot.js";
import { pictureBand } from "../layout/frame.js";
import { page } from "../layout/grid.js";
import type { Picture } from "../scene/nodes.js";
import type { Diagnosed, Where } from "../source/diagnostic.js";
import type { Theme } from "../theme/theme.js";

/** Width and what stands below it in points, and pixels a point: as many as a full HD screen shows, and fewer over a whole page, because drawing time goes with them. */
const artPlaces = {
  half: { width: 471, below: 0, density: 2 },
  divider: { width: 360, below: 0, density: 2 },
  page: { width: page.width, below: pictureBand.height, density: 1.5 },
} as const;

/**
 * A picture that is made and not read: `art:city`, `art:city#seed` for another one of the kind, `icon:factory`,
 * `qr:https://…`. undefined: the name is that of a file. `place`, `height` in points: what art is drawn for.
 */
export async function drawNamed(name: string, theme: Theme, { place, height }: { readonly place: ArtPlace; readonly height: number }, where: Where): Promise<Diagnosed<Picture | undefined> | undefined> {
  const colon = name.indexOf(":");
  const rest = name.slice(colon + 1);
  switch (name.slice(0, Math.max(0, colon))) {
    case "art": {
      const [art = "", seed = art] = rest.split("#");
      const { drawArt, dividerColors } = await import("./art.js");
      const { width, below, density } = artPlaces[place];
      return drawArt(art, place === "divider" ? dividerColors(theme) : theme, seed, { width: width * density, height: Math.round((height - below) * density) }, where);
    }
    case "icon":
      return (await import("./icon.js")).drawIcon(rest.trim(), theme, where);
    case "qr":
      return (await import("./qr.js")).drawQr(rest.trim(), theme, where);
    default:
      return undefined;
  }
}

/** See tone.ts; a picture that needs nothing done comes back without loading anything. */
export async function inTone(picture: Picture, tone: Tone, theme: Theme): Promise<Picture> {
  return tone === "none" ? picture : (await import("./tone.js")).tonePicture(picture, tone, theme);
}
