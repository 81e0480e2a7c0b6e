import { error, warning, type Diagnosed, type Diagnostic } from "../source/diagnostic.js";
import type { Span } from "../source/span.js";
import { ZipProblem } from "../source/unzip.js";
import { childOf, elementsOf, XmlProblem, type XmlElement } from "../source/xml-tree.js";
import type { Brand, BrandBackground, BrandLayout, BrandMaster, BrandPlaceholder, KeptPart, KeptRelationship, PrintMaster, SchemeColors, ThemeFonts } from "./brand.js";
import { all, down, numberOf } from "./canonical.js";
import { colorOf, mix } from "./color.js";
import { keptParts, limits, masterList, openParts, type BrandParts } from "./parts.js";
import { drawnShapes, placeholdersOf, type PageText } from "./page.js";
import { paintedShapes, pictureOf } from "./painted.js";

/**
 * What a presentation or template (.pptx, .potx) gives a deck. Undefined where nothing of it can be used; then an error says
 * why. `span`: where the file is named.
 */
export function readBrand(bytes: Uint8Array, path: string, span?: Span): Diagnosed<Brand | undefined> {
  const refuse = (diagnostic: Diagnostic): Diagnosed<undefined> => ({ value: undefined, diagnostics: [diagnostic] });
  try {
    if (isCompound(bytes)) return refuse(error(/\.(?:ppt|pot|pps)$/iu.test(path) ? "brand-not-presentation" : "brand-encrypted", { path }, { span }));
    if (!isZip(bytes)) return refuse(error("brand-not-presentation", { path }, { span }));
    const parts = openParts(bytes);
    const presentation = parts.presentation === undefined ? undefined : parts.tree(parts.presentation);
    if (presentation?.name !== "p:presentation") return refuse(error("brand-not-presentation", { path }, { span }));
    if (/macroEnabled/u.test(parts.contentType) || parts.relationships(parts.presentation ?? "").some(({ type }) => type.endsWith("/vbaProject"))) return refuse(error("brand-macros", { path }, { span }));
    return read(parts, presentation, path, span);
  } catch (problem) {
    if (problem instanceof ZipProblem || problem instanceof XmlProblem) return refuse(problemOf(problem, path, span));
    throw problem;
  }
}

/** What Office packs a file with a password into ([MS-OFFCRYPTO] 1.3.1); the presentations of before 2007 are of this kind too. */
const isCompound = (bytes: Uint8Array): boolean => [0xd0, 0xcf, 0x11, 0xe0].every((byte, i) => bytes[i] === byte);
const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

function problemOf({ kind }: ZipProblem | XmlProblem, path: string, span: Span | undefined): Diagnostic {
  switch (kind) {
    case "damaged":
    case "malformed":
    case "doctype":
      return error("brand-damaged", { path }, { span });
    case "encrypted":
      return error("brand-encrypted", { path }, { span });
    case "entries":
      return error("brand-too-large", { path, what: "entries", limit: limits.mostEntries }, { span });
    case "size":
      return error("brand-too-large", { path, what: "size", limit: limits.mostMegabytes }, { span });
    case "depth":
      return error("brand-too-large", { path, what: "depth", limit: limits.deepest }, { span });
    case "elements":
      return error("brand-too-large", { path, what: "elements", limit: limits.mostElements }, { span });
  }
}

/** A page as wide as this, in points, is what all arrangements are made for. */
const designWidth = 960;
const emuPerPoint = 12_700;

