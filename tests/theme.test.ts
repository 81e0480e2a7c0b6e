/** Themes are files of tokens: ours, the user's own beside the outline, single tokens in the outline. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { build } from "../src/build.js";
import { memoryWorld } from "../src/world.js";
import { codesOf, compileText, printed, root } from "./support/decks.js";
import type { ColorRole } from "../src/theme/theme.js";
import { contrast, distance, visions } from "./support/colors.js";
import { openPackage, within } from "./support/package-rules.js";
import { testTheme } from "./support/scene.js";

const qinghua = readFileSync(join(root, "src", "themes", "qinghua.yaml"), "utf8");
const outline = (head: string): string => `deck: { title: 标题, date: 2024-01-01${head} }\n`;
const slides = "slides:\n  - { template: bullets, title: 两件事, items: [第一件, ==第二件==] }\n";

const schemeColor = async (files: Readonly<Record<string, string>>, slot: string): Promise<string> => {
  const { artifacts, diagnostics } = await build(memoryWorld(files), "outline.yaml");
  expect(printed(diagnostics)).toBe("");
  const theme = openPackage(artifacts[0]!.data).trees.get("ppt/theme/theme1.xml")!;
  const color = [...within(theme, `a:${slot}`)].flatMap((tree) => [...within(tree, "a:srgbClr")])[0]!;
  return String(color.attributes["val"]);
};

describe("a theme", () => {
  test("gives the file its colour scheme", async () => {
    expect(await schemeColor({ "outline.yaml": outline("") + slides }, "accent1")).toBe("1A3E9E");
  });

  test("may have single tokens overridden by the outline", async () => {
    const files = { "outline.yaml": `${outline("")}theme: { colors: { s1: "#0a6b5a", accent: 0A6B5A }, fonts: { latin: Arial } }\n${slides}` };
    expect(await schemeColor(files, "accent1")).toBe("0A6B5A");
  });

  test("may be the user's own file beside the outline, which wins over ours", async () => {
    const own = qinghua.replace("name: qinghua", "name: green").replaceAll("1A3E9E", "0A6B5A");
    expect(await schemeColor({ "outline.yaml": outline(", theme: green") + slides, "themes/green.yaml": own }, "accent1")).toBe("0A6B5A");
    expect(await schemeColor({ "outline.yaml": outline("") + slides, "themes/qinghua.yaml": own.replace("name: green", "name: qinghua") }, "accent1")).toBe("0A6B5A");
  });

  test("that lacks a role, or has one too many, is refused with its place", async () => {
    const without = qinghua.replace(/^ {2}muted: .*\n/mu, "");
    const { diagnostics, scene } = await compileText({ "outline.yaml": outline(", theme: mine") + slides, "themes/mine.yaml": without });
    expect(scene).toBeUndefined();
    expect(codesOf(diagnostics)).toContain("missing-field");
    expect(diagnostics[0]!.span!.file.path).toBe("themes/mine.yaml");
  });

  test("that does not exist is told with its likely name", async () => {
    const { diagnostics } = await compileText({ "outline.yaml": outline(", theme: qinghau") + slides });
    expect(printed(diagnostics)).toContain("Did you mean `qinghua`?");
  });

  test("with `change: intl` shows a rise in green", async () => {
    const cards = "slides:\n  - { template: kpi-cards, title: 三项, hero: none, cards: [{ label: 甲, value: 1, change: +1% }, { label: 乙, value: 2, change: -1% }, { label: 丙, value: 3 }] }\n";
    const colors = async (head: string): Promise<readonly (string | undefined)[]> => {
      const { scene, diagnostics } = await compileText({ "outline.yaml": `${outline("")}${head}${cards}` });
      expect(printed(diagnostics)).toBe("");
      const runs = scene!.slides[0]!.nodes.flatMap((node) => (node.type === "text" ? node.paragraphs.flat() : []));
      return ["▲", "▼"].map((sign) => runs.find(({ text }) => text.startsWith(sign))?.color);
    };
    expect(await colors("")).toEqual(["up", "down"]);
    expect(await colors("theme: { change: intl }\n")).toEqual(["down", "up"]);
  });
});

/** Text and marks with what may lie behind them, and the least contrast (WCAG 2.1: 4.5 for text, 3 for what a chart is read by). */
const pairs: readonly (readonly [readonly ColorRole[], readonly ColorRole[], number])[] = [
  [["ink", "ink2", "ink3", "accent", "up", "down"], ["bg", "panel", "tint"], 4.5],
  [["ink"], ["tint2"], 4.5],
  [["s2t"], ["bg", "panel"], 4.5],
  [["onfill", "onfill2"], ["fill", "sectbg", "sectslip"], 4.5],
  [["accentOn"], ["onfill"], 4.5],
  [["s1", "s2", "s3", "s4", "muted"], ["bg", "panel"], 3],
];
const series = ["s1", "s2", "s3", "s4", "muted"] as const;

describe.each(readdirSync(join(root, "src", "themes")).map((file) => file.replace(".yaml", "")))("the theme %s", (name) => {
  const { colors } = testTheme(name);

  test("has contrast in every pair that templates make", () => {
    const weak = pairs.flatMap(([over, under, least]) =>
      over.flatMap((a) => under.flatMap((b) => (contrast(colors[a], colors[b]) < least ? [`${a} on ${b}: ${contrast(colors[a], colors[b]).toFixed(2)}`] : []))),
    );
    expect(weak).toEqual([]);
  });

  test.each(visions)("has series that %s tells apart", (vision) => {
    const near = series.flatMap((a, i) => series.slice(i + 1).map((b) => [a, b, distance(colors[a], colors[b], vision)] as const)).sort((x, y) => x[2] - y[2])[0]!;
    expect(near[2], near.join(" ")).toBeGreaterThanOrEqual(7.5);
  });
});

test("a rise is red in a Chinese deck and green in an English one", async () => {
  const cards = "slides:\n  - { template: kpi-cards, title: Three, hero: none, cards: [{ label: a, value: 1, change: +1% }, { label: b, value: 2 }, { label: c, value: 3 }] }\n";
  const rise = async (language: string) => {
    const { scene } = await compileText({ "outline.yaml": `${outline(`, language: ${language}`)}${cards}` });
    return scene!.slides[0]!.nodes.flatMap((node) => (node.type === "text" ? node.paragraphs.flat() : [])).find(({ text }) => text.startsWith("▲"))?.color;
  };
  expect([await rise("zh-CN"), await rise("en")]).toEqual(["up", "down"]);
});
