import { spawn } from "node:child_process";
import { unzipSync, zipSync } from "fflate";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { brandFile } from "./support/brand-files.js";
import { foreignDeck, textBox, title } from "./support/foreign-deck.js";
import { packageProblems } from "./support/package-rules.js";

/** The command as users have it: the compiled one, in a process of its own. `npm test` builds it first. */
const cli = join(import.meta.dirname, "..", "dist", "cli.js");
const folder = mkdtempSync(join(tmpdir(), "deckwright-cli-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs in the test folder, piped, in English, with nothing of this terminal's settings. */
function deckwright(args: readonly string[], env: Readonly<Record<string, string>> = {}, cwd = folder): Promise<Run> {
  return new Promise((resolve) => {
    const { NO_COLOR: _, FORCE_COLOR: __, LC_ALL: ___, LC_MESSAGES: ____, ...inherited } = process.env;
    const child = spawn(process.execPath, [cli, ...args], { cwd, env: { ...inherited, LANG: "en_US.UTF-8", ...env } });
    const text = { out: "", err: "" };
    child.stdout.setEncoding("utf8").on("data", (piece: string) => (text.out += piece));
    child.stderr.setEncoding("utf8").on("data", (piece: string) => (text.err += piece));
    child.on("close", (code) => resolve({ code, ...text }));
  });
}

const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const bytes = (name: string): Buffer => readFileSync(join(folder, name));

beforeAll(() => {
  const head = "deck: { title: 工作汇报, date: 2016-01-11 }\nreport: report.md\n";
  put("report.md", "# 2015年工作总结\n\n## 一、主要指标\n\n营业总收入2942亿元，增长10.2%。\n\n## 二、民生\n\n城镇新增就业3.2万人。\n");
  put(
    "outline.yaml",
    `${head}meetings:\n  board: { minutes: 5 }\n  党组会: { audience: 党组成员, title: 党组汇报 }\nslides:\n  - { template: cover, title: 工作汇报 }\n  - { template: closing, title: 谢谢, section: 一, lead: "完成{{营业总收入}}", for: 党组会 }\n`,
  );
  put("wrong.yaml", `${head}slides:\n  - { template: covr, title: 工作汇报 }\n  - { template: cover, titel: 工作汇报 }\n`);
  put("same.yaml", `deck: { title: T, date: 2016-01-11 }\nmeetings: { a: { output: x.pptx }, b: { output: X.pptx } }\nslides:\n  - { template: cover }\n`);
});

test("template shows what is understood of a company's file, and writes a preview", async () => {
  writeFileSync(join(folder, "brand.pptx"), brandFile({ colors: { accent1: "7A1552" } }));
  const [shown, json, missing] = await Promise.all([deckwright(["template", "brand.pptx", "--preview", "preview.pptx"]), deckwright(["template", "brand.pptx", "--json"]), deckwright(["template", "brnd.pptx"])]);
  expect([shown.code, json.code, missing.code]).toEqual([0, 0, 1]);
  expect(shown.out).toMatch(/^brand\.pptx {2}13\.33 × 7\.5 in, 1 master, 4 layouts$/mu);
  expect(shown.out).toMatch(/^accent +7A1552 +accent1 /mu);
  expect(shown.out).toMatch(/^4 +Title Only +titleOnly +agenda, content/mu);
  expect(packageProblems(bytes("preview.pptx"))).toEqual([]);
  const { layouts } = JSON.parse(json.out) as { readonly layouts: readonly { readonly region: { readonly x: number } }[] };
  expect(layouts.map(({ region }) => Math.round(region.x))).toContain(73);
  expect(missing.err).toContain("Did you mean `brand.pptx`?");
});

describe("help and usage", () => {
  test.each([
    ["en", ["build", "check", "schema", "templates", "template", "figures", "data", "init", "trace", "coverage", "themes", "gallery"], /^Usage: deckwright (\w+) /u],
    ["zh-CN", ["build", "check", "schema", "templates", "template", "figures", "data", "init", "trace", "coverage", "themes", "gallery"], /^用法：\s?deckwright (\w+) /u],
  ] as const)("every command explains itself in %s", async (language, commands, usage) => {
    const runs = await Promise.all(commands.map((command) => deckwright([command, "--help", "--lang", language])));
    expect(runs.map(({ code, err }) => [code, err])).toEqual(commands.map(() => [0, ""]));
    expect(runs.map(({ out }) => usage.exec(out)?.[1])).toEqual(commands);
    if (language === "zh-CN") for (const { out } of runs) expect(out).not.toMatch(/\b(?:Usage|Options|Arguments|default|choices|display help)\b/u);
  });

  test("without a command it shows help and says that this was wrong", async () => {
    const [bare, help, version] = await Promise.all([deckwright([]), deckwright(["--help"]), deckwright(["--version"])]);
    expect(bare).toEqual({ ...help, code: 2 });
    expect(help.out).toContain("Exit codes: 0 fine, 1 errors in the input, 2 wrong usage.");
    expect(version).toMatchObject({ code: 0, out: "0.1.0\n" });
  });

  test.each([
    [["bulid"], "unknown-command", "`build`"],
    [["build", "--nope"], "wrong-usage", "`--nope`"],
    [["build", "a.yaml", "b.yaml"], "wrong-usage", "too many arguments"],
    [["build", "--output"], "wrong-usage", "needs a value"],
    [["build", "--to", "gif"], "wrong-usage", "pptx, svg"],
    [["figures", "--format", "xml"], "wrong-usage", "table, json, tsv"],
    [["data"], "wrong-usage", "`file` is missing"],
    [["data", "report.md", "--header", "two"], "wrong-usage", "--header"],
    [["build", "--meeting", "all", "-o", "x.pptx"], "wrong-usage", "one file"],
  ])("%j is wrong usage", async (args, code, said) => {
    const run = await deckwright(args);
    expect(run.code).toBe(2);
    expect(run.out).toBe("");
    expect(run.err).toContain(`error[${code}]`);
    expect(run.err).toContain(said);
  });
});

describe("language and colour", () => {
  test("--lang goes before the environment, LC_ALL before LANG", async () => {
    const first = async (args: readonly string[], env: Readonly<Record<string, string>>) => (await deckwright(["check", "wrong.yaml", ...args], env)).err.split("[")[0];
    expect(
      await Promise.all([first([], {}), first([], { LANG: "zh_CN.UTF-8" }), first(["--lang", "en"], { LANG: "zh_CN.UTF-8" }), first(["--lang=zh-CN"], {}), first([], { LANG: "zh_CN.UTF-8", LC_ALL: "C" })]),
    ).toEqual(["error", "错误", "error", "错误", "error"]);
  });

  test("colours only where they are asked for", async () => {
    const [piped, forced, both] = await Promise.all([
      deckwright(["check", "wrong.yaml"]),
      deckwright(["check", "wrong.yaml"], { FORCE_COLOR: "1" }),
      deckwright(["check", "wrong.yaml"], { FORCE_COLOR: "1", NO_COLOR: "1" }),
    ]);
    expect(piped.out + piped.err).not.toContain("\u001b");
    expect(forced.err).toContain("\u001b[");
    expect(both).toEqual(piped);
  });
});

describe("data", () => {
  beforeAll(() => put("gdp.csv", "各区主要指标,\n单位：亿元,\n地区,增速（%）\n甲,1.5\n乙,\"2,000\"\n注：初步统计,\n"));

  test("shows what was understood, in both languages", async () => {
    const [en, zh] = await Promise.all([deckwright(["data", "gdp.csv"]), deckwright(["data", "gdp.csv", "--lang", "zh-CN"])]);
    expect(en).toMatchObject({ code: 0, err: "" });
    expect(en.out).toBe(
      "gdp.csv  2 rows, 2 columns\nunit: 亿元\nencoding: UTF-8\ndelimiter: comma\nabove the header, left out: rows 1–2 (各区主要指标; 单位：亿元)\nheader: row 3\nbelow the table, left out: row 6 (注：初步统计)\n\nColumns\n  地区\n  增速（%） (unit: %)\n\n地区  增速（%）\n甲    1.5\n乙    2,000\n",
    );
    expect(zh.out).toContain("gdp.csv  2 行，2 列\n单位：亿元\n编码：UTF-8\n分隔符：逗号\n表头之上，不计入：第 1–2 行（各区主要指标；单位：亿元）\n表头：第 3 行\n表格之下，不计入：第 6 行（注：初步统计）\n\n各列\n  地区\n  增速（%）（单位：%）\n");
  });

  test("as JSON, as CSV, with options; exit code 1 for what cannot be read", async () => {
    const [json, csv, given, missing, range] = await Promise.all([
      deckwright(["data", "gdp.csv", "--format", "json"]),
      deckwright(["data", "gdp.csv", "--format", "csv"]),
      deckwright(["data", "gdp.csv", "--header", "3-4", "--range", "A1:B5", "--format", "json"]),
      deckwright(["data", "gpd.csv"]),
      deckwright(["data", "gdp.csv", "--range", "1:2"]),
    ]);
    expect(JSON.parse(json.out)).toMatchObject({ file: "gdp.csv", unit: "亿元", columns: [{ name: "地区" }, { name: "增速（%）", unit: "%" }], rows: [["甲", "1.5"], ["乙", "2,000"]] });
    expect(csv.out).toBe('地区,增速（%）\n甲,1.5\n乙,"2,000"\n');
    expect(JSON.parse(given.out)).toMatchObject({ columns: [{ name: "地区 / 甲" }, { name: "增速（%） / 1.5" }], rows: [["乙", "2,000"]] });
    expect([missing.code, missing.out, range.code]).toEqual([1, "", 1]);
    expect(missing.err).toContain("Did you mean `gdp.csv`?");
    expect(range.err).toContain("error[data-range]");
  });
});

describe("build", () => {
  test("ends with a summary; the file is whole and nothing else is left", async () => {
    const run = await deckwright(["build"]);
    expect(run).toMatchObject({ code: 0, out: expect.stringMatching(/^2 slides, 0 charts, 0 pictures\n1 figure bound from 1 of 2 sections of the report\nnot shown: 二 民生\n1 of 2 core figures shown; `deckwright coverage` lists the others\nno warnings\noutput\/outline\.pptx {2}\d+ kB {2}\d+\.\d\d s\n$/u) });
    expect(readdirSync(join(folder, "output"))).toEqual(["outline.pptx"]);
    expect(packageProblems(bytes("output/outline.pptx"))).toEqual([]);
  });

  test("an error leaves the earlier file as it was, in exit code 1 and no stack trace", async () => {
    mkdirSync(join(folder, "kept"));
    put("kept/deck.pptx", "the earlier deck");
    const runs = await Promise.all([["wrong.yaml"], ["missing.yaml"], ["."]].map((args) => deckwright(["build", ...args, "-o", "kept/deck.pptx"])));
    expect(runs.map(({ code }) => code)).toEqual([1, 1, 1]);
    for (const { err, out } of runs) {
      expect(err).not.toMatch(/\n\s+at /u);
      expect(out).toContain("Nothing was written.");
    }
    expect(runs[0]!.err).toContain(" --> wrong.yaml:4:17\n  |\n4 |   - { template: covr, title: 工作汇报 }\n  |                 ^^^^\n  hint: Did you mean `cover`?\n");
    expect(readdirSync(join(folder, "kept"))).toEqual(["deck.pptx"]);
    expect(bytes("kept/deck.pptx").toString()).toBe("the earlier deck");
  });

  test("never over an outline or into a folder's name", async () => {
    const before = bytes("outline.yaml");
    mkdirSync(join(folder, "folder.pptx"));
    const [onOutline, onFolder] = await Promise.all([deckwright(["build", "-o", "outline.yaml"]), deckwright(["build", "-o", "folder.pptx"])]);
    expect([onOutline.code, onFolder.code]).toEqual([1, 1]);
    expect(onOutline.err).toContain("error[output-name]");
    expect(onFolder.err).toContain("error[output-is-folder]");
    expect(bytes("outline.yaml")).toEqual(before);
    expect(readdirSync(join(folder, "folder.pptx"))).toEqual([]);
  });

  test("--json has files and diagnostics with line and column, in the language asked for", async () => {
    const [fine, wrong] = await Promise.all([deckwright(["build", "--json", "-o", "json.pptx"]), deckwright(["build", "wrong.yaml", "--json", "--lang", "zh-CN"])]);
    expect(JSON.parse(fine.out)).toEqual({ files: [{ path: "json.pptx", bytes: bytes("json.pptx").length }], variants: [{ release: "internal", planned: expect.any(Number), leftOut: [] }], diagnostics: [] });
    expect([wrong.code, wrong.err]).toEqual([1, ""]);
    expect(JSON.parse(wrong.out)).toMatchObject({
      files: [],
      diagnostics: [
        { code: "unknown-template", severity: "error", message: "没有名为 `covr` 的版式。", hint: "是否想写 `cover`？", file: "wrong.yaml", line: 4, column: 17, endLine: 4, endColumn: 21, slide: 1 },
        { code: "unknown-field", severity: "error", line: 5, column: 24, endColumn: 29 },
      ],
    });
  });

  test("--meeting builds one variant, or each", async () => {
    const target = join(folder, "meetings");
    mkdirSync(target);
    for (const name of ["outline.yaml", "report.md"]) writeFileSync(join(target, name), bytes(name));
    const [one, all, unknown, same] = await Promise.all([
      deckwright(["build", "--meeting", "board", "-o", "one.pptx"], {}, target),
      deckwright(["build", "--meeting", "all"], {}, target),
      deckwright(["build", "--meeting", "bord"], {}, target),
      deckwright(["build", "same.yaml", "--meeting", "all"]),
    ]);
    expect([one.code, all.code, unknown.code, same.code]).toEqual([0, 0, 1, 1]);
    expect(one.out).toMatch(/^1 slide,/u);
    expect(all.out).toMatch(/^1 slide,[^]*\n2 slides,/u);
    expect(readdirSync(join(target, "output")).sort()).toEqual(["outline-board.pptx", "outline-党组会.pptx"]);
    expect(unknown.err).toContain("Did you mean `board`?");
    expect(same.err).toContain("error[output-twice]");
    expect(existsSync(join(folder, "x.pptx"))).toBe(false);
  });

  test("--to svg writes a folder of slides", async () => {
    const run = await deckwright(["build", "--to", "svg"]);
    expect(run.code).toBe(0);
    expect(readdirSync(join(folder, "output", "outline")).sort()).toEqual(["slide-1.svg", "slide-2.svg"]);
  });

  test("two builds of one file at once end in one whole file", async () => {
    const runs = await Promise.all([deckwright(["build", "-o", "race/deck.pptx"]), deckwright(["build", "-o", "race/deck.pptx"])]);
    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    expect(readdirSync(join(folder, "race"))).toEqual(["deck.pptx"]);
    expect(packageProblems(bytes("race/deck.pptx"))).toEqual([]);
  });

  test("equal bytes in any time zone and locale", async () => {
    const places: readonly Readonly<Record<string, string>>[] = [{ TZ: "Pacific/Auckland", LANG: "de_DE.UTF-8", LC_ALL: "de_DE.UTF-8" }, { TZ: "UTC" }, { TZ: "America/Los_Angeles", LANG: "zh_CN.UTF-8" }];
    await Promise.all(places.map((env, i) => deckwright(["build", "-o", `zone${i}.pptx`], env)));
    expect(bytes("zone1.pptx").equals(bytes("zone0.pptx"))).toBe(true);
    expect(bytes("zone2.pptx").equals(bytes("zone0.pptx"))).toBe(true);
  });
});

describe("the other commands", () => {
  test("check says that all is well, or what is not", async () => {
    const [fine, wrong] = await Promise.all([deckwright(["check"]), deckwright(["check", "wrong.yaml"])]);
    expect(fine).toMatchObject({ code: 0, err: "" });
    expect(fine.out).toMatch(/^info +outline\.yaml:2:1 +coverage +No slide tells of `二 民生`.*\nNo mistakes found\.\n$/u);
    expect([wrong.code, wrong.out]).toEqual([1, "2 errors, 0 warnings\n"]);
  });

  test("figures as table, TSV and JSON, of the outline's report or of a file", async () => {
    const [table, tsv, json, none] = await Promise.all([
      deckwright(["figures"]),
      deckwright(["figures", "report.md", "--format", "tsv"]),
      deckwright(["figures", "outline.yaml", "--format", "json"]),
      deckwright(["figures", "same.yaml"]),
    ]);
    expect(table.out).toContain("营业总收入");
    expect(tsv.out.split("\n").filter((line) => line.includes("\t")).length).toBeGreaterThanOrEqual(2);
    expect(tsv.out).toMatch(/营业总收入\t.*2942/u);
    expect(JSON.parse(json.out)).toHaveLength(2);
    expect(none).toMatchObject({ code: 1, out: "", err: expect.stringContaining("error[report-unnamed]") });
  });

  test("templates lists them, explains one, and refuses a wrong name", async () => {
    const [list, one, json, wrong] = await Promise.all([deckwright(["templates"]), deckwright(["templates", "cover", "--lang", "zh-CN"]), deckwright(["templates", "cover", "--json"]), deckwright(["templates", "covr"])]);
    expect(list.out.split("\n").map((line) => line.split(" ")[0])).toEqual(expect.arrayContaining(["agenda", "bullets", "cover", "kpi-cards", "table"]));
    expect(one.out).toContain("字段");
    expect(one.out).toContain("  template: cover\n");
    expect(JSON.parse(json.out)).toMatchObject([{ name: "cover", fields: expect.arrayContaining([expect.objectContaining({ name: "image", required: false })]) }]);
    expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining("Did you mean `cover`?") });
  });

  test("schema writes where it is told", async () => {
    const run = await deckwright(["schema", "-o", "made/outline.schema.json"]);
    expect(run).toEqual({ code: 0, out: "wrote made/outline.schema.json\n", err: "" });
    expect(JSON.parse(bytes("made/outline.schema.json").toString())).toMatchObject({ $schema: "http://json-schema.org/draft-07/schema#", properties: { deck: expect.anything() as unknown } });
  });

  test("a reader that leaves early is no crash", async () => {
    const child = spawn(process.execPath, [cli, "templates", "--json"], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (piece: string) => (said += piece));
    child.stdout.destroy();
    await new Promise((resolve) => child.on("close", resolve));
    expect(said).toBe("");
  });
});