function read(parts: BrandParts, presentation: XmlElement, path: string, span: Span | undefined): Diagnosed<Brand | undefined> {
  const size = childOf(presentation, "p:sldSz");
  const [cx, cy] = [numberOf(size, "cx") ?? 12_192_000, numberOf(size, "cy") ?? 6_858_000];
  const proportions = cx / cy;
  if (!(proportions >= leastProportions && proportions <= mostProportions))
    return { value: undefined, diagnostics: [error("brand-size", { path, width: Math.round(cx / emuPerPoint), height: Math.round(cy / emuPerPoint) }, { span })] };
  const width = cx / emuPerPoint;
  const scale = width / designWidth;
  const found = masterList(parts, presentation);
  const masters: BrandMaster[] = [];
  const layouts: BrandLayout[] = [];
  for (const [index, { path: masterPath }] of found.entries()) {
    const master = readMaster(parts, masterPath);
    masters.push(master);
    for (const layoutPath of layoutsOf(parts, masterPath)) layouts.push(readLayout(parts, layoutPath, { master, index, path: masterPath, scale, page: { width: designWidth, height: cy / emuPerPoint / scale } }));
  }
  if (masters.length === 0) return { value: undefined, diagnostics: [error("brand-no-master", { path }, { span })] };
  const diagnostics = layouts.some(({ placeholders }) => placeholders.some(({ type }) => type === "title")) ? [] : [warning("brand-no-layouts", { path }, { span })];
  return {
    value: {
      path,
      width,
      height: cy / emuPerPoint,
      scale,
      masters,
      layouts,
      pictures: pictures(parts, layouts),
      kept: {
        ...kept(parts, presentation, found),
        slideSize: size?.attributes ?? { cx: "12192000", cy: "6858000" },
        notesSize: childOf(presentation, "p:notesSz")?.attributes ?? { cx: "6858000", cy: "9144000" },
        ...optional("defaultText", childOf(presentation, "p:defaultTextStyle")),
        ...embeddedFonts(parts, presentation),
        ...optional("tableStyles", parts.relationships(parts.presentation ?? "").find(({ type, target }) => type.endsWith("/tableStyles") && parts.kept(target))?.target),
      },
    },
    diagnostics,
  };
}

/** Portrait pages and banners are no slides that our arrangements could fill. */
const leastProportions = 1.15;
const mostProportions = 2.6;

const optional = <K extends string, T>(key: K, value: T | undefined): Partial<Record<K, T>> => (value === undefined ? {} : ({ [key]: value } as Record<K, T>));

function readMaster(parts: BrandParts, path: string): BrandMaster {
  const root = parts.tree(path);
  const theme = themeOf(parts, path);
  const map = childOf(root, "p:clrMap")?.attributes ?? {};
  return {
    path,
    name: theme?.attributes["name"] ?? "",
    colors: mapped(schemeOf(theme), map),
    fonts: { major: fontsOf(down(theme, "a:themeElements", "a:fontScheme", "a:majorFont")), minor: fontsOf(down(theme, "a:themeElements", "a:fontScheme", "a:minorFont")) },
  };
}

const themeOf = (parts: BrandParts, path: string): XmlElement | undefined => {
  const target = parts.relationships(path).find(({ type }) => type.endsWith("/theme"))?.target;
  return target === undefined ? undefined : parts.tree(target);
};

/** By the names of the scheme itself: `dk1`, `lt1` … */
function schemeOf(theme: XmlElement | undefined): SchemeColors {
  const scheme = down(theme, "a:themeElements", "a:clrScheme") ?? down(theme, "a:clrScheme");
  const colors = (scheme ? elementsOf(scheme) : []).flatMap((slot) => {
    const hex = colorOf(slot, {});
    return hex === undefined ? [] : [[slot.name.slice("a:".length), hex] as const];
  });
  return { ...defaultScheme, ...Object.fromEntries(colors) };
}

/** Office's own, for themes that leave slots out. */
const defaultScheme: SchemeColors = {
  dk1: "000000", lt1: "FFFFFF", dk2: "44546A", lt2: "E7E6E6", accent1: "4472C4", accent2: "ED7D31", accent3: "A5A5A5", accent4: "FFC000",
  accent5: "5B9BD5", accent6: "70AD47", hlink: "0563C1", folHlink: "954F72",
};

const usualMap: Readonly<Record<string, string>> = { bg1: "lt1", tx1: "dk1", bg2: "lt2", tx2: "dk2" };
const slots = ["bg1", "tx1", "bg2", "tx2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"] as const;

/** The scheme by the names that slides use. */
const mapped = (scheme: SchemeColors, map: Readonly<Record<string, string>>): SchemeColors =>
  Object.fromEntries(slots.map((slot) => [slot, scheme[map[slot] ?? usualMap[slot] ?? slot] ?? defaultScheme[usualMap[slot] ?? slot]!]));

