import type { Brand, BrandLayout, BrandPlaceholder, Rect, SlotType } from "../brand/brand.js";
import { textScale, titleScale } from "../brand/brand-theme.js";
import { distance } from "../brand/color.js";
import { opens } from "../brand/choose.js";
import { recolored } from "../brand/text-color.js";
import { bodyOf, contentRegion, footStrip, overlaps, pageOf, panelBelow, panelUnder, roomOf, slotsOf } from "../brand/regions.js";
import { inkOf } from "../kinds/seen.js";
import { labelledRuns, oneLine, type FrameContent } from "../layout/frame.js";
import { body, gap, hairline, page, singleLineAllowance } from "../layout/grid.js";
import { layout, textWidth, type Laid, type Overflow } from "../layout/layout.js";
import { column, layers, place, row, share, type LayoutNode, type TextBlock } from "../layout/node.js";
import { stretched, widened } from "../layout/stretch.js";
import { text } from "../layout/text-block.js";
import { zoomed } from "../layout/zoom.js";
import type { LayoutName, PlaceholderType, SceneNode } from "../scene/nodes.js";
import type { Path, Span } from "../source/span.js";
import type { Wording } from "../source/wording/wording.js";
import { plainText } from "../text/inline.js";
import { contrast } from "../theme/contrast.js";
import type { ColorRole, Theme, TypeScale } from "../theme/theme.js";

/** A slide on a layout of a company's template. */
export interface BrandPage {
  readonly brand: Brand;
  readonly layout: BrandLayout;
  readonly theme: Theme;
  /** What the slide's template asks for. */
  readonly shape: LayoutName;
  /** What it has arranged: for the body region of our page, or for the whole of it. */
  readonly tree: LayoutNode;
  readonly content: FrameContent;
  /** The deck's date as shown. */
  readonly date: string;
  /** The size of titles to begin with: `titleLevel` of the deck. */
  readonly titleLevel: number;
  readonly labels: Wording["labels"];
  readonly locate: (path: Path) => Span | undefined;
}

export interface BrandSlide {
  /** In points of the design; the scene as a whole is brought to the template's size. */
  readonly nodes: readonly SceneNode[];
  readonly overflows: readonly Overflow[];
  /** Words that the layout has no room for. */
  readonly leftOut: readonly string[];
  /** The picture of a page that has no place for one. */
  readonly pictureLeftOut: boolean;
}

/**
 * The layout's own placeholders are filled, the rest is drawn in its region: pages that open and close a deck are the
 * company's alone, without a motif, marker or rule of ours.
 */
export function brandSlide(slide: BrandPage): BrandSlide {
  switch (slide.shape) {
    case "cover":
    case "section":
    case "closing":
      return ownPage(slide);
    case "agenda":
      return framed(slide, headline(slide.tree), largest(slide.tree), { width: agendaList.width, height: agendaList.height });
    case "content":
      return framed(slide, titleBlock(slide.content.title), slide.tree, body);
    case "picture-left":
    case "picture-right":
      if (slotsOf(slide.layout).picture && slotsOf(slide.layout).body) return pictureSlide(slide);
      return framed(slide, titleBlock(slide.content.title), besidePicture(slide.tree, slide.shape), besideArt);
    case "picture-full":
      return framed(slide, titleBlock(slide.content.title), besidePicture(slide.tree, slide.shape), undefined);
    case "statement":
      return statement(slide);
  }
}

/**
 * A plain list as the body of the layout, with the company's own bullets: undefined where the slide has more than that, where
 * the layout has no body, or where the words are too many for it.
 */
