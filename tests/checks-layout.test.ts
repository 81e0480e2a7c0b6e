import { describe, expect, test } from "vitest";
import { runChecks } from "../src/check.js";
import type { Checked } from "../src/kinds/check.js";
import { kindNames, loadKinds } from "../src/kinds/load.js";
import type { ChartNode, SceneNode, SlideScene } from "../src/scene/nodes.js";
import { checkedDeck } from "../src/slides/checked.js";
import { compileText } from "./support/decks.js";

const checks = [...(await loadKinds("checks", await kindNames("checks"))).values()];

const outline = `deck: { title: 示例, date: 2016-01-11 }
slides:
  - { template: kpi-cards, title: 三项指标平稳, cards: [{ label: 甲, value: 12, unit: 家 }, { label: 乙, value: 34, unit: 家 }, { label: 丙, value: 56, unit: 家 }] }
`;

async function deck(): Promise<Checked> {
  const { sources, variant, slides, scene } = await compileText({ "outline.yaml": outline });
  return checkedDeck(sources!, variant!, slides, scene!);
}

/** The deck with the nodes of its slide changed: mistakes that no template makes. */
async function planted(change: (nodes: readonly SceneNode[]) => readonly SceneNode[]): Promise<readonly string[]> {
  const clean = await deck();
  const wrong = (scene: SlideScene): SlideScene => ({ ...scene, nodes: change(scene.nodes) });
  const slides = clean.slides.map((slide) => ({ ...slide, scenes: slide.scenes.map(wrong) }));
  const codes = (one: Checked): readonly string[] => runChecks(checks, one).map(({ code }) => code);
  const before = codes(clean);
  return codes({ ...clean, slides }).filter((code) => !before.includes(code));
}

const isText = (node: SceneNode): boolean => node.type === "text" && node.lines.length > 0;

describe("planted mistakes are found", () => {
  test("a text that hangs over the edge", async () => {
    expect(await planted((nodes) => nodes.map((node, i) => (i === nodes.findIndex(isText) ? { ...node, box: { ...node.box, x: 930, width: 120 } } : node)))).toContain("off-slide");
  });

  test("two texts over each other", async () => {
    expect(
      await planted((nodes) => {
        const texts = nodes.filter((node) => node.type === "text" && node.lines.length > 0 && /value|label/u.test(node.name));
        const [one, other] = texts;
        return nodes.map((node) => (node === other ? { ...node, box: { ...one!.box, y: one!.box.y + 1 } } : node));
      }),
    ).toContain("overlap");
  });

  test("a panel a few points out of line", async () => {
    const panel = (x: number, y: number): SceneNode => ({ type: "shape", geometry: "rect", name: `panel ${x}`, fill: "panel", box: { x, y, width: 200, height: 120 } });
    expect(await planted((nodes) => [...nodes, panel(60, 300), panel(300, 304)])).toContain("near-miss");
    expect(await planted((nodes) => [...nodes, panel(60, 300), panel(300, 300)])).not.toContain("near-miss");
  });

  test("a picture whose edge nearly meets that of the next", async () => {
    const picture = (name: string, x: number, y: number, width: number, height: number): SceneNode => ({ type: "image", name, picture: "x", alt: name, box: { x, y, width, height } });
    expect(await planted((nodes) => [...nodes, picture("one", 60, 300, 200, 120), picture("two", 300, 305, 160, 90)])).toContain("near-miss");
    expect(await planted((nodes) => [...nodes, picture("one", 60, 300, 200, 120), picture("two", 300, 300, 160, 90)])).not.toContain("near-miss");
    expect(await planted((nodes) => [...nodes, picture("one", 60, 300, 200, 120), picture("two", 300, 330, 160, 90)])).not.toContain("near-miss"); // its lower edge meets
  });

  test("more text than a slide has room for", async () => {
    const title = "把这一件事情的来龙去脉和下一步的打算从头到尾原原本本地写在标题上".repeat(4);
    const { diagnostics } = await compileText({ "outline.yaml": `deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: ${title}, items: [甲, 乙] }\n` });
    expect(diagnostics.map(({ code }) => code)).toContain("text-overflow");
  });

  test("light text on a light panel", async () => {
    expect(await planted((nodes) => nodes.map((node) => (node.type === "text" && node.placeholder === "title" ? { ...node, style: { ...node.style, color: "tint" as const }, paragraphs: node.paragraphs.map((runs) => runs.map(({ color: _, ...run }) => run)) } : node)))).toContain("contrast");
  });

  test("text too small to read, and a picture without words", async () => {
    expect(await planted((nodes) => nodes.map((node) => (node.type === "text" && node.placeholder === "title" ? { ...node, style: { ...node.style, size: 8 } } : node)))).toContain("min-size");
    expect(await planted((nodes) => [...nodes, { type: "image", name: "photo", picture: "x", alt: "", box: { x: 600, y: 300, width: 80, height: 60 } }])).toContain("alt-text");
  });

  test("the last character of a paragraph alone on its line", async () => {
    expect(
      await planted((nodes) =>
        nodes.map((node) => (node.type === "text" && node.placeholder === "title" ? { ...node, lines: [{ text: "三项指标平", width: 120 }, { text: "稳", width: 24 }] } : node)),
      ),
    ).toContain("orphan-character");
  });
});

