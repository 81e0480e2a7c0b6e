/** A first outline from a report: it builds as it is, types no number, and is the same every time. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compile } from "../src/compile.js";
import { diskWorld } from "../src/world.js";
import { printed, root } from "./support/decks.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "deckwright-init-"));
  cpSync(join(root, "assets", "report.md"), join(folder, "report.md"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const init = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(root, "dist", "cli.js"), "init", ...args, "--lang", "en"], { cwd: folder, encoding: "utf8" });

test("the report of the example becomes an outline that builds without a complaint", async () => {
  expect(init("report.md").status).toBe(0);
  const { diagnostics, scene, slides } = await compile(diskWorld({ root: folder }), "outline.yaml");
  expect(printed(diagnostics)).toBe("");
  const templates = slides.map(({ template }) => template.name);
  expect(templates[0]).toBe("cover");
  expect(templates[1]).toBe("agenda");
  expect(templates.at(-1)).toBe("closing");
  expect(templates.filter((name) => name === "section")).toHaveLength(7);
  expect(templates).toContain("kpi-cards");
  expect(templates).toContain("bullets");
  expect(scene!.sections).toHaveLength(7);
});

test("every number that the report's figures have is a reference, not text", async () => {
  const outline = readFileSync(join(folder, "outline.yaml"), "utf8");
  const { sources } = await compile(diskWorld({ root: folder }), "outline.yaml");
  const shown = outline.replace(/\{\{[^}]*\}\}/gu, "");
  for (const { valueSpan } of sources!.report!.figures) if (valueSpan) expect(shown).not.toContain(valueSpan.file.text.slice(valueSpan.start, valueSpan.end));
});

test("the same report gives the same outline, and one that is there is not overwritten", () => {
  const first = readFileSync(join(folder, "outline.yaml"), "utf8");
  expect(init("report.md", "-o", "again.yaml").status).toBe(0);
  expect(readFileSync(join(folder, "again.yaml"), "utf8")).toBe(first);
  writeFileSync(join(folder, "mine.yaml"), "mine");
  const refused = init("report.md", "-o", "mine.yaml");
  expect([refused.status, /file-exists/u.test(refused.stderr)]).toEqual([1, true]);
  expect(readFileSync(join(folder, "mine.yaml"), "utf8")).toBe("mine");
});

test("a report without a sentence gives a diagnostic and no file", () => {
  writeFileSync(join(folder, "thin.md"), "# 标题\n");
  const ran = init("thin.md", "-o", "thin.yaml");
  expect(ran.status).toBe(1);
  expect(ran.stderr).toMatch(/report-(?:without-content|empty)/u);
  expect(existsSync(join(folder, "thin.yaml"))).toBe(false);
});
