import { describe, expect, test } from "vitest";
import { backend as pptx } from "../src/backends/pptx/index.js";
import { siteIndex } from "../src/backends/pptx/connector.js";
import { renderSlide } from "../src/backends/svg/index.js";
import { compileSources } from "../src/compile.js";
import { kindNames, loadKinds } from "../src/kinds/load.js";
import { sitePoint, route } from "../src/layout/connect.js";
import { layered, spread } from "../src/layout/layered.js";
import { layout, uniquelyNamed } from "../src/layout/layout.js";
import { connector, group, layers, place, rect, sized } from "../src/layout/node.js";
import { arc, extentOf, ringSlice } from "../src/layout/outlines.js";
import { ranks } from "../src/layout/ranks.js";
import { squarify } from "../src/layout/squarify.js";
import type { Box, ConnectorNode, GroupNode, PathStep, Point, SceneNode, ShapeNode, TextNode } from "../src/scene/nodes.js";
import { walk } from "../src/scene/walk.js";
import { contrast, inkOn } from "../src/theme/contrast.js";
import { compileText, codesOf, outlineOf } from "./support/decks.js";
import { ooxmlErrors } from "./support/ooxml.js";
import { openPackage, packageProblems } from "./support/package-rules.js";
import { parseXml } from "./support/parse-xml.js";
import { testTheme } from "./support/scene.js";

const theme = testTheme();
const size = { x: 0, y: 0, width: 496.5, height: 322 };

async function slideOf(chart: string, rest = "points: [第一点]") {
  const slide = `template: chart-takeaway\ntitle: 结论\nsource: 示例\nchart:\n  ${chart.trim().split("\n").join("\n  ")}\n${rest}`;
  return compileText({ "outline.yaml": outlineOf([slide]) });
}

async function drawn(chart: string, rest?: string): Promise<readonly SceneNode[]> {
  const { scene, diagnostics } = await slideOf(chart, rest);
  expect(codesOf(diagnostics)).toEqual([]);
  const found = scene!.slides[0]!.nodes.find((node): node is GroupNode => node.type === "group" && node.name === "chart");
  return [...walk(found!.children)];
}

const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const shapesCalled = (nodes: readonly SceneNode[], name: RegExp): readonly ShapeNode[] => nodes.filter((node): node is ShapeNode => node.type === "shape" && name.test(node.name));
const textsIn = (nodes: readonly SceneNode[]): readonly TextNode[] => nodes.flatMap((node) => (node.type === "text" ? [node] : node.type === "shape" && node.text ? [node.text] : []));
const wordsOf = (node: TextNode): string => node.paragraphs.map((runs) => runs.map(({ text }) => text).join("")).join("\n");
const inside = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x - 0.1 && inner.y >= outer.y - 0.1 && inner.x + inner.width <= outer.x + outer.width + 0.1 && inner.y + inner.height <= outer.y + outer.height + 0.1;

