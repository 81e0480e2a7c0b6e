import type { Brand, BrandLayout, BrandPlaceholder, Drawn, Rect, SlotType } from "./brand.js";

/**
 * The placeholders of a layout that a deck fills, one of each, of those that are set level. Of several texts the largest is the
 * body; a line below the title that is as wide is its subtitle, whatever the program calls it.
 */
export function slotsOf({ placeholders }: BrandLayout): Partial<Readonly<Record<SlotType, BrandPlaceholder>>> {
  const first = (type: SlotType): BrandPlaceholder | undefined => placeholders.find((one) => one.type === type && !one.vertical);
  const title = first("title");
  const texts = placeholders.filter(({ type, vertical }) => type === "body" && !vertical);
  const subtitle = first("subtitle") ?? (title && texts.length > 1 ? lineBelow(title, texts) : undefined);
  const body = texts.filter((one) => one !== subtitle).reduce<BrandPlaceholder | undefined>((most, one) => (most && areaOf(most) >= areaOf(one) ? most : one), undefined);
  const found = { title, subtitle, body, picture: first("picture"), date: first("date"), footer: first("footer"), "slide-number": first("slide-number") };
  return Object.fromEntries(Object.entries(found).filter(([, one]) => one !== undefined));
}

const areaOf = ({ box }: BrandPlaceholder): number => box.width * box.height;

/** Points: what is lower is a line, and how far below its title it begins at most. */
const lineHigh = 90;
const lineNear = 60;

function lineBelow({ box: title }: BrandPlaceholder, texts: readonly BrandPlaceholder[]): BrandPlaceholder | undefined {
  const near = texts.filter(({ box }) => box.height <= lineHigh && box.width >= title.width * 0.7 && box.y + box.height / 2 > bottomOf(title) - gap && box.y < bottomOf(title) + lineNear);
  return near.reduce<BrandPlaceholder | undefined>((nearest, one) => (nearest && nearest.box.y <= one.box.y ? nearest : one), undefined);
}

/**
 * Where content may stand on slides of a layout, in points of the design: its own body, else the body of a layout of the same
 * master with the same title, else what lies between title and footers; less what master and layout draw there.
 */
export function contentRegion(brand: Brand, layout: BrandLayout): Rect {
  const page = pageOf(brand);
  const { title } = slotsOf(layout);
  const footers = footersOf(layout);
  const body = bodyOf(brand, layout) ?? (title && borrowed(brand, layout, title));
  const left = title ? title.box.x + title.insets.left : page.width * edge;
  const open: Rect = { x: left, y: title ? bottomOf(title.box) + gap : page.height * edge, width: (title ? title.box.x + title.box.width - title.insets.right : page.width * (1 - edge)) - left, height: page.height };
  const wished = body ? within(body.box, body.insets) : open;
  const top = title && overlaps(wished, title.box) && title.box.y + title.box.height / 2 < wished.y + wished.height / 2 ? bottomOf(title.box) : wished.y;
  const below = footers.map(({ box }) => box).filter((box) => box.y > top + leastHeight && box.x < wished.x + wished.width && box.x + box.width > wished.x);
  const bottom = Math.min(bottomOf(wished), ...below.map((box) => box.y - footGap), page.height * (1 - edge));
  const framed = clipped({ ...wished, y: top, height: bottom - top }, page);
  const usable = framed.height >= page.height * leastShare ? framed : clipped({ ...open, height: Math.min(page.height * (1 - edge), ...below.map((box) => box.y - footGap)) - open.y }, page);
  return clearOf(usable, obstacles(brand, layout, usable), page.height * leastShare);
}

/** A placeholder's room for text without its insets, less what is drawn in its way. `moved`: it has to leave its place. */
export function roomOf(brand: Brand, layout: BrandLayout, placeholder: BrandPlaceholder): { readonly box: Rect; readonly moved: boolean } {
  const inner = within(placeholder.box, placeholder.insets);
  const clear = clearOf(inner, obstacles(brand, layout, inner).filter(({ sort }) => sort === "picture").map((one) => one), inner.height * leastShare);
  return { box: clear, moved: placeholder.grown === true || clear.x !== inner.x || clear.y !== inner.y || clear.width !== inner.width || clear.height !== inner.height };
}

/** The colour under the content: the layout's, or that of a panel on which all of it stands. */
export function groundOf(brand: Brand, layout: BrandLayout): string {
  const region = contentRegion(brand, layout);
  return panelUnder(layout, region) ?? layout.background.color;
}

/** The colour of the uppermost shape that master or layout draw under all of a box; undefined where there is none. */
export const panelUnder = (layout: BrandLayout, box: Rect): string | undefined => panelBelow(layout, box)?.fill;

export function panelBelow({ drawn }: BrandLayout, box: Rect): Drawn | undefined {
  return drawn.filter((one) => one.sort === "shape" && one.fill !== undefined && holds(one.box, box)).at(-1);
}

