/** Templates of other programs and hands: each gives a sound deck that can be read, or a diagnostic that says why not. */
import { describe, expect, test } from "vitest";
import { renderSlide } from "../src/backends/svg/index.js";
import { chooseLayouts } from "../src/brand/choose.js";
import { seenDistance } from "../src/brand/color.js";
import { readBrand } from "../src/brand/read.js";
import { contentRegion, pageOf, slotsOf } from "../src/brand/regions.js";
import { build, type Built } from "../src/build.js";
import { inkOf } from "../src/kinds/seen.js";
import { lintDeck } from "../src/lint/lint.js";
import type { SceneNode } from "../src/scene/nodes.js";
import { memoryWorld } from "../src/world.js";
import { brandFile } from "./support/brand-files.js";
import { codesOf } from "./support/decks.js";
import { foreignBrands, foreignSlides } from "./support/foreign-brands.js";
import { ooxmlErrors } from "./support/ooxml.js";
import { openPackage, packageProblems, within } from "./support/package-rules.js";

const decks = new Map<string, Promise<Built>>();
const deckOn = (name: string): Promise<Built> => {
  const outline = `deck: { title: 年度汇报, date: 2016-01-11, theme: brand.pptx }\n${foreignSlides}`;
  const made = decks.get(name) ?? build(memoryWorld({ "outline.yaml": outline, "brand.pptx": foreignBrands[name]!.bytes() }), "outline.yaml");
  decks.set(name, made);
  return made;
};
const bytesOf = async (name: string): Promise<Uint8Array> => (await deckOn(name)).artifacts[0]!.data;
const brandOf = (name: string) => readBrand(foreignBrands[name]!.bytes(), "brand.pptx").value!;
/** What is told of most templates, and of words that a place does not hold. */
const told: ReadonlySet<string> = new Set(["brand-no-ea-font", "brand-colors-changed", "brand-text-recolored", "brand-words-left-out", "min-size"]);

const usable = Object.entries(foreignBrands).filter(([, { refused }]) => !refused);
const refused = Object.entries(foreignBrands).filter(([, brand]) => brand.refused);
/** Of each way in which a package can be put together, one: the validator takes most of the time. */
const validated: ReadonlySet<string> = new Set(["masters", "overrides", "wps", "google", "libreoffice", "strict", "printed", "pictures", "gradient"]);

describe.each(usable)("%s", (name, { codes = [] }) => {
  test("gives a deck without errors, whose file and access the linter finds nothing wrong with", async () => {
    const built = await deckOn(name);
    expect(codesOf(built.diagnostics).filter((code) => !told.has(code))).toEqual(codes);
    const { data } = built.artifacts[0]!;
    expect(packageProblems(data)).toEqual([]);
    expect(lintDeck(data, "deck.pptx").value!.findings).toEqual([]);
    if (validated.has(name)) expect(await ooxmlErrors(data)).toEqual([]);
  });

  test("has all that is said and drawn on the slide, and content in its region", async () => {
    const { scene, sources } = await deckOn(name);
    const inkOrBox = (node: SceneNode) => (node.type === "text" ? inkOf(node) : node.box);
    const { width, height, slides } = scene!;
    const outside = slides.flatMap(({ number, nodes }) => nodes.filter((node) => leaves(inkOrBox(node), { x: 0, y: 0, width, height })).map((node) => `${number} ${node.name}`));
    expect(outside).toEqual([]);
    const { brand } = sources!.theme;
    if (!brand) return;
    const { scale, layouts } = brand.file;
    const content = slides.filter(({ layout }) => layout === "content");
    const beside = content.flatMap(({ number, nodes, brandLayout }) => {
      const { x, width: wide } = contentRegion(brand.file, layouts[brandLayout!]!);
      const drawn = nodes.filter((node) => !(node.type === "text" && node.placeholder !== undefined) && node.name !== "page number");
      return drawn.filter((node) => leaves(inkOrBox(node), { x: x * scale, y: 0, width: wide * scale, height })).map((node) => `${number} ${node.name}`);
    });
    expect(beside).toEqual([]);
    expect(content).toHaveLength(4);
  });

  test("has series that every eye tells apart", async () => {
    const { colors } = (await deckOn(name)).sources!.theme;
    const series = [colors.s1, colors.s2, colors.s3, colors.s4];
    const least = Math.min(...series.flatMap((one, i) => series.slice(i + 1).map((other) => seenDistance(one, other))));
    expect(least).toBeGreaterThan(0.074);
  });
});

