/**
 * What PowerPoint's outline view and "Reset Slide" make of our files: titles and bullets are placeholders of their layouts, and
 * a slide that goes back to its layout loses neither words nor order.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { build, type Built } from "../src/build.js";
import { galleryOutline } from "../src/gallery.js";
import { inkOf } from "../src/kinds/seen.js";
import { openDeck, type Deck } from "../src/lint/deck.js";
import { inheritedFrom } from "../src/lint/inheritance.js";
import { within, type Shape } from "../src/lint/shapes.js";
import type { Box, SlideScene, TextNode } from "../src/scene/nodes.js";
import { memoryWorld } from "../src/world.js";
import { exampleDeck, folderDeck } from "./support/decks.js";
import { foreignBrands, foreignSlides } from "./support/foreign-brands.js";
import { outlineByOffice } from "./support/office.js";

const listed = ["cover", "agenda", "section", "bullets", "two-column", "executive-summary", "pros-cons", "problem-measure", "image-text", "quote", "closing"];
const lists = async (): Promise<Built> => build(memoryWorld({ "gallery.yaml": await galleryOutline({ title: "示例", templates: listed }) }), "gallery.yaml");
const onBrand = (): Promise<Built> => build(memoryWorld({ "outline.yaml": `deck: { title: 年度汇报, date: 2016-01-11, theme: brand.pptx }\n${foreignSlides}`, "brand.pptx": foreignBrands["wps"]!.bytes() }), "outline.yaml");

describe.each([
  ["the example deck", exampleDeck],
  ["the English example", () => folderDeck("port-2024")],
  ["every list", lists],
  ["a deck on a company's template", onBrand],
] as const)("%s after Reset Slide", (_, make) => {
  let built: Built;
  let deck: Deck;
  beforeAll(async () => {
    built = await make();
    deck = openDeck(built.artifacts[0]!.data)!;
  }, 240_000);

  const placed = () =>
    built.scene!.slides.flatMap((slide, i) => {
      const { path } = deck.slides[i]!;
      return deck.shapes(path).flatMap((shape) => {
        const node = slide.nodes.find((one): one is TextNode => one.type === "text" && one.name === shape.name);
        return shape.placeholder && node ? [{ slide, path, shape, node, layout: inheritedFrom(deck, path, shape).find(({ box }) => box) }] : [];
      });
    });

  test("every placeholder finds its like on its layout", () => {
    expect(placed().filter(({ layout }) => layout?.box === undefined).map(({ slide, shape }) => `${slide.number} ${shape.name}`)).toEqual([]);
    expect(placed().length).toBeGreaterThan(built.scene!.slides.length);
  });

  test("bodies and most titles stay where they are, all texts stay on the slide", () => {
    const { width, height } = built.scene!;
    const bodies = placed().filter(({ node }) => node.placeholder === "body" && node.inherits === undefined);
    const moved = bodies.filter(({ shape, layout }) => shape.box !== undefined && !(near(shape.box.x, layout!.box!.x) && near(shape.box.y, layout!.box!.y) && near(shape.box.height, layout!.box!.height) && shape.box.width <= layout!.box!.width + 0.1));
    expect(moved.map(({ slide, shape }) => `${slide.number} ${shape.name}`)).toEqual([]);
    const titles = placed().filter(({ node, slide }) => node.placeholder === "title" && slide.layout === "content");
    expect(titles.filter(({ shape }) => shape.box !== undefined).map(({ slide }) => slide.number)).toEqual([]);
    const outside = placed().filter(({ layout }) => layout!.box!.x < 0 || layout!.box!.y < 0 || layout!.box!.x + layout!.box!.width > width + 0.5 || layout!.box!.y + layout!.box!.height > height + 0.5);
    expect(outside.map(({ slide, shape }) => `${slide.number} ${shape.name}`)).toEqual([]);
  });

  test("bodies keep their size: nothing on the slide says another than the layout", () => {
    const bodies = placed().filter(({ node }) => node.placeholder === "body" && node.inherits === undefined);
    const sized = bodies.filter(({ shape, node }) => [...within(shape.element, "a:rPr")].some(({ attributes }) => attributes["sz"] !== undefined) && node.paragraphs.flat().every(({ size }) => size === undefined));
    expect(sized.map(({ slide, shape }) => `${slide.number} ${shape.name}`)).toEqual([]);
  });

  test("no text comes to stand on another", () => {
    const collisions = built.scene!.slides.flatMap((slide, i) => {
      const shapes = deck.shapes(deck.slides[i]!.path);
      const [before, after] = [inks(slide, () => undefined), inks(slide, (node) => layoutBox(deck, deck.slides[i]!.path, shapes, node))];
      return after.flatMap((one, a) => after.slice(a + 1).flatMap((other, b) => (meets(one.ink, other.ink) && !meets(before[a]!.ink, before[a + 1 + b]!.ink) ? [`${slide.number}: ${one.name}, ${other.name}`] : [])));
    });
    expect(collisions).toEqual([]);
  });
});

const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.1;
const meets = (a: Box, b: Box): boolean => a.x < b.x + b.width - 1 && b.x < a.x + a.width - 1 && a.y < b.y + b.height - 1 && b.y < a.y + a.height - 1;

function layoutBox(deck: Deck, path: string, shapes: readonly Shape[], node: TextNode): Box | undefined {
  const shape = shapes.find(({ name }) => name === node.name);
  return shape?.placeholder && node.inherits === undefined ? inheritedFrom(deck, path, shape)[0]?.box : undefined;
}

/** Where the letters of a slide's texts are, each in its box or in the one that it goes back to. */
const inks = (slide: SlideScene, box: (node: TextNode) => Box | undefined): readonly { readonly name: string; readonly ink: Box }[] =>
  slide.nodes.flatMap((node) => (node.type === "text" ? [{ name: node.name, ink: inkOf({ ...node, box: box(node) ?? node.box }) }] : []));

test("LibreOffice's outline view lists titles and bullets in their order", { timeout: 240_000 }, async () => {
  const { artifacts, scene } = await exampleDeck();
  const listed = outlineByOffice(artifacts[0]!.data);
  const said = (node: TextNode): string => node.paragraphs.flat().map(({ text }) => text).join("").replaceAll(/\s+/gu, "");
  const kinds = { title: "title", subtitle: "subtitle", body: "outline" } as const;
  const wanted = scene!.slides.map((slide) =>
    slide.nodes.flatMap((node) => (node.type === "text" && (node.placeholder === "title" || node.placeholder === "subtitle" || node.placeholder === "body") && said(node) !== "" ? [{ kind: kinds[node.placeholder], text: said(node) }] : [])),
  );
  expect(listed).toEqual(wanted);
  expect(listed.flat().filter(({ kind }) => kind === "outline").length).toBeGreaterThan(40);
});