/** A strip at the foot for a source line or a page number where the layout has none; undefined where there is no room. */
export function footStrip(brand: Brand, layout: BrandLayout, region: Rect, height: number): Rect | undefined {
  const page = pageOf(brand);
  const strip = { x: region.x, y: page.height - height - page.height * footEdge, width: region.width, height };
  if (layout.background.picture || strip.y < bottomOf(region)) return undefined;
  const taken = [...footersOf(layout).map(({ box }) => box), ...obstacles(brand, layout, strip).map(({ box }) => box)];
  return taken.some((box) => overlaps(box, strip)) ? undefined : strip;
}

export const pageOf = ({ height, scale }: Brand): { readonly width: number; readonly height: number } => ({ width: 960, height: height / scale });

/** Shares of the page: what no content comes nearer to its edges, and how high a region is that is worth having. */
const edge = 0.04;
const footEdge = 0.03;
const leastShare = 0.4;
const leastHeight = 60;
/** Points between title and content, and between content and footers. */
const gap = 9;
const footGap = 3;

const bottomOf = ({ y, height }: Rect): number => y + height;

const footersOf = ({ placeholders }: BrandLayout): readonly BrandPlaceholder[] => placeholders.filter(({ type }) => type === "date" || type === "footer" || type === "slide-number");

/**
 * The one large text or object of a layout; layouts with several divide the page for something else, and one that reaches beyond
 * the page has been put there by mistake.
 */
export function bodyOf(brand: Brand, layout: BrandLayout): BrandPlaceholder | undefined {
  const { subtitle } = slotsOf(layout);
  const bodies = layout.placeholders.filter((one) => (one.type === "body" || one.type === "other" || one.type === "picture") && !one.vertical && one !== subtitle);
  const [body] = bodies;
  return bodies.length === 1 && body!.type === "body" && holds({ x: 0, y: 0, ...pageOf(brand) }, body!.box) ? body : undefined;
}

function borrowed(brand: Brand, layout: BrandLayout, title: BrandPlaceholder): BrandPlaceholder | undefined {
  const alike = brand.layouts.filter((one) => one !== layout && one.master === layout.master && sameRow(slotsOf(one).title, title));
  const bodies = alike.flatMap((one) => bodyOf(brand, one) ?? []).filter(({ box }) => box.height > leastHeight && box.y >= title.box.y);
  const [first] = bodies.sort((a, b) => b.box.width * b.box.height - a.box.width * a.box.height);
  return first;
}

export const sameRow = (one: BrandPlaceholder | undefined, other: BrandPlaceholder): boolean =>
  one !== undefined && Math.abs(one.box.y - other.box.y) < leastHeight / 2 && Math.abs(bottomOf(one.box) - bottomOf(other.box)) < leastHeight;

export const within = (box: Rect, { left, top, right, bottom }: BrandPlaceholder["insets"]): Rect => ({
  x: box.x + left,
  y: box.y + top,
  width: Math.max(1, box.width - left - right),
  height: Math.max(1, box.height - top - bottom),
});

function clipped({ x, y, width, height }: Rect, page: { readonly width: number; readonly height: number }): Rect {
  const left = Math.max(x, page.width * footEdge);
  const top = Math.max(y, page.height * footEdge);
  return { x: left, y: top, width: Math.max(1, Math.min(x + width, page.width * (1 - footEdge)) - left), height: Math.max(1, Math.min(y + height, page.height * (1 - footEdge)) - top) };
}

export const overlaps = (a: Rect, b: Rect): boolean => a.x < b.x + b.width - touch && b.x < a.x + a.width - touch && a.y < b.y + b.height - touch && b.y < a.y + a.height - touch;
/** Edges may meet. */
const touch = 0.5;

const holds = (outer: Rect, inner: Rect): boolean =>
  outer.x <= inner.x + slack && outer.y <= inner.y + slack && outer.x + outer.width >= inner.x + inner.width - slack && bottomOf(outer) >= bottomOf(inner) - slack;
const slack = 12;

/** What is drawn in the way of a box: not what lies under all of it, nor what fills the page. */
function obstacles(brand: Brand, { drawn }: BrandLayout, box: Rect): readonly Drawn[] {
  const page = pageOf(brand);
  return drawn.filter((one) => overlaps(one.box, box) && !holds(one.box, box) && !(one.box.width >= page.width * ground && one.box.height >= page.height * ground));
}
const ground = 0.85;

/** Distance that content keeps from what is drawn beside it, in points. */
const clearance = 9;

/** The largest part of a box that is free: each thing in the way cuts off the side that costs least. */
function clearOf(box: Rect, drawn: readonly Drawn[], leastHigh: number): Rect {
  return drawn.reduce<Rect>((left, { box: other }) => {
    if (!overlaps(left, other)) return left;
    const right = left.x + left.width;
    const foot = bottomOf(left);
    const cuts: readonly Rect[] = [
      { ...left, height: other.y - clearance - left.y },
      { ...left, y: bottomOf(other) + clearance, height: foot - bottomOf(other) - clearance },
      { ...left, width: other.x - clearance - left.x },
      { ...left, x: other.x + other.width + clearance, width: right - other.x - other.width - clearance },
    ];
    const useful = cuts.filter(({ width, height }) => width > box.width * leastShare && height > Math.min(leastHigh, left.height * leastShare));
    return useful.sort((a, b) => b.width * b.height - a.width * a.height)[0] ?? left;
  }, box);
}
