import { backdrop, type Backdrop, type BackdropItem, type BackdropPicture, type Paint } from "../../brand/backdrop.js";
import type { Picture, SlideScene } from "../../scene/nodes.js";
import type { Theme } from "../../theme/theme.js";
import { at, ellipse, marks, rectangle, rgb, rounded, type Content } from "./content.js";
import { factor, number } from "./objects.js";
import type { Page } from "./page.js";
import { isChinese, show } from "./text.js";

/** What the layouts of a company's template show behind the slides; nothing for decks without one. */
export interface Backdrops {
  of(slide: SlideScene): Backdrop | undefined;
  /** The pictures in them, each once, by keys that none of the deck's own has. */
  readonly pictures: ReadonlyMap<string, Pick<Picture, "data">>;
  keyOf(picture: BackdropPicture): string;
}

export function backdropsOf({ brand }: Theme, slides: readonly SlideScene[]): Backdrops {
  const used = brand ? [...new Set(slides.flatMap(({ brandLayout }) => brandLayout ?? []))] : [];
  const drawn = new Map(used.map((layout) => [layout, backdrop(brand!.file, layout)])); // without a brand none is used
  const pictures = [...drawn.values()].flatMap(({ fill, items }) => [fill.picture, ...items.map((item) => (item.type === "picture" ? item.picture : item.type === "shape" ? item.fill?.picture : undefined))]);
  const keys = new Map<Uint8Array, string>();
  for (const picture of pictures) if (picture && !keys.has(picture.data)) keys.set(picture.data, `template ${keys.size + 1}`);
  return {
    of: ({ brandLayout }) => (brandLayout === undefined ? undefined : drawn.get(brandLayout)),
    pictures: new Map([...keys].map(([data, key]) => [key, { data }])),
    keyOf: ({ data }) => keys.get(data) ?? "",
  };
}

export function backdropContent(slide: SlideScene, size: { readonly width: number; readonly height: number }, page: Page): readonly Content[] {
  const drawn = page.backdrops.of(slide);
  if (!drawn) return [];
  const ground: BackdropItem = { type: "shape", place: { x: 0, y: 0, ...size }, outline: { shape: "rect", radius: 0 }, fill: drawn.fill };
  return [marks([ground, ...drawn.items].map((item) => itemOperators(item, page)).join("\n"))];
}

type Place = BackdropItem["place"];

function itemOperators(item: BackdropItem, page: Page): string {
  const { place } = item;
  const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
  const [turned, mirrored] = [place.turn !== undefined, place.mirrored !== undefined];
  const moves = [
    ...(turned ? [rotation(place.turn ?? 0)] : []),
    ...(mirrored ? [`${place.mirrored?.across ? -1 : 1} 0 0 ${place.mirrored?.down ? -1 : 1} 0 0 cm`] : []),
  ];
  const around = moves.length === 0 ? [] : [`1 0 0 1 ${at({ x, y })} cm`, ...moves, `1 0 0 1 ${at({ x: -x, y: -y })} cm`];
  return ["q", ...around, inside(item, page), "Q"].join(" ");
}

/** Clockwise, since y runs downwards. */
function rotation(degrees: number): string {
  const angle = (degrees * Math.PI) / 180;
  return `${factor(Math.cos(angle))} ${factor(Math.sin(angle))} ${factor(-Math.sin(angle))} ${factor(Math.cos(angle))} 0 0 cm`;
}

function inside(item: BackdropItem, page: Page): string {
  switch (item.type) {
    case "picture":
      return pictureOperators(item.picture, item.place, page);
    case "text":
      return textOperators(item, page);
    case "shape": {
      const path = outlinePath(item);
      const stroke = item.stroke && `${rgb(item.stroke.color)} RG ${number(item.stroke.width)} w ${path} S`;
      const fill = item.fill && item.outline.shape !== "line" ? fillOperators(path, item.fill, item.place, page) : undefined;
      return [fill, stroke].filter((operators) => operators !== undefined).join(" ");
    }
  }
}

function outlinePath({ outline, place }: Extract<BackdropItem, { readonly type: "shape" }>): string {
  const { x, y, width, height } = place;
  switch (outline.shape) {
    case "rect":
      return outline.radius === 0 ? rectangle(place) : rounded(place, outline.radius);
    case "ellipse":
      return ellipse(place);
    case "line":
      return `${at(place)} m ${at({ x: x + width, y: y + height })} l`;
    case "path":
      return outline.steps
        .map(([letter, ...numbers]) => [...numbers.map((value, i) => number(i % 2 === 0 ? x + value * width : y + value * height)), { M: "m", L: "l", C: "c", Z: "h" }[letter]].join(" "))
        .join(" ");
  }
}