/** Area inside an outline of straight lines and cubics, by its corners at small steps. */
function areaOf(path: readonly PathStep[]): number {
  const points: Point[] = [];
  let at: Point = { x: 0, y: 0 };
  for (const step of path) {
    if (step.step === "close") continue;
    if (step.step === "cubic") {
      const { first, second, to } = step;
      for (let t = 0.01; t < 1; t += 0.01) {
        const mix = (a: number, b: number, c: number, d: number): number => (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t * t * c + t ** 3 * d;
        points.push({ x: mix(at.x, first.x, second.x, to.x), y: mix(at.y, first.y, second.y, to.y) });
      }
    }
    points.push(step.to);
    at = step.to;
  }
  return Math.abs(points.reduce((sum, { x, y }, i) => sum + x * points[(i + 1) % points.length]!.y - points[(i + 1) % points.length]!.x * y, 0)) / 2;
}

describe("layout", () => {
  test("sized content is made for the box it gets", () => {
    const made: { width: number; height: number }[] = [];
    const node = sized((room) => {
      made.push({ width: room.width, height: room.height });
      return rect("fill");
    });
    const { nodes } = layout(place({ x: 10, y: 20, width: 100, height: 50 }, node), size, { theme });
    expect(made).toEqual([{ width: 100, height: 50 }]);
    expect(nodes[0]!.box).toEqual({ x: 10, y: 20, width: 100, height: 50 });
  });

  test("a connector ends on its shapes, also when two groups use the same names", () => {
    const pair = (x: number) => group("pair", layers([
      place({ x, y: 0, width: 80, height: 40 }, rect("fill", { name: "a" })),
      place({ x: x + 20, y: 100, width: 80, height: 40 }, rect("fill", { name: "b" })),
      connector({ shape: "a", site: "bottom" }, { shape: "b", site: "top" }),
    ]));
    const nodes = [...walk(uniquelyNamed(layout(layers([pair(0), pair(200)]), size, { theme }).nodes))];
    const boxes = new Map(nodes.map((node) => [node.name, node.box]));
    const lines = nodes.filter((node): node is ConnectorNode => node.type === "connector");
    expect(lines.map(({ from, to }) => [from.shape, to.shape])).toEqual([["a", "b"], ["a 2", "b 2"]]);
    for (const { points, from, to } of lines) {
      expect(points[0]).toEqual(sitePoint({ box: boxes.get(from.shape)!, site: from.site }));
      expect(points.at(-1)).toEqual(sitePoint({ box: boxes.get(to.shape)!, site: to.site }));
    }
  });

  test("a connector without its shapes is a mistake of ours", () => {
    expect(() => layout(connector({ shape: "a", site: "top" }, { shape: "b", site: "top" }), size, { theme })).toThrow("finds no shapes a and b");
  });

  test("lines have level and upright legs by turns", () => {
    const a: Box = { x: 0, y: 0, width: 40, height: 20 };
    const b: Box = { x: 100, y: 60, width: 40, height: 20 };
    const way = { route: "elbow", origin: { x: 0, y: 0 } } as const;
    expect(route({ box: a, site: "right" }, { box: b, site: "left" }, way)).toEqual([{ x: 40, y: 10 }, { x: 70, y: 10 }, { x: 70, y: 70 }, { x: 100, y: 70 }]);
    expect(route({ box: a, site: "bottom" }, { box: b, site: "left" }, way)).toEqual([{ x: 20, y: 20 }, { x: 20, y: 70 }, { x: 100, y: 70 }]);
    expect(route({ box: a, site: "right" }, { box: b, site: "left" }, { ...way, turns: [50, 200, 90] })).toHaveLength(6);
    expect(route({ box: a, site: "right" }, { box: { ...b, y: 0 }, site: "left" }, way)).toHaveLength(2);
  });

  test("outlines know their extent and area", () => {
    const half = ringSlice({ x: 100, y: 100 }, { inner: 60, outer: 100 }, -90, 90);
    const extent = extentOf(half);
    expect([extent.x, extent.y, extent.width, extent.height].map((value) => Math.round(value * 100) / 100)).toEqual([0, 0, 200, 100]);
    expect(areaOf(half) / ((Math.PI * (100 ** 2 - 60 ** 2)) / 2)).toBeCloseTo(1, 2);
    const circle = extentOf([{ step: "move", to: { x: 0, y: -50 } }, ...arc({ x: 0, y: 0 }, 50, 0, 200)]);
    expect(circle.y + circle.height).toBeCloseTo(50, 1); // the lowest point lies between the ends of a cubic
  });

  test("areas of a treemap are as their values and fill the box", () => {
    const values = [110, 68, 23, 20, 17, 6, 3, 0];
    const boxes = squarify(values, { x: 10, y: 20, width: 300, height: 200 });
    const total = values.reduce((sum, value) => sum + value, 0);
    boxes.forEach((box, i) => expect(box.width * box.height).toBeCloseTo((60_000 * values[i]!) / total, 6));
    boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
      expect(Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) < 1e-6 || Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) < 1e-6).toBe(true);
    }));
    for (const { width, height } of boxes.slice(0, 5)) expect(Math.max(width / height, height / width)).toBeLessThan(3);
  });

  test("ranks are longest paths, and a circle is named", () => {
    expect(ranks(4, [{ from: 0, to: 1 }, { from: 1, to: 2 }, { from: 0, to: 2 }, { from: 2, to: 3 }])).toEqual({ ranks: [0, 1, 2, 3] });
    expect(ranks(3, [{ from: 0, to: 1 }, { from: 1, to: 2 }, { from: 2, to: 1 }])).toEqual({ circle: [2, 1, 2] });
    expect(ranks(1, [{ from: 0, to: 0 }])).toEqual({ circle: [0, 0] });
  });

  test("the order within layers avoids crossings", () => {
    const edges = [{ from: 0, to: 5 }, { from: 1, to: 4 }, { from: 2, to: 3 }];
    const plan = layered([0, 0, 0, 1, 1, 1], edges, { part: 40, pass: 10, gap: 10, extent: 300 });
    expect(plan.crossings).toBe(0);
    for (const { from, to } of edges) expect(plan.parts[from]).toBeCloseTo(plan.parts[to]!, 6);
  });

  test("things in a row keep apart and stay as near as they can to where they want to be", () => {
    expect(spread([50, 50], [20, 20], 10, 100)).toEqual([35, 65]);
    expect(spread([0, 90], [20, 20], 10, 100)).toEqual([10, 90]);
    expect(spread([10, 40, 90], [20, 20, 20], 5, 100)).toEqual([10, 40, 90]);
  });
});

