/** What `npm pack` makes, installed into an empty folder, works there: from the command line and from code. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./support/decks.js";

test("npm pack, npm install, a deck", { timeout: 180_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "deckwright-pack-"));
  const npm = (args: readonly string[], cwd: string): string =>
    execFileSync("npm", args, { cwd, encoding: "utf8", shell: process.platform === "win32", stdio: ["ignore", "pipe", "ignore"] });
  try {
    // dist/ is there already: building it again here would pull it away from under the other tests
    npm(["pack", "--ignore-scripts", "--pack-destination", folder], root);
    const archive = readdirSync(folder).find((name) => name.endsWith(".tgz"))!;
    writeFileSync(join(folder, "package.json"), '{ "name": "empty", "private": true, "type": "module" }\n');
    npm(["install", "--no-audit", "--no-fund", join(folder, archive)], folder);
    const installed = readdirSync(join(folder, "node_modules", "deckwright")).sort();
    expect(installed).toEqual(["LICENSE", "README.md", "README.zh-CN.md", "dist", "package.json", "schema"]);

    writeFileSync(join(folder, "outline.yaml"), "deck: { title: 打包测试, date: 2024-01-01 }\nslides:\n  - { template: cover, image: art:grid }\n  - { template: bullets, title: 两件事, items: [第一件, 第二件] }\n");
    execFileSync(process.execPath, [join(folder, "node_modules", "deckwright", "dist", "cli.js"), "build"], { cwd: folder, stdio: "ignore" });
    expect(existsSync(join(folder, "output", "outline.pptx"))).toBe(true);

    const code = `import { build, compile, diskWorld, hasErrors } from "deckwright";
const compiled = await compile(diskWorld(), "outline.yaml");
const built = await build(diskWorld(), "outline.yaml", { meeting: undefined });
console.log(JSON.stringify([compiled.scene.slides.length, hasErrors(built.diagnostics), built.artifacts[0].data.length > 10000]));`;
    writeFileSync(join(folder, "use.mjs"), code);
    expect(JSON.parse(execFileSync(process.execPath, ["use.mjs"], { cwd: folder, encoding: "utf8" }))).toEqual([2, false, true]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
