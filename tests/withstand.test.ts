import fc from "fast-check";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { build } from "../src/build.js";
import { kindNames, loadKinds } from "../src/kinds/load.js";
import { readReport } from "../src/load.js";
import { hasErrors, type Diagnostic } from "../src/source/diagnostic.js";
import { sortDiagnostics } from "../src/source/print.js";
import { positionOf } from "../src/source/span.js";
import type { World } from "../src/source/world.js";
import { parseYaml } from "../src/source/yaml.js";
import { diskWorld, memoryWorld } from "../src/world.js";
import { write } from "../src/write.js";
import { cases } from "./decks/withstand/cases.js";
import { printed } from "./support/decks.js";
import { expectGolden } from "./support/golden.js";
import { openPackage, packageProblems, textOf, within } from "./support/package-rules.js";

const deck = "deck: { title: 工作汇报, date: 2016-01-11 }\n";
const cover = "slides:\n  - { template: cover, title: 工作汇报 }\n";
const report = "# 2015年工作总结\n\n## 一、主要指标\n\n营业总收入2942亿元，增长10.2%。\n";
const errorsOf = (diagnostics: readonly Diagnostic[]): readonly string[] => diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
const times = (count: number, text: (i: number) => string): string => Array.from({ length: count }, (_, i) => text(i)).join("");
const buildText = (outline: string, files: Readonly<Record<string, string | Uint8Array>> = {}) => build(memoryWorld({ "outline.yaml": outline, ...files }), "outline.yaml");