describe("drawn charts", () => {
  test("bars of a funnel are as wide as their values", async () => {
    const nodes = await drawn("kind: funnel\ntitle: 项目\nstages: [{ label: 申报, value: 200 }, { label: 入围, value: 150 }, { label: 获批, value: 50 }]");
    const widths = shapesCalled(nodes, /^stage \d$/u).map(({ box }) => box.width);
    expect(widths[1]! / widths[0]!).toBeCloseTo(0.75, 6);
    expect(widths[2]! / widths[0]!).toBeCloseTo(0.25, 6);
    const said = textsIn(nodes).map(wordsOf);
    expect(said).toContain("75%\u2002转入下一步（推算）");
    expect(said).toContain("33%");
  });

  test("a treemap names every part, in its area or in the remark", async () => {
    const labels = ["甲", "乙", "丙", "丁", "戊己庚辛壬癸子丑寅卯"];
    const nodes = await drawn(`kind: treemap\nitems: [${labels.map((label, i) => `{ label: ${label}, value: ${[400, 200, 100, 50, 1][i]} }`).join(", ")}]`);
    const areas = shapesCalled(nodes, /^area/u);
    expect(areas).toHaveLength(5);
    expect((areas[0]!.box.width * areas[0]!.box.height) / (areas[1]!.box.width * areas[1]!.box.height)).toBeCloseTo(2, 6);
    for (const { box, text } of areas) if (text) expect(inside({ ...text.box, width: Math.max(...text.lines.map(({ width }) => width)) }, box)).toBe(true);
    expect(textsIn(nodes).map(wordsOf)).toContain("图中未标注：戊己庚辛壬癸子丑寅卯1");
  });

  test("ribbons of a sankey add up at every node", async () => {
    const nodes = await drawn("kind: sankey\nflows: [{ from: 甲, to: 中, value: 60 }, { from: 乙, to: 中, value: 40 }, { from: 中, to: 丙, value: 70 }, { from: 中, to: 丁, value: 30 }]");
    const [a, b, c, d] = shapesCalled(nodes, /^flow/u).map(({ name, path, box }) => ({ name, start: path![3]!, end: path![1]!, area: areaOf(path!), box })).sort((x, y) => (x.name < y.name ? -1 : 1));
    const node = (i: number) => shapesCalled(nodes, new RegExp(`^node ${i}$`, "u"))[0]!.box;
    expect(node(1).height / node(3).height).toBeCloseTo(60 / 40, 6);
    expect(node(2).height).toBeCloseTo(node(1).height + node(3).height, 6);
    // A ribbon's area is its thickness times its length across: level ends.
    const thick = ({ area, box }: typeof a & object): number => area / box.width;
    expect(thick(a!) + thick(b!)).toBeCloseTo(node(2).height, 1);
    expect(thick(c!) + thick(d!)).toBeCloseTo(node(2).height, 1);
  });

  test("a waffle has a hundred squares by the largest remainders", async () => {
    const nodes = await drawn("kind: waffle\nparts: [{ label: 甲, value: 1 }, { label: 乙, value: 1 }, { label: 丙, value: 1 }]");
    const squares = shapesCalled(nodes, /^square/u);
    const count = (fill: string): number => squares.filter((square) => square.fill === fill).length;
    expect([squares.length, count("s1"), count("muted"), count("soft")]).toEqual([100, 34, 33, 33]);
  });

  test("a gauge's arc is its share of the half ring", async () => {
    const nodes = await drawn("kind: gauge\nvalue: 30\nmax: 40\ntarget: 20");
    const area = (name: RegExp): number => areaOf(shapesCalled(nodes, name)[0]!.path!);
    expect(area(/^value$/u) / area(/^scale$/u)).toBeCloseTo(0.75, 2);
    const target = shapesCalled(nodes, /^target$/u)[0]!.box;
    const scale = shapesCalled(nodes, /^scale$/u)[0]!.box;
    expect(target.x + target.width / 2).toBeCloseTo(scale.x + scale.width / 2, 1);
  });

  test.each(["qinghua"])("words on tints can be read in %s", (name) => {
    const tokens = testTheme(name);
    for (const fill of ["panel", "tint", "tint2", "soft", "fill", "muted"] as const) expect(contrast(tokens.colors[inkOn(tokens, fill)], tokens.colors[fill]), fill).toBeGreaterThanOrEqual(4.5);
  });

  test("bars of a schedule run from their first day to their last", async () => {
    const nodes = await drawn("kind: gantt\nfrom: 2016-01\nto: 2016-12\ntoday: 2016-07-01\nrows:\n  - { label: 甲, bars: [{ start: 2016-01, end: 2016-06 }, { start: 2016-Q3, end: 2016-Q4 }] }\n  - { label: 乙, bars: [{ text: 交叉甲, start: 2016-03, end: 2016-08 }, { text: 交叉乙, start: 2016-05, end: 2016-12 }], milestones: [{ text: 完成, date: 2016-12-31 }] }");
    const bar = (name: string) => shapesCalled(nodes, new RegExp(`^${name}$`, "u"))[0]!.box;
    const [first, second, today] = [bar("row 1 bar 1"), bar("row 1 bar 2"), bar("today")];
    expect(first.y).toBe(second.y);
    expect(second.width / first.width).toBeCloseTo(184 / 182, 1);
    expect(today.x + today.width / 2).toBeCloseTo(second.x - 0.75, 6);
    expect(bar("row 2 bar 2").y).toBeGreaterThan(bar("row 2 bar 1").y); // they overlap in time
    const names = textsIn(nodes).map(wordsOf);
    expect(names).toContain("2016年一季度");
  });
});