describe("report and deck", () => {
  test("`coverage` lists what no slide shows, `figures` what slides use", async () => {
    const [coverage, unused, usedBy, wrong] = await Promise.all([
      deckwright(["coverage"]), deckwright(["figures", "--unused", "--format", "tsv"]), deckwright(["figures", "--used-by", "--format", "tsv"]), deckwright(["figures", "report.md", "--unused"]),
    ]);
    expect(coverage).toMatchObject({ code: 0, err: "" });
    expect(coverage.out).toMatch(/^1 section of the report without a slide:\n {2}二 {2}民生 {2}line 7\n\n1 of 2 core figures not shown:\n/u);
    expect(unused.out.trimEnd().split("\n").slice(1).map((row) => row.split("\t")[0])).toEqual(["城镇新增就业"]);
    expect(usedBy.out.split("\n").slice(0, -1).map((row) => row.split("\t").at(-1))).toEqual(["slides", "2", ""]);
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining("wrong-usage") });
  });

  test("`lint` judges any deck, in three formats, and fails where something is an error", async () => {
    await deckwright(["build", "-o", "linted.pptx"]);
    const files = unzipSync(bytes("linted.pptx"));
    const spoilt = new TextDecoder().decode(files["ppt/slides/slide2.xml"]).replace(/<p:cNvPr id="3"/u, '<p:cNvPr id="2"');
    writeFileSync(join(folder, "spoilt.pptx"), zipSync({ ...files, "ppt/slides/slide2.xml": new TextEncoder().encode(spoilt) }));
    const [fine, text, json, github, none, rules, nothing] = await Promise.all([
      deckwright(["lint", "linted.pptx"]), deckwright(["lint", "spoilt.pptx"]), deckwright(["lint", "spoilt.pptx", "--json", "--lang", "zh-CN"]),
      deckwright(["lint", "spoilt.pptx", "--format", "github"]), deckwright(["lint", "report.md"]), deckwright(["lint", "--rules"]), deckwright(["lint"]),
    ]);
    expect(fine).toEqual({ code: 0, out: "2 slides: nothing found.\n", err: "" });
    expect(text).toMatchObject({ code: 1, err: "", out: expect.stringMatching(/^slide 2\n {2}error\[shape-id\]: The shape id `2` belongs to `title` already\.\n {6}“.+” · ppt\/slides\/slide2\.xml\n {6}hint: .+\n\n1 error, 0 warnings, 0 remarks\n$/u) });
    expect(JSON.parse(json.out)).toMatchObject({ path: "spoilt.pptx", slides: 2, findings: [{ rule: "shape-id", severity: "error", slide: 2, part: "ppt/slides/slide2.xml", message: "形状 ID `2` 已被 `title` 使用。" }] });
    expect(github.out).toMatch(/^::error file=spoilt\.pptx,title=shape-id::slide 2, .+, ppt\/slides\/slide2\.xml: The shape id `2`[^\n]+\n$/u);
    expect(none).toMatchObject({ code: 1, out: "", err: expect.stringContaining("error[deck-not-pptx]") });
    expect(rules.out).toMatch(/^Rule +Weight +What holds\n/u);
    expect(rules.out).toContain("shape-id");
    expect(nothing).toMatchObject({ code: 2, err: expect.stringContaining("wrong-usage") });
  });

  test("`trace` prints the ledger of a deck, and fails where the report now says something else", async () => {
    await deckwright(["build", "-o", "traced.pptx"]);
    put("later.md", "# 2015年工作总结\n\n## 一、主要指标\n\n营业总收入3105亿元，增长10.2%。\n");
    const [alone, same, later, none] = await Promise.all([
      deckwright(["trace", "traced.pptx"]), deckwright(["trace", "traced.pptx", "--report", "report.md"]),
      deckwright(["trace", "traced.pptx", "-r", "later.md", "--json"]), deckwright(["trace", "report.md"]),
    ]);
    expect(alone).toMatchObject({ code: 0, out: expect.stringMatching(/营业总收入 +2942亿元 +一 +5 +营业总收入2942亿元，增长10\.2% +2 lead/u) });
    expect(same).toMatchObject({ code: 0, out: expect.stringContaining("1 figure agrees with the report, none do not.") });
    expect(later.code).toBe(1);
    expect(JSON.parse(later.out)).toMatchObject({ figures: [{ verdict: "changed", places: [{ value: "2942", now: { value: "3105" } }] }] });
    expect(none).toMatchObject({ code: 1, out: "", err: expect.stringContaining("error[deck-not-pptx]") });
  });
});