export function brandList(slide: BrandPage): BrandSlide | undefined {
  const items = plainItems(slide.tree);
  const body = bodyOf(slide.brand, slide.layout);
  if (slide.shape !== "content" || !items || !body || body.text.size * slide.brand.scale < smallestList) return undefined;
  const room = roomOf(slide.brand, slide.layout, body);
  if (room.moved || slide.content.subtitle !== undefined || slide.content.chip !== undefined) return undefined;
  const block: TextBlock = { ...items[0]!, name: "items", from: ["items"], paragraphs: items.flatMap(({ paragraphs }) => paragraphs) };
  const at = { ...room.box, x: room.box.x + body.text.indent, width: room.box.width - body.text.indent };
  const list = filled(slide, "body", block, { at, gap: body.text.before, steps: fewSteps, list: true });
  if (list.overflows.length > 0) return undefined;
  const head = filled(slide, "title", titleBlock(slide.content.title), { lines: titleLines.slice(slide.titleLevel), first: slide.titleLevel });
  const region = contentRegion(slide.brand, slide.layout);
  const below = sourceLines(slide, region, 0);
  const foot = list.nodes.reduce((low, node) => (node.type === "text" ? Math.max(low, inkOf(node).y + inkOf(node).height) : low), 0);
  return foot > below.bottom ? undefined : joined([head, list, below.laid, ...footers(slide, region)]);
}

/** Points in the file: what nobody reads is drawn our way. */
const smallestList = 12;

/** The texts of rows that have nothing but a number beside them. */
function plainItems(tree: LayoutNode): readonly TextBlock[] | undefined {
  if (tree.type !== "column" || some(tree, ({ type }) => type === "image" || type === "chart" || type === "table")) return undefined;
  const texts = textsIn(tree);
  const items = texts.filter(({ placeholder }) => placeholder === "body");
  const others = texts.filter((block) => !items.includes(block));
  return items.length > 1 && items.every(({ role }) => role === items[0]!.role) && others.every(isNumber) ? items : undefined;
}

const titleBlock = (title: string): TextBlock => text(title, "title", { name: "title", from: ["title"] });
const headline = (tree: LayoutNode): TextBlock => textsIn(tree).find(({ placeholder }) => placeholder === "title") ?? titleBlock("");

/** The list of our agenda page: what its tree is made for. */
const agendaList = { width: 558, height: 426 } as const;

/** Title, content in the region, source line and footers. `designed`: the region that the tree is made for. */
function framed(slide: BrandPage, title: TextBlock, tree: LayoutNode, designed: { readonly width: number; readonly height: number } | undefined): BrandSlide {
  const head = filled(slide, "title", title, { lines: titleLines.slice(slide.titleLevel), first: slide.titleLevel });
  const whole = contentRegion(slide.brand, slide.layout);
  const line = subtitleLine(slide, whole);
  const below = sourceLines(slide, whole, line.height);
  const region = { ...whole, y: whole.y + line.height, height: below.bottom - whole.y - line.height };
  const content = fitted(slide, tree, region, designed);
  return joined([head, line.laid, content, below.laid, ...footers(slide, whole)]);
}

/** A title on one line at its larger sizes, on two or three at smaller ones. */
const titleLines: readonly number[] = [1, 1, 1, 2, 3];

/**
 * The size at which three quarters of a deck's titles fit their place, as a step of its ladder: titles of one size lead through
 * a deck more quietly than each at the largest that it allows.
 */
export function titleLevel(slide: Omit<BrandPage, "tree" | "content" | "date" | "titleLevel" | "shape">, titles: readonly string[]): number {
  const placeholder = slotsOf(slide.layout).title;
  if (!placeholder || titles.length === 0) return 0;
  const { steps } = titleScale(placeholder);
  const levels = titles.map((title) => {
    const [node] = filled(slide, "title", titleBlock(title), { lines: titleLines }).nodes;
    return node?.type === "text" ? Math.max(0, steps.findIndex(({ size }) => size === node.style.size)) : 0;
  });
  return [...levels].sort((a, b) => a - b)[Math.ceil(levels.length * 0.75) - 1]!;
}

interface FillOptions {
  /** In place of the layout's own place. */
  readonly at?: Rect;
  readonly lines?: readonly number[];
  readonly gap?: number;
  /** The first size to try, and how many. */
  readonly first?: number;
  readonly steps?: number;
  /** With the bullets and distances of the layout. */
  readonly list?: boolean;
}