describe("diagrams", () => {
  const long = "kind: flow\nsteps: [{ name: 甲 }, { name: 乙 }, { name: 丙 }, { name: 丁 }]\nlines: [{ from: 甲, to: 乙 }, { from: 乙, to: 丙 }, { from: 丙, to: 丁 }, { from: 甲, to: 丁 }]";

  test("lines of a flow end on the sides of their boxes and pass through none", async () => {
    for (const direction of ["right", "down"]) {
      const nodes = await drawn(`${long}\ndirection: ${direction}`);
      const steps = shapesCalled(nodes, /^step/u);
      const lines = nodes.filter((node): node is ConnectorNode => node.type === "connector");
      expect(lines).toHaveLength(4);
      for (const { points, from, to } of lines) {
        expect(points[0]).toEqual(sitePoint({ box: steps.find(({ name }) => name === from.shape)!.box, site: from.site }));
        expect(points.at(-1)).toEqual(sitePoint({ box: steps.find(({ name }) => name === to.shape)!.box, site: to.site }));
        points.slice(1).forEach((b, i) => {
          const a = points[i]!;
          expect(Math.abs(a.x - b.x) < 0.1 || Math.abs(a.y - b.y) < 0.1).toBe(true);
          const leg: Box = { x: Math.min(a.x, b.x) + 0.2, y: Math.min(a.y, b.y) + 0.2, width: Math.max(0, Math.abs(a.x - b.x) - 0.4), height: Math.max(0, Math.abs(a.y - b.y) - 0.4) };
          for (const { box } of steps) expect(leg.x + leg.width > box.x && leg.x < box.x + box.width && leg.y + leg.height > box.y && leg.y < box.y + box.height).toBe(false);
        });
      }
    }
  });

  test("boxes of diagrams do not overlap, and their words lie inside", async () => {
    const kinds = await loadKinds("charts", ["flow", "hierarchy", "cycle"]);
    for (const kind of kinds.values()) {
      for (const yaml of Object.values(kind.examples)) {
        const boxes = shapesCalled(await drawn(yaml), /^(?:step|root|branch|leaf)/u);
        boxes.forEach(({ box: a, text }, i) => {
          expect(text!.lines.length * text!.style.line, text!.name).toBeLessThanOrEqual(a.height + 0.5);
          for (const { box: b } of boxes.slice(i + 1)) {
            const apart = a.x + a.width <= b.x + 0.01 || b.x + b.width <= a.x + 0.01 || a.y + a.height <= b.y + 0.01 || b.y + b.height <= a.y + 0.01;
            expect(apart, `${kind.name} ${text!.name}`).toBe(true);
          }
        });
      }
    }
  });

  test("eight steps of a cycle leave room for the arrows between them", async () => {
    const nodes = await drawn(`kind: cycle\nsteps: [${Array.from({ length: 8 }, (_, i) => `{ name: 步骤${i + 1} }`).join(", ")}]`);
    const steps = shapesCalled(nodes, /^step/u);
    const arrows = shapesCalled(nodes, /^arrow/u);
    expect(arrows).toHaveLength(8);
    for (const { box } of steps) for (const arrow of arrows) expect(inside(arrow.box, box)).toBe(false);
  });

  test("figures keep their marks in words and numbers", async () => {
    const slide = "template: chart-takeaway\ntitle: 结论\nchart:\n  kind: funnel\n  stages: [{ label: 申报, value: { figure: applied } }, { label: 获批, value: { figure: approved } }, { label: 投产, value: 40 }]";
    const flow = 'template: chart-takeaway\ntitle: 结论\nchart:\n  kind: flow\n  steps: [{ name: "申报{{applied}}" }, { name: "获批{{approved}}" }]';
    const head = "report: report.md\nfigures: { applied: { indicator: 申报项目 }, approved: { indicator: 获批项目 } }\n";
    const { scene, diagnostics } = await compileText({ "outline.yaml": outlineOf([slide, flow], "zh-CN", head), "report.md": "# 报告\n\n## 一、项目\n\n申报项目235项，获批项目110项。\n" });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const shapes = scene!.ledger!.entries.map(({ name, slides }) => ({ name, shapes: slides.map((one) => one.shapes) }));
    expect(shapes).toEqual([{ name: "applied", shapes: [["stage 1"], ["step 1"]] }, { name: "approved", shapes: [["stage 2"], ["step 2"]] }]);
  });
});