describe("check of a finished presentation", () => {
  beforeAll(() => {
    writeFileSync(join(folder, "foreign.pptx"), foreignDeck([{ shapes: title("主要指标平稳增长") + textBox("Text 1", [66, 144, 500, 30], "营业总收入达到2492亿元"), layout: 4 }], { fonts: { latin: "Arial", ea: "微软雅黑" } }));
  });

  test("the ending decides, and the report is named beside it", async () => {
    const [without, against, json] = await Promise.all([deckwright(["check", "foreign.pptx"]), deckwright(["check", "foreign.pptx", "--report", "report.md"]), deckwright(["check", "foreign.pptx", "-r", "report.md", "--json"])]);
    expect(without).toMatchObject({ code: 0, err: "" });
    expect(without.out).toBe("1 slide, no `--report`: numbers were not compared\nNo mistakes found.\n");
    expect(against.code).toBe(1);
    expect(against.err).toContain("foreign.pptx: slide 1, “Text 1”");
    expect(JSON.parse(json.out)).toMatchObject({ deck: { slides: 1, ledger: false }, diagnostics: [{ code: "number-mismatch", slide: 1, shape: "Text 1", related: [{ file: "report.md", line: 5 }] }] });
  });

  test("other programs get the place in words", async () => {
    const [github, sarif] = await Promise.all([deckwright(["check", "foreign.pptx", "-r", "report.md", "--format", "github"]), deckwright(["check", "foreign.pptx", "-r", "report.md", "--format", "sarif"])]);
    expect(github.out).toMatch(/^::error file=foreign\.pptx,title=number-mismatch::slide 1, “Text 1”: /u);
    expect(JSON.parse(sarif.out).runs[0].results[0].locations[0].logicalLocations[0].fullyQualifiedName).toBe("slide 1, “Text 1”");
  });

  test("what only outlines have is refused", async () => {
    const runs = await Promise.all([deckwright(["check", "foreign.pptx", "--fix"]), deckwright(["check", "outline.yaml", "-r", "report.md"]), deckwright(["check", "missing.pptx"]), deckwright(["check", "foreign.pptx", "-r", "missing.md"])]);
    expect(runs.map(({ code }) => code)).toEqual([2, 2, 1, 1]);
  });
});
