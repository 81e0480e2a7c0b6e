import type { Backend } from "../../kinds/backend.js";
import { dressFor } from "../../layout/dress.js";
import { layoutMotif } from "../../layout/motif.js";
import type { GroupNode, Scene, SceneNode, SlideScene } from "../../scene/nodes.js";
import type { Theme } from "../../theme/theme.js";
import { brandGround } from "./brand.js";
import { chart } from "./chart.js";
import { connector } from "./connector.js";
import { image } from "./image.js";
import { linkTo, type Page } from "./link.js";
import { plain, tag, type Markup } from "./markup.js";
import { shape } from "./shape.js";
import { table } from "./table.js";
import { text } from "./text.js";

export const backend: Backend = {
  name: "svg",
  summary: { en: "One SVG a slide, for previews and goldens", "zh-CN": "每页一个 SVG，用于预览和比对" },
  output: { extension: ".svg", files: "each", hidden: true, notes: false },
  async emit(scene, theme) {
    const encoder = new TextEncoder();
    return scene.slides.map((slide) => ({ path: slidePath(slide), data: encoder.encode(renderSlide(scene, slide, theme)) }));
  },
};

export interface SlideOptions {
  /** The address of another slide, for links; its file beside this one unless said. */
  readonly path?: (slide: SlideScene) => string;
  /** Marks the text, bars and points that show a figure with its name, `data-figure="revenue"`: pages then can say where it comes from. */
  readonly marks?: boolean;
  /** The faces of all text, in place of the theme's own and what stands in for them in a browser. */
  readonly faces?: readonly string[];
}

/** A slide as an SVG document of 960 × 540 points: background, what its layout draws, then its nodes from back to front. */
export function renderSlide(scene: Scene, slide: SlideScene, theme: Theme, options: SlideOptions = {}): string {
  const { width, height, properties, sections } = scene;
  const page: Page = { scene, theme, path: options.path ?? slidePath, marks: options.marks === true };
  const motif = theme.brand ? [] : layoutMotif(slide.layout, width, height, sections.length);
  const document = tag(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      lang: properties.language,
      "xml:lang": properties.language,
      "font-family": familyOf(options.faces ?? browserFaces(theme)),
      style: "text-autospace:no-autospace;text-spacing-trim:space-all",
    },
    [
      tag("title", {}, [plain(slide.title)]),
      ...(theme.brand && slide.brandLayout !== undefined ? brandGround(theme.brand.file, slide.brandLayout) : [tag("rect", { width, height, fill: `#${theme.colors[slide.background]}` })]),
      ...motif.map((node) => render(node, page)),
      ...slide.nodes.map((node) => render(node, { ...page, theme: dressFor(node, slide, theme) })),
    ],
  );
  return `${document.markup}\n`;
}

function render(node: SceneNode, page: Page): Markup {
  switch (node.type) {
    case "text":
      return linkTo(node.link, text(node, page), page);
    case "shape":
      return linkTo(node.link, node.text ? tag("g", {}, [shape(node, page.theme), text(node.text, page)]) : shape(node, page.theme), page);
    case "connector":
      return connector(node, page.theme);
    case "image":
      return image(node, page.scene.pictures);
    case "table":
      return table(node, page);
    case "chart":
      return chart(node, page, (child) => render(child, page));
    case "group":
      return group(node, page);
  }
}

function group(node: GroupNode, page: Page): Markup {
  const children = node.children.map((child) => render(child, page));
  if (node.alt === null) return tag("g", { "aria-hidden": "true" }, children);
  return tag("g", { role: "img" }, [tag("title", {}, [plain(node.alt)]), ...children]);
}

const slidePath = (slide: SlideScene): string => `slide-${slide.number}.svg`;

/** The theme's faces first, then what Macs, phones and Linux have in their place. */
const browserFaces = ({ fonts }: Theme): readonly string[] => [fonts.latin, fonts.ea, "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC"];

/** A value for `font-family`, each face once. */
export const familyOf = (faces: readonly string[]): string => [...[...new Set(faces)].map((face) => `'${face.replaceAll("'", "")}'`), "sans-serif"].join(", ");
