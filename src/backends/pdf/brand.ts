import type { Brand, BrandBackground, BrandLayout, Painted, Rect } from "../../brand/brand.js";
import { mix } from "../../brand/color.js";
import type { Picture, SlideScene } from "../../scene/nodes.js";
import type { Theme } from "../../theme/theme.js";
import { at, ellipse, marks, rectangle, rgb, type Content, type Marks } from "./content.js";
import { image } from "./image.js";
import { factor, number } from "./objects.js";
import type { Page } from "./page.js";

/**
 * What a company's template shows under a slide, as far as previews know it: the background, areas, lines and pictures of its layout.
 * What shines through stands in the colour that it gives on the background; fixed texts are left out.
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
    ...layout.painted.flatMap((one) => drawing(one, scaled(one.box, brand.scale), background.color, brand, page)),
  ];
}

/** A gradient as so many stripes that none can be told from the next, along the side that it is nearer to. */
function ground({ color, stops, angle = 90 }: BrandBackground, { x, y, width, height }: Rect): string {
  if (!stops || stops.length < 2) return area(color, { x, y, width, height });
  const level = Math.abs(Math.cos((angle * Math.PI) / 180)) > Math.SQRT1_2;
  const back = (level ? Math.cos : Math.sin)((angle * Math.PI) / 180) < 0;
  return Array.from({ length: stripes }, (_, i) => {
    const share = ((back ? stripes - 1 - i : i) / (stripes - 1)) * (stops.length - 1);
    const from = Math.min(stops.length - 2, Math.floor(share));
    const hex = mix(stops[from]!, stops[from + 1]!, share - from);
    const part = { x: level ? x + (i * width) / stripes : x, y: level ? y : y + (i * height) / stripes, width: level ? width - (i * width) / stripes : width, height: level ? height : height - (i * height) / stripes };
    return area(hex, part); // to the far end, so that no seam shows
  }).join("\n");
}

const stripes = 128;

function drawing({ form, fill, opacity = 1, picture: file, crop, line, turn, rising }: Painted, box: Rect, behind: string, brand: Brand, page: Page): readonly Content[] {
  const turned = (content: readonly Marks[]): readonly Marks[] => (turn === undefined ? content : [marks(`q ${turning(turn, box)} cm\n${content.map((one) => one.marks).join("\n")}\nQ`)]);
  if (file !== undefined) return turned(picture({ picture: file, crop }, box, page));
  const stroke = line ? `${rgb(line.color)} RG ${number(line.width * brand.scale)} w ` : "";
  const { x, y, width, height } = box;
  if (form === "line") return line ? turned([marks(`q ${stroke}${at({ x, y: rising ? y + height : y })} m ${at({ x: x + width, y: rising ? y : y + height })} l S Q`)]) : [];
  const outline = form === "ellipse" ? ellipse(box) : rectangle(box);
  const inside = fill === undefined ? "" : `${rgb(mix(behind, fill, opacity))} rg `;
  const paint = fill === undefined ? "S" : line ? "B" : "f";
  return fill === undefined && !line ? [] : turned([marks(`q ${inside}${stroke}${outline} ${paint} Q`)]);
}

/** Clockwise around the middle of the box, on a page whose y runs down. */
function turning(degrees: number, { x, y, width, height }: Rect): string {
  const [cx, cy] = [x + width / 2, y + height / 2];
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return [cos, sin, -sin, cos].map(factor).join(" ") + ` ${number(cx - cos * cx + sin * cy)} ${number(cy - sin * cx - cos * cy)}`;
}

const area = (color: string, box: Rect): string => `q ${rgb(color)} rg ${rectangle(box)} f Q`;

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
