/** Laws that hold for every deck: what comes in twice comes out equal, nothing is changed on the way, resolving settles. */
import { describe, expect, test } from "vitest";
import { build } from "../src/build.js";
import { compile, compileSources } from "../src/compile.js";
import { load } from "../src/load.js";
import { bindFigures } from "../src/outline/figures.js";
import { mostCells, resolve } from "../src/outline/resolve.js";
import { walk } from "../src/scene/walk.js";
import { wording } from "../src/source/wording/wording.js";
import { diskWorld, memoryWorld } from "../src/world.js";
import { exampleDeck, galleryDeck, galleryOutline, printed, root } from "./support/decks.js";
import { stableScene } from "./support/stable.js";
import { openPackage, textOf } from "./support/package-rules.js";

const world = diskWorld({ root });

describe("the example deck", () => {
  test("builds without a warning", async () => {
    const { diagnostics } = await exampleDeck();
    expect(printed(diagnostics)).toBe("");
  });

  test("is a deck of half an hour with fourteen templates or more, and every part of the report is shown", async () => {
    const { scene, sources, slides } = await exampleDeck();
    expect(scene!.slides.length).toBeGreaterThanOrEqual(18);
    expect(scene!.slides.length).toBeLessThanOrEqual(32);
    expect(new Set(slides.map(({ template }) => template.name)).size).toBeGreaterThanOrEqual(14);
    const shown = new Set(slides.map(({ part }) => part?.path[0]?.span.start));
    expect(sources!.report!.root.children.filter(({ span }) => !shown.has(span.start)).map(({ title }) => title)).toEqual([]);
  });

  test("every slide that shows a figure of the report names its source, and its notes quote the report", async () => {
    const { scene, slides } = await exampleDeck();
    for (const slide of slides) {
      if (slide.template.layout !== "content" || slide.uses.length === 0) continue;
      const made = scene!.slides[slide.number - 1]!;
      const source = [...walk(made.nodes)].find(({ name }) => name === "source");
      expect(source, `slide ${slide.number}`).toBeDefined();
      const notes = made.notes.map((paragraph) => paragraph.map(({ text }) => text).join("")).join("\n");
      for (const { figure } of slide.uses) for (const origin of figure.origins) expect(notes).toContain(origin.valueSpan ? origin.span.file.text.slice(origin.valueSpan.start, origin.valueSpan.end) : "");
    }
  });

  test("each meeting gets its own deck, with its own fields and slides", async () => {
    const whole = await exampleDeck();
    const board = await build(world, "outline.yaml", { meeting: "board" });
    expect(printed(board.diagnostics)).toBe("");
    expect(board.artifacts[0]!.path).toBe("output/jining-2015-board.pptx");
    expect(board.scene!.slides.length).toBeLessThan(whole.scene!.slides.length);
    expect(board.scene!.properties.title).toBe("济宁高新区2015年工作要点");
    expect(board.scene!.sections).toEqual(whole.scene!.sections);
  });
});

describe.each([
  ["the example deck", () => build(world, "outline.yaml"), exampleDeck],
  ["the gallery", () => galleryOutline().then((outline) => build(memoryWorld({ "outline.yaml": outline }), "outline.yaml")), galleryDeck],
])("%s", (_, again, once) => {
  test("equal input gives equal bytes", async () => {
    const [first, second] = [(await once()).artifacts[0]!.data, (await again()).artifacts[0]!.data];
    expect(Buffer.compare(Buffer.from(first), Buffer.from(second))).toBe(0);
  });

  test("every slide's text is in the file", async () => {
    const { artifacts, scene } = await once();
    const { trees } = openPackage(artifacts[0]!.data);
    scene!.slides.forEach((slide, i) => {
      const shown = textOf(trees.get(`ppt/slides/slide${i + 1}.xml`)!);
      for (const node of walk(slide.nodes))
        if (node.type === "text" && node.placeholder !== "slide-number") for (const run of node.paragraphs.flat()) expect(shown).toContain(run.text.replaceAll("\n", ""));
    });
  });
});

test("sources that nobody may change compile all the same", async () => {
  const loaded = await load(world, "outline.yaml");
  const { outline, report, tables, theme, located } = loaded.value!;
  for (const part of [outline, report, tables, theme, located.data]) deepFrozen(part);
  const { scene } = compileSources(loaded.value!, loaded.diagnostics);
  expect(stableScene(scene!)).toBe(stableScene((await compile(world, "outline.yaml")).scene!));
});

test("resolving what is resolved changes nothing", async () => {
  const { value: sources } = await load(world, "outline.yaml");
  const { outline, report, located, tables } = sources!;
  const { labels } = wording("zh-CN");
  const bindings = bindFigures(outline, report, located, labels).value;
  outline.slides.forEach((slide, i) => {
    const scope = { bindings, tables, labels, located, budget: { cells: mostCells } };
    const once = resolve(slide, ["slides", i], scope);
    const twice = resolve(once.value.data, ["slides", i], scope);
    expect(twice.value.data).toEqual(once.value.data);
    expect(twice.diagnostics).toEqual([]);
  });
});

function deepFrozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value) || ArrayBuffer.isView(value)) return value;
  Object.freeze(value);
  for (const item of value instanceof Map ? value.values() : Object.values(value)) deepFrozen(item);
  return value;
}
