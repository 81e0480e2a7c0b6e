import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { build } from "../src/build.js";
import { galleryOutline } from "../src/gallery.js";
import { kindNames } from "../src/kinds/load.js";
import { memoryWorld } from "../src/world.js";
import { slideHeights, type SlideSize } from "../src/layout/grid.js";
import { printed, root } from "./support/decks.js";

const themes = readdirSync(join(root, "src", "themes")).map((file) => file.replace(".yaml", ""));
const sizes = Object.keys(slideHeights) as SlideSize[];

describe("the gallery", () => {
  test.each(sizes.map((size, i) => [size, themes[i % themes.length]!] as const))("holds every example of every template on %s without a diagnostic", async (size, theme) => {
    const outline = await galleryOutline({ title: "示例", size, theme });
    const { scene, diagnostics, slides } = await build(memoryWorld({ "g.yaml": outline }), "g.yaml", { backend: "svg" });
    expect(printed(diagnostics)).toBe("");
    expect([scene!.height, new Set(slides.map(({ template }) => template.name)).size]).toEqual([slideHeights[size], (await kindNames("templates")).length]);
    for (const slide of scene!.slides)
      for (const { name, box } of slide.nodes)
        expect(box.x >= -0.01 && box.y >= -0.01 && box.x + box.width <= 960.01 && box.y + box.height <= scene!.height + 0.01, `${slide.number} ${name}`).toBe(true);
  });

  test.each(themes)("builds in the theme %s", async (theme) => {
    const outline = await galleryOutline({ title: "示例", theme, templates: ["cover", "kpi-cards", "chart-takeaway"] });
    const { artifacts, diagnostics } = await build(memoryWorld({ "g.yaml": outline }), "g.yaml");
    expect([printed(diagnostics), artifacts.length]).toEqual(["", 1]);
  });

  test("in one language has no slide in the other", async () => {
    expect(await galleryOutline({ title: "Gallery", language: "en", templates: ["bullets"] })).not.toMatch(/\p{Script=Han}/u);
  });
});
