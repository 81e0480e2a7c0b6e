/** A deck that is built again and again: what comes out is what a fresh build gives, and only what has changed is made again. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { build, type Built } from "../src/build.js";
import type { Scene, SlideScene } from "../src/scene/nodes.js";
import { walk } from "../src/scene/walk.js";
import type { World } from "../src/source/world.js";
import { createBuilder } from "../src/watch.js";
import { diskWorld, memoryWorld } from "../src/world.js";
import { printed, root } from "./support/decks.js";
import { stableScene } from "./support/stable.js";

/** A world in which files change, over another one. */
function changingWorld(under: World): { readonly world: World; readonly files: Map<string, string | Uint8Array> } {
  const files = new Map<string, string | Uint8Array>();
  const top = (): World => memoryWorld(Object.fromEntries(files));
  const read = (path: string): Promise<Uint8Array> => (files.has(path) ? top() : under).read(path);
  const realPath = (path: string): Promise<string> => under.realPath(path).catch(() => top().realPath(path));
  return { files, world: { ...under, read, realPath } };
}

/** A sign of having been laid out: the lists of lines of its texts, which moving a slide leaves as they are. */
const laidLines = (slide: SlideScene): readonly unknown[] => [...walk(slide.nodes)].flatMap((node) => (node.type === "text" ? [node.lines] : []));

/** Ids of the slides of the second build that were laid out in it. */
function laidAgain(before: Built, after: Built): readonly string[] {
  const known = new Set(before.scene!.slides.flatMap(laidLines));
  return after.scene!.slides.filter((slide) => laidLines(slide).some((lines) => !known.has(lines))).map(({ id }) => id);
}

const withoutStamps = (scene: Scene | undefined): string => (scene ? stableScene({ ...scene, slides: scene.slides.map(({ stamp: _, ...slide }) => slide) }) : "");

function expectEqual(built: Built, fresh: Built): void {
  expect(printed(built.diagnostics)).toBe(printed(fresh.diagnostics));
  expect(withoutStamps(built.scene)).toBe(withoutStamps(fresh.scene));
  expect(built.artifacts.map(({ path }) => path)).toEqual(fresh.artifacts.map(({ path }) => path));
  built.artifacts.forEach(({ data }, i) => expect(Buffer.compare(data, fresh.artifacts[i]!.data)).toBe(0));
}

const read = (path: string): string => readFileSync(join(root, path), "utf8");

describe("the example deck, built again", { timeout: 120_000 }, () => {
  const { world, files } = changingWorld(diskWorld({ root }));
  const builder = createBuilder(world, "outline.yaml");
  const outline = read("outline.yaml");
  const report = read("assets/report.md");
  let last: Built | undefined;

  const firstTitle = /^ {4}title: .*$/mu;
  const cases: readonly (readonly [string, Readonly<Record<string, string>>, (again: readonly string[]) => void])[] = [
    ["for the first time", {}, () => undefined],
    ["with nothing changed", {}, (again) => expect(again).toEqual([])],
    ["with lines added above", { "outline.yaml": `# 一行注释\n\n${outline}` }, (again) => expect(again).toEqual([])],
    ["with one title changed", { "outline.yaml": outline.replace(/(template: kpi-cards\n(?: {4}.*\n)*? {4}title: )(.*)/u, "$1改过的标题") }, (again) => expect(again).toHaveLength(1)],
    ["with a slide added", { "outline.yaml": outline.replace(/\n {2}- template: section/u, "\n  - template: quote\n    text: 新的一页\n    by: 某人\n  - template: section") }, (again) => expect(again.length).toBeGreaterThan(5)],
    ["with a mistake", { "outline.yaml": outline.replace(firstTitle, "    tilte: 错") }, () => undefined],
    ["with the mistake mended", {}, () => undefined],
    ["with a number of the report changed", { "assets/report.md": report.replace("628.7", "629.7") }, (again) => expect(again.length).toBeLessThan(10)],
    ["with another theme", { "outline.yaml": outline.replace(/^( +)date:/mu, "$1theme: shuimo\n$1date:").replace(/theme: qinghua\n/u, "") }, () => undefined],
  ];

  it.each(cases)("%s equals a fresh build", async (_, changed, check) => {
    files.clear();
    for (const [path, text] of Object.entries(changed)) {
      expect(text).not.toBe(read(path));
      files.set(path, text);
    }
    const built = await builder.build();
    expectEqual(built, await build(world, "outline.yaml"));
    if (last?.scene && built.scene) check(laidAgain(last, built));
    last = built;
  });
});

describe("a deck", () => {
  const slide = (title: string, more = ""): string => `  - template: bullets\n    title: ${title}\n    items: [甲, 乙, "[去](#last)"]\n${more}`;
  const outlineOf = (...slides: readonly string[]): string => `deck: { title: 汇报, date: 2016-01-11 }\nslides:\n${slides.join("")}`;

  it("follows links that only now lead somewhere", async () => {
    const { world, files } = changingWorld(memoryWorld({}));
    const builder = createBuilder(world, "outline.yaml");
    for (const id of ["last", "other", "last"]) {
      files.set("outline.yaml", outlineOf(slide("一"), slide("二", `    id: ${id}\n`)));
      expectEqual(await builder.build(), await build(world, "outline.yaml"));
    }
  });

  it("remembers pictures by what they hold", async () => {
    const { world, files } = changingWorld(memoryWorld({}));
    const builder = createBuilder(world, "outline.yaml");
    const svg = (color: string): string => `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><rect width="300" height="200" fill="${color}"/><circle r="50" cx="80" cy="80"/></svg>`;
    const keys: string[] = [];
    for (const color of ["red", "red", "blue", undefined, "red"]) {
      if (color === undefined) files.delete("p.svg");
      else files.set("p.svg", svg(color));
      files.set("outline.yaml", outlineOf(`  - template: cover\n    title: 封面\n    image: p.svg\n    alt: 图\n`, slide("二", "    id: last\n")));
      const built = await builder.build();
      expectEqual(built, await build(world, "outline.yaml"));
      keys.push([...built.scene!.pictures.keys()].join());
    }
    expect(keys.map((key) => keys.indexOf(key))).toEqual([0, 0, 2, 3, 0]);
    expect(keys[3]).toBe("");
  });

  it("can be built for one meeting after the other, and twice at once", async () => {
    const { world, files } = changingWorld(memoryWorld({}));
    files.set("outline.yaml", `deck: { title: 汇报, date: 2016-01-11 }\nmeetings: { a: { title: 甲会 }, b: { title: 乙会 } }\nslides:\n${slide("一")}${slide("二", "    id: last\n    for: a\n")}`);
    const builder = createBuilder(world, "outline.yaml");
    const built = await Promise.all(["a", "b", "a"].map((meeting) => builder.build({ meeting })));
    for (const [i, meeting] of ["a", "b", "a"].entries()) expectEqual(built[i]!, await build(world, "outline.yaml", { meeting }));
  });
});