/**
 * The role that comes nearest to what a layout has behind its slides: the file takes the layout's own, previews and checks go by
 * this. A picture is taken to be dark where the title on it is light.
 */
export function groundRole({ colors }: Theme, on: BrandLayout): ColorRole {
  const title = slotsOf(on).title?.text.color;
  if (on.background.picture && title !== undefined) return contrast(title, colors.bg) < leastSeen ? "fill" : "bg";
  return nearest(on.background.color, colors, ["bg", "sectbg", "fill"]);
}

const leastSeen = 2;
const nearest = (hex: string, colors: Theme["colors"], roles: readonly ColorRole[]): ColorRole => roles.reduce((a, b) => (distance(colors[b], hex) < distance(colors[a], hex) ? b : a));

/** A text in a placeholder of the layout: in its place and its dress, smaller only where it does not fit. */
function filled(slide: Pick<BrandPage, "brand" | "layout" | "theme" | "locate">, type: SlotType & PlaceholderType, block: TextBlock, { lines, gap: between = 0, first = 0, steps, at, list = false }: FillOptions = {}): Laid {
  const { brand, layout: on, theme, locate } = slide;
  const placeholder = slotsOf(on)[type];
  if (!placeholder) return nothing;
  const room = at ? { box: at, moved: true } : roomOf(brand, on, placeholder);
  const whole = type === "title" ? titleScale(placeholder) : textScale(placeholder);
  const begin = Math.min(first, whole.steps.length - 1); // another layout's ladder may be longer
  const scale = { ...whole, steps: whole.steps.slice(begin, steps === undefined ? undefined : begin + steps) };
  const role = type === "title" ? "title" : "text";
  const { align } = placeholder.text;
  const { name, from } = block;
  const changed = recolored(brand, on, placeholder, theme.colors)?.role;
  const paragraphs = changed === undefined ? block.paragraphs : block.paragraphs.map((runs) => runs.map((run) => ({ ...run, color: changed })));
  const inherited = nearest(placeholder.text.color, theme.colors, ["ink", "ink2", "ink3", "accent", "onfill"]);
  const color = changed === undefined ? inherited : changed === "ink" ? "ink2" : "ink"; // what differs from it is written in the file
  const filling: TextBlock = { type: "text", role, color, name, from, paragraphs, placeholder: type, inherits: list ? "list" : room.moved ? "dress" : "all", align, anchor: placeholder.anchor, maxLines: lines, gap: between };
  return layout(filling, room.box, { theme: withScale(theme, role, scale), locate });
}

const withScale = (theme: Theme, role: "title" | "text", scale: TypeScale): Theme => ({ ...theme, type: { ...theme.type, [role]: scale } });
const nothing: Laid = { nodes: [], overflows: [] };

/** Sizes at which content may be drawn, largest first: the one that it fits is taken; type on a region of our own size is at 1. */
const factors: readonly number[] = [1, 0.92, 0.85, 0.78, 0.72, 0.66, 0.6];
/** Below these shares of the designed region a tree is not worth trying: words would stand in slivers. */
const narrowest = 0.9;
const lowest = 0.62;

function fitted({ theme, locate }: BrandPage, tree: LayoutNode, region: Rect, designed: { readonly width: number; readonly height: number } | undefined): Laid {
  const at = (factor: number): Laid => {
    const [width, height] = [region.width / factor, region.height / factor];
    const made = designed ? stretched(widened(tree, designed.width, width), designed.height, height) : tree;
    const laid = layout(made, { x: 0, y: 0, width, height }, { theme, locate });
    return { nodes: zoomed(laid.nodes, factor, region).map(asDrawn), overflows: laid.overflows };
  };
  const roomy = factors.filter((factor) => !designed || (region.width / factor >= designed.width * narrowest && region.height / factor >= designed.height * lowest));
  const tried = roomy.length > 0 ? roomy : factors.slice(-1);
  let best: { readonly laid: Laid; readonly faults: number } | undefined;
  for (const factor of tried) {
    const laid = at(factor);
    const faults = laid.overflows.length + (reachesOut(laid.nodes, region) ? 0.5 : 0); // what is too wide by its own measure is drawn smaller as well
    if (faults === 0) return laid;
    if (!best || faults <= best.faults) best = { laid, faults };
  }
  return best?.laid ?? nothing;
}

