import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packageProblems } from "./support/package-rules.js";

/** What users install: packed, put into an empty project, and used there from the command line and from code. */
const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "deckwright-pack-"));
const project = join(folder, "project");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const windows = process.platform === "win32";
const run = (command: string, args: readonly string[], cwd: string): string =>
  execFileSync(windows && command !== "node" ? `${command}.cmd` : command, args, { cwd, encoding: "utf8", shell: windows, stdio: ["ignore", "pipe", "pipe"] });

interface Packed {
  readonly filename: string;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

let packed: Packed;
beforeAll(() => {
  // The scripts would build dist/ anew under the feet of the other tests; `npm test` has just done it.
  packed = (JSON.parse(run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], root)) as readonly Packed[])[0]!;
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
  writeFileSync(join(project, "report.md"), "# 2015年工作总结\n\n## 一、主要指标\n\n营业总收入2942亿元，增长10.2%。\n");
  writeFileSync(
    join(project, "outline.yaml"),
    "deck: { title: 工作汇报, date: 2016-01-11 }\nreport: report.md\nslides:\n  - { template: cover, title: 工作汇报, image: 'art:slips' }\n  - { template: closing, title: 谢谢, lead: '完成{{营业总收入}}' }\n",
  );
  run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", join(folder, packed.filename)], project);
}, 180_000);

test("the package holds what runs, and nothing of the tests, the example or the sources", () => {
  const paths = packed.files.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(["package.json", "LICENSE", "README.md", "dist/cli.js", "dist/index.js", "dist/index.d.ts", "dist/themes/qinghua.yaml", "dist/preview/page/dev.js", "dist/preview/page/show.css"]));
  expect(paths.filter((path) => !/^(?:dist|schema)\/|^(?:package\.json|LICENSE|README(?:\.zh-CN)?\.md)$/u.test(path))).toEqual([]);
  expect(paths.filter((path) => /(?:^|\/)(?:tests?|assets|bench|node_modules)\/|\.test\.|\.map$|\.tgz$/u.test(path))).toEqual([]);
  expect(packed.unpackedSize).toBeLessThan(5_500_000);
});

test("npx deckwright build", () => {
  const said = run("npx", ["--no-install", "deckwright", "build", "--lang", "en"], project);
  expect(said).toContain("2 slides, 0 charts, 1 picture\n");
  expect(packageProblems(readFileSync(join(project, "output", "outline.pptx")))).toEqual([]);
}, 120_000);

test("import { build, compile, diskWorld } from \"deckwright\"", () => {
  writeFileSync(
    join(project, "make.mjs"),
    `import { build, compile, diskWorld, formatDiagnostic, hasErrors, memoryWorld, write } from "deckwright";

const { artifacts, diagnostics } = await build(diskWorld(), "outline.yaml", { output: "made/deck.pptx" });
const problems = await write(artifacts);
const wrong = await compile(memoryWorld({ "outline.yaml": "slides: []" }), "outline.yaml");
console.log(JSON.stringify({ diagnostics, problems, failed: hasErrors(wrong.diagnostics), said: formatDiagnostic(wrong.diagnostics[0], { language: "en", color: false }) }));
`,
  );
  const said: unknown = JSON.parse(run("node", ["make.mjs"], project));
  expect(said).toMatchObject({ diagnostics: [], problems: [], failed: true, said: expect.stringMatching(/^error\[missing-field\]: The field `deck` is missing/u) });
  expect(existsSync(join(project, "made", "deck.pptx"))).toBe(true);
}, 120_000);
