import * as crypto from "node:crypto";
import type { ChartNode, Picture, Scene, SceneNode, SlideScene, TextNode } from "../../scene/nodes.js";
import { layoutNames } from "../../scene/nodes.js";
import { chartsIn, picturesIn, walk } from "../../scene/walk.js";
import { slotsOf } from "../../brand/regions.js";
import { wording, type Wording } from "../../source/wording/wording.js";
import { themeStamp } from "../../theme/stamp.js";
import type { ColorRole, Theme } from "../../theme/theme.js";
import { colorElement, palette, type Palette } from "./color.js";
import { brandPlaceholders, layoutSpecs, type LayoutPlaceholder, type LayoutSpecs } from "./layouts.js";
import { textLayouts, type TextLayout } from "./text-layouts.js";
import { officeRelationship, type Relationship } from "./package.js";
import { el, type XmlElement } from "./xml.js";

/** Where everything goes in the file: decided once from the scene, so that every pass finds the same names and numbers. */
export interface Plan {
  readonly scene: Scene;
  readonly theme: Theme;
  readonly words: Wording["master"];
  readonly palette: Palette;
  readonly layouts: LayoutSpecs;
  /** More layouts, for the words of this deck's slides. */
  readonly textLayouts: readonly { readonly path: string; readonly layout: TextLayout }[];
  readonly slides: readonly SlidePlan[];
  /** Pictures that slides show, by key; each is in the file once. */
  readonly media: ReadonlyMap<string, Media>;
  readonly charts: readonly ChartPlan[];
  /** Of all that the slides share in the file: equal stamps of plan and slide, equal slide parts. Watched builds alone have it. */
  readonly stamp?: string;
  readonly notesThemePath: string;
  readonly handoutThemePath: string;
}

interface Media {
  readonly path: string;
  /** Of the drawing that the raster stands in for. */
  readonly svgPath?: string;
  readonly picture: Picture;
}

/** Relationship ids of a picture's parts. */
export interface PictureIds {
  readonly raster: string;
  readonly svg?: string;
}

export interface SlidePlan {
  readonly slide: SlideScene;
  readonly path: string;
  readonly notesPath?: string;
  readonly commentsPath?: string;
  readonly relationships: readonly Relationship[];
  /** Relationship ids: by chart node, by picture key, by link. */
  readonly chartIds: ReadonlyMap<ChartNode, string>;
  readonly pictureIds: ReadonlyMap<string, PictureIds>;
  readonly linkIds: ReadonlyMap<string, string>;
  /** Of a layout for its words: what the slide leaves to it. */
  readonly layoutStamp?: string;
  /** Texts that fill a placeholder of the slide's layout. */
  readonly placeholders: ReadonlyMap<TextNode, LayoutPlaceholder>;
  /** Attributes of the picture placeholder that a company's layout has. */
  readonly picturePlace?: Readonly<Record<string, string>>;
}

/** What a part made for one slide is remembered by. The links that lead somewhere depend on the other slides. */
export const slideStamp = ({ stamp }: Pick<Plan, "stamp">, { slide, linkIds, layoutStamp }: Pick<SlidePlan, "slide" | "linkIds" | "layoutStamp">, part: string): string | undefined =>
  stamp === undefined || slide.stamp === undefined ? undefined : JSON.stringify([stamp, slide.stamp, [...linkIds], layoutStamp, part]);

export interface ChartPlan {
  readonly node: ChartNode;
  readonly path: string;
  readonly workbookPath: string;
  readonly slide: SlideScene;
  /** Among the charts of its slide. */
  readonly position: number;
}