/** Words of our arrangements stand in boxes of their own: the company's layouts have no places for each. */
const asDrawn = (node: SceneNode): SceneNode => (node.type === "text" && node.placeholder === "body" && node.inherits === undefined ? { ...node, placeholder: undefined } : node);

/** Whether something is drawn, or said, beside the region; boxes of text may reach further than their words. */
const reachesOut = (nodes: readonly SceneNode[], { x, width }: Rect): boolean =>
  nodes.map((node) => (node.type === "text" ? inkOf(node) : node.box)).some((box) => box.x < x - outside || box.x + box.width > x + width + outside);
/** Points: lines are drawn around their middle. */
const outside = 1;

/** Subtitle and chip on a line of their own, at the top of the region; in the layout's place for a subtitle where it has one. */
function subtitleLine(slide: BrandPage, region: Rect): { readonly laid: Laid; readonly height: number } {
  const { content, theme, locate, layout: on } = slide;
  const { subtitle, chip } = content;
  if (subtitle === undefined && chip === undefined) return { laid: nothing, height: 0 };
  const own = slotsOf(on).subtitle;
  if (subtitle !== undefined && chip === undefined && own && !overlaps(own.box, region)) {
    const laid = filled(slide, "subtitle", text(subtitle, "subtitle", { name: "subtitle", from: ["subtitle"] }), { lines: [1] });
    if (laid.overflows.length === 0) return { laid, height: 0 };
  }
  const chipWidth = chip === undefined ? 0 : textWidth(chip, theme, "marker") * singleLineAllowance + chipPadding;
  const chipBox = { x: region.width - chipWidth, y: 0, width: chipWidth, height: subtitleHeight };
  const tree = layers([
    subtitle === undefined ? undefined : place({ width: region.width - (chipWidth > 0 ? chipWidth + gap : 0) }, text(subtitle, "subtitle", { name: "subtitle", maxLines: [1], from: ["subtitle"] })),
    chip === undefined ? undefined : place(chipBox, { type: "shape", geometry: "rect", stroke: { color: "accent", width: hairline }, name: "chip frame" }),
    chip === undefined ? undefined : place(chipBox, text(chip, "marker", { name: "chip", color: "accent", align: "center", anchor: "middle", wrap: false, from: ["chip"] })),
  ]);
  return { laid: layout(tree, { ...region, height: subtitleHeight }, { theme, locate }), height: subtitleHeight + subtitleGap };
}

const subtitleHeight = 20;
const subtitleGap = 8;
const chipPadding = 15;

/** Source and note between the region and the layout's footers, else at the foot of the region, which ends above them. */
function sourceLines(slide: BrandPage, region: Rect, above: number): { readonly laid: Laid; readonly bottom: number } {
  const { brand, layout: on, content, labels, theme, locate } = slide;
  const bottom = region.y + region.height;
  const paragraphs = [labelledRuns(labels.source, content.source, labels), labelledRuns(labels.picture, content.caption, labels), labelledRuns(labels.note, content.note, labels)].filter((runs) => runs.length > 0);
  if (paragraphs.length === 0) return { laid: nothing, bottom };
  const block: TextBlock = { type: "text", role: "source", name: "source", paragraphs, maxLines: [2, 3], from: content.source === undefined ? ["note"] : ["source"] };
  const measured = layout({ ...block, maxLines: [9] }, { ...region, height: region.height }, { theme, locate });
  const lines = measured.nodes.reduce((most, node) => (node.type === "text" ? Math.max(most, node.lines.length) : most), 1);
  const height = lines * theme.type.source.steps[0]!.line;
  const feet = on.placeholders.filter(({ type, box }) => (type === "date" || type === "footer" || type === "slide-number") && box.y > bottom - 1);
  const floor = Math.min(pageOf(brand).height * lowestLine, ...feet.map(({ box, anchor }) => box.y + (anchor === "top" ? -footerInset : footerInset)));
  const free = { x: region.x, y: floor - height, width: region.width, height };
  const blocked = on.background.picture || free.y < bottom - sourceGap || on.drawn.some(({ box }) => overlaps(box, free) && box.height < pageOf(brand).height * 0.9);
  const box = blocked ? { ...free, y: bottom - height } : free;
  const laid = layout(block, box, { theme, locate });
  return { laid, bottom: Math.max(region.y + above + 1, Math.min(bottom, box.y - sourceGap)) };
}

