import type { Brand, BrandLayout } from "./brand.js";
import { bodyOf, contentRegion, pageOf, sameRow, slotsOf } from "./regions.js";

/** What our slides need a layout for: the names of our own layouts, and one whose body plain lists fill. */
export const brandPages = ["cover", "agenda", "section", "content", "list", "picture-left", "picture-right", "picture-full", "statement", "closing"] as const;
export type BrandPage = (typeof brandPages)[number];

/** Indices into `Brand.layouts`. */
export type LayoutMap = Readonly<Record<BrandPage, number>>;

/**
 * The layout for each sort of slide, by type and geometry and never by name: names are in any language, and anyone's choice.
 * `asked`: what the author has chosen; pages that share the content's layout follow it. Undefined where no layout has a title.
 */
export function chooseLayouts(brand: Brand, asked: Partial<LayoutMap> = {}): LayoutMap | undefined {
  const titled = brand.layouts.map((layout, index) => ({ layout, index })).filter(({ layout }) => slotsOf(layout).title !== undefined);
  if (titled.length === 0) return undefined;
  const best = (score: (layout: BrandLayout) => number): { readonly index: number; readonly score: number } =>
    titled.map(({ layout, index }) => ({ index, score: score(layout) })).reduce((a, b) => (b.score > a.score ? b : a));
  const content = asked.content ?? best((layout) => asContent(brand, layout)).index;
  const { master } = brand.layouts[content]!;
  const cover = best((layout) => asCover(brand, layout, brand.layouts[content]!) + (layout.master === master ? sameMaster : 0));
  const section = best((layout) => (titled.length > 1 && layout === brand.layouts[cover.index] ? 0 : asSection(brand, layout, brand.layouts[content]!)) + (layout.master === master ? sameMaster : 0));
  const opening = cover.score >= good ? cover.index : section.score >= good ? section.index : content;
  const divider = section.score >= good ? section.index : opening;
  const pictured = (side: "left" | "right"): number => titled.find(({ layout }) => layout.master === master && hasPictureAt(side, layout, pageOf(brand).width))?.index ?? content;
  const plain = { list: asked.list ?? listLayout(brand, content), agenda: content, "picture-left": pictured("left"), "picture-right": pictured("right"), "picture-full": content, statement: content } as const;
  return { ...plain, content, cover: opening, closing: asked.cover ?? opening, section: divider, ...asked };
}

/** The layout with the largest body among those whose title stands as content's does; content's own where there is none. */
function listLayout(brand: Brand, content: number): number {
  const { master } = brand.layouts[content]!;
  const title = slotsOf(brand.layouts[content]!).title!; // content has one
  const area = (layout: BrandLayout): number => {
    const body = layout.master === master && sameRow(slotsOf(layout).title, title) ? bodyOf(brand, layout) : undefined;
    return body ? body.box.width * body.box.height : 0;
  };
  return brand.layouts.reduce((most, layout, index) => (area(layout) > area(brand.layouts[most]!) ? index : most), content);
}

/** A wide title above a picture on one side and one text on the other. */
function hasPictureAt(side: "left" | "right", layout: BrandLayout, width: number): boolean {
  const { title, picture, body } = slotsOf(layout);
  const counted = layout.placeholders.filter(({ type }) => type === "picture" || type === "body" || type === "other").length;
  if (!title || !picture || !body || counted !== 2 || title.box.width < width * 0.6) return false;
  const [left, right] = side === "left" ? [picture, body] : [body, picture];
  return left.box.x + left.box.width <= right.box.x + 1 && picture.box.y > title.box.y;
}

/** A layout by its name, however it is cased, or by its number from 1 up; undefined where there is none with a title. */
export function findLayout({ layouts }: Brand, asked: string | number): number | undefined {
  const named = String(asked).trim().toLowerCase();
  const byName = layouts.findIndex((layout) => layout.name.toLowerCase() === named && slotsOf(layout).title !== undefined);
  if (byName >= 0) return byName;
  const number = Number(named);
  const layout = Number.isInteger(number) ? layouts[number - 1] : undefined;
  return layout && slotsOf(layout).title ? number - 1 : undefined;
}