function fontsOf(fonts: XmlElement | undefined): ThemeFonts {
  const face = (name: string): string => childOf(fonts, name)?.attributes["typeface"]?.trim() ?? "";
  const hans = fonts && elementsOf(fonts).find(({ name, attributes }) => name === "a:font" && attributes["script"] === "Hans");
  return { latin: face("a:latin"), ea: face("a:ea"), hans: hans?.attributes["typeface"]?.trim() ?? "" };
}

function layoutsOf(parts: BrandParts, masterPath: string): readonly string[] {
  const relationships = parts.relationships(masterPath);
  const list = childOf(parts.tree(masterPath), "p:sldLayoutIdLst");
  const targets = (list ? elementsOf(list) : []).flatMap(({ attributes }) => relationships.find(({ id }) => id === attributes["r:id"])?.target ?? []);
  return [...new Set(targets)].filter((target) => parts.tree(target)?.name === "p:sldLayout");
}

interface Above {
  readonly master: BrandMaster;
  readonly index: number;
  readonly path: string;
  readonly scale: number;
  readonly page: { readonly width: number; readonly height: number };
}

function readLayout(parts: BrandParts, path: string, { master, index, path: masterPath, scale, page }: Above): BrandLayout {
  const root = parts.tree(path)!;
  const masterRoot = parts.tree(masterPath)!;
  const theme = themeOf(parts, masterPath);
  const colors = layoutColors(parts, path, masterPath, root, master.colors);
  const text: PageText = { colors, scale, styles: childOf(masterRoot, "p:txStyles"), page };
  const shownMaster = root.attributes["showMasterSp"] !== "0" && root.attributes["showMasterSp"] !== "false";
  return {
    path,
    master: index,
    name: (childOf(root, "p:cSld")?.attributes["name"] ?? "").replace(/\s+/gu, " ").trim(),
    ...optional("sort", root.attributes["type"]),
    colors,
    background: backgroundOf(root, theme, colors, mediaOf(parts, path)) ?? backgroundOf(masterRoot, theme, colors, mediaOf(parts, masterPath)) ?? { color: colors["bg1"]!, picture: false },
    placeholders: placeholdersOf(root, masterRoot, text).map((one) => (one.type === "title" && !one.vertical ? withRoom(one, page.height) : one)),
    drawn: [...(shownMaster ? drawnShapes(masterRoot, text) : []), ...drawnShapes(root, text)],
    painted: [...(shownMaster ? paintedShapes(masterRoot, { colors, scale, media: mediaOf(parts, masterPath) }) : []), ...paintedShapes(root, { colors, scale, media: mediaOf(parts, path) })],
  };
}

/** The picture behind a relationship of a part. */
const mediaOf = (parts: BrandParts, path: string) => (id: string): string | undefined => parts.relationships(path).find((one) => one.id === id && !one.external)?.target;

/** Those that browsers draw: no metafiles. */
function pictures(parts: BrandParts, layouts: readonly BrandLayout[]): Brand["pictures"] {
  const paths = new Set(layouts.flatMap(({ painted, background }) => [background.file, ...painted.map(({ picture }) => picture)]).filter((path) => path !== undefined));
  return new Map(
    [...paths].flatMap((path) => {
      const part = parts.kept(path);
      return part?.content instanceof Uint8Array && browserPicture.test(part.contentType) ? [[path, { contentType: part.contentType, data: part.content }] as const] : [];
    }),
  );
}

const browserPicture = /^image\/(?:png|jpe?g|gif|webp|bmp|svg\+xml)$/u;

/** A title that grows with its text may be stored at any height: from its anchor it takes the room of one line. */
function withRoom(title: BrandPlaceholder, height: number): BrandPlaceholder {
  const { box, insets, text, anchor } = title;
  const needed = text.size * 1.2 * Math.max(1, text.line) + insets.top + insets.bottom;
  if (box.height >= needed * leastRoom) return title;
  const y = anchor === "top" ? box.y : anchor === "middle" ? box.y + (box.height - needed) / 2 : box.y + box.height - needed;
  return { ...title, box: { ...box, y: Math.max(0, Math.min(y, height - needed)), height: needed }, grown: true };
}