const lowestLine = 0.965;
const sourceGap = 6;
/** Footers stand in the middle of boxes that are higher than their line; at their top they need air above. */
const footerInset = 3;

/** Date, deck name and page number in the layout's own places; the number at the foot where it has none and there is room. */
function footers(slide: BrandPage, region: Rect): readonly Laid[] {
  const { brand, layout: on, content, date, theme, locate } = slide;
  const slots = slotsOf(on);
  const number = text(String(content.page), "source", { name: "page number" });
  const laid = [
    filledIfFits(slide, "date", text(date, "source", { name: "date" })),
    filledIfFits(slide, "footer", text(oneLine(content.deckName), "source", { name: "deck name" })),
    filledIfFits(slide, "slide-number", number),
  ];
  if (slots["slide-number"]) return laid;
  const strip = footStrip(brand, on, region, theme.type.source.steps[0]!.line);
  return strip ? [...laid, layout({ ...number, align: "right", bold: true, color: "ink", wrap: false }, strip, { theme, locate })] : laid;
}

/** What only accompanies the slide is left out where it would not be read. */
function filledIfFits(slide: BrandPage, type: "date" | "footer" | "slide-number", block: TextBlock): Laid {
  const laid = filled(slide, type, block, { lines: [1, 2] });
  return laid.overflows.length === 0 ? laid : nothing;
}

/** Cover, divider, closing: the title, and all other words in the places that the layout has for them. */
function ownPage(slide: BrandPage): BrandSlide {
  const words = textsIn(slide.tree);
  const title = words.find(({ placeholder }) => placeholder === "title") ?? titleBlock(slide.content.title);
  const deckName = oneLine(slide.content.deckName);
  const others = words.filter((block) => block !== title && !wordless.has(block.role) && !isNumber(block) && block.paragraphs.some((runs) => plainText(runs).trim() !== "") && (slide.shape === "cover" || block.paragraphs.map(plainText).join("") !== deckName));
  if (!opens(slide.brand, slide.layout)) return standIn(slide, title, inOrder(others));
  const slots = slotsOf(slide.layout);
  const places = (["subtitle", "body", "date"] as const).filter((type) => slots[type] && !(type === "date" && isFooter(slide.brand, slots[type])));
  const { laid: shown, left } = placeWords(slide, places, inOrder(others));
  const numbers = slide.shape === "section" ? footers(slide, contentRegion(slide.brand, slide.layout)) : [];
  const picture = pictureIn(slide);
  const made = joined([filled(slide, "title", title, { lines: [2, 2, 2, 3] }), ...shown, picture, ...numbers]);
  return { ...made, leftOut: left.map(({ paragraphs }) => paragraphs.map(plainText).join("")), pictureLeftOut: picture.nodes.length === 0 && hasImage(slide.tree) };
}