describe("mistakes", () => {
  test.each([
    ["flow-cycle", "kind: flow\nsteps: [{ name: 甲 }, { name: 乙 }]\nlines: [{ from: 甲, to: 乙 }, { from: 乙, to: 甲 }]"],
    ["unknown-node", "kind: flow\nsteps: [{ name: 甲 }, { name: 乙 }]\nlines: [{ from: 甲, to: 丙 }]"],
    ["duplicate-node", "kind: flow\nsteps: [{ name: 甲 }, { name: 甲 }]"],
    ["diagram-too-deep", `kind: flow\nsteps: [${Array.from({ length: 8 }, (_, i) => `{ name: 步骤${i} }`).join(", ")}]`],
    ["flow-unbalanced", "kind: sankey\nflows: [{ from: 甲, to: 中, value: 60 }, { from: 中, to: 丙, value: 59 }]"],
    ["flow-cycle", "kind: sankey\nflows: [{ from: 甲, to: 乙, value: 1 }, { from: 乙, to: 甲, value: 1 }]"],
    ["not-a-date", "kind: gantt\nrows: [{ label: 甲, bars: [{ start: 2016-13, end: 2016-06 }] }]"],
    ["date-order", "kind: gantt\nrows: [{ label: 甲, bars: [{ start: 2016-07, end: 2016-06 }] }]"],
    ["date-outside", "kind: gantt\nto: 2016-03\nrows: [{ label: 甲, bars: [{ start: 2016-01, end: 2016-06 }] }]"],
    ["chart-empty", "kind: gantt\nrows: [{ label: 甲 }]"],
    ["range-empty", "kind: gauge\nvalue: 3\nmax: 0"],
    ["value-outside", "kind: gauge\nvalue: 30\nmax: 20"],
    ["part-negative", "kind: waffle\nparts: [{ label: 甲, value: -1 }, { label: 乙, value: 2 }]"],
    ["parts-empty", "kind: treemap\nitems: [{ label: 甲, value: 0 }, { label: 乙, value: 0 }]"],
    ["series-length", "kind: heat\ncolumns: [甲, 乙]\nrows: [{ label: 丙, values: [1] }, { label: 丁, values: [1, 2] }]"],
    ["unknown-node", "kind: venn\nsets: [{ name: 甲 }, { name: 乙 }]\nshared: [{ sets: [甲, 丁], text: 交集 }]"],
  ])("%s", async (code, chart) => {
    expect(codesOf((await slideOf(chart)).diagnostics)).toEqual([code]);
  });
});