const chartOutline = `deck: { title: 示例, date: 2016-01-11 }
slides:
  - { template: chart-takeaway, title: 两港吞吐量都在增长, chart: { kind: column, title: 吞吐量, unit: 万吨, categories: ["2013", "2014", "2015"], series: [{ name: 东港, values: [180, 220, 260] }, { name: 西港, values: [80, 90, 95] }] }, points: [甲, 乙] }
`;

/** What the rules find more of once the charts of the slide, or all its nodes, are changed. */
async function plantedInChart(change: (node: ChartNode) => ChartNode, others: (nodes: readonly SceneNode[]) => readonly SceneNode[] = (nodes) => nodes): Promise<readonly string[]> {
  const { sources, variant, slides, scene } = await compileText({ "outline.yaml": chartOutline });
  const clean = checkedDeck(sources!, variant!, slides, scene!);
  const changed = (nodes: readonly SceneNode[]): readonly SceneNode[] => others(nodes).map((node) => (node.type === "chart" ? change(node) : node.type === "group" ? { ...node, children: changed(node.children) } : node));
  const wrong = clean.slides.map((slide) => ({ ...slide, scenes: slide.scenes.map((one) => ({ ...one, nodes: changed(one.nodes) })) }));
  const before = runChecks(checks, clean).map(({ code }) => code);
  return runChecks(checks, { ...clean, slides: wrong }).map(({ code }) => code).filter((code) => !before.includes(code));
}

describe("planted mistakes of charts are found", () => {
  test("an axis that begins above 0, and one that cuts a bar off", async () => {
    expect(await plantedInChart((node) => ({ ...node, model: { ...node.model, axis: { ...node.model.axis, min: 50 } } }))).toContain("zero-baseline");
    expect(await plantedInChart((node) => ({ ...node, model: { ...node.model, axis: { ...node.model.axis, max: 200 } } }))).toContain("zero-baseline");
  });

  test("a bar drawn a tenth too long; within a twentieth it is as its number", async () => {
    const stretched = (by: number) => (node: ChartNode): ChartNode => ({ ...node, drawn: node.drawn.map((one) => (one.name === "bar 2.2" ? { ...one, box: { ...one.box, height: one.box.height * by } } : one)) });
    expect(await plantedInChart(stretched(1.1))).toEqual(["zero-baseline"]);
    expect(await plantedInChart(stretched(0.9))).toEqual(["zero-baseline"]);
    expect(await plantedInChart(stretched(1.03))).toEqual([]);
  });

  test("a number that the outline does not have", async () => {
    expect(await plantedInChart((node) => ({ ...node, model: { ...node.model, series: node.model.series.map((series, i) => (i === 0 ? { ...series, values: [180, 202, 260] } : series)) }, drawn: [] }))).toEqual(["chart-integrity"]);
  });

  test("a line too pale to follow", async () => {
    const line = (color: "tint" | "s1") => (node: ChartNode): ChartNode => ({ ...node, model: { ...node.model, series: [...node.model.series, { name: "合计", mark: "line", values: [260, 310, 355], color, format: "General" }] } });
    const named = (nodes: readonly SceneNode[]): readonly SceneNode[] => nodes.map((node) => (node.type === "text" && node.placeholder === "title" ? { ...node, paragraphs: [[{ text: "合计" }]] } : node));
    expect(await plantedInChart(line("tint"), named)).toEqual(["contrast"]);
    expect(await plantedInChart(line("s1"), named)).toEqual([]);
  });

  test("series without a key", async () => {
    const keyless = (nodes: readonly SceneNode[]): readonly SceneNode[] => nodes.filter((node) => !(node.type === "text" && node.paragraphs.flat().some(({ text }) => /[东西]港/u.test(text))));
    expect(await plantedInChart((node) => ({ ...node, drawn: [] }), keyless)).toEqual(["colour-alone"]);
    expect(await plantedInChart((node) => ({ ...node, drawn: [] }))).toEqual([]);
  });
});

test("1,000 slides take as long as they are many", async () => {
  const one = await deck();
  const [slide] = one.slides;
  const many = (count: number): Checked => ({ ...one, slides: Array.from({ length: count }, (_, i) => ({ ...slide!, id: `s${i}`, number: i + 1 })) });
  const time = (deckOf: Checked): number => {
    const started = performance.now();
    runChecks(checks, deckOf);
    return performance.now() - started;
  };
  time(many(100)); // warm
  const [small, large] = [time(many(250)), time(many(1000))];
  expect(large).toBeLessThan(Math.max(small, 5) * 12); // four times as many, with room for a busy machine
});
