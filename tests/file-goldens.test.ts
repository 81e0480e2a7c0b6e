/** Key parts of two small files, one tag a line, for the reviewer's eye: what a change of ours does to the XML shows in the diff. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { build } from "../src/build.js";
import { memoryWorld } from "../src/world.js";
import { foreignBrands } from "./support/foreign-brands.js";
import { expectGolden } from "./support/golden.js";
import { openPackage } from "./support/package-rules.js";
import { stableXml } from "./support/stable.js";

const slides = `slides:
  - { template: bullets, title: 两件事, items: [第一件, ==第二件==], notes: "先说**第一件**。" }
  - { template: chart-takeaway, title: 增速, takeaway: 稳中有进。, chart: { kind: column, title: 增速, unit: "%", categories: [工业, 投资], values: [7.1, 16.2] } }
  - { template: table, title: 两个园区, columns: [园区, 收入], rows: [[创新产业园, 982], [海川路产业园, 764]] }
`;

describe.each([
  ["own", "qinghua", ["ppt/presentation.xml", "ppt/slides/slide1.xml", "ppt/slides/_rels/slide1.xml.rels", "ppt/slides/slide3.xml", "ppt/slideLayouts/slideLayout10.xml", "ppt/charts/chart1.xml", "ppt/notesSlides/notesSlide1.xml"]],
  ["brand", "brand.pptx", ["ppt/presentation.xml", "ppt/slides/slide1.xml", "ppt/slides/_rels/slide1.xml.rels", "ppt/notesSlides/notesSlide1.xml"]],
])("%s", (name, theme, parts) => {
  test("has parts as its goldens say", async () => {
    const { artifacts } = await build(memoryWorld({ "outline.yaml": `deck: { title: 汇报, date: 2016-01-11, theme: ${theme} }\n${slides}`, "brand.pptx": foreignBrands["printed"]!.bytes() }), "outline.yaml");
    const { trees } = openPackage(artifacts[0]!.data);
    expect(parts.filter((path) => !trees.has(path))).toEqual([]);
    for (const path of parts) expectGolden(join(import.meta.dirname, "file-goldens", name, path.replace(/^ppt\//u, "").replaceAll("/", "-")), stableXml(trees.get(path)!));
  });
});
