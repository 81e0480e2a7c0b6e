import type { ImageNode, Picture } from "../../scene/nodes.js";
import { plain, tag, type Markup } from "./markup.js";

/** The picture inside a view of its own that shows what the crop leaves; a picture that is missing is left out. */
export function image({ box, picture: key, crop, alt }: ImageNode, pictures: ReadonlyMap<string, Picture>): Markup {
  const picture = pictures.get(key);
  if (!picture) return tag("g", {});
  const { width, height, format, data } = picture;
  const { left, top, right, bottom } = crop ?? { left: 0, top: 0, right: 0, bottom: 0 };
  const view = [left * width, top * height, (1 - left - right) * width, (1 - top - bottom) * height];
  return tag(
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
      tag("image", { width, height, preserveAspectRatio: "none", href: `data:image/${format};base64,${Buffer.from(data).toString("base64")}` }),
    ],
  );
}
