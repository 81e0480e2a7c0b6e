import { describe, expect, test } from "vitest";
import { fixed } from "../src/cli/fix.js";
import { github, sarif, worklist } from "../src/cli/formats.js";
import { check } from "../src/check.js";
import { checkText } from "./support/checks.js";
import { compileText } from "./support/decks.js";

const report = "2015年，营业收入2942亿元，同比增长10.2%。\n";
const outline = (head: string, slide = ""): string =>
  `deck: { title: 示例, date: 2016-01-11 }\nreport: { file: report.md, name: 工作报告 }\n${head}slides:\n  - { template: bullets, title: 两件实事, items: [平台服务460家企业, 营业收入平稳]${slide} }\n`;
const found = async (head: string, slide = "", strict = false): Promise<readonly string[]> =>
  (await checkText({ "outline.yaml": outline(head, slide), "report.md": report }, { strict })).filter(({ code }) => code !== "coverage").map(({ code, severity }) => `${severity} ${code}`);

describe("levels and silence", () => {
  test("a typed number is a warning, and strictly an error", async () => {
    expect(await found("")).toEqual(["warning orphan-number"]);
    expect(await found("", "", true)).toEqual(["error orphan-number"]);
  });

  test("a reason silences it on its slide or in the deck, strictly too", async () => {
    expect(await found("", ", ignore: { orphan-number: 平台自行统计 }", true)).toEqual([]);
    expect(await found("ignore: { orphan-number: 平台自行统计 }\n")).toEqual([]);
    expect(await found("ignore: [orphan-number]\n")).toEqual([]);
  });

  test("what there is nothing to ignore of is told", async () => {
    expect(await found("ignore: [orphan-number, density]\n")).toEqual(["warning unused-ignore"]);
    expect(await found("", ", ignore: { orphan-number: 平台, contrast: 试验 }")).toEqual(["warning unused-ignore"]);
  });

  test("levels by outline; a check that there is not is told", async () => {
    expect(await found("checks: { orphan-number: off }\n")).toEqual([]);
    expect(await found("checks: { orphan-number: error }\n")).toEqual(["error orphan-number"]);
    expect(await found("checks: { orphan-number: info, orphan-numbers: off }\n")).toEqual(["info orphan-number", "error unknown-check"]);
  });
});

describe("what comes out", () => {
  const files = { "outline.yaml": outline("", ", minutes: 1"), "report.md": report };

  test("SARIF has the place and the level of every finding", async () => {
    const log = sarif(await checkText(files), "en", "1.0.0") as { runs: readonly { results: readonly { ruleId: string; level: string; locations?: readonly unknown[] }[] }[] };
    const result = log.runs[0]!.results.find(({ ruleId }) => ruleId === "orphan-number");
    expect(result).toMatchObject({ level: "warning", locations: [{ physicalLocation: { artifactLocation: { uri: "outline.yaml" }, region: { startLine: 4, startColumn: 51 } } }] });
  });

  test("GitHub's lines escape what separates them", async () => {
    const line = github(await checkText(files), "en").split("\n").find((one) => one.includes("orphan-number"));
    expect(line).toMatch(/^::warning file=outline\.yaml,line=4,endLine=4,col=51,endColumn=55,title=orphan-number::/u);
    expect(line).not.toContain("\n");
  });

  test("the list has the worst first, one line each, and fits a screen", async () => {
    const many = outline("", "").replace("平台服务460家企业", "平台服务460家企业, 待补充").concat(Array.from({ length: 30 }, (_, i) => `  - { template: bullets, title: 第${i + 1}件, items: [服务${i + 460}家企业, 平稳] }\n`).join(""));
    const lines = worklist(await checkText({ "outline.yaml": many, "report.md": report }), "en");
    expect(lines[0]).toMatch(/^error +slide 1 +outline\.yaml:4:\d+ +leftover /u);
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toMatch(/more/u);
  });
});

test("--fix mends the places alone and leaves comments and layout", async () => {
  const text = `# 注释  保留\ndeck: { title: 示例,   date: 2016-01-11 }\nslides:\n  - template: bullets   # 这里\n    items: [增速63-68%, "投资13–17万元", 5G 基站, 4G网络, 工程--重中之重, 平稳...]\n    title: 目标区间\n`;
  const deck = await check(await compileText({ "outline.yaml": text }), { remarks: true });
  const mended = fixed(deck.diagnostics, deck.sources!.located);
  expect(mended.text).toBe(text.replace("63-68%", "63%–68%").replace("13–17万元", "13万–17万元").replace("5G 基站", "5G基站").replace("工程--", "工程——").replace("平稳...", "平稳……"));
  const again = await check(await compileText({ "outline.yaml": mended.text }));
  expect(fixed(again.diagnostics, again.sources!.located)).toEqual({ text: mended.text, count: 0 });
});