/** Throws if a slide shows a picture that the scene does not have: a mistake of ours, not of the author. */
export function planPackage(scene: Scene, theme: Theme, stamped = false): Plan {
  const { brand } = theme;
  const prefix = brand ? freePrefix(brand.file.kept.parts) : "";
  const media = planMedia(scene, prefix);
  const charts = scene.slides.flatMap((slide) => chartsIn(slide.nodes).map((node, position) => ({ node, slide, position }))).map((chart, index) => planChart(chart, index, prefix));
  const chartPaths = new Map(charts.map((chart) => [chart.node, chart.path]));
  const slidePaths = new Map(scene.slides.map((slide, index) => [slide.id, slidePath(index)]));
  const layouts = layoutSpecs(theme, scene.height);
  const own = brand ? new Map<SlideScene, TextLayout>() : textLayouts(scene, layouts);
  const added = [...new Set(own.values())].map((layout, i) => ({ layout, path: `ppt/slideLayouts/slideLayout${layoutNames.length + i + 1}.xml` }));
  const pathsOfAdded = new Map(added.map(({ layout, path }) => [layout, path]));
  const slides = scene.slides.map((slide, index) => ({
    ...planSlide(slide, index, media, chartPaths, slidePaths, pathsOfAdded.get(own.get(slide)!) ?? layoutOf(slide, theme)),
    placeholders: filledPlaceholders(slide, brand ? brandPlaceholders(brand, slide.brandLayout ?? brand.layouts[slide.layout], theme) : (own.get(slide) ?? layouts[slide.layout]).placeholders),
    ...(stamped && own.has(slide) && { layoutStamp: JSON.stringify(own.get(slide)!.placeholders) }),
    ...(brand && { picturePlace: slotsOf(brand.file.layouts[slide.brandLayout ?? brand.layouts[slide.layout]]!).picture?.attributes }),
  }));
  const words = wording(scene.properties.language).master;
  return {
    scene,
    theme,
    words,
    palette: oneScheme(scene, theme) ? palette(theme) : new Map(),
    layouts,
    textLayouts: added,
    notesThemePath: brand ? `ppt/theme/${prefix}theme.xml` : "ppt/theme/theme2.xml",
    handoutThemePath: brand ? `ppt/theme/${prefix}handout.xml` : "ppt/theme/theme3.xml",
    slides,
    media,
    charts,
    ...(stamped && { stamp: stampOf(scene, theme) }),
  };
}

const stampOf = ({ width, height, properties: { language } }: Scene, theme: Theme): string =>
  JSON.stringify([width, height, language, themeStamp(theme)]);

export const colorOf = (plan: Plan, role: ColorRole): XmlElement => colorElement(plan.theme.colors[role], plan.palette);
export const solidFill = (plan: Plan, role: ColorRole): XmlElement => el("a:solidFill", {}, colorOf(plan, role));

/** Wide stripes upwards to the right, on the page's colour. */
export const hatchFill = (plan: Plan, role: ColorRole): XmlElement =>
  el("a:pattFill", { prst: "wdUpDiag" }, el("a:fgClr", {}, colorOf(plan, role)), el("a:bgClr", {}, colorOf(plan, "bg")));

export const layoutPath = (layout: SlideScene["layout"]): string => `ppt/slideLayouts/slideLayout${layoutNames.indexOf(layout) + 1}.xml`;

/** `{8-4-4-4-12}` in upper case, as PowerPoint wants section and creation ids; the same for the same text. */
export function guid(text: string): string {
  const hex = sha256(text).toUpperCase();
  return `{${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}}`;
}

/** In one call; Node has it from 20.12 on. */
const sha256: (text: string) => string = typeof crypto.hash === "function" ? (text) => crypto.hash("sha256", text) : (text) => crypto.createHash("sha256").update(text).digest("hex");

const slidePath = (index: number): string => `ppt/slides/slide${index + 1}.xml`;

function layoutOf(slide: SlideScene, { brand }: Theme): string {
  return brand ? brand.file.layouts[slide.brandLayout ?? brand.layouts[slide.layout]]!.path : layoutPath(slide.layout);
}

/** Whether all slides name colours alike: those of another master, or of a layout with a scheme of its own, do not. */
function oneScheme(scene: Scene, { brand }: Theme): boolean {
  if (!brand) return true;
  const { layouts } = brand.file;
  const { colors } = layouts[brand.layouts.content]!;
  return scene.slides.every((slide) => Object.entries(layouts[slide.brandLayout ?? brand.layouts[slide.layout]]!.colors).every(([slot, hex]) => colors[slot] === hex));
}

/** Begins the names of our parts where a company's template may have parts of the same names. */
function freePrefix(parts: ReadonlyMap<string, unknown>): string {
  for (let count = 1; ; count += 1) {
    const prefix = count === 1 ? "deck-" : `deck${count}-`;
    if (![...parts.keys()].some((path) => path.toLowerCase().includes(`/${prefix}`))) return prefix;
  }
}