describe("in the file", async () => {
  const kinds = await loadKinds("charts", await kindNames("charts"));
  const slides = [...kinds.values()].filter((kind) => !kind.model).flatMap((kind) =>
    Object.values(kind.examples).map((yaml) => `template: chart-takeaway\ntitle: 结论\nchart:\n  ${yaml.trim().split("\n").join("\n  ")}`));
  const compiled = await compileText({ "outline.yaml": outlineOf(slides) });
  const [file] = await pptx.emit(compiled.scene!, compiled.sources!.theme);
  const parts = openPackage(file!.data);

  test("connectors are tied to the ids of their shapes, at the right site", () => {
    let tied = 0;
    compiled.scene!.slides.forEach((slide, i) => {
      const xml = textOf(parts.files.get(`ppt/slides/slide${i + 1}.xml`));
      const ids = new Map([...xml.matchAll(/<p:cNvPr id="(\d+)" name="([^"]*)"/gu)].map((match) => [match[2]!, match[1]!]));
      expect(new Set(ids.values()).size).toBe(ids.size);
      for (const node of walk(slide.nodes)) {
        if (node.type !== "connector") continue;
        const at = xml.indexOf(`<p:cNvPr id="${ids.get(node.name)}" name="${node.name}"`);
        const own = xml.slice(at, xml.indexOf("</p:cxnSp>", at));
        expect(own).toContain(`<a:stCxn id="${ids.get(node.from.shape)}" idx="${siteIndex("rect", node.from.site)}"/><a:endCxn id="${ids.get(node.to.shape)}" idx="${siteIndex("rect", node.to.site)}"/>`);
        tied += 1;
      }
    });
    expect(tied).toBeGreaterThan(30);
    expect((["top", "left", "bottom", "right"] as const).map((site) => siteIndex("ellipse", site))).toEqual([0, 2, 4, 6]);
  });

  test("each preset, turned as the file says, runs where the scene drew it", () => {
    compiled.scene!.slides.forEach((slide, i) => {
      const xml = textOf(parts.files.get(`ppt/slides/slide${i + 1}.xml`));
      for (const node of walk(slide.nodes)) {
        if (node.type !== "connector") continue;
        const at = xml.indexOf(` name="${node.name}"`);
        const own = xml.slice(at, xml.indexOf("</p:cxnSp>", at));
        const points = presetPoints(own);
        expect(points.length).toBe(node.points.length);
        points.forEach((point, p) => expect(Math.hypot(point.x - node.points[p]!.x, point.y - node.points[p]!.y), `${slide.title} ${node.name}`).toBeLessThan(0.75));
      }
    });
  });

  test("it is valid, and so are the drawings in SVG", async () => {
    for (const slide of compiled.scene!.slides) expect(() => parseXml(renderSlide(compiled.scene!, slide, compiled.sources!.theme))).not.toThrow();
    expect(packageProblems(file!.data)).toEqual([]);
    expect(await ooxmlErrors(file!.data)).toEqual([]);
    const again = compileSources(compiled.sources!, []);
    const [second] = await pptx.emit(again.scene!, compiled.sources!.theme);
    expect(Buffer.compare(file!.data, second!.data)).toBe(0);
  });
});

/** The corners of a connector as a reader of DrawingML works them out: preset, then flips, then rotation about the middle. */
function presetPoints(xml: string): readonly Point[] {
  const number = (pattern: RegExp): number => Number(pattern.exec(xml)?.[1] ?? 0) / 12_700;
  const [x, y, w, h] = [number(/<a:off x="(-?\d+)"/u), number(/<a:off x="-?\d+" y="(-?\d+)"/u), number(/<a:ext cx="(\d+)"/u), number(/<a:ext cx="\d+" cy="(\d+)"/u)];
  const [a1 = 0.5, a2 = 0.5, a3 = 0.5] = [...xml.matchAll(/fmla="val (-?\d+)"/gu)].map((match) => Number(match[1]) / 100_000);
  const preset = /prst="(\w+)"/u.exec(xml)![1]!;
  const local: Readonly<Record<string, readonly Point[]>> = {
    straightConnector1: [{ x: 0, y: 0 }, { x: w, y: h }],
    bentConnector2: [{ x: 0, y: 0 }, { x: w, y: 0 }, { x: w, y: h }],
    bentConnector3: [{ x: 0, y: 0 }, { x: w * a1, y: 0 }, { x: w * a1, y: h }, { x: w, y: h }],
    bentConnector5: [{ x: 0, y: 0 }, { x: w * a1, y: 0 }, { x: w * a1, y: h * a2 }, { x: w * a3, y: h * a2 }, { x: w * a3, y: h }, { x: w, y: h }],
  };
  const turn = (Number(/rot="(\d+)"/u.exec(xml)?.[1] ?? 0) / 60_000) * (Math.PI / 180);
  return local[preset]!.map((point) => {
    const across = (xml.includes('flipH="1"') ? w - point.x : point.x) - w / 2;
    const down = (xml.includes('flipV="1"') ? h - point.y : point.y) - h / 2;
    return { x: x + w / 2 + across * Math.cos(turn) - down * Math.sin(turn), y: y + h / 2 + across * Math.sin(turn) + down * Math.cos(turn) };
  });
}
