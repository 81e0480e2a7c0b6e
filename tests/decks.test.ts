/**
 * Small decks, each showing one thing through the whole pipeline, beside their goldens: diagnostics as the author sees
 * them, the outline after resolving, the scene, the first slide's XML and its SVG.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "vitest";
import { stringify } from "yaml";
import { build } from "../src/build.js";
import { backend as svg } from "../src/backends/svg/index.js";
import { memoryWorld } from "../src/world.js";
import { printed } from "./support/decks.js";
import { expectGolden } from "./support/golden.js";
import { openPackage } from "./support/package-rules.js";
import { stableScene, stableXml } from "./support/stable.js";

const folder = join(import.meta.dirname, "decks");
const decks = readdirSync(folder).filter((name) => existsSync(join(folder, name, "outline.yaml")));

describe.each(decks)("%s", (name) => {
  const at = join(folder, name);
  const files = Object.fromEntries(readdirSync(at, { withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => [entry.name, readFileSync(join(at, entry.name))]));
  const golden = (file: string): string => join(at, "golden", file);

  test("is as its goldens say", async () => {
    const built = await build(memoryWorld(files), "outline.yaml");
    expectGolden(golden("diagnostics.txt"), printed(built.diagnostics, "zh-CN"));
    if (!built.scene) return;
    expectGolden(golden("outline.normal.yaml"), stringify({ slides: built.slides.map(({ located }) => located.data) }, { lineWidth: 0 }));
    expectGolden(golden("scene.json"), stableScene(built.scene));
    const drawn = await svg.emit(built.scene, built.sources!.theme);
    for (const { path, data } of drawn) expectGolden(golden(path), new TextDecoder().decode(data));
    const [artifact] = built.artifacts;
    if (!artifact) return;
    const slides = [...openPackage(artifact.data).trees].filter(([path]) => /^ppt\/slides\/slide\d+\.xml$/u.test(path));
    for (const [path, tree] of slides) expectGolden(golden(`pptx/${path.slice("ppt/slides/".length)}`), stableXml(tree));
  });
});