/** A share of one line: type may be smaller than the layout has it, but not by half. */
const leastRoom = 0.7;

/** A layout may map the scheme differently, or have a scheme of its own. */
function layoutColors(parts: BrandParts, path: string, masterPath: string, root: XmlElement, otherwise: SchemeColors): SchemeColors {
  const override = parts.relationships(path).find(({ type }) => type.endsWith("/themeOverride"))?.target;
  const own = override === undefined ? undefined : parts.tree(override);
  const map = down(root, "p:clrMapOvr", "a:overrideClrMapping")?.attributes;
  if (!own && !map) return otherwise;
  const scheme = own && down(own, "a:clrScheme") ? schemeOf(own) : schemeOf(themeOf(parts, masterPath));
  return mapped(scheme, map ?? childOf(parts.tree(masterPath), "p:clrMap")?.attributes ?? {});
}

type Media = (id: string) => string | undefined;

function backgroundOf(root: XmlElement, theme: XmlElement | undefined, colors: SchemeColors, media: Media): BrandBackground | undefined {
  const background = down(root, "p:cSld", "p:bg");
  const properties = childOf(background, "p:bgPr");
  if (properties) return fillOf(properties, colors, undefined, media);
  const reference = childOf(background, "p:bgRef");
  if (!reference) return undefined;
  const own = colorOf(reference, colors) ?? colors["bg1"]!;
  const fills = down(theme, "a:themeElements", "a:fmtScheme", "a:bgFillStyleLst");
  const fill = fills && elementsOf(fills)[(numberOf(reference, "idx") ?? firstBackground) - firstBackground];
  return (fill && fillOf({ ...fills, children: [fill] }, colors, own, () => undefined)) ?? { color: own, picture: false };
}

/** Background fills of a theme are counted from here (ECMA-376, 20.1.4.2). */
const firstBackground = 1001;

/** One colour for a fill: its own, the middle of a gradient; a picture is taken to be as light as the page it lies on. */
function fillOf(holder: XmlElement, colors: SchemeColors, own: string | undefined, media: Media): BrandBackground | undefined {
  const solid = childOf(holder, "a:solidFill");
  if (solid) return { color: colorOf(solid, colors, own) ?? colors["bg1"]!, picture: false };
  const stops = down(holder, "a:gradFill", "a:gsLst");
  if (stops) {
    const found = elementsOf(stops).flatMap((stop) => colorOf(stop, colors, own) ?? []);
    return found.length === 0 ? { color: colors["bg1"]!, picture: false } : { color: mix(found[0]!, found.at(-1)!, 0.5), picture: false, stops: found, angle: (numberOf(down(holder, "a:gradFill", "a:lin"), "ang") ?? 5_400_000) / 60_000 };
  }
  const blip = childOf(holder, "a:blipFill");
  if (blip) {
    const { picture: file, crop } = pictureOf(blip, { media }) ?? {};
    return { color: own ?? colors["bg1"]!, picture: true, ...optional("file", file), ...optional("crop", crop) };
  }
  const pattern = childOf(holder, "a:pattFill");
  return pattern ? { color: colorOf(childOf(pattern, "a:bgClr"), colors, own) ?? colors["bg1"]!, picture: false } : undefined;
}

type KeptMasters = readonly { readonly id: number; readonly path: string }[];

function kept(parts: BrandParts, presentation: XmlElement, masters: KeptMasters): Pick<Brand["kept"], "parts" | "masters" | "notes" | "handout"> {
  const names = new Map<string, string>();
  const own = keptFrom(parts, presentation, masters.map((one) => one.path), names);
  const printed = (type: string): PrintMaster | undefined => {
    const path = parts.relationships(parts.presentation ?? "").find((one) => one.type.endsWith(`/${type}`))?.target;
    return path === undefined ? undefined : printMaster(parts, path, own, names);
  };
  const notes = printed("notesMaster");
  const usable = notes?.places.has("sldImg") && notes.places.has("body") ? notes : undefined;
  const handout = printed("handoutMaster");
  const shared = handout && usable && [...handout.parts].some(([path, { contentType }]) => contentType.endsWith(".theme+xml") && usable.parts.has(path));
  return { ...numbered(parts, own, masters), ...optional("notes", usable), ...optional("handout", shared ? undefined : handout) };
}

