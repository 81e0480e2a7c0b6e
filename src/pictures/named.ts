import type { Tone } from "../kinds/picture-slot.js";
import type { Picture } from "../scene/nodes.js";
import type { Diagnosed, Where } from "../source/diagnostic.js";
import type { Theme } from "../theme/theme.js";

/** Pixels for the picture of a cover, 471 × 540 pt: as many as a full HD screen shows of it. Drawing time goes with them. */
const artSize = { width: 942, height: 1080 } as const;

/**
 * A picture that is made and not read: `art:city`, `art:city#seed` for another one of the kind, `icon:factory`,
 * `qr:https://…`. undefined: the name is that of a file. `onFill`: art in the colours of a divider.
 */
export async function drawNamed(name: string, theme: Theme, onFill: boolean, where: Where): Promise<Diagnosed<Picture | undefined> | undefined> {
  const colon = name.indexOf(":");
  const rest = name.slice(colon + 1);
  switch (name.slice(0, Math.max(0, colon))) {
    case "art": {
      const [art = "", seed = art] = rest.split("#");
      const { drawArt, dividerColors } = await import("./art.js");
      return drawArt(art, onFill ? dividerColors(theme) : theme, seed, artSize, where);
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