/** Points: lines are drawn around their middle, and boxes are rounded. */
const slack = 1.5;
const leaves = (box: { x: number; y: number; width: number; height: number }, room: { x: number; y: number; width: number; height: number }): boolean =>
  box.x < room.x - slack || box.y < room.y - slack || box.x + box.width > room.x + room.width + slack || box.y + box.height > room.y + room.height + slack;

test.each(refused)("%s is refused", async (name, { codes }) => {
  const built = await deckOn(name);
  expect(codesOf(built.diagnostics)).toEqual(codes);
  expect(built.artifacts).toEqual([]);
});

test("a line below the title is its subtitle, the page with the largest title the cover", () => {
  const brand = brandOf("keynote");
  const map = chooseLayouts(brand)!;
  expect([map.cover, map.content, map.section].map((index) => brand.layouts[index]!.name)).toEqual(["Titel", "Titel und Aufzählung", "Abschnitt"]);
  const cover = slotsOf(brand.layouts[map.cover]!);
  expect([cover.subtitle, cover.body].map((one) => one?.attributes["idx"])).toEqual(["1", "21"]);
  const content = slotsOf(brand.layouts[map.content]!);
  expect([content.subtitle, content.body].map((one) => one?.attributes["idx"])).toEqual(["21", "1"]);
});

test("a template without a page to open a deck has its title in the middle, not at the head or the foot", async () => {
  for (const name of ["foot", "libreoffice"]) {
    const { scene } = await deckOn(name);
    const [cover] = scene!.slides;
    const title = cover!.nodes.find((node) => node.type === "text" && node.placeholder === "title")!;
    expect((title.box.y + title.box.height) / scene!.height, name).toBeGreaterThan(0.35);
    expect((title.box.y + title.box.height) / scene!.height, name).toBeLessThan(0.6);
  }
});

test("a title stored lower than its type has the room of one line", () => {
  const brand = brandOf("low");
  const { title } = slotsOf(brand.layouts[chooseLayouts(brand)!.content]!);
  expect(title!.grown).toBe(true);
  expect(title!.box.height).toBeGreaterThanOrEqual(48);
});

test("a body off the slide is no region", () => {
  const brand = brandOf("outside");
  const page = pageOf(brand);
  for (const layout of brand.layouts.slice(1)) {
    const region = contentRegion(brand, layout);
    expect(region.x).toBeCloseTo(slotsOf(layout).title!.box.x + slotsOf(layout).title!.insets.left, 0);
    expect(region.x + region.width).toBeLessThan(page.width);
  }
});

test("text that a layout sets too faint is recoloured, and it is said once", async () => {
  const built = await deckOn("gradient");
  expect(codesOf(built.diagnostics).filter((code) => code === "brand-text-recolored")).toHaveLength(1);
  const slide = openPackage(await bytesOf("gradient")).trees.get("ppt/slides/slide4.xml")!;
  const title = [...within(slide, "p:sp")].find((shape) => [...within(shape, "p:ph")].some(({ attributes }) => attributes["type"] === "title"))!;
  expect([...within(title, "a:r")].every((run) => [...within(run, "a:solidFill")].length === 1)).toBe(true);
});

test("what programs would run is left out", async () => {
  const { files } = openPackage(await bytesOf("controls"));
  expect([...files.keys()].filter((path) => /activeX|oleObject|\.bin$/u.test(path))).toEqual([]);
});

