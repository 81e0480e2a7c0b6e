/** A first outline from a report: it builds as it is, types no number, and is the same every time. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { check } from "../src/check.js";
import { outlineFor } from "../src/cli/init.js";
import { compile, type Compiled } from "../src/compile.js";
import { hasLooseNumber } from "../src/init/statements.js";
import { slideYaml } from "../src/init/outline-yaml.js";
import { isFramed } from "../src/layout/frame.js";
import { readReport } from "../src/load.js";
import { walk } from "../src/scene/walk.js";
import { coverageOf } from "../src/slides/coverage.js";
import { memoryWorld } from "../src/world.js";
import { printed, root } from "./support/decks.js";

interface Made extends Compiled {
  readonly outline: string;
  /** Templates of the slides in their order. */
  readonly templates: readonly string[];
}

const today = new Date("2026-01-05");
const worldOf = (files: Record<string, string | Uint8Array>) => ({ ...memoryWorld(files), today });

async function make(name: string, bytes: string | Uint8Array): Promise<Made> {
  const world = worldOf({ [name]: bytes });
  const { value: report } = await readReport(world, name);
  const outline = await outlineFor(world, report!, { path: name, target: "outline.yaml" });
  const compiled = await check(await compile(worldOf({ [name]: bytes, "outline.yaml": outline ?? "" }), "outline.yaml"));
  return { ...compiled, outline: outline ?? "", templates: compiled.slides.map(({ template }) => template.name) };
}

const gold = join(root, "tests", "fixtures", "gold");
const reports: readonly string[] = [
  "assets/report.md",
  "examples/port-2024/report.md",
  ...readdirSync(gold).filter((name) => /\.(?:md|txt)$/u.test(name) && !name.endsWith(".sections.txt")).map((name) => `tests/fixtures/gold/${name}`),
];

/** Core figures that a first deck shows, at least; a yearbook in a few pages has more than twenty slides hold. */
const fewestShown = 0.4;
const structure = new Set(["cover", "agenda", "section", "sources", "closing"]);

describe.each(reports)("%s", (path) => {
  let made: Made;
  beforeAll(async () => {
    made = await make(path.split("/").at(-1)!, readFileSync(join(root, path)));
  }, 60_000);

  test("builds without a complaint, from cover to closing", () => {
    expect(printed(made.diagnostics.filter(({ severity }) => severity !== "info"))).toBe("");
    expect([made.templates[0], made.templates.at(-1)]).toEqual(["cover", "closing"]);
    expect(made.templates).toContain("sources");
  });

  test("shows no number that is not bound to the report", () => {
    expect(typedNumbers(made)).toEqual([]);
    expect(made.outline).not.toMatch(/\.change\}\}\s?(?:倍|成|%|％|个百分点|percent)|\}\}(?:亿|万)?元/u); // no unit twice
  });

  test("shows most core figures, in several ways, never three times alike in a row", () => {
    const { figures, core } = coverageOf(made.slides, made.sources!.report!);
    expect(core - figures.length).toBeGreaterThanOrEqual(core * fewestShown);
    const content = made.templates.filter((name, i, all) => !structure.has(name) && !(name === all[i - 1] && made.slides[i]!.id.endsWith("-2")));
    expect(content.length).toBeLessThanOrEqual(22);
    expect(content.filter((name, i) => name === content[i - 1] && name === content[i - 2])).toEqual([]);
  });
});

/** Texts of content slides with a digit that no figure's mark covers: dates, names and quotations may have one. */
function typedNumbers({ scene, slides }: Made): readonly string[] {
  return scene!.slides.flatMap((slide, i) => {
    if (!isFramed(slide.layout) || slides[i]!.template.appendix) return [];
    const texts = [...walk(slide.nodes)].flatMap((node) => {
      if (node.type === "text" && !/page|progress|marker|source|deck|number/u.test(node.name ?? "")) return node.paragraphs;
      return node.type === "table" ? node.rows.flatMap((cells) => cells.map(({ paragraph }) => paragraph)) : [];
    });
    return texts.map((paragraph) => paragraph.map((run) => (run.figure === undefined ? run.text : "")).join("").replace(/[（(]\d\/\d[）)]$/u, "")).filter(hasLooseNumber);
  });
}

test("a digit is loose unless it is bound, a date, a name or a quotation", () => {
  expect(["共有25个项目", "up 8.5% again", "第3位", "2.0版"].filter((text) => !hasLooseNumber(text))).toEqual([]);
  expect(["{{营业总收入}}，增长{{营业总收入.change}}", "2015年1–11月", "PM2.5浓度下降", "“惠新1号”基金", "In March 2024", "CO2"].filter(hasLooseNumber)).toEqual([]);
});

test("the example's report gets a divider for each part and at least five kinds of content", async () => {
  const { templates, scene } = await make("report.md", readFileSync(join(root, "assets/report.md")));
  expect(templates.filter((name) => name === "section")).toHaveLength(7);
  expect(scene!.sections).toHaveLength(7);
  expect(new Set(templates.filter((name) => !structure.has(name))).size).toBeGreaterThanOrEqual(5);
});