/** A template without a page for this: the title of its content, in the middle of the page, and the words below it. */
function standIn(slide: BrandPage, title: TextBlock, words: readonly TextBlock[]): BrandSlide {
  const { brand, layout: on } = slide;
  const own = slotsOf(on).title;
  const height = pageOf(brand).height;
  const column = own ? roomOf(brand, on, own).box : contentRegion(brand, on);
  const lines = (own ? textLine(own) : 0) * 2;
  const head = filled(slide, "title", title, { lines: [2, 2, 2, 3], at: { ...column, y: height * standInTitle - lines, height: lines } });
  const foot = head.nodes.reduce((low, node) => (node.type === "text" ? Math.max(low, own?.anchor === "top" ? node.box.y + node.lines.length * node.style.line : node.box.y + node.box.height) : low), height * standInTitle - lines);
  const { laid, left } = drawnBelow(slide, words, { ...column, y: foot + wordGap * 3 });
  const numbers = slide.shape === "section" ? footers(slide, contentRegion(brand, on)) : [];
  const made = joined([head, ...laid, ...numbers]);
  return { ...made, leftOut: left.map(({ paragraphs }) => paragraphs.map(plainText).join("")), pictureLeftOut: hasImage(slide.tree) };
}

/** Share of the page's height at which such a title ends. */
const standInTitle = 0.5;
const textLine = ({ text: { size, line } }: BrandPlaceholder): number => size * 1.2 * Math.max(1, line);

/** Numerals and marks, which a company's page has no place for. */
const wordless: ReadonlySet<string> = new Set(["section-number", "marker", "source"]);

/** The numbers at the feet of our slips. */
const isNumber = ({ paragraphs }: TextBlock): boolean => /^\d*$/u.test(paragraphs.map(plainText).join("").trim());

const isFooter = (brand: Brand, { box }: BrandPlaceholder): boolean => box.y > pageOf(brand).height * 0.85;

/** The subtitle first, then as arranged: from the top down our trees name organisations last. */
const inOrder = (blocks: readonly TextBlock[]): readonly TextBlock[] => [...blocks].sort((a, b) => Number(b.placeholder === "subtitle") - Number(a.placeholder === "subtitle"));

type WordPlace = "subtitle" | "body" | "date";

/** The words in the places that the layout has for them, with those that had no room. */
interface Placed {
  readonly laid: readonly Laid[];
  readonly left: readonly TextBlock[];
}

/**
 * The first place has what says most; with two of them the second has the rest. Words that would be shrunk much to get in are
 * left out: the tagline first, then whose deck it is, which the company's own page says.
 */
function placeWords(slide: BrandPage, places: readonly WordPlace[], blocks: readonly TextBlock[]): Placed {
  const [first, ...more] = places;
  const second = more.at(-1);
  if (blocks.length === 0) return { laid: [], left: [] };
  if (first === undefined) return drawnBelow(slide, blocks);
  const put = (type: WordPlace, list: readonly TextBlock[]): Laid => (list.length === 0 ? nothing : filled(slide, type, { ...list[0]!, paragraphs: list.flatMap(({ paragraphs }) => paragraphs) }, { gap: wordGap, steps: list.length === 1 ? undefined : fewSteps }));
  const divided = (list: readonly TextBlock[]): readonly (readonly Laid[])[] => (second === undefined ? [[put(first, list)]] : [1, 2].map((count) => [put(first, list.slice(0, count)), put(second, list.slice(count))]));
  const shorter = leaveOut.map((_, count) => blocks.filter((block) => !leaveOut.slice(0, count + 1).includes(block.name ?? "")));
  for (const list of [blocks, ...shorter, blocks.slice(0, second === undefined ? 1 : 2)]) {
    const laid = divided(list).find((each) => each.every(({ overflows }) => overflows.length === 0));
    if (laid) return { laid, left: blocks.filter((block) => !list.includes(block)) };
  }
  return { laid: divided(blocks.slice(0, 1))[0]!, left: blocks.slice(1) };
}

const leaveOut: readonly string[] = ["tagline", "organisation"];
/** Several lines in one place are set at no less than about 70 % of its size. */
const fewSteps = 3;

const wordGap = 4;