describe("a plain list", () => {
  const outline = (slide: string): string => `deck: { title: 年度汇报, date: 2016-01-11, theme: brand.pptx }\nslides:\n  - ${slide}\n`;
  const bodyOn = async (slide: string) => {
    const built = await build(memoryWorld({ "outline.yaml": outline(slide), "brand.pptx": foreignBrands["wps"]!.bytes() }), "outline.yaml");
    const page = openPackage(built.artifacts[0]!.data).trees.get("ppt/slides/slide1.xml")!;
    return { built, body: [...within(page, "p:sp")].find((shape) => [...within(shape, "p:ph")].some(({ attributes }) => attributes["idx"] === "1")) };
  };

  test("fills the body of the layout, and leaves bullets, indents, sizes and place to it", async () => {
    const { body } = await bodyOn("{ template: bullets, title: 两件事, items: [第一件, 第二件] }");
    expect([...within(body!, "a:p")]).toHaveLength(2);
    expect([...within(body!, "a:pPr"), ...within(body!, "a:xfrm"), ...within(body!, "a:buNone")]).toEqual([]);
    expect([...within(body!, "a:rPr")].filter(({ attributes }) => attributes["sz"] !== undefined)).toEqual([]);
  });

  test("has a title of its layout's size where that is smaller than content's", async () => {
    const { bytes } = foreignBrands["small"]!;
    const long = "这是一个很长的标题，长到在正文版式里只能缩小字号才放得下，换一个版式标题本来就小，也不应当出错".repeat(2);
    const built = await build(memoryWorld({ "outline.yaml": outline(`{ template: bullets, title: ${long}, items: [第一件, 第二件] }`), "brand.pptx": bytes() }), "outline.yaml");
    expect(built.scene!.slides).toHaveLength(1);
    expect(built.scene!.slides[0]!.nodes.map(({ name }) => name)).toContain("items");
  });

  test.each([
    ["with numbers", "{ template: bullets, title: 两件事, items: [{ text: 第一件, value: 2, unit: 件 }, 第二件] }"],
    ["with lead-ins", "{ template: bullets, title: 两件事, items: [{ lead: 甲, text: 第一件 }, 第二件] }"],
    ["that comes item by item", "{ template: bullets, build: items, title: 两件事, items: [第一件, 第二件] }"],
    ["on another layout", "{ template: bullets, layout: 仅标题, title: 两件事, items: [第一件, 第二件] }"],
  ])("%s is drawn", async (_, slide) => {
    const { built, body } = await bodyOn(slide);
    expect(built.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(body).toBeUndefined();
    expect(built.scene!.slides[0]!.nodes.map(({ name }) => name)).toContain("item 2 text");
  });
});

test("masters of notes and handouts stay, and notes pages fill their places", async () => {
  const { files, trees } = openPackage(await bytesOf("printed"));
  const own = openPackage(foreignBrands["printed"]!.bytes()).files;
  for (const path of ["ppt/notesMasters/notesMaster1.xml", "ppt/handoutMasters/handoutMaster1.xml"]) expect(Buffer.compare(files.get(path)!, own.get(path)!)).toBe(0);
  const page = [...trees].find(([path]) => /notesSlides\/[^/]*\.xml$/u.test(path))![1];
  expect([...within(page, "p:ph")].map(({ attributes }) => [attributes["type"], attributes["idx"]])).toEqual([["sldImg", "7"], ["body", "8"], ["sldNum", "9"]]);
});

test("a preview shows the pictures and bands of master and layout", async () => {
  const { scene, sources } = await deckOn("pictures");
  const svg = renderSlide(scene!, scene!.slides[3]!, sources!.theme);
  expect(svg.match(/data:image\/png;base64/gu)).toHaveLength(2);
  expect(svg).toContain('<rect x="0" y="528" width="960" height="12" fill="#ED7D31"/>');
  const dark = await deckOn("masters");
  expect(renderSlide(dark.scene!, dark.scene!.slides[0]!, dark.sources!.theme)).toContain('fill="#14213D"');
});

test("series that no shade of the company's colours can tell apart are named", async () => {
  const outline = `deck: { title: 年度汇报, date: 2016-01-11, theme: brand.pptx }\n${foreignSlides}`;
  const grey = brandFile({ colors: { lt1: "7F7F7F", ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`accent${n}`, "7F7F7F"])) } });
  expect(codesOf((await build(memoryWorld({ "outline.yaml": outline, "brand.pptx": grey }), "outline.yaml")).diagnostics)).toContain("brand-series-alike");
});

test("a size that the template has not is said to have no effect", async () => {
  const sized = (size: string) => build(memoryWorld({ "outline.yaml": `deck: { title: 年度汇报, date: 2016-01-11, theme: brand.pptx, size: "${size}" }\n${foreignSlides}`, "brand.pptx": foreignBrands["4:3"]!.bytes() }), "outline.yaml");
  expect(codesOf((await sized("16:9")).diagnostics)).toContain("brand-size-kept");
  expect(codesOf((await sized("4:3")).diagnostics)).not.toContain("brand-size-kept");
});
