import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import * as nodeModule from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compile, diskWorld, memoryWorld, type World } from "../src/index.js";
import { walk } from "../src/scene/walk.js";
import { codesOf, printed, root } from "./support/decks.js";

const guide = readFileSync(join(root, "docs/own-templates.md"), "utf8");
const program = /```js\n([^]*?)```/u.exec(guide)![1]!;
const slide = "slides:\n  - { template: two-numbers, title: 两个数字, numbers: [{ value: 2942, unit: 亿元, text: 规模最大 }, { value: 346.4, unit: 亿元, text: 增长最快 }] }\n";
const outline = `deck: { title: 汇报, date: 2016-01-11 }\n${slide}`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "own-"));
  mkdirSync(join(folder, "templates"));
  writeFileSync(join(folder, "outline.yaml"), outline);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const onDisk = (file: string, code: string, allowed: boolean): World => {
  rmSync(join(folder, "templates"), { recursive: true });
  mkdirSync(join(folder, "templates"));
  writeFileSync(join(folder, "templates", file), code);
  return diskWorld({ root: folder, code: allowed });
};
const inMemory = (template: unknown): World => ({
  ...memoryWorld({ "outline.yaml": outline, "templates/two-numbers.js": "" }),
  module: async () => ({ template }),
});

describe("a template beside the outline", () => {
  test("works as ours do: laid out, checked, with spans", async () => {
    const { scene, diagnostics } = await compile(onDisk("two-numbers.mjs", program, true), "outline.yaml");
    expect(printed(diagnostics)).toBe("");
    const names = [...walk(scene!.slides[0]!.nodes)].map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["card 1", "number 2", "text 2"]));
    const wrong = await compile({ ...diskWorld({ root: folder, code: true }), read: async () => new TextEncoder().encode(outline.replace("text: 规模最大", "txt: 规模最大")) }, "outline.yaml");
    expect(codesOf(wrong.diagnostics)).toContain("unknown-field");
  });

  test("does not run unless the user allows it", async () => {
    const trap = "globalThis.trapped = true; export const template = () => ({});";
    const { diagnostics } = await compile(onDisk("two-numbers.mjs", trap, false), "outline.yaml");
    expect([codesOf(diagnostics), "trapped" in globalThis]).toEqual([["own-template-refused"], false]);
  });

  test("may be TypeScript where Node can take the types away, and else is told how", async () => {
    const typed = program.replace("export const template = ({", 'import type { TemplateKit } from "deckwright";\nexport const template = ({').replace("padding }) => ({", "padding }: TemplateKit) => ({");
    const { scene, diagnostics } = await compile(onDisk("two-numbers.ts", typed, true), "outline.yaml");
    if ("stripTypeScriptTypes" in nodeModule) expect([printed(diagnostics), scene!.slides.length]).toEqual(["", 1]);
    else expect(codesOf(diagnostics)).toEqual(["own-template-typescript"]);
  });

  test.each([
    ["no function", {}, "own-template-invalid"],
    ["not a template", () => ({ name: "two-numbers" }), "own-template-invalid"],
    ["throws", () => JSON.parse("{"), "own-template-failed"],
  ])("that is none gets a diagnostic: %s", async (_, template, code) => {
    expect(codesOf((await compile(inMemory(template), "outline.yaml")).diagnostics)).toEqual([code]);
  });

  test("that fails on a slide tells so there, and the deck goes on", async () => {
    const template = ({ z }: typeof import("../src/kinds/kit.js").templateKit) => ({
      name: "two-numbers", summary: { en: "", "zh-CN": "" }, layout: "content", title: "required", content: z.looseObject({}),
      arrange: () => { throw new TypeError("x is not a function"); },
    });
    const { diagnostics, scene } = await compile(inMemory(template), "outline.yaml");
    expect([codesOf(diagnostics), diagnostics[0]!.slide, scene!.slides.length]).toEqual([["own-template-failed"], 1, 1]);
  });
});