/** Names of the layouts that slides can have. */
export const layoutNamesOf = ({ layouts }: Brand): readonly string[] => [...new Set(layouts.filter((layout) => slotsOf(layout).title !== undefined).map(({ name }) => name))];

/** Points of 100; above `good` a layout is made for its purpose. */
const good = 40;
const sameMaster = 15;

/** A title above, and as much free room below it as can be. A layout without a body is left whole by "Reset slide". */
function asContent(brand: Brand, layout: BrandLayout): number {
  const page = pageOf(brand);
  const { title } = slotsOf(layout);
  if (!title) return 0;
  const region = contentRegion(brand, layout);
  const high = title.box.y + title.box.height / 2 < page.height * 0.4 && title.box.width > page.width * 0.4 && region.y >= title.box.y;
  const { subtitle } = slotsOf(layout);
  const parts = layout.placeholders.filter((one) => one.type === "body" || one.type === "picture" || one.type === "other" || one.type === "subtitle").length - (subtitle && subtitle.type !== "subtitle" ? 0.5 : 0);
  const sort = sortPoints[layout.sort ?? ""] ?? (parts === 0 ? 35 : parts < 2 ? 25 : 5);
  return sort + (high ? 25 : 0) + (40 * region.width * region.height) / (page.width * page.height) - 4 * Math.max(0, parts - 1) - 12 * layout.master;
}

const sortPoints: Readonly<Record<string, number>> = { titleOnly: 40, obj: 34, tx: 30, title: -40, secHead: -20, blank: -20, picTx: -10, objTx: -10, vertTx: -40, vertTitleAndTx: -40 };

/** A title page by type; else one whose title is larger than content's and stands lower, with a line or two below it. */
function asCover(brand: Brand, layout: BrandLayout, content: BrandLayout): number {
  const { title, subtitle, body } = slotsOf(layout);
  if (!title) return 0;
  const centred = title.attributes["type"] === "ctrTitle";
  const usual = slotsOf(content).title;
  const page = pageOf(brand);
  const larger = usual !== undefined && title.text.size >= usual.text.size * 1.2;
  const low = title.box.y + title.box.height / 2 > page.height * 0.3;
  const filled = [subtitle, body].some((one) => one !== undefined && one.box.height > page.height * 0.45);
  return (layout.sort === "title" ? 40 : 0) + (centred ? 30 : 0) + (subtitle ? 20 : 0) + (larger && low ? 25 : 0) - (filled ? 30 : 0) - (layout.sort === "secHead" ? 30 : 0) - 2 * layout.master;
}

/**
 * Whether a layout is made to open a deck or a part of it: by its type, a line for a subtitle or a picture behind it, or because
 * its title stands where one looks, not at the head or the foot of the page.
 */
export function opens(brand: Brand, layout: BrandLayout): boolean {
  const { title, subtitle } = slotsOf(layout);
  const { height } = pageOf(brand);
  if (!title || layout.sort === "title" || layout.sort === "secHead" || layout.background.picture) return true;
  if (subtitle && subtitle.box.height < height * 0.45) return true;
  const middle = (title.box.y + title.box.height / 2) / height;
  return middle > 0.25 && middle < 0.75;
}

/** A section head by type; else a page with little but a title, on another ground than content or far from its top. */
function asSection(brand: Brand, layout: BrandLayout, content: BrandLayout): number {
  if (layout.sort === "secHead") return 80;
  const page = pageOf(brand);
  const { title, subtitle } = slotsOf(layout);
  const others = layout.placeholders.filter(({ type }) => type === "body" || type === "picture" || type === "other");
  if (!title || others.length > 1 || layout === content || ["titleOnly", "obj", "title", "blank"].includes(layout.sort ?? "")) return 0;
  const middle = title.box.y + title.box.height / 2;
  const filled = layout.background.color !== content.background.color || layout.background.picture !== content.background.picture;
  const low = middle > page.height * 0.35;
  return (filled ? 35 : 0) + (low ? 25 : 0) + (others.length === 0 && !subtitle ? 10 : 0);
}
