import { backdrop, type BackdropItem, type BackdropPicture, type Paint } from "../../brand/backdrop.js";
import type { Brand } from "../../brand/brand.js";
import type { SlideScene } from "../../scene/nodes.js";
import type { Theme } from "../../theme/theme.js";
import { plain, round, tag, type Markup } from "./markup.js";

/** What the layout of a company's template shows behind a slide; nothing for decks without one. */
export function backdropMarkup({ brandLayout }: SlideScene, { brand }: Theme, page: { readonly width: number; readonly height: number }): readonly Markup[] {
  if (!brand || brandLayout === undefined) return [];
  const drawn = known.get(brand.file) ?? new Map<number, readonly Markup[]>();
  known.set(brand.file, drawn);
  const markup = drawn.get(brandLayout) ?? draw(brand.file, brandLayout, page);
  drawn.set(brandLayout, markup);
  return markup;
}

/** What layouts draw never changes, and slides of one layout are many. */
const known = new WeakMap<Brand, Map<number, readonly Markup[]>>();

function draw(brand: Brand, layout: number, page: { readonly width: number; readonly height: number }): readonly Markup[] {
  const { fill, items } = backdrop(brand, layout);
  const whole = { x: 0, y: 0, ...page };
  const ground: BackdropItem = fill.picture ? { type: "picture", place: whole, picture: fill.picture } : { type: "shape", place: whole, outline: { shape: "rect", radius: 0 }, fill };
  return [ground, ...items].map((item, i) => itemMarkup(item, `backdrop-${i}`));
}

function itemMarkup(item: BackdropItem, id: string): Markup {
  const { place } = item;
  const middle = `${round(place.x + place.width / 2)} ${round(place.y + place.height / 2)}`;
  const moves = [
    place.turn === undefined ? "" : `rotate(${round(place.turn)} ${middle})`,
    place.mirrored ? `translate(${middle}) scale(${place.mirrored.across ? -1 : 1} ${place.mirrored.down ? -1 : 1}) translate(${middle.split(" ").map((value) => -Number(value)).join(" ")})` : "",
  ].filter((move) => move !== "");
  return tag("g", { transform: moves.length === 0 ? undefined : moves.join(" ") }, inside(item, id));
}

function inside(item: BackdropItem, id: string): readonly Markup[] {
  const { x, y, width, height } = item.place;
  switch (item.type) {
    case "picture":
      return [picture(item.picture, item.place)];
    case "text":
      return textLines(item);
    case "shape": {
      const [paint, defined] = paintOf(item.fill, item.place, id);
      const look = { ...paint, stroke: item.stroke && `#${item.stroke.color}`, "stroke-width": item.stroke?.width };
      const { outline } = item;
      switch (outline.shape) {
        case "rect":
          return [...defined, tag("rect", { x, y, width, height, rx: outline.radius === 0 ? undefined : outline.radius, ...look })];
        case "ellipse":
          return [...defined, tag("ellipse", { cx: x + width / 2, cy: y + height / 2, rx: width / 2, ry: height / 2, ...look })];
        case "line":
          return [tag("line", { x1: x, y1: y, x2: x + width, y2: y + height, ...look })];
        case "path":
          return [...defined, tag("path", { d: outline.steps.map(([letter, ...numbers]) => `${letter}${numbers.map((value, i) => round(i % 2 === 0 ? x + value * width : y + value * height)).join(" ")}`).join(""), ...look })];
      }
    }
  }
}

/** How a shape is filled, and what that refers to. A gradient's line is as long as the box is in its direction, so that its ends are at the edges. */
function paintOf(fill: Paint | undefined, { x, y, width, height }: BackdropItem["place"], id: string): readonly [Readonly<Record<string, string | number | undefined>>, readonly Markup[]] {
  const [first, ...more] = fill?.stops ?? [];
  if (!fill || !first) return [{ fill: "none" }, []];
  if (more.length === 0) return [{ fill: `#${first.color}`, "fill-opacity": first.opacity === 1 ? undefined : first.opacity }, []];
  const angle = (fill.angle * Math.PI) / 180;
  const half = (Math.abs(width * Math.cos(angle)) + Math.abs(height * Math.sin(angle))) / 2;
  const [dx, dy] = [Math.cos(angle) * half, Math.sin(angle) * half];
  const middle = { x: x + width / 2, y: y + height / 2 };
  const stops = fill.stops.map(({ at, color, opacity }) => tag("stop", { offset: at, "stop-color": `#${color}`, "stop-opacity": opacity === 1 ? undefined : opacity }));
  return [{ fill: `url(#${id})` }, [tag("linearGradient", { id, gradientUnits: "userSpaceOnUse", x1: middle.x - dx, y1: middle.y - dy, x2: middle.x + dx, y2: middle.y + dy }, stops)]];
}

/** A picture without its proportions fills the box: the crop is made by a view that is larger than the box. */
function picture({ data, mediaType, crop, opacity }: BackdropPicture, { x, y, width, height }: BackdropItem["place"]): Markup {
  const whole = { width: width / Math.max(0.01, 1 - crop.left - crop.right), height: height / Math.max(0.01, 1 - crop.top - crop.bottom) };
  const href = `data:${mediaType};base64,${Buffer.from(data).toString("base64")}`;
  return tag("svg", { x, y, width, height, viewBox: `0 0 ${round(width)} ${round(height)}`, preserveAspectRatio: "none", "aria-hidden": "true" }, [
    tag("image", { x: -crop.left * whole.width, y: -crop.top * whole.height, ...whole, preserveAspectRatio: "none", opacity: opacity === 1 ? undefined : opacity, href }),
  ]);
}

/** PowerPoint's single line, its insets, and where the baseline is in it. */
const lineHeight = 1.2;
const inset = { side: 7.2, level: 3.6 } as const;
const baseline = 0.95;

function textLines({ place: { x, y, width, height }, lines, anchor }: Extract<BackdropItem, { readonly type: "text" }>): readonly Markup[] {
  const heights = lines.map(({ size }) => size * lineHeight);
  const room = height - 2 * inset.level - heights.reduce((sum, one) => sum + one, 0);
  let top = y + inset.level + { top: 0, middle: room / 2, bottom: room }[anchor];
  return lines.map(({ text, size, bold, color, align }, i) => {
    const at = { left: x + inset.side, center: x + width / 2, right: x + width - inset.side }[align];
    const line = tag("text", { x: at, y: top + size * baseline, "text-anchor": { left: undefined, center: "middle", right: "end" }[align], "font-size": size, "font-weight": bold ? 700 : undefined, fill: `#${color}`, "xml:space": "preserve" }, [plain(text)]);
    top += heights[i]!;
    return line;
  });
}