/** Undefined where it has no theme, or another master's: PowerPoint repairs such files, so the deck gets one of ours. */
function printMaster(parts: BrandParts, path: string, own: ReadonlyMap<string, KeptPart>, names: Map<string, string>): PrintMaster | undefined {
  const root = parts.tree(path);
  const found = keptParts(parts, [path], names);
  const theme = found.get(path)?.relationships.find(({ type }) => type.endsWith("/theme"))?.target;
  if (!root || theme === undefined || own.has(theme)) return undefined;
  const places = [...all(root, "p:ph")].flatMap(({ attributes }) => (attributes["type"] === undefined ? [] : [[attributes["type"], attributes] as const]));
  return { path, parts: new Map([...found].filter(([name]) => !own.has(name))), places: new Map(places.reverse()) };
}

function keptFrom(parts: BrandParts, presentation: XmlElement, masters: readonly string[], names: Map<string, string>): ReadonlyMap<string, KeptPart> {
  const beside = parts.relationships(parts.presentation ?? "").filter(({ id, type }) => type.endsWith("/tableStyles") || (type.endsWith("/font") && isListed(presentation, id)));
  return keptParts(parts, [...masters, ...beside.map(({ target }) => target)], names);
}

const isListed = (presentation: XmlElement, id: string): boolean => {
  const list = childOf(presentation, "p:embeddedFontLst");
  return list !== undefined && elementsOf(list).some((font) => elementsOf(font).some(({ attributes }) => attributes["r:id"] === id));
};

function embeddedFonts(parts: BrandParts, presentation: XmlElement): { readonly embeddedFonts?: { readonly list: XmlElement; readonly relationships: readonly KeptRelationship[] } } {
  const list = childOf(presentation, "p:embeddedFontLst");
  if (!list) return {};
  const relationships = parts.relationships(parts.presentation ?? "").filter(({ id, target }) => isListed(presentation, id) && parts.kept(target) !== undefined);
  const known = new Set(relationships.map(({ id }) => id));
  const fonts = elementsOf(list).filter((font) => elementsOf(font).every(({ attributes }) => attributes["r:id"] === undefined || known.has(attributes["r:id"]!)));
  return fonts.length === 0 ? {} : { embeddedFonts: { list: { ...list, children: fonts }, relationships } };
}

const firstId = 2_147_483_648;

/** Ids of masters and layouts are kept where all of them are different and in the range, else all are counted anew. */
function numbered(parts: BrandParts, kept: ReadonlyMap<string, KeptPart>, masters: readonly { readonly id: number; readonly path: string }[]): Pick<Brand["kept"], "parts" | "masters"> {
  const lists = masters.map(({ path }) => childOf(parts.tree(path), "p:sldLayoutIdLst"));
  const ids = [...masters.map(({ id }) => id), ...lists.flatMap((list) => (list ? elementsOf(list).map((one) => Number(one.attributes["id"])) : []))];
  if (new Set(ids).size === ids.length && ids.every((id) => id >= firstId && id < 2 ** 32)) return { parts: kept, masters };
  const changed = new Map(kept);
  let next = firstId + masters.length;
  for (const { path } of masters) {
    const root = parts.tree(path)!; // masterList has seen it
    const renumbered = (list: XmlElement): XmlElement => ({ ...list, children: elementsOf(list).map((one) => ({ ...one, attributes: { ...one.attributes, id: String(next++) } })) });
    const content = { ...root, children: root.children.map((child) => (typeof child !== "string" && child.name === "p:sldLayoutIdLst" ? renumbered(child) : child)) };
    changed.set(path, { ...kept.get(path)!, content });
  }
  return { parts: changed, masters: masters.map(({ path }, index) => ({ id: firstId + index, path })) };
}
