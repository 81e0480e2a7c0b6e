import type { ImageNode, Picture } from "../../scene/nodes.js";
import { plain, tag, type Markup } from "./markup.js";

/** The picture inside a view of its own that shows what the crop leaves; a picture that is missing is left out. */
export function image({ box, picture: key, crop, alt, radius }: ImageNode, pictures: ReadonlyMap<string, Picture>): Markup {
  const picture = pictures.get(key);
  if (!picture) return tag("g", {});
  const { width, height, format, data, svg } = picture;
  const href = svg ? `data:image/svg+xml;base64,${base64(svg)}` : `data:image/${format};base64,${base64(data)}`;
  const { left, top, right, bottom } = crop ?? { left: 0, top: 0, right: 0, bottom: 0 };
  const view = [left * width, top * height, (1 - left - right) * width, (1 - top - bottom) * height];
  const shown = tag(
    "svg",
    {
      x: box.x,
      y: box.y,
      width: box.width,
      height: box.height,
      viewBox: view.map((value) => value.toFixed(2)).join(" "),
      preserveAspectRatio: "none",
      ...(alt === null ? { "aria-hidden": "true" } : { role: "img" }),
    },
    [
      ...(alt === null ? [] : [tag("title", {}, [plain(alt)])]),
      tag("image", { width, height, preserveAspectRatio: "none", href }),
    ],
  );
  return radius === undefined ? shown : rounded(shown, box, radius);
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

/** The id says what is cut, so that two alike in one page of HTML do no harm. */
function rounded(shown: Markup, { x, y, width, height }: ImageNode["box"], radius: number): Markup {
  const id = `round-${[x, y, width, height, radius].map((value) => value.toFixed(2)).join("-")}`;
  return tag("g", { "clip-path": `url(#${id})` }, [tag("clipPath", { id }, [tag("rect", { x, y, width, height, rx: radius })]), shown]);
}
