import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { kindNames, loadKinds, themeFile } from "../src/kinds/load.js";
import { page } from "../src/layout/grid.js";
import { walk } from "../src/scene/walk.js";
import { readTheme } from "../src/theme/load-theme.js";
import { decodeText } from "../src/source/decode.js";
import { compileText, galleryOutlines, outlineOf, printed } from "./support/decks.js";

const all = {
  templates: await loadKinds("templates", await kindNames("templates")),
  charts: await loadKinds("charts", await kindNames("charts")),
  readers: await loadKinds("readers", await kindNames("readers")),
  backends: await loadKinds("backends", await kindNames("backends")),
};

describe("every kind keeps its contract", () => {
  test.each(Object.entries(all))("%s are named after their files and say what they are in both languages", async (folder, kinds) => {
    expect([...kinds.keys()]).toEqual(await kindNames(folder as keyof typeof all));
    for (const [name, kind] of kinds) {
      expect(kind.name).toBe(name);
      expect(kind.summary.en).toMatch(/\S/u);
      expect(kind.summary["zh-CN"]).toMatch(/\p{Script=Han}/u);
    }
  });

  test("every theme reads without a complaint", async () => {
    const { known } = await themeFile("");
    expect(known).toContain("qinghua");
    for (const name of known) {
      const { bytes } = await themeFile(name);
      const file = decodeText(bytes!, `${name}.yaml`).value;
      const theme = readTheme(file, "zh-CN");
      expect(theme.diagnostics).toEqual([]);
      expect(theme.value?.name).toBe(name);
    }
  });
});

describe("every template example builds alone", async () => {
  test.each(await galleryOutlines())("$name", async ({ outline, name }) => {
    const { diagnostics, scene } = await compileText({ "outline.yaml": outline });
    expect(printed(diagnostics)).toBe("");
    const [slide] = scene!.slides;
    expect(slide!.nodes.length).toBeGreaterThan(1);
    expect(slide!.nodes.filter((node) => node.type === "text" && node.placeholder === "title"), name).toHaveLength(1);
    const names = [...walk(slide!.nodes)].map((node) => node.name);
    expect(new Set(names).size).toBe(names.length);
    for (const { box } of slide!.nodes) {
      expect(box.x).toBeGreaterThanOrEqual(-0.01);
      expect(box.y).toBeGreaterThanOrEqual(-0.01);
      expect(box.x + box.width).toBeLessThanOrEqual(page.width + 0.01);
      expect(box.y + box.height).toBeLessThanOrEqual(page.height + 0.01);
    }
  });
});

describe("every chart example builds on a slide", () => {
  const examples = [...all.charts.values()].flatMap((chart) => Object.entries(chart.examples).map(([example, yaml]) => ({ name: `${chart.name}: ${example}`, yaml })));
  test.each(examples)("$name", async ({ yaml }) => {
    const slide = `template: chart-takeaway\ntitle: 一句话的结论\nchart:\n  ${yaml.trimEnd().split("\n").join("\n  ")}\npoints: [第一点, 第二点]`;
    const { diagnostics, scene } = await compileText({ "outline.yaml": outlineOf([slide]) });
    expect(printed(diagnostics)).toBe("");
    const { kind } = parse(yaml) as { kind: string };
    const chart = scene!.slides[0]!.nodes.find((node) => node.name === "chart")!;
    if (chart.type === "group") {
      expect(all.charts.get(kind)?.model, kind).toBeUndefined();
      expect(chart.alt).toMatch(/\S/u);
      const slot = { left: 48, top: 155, right: 48 + 496.5, bottom: 477 }; // beside key points, under the head row
      for (const { name, box } of walk(chart.children)) {
        expect([box.x >= slot.left - 1, box.y >= slot.top - 1, box.x + box.width <= slot.right + 1, box.y + box.height <= slot.bottom + 1], name).not.toContain(false);
      }
      return;
    }
    expect(chart.type === "chart" && chart.drawn.length).toBeGreaterThan(0);
    expect(chart.type === "chart" ? chart.model.kind : "").toBe(kind);
  });
});
