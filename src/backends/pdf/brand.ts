import type { BrandLayout, KeptParts, PictureReference, Rect } from "../../brand/brand.js";
import type { Picture, SlideScene } from "../../scene/nodes.js";
import type { Theme } from "../../theme/theme.js";
import { marks, rectangle, rgb, type Content } from "./content.js";
import { number } from "./objects.js";
import type { Page } from "./page.js";

/**
 * What a company's template shows under a slide, as far as it is known: background, areas of one colour, pictures. Outlines other
 * than boxes are drawn as boxes; gradients have one colour; fixed texts are left out.
 */
export function brandGround(slide: SlideScene, size: { readonly width: number; readonly height: number }, page: Page): readonly Content[] {
  const layout = layoutOf(page.theme, slide);
  if (!layout) return [];
  const scale = page.theme.brand?.file.scale ?? 1;
  const whole: Rect = { x: 0, y: 0, width: size.width / scale, height: size.height / scale };
  const { color, image } = layout.background;
  const drawn = [
    ...area(color, scaled(whole, scale)),
    ...(image === undefined ? [] : picture(image, scaled(whole, scale), page)),
    ...layout.drawn.flatMap((one) => [
      ...(one.fill === undefined ? [] : area(one.fill, scaled(one.box, scale))),
      ...(one.image === undefined ? [] : picture(one.image, scaled(one.box, scale), page)),
    ]),
  ];
  return [marks(drawn.join("\n"))];
}

const area = (color: string, box: Rect): readonly string[] => [`q ${rgb(color)} rg ${rectangle(box)} f Q`];

function picture(image: PictureReference, { x, y, width, height }: Rect, page: Page): readonly string[] {
  const part = page.theme.brand && partOf(page.theme.brand.file.kept, image);
  const resource = part === undefined ? undefined : page.picture(keyOf(part));
  return resource === undefined ? [] : [`q ${number(width)} 0 0 ${number(-height)} ${number(x)} ${number(y + height)} cm /${resource} Do Q`];
}

/** The template's pictures that these slides show, by keys that none of the deck's own has. */
export function brandPictures(theme: Theme, slides: readonly SlideScene[]): ReadonlyMap<string, Pick<Picture, "data">> {
  if (!theme.brand) return new Map();
  const { kept } = theme.brand.file;
  const layouts = [...new Set(slides.map((slide) => layoutOf(theme, slide)))];
  const images = layouts.flatMap((layout) => (layout ? [layout.background.image, ...layout.drawn.map(({ image }) => image)] : []));
  const parts = new Set(images.map((image) => image && partOf(kept, image)));
  return new Map(
    [...parts].flatMap((part): readonly (readonly [string, { readonly data: Uint8Array }])[] => {
      const content = part === undefined ? undefined : kept.parts.get(part)?.content;
      return content instanceof Uint8Array ? [[keyOf(part!), { data: content }]] : [];
    }),
  );
}

const partOf = ({ parts }: KeptParts, { part, id }: PictureReference): string | undefined =>
  parts.get(part)?.relationships.find((one) => one.id === id && !one.external)?.target;

const layoutOf = ({ brand }: Theme, { brandLayout }: SlideScene): BrandLayout | undefined => (brandLayout === undefined ? undefined : brand?.file.layouts[brandLayout]);

const keyOf = (part: string): string => `template ${part}`;

const scaled = ({ x, y, width, height }: Rect, scale: number): Rect => ({ x: x * scale, y: y * scale, width: width * scale, height: height * scale });