function fillOperators(path: string, { stops, angle, picture }: Paint, place: Place, page: Page): string {
  if (picture) return `q ${path} W n ${pictureOperators(picture, place, page)} Q`;
  const [first, ...more] = stops;
  if (!first) return "";
  if (more.length === 0) return `q ${page.opacity(first.opacity)}${rgb(first.color)} rg ${path} f Q`;
  return `q ${path} W n ${gradient(stops, angle, place, page)} Q`;
}

/** As strips along its line, which is as long as the box is in its direction. Each runs on to the end, so that no seam shows between two. */
function gradient(stops: Paint["stops"], angle: number, { x, y, width, height }: Place, page: Page): string {
  const radians = (angle * Math.PI) / 180;
  const half = (Math.abs(width * Math.cos(radians)) + Math.abs(height * Math.sin(radians))) / 2;
  const reach = Math.hypot(width, height);
  const strips = Array.from({ length: stripCount }, (_, i) => {
    const start = i === 0 ? -reach : -half + (2 * half * i) / stripCount;
    return `${rgb(colorAt(stops, (i + 0.5) / stripCount))} rg ${rectangle({ x: start, y: -reach, width: reach - start, height: 2 * reach })} f`;
  });
  // What can be seen through would be seen through all strips below: one opacity for all of it, on the whole.
  const opacity = stops.reduce((sum, stop) => sum + stop.opacity, 0) / stops.length;
  return `1 0 0 1 ${at({ x: x + width / 2, y: y + height / 2 })} cm ${rotation(angle)} ${opacity < 1 ? `${page.opacity(opacity)}${rgb(colorAt(stops, 0.5))} rg ${rectangle({ x: -reach, y: -reach, width: 2 * reach, height: 2 * reach })} f` : strips.join(" ")}`;
}

/** Steps that no eye tells apart on a slide. */
const stripCount = 96;

function colorAt(stops: Paint["stops"], share: number): string {
  const sorted = [...stops].sort((a, b) => a.at - b.at);
  const next = sorted.findIndex((stop) => stop.at >= share);
  const [from, to] = next < 0 ? [sorted.at(-1)!, sorted.at(-1)!] : [sorted[Math.max(0, next - 1)]!, sorted[next]!];
  const between = to.at === from.at ? 0 : (share - from.at) / (to.at - from.at);
  const channel = (position: number): string => {
    const [a, b] = [from, to].map(({ color }) => parseInt(color.slice(position, position + 2), 16)) as [number, number];
    return Math.round(a + (b - a) * between).toString(16).padStart(2, "0");
  };
  return [0, 2, 4].map(channel).join("");
}

function pictureOperators(picture: BackdropPicture, place: Place, page: Page): string {
  const resource = page.picture(page.backdrops.keyOf(picture));
  if (resource === undefined) return "";
  const { left, top, right, bottom } = picture.crop;
  const [width, height] = [place.width / Math.max(least, 1 - left - right), place.height / Math.max(least, 1 - top - bottom)];
  const [x, y] = [place.x - left * width, place.y - top * height];
  return `q ${rectangle(place)} W n ${page.opacity(picture.opacity)}${number(width)} 0 0 ${number(-height)} ${number(x)} ${number(y + height)} cm /${resource} Do Q`;
}

/** Of a picture that is cropped away. */
const least = 0.01;

/** PowerPoint's single line, its insets, and where the baseline is in it. */
const lineHeight = 1.2;
const inset = { side: 7.2, level: 3.6 } as const;
const baseline = 0.95;

function textOperators({ place: { x, y, width, height }, lines, anchor }: Extract<BackdropItem, { readonly type: "text" }>, page: Page): string {
  const heights = lines.map(({ size }) => size * lineHeight);
  const room = height - 2 * inset.level - heights.reduce((sum, one) => sum + one, 0);
  let top = y + inset.level + { top: 0, middle: room / 2, bottom: room }[anchor];
  const shown = lines.map(({ text, size, bold, color, align }, i) => {
    const stretches = page.typesetter.set(text, bold, isChinese(text, page));
    const long = stretches.reduce((sum, stretch) => sum + stretch.width, 0) * size;
    const start = { left: x + inset.side, center: x + (width - long) / 2, right: x + width - inset.side - long }[align];
    const line = `BT 1 0 0 -1 ${at({ x: start, y: top + size * baseline })} Tm ${show(stretches, size, rgb(color))} ET`;
    top += heights[i]!;
    return line;
  });
  return shown.join(" ");
}
