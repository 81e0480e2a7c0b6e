/**
 * The Open XML SDK on decks of every theme, of both languages and on templates of others, against the schemas of three versions
 * of Office: a few large decks rather than many small ones. `files.test.ts` has the newest version for the shared decks.
 */
import { expect, test } from "vitest";
import { build, type Built } from "../src/build.js";
import { galleryOutline } from "../src/gallery.js";
import { memoryWorld } from "../src/world.js";
import { exampleDeck, folderDeck, galleryDeck } from "./support/decks.js";
import { foreignBrands, foreignSlides } from "./support/foreign-brands.js";
import { ooxmlErrors, type OfficeVersion } from "./support/ooxml.js";

/** One example of every template and chart. */
const themed = async (theme: string): Promise<Built> => build(memoryWorld({ "gallery.yaml": await galleryOutline({ title: "示例", theme, brief: true }) }), "gallery.yaml");
const shown = "  - { template: bullets, title: 逐条出现, transition: morph, build: paragraphs, comments: [{ author: 审稿人, text: 请核对 }], items: [第一件, 第二件], notes: \"先说**总量**。\" }\n";
const branded = (name: string): Promise<Built> => build(memoryWorld({ "outline.yaml": `deck: { title: 年度汇报, date: 2016-01-11, theme: brand.pptx }\n${foreignSlides}${shown}`, "brand.pptx": foreignBrands[name]!.bytes() }), "outline.yaml");

test.each<[string, OfficeVersion, () => Promise<Built>]>([
  ["the gallery of all examples", "Office2013", galleryDeck],
  ["the gallery of all examples", "Office2019", galleryDeck],
  ["the example deck", "Office2013", exampleDeck],
  ["the English example", "Office2019", () => folderDeck("port-2024")],
  ["linen", "Office2013", () => themed("linen")],
  ["jianghong", "Office2019", () => themed("jianghong")],
  ["shuimo", "Microsoft365", () => themed("shuimo")],
  ["stage", "Office2013", () => themed("stage")],
  ["a template of WPS", "Office2013", () => branded("wps")],
  ["a template of Google Slides", "Office2019", () => branded("google")],
  ["a template with three masters", "Office2013", () => branded("masters")],
])("%s is valid for %s", { timeout: 120_000 }, async (_, version, make) => {
  const { artifacts } = await make();
  expect(await ooxmlErrors(artifacts[0]!.data, "pptx", version)).toEqual([]);
});

test("the schema of a version is the one that is asked for", async () => {
  const { artifacts } = await branded("wps");
  await expect(ooxmlErrors(artifacts[0]!.data, "pptx", "Office1997" as OfficeVersion)).rejects.toThrow("Office1997");
});
