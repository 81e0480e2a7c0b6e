import type { ImageNode, Picture, Scene, SceneNode } from "../scene/nodes.js";
import { memoKind, remembered, type Memo } from "../source/memo.js";
import { codec, decode, jpegPicture, pngPicture } from "./codec.js";

const cuts = memoKind<Promise<Picture>>("cut");

/** Pixels a point unless more are asked for: two for each CSS pixel of the slide (96 a 72 pt), 192 dpi, which is sharp on a 4K screen. */
export const pixelsPerPoint = (96 / 72) * 2;
/** A crop that hides less is left to the reader's program: cutting it would cost quality for little. */
const worthCutting = 0.2;

/**
 * Cuts pictures to what is seen and scales them to what a screen shows, so that the file is as small as it looks. Each
 * image node gets the key of its own cut; equal cuts are one picture, and pictures that no node shows are dropped. A
 * node keeps its `crop` only where that hides little and the picture is small enough anyway. A node whose key is not
 * among the pictures stays as it is, and so does a picture that has an SVG. Rejects only if a picture of the scene cannot be decoded.
 * `density`: pixels a point, of pictures that have as many.
 */
export async function fitPictures(scene: Scene, memo?: Memo, density = pixelsPerPoint): Promise<Scene> {
  const nodes = scene.slides.flatMap((slide) => imagesIn(slide.nodes));
  const plans = new Map<string, Promise<Picture>>();
  for (const node of nodes) {
    const plan = planFor(node, scene.pictures, density);
    if (plan && !plans.has(plan.id)) plans.set(plan.id, remembered(memo, cuts, plan.id, () => carryOut(plan)));
  }
  const fitted = new Map<string, Picture>();
  for (const [id, picture] of plans) fitted.set(id, await picture);

  const pictures = new Map<string, Picture>();
  const replace = (node: ImageNode): ImageNode => {
    const plan = planFor(node, scene.pictures, density);
    if (!plan) return node;
    const picture = fitted.get(plan.id)!; // every plan was carried out above
    pictures.set(picture.key, picture);
    const { crop, ...rest } = node;
    return plan.work || !crop ? { ...rest, picture: picture.key } : { ...rest, picture: picture.key, crop };
  };
  const slides = scene.slides.map((slide) => ({ ...slide, nodes: mapImages(slide.nodes, replace) }));
  return { ...scene, slides, pictures };
}

/** What is done to a picture for one node; without `work` it is used as it is. */
interface Plan {
  readonly id: string;
  readonly picture: Picture;
  readonly work?: { readonly area: Area; readonly width: number; readonly height: number };
}

/** Pixels from the picture's top left. */
interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function planFor(node: ImageNode, pictures: ReadonlyMap<string, Picture>, density: number): Plan | undefined {
  const picture = pictures.get(node.picture);
  if (!picture) return undefined;
  if (picture.svg) return { id: picture.key, picture }; // a drawing: small already, and its raster only stands in
  const area = shownArea(picture, node.crop);
  const most = { width: Math.ceil(node.box.width * density), height: Math.ceil(node.box.height * density) };
  const scale = Math.min(1, Math.max(most.width / area.width, most.height / area.height));
  const hidden = 1 - (area.width * area.height) / (picture.width * picture.height);
  if (scale === 1 && hidden <= worthCutting) return { id: picture.key, picture };
  const width = Math.max(1, Math.round(area.width * scale));
  const height = Math.max(1, Math.round(area.height * scale));
  const id = [picture.key, area.left, area.top, area.width, area.height, width, height].join(" ");
  return { id, picture, work: { area, width, height } };
}

function shownArea(picture: Picture, crop: ImageNode["crop"] = { left: 0, top: 0, right: 0, bottom: 0 }): Area {
  const [left, width] = shown(picture.width, crop.left, crop.right);
  const [top, height] = shown(picture.height, crop.top, crop.bottom);
  return { left, top, width, height };
}

/** First pixel and number of pixels that stay; at least one. */
function shown(length: number, before: number, after: number): readonly [number, number] {
  const first = Math.min(length - 1, Math.max(0, Math.round(length * before)));
  const end = Math.min(length, Math.max(first + 1, Math.round(length * (1 - after))));
  return [first, end - first];
}

async function carryOut({ picture, work }: Plan): Promise<Picture> {
  if (!work) return picture;
  const sharp = await codec();
  const { area, width, height } = work;
  const pixels = await decode(sharp(picture.data), (image) =>
    image.extract(area).resize({ width, height, fit: "fill", kernel: "lanczos3" }),
  );
  return picture.format === "png" ? pngPicture(pixels) : jpegPicture(pixels);
}

/** All image nodes, in groups and drawn charts too. */
function imagesIn(nodes: readonly SceneNode[]): readonly ImageNode[] {
  return nodes.flatMap((node) => {
    if (node.type === "image") return [node];
    if (node.type === "group") return imagesIn(node.children);
    if (node.type === "chart") return imagesIn(node.drawn);
    return [];
  });
}

function mapImages(nodes: readonly SceneNode[], change: (node: ImageNode) => ImageNode): readonly SceneNode[] {
  return nodes.map((node) => {
    if (node.type === "image") return change(node);
    if (node.type === "group") return { ...node, children: mapImages(node.children, change) };
    if (node.type === "chart") return { ...node, drawn: mapImages(node.drawn, change) };
    return node;
  });
}
