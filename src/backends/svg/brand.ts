import type { Brand, Painted, Rect } from "../../brand/brand.js";
import { round, tag, type Markup } from "./markup.js";

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
  const drawn = painted.flatMap((one, i) => shape(one, `${id}-${i}`, { x: one.box.x * scale, y: one.box.y * scale, width: one.box.width * scale, height: one.box.height * scale }, scale, pictures));
  return [...under, ...(own ? [own] : []), ...(drawn.length > 0 ? [tag("g", { "aria-hidden": "true" }, drawn)] : [])];
}

function shape({ form, fill, opacity, gradient, radius, steps = [], picture: file, crop, line, turn, rising }: Painted, id: string, box: Rect, scale: number, pictures: Brand["pictures"]): readonly Markup[] {
  const { x, y, width, height } = box;
  const turned = turn === undefined ? {} : { transform: `rotate(${round(turn)} ${round(x + width / 2)} ${round(y + height / 2)})` };
  const stroke = line ? { stroke: `#${line.color}`, "stroke-width": line.width * scale } : {};
  if (file !== undefined) {
    const shown = picture(pictures.get(file), box, crop);
    return shown ? [turn === undefined ? shown : tag("g", turned, [shown])] : [];
  }
  const defined = gradient && fill !== undefined ? [gradientMarkup(gradient, id, box)] : [];
  const filled = defined.length > 0 ? { fill: `url(#${id})` } : { fill: fill === undefined ? "none" : `#${fill}`, ...(opacity !== undefined && { "fill-opacity": opacity }) };
  const look = { ...filled, ...stroke, ...turned };
  switch (form) {
    case "line":
      return [tag("line", { x1: x, y1: rising ? y + height : y, x2: x + width, y2: rising ? y : y + height, ...stroke, ...turned })];
    case "ellipse":
      return [...defined, tag("ellipse", { cx: x + width / 2, cy: y + height / 2, rx: width / 2, ry: height / 2, ...look })];
    case "rect":
      return [...defined, tag("rect", { x, y, width, height, rx: radius === undefined ? undefined : radius * scale, ...look })];
    case "path":
      return [...defined, tag("path", { d: steps.map(({ letter, numbers }) => `${letter}${numbers.map((value, i) => round(i % 2 === 0 ? x + value * width : y + value * height)).join(" ")}`).join(""), ...look })];
  }
}

/** Its line is as long as the box is in its direction, so that its ends are at the edges. */
function gradientMarkup({ stops, angle }: NonNullable<Painted["gradient"]>, id: string, { x, y, width, height }: Rect): Markup {
  const radians = (angle * Math.PI) / 180;
  const half = (Math.abs(width * Math.cos(radians)) + Math.abs(height * Math.sin(radians))) / 2;
  const [dx, dy] = [Math.cos(radians) * half, Math.sin(radians) * half];
  const middle = { x: x + width / 2, y: y + height / 2 };
  return tag(
    "linearGradient",
    { id, gradientUnits: "userSpaceOnUse", x1: middle.x - dx, y1: middle.y - dy, x2: middle.x + dx, y2: middle.y + dy },
    stops.map(({ at, color, opacity }) => tag("stop", { offset: at, "stop-color": `#${color}`, "stop-opacity": opacity === 1 ? undefined : opacity })),
  );
}

/** Drawn in a square of 1 × 1 that is stretched to the box: the picture's own size is not needed. */
function picture(file: { readonly contentType: string; readonly data: Uint8Array } | undefined, box: Rect, { left, top, right, bottom } = { left: 0, top: 0, right: 0, bottom: 0 }): Markup | undefined {
  if (!file) return undefined;
  const href = `data:${file.contentType};base64,${Buffer.from(file.data).toString("base64")}`;
  return tag("svg", { x: box.x, y: box.y, width: box.width, height: box.height, viewBox: [left, top, 1 - left - right, 1 - top - bottom].map((value) => value.toFixed(4)).join(" "), preserveAspectRatio: "none" }, [tag("image", { width: 1, height: 1, preserveAspectRatio: "none", href })]);
}
