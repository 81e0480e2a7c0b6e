import type { Brand, Painted, Rect } from "../../brand/brand.js";
import { tag, type Markup } from "./markup.js";

/**
 * What a company's layout has behind its slides, as far as a preview can show it: the background, and what master and layout
 * draw. The layout is one of the brand's.
 */
export function brandGround({ layouts, width, height, scale, pictures }: Brand, index: number): readonly Markup[] {
  const { background, painted } = layouts[index]!;
  const whole: Rect = { x: 0, y: 0, width, height };
  const own = background.file === undefined ? undefined : picture(pictures.get(background.file), whole, background.crop);
  const colors = background.stops;
  const id = `ground-${index}`;
  const under = colors
    ? [tag("linearGradient", { id, gradientTransform: `rotate(${background.angle ?? 90} 0.5 0.5)` }, colors.map((color, i) => tag("stop", { offset: i / Math.max(1, colors.length - 1), "stop-color": `#${color}` }))), tag("rect", { width, height, fill: `url(#${id})` })]
    : [tag("rect", { width, height, fill: `#${background.color}` })];
  const drawn = painted.flatMap((one) => shape(one, { x: one.box.x * scale, y: one.box.y * scale, width: one.box.width * scale, height: one.box.height * scale }, scale, pictures) ?? []);
  return [...under, ...(own ? [own] : []), ...(drawn.length > 0 ? [tag("g", { "aria-hidden": "true" }, drawn)] : [])];
}

function shape({ form, fill, opacity, picture: file, crop, line, turn, rising }: Painted, box: Rect, scale: number, pictures: Brand["pictures"]): Markup | undefined {
  const { x, y, width, height } = box;
  const turned = turn === undefined ? {} : { transform: `rotate(${turn} ${x + width / 2} ${y + height / 2})` };
  const stroke = line ? { stroke: `#${line.color}`, "stroke-width": line.width * scale } : {};
  if (file !== undefined) {
    const shown = picture(pictures.get(file), box, crop);
    return shown && (turn === undefined ? shown : tag("g", turned, [shown]));
  }
  const filled = { fill: fill === undefined ? "none" : `#${fill}`, ...(opacity !== undefined && { "fill-opacity": opacity }) };
  switch (form) {
    case "line":
      return tag("line", { x1: x, y1: rising ? y + height : y, x2: x + width, y2: rising ? y : y + height, ...stroke, ...turned });
    case "ellipse":
      return tag("ellipse", { cx: x + width / 2, cy: y + height / 2, rx: width / 2, ry: height / 2, ...filled, ...stroke, ...turned });
    case "rect":
      return tag("rect", { x, y, width, height, ...filled, ...stroke, ...turned });
  }
}

/** Drawn in a square of 1 × 1 that is stretched to the box: the picture's own size is not needed. */
function picture(file: { readonly contentType: string; readonly data: Uint8Array } | undefined, box: Rect, { left, top, right, bottom } = { left: 0, top: 0, right: 0, bottom: 0 }): Markup | undefined {
  if (!file) return undefined;
  const href = `data:${file.contentType};base64,${Buffer.from(file.data).toString("base64")}`;
  return tag("svg", { x: box.x, y: box.y, width: box.width, height: box.height, viewBox: [left, top, 1 - left - right, 1 - top - bottom].map((value) => value.toFixed(4)).join(" "), preserveAspectRatio: "none" }, [tag("image", { width: 1, height: 1, preserveAspectRatio: "none", href })]);
}
