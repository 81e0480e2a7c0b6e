/** Themes are files of tokens: ours, the user's own beside the outline, single tokens in the outline. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { build } from "../src/build.js";
import { memoryWorld } from "../src/world.js";
import { codesOf, compileText, printed, root } from "./support/decks.js";
import { openPackage, within } from "./support/package-rules.js";

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