/** A layout with a title alone: the words stand below it, in its column. */
function drawnBelow(slide: BrandPage, blocks: readonly TextBlock[], at?: Rect): Placed {
  const title = slotsOf(slide.layout).title;
  if (!title) return { laid: [], left: blocks };
  const { brand, theme, locate, layout: on } = slide;
  const inner = at ?? roomOf(brand, on, title).box;
  const y = at ? at.y : title.box.y + title.box.height + wordGap;
  const foot = Math.min(pageOf(brand).height * lowestLine, ...on.drawn.map(({ box }) => box).filter((box) => box.y > y && box.x < inner.x + inner.width && box.x + box.width > inner.x).map((box) => box.y - sourceGap));
  const panel = panelBelow(on, { ...inner, y, height: wordGap })?.box;
  const box = { ...inner, y, height: Math.min(foot, panel ? panel.y + panel.height - sourceGap : foot) - y };
  const ground = groundUnder(on, box);
  const color = belowRoles.find((role) => contrast(theme.colors[role], ground) >= readableText) ?? belowRoles.reduce((a, b) => (contrast(theme.colors[b], ground) > contrast(theme.colors[a], ground) ? b : a));
  const set = (list: readonly TextBlock[], larger: boolean): Laid =>
    layout(column(list.map((block, i) => ({ ...block, ...(larger && i > 0 && { role: "text" as const }), bold: undefined, align: title.text.align, placeholder: undefined, anchor: "top" as const, maxLines: [2], color })), { gap: wordGap }), box, { theme, locate });
  const shorter = leaveOut.map((_, count) => blocks.filter((block) => !leaveOut.slice(0, count + 1).includes(block.name ?? "")));
  for (const list of [blocks, ...shorter, blocks.slice(0, 1)]) {
    const laid = [set(list, true), set(list, false)].find(({ overflows }) => overflows.length === 0);
    if (laid) return { laid: [laid], left: blocks.filter((block) => !list.includes(block)) };
  }
  return { laid: [], left: blocks };
}

const belowRoles: readonly ColorRole[] = ["ink2", "onfill", "ink", "bg"];
/** WCAG 2.1. */
const readableText = 4.5;

/** What is behind a box; a photograph is taken to be as the title on it says: dark where that is light. */
function groundUnder(on: BrandLayout, box: Rect): string {
  const title = slotsOf(on).title?.text.color;
  if (on.background.picture && title !== undefined) return contrast(title, "FFFFFF") < contrast(title, "000000") ? "000000" : "FFFFFF";
  return panelUnder(on, box) ?? on.background.color;
}

/** The layout has places for the picture and for the words beside it. */
function pictureSlide(slide: BrandPage): BrandSlide {
  const { brand, layout: on } = slide;
  const { body: text } = slotsOf(on);
  const parts = slide.tree.type === "layers" ? slide.tree.children : [slide.tree];
  const words = layers(parts.filter((part) => !hasPicture(part)).map(unplaced));
  const room = text ? roomOf(brand, on, text).box : contentRegion(brand, on);
  const head = filled(slide, "title", titleBlock(slide.content.title), { lines: titleLines.slice(slide.titleLevel), first: slide.titleLevel });
  const line = subtitleLine(slide, room);
  const below = sourceLines(slide, room, line.height);
  const region = { ...room, y: room.y + line.height, height: below.bottom - room.y - line.height };
  return joined([head, line.laid, pictureIn(slide), fitted(slide, words, region, besideWords), below.laid, ...footers(slide, contentRegion(brand, on))]);
}

/** Words of a picture slide of ours. */
const besideWords = { width: 396, height: 321 } as const;

/** The slide's picture in the layout's place for one. */
function pictureIn({ layout: on, tree, theme, locate }: BrandPage): Laid {
  const slot = slotsOf(on).picture;
  const image = slot && find(tree, ({ type }) => type === "image");
  if (!slot || !image) return nothing;
  const laid = layout(image, slot.box, { theme, locate });
  return { ...laid, nodes: laid.nodes.map((node): SceneNode => (node.type === "image" ? { ...node, placeholder: "picture" } : node)) };
}