const small = (body: string, language = "zh-CN"): string => `---\ntitle: ${language === "en" ? "Annual report 2024" : "工作报告"}\ndate: 2024-12-31\nlanguage: ${language}\n---\n\n${body}`;

describe("a section's content decides on its template", () => {
  const templatesOf = async (body: string, language?: string): Promise<readonly string[]> => (await make("report.md", small(body, language))).templates;

  test("core figures become cards", async () => {
    expect(await templatesOf("## 一、经济运行\n\n营业总收入2942亿元，同比增长10.2%；工业增加值628.7亿元，增长7.1%；固定资产投资346.4亿元，增长16.2%。\n")).toContain("kpi-cards");
  });
  test("a table of two periods becomes a chart", async () => {
    const body = "## Cargo\n\nThe port handled more cargo than ever before.\n\n| Cargo | 2023 (million tonnes) | 2024 (million tonnes) |\n| --- | --- | --- |\n| Containers | 15.9 | 17.2 |\n| Liquid bulk | 13.3 | 12.9 |\n| Dry bulk | 9.2 | 9.4 |\n";
    const { outline } = await make("report.md", small(body, "en"));
    expect(outline).toContain("template: chart-takeaway");
    expect(outline).toMatch(/series:/u);
  });
  test("from one value to another becomes a comparison", async () => {
    expect(await templatesOf("## 一、民生改善\n\n城区优良天数由268天增加到319天，大班额比例从23.5%下降到1.2%。\n")).toContain("comparison");
  });
  test("what is listed becomes rows", async () => {
    const body = "## 一、稳定增长\n\n一是服务企业。组织干部进企业解决生产和经营中的各种难题。二是培育龙头。遴选骨干企业重点扶持，做大做强主业。三是化解风险。设立过桥基金，企业续贷压力明显减轻。四是争取资金。对接上级政策，支持重点项目建设。五是搞好招商。引进专业运营商，园区面貌焕然一新。\n";
    expect(await templatesOf(body)).toContain("bullets");
  });
  test("problems stand beside what comes next", async () => {
    const body = "## 一、困难与打算\n\n发展中的困难同样不容回避：\n\n1. 传统产业转型的任务依然繁重；\n2. 参与竞争的核心优势还不突出；\n3. 部分干部的创业激情有所消退。\n\n必须牢牢把握总基调，扩总量、调结构、促转型。下一步，我们将提升干部能力素质，提振精气神。\n";
    expect((await templatesOf(body)).filter((name) => name === "two-column" || name === "problem-measure")).toHaveLength(1);
  });
  test("numbers about which the report disagrees with itself are left to the author", async () => {
    const { outline } = await make("report.md", small("## 一、概况\n\n全年营业总收入2942亿元，同比增长10.2%。工业增加值628.7亿元，固定资产投资346.4亿元，财政收入28.1亿元。\n\n## 二、说明\n\n全年营业总收入3010亿元。工作扎实推进，各项任务圆满完成。\n"));
    expect(outline).not.toContain("figure: 营业总收入");
    expect(outline).toContain("figure: 工业增加值");
  });
});

test("a report without a title shows its figures all the same", async () => {
  const { diagnostics, templates, outline } = await make("notes.txt", "营业总收入2942亿元，同比增长10.2%；工业增加值628.7亿元，增长7.1%；固定资产投资346.4亿元，增长16.2%。\n各项工作扎实推进，发展态势良好。\n");
  expect(printed(diagnostics)).toBe("");
  expect(templates).toContain("kpi-cards");
  expect(outline.split("\n").filter((line) => /^\s*#/u.test(line)).length).toBeGreaterThan(4);
});

test("fields are written plainly: lists of records a line each, notes as a block, quotes only where they are needed", () => {
  expect(slideYaml([["template", "bullets"], ["title", "营业总收入{{收入}}"], ["items", [{ lead: "服务企业", text: "进企业、解难题" }]], ["notes", "第一句。\n第二句。\n"]], ["看看标题"])).toBe(
    '  # 看看标题\n  - template: bullets\n    title: "营业总收入{{收入}}"\n    items:\n      - { lead: 服务企业, text: 进企业、解难题 }\n    notes: |\n      第一句。\n      第二句。',
  );
});

describe("the command", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "deckwright-init-"));
    writeFileSync(join(folder, "report.md"), readFileSync(join(gold, "city-report.md")));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const init = (...args: readonly string[]) => spawnSync(process.execPath, [join(root, "dist", "cli.js"), "init", ...args, "--lang", "en"], { cwd: folder, encoding: "utf8" });

  test("the same report gives the same outline, and one that is there is not overwritten", () => {
    expect(init("report.md").status).toBe(0);
    expect(init("report.md", "-o", "again.yaml").status).toBe(0);
    expect(readFileSync(join(folder, "again.yaml"), "utf8")).toBe(readFileSync(join(folder, "outline.yaml"), "utf8"));
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
});
