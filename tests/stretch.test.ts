import { describe, expect, test } from "vitest";
import { build, memoryWorld } from "../src/index.js";
import { column, layers, place, rect, row, space, type LayoutNode } from "../src/layout/node.js";
import { stretched } from "../src/layout/stretch.js";
import { layout } from "../src/layout/layout.js";
import type { Box, SceneNode } from "../src/scene/nodes.js";
import { walk } from "../src/scene/walk.js";
import { testTheme } from "./support/scene.js";

const theme = testTheme();
const boxes = (node: LayoutNode, height: number): readonly Box[] =>
  layout(stretched(node, 300, height), { x: 0, y: 0, width: 400, height }, { theme }).nodes.map(({ box }) => box);

describe("a taller page", () => {
  test("cards and spaces grow by one factor, widths stay", () => {
    const card = (name: string) => rect("panel", { name });
    const tree = column([space(30), row([card("a"), card("b")], { size: 120, gap: 20 }), space(30), { ...card("c"), size: 120 }]);
    expect(boxes(tree, 300).map(({ x, y, width, height }) => [x, y, width, height])).toEqual([[0, 30, 190, 120], [210, 30, 190, 120], [0, 180, 400, 120]]);
    expect(boxes(tree, 600).map(({ x, y, width, height }) => [x, y, width, height])).toEqual([[0, 60, 190, 240], [210, 60, 190, 240], [0, 360, 400, 240]]);
  });

  test("marks keep their shape and move with their middle; what is pinned keeps its distance to the foot", () => {
    const tree = layers([place({ x: 10, y: 100, width: 18, height: 18 }, rect("accent")), place({ x: 0, y: 280, width: 9, height: 9, pin: "foot" }, rect("ink"))]);
    expect(boxes(tree, 600)).toEqual([{ x: 10, y: 209, width: 18, height: 18 }, { x: 0, y: 580, width: 9, height: 9 }]);
  });

  test.each([["4:3", 720], ["A4", 678.75]])("a deck on %s fills the page and keeps its foot", async (size, height) => {
    const outline = `deck: { title: 汇报, date: 2016-01-11, size: "${size}" }\nslides:\n  - { template: bullets, title: 下一步抓住四件事, items: [扩总量, 调结构, 促转型, 抓创新] }\n`;
    const { scene, artifacts, diagnostics } = await build(memoryWorld({ "outline.yaml": outline }), "outline.yaml");
    expect(diagnostics).toEqual([]);
    expect([scene!.width, scene!.height, artifacts.length]).toEqual([960, height, 1]);
    const nodes: readonly SceneNode[] = [...walk(scene!.slides[0]!.nodes)];
    const bottom = (name: string): number => nodes.find((node) => node.name === name)!.box.y;
    expect(height - bottom("page number")).toBe(540 - 501);
    const rules = nodes.filter(({ name }) => /^item \d rule$/u.test(name)).map(({ box }) => box.y);
    expect(rules[3]! - rules[2]!).toBeCloseTo((rules[1]! - rules[0]!), 5);
    expect(rules[3]!).toBeGreaterThan(540 * 0.7);
  });
});
