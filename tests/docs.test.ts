import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative, sep } from "node:path";
import { describe, expect, test } from "vitest";
import { hasErrors } from "../src/source/diagnostic.js";
import { compileText, printed, root } from "./support/decks.js";
import { expectGolden } from "./support/golden.js";

const inRepository = (path: string): string => relative(root, path).split(sep).join("/");
const read = (path: string): string => readFileSync(join(root, path), "utf8").replaceAll("\r\n", "\n");

const documents = [
  ...readdirSync(root).filter((name) => name.endsWith(".md")),
  ...readdirSync(join(root, "docs")).filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`),
].sort();

describe("the reference pages are what `npm run docs` makes", async () => {
  // The script has no types: it runs on what the build has left in dist/.
  const script = (await import(new URL("../scripts/docs.mjs", import.meta.url).href)) as { pages(): Promise<ReadonlyMap<string, string>> };
  const pages = [...(await script.pages())];
  test.each(pages)("%s", (path, text) => {
    expect(text).not.toMatch(/\bundefined\b|\bNaN\b|\[object /u);
    expectGolden(join(root, path), text);
  });
});

describe("every outline in the documents builds without errors", () => {
  const outlines = documents.flatMap((path) => fences(read(path), "yaml outline").map((outline, i) => ({ name: `${path}, outline ${i + 1}`, outline })));
  test.each(outlines)("$name", async ({ outline }) => {
    const files = { "assets/report.md": read("assets/report.md"), "assets/data/indicators.csv": read("assets/data/indicators.csv") };
    const { diagnostics, scene } = await compileText({ ...files, "outline.yaml": outline });
    expect(printed(diagnostics.filter(({ severity }) => severity === "error"))).toBe("");
    expect(hasErrors(diagnostics)).toBe(false);
    expect(scene!.slides.length).toBeGreaterThan(0);
  });
});

describe.each([["README.md", "en"], ["README.zh-CN.md", "zh-CN"]] as const)("what %s shows is what a run gives", (path, language) => {
  const indented = (text: string): string => text.trimEnd().replace(/^(?=.)/gmu, "    ");

  test("the notes of the outline's slide", async () => {
    const [outline = ""] = fences(read(path), "yaml outline");
    const files = { "assets/report.md": read("assets/report.md"), "assets/data/indicators.csv": read("assets/data/indicators.csv") };
    const { scene } = await compileText({ ...files, "outline.yaml": outline });
    const notes = scene!.slides[1]!.notes.map((paragraph) => paragraph.map(({ text }) => text).join(""));
    expect(read(path)).toContain(indented(notes.join("\n")));
  });

  test("the diagnostic", async () => {
    const report = "# 报告\n\n## 一、甲\n\n2015年营业总收入2942亿元，增长10.2%。\n\n## 二、乙\n\n上半年营业总收入1400亿元，增长9%。\n";
    const outline = "deck: { title: x, date: 2016-01-11 }\nreport: report.md\nfigures:\n  rev: { indicator: 营业总收入 }\nslides: [{ template: closing, title: x }]\n";
    const { diagnostics } = await compileText({ "outline.yaml": outline, "report.md": report });
    expect(read(path)).toContain(indented(printed(diagnostics, language)));
  });
});

describe("links between the documents lead somewhere", () => {
  test.each(documents)("%s", (path) => {
    const links = [...withoutCode(read(path)).matchAll(/\]\(([^)\s]+)\)/gu)].map((match) => match[1]!).filter((target) => !/^[a-z]+:/iu.test(target));
    const broken = links.filter((link) => {
      const [file = "", anchor] = link.split("#");
      const target = file === "" ? path : inRepository(normalize(join(root, dirname(path), file)));
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && !anchors(read(target)).has(decodeURIComponent(anchor));
    });
    expect(broken).toEqual([]);
  });
});

/** The contents of the fenced blocks with this info string. */
function fences(text: string, info: string): readonly string[] {
  return [...text.matchAll(/^```(.*)\n([\s\S]*?)^```$/gmu)].filter((match) => match[1] === info).map((match) => match[2]!);
}

const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```$/gmu, "").replace(/(`+)(?:(?!\1)[\s\S])+?\1/gu, "");

/** What GitHub makes of the headings of a page. */
function anchors(text: string): ReadonlySet<string> {
  const headings = [...text.replace(/^```[\s\S]*?^```$/gmu, "").matchAll(/^#{1,6} (.+)$/gmu)].map((match) => match[1]!);
  return new Set(headings.map((heading) => heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, "").trim().replace(/\s/gu, "-")));
}