const folder = mkdtempSync(join(tmpdir(), "deckwright-withstand-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Told {
  readonly name: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** What only a disk can do wrong; paths are cut to the temporary folder, so that every machine says the same. */
async function onDisk(): Promise<readonly Told[]> {
  const inside = join(folder, "deck");
  mkdirSync(inside);
  const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  put("secret.png", "x");
  put("deck/outline.yaml", `${deck}slides:\n  - { template: cover, image: link.png }\n`);
  symlinkSync(join(folder, "secret.png"), join(inside, "link.png"));
  put("deck/circle.yaml", `${deck}slides:\n  - { template: cover, image: a.png }\n`);
  symlinkSync(join(inside, "a.png"), join(inside, "b.png"));
  symlinkSync(join(inside, "b.png"), join(inside, "a.png"));
  const world = diskWorld({ root: inside });
  const memory = memoryWorld({ "outline.yaml": `${deck}report: report.md\n${cover}`, "report.md": report });
  const locked: World = { ...memory, read: (path) => (path === "report.md" ? Promise.reject(Object.assign(new Error(), { code: "EACCES" })) : memory.read(path)) };

  mkdirSync(join(inside, "output.pptx"));
  put("deck/kept.pptx", "the earlier deck");
  chmodSync(join(inside, "kept.pptx"), 0o444);
  const writing = async (path: string) => {
    const problems = await write([{ path: join(inside, "other.pptx"), data: new Uint8Array(9) }, { path: join(inside, path), data: new Uint8Array(9) }]);
    return problems.map((problem) => ({ ...problem, args: { ...problem.args, path } }));
  };
  return [
    { name: "a picture that is a link out of the folder", diagnostics: (await build(world, "outline.yaml")).diagnostics },
    { name: "a picture that is a link to itself", diagnostics: (await build(world, "circle.yaml")).diagnostics },
    { name: "a report that may not be read", diagnostics: (await build(locked, "outline.yaml")).diagnostics },
    { name: "an output that is a folder", diagnostics: await writing("output.pptx") },
    { name: "an output that is read-only", diagnostics: await writing("kept.pptx") },
    { name: "an output below a file", diagnostics: await writing("outline.yaml/deck.pptx") },
  ];
}

const built = await Promise.all(cases.map(async ({ name, files, errors, at }) => ({ name, errors, at, ...(await build(memoryWorld(files), "outline.yaml")) })));
const disk = await onDisk();
const told: readonly Told[] = [...built, ...disk];

describe("every mistake is a diagnostic at its place, and nothing is built", () => {
  test.each(built)("$name", ({ errors, at, artifacts, diagnostics }) => {
    const found = sortDiagnostics(diagnostics).filter(({ severity }) => severity === "error");
    expect(found.map(({ code }) => code).sort()).toEqual(errors);
    expect(artifacts).toEqual([]);
    const span = found[0]!.span;
    const place = span && positionOf(span.file, span.start);
    if (at !== undefined) expect(`${span?.file.path}:${place?.line}:${place?.column}`).toBe(at);
  });

  test("on a disk: links, permissions, outputs", () => {
    expect(disk.map(({ diagnostics }) => errorsOf(diagnostics))).toEqual([
      ["path-outside"], ["file-unreadable"], ["file-unreadable"], ["output-is-folder"], ["output-unwritable"], ["output-unwritable"],
    ]);
  });

  test("when one output cannot be written, none is, and no piece stays behind", () => {
    expect(readFileSync(join(folder, "deck", "kept.pptx"), "utf8")).toBe("the earlier deck");
    expect(readdirSync(join(folder, "deck")).sort()).toEqual(["a.png", "b.png", "circle.yaml", "kept.pptx", "link.png", "outline.yaml", "output.pptx"]);
  });

  test.each(["en", "zh-CN"] as const)("said in %s", (language) => {
    const text = told.map(({ name, diagnostics }) => `## ${name}\n\n${printed(diagnostics, language)}`).join("\n");
    expectGolden(join(import.meta.dirname, "decks", "withstand", "golden", `diagnostics.${language}.txt`), text);
    expect(text).not.toMatch(unsaid);
  });
});

/** Traces of a value that the wording was not given, or of a program's own mistake. */
const unsaid = /undefined|\[object|\bnull\b.*(?:已有|There are)|\n\s+at .*\.[jt]s:\d/u;

describe("what has to be accepted", () => {
  test("a byte order mark and Windows line ends", async () => {
    const { diagnostics, artifacts } = await buildText(`\ufeff${deck}report: report.md\n${cover}`.replaceAll("\n", "\r\n"), { "report.md": `\ufeff${report.replaceAll("\n", "\r\n")}` });
    expect(diagnostics).toEqual([]);
    expect(artifacts).toHaveLength(1);
  });

  const lead = "  - { template: closing, title: 谢谢, lead: '完成{{营业总收入}}' }\n";
  const gb18030 = Buffer.concat([Buffer.from("# 2015\n\n"), Buffer.from("d3aad2b5d7dccad5c8eb32393432d2dad4aaa1a3", "hex")]); // 营业总收入2942亿元。
  test.each([
    ["GB18030", gb18030],
    ["UTF-16", Buffer.from(`\ufeff${report}`, "utf16le")],
  ])("a report in %s", async (_, bytes) => {
    const { diagnostics, scene } = await buildText(`${deck}report: report.txt\nslides:\n${lead}`, { "report.txt": bytes });
    expect(errorsOf(diagnostics)).toEqual([]);
    expect(JSON.stringify(scene!.slides[0]!.nodes, (key, value: unknown) => (key === "span" ? undefined : value))).toContain("2942亿元");
  });

  test("a data table in GB18030, with semicolons", async () => {
    const table = Buffer.concat([Buffer.from("c4ead4c2", "hex"), Buffer.from(";b\r\n1;2\r\n3;4\r\n")]); // 年月
    const { sources, diagnostics } = await buildText(`${deck}data: { t: t.csv }\n${cover}`, { "t.csv": table });
    expect(diagnostics).toEqual([]);
    expect(sources!.tables.get("t")).toMatchObject({ columns: ["年月", "b"], rows: [["1", "2"], ["3", "4"]] });
  });

  test("a picture under another format's name, with a warning", async () => {
    const pixel = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAADklEQVQImWPoQAIMxHEAl1IZgbxsDjAAAAAASUVORK5CYII=", "base64");
    const { diagnostics, artifacts } = await buildText(`${deck}slides:\n  - { template: cover, image: a.jpg }\n`, { "a.jpg": pixel });
    expect(diagnostics).toMatchObject([{ code: "picture-misnamed", severity: "warning" }]);
    expect(artifacts).toHaveLength(1);
  });

  test("any characters that XML can hold, in texts, notes and font names", async () => {
    const odd = "👩‍👩‍👧‍👦 🇨🇳 مرحبا עולם \\u202Eabc \\u200b \\u2028 & <b> ]]> &amp; &#x0; 'q'";
    const { diagnostics, artifacts } = await buildText(
      `deck: { title: 'A&B <c> "d"', date: 2016-01-11 }\ntheme: { fonts: { latin: 'A&B "x" <y>', ea: "宋'体&<>" } }\nslides:\n  - { template: cover, notes: "${odd}" }\n  - { template: closing, title: T, lead: "${odd}" }\n`,
    );
    expect(errorsOf(diagnostics)).toEqual([]);
    expect(packageProblems(artifacts[0]!.data)).toEqual([]);
    const { trees } = openPackage(artifacts[0]!.data);
    expect([...within(trees.get("ppt/theme/theme1.xml")!, "a:latin")].map(({ attributes }) => attributes["typeface"])).toContain('A&B "x" <y>');
    expect(textOf(trees.get("ppt/slides/slide2.xml")!)).toContain("& <b> ]]> &amp; &#x0; 'q'");
    const drawn = await build(memoryWorld({ "outline.yaml": `${deck}theme: { fonts: { latin: 'A&B "x" <y>' } }\n${cover}` }), "outline.yaml", { backend: "svg" });
    expect(new TextDecoder().decode(drawn.artifacts[0]!.data)).toContain("&amp;B");
  });
});

describe("hostile input", () => {
  test("names that JavaScript's objects have are names like any other", async () => {
    const names = `report: report.md\nfigures: { constructor: { indicator: 营业总收入 }, toString: { prior: constructor } }\nsections: { 一: { name: 指标 } }\nmeetings: { valueOf: {} }\n`;
    const { diagnostics, slides } = await buildText(
      `${deck}${names}slides:\n  - { template: closing, title: '{{constructor}}', lead: '{{toString}}', for: valueOf }\n`, { "report.md": report },
    );
    expect(errorsOf(diagnostics)).toEqual([]);
    expect(slides[0]!.envelope.title).toContain("2942亿元");
    for (const name of ["constructor", "toString", "__proto__", "hasOwnProperty"]) {
      const wrong = await buildText(`${deck}report: report.md\nfigures: { x: { prior: '${name}' } }\nslides:\n  - { template: '${name}', section: '${name}', for: '${name}', title: '{{${name}}}' }\n  - { template: cover, image: 'art:${name}' }\n`, { "report.md": report });
      expect(errorsOf(wrong.diagnostics).toSorted()).toEqual(["unknown-art", "unknown-audience", "unknown-figure", "unknown-figure", "unknown-section", "unknown-template"]);
      expect(errorsOf((await buildText(`deck: { title: T, date: 2016-01-11, theme: '${name}' }\n${cover}`)).diagnostics)).toEqual(["unknown-theme"]);
    }
    const { slides: named } = await buildText(`${deck}slides:\n  - { template: section, section: constructor }\n`);
    expect(named[0]!.part?.name).toBe("constructor");
  });

  test("references in every place that has text", async () => {
    const outline = `${deck}slides:\n  - { template: cover, title: '{{a}}', subtitle: '{{b}}', notes: '{{c}}' }\n  - { template: table, title: T, columns: [{ head: '{{d}}' }, { head: 值 }], rows: [['{{e}}', { figure: f }]], note: '{{g', source: '{{h.x}}' }\n`;
    const found = (await buildText(outline)).diagnostics;
    expect(errorsOf(found).toSorted()).toEqual(["bad-reference", "reference-open", ...Array<string>(6).fill("unknown-figure")]);
  });

  test("braces that are meant", async () => {
    const { diagnostics, scene } = await buildText(`${deck}slides:\n  - { template: closing, title: 'a \\{{b}} c' }\n`);
    expect(diagnostics).toEqual([]);
    expect(scene!.slides[0]!.title).toBe("a {{b}} c");
  });

  test("a figure placed where none belongs is one mistake", async () => {
    const { diagnostics } = await buildText(`${deck}report: report.md\nslides:\n  - { template: cover, figure: 营业总收入 }\n`, { "report.md": report });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toMatchObject([{ code: "unknown-field", args: { field: "figure" } }]);
  });

  test("ids given by hand take precedence over those made from the place", async () => {
    const { diagnostics } = await buildText(`${deck}slides:\n  - { template: cover, id: slide-2 }\n  - { template: closing, title: '[开头](#slide-2)' }\n`);
    expect(diagnostics).toEqual([]);
  });

  test("a link to a slide that this meeting does not see is no mistake", async () => {
    const outline = `${deck}meetings: { a: {}, b: {} }\nslides:\n  - { template: cover, id: start, for: a }\n  - { template: closing, title: '[开头](#start)' }\n`;
    expect((await build(memoryWorld({ "outline.yaml": outline }), "outline.yaml", { meeting: "b" })).diagnostics).toEqual([]);
  });

  test("a meeting's name cannot lead its file out of the folder", async () => {
    const outline = `${deck}meetings: { '../../a/b': {} }\n${cover}`;
    const { artifacts } = await build(memoryWorld({ "x/outline.yaml": outline }), "x/outline.yaml", { meeting: "../../a/b" });
    expect(artifacts.map(({ path }) => path)).toEqual(["x/output/outline-..-..-a-b.pptx"]);
  });

  test("paths with backslashes give the same output", async () => {
    const { artifacts } = await build(memoryWorld({ "x/outline.yaml": `${deck}${cover}` }), "x\\outline.yaml");
    expect(artifacts.map(({ path }) => path)).toEqual(["x/output/outline.pptx"]);
  });

  test("a deck never goes under the name of something else", async () => {
    const { diagnostics, artifacts } = await build(memoryWorld({ "outline.yaml": `${deck}${cover}` }), "outline.yaml", { output: "outline.yaml" });
    expect(errorsOf(diagnostics)).toEqual(["output-name"]);
    expect(artifacts).toEqual([]);
  });

  const chain = times(1999, (i) => `  f${i}: { sum: [f${i + 1}, 营业总收入] }\n`);
  const cells = `a\n${times(150_000, (i) => `${i}\n`)}`;
  const floods: readonly (readonly [name: string, outline: string, first: string, files?: Readonly<Record<string, string>>])[] = [
    ["nesting that would exhaust the stack", `${"[".repeat(900)}${"]".repeat(900)}\n`.repeat(40), "yaml-too-deep"],
    ["a million brackets", `a: ${"[".repeat(1e6)}`, "yaml-too-deep"],
    ["lists in lists on one line", `${"- ".repeat(50_000)}a\n`, "yaml-too-deep"],
    ["a scalar of ten megabytes", `${deck}slides:\n  - { template: closing, title: ${"a".repeat(1e7)} }\n`, "file-too-large"],
    ["a scalar of three megabytes", `${deck}slides:\n  - { template: closing, title: T, lead: '${"{{a}}".repeat(6e5)}' }\n`, "text-too-long"],
    ["2,001 slides", `${deck}slides:\n${"  - { template: cover }\n".repeat(2001)}`, "too-many-items"],
    ["a list of 50,000", `${deck}slides:\n  - { template: pillars, title: T, beam: B, pillars: [${"a, ".repeat(50_000)}] }\n`, "too-many-items"],
    ["10,000 figures", `${deck}figures:\n${times(10_000, (i) => `  f${i}: { indicator: x }\n`)}${cover}`, "too-many-names"],
    ["2,000 figures, each of the next", `${deck}report: report.md\nfigures:\n${chain}  f1999: { indicator: 营业总收入 }\n${cover}`, "figure-chain", { "report.md": report }],
    ["a long column a thousand times", `${deck}data: { t: t.csv }\nslides:\n${"  - { template: pillars, title: T, beam: B, pillars: { data: t, columns: [a, a, a] } }\n".repeat(1000)}`, "data-too-much", { "t.csv": cells }],
    ["2,000 wrong links", `${deck}slides:\n${times(2000, (i) => `  - { template: closing, title: '[a](#x${i})' }\n`)}`, "unknown-slide"],
    ["100,000 unknown references", `${deck}report: report.md\nslides:\n${times(60, (s) => `  - { template: closing, title: T, lead: '${times(1700, (i) => `{{a${s}b${i}}}`)}' }\n`)}`, "unknown-figure", { "report.md": report }],
  ];
  test.each(floods.map(([name, outline, first, files]) => ({ name, outline, first, files })))("$name", async ({ outline, first, files }) => {
    const started = performance.now();
    const { diagnostics, artifacts } = await buildText(outline, files);
    expect(errorsOf(diagnostics)[0]).toBe(first);
    expect(artifacts).toEqual([]);
    expect(diagnostics.length).toBeLessThanOrEqual(2001);
    expect(performance.now() - started).toBeLessThan(40_000); // seconds are fine, minutes are not
  });

  test.each([
    ["links in links", "[a](".repeat(30_000)],
    ["quotations in quotations", "> ".repeat(20_000)],
    ["emphasis without end", "**a ".repeat(30_000)],
    ["digits without end", `营业总收入${"1,".repeat(20_000)}亿元`],
    ["enumerations without end", "甲、".repeat(30_000)],
  ])("a report of %s", async (_, text) => {
    const started = performance.now();
    for (const path of ["report.md", "report.txt"]) expect(hasErrors((await readReport(memoryWorld({ [path]: text }), path)).diagnostics)).toBe(false);
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});

/** Slides made of the templates' own examples with one to three values replaced: near enough to reach every corner. */
describe("slides that somebody got wrong", async () => {
  const templates = await loadKinds("templates", await kindNames("templates"));
  const examples = [...templates.values()].flatMap((template) => Object.values(template.examples).map((text) => parseYaml({ path: "example.yaml", text }).value.data));
  const word = fc.constantFrom("", "营业总收入", "{{营业总收入}}", "{{营业总收入.change}}", "{{x}}", "{{", "[a](#b)", "**a", "constructor", "__proto__", "../x", "art:city", "NaN", "-1", "1e9", "2,942", "甲".repeat(300), "a\nb", "👩‍👩‍👧", "مرحبا", "=".repeat(50), "column", "9".repeat(40));
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      word,
      fc.constantFrom(null, true, 0, -3, 0.1, 1e21, 123456789012345),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom("figure", "value", "label", "data", "column", "columns", "kind", "values", "categories", "series", "head", "text", "items", "name", "image"), tie("value"), { maxKeys: 4 }),
    ),
  }));

  test("never throw", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(examples.length - 1), fc.array(fc.tuple(fc.nat(), value), { minLength: 1, maxLength: 3 }), async (i, changes) => {
        const slide = changes.reduce((data, [place, other]) => replaced(data, place, other), examples[i]);
        const world = memoryWorld({ "outline.yaml": JSON.stringify({ deck: { title: "T", date: "2016-01-11" }, report: "report.md", data: { t: "t.csv" }, slides: [slide] }), "report.md": report, "t.csv": "a,b\n1,2\n" });
        const { diagnostics, artifacts } = await build(world, "outline.yaml");
        expect(artifacts.length).toBe(hasErrors(diagnostics) ? 0 : 1);
        for (const language of ["en", "zh-CN"] as const) expect(printed(diagnostics, language)).not.toMatch(/undefined|\[object/u);
        for (const { span } of diagnostics) if (span) expect(span.start <= span.end && span.end <= span.file.text.length).toBe(true);
      }),
      { numRuns: 200, seed: 20160111 },
    );
  }, 120_000);
});

/** The data with the value at its `place`-th position (counted through the tree, the root left out) replaced. */
function replaced(data: unknown, place: number, other: unknown): unknown {
  const count = positions(data) - 1;
  if (count <= 0) return data;
  let left = place % count;
  const walk = (node: unknown): unknown => {
    if (typeof node !== "object" || node === null) return node;
    const entries = Object.entries(node).map(([key, item]) => [key, left-- === 0 ? other : left < 0 ? item : walk(item)] as const);
    return Array.isArray(node) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
  };
  return walk(data);
}

function positions(data: unknown): number {
  return typeof data === "object" && data !== null ? Object.values(data).reduce<number>((sum, item) => sum + positions(item), 1) : 1;
}
