/**
 * Every chart of every kind as the file has it: valid for Microsoft's validator, its caches equal to its workbook, and its marks
 * where our own drawing has them once LibreOffice has rendered it. PowerPoint is not at hand.
 */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { build, type Built } from "../src/build.js";
import { kindNames, loadKinds } from "../src/kinds/load.js";
import { ringBox } from "../src/layout/draw-chart.js";
import { plot } from "../src/layout/plot.js";
import type { ChartNode, SceneNode } from "../src/scene/nodes.js";
import { walk } from "../src/scene/walk.js";
import type { ColorRole } from "../src/theme/theme.js";
import { memoryWorld } from "../src/world.js";
import { outlineOf } from "./support/decks.js";
import { pagePictures, withPdf } from "./support/office.js";
import { ooxmlErrors } from "./support/ooxml.js";
import { chartRanges, packageProblems } from "./support/package-rules.js";

const kinds = await loadKinds("charts", await kindNames("charts"));
/** Kinds without a model are drawn as shapes and have tests of their own. */
const native = [...kinds.values()].filter((chart) => "model" in chart);
const examples = native.flatMap((chart) => Object.entries(chart.examples).map(([example, yaml]) => ({ name: `${chart.name}: ${example}`, yaml })));
/** Pixels a point at 144 dpi. */
const scale = 2;

interface Picture {
  readonly width: number;
  readonly data: Uint8Array;
}

let deck: Built;
let pages: readonly Picture[];

beforeAll(async () => {
  const slides = examples.map(({ yaml }) => `template: chart-takeaway\ntitle: 一句话的结论\nsource: 示例\nchart:\n  ${yaml.trimEnd().split("\n").join("\n  ")}`);
  deck = await build(memoryWorld({ "outline.yaml": outlineOf(slides) }), "outline.yaml");
  const files = withPdf(deck.artifacts[0]!.data, (pdf, at) => {
    pagePictures(pdf, at, 72 * scale);
    return readdirSync(at).filter((file) => file.endsWith(".png")).sort().map((file) => readFileSync(join(at, file)));
  });
  pages = await Promise.all(
    files.map(async (file) => {
      const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
      return { width: info.width, data: new Uint8Array(data) };
    }),
  );
}, 240_000);

test("the file passes Microsoft's validator and our own rules", { timeout: 120_000 }, async () => {
  expect(packageProblems(deck.artifacts[0]!.data)).toEqual([]);
  expect(await ooxmlErrors(deck.artifacts[0]!.data)).toEqual([]);
});

test("what every chart remembers is what its workbook says", () => {
  const ranges = chartRanges(deck.artifacts[0]!.data);
  expect(new Set(ranges.map(({ chart }) => chart)).size).toBe(examples.length);
  for (const { chart, range, cached, cells } of ranges) expect(cached, `${chart} ${range}`).toEqual(cells);
});

describe("LibreOffice draws the marks where we do", () => {
  test.each(examples.map(({ name }, i) => ({ name, i })))("$name", ({ i }) => {
    const nodes = deck.scene!.slides[i]!.nodes;
    const chart = nodes.find((node) => node.type === "chart") as ChartNode;
    const probes = probesOf(chart).filter(({ x, y }) => !covered(nodes, x, y));
    expect(probes.length).toBeGreaterThan(0);
    const theme = deck.sources!.theme.colors;
    const wrong = probes.filter(({ x, y, color }) => !seen(pages[i]!, x, y, theme[color]));
    expect(wrong.map(({ what, x, y }) => `${what} at ${x.toFixed(0)}, ${y.toFixed(0)}`)).toEqual([]);
  });
});

interface Probe {
  readonly what: string;
  readonly x: number;
  readonly y: number;
  readonly color: ColorRole;
}
/** Points just inside the corners and the middle of each mark. A mark of less than `least` points has none. */
function probesOf(chart: ChartNode): readonly Probe[] {
  const { model, box } = chart;
  if (model.kind === "pie" || model.kind === "doughnut") {
    const series = model.series[0]!;
    const ring = ringBox(model, box);
    const total = series.values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
    const middle = { x: ring.x + ring.width / 2, y: ring.y + ring.height / 2 };
    // LibreOffice has a hole of half the diameter whatever the file says.
    const distance = (ring.width / 2) * 0.85;
    let before = 0;
    return series.values.map((value, point) => {
      const angle = ((before + (value ?? 0) / 2) / total) * 2 * Math.PI;
      before += value ?? 0;
      return { what: `part ${point}`, x: middle.x + distance * Math.sin(angle), y: middle.y - distance * Math.cos(angle), color: series.pointColors?.[point] ?? series.color };
    });
  }
  const { bars, areas, points, segments } = plot(model, box);
  const inBars = bars.filter(({ fill, box: bar }) => fill === "solid" && bar.width > least && bar.height > least).flatMap(({ box: bar, color, series, point }) =>
    [[inset, inset], [bar.width - inset, inset], [inset, bar.height - inset], [bar.width - inset, bar.height - inset]].map(([dx, dy]) => ({
      what: `bar ${series}.${point}`, x: bar.x + dx!, y: bar.y + dy!, color,
    })),
  );
  const inAreas = areas.flatMap(({ corners, color, series }) => {
    const half = corners.length / 2;
    return [1, Math.floor(half / 2), half - 2].filter((k) => k > 0 && k < half).map((k) => {
      const [upper, lower] = [corners[k]!, corners[corners.length - 1 - k]!];
      return { what: `area ${series}.${k}`, x: upper.x, y: (upper.y + lower.y) / 2, color };
    });
  });
  const dots = points.filter(({ radius }) => radius >= 2.5).map(({ at, color, series, point }) => ({ what: `point ${series}.${point}`, x: at.x, y: at.y, color }));
  const lines = segments.filter(({ dashed, width }) => !dashed && width >= 1.5).map(({ from, to, color, series }, k) => ({ what: `segment ${series}.${k}`, x: (from.x + to.x) / 2, y: (from.y + to.y) / 2, color }));
  return [...inBars, ...inAreas, ...lines, ...dots];
}

/** Marks thinner than this are not looked at, and the others this far inside their edges: what the two may differ by, in points. */
const least = 6;
const inset = 2.5;

/** Whether words or a line at a value lie over a point; joined points are too thin to hide a mark. */
function covered(nodes: readonly SceneNode[], x: number, y: number): boolean {
  const chart = nodes.findIndex((node) => node.type === "chart");
  const over = [...walk(nodes.slice(chart + 1)), ...walk((nodes[chart] as ChartNode).drawn)].filter((node) => node.type === "text" || /^(?:line|target|axis)/u.test(node.name));
  return over.some(({ box }) => x > box.x - 3 && x < box.x + box.width + 3 && y > box.y - 3 && y < box.y + box.height + 3);
}

/** Whether a colour is within a point of a place, as near as antialiasing lets it be. */
function seen({ width, data }: Picture, x: number, y: number, hex: string): boolean {
  const wanted = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  for (let dy = -2; dy <= 2; dy += 1) {
    for (let dx = -2; dx <= 2; dx += 1) {
      const at = ((Math.round(y * scale) + dy) * width + Math.round(x * scale) + dx) * 3;
      if (wanted.every((channel, k) => Math.abs(channel - (data[at + k] ?? 0)) <= 12)) return true;
    }
  }
  return false;
}