function planMedia(scene: Scene, prefix: string): Plan["media"] {
  const media = new Map<string, Media>();
  for (const slide of scene.slides) {
    for (const { picture: key } of picturesIn(slide.nodes)) {
      const picture = scene.pictures.get(key);
      if (!picture) throw new Error(`The scene has no picture ${key}`);
      if (media.has(key)) continue;
      const path = `ppt/media/${prefix}image${media.size + 1}`;
      media.set(key, { path: `${path}.${picture.format}`, ...(picture.svg && { svgPath: `${path}.svg` }), picture });
    }
  }
  return media;
}

const planChart = (chart: Pick<ChartPlan, "node" | "slide" | "position">, index: number, prefix: string): ChartPlan => ({
  ...chart,
  path: `ppt/charts/${prefix}chart${index + 1}.xml`,
  workbookPath: `ppt/embeddings/${prefix}workbook${index + 1}.xlsx`,
});

function planSlide(
  slide: SlideScene,
  index: number,
  media: Plan["media"],
  chartPaths: ReadonlyMap<ChartNode, string>,
  slidePaths: ReadonlyMap<string, string>,
  layout: string,
): Omit<SlidePlan, "placeholders"> {
  const relationships: Relationship[] = [];
  const relate = (type: string, target: string, external = false): string => {
    const id = `rId${relationships.length + 1}`;
    relationships.push({ id, type: officeRelationship(type), target, external });
    return id;
  };
  relate("slideLayout", layout);
  const notesPath = slide.notes.length > 0 ? `ppt/notesSlides/notesSlide${index + 1}.xml` : undefined;
  if (notesPath) relate("notesSlide", notesPath);
  const commentsPath = slide.comments?.length ? `ppt/comments/comment${index + 1}.xml` : undefined;
  if (commentsPath) relate("comments", commentsPath);
  const chartIds = new Map<ChartNode, string>();
  const pictureIds = new Map<string, PictureIds>();
  const linkIds = new Map<string, string>();
  for (const node of walk(slide.nodes)) {
    if (node.type === "chart") chartIds.set(node, relate("chart", chartPaths.get(node)!));
    if (node.type === "image" && !pictureIds.has(node.picture)) {
      const { path, svgPath } = media.get(node.picture)!; // planned for every picture shown
      pictureIds.set(node.picture, { raster: relate("image", path), ...(svgPath !== undefined && { svg: relate("image", svgPath) }) });
    }
    for (const link of links(node)) {
      if (linkIds.has(link)) continue;
      const target = link.startsWith("#") ? slidePaths.get(link.slice(1)) : address(link);
      if (target) linkIds.set(link, link.startsWith("#") ? relate("slide", target) : relate("hyperlink", target, true));
    }
  }
  return { slide, path: slidePath(index), notesPath, commentsPath, relationships, chartIds, pictureIds, linkIds };
}

/** The first text of each type, and all bodies in their order where the layout has a place for each; none inside groups. */
function filledPlaceholders(slide: SlideScene, layout: readonly LayoutPlaceholder[]): ReadonlyMap<TextNode, LayoutPlaceholder> {
  const filled = new Map<TextNode, LayoutPlaceholder>();
  for (const placeholder of layout) {
    if (placeholder.type === "body" && placeholder.index === undefined && !placeholder.brand) continue; // a region, not a text
    const text = slide.nodes.find((node): node is TextNode => node.type === "text" && node.placeholder === placeholder.type && !filled.has(node));
    if (text) filled.set(text, placeholder);
  }
  return filled;
}

function links(node: SceneNode): readonly string[] {
  switch (node.type) {
    case "text":
      return [node.link, ...node.paragraphs.flat().map((run) => run.link)].filter(isLink);
    case "shape":
      return [node.link, ...(node.text ? links(node.text) : [])].filter(isLink);
    case "table":
      return node.rows.flat().flatMap((cell) => cell.paragraph.map((run) => run.link).filter(isLink));
    case "image":
    case "chart":
    case "connector":
    case "group":
      return [];
  }
}

const isLink = (link: string | undefined): link is string => link !== undefined;

/** The address in the form a package may hold; undefined for what is no web or mail address: it becomes plain text. */
function address(link: string): string | undefined {
  if (!URL.canParse(link)) return undefined;
  const url = new URL(link);
  return ["http:", "https:", "mailto:"].includes(url.protocol) ? url.href : undefined;
}
