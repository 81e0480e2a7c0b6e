import type { Brand, BrandBackground, BrandLayout, Painted, Rect } from "../../brand/brand.js";
import { mix } from "../../brand/color.js";
import type { Picture, SlideScene } from "../../scene/nodes.js";
import type { Theme } from "../../theme/theme.js";
import { at, ellipse, marks, rectangle, rgb, rounded, type Content, type Marks } from "./content.js";
import { image } from "./image.js";
import { factor, number } from "./objects.js";
import type { Page } from "./page.js";

/**
 * What a company's template shows under a slide, as far as previews know it: the background, areas, lines and pictures of its layout.
 * Fixed texts are left out.
 */
export function brandGround(slide: SlideScene, size: { readonly width: number; readonly height: number }, page: Page): readonly Content[] {
  const brand = page.theme.brand?.file;
  const layout = layoutOf(page.theme, slide);
  if (!brand || !layout) return [];
  const whole: Rect = { x: 0, y: 0, ...size };
  const { background } = layout;
  return [
    marks(ground(background, whole)),
    ...(background.file === undefined ? [] : picture({ picture: background.file, crop: background.crop }, whole, page)),
    ...layout.painted.flatMap((one) => drawing(one, scaled(one.box, brand.scale), brand, page)),
  ];
}

type Gradient = NonNullable<Painted["gradient"]>;

/** Stops of a background stand at equal distances. */
function ground({ color, stops, angle = 90 }: BrandBackground, whole: Rect): string {
  if (!stops || stops.length < 2) return `q ${rgb(color)} rg ${rectangle(whole)} f Q`;
  return shaded(rectangle(whole), { stops: stops.map((one, i) => ({ at: i / (stops.length - 1), color: one, opacity: 1 })), angle }, whole);
}

/**
 * A gradient as so many stripes that none can be told from the next, inside the outline. Its line is as long as the box is in its
 * direction, so that its ends are at the edges; each stripe runs on to the far end, so that no seam shows.
 */
function shaded(outline: string, { stops, angle }: Gradient, { x, y, width, height }: Rect): string {
  const radians = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const half = (Math.abs(width * cos) + Math.abs(height * sin)) / 2;
  const reach = Math.hypot(width, height);
  const turned = `${[cos, sin, -sin, cos].map(factor).join(" ")} ${at({ x: x + width / 2, y: y + height / 2 })} cm`;
  const drawn = Array.from({ length: stripes }, (_, i) => {
    const start = i === 0 ? -reach : -half + (2 * half * i) / stripes;
    return `${rgb(colorAt(stops, (i + 0.5) / stripes))} rg ${rectangle({ x: start, y: -reach, width: reach - start, height: 2 * reach })} f`;
  });
  return ["q", outline, "W n", turned, ...drawn, "Q"].join("\n");
}

const stripes = 128;

function colorAt(stops: Gradient["stops"], share: number): string {
  const sorted = [...stops].sort((a, b) => a.at - b.at);
  const next = sorted.findIndex((stop) => stop.at >= share);
  const [from, to] = next < 0 ? [sorted.at(-1)!, sorted.at(-1)!] : [sorted[Math.max(0, next - 1)]!, sorted[next]!];
  return to.at === from.at ? to.color : mix(from.color, to.color, (share - from.at) / (to.at - from.at));
}

function drawing({ form, radius = 0, fill, opacity = 1, gradient, steps = [], picture: file, crop, line, turn, rising }: Painted, box: Rect, brand: Brand, page: Page): readonly Content[] {
  const turned = (content: readonly Marks[]): readonly Marks[] => (turn === undefined ? content : [marks(`q ${turning(turn, box)} cm\n${content.map((one) => one.marks).join("\n")}\nQ`)]);
  if (file !== undefined) return turned(picture({ picture: file, crop }, box, page));
  const stroke = line ? `${rgb(line.color)} RG ${number(line.width * brand.scale)} w ` : "";
  const { x, y, width, height } = box;
  if (form === "line") return line ? turned([marks(`q ${stroke}${at({ x, y: rising ? y + height : y })} m ${at({ x: x + width, y: rising ? y : y + height })} l S Q`)]) : [];
  const outline = form === "ellipse" ? ellipse(box) : form === "path" ? free(steps, box) : radius > 0 ? rounded(box, radius * brand.scale) : rectangle(box);
  const edge = line ? `q ${stroke}${outline} S Q` : "";
  // Stripes lie over each other: what can be seen through has one colour, its middle.
  if (gradient && gradient.stops.length > 0 && opacity === 1) return turned([marks(`${shaded(outline, gradient, box)}\n${edge}`)]);
  const inside = fill === undefined ? "" : `q ${page.opacity(opacity)}${rgb(fill)} rg ${outline} f Q`;
  return inside === "" && edge === "" ? [] : turned([marks(`${inside} ${edge}`)]);
}

const free = (steps: NonNullable<Painted["steps"]>, { x, y, width, height }: Rect): string =>
  steps
    .map(({ letter, numbers }) => {
      const points = Array.from({ length: numbers.length / 2 }, (_, i) => at({ x: x + numbers[2 * i]! * width, y: y + numbers[2 * i + 1]! * height }));
      return [...points, operators[letter]].join(" ");
    })
    .join(" ");

const operators = { M: "m", L: "l", C: "c", Z: "h" } as const;

/** Clockwise around the middle of the box, on a page whose y runs down. */
function turning(degrees: number, { x, y, width, height }: Rect): string {
  const [cx, cy] = [x + width / 2, y + height / 2];
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return [cos, sin, -sin, cos].map(factor).join(" ") + ` ${number(cx - cos * cx + sin * cy)} ${number(cy - sin * cx - cos * cy)}`;
}

const picture = ({ picture: part, crop }: { readonly picture: string; readonly crop?: Painted["crop"] }, box: Rect, page: Page): readonly Marks[] =>
  image({ type: "image", name: "template", picture: keyOf(part), box, alt: null, ...(crop && { crop }) }, page).flatMap((one) => ("marks" in one ? [one] : []));

/** The template's pictures that these slides show, by keys that none of the deck's own has. */
export function brandPictures(theme: Theme, slides: readonly SlideScene[]): ReadonlyMap<string, Pick<Picture, "data">> {
  const brand = theme.brand?.file;
  if (!brand) return new Map();
  const layouts = [...new Set(slides.map((slide) => layoutOf(theme, slide)))];
  const files = new Set(layouts.flatMap((layout) => (layout ? [layout.background.file, ...layout.painted.map((one) => one.picture)] : [])));
  return new Map([...files].flatMap((file) => {
    const found = file === undefined ? undefined : brand.pictures.get(file);
    return found ? [[keyOf(file!), { data: found.data }] as const] : [];
  }));
}

const layoutOf = ({ brand }: Theme, { brandLayout }: SlideScene): BrandLayout | undefined => (brandLayout === undefined ? undefined : brand?.file.layouts[brandLayout]);

const keyOf = (part: string): string => `template ${part}`;

const scaled = ({ x, y, width, height }: Rect, scale: number): Rect => ({ x: x * scale, y: y * scale, width: width * scale, height: height * scale });