/** The words of a statement are its title; it takes title and region together. */
function statement(slide: BrandPage): BrandSlide {
  const { brand, layout: on, theme, locate } = slide;
  const region = contentRegion(brand, on);
  const title = slotsOf(on).title;
  const top = title ? Math.min(title.box.y, region.y) : region.y;
  const below = sourceLines(slide, region, 0);
  const laid = layout(slide.tree, { x: 0, y: 0, width: page.width, height: page.height }, { theme, locate });
  const room = { x: region.x, y: top, width: region.width, height: below.bottom - top };
  const factor = Math.min(1, room.width / statementPart.width, room.height / statementPart.height);
  const moved = zoomed(laid.nodes, factor, { x: room.x - statementPart.x * factor, y: room.y + (room.height - statementPart.height * factor) / 2 - statementPart.y * factor });
  return joined([{ nodes: moved, overflows: laid.overflows }, below.laid, ...footers(slide, region)]);
}

/** Where the words of our statement stand on its page. */
const statementPart: Rect = { x: 48, y: 96, width: 864, height: 378 };

/** A picture to the edges of our page stands beside its words, or above them. */
function besidePicture(tree: LayoutNode, shape: "picture-left" | "picture-right" | "picture-full"): LayoutNode {
  const parts = tree.type === "layers" ? tree.children : [tree];
  const pictures = parts.filter(hasPicture).map(unplaced);
  const words = parts.filter((part) => !hasPicture(part)).map(unplaced);
  if (shape === "picture-full") return column([...pictures.map((picture) => ({ ...picture, size: share(1) })), ...words.map((one) => ({ ...one, size: "auto" as const }))], { gap: 10 });
  const side = layers(pictures, { size: share(1) });
  const text = layers(words, { size: share(1) });
  return row(shape === "picture-left" ? [side, text] : [text, side], { gap: 2 * gap });
}

/** Words beside a picture are arranged for this height (`templates/image-text.ts`); their width is a share of the region. */
const besideArt = { width: 864, height: 321 } as const;

const unplaced = (node: LayoutNode): LayoutNode => (node.type === "place" || node.type === "inset" ? unplaced(node.child) : node);
const hasImage = (node: LayoutNode): boolean => some(node, ({ type }) => type === "image");
/** Pictures, and the panel that stands for one that is missing. */
const hasPicture = (node: LayoutNode): boolean => hasImage(node) || (textsIn(node).length === 0 && some(node, ({ type }) => type === "shape"));

/** The part with the most words of a page: its list. */
function largest(tree: LayoutNode): LayoutNode {
  const parts = (tree.type === "layers" ? tree.children : [tree]).filter((part) => textsIn(part).every(({ placeholder }) => placeholder === undefined || placeholder === "body"));
  return parts.reduce<LayoutNode>((most, part) => (textsIn(part).length > textsIn(most).length ? unplaced(part) : most), layers([]));
}

function childrenOf(node: LayoutNode): readonly LayoutNode[] {
  switch (node.type) {
    case "column":
    case "row":
    case "layers":
      return node.children;
    case "inset":
    case "place":
    case "group":
      return [node.child];
    case "text":
    case "shape":
    case "image":
    case "chart":
    case "table":
    case "sized":
    case "connector":
    case "space":
      return [];
  }
}

const find = (node: LayoutNode, test: (node: LayoutNode) => boolean): LayoutNode | undefined =>
  test(node) ? node : childrenOf(node).reduce<LayoutNode | undefined>((found, child) => found ?? find(child, test), undefined);
const some = (node: LayoutNode, test: (node: LayoutNode) => boolean): boolean => find(node, test) !== undefined;
const textsIn = (node: LayoutNode): readonly TextBlock[] => (node.type === "text" ? [node] : childrenOf(node).flatMap(textsIn));

function joined(laid: readonly Laid[]): BrandSlide {
  return { nodes: laid.flatMap(({ nodes }) => nodes), overflows: laid.flatMap(({ overflows }) => overflows), leftOut: [], pictureLeftOut: false };
}
