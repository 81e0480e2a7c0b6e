import { expect, test } from "vitest";
import { check } from "../src/check.js";
import { fixed } from "../src/cli/fix.js";
import { worklist } from "../src/cli/formats.js";
import { hasErrors } from "../src/source/diagnostic.js";
import { parseYaml } from "../src/source/yaml.js";
import { checkText } from "./support/checks.js";
import { compileText } from "./support/decks.js";

/** What people type, and what it is mended to. */
const slips: readonly (readonly [string, string])[] = [
  ["增速63-68%", "增速63%–68%"],
  ["投资13–17万元", "投资13万–17万元"],
  ["5G 基站", "5G基站"],
  ["工程--重中之重", "工程——重中之重"],
  ["平稳...", "平稳……"],
  ["共计１２场", "共计12场"],
  ["比重８％", "比重8%"],
  ["A 与 B", "A与B"],
];
/** Nothing to mend, and much that a careless hand would spoil. */
const sound = ["服务企业百日会战", "4G网络", "“惠新1号”过桥基金", "a--b", "http://a.example/1-2%", "63%–68%", "第1-3章", "其一：甲；其二：乙"];

function generator(seed: number): <T>(all: readonly T[]) => T {
  let state = seed;
  return (all) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return all[Math.floor((state / 2 ** 32) * all.length)]!;
  };
}

/** An outline in one of the many ways in which people lay them out; each piece that is to be mended is marked by its line. */
function outlineOf(seed: number): { readonly text: string; readonly mended: string } {
  const pick = generator(seed);
  const eol = pick(["\n", "\n", "\r\n"]);
  const lines: (readonly [string, string])[] = [];
  const say = (line: string, mended = line): void => void lines.push([line, mended]);
  say(pick(["# 注释  保留 5G 基站", "#", "# yaml-language-server: $schema=x"]));
  say(pick(["deck: { title: 示例,   date: 2016-01-11 }", 'deck: {title: "示例", date: 2016-01-11}   # 63-68%']));
  say(pick(["", "   ", "# 平稳..."]));
  say("slides:");
  for (let slide = 0; slide < 3; slide += 1) {
    say(pick(["  - template: bullets   # 这里", "  - template: bullets", '  - template: "bullets"']));
    say(`    title: ${["一季度开局", "二季度加快", "三季度收官"][slide]!}`);
    say(pick(["    items:", "    items:    # 要点 5G 基站"]));
    for (let item = 0; item < 3; item += 1) {
      const [bad, good] = pick([...slips, ...sound.map((one) => [one, one] as const)]);
      const dress = pick<(text: string) => string>([(t) => `      - ${t}`, (t) => `      - "${t}"`, (t) => `      - '${t}'   # 63-68%`, (t) => `      -   ${t}`, (t) => `      - { text: "${t}" }`]);
      say(dress(bad), dress(good));
    }
  }
  return { text: lines.map(([line]) => line).join(eol) + eol, mended: lines.map(([, line]) => line).join(eol) + eol };
}

test("--fix changes the slips alone, whatever the layout of the outline", async () => {
  let mendings = 0;
  for (let seed = 1; seed <= 40; seed += 1) {
    const { text, mended } = outlineOf(seed * 7919);
    const deck = await check(await compileText({ "outline.yaml": text }), { remarks: true });
    const result = fixed(deck.diagnostics, deck.sources!.located);
    // Line by line: a line is as it was, or as it should be; comments and everything between stay byte for byte.
    const [before, after, right] = [text, result.text, mended].map((one) => one.split("\n"));
    expect(after).toHaveLength(before!.length);
    for (const [i, line] of after!.entries()) expect([before![i], right![i]], `seed ${seed}, line ${i + 1}`).toContain(line);
    expect(result.text === text).toBe(result.count === 0);
    expect(hasErrors(parseYaml({ path: "outline.yaml", text: result.text }).diagnostics)).toBe(false);
    const again = await check(await compileText({ "outline.yaml": result.text }), { remarks: true });
    expect(fixed(again.diagnostics, again.sources!.located)).toEqual({ text: result.text, count: 0 });
    mendings += result.count;
  }
  expect(mendings).toBeGreaterThan(100);
}, 60_000);

test("of 200 findings a screen shows the worst, each with its slide and a place that an editor opens", async () => {
  const slides = Array.from({ length: 100 }, (_, i) => `  - { template: bullets, title: 第${i + 1}件事, items: [服务${i + 460}家企业, ${i % 10 === 7 ? "待补充" : "稳住增势"}, 投资13-17万元] }\n`);
  const outline = `deck: { title: 示例, date: 2016-01-11 }\nreport: { file: report.md, name: 工作报告 }\nslides:\n${slides.join("")}`;
  const found = (await checkText({ "outline.yaml": outline, "report.md": "2015年，营业收入2942亿元，同比增长10.2%。\n" })).filter(({ severity }) => severity !== "info");
  expect(found.length).toBeGreaterThanOrEqual(200);
  const lines = worklist(found, "zh-CN");
  expect(lines).toHaveLength(21);
  const rows = lines.slice(0, 20);
  for (const row of rows) expect(row).toMatch(/^\S+ +\S+(?: \S+)* +outline\.yaml:\d+:\d+ +[a-z-]+ +\S/u);
  const errors = found.filter(({ severity }) => severity === "error").length;
  expect(errors).toBe(10);
  expect(rows.map((row) => row.includes("leftover"))).toEqual(rows.map((_, i) => i < errors));
  const numbers = rows.slice(errors).map((row) => Number(/outline\.yaml:(\d+):/u.exec(row)![1]));
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  expect(lines.at(-1)).toContain(String(found.length - 20));
});
